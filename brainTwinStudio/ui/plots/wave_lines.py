"""Envelopes of many rows as one line for the painter."""

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.envelope_pyramid import Envelope

CLIP_ROWS = 2.0  # a row never reaches farther up or down than this
APART_ROWS = 0.46  # the same in an overview, where rows would become one grey field
RAW_PER_PX = 3  # samples per pixel that are still drawn as they are
Points = NDArray[np.float64]


def narrowed(envelope: Envelope, columns: int) -> Envelope:
    """The same in about so many bins at most; samples as they are where few."""
    count = len(envelope.starts)
    limit = RAW_PER_PX * columns if envelope.width == 1 else columns
    if count <= limit:
        return envelope
    step = -(-count // columns)
    # bins begin at fixed samples, so that a picture does not flicker when it moves
    offset = int(-(envelope.starts[0] // envelope.width) % step)
    begins = np.arange(offset, count, step)
    if offset:
        begins = np.concatenate([[0], begins])
    low = np.minimum.reduceat(envelope.low, begins, axis=1)
    high = np.maximum.reduceat(envelope.high, begins, axis=1)
    width = envelope.width * step
    return Envelope(envelope.starts[begins], low, high, width)


def points_of(envelope: Envelope, sampling_hz: float) -> tuple[Points, Points]:
    """Times in s (point,) and values (row, point): each bin gives its low and high."""
    times = envelope.starts / sampling_hz
    if envelope.width == 1:
        return times, np.asarray(envelope.low, np.float64)
    middle = times + 0.5 * envelope.width / sampling_hz
    values = np.stack([envelope.low, envelope.high], axis=-1)
    return np.repeat(middle, 2), values.reshape(len(values), -1).astype(np.float64)


def laid_out(
    values: Points,
    scale: NDArray[np.float64],
    *,
    centred: bool,
    clip: float = CLIP_ROWS,
) -> NDArray[np.float64]:
    """Values (row, point) in rows: less their mean in sight where `centred`, over
    scale (row,), upward positive, cut at `clip` rows."""
    if centred:
        known = np.isfinite(values)
        count = np.maximum(known.sum(axis=1), 1)
        total = np.where(known, values, 0.0).sum(axis=1)
        values = values - (total / count)[:, None]
    return np.clip(values / scale[:, None], -clip, clip)


def one_path(
    times: Points, rows: NDArray[np.float64], places: NDArray[np.intp]
) -> tuple[Points, Points]:
    """Rows (row, point), each at height minus its place, as one line with gaps."""
    count, points = rows.shape
    gap = np.full((count, 1), np.nan)
    y = np.concatenate([rows - places[:, None], gap], axis=1)
    x = np.concatenate([np.broadcast_to(times, (count, points)), gap], axis=1)
    return x.ravel(), y.ravel()

"""From contacts to what the network is fitted to: sources, and what these leave.

A source that separation finds is a row of its own, heard from one region only; what is
left at the contacts is heard from all other regions, as far as they are away. So a weak
region is seen behind a strong one, and silence of a region is seen at its contacts.
Where nothing can be separated, the rows are the contacts.
"""

import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.contacts import SAMPLED_MM
from brainTwinStudio.analysis.filtering import band_passed, without_line
from brainTwinStudio.analysis.seizure_rise import (
    GUARD_S,
    LEAST_BEFORE_S,
    Rise,
    on_grid,
    rise_of,
)
from brainTwinStudio.analysis.source_separation import (
    BREADTH_MM,
    Places,
    Separation,
    placed,
    separated,
)
from brainTwinStudio.engine.seizures.earlier import CLEAR, SOONEST_S, rise_before
from brainTwinStudio.engine.seizures.features import Features, channels_of
from brainTwinStudio.engine.seizures.network import EVERY, LEAD, POINTS, STEP
from brainTwinStudio.project import Array, Connectome, Recording
from brainTwinStudio.project.electrodes import plain_contact

LOW_HZ, HIGH = 2.0, 0.4  # of what is separated; the upper edge times the sampling rate
EARLY_S = 1.0  # between background and seizure
TOP, HALF = 0.95, 0.5  # of a rise: its height, and where it has begun
SHARED = 12.0  # nats that it costs two sources to lie in one region


class Sources(NamedTuple):
    """rise (seizure, row, point): of sources, then of what is left at the contacts
    `used` (channel,); topography (used, source); places; apart_mm (channel, region);
    background (row,), contacts (channel,): log power before the seizures;
    seconds_per_unit; before_first: how clearly something rises before the first source
    that no source explains (earlier.py), NaN where it cannot be told."""

    rise: Array
    used: Array
    topography: Array
    places: Places
    apart_mm: Array
    background: Array
    contacts: Array
    seconds_per_unit: float
    before_first: float = float("nan")

    @property
    def count(self) -> int:
        """Of sources."""
        return self.topography.shape[1]

    @property
    def seen(self) -> Array:
        """Which regions (region,) have a contact near enough."""
        return self.apart_mm.min(axis=0) <= SAMPLED_MM

    @property
    def earlier(self) -> bool:
        """Seizures begin before the first source, out of sight."""
        return self.before_first > CLEAR

    @property
    def unseen_s(self) -> float:
        """How long before the first source seizures begin out of sight."""
        return SOONEST_S if self.earlier else 0.0

    def regions(self, rng: np.random.Generator | None = None) -> Array:
        """A region for each source, the clearest source first: the best, or one drawn
        by its chance."""
        taken = np.zeros(self.apart_mm.shape[1])
        found = []
        for row in self.places.log_chance:
            drawn = 0.0 if rng is None else rng.gumbel(size=len(row))
            best = int(np.argmax(row - SHARED * taken + drawn))
            taken[best] = 1.0
            found.append(best)
        return np.array(found, int)

    def onsets_s(self) -> Array:
        """Seconds (seizure, source) from the first point until each source has risen
        half way; NaN in seizures in which it hardly rises."""
        rise = self.rise[:, : self.count]
        if not self.count:
            return np.zeros(rise.shape[:2])
        top = np.nanquantile(rise, TOP, axis=2)
        there = top > HALF * top.max(axis=0)
        first = (rise > HALF * top[:, :, None]).argmax(axis=2).astype(float)
        onset = np.where(there, first, np.nan)
        return EVERY * STEP * self.seconds_per_unit * onset

    def delays_s(self) -> Array:
        """Seconds (seizure, source) from the first source of a seizure until each has
        risen half way; NaN in seizures in which it hardly rises."""
        onset = self.onsets_s()
        if not self.count:
            return onset
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a seizure without any
            return onset - np.nanmin(onset, axis=1, keepdims=True)

    def usual_s(self) -> Array:
        """Delay (source,) after the first region of a seizure, median over seizures;
        what began out of sight is the first."""
        return np.nanmedian(self.delays_s(), axis=0) + self.unseen_s

    def gains(self, regions: Array) -> tuple[Array, Array]:
        """Power over the background that each row (row, region), and each contact
        (channel, region), sees of a seizing region; the largest of a row is 1."""
        loud = self.places.loudness
        usual = float(np.median(loud)) ** 2 if self.count else 1.0
        heard = usual / (1 + (self.apart_mm / BREADTH_MM) ** 2) ** 2
        left = heard[self.used].copy()
        for source, region in enumerate(regions):
            far = (1 + (self.apart_mm[:, region] / BREADTH_MM) ** 2) ** 2
            heard[:, region] = loud[source] ** 2 / far
        for source, region in enumerate(regions):
            heard[self.used, region] = self.topography[:, source] ** 2
            left[:, region] = 0.0
        own = np.zeros((self.count, heard.shape[1]))
        own[np.arange(self.count), regions] = 1.0
        rows = np.concatenate([own, left]) / np.exp(self.background)[:, None]
        contacts = heard / np.exp(self.contacts)[:, None]
        return rows / rows.max(), contacts / rows.max()


def sources_of(
    features: Features,
    connectome: Connectome,
    recordings: Sequence[Recording],
    used: Array,
) -> Sources:
    """By the contacts `used` (channel,) of features alone."""
    signals = [signals_of(run, features, used) for run in recordings]
    split = split_of(signals, features, recordings, GUARD_S)
    rises = [
        _rises(one, run, seizure.begins_s, seizure.ends_s, split)
        for one, run, seizure in zip(
            signals, recordings, features.seizures, strict=True
        )
    ]
    point_s = EVERY * STEP * features.seconds_per_unit
    before = LEAD * features.seconds_per_unit
    rows = [
        np.concatenate(
            [
                on_grid(part, part.begins_s - before + point_s, point_s, POINTS)
                for part in parts
            ]
        )
        for parts in rises
    ]
    background = np.mean(
        [np.concatenate([part.background for part in parts]) for parts in rises], axis=0
    )
    found = Sources(
        np.stack(rows),
        used,
        split.topography,
        placed(split.topography, features.apart_mm[used]),
        features.apart_mm,
        background,
        features.background,
        features.seconds_per_unit,
    )
    starts = [seizure.begins_s - before + point_s for seizure in features.seizures]
    before_first = _before_first(found, signals, split, recordings, starts)
    return found._replace(before_first=before_first)


def _before_first(
    found: Sources,
    signals: Sequence[Array],
    split: Separation,
    recordings: Sequence[Recording],
    starts_s: Sequence[float],
) -> float:
    """starts_s: when the points of each seizure start."""
    onsets = found.onsets_s()
    if not found.count or np.isnan(onsets).all(axis=1).any():
        return float("nan")
    first = np.array(starts_s) + np.nanmin(onsets, axis=1)
    rates = [run.sampling_hz for run in recordings]
    left = []
    for one, rate in zip(signals, rates, strict=True):
        clean = np.asarray(band_passed(one, rate, LOW_HZ, HIGH * rate))
        left.append(clean - split.topography @ (split.unmixing @ clean))
    return rise_before(left, rates, first.tolist())


def signals_of(run: Recording, features: Features, used: Array) -> Array:
    """Of the contacts used (contact, time), without mains."""
    rows = channels_of(run)
    names = [n for n, kept in zip(features.electrodes.names, used, strict=True) if kept]
    at = [rows[plain_contact(name)] for name in names]
    signals = np.asarray(run.signals[at], np.float64)
    if run.line_hz is None:
        return signals
    return np.asarray(without_line(signals, run.sampling_hz, run.line_hz))


def split_of(
    signals: Sequence[Array],
    features: Features,
    recordings: Sequence[Recording],
    guard_s: float,
) -> Separation:
    """Of seizures against what was before them, but for the last guard_s, as far as
    enough background is left."""
    within, before = [], []
    for one, run, seizure in zip(signals, recordings, features.seizures, strict=True):
        rate, begins = run.sampling_hz, seizure.begins_s
        clean = np.asarray(band_passed(one, rate, LOW_HZ, HIGH * rate))
        rest = max(begins - guard_s, LEAST_BEFORE_S)
        early = max(begins - guard_s + EARLY_S, rest)
        before.append(clean[:, : round(rest * rate)])
        within.append(clean[:, round(early * rate) : round(seizure.ends_s * rate)])
    return separated(within, before)


def _rises(
    signals: Array, run: Recording, begins_s: float, ends_s: float, split: Separation
) -> list[Rise]:
    """Of the sources, if any, and of what they leave."""
    sources = split.unmixing @ signals
    left = signals - split.topography @ sources
    both = [sources, left] if len(sources) else [left]
    span, what = (begins_s, ends_s), f"recording {run.id}"
    return [rise_of(part, run.sampling_hz, span, None, what) for part in both]

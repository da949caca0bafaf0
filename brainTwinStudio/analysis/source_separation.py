"""Independent sources behind contacts in a seizure, and in which region each may lie.

Neighbouring contacts see the same source, each louder or softer; a weak source behind a
strong one is not to be seen in the power of any contact. Their waveforms tell them
apart: first the directions in which a seizure has clearly more power than the
background (generalised eigenvectors, "common spatial patterns"; Koles, Lazar and Zhou
1990, doi:10.1007/BF01129656), then, within these, independent components (FastICA with
tanh, symmetric; Hyvarinen 1999, doi:10.1109/72.761722). Where a source lies is told by
how loud each contact hears it, whatever the wave. Sources that share one waveform are
not told apart: they come as one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh

from brainTwinStudio.analysis.contacts import SAMPLED_MM

MOST = 24  # sources
CLEAR = 3.0  # times the power of the background, least
RIDGE = 1e-3  # of the mean power, added to the background
ROUNDS, SETTLED = 200, 1e-5
EXPONENTS = (1.5, 2.0, 2.5)  # amplitude falls with a power of the distance
BREADTH_MM = 7.0  # a region is no point
LOUDNESS = np.geomspace(0.3, 3.0, 13)  # around what the loudest contact says
# Set on virtual patients that no benchmark judges, by how likely their zones come out.
ERROR = 0.4  # of a gain, as a share of it
FLOOR = 0.06  # of the loudest contact: what is left of other sources
TAILS = 4.0  # degrees of freedom of Student's t: single contacts may be far off
INDEPENDENT = 0.6  # of the contacts' errors: neighbours err alike
UNSEEN = 2.0  # nats: electrodes are put where seizures are thought to be


class Separation(NamedTuple):
    """unmixing (source, contact); topography (contact, source): amplitude of each
    source, which has power 1 in the seizures, at each contact."""

    unmixing: NDArray
    topography: NDArray


class Places(NamedTuple):
    """log_chance (source, region): log of how well a source fits there, best 0;
    loudness (source,): amplitude at distance 0 from the best region."""

    log_chance: NDArray
    loudness: NDArray


def separated(
    ictal: Sequence[NDArray[np.floating]],
    background: Sequence[NDArray[np.floating]],
    seed: int = 0,
) -> Separation:
    """Of seizures and what was before them, each (contact, time); the source with the
    clearest seizure comes first. None found: no rows."""
    within, before = np.concatenate(ictal, axis=1), np.concatenate(background, axis=1)
    power = within @ within.T / within.shape[1]
    rest = before @ before.T / before.shape[1]
    contacts = len(rest)
    rest = rest + RIDGE * np.trace(rest) / contacts * np.eye(contacts)
    values, vectors = eigh(power, rest)
    count = min(MOST, int((values > CLEAR).sum()))
    if not count:
        return Separation(np.zeros((0, contacts)), np.zeros((contacts, 0)))
    whitening = (vectors[:, -count:] / np.sqrt(values[-count:])).T
    unmixing = _independent(whitening @ within, seed) @ whitening
    order = np.argsort(np.einsum("sc,cd,sd->s", unmixing, rest, unmixing))
    unmixing = unmixing[order]
    return Separation(unmixing, power @ unmixing.T)


def _independent(white: NDArray, seed: int) -> NDArray:
    """The rotation (source, row) of white rows (row, time) that FastICA finds."""
    count, samples = white.shape
    rng = np.random.default_rng(seed)
    found = np.linalg.qr(rng.normal(size=(count, count)))[0]
    for _ in range(ROUNDS):
        bent = np.tanh(found @ white)
        slope = 1 - (bent**2).mean(axis=1)
        left, _, right = np.linalg.svd(
            bent @ white.T / samples - slope[:, None] * found
        )
        last, found = found, left @ right
        if np.abs(np.abs((found * last).sum(axis=1)) - 1).max() < SETTLED:
            break
    return found


def placed(topography: NDArray, apart_mm: NDArray) -> Places:
    """Of topography (contact, source) and distances (contact, region) in mm. A gain is
    wrong by a share of itself, and by some of the loudest; how fast amplitude falls
    with distance and how loud the source is are all that may be, summed up."""
    sources, regions = topography.shape[1], apart_mm.shape[1]
    chance, loudness = np.zeros((sources, regions)), np.zeros(sources)
    square = apart_mm**2 / BREADTH_MM**2
    unseen = UNSEEN * (apart_mm.min(axis=0) > SAMPLED_MM)
    for s, row in enumerate(np.abs(topography.T)):
        values, scales = [], []
        for exponent in EXPONENTS:
            gain = (1 + square) ** (-exponent / 2)
            for factor in LOUDNESS:
                loud = factor * row.max() / gain.max(axis=0)
                values.append(_fit(row[:, None], gain * loud) - unseen)
                scales.append(loud)
        each = np.array(values)
        whole = np.logaddexp.reduce(each, axis=0)
        best = int(whole.argmax())
        chance[s] = whole - whole[best]
        loudness[s] = scales[each[:, best].argmax()][best]
    return Places(chance, loudness)


def _fit(row: NDArray, heard: NDArray) -> NDArray:
    """Log likelihood (region,) of amplitudes row (contact, 1) where heard (contact,
    region) is expected."""
    variance = (ERROR * heard) ** 2 + (FLOOR * row.max()) ** 2
    off = (TAILS + 1) * np.log1p((row - heard) ** 2 / variance / TAILS)
    return -INDEPENDENT * (off + np.log(variance)).sum(axis=0) / 2

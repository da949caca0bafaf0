"""Does anything rise before the first source that no source explains?

Where a seizure begins out of every contact's sight, the first region in sight looks
like its beginning. What begins far away still reaches all contacts a little: one
direction through them (generalised eigenvectors, "common spatial patterns"; Koles,
Lazar and Zhou 1990, doi:10.1007/BF01129656) has more power shortly before the first
source than in the rest before it. It is looked for in all seizures but one and tested
in that one, so that a direction which is there by chance says nothing.
"""

from collections.abc import Sequence

import numpy as np
from scipy.linalg import eigh

from brainTwinStudio.analysis.source_separation import RIDGE
from brainTwinStudio.project import Array

SOONEST_S, LATEST_S = 7.0, 2.0  # before the first source: where a rise is looked for
REST_S = 9.0  # before the first source: where the background ends
LEAST_REST_S = 3.0
# Set on virtual patients that no benchmark judges (virtual_cohort_settings.py).
CLEAR = 0.35  # natural log of the power over the background, in every seizure


def rise_before(
    left: Sequence[Array], sampling_hz: Sequence[float], first_s: Sequence[float]
) -> float:
    """Natural log of the power over the background, in the seizure where it is least.

    left: what the sources leave at the contacts (contact, time) of each seizure;
    first_s: when its first source begins. NaN where it cannot be told: one seizure
    alone, or too little before the first source."""
    both = [_powers(*one) for one in zip(left, sampling_hz, first_s, strict=True)]
    if len(left) < 2 or any(one is None for one in both):
        return float("nan")
    early, rest = np.array(both).transpose(1, 0, 2, 3)
    contacts = rest.shape[-1]
    found = []
    for out in range(len(left)):
        others = np.arange(len(left)) != out
        within, before = early[others].mean(axis=0), rest[others].mean(axis=0)
        before = before + RIDGE * np.trace(before) / contacts * np.eye(contacts)
        way = eigh(within, before)[1][:, -1]
        found.append(np.log((way @ early[out] @ way) / (way @ rest[out] @ way)))
    return float(min(found))


def _powers(
    left: Array, sampling_hz: float, first_s: float
) -> tuple[Array, Array] | None:
    """Covariances (contact, contact) shortly before the first source and in the rest
    before it, None where too little is left."""
    rest = max(first_s - REST_S, LEAST_REST_S)
    begins = max(first_s - SOONEST_S, rest)
    ends = first_s - LATEST_S
    if round((ends - begins) * sampling_hz) < sampling_hz:
        return None
    early = left[:, round(begins * sampling_hz) : round(ends * sampling_hz)]
    before = left[:, : round(rest * sampling_hz)]
    return early @ early.T / early.shape[1], before @ before.T / before.shape[1]

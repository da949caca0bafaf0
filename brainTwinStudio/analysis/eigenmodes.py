"""Modes of a connectome and how activity lies in them.

L = I - D^-1/2 W D^-1/2 of the symmetric weights; its eigenvectors are patterns over
regions, smooth ones first. Activity in the first follows the structure, in the last it
departs from it. Source: Atasoy et al. 2016, doi:10.1038/ncomms10340; Preti and Van De
Ville 2019, doi:10.1038/s41467-019-12765-7; SCIENCE.md H.7.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]
ZERO = 1e-9


@dataclass(frozen=True, slots=True)
class Eigenmodes:
    """values (mode,), 0 to 2, ascending; modes (region, mode), orthonormal columns;
    components: how many parts the network falls into."""

    values: Array
    modes: Array

    @property
    def components(self) -> int:
        return int((self.values < ZERO).sum())

    def power(self, activity: Array) -> Array:
        """Mean square over time of activity (region, time) in every mode (mode,), as a
        share of the whole."""
        power = np.square(self.modes.T @ activity).mean(axis=1)
        total = power.sum()
        return power / total if total > 0 else power


def eigenmodes(weights: Array) -> Eigenmodes:
    """Of the symmetric part of weights (target, source), none below 0."""
    if (weights < 0).any():
        raise InputError("Eigenmodes need weights that are not below 0.")
    even = (weights + weights.T) / 2
    np.fill_diagonal(even, 0.0)
    strength = even.sum(axis=1)
    root = 1 / np.sqrt(np.where(strength > 0, strength, 1.0))
    laplacian = np.diag((strength > 0).astype(float)) - even * np.outer(root, root)
    values, modes = np.linalg.eigh(laplacian)
    return Eigenmodes(np.maximum(values, 0.0), modes)


def decoupling(found: Eigenmodes, activity: Array) -> Array:
    """Structural decoupling index (region,): size of activity (region, time) in the
    modes above the one that halves its power, over the size in those up to it."""
    share = np.cumsum(found.power(activity))
    cut = int(np.searchsorted(share, 0.5)) + 1
    inside = found.modes.T @ activity
    low = found.modes[:, :cut] @ inside[:cut]
    high = found.modes[:, cut:] @ inside[cut:]
    size = np.linalg.norm(low, axis=1)
    return np.linalg.norm(high, axis=1) / np.where(size > 0, size, np.nan)

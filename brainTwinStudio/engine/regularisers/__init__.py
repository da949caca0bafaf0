"""Regularisers: one line here each, and their weighted sum."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.regularisers.base import Course, Penalised, Regulariser
from brainTwinStudio.engine.regularisers.connectome import (
    ABSENT,
    ANATOMICAL,
    L1,
    L2,
    WIRING_COST,
)
from brainTwinStudio.engine.regularisers.courses import PHYSICS, ROUGHNESS
from brainTwinStudio.engine.regularisers.maps import LAPLACIAN, TOTAL_VARIATION
from brainTwinStudio.engine.regularisers.modules import MODULARITY, leading_modules
from brainTwinStudio.errors import InputError

REGULARISERS: tuple[Regulariser, ...] = (
    ANATOMICAL,
    L1,
    L2,
    ABSENT,
    WIRING_COST,
    MODULARITY,
    TOTAL_VARIATION,
    LAPLACIAN,
    PHYSICS,
    ROUGHNESS,
)
MISSING = {
    "distances_mm": "distances between regions, which this connectome lacks",
    "modules": "a partition of the regions into modules (leading_modules makes one)",
    "course": "a course of states, which only models with learned dynamics have",
}

__all__ = [
    "MISSING",
    "REGULARISERS",
    "Course",
    "Penalised",
    "Regulariser",
    "leading_modules",
    "penalty",
    "regulariser",
]


def regulariser(name: str) -> Regulariser:
    return entry_of(REGULARISERS, name, "regulariser")


def penalty(
    chosen: Sequence[tuple[str, float | jax.Array]], given: Penalised
) -> jax.Array:
    """Sum of strength times value over (name, strength) pairs. Raises InputError for a
    regulariser that is unknown or lacks what it needs."""
    total = jnp.zeros((), given.weights.dtype)
    for name, strength in chosen:
        entry = regulariser(name)
        for need in entry.needs:
            if getattr(given, need) is None:
                raise InputError(f"The regulariser '{name}' needs {MISSING[need]}.")
        total = total + strength * entry.value(given)
    return total

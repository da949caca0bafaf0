"""What a regulariser is: a penalty on a candidate, before any datum is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

import jax
import numpy as np

from brainTwinStudio.project import Array, PartInfo


class Course(NamedTuple):
    """A course of states and the rates that physics gives them.

    states (time, ...), one sample after the other, step_s apart; physics (time, ...)
    the rates of change of the mechanistic model at these states, per s, None where
    there is none.
    """

    states: jax.Array
    step_s: float
    physics: jax.Array | None = None


class Penalised(NamedTuple):
    """A candidate, and what it is held against.

    parameters: name -> value () or (region,) in its unit. weights, anatomy: learned and
    anatomical weights (target, source) on the same scale. spans: name -> the range that
    counts as one unit of a parameter; 1 where none is given. distances_mm (target,
    source), of regions or along tracts. modules (region,): number of the module each
    region belongs to.
    """

    parameters: Mapping[str, jax.Array]
    weights: jax.Array
    anatomy: jax.Array | Array
    spans: Mapping[str, float] = MappingProxyType({})
    distances_mm: Array | jax.Array | None = None
    modules: Array | jax.Array | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Regulariser:
    """value(penalised) -> scalar, differentiable. Those of weights do not change when
    learned and anatomical weights are multiplied alike. needs: which optional fields of
    Penalised it reads; on: what it holds."""

    info: PartInfo
    value: Callable[[Penalised], jax.Array]
    needs: tuple[str, ...] = ()
    on: Literal["weights", "maps", "course"] = "weights"


def off_diagonal(regions: int) -> tuple[Array, Array]:
    """Target and source of every ordered pair of different regions."""
    target, source = np.nonzero(~np.eye(regions, dtype=bool))
    return target, source

"""What an optimiser is, and what it works on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax
import numpy as np

from brainTwinStudio.project import Array, PartInfo

# heard(step, best value so far, where (parameter,)) -> True to stop now
Heard = Callable[[int, float, Array], bool]


def nobody(step: int, value: float, flat: Array) -> bool:
    """Listens to nothing, stops nothing."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What is to be minimised over flat unbounded parameters (parameter,).

    value_and_gradient(flat): value and gradient (parameter,), compiled by the caller; a
    stochastic one may use new noise in every call. value(flat): without the gradient.
    hessian_vector(flat, direction) (parameter,): differences of gradients where not
    given. residuals(flat) (residual,): traceable by JAX; the value is the sum of their
    squares.
    """

    value_and_gradient: Callable[[Array], tuple[float | jax.Array, Array | jax.Array]]
    value: Callable[[Array], float | jax.Array] | None = None
    hessian_vector: Callable[[Array, Array], Array | jax.Array] | None = None
    residuals: Callable[[jax.Array], jax.Array] | None = None


class Settings(NamedTuple):
    """steps: at most. tolerance: relative decrease of the value at which deterministic
    methods are done. For first-order methods: rate of the first step, falling to a
    tenth by cosine; clip: largest norm of the gradient; momentum of SGD; scale
    (parameter,): factors on the rate, 1 where None.
    """

    steps: int = 200
    tolerance: float = 1e-9
    rate: float = 0.02
    clip: float = 10.0
    momentum: float = 0.9
    scale: Array | None = None


class Minimised(NamedTuple):
    """The best point found (parameter,), its value, steps taken, whether the method's
    own test of convergence was met, and a sentence on how it ended."""

    x: Array
    value: float
    steps: int
    converged: bool
    message: str


Run = Callable[[Problem, Array, Settings, Heard], Minimised]


@dataclass(frozen=True, slots=True)
class Optimiser:
    """noisy: copes with a value that changes from call to call. most: parameters beyond
    which it is hopeless. least_squares: works on residuals. pace: steps in the time of
    one of L-BFGS, about, on a learned connectome."""

    info: PartInfo
    run: Run
    noisy: bool = False
    most: int | None = None
    least_squares: bool = False
    pace: float = 1.0


class Record:
    """The best finite point so far."""

    def __init__(self, start: Array) -> None:
        self.x = np.array(start, float)
        self.value = np.inf
        self.steps = 0

    def note(self, x: Array, value: float) -> None:
        if value < self.value:  # NaN is not
            self.x, self.value = np.array(x, float), float(value)

    def ended(self, message: str, *, converged: bool = False) -> Minimised:
        return Minimised(self.x, self.value, self.steps, converged, message)

    def stopped(self) -> Minimised:
        return self.ended(
            f"Stopped on request after {self.steps} steps; the best so far is kept."
        )

    def used_up(self) -> Minimised:
        return self.ended(f"All {self.steps} steps were used.")


NOT_FINITE = "The loss is not a finite number at the start."

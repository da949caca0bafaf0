"""Brains drawn from a prior, what is recorded of them, and what is asked of it, for
coverage.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.hybrid import SCALE
from brainTwinStudio.engine.inference.posterior import Posterior
from brainTwinStudio.engine.inference.time_series import (
    MEASURED,
    Experiment,
    Free,
    fitted,
    posterior_of,
    recorded,
)
from brainTwinStudio.engine.learned.residual import residual_start
from brainTwinStudio.project import Array

FEWEST_INTERVALS = 300


class Brain(NamedTuple):
    """A posterior at its optimum and the truth (parameter,) in unbounded space."""

    of: Posterior
    truth: Array


@dataclass(frozen=True)
class Case:
    """brain(seed): one drawn from the prior and recorded; quantities: of a brain."""

    name: str
    label: str
    about: str
    quantities: int
    brain: Callable[[int], Brain]

    @property
    def fewest_brains(self) -> int:
        return -(-FEWEST_INTERVALS // self.quantities)


class Setup(NamedTuple):
    experiment: Experiment
    samples: int
    start: Callable[[np.random.Generator], Array]
    stimulus: Callable[[], Array]
    fixed: dict[str, Array]


def _connections(regions: int) -> Array:
    weights = np.random.default_rng(3).uniform(0.2, 1.0, (regions, regions))
    weights = (weights + weights.T) / 2
    np.fill_diagonal(weights, 0.0)
    return weights / weights.max()


def _simulated(setup: Setup, seed: int) -> Brain:
    """Free parameters and noise drawn from the prior; nothing left out but networks
    that leave all bounds, which no recording shows."""
    rng = np.random.default_rng(seed)
    experiment = setup.experiment
    shape = (setup.samples, experiment.regions)
    stimulus = setup.stimulus()
    given = {"stimulus": stimulus, "fixed": setup.fixed}
    weights = _connections(experiment.regions)
    start = setup.start(rng)
    empty = posterior_of(experiment, np.zeros(shape), weights, start, **given)
    while True:
        truth = empty.start + empty.prior_sd * rng.standard_normal(empty.start.size)
        clean = np.asarray(_clean(experiment)(jnp.asarray(truth), empty.data))
        if np.isfinite(clean).all():
            break
    place = empty.names.index(MEASURED)
    noise = np.asarray(empty.physical(jnp.asarray(truth), empty.data))[place]
    samples = clean + noise * rng.standard_normal(shape)
    of = posterior_of(experiment, samples, weights, start, **given)
    return Brain(fitted(of, seed), truth)


_COMPILED: dict[Experiment, Callable] = {}


def _clean(experiment: Experiment) -> Callable:
    if experiment not in _COMPILED:
        _COMPILED[experiment] = jax.jit(lambda t, d: recorded(experiment, t, d))
    return _COMPILED[experiment]


# ------------------------------------------------------------- Montbrio, Pazo, Roxin

MPR = Experiment(
    "montbrio_pazo_roxin",
    "additive",
    2,
    (
        Free("eta", -7.0, -3.0, (2,), sd=1.0),
        Free("J", 10.0, 18.0, sd=1.0),
        Free("Delta", 0.5, 2.0, logarithmic=True, sd=1.0),
        Free("G", 0.0, 2.0, sd=1.0),
        Free(MEASURED, 0.05, 0.3, logarithmic=True, sd=1.0),
    ),
    step=0.025,
    steps=8,
    read="potential",
)


def _mpr_stimulus() -> Array:
    """A current of 1.5 into the first, then into the second region."""
    push = np.zeros((40, 2))
    push[4:16, 0] = 1.5
    push[20:32, 1] = 1.5
    return push


def _mpr(seed: int) -> Brain:
    def start(rng: np.random.Generator) -> Array:
        return np.array([[0.1, 0.1], [-2.0, -2.0]])

    return _simulated(Setup(MPR, 40, start, _mpr_stimulus, {}), seed)


# ------------------------------------------------------------- Epileptor 2D

EPILEPTOR = Experiment(
    "epileptor_2d",
    "diffusive",
    3,
    (
        Free("x0", -3.2, -1.4, (3,)),
        Free("G", 0.0, 2.0),
        Free("tau0", 10.0, 60.0, logarithmic=True),
        Free(MEASURED, 0.05, 0.5, logarithmic=True),
    ),
    step=0.125,
    steps=8,
    read="potential",
)


def _epileptor(seed: int) -> Brain:
    def start(rng: np.random.Generator) -> Array:
        return np.array([[-2.0, -2.0, -2.0], [3.5, 3.5, 3.5]])

    def stimulus() -> Array:
        return np.zeros((50, 3))

    return _simulated(Setup(EPILEPTOR, 50, start, stimulus, {}), seed)


# ------------------------------------------------------------- Hopf

HOPF = Experiment(
    "hopf",
    "diffusive",
    2,
    (
        Free("a", -0.3, 0.3, (2,)),
        Free("frequency_hz", 0.05, 0.3, (2,)),
        Free("G", 0.0, 1.0),
        Free(MEASURED, 0.05, 0.3, logarithmic=True),
    ),
    step=0.1,
    steps=5,
    read="first",
)


def _hopf(seed: int) -> Brain:
    def start(rng: np.random.Generator) -> Array:
        return np.array([[0.8, -0.4], [0.0, 0.5]])

    def stimulus() -> Array:
        return np.zeros((60, 2))

    return _simulated(Setup(HOPF, 60, start, stimulus, {}), seed)


# ------------------------------------------------------------- Hopf with a residual

HIDDEN = 3
HYBRID = Experiment(
    "hopf+residual",
    "diffusive",
    2,
    (
        Free("a", -0.6, 0.6, (2,)),
        Free("frequency_hz", 0.05, 0.3, (2,)),
        Free("G", 0.0, 1.0),
        Free("residual.w2", None, None, (2, HIDDEN), sd=0.4),
        Free(MEASURED, 0.02, 0.2, logarithmic=True),
    ),
    step=0.1,
    steps=5,
    read="first",
)


def _hybrid(seed: int) -> Brain:
    net = residual_start(jax.random.key(4), HIDDEN, 0, 2)
    fixed = {k: np.asarray(v) for k, v in net.items() if k != "residual.w2"}
    fixed[SCALE] = np.full(2, 0.5)

    def start(rng: np.random.Generator) -> Array:
        return np.array([[0.8, -0.4], [0.0, 0.5]])

    def stimulus() -> Array:
        return np.zeros((60, 2))

    return _simulated(Setup(HYBRID, 60, start, stimulus, fixed), seed)


CASES: tuple[Case, ...] = (
    Case(
        "hopf_series",
        "Hopf, time series",
        "2 regions, 60 samples of x over 30 s; a and frequency of both, G, measurement "
        "noise",
        6,
        _hopf,
    ),
    Case(
        "mpr",
        "Montbrió-Pazó-Roxin",
        "2 regions, 40 samples of V over 8 time units, a current into each in turn; "
        "eta of both, J, Delta, G, measurement noise",
        6,
        _mpr,
    ),
    Case(
        "epileptor_2d",
        "Epileptor 2D",
        "3 regions, 50 samples of x over 50 time units; x0 of each, G, tau0, "
        "measurement noise",
        6,
        _epileptor,
    ),
    Case(
        "hybrid",
        "Hybrid: Hopf and a learned residual",
        "2 regions, 60 samples of x over 30 s; a and frequency of both, G, the six "
        "weights of the residual's last layer, measurement noise",
        12,
        _hybrid,
    ),
)

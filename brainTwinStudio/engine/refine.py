"""Second part of a fit: the nonlinear stochastic network, by gradient descent (Adam,
or another that copes with noise) on FC, its dynamics and spectra at once, through
free-running simulations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any, NamedTuple, cast

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from jax.typing import ArrayLike

from brainTwinStudio.engine.grid import Grid, time_grid
from brainTwinStudio.engine.losses import Loss, Sampled
from brainTwinStudio.engine.optimisers import optimiser
from brainTwinStudio.engine.optimisers.first_order import rule_of
from brainTwinStudio.engine.parameters import (
    Layout,
    Pull,
    Theta,
    is_weight,
    penalty,
    physical,
    to_unbounded,
)
from brainTwinStudio.engine.regularised import NONE, Regular
from brainTwinStudio.engine.run_twin import network_of, observed, response_of
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.project import Array
from brainTwinStudio.project.model_spec import UNNAMED

TRAINING_SEEDS = 4
CHECKING_SEEDS = 8
CHECK_EVERY = 10
PATIENCE = 2
ENOUGH = 0.03
LONGEST_TRAINING_S = 900.0
RATES = {"gain_depth": 0.05, "gain_tau_s": 0.05}
RATE = 0.02
WEIGHT_RATE, BESIDE = 0.01, 0.1
AVERAGING = 0.8
ADAM = "adam"
LARGEST_GRADIENT, MOMENTUM = 10.0, 0.9
NO_STRENGTHS: Array = np.zeros(0)
DEPTHS = (0.2, 0.5, 0.8, 1.1)
TIMES_S = (8.0, 15.0, 30.0)


@partial(
    jax.tree_util.register_dataclass,
    data_fields=("target", "weight"),
    meta_fields=("loss",),
)
@dataclass(frozen=True, slots=True)
class Goal:
    """One term of the loss: target feature and weight per run-to-run difference."""

    loss: Loss
    target: jax.Array
    weight: float | jax.Array


class Way(NamedTuple):
    """How the descent is done: the kind of steps, and regularisers with their strengths
    (regulariser,)."""

    kind: str = ADAM
    regular: Regular = NONE
    strengths: Array = NO_STRENGTHS


class Place(NamedTuple):
    """Where a descent is, the running mean of it, and the optimiser's moments."""

    theta: Theta
    mean: Theta
    moments: Any


class Refinement:
    """The running descent: where it is, its best so far, and its history."""

    def __init__(
        self,
        node: str,
        layout: Layout,
        theta: Theta,
        pull: Pull,
        goals: tuple[Goal, ...],
        sampled: Sampled,
        seed: int,
        way: Way | None = None,
    ) -> None:
        way = way or Way()
        tr = 1 / sampled.sampling_hz
        grid = training_grid(sampled)
        samples = grid.samples
        sampled = sampled._replace(samples=samples)
        response = response_of(samples, tr, sampled.band_hz)
        trial = Trial(node, layout, pull, goals, sampled, grid, response, way.regular)
        self._strengths = jnp.asarray(way.strengths)
        self._gradient = partial(_value_and_gradient, trial)
        self._score = partial(_value, trial)
        self._seed = seed
        self._kind, self._rates = way.kind, rates_of(theta)
        self._bounds = layout.bounds
        self.theta = theta
        self.mean = theta
        rule = rule_of(way.kind, LARGEST_GRADIENT, MOMENTUM)
        self.moments: Any = jax.jit(rule.init)(cast(Any, theta))
        self.steps = 0
        self.best = theta
        self.best_score = np.inf
        self.scores: list[float] = []
        self.losses: list[float] = []
        self.finite = True

    def scan_slow_gain(self, heard: Callable[[float], bool]) -> None:
        """Start the slow gain at the best of a small grid of depth and time constant;
        its gradient is weak far from the answer."""
        trials = []
        for depth, tau in product(DEPTHS, TIMES_S):
            trial = dict(self.theta)
            for name, at in (("gain_depth", depth), ("gain_tau_s", tau)):
                place = to_unbounded(name, at, self._bounds[name])
                trial[name] = jnp.asarray(place)
            score = self.score(trial)
            trials.append((score, len(trials), trial))
            if heard(score):
                break
        score, _, self.theta = min(trials, key=lambda item: item[:2])
        self.mean, self.best, self.best_score = self.theta, self.theta, score

    def consider(self, theta: Theta) -> None:
        """Go on from `theta`, and keep it if it is the best so far."""
        score = self.score(theta)
        self.theta = self.mean = theta
        if score < self.best_score:
            self.best, self.best_score = theta, score

    def score(self, theta: Theta) -> float:
        """Loss on noise seeds that are the same at every check."""
        keys = seed_keys(self._seed + 1, 0, CHECKING_SEEDS)
        value = float(self._score(theta, keys, self._strengths))
        return value if np.isfinite(value) else np.inf

    def step(self, total: int) -> float:
        """One step with fresh noise, the rate falling to a tenth by cosine."""
        keys = seed_keys(self._seed, (1 + self.steps) * 1000, TRAINING_SEEDS)
        value, gradient = self._gradient(self.theta, keys, self._strengths)
        share = min(self.steps / max(total, 1), 1.0)
        fall = 0.1 + 0.9 * (1 + np.cos(np.pi * share)) / 2
        rates = {n: np.asarray(fall * rate) for n, rate in self._rates.items()}
        place = Place(self.theta, self.mean, self.moments)
        place, finite = _moved(self._kind, place, gradient, rates)
        self.finite = bool(finite) and bool(np.isfinite(value))
        if self.finite:
            self.theta, self.mean, self.moments = place
        self.steps += 1
        self.losses.append(float(value))
        return float(value)

    def check(self) -> None:
        """Judge the running average of the parameters, which carries less of the noise
        of single steps than the last of them (Polyak and Juditsky 1992)."""
        score = self.score(self.mean)
        self.scores.append(score)
        if score < self.best_score:
            self.best, self.best_score = self.mean, score

    @property
    def converged(self) -> bool:
        """The last two checks (20 steps) improved the best by less than 3 percent,
        which is far below the difference between two runs of one person."""
        if len(self.scores) <= PATIENCE:
            return False
        before = min(self.scores[:-PATIENCE])
        return min(self.scores[-PATIENCE:]) > before * (1 - ENOUGH)

    def state(self) -> dict[str, Array]:
        """Everything that decides how the descent goes on, as plain arrays."""
        flat = {
            "theta": self.theta,
            "mean": self.mean,
            "best": self.best,
        }
        arrays = {k: np.asarray(ravel_pytree(v)[0]) for k, v in flat.items()}
        for number, leaf in enumerate(jax.tree.leaves(self.moments)):
            arrays[f"moment_{number}"] = np.asarray(leaf)
        arrays["steps"] = np.asarray(self.steps)
        arrays["best_score"] = np.asarray(self.best_score)
        arrays["scores"] = np.asarray(self.scores, float)
        arrays["losses"] = np.asarray(self.losses, float)
        return arrays

    def restore(self, state: Mapping[str, Array]) -> None:
        """Go on exactly where `state` was taken."""
        unravel = ravel_pytree(self.theta)[1]
        self.theta = unravel(jnp.asarray(state["theta"]))
        self.mean = unravel(jnp.asarray(state["mean"]))
        self.best = unravel(jnp.asarray(state["best"]))
        leaves, tree = jax.tree.flatten(self.moments)
        given = [
            jnp.asarray(state[f"moment_{number}"], leaf.dtype)
            for number, leaf in enumerate(leaves)
        ]
        self.moments = jax.tree.unflatten(tree, given)
        self.steps = int(state["steps"])
        self.best_score = float(state["best_score"])
        self.scores = [float(s) for s in state["scores"]]
        self.losses = [float(s) for s in state["losses"]]


def rates_of(theta: Theta) -> dict[str, float]:
    """The first rate of every parameter. Physics beside a net that is being learned
    moves a tenth as fast: it comes from the linear theory, nearly right."""
    share = BESIDE if any(map(is_weight, theta)) else 1.0
    usual = {name: share * RATES.get(name, RATE) for name in theta}
    return {n: WEIGHT_RATE if is_weight(n) else rate for n, rate in usual.items()}


def training_grid(sampled: Sampled) -> Grid:
    """Of the free runs that the descent looks at: as long as the recording, at most
    15 minutes."""
    tr = 1 / sampled.sampling_hz
    return time_grid(min(sampled.samples, round(LONGEST_TRAINING_S / tr)), tr)


@partial(
    jax.tree_util.register_dataclass,
    data_fields=("layout", "pull", "goals", "response", "regular"),
    meta_fields=("node", "sampled", "grid"),
)
@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Everything about a descent that stays the same from step to step. What is
    compiled serves all people whose recordings have the same shape."""

    node: str
    layout: Layout
    pull: Pull
    goals: tuple[Goal, ...]
    sampled: Sampled
    grid: Grid
    response: jax.Array
    regular: Regular


def _plain_value(
    trial: Trial, theta: Theta, keys: jax.Array, strengths: jax.Array
) -> jax.Array:
    """The whole loss: every goal on simulated BOLD, plus the penalty and regularisers
    of these strengths (regulariser,)."""
    p = physical(theta, trial.layout)
    bold = observed(
        trial.node, trial.grid, p, network_of(p, "additive"), trial.response, keys
    )
    signals = jnp.swapaxes(bold, 1, 2)
    total = penalty(theta, trial.layout, trial.pull)
    for goal in trial.goals:
        found = goal.loss.feature(signals, trial.sampled)
        total = total + goal.weight * goal.loss.distance(found, goal.target)
    if not trial.regular.names:
        return total
    return total + trial.regular.value(theta, trial.layout, strengths)


@partial(jax.jit, static_argnums=0)
def _moved(
    kind: str, place: Place, gradient: Theta, rates: Mapping[str, ArrayLike]
) -> tuple[Place, jax.Array]:
    """One step on at these rates, and whether the gradient is finite."""
    rule = rule_of(kind, LARGEST_GRADIENT, MOMENTUM)
    update, moments = cast(Any, rule.update(cast(Any, gradient), place.moments))
    theta = {
        name: at - jnp.asarray(rates[name]) * update[name]
        for name, at in place.theta.items()
    }
    mean = {
        name: AVERAGING * at + (1 - AVERAGING) * theta[name]
        for name, at in place.mean.items()
    }
    finite = jnp.isfinite(ravel_pytree(gradient)[0]).all()
    return Place(theta, mean, moments), finite


_value = jax.jit(_plain_value)
_value_and_gradient = jax.jit(jax.value_and_grad(_plain_value, argnums=1))


def descent_kind(name: str) -> str:
    """The chosen optimiser where it copes with noise; else Adam."""
    known = name not in UNNAMED
    return name if known and optimiser(name).noisy else ADAM

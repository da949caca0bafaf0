"""Gradient descent: Adam, SGD and AdaBelief of Optax, over one start or many at once.

The norm of the gradient is clipped. Where value or gradient is not finite the step is
taken back, the rate of that start halved, and the last good state kept (SCIENCE.md
E.2).
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from brainTwinStudio.engine.optimisers.base import (
    NOT_FINITE,
    Heard,
    Minimised,
    Problem,
    Record,
    Settings,
)
from brainTwinStudio.project import Array

LAST_SHARE = 0.1
PATIENCE = 10
Batch = Callable[[Array], tuple[Any, Any]]


class Place(NamedTuple):
    """Where every start is (row, parameter), and the state of its optimiser."""

    x: jax.Array
    state: Any


class Descent:
    """A running descent of several starts: step by step, with a state that can be kept.

    batch((row, parameter)) -> values (row,), gradients (row, parameter). best (row,
    parameter) and values (row,): the best of every start so far.
    """

    def __init__(
        self, kind: str, batch: Batch, starts: Array, settings: Settings
    ) -> None:
        self.batch, self.settings, self.kind = batch, settings, kind
        x = jnp.asarray(starts, jnp.float64)
        start, self._move = _rule(kind, settings.clip, settings.momentum)
        self._here = self._good = Place(x, start(x))
        rows = x.shape[0]
        self.best, self.values = np.array(x), np.full(rows, np.inf)
        self.steps = 0
        self.share = np.ones(rows)
        self.failures = np.zeros(rows, int)

    @property
    def lost(self) -> bool:
        """Every start has failed to be finite ten times in a row."""
        return bool((self.failures >= PATIENCE).all())

    @property
    def rates(self) -> Array:
        """Rate of every start now (row,)."""
        done = min(self.steps / max(self.settings.steps, 1), 1.0)
        fall = LAST_SHARE + (1 - LAST_SHARE) * (1 + np.cos(np.pi * done)) / 2
        return self.settings.rate * fall * self.share

    def step(self) -> Array:
        """Look at every start where it is, then move it; the values seen (row,)."""
        values, gradients, finite = self._look()
        self.share = np.where(finite, self.share, self.share / 2)
        scale = np.ones(1) if self.settings.scale is None else self.settings.scale
        pace = np.broadcast_to(self.rates[:, None] * scale, gradients.shape)
        self._here, self._good = self._move(
            self._here, self._good, gradients, finite, pace
        )
        self.steps += 1
        return values

    def look(self) -> None:
        """Look once more, without a move: where the last step led may be the best."""
        self._look()

    def _look(self) -> tuple[Array, Array, Array]:
        x = np.asarray(self._here.x)
        found, slopes = self.batch(x)
        values, gradients = np.array(found, float), np.asarray(slopes, float)
        finite = np.isfinite(values) & np.isfinite(gradients).all(axis=1)
        better = finite & (values < self.values)
        self.best[better], self.values[better] = x[better], values[better]
        self.failures = np.where(finite, 0, self.failures + 1)
        return values, gradients, finite

    def keep(self, rows: Array) -> None:
        """Go on with these starts alone."""
        self._here, self._good = jax.tree.map(
            lambda leaf: leaf[rows], (self._here, self._good)
        )
        for name in ("best", "values", "share", "failures"):
            setattr(self, name, getattr(self, name)[rows])

    def state(self) -> dict[str, Array]:
        """Everything that decides how the descent goes on, as plain arrays."""
        found = {
            name: np.array(getattr(self, name))
            for name in ("best", "values", "steps", "share", "failures")
        }
        leaves = jax.tree.leaves((self._here, self._good))
        return found | {f"leaf_{k}": np.asarray(leaf) for k, leaf in enumerate(leaves)}

    def restore(self, state: Mapping[str, Array]) -> None:
        """Go on exactly where `state` was taken."""
        for name in ("best", "values", "share", "failures"):
            setattr(self, name, np.array(state[name]))
        self.steps = int(state["steps"])
        leaves, tree = jax.tree.flatten((self._here, self._good))
        given = [
            jnp.asarray(state[f"leaf_{k}"], leaf.dtype) for k, leaf in enumerate(leaves)
        ]
        self._here, self._good = jax.tree.unflatten(tree, given)


def rule_of(kind: str, clip: float, momentum: float) -> optax.GradientTransformation:
    """From gradients, clipped, to steps of rate 1."""
    kinds = {
        "adam": optax.scale_by_adam(),
        "sgd": optax.trace(decay=momentum, nesterov=True),
        "adabelief": optax.scale_by_belief(),
    }
    return optax.chain(optax.clip_by_global_norm(clip), kinds[kind])


@cache
def _rule(kind: str, clip: float, momentum: float):
    """First states of the optimiser for starts (row, parameter), and the compiled
    move."""
    rule: Any = rule_of(kind, clip, momentum)

    @jax.jit
    def move(here: Place, good: Place, gradients, finite, pace) -> tuple[Place, Place]:
        gradients = jnp.where(finite[:, None], gradients, 0.0)
        updates, state = jax.vmap(rule.update)(gradients, here.state)
        ahead = Place(here.x - pace * updates, state)
        return _chosen(finite, ahead, good), _chosen(finite, here, good)

    return jax.vmap(rule.init), move


def _chosen(rows: jax.Array, yes: Place, no: Place) -> Place:
    def of(a: jax.Array, b: jax.Array) -> jax.Array:
        return jnp.where(rows.reshape(-1, *[1] * (a.ndim - 1)), a, b)

    return jax.tree.map(of, yes, no)


def descend(
    kind: str, problem: Problem, start: Array, settings: Settings, heard: Heard
) -> Minimised:
    """One start, all steps."""

    def batch(x: Array) -> tuple[Any, Any]:
        value, gradient = problem.value_and_gradient(x[0])
        return np.array(value, float)[None], np.asarray(gradient)[None]

    descent = Descent(kind, batch, np.asarray(start)[None], settings)
    record = Record(start)
    for _ in range(settings.steps):
        descent.step()
        record.steps = descent.steps
        record.note(descent.best[0], descent.values[0])
        if heard(descent.steps, record.value, record.x):
            return record.stopped()
        if descent.lost:
            return record.ended(_lost(record))
    descent.look()
    record.note(descent.best[0], descent.values[0])
    return record.used_up()


def _lost(record: Record) -> str:
    if not np.isfinite(record.value):
        return NOT_FINITE
    return (
        f"The loss stayed infinite at step {record.steps}, whatever the rate; the best "
        "state before that is kept."
    )


adam, sgd, adabelief = (partial(descend, kind) for kind in ("adam", "sgd", "adabelief"))

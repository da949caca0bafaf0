"""Posterior of a network of any node model, given what was recorded of it over time.

The network is integrated with Heun's scheme without noise; the recording is what is
read of every region plus Gaussian measurement noise. Small process noise is taken for
measurement noise, which is right only while it does not change where the network goes.
Parameters lie between bounds, with a Gaussian prior on the logit of their place there;
weights of learned parts have a Gaussian prior as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.inference.posterior import Posterior, at_optimum
from brainTwinStudio.engine.network import kept, network_rate, read
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

MEASURED = "measurement_sd"
LEAST_BLOCKS = 20
TRIED, FOLLOWED = 256, 4
Reading = Literal["first", "bold", "potential"]


@dataclass(frozen=True, slots=True)
class Free:
    """A parameter to be found, by its name in the node model, "measurement_sd" (the
    noise of the recording, in its units), or an array of a learned part such as
    "residual.w2".

    low, high: bounds; None of a weight without bounds. mean, sd: of its Gaussian prior,
    in unbounded space (the logit of the place between the bounds: mean 0 and sd 1.5 is
    nearly even) or as it is. shape: () for all regions together, (region,), or that of
    the array. logarithmic: between the logarithms of the bounds.
    """

    name: str
    low: float | None
    high: float | None
    shape: tuple[int, ...] = ()
    logarithmic: bool = False
    mean: float = 0.0
    sd: float = 1.5

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise InputError(f"{self.name} needs both bounds or none.")
        least = 0.0 if self.logarithmic else -np.inf
        low, high = self.low, self.high
        if low is not None and high is not None and not least < low < high:
            also = ", and above 0" if self.logarithmic else ""
            raise InputError(
                f"The bounds of {self.name} are {low:g} and {high:g}; the first must "
                f"be less than the second{also}."
            )
        if self.sd <= 0:
            raise InputError(f"The prior spread of {self.name} must be above 0.")

    @property
    def size(self) -> int:
        return int(np.prod(self.shape, dtype=int))

    def value(self, unbounded: jax.Array) -> jax.Array:
        if self.low is None or self.high is None:
            return unbounded
        share = jax.nn.sigmoid(unbounded)
        if self.logarithmic:
            return self.low * jnp.exp(np.log(self.high / self.low) * share)
        return self.low + (self.high - self.low) * share


@dataclass(frozen=True, slots=True)
class Experiment:
    """What is known beside the recording and compiled into the model.

    dynamics: a node model, "name" or "name+residual"; steps: time steps of `step` model
    time units between two samples. read: what is recorded of a region. block: samples
    of one block of the bootstrap.
    """

    dynamics: str
    coupling: str
    regions: int
    free: tuple[Free, ...]
    step: float
    steps: int
    read: Reading = "potential"
    block: int = 10


class Seen(NamedTuple):
    """What belongs to one recording. samples (time, region); weights (time,): how often
    a sample counts; origin (parameter,): centre of the prior; start (state, region):
    states one sample before the first; connections (target, source): weights, not yet
    times G; stimulus (time, region): held over a sample, in the unit of the node model;
    fixed: parameters that are not free."""

    samples: jax.Array
    weights: jax.Array
    origin: jax.Array
    start: jax.Array
    connections: jax.Array
    stimulus: jax.Array
    fixed: Mapping[str, jax.Array]


def posterior_of(
    experiment: Experiment,
    samples: Array,
    weights: Array,
    start: Array,
    *,
    stimulus: Array | None = None,
    fixed: Mapping[str, float | Array] | None = None,
) -> Posterior:
    """Of the free parameters; begun at the centre of the prior (see `fitted`).

    samples (time, region); weights[target, source]; start (state, region), the states
    one sample before the first; stimulus (time, region); fixed: name -> values that are
    not those of the catalogue.
    """
    regions, info = experiment.regions, node_model(experiment.dynamics).info
    if samples.ndim != 2 or samples.shape[1] != regions:
        raise InputError(
            f"The recording is {samples.shape}; expected (time, {regions} regions)."
        )
    if not np.isfinite(samples).all():
        raise InputError("The recording has values that are not finite; cut them out.")
    if weights.shape != (regions, regions):
        raise InputError(f"The weights are {weights.shape}; expected both {regions}.")
    if start.shape != (len(info.states), regions):
        raise InputError(
            f"The start is {start.shape}; expected ({len(info.states)} states, "
            f"{regions} regions)."
        )
    known = {p.name: p.default for p in info.parameters} | dict(fixed or {})
    taken = {f.name for f in experiment.free}
    for name in taken - {MEASURED}:
        if "." not in name:  # weights of learned parts have a dot
            info.parameter(name)
    quiet = np.zeros_like(samples) if stimulus is None else stimulus
    data = Seen(
        jnp.asarray(samples, float),
        jnp.ones(len(samples)),
        jnp.asarray(_spread(experiment, "mean")),
        jnp.asarray(start, float),
        jnp.asarray(weights, float),
        jnp.asarray(quiet, float),
        {k: jnp.asarray(v, float) for k, v in known.items() if k not in taken},
    )
    made = _made(experiment)
    blocks = len(samples) // experiment.block
    return Posterior(
        quantities(experiment),
        made.density,
        made.physical,
        data,
        np.asarray(data.origin),
        _spread(experiment, "sd"),
        made.redrawn,
        made.resampled if blocks >= LEAST_BLOCKS else None,
    )


def fitted(of: Posterior, seed: int = 0) -> Posterior:
    """The same at its optimum, sought from the best of many draws of the prior."""
    rng = np.random.default_rng(seed)
    spread = of.prior_sd * rng.standard_normal((TRIED, of.start.size))
    rows = of.start + np.concatenate([np.zeros((1, of.start.size)), spread])
    values = np.asarray(_heights(of.log_density)(jnp.asarray(rows), of.data))
    best = np.argsort(-np.nan_to_num(values, nan=-np.inf))[:FOLLOWED]
    return at_optimum(of, rows[best])


def quantities(experiment: Experiment) -> tuple[str, ...]:
    """Name of every parameter, of regional ones "x0 of region-1" and so on."""
    names: list[str] = []
    for f in experiment.free:
        if not f.shape:
            names.append(f.name)
        elif f.shape == (experiment.regions,):
            names += [f"{f.name} of region-{k + 1}" for k in range(f.size)]
        else:
            names += [f"{f.name} {k + 1}" for k in range(f.size)]
    return tuple(names)


def recorded(experiment: Experiment, theta: jax.Array, data: Seen) -> jax.Array:
    """What would be recorded without measurement noise (time, region)."""
    values = _values(experiment, theta)
    values.pop(MEASURED, None)
    p = {**data.fixed, **values}
    form = _form(experiment)
    gain = p.get("G", jnp.asarray(1.0)) * data.connections
    wiring = Wiring(gain)

    def sample(state: jax.Array, push: jax.Array) -> tuple[jax.Array, jax.Array]:
        def one(at: jax.Array, _: None) -> tuple[jax.Array, None]:
            first = network_rate(form, (p,), wiring, at, push)
            ahead = kept(form, at + experiment.step * first)
            second = network_rate(form, (p,), wiring, ahead, push)
            return kept(form, at + experiment.step / 2 * (first + second)), None

        state, _ = jax.lax.scan(one, state, length=experiment.steps)
        return state, read(form, (p,), state, experiment.read)

    return jax.lax.scan(sample, data.start, data.stimulus)[1]


class _Made(NamedTuple):
    density: Any
    physical: Any
    redrawn: Any
    resampled: Any


@lru_cache(16)
def _made(experiment: Experiment) -> _Made:
    """The functions of one kind of experiment: the same ones for every recording, so
    that they are compiled once."""
    sd = jnp.asarray(_spread(experiment, "sd"))
    if MEASURED not in {f.name for f in experiment.free}:
        raise InputError(f"The noise of the recording, '{MEASURED}', must be free.")

    def density(theta: jax.Array, data: Seen) -> jax.Array:
        off = data.samples - recorded(experiment, theta, data)
        noise = _values(experiment, theta)[MEASURED]
        each = -0.5 * (off / noise) ** 2 - jnp.log(noise)
        away = (theta - data.origin) / sd
        return jnp.sum(data.weights[:, None] * each) - jnp.sum(away**2) / 2

    def physical(theta: jax.Array, data: Seen) -> jax.Array:
        found = _values(experiment, theta)
        return jnp.concatenate([jnp.ravel(v) for v in found.values()])

    def redrawn(theta: jax.Array, data: Seen, key: jax.Array) -> Seen:
        one, other = jax.random.split(key)
        noise = _values(experiment, theta)[MEASURED]
        clean = recorded(experiment, theta, data)
        samples = clean + noise * normal(one, clean.shape)
        origin = theta + sd * normal(other, theta.shape)
        return data._replace(samples=samples, origin=origin)

    def resampled(theta: jax.Array, data: Seen, key: jax.Array) -> Seen:
        one, other = jax.random.split(key)
        count = -(-data.samples.shape[0] // experiment.block)
        picked = jax.random.randint(one, (count,), 0, count)
        often = jnp.bincount(picked, length=count).astype(float)
        weights = jnp.repeat(often, experiment.block)[: data.samples.shape[0]]
        origin = data.origin + sd * normal(other, theta.shape)
        return data._replace(weights=weights, origin=origin)

    return _Made(density, physical, jax.jit(redrawn), jax.jit(resampled))


@lru_cache(16)
def _heights(density: Any) -> Any:
    return jax.jit(jax.vmap(density, in_axes=(0, None)))


def _form(experiment: Experiment) -> Form:
    return single(experiment.dynamics, experiment.coupling, experiment.regions)


def _spread(experiment: Experiment, what: Literal["mean", "sd"]) -> Array:
    """Of the prior (parameter,)."""
    rows = [np.full(f.size, getattr(f, what), float) for f in experiment.free]
    return np.concatenate(rows)


def _values(experiment: Experiment, theta: jax.Array) -> dict[str, jax.Array]:
    """Name -> value in its unit and shape."""
    found: dict[str, jax.Array] = {}
    first = 0
    for f in experiment.free:
        part = theta[first : first + f.size].reshape(f.shape)
        found[f.name] = f.value(part)
        first += f.size
    return found

"""What every black box is: a learned map from one sample of a recording to the next.

Time is discrete, one step a sample. Signals are z-scored over time. The last axis of
every state begins with the observed channels, so a resection holds these entries at 0
and stimulation, noise and teacher forcing are all a kick: something added to what is
observed (SCIENCE.md B.1, B.8).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import ParameterSpec, PartInfo

Weights = dict[str, jax.Array]
Sizes = Mapping[str, float | int]
State = Float[Array, "..."]
Kick = Float[Array, " channel"]
Past = Float[Array, "time channel"]


def _as_they_are(weights: Weights) -> Weights:
    return weights


def added(weights: Weights, state: State, kick: Kick) -> State:
    """The kick on the observed entries of the newest sample in the state."""
    row = (..., slice(kick.shape[-1])) if state.ndim == 1 else (-1, slice(len(kick)))
    return state.at[row].add(kick)


@dataclass(frozen=True, slots=True)
class SequenceModel:
    """One black box.

    info.parameters are the sizes (hyper-parameters). memory: samples that `first` makes
    a state of. begun(key, channels, sizes): weights before training. first(weights,
    past (memory, channel)): a state. moved(prepared weights, state): the state one
    sample later. kicked(prepared weights, state, kick): the state after a kick of what
    is observed. prepared(weights): what steps use, made once a run and not once a step.
    informed(weights, runs of (time, channel)): a better start from the training data.
    penalty(prepared weights, states (time, ...), signals (time, channel)): what
    training adds to the squared error. objective(weights, window (time, channel), key,
    share of training done): what training lowers in place of that error.
    """

    info: PartInfo
    memory: int
    begun: Callable[[PRNGKeyArray, int, Sizes], Weights]
    first: Callable[[Weights, jax.Array], jax.Array]
    moved: Callable[[Weights, jax.Array], jax.Array]
    kicked: Callable[[Weights, jax.Array, jax.Array], jax.Array] = added
    prepared: Callable[[Weights], Weights] = _as_they_are
    informed: Callable[[Weights, tuple[jax.Array, ...]], Weights] | None = None
    penalty: Callable[[Weights, jax.Array, jax.Array], jax.Array] | None = None
    objective: Callable[..., jax.Array] | None = None

    def initial(
        self, key: PRNGKeyArray, channels: int, sizes: Sizes | None = None
    ) -> Weights:
        """Weights before training. Raises InputError for a size that is not known or
        not between its bounds."""
        return self.begun(key, channels, full_sizes(self.info, sizes or {}))

    def encoded(self, weights: Weights, past: Past) -> State:
        """State at the last sample of `past` (time >= memory, channel): made of its
        first `memory` samples, then led along the others, which settles what is
        hidden."""
        if past.shape[0] < self.memory:
            raise InputError(
                f"{self.info.label} needs {self.memory} samples to start from; "
                f"{past.shape[0]} are given."
            )
        ready = self.prepared(weights)
        state = self.first(weights, past[: self.memory])

        def along(state: State, sample: Kick):
            return self.forced(ready, self.moved(ready, state), sample, 1.0), None

        return jax.lax.scan(along, state, past[self.memory :])[0]

    def step(self, weights: Weights, state: State, kick: Kick) -> State:
        """The state one sample later, `kick` (channel,) added to what is observed."""
        ready = self.prepared(weights)
        return self.kicked(ready, self.moved(ready, state), kick)

    def forced(
        self, ready: Weights, state: State, sample: Kick, alpha: float | jax.Array
    ) -> State:
        """Generalised teacher forcing: what is observed becomes (1 - alpha) of itself
        and alpha of the data (Hess et al. 2023, arXiv:2306.04406)."""
        kick = alpha * (sample - observed(state, len(sample)))
        return self.kicked(ready, state, kick)


def observed(state: State, channels: int) -> Kick:
    """What of a state is seen (channel,): z-scored signals."""
    newest = state if state.ndim == 1 else state[-1]
    return newest[:channels]


def silenced(state: State, present: Kick) -> State:
    """The state with channels that are not `present` (1 kept, 0 resected) held at 0."""
    return state.at[..., : len(present)].multiply(present)


def full_sizes(info: PartInfo, sizes: Sizes) -> dict[str, float]:
    """Every size of a model, the default where none is given."""
    known = {spec.name: spec for spec in info.parameters}
    for name, value in sizes.items():
        if name not in known:
            raise InputError(
                f"{info.label} has no size '{name}'. "
                f"Known: {', '.join(known) or 'none'}."
            )
        spec = known[name]
        if not spec.low <= value <= spec.high:
            raise InputError(
                f"{name} of {info.label} is {value:g}; it must lie between "
                f"{spec.low:g} and {spec.high:g}."
            )
    return {name: float(sizes.get(name, spec.default)) for name, spec in known.items()}


def size(
    name: str, default: float | int, low: float | int, high: float | int, meaning: str
):
    """A size as form and report show it."""
    return ParameterSpec(name, name, "1", default, low, high, False, meaning)


def uniform(key: PRNGKeyArray, shape: tuple[int, ...], fan_in: int) -> jax.Array:
    """Uniform within 1 / sqrt(fan_in)."""
    bound = fan_in**-0.5
    return jax.random.uniform(key, shape, jnp.float64, -bound, bound)


def hidden_start(key: PRNGKeyArray, channels: int, units: int) -> Weights:
    """How units beyond the observed channels begin: a learned linear map of the first
    sample (Brenner et al. 2022, arXiv:2207.02542)."""
    hidden = units - channels
    return {
        "hidden_from": uniform(key, (hidden, channels), channels),
        "hidden_bias": jnp.zeros(hidden),
    }


def with_hidden(weights: Weights, past: Past) -> State:
    """State (unit,) of one sample (1, channel)."""
    hidden = weights["hidden_from"] @ past[-1] + weights["hidden_bias"]
    return jnp.concatenate([past[-1], hidden])

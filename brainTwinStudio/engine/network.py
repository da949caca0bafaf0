"""Regions that drive each other: what they send, hear, and how that changes them."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine.form import Form, Part, Wiring, parts
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.project import Array as NumpyArray

SC_SCALE = 0.2


def scaled_weights(weights: NumpyArray) -> NumpyArray:
    """sqrt(weights) / max * 0.2, (target, source), dimensionless.

    The square root tames the heavy tail of streamline counts, in which a few hubs
    would decide the stability of the network; 0.2 is the convention of the Hopf
    literature (Deco et al. 2017). G is only comparable within one convention.
    """
    root = np.sqrt(weights)
    return root / root.max() * SC_SCALE


def damping(gain: jax.Array, coupling: str) -> jax.Array:
    """What the network takes off the growth of every region (region,), per time unit:
    its in-strength in the diffusive form, nothing in the additive one."""
    strength = gain.sum(axis=1)
    return strength if coupling == "diffusive" else jnp.zeros_like(strength)


def waves(
    form: Form, parameters: tuple[Parameters, ...], state: Float[Array, "state region"]
) -> Float[Array, "wave region"]:
    """What leaves every region."""
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        own = _own(part, p, state, form.channels)
        rows.append(_padded(part.coupling.send(own, p), form.waves))
    return _joined(rows)


def total(
    form: Form, wiring: Wiring, sent: Float[Array, "wave region"]
) -> Float[Array, "wave region"]:
    """What arrives without delays: sum_j gain_ij wave_j. Across node models only the
    first wave travels."""
    inner = wiring.gain
    if len(form.groups) > 1:
        inner = inner * jnp.asarray(_same_model(form), sent.dtype)
    # wave by wave: XLA's product with a vector is faster than with two
    first, *others = (sent[row] for row in range(sent.shape[0]))
    arrived = jnp.stack([wiring.gain @ first, *(inner @ row for row in others)])
    return arrived if wiring.offset is None else arrived.at[0].add(-wiring.offset)


def strength_of(form: Form, wiring: Wiring) -> Float[Array, "*channel region"]:
    """In-strength, (channel, region) where channels differ in what travels to them."""
    first = wiring.gain.sum(axis=1) if wiring.strength is None else wiring.strength
    if len(form.groups) == 1 or form.channels == 1:
        return first
    inner = wiring.gain * jnp.asarray(_same_model(form), first.dtype)
    return jnp.stack([first] + [inner.sum(axis=1)] * (form.channels - 1))


def travelling(form: Form) -> NumpyArray | None:
    """1 where a wave travels (wave, target, source), None if all waves do everywhere:
    across node models only the first one does."""
    if len(form.groups) == 1 or form.waves == 1:
        return None
    same = _same_model(form)
    return np.stack([np.ones_like(same)] + [same] * (form.waves - 1))


def heard(
    form: Form,
    parameters: tuple[Parameters, ...],
    state: Float[Array, "state region"],
    arrived: Float[Array, "wave region"],
    strength: Float[Array, "*channel region"],
) -> Float[Array, "channel region"]:
    """What every region makes of what arrived; 0 in channels that are not coupled."""
    channels = max(len(part.node.info.sent) for part in parts(form))
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        own = _own(part, p, state, form.channels)
        count = own.shape[0] * part.coupling.waves
        usual = strength[..., part.here]
        usual = usual if usual.ndim == 1 else usual[: own.shape[0]]
        received = part.coupling.receive(arrived[:count, part.here], own, usual, p)
        rows.append(_padded(received, channels))
    return _joined(rows)


def rate(
    form: Form,
    parameters: tuple[Parameters, ...],
    state: Float[Array, "state region"],
    received: Float[Array, "channel region"],
    stimulus: Float[Array, " region"] | float = 0.0,
) -> Float[Array, "state region"]:
    """Rate of change per model time unit; states that a model lacks stay 0."""
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        info = part.node.info
        push = stimulus[part.here] if isinstance(stimulus, jax.Array) else stimulus
        inner = state[: len(info.states), part.here]
        given = received[: len(info.sent), part.here]
        change = part.node.drift(inner, given, push, p)
        change = change if part.pace == 1 else part.pace * change
        rows.append(_padded(change, state.shape[0]))
    return _joined(rows)


def network_rate(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    state: Float[Array, "state region"],
    stimulus: Float[Array, " region"] | float = 0.0,
) -> Float[Array, "state region"]:
    """The rate of change of the whole network, all delays 0: at a fixed point delays
    make no difference."""
    arrived = total(form, wiring, waves(form, parameters, state))
    strength = strength_of(form, wiring)
    received = heard(form, parameters, state, arrived, strength)
    return rate(form, parameters, state, received, stimulus)


def spin(
    form: Form, parameters: tuple[Parameters, ...], state: Float[Array, "state region"]
) -> Float[Array, "state region"]:
    """The share of the rate of change that is a rotation of the first two states."""
    if form.states < 2:
        return jnp.zeros_like(state)
    omega = _angular(form, parameters, state.dtype)
    change = jnp.zeros_like(state)
    return change.at[0].set(-omega * state[1]).at[1].set(omega * state[0])


def turned(
    form: Form,
    parameters: tuple[Parameters, ...],
    state: Float[Array, "state region"],
    time: float,
) -> Float[Array, "state region"]:
    """The state after that rotation alone, exactly; one state has nothing to turn."""
    if form.states < 2:
        return state
    angle = time * _angular(form, parameters, state.dtype)
    cosine, sine = jnp.cos(angle), jnp.sin(angle)
    x, y = state[0], state[1]
    return state.at[0].set(cosine * x - sine * y).at[1].set(sine * x + cosine * y)


def _angular(
    form: Form, parameters: tuple[Parameters, ...], dtype: np.dtype
) -> Float[Array, " region"]:
    """Angular frequency, rad per time unit; 0 where a model has no rotation."""
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        omega = jnp.zeros((), dtype)
        if part.node.rotation is not None:
            omega = part.pace * part.node.rotation(p)
        rows.append(jnp.broadcast_to(omega, (part.regions,)))
    return rows[0] if len(rows) == 1 else jnp.concatenate(rows)


def kept(
    form: Form, state: Float[Array, "state region"]
) -> Float[Array, "state region"]:
    """The state inside the hard bounds of its models."""
    if all(part.node.kept is None for part in parts(form)):
        return state
    rows = []
    for part in parts(form):
        inner = state[: len(part.node.info.states), part.here]
        inside = inner if part.node.kept is None else part.node.kept(inner)
        rows.append(_padded(inside, state.shape[0]))
    return _joined(rows)


def read(
    form: Form,
    parameters: tuple[Parameters, ...],
    state: Float[Array, "state region"],
    what: str,
) -> Float[Array, " region"]:
    """What is seen of every region: "first" state, "bold" drive or "potential"."""
    if what == "first":
        return state[0]
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        inner = state[: len(part.node.info.states), part.here]
        reading = part.node.bold if what == "bold" else part.node.potential
        rows.append(reading(inner, p))
    return rows[0] if len(rows) == 1 else jnp.concatenate(rows)


def noise_scale(
    form: Form, parameters: tuple[Parameters, ...], dtype: np.dtype
) -> Float[Array, "state region"]:
    """Sigma of every state, 0 where a model has no noise."""
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        info = part.node.info
        relative = np.zeros((form.states, 1))
        for name, share in info.noisy:
            relative[info.states.index(name)] = share * part.pace**0.5
        sigma = jnp.broadcast_to(p["noise"], (part.regions,))
        rows.append(jnp.asarray(relative, dtype) * sigma)
    return _joined(rows)


def noisy_rows(form: Form) -> tuple[int, ...]:
    """States that are noisy in at least one group."""
    found: set[int] = set()
    for part in parts(form):
        info = part.node.info
        found |= {info.states.index(name) for name, _ in info.noisy}
    return tuple(sorted(found))


def _own(part: Part, p: Parameters, state: jax.Array, channels: int) -> jax.Array:
    inner = state[: len(part.node.info.states), part.here]
    return part.node.sent(inner, p)[:channels]


def _padded(rows: jax.Array, count: int) -> jax.Array:
    if rows.shape[0] == count:
        return rows
    return jnp.pad(rows, ((0, count - rows.shape[0]), (0, 0)))


def _joined(rows: list[jax.Array]) -> jax.Array:
    return rows[0] if len(rows) == 1 else jnp.concatenate(rows, axis=1)


def _same_model(form: Form) -> NumpyArray:
    kinds = np.repeat(np.arange(len(form.groups)), [g.regions for g in form.groups])
    return (kinds[:, None] == kinds).astype(float)

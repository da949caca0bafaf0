"""Derivatives of what the linear theory predicts by every parameter of a twin.

The covariance P solves A P + P A^H + Q = 0. With A = V diag(l) V^-1 a change of A and Q
moves it by dP = V [(V^-1 R V^-H) / -(l_k + conj l_m)] V^H, R = dA P + P dA^H + dQ, and
the resolvent H = (A - i w)^-1 by -H dA H. All edges of 68 regions take a second.
"""

from collections.abc import Iterator
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.linear_objective import Linear, linear, linear_bands
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.losses.psd import band_edges, log_relative
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.engine.parameters import (
    OBSERVATION_PARAMETERS,
    Layout,
    Theta,
    physical,
)
from brainTwinStudio.project import Array

AT_ONCE = 128
_theory = jax.jit(linear)
TURN = 2j * np.pi
MEASURED = tuple(p.name for p in OBSERVATION_PARAMETERS)


class Predicted(NamedTuple):
    """Fisher-z FC (pair,) and log relative band powers (region, band)."""

    fc_z: jax.Array
    bands: jax.Array


class Derivatives(NamedTuple):
    """Of FC (parameter, pair) and of band powers (parameter, region * band), by the
    raveled unbounded parameters; zero where the linear theory does not see one."""

    fc_z: Array
    bands: Array


class _At(NamedTuple):
    """The network a derivative is taken at, and what a unit step of every unbounded
    parameter does to it (`steps`, in the shapes of `values`)."""

    layout: Layout
    values: dict[str, Array]
    steps: dict[str, Array]
    theory: Linear
    places: dict[str, Array]


def predicted(parameters: dict[str, jax.Array], sampled: Sampled) -> Predicted:
    """What the theory says of parameters of `physical`."""
    theory = linear(parameters)
    rows, columns = np.triu_indices(theory.fc.shape[0], 1)
    bands = linear_bands(
        parameters, theory, jnp.asarray(_centres(sampled)), 1 / sampled.sampling_hz
    )
    return Predicted(_fisher_z(theory.fc[rows, columns]), bands)


def derivatives(theta: Theta, layout: Layout, sampled: Sampled) -> Derivatives:
    """Exact derivatives of `predicted` at `theta`, by ravel_pytree(theta)."""
    at = _at(theta, layout)
    size, n = ravel_pytree(theta)[0].size, layout.regions
    fc = np.zeros((size, n * (n - 1) // 2))
    diagonal = np.zeros((size, n))
    for where, states in _state_changes(at):
        fc[where] = _fc_changes(at, where, states)
        diagonal[where] = np.diagonal(states, axis1=1, axis2=2)
    for name in MEASURED:
        if name in at.places:
            where = at.places[name]
            fc[where] = _fc_changes(at, where, np.zeros((where.size, n, n)))
    return Derivatives(fc, _band_changes(at, diagonal, sampled))


def _at(theta: Theta, layout: Layout) -> _At:
    ones = jax.tree.map(jnp.ones_like, theta)
    values, steps = jax.jvp(lambda t: physical(t, layout), (theta,), (ones,))
    flat, unravel = ravel_pytree(theta)
    numbers = unravel(jnp.arange(flat.size, dtype=flat.dtype))
    places = {k: np.atleast_1d(np.asarray(v, int)) for k, v in numbers.items()}
    here, step = ({k: np.asarray(v) for k, v in d.items()} for d in (values, steps))
    return _At(layout, here, step, _theory(values), places)


def _state_changes(at: _At) -> Iterator[tuple[Array, Array]]:
    """(parameters, change of the states' covariance (parameter, region, region))."""
    p, steps, places = at.values, at.steps, at.places
    values, vectors = np.linalg.eig(np.asarray(at.theory.system))
    inverse = np.linalg.inv(vectors)
    share = -1 / (values[:, None] + values.conj()[None])
    into = inverse.T  # (region, mode)
    drive = (into * (2 * p["noise"] ** 2)[:, None]).T @ into.conj()
    sent = vectors @ (share * drive)  # P V^-H, (region, mode)

    def moved(half: Array) -> Array:
        inside = share * (half + half.conj().swapaxes(1, 2))
        return (vectors @ inside @ vectors.conj().T).real / 2

    def product(i: Array, j: Array, factor: Array) -> Array:
        return (factor[:, None] * into[i])[:, :, None] * sent[j][:, None, :]

    every = np.arange(at.layout.regions)
    if "a" in places:
        yield places["a"], moved(product(every, every, steps["a"]))
    if "frequency_hz" in places:
        turn = TURN * steps["frequency_hz"]
        yield places["frequency_hz"], moved(product(every, every, turn))
    if "noise" in places:
        power = 2 * p["noise"] * steps["noise"]
        half = (power[:, None] * into)[:, :, None] * into.conj()[:, None, :]
        yield places["noise"], moved(half)
    if "G" in places:
        half = steps["G"] * inverse @ p["learned_weights"] @ sent
        yield places["G"], moved(half[None])
    if "edges" in places:
        rows, columns = at.layout.rows, at.layout.columns
        step = p["G"] * steps["learned_weights"][rows, columns]
        for begin in range(0, rows.size, AT_ONCE):
            part = slice(begin, begin + AT_ONCE)
            i, j, factor = rows[part], columns[part], step[part]
            half = product(i, j, factor)
            if not at.layout.directed:
                half = half + product(j, i, factor)
            yield places["edges"][part], moved(half)


def _fc_changes(at: _At, where: Array, states: Array) -> Array:
    """(parameter, pair) for changes of the states (parameter, region, region) and of
    how they are measured; `states` is filled up to one size, which compiles once."""
    count, n = where.size, at.layout.regions
    size = -(-count // AT_ONCE) * AT_ONCE
    filled = np.concatenate([states, np.zeros((size - count, n, n))])
    place = {name: jnp.asarray(at.values[name]) for name in MEASURED}
    changes = {name: np.zeros((size, *value.shape)) for name, value in place.items()}
    for name in MEASURED:
        if name in at.places and np.array_equal(where, at.places[name]):
            step = at.steps[name]
            changes[name][:count] = np.diag(step) if step.ndim else step
    found = _measured_change(at.theory.states, place, filled, changes)
    return np.asarray(found)[:count]


@jax.jit
def _measured_change(
    states: jax.Array,
    place: dict[str, jax.Array],
    moved: jax.Array,
    changes: dict[str, jax.Array],
) -> jax.Array:
    def measured(x: jax.Array, p: dict[str, jax.Array]) -> jax.Array:
        y = measured_covariance(
            x, p["noise_ratio"], p["global_signal_removed"], p["fast_share"]
        )
        sd = jnp.sqrt(jnp.diagonal(y))
        rows, columns = np.triu_indices(x.shape[0], 1)
        return _fisher_z((y / jnp.outer(sd, sd))[rows, columns])

    def one(x: jax.Array, p: dict[str, jax.Array]) -> jax.Array:
        return jax.jvp(measured, (states, place), (x, p))[1]

    return jax.vmap(one)(moved, changes)


def _band_changes(at: _At, diagonal: Array, sampled: Sampled) -> Array:
    """(parameter, region * band) from changes of the states' variances (parameter,
    region)."""
    p, steps, places = at.values, at.steps, at.places
    tr = 1 / sampled.sampling_hz
    variance = np.diagonal(np.asarray(at.theory.states))
    floor = diagonal * p["noise_ratio"]
    if "noise_ratio" in places:
        floor[places["noise_ratio"]] += np.diag(variance * steps["noise_ratio"])
    base = variance * p["noise_ratio"]
    centres = _centres(sampled)
    power = np.empty((at.layout.regions, centres.size))
    changes = np.empty((*diagonal.shape, centres.size))
    for band, hz in enumerate(centres):
        ahead, moved = _resolvent(at, TURN * hz)
        behind, moved_too = _resolvent(at, -TURN * hz)
        power[:, band] = ahead + behind + 2 * tr * base
        changes[:, :, band] = moved + moved_too + 2 * tr * floor
    return np.asarray(_relative_change(power, changes)).reshape(len(diagonal), -1)


def _resolvent(at: _At, turn: complex) -> tuple[Array, Array]:
    """Half the one-sided power (region,) at one signed frequency, and its change
    (parameter, region)."""
    p, steps, places = at.values, at.steps, at.places
    system = np.asarray(at.theory.system)
    h = np.linalg.inv(system - turn * np.eye(len(system)))
    drive = 2 * p["noise"] ** 2
    cross = ((h * drive) @ h.conj().T).T  # (region k, region j) of Phi_jk
    size = sum(where.size for where in places.values())
    changes = np.zeros((size, len(system)))
    own = -h * cross
    if "a" in places:
        changes[places["a"]] = (own * steps["a"]).real.T
    if "frequency_hz" in places:
        changes[places["frequency_hz"]] = (own * TURN * steps["frequency_hz"]).real.T
    if "noise" in places:
        step = 2 * p["noise"] * steps["noise"]
        changes[places["noise"]] = (np.abs(h) ** 2 * step).T
    if "G" in places:
        total = np.sum((h @ p["learned_weights"]) * cross, axis=1)
        changes[places["G"]] = -(steps["G"] * total).real
    if "edges" in places:
        rows, columns = at.layout.rows, at.layout.columns
        step = p["G"] * steps["learned_weights"][rows, columns]
        both = h[:, rows] * cross[:, columns]
        if not at.layout.directed:
            both = both + h[:, columns] * cross[:, rows]
        changes[places["edges"]] = -(both.real * step).T
    return np.abs(h) ** 2 @ drive / 2, changes


@jax.jit
def _relative_change(power: jax.Array, changes: jax.Array) -> jax.Array:
    return jax.vmap(lambda c: jax.jvp(log_relative, (power,), (c,))[1])(changes)


def _fisher_z(r: jax.Array) -> jax.Array:
    return jnp.arctanh(jnp.clip(r, -0.999, 0.999))


def _centres(sampled: Sampled) -> Array:
    edges = band_edges(sampled)
    return np.sqrt(edges[:-1] * edges[1:])

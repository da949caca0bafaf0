"""Is the time step short enough? Asked before a run, answered by the Jacobian."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from scipy.sparse import linalg

from brainTwinStudio.engine.form import Form, Wiring
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.integrators import integrator
from brainTwinStudio.engine.network import network_rate, spin
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.sampling import first_state
from brainTwinStudio.engine.simulation import Inputs
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

STATES = 3
SMALL = 64


def fastest_rate(
    form: Form, parameters: tuple[Parameters, ...], wiring: Wiring, state: jax.Array
) -> float:
    """Largest |eigenvalue| of the Jacobian of the whole network at `state` (state,
    region), per model time unit; delays do not count, nor does the rotation that an
    integrator takes exactly."""
    shape = state.shape

    def image(tangent: Array) -> Array:
        moved = jnp.asarray(tangent.reshape(shape), state.dtype)
        return np.asarray(_moved(form, parameters, wiring, state, moved)).ravel()

    size = state.size
    if size <= SMALL:
        columns = np.stack([image(row) for row in np.eye(size)], axis=1)
        if not np.isfinite(columns).all():
            return np.inf
        return float(np.abs(np.linalg.eigvals(columns)).max(initial=0.0))
    sparse: Any = linalg  # its stubs are wrong
    operator = sparse.LinearOperator((size, size), matvec=image, dtype=float)
    start = np.random.default_rng(0).normal(size=size)
    if not np.isfinite(image(start)).all():
        return np.inf
    try:
        found, _ = sparse.eigs(operator, 1, which="LM", v0=start, tol=1e-2, maxiter=50)
    except linalg.ArpackNoConvergence as trouble:
        found = trouble.eigenvalues
    if not len(found):
        return float(np.linalg.norm(image(start)) / np.linalg.norm(start))
    return float(np.abs(found).max())


@partial(jax.jit, static_argnames="form")
def _moved(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    state: jax.Array,
    tangent: jax.Array,
) -> jax.Array:
    def of(state: jax.Array) -> jax.Array:
        change = network_rate(form, parameters, wiring, state)
        if integrator(form.integrator).turns:
            change = change - spin(form, parameters, state)
        return change

    return jax.jvp(of, (state,), (tangent,))[1]


def check(form: Form, grid: Grid, inputs: Inputs, over: tuple[str, ...] = ()) -> float:
    """Refuse a step that is too long: |dt eigenvalue| beyond the reach of the
    integrator at the start or at usual states of the models. Returns the largest. Of
    what has a batch axis the first and last entries are tried."""
    scheme = integrator(form.integrator)
    dt = grid.dt_s / form.unit_s
    worst = 0.0
    for entry in (0, -1) if over else (0,):
        one = entry_of(inputs, over, entry)
        dtype = one.wiring.gain.dtype
        keys = jax.random.split(jax.random.key(0), STATES)
        states = [first_state(form, key, dtype) for key in keys]
        if one.start is not None:
            order = slice(None) if form.order is None else np.asarray(form.order)
            states.append(one.start[:, order])
        for state in states:
            rate = fastest_rate(form, one.parameters, one.wiring, state)
            worst = max(worst, rate)
    names = ", ".join(group.node for group in form.groups)
    if not np.isfinite(worst):
        raise InputError(
            f"The rate of change of this network ({names}) is not finite where it "
            "starts. Start it closer to its usual range."
        )
    if not dt * worst <= scheme.reach * (1 + 1e-9):
        longest = _rounded_down(scheme.reach / worst * form.unit_s)
        raise InputError(
            f"A time step of {grid.dt_s:.3g} s is too long for this network ({names}): "
            f"its fastest rate is {worst / form.unit_s:.3g} per s, and "
            f"{scheme.info.label} is stable up to {longest:g} s. Use a shorter step, "
            "or lower G or the weights."
        )
    return dt * worst


def _rounded_down(seconds: float) -> float:
    """To two digits, so that the step that is named works."""
    unit = 10.0 ** (np.floor(np.log10(seconds)) - 1)
    return float(np.floor(seconds / unit) * unit)


def entry_of(inputs: Inputs, over: tuple[str, ...], entry: int) -> Inputs:
    """Inputs of one member of a batch."""

    def of(name: str, value: jax.Array | None) -> jax.Array | None:
        return value[entry] if name in over and value is not None else value

    wiring = inputs.wiring
    named = {name: of(name, getattr(wiring, name)) for name in wiring._fields[:4]}
    return inputs._replace(
        parameters=tuple(
            {k: of(k, v) for k, v in p.items()} for p in inputs.parameters
        ),
        wiring=wiring._replace(**named),
        start=of("start", inputs.start),
        stimulus=None,
    )

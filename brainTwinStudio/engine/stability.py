"""Is the time step short enough? Asked before a run, answered by the Jacobian."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from scipy.sparse import linalg

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.integrators import integrator
from brainTwinStudio.engine.network import Form, Wiring, network_rate
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
    region), per model time unit; delays do not count."""
    shape = state.shape

    def image(tangent: Array) -> Array:
        moved = jnp.asarray(tangent.reshape(shape), state.dtype)
        return np.asarray(_moved(form, parameters, wiring, state, moved)).ravel()

    size = state.size
    if size <= SMALL:
        columns = np.stack([image(row) for row in np.eye(size)], axis=1)
        return float(np.abs(np.linalg.eigvals(columns)).max(initial=0.0))
    sparse: Any = linalg  # its stubs are wrong
    operator = sparse.LinearOperator((size, size), matvec=image, dtype=float)
    start = np.random.default_rng(0).normal(size=size)
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
    of = partial(network_rate, form, parameters, wiring)
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
            states.append(one.start)
        for state in states:
            rate = fastest_rate(form, one.parameters, one.wiring, state)
            worst = max(worst, rate if np.isfinite(rate) else np.inf)
    if not dt * worst <= scheme.reach:
        names = ", ".join(group.node for group in form.groups)
        longest = scheme.reach / worst * form.unit_s
        raise InputError(
            f"A time step of {grid.dt_s:.3g} s is too long for this network ({names}): "
            f"its fastest rate is {worst / form.unit_s:.3g} per s, and "
            f"{scheme.info.label} is stable up to {longest:.3g} s. Use a shorter step, "
            "or lower G or the weights."
        )
    return dt * worst


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

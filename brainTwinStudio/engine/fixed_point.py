"""Where a network without noise would rest: its fixed point, with exact gradients.

Newton's method on the rate of change of the whole network, damped by the natural
monotonicity test (Deuflhard 2011, Newton Methods for Nonlinear Problems,
doi:10.1007/978-3-642-23899-4). Gradients come from the implicit function theorem, not
from the iterations. Delays do not matter: what stands still is the same now and then.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from brainTwinStudio.engine.form import Form, Wiring, parts
from brainTwinStudio.engine.network import kept, network_rate
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.project import Array as NumpyArray

MOST_STEPS = 60
SHORTEST = 2.0**-10
CONVERGED = 1e-10  # of the usual size of a state; the last step squares it
SETTLING = 20_000
Residual = Callable[[jax.Array], jax.Array]


class FixedPoint(NamedTuple):
    """state (state, region); residual: the largest rate of change that is left, per
    time unit of the network; steps: Newton steps taken, MOST_STEPS if it never
    converged."""

    state: Float[Array, "state region"]
    residual: Float[Array, ""]
    steps: Int[Array, ""]


def places(form: Form) -> tuple[NumpyArray, NumpyArray]:
    """Row and region of every state that exists, n of them, the states of one row
    together. The order of all vectors and matrices of the linear theory."""
    exists = np.zeros((form.states, form.regions), bool)
    for part in parts(form):
        exists[: len(part.node.info.states), part.here] = True
    rows, regions = np.nonzero(exists)
    return rows, regions


def flattened(form: Form, state: Float[Array, "state region"]) -> Float[Array, " n"]:
    return state[places(form)]


def unflattened(form: Form, values: Float[Array, " n"]) -> Float[Array, "state region"]:
    """States that a model lacks are 0."""
    empty = jnp.zeros((form.states, form.regions), values.dtype)
    return empty.at[places(form)].set(values)


def fixed_point(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    start: Float[Array, "state region"],
    stimulus: Float[Array, " region"] | None = None,
) -> FixedPoint:
    """The fixed point that Newton's method finds from `start`, stable or not: begin
    with `settled` to find the one a network would rest at.

    Differentiable, forward and backward, with respect to parameters, wiring and
    stimulus; `start` has no influence. Always returns: see the residual.
    """
    push = 0.0 if stimulus is None else stimulus

    def residual(values: jax.Array) -> jax.Array:
        state = unflattened(form, values)
        change = network_rate(form, parameters, wiring, state, push)
        return flattened(form, change)

    values, steps = jax.lax.custom_root(
        residual,
        flattened(form, start).astype(wiring.gain.dtype),
        partial(_newton, size=usual_size(form)),
        _dense_solve,
        has_aux=True,
    )
    left = jnp.abs(jax.lax.stop_gradient(residual(values))).max()
    return FixedPoint(unflattened(form, values), left, steps.astype(int))


@partial(jax.jit, static_argnames="form")
def settled(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    start: Float[Array, "state region"] | None = None,
    stimulus: Float[Array, " region"] | None = None,
    steps: Int[Array, ""] | int = SETTLING,
) -> Float[Array, "state region"]:
    """The state (state, region) after `steps` of Heun's method without noise and delays
    from `start`, the middle of the usual range if None. A step is the recommended one
    of the model that needs the shortest. Has no gradient: a start for `fixed_point`."""
    given = jax.lax.stop_gradient((parameters, wiring, stimulus))
    parameters, wiring, stimulus = given
    dt = min(part.node.info.step / part.pace for part in parts(form))
    push = 0.0 if stimulus is None else stimulus
    rate = partial(network_rate, form, parameters, wiring, stimulus=push)

    def step(_: object, state: jax.Array) -> jax.Array:
        first = rate(state)
        second = rate(kept(form, state + dt * first))
        return kept(form, state + dt / 2 * (first + second))

    if start is None:
        start = jnp.asarray(_middle(form), wiring.gain.dtype)
    return jax.lax.fori_loop(0, steps, step, jax.lax.stop_gradient(start))


class _Search(NamedTuple):
    values: jax.Array
    length: jax.Array
    steps: jax.Array


def _newton(
    residual: Residual, start: jax.Array, size: NumpyArray
) -> tuple[jax.Array, jax.Array]:
    """Root of `residual` and the steps taken, a float because `custom_root` wants it
    so; lengths of steps are in units of `size`."""
    slope = jax.jacfwd(residual)

    def length(change: jax.Array) -> jax.Array:
        return jnp.linalg.norm(change / size)

    def one(search: _Search) -> _Search:
        values = search.values
        factors = jax.scipy.linalg.lu_factor(slope(values))

        def correction(trial: jax.Array) -> jax.Array:
            return -jax.scipy.linalg.lu_solve(factors, residual(trial))

        whole = correction(values)
        whole = jnp.where(jnp.isfinite(whole).all(), whole, 0)
        before = length(whole)

        def too_far(share: jax.Array) -> jax.Array:
            after = length(correction(values + share * whole))
            return (share > SHORTEST) & ~(after <= (1 - share / 4) * before)

        share = jax.lax.while_loop(
            too_far, lambda share: share / 2, jnp.ones((), values.dtype)
        )
        # the last step lies within rounding, where no test of progress means anything
        share = jnp.where(before < CONVERGED, 1, share)
        return _Search(values + share * whole, before, search.steps + 1)

    def goes_on(search: _Search) -> jax.Array:
        return (search.steps < MOST_STEPS) & (search.length >= CONVERGED)

    begin = _Search(start, jnp.full((), jnp.inf, start.dtype), jnp.zeros((), jnp.int32))
    found = jax.lax.while_loop(goes_on, one, begin)
    return found.values, found.steps.astype(start.dtype)


def _dense_solve(linear: Residual, right: jax.Array) -> jax.Array:
    return jnp.linalg.solve(jax.jacfwd(linear)(jnp.zeros_like(right)), right)


def usual_size(form: Form) -> NumpyArray:
    """Largest usual absolute value of every state (n,), 1 where that is 0."""
    size = np.zeros((form.states, form.regions))
    for part in parts(form):
        for row, ends in enumerate(part.node.info.start):
            size[row, part.here] = max(abs(end) for end in ends)
    size[size == 0] = 1.0
    return size[places(form)]


def _middle(form: Form) -> NumpyArray:
    middle = np.zeros((form.states, form.regions))
    for part in parts(form):
        for row, ends in enumerate(part.node.info.start):
            middle[row, part.here] = sum(ends) / 2
    return middle

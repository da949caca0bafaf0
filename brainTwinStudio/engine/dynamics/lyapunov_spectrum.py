"""All Lyapunov exponents of a vector field.

Tangents are carried with the flow by forward derivatives of the step and made
orthogonal again by QR (Benettin et al. 1980, doi:10.1007/BF02128236). Above 0: small
changes grow. Their sum is the mean rate at which volumes change. Source: SCIENCE.md
H.4.
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.flow import runge_kutta
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Spectrum

BLOCKS = 20
BETWEEN = 5  # steps from one QR to the next


def lyapunov_spectrum(
    field: VectorField,
    start: Array,
    step: float,
    steps: int,
    knobs: Array | None = None,
    count: int | None = None,
) -> Spectrum:
    """The largest `count` exponents (all if None) over `steps` steps from `start`, the
    first fifth of them left out."""
    count = len(field.states) if count is None else count
    knobs = field.start if knobs is None else knobs
    stretches = steps // (BETWEEN * BLOCKS) * BLOCKS
    if stretches < BLOCKS:
        raise InputError(f"At least {BETWEEN * BLOCKS} steps are needed, not {steps}.")
    growth = np.asarray(
        _growth(
            field.change, np.asarray(start, float), step, knobs, field.weights,
            stretches // 4, stretches, count,
        )
    )  # fmt: skip
    if not np.isfinite(growth).all():
        raise InputError(
            f"The run diverged with steps of {step:g} time units; take a shorter step "
            "or another start."
        )
    parts = growth.reshape(BLOCKS, -1, count).mean(axis=1) / (step * BETWEEN)
    course = np.cumsum(parts, axis=0) / np.arange(1, BLOCKS + 1)[:, None]
    errors = parts.std(axis=0, ddof=1) / np.sqrt(BLOCKS)
    order = np.argsort(-course[-1])
    return Spectrum(course[-1, order], errors[order], course[:, order])


@partial(jax.jit, static_argnums=(0, 5, 6, 7))
def _growth(
    change: Change,
    start: Float[JaxArray, " state"],
    step: Float[JaxArray, ""] | float,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    settling: int,
    stretches: int,
    count: int,
) -> Float[JaxArray, "stretch exponent"]:
    """Log of the growth of every tangent in every stretch of BETWEEN steps."""

    def rate(state: JaxArray) -> JaxArray:
        return change(state, knobs, weights)

    def one(state: JaxArray) -> JaxArray:
        return runge_kutta(rate, state, step)

    def stretch(
        carry: tuple[JaxArray, JaxArray], _: None
    ) -> tuple[tuple[JaxArray, JaxArray], JaxArray]:
        def on(_: object, place: tuple[JaxArray, JaxArray]):
            state, tangents = place
            moved = jax.vmap(lambda t: jax.jvp(one, (state,), (t,))[1], 1, 1)
            return one(state), moved(tangents)

        state, tangents = jax.lax.fori_loop(0, BETWEEN, on, carry)
        q, r = jnp.linalg.qr(tangents)
        return (state, q), jnp.log(jnp.abs(jnp.diagonal(r)))

    state = jnp.asarray(start)
    begin = (state, jnp.eye(state.size)[:, :count])
    settled, _ = jax.lax.scan(stretch, begin, length=settling)
    return jax.lax.scan(stretch, settled, length=stretches)[1]

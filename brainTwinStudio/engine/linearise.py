"""Linear noise approximation of any network: fluctuations around its fixed point.

Close to a stable fixed point s a network moves as d(x - s) = A (x - s) dt + dW, with
the Jacobian A of its rate of change and E[dW dW^T] = Q dt, Q = diag(sigma^2). The
covariance P of x solves A P + P A^T + Q = 0, the covariance between now and `lag` later
is expm(A lag) P; what is read, r(x), varies as R P R^T with the gradient R of r
(SCIENCE.md A.1.4, A.10; for the Hopf network, with delays too: Ponce-Alvarez and Deco
2024, doi:10.1038/s41598-024-53105-0). Here A and R come from automatic differentiation.
The approximation holds where the noise is too weak to feel that the rate is not linear
(A.1.5). Vectors are in the order of `fixed_point.places`.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine.fixed_point import (
    FixedPoint,
    flattened,
    places,
    unflattened,
    usual_size,
)
from brainTwinStudio.engine.form import Form, Wiring, parts
from brainTwinStudio.engine.lyapunov import lyapunov_real
from brainTwinStudio.engine.network import (
    heard,
    network_rate,
    noise_scale,
    rate,
    read,
    strength_of,
    total,
    waves,
)
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.errors import InputError

STANDS_STILL = 1e-9
NEUTRAL = 1e-9
SQUARINGS = 48


class Linear(NamedTuple):
    """A network close to a fixed point; time in units of the network.

    matrix (n, n): the Jacobian A without delays. local (n, n): the part of it that no
    delay affects, what a region does on its own and its in-strength; the rest comes
    from other regions. forcing (n, n): Q. bold, potential, first (region, n): gradient
    of what is read.
    """

    matrix: Float[Array, "n n"]
    local: Float[Array, "n n"]
    forcing: Float[Array, "n n"]
    bold: Float[Array, "region n"]
    potential: Float[Array, "region n"]
    first: Float[Array, "region n"]

    def readout(self, what: str) -> Float[Array, "region n"]:
        return {"bold": self.bold, "potential": self.potential, "first": self.first}[
            what
        ]


def linearised(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    state: Float[Array, "state region"],
    stimulus: Float[Array, " region"] | None = None,
) -> Linear:
    """The network close to a fixed point `state` (state, region).

    Hard bounds of a model (`kept`) do not enter: a fixed point lies inside them.
    """
    push = 0.0 if stimulus is None else stimulus
    strength = strength_of(form, wiring)
    here = flattened(form, state)
    arrived = total(form, wiring, waves(form, parameters, state))

    def whole(values: jax.Array) -> jax.Array:
        trial = unflattened(form, values)
        return flattened(form, network_rate(form, parameters, wiring, trial, push))

    def alone(values: jax.Array) -> jax.Array:
        trial = unflattened(form, values)
        received = heard(form, parameters, trial, arrived, strength)
        return flattened(form, rate(form, parameters, trial, received, push))

    def readout(what: str) -> jax.Array:
        return jax.jacfwd(
            lambda values: read(form, parameters, unflattened(form, values), what)
        )(here)

    sigma = flattened(form, noise_scale(form, parameters, here.dtype))
    return Linear(
        jax.jacfwd(whole)(here),
        jax.jacfwd(alone)(here),
        jnp.diag(sigma**2),
        readout("bold"),
        readout("potential"),
        readout("first"),
    )


def covariance(linear: Linear) -> Float[Array, "n n"]:
    """P, stationary covariance of all states; meaningless if the network is not stable
    (`growth`)."""
    p = lyapunov_real(linear.matrix, linear.forcing)
    return (p + p.T) / 2


def observed(
    linear: Linear, of_states: Float[Array, "n n"], what: str = "bold"
) -> Float[Array, "target source"]:
    """R P R^T: covariance of what is read, from a covariance of the states."""
    seen = linear.readout(what)
    return seen @ of_states @ seen.T


def correlation(
    of_regions: Float[Array, "region region"],
) -> Float[Array, "region region"]:
    """FC of a covariance without lag."""
    scale = jnp.sqrt(jnp.diagonal(of_regions))
    return of_regions / scale[:, None] / scale


def lagged_covariance(
    linear: Linear, lag: Float[Array, ""] | float
) -> Float[Array, "n n"]:
    """E[x(t + lag) x(t)^T] of deviations from the fixed point, without delays; lag in
    time units of the network, not negative."""
    later = jax.scipy.linalg.expm(linear.matrix * lag, max_squarings=SQUARINGS)
    return later @ covariance(linear)


# ------------------------------------------------------------- stability, outside jit


def growth(linear: Linear) -> float:
    """Largest real part of an eigenvalue, per time unit; below 0 where it is stable.
    Without delays: `cross_spectra.growing_modes` counts with delays."""
    return float(np.linalg.eigvals(np.asarray(linear.matrix)).real.max())


def require_stable(form: Form, point: FixedPoint, linear: Linear) -> float:
    """`growth`; an InputError that says why if there is no stable fixed point."""
    matrix = np.asarray(linear.matrix)
    state = np.asarray(point.state)[places(form)]
    models = " and ".join(dict.fromkeys(p.node.info.label for p in parts(form)))
    left = float(point.residual)
    fastest = np.abs(matrix).sum(axis=1).max() if np.isfinite(matrix).all() else 0.0
    if not np.isfinite(state).all():
        raise InputError(
            f"{models}: no fixed point found; the state left all bounds. The linear "
            "theory describes fluctuations around a fixed point. Choose parameters or "
            "a start at which activity settles."
        )
    if not left <= STANDS_STILL * fastest * usual_size(form).max():
        raise InputError(
            f"{models}: no fixed point found; at the best one a state still changes by "
            f"{left / form.unit_s:.3g} per s. The linear theory describes fluctuations "
            "around a fixed point. Choose parameters or a start at which activity "
            "settles, or simulate."
        )
    rate = growth(linear)
    if not rate < -NEUTRAL * fastest:
        raise InputError(
            f"{models}: the fixed point is not stable; deviations from it grow by "
            f"{rate / form.unit_s:.3g} per s. The linear theory needs them to decay. "
            "Lower G, choose other parameters or another start, or simulate."
        )
    return rate

"""A stored twin back in the unbounded space of its fit: where derivatives are taken."""

from dataclasses import dataclass, replace

import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.connectomes import EDGE_SCALE
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.fit_job import PLANS
from brainTwinStudio.engine.inference.derivatives import Derivatives, derivatives
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.parameters import (
    SLOW_GAIN_PARAMETERS,
    Layout,
    Theta,
    layout_of,
    to_unbounded,
)
from brainTwinStudio.project import Array, Twin

UNIFORM_SD = np.pi / np.sqrt(3)  # of the logit of a place uniform between bounds
HELD_SIGNAL = {"present": 0.0, "removed": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """theta: unbounded parameters. prior_sd, raveled (parameter,): of values uniform
    between their bounds; of edges the root mean square of what was learned (an
    empirical prior). slopes: derivatives of the linear theory there."""

    layout: Layout
    theta: Theta
    prior_sd: Array
    slopes: Derivatives

    def places(self) -> dict[str, Array]:
        """Name -> indices in the raveled parameters."""
        flat, unravel = ravel_pytree(self.theta)
        numbers = unravel(jnp.arange(flat.size, dtype=flat.dtype))
        return {k: np.atleast_1d(np.asarray(v, int)) for k, v in numbers.items()}


def inside(twin: Twin) -> dict[str, Array]:
    """Parameters of a twin with "a" as the growth left after coupling, as a fit has
    them."""
    found = {name: np.asarray(value) for name, value in twin.running.items()}
    gain = jnp.asarray(found["G"] * found["learned_weights"])
    found.setdefault("fast_share", np.asarray(0.0))
    found["a"] = found["a"] - np.asarray(damping(gain, twin.spec.coupling))
    return found


def point_of(twin: Twin, sampled: Sampled) -> Point:
    """Of a twin's parameters; values at a bound are taken just inside it."""
    held: dict[str, float] = {}
    if twin.sampling.global_signal in HELD_SIGNAL:
        held["global_signal_removed"] = HELD_SIGNAL[twin.sampling.global_signal]
    if not PLANS[twin.settings.effort].rounds:  # as the fit held them
        held |= {p.name: p.default for p in SLOW_GAIN_PARAMETERS}
    if "fast_share" not in twin.parameters:  # a twin from before it was fitted
        held["fast_share"] = 0.0
    spec = twin.spec
    if spec.learns_connectome:  # near what was learned any form is every weight
        spec = replace(spec, connectome=DENSE.info.name)
    layout = layout_of(twin.connectome.weights, spec, held)
    values = inside(twin)
    theta: Theta = {
        name: jnp.asarray(to_unbounded(name, values[name], layout.bounds[name]))
        for name in layout.names
    }
    if spec.learns_connectome:
        learned = values["learned_weights"][layout.rows, layout.columns]
        theta["edges"] = jnp.asarray((learned - layout.base) / EDGE_SCALE)
    spread = {k: jnp.full_like(v, UNIFORM_SD) for k, v in theta.items()}
    if "edges" in theta:
        typical = jnp.sqrt(jnp.mean(theta["edges"] ** 2))
        spread["edges"] = jnp.full_like(theta["edges"], typical)
    return Point(
        layout,
        theta,
        np.asarray(ravel_pytree(spread)[0]),
        derivatives(theta, layout, sampled),
    )

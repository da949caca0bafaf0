"""Lyapunov exponents of what a person names: a fitted twin, or a node model."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.lyapunov_spectrum import lyapunov_spectrum
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.engine.exponent import largest_exponent
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.run_twin import prepared
from brainTwinStudio.engine.simulation import Inputs
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.stability import LargestExponent, NodeExponents

STEPS = 100_000
FINE = 0.02  # of the time in which the fastest change grows by e
SURVEY = 2000


def twin_exponent(twin: Twin, seed: int) -> LargestExponent:
    """Of the network of a twin with its noise, over as long as its shortest run."""
    if is_black_box(twin.spec.node):
        raise InputError(
            f"'{twin.spec.node}' is learned as a whole: it has no network whose small "
            "changes could be followed. Choose a twin with a node model."
        )
    samples = min(twin.sampling.run_samples)
    tr = twin.sampling.repetition_time_s
    inner, network, grid = prepared(twin.running, twin.spec.coupling, samples, tr)
    form = single(twin.spec.dynamics, "diffusive", network.gain.shape[0])
    inputs = Inputs((inner,), Wiring(network.gain, network.strength))
    found = largest_exponent(form, grid, inputs, jax.random.key(seed))
    seconds = found.growth.size * found.stretch_s
    return LargestExponent(found.per_s, found.error, seconds)


def node_exponents(
    node: str, values: Mapping[str, float], seed: int = 0
) -> NodeExponents:
    """All exponents of one region without noise, from a start drawn in the usual range
    of the states, with steps a fiftieth of the fastest change on the way there."""
    field = node_field(node, values)
    for name in values:
        field.chosen(name)
    low, high = field.state_ends.T
    start = low + (high - low) * np.random.default_rng(seed).uniform(size=low.size)
    step = FINE / _fastest(field, start[None])
    way = trajectory(field, start, field.start, step, SURVEY)
    if not np.isfinite(way).all():
        raise InputError(
            f"From a start in its usual range {node} leaves all bounds with these "
            "numbers; set others with --set."
        )
    step = min(step, FINE / _fastest(field, way[:: SURVEY // 20]))
    found = lyapunov_spectrum(field, way[-1], step, STEPS)
    return NodeExponents(found, field.unit_s, STEPS * step * field.unit_s)


def _fastest(field: VectorField, states: Array) -> float:
    """Largest absolute eigenvalue of the Jacobian at states (point, state), per time
    unit."""
    slopes = jax.vmap(lambda at: jnp.asarray(_slope(field, at)))(jnp.asarray(states))
    return max(float(np.abs(np.linalg.eigvals(np.asarray(slopes))).max()), 1e-6)


def _slope(field: VectorField, state: jax.Array) -> jax.Array:
    knobs = jnp.asarray(field.start)
    return jax.jacfwd(lambda at: field.change(at, knobs, field.weights))(state)

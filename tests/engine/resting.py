"""Every node model in a network of four regions that rests at a stable fixed point."""

from functools import cache, partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.couplings import coupling_form
from brainTwinStudio.engine.fixed_point import FixedPoint, fixed_point, settled
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.linearise import Linear, covariance, linearised
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.nodes.base import Parameters

REGIONS = 4
WEIGHTS = np.array(
    [[0, 0.2, 0.05, 0], [0.1, 0, 0, 0.15], [0, 0.12, 0, 0.03], [0.07, 0, 0.2, 0]]
)
# model: parameters other than the defaults, and the one that gradients are tested for
CASES: dict[str, tuple[dict[str, float], str]] = {
    "hopf": ({"a": -0.1}, "a"),
    "montbrio_pazo_roxin": ({"cv": 0.3}, "eta"),
    "wilson_cowan": ({}, "c_ei"),
    "jansen_rit": ({"mu": 0.02}, "A"),  # the quiet state; at the defaults it rings
    "reduced_wong_wang": ({}, "w"),
    "dynamic_mean_field": ({"feed_forward": 0.2}, "J_i"),
    # without fast coupling and its noise nothing would reach another region
    "epileptor": ({"x0": -2.2, "Kf": 0.5, "Kvf": 0.2}, "x0"),
    "epileptor_2d": ({}, "x0"),
    "linear": ({}, "tau"),
    "larter_breakspear": ({"d_V": 0.52, "d_Z": 0.52, "gCa": 1.0, "C": 0.05}, "VL"),
    "generic_2d_oscillator": ({}, "I"),
}
STARTS = {"jansen_rit": np.zeros(6), "montbrio_pazo_roxin": np.array([0.1, -2.0])}


class Resting(NamedTuple):
    """A network, where it rests, and the linear theory there."""

    form: Form
    parameters: tuple[Parameters, ...]
    wiring: Wiring
    point: FixedPoint
    linear: Linear
    covariance: jax.Array


def network_of(
    name: str, **changed: float
) -> tuple[Form, tuple[Parameters, ...], Wiring]:
    """Regions differ by some per cent in the first parameter per region and in
    noise."""
    info = node_model(name).info
    form = single(name, info.couplings[0], REGIONS)
    values = {p.name: p.default for p in info.parameters}
    extra = coupling_form(info.couplings[0]).info.parameters
    values |= {p.name: p.default for p in extra} | changed
    ready = {}
    for p in (*info.parameters, *extra):
        spread = np.linspace(0.98, 1.02, REGIONS) if p.per_region else 1.0
        spread = 1.0 if p.name.startswith(("d_", "V", "T")) else spread
        ready[p.name] = jnp.asarray(values[p.name] * spread * np.ones_like(spread))
    for p in info.parameters:
        if p.per_region and ready[p.name].ndim == 0:
            ready[p.name] = jnp.full(REGIONS, ready[p.name])
    return form, (ready,), Wiring(jnp.asarray(values["G"] * WEIGHTS))


@partial(jax.jit, static_argnums=0)
def solved(
    form: Form, parameters: tuple[Parameters, ...], wiring: Wiring, start: jax.Array
) -> tuple[FixedPoint, Linear]:
    point = fixed_point(form, parameters, wiring, start)
    return point, linearised(form, parameters, wiring, point.state)


@cache
def resting(name: str) -> Resting:
    form, parameters, wiring = network_of(name, **CASES[name][0])
    usual = np.mean(node_model(name).info.start, axis=1)
    start = np.repeat(STARTS.get(name, usual)[:, None], REGIONS, axis=1)
    start = settled(form, parameters, wiring, jnp.asarray(start))
    point, linear = solved(form, parameters, wiring, start)
    return Resting(form, parameters, wiring, point, linear, jax.jit(covariance)(linear))

"""Free parameters of a twin: names, bounds, and the way to unbounded space and back."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes import connectome_form
from brainTwinStudio.engine.hybrid import SCALE, begun, own_scale
from brainTwinStudio.engine.layout import Layout, places
from brainTwinStudio.engine.network import damping, scaled_weights
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.project import Array, ModelSpec, ParameterSpec

Theta = dict[str, jax.Array]

OBSERVATION_PARAMETERS = (
    ParameterSpec(
        "noise_ratio",
        "q",
        unit="1",
        default=0.6,
        low=0.02,
        high=20.0,
        per_region=True,
        meaning="variance of white measurement noise relative to the signal",
    ),
    ParameterSpec(
        "fast_share",
        "s",
        unit="1",
        default=0.3,
        low=0.0,
        high=0.99,
        per_region=False,
        meaning="share of the white part of the recording that is the network's own "
        "activity, faster than the scan; the rest is noise of the scanner",
    ),
    ParameterSpec(
        "global_signal_removed",
        "kappa",
        unit="1",
        default=0.5,
        low=0.0,
        high=1.0,
        per_region=False,
        meaning="share of the global signal that cleaning took out of the recording",
    ),
)
SLOW_GAIN_PARAMETERS = (
    ParameterSpec(
        "gain_depth",
        "d",
        unit="1",
        default=0.25,
        low=0.0,
        high=1.6,
        per_region=False,
        meaning="depth of the slow gain on all noise: 0 is steady noise",
    ),
    ParameterSpec(
        "gain_tau_s",
        "tau_g",
        unit="s",
        default=15.0,
        low=3.0,
        high=60.0,
        per_region=False,
        meaning="time constant of the slow gain",
    ),
)
LEARNED_WEIGHTS = ParameterSpec(
    "learned_weights",
    "C",
    unit="1",
    default=0.0,
    low=-10.0,
    high=10.0,
    per_region=True,
    meaning="weights (target, source) the twin uses; anatomical ones where fixed, "
    "below 0 where learned influence holds a region down",
)
# Ranges inside which a fit looks: the noise-driven side of the Hopf point, where the
# linear theory holds, and scales at which the cubic term stays small. That of `a` holds
# for the growth left after coupling, a - G * strength in the diffusive form.
FIT_RANGES = {
    "G": (1e-3, 100.0),
    "a": (-1.0, -0.05),
    "frequency_hz": (0.01, 0.1),
    "noise": (0.0003, 0.02),
}
# Correlations do not tell the scale of noise. This one keeps fitted networks where the
# cubic term is small: at 0.02 it cost 0.01 of fc_r between theory and simulation, at
# 0.005 up to 0.006 more where one mode leads.
NOISE_START = 0.0015
REGIONAL_PULL = 0.01
FASTEST_COUPLING = 5.0  # per s
WEIGHT_PULL = 1e-4  # of a net's weights toward 0, SCIENCE.md E.8
LOGARITHMIC = ("G", "noise", "noise_ratio", "gain_tau_s")


def specs_of(spec: ModelSpec) -> tuple[ParameterSpec, ...]:
    """Every parameter of a twin of this kind, in the order of report and form, with the
    bounds between which a fit looks."""
    node = node_model(spec.node).info.parameters
    slow = SLOW_GAIN_PARAMETERS if spec.slow_gain else ()
    everything = (*node, *slow, *OBSERVATION_PARAMETERS, LEARNED_WEIGHTS)
    return tuple(
        replace(p, low=FIT_RANGES[p.name][0], high=FIT_RANGES[p.name][1])
        if p.name in FIT_RANGES
        else p
        for p in everything
    )


def layout_of(weights: Array, spec: ModelSpec, held: Mapping[str, float]) -> Layout:
    if spec.directed:
        scaled = scaled_weights(weights)
    else:
        scaled = scaled_weights((weights + weights.T) / 2)
    base = scaled[places(len(scaled), directed=spec.directed)]
    known = (*node_model(spec.node).info.parameters, *OBSERVATION_PARAMETERS)
    known = (*known, *SLOW_GAIN_PARAMETERS)
    bounds = {p.name: FIT_RANGES.get(p.name, (p.low, p.high)) for p in known}
    if not spec.slow_gain:
        held = {**held, "gain_depth": 0.0, "gain_tau_s": 15.0}
    held = {name: float(value) for name, value in held.items()}
    known = len(scaled), base, bounds, held, spec.directed, spec.connectome
    return Layout(*known)


def start(layout: Layout, spec: ModelSpec) -> Theta:
    """Unbounded starting point at the defaults."""
    theta: Theta = {}
    specs = {p.name: p for p in specs_of(spec)}
    for name in layout.names:
        p = specs[name]
        shape = (layout.regions,) if p.per_region else ()
        default = NOISE_START if name == "noise" else p.default
        value = to_unbounded(name, default, layout.bounds[name])
        theta[name] = jnp.full(shape, value, jnp.float64)
    if spec.learns_connectome:
        first = connectome_form(spec.connectome).begun(layout.pairs)
        theta["edges"] = jnp.asarray(first, jnp.float64)
    return theta | begun(spec.learned, layout.regions)


def to_unbounded(name: str, value: float | Array, bounds: tuple[float, float]) -> Array:
    """Logit of the place between the bounds, on a log scale where scale matters."""
    low, high = bounds
    if name in LOGARITHMIC:
        low, high, value = np.log(low), np.log(high), np.log(value)
    share = np.clip((np.asarray(value) - low) / (high - low), 1e-4, 1 - 1e-4)
    return np.asarray(np.log(share / (1 - share)))


@partial(jax.jit, inline=True)
def physical(theta: Theta, layout: Layout) -> dict[str, jax.Array]:
    """Parameters in their units, with "learned_weights" (target, source); "a" is the
    growth left after coupling, as in the additive form."""
    result: dict[str, jax.Array] = {}
    for name, (low, high) in layout.bounds.items():
        if name in layout.held:
            result[name] = jnp.asarray(layout.held[name], jnp.float64)
            continue
        share = jax.nn.sigmoid(theta[name])
        if name in LOGARITHMIC:
            span = np.log(high / low)
            result[name] = low * jnp.exp(span * share)
        else:
            result[name] = low + (high - low) * share
    weights = edge_weights(theta, layout)
    square = jnp.zeros((layout.regions, layout.regions), weights.dtype)
    square = square.at[layout.rows, layout.columns].set(weights)
    result["learned_weights"] = square if layout.directed else square + square.T
    nets = {name: value for name, value in theta.items() if is_weight(name)}
    if nets:
        result |= nets
        result[SCALE] = own_scale(result["a"], result["noise"])
    return result


def is_weight(name: str) -> bool:
    """Whether it belongs to a learned part, "part.array", and not to the physics."""
    return "." in name


def in_form(parameters: Mapping[str, jax.Array], coupling: str) -> dict[str, jax.Array]:
    """Parameters of `physical` as the coupling form takes them: the diffusive form
    lowers growth by the in-strength, so the same rest activity needs a higher a."""
    gain = parameters["G"] * parameters["learned_weights"]
    return {**parameters, "a": parameters["a"] + damping(gain, coupling)}


def edge_weights(theta: Theta, layout: Layout) -> jax.Array:
    """Weights (pair,): anatomical ones, and what the form of the connectome makes of
    what is learned."""
    if "edges" not in theta:
        return jnp.asarray(layout.base)
    form = connectome_form(layout.connectome)
    return form.weights(theta["edges"], layout.pairs)


def pulled_edges(theta: Theta, layout: Layout, origin: Theta) -> jax.Array:
    """Numbers whose squares add up to the pull toward anatomy, per unit of strength."""
    form = connectome_form(layout.connectome)
    return form.held(theta["edges"], origin["edges"], layout.pairs)


class Pull(NamedTuple):
    """How hard a fit is held where it began: the learned connectome, and regional
    parameters together."""

    origin: Theta
    strength: float | jax.Array
    regional: float | jax.Array = REGIONAL_PULL


def penalty(theta: Theta, layout: Layout, pull: Pull) -> jax.Array:
    """Departure of the edges from anatomy as the form of the connectome counts it,
    times `strength`, plus the pull of regional parameters toward where they began, plus
    a wall at couplings faster than 5 per s, which BOLD cannot tell from faster ones and
    a simulation would pay for with its time step."""
    p = physical(theta, layout)
    rates = p["G"] * jnp.abs(p["learned_weights"]).sum(axis=1)
    total = jnp.mean(jnp.maximum(rates - FASTEST_COUPLING, 0.0) ** 2)
    if "edges" in theta:
        away = pulled_edges(theta, layout, pull.origin)
        total = total + pull.strength * jnp.sum(away**2)
    for name, value in theta.items():
        if is_weight(name):
            total = total + WEIGHT_PULL * jnp.sum(value**2)
        elif name != "edges" and value.ndim == 1:
            departure = value - pull.origin[name]
            common = departure.mean()
            total = total + pull.regional * jnp.mean((departure - common) ** 2)
            total = total + REGIONAL_PULL * common**2
    return total

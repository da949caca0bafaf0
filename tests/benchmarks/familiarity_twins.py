"""Twins of the hidden brains of `familiarity_brains.py` whose familiarity is asked: a
Hopf twin, the same with a residual net, and a black box; and two ways to run plans
otherwise."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from familiarity_brains import BETA, OBSERVED, REGIONS, SAMPLES, Brain

from brainTwinStudio.engine import hybrid, plan_pair
from brainTwinStudio.engine.assemble import assemble
from brainTwinStudio.engine.extrapolation import support_of
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.learned.familiar import distance
from brainTwinStudio.engine.learned.residual import residual_rate, residual_start
from brainTwinStudio.engine.learned.same_path import received_at
from brainTwinStudio.engine.learned.shooting import Shooting, shot
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Parcellation,
    Recording,
    Twin,
    hemispheres_of,
)

BOX = "koopman"
HIDDEN, WIDTH = 16, 0.25


def anatomy(of: Brain) -> Connectome:
    parcellation = Parcellation("ten", of.names, hemispheres_of(of.names))
    return Connectome(parcellation, of.weights)


def recordings(of: Brain) -> tuple[Recording, ...]:
    return tuple(
        Recording(f"run-{k}", "bold", run.T, 1.0, of.names, global_signal="present")
        for k, run in enumerate(of.recorded())
    )


def fitted(of: Brain, spec: ModelSpec) -> Twin:
    settings = FitSettings(effort="quick", judge_seeds=4)
    return fit("p", anatomy(of), recordings(of), spec, settings, Silent())


def known_physics(of: Brain) -> dict[str, Array]:
    """Parameters of a twin that is told all but the hidden drift."""
    return {
        "G": np.asarray(1.0),
        "a": of.own["a"],
        "frequency_hz": of.own["frequency_hz"],
        "noise": np.full(REGIONS, BETA),
        "noise_ratio": np.full(REGIONS, OBSERVED**2),
        "global_signal_removed": np.asarray(0.0),
        "gain_depth": np.asarray(0.0),
        "gain_tau_s": np.asarray(15.0),
        "learned_weights": of.gain,
    }


def trained(of: Brain, mechanistic: Twin) -> Twin:
    """The same brain's physics and a residual net, trained on noisy x and y."""
    physics = known_physics(of)
    told = {k: physics[k] for k in ("a", "frequency_hz", "noise")} | {"G": 1.0}
    network = assemble("hopf", of.gain, Grid(10, 0, 20, 0.05), told)
    form, p, wiring = network.form, network.inputs.parameters, network.inputs.wiring
    noise = OBSERVED * of.states.std()
    draw = np.random.default_rng(of.number).normal(size=of.states.shape)
    observed = jnp.asarray(of.states + noise * draw)
    scale = jnp.asarray(of.spread)

    def rate(weights: Any, state: jax.Array, _: object) -> jax.Array:
        received = received_at(form, p, wiring, state)
        added = residual_rate(dict(weights), state, received, scale)
        return network_rate(form, p, wiring, state) + added

    how = Shooting(1.0, every=2, horizons=(1, 2), updates=80, batch=0, rate=1e-2,
                   observed=float(noise), driven=BETA)  # fmt: skip
    first = residual_start(jax.random.key(1), HIDDEN, 0, REGIONS)
    weights = {
        k: np.asarray(v) for k, v in shot(rate, first, observed, how).weights.items()
    }
    weights[hybrid.SCALE] = of.spread
    # gain and growth are told in the diffusive form, which is how the brain is made
    spec = ModelSpec(learned=("residual",), connectome="fixed", coupling="diffusive")
    running = {**physics, **weights}
    support = support_of(spec.dynamics, spec.coupling, running, SAMPLES, 1.0, 0)
    return replace(
        mechanistic,
        spec=spec,
        parameters=FrozenMap(physics),
        learned=FrozenMap(weights | support),
        planning=FrozenMap({}),
    )


def twins_of(of: Brain, kept: Path | None) -> dict[str, Twin]:
    file = None if kept is None else kept / f"brain-{of.number}.pickle"
    if file is not None and file.exists():
        return pickle.loads(file.read_bytes())  # our own, made below
    hopf = fitted(of, ModelSpec())
    found = {
        "Hopf": hopf,
        "Hopf + residual": trained(of, hopf),
        f"black box ({BOX})": fitted(of, ModelSpec(node=BOX)),
    }
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(found))
    return found


# ---------------------------------------------------------------- plans otherwise


def gated(d0: float = 1.0, width: float = WIDTH) -> Callable:
    """The residual's rate times sigmoid(-(d - d0) / width), d the distance from
    training in units of how far training went."""

    def added(state: jax.Array, received: jax.Array, p: Any) -> jax.Array:
        rate = residual_rate(dict(p), state, received, p[hybrid.SCALE])
        asked = jnp.concatenate([state, received]) / p[hybrid.SCALE]
        far = distance("residual", dict(p), asked.T)
        return jax.nn.sigmoid(-(far - d0) / width) * rate

    return added


def with_gate(work: Callable[[], Any], added: Callable) -> Any:
    """Does `work` with the gate in place of the plain residual."""
    plain = hybrid.LEARNED_DRIFTS
    hybrid.LEARNED_DRIFTS = tuple(
        replace(part, added=added) if part.info.name == "residual" else part
        for part in plain
    )
    hybrid.composed.cache_clear()
    jax.clear_caches()
    try:
        return work()
    finally:
        hybrid.LEARNED_DRIFTS = plain
        hybrid.composed.cache_clear()
        jax.clear_caches()


def with_damping(work: Callable[[], Any]) -> Any:
    """Does `work` with plans that know what becomes of damping where input is lost: in
    these brains it falls by as much. Elsewhere the members of plans differ in it."""
    shares = plan_pair.SHARES
    plan_pair.SHARES = (1.0,) * len(shares)
    try:
        return work()
    finally:
        plan_pair.SHARES = shares

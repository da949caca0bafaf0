"""Brains of known parameters, their recordings, and the linear fits to them."""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.inference.laplace import Laplace, laplace
from brainTwinStudio.engine.initialise import LinearFit, linear_fit, sweep
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import Sampled, loss, retest_scales
from brainTwinStudio.engine.parameters import (
    OBSERVATION_PARAMETERS,
    Layout,
    Pull,
    Theta,
    layout_of,
    start,
)
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.project import Array, ModelSpec, Recording
from tests.engine.small import connectome

SAMPLES = 900
SAMPLED = Sampled(1.0, None, SAMPLES)
LOSSES = (loss("fc"), loss("psd"))
SHARED = {p.name: 0.0 for p in OBSERVATION_PARAMETERS if not p.per_region}


class Fitted(NamedTuple):
    truth: dict[str, Array]
    runs: tuple[Recording, ...]
    targets: Targets
    theta: Theta
    pull: Pull
    of: Laplace


def bench(kind: str) -> tuple[Layout, ModelSpec, Theta, LinearFit]:
    """A compiled fit that serves every brain of this kind."""
    assert kind in ("fixed", "learned")
    spec = ModelSpec(connectome=kind, slow_gain=False, coupling="additive")
    layout = layout_of(connectome().weights, spec, SHARED)
    theta = start(layout, spec)
    return layout, spec, theta, linear_fit(layout, theta, SAMPLED)


def hidden(layout: Layout, rng: np.random.Generator, spread: float) -> dict[str, Array]:
    """Parameters of a stable brain whose edges lie `spread` from anatomy."""
    n = layout.regions
    while True:
        weights = np.zeros((n, n))
        change = spread * rng.standard_normal(layout.base.size)
        weights[layout.rows, layout.columns] = layout.base + change
        p = {
            "G": np.asarray(rng.uniform(0.2, 0.8)),
            "a": rng.uniform(-0.4, -0.05, n),
            "frequency_hz": rng.uniform(0.03, 0.08, n),
            "noise": np.exp(rng.uniform(np.log(0.001), np.log(0.004), n)),
            "noise_ratio": np.exp(rng.uniform(np.log(0.1), np.log(1.5), n)),
            "gain_depth": np.asarray(0.0),
            "gain_tau_s": np.asarray(15.0),
            "learned_weights": weights + weights.T,
        }
        p |= {name: np.asarray(value) for name, value in SHARED.items()}
        growth = np.diag(p["a"] + 2j * np.pi * p["frequency_hz"])
        system = growth + p["G"] * p["learned_weights"]
        if np.linalg.eigvals(system).real.max() < -0.02:
            return p


def fitted(kind: str, seed: int, ready=None, draws: int = 400) -> Fitted:
    """A brain drawn by `seed`, two runs of it, and the fit to them."""
    layout, spec, theta, fit = ready or bench(kind)
    spread = 0.03 if kind == "learned" else 0.0
    truth = hidden(layout, np.random.default_rng(seed), spread)
    bold = free_run(
        spec.node,
        "additive",
        truth,
        samples=SAMPLES,
        repetition_time_s=1.0,
        band_hz=None,
        seeds=2,
        seed=seed,
    )
    names = connectome().parcellation.region_names
    runs = tuple(
        Recording(f"run-{k}", "bold", run.T, 1.0, names) for k, run in enumerate(bold)
    )
    signals = [run.signals for run in runs]
    apart = retest_scales(signals, SAMPLED, LOSSES)
    fc, bands = (
        jnp.mean(
            jnp.stack([m.feature(jnp.asarray(s)[None], SAMPLED) for s in signals]), 0
        )
        for m in LOSSES
    )
    weights = (jnp.asarray(1 / apart[name]) for name in ("fc", "psd"))
    targets = Targets(fc, bands, *weights)
    theta = sweep(fit, theta, targets)[0]
    pull = Pull(theta, 0.3)
    theta, _ = fit.minimise(
        theta, tuple(theta), targets, pull, 200, lambda value: False
    )
    of = laplace(fit, theta, targets, pull, SAMPLED, runs, draws=draws)
    return Fitted(truth, runs, targets, theta, pull, of)

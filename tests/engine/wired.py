"""Hopf networks whose connectome departs from the anatomy a fit is given."""

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.fit_job import Job, prepare
from brainTwinStudio.engine.linear_part import (
    LinearStage,
    form_of,
    linear_stage,
    loosened,
    strengths_of,
)
from brainTwinStudio.engine.network import SC_SCALE, scaled_weights
from brainTwinStudio.engine.parameters import Pull, Theta, physical, to_unbounded
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    ModelSpec,
    Parcellation,
    Recording,
    hemispheres_of,
)

TR_S, G = 2.0, 0.5
USUAL = (("fc", 1.0), ("psd", 0.25))
LAGGED = ("lagged_fc", 1.0)


def anatomy(regions: int, seed: int = 0) -> Connectome:
    """Tracts by distance, three of five pairs have one."""
    rng = np.random.default_rng(seed)
    place = rng.random((regions, 3))
    apart = np.linalg.norm(place[:, None] - place[None], axis=-1)
    weights = 1000 * np.exp(-6 * apart) * rng.lognormal(0, 0.5, apart.shape)
    weights = np.triu(weights * (rng.random(apart.shape) < 0.6), 1)
    names = tuple(f"r{k}" for k in range(regions))
    parcellation = Parcellation("wired", names, hemispheres_of(names))
    return Connectome(parcellation, weights + weights.T)


def departures(of: Connectome, seed: int = 1) -> dict[str, Array]:
    """True weights (target, source), one kind of departure each: tracts that anatomy
    lacks, a change of rank 2, tracts of one direction, and directions of all."""
    rng = np.random.default_rng(seed)
    base = np.asarray(scaled_weights(of.weights))
    n = len(base)
    lacking = np.argwhere(np.triu(base == 0, 1))
    extra = base.copy()
    for i, j in lacking[rng.choice(len(lacking), n // 2, replace=False)]:
        extra[i, j] = extra[j, i] = 0.6 * SC_SCALE
    sides = rng.normal(size=(n, 2))
    low = sides @ np.diag([1.0, -1.0]) @ sides.T
    np.fill_diagonal(low, 0.0)
    ways = np.triu(rng.normal(size=(n, n)), 1)
    one_way = base.copy()
    for i, j in lacking[rng.choice(len(lacking), n // 2, replace=False)]:
        one_way[i, j] = SC_SCALE
    return {
        "extra": extra,
        "rank": base + 0.3 * SC_SCALE * low / low.std(),
        "one_way": one_way,
        "directed": base * np.exp(0.8 * (ways - ways.T)),
    }


def recorded(weights: Array, samples: int, runs: int = 2) -> tuple[Recording, ...]:
    """Runs of the network with these weights."""
    n = len(weights)
    leading = G * np.linalg.eigvals(weights).real.max()
    p = {
        "G": np.asarray(G),
        "a": np.random.default_rng(2).uniform(-0.25, -0.12, n) - 0.6 * leading,
        "frequency_hz": np.linspace(0.03, 0.06, n),
        "noise": np.full(n, 0.0015),
        "noise_ratio": np.full(n, 0.2),
        "fast_share": np.asarray(0.0),
        "global_signal_removed": np.asarray(0.0),
        "gain_depth": np.asarray(0.0),
        "gain_tau_s": np.asarray(15.0),
        "learned_weights": weights,
    }
    bold = free_run(
        "hopf",
        "additive",
        p,
        samples=samples,
        repetition_time_s=TR_S,
        band_hz=None,
        seeds=runs,
        seed=0,
    )
    names = tuple(f"r{k}" for k in range(n))
    return tuple(
        Recording(f"run-{k}", "bold", x.T, 1 / TR_S, names, global_signal="present")
        for k, x in enumerate(bold)
    )


def staged(
    of: Connectome, runs: tuple[Recording, ...], name: str, *, directed: bool = False
) -> tuple[Job, LinearStage]:
    """A fit of this form of connectome, and its compiled objective."""
    spec = ModelSpec(connectome=name, directed=directed, slow_gain=False)
    losses = (*USUAL, LAGGED) if spec.directed else USUAL
    settings = FitSettings("quick", losses=losses, judge_seeds=8)
    job = prepare(of, runs, spec, settings, Silent())
    return job, linear_stage(job)


def begun(job: Job, stage: LinearStage) -> Theta:
    """Near the answer but for the connectome; the grid of a fit would compile more."""
    near = {"G": G, "a": -0.3, "frequency_hz": 0.045}
    placed = {
        name: jnp.full_like(
            stage.theta[name], to_unbounded(name, value, job.layout.bounds[name])
        )
        for name, value in near.items()
    }
    return stage.theta | placed


def learned(job: Job, stage: LinearStage, iterations: int = 150) -> Array:
    """Weights (target, source) of the linear part of a fit at the usual pull."""
    first = begun(job, stage)
    pull = Pull(first, strengths_of(job)[-1])
    told = stage.targets, pull, iterations, lambda value: False
    theta, _ = stage.fit.minimise(loosened(job, first), tuple(first), *told)
    theta = {**theta, "edges": form_of(job).settled(theta["edges"])}
    return np.asarray(physical(theta, job.layout)["learned_weights"])


def alike(one: Array, other: Array) -> float:
    """Correlation over ordered pairs of regions."""
    off = ~np.eye(len(one), dtype=bool)
    return float(np.corrcoef(one[off], other[off])[0, 1])

"""The linear part of a fit: starts, regional parameters, how hard anatomy pulls, and
the learned connectome."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.engine.evaluate import shortest
from brainTwinStudio.engine.fit_job import (
    DIVERGED,
    GAP_S,
    LINEAR_ONLY,
    Found,
    Job,
    preview,
    state_of,
)
from brainTwinStudio.engine.initialise import (
    LinearFit,
    Targets,
    linear_features,
    linear_fit,
    sweep,
)
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.parameters import Theta, physical, start
from brainTwinStudio.project import Recording

STRENGTHS = (0.2, 0.4, 0.8)
DEFAULT_STRENGTH = 0.2
NEAR_BEST = 0.005
Heard = Callable[[str, float, float, int], Callable[[float], bool]]


def linear_part(job: Job) -> Found:
    """Sweep, regional parameters, choice of anatomy's pull, learned connectome."""
    plan, watcher = job.plan, job.watcher
    weights = dict(job.settings.losses)
    if not weights.get("fc"):
        weights["fc"] = 0.1  # the linear theory needs FC to place the coupling
    watcher.progress("Preparing", 0.0)
    apart = scales(job.train, job.sampled)
    targets = targets_of(job.train, job.sampled, weights, apart)
    theta = start(job.layout, job.spec)
    linear = linear_fit(job.layout, theta, job.sampled, job.previews.show)
    watcher.progress("Compiling", 0.02)
    history: list[float] = []
    phases: list[tuple[int, str]] = []

    def heard(stage: str, at: float, width: float, total: int):
        phases.append((len(history), stage))

        def step(value: float) -> bool:
            history.append(value)
            done = min((len(history) - phases[-1][0]) / total, 1.0)
            watcher.progress(stage, at + width * done, value)
            return watcher.stop_requested()

        return step

    regional = tuple(name for name in theta if name != "edges")
    starts = sweep(linear, theta, targets)[: plan.starts]
    if not starts:
        return Found(theta, 0.0, history, phases, "diverged", DIVERGED)
    tried = []
    for number, trial in enumerate(starts):
        step = heard(
            f"Start {number + 1} of {len(starts)}", 0.04 + 0.02 * number, 0.02, 20
        )
        tried.append(linear.minimise(trial, regional, targets, 0.0, 20, step))
    theta = min(tried, key=_last)[0]
    step = heard("Regional parameters", 0.1, 0.05, plan.regional)
    theta, _ = linear.minimise(theta, regional, targets, 0.0, plan.regional, step)
    strength = 0.0
    if "edges" in theta:
        strength = DEFAULT_STRENGTH
        if plan.validate and not watcher.stop_requested():
            strength = _strength(job, linear, theta, weights, apart, heard)
        step = heard("Learned connectome", 0.3, 0.15, plan.edges)
        theta, _ = linear.minimise(
            theta, tuple(theta), targets, strength, plan.edges, step
        )
    preview(job, theta)
    if not watcher.stop_requested():  # a half-done stage is nothing to resume from
        watcher.checkpoint(state_of(theta, strength, history, phases, None))
    return Found(theta, strength, history, phases, "converged", LINEAR_ONLY)


def _last(tried: tuple[Theta, list[float]]) -> float:
    """The loss a start ended at."""
    return tried[1][-1] if tried[1] else np.inf


def _strength(
    job: Job,
    linear: LinearFit,
    theta: Theta,
    weights: Mapping[str, float],
    apart: Mapping[str, float],
    heard: Heard,
) -> float:
    """The strongest pull toward anatomy whose FC on validation data is within 0.005 of
    the best: regional parameters and edges fitted to the first half of the runs (or of
    the run, with a gap of 30 s), judged on the rest."""
    half = len(job.train) // 2
    first, rest = job.train[:half], job.train[half:]
    if not half:
        run = rest[0]
        middle = run.signals.shape[1] // 2
        end = middle - round(GAP_S * run.sampling_hz)
        first = (replace(run, signals=run.signals[:, : max(end, middle // 2)]),)
        rest = (replace(run, signals=run.signals[:, middle:]),)
    sampled = job.sampled._replace(samples=shortest(first))
    targets = targets_of(first, sampled, weights, apart)
    wanted = upper(mean_fisher_z([r.signals for r in rest]))
    regional = tuple(name for name in theta if name != "edges")
    step = heard("Validating", 0.14, 0.01, job.plan.regional)
    theta, _ = linear.minimise(theta, regional, targets, 0.0, job.plan.regional, step)
    agreement = []
    for number, strength in enumerate(STRENGTHS):
        step = heard(
            f"Validating {number + 1} of {len(STRENGTHS)}",
            0.15 + 0.05 * number,
            0.05,
            job.plan.edges // 2,
        )
        trial, _ = linear.minimise(
            theta, tuple(theta), targets, strength, job.plan.edges // 2, step
        )
        fc, _ = linear_features(
            physical(trial, job.layout), jnp.asarray([0.05]), 1 / sampled.sampling_hz
        )
        z = np.arctanh(np.clip(upper(np.asarray(fc)), -0.999, 0.999))
        agreement.append(float(np.corrcoef(z, wanted)[0, 1]))
    good = [
        s
        for s, r in zip(STRENGTHS, agreement, strict=True)
        if r >= max(agreement) - NEAR_BEST
    ]
    return max(good, default=DEFAULT_STRENGTH)


def scales(recordings: tuple[Recording, ...], sampled: Sampled) -> dict[str, float]:
    """How far the person's own runs (or the halves of a single run) lie apart in every
    loss: one unit of loss is one run-to-run difference."""
    runs = [r.signals for r in recordings]
    if len(runs) == 1:
        half = runs[0].shape[1] // 2
        runs = [runs[0][:, :half], runs[0][:, half:]]
    apart = {}
    shorter = sampled._replace(samples=min(run.shape[1] for run in runs))
    for entry in ("fc", "fcd", "psd"):
        metric = loss(entry)
        ends = [
            metric.feature(jnp.asarray(run)[None], shorter)
            for run in (runs[0], runs[-1])
        ]
        apart[entry] = max(float(metric.distance(*ends)), 1e-6)
    return apart


def targets_of(
    recordings: tuple[Recording, ...],
    sampled: Sampled,
    weights: Mapping[str, float],
    apart: Mapping[str, float],
) -> Targets:
    z = upper(mean_fisher_z([r.signals for r in recordings]))
    psd = loss("psd")
    bands = jnp.stack(
        [psd.feature(jnp.asarray(r.signals)[None], sampled) for r in recordings]
    ).mean(axis=0)
    fc_weight = weights.get("fc", 0.0) / apart["fc"]
    psd_weight = weights.get("psd", 0.0) / apart["psd"]
    return Targets(
        jnp.asarray(z), bands, jnp.asarray(fc_weight), jnp.asarray(psd_weight)
    )

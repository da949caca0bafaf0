"""One fit: linear noise approximation first, nonlinear simulation second, judgement by
free-running simulations last. The same request and seed give the same numbers; no clock
decides anything.
"""

import time
from collections.abc import Mapping
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.compile_clock import compile_seconds
from brainTwinStudio.engine.fit_job import (
    DIVERGED,
    Found,
    Job,
    prepare,
    preview,
    resumed,
    state_of,
)
from brainTwinStudio.engine.linear_part import linear_part, scales
from brainTwinStudio.engine.losses import loss
from brainTwinStudio.engine.make_twin import twin_of
from brainTwinStudio.engine.parameters import Theta
from brainTwinStudio.engine.refine import CHECK_EVERY, Goal, Refinement
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    ModelSpec,
    Recording,
    Twin,
)


def fit(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    resume: Mapping[str, Array] | None = None,
) -> Twin:
    """Fit a twin to runs of one person.

    recordings: BOLD runs of the same person, (region, time) each, same repetition
    time. resume: a state given to watcher.checkpoint by an interrupted run of the same
    request; the answer is then the same as without the interruption. A stop requested
    through the watcher ends the fit with the best so far and outcome "stopped".
    """
    began, compiled = time.perf_counter(), compile_seconds()
    job = prepare(connectome, recordings, spec, settings, watcher)
    found = resumed(job, resume) if resume else linear_part(job)
    if (
        job.plan.descent
        and found.outcome != "diverged"
        and not watcher.stop_requested()
    ):
        found = _nonlinear(job, found)
    twin = twin_of(patient_id, job, found)
    watcher.progress("Judging", 1.0)
    return replace(
        twin,
        seconds=time.perf_counter() - began,
        compile_seconds=compile_seconds() - compiled,
    )


def _nonlinear(job: Job, found: Found) -> Found:
    """Descend from the linear answer through free-running simulations."""
    watcher, plan = job.watcher, job.plan
    descent = _refinement(job, found.theta, found.strength)
    history, phases = found.history, found.phases
    if found.refinement is None:
        watcher.progress("Compiling", 0.45)
        phases.append((len(history), "Slow gain"))
        if "gain_depth" in found.theta:

            def heard(value: float) -> bool:
                watcher.progress("Slow gain", 0.46, value)
                return watcher.stop_requested()

            descent.scan_slow_gain(heard)
        descent.check()
        watcher.progress("Compiling", 0.47)
        phases.append((len(history), "Simulated dynamics"))
    else:
        descent.restore(found.refinement)
        history = history[: len(history) - descent.steps]
    while descent.steps < plan.descent and not descent.converged:
        if watcher.stop_requested():
            break
        value = descent.step(plan.descent)
        if not descent.finite:
            break
        share = 0.48 + 0.42 * descent.steps / plan.descent
        watcher.progress("Simulated dynamics", share, value)
        preview(job, descent.mean, descent.best)
        if descent.steps % CHECK_EVERY == 0:
            descent.check()
            watcher.checkpoint(
                state_of(
                    found.theta,
                    found.strength,
                    history + descent.losses,
                    phases,
                    descent.state(),
                )
            )
    outcome, message = _ending(job, descent)
    return Found(
        descent.best,
        found.strength,
        history + descent.losses,
        phases,
        outcome,
        message,
    )


def _ending(job: Job, descent: Refinement) -> tuple[str, str]:
    if not np.isfinite(descent.best_score):
        return "diverged", DIVERGED
    if job.watcher.stop_requested():
        return "stopped", (
            f"Stopped on request after {descent.steps} steps; the best so far is kept."
        )
    if not descent.finite:
        return "stopped", (
            f"The simulation left all bounds at step {descent.steps}; the best state "
            "before that is kept."
        )
    if descent.converged:
        return "converged", (
            f"No further gain after {descent.steps} steps of the nonlinear model."
        )
    return "stopped", (
        f"All {descent.steps} steps of this effort were used while the fit still "
        "improved; a more thorough one would go on."
    )


def _refinement(job: Job, theta: Theta, strength: float) -> Refinement:
    apart = scales(job.train, job.sampled)
    goals = []
    for name, weight in job.settings.losses:
        metric = loss(name)
        features = [
            metric.feature(jnp.asarray(r.signals)[None], job.sampled) for r in job.train
        ]
        target = jnp.stack(features).mean(axis=0)
        goals.append(Goal(metric, target, weight / apart[name]))
    return Refinement(
        job.spec.node,
        job.layout,
        theta,
        tuple(goals),
        job.sampled,
        strength,
        job.settings.seed,
    )

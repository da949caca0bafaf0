"""The linear part of a fit: starts, regional parameters, how hard anatomy (or a
population) pulls, and the learned connectome."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.engine.connectomes import ConnectomeForm, connectome_form
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.directions import undirected
from brainTwinStudio.engine.fit_job import (
    DIVERGED,
    LINEAR_ONLY,
    Found,
    Job,
    preview,
    state_of,
)
from brainTwinStudio.engine.initialise import LinearFit, linear_fit, sweep
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.linear_targets import linear_targets, scales, validation
from brainTwinStudio.engine.optimisers import optimiser
from brainTwinStudio.engine.parameters import Pull, Theta, start, to_unbounded
from brainTwinStudio.engine.regular_weights import (
    Course,
    by_l_curve,
    by_validation,
    correlation_with,
)
from brainTwinStudio.project.model_spec import UNNAMED

NEAR_BEST = 0.001
START = 30
PLANNING = 200
HELD_STRENGTH = 3.0
HELD_REGIONAL = 1.0
HELD = {  # slowest there is; and the scale of noise at which stimuli were tried
    "frequency_hz": 0.0101,
    "noise": 0.005,
}
STILL = 1e-3
Heard = Callable[[str, float, float, int], Callable[[float], bool]]


class LinearStage(NamedTuple):
    """The compiled objective, what it aims at, the start, and the scale of every
    loss."""

    fit: LinearFit
    targets: Targets
    theta: Theta
    apart: Mapping[str, float]


def linear_stage(job: Job) -> LinearStage:
    job.watcher.progress("Preparing", 0.0)
    apart = scales(job)
    targets = linear_targets(job, job.train, apart)
    theta = start(job.layout, job.spec)
    fit = linear_fit(
        job.layout,
        theta,
        job.sampled,
        job.previews.show,
        job.settings.optimiser,
        job.regular,
    )
    return LinearStage(fit, targets, theta, apart)


def linear_part(job: Job, stage: LinearStage) -> Found:
    """Sweep, regional parameters, choice of the pull, learned connectome."""
    plan, watcher = job.plan, job.watcher
    fit, targets, theta, _ = stage
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

    usual = strengths_of(job)[-1]
    starts = sweep(fit, theta, targets)[: plan.starts]
    if not starts:
        return Found(theta, theta, theta, 0.0, history, phases, "diverged", DIVERGED)
    tried = []
    for number, trial in enumerate(starts):
        step = heard(
            f"Start {number + 1} of {len(starts)}", 0.04 + 0.02 * number, 0.02, START
        )
        pull = Pull(trial, usual)
        free = tuple(trial)
        tried.append((*fit.minimise(trial, free, targets, pull, START, step), trial))
    theta, _, began = min(tried, key=_last)
    strength = 0.0
    if "edges" not in theta:
        pull = Pull(began, 0.0)
        targets, notes = _weighed(job, stage, theta, pull, partial(heard, at=0.1))
        step = heard("Regional parameters", 0.1, 0.35, plan.regional)
        theta, _ = fit.minimise(theta, tuple(theta), targets, pull, plan.regional, step)
    else:
        theta, strength, targets, notes = _edges(job, stage, theta, began, heard)
    preview(job, theta)
    step = heard("Held for plans", 0.45, 0.005, PLANNING)
    held = _held(job, stage._replace(targets=targets), step)
    found = Found(
        theta,
        began,
        held,
        strength,
        history,
        phases,
        "converged",
        LINEAR_ONLY,
        regular=np.asarray(targets.regular),
        notes=(*notes, *_unmoved(job, history), *undirected(job)),
    )
    if not watcher.stop_requested():  # a half-done stage is nothing to resume from
        watcher.checkpoint(state_of(found, history, None))
    return found


def form_of(job: Job) -> ConnectomeForm:
    """The form of what is learned of the weights."""
    return connectome_form(job.spec.connectome) if job.spec.learns_connectome else DENSE


def strengths_of(job: Job) -> tuple[float, ...]:
    """Of the pull toward anatomy, tried on validation data, strongest first."""
    return form_of(job).tried(directed=job.spec.directed)


def loosened(job: Job, theta: Theta) -> Theta:
    """The same network, its edges free to move."""
    if "edges" not in theta:
        return theta
    return {**theta, "edges": form_of(job).loosened(theta["edges"])}


def _edges(
    job: Job, stage: LinearStage, theta: Theta, began: Theta, heard: Heard
) -> tuple[Theta, float, Targets, tuple[str, ...]]:
    """The learned connectome, and all else with it; the pull it was learned with, the
    targets with their weights, and what is to be said of those."""
    plan, form = job.plan, form_of(job)
    strength = strengths_of(job)[-1]
    if plan.validate and not job.watcher.stop_requested():
        strength, theta = _strength(job, stage.fit, theta, began, stage.apart, heard)
    pull = Pull(began, strength)
    told: Callable[..., Callable[[float], bool]] = heard
    targets, notes = _weighed(job, stage, theta, pull, partial(told, at=0.25))
    step = heard("Learned connectome", 0.3, 0.15, plan.edges)
    theta = loosened(job, theta)
    free = tuple(theta)
    theta, _ = stage.fit.minimise(theta, free, targets, pull, plan.edges, step)
    theta = {**theta, "edges": form.settled(theta["edges"])}
    return theta, strength, targets, notes


def _weighed(
    job: Job,
    stage: LinearStage,
    theta: Theta,
    pull: Pull,
    heard: Callable[..., Callable[[float], bool]],
) -> tuple[Targets, tuple[str, ...]]:
    """Targets with the weights of regularisers, and how those were chosen that nobody
    gave: on validation data, or by the L-curve where an effort has none."""
    chosen = job.settings.regularisers
    if job.watcher.stop_requested() or None not in dict(chosen).values():
        return stage.targets, ()
    effort = max(job.plan.edges, job.plan.regional) // 2

    def listener(trial: int, trials: int) -> Callable[[float], bool]:
        name = f"Weight of regulariser {trial + 1} of {trials}"
        return heard(name, width=0.0, total=effort)

    course = Course(stage.fit, theta, stage.targets, pull, effort, listener)
    if job.plan.validate:
        first, rest = validation(job)
        part = linear_targets(job, first, stage.apart)
        found, notes = by_validation(course, chosen, part, rest)
    else:
        found, notes = by_l_curve(course, chosen)
    return stage.targets._replace(regular=jnp.asarray(found)), notes


def _unmoved(job: Job, history: list[float]) -> tuple[str, ...]:
    """A sentence where a chosen optimiser never lowered the loss, as Gauss-Newton far
    from the answer."""
    name = job.settings.optimiser
    if name in UNNAMED or job.watcher.stop_requested():
        return ()
    if history and min(history) < history[0] * (1 - STILL):
        return ()
    return (f"{optimiser(name).info.label} did not lower the loss; use another one.",)


def _held(job: Job, stage: LinearStage, step: Callable[[float], bool]) -> Theta:
    """A fit for predicting what surgery and stimulation do, to FC alone: regions held
    alike, edges held to anatomy, no oscillation. On hidden brains of three other model
    classes it erred half as much about resections as a loose fit to the same recording,
    and only without oscillation a steady drive moves other regions to the right side:
    r 0.8 instead of -0.9 (tests/benchmarks/results/intervention_truth.md)."""
    begin = start(job.layout, job.spec)
    for name, value in HELD.items():
        if name not in begin:
            continue
        place = to_unbounded(name, value, job.layout.bounds[name])
        begin[name] = jnp.full_like(begin[name], place)
    targets = stage.targets._replace(psd_weight=0.0 * stage.targets.psd_weight)
    begin = next(iter(sweep(stage.fit, begin, targets)), begin)
    alike = begin | {"a": jnp.full_like(begin["a"], begin["a"].mean())}
    pull = Pull(alike, HELD_STRENGTH, HELD_REGIONAL)
    free = tuple(name for name in begin if name != "frequency_hz")
    unseen = replace(stage.fit, show=lambda flat: None)
    return unseen.minimise(begin, free, targets, pull, PLANNING, step)[0]


def _last(tried: tuple[Theta, list[float], Theta]) -> float:
    """The loss a start ended at."""
    return tried[1][-1] if tried[1] else np.inf


def _strength(
    job: Job,
    fit: LinearFit,
    theta: Theta,
    began: Theta,
    apart: Mapping[str, float],
    heard: Heard,
) -> tuple[float, Theta]:
    """The strongest pull toward anatomy (or the population) whose FC on validation data
    is within 0.001 of the best: regional parameters and edges fitted to the first half
    of the runs (or of the run, with a gap of 30 s), judged on the rest. And where the
    last of these fits ended, from which the whole recording is soon reached."""
    first, rest = validation(job)
    targets = linear_targets(job, first, apart)
    wanted = upper(mean_fisher_z([r.signals for r in rest]))
    agreement = []
    strengths = strengths_of(job)
    for number, strength in enumerate(strengths):
        step = heard(
            f"Validating {number + 1} of {len(strengths)}",
            0.15 + 0.1 * number / len(strengths),
            0.1 / len(strengths),
            job.plan.edges // 2,
        )
        pull = Pull(began, strength)
        theta, _ = fit.minimise(
            loosened(job, theta), tuple(theta), targets, pull, job.plan.edges // 2, step
        )
        agreement.append(correlation_with(theta, job.layout, wanted))
    good = [
        s
        for s, r in zip(strengths, agreement, strict=True)
        if r >= max(agreement) - NEAR_BEST
    ]
    return max(good, default=strengths[-1]), theta

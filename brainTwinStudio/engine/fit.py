"""One fit: linear noise approximation first, nonlinear simulation second, judgement by
free-running simulations last. The same request and seed give the same numbers; no clock
decides anything.
"""

import time
from collections.abc import Mapping
from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box import fit_black_box
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.compile_clock import compile_seconds
from brainTwinStudio.engine.correction import corrected
from brainTwinStudio.engine.fit_job import (
    DIVERGED,
    Found,
    Job,
    prepare,
    preview,
    resumed,
    state_of,
)
from brainTwinStudio.engine.inference.held_connectome import HELD, is_held
from brainTwinStudio.engine.inference.methods import method
from brainTwinStudio.engine.inference.of_fit import Ending, Known, known_by
from brainTwinStudio.engine.inference.planning_draws import planning_draws
from brainTwinStudio.engine.linear_part import LinearStage, linear_part, linear_stage
from brainTwinStudio.engine.losses import loss
from brainTwinStudio.engine.make_twin import twin_of
from brainTwinStudio.engine.optimisers import optimiser
from brainTwinStudio.engine.parameters import Pull
from brainTwinStudio.engine.refine import (
    CHECK_EVERY,
    Goal,
    Refinement,
    Way,
    descent_kind,
)
from brainTwinStudio.engine.targets import targets_of
from brainTwinStudio.engine.watched_exponent import exponent_told
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Recording,
    Twin,
)
from brainTwinStudio.project.model_spec import NOT_ESTIMATED, UNNAMED
from brainTwinStudio.project.population import others_of
from brainTwinStudio.project.twin import Outcome

ROUND = 60
BY_THEORY = (
    "The linear theory was fitted, and set right by simulations of the nonlinear model."
)


def fit(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    resume: Mapping[str, Array] | None = None,
    population: tuple[Twin, ...] = (),
) -> Twin:
    """Fit a twin to runs of one person.

    recordings: BOLD runs of the same person, (region, time) each, same repetition
    time. population: twins of other people, from whose mean the fit starts and toward
    whom it is pulled; those of the same person are left out. resume: a state given to
    watcher.checkpoint by an interrupted run of the same request; the answer is then the
    same as without the interruption. A stop requested through the watcher ends the fit
    with the best so far and outcome "stopped".
    """
    began, compiled = time.perf_counter(), compile_seconds()
    if is_black_box(spec.node):
        what = (patient_id, connectome, recordings, spec, settings, watcher)
        twin = fit_black_box(*what)
        watcher.progress("Judging", 1.0)
        return _timed(twin, began, compiled)
    others = others_of(patient_id, connectome, recordings, spec, population)
    job = prepare(connectome, recordings, spec, settings, watcher, others)
    stage = linear_stage(job)
    found = resumed(job, resume) if resume else linear_part(job, stage)
    weighed = stage.targets._replace(regular=jnp.asarray(found.regular))
    stage = stage._replace(targets=weighed)
    if job.plan.rounds and found.outcome != "diverged" and not watcher.stop_requested():
        found = _nonlinear(job, stage, found)
    known = _uncertainty(job, stage, found)
    draws = _draws(job, stage, found, known)
    said = (found.message, *found.notes, *_descended_by(job), *known.notes)
    found = found._replace(message=" ".join(said))
    twin = twin_of(patient_id, job, found)
    watcher.progress("Judging", 1.0)
    sure = FrozenMap(known.intervals), FrozenMap(known.identifiable)
    twin = replace(twin, intervals=sure[0], identifiable=sure[1], planning_draws=draws)
    return _timed(twin, began, compiled)


def _timed(twin: Twin, began: float, compiled: float) -> Twin:
    return replace(
        twin,
        seconds=time.perf_counter() - began,
        compile_seconds=compile_seconds() - compiled,
    )


def _uncertainty(job: Job, stage: LinearStage, found: Found) -> Known:
    """Intervals of the parameters and which of them the data tell, as data and pull
    bend the objective: regularisers would make them narrower. Of a stopped or lost fit
    they are not estimated, nor of a network without a linear theory; nor of a quick
    one, which ends far from its minimum (on the demo patient 63 % of its loss was
    left), and around another point no curvature tells how far the truth may lie."""
    chosen = job.settings.uncertainty
    if (
        chosen == NOT_ESTIMATED
        or not job.plan.rounds
        or "frequency_hz" not in found.theta  # a neural SDE has no linear theory
        or found.outcome == "diverged"
        or job.watcher.stop_requested()
    ):
        return Known({}, {})
    job.watcher.progress("Intervals", 0.9)
    targets = corrected(job, stage.targets, found.theta)
    targets = targets._replace(regular=jnp.zeros_like(targets.regular))
    end = Ending(
        stage.fit,
        found.theta,
        targets,
        Pull(found.began, found.strength),
        job.sampled,
        job.train,
        job.spec.coupling,
    )
    known = known_by(chosen, end, job.settings.seed, job.watcher)
    held = is_held(found.theta, job.layout) and method(chosen).edges
    return replace(known, notes=(HELD, *known.notes)) if held else known


def _draws(
    job: Job, stage: LinearStage, found: Found, known: Known
) -> FrozenMap[Array]:
    """Of what plans are predicted with, where intervals were estimated; none of learned
    dynamics, which the linear theory does not see."""
    if not known.intervals or job.spec.learned or job.watcher.stop_requested():
        return FrozenMap[Array]()
    stop = job.watcher.stop_requested
    return FrozenMap(planning_draws(job, stage, found, stop))


def _descended_by(job: Job) -> tuple[str, ...]:
    """A sentence where the descent could not use the chosen optimiser."""
    name = job.settings.optimiser
    if not job.plan.descent or name in (*UNNAMED, descent_kind(name)):
        return ()
    label = optimiser(name).info.label
    return (f"{label} cannot follow noisy simulations; Adam descended on those.",)


def _nonlinear(job: Job, stage: LinearStage, found: Found) -> Found:
    """From the linear answer to one that free-running simulations agree with."""
    watcher, plan = job.watcher, job.plan
    descent = _refinement(job, stage, found)
    history, phases = found.history, found.phases
    if found.refinement is None:
        watcher.progress("Compiling", 0.455)
        if "gain_depth" in found.theta:
            phases.append((len(history), "Slow gain"))

            def heard(value: float) -> bool:
                watcher.progress("Slow gain", 0.46, value)
                return watcher.stop_requested()

            descent.scan_slow_gain(heard)
        descent.check()
        phases.append((len(history), "Corrected by simulations"))
        history = history + _rounds(job, stage, found, descent)
        if not watcher.stop_requested():
            watcher.checkpoint(state_of(found, history, descent.state()))
        watcher.progress("Compiling", 0.67)
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
        share = 0.68 + 0.22 * descent.steps / plan.descent
        watcher.progress("Simulated dynamics", share, value)
        preview(job, descent.mean, descent.best)
        if descent.steps % CHECK_EVERY == 0:
            descent.check()
            watcher.checkpoint(
                state_of(found, history + descent.losses, descent.state())
            )
    outcome, message = _ending(job, descent)
    notes = found.notes
    if descent.steps and outcome != "diverged" and not watcher.stop_requested():
        notes = (*notes, exponent_told(job, descent.best))
    return found._replace(
        theta=descent.best,
        history=history + descent.losses,
        phases=phases,
        outcome=outcome,
        message=message,
        refinement=None,
        notes=notes,
    )


def _ending(job: Job, descent: Refinement) -> tuple[Outcome, str]:
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
    if not job.plan.descent:
        return "converged", BY_THEORY
    if descent.converged:
        return "converged", (
            f"No further gain after {descent.steps} steps of the nonlinear model."
        )
    return "stopped", (
        f"All {descent.steps} steps of this effort were used while the fit still "
        "improved; a more thorough one would go on."
    )


def _rounds(
    job: Job, stage: LinearStage, found: Found, descent: Refinement
) -> list[float]:
    """Aim the linear theory beside its target by what simulations differ from it, and
    go there; the descent keeps what scores best."""
    history: list[float] = []
    pull = Pull(found.began, found.strength)
    for number in range(job.plan.rounds):
        if job.watcher.stop_requested():
            break
        at = 0.48 + 0.18 * number / job.plan.rounds

        def step(value: float, at: float = at) -> bool:
            history.append(value)
            job.watcher.progress("Corrected by simulations", at, value)
            return job.watcher.stop_requested()

        targets = corrected(job, stage.targets, descent.theta)
        theta, _ = stage.fit.minimise(
            descent.theta, tuple(descent.theta), targets, pull, ROUND, step
        )
        descent.consider(theta)
    return history


def _refinement(job: Job, stage: LinearStage, found: Found) -> Refinement:
    names = tuple(name for name, weight in job.settings.losses if weight)
    aims = targets_of(
        job.train, job.sampled, names, job.population, job.connectome.parcellation
    )
    weights = dict(job.settings.losses)
    goals = tuple(
        Goal(loss(name), jnp.asarray(aims[name]), weights[name] / stage.apart[name])
        for name in names
    )
    return Refinement(
        job.spec.dynamics,
        job.layout,
        found.theta,
        Pull(found.began, found.strength),
        goals,
        job.sampled,
        job.settings.seed,
        Way(descent_kind(job.settings.optimiser), job.regular, found.regular),
    )

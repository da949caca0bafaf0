"""The front of competing metrics: fits with swept weights of their losses, each begun
where its nearest neighbour ended."""

import time
from collections.abc import Mapping
from dataclasses import replace

import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.crossvalidate import metrics_of
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.fit_job import PLANS, prepare, resumed, state_of
from brainTwinStudio.engine.linear_part import linear_stage
from brainTwinStudio.engine.losses import loss
from brainTwinStudio.engine.parameters import Pull
from brainTwinStudio.engine.pareto import front, knee, simplex_weights
from brainTwinStudio.engine.parts_of_job import Part, Parts
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    FitSettings,
    FrozenMap,
    MetricInfo,
    ModelSpec,
    Recording,
    Twin,
)
from brainTwinStudio.project.validation import FrontPoint, LossFront

# the metric that stands for a loss, less is better
OBJECTIVES = {
    "fc": "fc_rmse",
    "fcd": "fcd_ks",
    "psd": "psd_log_distance_db",
    "lagged_fc": "lagged_fc_rmse",
    "phase_fc": "phase_fc_rmse",
    "metastability": "metastability_error",
    "synchrony": "synchrony_error",
    "gbc": "gbc_rmse",
}
LINEAR_LOSSES = ("fc", "psd")  # those that the linear theory of a quick fit follows
FEWEST, MOST = 3, 50
ON_TRAINING = (
    "Nothing was held out: the front shows what the model can follow in these data, "
    "not what it predicts. Ask with --hold-out 0.25."
)
WEIGHTED = (
    "A sum of losses reaches the convex part of a front only; between two points there "
    "may be others."
)
NO_LOSSES = (
    "{node} is a black box: it learns to foretell the next sample, and losses play no "
    "part in that. A front takes a node model, with or without learned parts."
)
State = dict[str, Array]


def front_of_losses(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    losses: tuple[str, ...],
    points: int,
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
) -> LossFront:
    """Fits from one loss alone to the other, `points` of them for two losses. A stop
    ends it with the fits that are finished."""
    began = time.perf_counter()
    _check(losses, points, spec, settings)
    rows = _weights(len(losses), points)
    parts = Parts(watcher, len(rows))
    twins: list[Twin] = []
    states: list[State] = []
    for number, row in enumerate(rows):
        if parts.stop_requested():
            break
        weights = tuple(zip(losses, (float(w) for w in row), strict=True))
        wanted = replace(settings, losses=weights)
        given = (connectome, recordings, spec, wanted)
        with parts.next(f"Fit {number + 1} of {len(rows)}") as part:
            state = None
            if states:
                near = int(np.abs(rows[: len(states)] - row).sum(axis=1).argmin())
                state = _moved_on(given, states[near], part)
            part.checkpoint(state or {})
            twin = fit(
                patient_id, connectome, recordings, spec, wanted, part, resume=state
            )
        if parts.stop_requested():
            break
        if part.kept:
            states.append(dict(part.kept))
        twins.append(twin)
    return replace(
        _front(losses, twins, settings, patient_id),
        planned=len(rows),
        seconds=time.perf_counter() - began,
    )


def _check(
    losses: tuple[str, ...], points: int, spec: ModelSpec, settings: FitSettings
) -> None:
    if is_black_box(spec.node):
        raise InputError(NO_LOSSES.format(node=spec.node))
    if not 2 <= len(losses) <= 3 or len(set(losses)) < len(losses):
        raise InputError("A front needs two or three different losses, as in fc,fcd.")
    for name in losses:
        loss(name)
        if name not in OBJECTIVES:
            raise InputError(
                f"No metric stands for the loss {name}. Losses with a front: "
                f"{', '.join(OBJECTIVES)}."
            )
    if not FEWEST <= points <= MOST:
        raise InputError(f"A front takes {FEWEST} to {MOST} points; {points} is asked.")
    unseen = [name for name in losses if name not in LINEAR_LOSSES]
    if not PLANS[settings.effort].rounds and not spec.learned and unseen:
        raise InputError(
            f"A {settings.effort} fit does not follow the loss {unseen[0]}, only "
            f"{' and '.join(LINEAR_LOSSES)}; choose --effort standard."
        )


def _weights(losses: int, points: int) -> Array:
    """Rows of weights (fit, loss), neighbours close; at least `points` of them."""
    steps = 1
    while len(simplex_weights(losses, steps)) < points:
        steps += 1
    return simplex_weights(losses, steps)


def _moved_on(
    given: tuple[Connectome, tuple[Recording, ...], ModelSpec, FitSettings],
    state: Mapping[str, Array],
    part: Part,
) -> State:
    """The end of a neighbour, moved toward what the new weights want by the linear
    theory; as the state from which `fit` goes on."""
    job = prepare(*given, part)
    stage = linear_stage(job)
    kept = {k: v for k, v in state.items() if not k.startswith("refine.")}
    found = resumed(job, kept)
    theta = found.theta
    if "refine.best" in state:
        theta = ravel_pytree(theta)[1](jnp.asarray(state["refine.best"]))
    history: list[float] = []

    def step(value: float) -> bool:
        history.append(value)
        part.progress("From its neighbour", 0.4 * len(history) / job.plan.edges, value)
        return part.stop_requested()

    pull = Pull(found.began, found.strength)
    iterations = job.plan.edges // 2
    theta, _ = stage.fit.minimise(
        theta, tuple(theta), stage.targets, pull, iterations, step
    )
    phases = [(0, "From its neighbour")]
    begun = found._replace(theta=theta, history=history, phases=phases)
    return state_of(begun, history, None)


def _front(
    losses: tuple[str, ...], twins: list[Twin], settings: FitSettings, patient_id: str
) -> LossFront:
    """The points with their marks; less is better in every objective."""
    known = {metric.name: metric for metric in metrics_of()}
    objectives: tuple[MetricInfo, ...] = tuple(known[OBJECTIVES[n]] for n in losses)
    held = settings.hold_out > 0
    judged = [twin.held_out if held else twin.train for twin in twins]
    costs = np.array([[row[o.name] for o in objectives] for row in judged])
    finite = bool(costs.size) and bool(np.isfinite(costs).all(axis=1).any())
    members = set(front(costs).tolist()) if finite else set()
    bend = knee(costs) if finite and len(members) > 2 else -1
    points = tuple(
        FrontPoint(t.settings.losses, values, k in members, k == bend, t.outcome)
        for k, (t, values) in enumerate(zip(twins, judged, strict=True))
    )
    return LossFront(
        losses=losses,
        objectives=objectives,
        metrics=tuple(known[metric.name] for metric in METRICS),
        points=points,
        planned=len(points),
        held_out=held,
        copy=twins[0].ceiling if twins and held else FrozenMap(),
        patient_id=patient_id,
        seeds=settings.judge_seeds,
        seed=settings.seed,
        notes=(WEIGHTED,) if held else (ON_TRAINING, WEIGHTED),
    )

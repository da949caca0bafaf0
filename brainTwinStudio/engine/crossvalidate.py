"""Cross-validation of a fit to one person: fitted to all folds but one, judged on that
one by the numbers of `evaluate`, in turn."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.analysis.agreement import METRICS, compare
from brainTwinStudio.analysis.features import features
from brainTwinStudio.analysis.folds import Fold, k_fold
from brainTwinStudio.analysis.spectrum import segment_samples
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.evaluate import (
    JUDGING,
    evaluate,
    measured_features,
    shortest,
)
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.harder_data import HARDSHIPS, Hardship, only
from brainTwinStudio.engine.parts_of_job import Parts, Quiet
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.engine.runs_in_folds import Units, dealt
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
from brainTwinStudio.project.comparison import ranks
from brainTwinStudio.project.model_spec import NOT_ESTIMATED
from brainTwinStudio.project.validation import (
    CrossValidation,
    FoldPlan,
    FoldScore,
    HarderScore,
    Losses,
)

CHOOSING_SEEDS = 16
ONE_DAY = (
    "Blocks of one run lie close together in time: agreement between them is higher "
    "than with a recording of another day."
)
NO_LOSSES = "{node} is a black box: it has no losses to choose; leave --nested out."
FEW = (
    "The fits of different folds share most of their data, so the intervals are "
    "somewhat too narrow (Bengio and Grandvalet 2004)."
)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """What every fit of a cross-validation shares."""

    patient_id: str
    connectome: Connectome
    spec: ModelSpec
    settings: FitSettings


class _StoppedError(Exception):
    """A stop was asked for inside a fold, which is then left out."""


def cross_validate(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    plan: FoldPlan,
    watcher: Watcher,
) -> CrossValidation:
    """Agreement on every fold by a fit to the others. A stop ends it with the folds
    that are finished; the one in progress is dropped."""
    began = time.perf_counter()
    if plan.candidates and is_black_box(spec.node):
        raise InputError(NO_LOSSES.format(node=spec.node))
    units, folds = dealt(recordings, plan)
    person = Person(patient_id, connectome, spec, replace(settings, hold_out=0.0))
    parts = Parts(watcher, sum(_fits(fold, plan) for fold in folds))
    scores: list[FoldScore] = []
    notes = [FEW, *([ONE_DAY] if plan.over == "time" else [])]
    for number, fold in enumerate(folds):
        name = f"Fold {number + 1} of {len(folds)}"
        try:
            scores.append(_score(person, units, fold, plan, parts, name, notes))
        except _StoppedError:
            break
    return CrossValidation(
        metrics=metrics_of(),
        folds=tuple(scores),
        planned=len(folds),
        plan=plan,
        patient_id=patient_id,
        seeds=settings.judge_seeds,
        seed=settings.seed,
        seconds=time.perf_counter() - began,
        notes=tuple(dict.fromkeys(notes)),
    )


def metrics_of() -> tuple[MetricInfo, ...]:
    """The agreement numbers as records."""
    return tuple(MetricInfo(m.name, m.titled, m.group, m.better) for m in METRICS)


# ---------------------------------------------------------------- one fold


def _inner(fold: Fold) -> tuple[Fold, ...]:
    """Leave one unit out within the training part of a fold; indices are units."""
    train = fold.train
    return tuple(
        Fold(train[inside.train], train[inside.test])
        for inside in k_fold(train.size, train.size)
    )


def _fits(fold: Fold, plan: FoldPlan) -> int:
    choosing = len(plan.candidates) * len(_inner(fold)) if plan.candidates else 0
    return 1 + choosing + (len(HARDSHIPS) if plan.robust else 0)


def _score(
    person: Person,
    units: Units,
    fold: Fold,
    plan: FoldPlan,
    parts: Parts,
    name: str,
    notes: list[str],
) -> FoldScore:
    tried: dict[str, float] = {}
    if plan.candidates:
        person, tried = _chosen(person, units, fold, plan.candidates, parts, name)
    train, test = units.learned(fold.train), units.judged(fold.test)
    twin = _fitted(person, train, parts, name)
    values, copy, structure = _judged(person, twin, test, parts)
    harder = []
    for place, hardship in enumerate(HARDSHIPS if plan.robust else ()):
        rng = np.random.default_rng([person.settings.seed, 7, place, *fold.test])
        words = f"{name}, {hardship.name}"
        try:
            found = _harder(person, twin, hardship, train, test, rng, parts, words)
            harder.append(found)
        except InputError as error:
            notes.append(f"{hardship.name} was left out: {error}")
            parts.skip(1)
    return FoldScore(
        left_out=tuple(units.names[int(unit)] for unit in fold.test),
        values=values,
        copy=copy,
        structure=structure,
        losses=person.settings.losses,
        outcome=twin.outcome,
        tried=FrozenMap(tried),
        harder=tuple(harder),
    )


def _fitted(
    person: Person, train: tuple[Recording, ...], parts: Parts, name: str
) -> Twin:
    """A twin of these runs; few seeds and no intervals: it is judged elsewhere."""
    if parts.stop_requested():
        raise _StoppedError
    seeds = min(person.settings.judge_seeds, CHOOSING_SEEDS)
    settings = replace(person.settings, judge_seeds=seeds, uncertainty=NOT_ESTIMATED)
    with parts.next(name) as part:
        twin = fit(
            person.patient_id, person.connectome, train, person.spec, settings, part
        )
    if parts.stop_requested():
        raise _StoppedError
    return twin


Judged = tuple[FrozenMap[float], FrozenMap[float], FrozenMap[float]]


def _judged(
    person: Person,
    twin: Twin,
    test: tuple[Recording, ...],
    parts: Parts,
    seeds: int | None = None,
) -> Judged:
    """Agreement, copy and structure on runs that were left out."""
    seeds = seeds or person.settings.judge_seeds
    found = evaluate(twin, test, seeds, person.settings.seed, Quiet(parts))
    if parts.stop_requested():
        raise _StoppedError
    return found


# ---------------------------------------------------------------- nested


def _chosen(
    person: Person,
    units: Units,
    fold: Fold,
    candidates: Sequence[Losses],
    parts: Parts,
    name: str,
) -> tuple[Person, dict[str, float]]:
    """The candidate with the best mean rank over all metrics on the inner folds, none
    of which holds a left-out unit; equal ones: the first."""
    inner = _inner(fold)
    means: list[dict[str, float]] = []
    for number, losses in enumerate(candidates):
        trial = replace(person, settings=replace(person.settings, losses=losses))
        rows = []
        for inside in inner:
            words = f"{name}, losses {number + 1} of {len(candidates)}"
            twin = _fitted(trial, units.learned(inside.train), parts, words)
            test = units.judged(inside.test)
            rows.append(_judged(trial, twin, test, parts, CHOOSING_SEEDS)[0])
        means.append({k: float(np.mean([row[k] for row in rows])) for k in rows[0]})
    judged = mean_ranks(means)
    best = candidates[int(np.argmin(judged))]
    words = (",".join(f"{n}={w:g}" for n, w in losses) for losses in candidates)
    tried = dict(zip(words, judged, strict=True))
    return replace(person, settings=replace(person.settings, losses=best)), tried


def mean_ranks(rows: Sequence[dict[str, float]]) -> list[float]:
    """Mean place of every row over the metrics that have a better side, 1 = best;
    numbers that are not finite come last."""
    places = []
    for metric in METRICS:
        if metric.better is None or any(metric.name not in row for row in rows):
            continue
        worst = -np.inf if metric.better == "higher" else np.inf
        values = [
            row[metric.name] if np.isfinite(row[metric.name]) else worst for row in rows
        ]
        places.append(ranks(values, metric.better))
    return [float(np.mean(column)) for column in zip(*places, strict=True)]


# ---------------------------------------------------------------- robustness


def _harder(
    person: Person,
    twin: Twin,
    hardship: Hardship,
    train: tuple[Recording, ...],
    test: tuple[Recording, ...],
    rng: np.random.Generator,
    parts: Parts,
    name: str,
) -> HarderScore:
    """The same fit to spoiled data, judged on the left-out runs as they are."""
    data = hardship.spoil(person.connectome, train, rng)
    seen = tuple(only(run, data.regions) for run in test)
    fewer = replace(person, connectome=data.connectome)
    spoiled = _fitted(fewer, data.runs, parts, name)
    values, copy, _ = _judged(fewer, spoiled, seen, parts)
    return HarderScore(
        hardship.name,
        hardship.kind,
        hardship.level,
        values,
        FrozenMap(_on(twin, seen, data.regions, person.settings)),
        copy,
    )


def _on(
    twin: Twin, seen: tuple[Recording, ...], regions: Array, settings: FitSettings
) -> dict[str, float]:
    """Agreement of a whole twin on some of its regions, from the same noise as
    `evaluate`; of all regions its very numbers."""
    samples, tr = shortest(seen), twin.sampling.repetition_time_s
    bold = free_run(
        twin.spec.dynamics,
        twin.spec.coupling,
        twin.running,
        samples=samples,
        repetition_time_s=tr,
        band_hz=twin.sampling.band_hz,
        seeds=settings.judge_seeds,
        seed=settings.seed + JUDGING,
    )
    runs = tuple(np.swapaxes(bold[:, :, regions], 1, 2))
    segment = segment_samples(samples, 1 / tr)
    simulated = features(runs, 1 / tr, twin.sampling.band_hz, segment)
    return compare(simulated, measured_features(seen))

"""Twins side by side on the same recordings, and their ranks."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import FrozenMap
from brainTwinStudio.project.patient import Recording
from brainTwinStudio.project.stopping import TellsOutcome
from brainTwinStudio.project.twin import Twin

RowKind = Literal["twin", "copy", "structure", "null"]
Better = Literal["higher", "lower"]
SEEN = tr("{run} was used in {fits}: agreement with it proves little.")
PART_ONLY = tr("The rest of {run} was used in a fit, and both parts are of one day.")


@dataclass(frozen=True, slots=True)
class MetricInfo:
    """A number by which twins are judged; better None: a spread, which ranks nobody."""

    name: str
    label: str
    group: str
    better: Better | None


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonRow:
    """What is judged. kind "twin": a fitted model, and ranked. The others set the
    scale: "copy", the recordings of the fit taken as the prediction; "structure", the
    connectome alone; "null", data without a brain behind them.

    values: metric name -> number, what cannot be computed left out. sd: spread of a
    metric over single simulated runs, where one run has that metric. about: how the row
    was made.
    """

    name: str
    kind: RowKind
    values: FrozenMap[float]
    sd: FrozenMap[float] = field(default_factory=FrozenMap[float])
    about: str = ""

    def value(self, metric: str) -> float | None:
        """None: not estimated."""
        found = self.values.get(metric)
        return None if found is None or not math.isfinite(found) else float(found)


@dataclass(frozen=True, slots=True, eq=False)
class Rank:
    """Place of one row: by metric, 1 = best, and the mean over metrics; None where no
    metric could be ranked."""

    row: ComparisonRow
    by_metric: FrozenMap[float]
    mean: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison(TellsOutcome):
    """Rows in the order asked, twins first. recordings: what they are judged by, in
    words; notes: what to know before believing it; stopped: twins are missing because
    the person stopped it."""

    metrics: tuple[MetricInfo, ...]
    rows: tuple[ComparisonRow, ...]
    recordings: tuple[str, ...]
    patient_id: str
    seeds: int
    seed: int
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def twins(self) -> tuple[ComparisonRow, ...]:
        return tuple(row for row in self.rows if row.kind == "twin")

    @property
    def references(self) -> tuple[ComparisonRow, ...]:
        return tuple(row for row in self.rows if row.kind != "twin")


# ---------------------------------------------------------------- ranks


def ranked(comparison: Comparison) -> tuple[Rank, ...]:
    """The twins, best mean rank first; equal ones stay in the order they came in.

    Equal values share the mean of the places they take (1, 2.5, 2.5, 4). A metric that
    one of the twins lacks, or that is a spread, ranks nobody: a mean over different
    metrics would compare nothing.
    """
    rows = comparison.twins
    places: list[dict[str, float]] = [{} for _ in rows]
    for metric in comparison.metrics:
        values = [row.value(metric.name) for row in rows]
        known = [value for value in values if value is not None]
        if metric.better is None or len(known) < len(rows):
            continue
        for place, rank in zip(places, ranks(known, metric.better), strict=True):
            place[metric.name] = rank
    found = [
        Rank(row, FrozenMap(place), _mean(place.values()))
        for row, place in zip(rows, places, strict=True)
    ]
    return tuple(
        sorted(found, key=lambda one: math.inf if one.mean is None else one.mean)
    )


def ranks(values: Sequence[float], better: Better) -> tuple[float, ...]:
    """Place of each value, 1 = best; equal values share the mean of their places."""
    sign = -1.0 if better == "higher" else 1.0
    keys = [sign * value for value in values]
    return tuple(
        1 + sum(other < key for other in keys) + (keys.count(key) - 1) / 2
        for key in keys
    )


def best_of(metric: MetricInfo, rows: Iterable[ComparisonRow]) -> float | None:
    """The best value that any of the rows has; None for a spread."""
    values = [v for row in rows if (v := row.value(metric.name)) is not None]
    if metric.better is None or not values:
        return None
    return max(values) if metric.better == "higher" else min(values)


def worst_of(metric: MetricInfo, rows: Iterable[ComparisonRow]) -> float | None:
    """The worst value that any of the rows has; None for a spread."""
    values = [v for row in rows if (v := row.value(metric.name)) is not None]
    if metric.better is None or not values:
        return None
    return min(values) if metric.better == "higher" else max(values)


def better_in(
    comparison: Comparison, one: ComparisonRow, other: ComparisonRow
) -> tuple[int, int]:
    """In how many metrics `one` is better than `other`, and of how many both have."""
    won = known = 0
    for metric in comparison.metrics:
        first, second = one.value(metric.name), other.value(metric.name)
        if metric.better is None or first is None or second is None:
            continue
        known += 1
        won += first > second if metric.better == "higher" else first < second
    return won, known


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None


# ---------------------------------------------------------------- what to judge by


def seen_by(twin: Twin, recording: Recording) -> bool:
    """Whether a recording comes from a file that the twin was fitted to."""
    used = set(twin.provenance.inputs)
    whole = {sha for name, sha in used if ":" not in name}
    sha = recording.sha256
    return bool(sha) and ((recording.source_file, sha) in used or sha in whole)


def unseen_part(twins: Sequence[Twin], recording: Recording) -> Recording | None:
    """What of a recording no twin was fitted to: all of it, the end that every fit held
    out, or None. The part has a name of its own and no checksum, for it is no file."""
    users = [twin for twin in twins if seen_by(twin, recording)]
    if not users:
        return recording
    share = min(twin.settings.hold_out for twin in users)
    if share <= 0:
        return None
    total = recording.signals.shape[1]
    end = recording.signals[:, total - round(total * share) :]
    return replace(
        recording, id=f"{recording.id}, held-out part", signals=end, sha256=""
    )


def judges(
    twins: Sequence[Twin], recordings: Sequence[Recording]
) -> tuple[tuple[Recording, ...], tuple[str, ...]]:
    """By what to judge twins, and notes: recordings that none of them was fitted to,
    where there are none the parts that all fits held out, else all with a warning."""
    if not recordings:
        raise InputError(tr("No recording to compare with; at least one is needed."))
    new = tuple(r for r in recordings if unseen_part(twins, r) is r)
    if new:
        return new, ()
    parts = [(r, unseen_part(twins, r)) for r in recordings]
    held = tuple(part for _, part in parts if part is not None)
    if held:
        names = [run.id for run, part in parts if part is not None]
        return held, tuple(PART_ONLY.format(run=name) for name in names)
    notes = (SEEN.format(run=run.id, fits=tr("a fit")) for run in recordings)
    return tuple(recordings), tuple(notes)


def judges_and_training(
    twin: Twin, recordings: Sequence[Recording]
) -> tuple[tuple[Recording, ...], tuple[Recording, ...], tuple[str, ...]]:
    """By what to judge a twin, the recordings it was fitted to that do not judge it,
    and notes."""
    chosen, notes = judges((twin,), recordings)
    judged = {run.id for run in chosen}
    seen = (run for run in recordings if unseen_part((twin,), run) is None)
    return chosen, tuple(run for run in seen if run.id not in judged), notes

"""Runs of one person cut into what is learned from and what is judged on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.analysis.folds import Fold, k_fold, pieces
from brainTwinStudio.engine.evaluate import check_alike
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording
from brainTwinStudio.project.hold_out import BOLD_GAP_S
from brainTwinStudio.project.validation import FoldPlan

BLOCKS = 4
SHORTEST_S = 60.0  # of a piece; shorter ones are left out
SHORTEST_SAMPLES = 60


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """What folds are dealt from: whole runs, or blocks of time of all runs.

    names (unit,); where: unit -> (run, samples) pairs.
    """

    runs: tuple[Recording, ...]
    names: tuple[str, ...]
    where: tuple[tuple[tuple[int, slice], ...], ...]

    def judged(self, units: Array) -> tuple[Recording, ...]:
        """The recordings of some units as they are."""
        places = [place for unit in units for place in self.where[int(unit)]]
        return tuple(_cut(self.runs[run], part) for run, part in places)

    def learned(self, units: Array) -> tuple[Recording, ...]:
        """The recordings of some units, 30 s away from every other unit of the same run
        (neighbouring samples know each other); neighbours among them stay joined."""
        kept = {int(unit) for unit in units}
        found: list[Recording] = []
        for number, run in enumerate(self.runs):
            mask = np.zeros(run.signals.shape[1], bool)
            gap = round(BOLD_GAP_S * run.sampling_hz)
            for inside in (True, False):
                for unit, places in enumerate(self.where):
                    for at, part in places:
                        if at != number or (unit in kept) is not inside:
                            continue
                        wide = 0 if inside else gap
                        mask[max(part.start - wide, 0) : part.stop + wide] = inside
            found += usable(run, pieces(mask))
        if not found:
            raise InputError(
                "What is left for the fit of a fold is shorter than 60 s; choose fewer "
                "folds, or add runs."
            )
        return tuple(found)


def usable(run: Recording, parts: Sequence[slice]) -> list[Recording]:
    """The stretches of a run that are long enough to be a run of their own."""
    least = max(SHORTEST_SAMPLES, round(SHORTEST_S * run.sampling_hz))
    return [_cut(run, part) for part in parts if part.stop - part.start >= least]


def dealt(
    recordings: tuple[Recording, ...], plan: FoldPlan
) -> tuple[Units, tuple[Fold, ...]]:
    """The units and the folds of a plan, whose indices are units. Raises InputError
    where the recordings do not suffice."""
    check_alike(recordings, recordings[0].sampling_hz if recordings else 1.0)
    units = _runs(recordings) if plan.over == "runs" else _blocks(recordings, plan)
    count = len(units.names)
    folds = k_fold(count, plan.folds or count)
    if plan.candidates and min(fold.train.size for fold in folds) < 2:
        raise InputError(
            "Choosing losses inside the training part needs two parts there; give "
            "three runs, or three folds over time, or leave the choice out."
        )
    return units, folds


def _runs(recordings: tuple[Recording, ...]) -> Units:
    if len(recordings) < 2:
        raise InputError(
            "Cross-validation over runs needs two runs at least, and there is one; add "
            "a run, or cut this one into blocks with --over time."
        )
    where = tuple(
        ((number, slice(0, run.signals.shape[1])),)
        for number, run in enumerate(recordings)
    )
    return Units(recordings, tuple(run.id for run in recordings), where)


def _blocks(recordings: tuple[Recording, ...], plan: FoldPlan) -> Units:
    count = plan.folds or BLOCKS
    cuts = [
        np.linspace(0, run.signals.shape[1], count + 1).round().astype(int)
        for run in recordings
    ]
    where = tuple(
        tuple(
            (number, slice(int(cut[block]), int(cut[block + 1])))
            for number, cut in enumerate(cuts)
        )
        for block in range(count)
    )
    for number, run in enumerate(recordings):
        for places in where:
            if not usable(run, [places[number][1]]):
                raise InputError(
                    f"Recording {run.id} is {run.seconds:.0f} s long; {count} blocks "
                    "of it are shorter than 60 s or 60 samples. Choose fewer folds."
                )
    names = tuple(f"block {block + 1} of {count}" for block in range(count))
    return Units(recordings, names, where)


def _cut(run: Recording, part: slice) -> Recording:
    """A stretch of a run; the whole run as it is."""
    total = run.signals.shape[1]
    if part.start == 0 and part.stop == total:
        return run
    hz = run.sampling_hz
    name = f"{run.id}, {part.start / hz:.0f}-{part.stop / hz:.0f} s"
    return replace(run, id=name, signals=run.signals[:, part])

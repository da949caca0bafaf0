"""What controllers did, in numbers with intervals over runs."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool

from brainTwinStudio.engine.control.loop import Looped
from brainTwinStudio.engine.control.over_runs import DRAWS, of_runs
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.project import PartInfo
from brainTwinStudio.project.loop import LoopRow, Measured

NEAR_S = 0.5  # before an episode that a trigger may come (one that foretells: as long
# as it does), and after it
SHORTEST_S = 0.1  # of an episode
FELT = 1e-6  # of the largest limit, that is stimulation

Truth = Bool[np.ndarray, "time run"]


class Triggers(NamedTuple):
    """latencies_s (episode,) of each run, NaN where missed; false: count of each."""

    latencies_s: tuple[np.ndarray, ...]
    false: np.ndarray


def judged(
    plant: Plant,
    infos: Sequence[PartInfo],
    made: Sequence[Looped],
    shadows: Sequence[Truth],
) -> tuple[LoopRow, ...]:
    """A row for every controller; the first is without stimulation. shadows: when each
    trigger is on without stimulation."""
    hz, free = plant.sampling_hz, made[0]
    ill = [plant.is_ill(one.potential).mean(axis=0) for one in made]
    many = [plant.ill_regions(one.potential).any(axis=0).sum(axis=-1) for one in made]
    levels = [plant.symptom(one.potential, hz).mean(axis=(0, 2)) for one in made]
    largest = max(abs(plant.low), abs(plant.high))
    truth = plant.is_ill(free.potential)
    rows = []
    for i, (info, one) in enumerate(zip(infos, made, strict=True)):
        found = triggers(shadows[i], truth, hz, max(plant.ahead_s, NEAR_S))
        has = bool(shadows[i].any())
        per_min = 60 * hz / len(truth) if has else np.nan
        late = found.latencies_s if has else ()
        felt = np.abs(one.u) > FELT * largest
        rows.append(
            LoopRow(
                name=info.name,
                label=info.label,
                share_ill=of_runs(_mean, ill[i]),
                less_ill=of_runs(_less, ill[i], ill[0]),
                level=of_runs(_mean, levels[i]),
                less_level=of_runs(_less, levels[i], levels[0]),
                regions=of_runs(_mean, many[i]),
                energy=of_runs(_mean, (one.u**2).mean(axis=0)),
                duty=of_runs(_mean, felt.mean(axis=0)),
                latency_s=_pooled(late, np.nanmedian),
                missed=_pooled(late, lambda all_: np.isnan(all_).mean()),
                false_per_min=of_runs(_mean, found.false * per_min),
                step_ms=_pooled(one.step_s, lambda all_: 1000 * np.median(all_)),
                step_p99_ms=_pooled(
                    one.step_s, lambda all_: 1000 * np.quantile(all_, 0.99)
                ),
            )
        )
    return tuple(rows)


def triggers(on: Truth, ill: Truth, hz: float, ahead_s: float = NEAR_S) -> Triggers:
    """How soon after an episode began the trigger was on (before it: below 0), and how
    often it went on with no episode near. -ahead_s: it was on long before."""
    latencies, false = [], []
    for trigger, truth in zip(on.T, ill.T, strict=True):
        edges = np.flatnonzero(np.diff(trigger.astype(int), prepend=0) == 1)
        begins, ends = _episodes(truth, round(NEAR_S * hz))
        near, found = round(NEAR_S * hz), []
        around = np.zeros(len(truth), bool)
        for first, end in zip(begins, ends, strict=True):
            start = max(first - round(ahead_s * hz), 0)
            around[start : end + near] = True
            if end - first >= SHORTEST_S * hz:
                hits = np.flatnonzero(trigger[start:end])
                found.append((start + hits[0] - first) / hz if hits.size else np.nan)
        latencies.append(np.array(found))
        false.append(int(np.sum(~around[edges])))
    return Triggers(tuple(latencies), np.array(false, float))


def _episodes(
    truth: Bool[np.ndarray, " time"], gap: int
) -> tuple[np.ndarray, np.ndarray]:
    """First samples of episodes, and those after their last; what is nearer to the one
    before than `gap` belongs to it."""
    change = np.diff(truth.astype(int), prepend=0, append=0)
    begins, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    if not begins.size:
        return begins, ends
    apart = begins[1:] - ends[:-1] >= gap
    return begins[np.append(True, apart)], ends[np.append(apart, True)]


def _mean(values: np.ndarray) -> float:
    return float(values.mean())


def _less(values: np.ndarray, free: np.ndarray) -> float:
    return float(1 - values.mean() / free.mean()) if free.mean() > 0 else np.nan


def _pooled(
    values: Sequence[np.ndarray], measure: Callable[[np.ndarray], float]
) -> Measured:
    """Of all values of all runs together, runs drawn again; NaN without any."""

    def of(places: np.ndarray) -> float:
        pooled = np.concatenate([[], *(values[int(i)] for i in places)])
        if not pooled.size or np.isnan(pooled).all():
            return np.nan
        return float(measure(pooled))

    return of_runs(of, np.arange(len(values)), draws=DRAWS // 2)

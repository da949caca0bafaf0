"""A search on a twin: from what is asked to choices that were judged on other noise."""

import time
from dataclasses import replace

import numpy as np

from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.plan_pair import pair_of
from brainTwinStudio.engine.stimulation_search.climb import climbed
from brainTwinStudio.engine.stimulation_search.judging import (
    FIRST_JUDGED,
    STRONGEST,
    judged,
)
from brainTwinStudio.engine.stimulation_search.known_amplitude import (
    HELD,
    SHARES,
    strongest_known,
    words_of,
)
from brainTwinStudio.engine.stimulation_search.over_draws import Drawn
from brainTwinStudio.engine.stimulation_search.question import (
    Asked,
    asked_of,
    system_of,
)
from brainTwinStudio.engine.stimulation_search.search import Found, search
from brainTwinStudio.engine.stimulation_search.space import REVERSE, Points
from brainTwinStudio.engine.stimulation_search.twin_system import (
    Runs,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.stimulation_search import (
    CHEAPER,
    STEPS,
    StimulationAim,
    StimulationSearch,
)

TOLD = 5  # choices that are judged
ROUNDS = 4  # of a search that is to stay within what the twin knows
Z_90 = 1.645
NO_TWIN = (
    "{model} knows no network that a stimulus could travel in; search on a twin of "
    "fMRI with a connectome."
)


def find_stimulation(
    twin: Twin, aim: StimulationAim, seed: int, watcher: Watcher
) -> StimulationSearch:
    """Raises InputError for a twin or an aim that leaves nothing to search. A stop ends
    it with the best so far. With `known` it is searched again, up to the amplitude that
    the twin knows, as long as the best is an extrapolation."""
    found, share = _find(twin, aim, seed, watcher)
    runs = [found]
    while aim.known and share is not None and share < 1 and len(runs) < ROUNDS:
        amplitude = (share or SHARES[-1] / 2) * found.best.amplitude
        weaker = replace(aim, template=replace(aim.template, amplitude=amplitude))
        found, share = _find(twin, weaker, seed, watcher)
        runs.append(found)
    if len(runs) == 1:
        return found
    highest, allowed = found.aim.template.amplitude, aim.template.amplitude
    held = HELD.format(amplitude=float(f"{highest:.3g}"), allowed=allowed)
    return replace(
        found,
        aim=aim,
        forward=sum(one.forward for one in runs),
        reverse=sum(one.reverse for one in runs),
        judging=sum(one.judging for one in runs),
        seconds=sum(one.seconds for one in runs),
        notes=(*(note for note in found.notes if note != STRONGEST), held),
    )


def _find(
    twin: Twin, aim: StimulationAim, seed: int, watcher: Watcher
) -> tuple[StimulationSearch, float | None]:
    """What was found, and at which share of its amplitude the twin knows what it does,
    None where that was not asked."""
    began = time.perf_counter()
    if is_black_box(twin.spec.node) or twin.sensors is not None:
        raise InputError(NO_TWIN.format(model=twin.spec.node))
    pair = pair_of(twin, ())
    asked = asked_of(twin, aim, pair)
    plan_of(twin, (aim.template,), pair.grid)  # refuses a stimulator beyond its limits
    watcher.progress("Baseline", 0.0)
    system = system_of(asked, pair, Runs(aim.seeds, 0, seed))
    exhaustive = asked.space.size * aim.seeds
    most = exhaustive
    if not aim.exhaustive:
        passes = aim.adjoint + (STEPS if aim.climb else 0)
        most = exhaustive // CHEAPER - aim.seeds * (
            1 + REVERSE * passes + (STEPS if aim.climb else 0)
        )
    found = search(system, asked.space, most, seed, watcher)
    points, leaders, climbs = found.points, _leaders(found)[:TOLD], 0
    if aim.climb and not watcher.stop_requested():
        best = points.at(np.asarray([found.best]))
        there, climbs = climbed(system, asked.space, best, watcher)
        points = Points(*(np.append(*pair) for pair in zip(points, there, strict=True)))
        leaders[leaders.index(found.best)] = points.count - 1
    watcher.progress("Judging on other noise", 0.95)
    judge = system_of(asked, pair, Runs(aim.judged, FIRST_JUDGED, seed))
    told = judged(asked, judge, points, leaders, _best_settings(found), watcher)
    choices, notes, extra = told.choices, told.notes, told.spent
    share = None
    if "how" in aim.choose:
        best = choices[0].stimulation
        share, spent = strongest_known(twin, best, seed, watcher)
        notes, extra = (*notes, *words_of(share, best.amplitude)), extra + spent
    slope = None
    if aim.adjoint and not watcher.stop_requested():
        watcher.progress("Adjoint map", 0.98)
        slope = system.slope(points.at(np.asarray([told.first]))).shares
    value, low, high = _map(asked, found, told.drawn)
    answer = StimulationSearch(
        twin.id,
        aim,
        asked.goal.label,
        choices,
        value,
        low,
        high,
        slope,
        found.forward + aim.seeds * (1 + climbs),
        found.reverse + aim.seeds * (climbs + (slope is not None)),
        extra,
        exhaustive,
        asked.space.size,
        time.perf_counter() - began,
        seed,
        told.sentence,
        notes,
        found.stopped,
        told.check,
        0 if told.drawn is None else told.drawn.outcomes.shape[1],
    )
    return answer, share


# ---------------------------------------------------------------- what is told


def _leaders(found: Found) -> list[int]:
    """The best point of every target, the target of which most is believed first: the
    best that was tried, or, of targets where nothing was, that of which most is
    believed."""
    target, first = found.points.target, {}
    for place in np.argsort(-found.outcomes.mean(axis=1)):
        number = int(found.tried[place])
        first.setdefault(int(target[number]), number)
    believed = np.array(found.mean)
    believed[found.tried] = found.outcomes.mean(axis=1)
    leaders = [first[int(target[found.best])]]
    for number in np.argsort(-believed):
        first.setdefault(int(target[number]), int(number))
        leaders.append(first[int(target[number])])
    return list(dict.fromkeys(leaders))


def _best_settings(found: Found) -> Points:
    """Of every target, that of which most is believed."""
    points = found.points
    targets = np.unique(points.target).size
    best = found.mean.reshape(targets, -1).argmax(axis=1)
    return points.at(np.arange(targets) * (points.count // targets) + best)


def _map(asked: Asked, found: Found, drawn: Drawn | None) -> tuple[Array, Array, Array]:
    """What is believed of the best setting at every target, on the brain; its interval
    counts what draws of the twin differ in, where the theory tells."""
    n = asked.places.shape[1]
    value, low, high = (np.full(n, np.nan) for _ in range(3))
    per = found.mean.reshape(asked.space.shape[0], -1)
    sd = found.sd.reshape(per.shape)
    best = per.argmax(axis=1)
    believed = per[np.arange(len(per)), best]
    apart = np.zeros(len(per)) if drawn is None else drawn.spread(believed)
    for target, at in enumerate(best):
        here = asked.places[target] != 0
        mean = believed[target]
        wide = Z_90 * np.hypot(sd[target, at], apart[target])
        value[here], low[here], high[here] = mean, mean - wide, mean + wide
    return value, low, high

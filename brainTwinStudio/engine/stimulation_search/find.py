"""A search on a twin: from what is asked to choices that were judged on other noise."""

import time
from dataclasses import replace

import numpy as np

from brainTwinStudio.engine.amplitude_check import amplitude_check
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.plan_pair import pair_of
from brainTwinStudio.engine.stimulation_search.climb import climbed
from brainTwinStudio.engine.stimulation_search.known_amplitude import (
    HELD,
    SHARES,
    strongest_known,
    words_of,
)
from brainTwinStudio.engine.stimulation_search.question import (
    Asked,
    asked_of,
    system_of,
)
from brainTwinStudio.engine.stimulation_search.search import Found, search
from brainTwinStudio.engine.stimulation_search.space import REVERSE, Points
from brainTwinStudio.engine.stimulation_search.twin_system import (
    Runs,
    TwinSystem,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Effect, Stimulation, Twin
from brainTwinStudio.project.amplitudes import AmplitudeCheck
from brainTwinStudio.project.stimulation_search import (
    CHEAPER,
    STEPS,
    StimulationAim,
    StimulationChoice,
    StimulationSearch,
)

TOLD = 5  # choices that are judged
ROUNDS = 4  # of a search that is to stay within what the twin knows
FIRST_JUDGED = 100_000  # noise seed, beyond all that a search uses
Z_90 = 1.645
NO_TWIN = (
    "{model} knows no network that a stimulus could travel in; search on a twin of "
    "fMRI with a connectome."
)
PHASE_SILENT = (
    "The phase makes no difference here that can be told from noise: noise-driven "
    "rhythms have no phase of their own to wait for. Only a trigger that listens "
    "(a closed loop) can time a stimulus to them."
)
NOTHING = (
    "Nothing that was tried gives more of it than noise alone does: {label} of the "
    "best is {effect}."
)
BEST = "{label}: {effect} with {target}."
UNSURE = "{other} is as good as far as these runs can tell."
STRONGEST = "It uses the highest amplitude that was allowed."


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
    outcomes = judge.outcomes(points.at(np.asarray(leaders)))
    order = np.argsort(-outcomes.mean(axis=1))
    choices = tuple(
        _choice(asked, points, leaders[i], outcomes[i], outcomes[order[0]])
        for i in order
    )
    first = leaders[order[0]]
    notes, extra = _notes(asked, judge, points, first, outcomes[order[0]])
    share = None
    if "how" in aim.choose:
        best = choices[0].stimulation
        share, spent = strongest_known(twin, best, seed, watcher)
        notes, extra = (*notes, *words_of(share, best.amplitude)), extra + spent
    slope = None
    if aim.adjoint and not watcher.stop_requested():
        watcher.progress("Adjoint map", 0.98)
        slope = system.slope(points.at(np.asarray([first]))).shares
    value, low, high = _map(asked, found)
    check = amplitude_check(twin, np.asarray(judge.before))
    told = StimulationSearch(
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
        outcomes.size + judge.seeds + extra,
        exhaustive,
        asked.space.size,
        time.perf_counter() - began,
        seed,
        _sentence(asked, choices, check),
        notes if check.outcome == "disagrees" else (*notes, check.sentence),
        found.stopped,
        check,
    )
    return told, share


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


def _choice(
    asked: Asked, points: Points, number: int, outcome: Array, best: Array
) -> StimulationChoice:
    effect = Effect.of_runs(
        asked.goal.name, asked.goal.label, asked.goal.unit, np.zeros(len(outcome)),
        outcome,
    )  # fmt: skip
    first = np.array_equal(best, outcome)
    better = float("nan") if first else float((best > outcome).mean())
    return StimulationChoice(_stimulation(asked, points, number), effect, better)


def _stimulation(asked: Asked, points: Points, number: int) -> Stimulation:
    target = int(points.target[number])
    how = {
        "amplitude": float(points.amplitude[number]),
        "frequency_hz": float(points.frequency_hz[number]),
        "phase_rad": float(points.phase_rad[number]),
    }
    if "where" in asked.aim.choose:
        how |= {"targets": asked.names[target], "weights": (), "found": ""}
    return replace(asked.aim.template, **how)


def _map(asked: Asked, found: Found) -> tuple[Array, Array, Array]:
    """What is believed of the best setting at every target, on the brain."""
    n = asked.places.shape[1]
    value, low, high = (np.full(n, np.nan) for _ in range(3))
    per = found.mean.reshape(asked.space.shape[0], -1)
    sd = found.sd.reshape(per.shape)
    best = per.argmax(axis=1)
    for target, at in enumerate(best):
        here = asked.places[target] != 0
        mean, wide = per[target, at], Z_90 * sd[target, at]
        value[here], low[here], high[here] = mean, mean - wide, mean + wide
    return value, low, high


def _notes(
    asked: Asked, judge: TwinSystem, points: Points, best: int, outcome: Array
) -> tuple[tuple[str, ...], int]:
    """What is to be known before believing it, and the simulations that were spent on
    knowing it."""
    notes, spent = [], 0
    if len(asked.space.phases_rad) > 1:
        away = points.at(np.asarray([best]))
        away = away._replace(phase_rad=away.phase_rad + np.pi)
        change = outcome - judge.outcomes(away)[0]
        spent = len(change)
        if abs(change.mean()) < 2 * change.std(ddof=1) / np.sqrt(len(change)):
            notes.append(PHASE_SILENT)
    highest = asked.space.amplitudes
    if len(highest) > 1 and points.amplitude[best] == highest[-1]:
        notes.append(STRONGEST)
    return tuple(notes), spent


def _sentence(
    asked: Asked, choices: tuple[StimulationChoice, ...], check: AmplitudeCheck
) -> str:
    """Where the recordings speak against the map, that comes before its best."""
    best = _best(asked, choices)
    return f"{check.sentence} {best}" if check.outcome == "disagrees" else best


def _best(asked: Asked, choices: tuple[StimulationChoice, ...]) -> str:
    first, effect = choices[0], choices[0].effect
    told = f"{effect.value:.3g} ({effect.low:.3g} to {effect.high:.3g}) {effect.unit}"
    if effect.low <= 0:
        return NOTHING.format(label=asked.goal.label, effect=told)
    target = ", ".join(first.stimulation.targets)
    told = BEST.format(label=asked.goal.label, effect=told, target=target)
    close = [one for one in choices[1:] if one.better < 0.9]
    if close:
        other = ", ".join(close[0].stimulation.targets)
        told = f"{told} {UNSURE.format(other=other)}"
    return told

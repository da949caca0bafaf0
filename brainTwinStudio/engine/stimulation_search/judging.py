"""What a search found, judged on noise that it did not see and in draws of the twin,
and what is to be said of it."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.amplitude_check import amplitude_check
from brainTwinStudio.engine.stimulation_search.over_draws import Drawn, over_draws
from brainTwinStudio.engine.stimulation_search.question import Asked
from brainTwinStudio.engine.stimulation_search.space import Points
from brainTwinStudio.engine.stimulation_search.twin_system import TwinSystem
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Effect, Stimulation
from brainTwinStudio.project.amplitudes import AmplitudeCheck
from brainTwinStudio.project.stimulation_search import StimulationChoice

FIRST_JUDGED = 100_000  # noise seed, beyond all that a search uses
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
IN_DRAWS = (
    "It is the best of these in {share} of the draws of the twin's parameters that the "
    "recording allows."
)
NO_DRAWS = (
    "Intervals are of noise alone: draws of the twin's parameters were not estimated."
)
STRONGEST = "It uses the highest amplitude that was allowed."


class Judged(NamedTuple):
    """choices, best first; first: number of the best point; spent: simulations; drawn:
    the same over draws of the twin, None without any; check: whether the recordings
    speak for the map of targets."""

    choices: tuple[StimulationChoice, ...]
    first: int
    sentence: str
    notes: tuple[str, ...]
    spent: int
    drawn: Drawn | None
    check: AmplitudeCheck


def judged(
    asked: Asked,
    system: TwinSystem,
    points: Points,
    leaders: list[int],
    best: Points,
    watcher: Watcher,
) -> Judged:
    """Of the points `leaders` by `system`, whose noise the search did not see. best: of
    every target the best setting, for the interval of its map."""
    candidates = points.at(np.asarray(leaders))
    outcomes = system.outcomes(candidates)
    drawn = over_draws(asked, candidates, best, system.runs, watcher)
    told = outcomes if drawn is None else drawn.outcomes.reshape(len(leaders), -1)
    order = np.argsort(-told.mean(axis=1))
    choices = tuple(
        _choice(asked, points, leaders[i], told[i], told[order[0]]) for i in order
    )
    if drawn is not None:
        shares = drawn.best_in[order]
        pairs = zip(choices, shares, strict=True)
        choices = tuple(replace(one, best_in=float(share)) for one, share in pairs)
    first = leaders[order[0]]
    notes, spent = _notes(asked, system, points, first, outcomes[order[0]])
    spent += outcomes.size + system.seeds
    spent += 0 if drawn is None else drawn.outcomes.size + told.shape[1]
    check = amplitude_check(asked.twin, np.asarray(system.before))
    if check.outcome != "disagrees":
        notes = (*notes, check.sentence)
    if drawn is None:
        notes = (*notes, NO_DRAWS)
    sentence = _sentence(asked, choices, check)
    return Judged(choices, first, sentence, notes, spent, drawn, check)


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
    if first.best_in is not None:
        told = f"{told} {IN_DRAWS.format(share=f'{100 * first.best_in:.0f} %')}"
    close = [one for one in choices[1:] if one.better < 0.9]
    if close:
        other = ", ".join(close[0].stimulation.targets)
        told = f"{told} {UNSURE.format(other=other)}"
    return told

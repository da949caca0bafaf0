"""Controllers side by side on one plant, run by run on the same noise."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.control.controllers import Controller, Setting, controller
from brainTwinStudio.engine.control.heeding import Halted, heeding
from brainTwinStudio.engine.control.judging import judged
from brainTwinStudio.engine.control.loop import Line, Looped, listened, looped
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.playing import JUDGED, keys_of, sensor_noise
from brainTwinStudio.engine.control.training_runs import Training
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.loop import BY_ITSELF, OF_A_MODEL, LoopComparison

SHORTEST_S, LONGEST_DELAY_S = 5.0, 1.0
STOPPED = "Stopped before these were played: {names}."
NOTHING = (
    "Stopped before the runs without stimulation were played; there is nothing to "
    "compare."
)


class Asked(NamedTuple):
    """runs of `seconds` each; delay and jitter of samples on their way."""

    runs: int
    seconds: float
    delay_s: float
    jitter_s: float
    seed: int


def compared(
    of: Plant, controllers: tuple[str, ...], asked: Asked, watcher: Watcher
) -> LoopComparison:
    """Without stimulation comes first, asked or not. Raises InputError for controllers
    nobody knows, runs too few or too short, and delays that are none."""
    chosen = [controller(one) for one in dict.fromkeys(("none", *controllers))]
    return side_by_side(of, chosen, asked, watcher)


def side_by_side(
    of: Plant, chosen: Sequence[Controller], asked: Asked, watcher: Watcher
) -> LoopComparison:
    """The same of controllers at hand, the first of them without stimulation. One that
    is being trained or played when it is to stop is left, and those after it. Raises
    InputError where that is the first."""
    _refuse(asked)
    line = Line(asked.delay_s, asked.jitter_s)
    setting = Setting(of, line.mean_s, Training(asked.seed))
    made, shadows = [], []
    free: Looped | None = None
    try:
        with heeding(watcher.stop_requested):
            for i, one in enumerate(chosen):
                watcher.progress(one.info.label, i / len(chosen))
                loops, on = _played(one, setting, asked, line, free)
                free = loops if free is None else free
                made.append(loops)
                shadows.append(on)
    except Halted:
        if not made:
            raise InputError(NOTHING) from None
    infos = [one.info for one in chosen[: len(made)]]
    rows = judged(of, infos, made, shadows)
    left = ", ".join(one.info.label for one in chosen[len(made) :])
    stopped = (STOPPED.format(names=left),) if left else ()

    def by_run(courses: Sequence[np.ndarray]) -> np.ndarray:
        return np.stack([course.T for course in courses])

    return LoopComparison(
        of.info.name,
        of.info.label,
        of.word,
        of.sampling_hz,
        asked.delay_s,
        asked.jitter_s,
        asked.seed,
        rows,
        by_run([of.heard(one.potential) for one in made]),
        by_run([one.u for one in made]),
        by_run([one.marker for one in made]),
        by_run([one.on for one in made]),
        by_run([of.is_ill(one.potential) for one in made]),
        np.stack([of.ill_regions(one.potential).mean(axis=0) for one in made]),
        of.network.region_names,
        (*stopped, *of.notes, OF_A_MODEL, BY_ITSELF),
    )


def _played(
    one: Controller, setting: Setting, asked: Asked, line: Line, free: Looped | None
) -> tuple[Looped, np.ndarray]:
    """The loops, and when the trigger would be on without stimulation."""
    of: Plant = setting.plant
    begin = one.prepare(setting)
    keys = keys_of(asked.seed, asked.runs, JUDGED)
    samples = round(asked.seconds * of.sampling_hz)
    made = looped(of, begin, keys, samples, line, asked.seed)
    if free is None or not made.on.any():
        return made, np.zeros(made.on.shape, bool)
    sensed = of.heard(free.potential) + sensor_noise(of, keys, samples)
    return made, listened(of, begin, sensed, line, asked.seed)


def _refuse(asked: Asked) -> None:
    if asked.runs < 2:
        raise InputError("An interval over runs needs at least 2 of them.")
    if asked.seconds < SHORTEST_S:
        raise InputError(
            f"Runs of {asked.seconds:g} s are too short for biomarkers to settle; give "
            f"at least {SHORTEST_S:g} s."
        )
    for word, value in (("delay", asked.delay_s), ("jitter", asked.jitter_s)):
        if not 0 <= value <= LONGEST_DELAY_S:
            raise InputError(
                f"A {word} of {1000 * value:g} ms was asked; give 0 to "
                f"{1000 * LONGEST_DELAY_S:g} ms."
            )

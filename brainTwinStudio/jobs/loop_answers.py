"""What answers requests about closed loops. Imports the engine where it is used, as
worker.py does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.project.loop import LoopComparison, Places, TwinPlant


def _loop(of: LoopRequest, watcher: Watcher) -> LoopComparison:
    from brainTwinStudio.engine.control.compare import NOTHING, Asked, compared
    from brainTwinStudio.engine.control.heeding import Halted, heeding
    from brainTwinStudio.engine.control.markers import listening
    from brainTwinStudio.engine.control.plants import plant
    from brainTwinStudio.engine.control.plants.base import limited
    from brainTwinStudio.engine.control.training_runs import Training

    asked = Asked(of.runs, of.seconds, of.delay_s, of.jitter_s, of.seed)
    watcher.progress("Preparing", 0.0)
    plays = limited(plant(of.plant), of.limit)
    try:
        with heeding(watcher.stop_requested):
            plays = listening(plays, of.marker, of.controllers, Training(of.seed))
    except Halted:
        raise InputError(NOTHING) from None
    found = compared(plays, of.controllers, asked, watcher)
    found = replace(found, marker_name=of.marker)
    if not isinstance(of.plant, TwinPlant):
        return found
    at = of.plant
    return replace(found, places=Places(at.twin.id, at.sensed, at.stimulated))


LOOPS: dict[type, Callable[[Any, Watcher], object]] = {LoopRequest: _loop}

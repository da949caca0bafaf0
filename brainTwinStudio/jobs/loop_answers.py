"""What answers requests about closed loops. Imports the engine where it is used, as
worker.py does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.project.loop import LoopComparison, Places, TwinPlant


def _loop(of: LoopRequest, watcher: Watcher) -> LoopComparison:
    from brainTwinStudio.engine.control.compare import Asked, compared
    from brainTwinStudio.engine.control.plants import plant
    from brainTwinStudio.engine.control.plants.base import limited

    asked = Asked(of.runs, of.seconds, of.delay_s, of.jitter_s, of.seed)
    watcher.progress("Preparing", 0.0)
    plays = limited(plant(of.plant), of.limit)
    found = compared(plays, of.controllers, asked, watcher)
    if not isinstance(of.plant, TwinPlant):
        return found
    at = of.plant
    return replace(found, places=Places(at.twin.id, at.sensed, at.stimulated))


LOOPS: dict[type, Callable[[Any, Watcher], object]] = {LoopRequest: _loop}

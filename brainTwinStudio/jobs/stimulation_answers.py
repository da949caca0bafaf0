"""What answers requests about the best stimulation. Imports the engine where it is
used, as worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.project.stimulation_search import StimulationSearch


def _find(of: FindStimulationRequest, watcher: Watcher) -> StimulationSearch:
    from brainTwinStudio.engine.stimulation_search.find import find_stimulation

    return find_stimulation(of.twin, of.aim, of.seed, watcher)


STIMULATION: dict[type, Callable[[Any, Watcher], object]] = {
    FindStimulationRequest: _find,
}

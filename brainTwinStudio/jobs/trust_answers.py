"""What answers requests about how far a twin can be trusted. Imports the engine where
it is used, as worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
from brainTwinStudio.project.well_posedness import WellPosedness


def _well_posedness(of: WellPosednessRequest, watcher: Watcher) -> WellPosedness:
    from brainTwinStudio.engine.inference.well_posedness import Plan, well_posedness

    plan = Plan(of.starts, of.repeats, of.points)
    return well_posedness(of.twin, of.recordings, plan, of.seed, watcher, of.notes)


TRUST: dict[type, Callable[[Any, Watcher], object]] = {
    WellPosednessRequest: _well_posedness,
}

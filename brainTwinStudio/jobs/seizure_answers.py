"""What answers requests about seizures. Imports the engine where it is used, as
worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
    VirtualPatientRequest,
)
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.seizure_twin import (
    ResectionSearch,
    SeizureOutcome,
    SeizureTwin,
)
from brainTwinStudio.project.virtual_patient import VirtualPatient


def _virtual_patient(of: VirtualPatientRequest, watcher: Watcher) -> VirtualPatient:
    from brainTwinStudio.engine.seizures.virtual_patient import Recipe, virtual_patient

    recipe = Recipe(of.zone, of.seed, of.seizures, of.seconds)
    return virtual_patient(of.connectome, of.electrodes, recipe)


def _locate(of: LocateRequest, watcher: Watcher) -> SeizureTwin:
    from brainTwinStudio.engine.seizures.locate import locate

    what = (of.patient_id, of.connectome, of.electrodes, of.recordings)
    return locate(*what, of.guess, of.members, of.seed, watcher)


def _plan(of: SeizurePlanRequest, watcher: Watcher) -> SeizureOutcome:
    from brainTwinStudio.engine.seizures.outcome import outcome_of

    return outcome_of(of.twin, of.changes, of.runs, of.seed, recovery=of.recovery)


def _search(of: PlanResectionRequest, watcher: Watcher) -> ResectionSearch:
    from brainTwinStudio.engine.seizures.resection_search import search

    limits = (of.forbidden, of.max_regions, of.simulations, of.seed)
    return search(of.twin, *limits, watcher, recovery=of.recovery)


def _full(of: FullSeizureRequest, watcher: Watcher) -> FullSeizure:
    from brainTwinStudio.engine.seizures.full_seizure import full_seizure

    return full_seizure(of.twin, of.changes, of.seed, watcher)


SEIZURES: dict[type, Callable[[Any, Watcher], object]] = {
    VirtualPatientRequest: _virtual_patient,
    LocateRequest: _locate,
    SeizurePlanRequest: _plan,
    PlanResectionRequest: _search,
    FullSeizureRequest: _full,
}

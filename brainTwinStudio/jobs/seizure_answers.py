"""What answers requests about seizures. Imports the engine where it is used, as
worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.seizure_requests import VirtualPatientRequest
from brainTwinStudio.project.virtual_patient import VirtualPatient


def _virtual_patient(of: VirtualPatientRequest, watcher: Watcher) -> VirtualPatient:
    from brainTwinStudio.engine.seizures.virtual_patient import Recipe, virtual_patient

    recipe = Recipe(of.zone, of.seed, of.seizures, of.seconds)
    return virtual_patient(of.connectome, of.electrodes, recipe)


SEIZURES: dict[type, Callable[[Any, Watcher], object]] = {
    VirtualPatientRequest: _virtual_patient,
}

"""What answers requests about diseases. Imports the engine where it is used, as
worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.disease_requests import DiseaseRequest, DiseasesRequest
from brainTwinStudio.project.disease import DiseaseAnswer, DiseaseInfo


def _diseases(of: DiseasesRequest, watcher: Watcher) -> tuple[DiseaseInfo, ...]:
    from brainTwinStudio.engine.diseases import TEMPLATES

    return tuple(one.info for one in TEMPLATES)


def _disease(of: DiseaseRequest, watcher: Watcher) -> DiseaseAnswer:
    from brainTwinStudio.engine.disease_course import disease

    return disease(of.twin, of.case, of.seeds, of.seed, watcher)


DISEASES: dict[type, Callable[[Any, Watcher], object]] = {
    DiseasesRequest: _diseases,
    DiseaseRequest: _disease,
}

"""What is asked of disease templates."""

from dataclasses import dataclass

from brainTwinStudio.project import Twin
from brainTwinStudio.project.disease import DiseaseCase


@dataclass(frozen=True, slots=True)
class DiseasesRequest:
    """Which templates there are. The answer is a tuple of DiseaseInfo."""


@dataclass(frozen=True, slots=True, eq=False)
class DiseaseRequest:
    """The course of a disease in a twin, played at each of its times in `seeds` paired
    runs; 0 = the course alone, not played. The answer is a DiseaseAnswer."""

    twin: Twin
    case: DiseaseCase
    seeds: int = 16
    seed: int = 0


DiseaseAsked = DiseasesRequest | DiseaseRequest

"""What is asked about a person's seizures."""

from dataclasses import dataclass, field

from brainTwinStudio.project import (
    Change,
    Connectome,
    Electrodes,
    FrozenMap,
    Recording,
)
from brainTwinStudio.project.seizure_twin import SeizureTwin


@dataclass(frozen=True, slots=True, eq=False)
class LocateRequest:
    """Fit the seizure twin. The answer is a SeizureTwin.

    recordings: one seizure each, with a piece before it; marks on them ("seizure",
    "onset", "offset") say where it begins and ends, else it is looked for. guess:
    region -> "zone", "propagation" or "healthy", what is held of it before.
    members: fits of the ensemble.
    """

    patient_id: str
    connectome: Connectome
    electrodes: Electrodes
    recordings: tuple[Recording, ...]
    guess: FrozenMap[str] = field(default_factory=FrozenMap[str])
    members: int = 8
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SeizurePlanRequest:
    """What becomes of the seizures under a plan, right after it and, with `recovery`,
    once inhibition is tuned again. The answer is a SeizureOutcome."""

    twin: SeizureTwin
    changes: tuple[Change, ...]
    runs: int = 64
    seed: int = 0
    recovery: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PlanResectionRequest:
    """Which sets of regions stop the seizures. The answer is a ResectionSearch.
    simulations: the most that may be spent, a reverse one counted as four. recovery:
    whether sets are also judged once inhibition is tuned again."""

    twin: SeizureTwin
    forbidden: tuple[str, ...] = ()
    max_regions: int = 4
    simulations: int = 200
    seed: int = 0
    recovery: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class VirtualPatientRequest:
    """Seizures of a virtual patient with that brain and that implantation. The answer
    is a VirtualPatient. zone: names of the regions that seize by themselves. seconds:
    length of each recording."""

    connectome: Connectome
    electrodes: Electrodes
    zone: tuple[str, ...]
    seizures: int = 3
    seconds: float = 80.0
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class FullSeizureRequest:
    """The twin's seizure as signals, under a plan or without changes. The answer is a
    FullSeizure."""

    twin: SeizureTwin
    changes: tuple[Change, ...] = ()
    seed: int = 0


SeizureAsked = (
    LocateRequest
    | SeizurePlanRequest
    | PlanResectionRequest
    | VirtualPatientRequest
    | FullSeizureRequest
)

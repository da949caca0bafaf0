"""A plan on a twin of seizures: what is changed, and what becomes of the seizures."""

from dataclasses import dataclass

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.scenario import Change
from brainTwinStudio.project.seizure_twin import SeizureOutcome

UNFAMILIAR = tr(
    "Familiarity of this prediction is not estimated: how far a plan leads beyond what "
    "was fitted is measured for twins of activity only."
)
RECOVERED = tr(
    "Recovery: inhibition is tuned again until every region that is left is as "
    "excitable, with what it hears between seizures, as before surgery; not fitted to "
    "a recovery course; an assumption, as is that it is complete without overshoot."
)


@dataclass(frozen=True, slots=True, eq=False)
class SeizurePlan:
    """Changes in order, and their outcome once it was asked; an edit drops it, so that
    the numbers always belong to the changes beside them. recovery: whether it is also
    judged once inhibition is tuned again; without, only right after."""

    id: str
    twin_id: str
    name: str
    changes: tuple[Change, ...] = ()
    outcome: SeizureOutcome | None = None
    recovery: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InputError(tr("A plan needs a name."))

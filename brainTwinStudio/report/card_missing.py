"""What the card of a twin cannot say, for it was not computed."""

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin

NO_HELD_OUT = tr(
    "No recording was held out: agreement with the data a twin was fitted to says "
    "little about the person."
)
UNCERTAIN = tr("Intervals of parameters: not estimated.")
NO_INTERVALS = {
    "quick": tr(
        "Effort quick ends before intervals are computed; fit with effort standard or "
        "thorough to have them."
    ),
    "other": tr(
        "This fit ended without them: it was stopped or diverged, has no linear "
        "theory, or is of an older version."
    ),
}
UNDETERMINED = tr(
    "Whether the recordings determine this twin (existence, uniqueness, stability): "
    "not estimated; `braintwin analyse TWIN --what well-posedness` asks."
)


def missing(twin: Twin) -> tuple[str, ...]:
    """Each as a sentence."""
    effort = "quick" if twin.settings.effort == "quick" else "other"
    lacks = []
    if not twin.held_out:
        lacks.append(NO_HELD_OUT)
    if not twin.intervals:
        lacks.append(f"{UNCERTAIN} {NO_INTERVALS[effort]}")
    if twin.well_posedness is None:
        lacks.append(UNDETERMINED)
    if not twin.ceiling:
        lacks.append(tr("The ceiling of the agreement: not estimated."))
    if not twin.floor:
        lacks.append(tr("The floor of the agreement: not estimated."))
    if twin.outcome == "diverged":
        lacks.append(tr("The fit diverged: {why}", why=heard(twin.message)))
    elif twin.outcome == "stopped":
        lacks.append(tr("The fit stopped: {why}", why=heard(twin.message)))
    return tuple(lacks)

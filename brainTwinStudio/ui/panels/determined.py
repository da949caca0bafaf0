"""Which fitted values the recordings determine; the others are hatched and grey."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.ui.view import View

NOT_IDENTIFIABLE = tr("not identifiable")
HATCHED = tr("Hatched: the recordings do not determine the value.")


def judged(view: View, twin: Twin) -> WellPosedness | None:
    """What was found about the twin's parameters, None where nobody asked."""
    return view.well_posedness.get(twin.id, twin.well_posedness)


def undetermined(twin: Twin, name: str, found: WellPosedness | None = None) -> Array:
    """Where the recordings do not determine a parameter: one truth, or (region,) of a
    regional one. found: judges region by region; without it the fit's own verdict, one
    for all regions, holds. False where neither knows."""
    shape = np.shape(twin.parameters[name])
    judgements = () if found is None else found.parameters
    one = next((one for one in judgements if one.name == name), None)
    if one is None:
        return np.full(shape, twin.identifiable.get(name) is False)
    loose = np.array([verdict != "identifiable" for verdict in one.verdicts])
    if loose.shape == shape:
        return loose
    return np.full(shape, one.verdict != "identifiable")

"""Where regions are drawn: their own centres, or the template's by name."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation, moved, space_named
from brainTwinStudio.report.assets import template_centres

NO_POSITIONS = tr("No region positions: brain picture not drawn.")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """centres_mm (region, xyz), NaN where unknown; in MNI305 if on_template.

    remark says aloud what was assumed.
    """

    centres_mm: Array
    on_template: bool
    remark: str = ""


def places_of(parcellation: Parcellation) -> Places | None:
    """Positions to draw at, None where neither file nor names tell.

    Own centres in a template space come first, then the template's centres of the
    Desikan-Killiany regions of the same names, then own centres in another space,
    which are drawn without the cortex: spaces are never mixed.
    """
    own = parcellation.centres_mm
    space = space_named(parcellation.space)
    if own is not None and space == "MNI305":
        return Places(own, True)
    if own is not None and space == "MNI152":
        placed = moved(own, "MNI152", "MNI305")
        return Places(placed, True, tr("Positions moved from MNI152 to MNI305."))
    named = _by_name(parcellation)
    if named is not None:
        return named
    if own is not None:
        remark = tr(
            "Positions in {space} space; template cortex not drawn.",
            space=tr(parcellation.space),
        )
        return Places(own, False, remark)
    return None


def _by_name(parcellation: Parcellation) -> Places | None:
    known = template_centres()
    keys = zip(parcellation.hemispheres, parcellation.region_names, strict=True)
    missing = (np.nan, np.nan, np.nan)
    centres = np.array([known.get((side, bare_name(n)), missing) for side, n in keys])
    unknown = int(np.isnan(centres[:, 0]).sum())
    if unknown > 0.2 * parcellation.count:
        return None
    remark = tr("Template positions of the Desikan-Killiany regions, found by name.")
    if unknown:
        remark = tr(
            "Template positions of the Desikan-Killiany regions, found by name; "
            "{count} regions have none.",
            count=unknown,
        )
    return Places(centres, True, remark)

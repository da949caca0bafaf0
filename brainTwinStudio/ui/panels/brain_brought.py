"""Where regions lie that have no centres, by the atlas that the patient brought."""

import numpy as np

from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Connectome,
    PatientAnatomy,
    moved,
    space_named,
)
from brainTwinStudio.report.assets import cortex
from brainTwinStudio.ui.panels.schematic import Placing, fill

REMARK = tr("Regions lie in the middle of their areas of the patient's atlas.")
LEAST = 0.5  # share of the regions with a place


def brought_places(
    connectome: Connectome, anatomy: PatientAnatomy | None
) -> Placing | None:
    """In the middle of their labels on the template's cortex and of their surfaces
    below it; the few others beside their strongest neighbours. None where too few have
    either."""
    if anatomy is None or not anatomy.template_labels:
        return None
    names, places = [], []
    for half in anatomy.template_labels:
        side = "left" if half.hemisphere == "L" else "right"
        vertices, labels = cortex(side).vertices_mm, half.labels
        names += half.region_names
        size = np.bincount(labels + 1, minlength=len(half.region_names) + 1)[1:]
        sums = [
            np.bincount(labels + 1, vertices[:, axis], len(size) + 1)[1:]
            for axis in range(3)
        ]
        with np.errstate(invalid="ignore"):
            places.append(np.stack(sums, axis=1) / size[:, None])
    for one in anatomy.structures:
        if space_named(one.space) in ("MNI305", "MNI152"):
            names.append(one.region_name)
            middle = one.vertices_mm.mean(axis=0, keepdims=True)
            places.append(moved(middle, one.space, "MNI305"))
    known = np.concatenate(places)
    regions = connectome.parcellation
    rows = rows_among(names, regions.region_names)
    centres: Array = np.full((regions.count, 3), np.nan)
    centres[rows[rows >= 0]] = known[rows >= 0]
    if np.isfinite(centres[:, 0]).mean() < LEAST:
        return None
    fill(centres, connectome.weights)
    centres.flags.writeable = False
    return Placing(centres, True, False, REMARK)

"""The patient's own cortex in the 3D view: its mesh, its regions, and the way there.

The view's space is MNI305. A brain of another space is moved to the middle of the view
without turning or scaling, and contacts go the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Connectome,
    Patient,
    PatientAnatomy,
    moved,
    space_named,
)
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.schematic import placing_of
from brainTwinStudio.ui.plots.brain.cortex_mesh import OwnCortex, cortex_mesh
from brainTwinStudio.ui.plots.brain.own_cortex import own_cortex

OWN = tr("The patient's own cortex")
FEWEST_PAIRS = 8  # regions with two places, for a fit with 12 unknowns


@dataclass(frozen=True, slots=True, eq=False)
class OwnBrain:
    """mesh: its labels count from 1 in label_names (label,), 0 = none. label_mm (label,
    xyz): the middle of each label in the view; space: of the files."""

    anatomy: PatientAnatomy
    mesh: OwnCortex
    label_names: tuple[str, ...]
    label_mm: Array
    space: str

    def index_of(self, regions: tuple[str, ...]) -> Array:
        """surface_index of BrainScene: the region of label 0, 1, ..., -1 for none."""
        return np.array([-1, *rows_among(self.label_names, regions)])


def own_brain(anatomy: PatientAnatomy) -> OwnBrain | None:
    """Made ready to draw (0.1 to 2 s: beside the window); None without surfaces."""
    if not anatomy.surfaces:
        return None
    names: list[str] = []
    sheets, centres = [], []
    for surface in anatomy.surfaces:
        points = in_view(surface.vertices_mm, anatomy)
        labels = np.where(surface.labels >= 0, surface.labels + 1 + len(names), 0)
        centres += [
            points[surface.labels == row].mean(axis=0)
            if (surface.labels == row).any() else np.full(3, np.nan)
            for row in range(len(surface.region_names))
        ]  # fmt: skip
        names += surface.region_names
        sheets.append((points, np.asarray(surface.faces), labels))
    places = np.array(centres).reshape(-1, 3)
    return OwnBrain(anatomy, own_cortex(sheets), tuple(names), places, anatomy.space)


def in_view(points_mm: Array, anatomy: PatientAnatomy) -> Array:
    """Points (point, xyz) of the anatomy's space where the 3D view draws them."""
    points = np.asarray(points_mm, float)
    if space_named(anatomy.space) in ("MNI305", "MNI152"):
        return moved(points, anatomy.space, "MNI305")
    return points + _middle() - _own_middle(anatomy)


def contacts_in_view(patient: Patient) -> Array:
    """Contacts (contact, xyz) where the 3D view draws them, NaN without a position: in
    the space of the own cortex, else in MNI305. Raises InputError with the sentence to
    show where no way is known."""
    electrodes, anatomy = patient.electrodes, patient.anatomy
    if electrodes is None or electrodes.positions_mm is None:
        raise InputError(tr("No contact has a position."))
    places = electrodes.positions_mm
    if anatomy is None or not anatomy.surfaces:
        return moved(places, electrodes.space, "MNI305")
    try:
        return in_view(moved(places, electrodes.space, anatomy.space), anatomy)
    except InputError:
        raise InputError(
            tr(
                "Contacts lie in {contacts}, the own cortex in {cortex}; no way "
                "between them is known, so contacts are not drawn.",
                contacts=electrodes.space,
                cortex=anatomy.space,
            )
        ) from None


def places_on(own: OwnBrain, connectome: Connectome) -> tuple[Array, str]:
    """Where regions are drawn (region, xyz), and what to say of it: in the middle of
    their own label; others by an affine fit of the template's places to those."""
    placing = placing_of(connectome)
    centres = np.array(placing.centres_mm, float)
    found = np.full(centres.shape, np.nan)
    rows = rows_among(own.label_names, connectome.parcellation.region_names)
    known = rows >= 0
    found[rows[known]] = own.label_mm[known]
    has = np.isfinite(found[:, 0])
    text = f"{OWN} ({own.space})."
    rest = int((~has).sum())
    if not rest:
        return found, text
    if placing.schematic and has.any():
        centres[:] = found[has].mean(axis=0)
        text += tr(
            " {count} regions have no label and no place; they lie in the middle.",
            count=rest,
        )
    elif has.sum() >= FEWEST_PAIRS:
        ones = np.ones((len(centres), 1))
        source = np.hstack([centres, ones])
        way = np.linalg.lstsq(source[has], found[has], rcond=None)[0]
        centres = source @ way
        text += tr(
            " {count} regions without a label are placed by a fit to the others.",
            count=rest,
        )
    else:
        text += tr(
            " {count} regions without a label lie where the template has them.",
            count=rest,
        )
    return np.where(has[:, None], found, centres), text


class LatestOwnBrain:
    """Of the anatomy that was asked for last; `news` once another one is ready."""

    def __init__(self, parent: QObject, news: Callable[[], None]) -> None:
        self._parent, self._news = parent, news
        self._awaited: PatientAnatomy | None = None
        self._known: OwnBrain | None = None

    def of(self, patient: Patient | None) -> OwnBrain | None:
        """None while it is made, and without own surfaces."""
        anatomy = None if patient is None else patient.anatomy
        if anatomy is not self._awaited:
            self._ask(anatomy)
        known = self._known
        return known if known is not None and known.anatomy is anatomy else None

    def _ask(self, anatomy: PatientAnatomy | None) -> None:
        self._awaited, self._known = anatomy, None
        if anatomy is None or not anatomy.surfaces:
            return

        def got(own: OwnBrain | None) -> None:
            if anatomy is self._awaited:  # an older one may take longer
                self._known = own
                self._news()

        in_background(self._parent, lambda: own_brain(anatomy), got, lambda error: None)


def _middle() -> Array:
    """Of the box around the template's cortex."""
    places = cortex_mesh(fast=True).vertices_mm
    return (places.min(axis=0) + places.max(axis=0)) / 2


def _own_middle(anatomy: PatientAnatomy) -> Array:
    places = np.concatenate([one.vertices_mm for one in anatomy.surfaces])
    return (places.min(axis=0) + places.max(axis=0)) / 2

"""Three slices of the patient's own brain through one point, with what lies there."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Lesion, Patient, bare_contact, plain_contact
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.latest_planes import LatestPlanes, Planes
from brainTwinStudio.ui.panels.slice_scene import (
    NEAR_MM,
    Plane,
    Point,
    SliceScene,
    scene_of,
)
from brainTwinStudio.ui.plots.slice_picture import SlicePicture
from brainTwinStudio.ui.plots.slice_view import HELP, SliceView
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Select

NO_PATIENT = (tr("Slices of a patient's brain appear here."), tr("Open demo patient"))
WHAT_IMAGE = tr(
    "No image of this brain yet. Drop a T1 with its brain mask, the cortical surfaces "
    "or an atlas: only the brain is kept, never the face. Contacts and a lesion mask "
    "of the same space are drawn on it."
)
NO_IMAGE = WHAT_IMAGE, tr("Add data")
NAMES = tr("sagittal"), tr("coronal"), tr("axial")
AXES = ("x", "y", "z")
ENDS = (("P", "A", "I", "S"), ("L", "R", "I", "S"), ("L", "R", "P", "A"))
PLACES = ((1, 0, 0), (0, 0, 1), (2, 1, 0))  # slice, row, column; words are the fourth
ROOMY_PX = 380  # height with room for all words
TAKEN_OUT = tr("A plan that takes what “{lesion}” covers, and connections through it.")
NO_TWIN = tr("A virtual lesion needs a fitted twin; fit one first.")


class SlicesPanel(Panel):
    """The crosshair follows the mouse, and a contact that is selected elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Slices"), parent)
        self._view = View()
        self._patient: Patient | None = None
        self._scene: SliceScene | None = None
        self._point: Point = (0.0, 0.0, 0.0)
        self._planes: Planes | None = None
        self._chosen: tuple[str, ...] = ()
        self._latest = LatestPlanes(self, self._got)
        self.views = tuple(SliceView(name) for name in NAMES)
        self.words = QLabel()
        self.words.setProperty("role", "note")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.spot = Elided()
        self.spot.setProperty("role", "note")
        self.lesion = QPushButton()
        self.lesion.clicked.connect(self._plan)
        self.empty = Empty(*NO_PATIENT)
        self.empty.pressed.connect(self._mend)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page())
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)
        self.body.addWidget(self._stack)
        for axis, one in enumerate(self.views):
            one.moved.connect(lambda x, y, axis=axis: self._move(axis, x, y))
            one.stepped.connect(lambda mm, axis=axis: self._step(axis, mm))
            one.picked.connect(self._pick)

    def _page(self) -> QWidget:
        page, beside = QWidget(), QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(8)
        column.addWidget(self.words, 1)
        column.addWidget(self.lesion, 0, Qt.AlignmentFlag.AlignLeft)
        ignored = QSizePolicy.Policy.Ignored
        beside.setSizePolicy(ignored, ignored)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 2, 10, 4)
        foot.addWidget(self.spot, 1)
        grid = QGridLayout()
        grid.setSpacing(1)
        for at, row, across in PLACES:
            grid.addWidget(self.views[at], row, across)
        grid.addWidget(beside, 1, 1)
        for at in (0, 1):
            grid.setRowStretch(at, 1)
            grid.setColumnStretch(at, 1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(grid, 1)
        whole.addLayout(foot)
        return page

    # ------------------------------------------------------------ following the view

    def present(self, view: View) -> None:
        self._view = view
        if view.patient is not self._patient:
            self._patient = view.patient
            self._show_patient(view.patient)
        chosen = view.selection.channels
        if chosen != self._chosen:
            self._chosen = chosen
            self._go_to(chosen[-1] if chosen else "")
        self._draw()
        self._show_words()

    def _show_patient(self, patient: Patient | None) -> None:
        before = self._scene
        self._scene = scene_of(patient)
        self._planes = None
        self._stack.setCurrentIndex(1 if self._scene is None else 0)
        if self._scene is None:
            self._latest.ask(None, self._point)
            self.empty.set_text(*(NO_PATIENT if patient is None else NO_IMAGE))
            return
        stays = before is not None and before.anatomy is self._scene.anatomy
        self._at(self._point if stays else self._scene.start())

    def _go_to(self, name: str) -> None:
        """The crosshair to a contact that has a place."""
        scene = self._scene
        if scene is None or not name:
            return
        for at, own in enumerate(scene.contact_names):
            place = scene.contact_mm[at]
            if plain_contact(own) == plain_contact(name) and np.isfinite(place).all():
                x, y, z = place.tolist()
                self._at((x, y, z))
                return

    @property
    def point(self) -> Point:
        """Where the crosshair is, mm in the space of the anatomy."""
        return self._point

    def _at(self, point: Point) -> None:
        if self._scene is None:
            return
        self._point = self._scene.clipped(point)
        self._latest.ask(self._scene, self._point)
        self._draw()
        self._show_words()

    def _got(self, planes: Planes, point: Point) -> None:
        self._planes = planes
        self._draw()

    # ------------------------------------------------------------ showing

    def _draw(self) -> None:
        planes, scene = self._planes, self._scene
        for axis, view in enumerate(self.views):
            if planes is None or scene is None:
                view.set_picture(None)
            else:
                view.set_picture(self._picture(scene, planes[axis], axis))
        self._rescale()

    def _picture(self, scene: SliceScene, plane: Plane, axis: int) -> SlicePicture:
        across, up = plane.slice.axes
        lines = (
            ("accent", plane.cortex), *(("cut", outline) for outline in plane.outlines),
        )  # fmt: skip
        names = tuple(bare_contact(scene.contact_names[at]) for at in plane.near)
        wanted = {plain_contact(name) for name in self._view.selection.channels}
        chosen = frozenset(name for name in names if plain_contact(name) in wanted)
        at_mm = number(plane.slice.at_mm, 1)
        return SlicePicture(
            NAMES[axis],
            f"{AXES[axis]} {at_mm}",
            plane.slice.values,
            plane.slice.extent_mm,
            (self._point[across], self._point[up]),
            lines,
            plane.spots,
            1 - plane.away_mm / NEAR_MM,
            names,
            chosen,
            ENDS[axis],
        )

    def _rescale(self) -> None:
        """All three at the same scale."""
        scales = [view.room_scale() for view in self.views if view.picture is not None]
        for view in self.views:
            view.set_scale(min(scales, default=0.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rescale()
        self._show_words()

    def _show_words(self) -> None:
        scene = self._scene
        if scene is None:
            return
        spot = "  ".join(
            f"{axis} {number(value, 1)}"
            for axis, value in zip(AXES, self._point, strict=True)
        )
        self.spot.set_text(f"{spot} mm, {tr(scene.anatomy.space)}")
        lines = [_of_lesion(one) for one in scene.anatomy.lesions]
        more = []
        if scene.contact_names:
            count = int(np.isfinite(scene.contact_mm[:, 0]).sum())
            more.append(
                tr(
                    "{count} contacts; those within {mm:g} mm of a slice are drawn.",
                    count=count,
                    mm=NEAR_MM,
                )
            )
        if scene.remark:
            lines.append(scene.remark)
        image = scene.anatomy.image
        if image is not None:
            kept = tr(image.kept_within)
            more.append(tr("Without skull and face: {mask}.", mask=kept))
        roomy = self.height() >= ROOMY_PX
        self.words.setText("\n".join([*lines, *(more if roomy else ())]))
        self.words.setToolTip("\n".join([*lines, *more, HELP]))
        self._show_button(scene.anatomy.lesions)

    def _show_button(self, lesions: tuple[Lesion, ...]) -> None:
        usable = [one for one in lesions if one.region_names]
        self.lesion.setVisible(bool(usable))
        if not usable:
            return
        can = self._view.twin is not None and not self._view.read_only
        self.lesion.setText(tr("Virtual lesion"))
        self.lesion.setEnabled(can)
        tip = TAKEN_OUT.format(lesion=tr(usable[0].name))
        self.lesion.setToolTip(tip if can else NO_TWIN)

    # ------------------------------------------------------------ what the user does

    def _move(self, axis: int, across: float, up: float) -> None:
        point = list(self._point)
        first, second = (at for at in range(3) if at != axis)
        point[first], point[second] = across, up
        self._at((point[0], point[1], point[2]))

    def _step(self, axis: int, mm: float) -> None:
        point = list(self._point)
        point[axis] += mm
        self._at((point[0], point[1], point[2]))

    def _pick(self, name: str) -> None:
        chosen = replace(self._view.selection, channels=(name,))
        self.wish.emit(Select(chosen))

    def _plan(self) -> None:
        lesions = () if self._scene is None else self._scene.anatomy.lesions
        usable = [one for one in lesions if one.region_names]
        if usable:
            self.wish.emit(Do("virtual-lesion", usable[0].name))

    def _mend(self) -> None:
        known = self._view.patient is not None
        self.wish.emit(Do("add-data" if known else "open-demo"))


def _of_lesion(lesion: Lesion) -> str:
    hit = len(lesion.covered)
    told = tr("{lesion}: {volume} (outlined).")
    if lesion.region_names:
        one = tr("{lesion}: {volume}, in 1 region (outlined).")
        several = tr("{lesion}: {volume}, in {count} regions (outlined).")
        told = one if hit == 1 else several
    volume = f"{number(lesion.volume_ml, 1)} ml"
    return told.format(lesion=tr(lesion.name), volume=volume, count=hit)

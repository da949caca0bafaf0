"""Small forms for where a stimulus is given: a coordinate, contacts, a map."""

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.stimulus_fields import (
    Point,
    Reach,
    at_contacts,
    at_coordinate,
    in_map,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Parcellation, Space, Stimulation, space_named
from brainTwinStudio.report.change_words import weighed
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.panels.operation_forms import (
    FURTHEST_MM,
    OperationForm,
    number_in,
    write,
)
from brainTwinStudio.ui.view import View

NAME_PX = 190
USUAL_FWHM_MM = 25.0  # of the field of a TMS coil, SCIENCE.md F.4
NO_TWIN = tr("A stimulus needs a fitted twin. Fit one first.")
WIDTH_TIP = tr("Full width at half maximum; about 20 to 30 mm for a TMS coil")
ALONE = tr("none: returns far away")
MNI: tuple[Space, ...] = ("MNI152", "MNI305")
STATED = tr("as the file says")
MAPS, LABELS = (
    tr("Maps (*.nii *.nii.gz *.mgz)"),
    tr("Labels (*.nii *.nii.gz *.mgz *.tsv *.txt)"),
)


class PlaceForm(OperationForm):
    """`made` carries one Reach; what is reached stands below the fields at once."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, tr("Stimulate there"), parent)
        self.reached = QLabel()
        self.reached.setProperty("role", "note")
        self.reached.setWordWrap(True)
        self.column.insertWidget(2, self.reached)

    @abstractmethod
    def reach(self, view: View) -> Reach:
        """What the fields say. Raises InputError."""

    def change(self, view: View) -> tuple[Reach]:
        return (self.reach(view),)

    def tell(self) -> None:
        """What is reached, or why nothing is."""
        try:
            self.show_reach(self.reach(self._view))
        except InputError as error:
            write(self.reached, "")
            self.take.setEnabled(False)
            self._say(str(error))

    def show_reach(self, found: Reach) -> None:
        write(
            self.reached,
            tr("Reaches {regions}.", regions=weighed(found.targets, found.weights)),
        )
        self.take.setEnabled(True)
        self._say("")


class CoordinateForm(PlaceForm):
    """A point in mm and the width of a Gaussian."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Around a coordinate"), parent)
        self.axes = tuple(
            NumberField(0.0, "mm", -FURTHEST_MM, FURTHEST_MM, 1) for _ in range(3)
        )
        for name, field in zip("xyz", self.axes, strict=True):
            field.setAccessibleName(tr("Coordinate, {name} in mm", name=name))
            self.add_row(name, field)
        self.fwhm = NumberField(USUAL_FWHM_MM, "mm", 0.5, 200.0, 1)
        self.fwhm.setAccessibleName(tr("Width of the Gaussian in mm"))
        self.fwhm.set_tip(WIDTH_TIP)
        self.add_row(tr("Width (FWHM)"), self.fwhm)
        self.space = StillCombo()
        self.space.setAccessibleName(tr("Space of the coordinate"))
        self.add_row(tr("Space"), self.space)
        for field in (*self.axes, self.fwhm):
            field.edited.connect(lambda _: self.tell())
        self.space.activated.connect(lambda _: self.tell())

    def begin_at(self, view: View, stimulus: Stimulation) -> None:
        """At the centre of the region that gets most."""
        of = _parcellation(view)
        stated = space_named(of.space)
        self.space.clear()
        for one in (stated, *(s for s in MNI if stated in MNI and s != stated)):
            self.space.addItem(tr(one), one)
        if of.centres_mm is None:
            return
        most = max(range(len(stimulus.targets)), key=lambda k: stimulus.shares[k])
        centre = of.centres_mm[of.index(stimulus.targets[most])]
        for field, value in zip(self.axes, centre, strict=True):
            field.set_value(round(float(value), 1))

    def begin(self, view: View) -> None:
        self.tell()

    def reach(self, view: View) -> Reach:
        x, y, z, width = (number_in(field) for field in (*self.axes, self.fwhm))
        point: Point = (x, y, z)
        space = space_named(self.space.currentData())
        told = None if space == "not stated" else space
        return at_coordinate(_parcellation(view), point, width, told)


class ContactsForm(PlaceForm):
    """One contact of the patient, or a pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("At contacts"), parent)
        self.first, self.second = StillCombo(fewest=12), StillCombo(fewest=12)
        for words, combo in ((tr("Contact"), self.first), (tr("Against"), self.second)):
            combo.setAccessibleName(words)
            combo.activated.connect(lambda _: self.tell())
            self.add_row(words, combo)

    def begin(self, view: View) -> None:
        own = None if view.patient is None else view.patient.electrodes
        names = () if own is None else [own.names[at] for at in own.placed]
        known = [self.first.itemText(at) for at in range(self.first.count())]
        if known != list(names):
            self.first.clear()
            self.second.clear()
            self.first.addItems(list(names))
            self.second.addItems([ALONE, *names])
            self.second.setCurrentIndex(min(2, len(names)))  # its neighbour
        self.tell()

    def reach(self, view: View) -> Reach:
        own = None if view.patient is None else view.patient.electrodes
        names = [self.first.currentText()]
        if self.second.currentIndex() > 0:
            names.append(self.second.currentText())
        return at_contacts(_parcellation(view), own, names)


class MapForm(PlaceForm):
    """A map of a field or a mask of activated tissue; it is read beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("By a map of a field"), parent)
        self._path: Path | None = None
        self._atlas: tuple[Path, ...] = ()
        self._found: Reach | None = None
        self._asked = 0
        self.file = QLabel()
        self.file.setProperty("role", "label")
        self.add_row(tr("Map"), self.file)
        self.space = StillCombo()
        self.space.addItem(STATED, "not stated")
        for one in (*MNI, "scanner RAS"):
            self.space.addItem(one, one)
        self.space.setAccessibleName(tr("Space of a map that does not state it"))
        self.space.activated.connect(lambda _: self.read())
        self.add_row(tr("Space"), self.space)
        self.labels = QPushButton()
        self.labels.setAccessibleName(tr("Labels of the regions"))
        self.labels.setToolTip(
            tr(
                "Labels of the regions in the space of the map, and their table; "
                "without, the patient's surfaces, and spheres around centres"
            )
        )
        self.labels.clicked.connect(self._choose_labels)
        self.add_row(tr("Labels"), self.labels)

    def choose(self, anchor: QWidget, view: View) -> None:
        """Ask for a map, then show what it reaches."""
        name, _ = QFileDialog.getOpenFileName(anchor, tr("Map of a field"), "", MAPS)
        if name:
            self.take_map(Path(name))
            self.open_at(anchor, view)

    def take_map(self, path: Path, atlas: Sequence[Path] = ()) -> None:
        self._path, self._atlas = path, tuple(atlas)

    def begin(self, view: View) -> None:
        self.read()

    def read(self) -> None:
        """Average the map over the regions, in the background."""
        path, atlas, view = self._path, self._atlas, self._view
        if path is None:
            return
        middle = Qt.TextElideMode.ElideMiddle
        self.file.setText(self.fontMetrics().elidedText(path.name, middle, NAME_PX))
        self.labels.setText(atlas[0].name if atlas else tr("none"))
        self.take.setEnabled(False)
        write(self.reached, tr("Reading the map…"))
        self._say("")
        self._asked += 1
        number, space = self._asked, space_named(self.space.currentData())
        told = None if space == "not stated" else space
        anatomy = None if view.patient is None else view.patient.anatomy

        def done(found: Reach) -> None:
            if number == self._asked:
                self._found = found
                self.show_reach(found)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self._found = None
                write(self.reached, "")
                self._say(str(error))

        of = _parcellation(view)
        in_background(
            self, lambda: in_map(of, path, anatomy, told, atlas), done, failed
        )

    def reach(self, view: View) -> Reach:
        if self._found is None:
            raise InputError(tr("The map has not been read."))
        return self._found

    def _choose_labels(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Labels"), "", LABELS)
        images = sorted(map(Path, names), key=lambda p: p.suffix in (".tsv", ".txt"))
        if self._path is not None:
            self.take_map(self._path, images)
            self.show()
            self.read()


def _parcellation(view: View) -> Parcellation:
    if view.twin is None:
        raise InputError(NO_TWIN)
    return view.twin.connectome.parcellation

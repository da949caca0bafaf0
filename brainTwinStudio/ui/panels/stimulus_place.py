"""Where a stimulus is given: by name, around a coordinate, at contacts, by a map."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.parameter_names import begun
from brainTwinStudio.report.change_words import weighed
from brainTwinStudio.report.wording import region, regions
from brainTwinStudio.ui import icons, plan_words
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.panels.place_forms import (
    ContactsForm,
    CoordinateForm,
    MapForm,
    PlaceForm,
)
from brainTwinStudio.ui.view import View

SHOWN = 4  # regions that are named with their shares
NAMES_PX = 60  # of the names of wide rows, so that their fields begin alike
NO_CONTACTS = tr("This patient has no electrodes with positions")
NO_CENTRES = tr("The regions of this twin have no positions")


class StimulusPlace(QWidget):
    """`chosen` carries the Stimulation at another place."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stimulus: Stimulation | None = None
        self._view = View()
        self.where = QPushButton()
        self.where.setIcon(icons.icon("pin", "stim", 14))
        self.where.setAccessibleName(tr("Stimulated regions"))
        self.picker = PickList(tr("Stimulated regions"), tr("Stimulate"), self)
        self.other, self.ways = QPushButton(tr("Another place")), QMenu(self)
        self.other.setAccessibleName(tr("Other ways to say where"))
        self.other.setMenu(self.ways)
        self.coordinate, self.contacts = CoordinateForm(self), ContactsForm(self)
        self.map = MapForm(self)
        self.by_coordinate = self.ways.addAction(tr("Around a coordinate…"))
        self.by_contacts = self.ways.addAction(tr("At contacts…"))
        self.by_map = self.ways.addAction(tr("By a map of a field…"))
        self.ways.setToolTipsVisible(True)
        self.found = QLabel()
        self.found.setProperty("role", "note")
        self.found.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(line(tr("Where"), self.where, wide=True))
        column.addLayout(line("", self.other, wide=True))
        column.addWidget(self.found)
        self._connect()

    def _connect(self) -> None:
        self.where.clicked.connect(self._open_picker)
        self.picker.picked.connect(self._take_names)
        self.by_coordinate.triggered.connect(self._open_coordinate)
        self.by_contacts.triggered.connect(
            lambda: self.contacts.open_at(self.other, self._view)
        )
        self.by_map.triggered.connect(lambda: self.map.choose(self.other, self._view))
        forms: tuple[PlaceForm, ...] = (self.coordinate, self.contacts, self.map)
        for form in forms:
            form.made.connect(self._take)

    def set(self, stimulus: Stimulation, view: View) -> None:
        """Show where a stimulus of the shown twin is given."""
        self.stimulus, self._view = stimulus, view
        self.where.setText(plan_words.some_regions(stimulus.targets))
        self.where.setToolTip(
            tr("Stimulated: {regions}", regions=regions(stimulus.targets))
        )
        self.found.setText(found_words(stimulus))
        self.found.setVisible(bool(stimulus.weights))
        of = None if view.twin is None else view.twin.connectome.parcellation
        own = None if view.patient is None else view.patient.electrodes
        has_centres = of is not None and of.centres_mm is not None
        _offer(self.by_coordinate, has_centres, NO_CENTRES)
        _offer(self.by_contacts, own is not None and bool(own.placed), NO_CONTACTS)

    def _open_picker(self) -> None:
        if self.stimulus is not None:
            named = [(name, region(name)) for name in self._view.names]
            self.picker.set(named, self.stimulus.targets)
            self.picker.open_at(self.where)

    def _open_coordinate(self) -> None:
        if self.stimulus is not None:
            self.coordinate.begin_at(self._view, self.stimulus)
            self.coordinate.open_at(self.other, self._view)

    def _take_names(self, names: tuple[str, ...]) -> None:
        if self.stimulus is not None:
            self.chosen.emit(self.stimulus.at(names))

    def _take(self, made: tuple) -> None:
        if self.stimulus is not None:
            self.chosen.emit(made[0].of(self.stimulus))


def found_words(stimulus: Stimulation) -> str:
    """'L Insula 100 %. Field of contact A1, ...', "" where nothing is weighed."""
    if not stimulus.weights:
        return ""
    how = f" {begun(stimulus.found)}." if stimulus.found else ""
    return f"{weighed(stimulus.targets, stimulus.weights, SHOWN)}.{how}"


def label(words: str) -> QLabel:
    """The name of a row of a form."""
    made = QLabel(words)
    made.setProperty("role", "label")
    return made


def line(words: str, widget: QWidget, *, wide: bool = False) -> QHBoxLayout:
    """A name at the left; wide: the widget takes the room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    name = label(words)
    name.setMinimumWidth(NAMES_PX if wide else 0)
    row.addWidget(name, 0 if wide else 1)
    row.addWidget(widget, 1 if wide else 0)
    return row


def _offer(action: QAction, possible: bool, reason: str) -> None:
    action.setEnabled(possible)
    action.setToolTip("" if possible else reason)

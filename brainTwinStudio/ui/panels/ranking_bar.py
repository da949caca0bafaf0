"""What the comparison of twins is asked for: which twins, judged by what."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from brainTwinStudio.jobs.messages import CompareRequest
from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.panels import ranking_choice as choice
from brainTwinStudio.ui.panels.words import counted, kept_name
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask

RUNS = tr("Runs every twin 64 times and judges it by the chosen recordings")
BUSY = tr("A comparison is running.")


class RankingBar(QWidget):
    """Two menus with check marks, a warning in words, and the button that asks."""

    wish = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._patient = View(), ""
        self._choice = choice.Choice()
        self.twins = _small(tr("Twins that are compared"))
        self.judges = _small(tr("Recordings to judge by"))
        self.twins.clicked.connect(self._choose_twins)
        self.judges.clicked.connect(self._choose_judges)
        self.compare = QPushButton(tr("Compare"))
        self.compare.setProperty("kind", "primary")
        self.compare.clicked.connect(self._ask)
        by = QLabel(tr("judged by"))
        by.setProperty("role", "label")
        self.warning = Elided()
        self.warning.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 6)
        row.setSpacing(8)
        for widget in (self.twins, by, self.judges):
            row.addWidget(widget)
        row.addWidget(self.warning, 1)
        row.addWidget(self.compare)

    def present(self, view: View) -> None:
        self._view = view
        patient = "" if view.patient is None else view.patient.id
        if patient != self._patient:
            self._patient, self._choice = patient, choice.Choice()
        twins = choice.twins_of(view, self._choice)
        self.twins.setText(choice.twins_words(view, twins))
        self.judges.setText(choice.judges_words(choice.judges_of(view, self._choice)))
        self.warning.set_text(choice.warning(view, self._choice))
        busy = view.job("compare") is not None
        self.compare.setEnabled(not busy and bool(twins))
        self.compare.setToolTip(BUSY if busy else RUNS)

    def can_ask(self) -> bool:
        """Whether there is a recording to judge by."""
        return bool(choice.judges_of(self._view, self._choice))

    def menu_of(self, button: QPushButton) -> QMenu:
        """The check marks behind one of the two buttons."""
        if button is self.twins:
            entries = choice.twin_entries(self._view, self._choice)
            changed = choice.with_twin
        else:
            entries = choice.judge_entries(self._view, self._choice)
            changed = choice.with_judge
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in entries:
            action = menu.addAction(entry.words)
            action.setCheckable(True)
            action.setChecked(entry.on)
            action.triggered.connect(lambda _, key=entry.key: self._take(changed, key))
        return menu

    def _choose_twins(self) -> None:
        self._pop_up(self.twins)

    def _choose_judges(self) -> None:
        self._pop_up(self.judges)

    def _pop_up(self, button: QPushButton) -> None:
        corner = button.rect().bottomLeft()
        self.menu_of(button).popup(button.mapToGlobal(corner))

    def _take(self, changed: choice.Changed, key: str) -> None:
        self._choice = changed(self._view, self._choice, key)
        self.present(self._view)
        self.changed.emit()

    def _ask(self) -> None:
        twins = choice.twins_of(self._view, self._choice)
        judges = choice.judges_of(self._view, self._choice)
        names = tuple(kept_name(twin) for twin in twins)
        notes = choice.notes_of(judges)
        request = CompareRequest(twins, names, judges, notes=notes)
        one, many = tr("Compare 1 twin"), tr("Compare {count} twins")
        self.wish.emit(Ask(request, counted(len(twins), one, many)))


def _small(name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "small")
    button.setAccessibleName(name)
    return button

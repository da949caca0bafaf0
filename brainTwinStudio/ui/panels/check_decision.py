"""The decision after the check: accept, accept with a note, reject; and by whom."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from brainTwinStudio.files.privacy.personal import names_a_person
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Project
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.patient_notes import (
    DECISIONS,
    Decision,
    data_mark,
    signed,
    with_sign_off,
)
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change

HEIGHT_PX, MOST_INITIALS = 52, 6
WORDS: dict[Decision, str] = {
    "accepted": tr("Accept"),
    "accepted with note": tr("Accept with note"),
    "rejected": tr("Reject"),
}
SAID: dict[Decision, str] = {
    "accepted": tr("Accepted"),
    "accepted with note": tr("Accepted with note"),
    "rejected": tr("Rejected"),
}
STEPS: dict[Decision, str] = {
    "accepted": tr("Accepted check"),
    "accepted with note": tr("Accepted check with note"),
    "rejected": tr("Rejected check"),
}
NOT_SIGNED, OUTDATED = tr("Not signed off"), tr("The data changed since: ")
PERSON = tr("This looks like a name; a note is printed in reports.")


class DecisionStrip(QWidget):
    """One row under the check. wish: a Change with one line more in the notes."""

    wish = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self._group = QButtonGroup(self)
        self.buttons: dict[Decision, QRadioButton] = {}
        for decision in DECISIONS:
            self.buttons[decision] = QRadioButton(WORDS[decision])
            self._group.addButton(self.buttons[decision])
        self.note = QLineEdit(placeholderText=tr("What was noticed"))
        self.note.setAccessibleName(tr("Note to the decision"))
        self.initials = QLineEdit(placeholderText="AB")
        self.initials.setAccessibleName(tr("Checked by, initials"))
        self.initials.setMaxLength(MOST_INITIALS)
        self.initials.setFixedWidth(64)
        self.sign = QPushButton(tr("Sign off"))
        self.sign.setProperty("kind", "primary")
        self._mark = Glyph("info", "text3", 16)
        self.state = Elided(NOT_SIGNED)
        self.state.setProperty("role", "label")
        self._build()
        self._group.buttonClicked.connect(self._chosen)
        self.note.textEdited.connect(self._judge)
        self.initials.textEdited.connect(self._judge)
        for field in (self.note, self.initials):
            field.returnPressed.connect(self.sign.click)
        self.sign.clicked.connect(self._sign)

    def _build(self) -> None:
        decision, by = QLabel(tr("Decision")), QLabel(tr("Checked by"))
        for label in (decision, by):
            label.setProperty("role", "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(decision)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.note, 3)
        row.addWidget(by)
        row.addWidget(self.initials)
        row.addWidget(self.sign)
        row.addSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self.state, 2)

    # ------------------------------------------------------------ filling

    def present(self, view: View) -> None:
        self._view = view
        patient = view.patient
        drawn = (patient, view.cards, view.read_only, view.theme)
        if same(drawn, self._drawn):
            return
        before = self._drawn[0] if self._drawn else None
        self._drawn = drawn
        if _id(before) != _id(patient):
            self._clear(view.project)
        self._show_state(patient)
        self._judge()

    def decision(self) -> Decision | None:
        """What is chosen."""
        return next((d for d, b in self.buttons.items() if b.isChecked()), None)

    def _clear(self, project: Project | None) -> None:
        """Nothing is chosen for another patient; the initials stay those used last."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.note.clear()
        last = [signed(p.notes) for p in project.patients] if project else []
        by = [sign.by for sign in last if sign is not None and sign.by]
        if by and not self.initials.text():
            self.initials.setText(by[-1])

    def _show_state(self, patient: Patient | None) -> None:
        sign = signed(patient.notes) if patient is not None else None
        if sign is None or patient is None:
            self._say(NOT_SIGNED, "info", "text3", "label")
            return
        said = SAID[sign.decision]
        if sign.by:
            said = tr("{decision} by {initials}", decision=said, initials=sign.by)
        note = f": {sign.note}" if sign.note else ""
        text = f"{said}, {sign.day}{note}"
        if sign.data and sign.data != data_mark(patient):
            self._say(f"{OUTDATED}{text}", "warning", "warn", "warn")
        elif sign.decision == "rejected":
            self._say(text, "cross", "bad", "bad")
        else:
            self._say(text, "tick", "ok", "ok")

    def _say(self, text: str, icon: str, token: str, role: str) -> None:
        self.state.set_text(text)
        self.state.setToolTip(text)
        self._mark.set(icon, token)
        restyle(self.state, role=role)

    # ------------------------------------------------------------ what is decided

    def _chosen(self, *_: object) -> None:
        self._judge()
        if self.decision() == "accepted with note" and not self.note.text():
            self.note.setFocus()

    def _judge(self, *_: object) -> None:
        """Whether it can be signed: a decision, initials, and a note where one is
        promised."""
        view, decision = self._view, self.decision()
        ready = view.patient is not None and view.cards is not None
        for widget in (*self.buttons.values(), self.note, self.initials):
            widget.setEnabled(ready and not view.read_only)
        note = self.note.text().strip()
        lacks = ""
        if decision is None:
            lacks = tr("Choose a decision first.")
        elif decision == "accepted with note" and not note:
            lacks = tr("Write the note first.")
        elif not self.initials.text().strip():
            lacks = tr("Give the initials of who checked.")
        self.sign.setEnabled(ready and not view.read_only and not lacks)
        self.sign.setToolTip(lacks)
        person = bool(note) and names_a_person(note)
        restyle(self.note, state="warn" if person else "")
        self.note.setToolTip(PERSON if person else "")

    def _sign(self) -> None:
        view, decision = self._view, self.decision()
        if view.project is None or view.patient is None or decision is None:
            return
        patient = view.patient
        notes = with_sign_off(patient, decision, self.initials.text(), self.note.text())
        project = view.project.with_patient(replace(patient, notes=notes))
        self.wish.emit(Change(project, STEPS[decision]))
        self._clear(None)
        self._judge()


def _id(patient: object) -> str:
    return patient.id if isinstance(patient, Patient) else ""

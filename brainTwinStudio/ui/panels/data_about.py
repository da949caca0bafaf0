"""The patient in words: what is missing, what was decided, notes."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Patient
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.section import Row, seam, section
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.check_decision import SAID
from brainTwinStudio.ui.panels.data_rows import (
    by_file,
    contacts,
    decided,
    electric,
    missing,
    own_words,
    velocity,
    with_own_words,
)
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.panels.words import CHECK
from brainTwinStudio.ui.patient_notes import signed
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do

SIDE_PX, NOTES_PX = 14, 84
FACTS = {
    "Regions": tr("Regions"),
    "fMRI": tr("fMRI"),
    "Electrical": tr("Electrical"),
    "Contacts": tr("Contacts"),
    "Conduction velocity": tr("Conduction velocity"),
    "Check": CHECK,
}
OFTEN_NONE = ("Electrical", "Contacts")  # shown where there are some
NOTHING_DECIDED = tr("Nothing is noted.")
NOTES_HINT = tr("Notes about this patient. No names; they are printed in reports.")


class AboutPanel(Panel):
    """Facts, what is missing, decisions at import, and notes that can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Patient"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self.add = QPushButton(tr("Add data"))
        self.add.setProperty("kind", "primary")
        self.add.setIcon(icon("plus", "on_accent", 14))
        self.add.clicked.connect(lambda: self.wish.emit(Do("add-data")))
        self.rows = {name: Row(label, "") for name, label in FACTS.items()}
        self.missing = _words("control")
        self._frame = QFrame()
        self._frame.setProperty("role", "note-warn")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 8, 10, 8)
        inside.addWidget(self.missing)
        self.decided = QVBoxLayout()
        self.decided.setSpacing(6)
        self._sentences: list[QLabel] = []
        self.notes = QPlainTextEdit(placeholderText=NOTES_HINT)
        self.notes.setFixedHeight(NOTES_PX)
        self.notes.setAccessibleName(tr("Notes about the patient"))
        self.notes.setTabChangesFocus(True)
        self.keep = QPushButton(tr("Keep notes"))
        self.keep.setProperty("kind", "small")
        self.keep.clicked.connect(self._keep)
        self.notes.textChanged.connect(self._judge)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE_PX, 4, SIDE_PX, 12)
        column.setSpacing(8)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        self.code = Elided()
        self.code.setProperty("role", "object")
        column.addWidget(self.code)
        for row in self.rows.values():
            facts.addWidget(row)
        column.addLayout(facts)
        column.addWidget(self._frame)
        column.addWidget(self.add)
        column.addWidget(seam())
        column.addWidget(section(tr("Decided at import")))
        column.addLayout(self.decided)
        column.addWidget(seam())
        column.addWidget(section(tr("Notes")))
        column.addWidget(self.notes)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.head.title())
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll)

    # ------------------------------------------------------------ filling

    def present(self, view: View) -> None:
        self._view = view
        drawn = (view.patient, view.read_only, view.project is None)
        if same(drawn, self._drawn):
            return
        other = not self._drawn or self._id(self._drawn[0]) != self._id(view.patient)
        self._drawn = drawn
        patient = view.patient
        lacks = missing(patient)
        self._frame.setVisible(bool(lacks))
        self.missing.setText("\n".join(lacks))
        self.add.setEnabled(not view.read_only)
        self.notes.setReadOnly(view.read_only or patient is None)
        self._show_facts(patient)
        self._show_decided(decided(patient) if patient is not None else ())
        if other or not self.notes.hasFocus():
            self.notes.setPlainText(own_words(patient) if patient is not None else "")
        self._judge()

    def _show_facts(self, patient: Patient | None) -> None:
        self.code.set_text(patient.id if patient else tr("No patient"))
        connectome = patient.connectome if patient else None
        count = str(connectome.parcellation.count) if connectome else tr("none")
        runs = [r for r in patient.recordings if r.kind == "bold"] if patient else []
        minutes = number(sum(run.seconds for run in runs) / 60, 1, "min")
        lasts = minutes if runs else tr("none")
        if len(runs) > 1:
            lasts = tr("{count} recordings, {time}", count=len(runs), time=minutes)
        sign = signed(patient.notes) if patient else None
        by = f", {sign.by}" if sign and sign.by else ""
        values = {
            "Regions": count,
            "fMRI": lasts,
            "Electrical": electric(patient) if patient else "",
            "Contacts": contacts(patient) if patient else "",
            "Conduction velocity": velocity(patient) if patient else tr("not given"),
            "Check": f"{within(SAID[sign.decision])}{by}"
            if sign
            else tr("not signed off"),
        }
        for name, value in values.items():
            self.rows[name].set_value(value)
            self.rows[name].setVisible(bool(value) or name not in OFTEN_NONE)

    def _show_decided(self, sentences: tuple[str, ...]) -> None:
        """The file once, and under it what was decided about it."""
        shown: list[tuple[str, str]] = []
        for file, said in by_file(sentences or (NOTHING_DECIDED,)):
            shown += [("control", file)] if file else []
            shown += [("label", sentence) for sentence in said]
        while len(self._sentences) < len(shown):
            self._sentences.append(_words("label"))
            self.decided.addWidget(self._sentences[-1])
        for at, label in enumerate(self._sentences):
            label.setVisible(at < len(shown))
            if at < len(shown):
                role, text = shown[at]
                restyle(label, role=role)
                label.setText(text)

    # ------------------------------------------------------------ notes

    def _judge(self) -> None:
        """Only words that differ can be kept."""
        patient = self._view.patient
        words = self.notes.toPlainText().strip()
        changed = patient is not None and words != own_words(patient).strip()
        self.keep.setEnabled(changed and not self._view.read_only)

    def _keep(self) -> None:
        view = self._view
        if view.project is None or view.patient is None:
            return
        text = with_own_words(view.patient, self.notes.toPlainText())
        patient = replace(view.patient, notes=text)
        project = view.project.with_patient(patient)
        self.wish.emit(
            Change(project, tr("Edit the notes of {patient}", patient=patient.id))
        )

    @staticmethod
    def _id(patient: object) -> str:
        return patient.id if isinstance(patient, Patient) else ""


def _words(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

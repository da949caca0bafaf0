"""Sets up a fit to seizures: which recordings, what is held before, how many fits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.seizure_requests import LocateRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE, FrozenMap, Recording
from brainTwinStudio.project.seizure_twin import GUESSES
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.system_parts import head, wrapped
from brainTwinStudio.ui.panels.words import located_name
from brainTwinStudio.ui.seizure_sources import (
    depth_runs,
    guess_from_recording,
    marks_in_words,
)
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask

WIDTH_PX = 560
ROW_PX, ROWS = 28, 6  # of recordings in sight
SAID_PX = 30  # two lines
TITLE = tr("Locate the seizure onset")
EFFORTS = (
    ("4", tr("Quick, 4 fits")),
    ("8", tr("Usual, 8 fits")),
    ("16", tr("Thorough, 16 fits")),
)
SEIZURES = tr(
    "One seizure a recording, with some seconds before it. Onset and end are taken "
    "from marks; where there are none they are looked for."
)
HELD = tr(
    "What is held of regions before the fit. Left open, the recordings alone tell; a "
    "hypothesis moves the result towards itself."
)
WORDS = {"zone": tr("Zone"), "propagation": tr("Propagation"), "healthy": tr("Healthy")}
PICKED = {
    "zone": tr("Held to be: zone"),
    "propagation": tr("Held to be: propagation"),
    "healthy": tr("Held to be: healthy"),
}
REGIONS = {
    "zone": tr("Regions held to be zone"),
    "propagation": tr("Regions held to be propagation"),
    "healthy": tr("Regions held to be healthy"),
}
OPEN = tr("open")
MORE = tr("Choose at least one recording of a seizure.")
TWICE = tr("The same seizures then count twice.")


class LocateDialog(QDialog):
    """`wish` carries the request; closes once it is asked."""

    wish = Signal(object)

    def __init__(self, parent: QWidget | None, view: View) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setFixedWidth(WIDTH_PX)
        assert view.patient is not None
        self._view, self._patient = view, view.patient
        self.guess: dict[str, str] = {}
        self.runs = [(run, self._box(run)) for run in depth_runs(view.patient)]
        self.said = wrapped(beside_px=0)
        self.said.setMinimumHeight(SAID_PX)
        self.effort = Segmented(EFFORTS)
        self.effort.set_current("8")
        self.effort.setAccessibleName(tr("Effort"))
        self.start = QPushButton(tr("Start"))
        self.start.setProperty("kind", "primary")
        self.start.clicked.connect(self._ask)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.by_onset = QPushButton(tr("From SEEG"))
        self.by_onset.setToolTip(
            tr("By the order in which channels change, as a start")
        )
        self.by_fit = QPushButton(tr("From the fit"))
        self.by_fit.setToolTip(tr("By the latest twin of seizures"))
        self.clear = QPushButton(tr("Leave open"))
        self.by_onset.clicked.connect(self._from_recording)
        self.by_fit.clicked.connect(self._from_fit)
        self.clear.clicked.connect(lambda: self._hold({}))
        self.by_fit.setEnabled(view.seizure_twin is not None)
        self.pickers = {what: self._picker(what) for what in GUESSES}
        self.names = {what: Elided(OPEN) for what in GUESSES}
        self._build()
        self._hold({})

    # ------------------------------------------------------------ building

    def _box(self, run: Recording) -> QCheckBox:
        words = tr(
            "{recording}, {seconds:.0f} s, onset {mark}",
            recording=run.id,
            seconds=run.seconds,
            mark=marks_in_words(run),
        )
        box = QCheckBox(words)
        box.setChecked(True)
        box.toggled.connect(lambda _: self._say())
        return box

    def _picker(self, what: str) -> PickList:
        picker = PickList(PICKED[what], tr("Take"), self)
        picker.picked.connect(lambda names: self._take(what, names))
        return picker

    def _build(self) -> None:
        table = QFormLayout()
        table.setHorizontalSpacing(12)
        for what in GUESSES:
            row, button = QHBoxLayout(), QPushButton(tr("Regions…"))
            button.setProperty("kind", "small")
            button.setAccessibleName(REGIONS[what])
            button.clicked.connect(lambda _=False, w=what, b=button: self._open(w, b))
            row.addWidget(self.names[what], 1)
            row.addWidget(button)
            table.addRow(WORDS[what], row)
        sources = QHBoxLayout()
        for button in (self.by_onset, self.by_fit, self.clear):
            button.setProperty("kind", "small")
            sources.addWidget(button)
        sources.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.effort)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.start)
        title = QLabel(TITLE)
        title.setProperty("role", "dialog")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addSpacing(8)
        column.addWidget(head(tr("Seizures")))
        column.addWidget(wrapped(SEIZURES, 0))
        column.addWidget(_listed([box for _, box in self.runs]))
        column.addSpacing(8)
        column.addWidget(head(tr("Hypothesis")))
        column.addWidget(wrapped(HELD, 0))
        column.addLayout(sources)
        column.addLayout(table)
        column.addWidget(self.said)
        column.addSpacing(8)
        column.addWidget(head(tr("Effort")))
        column.addLayout(foot)
        column.addSpacing(4)
        column.addWidget(wrapped(tr(RESEARCH_USE), 0))

    # ------------------------------------------------------------ the hypothesis

    def _open(self, what: str, button: QWidget) -> None:
        mine = [name for name, held in self.guess.items() if held == what]
        picker = self.pickers[what]
        picker.set([(name, region(name)) for name in self._names()], mine)
        picker.open_at(button)

    def _names(self) -> tuple[str, ...]:
        assert self._patient.connectome is not None
        return self._patient.connectome.parcellation.region_names

    def _take(self, what: str, names: tuple[str, ...]) -> None:
        """These regions, and no others, are held to be that."""
        kept = {n: held for n, held in self.guess.items() if held != what}
        self._hold({**kept, **dict.fromkeys(names, what)})

    def _hold(self, guess: dict[str, str], told: str = "") -> None:
        self.guess = guess
        for what, label in self.names.items():
            mine = [region(name) for name, held in guess.items() if held == what]
            label.set_text(", ".join(mine) or OPEN)
        self._say(told)

    def _from_recording(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self._say()
            return
        patient, run = self._patient, chosen[0]
        self.by_onset.setEnabled(False)

        def done(found: FrozenMap[str]) -> None:
            self.by_onset.setEnabled(True)
            how = tr("By onset order in {recording}.", recording=run.id)
            self._hold(dict(found), f"{how} {TWICE}")

        def failed(error: Exception) -> None:
            self.by_onset.setEnabled(True)
            self._say(str(error))

        in_background(self, lambda: guess_from_recording(patient, run), done, failed)

    def _from_fit(self) -> None:
        twin = self._view.seizure_twin
        if twin is None:
            return
        named = twin.zone.named
        later = [name for name in twin.zone.order if name not in named]
        held = dict.fromkeys(named, "zone") | dict.fromkeys(later, "propagation")
        known = set(self._names())
        kept = {name: what for name, what in held.items() if name in known}
        name = located_name(twin)
        how = tr("By “{fit}”, its zone and its spread.", fit=name)
        self._hold(kept, f"{how} {TWICE}")

    # ------------------------------------------------------------ the request

    def _chosen(self) -> tuple[Recording, ...]:
        return tuple(run for run, box in self.runs if box.isChecked())

    def _say(self, text: str = "") -> None:
        chosen = bool(self._chosen())
        self.start.setEnabled(chosen and not self._view.read_only)
        self.said.setText(text if chosen else MORE)

    def _ask(self) -> None:
        patient = self._patient
        assert patient.connectome is not None
        assert patient.electrodes is not None
        request = LocateRequest(
            patient.id,
            patient.connectome,
            patient.electrodes,
            self._chosen(),
            FrozenMap(self.guess),
            int(self.effort.current()),
        )
        self.wish.emit(
            Ask(request, tr("Locate seizures of {patient}", patient=patient.id))
        )
        self.accept()


def _listed(boxes: list[QCheckBox]) -> QScrollArea:
    """Boxes below each other, which scroll where they are many."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for box in boxes:
        column.addWidget(box)
    column.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName(tr("Recordings"))
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFixedHeight(ROW_PX * min(len(boxes), ROWS))
    return area

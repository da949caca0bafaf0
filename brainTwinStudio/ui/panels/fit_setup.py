"""Sets up a fit: the form, what is to be known before it starts, and the button."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import BenchmarkRequest, FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.project.data_kinds import choices_of as data_choices
from brainTwinStudio.project.data_kinds import explained_by
from brainTwinStudio.project.model_spec import EFFORTS, Effort
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.effort_times import (
    BENCHMARK_ROW,
    EffortTimes,
    Estimate,
    note_of,
)
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_choices import (
    Choices,
    choices_of,
    fit_request,
    missing,
    people_told,
    shortage_in,
    size_of,
    spec_of,
    title_of,
    warning_of,
)
from brainTwinStudio.ui.panels.fit_data import (
    completed,
    data_of,
    for_patient,
    runs_for,
    with_data,
)
from brainTwinStudio.ui.panels.fit_form import FitForm
from brainTwinStudio.ui.panels.fit_shown import running_fit
from brainTwinStudio.ui.seizure_sources import LOCATE, depth_runs, only_seizures
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

TITLE, LOCKED = tr("Set-up"), tr("Set-up (read-only while running)")
QUEUED = tr("A job is running; this fit is added to the queue.")
QUICK_FCD = tr("Quick look fits FC and spectra; changes over time need Standard.")
NO_TIMES = tr("Times are known after the first fit.")
PREPARING = tr("Computing the lead field …")
NOT_PREPARED = tr("The lead field could not be computed; the log says why.")


class FitSetup(Panel):
    """Chooses a fit and asks for it. While one runs it shows what was chosen for it and
    offers to set up another one; free: as a dialog it never shows the running one."""

    def __init__(self, *, free: bool = False) -> None:
        super().__init__(TITLE)
        self.times: EffortTimes | None = None
        self.choices = Choices()
        self.form = FitForm()
        self.warning, self.queue_note, self.error = QLabel(), QLabel(), QLabel()
        self.start, self.another = (
            QPushButton(tr("Start")),
            QPushButton(tr("Set up another fit")),
        )
        self.locate = QPushButton(LOCATE)
        self.locate.setToolTip(tr("From SEEG or ECoG of seizures"))
        self.locate.clicked.connect(lambda: self.wish.emit(Do("locate")))
        self.start.setIcon(icon("play", "on_accent", 12))
        self.start.setProperty("kind", "primary")
        self.another.setProperty("kind", "small")
        self._view = View()
        self._free = free
        self._another = False
        self._locked = False
        self._preparing = False
        self._alone = False  # nothing but seizures can be fitted
        self._refused = ""
        self._lock = Glyph("lock", "text3", 14)
        self._notes: dict[QLabel, QWidget] = {}
        self._lay_out()
        self.form.changed.connect(self._changed)
        self.form.speed_test.connect(self._test_speed)
        self.form.data_picked.connect(self._pick_data)
        self.start.clicked.connect(self._ask)
        self.another.clicked.connect(self._set_up_another)
        self._fill()

    # ------------------------------------------------------------ from outside

    def set_times(self, times: EffortTimes) -> None:
        """How long fits take on this computer."""
        self.times = times
        self._tell()

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers."""
        self.form.set_catalogue(catalogue)

    def present(self, view: View) -> None:
        if view.patient is not self._view.patient:
            self.choices = for_patient(self.choices, view.patient)
            known = {run.id for run in runs_for(view.patient, self.choices.node)}
            if not set(self.choices.recordings or ()) <= known:
                self.choices = replace(self.choices, recordings=None)
            self._refused = ""
        if view.selection.patient_id != self._view.selection.patient_id:
            self._another = False
        self._view = view
        some = view.patient is not None and bool(depth_runs(view.patient))
        self._alone = only_seizures(view.patient)
        self.locate.setVisible(some and not view.read_only)
        restyle(self.locate, kind="primary" if self._alone else "")
        self._fill()

    def request(self) -> FitRequest:
        """What is chosen now. Raises InputError."""
        return fit_request(self._view, self.choices)

    # ------------------------------------------------------------ what the user does

    def _changed(self) -> None:
        self.choices = self.form.choices()
        self.form.goal.set_current(self.choices.goal)
        self._refused = ""
        self._tell()

    def _ask(self) -> None:
        try:
            request = self.request()
        except InputError as error:
            self._refused = str(error)
            self._tell()
            return
        self._another = False
        title, patient = title_of(self.choices), self._view.patient
        work = None if patient is None else completed(request, patient)
        if work is None:
            self.wish.emit(Ask(request, title))
            return
        self._preparing = True
        self._tell()
        in_background(self, work, partial(self._prepared, title), self._not_prepared)

    def _prepared(self, title: str, request: FitRequest) -> None:
        self._preparing = False
        self._tell()
        self.wish.emit(Ask(request, title))

    def _not_prepared(self, error: Exception) -> None:
        self._preparing = False
        self._refused = str(error) if isinstance(error, InputError) else NOT_PREPARED
        self._tell()

    def _pick_data(self, key: str) -> None:
        self.choices = with_data(self.form.choices(), data_of(key))
        self._refused = ""
        self._fill()

    def _set_up_another(self) -> None:
        self._another = True
        self._fill()

    def _test_speed(self) -> None:
        self.wish.emit(Ask(BenchmarkRequest((BENCHMARK_ROW,)), tr("Speed test")))

    # ------------------------------------------------------------ what is shown

    def _fill(self) -> None:
        """Fields as chosen, or as they were chosen for the fit that runs."""
        view = self._view
        running = None if self._free or self._another else running_fit(view)
        self._locked = running is not None
        shown = self.choices
        if running is not None and isinstance(running.request, FitRequest):
            shown = choices_of(running.request)
        self._lock.setVisible(self._locked)
        self.head.set_title(LOCKED if self._locked else TITLE)
        self.form.set_data(data_choices(view.patient), explained_by(shown.node))
        self.form.set(shown, runs_for(view.patient, shown.node))
        self.form.set_editable(not self._locked and not missing(view))
        self._tell()

    def _tell(self) -> None:
        """Times, warnings and the button, after any change."""
        lack, locked = missing(self._view), self._locked
        busy = any(not job.is_over for job in self._view.jobs)
        quick = self.choices.effort == "quick"
        self.form.show_quick(quick and not locked)
        data = explained_by(self.choices.node)
        self.form.show_black_box(not self.choices.coupling, data)
        self._tell_times()
        ready = not locked and not lack
        warning = warning_of(self._view, self.choices) if ready else ""
        if self._alone:
            warning, lack = lack, ""
        if ready and quick and "fcd" in dict(self.form.advanced.losses()):
            warning = f"{QUICK_FCD} {warning}".strip()
        self._show(self.warning, warning)
        self.form.people.tell(people_told(self._view, self.choices) if ready else "")
        self.form.show_shortage(shortage_in(self._view, self.choices) if ready else "")
        self._show(self.queue_note, QUEUED if busy and ready else "")
        self._show(self.error, "" if locked else lack or self._refused)
        self.start.setVisible(not locked and not self._alone)
        self.start.setText(tr("Add to queue") if busy else tr("Start"))
        self.start.setEnabled(not lack and not self._preparing)
        if self._preparing:
            self.start.setText(PREPARING)
        self.another.setVisible(locked)

    def _tell_times(self) -> None:
        size = size_of(self._view, self.choices)
        notes = self.form.effort.notes
        if self.times is None or size is None:
            self.form.times_note.setText(NO_TIMES)
            self.form.test_button.hide()
            for note in notes.values():
                note.setText("")
            return
        spec = spec_of(self.choices)
        learned = spec.learns_connectome
        found: dict[Effort, Estimate] = {
            e: self.times.estimate(e, size, learned=learned, dynamics=spec.dynamics)
            for e in EFFORTS
        }
        for effort, estimate in found.items():
            notes[effort].setText(estimate.text)
        self.form.times_note.setText(note_of(found))
        unknown = all(e.basis == "none" for e in found.values())
        self.form.test_button.setVisible(unknown and not self._locked)

    def _show(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)
        self._notes[label].setVisible(bool(text))

    def _lay_out(self) -> None:
        self.head.add_right(self._lock)
        area = QScrollArea()
        area.setAccessibleName(tr("Set up a fit"))
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 8, 12, 12)
        column.setSpacing(8)
        for label, kind in ((self.warning, "note-warn"), (self.error, "note-bad")):
            self._notes[label] = _note(label, kind)
            column.addWidget(self._notes[label])
        self._notes[self.queue_note] = self.queue_note
        self.queue_note.setProperty("role", "note")
        self.queue_note.setWordWrap(True)
        column.addWidget(self.queue_note)
        column.addWidget(self.start)
        column.addWidget(self.another)
        column.addWidget(self.locate)
        self.body.addWidget(area, 1)
        self.body.addWidget(foot)


def _note(label: QLabel, kind: str) -> QFrame:
    note = QFrame()
    note.setProperty("role", kind)
    label.setProperty("role", "control")
    label.setWordWrap(True)
    line = QHBoxLayout(note)
    line.setContentsMargins(10, 7, 10, 7)
    line.addWidget(label)
    return note

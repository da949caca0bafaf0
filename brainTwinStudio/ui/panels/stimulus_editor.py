"""One stimulus: where, what course, how much, when; and its dose."""

from dataclasses import replace

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

from brainTwinStudio.project import Scenario, Stimulation
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.report.wording import region, regions
from brainTwinStudio.ui import icons, plan_words, plans, stimuli
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.value_slider import ValueSlider
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.dose import Dose
from brainTwinStudio.ui.panels.plan_head import (
    PlanMenu,
    PlanName,
    PreviewButton,
    renaming,
)
from brainTwinStudio.ui.panels.run_bar import RunBar
from brainTwinStudio.ui.previewing import Previewing
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

WAVEFORMS = (("constant", "Constant"), ("sine", "Sine"), ("pulse-train", "Pulses"))
OTHERS = "Stimulus {number} of {count}. Changes of another kind: see the report."


class StimulusEditor(Panel):
    """The right column of stimulation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Plan", parent)
        self._view = View()
        self._stimulus: Stimulation | None = None
        self._number = 0
        self.name = PlanName()
        self.preview = PreviewButton()
        self.head.add_left(self.name)
        self.head.add_right(self.preview)
        self.menu = PlanMenu(self.head)
        self.add_stimulus = self.menu.add_action("Add another stimulus")
        self.remove_stimulus = self.menu.add_action("Remove this stimulus")
        self.next_stimulus = self.menu.add_action("Show the next stimulus")
        self.previewing = Previewing(self)
        self.where = QPushButton()
        self.picker = PickList("Stimulated regions", "Stimulate", self)
        self.waveform = Segmented(WAVEFORMS)
        limits = (-10.0, 10.0)
        self.amplitude = ValueSlider("Amplitude", "/s", limits, (0.0, 0.05), 4)
        hz = (stimuli.LEAST_HZ, stimuli.MOST_HZ)
        self.frequency = ValueSlider(
            "Frequency", "Hz", hz, (0.005, 1.0), 3, logarithmic=True
        )
        self.width = ValueSlider(
            "Pulse width", "s", (0.001, 1000.0), (0.005, 20.0), 3, logarithmic=True
        )
        self.phase = ValueSlider("Phase", "°", (0.0, 360.0), (0.0, 360.0), 0)
        self.start = NumberField(0.0, "s", 0.0, 1e5, 1)
        self.stop = NumberField(None, "s", 0.0, 1e5, 1)
        self.dose = Dose()
        self.run_bar = RunBar("Run paired")
        self._build()
        self._connect()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(10)
        self.where.setIcon(icons.icon("pin", "stim", 14))
        self.where.setToolTip("Choose the stimulated regions")
        self.waveform.setAccessibleName("Waveform")
        column.addLayout(_labelled("Where", self.where, 1))
        column.addLayout(_labelled("Waveform", self.waveform))
        for quantity in (self.amplitude, self.frequency, self.width, self.phase):
            column.addWidget(quantity)
        self.start.setAccessibleName("Start in s")
        self.stop.setAccessibleName("Stop in s")
        self.stop.setPlaceholderText("end")
        times = QHBoxLayout()
        times.setSpacing(8)
        for words, field in (("On from", self.start), ("to", self.stop)):
            label = QLabel(words)
            label.setProperty("role", "label")
            times.addWidget(label)
            times.addWidget(field)
        times.insertStretch(2, 1)
        column.addLayout(times)
        note = QFrame()
        note.setProperty("role", "note-warn")
        words = QLabel(REST_IS_SILENT)
        words.setProperty("role", "note")
        words.setWordWrap(True)
        inside = QVBoxLayout(note)
        inside.setContentsMargins(10, 6, 8, 6)
        inside.addWidget(words)
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(form)
        whole.addWidget(self.dose)
        whole.addSpacing(4)
        edge = QHBoxLayout()
        edge.setContentsMargins(12, 0, 12, 8)
        edge.addWidget(note)
        whole.addLayout(edge)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.run_bar)

    def _connect(self) -> None:
        self.name.named.connect(self._rename)
        self.preview.clicked.connect(self.previewing.set_on)
        for source in (self.menu.wished, self.previewing.asked, self.run_bar.wished):
            source.connect(self.wish)
        self.where.clicked.connect(self._open_picker)
        self.picker.picked.connect(lambda names: self._set(targets=names))
        self.waveform.picked.connect(self._set_waveform)
        self.amplitude.chosen.connect(lambda value: self._set(amplitude=value))
        self.frequency.chosen.connect(self._set_frequency)
        self.width.chosen.connect(lambda value: self._set(width_s=value))
        self.phase.chosen.connect(self._set_phase)
        self.start.edited.connect(lambda _: self._set_times())
        self.stop.edited.connect(lambda _: self._set_times())
        self.stop.editingFinished.connect(self._stop_cleared)
        self.add_stimulus.triggered.connect(self._add)
        self.remove_stimulus.triggered.connect(self._remove)
        self.next_stimulus.triggered.connect(self._next)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        found = stimuli.shown_stimulus(view)
        self.menu.present(view)
        if found is None or view.twin is None or view.scenario is None:
            self._stimulus = None
            return
        self.previewing.consider(view)
        self._number, self._stimulus = found
        self.run_bar.present(view)
        plan = view.scenario
        self.name.set_name(plan.name, locked=view.read_only)
        count = len(stimuli_of(plan))
        self.head.set_title("Plan" if count < 2 else f"Stimulus {self._place(plan)}")
        self.remove_stimulus.setEnabled(count > 1 and not view.read_only)
        self.next_stimulus.setEnabled(count > 1)
        self.dose.set(None if plan.result is None else plan.result.dose)
        self._present_stimulus(self._stimulus, view)

    def _present_stimulus(self, stimulus: Stimulation, view: View) -> None:
        assert view.twin is not None
        end = stimuli.run_seconds(view.twin)
        self.where.setText(plan_words.some_regions(stimulus.targets))
        self.where.setToolTip(regions(stimulus.targets))
        self.waveform.set_current(stimulus.waveform)
        rhythm = stimulus.waveform != "constant"
        pulses = stimulus.waveform == "pulse-train"
        self.amplitude.set_value(stimulus.amplitude)
        self.frequency.set_value(stimulus.frequency_hz)
        self.width.set_value(stimulus.width_s)
        self.phase.set_value(stimuli.degrees_of(stimulus))
        fastest = stimuli.fastest_hz(view.twin, stimulus)
        self.frequency.set_bounds(stimuli.LEAST_HZ, fastest)
        self.width.set_bounds(0.001, 1 / stimulus.frequency_hz)
        self.frequency.setVisible(rhythm)
        self.phase.setVisible(rhythm)
        self.width.setVisible(pulses)
        self.start.set_value(stimulus.start_s)
        self.stop.set_value(stimulus.stop_s)
        self.stop.set_bounds(0.0, end)
        self.start.set_bounds(0.0, end)
        self.stop.set_tip(f"Empty: to the end of the run, {end:.0f} s")
        for widget in (
            *(self.where, self.waveform, self.amplitude, self.frequency),
            *(self.width, self.phase, self.start, self.stop),
        ):
            widget.setEnabled(not view.read_only)

    def show_pulled(self, stimulus: Stimulation) -> None:
        """The stimulus while it is pulled in the waveform plot."""
        self.amplitude.set_value(stimulus.amplitude)
        self.frequency.set_value(stimulus.frequency_hz)
        self.width.set_value(stimulus.width_s)
        self.start.set_value(stimulus.start_s)
        self.stop.set_value(stimulus.stop_s)

    def _place(self, plan: Scenario) -> str:
        places = stimuli_of(plan)
        return f"{places.index(self._number) + 1} of {len(places)}"

    # ------------------------------------------------------------ wishes

    def _put(self, stimulus: Stimulation | None) -> None:
        view = self._view
        project, plan = view.project, view.scenario
        if project is None or plan is None or stimulus is None:
            return
        edit = plans.changed(project, plan.id, self._number, stimulus)
        if edit.project is not project:
            self.wish.emit(edit.wish(view.selection))

    def _set(self, **quantities: object) -> None:
        if self._stimulus is not None:
            self._put(replace(self._stimulus, **quantities))  # type: ignore[arg-type]

    def _set_waveform(self, waveform: str) -> None:
        if self._stimulus is not None and self._view.twin is not None:
            shape = replace(self._stimulus, waveform="sine")
            most = stimuli.MOST_HZ
            if waveform == "sine":
                most = stimuli.fastest_hz(self._view.twin, shape)
            self._put(stimuli.with_waveform(self._stimulus, waveform, most))

    def _set_frequency(self, hz: float) -> None:
        if self._stimulus is not None and self._view.twin is not None:
            hz = min(hz, stimuli.fastest_hz(self._view.twin, self._stimulus))
            self._put(stimuli.with_frequency(self._stimulus, hz))

    def _set_phase(self, degrees: float) -> None:
        if self._stimulus is not None:
            self._put(stimuli.with_degrees(self._stimulus, degrees))

    def _set_times(self) -> None:
        stimulus, twin = self._stimulus, self._view.twin
        if stimulus is None or twin is None:
            return
        start = self.start.value() or 0.0
        end = stimuli.run_seconds(twin)
        new = stimuli.with_times(stimulus, start, self.stop.value(), end)
        if new is None:  # it would stop before it starts
            self.start.set_value(stimulus.start_s)
            self.stop.set_value(stimulus.stop_s)
        self._put(new)

    def _stop_cleared(self) -> None:
        """An emptied field: to the end of the run."""
        if not self.stop.text().strip():
            self._set(stop_s=None)

    def _rename(self, name: str) -> None:
        wish = renaming(self._view, name)
        if wish is not None:
            self.wish.emit(wish)

    def _add(self) -> None:
        view = self._view
        if view.project is None or view.scenario is None or self._stimulus is None:
            return
        chosen = tuple(view.names[i] for i in view.selected)
        further = replace(self._stimulus, targets=chosen or self._stimulus.targets)
        edit = plans.with_stimulus(view.project, view.scenario.id, further)
        self.wish.emit(edit.wish(view.selection))

    def _remove(self) -> None:
        view = self._view
        if view.project is not None and view.scenario is not None:
            edit = plans.without_change(view.project, view.scenario.id, self._number)
            self.wish.emit(edit.wish(view.selection))

    def _next(self) -> None:
        places = [] if self._view.scenario is None else stimuli_of(self._view.scenario)
        if places:
            following = places[(places.index(self._number) + 1) % len(places)]
            selection = replace(self._view.selection, change=following)
            self.wish.emit(Select(selection))

    def _open_picker(self) -> None:
        if self._stimulus is not None:
            names = [(name, region(name)) for name in self._view.names]
            self.picker.set(names, self._stimulus.targets)
            self.picker.open_at(self.where)


def stimuli_of(plan: Scenario) -> list[int]:
    """The numbers of a plan's stimuli."""
    return [i for i, c in enumerate(plan.changes) if isinstance(c, Stimulation)]


def _labelled(words: str, widget: QWidget, stretch: int = 0) -> QHBoxLayout:
    label = QLabel(words)
    label.setProperty("role", "label")
    label.setMinimumWidth(64)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label, 0 if stretch else 1)
    row.addWidget(widget, stretch)
    return row

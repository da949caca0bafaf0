"""The quantities of one stimulus: where, what course, how much, when."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.drawn_course import read_drawn
from brainTwinStudio.language import tr
from brainTwinStudio.project import FrozenMap, Stimulation, Twin
from brainTwinStudio.project.parameter_names import begun
from brainTwinStudio.project.protocols import GROUPS, Group, Protocol
from brainTwinStudio.project.waveforms import WAVEFORMS as SHAPES
from brainTwinStudio.project.waveforms import extras_of, longest_pulse_s, waveform
from brainTwinStudio.ui import plan_words, stimuli
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.value_slider import ValueSlider
from brainTwinStudio.ui.panels.own_numbers import OwnNumbers
from brainTwinStudio.ui.panels.stimulator_form import StimulatorForm
from brainTwinStudio.ui.panels.stimulus_place import StimulusPlace, label, line
from brainTwinStudio.ui.view import View

USUAL = (
    ("constant", tr("Constant")),
    ("sine", tr("Sine")),
    ("pulse-train", tr("Pulses")),
)
OTHER = tr("Another shape")
DRAW = tr(" Pull points in the plot; double-click adds one, Delete removes it.")
TABLES = tr("Tables (*.csv *.tsv *.txt)")
MOST_AMPLITUDE = 10.0
LONGEST_S = 1000.0


class StimulusForm(QWidget):
    """`edited` carries the new Stimulation, once a drag or an entry is over."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stimulus: Stimulation | None = None
        self._twin: Twin | None = None
        self._stop_emptied = False
        self.place = StimulusPlace()
        self.stimulator = QPushButton()
        self.stimulator_form = StimulatorForm(self)
        self.waveform = Segmented(USUAL)
        self.other, self.others = QPushButton(), QMenu(self)
        self.meaning = QLabel()
        self.points = QPushButton(tr("Points from a table…"))
        self.own, self.fault = OwnNumbers(), QLabel()
        limits = (-MOST_AMPLITUDE, MOST_AMPLITUDE)
        self.amplitude = ValueSlider(tr("Amplitude"), "/s", limits, (0.0, 0.05), 4)
        hz = (stimuli.LEAST_HZ, stimuli.MOST_HZ)
        self.frequency = ValueSlider(
            tr("Frequency"), "Hz", hz, (0.005, 1.0), 3, logarithmic=True
        )
        lengths = (1000 * stimuli.SHORTEST_S, 1000 * LONGEST_S)
        self.pulse = ValueSlider(
            tr("Pulse width"), "ms", lengths, (0.05, 2e4), 3, logarithmic=True
        )
        self.phase = ValueSlider(tr("Phase"), "°", (0.0, 360.0), (0.0, 360.0), 0)
        self.start = NumberField(0.0, "", 0.0, 1e5, 1)
        self.stop = NumberField(None, "", 0.0, 1e5, 1)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(7)
        self.waveform.setAccessibleName(tr("Waveform"))
        self.other.setAccessibleName(tr("Other waveforms"))
        self.other.setMenu(self.others)
        column.addWidget(self.place)
        column.addLayout(line(tr("Shape"), self.waveform))
        column.addLayout(line("", self.other, wide=True))
        self.meaning.setProperty("role", "note")
        self.meaning.setWordWrap(True)
        column.addWidget(self.meaning)
        self.points.setToolTip(tr("Two columns: time in s, height; 1 is the amplitude"))
        column.addWidget(self.points)
        for one in SHAPES:
            if one.name not in dict(USUAL):
                self.others.addAction(tr(one.label)).setData(one.name)
        for group in GROUPS:
            _add_protocols(self.others, group)
        for quantity in (self.amplitude, self.frequency, self.pulse, self.phase):
            column.addWidget(quantity)
        column.addWidget(self.own)
        self.fault.setProperty("role", "bad")
        self.fault.setWordWrap(True)
        column.addWidget(self.fault)
        self.start.setAccessibleName(tr("Start in s"))
        self.stop.setAccessibleName(tr("Stop in s"))
        self.stop.setPlaceholderText(tr("end"))
        times = line(tr("On from"), self.start)
        times.addWidget(label(tr("to")))
        times.addWidget(self.stop)
        times.addWidget(label("s"))
        column.addLayout(times)
        self.stimulator.setAccessibleName(tr("Stimulator"))
        self.stimulator.setToolTip(
            tr("What the stimulator would be set to, held against what the site allows")
        )
        column.addLayout(line(tr("Stimulator"), self.stimulator, wide=True))

    def _connect(self) -> None:
        self.place.chosen.connect(self._tell)
        self.stimulator.clicked.connect(self._open_stimulator)
        self.stimulator_form.made.connect(lambda made: self._set(device=made[0]))
        self.waveform.picked.connect(self._set_waveform)
        self.others.triggered.connect(lambda action: self._take_shape(action.data()))
        self.own.edited.connect(self._set_own)
        self.points.clicked.connect(self._choose_points)
        self.amplitude.chosen.connect(lambda value: self._set(amplitude=value))
        self.frequency.chosen.connect(self._set_frequency)
        self.pulse.chosen.connect(lambda ms: self._set(width_s=ms / 1000))
        self.phase.chosen.connect(self._set_phase)
        self.start.edited.connect(lambda _: self._set_times(self.stop.value()))
        self.stop.edited.connect(self._set_times)
        self.stop.textEdited.connect(self._stop_typed)
        self.stop.editingFinished.connect(self._stop_entered)

    # ------------------------------------------------------------ showing

    def set(self, stimulus: Stimulation, view: View) -> None:
        """Show a stimulus on the shown twin; nothing of a read-only one is edited."""
        twin = view.twin
        if twin is None:
            return
        self._stimulus, self._twin = stimulus, twin
        end = stimuli.run_seconds(twin)
        self.place.set(stimulus, view)
        self.stimulator.setText(plan_words.stimulator(stimulus.device))
        kind = waveform(stimulus.waveform)
        usual = kind.name in dict(USUAL)
        if usual:
            self.waveform.set_current(kind.name)
        else:
            self.waveform.set_none()
        self.other.setText(OTHER if usual else tr(kind.label))
        how = DRAW if kind.name == "drawn" else ""
        self.meaning.setText(f"{begun(tr(kind.meaning))}.{how}")
        self.points.setVisible(kind.name == "drawn")
        self.meaning.setVisible(not usual)
        self.frequency.setVisible(kind.repeats)
        self.phase.setVisible(kind.repeats)
        self.pulse.setVisible(kind.pulses)
        self.own.set(kind, stimulus.shape)
        self.fault.hide()
        fastest = stimuli.fastest_hz(twin, stimulus)
        self.frequency.set_bounds(stimuli.LEAST_HZ, fastest)
        own = extras_of(kind.name, stimulus.shape)
        longest = longest_pulse_s(kind.name, stimulus.frequency_hz, own)
        shortest = stimuli.SHORTEST_S
        self.pulse.set_bounds(1000 * shortest, 1000 * max(longest, shortest))
        self.start.set_bounds(0.0, end)
        self.stop.set_bounds(0.0, end)
        self.stop.set_tip(tr("Empty: to the end of the run, {end:.0f} s", end=end))
        self.show_pulled(stimulus)
        self.setEnabled(not view.read_only)

    def show_pulled(self, stimulus: Stimulation) -> None:
        """The numbers of a stimulus, also while it is pulled somewhere else."""
        self.amplitude.set_value(stimulus.amplitude)
        self.frequency.set_value(stimulus.frequency_hz)
        self.pulse.set_value(1000 * stimulus.width_s)
        self.phase.set_value(stimuli.degrees_of(stimulus))
        self.start.set_value(stimulus.start_s)
        self.stop.set_value(stimulus.stop_s)

    # ------------------------------------------------------------ editing

    def _tell(self, stimulus: Stimulation) -> None:
        """The next edit begins from this one, also where it has not been shown yet."""
        if stimulus != self._stimulus:
            self._stimulus = self.place.stimulus = stimulus
            self.edited.emit(stimulus)

    def _set(self, **quantities: object) -> None:
        if self._stimulus is not None:
            self._tell(replace(self._stimulus, **quantities))

    def _take_shape(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self._set_waveform(chosen)
        elif isinstance(chosen, Protocol) and self._stimulus is not None:
            self._tell(stimuli.with_protocol(self._stimulus, chosen))

    def _set_waveform(self, kind: str) -> None:
        if self._stimulus is None or self._twin is None:
            return
        there = stimuli.with_waveform(self._stimulus, kind, stimuli.MOST_HZ)
        most = stimuli.fastest_hz(self._twin, there)
        self._tell(stimuli.with_waveform(self._stimulus, kind, most))

    def _set_own(self, name: str, value: float) -> None:
        if self._stimulus is None:
            return
        try:
            self._tell(stimuli.with_number(self._stimulus, name, value))
        except InputError as error:  # the old number stays
            self.own.set(waveform(self._stimulus.waveform), self._stimulus.shape)
            self.fault.setText(str(error))
            self.fault.show()

    def _choose_points(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Points"), "", TABLES)
        if name:
            self.take_points(Path(name))

    def take_points(self, path: Path) -> None:
        """The points of a table, once; what is no course is refused in its words."""
        try:
            self._set(drawn=read_drawn(path), shape=FrozenMap())
        except InputError as error:
            self.fault.setText(str(error))
            self.fault.show()

    def _set_frequency(self, hz: float) -> None:
        if self._stimulus is not None and self._twin is not None:
            hz = min(hz, stimuli.fastest_hz(self._twin, self._stimulus))
            self._tell(stimuli.with_frequency(self._stimulus, hz))

    def _set_phase(self, degrees: float) -> None:
        if self._stimulus is not None:
            self._tell(stimuli.with_degrees(self._stimulus, degrees))

    def _set_times(self, stop: float | None) -> None:
        stimulus, twin = self._stimulus, self._twin
        if stimulus is None or twin is None:
            return
        start = self.start.value() or 0.0
        new = stimuli.with_times(stimulus, start, stop, stimuli.run_seconds(twin))
        if new is None:  # it would stop before it starts
            self.show_pulled(stimulus)
        else:
            self._tell(new)

    def _stop_typed(self, text: str) -> None:
        self._stop_emptied = not text.strip()

    def _stop_entered(self) -> None:
        """An emptied field, which brings its old number back: to the end of the run."""
        if self._stop_emptied:
            self._stop_emptied = False
            self._set(stop_s=None)

    def _open_stimulator(self) -> None:
        if self._stimulus is not None:
            self.stimulator_form.begin_with(self._stimulus)
            self.stimulator_form.open_at(self.stimulator, View())


def _add_protocols(menu: QMenu, group: Group) -> None:
    """A menu of protocols, each with its meaning and source on hover."""
    inner = menu.addMenu(tr("{stimulator} as published", stimulator=tr(group.label)))
    inner.setToolTipsVisible(True)
    for protocol in group.protocols:
        action = inner.addAction(tr(protocol.label))
        action.setData(protocol)
        action.setToolTip(f"{tr(protocol.meaning)}. {protocol.source}".strip())

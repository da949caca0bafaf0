"""All fields of a fit in one column; choices in, choices out."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue, PartInfo, Recording
from brainTwinStudio.project.data_kinds import (
    BOLD_ONLY,
    BOTH,
    EEG_ONLY,
    USUAL_SEEDS,
    Data,
    words_of,
)
from brainTwinStudio.project.model_spec import EFFORTS, Effort
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.section import section
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.fit_choices import (
    EFFORT_WORDS,
    GOAL_WORDS,
    GOALS,
    Choices,
    Goal,
    goal_of,
)
from brainTwinStudio.ui.panels.fit_connectome import ConnectomeField
from brainTwinStudio.ui.panels.fit_data import key_of
from brainTwinStudio.ui.panels.fit_fields import Advanced, Checks, Radios
from brainTwinStudio.ui.panels.fit_population import PopulationField

SPEED_TEST = tr("Test the speed of this computer")
QUICK_GAIN = tr("needs Standard")
USUAL_PERCENT = 25
BLACK_BOX = tr("A black box learns from the signals alone; none of this counts for it.")
OF_EEG = tr(
    "A model of an EEG is fitted to the cross spectra of its channels, through a lead "
    "field; none of this counts for it."
)
OF_BOTH = tr(
    "One network is fitted to the cross spectra of the channels, through a lead field, "
    "and to the FC of the fMRI, which follows from the slow power of its alpha; none "
    "of this counts for it. The two need not be recorded at the same time."
)


class FitForm(QWidget):
    """`changed` after the user changed anything; `speed_test` asks for one."""

    changed = Signal()
    speed_test = Signal()
    data_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal = Radios([(key, GOAL_WORDS[key]) for key in GOALS])
        self.effort = Radios([(key, EFFORT_WORDS[key]) for key in EFFORTS])
        self.times_note, self.slow_note = QLabel(), QLabel()
        for label in (self.times_note, self.slow_note):
            label.setProperty("role", "note")
        self.times_note.setWordWrap(True)
        self.test_button = QPushButton(SPEED_TEST)
        self.test_button.setProperty("kind", "link")
        self.data = Segmented([(key_of(d), words_of(d)) for d in USUAL_SEEDS])
        self.data.setAccessibleName(tr("Fitted to"))
        self.data_row = _beside(QLabel(tr("Fitted to")), self.data)
        self.runs = Checks()
        self.hold_out = QCheckBox(tr("Hold out for testing"))
        self.share = NumberField(USUAL_PERCENT, "%", 5, 50, 0)
        self.connectome = ConnectomeField()
        self.learned = self.connectome.learned
        self.data_note = QLabel()
        self.data_note.setProperty("role", "note")
        self.data_note.setWordWrap(True)
        self.data_note.hide()
        self.slow_gain = QCheckBox(tr("Slow gain of all noise"))
        self.dynamics = Checks()
        self.box_note = QLabel(BLACK_BOX)
        self.box_note.setProperty("role", "note")
        self.box_note.setWordWrap(True)
        self.box_note.hide()
        self._parts: tuple[PartInfo, ...] = ()
        self._editable = True
        self.people = PopulationField()
        self.advanced = Advanced()
        self._lay_out()
        self._connect()

    def set_data(self, known: Sequence[Data], shown: Data) -> None:
        """What can be fitted to; asked only where there is a choice."""
        self.data_row.setVisible(len(known) > 1)
        for data in USUAL_SEEDS:
            self.data.button(key_of(data)).setVisible(data in known)
        self.data.set_current(key_of(shown))

    def set(self, choices: Choices, runs: Sequence[Recording]) -> None:
        """Show choices about these runs; emits nothing."""
        options = [(r.id, r.id, number(r.seconds / 60, 1, "min")) for r in runs]
        self.goal.set_current(choices.goal)
        self.effort.set_current(choices.effort)
        self.runs.set(options, choices.recordings)
        self.hold_out.setChecked(choices.hold_out > 0)
        if choices.hold_out:
            self.share.set_value(round(100 * choices.hold_out))
        self.connectome.set(choices.connectome, directed=choices.directed)
        self.slow_gain.setChecked(choices.slow_gain)
        self._set_dynamics(choices.learned)
        self.people.set(choices.people)
        self.advanced.set(choices)

    def choices(self) -> Choices:
        """What is chosen now."""
        recordings = self.runs.checked()
        everything = len(recordings) == len(self.runs.boxes)
        percent = self.share.value() or USUAL_PERCENT
        losses = self.advanced.losses()
        return Choices(
            goal_of(losses),
            cast(Effort, self.effort.current()),
            None if everything else recordings,
            percent / 100 if self.hold_out.isChecked() else 0.0,
            self.connectome.connectome(),
            self.slow_gain.isChecked(),
            str(self.advanced.node.currentData()),
            self.advanced.chosen_coupling(),
            losses,
            int(self.advanced.seed.value() or 0),
            int(self.advanced.seeds.value() or Choices().judge_seeds),
            self.people.choice(),
            self.advanced.method.optimiser(),
            self.advanced.method.regularisers(),
            self.dynamics.checked(),
            self.connectome.is_directed(),
            self.advanced.method.uncertainty(),
        )

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers."""
        self.advanced.set_catalogue(catalogue)
        self.connectome.set_catalogue(catalogue)
        chosen = self.dynamics.checked()
        if catalogue is not None:
            self._parts = tuple(p for p in catalogue.learned_parts if p.in_dynamics)
        self._set_dynamics(chosen)

    def show_black_box(self, is_black_box: bool, data: Data = BOLD_ONLY) -> None:
        """A black box has none of these, nor has a model of an EEG; what was chosen is
        kept for other models."""
        self.box_note.setText({EEG_ONLY: OF_EEG, BOTH: OF_BOTH}.get(data, BLACK_BOX))
        self.box_note.setVisible(is_black_box)
        for widget in self._of_physics():
            widget.setEnabled(self._editable and not is_black_box)

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be changed; the fold opens either way."""
        self._editable = editable
        fields = (self.effort, self.data, self.runs, self.hold_out, self.share)
        for widget in (*fields, *self._of_physics()):
            widget.setEnabled(editable)
        self.advanced.set_enabled(editable)

    def show_quick(self, quick: bool) -> None:
        """Say what the quick effort leaves out."""
        self.slow_note.setText(QUICK_GAIN if quick else "")

    def show_shortage(self, sentence: str) -> None:
        """Say below the choice of connectome that the data are too few for it."""
        self.data_note.setText(sentence)
        self.data_note.setVisible(bool(sentence))

    def _of_physics(self) -> tuple[QWidget, ...]:
        own = (self.connectome, self.slow_gain, self.dynamics)
        return (self.goal, *own, self.people, *self.advanced.of_physics())

    def _set_dynamics(self, chosen: Sequence[str]) -> None:
        options = [(part.name, part.label, "") for part in self._parts]
        known = {part.name for part in self._parts}
        options += [(name, name, "") for name in chosen if name not in known]
        self.dynamics.set(options, chosen)
        for part in self._parts:
            self.dynamics.boxes[part.name].setToolTip(part.meaning)

    def _lay_out(self) -> None:
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (tr("Goal"), (self.goal,)),
            (tr("Effort"), (self.effort, self.times_note, self.test_button)),
            (
                tr("Recordings"),
                (self.data_row, self.runs, _beside(self.hold_out, self.share)),
            ),
            (
                tr("Learned parts"),
                (
                    self.connectome,
                    self.data_note,
                    _beside(self.slow_gain, self.slow_note),
                    self.dynamics,
                    self.box_note,
                ),
            ),
            (tr("Prior from other people"), (self.people,)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 12, 8)
        column.setSpacing(2)
        for title, widgets in groups:
            column.addWidget(section(title))
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(3)
        column.addWidget(self.advanced)
        column.addStretch(1)

    def _connect(self) -> None:
        self.goal.picked.connect(self._goal_picked)
        for signal in (self.effort.picked, self.share.edited):
            signal.connect(lambda _: self.changed.emit())
        self.connectome.changed.connect(self.changed)
        for signal in (self.hold_out.clicked, self.slow_gain.clicked):
            signal.connect(lambda _: self.changed.emit())
        self.data.picked.connect(self.data_picked)
        self.runs.changed.connect(self.changed)
        self.dynamics.changed.connect(self.changed)
        self.people.changed.connect(self.changed)
        self.advanced.changed.connect(self.changed)
        self.test_button.clicked.connect(self.speed_test)

    def _goal_picked(self, goal: str) -> None:
        self.advanced.set_losses(dict(GOALS[cast(Goal, goal)]))
        self.changed.emit()


def _beside(left: QWidget, right: QWidget) -> QWidget:
    result = QWidget()
    line = QHBoxLayout(result)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(left, 1)
    line.addWidget(right)
    return result

"""What a search for a stimulation is asked: what there should be more of, what may be
chosen, among which regions, and where the outcome is read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.stimulation_search import (
    CHOICES,
    GOALS,
    NEEDS_FC,
    Choice,
    StimulationAim,
)
from brainTwinStudio.report.stimulation_words import foretold
from brainTwinStudio.report.wording import given, regions
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.stimulus_place import label
from brainTwinStudio.ui.panels.system_parts import combo, wrapped
from brainTwinStudio.ui.view import View

LABELS: dict[Choice, str] = {
    "where": tr("Where"),
    "when": tr("When (phase)"),
    "how": tr("How (amplitude, frequency)"),
}
ADJOINT = tr("Adjoint map")
ADJOINT_TIP = tr(
    "Also the slope of the outcome, at the first choice, by what every region gets"
)
CLIMB = tr("Climb")
CLIMB_TIP = tr("From the best setting of the grid on uphill by gradients, off the grid")
KNOWN = tr("Within what it knows")
KNOWN_TIP = tr(
    "Only amplitudes at which the twin knows what the best does: it searches again, "
    "more weakly, while that is an extrapolation"
)
SILENT = tr("Give the stimulus an amplitude: the highest that may be chosen.")
NOTHING = tr("Let something be chosen: where, when or how.")
SELECT_FIRST = tr(
    "Select regions in the brain first; a click takes those selected then"
)
KEPT = tr("Amplitude at most {most}; all else as the stimulus is.")


class RegionChoice(QWidget):
    """All regions, or those that were selected when one chose so; `chosen` after it."""

    chosen = Signal()

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._selected: tuple[str, ...] = ()
        self.which = Segmented(
            (("all", everything), ("selected", tr("Those selected")))
        )
        self.which.setAccessibleName(name)
        self.told = Elided()
        self.told.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.which)
        row.addWidget(self.told, 1)
        self.which.picked.connect(self._pick)

    def present(self, view: View) -> None:
        self._selected = tuple(view.names[at] for at in view.selected)
        self.names = tuple(name for name in self.names if name in view.index)
        possible = bool(self._selected or self.names)
        self.which.set_available("selected", possible, SELECT_FIRST)
        self._show()

    def _pick(self, key: str) -> None:
        """A click on what is on already takes the regions that are selected now."""
        self.names = () if key == "all" else (self._selected or self.names)
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.which.set_current("selected" if self.names else "all")
        self.told.set_text(regions(self.names) if self.names else "")


class AimForm(QWidget):
    """The question around the shown stimulus. changed: another one may be possible."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._regions = 0
        self._stimulus: Stimulation | None = None
        self.goal = combo(tr("What there should be more of"), 24)
        for name, text in GOALS:
            if name != NEEDS_FC:  # the window has no FC to wish for
                self.goal.addItem(tr(text), name)
        self.choose: dict[Choice, QCheckBox] = {
            name: QCheckBox(text) for name, text in LABELS.items()
        }
        self.among = RegionChoice(tr("Regions to choose from"), tr("All regions"))
        self.read = RegionChoice(tr("Regions in which it is read"), tr("All others"))
        self.adjoint = QCheckBox(ADJOINT)
        self.adjoint.setToolTip(ADJOINT_TIP)
        self.climb = QCheckBox(CLIMB)
        self.climb.setToolTip(CLIMB_TIP)
        self.known = QCheckBox(KNOWN)
        self.known.setToolTip(KNOWN_TIP)
        self.told = wrapped(beside_px=0)
        self._build()
        for box in (*self.choose.values(), self.climb, self.adjoint):
            box.toggled.connect(lambda _: self._tell())
        for choice in (self.among, self.read):
            choice.chosen.connect(self._tell)
        self.choose["where"].toggled.connect(self.among.setEnabled)
        self.choose["how"].toggled.connect(self.known.setEnabled)
        for box in self.choose.values():
            box.setChecked(True)

    def _build(self) -> None:
        boxes = QHBoxLayout()
        boxes.setSpacing(14)
        for box in self.choose.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        read = QHBoxLayout()
        read.setSpacing(14)
        read.addWidget(self.read, 1)
        read.addWidget(self.known)
        read.addWidget(self.climb)
        read.addWidget(self.adjoint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate(
            (tr("More of"), tr("Choose"), tr("Among"), tr("Read in"))
        ):
            grid.addWidget(label(words), row, 0)
        grid.addWidget(self.goal, 0, 1)
        grid.addLayout(boxes, 1, 1)
        grid.addWidget(self.among, 2, 1)
        grid.addLayout(read, 3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addStretch(1)

    def present(self, view: View, stimulus: Stimulation) -> None:
        self._stimulus, self._regions = stimulus, len(view.names)
        self.among.present(view)
        self.read.present(view)
        self._tell()

    def aim(self) -> StimulationAim:
        """Raises InputError where something is lacking."""
        assert self._stimulus is not None
        choose: tuple[Choice, ...] = tuple(
            name for name in CHOICES if self.choose[name].isChecked()
        )
        return StimulationAim(
            self._stimulus,
            str(self.goal.currentData()),
            choose,
            self.among.names if "where" in choose else (),
            self.read.names,
            adjoint=self.adjoint.isChecked(),
            climb=self.climb.isChecked() and bool({"when", "how"} & set(choose)),
            known=self.known.isChecked() and "how" in choose,
        )

    def lacking(self) -> str:
        """What must be said before it can be asked, "" for nothing."""
        if self._stimulus is None or self._stimulus.amplitude == 0:
            return SILENT
        return "" if any(b.isChecked() for b in self.choose.values()) else NOTHING

    def _tell(self) -> None:
        told = self.lacking()
        if not told and self._stimulus is not None:
            most = KEPT.format(most=given(self._stimulus.amplitude, "/s"))
            told = f"{foretold(self.aim(), self._regions)} {most}"
        self.told.setText(told)
        self.changed.emit()

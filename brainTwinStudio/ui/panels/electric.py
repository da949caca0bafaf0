"""A twin of an EEG: spectra of its channels, and how well it foretells recordings."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.analysis.electric_metrics import ElectricMetric
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report import electric_words
from brainTwinStudio.report.wording import NO_INTERVALS
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.plots.spectra_grid import SpectraGrid
from brainTwinStudio.ui.view import View

NO_TWIN = tr("No twin of an EEG is selected.")
HEADERS = (tr("Agreement"), tr("Fitted"), tr("Held-out"), tr("Ceiling"), tr("Floor"))
MEANINGS = (
    "",
    tr("With the part of the recording that was fitted"),
    tr("With the part that was held out"),
    tr("What was fitted against what was held out: the recording itself"),
    tr("Noise with the spectra and zero-lag correlations of what was fitted: no brain"),
)
NAME_PX, COLUMN_PX, TABLE_PX = 130, 66, 250
FITTED, WITH_FITTED_PX, LEAST_PX = 1, 580, 312
BESIDE_PX, FREE_PX = 500, 16777215
LINES = ((tr("measured"), "measured"), (tr("simulated"), "sim"))
SEGMENTS = (("spectra", tr("Spectra")), ("numbers", tr("Numbers")))
NOTE = tr("Spectra of what was fitted; {seeds} free runs. ") + NO_INTERVALS


class ElectricPanel(Panel):
    """Spectra at the left, numbers beside ceiling and floor at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("EEG", parent)
        self._twin: Twin | None = None
        self.setMinimumWidth(LEAST_PX)
        self.grid = SpectraGrid()
        self.table = make_table(HEADERS)
        self.table.setMinimumWidth(TABLE_PX)
        self.table.setAccessibleName(tr("Agreement with the EEG"))
        head = self.table.horizontalHeader()
        for column in range(1, len(HEADERS)):
            head.setSectionResizeMode(column, head.ResizeMode.Fixed)
        self.note = Elided()
        self.note.setProperty("role", "note")
        legend = QHBoxLayout()
        legend.setContentsMargins(12, 2, 12, 2)
        legend.setSpacing(10)
        legend.addWidget(self.note, 1)
        self._lines = tuple(LegendLine(name, token) for name, token in LINES)
        for line in self._lines:
            legend.addWidget(line)
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What is shown"))
        self.segments.picked.connect(lambda _: self._arrange())
        legend.addWidget(self.segments)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.grid, 1)
        row.addWidget(self.table, 2)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(legend)
        column.addLayout(row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(Empty(NO_TWIN))
        self._stack.setCurrentIndex(1)
        self.body.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Both beside each other, or one of them where there is no room."""
        width, shown = self.width(), self.segments.current()
        beside = width >= BESIDE_PX
        self.segments.setVisible(not beside)
        spectra = beside or shown == "spectra"
        self.grid.setVisible(spectra)
        for line in self._lines:
            line.setVisible(spectra)
        self.table.setVisible(beside or shown == "numbers")
        wide = width >= WITH_FITTED_PX or not beside
        self.table.setColumnHidden(FITTED, not wide)
        self.note.setVisible(beside or spectra)
        columns = [k for k in range(1, len(HEADERS)) if wide or k != FITTED]
        room = (width * 2 / 3 if beside else width) - NAME_PX
        most = NAME_PX + self._fit_columns(columns, room)
        self.table.setMaximumWidth(most if beside else FREE_PX)

    def _fit_columns(self, columns: list[int], room: float) -> int:
        """Give columns the width of their heads as far as there is room, and tell the
        width of all."""
        head = self.table.horizontalHeader()
        hints = [head.sectionSizeHint(k) for k in columns]
        share = min(1.0, room / sum(hints))
        widths = [max(COLUMN_PX, int(hint * share)) for hint in hints]
        for column, px in zip(columns, widths, strict=True):
            head.resizeSection(column, px)
        return sum(widths)

    def present(self, view: View) -> None:
        twin = view.twin if electric_words.explains_eeg(view.twin) else None
        self._stack.setCurrentIndex(0 if twin is not None else 1)
        self.grid.update()
        if twin is self._twin or twin is None:
            self._twin = twin
            return
        self._twin = twin
        assert twin.sensors is not None
        known, simulated = twin.measured, twin.simulated
        self.grid.set(
            twin.sensors.channel_names,
            known["eeg_hz"],
            known["eeg_log_power"],
            simulated["eeg_log_power"],
        )
        self.note.set_text(NOTE.format(seeds=twin.settings.judge_seeds))
        self.table.rows.set_rows(_rows(twin))


def _rows(twin: Twin) -> list[tuple[Cell, ...]]:
    """One row a metric; what counts is bold."""
    judged = 2 if twin.held_out else 1
    rows = []
    for metric, words in zip(
        electric_words.metrics(), electric_words.rows(twin), strict=True
    ):
        unit = f" ({metric.unit})" if metric.unit else ""
        name = Cell(metric.short + unit, tooltip=_tip(metric))
        cells = [
            Cell(text, alignment="right", tooltip=MEANINGS[k], bold=k == judged)
            for k, text in enumerate(words)
            if k
        ]
        rows.append((name, *cells))
    return rows


def _tip(metric: ElectricMetric) -> str:
    better = {"higher": tr("Higher is better."), "lower": tr("Lower is better.")}
    said = better.get(metric.better or "", "")
    return f"{metric.titled}. {said}" if said else metric.titled

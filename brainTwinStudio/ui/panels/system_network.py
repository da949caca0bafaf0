"""The network of a twin close to rest: its modes, and who could steer it."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project.dynamics import NetworkModes
from brainTwinStudio.report.wording import number, significant
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.panels.system_words import (
    NOT_JUDGED,
    beside_strength,
    of_mode,
    strongest,
)
from brainTwinStudio.ui.plots.bar_grid import Bar, BarGrid, BarRow
from brainTwinStudio.ui.plots.point_plot import PointPlot
from brainTwinStudio.ui.theme import Theme

MOST = 10  # regions of a mode that are named
HZ, FADING = tr("Frequency (Hz)"), tr("Fading time to 1/e (s)")
STRENGTH = tr("In-strength")
ABOUT = tr(
    "The linear network around rest, learned parts included. A mode is a pattern of "
    "regions that swings and fades together; all activity is a sum of them, stirred up "
    "by noise."
)
ENERGY = tr(
    "Energy of the response to an impulse in one region: how easily it moves all."
)
MODAL = tr(
    "How much a region alone moves modes that fade quickly: those far from rest."
)
SHARES = tr("Part in the mode, the strongest region 100 %")


class NetworkBench(QWidget):
    """region_picked: its number, by a click in a plot of controllability."""

    region_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes: NetworkModes | None = None
        self._names: tuple[str, ...] = ()
        self.mode = 0
        self.modes = PointPlot(tr("Modes of the network"), HZ, FADING)
        self.average = PointPlot(
            tr("Average controllability over in-strength"), STRENGTH, tr("Average (s)")
        )
        self.modal = PointPlot(
            tr("Modal controllability over in-strength"), STRENGTH, tr("Modal")
        )
        self.modes.picked.connect(self.show_mode)
        for plot in (self.average, self.modal):
            plot.picked.connect(self.region_picked)
        self.bars = BarGrid(names=0.58)
        self.mode_title, self.growing = Elided(), QLabel(ABOUT)
        self.growing.setWordWrap(True)
        self.of_average, self.of_modal = Elided(), Elided()
        self._build()

    def set_theme(self, theme: Theme) -> None:
        for plot in (self.modes, self.average, self.modal):
            plot.set_theme(theme)

    def set(self, modes: NetworkModes, names: tuple[str, ...]) -> None:
        """names: of the regions."""
        if modes is self._modes and names == self._names:
            return
        self._modes, self._names = modes, names
        fading = np.where(modes.fading_s > 0, modes.fading_s, np.nan)
        count = modes.eigenvalues.size
        self.modes.set(
            modes.frequency_hz, fading, [of_mode(modes, k) for k in range(count)]
        )
        said = [region_text(name) for name in names]
        for plot, values, told, unit in (
            (self.average, modes.average, self.of_average, "s"),
            (self.modal, modes.modal, self.of_modal, ""),
        ):
            every = zip(said, values, modes.strength, strict=True)
            plot.set(
                modes.strength,
                values,
                [
                    tr(
                        "{region}: {value}, in-strength {strength}",
                        region=n,
                        value=significant(float(v), unit),
                        strength=significant(float(s)),
                    )
                    for n, v, s in every
                ],
            )
            told.set_text(beside_strength(values, modes.strength))
        grow = int((modes.fading_s <= 0).sum())
        told = [ABOUT, NOT_JUDGED]
        if grow:
            told.insert(
                1, tr("{count} modes grow instead and are not drawn.", count=grow)
            )
        self.growing.setText(" ".join(told))
        self.show_mode(0)

    def choose_region(self, region: int | None) -> None:
        """Mark the selected region."""
        for plot in (self.average, self.modal):
            plot.choose(region)

    def show_mode(self, mode: int) -> None:
        """Which regions take part most."""
        modes = self._modes
        assert modes is not None
        self.mode = mode
        self.modes.choose(mode)
        self.mode_title.set_text(of_mode(modes, mode))
        rows = []
        for at in strongest(modes, mode, MOST):
            part = float(modes.modes[at, mode])
            name = region_text(self._names[at])
            bar = Bar(part, f"{number(100 * part, 0)} %", tip=name)
            rows.append(BarRow(name, (bar,)))
        self.bars.set(((tr("part in it"), SHARES),), rows)
        self.bars.setAccessibleName(tr("Regions of {mode}", mode=of_mode(modes, mode)))

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        left = _column(
            _head(tr("Modes"), tr("Click a mode: its regions.")), self.modes, None
        )
        controls = _column(
            _head(tr("Average controllability"), ENERGY), self.average, self.of_average
        )
        below = _column(
            _head(tr("Modal controllability"), MODAL), self.modal, self.of_modal
        )
        self.mode_title.setProperty("role", "head")
        self.mode_title.setContentsMargins(12, 0, 12, 0)
        grid.addWidget(left, 0, 0, 2, 1)
        grid.addWidget(_column(self.mode_title, scrolled(self.bars), None), 0, 1, 2, 1)
        grid.addWidget(controls, 0, 2)
        grid.addWidget(below, 1, 2)
        self.growing.setProperty("role", "note")
        self.growing.setContentsMargins(12, 0, 12, 0)
        grid.addWidget(self.growing, 2, 0, 1, 3)
        for place, stretch in enumerate((5, 4, 5)):
            grid.setColumnStretch(place, stretch)
        for row in (0, 1):
            grid.setRowStretch(row, 1)


def _head(text: str, tip: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "head")
    label.setToolTip(tip)
    label.setContentsMargins(12, 0, 12, 0)
    return label


def _column(head: QWidget, plot: QWidget, note: QWidget | None) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(head)
    column.addWidget(plot, 1)
    if note is not None:
        note.setProperty("role", "note")
        note.setContentsMargins(12, 0, 12, 0)
        column.addWidget(note)
    return place

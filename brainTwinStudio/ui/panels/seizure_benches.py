"""What a twin of seizures shows of regions: the zone, and the order of spread."""

from abc import abstractmethod

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report import seizure_words as say_of
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.panels.system_parts import above, head, side, wrapped
from brainTwinStudio.ui.plots.interval_plot import IntervalPlot
from brainTwinStudio.ui.theme import Theme

ZONE_HEADS = (
    tr("Region"),
    tr("Probability, 90 %"),
    tr("Contact"),
    tr("Excitability x0, 90 %"),
)
ROOM_PX = 1000
PLACE = tr("Number in the table")


class RegionBench(QWidget):
    """A plot of intervals and a table of the same regions; `picked` carries the place
    of a region in the twin."""

    picked = Signal(int)

    def __init__(
        self, name: str, plot: IntervalPlot, heads: tuple[str, ...], about: str
    ) -> None:
        super().__init__()
        self.regions: tuple[int, ...] = ()
        self._of: SeizureTwin | None = None
        self.plot = plot
        self.table = make_table(("#", *heads), stretch=1)
        self.table.setAccessibleName(tr("{name}, region by region", name=name))
        self.about = wrapped(about)
        self.plot.picked.connect(self._pick)
        self.table.clicked.connect(
            lambda index: self._pick(self.table.rows.source_row(index.row()))
        )
        title = head(name)
        title.setToolTip(about)
        parts = (side((title,), (), plot), 4), (WholeRows(self.table), 5)
        above(self, parts, self.about)

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)

    def set(self, twin: SeizureTwin, selected: tuple[str, ...]) -> None:
        """Draw a twin, once; mark what is selected."""
        if twin is not self._of:
            self._of = twin
            self.regions = self.regions_of(twin)
            rows = (self.row_of(twin, at) for at in self.regions)
            self.table.rows.set_rows(
                (Cell(f"{n + 1}", n, "right"), *row) for n, row in enumerate(rows)
            )
            self.draw(twin)
        names = twin.zone.region_names
        latest = [n for n, at in enumerate(self.regions) if names[at] in selected]
        self.plot.choose(latest[-1] if latest else None)
        choice = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        choice.clearSelection()
        for number in latest:
            index = self.table.rows.index(self.table.rows.shown_row(number), 0)
            choice.select(index, flags.Select | flags.Rows)

    def _pick(self, number: int) -> None:
        if number < len(self.regions):
            self.picked.emit(self.regions[number])

    # ------------------------------------------------------------ what differs

    @abstractmethod
    def regions_of(self, twin: SeizureTwin) -> tuple[int, ...]:
        """Places of the regions that are shown, first come first."""

    @abstractmethod
    def row_of(self, twin: SeizureTwin, at: int) -> tuple[Cell, ...]:
        """What the table says of the region at a place, under `heads`."""

    @abstractmethod
    def draw(self, twin: SeizureTwin) -> None:
        """The intervals of `regions` into the plot."""

    def names(self, twin: SeizureTwin) -> list[str]:
        return [region(twin.zone.region_names[at]) for at in self.regions]


class ZoneBench(RegionBench):
    """Probability that a region begins seizures: hollow where no contact saw it."""

    def __init__(self) -> None:
        plot = IntervalPlot(tr("Zone probability"), PLACE, tr("Zone probability, 90 %"))
        super().__init__(tr("Zone"), plot, ZONE_HEADS, say_of.ABOUT_ZONE)

    def regions_of(self, twin: SeizureTwin) -> tuple[int, ...]:
        return say_of.likeliest(twin)

    def row_of(self, twin: SeizureTwin, at: int) -> tuple[Cell, ...]:
        named = twin.zone.region_names[at] in twin.zone.named
        seen = twin.zone.sampled[at]
        name, chance, ends, contact, x0, x0_ends = say_of.zone_row(twin, at)
        token = "" if seen else "text3"
        return (
            Cell(name, bold=named, token=token),
            Cell(f"{chance} {ends}", float(twin.zone.probability[at]), "right", token),
            Cell(contact, token="" if seen else "warn"),
            Cell(f"{x0} {x0_ends}", float(twin.zone.x0[at]), "right", token),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of regions before excitability, where there is no room for both."""
        super().resizeEvent(event)
        narrow = self.width() < ROOM_PX
        self.table.setColumnHidden(len(ZONE_HEADS), narrow)

    def draw(self, twin: SeizureTwin) -> None:
        zone, at = twin.zone, list(self.regions)
        solid = np.array(zone.sampled)[at]
        values = zone.probability[at], zone.low[at], zone.high[at]
        self.plot.set_values(*values, solid, self.names(twin))
        self.plot.set_spans((0.4, len(at) + 0.6), (-0.05, 1.09))


class SpreadBench(RegionBench):
    """When regions take part: hollow where no contact saw it."""

    def __init__(self) -> None:
        plot = IntervalPlot(
            tr("Delays"),
            tr("Delay after the first region (s), 90 %"),
            PLACE,
            upright=False,
        )
        super().__init__(tr("Spread"), plot, say_of.ORDER_HEADS, say_of.ABOUT_ORDER)

    def regions_of(self, twin: SeizureTwin) -> tuple[int, ...]:
        return say_of.ordered(twin)

    def row_of(self, twin: SeizureTwin, at: int) -> tuple[Cell, ...]:
        name, delay, ends, contact = say_of.order_row(twin, at)
        seen = twin.zone.sampled[at]
        return (
            Cell(name),
            Cell(delay, float(twin.zone.onset_s[at]), "right"),
            Cell(ends, None, "right"),
            Cell(contact, token="" if seen else "warn"),
        )

    def draw(self, twin: SeizureTwin) -> None:
        zone, at = twin.zone, list(self.regions)
        self.about.setText(say_of.ABOUT_ORDER if at else say_of.NO_ORDER)
        solid = np.array(zone.sampled)[at]
        values = zone.onset_s[at], zone.onset_low_s[at], zone.onset_high_s[at]
        self.plot.set_values(*values, solid, self.names(twin))

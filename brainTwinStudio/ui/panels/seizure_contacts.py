"""What a twin of seizures shows of contacts: rises of power, measured and simulated;
and of its coupling: how many regions seize as it is multiplied."""

import numpy as np
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report import seizure_words as say_of
from brainTwinStudio.report.seizure_agreement import agreement_words, contact_regions
from brainTwinStudio.report.wording import NOT_ESTIMATED, region
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.panels.system_parts import (
    above,
    combo,
    head,
    offer,
    side,
    wrapped,
)
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.theme import Theme

HEADS = (tr("Contact"), tr("Nearest region"), tr("Marked"))
SIMULATED = tr("Simulated: the best fit; interval {unknown}.", unknown=NOT_ESTIMATED)
RISE = tr("Rise (ln of power)")


class ContactBench(QWidget):
    """One contact in one seizure; the contacts with the largest rises come first."""

    def __init__(self) -> None:
        super().__init__()
        self._of: SeizureTwin | None = None
        self._order: tuple[int, ...] = ()
        self._chosen = 0
        self.seizure = combo(tr("Seizure"), 14)
        self.seizure.activated.connect(lambda _: self._draw())
        self.plot = Axes(tr("Time in the piece (s)"), RISE, zoom="x")
        self.plot.setAccessibleName(tr("Rise of power at a contact"))
        self.measured = self.plot.add_curve(tr("measured"), "measured", 1.6)
        self.simulated = self.plot.add_curve(tr("simulated"), "sim", 1.8)
        self.begins = self.plot.add_line(0.0, "text2", upright=True, dash="dash")
        self.ends = self.plot.add_line(0.0, "text3", upright=True)
        self.table = make_table(HEADS, stretch=1)
        self.table.setAccessibleName(tr("Contacts"))
        self.table.clicked.connect(self._pick)
        self.told, self.fits, self.marks = wrapped(), wrapped(), wrapped()
        plot = side((head(tr("Contacts")),), (self.seizure,), self.plot, self.told)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WholeRows(self.table), 1)
        column.addWidget(self.fits)
        column.addWidget(self.marks)
        above(self, ((plot, 1), (beside, 1)))

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)

    def set(self, twin: SeizureTwin, selected: tuple[str, ...]) -> None:
        if twin is self._of:
            return
        self._of, self._chosen = twin, 0
        largest = np.nanmax([one.rise.max(axis=1) for one in twin.seizures], axis=0)
        self._order = tuple(np.argsort(-largest, kind="stable").tolist())
        where = contact_regions(twin)
        self.table.rows.set_rows(self._row(twin, where, at) for at in self._order)
        contacts = twin.electrodes
        unmarked = contacts.soz is None and contacts.resected is None
        self.table.setColumnHidden(len(HEADS) - 1, unmarked)
        offer(self.seizure, tuple(one.recording_id for one in twin.seizures), 0)
        self.fits.setText(say_of.fit_words(twin))
        self.marks.setText(" ".join(agreement_words(twin)))
        self._draw()

    def _row(self, twin: SeizureTwin, where: Array, at: int) -> tuple[Cell, ...]:
        contacts, names = twin.electrodes, twin.zone.region_names
        name = region(names[where[at]]) if where[at] >= 0 else tr("outside all regions")
        marks = [
            word
            for word, kept in (
                (tr("SOZ"), contacts.soz),
                (tr("resected"), contacts.resected),
            )
            if kept is not None and kept[at]
        ]
        channel = twin.seizures[0].channel_names[at]
        return Cell(channel), Cell(name), Cell(", ".join(marks))

    def _pick(self, index: QModelIndex) -> None:
        self._chosen = self.table.rows.source_row(index.row())
        self._draw()

    def _draw(self) -> None:
        twin, number = self._of, max(self.seizure.currentIndex(), 0)
        assert twin is not None
        one, at = twin.seizures[number], self._order[self._chosen]
        self.measured.set(one.times_s, one.rise[at])
        times = say_of.simulated_times(twin, number)
        self.simulated.set(times, twin.simulated[number][at])
        self.begins.set(one.begins_s)
        self.ends.set(one.ends_s)
        band = tr(
            "{low:g} to {high:g} Hz",
            low=one.band_hz[0],
            high=one.band_hz[1],
        )
        name = one.channel_names[at]
        self.told.setText(
            tr(
                "{contact}, {band}; broken line: onset, dotted: end. {simulated}",
                contact=name,
                band=band,
                simulated=SIMULATED,
            )
        )
        self.plot.reset_view()
        self.plot.setAccessibleDescription(self.told.text())


class RegimeBench(QWidget):
    """How many regions seize as the coupling is multiplied, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._of: SeizureTwin | None = None
        self.plot = Axes(
            tr("Coupling (times as fitted)"), tr("Regions that seize"), zoom="none"
        )
        self.plot.setAccessibleName(tr("Regions that seize over the coupling"))
        self.band = self.plot.add_band("sim")
        self.curve = self.plot.add_curve(tr("regions, mean of draws"), "sim", 1.8)
        self.points = self.plot.add_points("sim", "o", 5)
        self.fitted = self.plot.add_line(1.0, "text3", upright=True)
        self.told, self.about = wrapped(), wrapped(say_of.ABOUT_REGIME)
        plot = side((head(tr("Coupling")),), (), self.plot)
        above(self, ((plot, 1),), self.told, self.about)

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)

    def set(self, twin: SeizureTwin, selected: tuple[str, ...]) -> None:
        if twin is self._of:
            return
        self._of, regime = twin, twin.regime
        self.curve.set(regime.scales, regime.counts)
        self.points.set(regime.scales, regime.counts)
        self.band.set(regime.scales, regime.lows, regime.highs)
        self.told.setText(say_of.coupling_words(twin))
        self.plot.reset_view()
        self.plot.setAccessibleDescription(self.told.text())

"""Beside the traces: spectrum of the selected channels, seizures, contacts."""

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import bare_contact
from brainTwinStudio.report.wording import number, region
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.panels.signal_tables import (
    RESECTED,
    SOZ,
    ContactRow,
    OnsetRow,
    Spectra,
)
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.theme import Theme

TABS = (
    ("spectrum", tr("Spectrum")),
    ("seizure", tr("Seizure")),
    ("contacts", tr("Contacts")),
)
SHOWN_HZ = (1.0, 80.0)
FLAGS, FLAGS_PX, NARROW_PX = 1, 44, 400  # a column, its least width, of the table
NO_SEIZURE = tr(
    "No seizure is marked. Point at its beginning in the traces and press S; at its "
    "end press E."
)
SHORT_RESECTED = tr("res.")
NO_ALPHA = tr("no alpha peak stands out")
WIDTH_PX, LEAST_PX = 308, 220


class SidePanel(QWidget):
    """picked(str): a channel or contact was clicked; seizure_picked(int): another of
    the marked seizures."""

    picked = Signal(str)
    seizure_picked = Signal(int)
    turned = Signal(str)  # another tab

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Segmented(TABS)
        self.tabs.setAccessibleName(tr("What is shown beside the traces"))
        self.fact = QLabel()
        self.fact.setProperty("role", "note")
        self.fact.setWordWrap(True)
        self.spectrum = Axes(tr("Frequency (Hz)"), tr("Power (dB)"), log=(True, False))
        self._curve = self.spectrum.add_curve(tr("power"), "measured", 1.6)
        self._peak = self.spectrum.add_line(10.0, "accent", upright=True, dash="dash")
        self._words = self.spectrum.add_words("accent", (0, 0), ground=True)
        self.onsets = make_table(
            (tr("Channel"), tr("Delay"), tr("Index"), tr("Flags")), stretch=3
        )
        heads = (tr("Contact"), tr("Flags"), "mm", tr("Nearest region"))
        self.contacts = make_table(heads, stretch=3)
        self.seizures = StillCombo()
        self.seizures.setAccessibleName(tr("Which seizure"))
        self.seizures.activated.connect(self.seizure_picked)
        self.onsets.setAccessibleName(tr("Channels by seizure onset"))
        self.contacts.setAccessibleName(tr("Contacts and their regions"))
        self._texts = {key: "" for key, _ in TABS}
        self._names: dict[int, tuple[str, ...]] = {}
        self._filling = False
        self.seizures.hide()
        self._stack = QStackedWidget()
        for widget in (self.spectrum, self.onsets, self.contacts):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 10, 6)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(self.seizures)
        column.addWidget(self.fact)
        column.addWidget(self._stack, 1)
        self.tabs.picked.connect(self.show_tab)
        for table in (self.onsets, self.contacts):
            changed = table.selectionModel().currentRowChanged
            changed.connect(lambda now, _, t=table: self._picked(t, now))
        self.show_spectrum(None, "")

    def show_tab(self, key: str) -> None:
        """Turn to another tab."""
        self.tabs.set_current(key)
        self._stack.setCurrentIndex([name for name, _ in TABS].index(key))
        self.fact.setText(self._texts[key])
        self.fact.setVisible(bool(self._texts[key]))
        self._offer_seizures()
        self.turned.emit(key)

    def fill(self, *, alone: bool) -> None:
        """alone: without traces beside it, contacts take the whole width."""
        self.setMaximumWidth(16_777_215 if alone else WIDTH_PX)
        self.setMinimumWidth(LEAST_PX if alone else WIDTH_PX)
        self.tabs.setVisible(not alone)
        self.contacts.setMinimumHeight(60)

    def set_theme(self, colours: Theme) -> None:
        self.spectrum.set_theme(colours)

    # ------------------------------------------------------------ filling

    def show_spectrum(self, found: Spectra | None, of: str) -> None:
        """The median of the channels; of: whose it is, in words."""
        if found is None:
            self._curve.set((), ())
        else:
            seen = (found.hz >= SHOWN_HZ[0]) & (found.hz <= SHOWN_HZ[1])
            power = np.median(found.power, axis=0)[seen]
            decibel = 10 * np.log10(np.maximum(power, 1e-300))
            self._curve.set(found.hz[seen], decibel)
        peak = None if found is None else found.alpha
        is_peak = peak is not None and bool(np.isfinite(peak.hz))
        self._peak.item.setVisible(is_peak)
        self._words.item.setVisible(is_peak)
        words = of
        if is_peak and peak is not None:
            told = tr("alpha {hz}", hz=number(peak.hz, 1, "Hz"))
            self._peak.set(peak.hz)
            top = float(self._curve.y.max())
            self._words.set(f" {told}", peak.hz, top)
            height = number(peak.height, 1)
            above = tr("{height} times the background", height=height)
            words = f"{of}: {told}, {above}"
        elif found is not None:
            words = f"{of}: {NO_ALPHA}"
        self._tell("spectrum", words)
        self.spectrum.reset_view()

    def show_seizures(self, texts: tuple[str, ...], at: int) -> None:
        """The marked seizures in words, and which of them is shown."""
        known = tuple(self.seizures.itemText(i) for i in range(self.seizures.count()))
        if known != texts:
            self.seizures.clear()
            self.seizures.addItems(list(texts))
        self.seizures.setCurrentIndex(at)
        self._offer_seizures()

    def _offer_seizures(self) -> None:
        """Only where there are several to choose from."""
        several = self.seizures.count() > 1
        self.seizures.setVisible(several and self.tabs.current() == "seizure")

    def show_onsets(self, rows: tuple[OnsetRow, ...], words: str) -> None:
        """Channels of a seizure, the earliest first."""
        self._fill(
            self.onsets,
            tuple(row.channel for row in rows),
            [
                (
                    Cell(row.channel, bold=True),
                    Cell(f"+{number(row.delay_s, 2, 's')}", row.delay_s, "right"),
                    Cell(number(row.index), row.index, "right", "text2"),
                    _flags(row.flags, short=True),
                )
                for row in rows
            ],
        )
        self._tell("seizure", words)

    def show_contacts(self, rows: tuple[ContactRow, ...], words: str) -> None:
        """Contacts with their regions."""
        self._fill(
            self.contacts,
            tuple(row.name for row in rows),
            [
                (
                    Cell(bare_contact(row.name), bold=True, tooltip=row.name),
                    _flags(row.remarks),
                    _distance(row),
                    Cell(region(row.region) if row.region else "–"),
                )
                for row in rows
            ],
        )
        self._tell("contacts", words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flags leave room for regions where it is narrow; their tips are whole."""
        super().resizeEvent(event)
        narrow, head = self.width() < NARROW_PX, self.contacts.horizontalHeader()
        modes = QHeaderView.ResizeMode
        head.setSectionResizeMode(
            FLAGS, modes.Fixed if narrow else modes.ResizeToContents
        )
        if narrow:
            head.resizeSection(FLAGS, FLAGS_PX)

    def choose(self, names: frozenset[str]) -> None:
        """Highlight the rows of channels or contacts; emits nothing."""
        self._filling = True
        for table in (self.onsets, self.contacts):
            rows = self._names.get(id(table), ())
            at = next((i for i, name in enumerate(rows) if name in names), -1)
            if at < 0:
                table.clearSelection()
            elif table.currentIndex().row() != table.rows.shown_row(at):
                table.selectRow(table.rows.shown_row(at))
                table.scrollTo(table.currentIndex())
        self._filling = False

    # ------------------------------------------------------------ inside

    def _fill(self, table, names: tuple[str, ...], rows: list[tuple[Cell, ...]]):
        self._filling = True
        self._names[id(table)] = names
        table.rows.set_rows(rows)
        self._filling = False

    def _tell(self, key: str, words: str) -> None:
        self._texts[key] = words
        if self.tabs.current() == key:
            self.fact.setText(words)
            self.fact.setVisible(bool(words))

    def _picked(self, table, now: QModelIndex) -> None:
        if not self._filling and now.isValid():
            names = self._names.get(id(table), ())
            self.picked.emit(names[table.rows.source_row(now.row())])


def _flags(words: tuple[str, ...], *, short: bool = False) -> Cell:
    """Sorted, those of the seizure onset zone come first, those of none last. short:
    several words in little room."""
    whole = ", ".join(words)
    text = whole
    if short and len(words) > 1:
        text = whole.replace(RESECTED, SHORT_RESECTED)
    rank = 0 if SOZ in words else 1 if words else 2
    return Cell(text, f"{rank} {whole}", token="warn" if words else "", tooltip=whole)


def _distance(row: ContactRow) -> Cell:
    if row.distance_mm is None:
        return Cell("–", 1e9, "right", "text2")
    return Cell(number(row.distance_mm, 1), row.distance_mm, "right")

"""EEG and SEEG: every channel over time, bad channels, seizures, contacts."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollBar,
    QWidget,
)

from brainTwinStudio.analysis.montages import Montage
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Recording
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.panels import signal_edits as edits
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.panels.signal_controls import WaveControls
from brainTwinStudio.ui.panels.signal_feed import Wanted, WaveFeed
from brainTwinStudio.ui.panels.signal_findings import Findings
from brainTwinStudio.ui.panels.signal_montage import (
    electric_run,
    marks_of,
    montage_of,
    rows_named,
    scale_words,
    shown_names,
    usual_spread,
)
from brainTwinStudio.ui.panels.signal_side import SidePanel
from brainTwinStudio.ui.plots.wave_picture import Waves
from brainTwinStudio.ui.plots.waves import WavePlot
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Select

NO_ONSET = tr("Mark the onset first: point at it and press S.")
NO_MARK = tr("There is no seizure mark here.")
NEAR = 0.01  # of the window: Delete takes a mark that is no farther away
WHOLE_PX = 900  # below it the head has no room for the title
NARROW_PX = 620  # below it there is no room beside the traces
ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HELP = tr(
    "Wheel: zoom in time; with Shift scroll, with Ctrl scale. Click a trace to select "
    "its channel, its name to mark it bad (B). S: seizure starts here, E: it ends."
)


class WavesPanel(Panel):
    """Draws the selected electrical recording. A click on a trace selects its channel,
    a click on its name marks it bad; S and E mark a seizure at the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Signals"), parent)
        self._view = View()
        self._parts: tuple[object, ...] = ()
        self._run: Recording | None = None
        self._rows: Montage | None = None
        self._feed: WaveFeed | None = None
        self._seen_from = None
        self.controls = WaveControls()
        self.fact = Elided()
        self.fact.setProperty("role", "note")
        self.plot, self.side = WavePlot(), SidePanel()
        self.plot.setToolTip("")
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName(tr("Channels in sight"))
        self.findings = Findings(self.side, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head.add_left(self.controls)
        self.head.add_right(self.fact)
        self.traces = QWidget()
        row = QHBoxLayout(self.traces)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.plot, 1)
        row.addWidget(self.bar)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.traces, 1)
        across.addWidget(self.side)
        self.side.fill(alone=False)
        self.body.addWidget(whole)

    def _connect(self) -> None:
        plot = self.plot
        self.controls.changed.connect(self._renew)
        self.controls.scaled.connect(plot.scale_by)
        self.bar.valueChanged.connect(plot.scroll_to)
        plot.moved.connect(self._moved)
        plot.picked.connect(self._pick)
        plot.bad_wanted.connect(self._toggle_bad)
        plot.mark_wanted.connect(self._mark)
        plot.unmark_wanted.connect(self._unmark)
        plot.pointed.connect(self._pointed)
        self.side.picked.connect(lambda name: self._select((name,)))
        self.findings.seizure_shown.connect(plot.show_time)

    # ------------------------------------------------------------ following the view

    def present(self, view: View) -> None:
        themed = view.theme is not self._view.theme
        self._view = view
        if themed:
            self.plot.set_theme(view.theme)
            self.side.set_theme(view.theme)
        run = electric_run(view)
        electrodes = None if view.patient is None else view.patient.electrodes
        parts = (run, electrodes, view.selection.channels)
        if same(parts[:2], self._parts[:2]) and parts == self._parts:
            return
        self._parts, self._run = parts, run
        title = tr("Signals of {recording}", recording=run.id) if run else ""
        self.head.set_title(title or tr("Contacts"))
        self.controls.setVisible(run is not None)
        self.traces.setVisible(run is not None)
        self.side.fill(alone=run is None)
        self._share_width()
        self._renew()

    def _renew(self) -> None:
        """Follow the recording, the montage, the filters and the selection."""
        run, view = self._run, self._view
        chosen = view.selection.channels
        if run is None:
            self._drop_feed()
            self.fact.set_text("")
        else:
            self.controls.offer(run)
            electrodes = None if view.patient is None else view.patient.electrodes
            try:
                rows = montage_of(run, electrodes, self.controls.montage_key())
            except InputError as error:
                self.fact.set_text(str(error))
                rows = montage_of(run, electrodes, "recorded")
            self._rows = rows
            self._feed_of(run, rows)
            self._draw()
        self.findings.present(view.patient, run, chosen)

    def _feed_of(self, run: Recording, rows: Montage) -> None:
        """Keep the feed where it would give the same."""
        filters, old = self.controls.filters(), self._feed
        if old is not None and not old.is_stopped:
            had = old.wanted
            same_rows = had.montage.key == rows.key and (
                rows.key == "recorded"
                or (had.montage.names, had.montage.good.tolist())
                == (rows.names, rows.good.tolist())
            )
            if had.signals is run.signals and had.filters == filters and same_rows:
                return
        self._drop_feed()
        wanted = Wanted(run.signals, run.sampling_hz, rows, filters)
        self._feed = WaveFeed(wanted, self)
        self._feed.ready.connect(self._draw)
        self._feed.failed.connect(self.fact.set_text)

    def _drop_feed(self) -> None:
        if self._feed is not None:
            self._feed.stop()
            self._feed.deleteLater()
            self._feed = None

    def _draw(self) -> None:
        run, rows, feed = self._run, self._rows, self._feed
        if run is None or rows is None or feed is None:
            return
        spread = np.zeros(len(rows.names))
        if feed.spread is not None:
            spread = usual_spread(feed.spread, rows, run)
        anew = self._seen_from is not run.signals
        self._seen_from = run.signals
        waves = Waves(
            feed.view,
            feed.samples,
            run.sampling_hz,
            shown_names(rows, run),
            spread,
            rows_named(rows, run, run.bad_channels) if not rows.pairs else frozenset(),
            rows_named(rows, run, self._view.selection.channels),
            marks_of(run),
            feed.wanted.filters.low_hz is None,
            run.unit,
        )
        self.plot.set(waves, anew=anew)
        if not anew:
            return
        first = min(waves.chosen, default=0)
        self.plot.reveal(first)

    def _moved(self) -> None:
        """The scroll bar follows the rows; the fact says the scale."""
        bar, plot = self.bar, self.plot
        bar.blockSignals(True)
        bar.setRange(0, plot.last_top)
        bar.setPageStep(max(1, plot.rows_in_sight))
        bar.setValue(plot.top)
        bar.blockSignals(False)
        bar.setVisible(plot.last_top > 0)
        self._pointed(None)

    def _pointed(self, at_s: float | None) -> None:
        run, feed = self._run, self._feed
        if run is None or feed is None or feed.is_stopped:
            return
        if feed.spread is None:
            self.fact.set_text(tr("Being read …"))
            return
        words = scale_words(self.plot.row_scale(self.plot.top), run.unit)
        count = len(self.plot.waves.names) if self.plot.waves else 0
        if self.plot.last_top:
            words += " · " + tr(
                "{some} of {count} channels", some=self.plot.rows_in_sight, count=count
            )
        if at_s is not None:
            words = f"{number(at_s, 2, 's')} · {words}"
        self.fact.set_text(words)
        self.fact.setToolTip(HELP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self.side.setVisible(self._run is None or self.width() >= NARROW_PX)
        self.head.show_title(self._run is None or self.width() >= WHOLE_PX)

    # ------------------------------------------------------------ what the user does

    def _pick(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        run, rows = self._run, self._rows
        if run is None or rows is None or row >= len(rows.channels):
            return
        name = run.channel_names[rows.channels[row]]
        chosen = self._view.selection.channels
        if modifiers & ADDS:
            kept = tuple(one for one in chosen if one != name)
            self._select(kept if name in chosen else (*chosen, name))
        else:
            self._select(() if chosen == (name,) else (name,))

    def _select(self, names: tuple[str, ...]) -> None:
        """Select channels, and the region nearest to the last of them."""
        chosen = replace(self._view.selection, channels=names)
        near = self.findings.region_of(names[-1]) if names else ""
        if near:
            chosen = replace(chosen, regions=(near,), edges=())
        self.wish.emit(Select(chosen))

    def _toggle_bad(self, row: int) -> None:
        run, rows = self._run, self._rows
        if run is not None and rows is not None and row < len(rows.channels):
            name = run.channel_names[rows.channels[row]]
            self._wish(edits.with_bad_toggled(self._view, run, name), "")

    def _mark(self, which: str, at_s: float) -> None:
        if self._run is None:
            return
        make = edits.with_seizure_end if which == "end" else edits.with_seizure_start
        self._wish(make(self._view, self._run, at_s), NO_ONSET)
        self.side.show_tab("seizure")

    def _unmark(self, at_s: float) -> None:
        if self._run is not None:
            low, high = self.plot.window
            near = NEAR * (high - low)
            wish = edits.without_seizure(self._view, self._run, at_s, near)
            self._wish(wish, NO_MARK)

    def _wish(self, change: Change | None, refusal: str) -> None:
        if change is not None:
            self.wish.emit(change)
        elif not self._view.read_only:
            self.fact.set_text(refusal)

"""Twins of one person side by side: who predicts new recordings best, and in what."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Comparison
from brainTwinStudio.report.comparison import as_text
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.table import ROW_PX, Table, make_table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_stages import stage_name
from brainTwinStudio.ui.panels.ranking_bar import RankingBar
from brainTwinStudio.ui.panels.ranking_rows import (
    GROUPS,
    basis,
    cells,
    headers,
    headline,
    metrics_of,
    radar_of,
)
from brainTwinStudio.ui.panels.words import fit_name, kept_name
from brainTwinStudio.ui.plots.radar import Radar
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

NO_TWIN = tr(
    "Here the twins of this person are compared: how well each one predicts a "
    "recording it was not fitted to, beside noise, structure alone and the recordings "
    "themselves. Fit a twin first."
)
NO_RECORDING = tr(
    "Twins are judged by fMRI of this person, and there is none. Add data."
)
NOT_YET = tr(
    "Which twin predicts best? Every twin is run freely and judged by the same "
    "recording, with places by metric. For scale, the training data (ceiling), "
    "structure alone (floor) and noise (nulls) are judged in the same way."
)
RUNNING = tr("{stage}, {percent:.0f} %. It can be stopped in the strip of jobs below.")
WAITING = tr("Waiting for the job before it.")
MARK = tr("Bold: best. ↑ higher, ↓ lower is better. Mean: of all places.")
WIDE_PX = 980  # room for "not estimated" in every column
RADAR_PX = 210  # what the radar keeps where the table is long
FEW = 5  # metrics that leave the names room in a narrow panel


class RankingPanel(Panel):
    """A table of twins by mean rank, and their radar. The comparison itself is long
    work for the engine; it is kept while the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare twins"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self._by_hand = False  # the seam was moved
        self.table: Table | None = None
        self.more = IconButton("more", tr("Copy the table"))
        menu = QMenu(self.more)
        copy = menu.addAction(tr("Copy table (tab-separated)"))
        copy.triggered.connect(self.copy_table)
        self.more.setMenu(menu)
        self.head.add_right(self.more)
        self.bar = RankingBar()
        self.bar.wish.connect(self.wish)
        self.bar.changed.connect(lambda: self.present(self._view))
        self.empty = Empty("")
        self.empty.pressed.connect(self._mend)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_page())
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._stack, 1)

    def present(self, view: View) -> None:
        self._view = view
        self.bar.present(view)
        ready = bool(view.twins) and self.bar.can_ask()
        self.bar.setVisible(ready)
        comparison = self._comparison() if ready else None
        self.more.setVisible(comparison is not None)
        self._stack.setCurrentIndex(0 if comparison is not None else 1)
        if comparison is None:
            self.empty.set_text(*self._missing(view.job("compare")))
            return
        wide = self.width() >= WIDE_PX
        drawn = (comparison, view.theme, self.segments.current(), wide)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(comparison, wide)
        self._tell(comparison)

    def show_job(self, job: Job) -> None:
        if job.kind == "compare" and self._comparison() is None:
            self.empty.set_text(*self._missing(job))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn and self._drawn[-1] != (self.width() >= WIDE_PX):
            self.present(self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._split and event.type() is QEvent.Type.Resize:
            self._share_height()
        return super().eventFilter(watched, event)

    def copy_table(self) -> None:
        """The whole table, all metrics, on the clipboard."""
        comparison = self._comparison()
        if comparison is not None:
            QGuiApplication.clipboard().setText(as_text(comparison, ".tsv"))

    # ------------------------------------------------------------ building

    def _build_page(self) -> QWidget:
        self.headline, self.basis = QLabel(), QLabel()
        self.headline.setProperty("role", "control")
        self.basis.setProperty("role", "note")
        self.radar = Radar()
        self._tables = QStackedWidget()
        self._tables.setMinimumHeight(80)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for words in (self.headline, self.basis):
            words.setContentsMargins(12, 0, 12, 0)
            words.setWordWrap(True)
            column.addWidget(words)
        column.addLayout(self._build_choice())
        column.addWidget(self._tables, 1)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(above)
        self._split.addWidget(self.radar)
        self._split.installEventFilter(self)
        self._split.splitterMoved.connect(self._moved)
        return self._split

    def _build_choice(self) -> QHBoxLayout:
        self.segments = Segmented(GROUPS)
        self.segments.setAccessibleName(tr("Metrics that the table shows"))
        self.segments.picked.connect(lambda _: self.present(self._view))
        mark = Elided(MARK)
        mark.setProperty("role", "note")
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.segments)
        row.addWidget(mark, 1)
        return row

    # ------------------------------------------------------------ drawing

    def _comparison(self) -> Comparison | None:
        patient = self._view.patient
        return None if patient is None else self._view.comparisons.get(patient.id)

    def _draw(self, comparison: Comparison, wide: bool) -> None:
        metrics = metrics_of(comparison, self.segments.current(), wide=wide)
        roomy = wide or len(metrics) <= FEW
        names = headers(metrics)
        old, self.table = self.table, make_table(names, 1 if roomy else len(names) - 1)
        self.table.setColumnHidden(len(names) - 1, roomy)
        self.table.setAccessibleName(tr("Twins by mean rank"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.rows.set_rows(cells(comparison, metrics, wide=wide))
        self._tables.addWidget(self.table)
        self._tables.setCurrentWidget(self.table)
        if old is not None:
            self._tables.removeWidget(old)
            old.deleteLater()
        self.radar.set(*radar_of(comparison))

    def _tell(self, comparison: Comparison) -> None:
        self.headline.setText(headline(comparison))
        known = {row.name for row in comparison.twins}
        later = [fit_name(t) for t in self._view.twins if kept_name(t) not in known]
        told = basis(comparison)
        if later:
            told += " " + tr("Not in it: {twins}.", twins=", ".join(later))
        self.basis.setText(told)
        self._share_height()

    def _share_height(self) -> None:
        """All rows of the table, as far as that leaves the radar readable."""
        if self.table is None or self._by_hand:
            return
        whole, width = self._split.height(), self._split.width()
        words = (self.headline, self.basis)
        need = ROW_PX * (self.table.rows.rowCount() + 2) + 24
        need += sum(max(label.heightForWidth(width), 18) for label in words)
        above = min(need, whole - RADAR_PX)
        self._split.setSizes([above, whole - above])

    def _moved(self) -> None:
        self._by_hand = True

    def _missing(self, job: Job | None) -> tuple[str, str]:
        """Words for an empty panel, and the button that mends it."""
        if not self._view.twins:
            return NO_TWIN, "" if self._view.patient is None else tr("Set up a fit")
        if not self.bar.can_ask():
            return NO_RECORDING, tr("Add data")
        if job is None or job.is_over:
            return NOT_YET, ""
        if job.state == "queued":
            return WAITING, ""
        stage = stage_name(job.stage) or tr("Starting")
        return RUNNING.format(stage=stage, percent=100 * job.fraction), ""

    def _mend(self) -> None:
        self.wish.emit(Do("fit" if not self._view.twins else "add-data"))

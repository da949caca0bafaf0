"""The twin of seizures: where they may begin, how they spread, how well that meets the
contacts, and what its coupling does."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.report.seizure_words import plain
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.computed import OF_SEGMENTS
from brainTwinStudio.ui.panels.full_seizure import FullSeizureBench
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.seizure_benches import SpreadBench, ZoneBench
from brainTwinStudio.ui.panels.seizure_contacts import ContactBench, RegimeBench
from brainTwinStudio.ui.panels.system_parts import combo, note, offer
from brainTwinStudio.ui.panels.words import located_name
from brainTwinStudio.ui.seizure_sources import LOCATE, missing, outdated
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Select

SEGMENTS = (
    ("zone", tr("Zone")),
    ("spread", tr("Spread")),
    ("contacts", tr("Contacts")),
    ("regime", tr("Coupling")),
    ("full", tr("Full seizure")),
)
LEAST_PX = 360
NOBODY = tr("No patient is selected. Here the onset of seizures is located.")
NOT_YET = tr(
    "Not estimated. Where may the seizures begin, and how do they spread? A network of "
    "Epileptors is fitted to the recorded seizures."
)
WAITING = tr("Waiting for the job before it.")


class SeizuresPanel(Panel):
    """Segments in the head; words, or what is missing and the button that mends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Seizures"), parent)
        self._view = View()
        self.segments = Segmented(SEGMENTS)
        self.twins = combo(tr("Seizure twin"), 12)
        self.again = QPushButton(tr("Locate…"))
        self.again.setProperty("kind", "small")
        self.told, self.caution = note(""), Caution(whole=True)
        self.zone, self.spread = ZoneBench(), SpreadBench()
        self.contacts, self.regime = ContactBench(), RegimeBench()
        self.benches = (self.zone, self.spread, self.contacts, self.regime)
        self.full = FullSeizureBench()
        self.full.wish.connect(self.wish)
        self.stack, self.pages = QStackedWidget(), QStackedWidget()
        self.empty = Empty(NOBODY)
        self._build()
        self.segments.picked.connect(self._show_segment)
        self.twins.activated.connect(self._choose)
        self.again.clicked.connect(lambda: self.wish.emit(Do("locate")))
        self.empty.pressed.connect(lambda: self.wish.emit(Do("locate")))
        for bench in (self.zone, self.spread):
            bench.picked.connect(self._select)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.segments)
        row.addWidget(self.told, 1)
        row.addWidget(self.twins)
        row.addWidget(self.again)
        for bench in (*self.benches, self.full):
            self.pages.addWidget(bench)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.caution)
        column.addWidget(self.pages, 1)
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack)

    def minimumSizeHint(self) -> QSize:
        """It has the whole width when it is shown: it keeps no page from being
        narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_PX), hint.height())

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        twin = view.seizure_twin
        self.stack.setCurrentIndex(1 if twin is None else 0)
        self.twins.setVisible(len(view.seizure_twins) > 1)
        self.again.setEnabled(not view.read_only)
        if twin is None:
            self.empty.set_text(*self._missing(view.job("locate")))
            return
        ids = [one.id for one in view.seizure_twins]
        names = tuple(located_name(one) for one in view.seizure_twins)
        offer(self.twins, names, ids.index(twin.id))
        self.told.set_text(plain(twin, twin.message))
        stale = "" if view.patient is None else outdated(view.patient, twin)
        notes = (plain(twin, one) for one in twin.notes)
        self.caution.set([*([stale] if stale else []), *notes])
        for bench in self.benches:
            bench.set_theme(view.theme)
            bench.set(twin, view.selection.regions)
        self.full.present(view)

    def show_job(self, job: Job) -> None:
        if job.kind == "locate" and self._view.seizure_twin is None:
            self.empty.set_text(*self._missing(job))
        self.full.show_job(job)

    def fact_of(self, plot: str) -> str:
        """A seizure as signals is told of otherwise than where it may begin."""
        shown = type(self).__name__, self.segments.current()
        return OF_SEGMENTS.get(shown) or super().fact_of(plot)

    def _missing(self, job: Job | None) -> tuple[str, str]:
        patient = self._view.patient
        if patient is None:
            return NOBODY, ""
        lacking = missing(patient)
        if lacking:
            return lacking, ""
        if job is None or job.is_over:
            return NOT_YET, LOCATE
        if job.state == "queued":
            return WAITING, ""
        return going_of(job), ""

    # ------------------------------------------------------------ wishes

    def _show_segment(self, key: str) -> None:
        self.pages.setCurrentIndex([name for name, _ in SEGMENTS].index(key))

    def _choose(self, number: int) -> None:
        view = self._view
        chosen = view.seizure_twins[number].id
        after = replace(view.selection, seizure_twin_id=chosen, seizures=True)
        self.wish.emit(Select(after))

    def _select(self, at: int) -> None:
        """The region, in every panel."""
        view, twin = self._view, self._view.seizure_twin
        if twin is None:
            return
        name = twin.zone.region_names[at]
        after = replace(view.selection, regions=(name,), edges=())
        if after != view.selection:
            self.wish.emit(Select(after))

"""A seizure of the twin as signals, by six-dimensional Epileptors: without a plan, or
under one on top of the same without it."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.jobs.seizure_requests import FullSeizureRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Change
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.seizure_plan import UNFAMILIAR
from brainTwinStudio.report.seizure_words import plain
from brainTwinStudio.report.wording import NOT_ESTIMATED, region
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.system_parts import (
    above,
    combo,
    head,
    offer,
    side,
    wrapped,
)
from brainTwinStudio.ui.plots.seizure_traces import SeizureTraces
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask

KIND = "full-seizure"
HEADS = (tr("Region"), tr("Begins (s)"), tr("Twin (s), 90 %"), "")
MOST_CONTACTS = 10
WITHOUT = tr("Without a plan")
NOT_YET = tr(
    "Not simulated. The twin says where and when; here its seizure is played as "
    "signals of contacts, by six-dimensional Epileptors in the regions that take part."
)
ABOUT = tr(
    "One run of one posterior draw, signals without a unit; intervals: {unknown}. "
    "Broken line: first region.",
    unknown=NOT_ESTIMATED,
)
ON_TOP = tr(" Grey: without the plan, with the same start and noise.")
TITLE, SIMULATE = tr("Full seizure"), tr("Simulate")
ROOM_PX = 1000  # for a column more
WAITING = tr("Waiting for the job before it.")


class FullSeizureBench(QWidget):
    """Traces of contacts, above each other in the order in which they hear it, and
    when each region begins; a button that asks the engine."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._drawn: tuple[FullSeizure | None, ...] = ()
        self.which = combo(tr("Under which plan"), 16)
        self.which.activated.connect(lambda _: self.present(self._view))
        self.empty = Empty(NOT_YET, SIMULATE)
        self.empty.pressed.connect(self._ask)
        self.plot = SeizureTraces()
        self.plot.setAccessibleName(tr("Contacts of the simulated seizure"))
        self.table = make_table(HEADS, stretch=0)
        self.table.setAccessibleName(tr("When regions begin, here and in the twin"))
        self.told = wrapped()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.plot)
        self.stack.addWidget(self.empty)
        self.beside = WholeRows(self.table)
        left = side((head(TITLE),), (self.which,), self.stack)
        above(self, ((left, 4), (self.beside, 3)), self.told)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        twin, plan = view.seizure_twin, view.seizure_plan
        if twin is None:
            return
        names = (
            (WITHOUT,)
            if plan is None
            else (WITHOUT, tr("Under “{name}”", name=plan.name))
        )
        offer(self.which, names, max(self.which.currentIndex(), 0))
        self.which.setVisible(plan is not None)
        self.plot.set_theme(view.theme)
        self._say(view.job(KIND))
        without, under = self._found(()), self._found(self._changes())
        if under is not None and (without, under) != self._drawn:
            self._drawn = without, under
            self._draw(without if under.changes else None, under)

    def show_job(self, job: Job) -> None:
        if job.kind == KIND:
            self._say(None if job.is_over else job)

    def _changes(self) -> tuple[Change, ...]:
        """Of the chosen plan, () without one."""
        plan = self._view.seizure_plan
        chosen = self.which.currentIndex() == 1 and plan is not None
        return plan.changes if chosen and plan is not None else ()

    def _found(self, changes: tuple[Change, ...]) -> FullSeizure | None:
        """The latest answer for these changes."""
        twin = self._view.seizure_twin
        known = self._view.full_seizures.get(twin.id, ()) if twin is not None else ()
        return next((one for one in reversed(known) if one.changes == changes), None)

    def _say(self, job: Job | None) -> None:
        twin, found = self._view.seizure_twin, self._found(self._changes())
        self.stack.setCurrentIndex(1 if found is None else 0)
        self.beside.setVisible(found is not None)
        if job is not None:
            self.empty.set_text(WAITING if job.state == "queued" else going_of(job), "")
        else:
            self.empty.set_text(NOT_YET, SIMULATE)
        if found is None or twin is None:
            self.told.setText("")
            return
        notes = (plain(twin, note) for note in found.notes)
        about = ABOUT + (ON_TOP if found.changes else "")
        self.told.setText(" ".join((*notes, UNFAMILIAR, about)))
        self.plot.setAccessibleDescription(self.told.text())

    def _draw(self, beside: FullSeizure | None, of: FullSeizure) -> None:
        self.table.rows.set_rows(self._row(of, at) for at in of.shown)
        at = hearing(of if beside is None else beside)
        self.plot.set(
            [of.channel_names[i] for i in at],
            of.contacts[:, at],
            of.sampling_hz,
            min((float(of.onset_s[i]) for i in of.order), default=np.nan),
            None if beside is None else beside.contacts[:, at],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of regions before how they begin, where there is no room for both."""
        super().resizeEvent(event)
        self.table.setColumnHidden(len(HEADS) - 1, self.width() < ROOM_PX)

    @staticmethod
    def _row(of: FullSeizure, at: int) -> tuple[Cell, ...]:
        begins, twin = of.onset_s[at], of.onset_twin_s[at]
        low, high = of.onset_twin_low_s[at], of.onset_twin_high_s[at]
        here = f"{begins:.1f}" if np.isfinite(begins) else tr("no seizure")
        there = f"{twin:.1f} [{low:.1f}, {high:.1f}]"
        by = tr("begins by itself") if of.began_alone[at] else tr("recruited")
        return (
            Cell(region(of.region_names[at])),
            Cell(here, float(begins), "right"),
            Cell(there if np.isfinite(twin) else tr("no seizure"), None, "right"),
            Cell(by),
        )

    def _ask(self) -> None:
        """The chosen plan, and the same seizure without it where it is not known."""
        twin = self._view.seizure_twin
        wanted = ((), self._changes()) if self._changes() else ((),)
        for changes in wanted:
            if twin is not None and self._found(changes) is None:
                self.wish.emit(Ask(FullSeizureRequest(twin, changes), TITLE))


def hearing(of: FullSeizure) -> list[int]:
    """Places of at most 10 contacts that hear the seizure, evenly over the order in
    which they do, so that what is recruited late is seen; the loudest where none
    hears it."""
    heard = np.flatnonzero(np.isfinite(of.heard_s))
    if not len(heard):
        loud = np.argsort(-of.contacts.std(axis=0), kind="stable")
        return loud[:MOST_CONTACTS].tolist()
    order = heard[np.argsort(of.heard_s[heard], kind="stable")]
    count = min(MOST_CONTACTS, len(order))
    return order[np.linspace(0, len(order) - 1, count).astype(int)].tolist()

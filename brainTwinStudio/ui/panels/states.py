"""Recurring states of the twin beside those of the recording."""

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.jobs.messages import StatesRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, RecurringComparison, Twin
from brainTwinStudio.report import states as say_of
from brainTwinStudio.report.wording import number, region, share
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import Asked, Question
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.judged_by import judged_in
from brainTwinStudio.ui.panels.matrix_order import by_hemisphere
from brainTwinStudio.ui.plots.bar_grid import Bar, BarGrid, BarRow
from brainTwinStudio.ui.plots.state_row import Range, StateRow
from brainTwinStudio.ui.plots.state_rows import StateRows
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

NO_TWIN = tr("No fitted twin selected. Here its states stand beside measured ones.")
NO_RUN = tr("No fMRI recording to compare states with. Add one in Data.")
NOT_YET = tr(
    "Not estimated. Which patterns of phases come back in this recording, how often "
    "and for how long, and does the twin have the same? The twin is run 16 times."
)
SEGMENTS = (("states", tr("States")), ("transitions", tr("Transitions")))
LEGEND = tr(
    "Line: measured. Dot: all free runs, bar: middle 95 % of single ones. Below 0 and "
    "above 0: regions that move against each other."
)


def request_of(view: View, twin: Twin) -> StatesRequest | None:
    """Judged by recordings the twin has not seen where there are any. None without a
    recording."""
    found = judged_in(view, twin)
    if found is None:
        return None
    judged, training, notes = found
    return StatesRequest(twin, judged, training, notes=notes)


def known_of(view: View, twin: Twin) -> RecurringComparison | None:
    return view.states.get(twin.id, twin.states)


QUESTION = Question(
    "states",
    NO_TWIN,
    NOT_YET,
    tr("Recurring states of {twin}"),
    known_of,
    request_of,
    NO_RUN,
)


class StatesPanel(Panel):
    """States as strips over regions, or as a table of transitions; long work for the
    engine, kept with the twin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("States"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self._places = np.zeros(0, np.intp)
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What is shown of the states"))
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.rows, self.grid = StateRows(), BarGrid()
        self.rows.picked.connect(self._picked)
        self.words, self.apart = Elided(), Elided()
        self.caution = Caution()
        self.asked = Asked(QUESTION, self._page())
        self.asked.wish.connect(self.wish)
        self.empty = self.asked.empty
        self.body.addWidget(self.asked, 1)

    def present(self, view: View) -> None:
        self._view = view
        found = self.asked.show_answer(view)
        if not isinstance(found, RecurringComparison):
            return
        shown = self.segments.current()
        drawn = (found, shown, view.theme, view.parcellation)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, shown, view)
        places = np.flatnonzero(np.isin(self._places, view.selected))
        self.rows.set_selected(tuple(int(at) for at in places))

    def show_job(self, job: Job) -> None:
        self.asked.show_job(job)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        for label in (self.words, self.apart):
            label.setContentsMargins(12, 0, 12, 0)
            label.setProperty("role", "note")
        self._shown = QStackedWidget()
        self._shown.addWidget(scrolled(self.rows))
        self._shown.addWidget(scrolled(self.grid))
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self._shown, 1)
        column.addWidget(self.caution)
        column.addWidget(self.apart)
        return page

    def _draw(self, found: RecurringComparison, shown: str, view: View) -> None:
        assert view.parcellation is not None
        order = by_hemisphere(view.parcellation)
        self._places = order.places
        names = [region(view.names[at]) for at in order.places]
        self.rows.set(rows_of(found, view.names, order.places), names, order.seams)
        self.grid.set(*transitions_of(found))
        self._shown.setCurrentIndex(int(shown == "transitions"))
        legend = say_of.TRANSITIONS if shown == "transitions" else LEGEND
        self.words.set_text(legend)
        told = say_of.verdict(found)
        told = (say_of.chosen(found), *told, say_of.basis(found))
        self.apart.set_text(" ".join(told))
        self.apart.setToolTip("\n".join(told))
        self.caution.set(found.notes)

    def _picked(self, place: int) -> None:
        name = self._view.names[int(self._places[place])]
        selection = replace(self._view.selection, regions=(name,), edges=())
        if selection != self._view.selection:
            self.wish.emit(Select(selection))


def rows_of(
    of: RecurringComparison, names: tuple[str, ...], places: np.ndarray
) -> tuple[StateRow, ...]:
    """A row a state; places: regions in the order of drawing."""
    found = []
    for k, name in enumerate(say_of.state_names(of, names)):
        simulated = share(float(of.simulated_probability[k]))
        probability = _range(
            (of.probability, of.simulated_probability),
            (of.probability_low, of.probability_high),
            k,
            tr(
                "{measured}, twin {simulated}",
                measured=share(float(of.probability[k])),
                simulated=say_of.probability(of, k),
            ),
            f"{100 * float(of.probability[k]):.0f} / {simulated}",
        )
        measured = number(float(of.dwell_s[k]), 1)
        dwell = _range(
            (of.dwell_s, of.simulated_dwell_s),
            (of.dwell_low, of.dwell_high),
            k,
            tr(
                "{measured} s, twin {simulated}",
                measured=measured,
                simulated=say_of.dwell(of, k),
            ),
            f"{measured} / {number(float(of.simulated_dwell_s[k]), 1)} s",
        )
        patterns = np.stack([of.patterns[k], of.simulated_patterns[k]])[:, places]
        like = number(float(of.likeness[k]))
        tip = tr(
            "State {name}\nLikeness {likeness}\nProbability: {probability}\n"
            "Dwell time: {dwell}",
            name=name,
            likeness=like,
            probability=probability.text,
            dwell=dwell.text,
        )
        row = StateRow(
            tr("State {number}", number=k + 1),
            tr("likeness {value}", value=like),
            patterns,
            (probability, dwell),
            tip,
        )
        found.append(row)
    return tuple(found)


def _range(
    values: tuple[Array, Array],
    ends: tuple[Array, Array],
    k: int,
    text: str,
    brief: str,
) -> Range:
    """Of state k: values are measured and simulated, ends those of single runs."""
    measured, simulated, low, high = (float(row[k]) for row in (*values, *ends))
    return Range(measured, simulated, low, high, text, brief)


def transitions_of(
    of: RecurringComparison,
) -> tuple[tuple[tuple[str, str], ...], tuple[BarRow, ...]]:
    """Heads and rows; longest bar: certainty."""
    states = range(of.count)
    to, later = tr("to {number}"), tr("State {number} a sample later")
    heads = tuple((to.format(number=j + 1), later.format(number=j + 1)) for j in states)
    rows = tuple(
        BarRow(
            tr("from state {number}", number=i + 1),
            tuple(
                Bar(
                    float(of.simulated_transitions[i, j]),
                    say_of.transition(of, i, j),
                    tip=say_of.transition(of, i, j) + " %",
                )
                for j in states
            ),
        )
        for i in states
    )
    return heads, rows

"""One stimulus over a grid of amplitudes and frequencies, cell by cell."""

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QWidget

from brainTwinStudio.jobs.messages import ScenarioAnswer, ScenarioRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import given
from brainTwinStudio.ui import plans, stimuli, sweeps
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.effect_rows import round_up
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.plan_runs import owner_of
from brainTwinStudio.ui.plan_words import quoted
from brainTwinStudio.ui.plots.sweep_map import SweepMap
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

EMPTY = tr(
    "How the predicted outcome depends on amplitude and frequency: a grid of 25 cells "
    "around the present values, 16 paired runs each."
)
NOTHING = tr("A constant input, or one without amplitude, has nothing to sweep over.")
RING = tr("ring: within noise; corner: beyond what the twin knows")
FAILED = tr("The sweep stopped: {sentence}")
TITLES = (tr("Amplitude (model units/s)"), tr("Frequency (Hz)"))


class SweepPanel(Panel):
    """Asks for one cell after the other; a click on a cell sets its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sweep"), parent)
        self._view = View()
        self._sweep: sweeps.Sweep | None = None
        self._asked: tuple[sweeps.Place, ScenarioRequest] | None = None
        self._owner: tuple[object, ...] = ()  # whose plan is swept
        self._seen, self._absences = False, 0  # the job of the cell, and not
        self._running = False
        self._fault = ""
        self.outcome = QComboBox()
        self.outcome.setProperty("kind", "bare")
        self.outcome.setAccessibleName(tr("Outcome"))
        self.outcome.activated.connect(lambda _: self._draw())
        self.button = QPushButton(tr("Sweep again"))
        self.button.setProperty("kind", "small")
        self.button.clicked.connect(self._pressed)
        self.state = Elided()
        self.state.setProperty("role", "note")
        self.head.add_right(self.state)
        self.head.add_right(self.outcome)
        self.head.add_right(self.button)
        self.plot = SweepMap()
        self.plot.cell_clicked.connect(self._clicked)
        self.empty = Empty(EMPTY, tr("Sweep"))
        self.empty.pressed.connect(self._start)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.plot)
        self.body.addWidget(self.stack)
        self._soon = QTimer(self, singleShot=True, interval=1)
        self._soon.timeout.connect(self._ask_next)

    def present(self, view: View) -> None:
        news, self._view = view is not self._view, view
        found = stimuli.shown_stimulus(view)
        sweep, plan = self._sweep, view.scenario
        if found is None or plan is None:
            return
        mine = self._owner == owner_of(plan, view)
        if sweep is not None and not (mine and sweeps.belongs(sweep, plan, found[0])):
            self._sweep, self._running, self._asked = None, False, None
        if self._asked is not None:
            self._take(self._asked, news)
        elif self._running:
            self._soon.start()
        if self._sweep is None:
            self._present_empty(found[1], view)
        else:
            self._draw()

    # ------------------------------------------------------------ running

    def _pressed(self) -> None:
        if self._running:
            self._running = False
            job = self._job()
            if job is not None:
                self.wish.emit(Do("stop", job.id))
            self._draw()
        else:
            self._start()

    def _start(self) -> None:
        view, found = self._view, stimuli.shown_stimulus(self._view)
        if found is None or view.twin is None or view.scenario is None:
            return
        self._sweep = sweeps.begun(view.scenario, found[0], view.twin)
        self._owner = owner_of(view.scenario, view)
        self._running, self._fault = self._sweep is not None, ""
        self._asked = None
        if self._sweep is not None:
            named = sweeps.outcomes(self._sweep)
            if self.outcome.count() != len(named):
                for name, label in named:
                    self.outcome.addItem(label, name)
            self._ask_next()
            self._draw()

    def _ask_next(self) -> None:
        sweep, twin = self._sweep, self._view.twin
        if sweep is None or twin is None or not self._running or self._asked:
            return
        place = sweep.next_place
        if place is None:
            self._running = False
            self._draw()
            return
        request = sweeps.request_of(sweep, place, twin)
        self._asked = (place, request)
        self._seen, self._absences = False, 0
        title = tr(
            "Sweep {plan}, {number} of {count}",
            plan=quoted(sweep.plan.name),
            number=len(sweep.results) + 1,
            count=sweep.size,
        )
        self.wish.emit(Ask(request, title))

    def _take(self, asked: tuple[sweeps.Place, ScenarioRequest], news: bool) -> None:
        """Take the answer to the cell that was asked, once it is there; a cell that is
        in the queue no more was stopped. news: the view is not the last one again, of
        which one may be from before the cell was asked."""
        job = self._job()
        if job is None:
            self._absences += news
            if self._seen or self._absences > 1:
                self._asked, self._running = None, False
            return
        self._seen = True
        if not job.is_over or self._sweep is None:
            return
        self._asked = None
        answer = job.answer
        if isinstance(answer, ScenarioAnswer) and answer.scenario.result is not None:
            result = answer.scenario.result
            found = result.effects, result.familiarity
            self._sweep = sweeps.with_result(self._sweep, asked[0], *found)
            self._soon.start()
        else:
            self._running = False
            self._fault = heard(job.sentence) or tr(job.state)

    def _job(self) -> Job | None:
        """The job of the cell that was asked."""
        if self._asked is None:
            return None
        request = self._asked[1]
        return next((job for job in self._view.jobs if job.request is request), None)

    # ------------------------------------------------------------ drawing

    def _present_empty(self, stimulus: Stimulation, view: View) -> None:
        usable = waveform(stimulus.waveform).repeats and stimulus.amplitude != 0
        self.state.hide()
        self.stack.setCurrentWidget(self.empty)
        self.outcome.hide()
        self.button.hide()
        may = usable and not view.read_only
        self.empty.set_text(EMPTY if usable else NOTHING, tr("Sweep") if may else "")

    def _draw(self) -> None:
        sweep, found = self._sweep, stimuli.shown_stimulus(self._view)
        if sweep is None or found is None:
            return
        self.stack.setCurrentWidget(self.plot)
        self.state.set_text(self._progress(sweep))
        self.state.show()
        self.outcome.show()
        self.button.show()
        self.button.setText(tr("Stop") if self._running else tr("Sweep again"))
        values, noise, words, unit = sweeps.grid(sweep, self.outcome.currentData())
        table, levels, ends = self._colours(values, unit)
        self.plot.set_axes(
            [given(value) for value in sweep.amplitudes],
            [given(value) for value in sweep.frequencies_hz],
            TITLES,
        )
        current = sweeps.place_of(sweep, found[1])
        strange = sweeps.beyond(sweep)
        self.plot.set(values, noise, words, levels, ends, table, current, strange)

    def _progress(self, sweep: sweeps.Sweep) -> str:
        done = len(sweep.results)
        if self._fault:
            return FAILED.format(sentence=self._fault)
        if not self._running and done == sweep.size:
            return RING
        going, stopped = (
            tr("Running, {done} of {count}"),
            tr("Stopped, {done} of {count}"),
        )
        words = going if self._running else stopped
        return words.format(done=done, count=sweep.size)

    def _colours(self, values: np.ndarray, unit: str) -> tuple:
        """Colours, the ends of their scale, and these in words: one arm from zero where
        every value is on one side, else equal arms."""
        known = values[np.isfinite(values)]
        arm = round_up(float(np.abs(known).max())) if known.size else 1.0
        sign = "\u00a0%" if unit == "%" else ""
        theme = self._view.theme
        if known.size and known.min() < 0:
            ends = f"−{given(arm)}{sign}", f"+{given(arm)}{sign}"
            return colour_map(theme.difference_map), (-arm, arm), ends
        return colour_map(theme.values_map), (0.0, arm), ("0", f"{given(arm)}{sign}")

    # ------------------------------------------------------------ wishes

    def _clicked(self, row: int, column: int) -> None:
        view, sweep = self._view, self._sweep
        found = stimuli.shown_stimulus(view)
        if sweep is None or found is None:
            return
        new = sweeps.stimulus_at(sweep, (row, column))
        wish = wish_for(view, plans.changed, found[0], new)
        if wish is not None:
            self.wish.emit(wish)

"""Where the excitability of each lobe moves while a fit runs, and where it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from brainTwinStudio.analysis.lobes import lobe_of
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation, Twin
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.paced import Paced
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_shown import SECONDS, is_of, shown_of
from brainTwinStudio.ui.panels.fit_stages import key_of
from brainTwinStudio.ui.plots.drift_plot import DriftPlot, Group, SpreadPlot, Track
from brainTwinStudio.ui.plots.loss_plot import nice_end
from brainTwinStudio.ui.view import View

MOST_POINTS = 1200
BEFORE = ("Preparing", "Compiling", "Start")  # stages of the engine
FEWEST = 2  # regions that make a group
NOTHING = tr("How the excitability of each lobe moves during a fit is drawn here.")
WAITING = tr("The first values come with the first step of the fit.")
NO_VALUES = tr("This model has no excitability to draw.")
DRIFT_NOTE = tr(
    "Line: mean; band: middle half of the regions. Uncertainty: not estimated."
)
SPREAD_NOTE = tr(
    "A dot for each region, a bar for the mean. Uncertainty: not estimated."
)
SIDES = {"L": tr("Left"), "R": tr("Right"), "-": tr("Neither side")}
Y_LABEL, ALPHA_LABEL = tr("Excitability a (1/s)"), tr("Alpha frequency (Hz)")
LOBES = {
    "frontal lobe": tr("Frontal"),
    "parietal lobe": tr("Parietal"),
    "temporal lobe": tr("Temporal"),
    "occipital lobe": tr("Occipital"),
    "cingulate cortex": tr("Cingulate"),
    "insula": tr("Insula"),
    "subcortical": tr("Subcortical"),
}
# Titles by what a group is.
EXCITABILITY = {
    "lobe": tr("Excitability per lobe"),
    "hemisphere": tr("Excitability per hemisphere"),
    "": tr("Excitability"),
}
ALPHA = {
    "lobe": tr("Alpha frequency per lobe"),
    "hemisphere": tr("Alpha frequency per hemisphere"),
    "": tr("Alpha frequency"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Groups of regions, in the order of their colours: names and members; per: what
    a group is, "lobe", "hemisphere" or "" of all regions together."""

    per: str
    names: tuple[str, ...]
    members: tuple[Array, ...]


def grouping_of(parcellation: Parcellation) -> Grouping:
    """Lobes where the names tell them, else hemispheres, else all regions."""
    lobes = [lobe_of(name) for name in parcellation.region_names]
    if sum(bool(lobe) for lobe in lobes) > 0.8 * len(lobes):
        found = _grouped([LOBES.get(lobe, "") for lobe in lobes], LOBES.values())
        if len(found.names) > 1:
            return Grouping("lobe", found.names, found.members)
    sides = tuple(SIDES[side] for side in parcellation.hemispheres)
    found = _grouped(sides, SIDES.values())
    if len(found.names) > 1:
        return Grouping("hemisphere", found.names, found.members)
    everything = np.arange(parcellation.count)
    return Grouping("", (tr("All regions"),), (everything,))


def _grouped(labels: Sequence[str], order: Iterable[str]) -> Grouping:
    names, members = [], []
    for name in order:
        found = np.flatnonzero([label == name for label in labels])
        if name and len(found) >= min(FEWEST, max(1, len(labels) // 8)):
            names.append(name)
            members.append(found)
    return Grouping("", tuple(names), tuple(members))


class Course:
    """The values that a fit has shown so far, picture by picture."""

    def __init__(self, job: Job) -> None:
        self.job_id = job.id
        request = job.request
        assert isinstance(request, FitRequest)
        self.grouping = grouping_of(request.connectome.parcellation)
        self.seconds: list[float] = []
        self.stages: list[str] = []
        self.values: list[Array] = []
        self._last: object = None

    def add(self, job: Job) -> bool:
        """Take in what is new; False where nothing is."""
        if job.preview is self._last or "a" not in job.preview:
            return False
        self._last = job.preview
        if key_of(job.stage) in BEFORE:
            return False  # starting points beside each other, of which one goes on
        if len(self.seconds) >= MOST_POINTS:  # thin out: every second one is kept
            for row in (self.seconds, self.stages, self.values):
                del row[::2]
        self.seconds.append(job.seconds)
        self.stages.append(job.stage)
        self.values.append(np.asarray(job.preview["a"], float))
        return True

    def groups(self) -> list[Group]:
        """Mean and middle half of each group over seconds; a gap where the next stage
        begins from somewhere else."""
        values = np.stack(self.values)
        breaks = [
            i
            for i in range(1, len(self.stages))
            if self.stages[i] != self.stages[i - 1]
        ]
        tracks = []
        for name, members in zip(
            self.grouping.names, self.grouping.members, strict=True
        ):
            part = values[:, members]
            low, high = np.quantile(part, [0.25, 0.75], axis=1)
            track = Track(np.asarray(self.seconds), part.mean(axis=1), low, high)
            tracks.append(Group(name, track, tuple(breaks)))
        return tracks


class DriftPanel(Panel):
    """Lines over time of a running fit; dots by lobe of a finished twin."""

    def __init__(self) -> None:
        super().__init__(EXCITABILITY["lobe"])
        self.plot = DriftPlot(SECONDS, Y_LABEL)
        self.spread = SpreadPlot(Y_LABEL)
        self._empty = Empty(NOTHING)
        self._stack = QStackedLayout()
        for widget in (self._empty, self.plot, self.spread):
            self._stack.addWidget(widget)
        self.note = Elided()
        self.note.setProperty("role", "note")
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 0, 12, 8)
        line.addWidget(self.note)
        self.body.addLayout(self._stack, 1)
        self.body.addWidget(foot)
        self._course: Course | None = None
        self._shown: Job | Twin | None = None
        self._paced = Paced(self, self._draw, 3)
        self.note.hide()

    def present(self, view: View) -> None:
        for plot in (self.plot, self.spread):
            plot.set_theme(view.theme)
        shown = shown_of(view, self._shown)
        if shown is not self._shown:
            self._shown = shown
            if isinstance(shown, Job):
                self._take(shown)
            self._paced.now()

    def show_job(self, job: Job) -> None:
        if is_of(self._shown, job):
            self._shown = job
            if self._take(job):
                self._paced.ask()

    def _take(self, job: Job) -> bool:
        if self._course is None or self._course.job_id != job.id:
            self._course = Course(job)
        return self._course.add(job)

    def _draw(self) -> None:
        shown = self._shown
        if isinstance(shown, Job):
            self._draw_course(shown)
        elif shown is None:
            self._show(0, EXCITABILITY["lobe"], "")
            self._empty.set_text(NOTHING)
        else:
            self._draw_twin(shown)

    def _draw_course(self, job: Job) -> None:
        course = self._course
        if course is None or not course.values:
            self._empty.set_text(WAITING)
            self._show(0, EXCITABILITY[course.grouping.per if course else ""], "")
            return
        self._show(1, EXCITABILITY[course.grouping.per], DRIFT_NOTE)
        end = nice_end(job.seconds + (job.seconds_left or 0.0))
        self.plot.set(course.groups(), end)

    def _draw_twin(self, twin: Twin) -> None:
        name, titles, label = "a", EXCITABILITY, Y_LABEL
        if twin.sensors is not None:
            name, titles, label = "alpha_frequency_hz", ALPHA, ALPHA_LABEL
        values = twin.parameters.get(name)
        grouping = grouping_of(twin.connectome.parcellation)
        if values is None or np.ndim(values) != 1:
            self._empty.set_text(NO_VALUES)
            self._show(0, EXCITABILITY[grouping.per], "")
            return
        self._show(2, titles[grouping.per], SPREAD_NOTE)
        self.spread.set_labels("", label)
        parts = [np.asarray(values)[members] for members in grouping.members]
        self.spread.set(grouping.names, parts)

    def _show(self, page: int, title: str, note: str) -> None:
        self.head.set_title(title)
        self._stack.setCurrentIndex(page)
        self.note.set_text(note)
        self.note.setVisible(bool(note))

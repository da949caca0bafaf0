"""What stimulating one of a plan's targets does: PCI, entrainment, phase response."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from brainTwinStudio.jobs.dynamics_requests import (
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    ResponseComplexityRequest,
)
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Stimulation, Twin
from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
from brainTwinStudio.project.readouts import (
    PulseAtPhase,
    Readout,
    RegionEntrainment,
    ResponseComplexity,
)
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report.electric_words import explains_eeg
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.ui import stimuli
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import STOPS, WAITING
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.computed import OF_SEGMENTS
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.readout_benches import (
    ComplexityBench,
    EntrainmentBench,
    PhaseBench,
)
from brainTwinStudio.ui.panels.system_parts import button, combo, note, offer
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

Bench = TypeVar("Bench", ComplexityBench, EntrainmentBench, PhaseBench)
ASKS = ResponseComplexityRequest | RegionEntrainmentRequest | PulseAtPhaseRequest
OF_EEG = tr(
    "A twin of an EEG is not asked this: its runs are of sources. Choose a twin of "
    "fMRI."
)
COMPUTE, AGAIN, STOP = tr("Compute"), tr("Compute again"), tr("Stop")
FAILED = tr("Not estimated. {sentence}")


@dataclass(frozen=True, slots=True)
class Kind:
    """name: of its segment; label; asks: makes the request; answer: its type; not_yet:
    said before it was asked; title: of the job."""

    name: str
    label: str
    asks: Callable[[Twin, int], ASKS]
    answer: type
    not_yet: str
    title: str


KINDS = (
    Kind(
        "complexity",
        tr("PCI"),
        ResponseComplexityRequest,
        ResponseComplexity,
        tr(
            "Not estimated. How spread and how differentiated is the answer to a pulse "
            "here? 32 runs, eight times a pulse in each, and the same without it."
        ),
        tr("PCI of a pulse to {region}"),
    ),
    Kind(
        "entrainment",
        tr("Entrainment"),
        RegionEntrainmentRequest,
        RegionEntrainment,
        tr(
            "Not estimated. At which amplitudes and frequencies does this region "
            "follow a sine (its Arnold tongue, with noise)? 54 sines, 8 runs each."
        ),
        tr("Entrainment of {region}"),
    ),
    Kind(
        "phase-response",
        tr("Phase"),
        PulseAtPhaseRequest,
        PulseAtPhase,
        tr(
            "Not estimated. How does a pulse move the rhythm of this region, by the "
            "phase that it meets? 128 runs with and without it."
        ),
        tr("Phase response of {region}"),
    ),
)


class ReadoutsPanel(Panel):
    """One question of three, of one target of the shown stimulus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Readouts"), parent)
        self._view = View()
        self._targets: tuple[str, ...] = ()
        self._faults: dict[tuple[str, str, str], str] = {}  # twin, kind, region
        self.segments = Segmented([(one.name, one.label) for one in KINDS])
        self.segments.setAccessibleName(tr("What is asked of the stimulated region"))
        self.segments.picked.connect(lambda _: self._show())
        self.target = combo(tr("Stimulated region that is asked about"), 10)
        self.target.activated.connect(lambda _: self._show())
        self.start = button(COMPUTE, tr("By the engine, in a job of its own"))
        self.start.clicked.connect(self._pressed)
        self.empty = Empty("")
        self.unknown = note(NOT_OF_READOUTS)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 2)
        row.setSpacing(8)
        for part in (self.segments, self.target):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.start)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.unknown)

    @cached_property
    def complexity(self) -> ComplexityBench:
        """Made once it is wanted, like the others: plots take their time."""
        return self._taken(ComplexityBench())

    @cached_property
    def entrainment(self) -> EntrainmentBench:
        return self._taken(EntrainmentBench())

    @cached_property
    def phases(self) -> PhaseBench:
        return self._taken(PhaseBench())

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        found = stimuli.shown_stimulus(view)
        if found is None or view.twin is None:
            return
        chosen = self._region()
        self._targets = _strongest_first(found[1])
        at = self._targets.index(chosen) if chosen in self._targets else 0
        offer(self.target, tuple(map(region_text, self._targets)), at)
        self._show()

    def show_job(self, job: Job) -> None:
        if job.kind != "readouts":
            return
        if job.state == "failed" and isinstance(job.request, ASKS):
            self._faults[self._key(job.request)] = heard(job.sentence)
        self._show(job)

    def fact_of(self, plot: str) -> str:
        shown = type(self).__name__, self.segments.current()
        return OF_SEGMENTS.get(shown) or super().fact_of(plot)

    def _show(self, told: Job | None = None) -> None:
        """told: a job that got on since the view was made."""
        twin, refused = self._view.twin, self._refused()
        if twin is None or not self._targets:
            return
        job = self._job(told)
        answer = None if refused else self._answer()
        self.start.setVisible(not refused)
        self.start.setText(STOP if job else AGAIN if answer is not None else COMPUTE)
        self.start.setEnabled(job is None or job.can_stop)
        self.unknown.setVisible(answer is not None and job is None)
        if answer is not None and job is None:
            self._draw(answer)
            return
        self.empty.set_text(refused or self._missing(job, twin))
        self.stack.setCurrentWidget(self.empty)

    def _draw(self, answer: Readout) -> None:
        theme = self._view.theme
        if isinstance(answer, ResponseComplexity):
            self.stack.setCurrentWidget(self.complexity)
            self.complexity.set_theme(theme)
            self.complexity.set(answer)
        elif isinstance(answer, RegionEntrainment):
            self.stack.setCurrentWidget(self.entrainment)
            self.entrainment.set_theme(theme)
            self.entrainment.set(answer, self._own())
        else:
            self.stack.setCurrentWidget(self.phases)
            self.phases.set_theme(theme)
            self.phases.set(answer)

    def _missing(self, job: Job | None, twin: Twin) -> str:
        if job is not None:
            waits = job.state == "queued"
            return WAITING if waits else going_of(job) + (STOPS if job.can_stop else "")
        kind = self._kind()
        fault = self._faults.get((twin.id, kind.name, self._region()), "")
        return FAILED.format(sentence=fault) if fault else kind.not_yet

    def _refused(self) -> str:
        """Why nothing can be asked, "" if it can."""
        twin = self._view.twin
        return OF_EEG if twin is not None and explains_eeg(twin) else ""

    # ------------------------------------------------------------ what is chosen

    def _kind(self) -> Kind:
        name = self.segments.current()
        return next(one for one in KINDS if one.name == name)

    def _region(self) -> str:
        at = self.target.currentIndex()
        return self._targets[at] if 0 <= at < len(self._targets) else ""

    def _answer(self) -> Readout | None:
        kind, region = self._kind().answer, self._region()
        known = self._view.readouts_of_twin
        here = (o for o in known if isinstance(o, kind) and o.region == region)
        return next(here, None)

    def _job(self, told: Job | None) -> Job | None:
        """The job that answers what is chosen, None where there is none."""
        twin = self._view.twin
        jobs = {job.id: job for job in self._view.jobs}
        if told is not None:
            jobs[told.id] = told
        wanted = (twin.id if twin else "", self._kind().name, self._region())
        for job in jobs.values():
            asked = job.request
            if job.is_over or not isinstance(asked, ASKS):
                continue
            if self._key(asked) == wanted:
                return job
        return None

    @staticmethod
    def _key(asked: ASKS) -> tuple[str, str, str]:
        names = asked.twin.connectome.parcellation.region_names
        kind = next(one for one in KINDS if one.asks is type(asked))
        return asked.twin.id, kind.name, names[asked.region]

    def _own(self) -> tuple[float, float] | None:
        """Amplitude and frequency that the shown stimulus has here."""
        found = stimuli.shown_stimulus(self._view)
        if found is None or not waveform(found[1].waveform).repeats:
            return None
        of = found[1]
        shares = of.weights or (1.0,) * len(of.targets)
        share = abs(shares[of.targets.index(self._region())])
        return abs(of.amplitude) * share, of.frequency_hz

    # ------------------------------------------------------------ wishes

    def _pressed(self) -> None:
        twin, job, kind = self._view.twin, self._job(None), self._kind()
        if job is not None:
            self.wish.emit(Do("stop", job.id))
        elif twin is not None:
            region = self._region()
            self._faults.pop((twin.id, kind.name, region), None)
            at = twin.connectome.parcellation.region_names.index(region)
            title = kind.title.format(region=region_text(region))
            self.wish.emit(Ask(kind.asks(twin, at), title))

    def _taken(self, bench: Bench) -> Bench:
        self.stack.addWidget(bench)
        return bench


def _strongest_first(of: Stimulation) -> tuple[str, ...]:
    """Its targets by the share that they get."""
    shares = np.abs(of.weights or (1.0,) * len(of.targets))
    order = np.argsort(-shares, kind="stable")
    return tuple(of.targets[int(k)] for k in order)

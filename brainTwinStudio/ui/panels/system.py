"""A twin as a dynamical system: one region with a knob to turn, and the network."""

from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.jobs.messages import NetworkModesRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.project.response_map import ResponseMap
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.report.electric_words import explains_eeg
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import Asked, Question
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.computed import OF_SEGMENTS
from brainTwinStudio.ui.panels.system_manifold import DIRECTIONS, ManifoldBench
from brainTwinStudio.ui.panels.system_network import NetworkBench
from brainTwinStudio.ui.panels.system_region import RegionBench
from brainTwinStudio.ui.panels.system_responses import RESPONSES, ResponseBench
from brainTwinStudio.ui.panels.system_scan import SCAN, ScanBench
from brainTwinStudio.ui.panels.system_study import RegionStudy
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do, Select

NO_TWIN = tr(
    "No fitted twin selected. Here a region of it is seen as a dynamical system: where "
    "it rests, when it begins to oscillate, and what turning a parameter does."
)
OF_EEG = tr(
    "A twin of an EEG is fitted to spectra, by linear responses: its regions have no "
    "equations to turn a knob of. Choose a twin of fMRI."
)
DIVERGED = tr("This fit diverged: its numbers say nothing about the region.")
ASKING = tr("The region is being looked at.")
WAITS = tr("Waiting for “{title}”.")
NO_MODES = tr("Which patterns does the network swing in, and how fast do they fade?")
MODES_RUN = tr("The modes of the network are being computed.")
STRONGEST = tr("No region selected: this one receives most.")
SEGMENTS = (
    ("region", tr("Region")),
    ("network", tr("Network")),
    ("scan", tr("Scan")),
    ("manifold", tr("Space")),
    ("responses", tr("Responses")),
)
Bench = TypeVar("Bench", RegionBench, NetworkBench)


class SystemPanel(Panel):
    """A region on the bench, the modes of the network, its coupling turned, the
    directions it moves in, or its responses to pulses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("System"), parent)
        self._view = View()
        self.study = RegionStudy(self)
        self.study.asked.connect(self.wish)
        self.study.changed.connect(self._studied)
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What is shown of the system"))
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.chosen = Elided()
        self.chosen.setProperty("role", "note")
        self.head.add_right(self.chosen)
        self.head.add_right(self.segments)
        self.empty = Empty(NO_TWIN, tr("Set up a fit"))
        self.empty.pressed.connect(self._mend)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    @cached_property
    def region(self) -> RegionBench:
        """Made once it is wanted, like the other: five plots take 0.1 s."""
        return self._taken(RegionBench(self.study))

    @cached_property
    def network(self) -> NetworkBench:
        return self._taken(NetworkBench())

    @cached_property
    def scan(self) -> ScanBench:
        return ScanBench()

    @cached_property
    def scans(self) -> Asked:
        return self._framed(SCAN, self.scan)

    @cached_property
    def manifold(self) -> ManifoldBench:
        return ManifoldBench()

    @cached_property
    def manifolds(self) -> Asked:
        return self._framed(DIRECTIONS, self.manifold)

    @cached_property
    def response(self) -> ResponseBench:
        return ResponseBench()

    @cached_property
    def responses(self) -> Asked:
        return self._framed(RESPONSES, self.response)

    def present(self, view: View) -> None:
        self._view = view
        twin, refusal = view.twin, _refusal(view)
        self.segments.setVisible(not refusal)
        self.chosen.set_text("")
        if twin is None or refusal:
            self.study.clear()
            mends = twin is None and view.patient is not None
            self._say(refusal, tr("Set up a fit") if mends else "")
            return
        shown = self.segments.current()
        if shown == "network":
            self._present_network(view, twin)
        elif shown == "scan":
            self._present_scan(view)
        elif shown == "manifold":
            self._present_manifold(view)
        elif shown == "responses":
            self._present_responses(view, twin)
        else:
            self._present_region(view, twin)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed is None:  # what was presented while hidden asked nothing
            self.present(self._view)

    def show_job(self, job: Job) -> None:
        if job.kind == "system" and job.is_over:
            self.study.take(job)
        if self.segments.current() == "scan":
            self.scans.show_job(job)
        elif self.segments.current() == "manifold":
            self.manifolds.show_job(job)
        elif self.segments.current() == "responses":
            self.responses.show_job(job)

    def fact_of(self, plot: str) -> str:
        """Runs of the twin are told of otherwise than its equations."""
        shown = type(self).__name__, self.segments.current()
        return OF_SEGMENTS.get(shown) or super().fact_of(plot)

    # ------------------------------------------------------------ a region

    def _present_region(self, view: View, twin: Twin) -> None:
        at = view.selected[0] if view.selected else strongest_region(twin)
        self.chosen.set_text("" if view.selected else STRONGEST)
        if not self.isVisible():
            return  # nothing is asked of the engine for nobody
        self.region.set_theme(view.theme)
        self.region.set_twin(twin, at)
        self.study.show(twin, at)
        self._studied()

    def _studied(self) -> None:
        """Something is known of the region, or the knob was turned."""
        study, running = self.study, self._before()
        if self.segments.current() != "region" or self._view.twin is None:
            return
        if study.refusal:
            self._say(study.refusal)
        elif study.system is None:
            self._say(running or ASKING)
        else:
            self._stack.setCurrentWidget(self.region)
            self.region.show_study(running if study.is_busy else "")

    def _before(self) -> str:
        """What is waited for, "" for nothing."""
        jobs = (j for j in self._view.jobs if j.state in ("running", "stopping"))
        found = next(jobs, None)
        return "" if found is None else WAITS.format(title=found.title)

    def _picked(self, region: int) -> None:
        name = self._view.names[region]
        selection = replace(self._view.selection, regions=(name,), edges=())
        if selection != self._view.selection:
            self.wish.emit(Select(selection))

    # ------------------------------------------------------------ the network

    def _present_network(self, view: View, twin: Twin) -> None:
        found, job = view.modes.get(twin.id), view.job("modes")
        if found is not None:
            self._stack.setCurrentWidget(self.network)
            self.network.set_theme(view.theme)
            self.network.set(found, view.names)
            self.network.choose_region(view.selected[0] if view.selected else None)
        elif self.study.refusal:
            self._say(self.study.refusal)
        elif job is None:
            self._say(NO_MODES, tr("Compute"))
        else:
            waits = job.state == "queued"
            self._say(self._before() if waits else MODES_RUN)

    # ------------------------------------------------------------ long work

    def _present_scan(self, view: View) -> None:
        self._stack.setCurrentWidget(self.scans)
        found = self.scans.show_answer(view)
        if isinstance(found, CouplingScan):
            self.scan.set_theme(view.theme)
            self.scan.set(found)

    def _present_manifold(self, view: View) -> None:
        self._stack.setCurrentWidget(self.manifolds)
        found = self.manifolds.show_answer(view)
        if isinstance(found, LatentManifold):
            self.manifold.set_theme(view.theme)
            self.manifold.set(found)

    def _present_responses(self, view: View, twin: Twin) -> None:
        self._stack.setCurrentWidget(self.responses)
        found = self.responses.show_answer(view)
        if isinstance(found, ResponseMap):
            at = view.selected[0] if view.selected else None
            self.response.set_theme(view.theme)
            self.response.set(found, twin.connectome.parcellation, at)

    def _framed(self, question: Question, bench: QWidget) -> Asked:
        asked = Asked(question, bench)
        asked.wish.connect(self.wish)
        self._stack.addWidget(asked)
        return asked

    def _taken(self, bench: Bench) -> Bench:
        bench.region_picked.connect(self._picked)
        self._stack.addWidget(bench)
        return bench

    def _say(self, text: str, button: str = "") -> None:
        self.empty.set_text(text, button)
        self._stack.setCurrentWidget(self.empty)

    def _mend(self) -> None:
        twin = self._view.twin
        if twin is None:
            self.wish.emit(Do("fit"))
        else:
            title = tr("Network modes of {twin}", twin=fit_name(twin))
            self.wish.emit(Ask(NetworkModesRequest(twin), title))


def strongest_region(twin: Twin) -> int:
    """The region that receives most by its anatomical weights (target, source)."""
    return int(np.argmax(np.nansum(twin.connectome.weights, axis=1)))


def _refusal(view: View) -> str:
    """Why nothing can be shown, "" where something can."""
    if view.twin is None:
        return NO_TWIN
    if explains_eeg(view.twin):
        return OF_EEG
    return DIVERGED if view.twin.outcome == "diverged" else ""

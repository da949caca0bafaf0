"""One region under study: what was asked of it, what is known, how the knob stands."""

import math

import numpy as np
from PySide6.QtCore import QObject, Signal

from brainTwinStudio.jobs.messages import (
    DiagramRequest,
    PortraitRequest,
    RegionSystemRequest,
    TrajectoryRequest,
)
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Array, FrozenMap, Twin
from brainTwinStudio.project.dynamics import (
    Diagram,
    Knob,
    Portrait,
    RegionSystem,
    Trajectory,
    near,
)
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.system_asks import Asking
from brainTwinStudio.ui.panels.system_ends import (
    Span,
    by_speed,
    is_outside,
    state_spans,
    zoomed,
)
from brainTwinStudio.ui.panels.system_landscape import NoiseStudy
from brainTwinStudio.ui.panels.system_words import resting, rests

FADINGS, TURNS = 6.0, 12.0  # how long a trajectory is followed
LOST = tr("The engine ended. Turn the knob, or choose the region again.")


class RegionStudy(QObject):
    """asked: an Ask. changed: another thing is known, or the knob was turned.

    A diagram comes in two or three steps: a survey over all of the knob that says where
    bifurcations are, the diagram near the twin's value, and the same with cycles.
    """

    asked = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(self)
        self._asking.asked.connect(self.asked)
        self.noise = NoiseStudy(self)
        self.noise.asked.connect(self.asked)
        self.knob_name, self.axes = "", (0, 1)
        self.clear()

    def clear(self) -> None:
        """No region."""
        self._asking.forget()
        self.noise.clear()
        self.of: tuple[Twin, int] | None = None
        self.system: RegionSystem | None = None
        self.portrait: Portrait | None = None
        self.diagram: Diagram | None = None
        self.way: Array | None = None
        self.refusal, self.note = "", ""
        self.values: FrozenMap[Array] = FrozenMap({})
        self._start: tuple[float, float] | None = None
        self._step, self._ends = "", (0.0, 1.0)
        self._spans: Array | None = None
        self._rest: Array | None = None

    def show(self, twin: Twin, region: int) -> None:
        """Study a region; nothing happens where it is studied already."""
        if self.of is not None and self.of[0] is twin and self.of[1] == region:
            return
        self.clear()
        self.of = twin, region
        name = twin.connectome.parcellation.region_names[region]
        self._asking.set_title(
            tr("{region} as a dynamical system", region=region_text(name))
        )
        self._asking.ask(RegionSystemRequest(twin, region))

    # ------------------------------------------------------------ what is known

    @property
    def is_busy(self) -> bool:
        return self._asking.is_busy or self.noise.is_busy

    @property
    def follows_cycles(self) -> bool:
        return self._step == "whole" and self._asking.is_asked(DiagramRequest)

    @property
    def knob(self) -> Knob:
        """The chosen one, as the twin has it."""
        assert self.system is not None
        named = {knob.name: knob for knob in self.system.knobs}
        return named.get(self.knob_name, self.system.knobs[0])

    @property
    def value(self) -> float:
        """Where the chosen knob stands."""
        found = self.values.get(self.knob.name)
        return self.knob.value if found is None else float(found)

    @property
    def turned(self) -> tuple[str, ...]:
        """Knobs that do not stand where the twin has them."""
        if self.system is None:
            return ()
        found = ((k, self.values.get(k.name)) for k in self.system.knobs)
        return tuple(k.name for k, v in found if v is not None and float(v) != k.value)

    def held(self) -> dict[str, float]:
        """States that stand still in the portrait, and where."""
        assert self.system is not None
        if len(self.system.states) == 2:
            return {}
        at = (
            np.mean(self.system.state_ends, axis=1)
            if self._rest is None
            else self._rest
        )
        names = enumerate(self.system.states)
        return {name: float(at[n]) for n, name in names if n not in self.axes}

    # ------------------------------------------------------------ what is chosen

    def choose(self, knob: str) -> None:
        """Turn another knob; what was turned before stays turned."""
        if knob != self.knob_name:
            self.knob_name = knob
            self._begin()
            self.changed.emit()

    def turn(self, value: float) -> None:
        if self.system is None or value == self.value:
            return
        self.values = FrozenMap({**self.values, self.knob.name: np.asarray(value)})
        self._ask_portrait()
        self._ask_way()
        self.changed.emit()

    def reset(self) -> None:
        """All knobs as the twin has them."""
        if self.system is None:
            return
        others = set(self.turned) - {self.knob.name}
        self.values = self.system.values
        if others:
            self._begin()
        self._ask_portrait()
        self._ask_way()
        self.changed.emit()

    def zoom(self, factor: float) -> None:
        """More (above 1) or less of the knob around its value."""
        if self.diagram is not None:
            self._ends = zoomed(self.diagram.ends, self.value, factor)
            self._ask_diagram("plain")
            self.changed.emit()

    def set_axes(self, axes: tuple[int, int]) -> None:
        """The two states of the portrait."""
        self.axes = min(axes), max(axes)
        self._start, self.way = None, None
        self._ask_portrait()

    def look(self, landscape: bool) -> None:
        """Whether the landscape is looked at."""
        self.noise.is_wanted = landscape
        self._ask_landscape()
        self.changed.emit()

    def start(self, x: float, y: float) -> None:
        """Follow the state from a place of the portrait."""
        self._start = x, y
        self._ask_way()

    # ------------------------------------------------------------ questions

    def _begin(self) -> None:
        """A diagram of the chosen knob from the start."""
        if self.system is None:
            return
        self.diagram = None
        if is_outside(self.knob.name):
            self._ends = by_speed(self.portrait, self.value, self.knob)
            self._ask_diagram("plain")
        else:
            self._ends = self.knob.low, self.knob.high
            self._ask_diagram("survey")

    def _ask_diagram(self, step: str) -> None:
        assert self.system is not None
        self._step = step
        name, ends, cycles = self.knob.name, self._ends, step == "whole"
        node = self.system.node
        self._asking.ask(DiagramRequest(node, self.values, name, ends, (), cycles))

    def _ask_landscape(self) -> None:
        if self.system is not None:
            self.noise.look(self.system, self.values, self.axes)

    def _ask_portrait(self) -> None:
        system = self.system
        if system is None or len(system.states) < 2:
            return
        self._ask_landscape()
        if self.diagram is not None:
            self._rest = resting(self.diagram, self.value, self._rest)
        ends = None
        if self._spans is not None:
            (left, right), (low, high) = self._spans[list(self.axes)].tolist()
            ends = (left, right), (low, high)
        held, values = tuple(self.held()), self._with_held()
        self._asking.ask(PortraitRequest(system.node, values, held, (0, 1), ends))

    def _ask_way(self) -> None:
        system, begin = self.system, self._start
        if system is None or begin is None:
            return
        held, values = tuple(self.held()), self._with_held()
        span = self._span()
        self._asking.ask(TrajectoryRequest(system.node, values, begin, span, held))

    def _with_held(self) -> FrozenMap[Array]:
        held = {name: np.asarray(value) for name, value in self.held().items()}
        return FrozenMap({**self.values, **held}) if held else self.values

    def _span(self) -> float:
        """Time units until a trajectory has shown where it goes."""
        found = () if self.diagram is None else rests(self.diagram, self.value)
        if not found:
            assert self.system is not None
            return 10.0 / self.system.unit_s
        leading = found[0].leading
        fading = FADINGS / max(abs(leading.real), 1e-12)
        turning = TURNS * 2 * math.pi / max(abs(leading.imag), 1e-12)
        return max(min(fading, turning), 1e-6)

    # ------------------------------------------------------------ answers

    def take(self, job: Job) -> None:
        """A job is over; those of others are passed by."""
        if self.noise.take(job):
            self.changed.emit()
        if not self._asking.take(job):
            return
        answer = job.answer
        if job.state != "done":
            self._refused(job)
        elif isinstance(answer, RegionSystem):
            self.system, self.values = answer, answer.values
            if self.axes[1] >= len(answer.states):
                self.axes = (0, 1)
            self._ask_portrait()
            self._begin()
        elif isinstance(answer, Portrait):
            self.portrait = answer
        elif isinstance(answer, Trajectory):
            self.way = answer.states
        elif isinstance(answer, Diagram):
            self._take_diagram(job, answer)
        self.changed.emit()

    def _refused(self, job: Job) -> None:
        sentence = heard(job.sentence) if job.state == "failed" else LOST
        if isinstance(job.request, RegionSystemRequest):
            self.refusal = sentence
        else:
            self.note = sentence

    def _take_diagram(self, job: Job, found: Diagram) -> None:
        assert self.system is not None
        assert isinstance(job.request, DiagramRequest)
        if found.knob != self.knob.name or self._asking.is_asked(DiagramRequest):
            return  # a newer one is under way
        if self._step == "survey":
            self._ends = near(self.knob, self.value, found)
            if self._ends != found.ends:
                self._ask_diagram("plain")
                return
        self.diagram, self.note = found, ""
        self._spans = state_spans(self.system, found)
        self._ask_portrait()
        if self._step != "whole" and _has_hopf(found, found.ends):
            self._ask_diagram("whole")


def _has_hopf(found: Diagram, ends: Span) -> bool:
    every = (s for branch in found.branches for s in branch.specials)
    return any(s.kind == "hopf" and ends[0] <= s.knob <= ends[1] for s in every)

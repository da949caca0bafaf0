"""What noise does to the region under study: asked for only while it is looked at."""

import math

from PySide6.QtCore import QObject, Signal

from brainTwinStudio.jobs.dynamics_requests import LandscapeRequest, TransitionsRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Array, FrozenMap
from brainTwinStudio.project.dynamics import RegionSystem
from brainTwinStudio.project.landscape import ActionPath, Landscape, Transitions
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.system_asks import Asking

LOST = tr("The engine ended. Turn the knob, or choose the region again.")
WAITS = tr("The landscape is being computed.")
FORGETS = tr("With noise a start is forgotten within {time}.")
WAY = tr("From {begin} to {end}: mean time about exp({exponent}){factor}.")
UNKNOWN = tr(" times a factor that is not known")


class NoiseStudy(QObject):
    """asked: an Ask. landscape, ways: what is known; note: why not."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(self)
        self._asking.asked.connect(self.asked)
        self.is_wanted = False
        self.clear()

    def clear(self) -> None:
        """No region."""
        self._asking.forget()
        self._of: LandscapeRequest | None = None
        self._system: RegionSystem | None = None
        self.landscape: Landscape | None = None
        self.ways: tuple[ActionPath, ...] = ()
        self.note = ""

    @property
    def is_busy(self) -> bool:
        return self._asking.is_busy

    def look(
        self, system: RegionSystem, values: FrozenMap[Array], axes: tuple[int, int]
    ) -> None:
        """Ask for the landscape at these values, where it is wanted and not known."""
        old = self._of
        if old is not None and (old.values, old.axes) == (values, axes):
            return
        if not self.is_wanted or len(system.states) < 2:
            return
        self._asking.set_title(tr("The landscape of {place}", place=system.place))
        self._of = LandscapeRequest(system.node, values, axes=axes)
        self._system = system
        self._asking.ask(self._of)

    def take(self, job: Job) -> bool:
        """Whether a job that is over was asked here."""
        if not self._asking.take(job):
            return False
        if job.state != "done":
            self.note = heard(job.sentence) if job.state == "failed" else LOST
            if isinstance(job.request, LandscapeRequest):
                self.landscape, self.ways = None, ()
        elif isinstance(job.answer, Landscape):
            self.landscape, self.ways, self.note = job.answer, (), ""
            self._ask_ways(job.answer)
        elif isinstance(job.answer, Transitions) and self._is_of_now(job):
            self.ways = job.answer.paths
        return True

    def sentences(self) -> tuple[str, ...]:
        found, system = self.landscape, self._system
        if found is None or system is None:
            return (self.note or WAITS,)
        told: list[str] = []
        if math.isfinite(found.relaxation):
            time = significant(found.relaxation * system.unit_s, "s")
            told.append(FORGETS.format(time=time))
        told += [of_way(one, system) for one in self.ways]
        return (*told, *map(heard, found.notes), *((self.note,) if self.note else ()))

    def _is_of_now(self, job: Job) -> bool:
        """Whether ways belong to the values that the landscape is of."""
        asked = job.request
        assert isinstance(asked, TransitionsRequest)
        return self._of is not None and asked.values == self._of.values

    def _ask_ways(self, found: Landscape) -> None:
        """Where there are two attractors and something between them."""
        stable = [one for one in found.rest if not one.unstable]
        if len(stable) > 1 and self._of is not None:
            self._asking.ask(TransitionsRequest(self._of.node, self._of.values))


def of_way(path: ActionPath, system: RegionSystem) -> str:
    """How long it takes to get from one attractor to the other."""
    name = system.states[0]
    begin, end = (
        f"{name} = {significant(float(one.state[0]))}" for one in (path.begin, path.end)
    )
    factor = UNKNOWN
    if math.isfinite(path.escape):
        factor = f", {significant(path.escape * system.unit_s, 's')}"
    exponent = significant(path.exponent)
    return WAY.format(begin=begin, end=end, exponent=exponent, factor=factor)

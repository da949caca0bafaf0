"""An engine inside the window's process: it answers soon, with made-up answers."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
from PySide6.QtCore import QObject, QTimer

from brainTwinStudio.jobs.dynamics_requests import (
    CouplingScanRequest,
    ManifoldRequest,
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    ResponseComplexityRequest,
    ResponseMapRequest,
)
from brainTwinStudio.jobs.messages import (
    CompareRequest,
    Done,
    ExplainRequest,
    Failed,
    FitRequest,
    ForecastRequest,
    Hello,
    Message,
    NetworkModesRequest,
    Progress,
    Request,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
    StatesRequest,
)
from brainTwinStudio.jobs.pausing import Paused
from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
from brainTwinStudio.project import Resection, Twin
from tests.jobs.fake_engine import small_catalogue
from tests.made_readouts import by_phase, complexity, entrainment
from tests.made_well_posedness import made_well_posedness
from tests.report.conftest import make_scenarios
from tests.ui.made_scans import coupling_scan, latent_manifold, response_map
from tests.ui.made_systems import network_modes
from tests.ui.panels.test_explained import explanation
from tests.ui.panels.test_forecast import forecast
from tests.ui.panels.test_ranking import comparison
from tests.ui.panels.test_states import states

STEP_MS, STEPS = 15, 4
REFUSED = "This engine has no answer to that; it is made up."


class ScriptedEngine(QObject):
    """Takes what `Engine` takes. fitted: the twin that every fit ends with."""

    def __init__(self, fitted: Twin, seed: int = 0) -> None:
        super().__init__()
        self.tell: Callable[[Message], None] = lambda message: None
        self.pid = None
        self._fitted, self._random = fitted, Random(seed)
        self._number, self._step = 0, 0
        self._waits, self._stopped = False, False
        self._request: Request | None = None
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._go)

    def start(self) -> None:
        self.tell(Hello(small_catalogue()))

    def submit(self, request: Request) -> int:
        self._number += 1
        self._request, self._step = request, 0
        self._waits = self._stopped = False
        self._timer.start()
        return self._number

    def stop(self, job_id: int) -> None:
        self._stopped, self._waits = True, False

    def pause(self, job_id: int) -> None:
        self._waits = True

    def go_on(self, job_id: int) -> None:
        self._waits = False

    def abandon(self, job_id: int) -> None:
        self._timer.stop()

    def restart(self) -> None:
        self._timer.stop()
        self._request = None

    def close(self) -> None:
        self._timer.stop()

    def _go(self) -> None:
        request, number = self._request, self._number
        if request is None:
            self._timer.stop()
        elif self._waits:
            if self._step >= 0:
                self.tell(Paused(number))
            self._step = -abs(self._step) or -1  # told once
        elif abs(self._step) < STEPS and not self._stopped:
            self._step = abs(self._step) + 1
            share = self._step / (STEPS + 1)
            self.tell(Progress(number, "Optimising", share, 2.0 - share, 1.0))
        else:
            self._timer.stop()
            self._request = None
            self.tell(self._answer(number, request))

    def _answer(self, number: int, request: Request) -> Message:
        if self._random.random() < 0.1:
            return Failed(number, "The made-up engine failed.", "", mendable=True)
        answer = answer_to(request, self._fitted)
        if answer is None:
            return Failed(number, REFUSED, "", mendable=True)
        return Done(number, answer)


def answer_to(request: Request, fitted: Twin) -> object:
    """What an engine would answer, None where nothing is made up."""
    if isinstance(request, FitRequest):
        return replace(fitted, patient_id=request.patient_id, settings=request.settings)
    if isinstance(request, CompareRequest):
        return comparison()
    twin = getattr(request, "twin", None)
    if not isinstance(twin, Twin):
        return None
    names, of = twin.connectome.parcellation.region_names, twin.id
    count, at = len(names), names[getattr(request, "region", 0)]
    if isinstance(request, ScenarioRequest):
        return _paired(request, count)
    if isinstance(request, SimulateRequest):
        signals = np.random.default_rng(0).normal(size=(1, 300, count))
        return Simulation(signals, 2.0, names)
    made: dict[type, Callable[[], object]] = {
        ExplainRequest: lambda: replace(explanation(), twin_id=of),
        ForecastRequest: lambda: replace(forecast("ar", "var"), twin_id=of),
        StatesRequest: lambda: replace(states(), twin_id=of),
        NetworkModesRequest: lambda: network_modes(count),
        CouplingScanRequest: coupling_scan,
        ManifoldRequest: lambda: latent_manifold(names),
        ResponseMapRequest: lambda: response_map(count),
        ResponseComplexityRequest: lambda: complexity(at),
        RegionEntrainmentRequest: lambda: entrainment(at),
        PulseAtPhaseRequest: lambda: by_phase(at),
        WellPosednessRequest: lambda: made_well_posedness(count, of),
    }
    make = made.get(type(request))
    return None if make is None or count != 12 else make()


def _paired(request: ScenarioRequest, count: int) -> ScenarioAnswer:
    draw = np.random.default_rng(1)
    before = draw.normal(size=(request.scenario.seeds, 100, count))
    after = before + 0.1 * draw.normal(size=before.shape)
    names = request.twin.connectome.parcellation.region_names
    for change in request.scenario.active:
        if isinstance(change, Resection) and change.fraction == 1:
            gone = [names.index(name) for name in change.regions if name in names]
            after[:, :, gone] = np.nan
    result = make_scenarios(np.eye(12))[0].result
    return ScenarioAnswer(replace(request.scenario, result=result), before, after, 2.0)

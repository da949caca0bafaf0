"""The questions of the tab System are ones that the real engine answers."""

import numpy as np
import pytest

from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.messages import (
    DiagramRequest,
    NodeSystemRequest,
    PortraitRequest,
    RegionSystemRequest,
    TrajectoryRequest,
)
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.system_study import RegionStudy
from brainTwinStudio.ui.panels.system_words import region_sentences
from brainTwinStudio.ui.wishes import Ask
from tests.ui.small import small_project

OWN = FrozenMap({"a": -0.2, "frequency_hz": 0.05})


def test_a_region_is_studied_and_turned_across_its_hopf_point():
    start_engine(None)
    study, asked, kinds = RegionStudy(), [], []
    study.asked.connect(asked.append)

    def serve() -> None:
        while asked:
            ask: Ask = asked.pop(0)
            request = ask.request
            if isinstance(request, RegionSystemRequest):
                request = NodeSystemRequest("hopf", OWN)  # the node of such a twin
            elif isinstance(request, DiagramRequest) and request.cycles:
                continue  # takes seconds; tests/engine follows cycles
            kinds.append(type(request))
            answer = run(request, Silent())
            study.take(Job(1, "system", "", ask.request, "done", answer=answer))

    study.show(small_project().twins[0], 0)
    serve()
    assert study.diagram is not None
    assert study.system is not None
    assert study.diagram.ends[0] < -0.2 < 0 < study.diagram.ends[1] < 1
    said = " ".join(region_sentences(study.system, study.diagram, -0.2, "a"))
    said = said.replace("\u00a0", " ")
    assert "stable focus at 0.0500 Hz, fades to 1/e in 5.00 s" in said
    assert "Hopf point (H) lies 0.200 above" in said
    assert "a stable cycle is born there" in said
    study.start(0.05, 0.0)
    study.turn(0.1)
    serve()
    assert {PortraitRequest, TrajectoryRequest} <= set(kinds)
    assert study.portrait is not None
    (rest,) = study.portrait.equilibria
    assert rest.kind == "unstable focus"
    assert rest.eigenvalues[0].real == pytest.approx(0.1)
    assert study.way is not None
    far = np.linalg.norm(study.way[-1])
    assert far == pytest.approx(np.sqrt(0.1), rel=0.02)  # the cycle

"""Jobs as the engine link makes them, by hand."""

from dataclasses import replace
from typing import Any

import numpy as np

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import Array, FitSettings, ModelSpec
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.view import View

STAGES = (
    ("Preparing", 0.0),
    ("Compiling", 0.5),
    ("Start 1 of 3", 2.0),
    ("Regional parameters", 3.0),
    ("Validating 1 of 3", 5.0),
    ("Learned connectome", 8.0),
)


def request_of(view: View, **settings: Any) -> FitRequest:
    """A fit of the selected patient."""
    patient = view.patient
    assert patient is not None
    assert patient.connectome is not None
    chosen = FitSettings(**{"hold_out": 0.25, **settings})
    runs = patient.recordings
    return FitRequest(patient.id, patient.connectome, runs, ModelSpec(), chosen)


def preview_of(view: View, seed: int = 0) -> dict[str, Array]:
    """What a running fit shows of itself."""
    rng = np.random.default_rng(seed)
    regions = len(view.names)
    measured: Array = np.atleast_2d(np.corrcoef(rng.normal(size=(regions, 40))))
    return {
        "measured_fc": measured,
        "fc": 0.8 * measured + 0.2 * np.eye(regions),
        "a": rng.uniform(-0.2, -0.05, regions),
        "G": np.array(0.42),
    }


def waiting_job(view: View, **changes: Any) -> Job:
    job = Job(8, "fit", "Fit “Thorough”", request_of(view, effort="thorough"))
    return replace(job, **changes)


def running_job(view: View, **changes: Any) -> Job:
    """A standard fit 10 s after its start, while it learns the connectome."""
    course = tuple(
        (2.0 + 0.1 * i, STAGES[2 + i // 20][0], 3.0 * 0.98**i) for i in range(80)
    )
    job = Job(
        7,
        "fit",
        "Fit “Standard”",
        request_of(view),
        "running",
        stage="Learned connectome",
        fraction=0.4,
        seconds_left=80.0,
        seconds=10.0,
        course=course,
        stages=STAGES,
        preview=preview_of(view),
    )
    return replace(job, **changes)

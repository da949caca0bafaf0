"""A small person with contacts, seizures, a twin of them and two plans."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.project import (
    Annotation,
    Electrodes,
    Patient,
    Project,
    Recording,
    Resection,
)
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.ui.session import whole_of
from brainTwinStudio.ui.view import View
from tests.made_loops import of_twin
from tests.made_seizures import (
    full_seizure,
    outcome,
    recovery,
    search,
    seizure_twin,
)
from tests.numbers_follow import varied
from tests.report.conftest import make_project
from tests.ui.small import small_view

# Costs are counted in the connectome: they do not follow from a fit.
OUTCOMES = (
    *("likelihood_before", "likelihood_after", "regions_before", "regions_after"),
    *("delay_before_s", "delay_after_s"),
)
CONTACTS = ("A1-A2", "A2-A3", "B1-B2")


def patient_with_seizures() -> Patient:
    """P1 with a contact in each of its first three regions, the first marked as SOZ."""
    patient = make_project("virtual patient: no person has these seizures").patients[0]
    assert patient.connectome is not None
    centres = patient.connectome.parcellation.centres_mm
    assert centres is not None
    contacts = Electrodes(
        CONTACTS,
        ("seeg",) * 3,
        centres[:3] + 1.0,
        "MNI305",
        soz=(True, False, False),
    )
    signals = np.random.default_rng(0).normal(size=(3, 2000)).astype(np.float32)
    marks = (Annotation(10.0, 0.0, "seizure onset"),)
    runs = tuple(
        Recording(name, "seeg", signals, 50.0, CONTACTS, "µV", annotations=marks)
        for name in ("seizure-1", "seizure-2")
    )
    return replace(patient, electrodes=contacts, recordings=runs)


def seizure_project(factor: float = 1.0, *, fitted: bool = False) -> Project:
    """factor: of every number that the engine found; fitted: with the twin of fMRI. The
    last plan is also judged after recovery."""
    whole, patient = make_project(), patient_with_seizures()
    assert patient.connectome is not None
    assert patient.electrodes is not None
    twin = seizure_twin(patient.connectome, patient.electrodes, patient.id)
    twin = varied(twin, "zone", "regime", "agreement", "simulated", factor=factor)
    told = search(twin.zone.region_names)
    sets = tuple(varied(one, "effect", factor=factor) for one in told.sets)
    found = replace(varied(told, "baseline", factor=factor), sets=sets)
    twin = replace(twin, search=found)
    names = twin.zone.region_names
    plans = tuple(
        SeizurePlan(
            f"seizure-plan-{n + 1}",
            twin.id,
            f"Plan {n + 1}",
            tuple(Resection((name,)) for name in names[: n + 1]),
            varied(outcome(len(names), 0.1 / (n + 1)), *OUTCOMES, factor=factor),
        )
        for n in range(2)
    )
    twins = whole.twins if fitted else ()
    plain = Project("Study", (patient,), twins, whole.scenarios if fitted else ())
    project = plain.with_seizure_twin(twin)
    assert plans[-1].outcome is not None
    later = varied(recovery(len(names)), factor=factor)
    judged = replace(plans[-1].outcome, recovery=later)
    plans = (*plans[:-1], replace(plans[-1], outcome=judged, recovery=True))
    for plan in plans:
        project = project.with_seizure_plan(plan)
    return project


def seizure_view(factor: float = 1.0, *, fitted: bool = False) -> View:
    """The twin of seizures is looked at; it was searched for sets."""
    project = seizure_project(factor, fitted=fitted)
    selection = whole_of(project, project.patients[0])
    selection = replace(selection, seizures=True)
    twin = project.seizure_twins[0]
    made = varied(full_seizure(twin), factor=factor)
    loop = varied(of_twin(twin.id, twin.zone.region_names), "rows", factor=factor)
    told = {"full_seizures": {twin.id: (made,)}, "loops": {twin.id: loop}}
    return small_view(project, selection=selection, **told)

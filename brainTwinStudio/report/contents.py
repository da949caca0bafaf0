"""The report's sections, in their order: one file and one line each."""

from collections.abc import Callable

from brainTwinStudio.project import Patient, Project, Twin
from brainTwinStudio.report.blocks import Section, Subject
from brainTwinStudio.report.sections import (
    brain,
    data,
    fit,
    function,
    methods,
    parameters,
    plans,
    provenance,
    seizures,
    verdict,
    well_posedness,
)
from brainTwinStudio.report.wanted import ALL, Wanted, wanted_of

MADE: dict[str, Callable[[Subject], Section]] = {
    "verdict": verdict.section,
    "data": data.section,
    "fit": fit.section,
    "function": function.section,
    "brain": brain.section,
    "parameters": parameters.section,
    "well-posedness": well_posedness.section,
    "plans": plans.section,
    "seizures": seizures.section,
    "methods": methods.section,
    "provenance": provenance.section,
}
SECTIONS = tuple(MADE.values())
OF_REST = ("fit", "function", "parameters", "well-posedness", "plans")


def sections_of(
    project: Project, patient: Patient, twin: Twin | None, wanted: Wanted = ALL
) -> tuple[Section, ...]:
    """The report as blocks, or what is wanted of it; nothing is drawn yet. A section
    without any has nothing to do with this patient, and one of a twin at rest nothing
    with a patient who has a twin of seizures alone."""
    subject = Subject(project, patient, twin)
    alone = twin is None and bool(project.seizure_twins_of(patient.id))
    made = (make(subject) for make in SECTIONS)
    told = (s for s in made if s.blocks and not (alone and s.name in OF_REST))
    return wanted_of(tuple(told), wanted)

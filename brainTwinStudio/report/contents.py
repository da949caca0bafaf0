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

SECTIONS: tuple[Callable[[Subject], Section], ...] = (
    verdict.section,
    data.section,
    fit.section,
    function.section,
    brain.section,
    parameters.section,
    well_posedness.section,
    plans.section,
    seizures.section,
    methods.section,
    provenance.section,
)
OF_REST = ("fit", "function", "parameters", "well-posedness", "plans")


def sections_of(
    project: Project, patient: Patient, twin: Twin | None
) -> tuple[Section, ...]:
    """The whole report as blocks; nothing is drawn yet. A section without any has
    nothing to do with this patient, and one of a twin at rest nothing with a patient
    who has a twin of seizures alone."""
    subject = Subject(project, patient, twin)
    alone = twin is None and bool(project.seizure_twins_of(patient.id))
    made = (make(subject) for make in SECTIONS)
    return tuple(s for s in made if s.blocks and not (alone and s.name in OF_REST))

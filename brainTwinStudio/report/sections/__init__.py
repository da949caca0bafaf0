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


def sections_of(
    project: Project, patient: Patient, twin: Twin | None
) -> tuple[Section, ...]:
    """The whole report as blocks; nothing is drawn yet. A section without any has
    nothing to do with this patient."""
    subject = Subject(project, patient, twin)
    made = (make(subject) for make in SECTIONS)
    return tuple(one for one in made if one.blocks)

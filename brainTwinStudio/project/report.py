"""A report as a recipe; the file is made from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about: one patient, one twin (of recordings at rest or of
    seizures), chosen plans."""

    id: str
    title: str
    patient_id: str
    twin_id: str
    scenario_ids: tuple[str, ...] = ()
    comment: str = ""
    created: str = ""

"""The one thing that is saved, and what is selected in it."""

from dataclasses import dataclass, replace
from typing import TypeVar

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.disease import KeptCourse
from brainTwinStudio.project.patient import Patient
from brainTwinStudio.project.report import Report
from brainTwinStudio.project.scenario import Scenario
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.twin import Twin

FORMAT_VERSION = 1
Thing = TypeVar(
    "Thing", Patient, Twin, Scenario, Report, SeizureTwin, SeizurePlan, KeptCourse
)
RESEARCH_USE = (
    "Research use only. Not a medical device; not for diagnosis or treatment decisions."
)


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """Patients with their twins, scenarios and reports, in order of arrival; and the
    twins of their seizures with the plans on those. courses: of the diseases that
    scenarios play."""

    name: str
    patients: tuple[Patient, ...] = ()
    twins: tuple[Twin, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    reports: tuple[Report, ...] = ()
    format_version: int = FORMAT_VERSION
    seizure_twins: tuple[SeizureTwin, ...] = ()
    seizure_plans: tuple[SeizurePlan, ...] = ()
    courses: tuple[KeptCourse, ...] = ()

    def patient(self, patient_id: str) -> Patient:
        return _find(self.patients, patient_id, "patient")

    def twin(self, twin_id: str) -> Twin:
        return _find(self.twins, twin_id, "twin")

    def scenario(self, scenario_id: str) -> Scenario:
        return _find(self.scenarios, scenario_id, "scenario")

    def twins_of(self, patient_id: str) -> tuple[Twin, ...]:
        return tuple(twin for twin in self.twins if twin.patient_id == patient_id)

    def scenarios_of(self, twin_id: str) -> tuple[Scenario, ...]:
        return tuple(s for s in self.scenarios if s.twin_id == twin_id)

    def courses_of(self, scenario: Scenario) -> tuple[KeptCourse, ...]:
        """Of diseases whose changes by their last time are in the plan."""
        return tuple(
            one
            for one in self.courses
            if one.scenario_id == scenario.id
            and all(change in scenario.changes for change in one.takes)
        )

    def seizure_twin(self, twin_id: str) -> SeizureTwin:
        return _find(self.seizure_twins, twin_id, "seizure twin")

    def seizure_plan(self, plan_id: str) -> SeizurePlan:
        return _find(self.seizure_plans, plan_id, "seizure plan")

    def seizure_twins_of(self, patient_id: str) -> tuple[SeizureTwin, ...]:
        return tuple(t for t in self.seizure_twins if t.patient_id == patient_id)

    def seizure_plans_of(self, twin_id: str) -> tuple[SeizurePlan, ...]:
        return tuple(p for p in self.seizure_plans if p.twin_id == twin_id)

    def with_patient(self, patient: Patient) -> "Project":
        """The project with `patient` added, or in place of the one of that code."""
        return replace(self, patients=_put(self.patients, patient))

    def with_twin(self, twin: Twin) -> "Project":
        self.patient(twin.patient_id)
        return replace(self, twins=_put(self.twins, twin))

    def with_scenario(self, scenario: Scenario) -> "Project":
        self.twin(scenario.twin_id)
        return replace(self, scenarios=_put(self.scenarios, scenario))

    def with_course(self, course: KeptCourse) -> "Project":
        self.scenario(course.scenario_id)
        return replace(self, courses=_put(self.courses, course))

    def with_report(self, report: Report) -> "Project":
        if all(one.id != report.twin_id for one in self.seizure_twins):
            self.twin(report.twin_id)
        return replace(self, reports=_put(self.reports, report))

    def without_scenario(self, scenario_id: str) -> "Project":
        """The project without a plan."""
        self.scenario(scenario_id)
        kept = tuple(s for s in self.scenarios if s.id != scenario_id)
        courses = tuple(c for c in self.courses if c.scenario_id != scenario_id)
        return replace(self, scenarios=kept, courses=courses)

    def without_twin(self, twin_id: str) -> "Project":
        """The project without a twin and everything planned on it."""
        plans = {plan.id for plan in self.scenarios_of(twin_id)}
        return replace(
            self,
            twins=tuple(t for t in self.twins if t.id != twin_id),
            scenarios=tuple(s for s in self.scenarios if s.twin_id != twin_id),
            courses=tuple(c for c in self.courses if c.scenario_id not in plans),
            reports=tuple(r for r in self.reports if r.twin_id != twin_id),
        )

    def with_seizure_twin(self, twin: SeizureTwin) -> "Project":
        self.patient(twin.patient_id)
        return replace(self, seizure_twins=_put(self.seizure_twins, twin))

    def with_seizure_plan(self, plan: SeizurePlan) -> "Project":
        self.seizure_twin(plan.twin_id)
        return replace(self, seizure_plans=_put(self.seizure_plans, plan))

    def without_seizure_plan(self, plan_id: str) -> "Project":
        self.seizure_plan(plan_id)
        kept = tuple(p for p in self.seizure_plans if p.id != plan_id)
        return replace(self, seizure_plans=kept)

    def without_seizure_twin(self, twin_id: str) -> "Project":
        """The project without a twin of seizures and everything planned on it."""
        self.seizure_twin(twin_id)
        return replace(
            self,
            seizure_twins=tuple(t for t in self.seizure_twins if t.id != twin_id),
            seizure_plans=tuple(p for p in self.seizure_plans if p.twin_id != twin_id),
            reports=tuple(r for r in self.reports if r.twin_id != twin_id),
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """What the person looks at; not saved, not undone.

    regions: names. edges: (target, source) names. change: row of the plan. channels:
    of a recording, or contacts, however spelled (plain_contact). seizures: whether the
    twin of seizures is looked at, and not the one of recordings at rest.
    """

    patient_id: str | None = None
    recording_id: str | None = None
    twin_id: str | None = None
    scenario_id: str | None = None
    regions: tuple[str, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    change: int | None = None
    channels: tuple[str, ...] = ()
    seizure_twin_id: str | None = None
    seizure_plan_id: str | None = None
    seizures: bool = False


def new_id(prefix: str, existing: tuple[str, ...]) -> str:
    """The first free id of the form prefix-1, prefix-2, ..."""
    number = len(existing) + 1
    while f"{prefix}-{number}" in existing:
        number += 1
    return f"{prefix}-{number}"


def _find(things: tuple[Thing, ...], wanted: str, what: str) -> Thing:
    for thing in things:
        if thing.id == wanted:
            return thing
    known = ", ".join(thing.id for thing in things) or "none"
    raise InputError(f"No {what} '{wanted}'. Known: {known}.")


def _put(things: tuple[Thing, ...], new: Thing) -> tuple[Thing, ...]:
    if any(thing.id == new.id for thing in things):
        return tuple(new if thing.id == new.id else thing for thing in things)
    return (*things, new)

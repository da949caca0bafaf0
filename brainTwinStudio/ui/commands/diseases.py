"""What a disease does to the twin by a time: asked of the engine, added to the plan;
its course until then is kept in the project, to be played in the brain and told in the
report."""

from dataclasses import replace
from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.disease_requests import DiseaseRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import new_id
from brainTwinStudio.project.disease import DiseaseAnswer, DiseaseCase, KeptCourse
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.plans import with_operations
from brainTwinStudio.ui.wishes import Ask

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

NO_PLAN = tr("A disease is played in a plan; begin a plan first.")
NOTHING = tr("By that time {label} changes nothing in this twin yet.")


class Diseases(Group):
    """A course is asked for the shown plan and added to it, whatever is shown then."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._plans: dict[int, tuple[str, str]] = {}  # request -> project, plan
        studio.link.finished.connect(studio.guarded(self.told))

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"plan-disease": self.ask}

    def ask(self, case: object = None) -> None:
        view = self.studio.view
        if view.twin is None or view.scenario is None or view.read_only:
            raise InputError(NO_PLAN)
        assert isinstance(case, DiseaseCase)
        request = DiseaseRequest(view.twin, case, seeds=0)
        self._plans[id(request.case)] = (view.scenario.id, view.twin.id)
        self.studio.grant(
            Ask(request, tr("Course of {disease}", disease=case.template))
        )

    def told(self, job: Job) -> None:
        """Add what the disease takes by its last time, and keep its course, in one
        step of history."""
        request, answer = job.request, job.answer
        if not isinstance(request, DiseaseRequest):
            return
        known = self._plans.pop(id(request.case), None)
        project = self.studio.session.project
        if not isinstance(answer, DiseaseAnswer) or known is None or project is None:
            return
        plan = next((p for p in project.scenarios if p.id == known[0]), None)
        if plan is None or plan.twin_id != known[1]:
            return
        changes = answer.course.changes[-1]
        if not changes:
            raise InputError(NOTHING.format(label=tr(answer.course.info.label)))
        edit = with_operations(project, plan.id, changes)
        name = new_id("course", tuple(one.id for one in project.courses))
        kept = KeptCourse.of(name, plan.id, request.case, answer.course)
        edit = replace(edit, project=edit.project.with_course(kept))
        self.studio.grant(edit.wish(self.studio.view.selection))

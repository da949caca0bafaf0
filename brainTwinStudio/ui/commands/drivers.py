"""What drove the predicted effect of a plan: asked of the engine, shown when it is
told."""

from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.trust_requests import PlanDriversRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project.scenario_drivers import PlanDrivers
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.wishes import Ask

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

NO_PLAN = tr("No plan is selected: there is nothing that could have driven it.")
NOT_RUN = tr("Run the plan first: what drove its effect is told of an effect.")


class Drivers(Group):
    """One question about the selected plan."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        studio.link.finished.connect(studio.guarded(self.told))

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"plan-drivers": self.ask}

    def ask(self, _: object = None) -> None:
        view = self.studio.view
        twin, plan = view.twin, view.scenario
        if twin is None or plan is None:
            raise InputError(NO_PLAN)
        if plan.result is None:
            raise InputError(NOT_RUN)
        request = PlanDriversRequest(twin, plan)
        self.studio.grant(Ask(request, tr("What drove “{name}”", name=plan.name)))

    def told(self, job: Job) -> None:
        """Show an answer about a plan of the open project."""
        from brainTwinStudio.ui.dialogs.drivers import DriversDialog

        answer, project = job.answer, self.studio.session.project
        if not isinstance(answer, PlanDrivers) or project is None:
            return
        if answer.scenario_id in {plan.id for plan in project.scenarios}:
            DriversDialog(self.studio.window, answer).open()

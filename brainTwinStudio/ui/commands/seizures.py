"""Seizures: where they may begin, what a plan does to them, which sets stop them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.loop import LoopComparison, TwinPlant
from brainTwinStudio.project.seizure_twin import (
    ResectionSearch,
    SeizureOutcome,
    SeizureTwin,
)
from brainTwinStudio.report.seizure_words import plain
from brainTwinStudio.ui.alerts import Alert, Kind
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.job_ends import HELD, LATEST
from brainTwinStudio.ui.once_on_disk import once_on_disk
from brainTwinStudio.ui.panels.words import located_name
from brainTwinStudio.ui.seizure_sources import missing

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

NOBODY = tr("Choose a patient first: the seizures of a person are located.")
ENDED: dict[str, Kind] = {"converged": "ok", "stopped": "warn", "diverged": "bad"}


class Seizures(Group):
    """The dialog that asks, and what becomes of the answers."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._held: list[Job] = []  # done while an older step of history is shown
        studio.link.finished.connect(studio.guarded(self.told))
        studio.session.changed.connect(studio.guarded(self._take_held))

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "locate": self.locate,
            "inspect-seizures": self.inspect,
            "delete-seizure-twin": self.delete,
        }

    def locate(self, _: object = None) -> None:
        """The set-up of a fit to seizures."""
        from brainTwinStudio.ui.dialogs.locate import LocateDialog

        studio = self.studio
        patient = studio.view.patient
        if patient is None:
            raise InputError(NOBODY)
        lacking = missing(patient)
        if lacking:
            raise InputError(lacking)
        dialog = LocateDialog(studio.window, studio.view)
        dialog.wish.connect(studio.grant)
        dialog.open()

    def inspect(self, twin_id: object) -> None:
        """Look at a twin of seizures."""
        session = self.studio.session
        if session.project is None:
            raise InputError(tr("No project is open."))
        twin = session.project.seizure_twin(str(twin_id))
        session.select(
            replace(
                session.selection,
                patient_id=twin.patient_id,
                seizure_twin_id=twin.id,
                seizures=True,
            )
        )
        self.studio.show_stage("inspect")

    def delete(self, _: object = None) -> None:
        """The selected twin of seizures with its plans; undo brings them back."""
        session, twin = self.studio.session, self.studio.view.seizure_twin
        if session.project is None or twin is None:
            raise InputError(tr("No twin of seizures is selected."))
        project = session.project.without_seizure_twin(twin.id)
        session.change(project, tr("Delete {fit}", fit=located_name(twin)))

    # ------------------------------------------------------------ answers

    def told(self, job: Job) -> None:
        """Keep what the engine found, unless an earlier step of history is shown; a
        seizure as signals and closed loops are no part of history."""
        if job.state != "done":
            return
        if isinstance(job.answer, FullSeizure):
            assert isinstance(job.request, FullSeizureRequest)
            self._keep_signals(job.request.twin, job.answer)
        if isinstance(job.answer, LoopComparison):
            assert isinstance(job.request, LoopRequest)
            if isinstance(job.request.plant, TwinPlant):
                self._keep_signals(job.request.plant.twin, job.answer)
        if isinstance(job.answer, SeizureTwin | SeizureOutcome | ResectionSearch):
            once_on_disk(self.studio, job, job.answer, self._keep)

    def _keep(self, job: Job) -> None:
        history = self.studio.session.history
        if history is not None and history.redo_text:
            self._held.append(job)
            said = HELD.format(title=job.title)
            self.studio.tell(Alert("info", said, (LATEST,)))
        else:
            self._take(job)

    def _keep_signals(self, twin: SeizureTwin, answer: object) -> None:
        if self._knows(twin):
            self.studio.ends.told.keep(answer)
            self.studio.present_soon()

    def _take_held(self) -> None:
        """Take what was held back, once the latest step is shown again."""
        session = self.studio.session
        if session.project is None:
            self._held.clear()
        history = session.history
        while self._held and history is not None and not history.redo_text:
            self._take(self._held.pop(0))

    def _take(self, job: Job) -> None:
        if isinstance(job.answer, SeizureTwin):
            self._keep_twin(job, job.answer)
        elif isinstance(job.answer, SeizureOutcome):
            self._keep_outcome(job, job.answer)
        elif isinstance(job.answer, ResectionSearch):
            self._keep_search(job, job.answer)

    def _keep_twin(self, job: Job, twin: SeizureTwin) -> None:
        session, request = self.studio.session, job.request
        project = session.project
        assert isinstance(request, LocateRequest)
        if project is None or not any(
            patient.connectome is request.connectome for patient in project.patients
        ):
            return  # of a project that was closed meanwhile, or changed data
        twin = replace(twin, id=session.new_twin_id("seizures"))
        selection = session.selection
        if selection.patient_id == twin.patient_id:
            chosen = {"seizure_twin_id": twin.id, "seizures": True}
            selection = replace(selection, **chosen)
        text = tr("Locate seizures of {patient}", patient=twin.patient_id)
        session.change(project.with_seizure_twin(twin), text, selection)
        inspect = (tr("Inspect"), "inspect-seizures", twin.id)
        said = f"{job.title}: {plain(twin, tr(twin.message))}"
        self.studio.tell(Alert(ENDED[twin.outcome], said, (inspect,)))

    def _keep_outcome(self, job: Job, outcome: SeizureOutcome) -> None:
        """With every plan that does the same: the engine was asked of changes."""
        session, request = self.studio.session, job.request
        project = session.project
        assert isinstance(request, SeizurePlanRequest)
        if project is None or not self._knows(request.twin):
            return
        for plan in project.seizure_plans_of(request.twin.id):
            asked = request.changes, request.recovery
            if (plan.changes, plan.recovery) == asked and plan.outcome is None:
                kept = replace(plan, outcome=outcome)
                text = tr("Run “{name}” on seizures", name=plan.name)
                session.change(project.with_seizure_plan(kept), text)
                return

    def _keep_search(self, job: Job, found: ResectionSearch) -> None:
        session, request = self.studio.session, job.request
        assert isinstance(request, PlanResectionRequest)
        if session.project is not None and self._knows(request.twin):
            twin = replace(session.project.seizure_twin(request.twin.id), search=found)
            name = located_name(twin)
            text = tr("Search sets on “{fit}”", fit=name)
            session.change(session.project.with_seizure_twin(twin), text)

    def _knows(self, twin: SeizureTwin) -> bool:
        """Whether it is one of the open project: ids repeat in others."""
        project = self.studio.session.project
        known = () if project is None else project.seizure_twins
        mark = (twin.id, twin.provenance, twin.seconds)
        return any((k.id, k.provenance, k.seconds) == mark for k in known)

"""The audit log: what did not change the project is noted, and all of it is shown."""

from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import FitRequest, ScenarioRequest
from brainTwinStudio.ui.commands.base import NOTHING_OPEN, Deed, Group
from brainTwinStudio.ui.job import Job

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio


class Audit(Group):
    """Fits and plans that ended without an answer leave a line as well."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        studio.link.finished.connect(studio.guarded(self.note_end))

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"audit-log": self.show}

    def show(self, _: object = None) -> None:
        """The log of the open project, as it is on the disk now."""
        from brainTwinStudio.files.audit import read_log
        from brainTwinStudio.ui.dialogs.audit_log import AuditDialog

        store = self.studio.session.store
        if store is None:
            raise InputError(NOTHING_OPEN)
        AuditDialog(self.studio.window, read_log(store.path), store.audit_anchor).open()

    def note_end(self, job: Job) -> None:
        """A job that ended. Answers that are kept are noted as changes."""
        if job.state not in ("lost", "failed"):
            return
        from brainTwinStudio.files.audit_words import code

        request = job.request
        if isinstance(request, FitRequest):
            facts = {
                "patient": code(request.patient_id),
                "model": request.spec.dynamics,
                "effort": request.settings.effort,
                "seed": request.settings.seed,
            }
            self.studio.session.note("fit", job.title, facts, job.state)
        elif isinstance(request, ScenarioRequest):
            facts = {"twin": code(request.twin.id), "seed": request.scenario.seed}
            self.studio.session.note("plan run", job.title, facts, job.state)

"""What a person sees in the window while it is walked."""

from PySide6.QtWidgets import QApplication

from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui.dialogs.import_data import ImportDialog
from brainTwinStudio.ui.studio import Studio


class Sight:
    """Questions to the window; none changes anything."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def is_drawn(self) -> bool:
        view3d = self._studio.window.brain.view3d
        return view3d.isVisible() and view3d.rendering.is_at_rest

    def recordings(self) -> int:
        patient = self._studio.view.patient
        return 0 if patient is None else len(patient.recordings)

    def twins(self) -> int:
        return len(self._studio.view.twins)

    def fit_has_course(self) -> bool:
        job = self._studio.link.jobs[0] if self._studio.link.jobs else None
        return job is not None and job.kind == "fit" and len(job.course) > 5

    def is_idle(self) -> bool:
        return all(job.is_over for job in self._studio.link.jobs)

    def planned(self, kind: type) -> int:
        plans = self._studio.view.scenarios
        return sum(isinstance(c, kind) for plan in plans for c in plan.changes)

    def plan_has_result(self) -> bool:
        plan = self._studio.view.scenario
        return plan is not None and plan.result is not None

    def plan_is_kept(self) -> bool:
        project, plan = self._studio.session.project, self._studio.view.scenario
        if project is None or plan is None:
            return False
        return project.scenario(plan.id).result is not None

    def reports(self) -> int:
        project = self._studio.session.project
        return 0 if project is None else len(project.reports)

    def is_sine(self) -> bool:
        plan = self._studio.view.scenario
        change = plan.changes[0] if plan is not None else None
        return isinstance(change, Stimulation) and change.waveform == "sine"

    def dialog(self) -> ImportDialog | None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, ImportDialog) and widget.isVisible():
                return widget
        return None

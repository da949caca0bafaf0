"""The document: history, fits, plans, reports."""

from collections.abc import Iterable
from dataclasses import replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui import plans, seizure_plans, shown_plan
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.report_contents import report_of
from brainTwinStudio.ui.wishes import Change, Written


class Document(Group):
    """Steps of history, fits and plans in the project, reports."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "undo": self.undo,
            "redo": self.redo,
            "step": self.step,
            "step-latest": self.step_latest,
            "delete-twin": self.delete_twin,
            "delete-plan": self.delete_plan,
            "new-plan": self.new_plan,
            "add-to-plan": self.add_to_plan,
            "report": self.report,
            "record-report": self.record_report,
        }

    def undo(self, _: object = None) -> None:
        """One step back; what it took back is said, wherever the person looks."""
        history = self.studio.session.history
        text = "" if history is None else history.undo_text
        self.studio.session.undo()
        again = ((tr("Redo"), "redo", None),)
        self.studio.tell(Alert("ok", tr("Undone: {step}.", step=text), again))

    def redo(self, _: object = None) -> None:
        self.studio.session.redo()
        self.studio.window.alerts.done("redo", None)

    def step(self, position: object) -> None:
        """Go to a step of history."""
        self.studio.session.go(int(str(position)))

    def step_latest(self, _: object = None) -> None:
        """Go to the last step of history."""
        history = self.studio.session.history
        if history is not None:
            self.studio.session.go(len(history.texts) - 1)

    def delete_twin(self, twin_id: object = None) -> None:
        view = self.studio.view
        wanted = str(twin_id or (view.twin.id if view.twin else ""))
        if view.project is None:
            raise InputError(tr("No project is open."))
        name = fit_name(view.project.twin(wanted))
        text = tr("Delete {fit}", fit=name)
        self.studio.grant(Change(view.project.without_twin(wanted), text))

    def delete_plan(self, plan_id: object = None) -> None:
        view = self.studio.view
        wanted = str(plan_id or (view.scenario.id if view.scenario else ""))
        if view.project is None:
            raise InputError(tr("No project is open."))
        self.studio.grant(plans.deleted(view.project, wanted).wish(view.selection))

    def new_plan(self, kind: object = None) -> None:
        """A new plan on the selected twin; kind "surgery" or "stimulation"."""
        view, twin = self.studio.view, self.studio.view.seizure_twin
        wanted = "stimulation" if kind == "stimulation" else "surgery"
        if view.on_seizures and wanted == "surgery" and view.project and twin:
            wish = seizure_plans.new_plan(view.project, twin.id).wish(view.selection)
        else:
            wish = shown_plan.new_plan_for(view, wanted).wish(view.selection)
        self.studio.grant(wish)
        self.studio.show_stage("plan")

    def add_to_plan(self, regions: Iterable[object] | None = None) -> None:
        """Regions (or what is selected) into the selected plan, or into a new one."""
        view = self.studio.view
        names = tuple(str(name) for name in regions or ())
        if names:
            selection = replace(view.selection, regions=names, edges=())
            view = replace(view, selection=selection)
        if view.on_seizures:
            chosen = tuple(view.names[i] for i in view.selected)
            wish = seizure_plans.with_selected(view, chosen)
        else:
            wish = shown_plan.with_selection(view).wish(view.selection)
        if wish is not None:
            self.studio.grant(wish)
        self.studio.show_stage("plan")

    def report(self, _: object = None) -> None:
        """What the report will hold: its stage, or from other stages a dialog."""
        if self.studio.window.stage in ("report", "start"):
            self.open_stage("report")
            return
        from brainTwinStudio.ui.dialogs.report import ReportDialog

        self.open_dialog(ReportDialog(self.studio.window, self.studio.view))

    def record_report(self, written: object) -> None:
        """Remember a report that was written, if its project is still open."""
        assert isinstance(written, Written)
        session = self.studio.session
        project = session.project
        if project is None or session.path != written.project:
            return
        twins = {one.id: one for one in (*project.twins, *project.seizure_twins)}
        if written.twin_id not in twins:
            session.note("report", tr("Report of a patient without a twin"), {})
            return
        twin, wanted = twins[written.twin_id], written.wanted
        report = report_of(project, twin, written.created, wanted)
        session.change(
            project.with_report(report), tr("Write {report}", report=written.name)
        )

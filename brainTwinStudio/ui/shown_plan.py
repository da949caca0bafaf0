"""Edits of the plan that is shown, or of a new one where none is. No Qt."""

from collections.abc import Callable

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui import plans, wishes
from brainTwinStudio.ui.connections import connections
from brainTwinStudio.ui.view import View

NO_TARGET = tr("Select the region to stimulate first.")
NO_TWIN = tr("A plan needs a fitted twin. Fit one first.")


def wish_for(
    view: View, edit: Callable[..., plans.Edit], *arguments: object
) -> wishes.Change | None:
    """The wish for an edit of the shown plan, one of `plans`; arguments: what it takes
    after project and plan. None where it may not be, or would change nothing."""
    if view.project is None or view.scenario is None or view.read_only:
        return None
    made = edit(view.project, view.scenario.id, *arguments)
    return None if made.project is view.project else made.wish(view.selection)


def new_plan_for(view: View, kind: plans.Kind) -> plans.Edit:
    """A plan on the shown twin: an empty one of surgery, or one that stimulates the
    selected regions. Raises InputError where something for it is missing."""
    if view.project is None or view.twin is None:
        raise InputError(NO_TWIN)
    if kind == "surgery":
        return plans.new_plan(view.project, view.twin.id)
    targets = tuple(view.names[i] for i in view.selected)
    if not targets:
        raise InputError(NO_TARGET)
    return plans.new_plan(view.project, view.twin.id, (Stimulation(targets),))


def with_selection(view: View) -> plans.Edit:
    """What is selected into the shown plan, or out of it where all of it is in it;
    a new plan where none is shown. Raises InputError where nothing is selected."""
    if view.project is None or view.twin is None:
        raise InputError(NO_TWIN)
    regions = tuple(view.names[i] for i in view.selected)
    there = set(connections(view.twin)) if view.selection.edges else set()
    edges = tuple(edge for edge in view.selection.edges if edge in there)
    if view.selection.edges and not edges:
        raise InputError(tr("The twin has no such connection to cut."))
    if not regions and not edges:
        raise InputError(tr("Select a region or a connection first."))
    project, plan = view.project, view.scenario
    if plan is None:
        first = plans.new_plan(project, view.twin.id)
        assert first.plan_id is not None
        project, plan = first.project, first.project.scenario(first.plan_id)
    if edges:
        return plans.with_edges(project, plan.id, edges)
    if plans.kind_of(plan) == "stimulation":
        return plans.with_targets(project, plan.id, len(plan.changes) - 1, regions)
    return plans.toggled(project, plan.id, regions)

"""Delete over the brain or the matrix: takes the change off that is selected there."""

from brainTwinStudio.ui import seizure_plans, wishes
from brainTwinStudio.ui.panels.plan_tools import about
from brainTwinStudio.ui.plans import without_change
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View


def selected_change(view: View) -> int | None:
    """The change of the shown plan that is about just what is selected, the chosen one
    first; None where none is: another change than the one that is seen must not go."""
    plan = view.seizure_plan if view.on_seizures else view.scenario
    if plan is None:
        return None
    chosen = view.selection
    wanted = set(chosen.regions), set(chosen.edges)
    alike = [
        number
        for number, change in enumerate(plan.changes)
        if tuple(map(set, about(change))) == wanted
    ]
    if chosen.change in alike:
        return chosen.change
    return alike[0] if alike and any(wanted) else None


def wish_of(view: View) -> wishes.Change | None:
    """To take the selected change off; None where there is none, or nothing may be
    changed."""
    number = selected_change(view)
    if number is None:
        return None
    if view.on_seizures:
        return seizure_plans.wish_for(view, seizure_plans.without_change, number)
    return wish_for(view, without_change, number)

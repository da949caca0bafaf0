"""Edits of plans on seizures: each gives a new project and what history calls it.
No Qt.

An edit drops the outcome: the numbers on the screen always belong to the changes
beside them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast, get_args

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Change,
    Project,
    Resection,
    Selection,
    Surgery,
    new_id,
)
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.ui import plan_words, wishes
from brainTwinStudio.ui.view import View

LEAST = 0.01  # a smaller fraction changes nothing that one could see


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A project after an edit, its text in the imperative, and the plan to select."""

    project: Project
    text: str
    plan_id: str | None

    def wish(self, selection: Selection) -> wishes.Change:
        after = replace(selection, seizure_plan_id=self.plan_id, seizures=True)
        return wishes.Change(self.project, self.text, after)


def selecting(selection: Selection, plan_id: str) -> Selection:
    """The selection with another plan on seizures."""
    return replace(selection, seizure_plan_id=plan_id, seizures=True)


def new_plan(
    project: Project, twin_id: str, changes: tuple[Change, ...] = (), name: str = ""
) -> Edit:
    """A further plan, selected."""
    plan_id = new_id("seizure-plan", tuple(p.id for p in project.seizure_plans))
    taken = {plan.name for plan in project.seizure_plans_of(twin_id)}
    number = 1
    while not name or name in taken:
        name, number = tr("Plan {number}", number=number), number + 1
    plan = SeizurePlan(plan_id, twin_id, name, changes)
    return Edit(
        project.with_seizure_plan(plan), tr("Add plan “{name}”", name=name), plan_id
    )


def wish_for(
    view: View, edit: Callable[..., Edit], *what: object
) -> wishes.Change | None:
    """An edit of the shown plan, or of a new one where there is none; None where it
    changes nothing, or nothing may be changed."""
    project, twin, plan = view.project, view.seizure_twin, view.seizure_plan
    if project is None or twin is None or view.read_only:
        return None
    name = None if plan is None else plan.id
    if name is None:
        fresh = new_plan(project, twin.id)
        project, name = fresh.project, fresh.plan_id
    made = edit(project, name, *what)
    return None if made.project is view.project else made.wish(view.selection)


def renamed(project: Project, plan_id: str, name: str) -> Edit:
    """A plan under another name; its outcome stays. Raises InputError without one."""
    plan = replace(project.seizure_plan(plan_id), name=" ".join(name.split()))
    text = tr("Rename plan to “{name}”", name=plan.name)
    return Edit(project.with_seizure_plan(plan), text, plan_id)


def copied(project: Project, plan_id: str) -> Edit:
    """A further plan that starts as this one."""
    plan = project.seizure_plan(plan_id)
    made = new_plan(project, plan.twin_id, plan.changes)
    assert made.plan_id is not None
    fresh = replace(made.project.seizure_plan(made.plan_id), recovery=plan.recovery)
    return replace(made, project=made.project.with_seizure_plan(fresh))


def deleted(project: Project, plan_id: str) -> Edit:
    plan = project.seizure_plan(plan_id)
    text = tr("Delete plan “{name}”", name=plan.name)
    return Edit(project.without_seizure_plan(plan_id), text, None)


def with_regions(project: Project, plan_id: str, regions: Iterable[str]) -> Edit:
    """Remove regions, each by a change of its own; those that are removed stay so."""
    plan = project.seizure_plan(plan_id)
    gone = {
        name
        for change in plan.changes
        if isinstance(change, Resection) and change.fraction == 1
        for name in change.regions
    }
    fresh = [name for name in dict.fromkeys(regions) if name not in gone]
    what = plan_words.some_regions(tuple(fresh) or tuple(regions))
    text = tr("Remove {what}", what=what)
    return _edited(
        project, plan, (*plan.changes, *(Resection((n,)) for n in fresh)), text
    )


def with_changes(project: Project, plan_id: str, changes: tuple[Change, ...]) -> Edit:
    """Operations at the end. Raises InputError for what is no surgery."""
    for change in changes:
        if not isinstance(change, get_args(Surgery)):
            raise InputError(
                tr(
                    "A plan on seizures holds surgery only: what a stimulus or another "
                    "parameter does to seizures is not simulated."
                )
            )
    plan = project.seizure_plan(plan_id)
    names = ", ".join(plan_words.heading(change) for change in changes)
    text = tr("Add {what}", what=names)
    return _edited(project, plan, (*plan.changes, *changes), text)


def with_recovery(project: Project, plan_id: str, on: bool) -> Edit:
    """Whether the plan is also judged after recovery."""
    plan = project.seizure_plan(plan_id)
    if plan.recovery == on:
        return Edit(project, "", plan_id)
    new = replace(plan, recovery=on, outcome=None)
    text = tr("Play recovery too") if on else tr("Play no recovery")
    return Edit(project.with_seizure_plan(new), text, plan_id)


def with_selected(view: View, regions: tuple[str, ...]) -> wishes.Change | None:
    """What is selected into the shown plan. Raises InputError where no region is."""
    if not regions:
        raise InputError(tr("Select a region first: it is removed in the plan."))
    return wish_for(view, with_regions, regions)


def set_fraction(project: Project, plan_id: str, number: int, fraction: float) -> Edit:
    """Weaken by a fraction, 1 removes."""
    plan = project.seizure_plan(plan_id)
    old = plan.changes[number]
    if not plan_words.has_fraction(old):
        raise InputError(tr("This change has no fraction of its own."))
    new = replace(old, fraction=min(max(round(fraction, 2), LEAST), 1.0))
    text = plan_words.difference(old, new, plan_words.heading(new))
    changes = list(plan.changes)
    changes[number] = cast(Change, new)
    return _edited(project, plan, tuple(changes), text)


def without_change(project: Project, plan_id: str, number: int) -> Edit:
    plan = project.seizure_plan(plan_id)
    what = plan_words.heading(plan.changes[number])
    text = tr("Take {what} off the plan", what=what)
    kept = (*plan.changes[:number], *plan.changes[number + 1 :])
    return _edited(project, plan, kept, text)


def _edited(
    project: Project, plan: SeizurePlan, changes: tuple[Change, ...], text: str
) -> Edit:
    if changes == plan.changes:
        return Edit(project, text, plan.id)
    new = replace(plan, changes=changes, outcome=None)
    return Edit(project.with_seizure_plan(new), text, plan.id)

"""Edits of a plan: each gives a new project and what history calls it. No Qt.

A plan that is edited loses its result: the numbers on the screen always belong to the
changes beside them. Only its name may change without that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Change,
    Disconnection,
    Project,
    Resection,
    Scenario,
    Selection,
    Stimulation,
    new_id,
)
from brainTwinStudio.project.stimulator_alike import alike
from brainTwinStudio.ui import plan_words, wishes
from brainTwinStudio.ui.connections import connections

SMALLEST_FRACTION = 0.01
Kind = Literal["surgery", "stimulation"]


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A project after an edit, its text in the imperative, the plan it was about and
    the change to select then."""

    project: Project
    text: str
    plan_id: str | None = None
    change: int | None = None

    def wish(self, selection: Selection) -> wishes.Change:
        """The wish for this edit, with the plan and the change selected."""
        after = replace(selection, scenario_id=self.plan_id, change=self.change)
        if self.plan_id is not None:
            twin = self.project.twin(self.project.scenario(self.plan_id).twin_id)
            after = replace(after, twin_id=twin.id, patient_id=twin.patient_id)
        return wishes.Change(self.project, self.text, after)


def kind_of(plan: Scenario) -> Kind:
    """A plan of nothing but stimulations is one of stimulation."""
    stimuli = [isinstance(change, Stimulation) for change in plan.changes]
    return "stimulation" if stimuli and all(stimuli) else "surgery"


# ---------------------------------------------------------------- whole plans


def new_plan(
    project: Project, twin_id: str, changes: tuple[Change, ...] = (), name: str = ""
) -> Edit:
    """A further plan on a twin, selected."""
    plan_id = new_id("scenario", tuple(s.id for s in project.scenarios))
    stimulates = bool(changes) and isinstance(changes[0], Stimulation)
    taken = [plan.name for plan in project.scenarios_of(twin_id)]
    if name:
        name = plan_words.free_name(name, taken)
    else:
        name = plan_words.next_name(taken, stimulates=stimulates)
    plan = Scenario(plan_id, twin_id, name, changes)
    selected = 0 if changes else None
    text = tr("Add plan “{name}”", name=name)
    return Edit(project.with_scenario(plan), text, plan_id, selected)


def copied(project: Project, plan_id: str) -> Edit:
    """A further plan that starts as this one."""
    plan = project.scenario(plan_id)
    taken = [other.name for other in project.scenarios_of(plan.twin_id)]
    name = plan_words.free_name(tr("{name} copy", name=plan.name), taken)
    edit = new_plan(project, plan.twin_id, plan.changes, name)
    assert edit.plan_id is not None
    fresh = edit.project.scenario(edit.plan_id)
    kept = {"off": plan.off, "seed": plan.seed, "recovery": plan.recovery}
    fresh = replace(fresh, **kept)
    after = edit.project.with_scenario(fresh)
    for course in project.courses_of(plan):
        name = new_id("course", tuple(one.id for one in after.courses))
        after = after.with_course(replace(course, id=name, scenario_id=fresh.id))
    return replace(
        edit,
        project=after,
        text=tr("Copy plan “{name}”", name=plan.name),
    )


def renamed(project: Project, plan_id: str, name: str) -> Edit:
    """A plan under another name; its result stays."""
    name = " ".join(name.split())
    if not name:
        raise InputError(tr("A plan needs a name."))
    plan = replace(project.scenario(plan_id), name=name)
    return Edit(
        project.with_scenario(plan), tr("Rename plan to “{name}”", name=name), plan_id
    )


def deleted(project: Project, plan_id: str) -> Edit:
    """The project without a plan; the plan before it is selected."""
    plan = project.scenario(plan_id)
    others = [s.id for s in project.scenarios_of(plan.twin_id)]
    place = others.index(plan_id)
    others.remove(plan_id)
    following = others[max(place - 1, 0)] if others else None
    text = tr("Delete plan “{name}”", name=plan.name)
    return Edit(project.without_scenario(plan_id), text, following)


# ---------------------------------------------------------------- changes in a plan


def with_regions(project: Project, plan_id: str, regions: Iterable[str]) -> Edit:
    """Remove regions, each by a change of its own; one that the plan weakens or that is
    switched off is removed by the change it has, if that is about nothing else."""
    plan = project.scenario(plan_id)
    wanted = tuple(dict.fromkeys(regions))
    changes, off = list(plan.changes), set(plan.off)
    gone: dict[str, int] = {}  # region -> the change that removes it
    for number, change in enumerate(plan.changes):
        whole = isinstance(change, Resection) and change.fraction == 1
        if whole and number not in off:
            gone |= dict.fromkeys(_resected(change), number)
    for number, change in enumerate(plan.changes):
        about = _resected(change)
        if about and set(about) <= set(wanted) and not set(about) <= set(gone):
            changes[number] = Resection(about)
            off.discard(number)
            gone |= dict.fromkeys(about, number)
    fresh = tuple(Resection((name,)) for name in wanted if name not in gone)
    selected = max((gone[name] for name in wanted if name in gone), default=None)
    if fresh:
        selected = len(changes) + len(fresh) - 1
    text = tr("Remove {what}", what=plan_words.some_regions(wanted))
    left = tuple(number for number in plan.off if number in off)
    return _edited(project, plan, (*changes, *fresh), left, text, selected)


def toggled(project: Project, plan_id: str, regions: Iterable[str]) -> Edit:
    """Regions into the plan, or out of it where all of them are in it."""
    plan = project.scenario(plan_id)
    wanted = set(regions)
    inside = [i for i, c in enumerate(plan.changes) if _resected(c)]
    removed = {
        r for i in inside if i not in plan.off for r in _resected(plan.changes[i])
    }
    if not wanted <= removed:
        return with_regions(project, plan_id, regions)
    gone = [i for i in inside if set(_resected(plan.changes[i])) <= wanted]
    what = plan_words.some_regions(tuple(regions))
    text = tr("Take {what} off the plan", what=what)
    return _without(project, plan, gone, text)


def with_edges(
    project: Project, plan_id: str, edges: Iterable[tuple[str, str]]
) -> Edit:
    """Cut connections, each (target, source), by one change."""
    plan = project.scenario(plan_id)
    cut = Disconnection(tuple(dict.fromkeys(edges)))
    text = tr("Cut {what}", what=_heading(project, plan, cut))
    return with_change(project, plan_id, cut, text)


def with_stimulus(project: Project, plan_id: str, stimulus: Stimulation) -> Edit:
    """One more stimulus."""
    text = tr("Stimulate {what}", what=plan_words.some_regions(stimulus.targets))
    return with_change(project, plan_id, stimulus, text)


def with_targets(
    project: Project, plan_id: str, number: int, regions: Iterable[str]
) -> Edit:
    """Regions among the targets of a stimulus, or off them where all are; the last
    target stays."""
    old = _change(project.scenario(plan_id), number)
    if not isinstance(old, Stimulation):
        raise InputError(
            tr("Change {number} of the plan is no stimulation.", number=number + 1)
        )
    wanted = tuple(dict.fromkeys(regions))
    if set(wanted) <= set(old.targets):
        left = tuple(name for name in old.targets if name not in wanted)
        targets = left or old.targets
    else:
        targets = tuple(dict.fromkeys((*old.targets, *wanted)))
    return changed(project, plan_id, number, old.at(targets))


def with_change(project: Project, plan_id: str, change: Change, text: str) -> Edit:
    """One more change at the end."""
    plan = project.scenario(plan_id)
    changes = (*plan.changes, change)
    return _edited(project, plan, changes, plan.off, text, len(plan.changes))


def with_operations(
    project: Project, plan_id: str, changes: tuple[Change, ...]
) -> Edit:
    """Operations or what-ifs at the end, in one step."""
    plan = project.scenario(plan_id)
    names = ", ".join(_heading(project, plan, change) for change in changes)
    every = (*plan.changes, *changes)
    text = tr("Add {what}", what=names)
    return _edited(project, plan, every, plan.off, text, len(plan.changes))


def with_recovery(project: Project, plan_id: str, on: bool) -> Edit:
    """Whether the plan is also played after recovery."""
    plan = project.scenario(plan_id)
    if plan.recovery == on:
        return Edit(project, "", plan_id)
    new = replace(plan, recovery=on, result=None)
    text = tr("Play recovery too") if on else tr("Play no recovery")
    return Edit(project.with_scenario(new), text, plan_id)


def changed(
    project: Project, plan_id: str, number: int, change: Change, text: str = ""
) -> Edit:
    """Another change in the place of one, stimulators alike; the text says the rest."""
    plan, change = project.scenario(plan_id), alike(change)
    old = _change(plan, number)
    text = text or plan_words.difference(old, change, _heading(project, plan, change))
    changes = (*plan.changes[:number], change, *plan.changes[number + 1 :])
    return _edited(project, plan, changes, plan.off, text, number)


def set_fraction(project: Project, plan_id: str, number: int, fraction: float) -> Edit:
    """Weaken by a fraction, 1 removes; below 1 % one switches off instead."""
    old = _change(project.scenario(plan_id), number)
    if isinstance(old, Stimulation):
        raise InputError(tr("A stimulation has an amplitude, not a fraction."))
    if not plan_words.has_fraction(old):
        raise InputError(tr("This change has no fraction of its own."))
    fraction = min(max(round(fraction, 2), SMALLEST_FRACTION), 1.0)
    return changed(project, plan_id, number, replace(old, fraction=fraction))


def switched(project: Project, plan_id: str, number: int, on: bool) -> Edit:
    """A change switched on or off; it stays in the plan."""
    plan = project.scenario(plan_id)
    heading = _heading(project, plan, _change(plan, number))
    off = tuple(i for i in plan.off if i != number) if on else (*plan.off, number)
    words = tr("Switch on {what}") if on else tr("Switch off {what}")
    text = words.format(what=heading)
    return _edited(project, plan, plan.changes, off, text, number)


def without_change(project: Project, plan_id: str, number: int) -> Edit:
    """A plan with one change less."""
    plan = project.scenario(plan_id)
    heading = _heading(project, plan, _change(plan, number))
    text = tr("Take {what} off the plan", what=heading)
    return _without(project, plan, [number], text)


# ---------------------------------------------------------------- inside


def _edited(
    project: Project,
    plan: Scenario,
    changes: tuple[Change, ...],
    off: tuple[int, ...],
    text: str,
    selected: int | None,
) -> Edit:
    new = replace(plan, changes=changes, off=off, result=None)
    if (new.changes, new.off) == (plan.changes, plan.off):
        return Edit(project, text, plan.id, selected)
    return Edit(project.with_scenario(new), text, plan.id, selected)


def _without(project: Project, plan: Scenario, gone: list[int], text: str) -> Edit:
    kept = [i for i in range(len(plan.changes)) if i not in gone]
    changes = tuple(plan.changes[i] for i in kept)
    off = tuple(place for place, i in enumerate(kept) if i in plan.off)
    selected = min(gone[0], len(kept) - 1) if kept and gone else None
    return _edited(project, plan, changes, off, text, selected)


def _change(plan: Scenario, number: int) -> Change:
    if not 0 <= number < len(plan.changes):
        text = tr("Plan “{name}” has no change {number}.")
        raise InputError(text.format(name=plan.name, number=number + 1))
    return plan.changes[number]


def _resected(change: Change) -> tuple[str, ...]:
    return change.regions if isinstance(change, Resection) else ()


def _heading(project: Project, plan: Scenario, change: Change) -> str:
    return plan_words.heading(change, connections(project.twin(plan.twin_id)))

"""A change that was made of an older project, brought on top of the present one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from brainTwinStudio.project import Project

FIELDS = (
    *("patients", "twins", "scenarios", "reports"),
    *("seizure_twins", "seizure_plans", "courses"),
)


def rebased(new: Project, now: Project, past: Sequence[Project]) -> Project:
    """`new` on top of `now`, told by identity: nouns never change, so one that was seen
    before was not touched by whoever made `new`."""
    origin = _origin(new, now, past)
    fields = {name: _rebased_items(name, new, now, past, origin) for name in FIELDS}
    return _without_orphans(replace(new, **fields))


def _origin(new: Project, now: Project, past: Sequence[Project]) -> Project:
    """What `new` was made of: the project that differs from it least, the latest of
    several. One that does not differ at all is not meant: nothing was changed then,
    while deleting the only plan gives what there was before it."""

    def differing(project: Project) -> int:
        return sum(getattr(new, name) is not getattr(project, name) for name in FIELDS)

    known = [project for project in (now, *reversed(past)) if differing(project)]
    return min(known, key=differing, default=now)


def _without_orphans(project: Project) -> Project:
    """Plans and reports go with their twin, courses of diseases with their plan."""
    twins = {twin.id for twin in project.twins}
    located = {twin.id for twin in project.seizure_twins}
    kept = {
        name: tuple(item for item in getattr(project, name) if item.twin_id in known)
        for name, known in (
            *(("scenarios", twins), ("reports", twins | located)),
            ("seizure_plans", located),
        )
    }
    plans = {plan.id for plan in kept["scenarios"]}
    kept["courses"] = tuple(c for c in project.courses if c.scenario_id in plans)
    lost = {n: v for n, v in kept.items() if len(v) < len(getattr(project, n))}
    return replace(project, **lost) if lost else project


def _rebased_items(
    name: str, new: Project, now: Project, past: Sequence[Project], origin: Project
) -> tuple[Any, ...]:
    mine, present = getattr(new, name), getattr(now, name)
    older = [getattr(project, name) for project in past]
    if mine is present or mine is getattr(origin, name):
        return present
    seen = {id(item) for items in older for item in items}
    base = max(
        (present, *reversed(older)),
        key=lambda items: sum(any(a is b for b in items) for a in mine),
    )
    known = {item.id: item for item in present}
    kept = []
    for item in mine:
        touched = id(item) not in seen
        if touched:
            kept.append(item)
        elif item.id in known:
            kept.append(known[item.id])
    ids, in_base = {item.id for item in mine}, {item.id for item in base}
    added_since = [i for i in present if i.id not in ids and i.id not in in_base]
    return (*kept, *added_since)

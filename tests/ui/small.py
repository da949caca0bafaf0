"""A small made-up person with a twin and plans, as the window's views need it."""

from dataclasses import replace
from typing import Any

from brainTwinStudio.files.history import History
from brainTwinStudio.project import Project, Selection
from brainTwinStudio.ui.view import View
from tests.report.conftest import make_project

SELECTION = Selection("P1", None, "twin-1", "plan-1")
HISTORY = History(
    ("New project", "Import P1", "Fit hopf to P1", "Plan: Pole"),
    tuple(f"2026-11-21T05:4{i}:00Z" for i in range(4)),
    3,
)


def small_project() -> Project:
    """Patient P1 (12 regions, one run), twin-1, plan-1 (surgery), plan-2 (sine),
    plan-3 (not run)."""
    return make_project("composite demo, not one person")


def small_view(project: Project | None = None, **changes: Any) -> View:
    """A view of the small project; changes: fields of View."""
    view = View(
        project=small_project() if project is None else project,
        selection=SELECTION,
        history=HISTORY,
        cards=(),
    )
    return replace(view, **changes)


def empty_view(**changes: Any) -> View:
    """No project is open."""
    return replace(View(), **changes)

"""What a step of a tutorial is, and what several tutorials ask of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.patient_notes import signed
from brainTwinStudio.ui.view import View

Done = Callable[[View], bool]
Find = Callable[[MainWindow], QWidget]


@dataclass(frozen=True, slots=True)
class Step:
    """text: what to do, and why; done: whether what the window shows says that it was
    done; find: the control that is meant, on the page of `stage`; page: of the help."""

    text: str
    stage: str
    done: Done
    find: Find
    page: str = ""


@dataclass(frozen=True, slots=True)
class Tutorial:
    """demo: the argument of "open-demo" that it runs on."""

    name: str
    title: str
    demo: str
    steps: tuple[Step, ...]


def on(stage: str) -> Done:
    """A patient is open, and the stage is shown."""
    return lambda view: view.patient is not None and view.stage == stage


def open_patient(patient_id: str) -> Done:
    return lambda view: view.patient is not None and view.patient.id == patient_id


def is_signed(view: View) -> bool:
    return view.patient is not None and signed(view.patient.notes) is not None


def has_plan_changes(view: View) -> bool:
    return view.scenario is not None and bool(view.scenario.changes)


def plan_was_run(view: View) -> bool:
    """The shown plan has the result of a full run, which the project keeps; a preview
    is none."""
    plan, project = view.scenario, view.project
    if plan is None or project is None:
        return False
    return project.scenario(plan.id).result is not None


def was_reported(view: View) -> bool:
    """A report of a twin of this patient was written."""
    if view.project is None:
        return False
    twins = {twin.id for twin in (*view.twins, *view.seizure_twins)}
    return any(report.twin_id in twins for report in view.project.reports)


def to_fit(page: str) -> Step:
    """From Check on to Fit; page: of the help, which differs with what is fitted."""
    return Step(tr("Go to Fit."), "check", on("fit"), stage_button("fit"), page)


# ------------------------------------------------------------ controls


def stage_button(stage: str) -> Find:
    return lambda window: window.stages.button(stage)


def on_page(stage: str, *path: str) -> Find:
    """A control of a page by the names of the attributes that lead to it."""

    def find(window: MainWindow) -> QWidget:
        found: object = window.page_of(stage)
        for name in path:
            found = getattr(found, name)
        assert isinstance(found, QWidget), f"{stage}: {'.'.join(path)} is no control"
        return found

    return find


def button_of(stage: str, *path: str) -> Find:
    """The button of an empty panel, by the names that lead to the panel."""

    def find(window: MainWindow) -> QWidget:
        return on_page(stage, *path)(window).findChildren(QPushButton)[0]

    return find


def brain(window: MainWindow) -> QWidget:
    return window.brain

"""The six steps on a demo patient, and which of them are done."""

from collections.abc import Callable
from dataclasses import dataclass

from brainTwinStudio.language import tr
from brainTwinStudio.ui.help.tutorials.base import is_signed, was_reported
from brainTwinStudio.ui.view import View


@dataclass(frozen=True, slots=True)
class FirstStep:
    """stage: where it is done; done: what the window shows says so; None: it is done
    once the stage was seen with what `needs`."""

    text: str
    stage: str
    done: Callable[[View], bool] | None = None
    needs: Callable[[View], bool] = lambda view: True


def _fitted(view: View) -> bool:
    return bool(view.twins or view.seizure_twins)


def _planned(view: View) -> bool:
    assert view.project is not None
    plans = [p for twin in view.twins for p in view.project.scenarios_of(twin.id)]
    rest = any(plan.result is not None for plan in plans)
    return rest or any(plan.outcome is not None for plan in view.seizure_plans)


STEPS: tuple[FirstStep, ...] = (
    FirstStep(tr("Look at the data"), "data"),
    FirstStep(tr("Sign off the check"), "check", is_signed),
    FirstStep(tr("Fit a twin"), "fit", _fitted),
    FirstStep(tr("Inspect it"), "inspect", needs=_fitted),
    FirstStep(tr("Plan and run"), "plan", _planned),
    FirstStep(tr("Write the report"), "report", was_reported),
)


def is_seen(step: FirstStep, view: View) -> bool:
    """Whether this is the moment at which a step of looking is done."""
    return step.done is None and view.stage == step.stage and step.needs(view)


def done_of(view: View, seen: frozenset[str]) -> tuple[bool, ...]:
    """Whether each step is done; seen: stages that were looked at before."""
    return tuple(
        step.done(view) if step.done else step.stage in seen and step.needs(view)
        for step in STEPS
    )

"""What the stage bar says about every stage."""

from brainTwinStudio.project.data_kinds import choices_of
from brainTwinStudio.ui.controls.step_bar import MarkKind
from brainTwinStudio.ui.patient_notes import data_mark, signed
from brainTwinStudio.ui.seizure_sources import missing
from brainTwinStudio.ui.view import View

Mark = tuple[str, MarkKind, str]  # stage, kind ("", tick, warning, clock, count), text


def marks_of(view: View) -> tuple[Mark, ...]:
    """A mark for each stage, in order."""
    return (
        _data(view),
        _check(view),
        _fit(view),
        _inspect(view),
        _plan(view),
        _report(view),
    )


def _data(view: View) -> Mark:
    patient = view.patient
    if patient is None or patient.connectome is None:
        return ("data", "", "")
    fits = choices_of(patient) or not missing(patient)  # of rest, or of seizures
    return ("data", "tick" if fits else "", "")


def _check(view: View) -> Mark:
    if view.patient is None or view.cards is None:
        return ("check", "", "")
    found = sum(card.severity in ("bad", "warn") for card in view.cards)
    if found:
        return ("check", "warning", str(found))
    sign = signed(view.patient.notes)
    if sign is None or sign.decision == "rejected":
        return ("check", "", "")
    holds = sign.data in ("", data_mark(view.patient))
    return ("check", "tick" if holds else "", "")


def _fit(view: View) -> Mark:
    job = view.job("fit")
    if job is not None:
        return ("fit", "clock", f"{100 * job.fraction:.0f} %")
    return ("fit", "tick" if view.twins or view.seizure_twins else "", "")


def _inspect(view: View) -> Mark:
    return ("inspect", "", "")


def _plan(view: View) -> Mark:
    count = len(view.scenarios) + len(view.seizure_plans)
    return ("plan", "count", str(count)) if count else ("plan", "", "")


def _report(view: View) -> Mark:
    if view.project is None or view.patient is None:
        return ("report", "", "")
    twins = {twin.id for twin in (*view.twins, *view.seizure_twins)}
    count = sum(report.twin_id in twins for report in view.project.reports)
    return ("report", "count", str(count)) if count else ("report", "", "")

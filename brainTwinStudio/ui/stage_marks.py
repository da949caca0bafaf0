"""What the stage bar says about every stage: a mark, and why it is not ready."""

from dataclasses import dataclass

from brainTwinStudio.language import tr
from brainTwinStudio.project.data_kinds import choices_of
from brainTwinStudio.ui.controls.step_bar import MarkKind
from brainTwinStudio.ui.panels import fit_choices
from brainTwinStudio.ui.patient_notes import data_mark, signed
from brainTwinStudio.ui.seizure_sources import missing, only_seizures
from brainTwinStudio.ui.view import View

SEVERE = ("bad", "warn")
Mark = tuple[str, MarkKind, str]  # stage, kind ("", tick, warning, clock, count), text
NO_TWIN = tr("No twin has been fitted to this person yet.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Whether there is something to do in a stage, and what is to be known before it
    is opened: what is missing, or what was found; "" for nothing."""

    ready: bool = True
    words: str = ""


def reasons_of(view: View) -> dict[str, Reason]:
    """Of each stage that a mark is of."""
    lacks, known = _lacks(view), view.patient is not None
    found = [card.title for card in view.cards or () if card.severity in SEVERE]
    fitted = bool(view.twins or view.seizure_twins)
    of_twin = Reason(fitted, "" if fitted else NO_TWIN if known else lacks)
    of_data = "" if lacks == fit_choices.READ_ONLY else lacks
    return {
        "data": Reason(words=of_data),
        "check": Reason(known, "\n".join(found) if known else lacks),
        "fit": Reason(not of_data, lacks),
        "inspect": of_twin,
        "plan": of_twin,
        "report": Reason(known, "" if known else lacks),
    }


def _lacks(view: View) -> str:
    """What a fit still needs, of rest or of seizures; "" for nothing."""
    if view.patient is not None and only_seizures(view.patient):
        return missing(view.patient)
    return fit_choices.missing(view)


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
    found = sum(card.severity in SEVERE for card in view.cards)
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

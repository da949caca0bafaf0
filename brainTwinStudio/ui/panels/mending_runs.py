"""What can be done about a quality card of fMRI runs: a new patient out of the old."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Recording
from brainTwinStudio.project.patient import GlobalSignal

STATED = "stated at the check"  # kept in the project
OF_ONE_RUN = ("minutes", "repetition_time_s", "spike_share", "drift_share")
Change = Callable[[Patient], Patient]
Fix = tuple[str, Change, str]  # the button, what it does, what it means


def fixes_of_runs(card: Card, key: str, run: Recording, patient: Patient) -> list[Fix]:
    """What helps against a card of one run, or of all of them; run: the one that the
    card speaks of."""
    if key == "mean_fc":
        return _global_signal(card, run)
    if card.severity not in ("bad", "warn"):
        return []
    if key == "run_to_run_fc_r":
        return _leave_out_run(worst_run(patient), patient)
    return _leave_out_run(run, patient) if key in OF_ONE_RUN else []


def without_run(run_id: str, patient: Patient) -> Patient:
    """The patient without one recording. Raises InputError where it is not there."""
    kept = tuple(run for run in patient.recordings if run.id != run_id)
    if len(kept) == len(patient.recordings):
        raise InputError(
            tr(
                "Patient {id} has no recording '{recording}'.",
                id=patient.id,
                recording=run_id,
            )
        )
    return replace(patient, recordings=kept)


def with_global_signal(run_id: str, told: GlobalSignal, patient: Patient) -> Patient:
    """The patient with what a person says of a run's global signal."""
    recordings = tuple(
        replace(run, global_signal=told, global_signal_reason=STATED)
        if run.id == run_id
        else run
        for run in patient.recordings
    )
    return replace(patient, recordings=recordings)


def worst_run(patient: Patient) -> Recording:
    """The fMRI run whose FC agrees least with that of the others; there are two at
    least."""
    runs = [run for run in patient.recordings if run.kind == "bold"]
    signals = [run.signals for run in runs]
    agreement = [
        numbers.agreement([own], [s for j, s in enumerate(signals) if j != i])
        for i, own in enumerate(signals)
    ]
    return runs[int(np.argmin(agreement))]


def _leave_out_run(run: Recording, patient: Patient) -> list[Fix]:
    others = [r for r in patient.recordings if r.kind == "bold" and r.id != run.id]
    if not others:
        return []
    minutes = run.seconds / 60
    tip = tr(
        "{minutes:.1f} min; the other fMRI runs stay. The file is not touched.",
        minutes=minutes,
    )
    return [
        (
            tr("Leave out {recording}", recording=run.id),
            partial(without_run, run.id),
            tip,
        )
    ]


def _global_signal(card: Card, run: Recording) -> list[Fix]:
    """Where the data and what is stated disagree, or the data do not tell."""
    if card.severity != "warn" and "looks" in card.title:
        return []
    told: tuple[tuple[GlobalSignal, str], ...] = (
        ("removed", tr("Global signal removed")),
        ("present", tr("Global signal present")),
    )
    tip = tr("Only what is stated changes; simulated signals are treated alike.")
    return [
        (text, partial(with_global_signal, run.id, state), tip)
        for state, text in told
        if state != run.global_signal or run.global_signal_reason != STATED
    ]

"""The quality cards of one patient: nouns in, plain arrays to `analysis`."""

from collections.abc import Sequence

from brainTwinStudio.analysis import quality, quality_runs, sufficiency
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Patient, Recording
from brainTwinStudio.project.hold_out import gap_s
from brainTwinStudio.report.electric_checks import electric_cards


def cards_of(
    patient: Patient, free_values: int | None = None
) -> tuple[quality.Card, ...]:
    """All cards of a patient, the worst first; `braintwin check` prints them.

    free_values: number of free values of the fit to be made, where known.
    """
    cards: list[quality.Card] = []
    connectome = patient.connectome
    if connectome is None:
        text = tr("A twin needs structural weights between regions.")
        cards.append(quality.Card("bad", tr("No connectome"), text))
    else:
        parcellation = connectome.parcellation
        cards += quality.connectome_cards(
            connectome.weights,
            parcellation.region_names,
            parcellation.hemispheres,
            connectome.lengths_mm,
            parcellation.centres_mm,
        )
        if connectome.lengths_estimated:
            text = tr("Computed from distances between regions, not tracked.")
            cards.append(quality.Card("info", tr("Tract lengths are estimated"), text))
    cards += electric_cards(patient)
    runs = [r for r in patient.recordings if r.kind == "bold"]
    if not runs:
        has_eeg = any(run.kind == "eeg" for run in patient.recordings)
        text = tr("Without fMRI nothing can be fitted to resting dynamics.")
        if has_eeg:
            text = tr(
                "Without fMRI nothing can be fitted to resting dynamics but the EEG."
            )
        cards.append(quality.Card("info", tr("No fMRI recording"), text))
        return quality.by_severity(cards)
    for run in runs:
        cards += _of_run(run, several=len(runs) > 1)
    whole = [r for r in runs if r.signals.shape[1] >= quality_runs.FEWEST]
    if whole:
        cards += _of_all(patient, whole, free_values)
    return quality.by_severity(cards)


def shortage_of(
    connectome: Connectome,
    recordings: Sequence[Recording],
    hold_out: float,
    connectome_kind: str,
) -> str:
    """A sentence where what is left of the runs for the fit is too little for a fixed
    or learned connectome, with what it can support; else ""."""
    recordings = [run for run in recordings if run.kind == "bold"]
    runs = [_fitted_part(run, hold_out) for run in recordings]
    runs = [run for run in runs if run.shape[1] >= quality_runs.FEWEST]
    if not runs:
        return ""
    count = connectome.parcellation.count
    tr_s = recordings[0].repetition_time_s
    found = sufficiency.sufficiency(runs, tr_s, count, count * (count - 1) // 2)
    return sufficiency.shortage(found, sufficiency.asked_level(connectome_kind)) or ""


def _fitted_part(run: Recording, hold_out: float) -> Array:
    """Signals (region, time) of the part that is not held out, nor lies in the gap."""
    total = run.signals.shape[1]
    gap = round(gap_s(run) * run.sampling_hz) if hold_out else 0
    return run.signals[:, : max(total - round(total * hold_out) - gap, 0)]


def _of_run(run: Recording, *, several: bool) -> list[quality.Card]:
    cards = quality_runs.recording_cards(
        run.signals, run.sampling_hz, run.channel_names, run.global_signal
    )
    if not several:
        return list(cards)
    return [
        quality.Card(c.severity, f"{run.id}: {c.title}", c.detail, c.numbers)
        for c in cards
    ]


def _of_all(
    patient: Patient, runs: list[Recording], free_values: int | None
) -> list[quality.Card]:
    connectome = patient.connectome
    signals = [run.signals for run in runs]
    names = runs[0].channel_names
    cards: list[quality.Card] = []
    if connectome is not None:
        cards += quality_runs.function_cards(
            connectome.weights, signals, names, connectome.parcellation.hemispheres
        )
        count = connectome.parcellation.count
        cards.append(
            quality_runs.support_card(
                signals, runs[0].sampling_hz, count, count * (count - 1) // 2
            )
        )
    else:
        from brainTwinStudio.project import hemispheres_of

        cards += quality_runs.function_cards(
            None, signals, names, hemispheres_of(names)
        )
    if free_values is not None:
        rate = runs[0].sampling_hz
        cards.append(quality_runs.amount_card(signals, rate, free_values))
    return cards

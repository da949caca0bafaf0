"""The quality cards of one patient: nouns in, plain arrays to `analysis`."""

from brainTwinStudio.analysis import quality, quality_runs
from brainTwinStudio.project import Patient, Recording


def cards_of(
    patient: Patient, free_values: int | None = None
) -> tuple[quality.Card, ...]:
    """All cards of a patient, the worst first; `braintwin check` prints them.

    free_values: number of free values of the fit to be made, where known.
    """
    cards: list[quality.Card] = []
    connectome = patient.connectome
    if connectome is None:
        text = "A twin needs structural weights between regions."
        cards.append(quality.Card("bad", "No connectome", text))
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
            text = "Computed from distances between regions, not tracked."
            cards.append(quality.Card("info", "Tract lengths are estimated", text))
    runs = [r for r in patient.recordings if r.kind == "bold"]
    if not runs:
        text = "Without fMRI nothing can be fitted to resting dynamics."
        cards.append(quality.Card("info", "No fMRI recording", text))
        return quality.by_severity(cards)
    for run in runs:
        cards += _of_run(run, several=len(runs) > 1)
    whole = [r for r in runs if r.signals.shape[1] >= quality_runs.FEWEST]
    if whole:
        cards += _of_all(patient, whole, free_values)
    return quality.by_severity(cards)


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
    else:
        from brainTwinStudio.project import hemispheres_of

        cards += quality_runs.function_cards(
            None, signals, names, hemispheres_of(names)
        )
    if free_values is not None:
        rate = runs[0].sampling_hz
        cards.append(quality_runs.amount_card(signals, rate, free_values))
    return cards

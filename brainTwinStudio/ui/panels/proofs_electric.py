"""Pictures and mends of the cards on EEG, SEEG and contacts."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.analysis.contacts import INSIDE_MM, regions_of
from brainTwinStudio.analysis.electric_spectrum import spectra
from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Recording, moved
from brainTwinStudio.report.electric_checks import (
    brain_channels,
    first_minutes,
    found_bad,
)
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.panels.proof_kinds import NO_PICTURE, Proof, TracesProof
from brainTwinStudio.ui.plots.evidence import Evidence, Limit, Trace

MOST, BESIDE = 6, 2  # traces of bad channels, and of sound ones below them
SHOWN_S, HUM_S, ABOVE_HZ = 60.0, 60.0, 100.0


def electric_run(card: Card, patient: Patient) -> Recording | None:
    """The EEG or SEEG that a card names at its head."""
    runs = [r for r in patient.recordings if r.kind in ("eeg", "seeg")]
    return next((r for r in runs if card.title.startswith(f"{r.id}: ")), None)


def electric_proof(card: Card, patient: Patient) -> Proof:
    """What proves a card on channels or contacts."""
    key = card.numbers[0][0] if card.numbers else ""
    run = electric_run(card, patient)
    if run is not None:
        return _channels(run) if key == "channels" else _hum(run)
    if key in ("outside", "named", "regions_seen"):
        return _places(patient, far=key == "outside")
    return NO_PICTURE


def marked_bad(patient: Patient, run_id: str, names: tuple[str, ...]) -> Patient:
    """The patient with some more channels of a recording left out of every measure."""
    run = patient.recording(run_id)
    bad = tuple(n for n in run.channel_names if n in {*run.bad_channels, *names})
    runs = (
        replace(one, bad_channels=bad) if one is run else one
        for one in patient.recordings
    )
    return replace(patient, recordings=tuple(runs))


def _channels(run: Recording) -> Proof:
    """Channels that look bad, above some that do not."""
    found = found_bad(run)
    places = [run.channel_names.index(name) for name in found[:MOST]]
    sound = [i for i in brain_channels(run) if i not in places]
    if not places:
        places = sound[:MOST]
    shown = [*places, *sound[:BESIDE]] if found else places
    title = (
        tr("Channels of {recording} that look bad", recording=run.id)
        if found
        else tr("Signals of {recording}", recording=run.id)
    )
    samples = min(run.signals.shape[1], round(SHOWN_S * run.sampling_hz))
    piece = replace(
        run,
        signals=run.signals[shown, :samples],
        channel_names=tuple(run.channel_names[i] for i in shown),
        channel_kinds=(),
        bad_channels=(),
    )
    return Proof(title, TracesProof(piece, tuple(range(len(shown)))), found)


def _hum(run: Recording) -> Proof:
    """Median spectrum over channels in the first minute."""
    signals = first_minutes(run, brain_channels(run))
    samples = min(signals.shape[1], round(HUM_S * run.sampling_hz))
    hz, power = spectra(signals[:, :samples], run.sampling_hz)
    seen = (hz > 0) & (hz <= ABOVE_HZ)
    usual = 10 * np.log10(np.maximum(np.median(power, axis=0), 1e-300))
    evidence = Evidence(
        tr("Frequency (Hz)"),
        tr("Power, median channel (dB)"),
        (Trace(tr("median channel"), "measured", hz[seen], usual[seen], width=1.3),),
        tuple(Limit(at, f"{at:g} Hz") for at in (50.0, 60.0) if at <= hz[seen][-1]),
    )
    return Proof(tr("Spectrum of {recording}", recording=run.id), evidence)


def _places(patient: Patient, *, far: bool) -> Proof:
    """Contacts seen from above; those that the card speaks of are marked."""
    electrodes = patient.electrodes
    if electrodes is None or electrodes.positions_mm is None:
        return NO_PICTURE
    places = electrodes.positions_mm[list(electrodes.placed)]
    marked = np.zeros(len(places), bool)
    words = tr("{count} contacts", count=len(places))
    if far and patient.connectome is not None:
        parcellation = patient.connectome.parcellation
        if parcellation.centres_mm is not None:
            centres = parcellation.centres_mm
            try:
                centres = moved(centres, parcellation.space, electrodes.space)
            except InputError:
                return NO_PICTURE
            marked = regions_of(places, centres).outside
            limit = number(INSIDE_MM, 0, "mm")
            words = tr(
                "{count} more than {limit} from any region",
                count=int(marked.sum()),
                limit=limit,
            )
    evidence = Evidence(
        tr("Left to right (mm)"),
        tr("Back to front (mm)"),
        limits=(Limit(0.0, tr("midline")),),
        dots=(places[:, 0], places[:, 1], marked),
        words=words,
        equal=True,
    )
    return Proof(tr("Contacts seen from above"), evidence)

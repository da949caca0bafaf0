"""What seizures of a patient can be located from, and what is missing. No Qt."""

import numpy as np

from brainTwinStudio.analysis.contacts import regions_of
from brainTwinStudio.analysis.seizure_features import onsets
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import FrozenMap, Patient, Recording
from brainTwinStudio.project.data_kinds import choices_of
from brainTwinStudio.project.electrodes import plain_contact
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.spaces import moved

LOCATE = tr("Locate the seizure onset…")
DEPTH = ("seeg", "ecog")
NO_CONNECTOME = tr("Import a connectome first: seizures spread along its connections.")
NO_RECORDING = tr("Import SEEG or ECoG of a seizure first.")
NO_PLACES = tr("Import electrodes with coordinates first: contacts must be placed.")
NO_CENTRES = tr(
    "The regions have no centres, so contacts cannot be placed among them. Import a "
    "table of regions with x_mm, y_mm, z_mm, or use a known atlas."
)
# As the engine reads marks; what it cannot read it looks for itself.
BEGINS = ("seizure", "onset", "sz", "ictal")
ZONE_PLACES, NEAR_PLACES = 2, 6  # regions by the rank of their earliest contact
BACKGROUND = 0.1  # of the recording, from its start, where no onset is marked


def depth_runs(patient: Patient) -> tuple[Recording, ...]:
    """Recordings from contacts in the brain."""
    return tuple(
        run
        for run in patient.recordings
        if run.kind in DEPTH or any(kind in DEPTH for kind in run.channel_kinds)
    )


def only_seizures(patient: Patient | None) -> bool:
    """Whether nothing but seizures can be fitted: there is no recording at rest."""
    return patient is not None and bool(depth_runs(patient)) and not choices_of(patient)


def missing(patient: Patient) -> str:
    """What must be imported before seizures can be located; "" for nothing."""
    if patient.connectome is None:
        return NO_CONNECTOME
    if not depth_runs(patient):
        return NO_RECORDING
    if patient.connectome.parcellation.centres_mm is None:
        return NO_CENTRES
    electrodes = patient.electrodes
    if electrodes is None or electrodes.positions_mm is None or not electrodes.placed:
        return NO_PLACES
    return ""


def outdated(patient: Patient, twin: SeizureTwin) -> str:
    """Why a twin of seizures does not belong to the data as they are now; "" while it
    does."""
    now = patient.connectome
    if now is None or (
        now is not twin.connectome
        and not np.array_equal(now.weights, twin.connectome.weights)
    ):
        return tr(
            "Out of date: the connectome of {patient} was changed after this fit.",
            patient=patient.id,
        )
    runs = {run.id for run in patient.recordings}
    if not {one.recording_id for one in twin.seizures} <= runs:
        return tr(
            "Out of date: a recording it was fitted to is no longer in the project."
        )
    return ""


def marked_onset(run: Recording) -> float | None:
    """Seconds from the start of the first mark of an onset."""
    found = [
        mark.onset_s
        for mark in run.annotations
        if any(word in mark.text.lower() for word in BEGINS)
    ]
    return min(found, default=None)


def marks_in_words(run: Recording) -> str:
    """'onset marked at 12.3 s', or that it is looked for."""
    onset = marked_onset(run)
    return (
        tr("looked for")
        if onset is None
        else tr("marked at {onset:.1f} s", onset=onset)
    )


def guess_from_recording(patient: Patient, run: Recording) -> FrozenMap[str]:
    """Hypothesis by onset order: regions of the earliest contacts are held to be the
    zone, those of the next ones propagation. Raises InputError where no channel has an
    onset. Takes a second or two: ask for it beside the window."""
    lacking = missing(patient)
    if lacking:
        raise InputError(lacking)
    assert patient.connectome is not None
    assert patient.electrodes is not None
    parcellation, contacts = patient.connectome.parcellation, patient.electrodes
    assert parcellation.centres_mm is not None
    assert contacts.positions_mm is not None
    places = moved(contacts.positions_mm, contacts.space, parcellation.space)
    region = regions_of(places, parcellation.centres_mm).region
    known = {plain_contact(name): at for at, name in enumerate(contacts.names)}
    rows = [
        (row, int(region[known[plain_contact(name)]]))
        for row, name in enumerate(run.channel_names)
        if plain_contact(name) in known and name not in run.bad_channels
    ]
    rows = [(row, at) for row, at in rows if at >= 0]
    begins = marked_onset(run)
    until = 0.9 * begins if begins else max(BACKGROUND * run.seconds, 5.0)
    signals = np.asarray(run.signals[[row for row, _ in rows]], float)
    late = onsets(signals, run.sampling_hz, (0.0, until)).onset_s
    first: dict[int, float] = {}
    for (_, at), when in zip(rows, late, strict=True):
        if np.isfinite(when):
            first[at] = min(first.get(at, np.inf), float(when))
    if not first:
        raise InputError(
            tr(
                "No channel of {recording} shows an onset: set the hypothesis by hand, "
                "or leave it open.",
                recording=run.id,
            )
        )
    order = sorted(first, key=lambda at: first[at])
    names = parcellation.region_names
    zone = {names[at]: "zone" for at in order[:ZONE_PLACES]}
    near = {names[at]: "propagation" for at in order[ZONE_PLACES:NEAR_PLACES]}
    return FrozenMap({**zone, **near})

"""What was given: connectome, recordings, and the quality cards."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Connectome, Recording
from brainTwinStudio.report.blocks import (
    Block,
    CardRow,
    Facts,
    Heading,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.report.wording import (
    NO_CONNECTOME,
    NO_RECORDINGS,
    NONE,
    NOT_STATED,
    duration,
    given,
    notes,
    number,
    share,
)

SIDES = (  # of regions -> how many there are
    ("L", tr("{count} left")),
    ("R", tr("{count} right")),
    ("-", tr("{count} without side")),
)
COLUMNS = (
    tr("Recording"),
    tr("Kind"),
    tr("Length"),
    tr("Channels"),
    tr("Sampling"),
    tr("Global signal"),
    tr("Band"),
    tr("File"),
)


def section(subject: Subject) -> Section:
    """Facts first, then cards, the worst first."""
    patient = subject.patient
    blocks: list[Block] = []
    if patient.notes:
        blocks.append(Facts(((tr("Notes"), notes(patient.notes)),)))
    blocks.append(Heading(tr("Connectome")))
    blocks.append(_connectome(patient.connectome))
    blocks.append(Heading(tr("Recordings")))
    blocks.append(_recordings(patient.recordings))
    blocks.append(Heading(tr("Checks")))
    free = subject.twin.free_parameters if subject.twin else None
    cards = cards_of(patient, free)
    blocks += [CardRow(card.severity, card.title, card.detail) for card in cards]
    return Section("data", tr("Data and quality"), tuple(blocks))


def _connectome(connectome: Connectome | None) -> Block:
    if connectome is None:
        return Text(NO_CONNECTOME, "note")
    weights, parcellation = connectome.weights, connectome.parcellation
    n = parcellation.count
    lengths = NONE
    if connectome.lengths_mm is not None:
        linked = connectome.lengths_mm[weights > 0]
        how = tr("tracked")
        if connectome.lengths_estimated:
            how = tr("estimated from distance")
        median = number(float(np.median(linked)), 0, "mm")
        lengths = tr("median {length}, {how}", length=median, how=how)
    sides = ", ".join(
        told.format(count=parcellation.hemispheres.count(side))
        for side, told in SIDES
        if side in parcellation.hemispheres
    )
    counted = tr(
        "{name}, {count} regions ({sides})",
        name=parcellation.name,
        count=n,
        sides=sides,
    )
    positive = weights[weights > 0]
    return Facts(
        (
            (tr("Parcellation"), counted),
            (tr("Space of positions"), _space(connectome)),
            (tr("Connected pairs"), share(np.count_nonzero(weights) / (n * (n - 1)))),
            (tr("Weights"), _range(positive.min(), positive.max())),
            (tr("Tract lengths"), lengths),
            (tr("File"), connectome.source_file or NOT_STATED),
        )
    )


def _range(low: float, high: float, unit: str = "") -> str:
    return tr("{low} to {high}", low=given(low), high=given(high, unit))


def _space(connectome: Connectome) -> str:
    parcellation = connectome.parcellation
    if parcellation.centres_mm is None:
        return tr("no positions")
    return tr(parcellation.space)


def _recordings(recordings: tuple[Recording, ...]) -> Block:
    if not recordings:
        return Text(NO_RECORDINGS, "note")
    rows = tuple(
        (
            recording.id,
            recording.kind.upper(),
            duration(recording.seconds),
            f"{len(recording.channel_names)}",
            _sampling(recording),
            tr(recording.global_signal),
            band_of(recording.band_hz),
            recording.source_file or NOT_STATED,
        )
        for recording in recordings
    )
    return Table(COLUMNS, rows, (1.2, 0.8, 1, 1.15, 1.2, 1.3, 1.7, 2), (2, 3))


def _sampling(recording: Recording) -> str:
    if recording.kind == "bold":
        return f"TR {given(recording.repetition_time_s, 's')}"
    return given(recording.sampling_hz, "Hz")


def band_of(ends_hz: tuple[float, float] | None) -> str:
    """What the signals were filtered to."""
    return tr("not filtered") if ends_hz is None else _range(*ends_hz, "Hz")

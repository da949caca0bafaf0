"""What was given: connectome, recordings, and the quality cards."""

import numpy as np

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
from brainTwinStudio.report.wording import duration, given, number, share


def section(subject: Subject) -> Section:
    """Facts first, then cards, the worst first."""
    patient = subject.patient
    blocks: list[Block] = []
    if patient.notes:
        blocks.append(Facts((("Notes", patient.notes),)))
    blocks.append(Heading("Connectome"))
    blocks.append(_connectome(patient.connectome))
    blocks.append(Heading("Recordings"))
    blocks.append(_recordings(patient.recordings))
    blocks.append(Heading("Checks"))
    free = subject.twin.free_parameters if subject.twin else None
    cards = cards_of(patient, free)
    blocks += [CardRow(card.severity, card.title, card.detail) for card in cards]
    return Section("data", "Data and quality", tuple(blocks))


def _connectome(connectome: Connectome | None) -> Block:
    if connectome is None:
        return Text("No connectome.", "note")
    weights, parcellation = connectome.weights, connectome.parcellation
    n = parcellation.count
    lengths = "none"
    if connectome.lengths_mm is not None:
        linked = connectome.lengths_mm[weights > 0]
        how = "estimated from distance" if connectome.lengths_estimated else "tracked"
        lengths = f"median {number(float(np.median(linked)), 0, 'mm')}, {how}"
    sides = ", ".join(
        f"{parcellation.hemispheres.count(side)} {name}"
        for side, name in (("L", "left"), ("R", "right"), ("-", "without side"))
        if side in parcellation.hemispheres
    )
    positive = weights[weights > 0]
    return Facts(
        (
            ("Parcellation", f"{parcellation.name}, {n} regions ({sides})"),
            ("Space of positions", _space(connectome)),
            ("Connected pairs", share(np.count_nonzero(weights) / (n * (n - 1)))),
            (
                "Weights",
                f"{given(positive.min())} to {given(positive.max())}",
            ),
            ("Tract lengths", lengths),
            ("File", connectome.source_file or "not stated"),
        )
    )


def _space(connectome: Connectome) -> str:
    parcellation = connectome.parcellation
    return "no positions" if parcellation.centres_mm is None else parcellation.space


def _recordings(recordings: tuple[Recording, ...]) -> Block:
    if not recordings:
        return Text("No recordings.", "note")
    rows = tuple(
        (
            recording.id,
            recording.kind.upper(),
            duration(recording.seconds),
            f"{len(recording.channel_names)}",
            _sampling(recording),
            recording.global_signal,
            _band(recording),
            recording.source_file or "not stated",
        )
        for recording in recordings
    )
    columns = (
        "Run",
        "Kind",
        "Length",
        "Channels",
        "Sampling",
        "Global signal",
        "Band",
        "File",
    )
    return Table(columns, rows, (1.2, 0.8, 1, 1.15, 1.2, 1.3, 1.7, 2), (2, 3))


def _sampling(recording: Recording) -> str:
    if recording.kind == "bold":
        return f"TR {given(recording.repetition_time_s, 's')}"
    return given(recording.sampling_hz, "Hz")


def _band(recording: Recording) -> str:
    if recording.band_hz is None:
        return "not filtered"
    low, high = recording.band_hz
    return f"{given(low)} to {given(high, 'Hz')}"

"""BIDS-style tables: matrices, region signals, regions, contacts and marks.

Matrices follow the draft BEP017 (bids-specification pull request 1902) as XCP-D writes
them, regions the merged BEP038 (`_dseg.tsv`). Times are relative to the start of a run.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.export.export_source import ExportSource, file_word
from brainTwinStudio.files.parcellations import recognised
from brainTwinStudio.project import (
    RESEARCH_USE,
    Array,
    Connectome,
    Electrodes,
    LeadField,
    Parcellation,
    Recording,
)

BIDS_VERSION = "1.11.1"
_DRAFT = "draft BEP017 (bids-specification pull request 1902)"


def write(source: ExportSource, folder: Path) -> list[str]:
    """dataset_description.json, the atlas, and sub-LABEL/dwi, func, ieeg."""
    patient = source.patient
    bold = [run for run in patient.recordings if run.kind == "bold"]
    if patient.connectome is None and not patient.recordings and not patient.electrodes:
        raise FileError(patient.id, "There is nothing to export; import data first.")
    _describe(folder)
    home = folder / f"sub-{source.label}"
    notes: list[str] = []
    atlas = "none"
    if patient.connectome is not None:
        atlas = _atlas_label(patient.connectome.parcellation)
        _regions(folder, atlas, patient.connectome.parcellation)
        _matrices(home / "dwi", f"sub-{source.label}", atlas, patient.connectome)
    elif bold:
        atlas = f"{len(bold[0].channel_names)}regions"
    words = source.run_words(hyphens=False)
    for run in bold:
        _signals(home / "func", f"sub-{source.label}", atlas, run, words[run.id])
    for run in patient.recordings:
        if run.kind != "bold":
            notes.append(
                f"{run.id}: signals of {run.kind.upper()} are not written as tables; "
                "its marks are. Export npz or mat for the signals."
            )
            _marks(home / _folder_of(run), f"sub-{source.label}", run, words[run.id])
    if patient.electrodes is not None:
        contact_tables(home / "ieeg", f"sub-{source.label}", patient.electrodes)
    if patient.lead_field is not None:
        _lead_field(home / "eeg", f"sub-{source.label}", patient.lead_field)
    return notes


def table(path: Path, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A TSV whose numbers read back exactly; n/a where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("\t".join(titles) + "\n")
        for row in rows:
            stream.write("\t".join(map(_cell, row)) + "\n")


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):  # a NumPy float64 too
        return "n/a" if value != value else f"{float(value)!r}"
    return " ".join(str(value).split()) or "n/a"


def _sidecar(path: Path, told: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def _describe(folder: Path) -> None:
    _sidecar(
        folder / "dataset_description.json",
        {
            "Name": "Export of Brain Twin Studio",
            "BIDSVersion": BIDS_VERSION,
            "DatasetType": "derivative",
            "GeneratedBy": [{"Name": "Brain Twin Studio", "Version": __version__}],
            "HowToAcknowledge": RESEARCH_USE,
        },
    )


def _atlas_label(parcellation: Parcellation) -> str:
    """Letters and digits for atlas-: the known atlas, else the number of regions."""
    match = recognised(parcellation.region_names)
    known = match is not None and len(match.names("matched")) == parcellation.count
    word = file_word(match.label) if match and known else f"{parcellation.count}regions"
    return word.replace("-", "")


def _regions(folder: Path, atlas: str, parcellation: Parcellation) -> None:
    centres = parcellation.centres_mm
    titles = ["index", "name", "hemisphere"]
    rows: list[list[object]] = [
        [i + 1, name, "n/a" if side == "-" else side]
        for i, (name, side) in enumerate(
            zip(parcellation.region_names, parcellation.hemispheres, strict=True)
        )
    ]
    if centres is not None:
        titles += ["x", "y", "z"]
        rows = [[*row, *centre] for row, centre in zip(rows, centres, strict=True)]
    stem = folder / f"atlas-{atlas}_dseg"
    table(stem.with_suffix(".tsv"), titles, rows)
    space = {"Description": f"centre of the region in {parcellation.space}"}
    told: dict[str, object] = {"Name": parcellation.name, "Space": parcellation.space}
    if centres is not None:
        told |= {axis: {**space, "Units": "mm"} for axis in "xyz"}
    _sidecar(stem.with_suffix(".json"), told)


def _matrices(folder: Path, start: str, atlas: str, connectome: Connectome) -> None:
    names = connectome.parcellation.region_names
    parts: list[tuple[str, Array, str, str]] = [
        ("weights", connectome.weights, "connection weights", "1")
    ]
    if connectome.lengths_mm is not None:
        what = "tract lengths, 0 = no tract"
        if connectome.lengths_estimated:
            what += ", estimated from distances"
        parts.append(("lengths", connectome.lengths_mm, what, "mm"))
    for stat, values, what, units in parts:
        stem = folder / f"{start}_seg-{atlas}_stat-{stat}_relmat"
        rows = ([name, *row] for name, row in zip(names, values, strict=True))
        table(stem.with_suffix(".tsv"), ["Node", *names], rows)
        _sidecar(
            stem.with_suffix(".json"),
            {
                "Description": f"{what}; rows receive, columns send",
                "Units": units,
                "Schema": _DRAFT,
                "Directed": bool((values != values.T).any()),
                "Sources": [f"bids::atlas-{atlas}_dseg.tsv"],
            },
        )


def _signals(folder: Path, start: str, atlas: str, run: Recording, word: str) -> None:
    name = f"{start}_task-rest_desc-{word}_seg-{atlas}"
    stem = folder / f"{name}_stat-mean_timeseries"
    table(stem.with_suffix(".tsv"), run.channel_names, run.signals.T)
    told: dict[str, object] = {
        "Description": f"mean signal of each region ({run.unit}), one row a volume",
        "RepetitionTime": run.repetition_time_s,
        "SamplingFrequency": run.sampling_hz,
        "GlobalSignal": run.global_signal,
    }
    if run.band_hz is not None:
        told["FrequencyBandHz"] = list(run.band_hz)
    _sidecar(stem.with_suffix(".json"), told)


def _folder_of(run: Recording) -> str:
    return "ieeg" if run.kind == "seeg" else run.kind


def _marks(folder: Path, start: str, run: Recording, word: str) -> None:
    if run.annotations:
        rows = [[m.onset_s, m.duration_s, m.text] for m in run.annotations]
        name = f"{start}_task-n_desc-{word}_events.tsv"
        table(folder / name, ("onset", "duration", "trial_type"), rows)


def contact_tables(folder: Path, start: str, electrodes: Electrodes) -> None:
    """electrodes.tsv with zones and bad contacts as columns of its own, and
    coordsystem.json."""
    nowhere = (float("nan"),) * 3
    places = electrodes.positions_mm
    rows = [
        [name, *(nowhere if places is None else places[i]), "n/a", electrodes.kinds[i]]
        for i, name in enumerate(electrodes.names)
    ]
    titles = ["name", "x", "y", "z", "size", "type"]
    if any(electrodes.bad):
        titles.append("status")
        states = ("bad" if is_bad else "good" for is_bad in electrodes.bad)
        rows = [[*row, state] for row, state in zip(rows, states, strict=True)]
    for zone in ("soz", "resected"):
        if (flags := getattr(electrodes, zone)) is not None:
            titles.append(zone)
            rows = [[*row, flag] for row, flag in zip(rows, flags, strict=True)]
    table(folder / f"{start}_electrodes.tsv", titles, rows)
    _sidecar(
        folder / f"{start}_coordsystem.json",
        {
            "iEEGCoordinateSystem": "Other",
            "iEEGCoordinateSystemDescription": electrodes.space,
            "iEEGCoordinateUnits": "mm",
        },
    )


def _lead_field(folder: Path, start: str, lead: LeadField) -> None:
    """No name in BIDS: channels by regions, as the import reads them again."""
    rows = (
        [name, *row] for name, row in zip(lead.channel_names, lead.gain, strict=True)
    )
    stem = folder / f"{start}_desc-gain_leadfield"
    table(stem.with_suffix(".tsv"), ["Channel", *lead.region_names], rows)
    told = {"Description": f"{lead.how}; rows channels, columns regions"}
    _sidecar(stem.with_suffix(".json"), {**told, "Units": lead.unit})

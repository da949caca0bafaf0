"""NumPy and MATLAB files: the connectome in one, each recording in its own, contacts
as a table beside them.

Keys: weights, lengths_mm (target, source), region_names, hemispheres, centres_mm; of
fMRI bold (time, region) and tr in s; of the others those of files.waves.wave_npz; of a
lead field gain (channel, region), channels, region_names and unit.
"""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.export.export_bids import contact_tables
from brainTwinStudio.files.export.export_source import ExportSource
from brainTwinStudio.project import Connectome, LeadField, Recording

_HEAD = b"MATLAB 5.0 MAT-file, written by Brain Twin Studio".ljust(116)


def write_npz(source: ExportSource, folder: Path) -> list[str]:
    return _each(source, folder, ".npz", npz)


def write_mat(source: ExportSource, folder: Path) -> list[str]:
    return _each(source, folder, ".mat", _mat)


def _each(
    source: ExportSource,
    folder: Path,
    ending: str,
    save: Callable[[Path, dict[str, Any]], None],
) -> list[str]:
    patient = source.patient
    start = f"sub-{source.label}"
    words = source.run_words()
    parts: dict[str, dict[str, Any]] = {}
    if patient.connectome is not None:
        parts[f"{start}_connectome"] = _connectome(patient.connectome)
    for run in patient.recordings:
        parts[f"{start}_{words[run.id]}"] = _recording(run)
    if patient.lead_field is not None:
        parts[f"{start}_leadfield"] = _lead_field(patient.lead_field)
    if not parts and patient.electrodes is None:
        raise FileError(patient.id, "There is nothing to export; import data first.")
    for name, arrays in parts.items():
        save(folder / f"{name}{ending}", arrays)
    if patient.electrodes is not None:
        contact_tables(folder, start, patient.electrodes)
    return []


def _connectome(connectome: Connectome) -> dict[str, Any]:
    parcellation = connectome.parcellation
    arrays: dict[str, Any] = {"weights": connectome.weights}
    if connectome.lengths_mm is not None:
        arrays["lengths_mm"] = connectome.lengths_mm
    arrays["region_names"] = np.array(parcellation.region_names)
    arrays["hemispheres"] = np.array(parcellation.hemispheres)
    if parcellation.centres_mm is not None:
        arrays["centres_mm"] = parcellation.centres_mm
    return arrays


def _recording(run: Recording) -> dict[str, Any]:
    if run.kind == "bold":
        names = np.array(run.channel_names)
        tr = np.float64(run.repetition_time_s)
        return {"bold": run.signals.T, "tr": tr, "region_names": names}
    marks = run.annotations
    told: dict[str, Any] = {
        "data": run.signals,
        "sfreq": np.float64(run.sampling_hz),
        "channels": np.array(run.channel_names),
        "unit": np.array(run.unit),
        "bad": np.array([name in run.bad_channels for name in run.channel_names]),
    }
    if run.channel_kinds:
        told["kinds"] = np.array(run.channel_kinds)
    if marks:
        told["mark_onset_s"] = np.array([mark.onset_s for mark in marks])
        told["mark_duration_s"] = np.array([mark.duration_s for mark in marks])
        told["mark_text"] = np.array([mark.text for mark in marks])
    return told


def _lead_field(lead: LeadField) -> dict[str, Any]:
    return {
        "gain": lead.gain,
        "channels": np.array(lead.channel_names),
        "region_names": np.array(lead.region_names),
        "unit": np.array(lead.unit),
    }


def npz(path: Path, arrays: Mapping[str, Any]) -> None:
    np.savez(path, **arrays)


def _mat(path: Path, arrays: dict[str, Any]) -> None:
    """With a neutral text at the head: SciPy would write the date."""
    import scipy.io

    cells = {
        key: np.array(value, dtype=object) if value.dtype.kind == "U" else value
        for key, value in arrays.items()
    }
    stream = io.BytesIO()
    scipy.io.savemat(stream, cells, do_compression=True)
    path.write_bytes(_HEAD + stream.getvalue()[len(_HEAD) :])

"""Notes beside the checkpoints of running fits: what was asked, so that it can be asked
again after the window was killed."""

import json
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.files.encoding import decode, encode
from brainTwinStudio.jobs.checkpoint import discard
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import FitSettings, ModelSpec, Project

FIELDS = {"title", "patient_id", "recordings", "spec", "settings", "checkpoint"}


def note_of(checkpoint: Path) -> Path:
    """The note beside a checkpoint that says what was being fitted."""
    return checkpoint.with_suffix(".json")


def forget_checkpoint(checkpoint: Path) -> None:
    """Delete a checkpoint and its note."""
    discard(checkpoint)
    note_of(checkpoint).unlink(missing_ok=True)


def unfinished(checkpoints: Path) -> tuple[dict[str, Any], ...]:
    """The notes of interrupted fits that make sense, in the order of their names."""
    found = (_record_in(path) for path in sorted(checkpoints.glob("*.json")))
    return tuple(record for record in found if record is not None)


def _record_in(path: Path) -> dict[str, Any] | None:
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(record, dict) or not record.keys() >= FIELDS:
        return None
    name = record["checkpoint"]
    return record if name == path.with_suffix(".npz").name else None


def told_of(record: dict[str, Any], folder: Path) -> str:
    """What was running, and what resuming it means. folder: of checkpoints."""
    first = tr(
        "{fit} of {patient} was running when the window ended.",
        fit=record["title"],
        patient=record["patient_id"],
    )
    if (folder / record["checkpoint"]).is_file():
        return first + " " + tr("Resuming goes on from its checkpoint.")
    return first + " " + tr("It had not reached a checkpoint and starts anew.")


def request_of(record: dict[str, Any], project: Project) -> FitRequest:
    """The request of an interrupted fit. Raises InputError where its data are gone,
    FileError where the note was written by another version."""
    patient = project.patient(str(record["patient_id"]))
    if patient.connectome is None:
        raise InputError(
            tr("{patient} has no connectome any more.", patient=patient.id)
        )
    note = note_of(Path(record["checkpoint"]))
    return FitRequest(
        patient.id,
        patient.connectome,
        tuple(patient.recording(str(name)) for name in record["recordings"]),
        decode(record["spec"], ModelSpec, _no_array, note, "spec"),
        decode(record["settings"], FitSettings, _no_array, note, "settings"),
    )


def write_note(request: FitRequest, title: str) -> None:
    """Say beside the checkpoint of a request what is being fitted. Raises FileError
    when the disk refuses."""
    path = Path(request.checkpoint)
    record = {
        "title": title,
        "patient_id": request.patient_id,
        "recordings": [run.id for run in request.recordings],
        "spec": encode(request.spec, _no_array),
        "settings": encode(request.settings, _no_array),
        "checkpoint": path.name,
    }
    with replacing(note_of(path)) as stream:
        stream.write(json.dumps(record, indent=1).encode())


def _no_array(_: object) -> Any:
    raise TypeError("A note of a fit holds no arrays.")

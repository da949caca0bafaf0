"""A fit from the command line: asked, kept in a safe place, resumed after a kill."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from brainTwinStudio.cli import asking, inputs
from brainTwinStudio.cli.noted import ending
from brainTwinStudio.files.audit_words import code
from brainTwinStudio.files.encoding import encode
from brainTwinStudio.files.privacy.leaving import refuse_signs
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.jobs.checkpoint import checkpoint_path, discard
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import Twin, new_id


def fit_and_keep(
    request: FitRequest, project: Path | None, out: Path | None
) -> tuple[Twin, str]:
    """The twin, kept in the project and in `out` where they are given, and its name
    for other commands. The project is open for changes all the while."""
    if out is not None:
        _refuse_person(request, out)
    with inputs.opened(project) as store:
        saved_at = _checkpoint(request, store, out)
        request = replace(request, checkpoint=str(saved_at))
        with ending(store, "fit", f"Fit {request.spec.dynamics}", _asked(request)):
            twin = asking.ask_until_stopped(request, Twin)
        if store is not None:
            twin = _stored(twin, store)
            discard(saved_at)
        if out is not None:
            write_twin(twin, out)
            discard(saved_at)
    return twin, str(out) if out is not None else f"{project}:{twin.id}"


def _asked(request: FitRequest) -> dict[str, Any]:
    settings = request.settings
    who = {"patient": code(request.patient_id), "seed": settings.seed}
    return {**who, "effort": settings.effort, "model": request.spec.dynamics}


def _refuse_person(request: FitRequest, out: Path) -> None:
    """Raises FileError before the hours of a fit whose twin could not be written, for
    it would name a person."""
    connectome = encode(request.connectome, lambda _: "")
    files = [{"source_file": run.source_file} for run in request.recordings]
    refuse_signs([{"patient_id": request.patient_id}, connectome, *files], out)


def _checkpoint(
    request: FitRequest, store: ProjectStore | None, out: Path | None
) -> Path:
    """In the project, else hidden beside the file that the twin will be in."""
    if store is not None:
        return checkpoint_path(store.checkpoints, request)
    path = checkpoint_path(out.absolute().parent if out else Path.cwd(), request)
    return path.with_name(f".{path.name}")


def _stored(twin: Twin, store: ProjectStore) -> Twin:
    project = store.project
    twin = replace(twin, id=new_id("twin", tuple(t.id for t in project.twins)))
    store.change(project.with_twin(twin), f"Fit {twin.spec.node} to {twin.patient_id}")
    return twin

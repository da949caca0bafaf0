"""A patient out to other programs: written beside the target, scanned, then moved.

Nothing leaves that names a person: texts are cleaned, and what is still found refuses
the export.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.disk import files_in, new_folder
from brainTwinStudio.files.export import (
    export_arrays,
    export_bids,
    export_script,
    export_tvb,
)
from brainTwinStudio.files.export.export_source import ExportSource
from brainTwinStudio.files.privacy.deidentify import refuse_if_personal
from brainTwinStudio.files.privacy.without_person import check_code, without_person
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """name: of --format; label: for people; write: into an empty folder, gives notes
    about what the format cannot hold; raises FileError where nothing can be written."""

    name: str
    label: str
    write: Callable[[ExportSource, Path], list[str]]


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat("bids", tr("BIDS tables (draft BEP017)"), export_bids.write),
    ExportFormat("tvb", tr("The Virtual Brain (zip)"), export_tvb.write),
    ExportFormat("mat", "MATLAB", export_arrays.write_mat),
    ExportFormat("npz", tr("NumPy arrays"), export_arrays.write_npz),
    ExportFormat(
        "script", tr("Python script that repeats the work"), export_script.write
    ),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and in sentences what was left out or replaced."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def export_patient(
    project: Project,
    patient_id: str,
    folder: str | Path,
    form: str,
    history: tuple[str, ...] = (),
) -> Exported:
    """Write one patient into the new or empty folder `folder`.

    history: what was done in the project, for the script. Raises InputError, and then
    nothing is left behind.
    """
    chosen = next((one for one in FORMATS if one.name == form), None)
    if chosen is None:
        known = ", ".join(one.name for one in FORMATS)
        raise InputError(
            tr("No format '{form}'. Known: {known}.", form=form, known=known)
        )
    check_code(patient_id)
    target = Path(folder)
    if any(p.suffix == ".btproj" for p in (target, *target.absolute().parents)):
        raise FileError(
            target, tr("The folder lies inside a project; give another one.")
        )
    with new_folder(target) as draft:
        clean = without_person(project.patient(patient_id))
        notes = chosen.write(ExportSource(project, clean.patient, history), draft)
        refuse_if_personal(draft, str(target))
    return Exported(files_in(target), (*clean.notes, *notes))

"""NAME.btproj.zip: a project for passing on, and the making of project folders."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import FileError
from brainTwinStudio.files import audit, project_json
from brainTwinStudio.files.array_store import ArrayStore
from brainTwinStudio.files.audit_trail import arrived
from brainTwinStudio.files.disk import refused, replacing, sync_folder
from brainTwinStudio.files.encoding import arrays_in, decode
from brainTwinStudio.files.reader import sha256_of
from brainTwinStudio.files.safe_zip import Archive, write_members
from brainTwinStudio.files.tables.npy_bytes import array_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project

SUFFIX = ".btproj"
_MEMBER = re.compile(
    r"^(?:[^/]+\.btproj/)?"
    r"(?P<kept>project\.json|audit\.jsonl|arrays/(?P<sha>[0-9a-f]{64})\.npy)$"
)


def write(
    path: Path, project: dict[str, Any], arrays: ArrayStore, log: bytes | None
) -> None:
    """Write the whole JSON of a project, the arrays it uses, and its audit log (None to
    leave it out), atomically."""

    def members() -> Iterator[tuple[str, bytes]]:
        yield project_json.NAME, project_json.document(project, 0, audit.head_of(log))
        if log is not None:
            yield audit.NAME, log
        for sha in sorted(arrays_in(project)):
            yield f"arrays/{sha}.npy", arrays.read_bytes(sha)

    with replacing(path) as stream:
        write_members(stream, members())


def unpack(zip_path: Path, folder: Path) -> None:
    """Make the project folder `folder` from an archive of a stranger.

    Only project.json, the audit log and arrays whose names are the hashes of their
    bytes are taken, and only if together they are a valid project. A log that was
    tampered with is kept, and says so. Raises FileError, and then there is no folder.
    """
    with Archive(zip_path, zip_path) as archive:
        found = {
            hit["kept"]: name
            for name in archive.names
            if (hit := _MEMBER.match(name)) is not None
        }
        if project_json.NAME not in found:
            raise FileError(zip_path, tr("It holds no project.json: no project."))
        text = archive.read(found[project_json.NAME])
        data, _, anchor = project_json.parsed(text, zip_path)
        log = archive.read(found[audit.NAME]) if audit.NAME in found else None
        with building(folder) as draft:
            for sha in sorted(arrays_in(data)):
                _unpack_array(archive, found, sha, draft)
            decode(data, Project, ArrayStore(draft / "arrays").get, zip_path, "project")
            project_json.write(draft, data, 0, arrived(draft, log, anchor))


def new_folder(path: str | Path) -> Path:
    """The path of a project to be made. Raises FileError for a name that is taken or
    does not end in .btproj."""
    folder = Path(path)
    if folder.suffix != SUFFIX or not folder.stem:
        raise FileError(
            folder, tr("A project folder is called NAME{suffix}.", suffix=SUFFIX)
        )
    if folder.exists():
        raise FileError(folder, tr("There is something of that name already."))
    if not folder.absolute().parent.is_dir():
        raise FileError(folder, tr("The folder above it does not exist."))
    return folder


@contextlib.contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A draft of a project folder that becomes `folder` at the end, or vanishes."""
    draft = folder.absolute().with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        try:
            draft.mkdir()
            (draft / "arrays").mkdir()
            (draft / "checkpoints").mkdir()
            yield draft
            os.rename(draft, folder)
            sync_folder(folder.absolute().parent)
        except OSError as error:
            raise refused(folder, error) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _unpack_array(archive: Archive, found: dict[str, str], sha: str, to: Path) -> None:
    member = found.get(f"arrays/{sha}.npy")
    if member is None:
        raise FileError(
            archive.path, tr("The array {sha}... is missing in it.", sha=sha[:12])
        )
    data = archive.read(member)
    if sha256_of(data) != sha:
        raise FileError(
            archive.path,
            tr("The array {sha}... is not what its name says.", sha=sha[:12]),
        )
    array_of(archive.path, data, f"arrays/{sha[:12]}...")
    with replacing(to / "arrays" / f"{sha}.npy") as stream:
        stream.write(data)

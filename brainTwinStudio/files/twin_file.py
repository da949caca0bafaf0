"""NAME.btwin: one twin alone, a zip of twin.json and the arrays it uses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.files.encoding import data_of, decode, encode
from brainTwinStudio.files.privacy.leaving import refuse_twin
from brainTwinStudio.files.project_json import check_version
from brainTwinStudio.files.reader import sha256_of
from brainTwinStudio.files.safe_zip import Archive, write_members
from brainTwinStudio.files.tables.npy_bytes import array_of, bytes_of
from brainTwinStudio.project import FORMAT_VERSION, RESEARCH_USE, Array, Twin
from brainTwinStudio.project.seizure_twin import SeizureTwin

SUFFIX = ".btwin"
_SHA = re.compile(r"[0-9a-f]{64}")


def write_twin(twin: Twin | SeizureTwin, path: str | Path) -> None:
    """Write one twin, atomically; the same twin gives the same bytes. Raises FileError,
    and then nothing is written, where it names a person."""
    refuse_twin(twin, path)
    arrays: dict[str, bytes] = {}

    def put(array: Array) -> str:
        data = bytes_of(array)
        sha = sha256_of(data)
        arrays[sha] = data
        return sha

    whole = {
        "format_version": FORMAT_VERSION,
        "application": f"Brain Twin Studio {__version__}",
        "note": f"{RESEARCH_USE} Arrays: arrays/<sha256>.npy",
        "twin": encode(twin, put),
    }

    def members() -> Iterator[tuple[str, bytes]]:
        yield "twin.json", json.dumps(whole, allow_nan=False, indent=1).encode()
        for sha in sorted(arrays):
            yield f"arrays/{sha}.npy", arrays[sha]

    with replacing(Path(path)) as stream:
        write_members(stream, members())


def read_twin(path: str | Path) -> Twin:
    """The twin of recordings in a file. Raises FileError as `read_any_twin` does, and
    for a twin of seizures."""
    twin = read_any_twin(path)
    if isinstance(twin, SeizureTwin):
        raise FileError(
            path,
            "It holds a twin of seizures, which has no recordings at rest to play; "
            "braintwin plan-resection takes it.",
        )
    return twin


def read_seizure_twin(path: str | Path) -> SeizureTwin:
    """The twin of seizures in a file. Raises FileError as `read_any_twin` does, and for
    a twin of other recordings."""
    twin = read_any_twin(path)
    if isinstance(twin, Twin):
        raise FileError(
            path,
            "It holds a twin of fMRI or EEG, not of seizures; braintwin locate makes "
            "one of seizures, and braintwin resect plans on this one.",
        )
    return twin


def read_any_twin(path: str | Path) -> Twin | SeizureTwin:
    """The twin in a file of a stranger: no code runs, nothing is unpacked to disk.

    Raises FileError naming the file and the place in it.
    """
    with Archive(path, Path(path)) as archive:
        if "twin.json" not in archive.names:
            raise FileError(path, "It holds no twin.json: no twin.")
        whole = data_of(archive.read("twin.json"), path)
        if not isinstance(whole, dict) or "twin" not in whole:
            raise FileError(path, "Its twin.json holds no twin.")
        check_version(whole.get("format_version"), path)

        def get(sha: str) -> Array:
            if not _SHA.fullmatch(sha):
                raise FileError(path, f"'{sha[:70]}' is not the name of an array.")
            data = archive.read(f"arrays/{sha}.npy")
            if sha256_of(data) != sha:
                raise FileError(
                    path, f"The array {sha[:12]}... is not what its name says."
                )
            return array_of(path, data, f"arrays/{sha[:12]}...")

        return decode(whole["twin"], Twin | SeizureTwin, get, path, "twin")

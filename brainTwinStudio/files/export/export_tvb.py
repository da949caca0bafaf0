"""A connectivity archive as The Virtual Brain reads it (zip importer, TVB 2.9).

Members: weights.txt, centres.txt (name x y z), and where known tract_lengths.txt,
hemispheres.txt (1 = right). Rows receive, as in TVB.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.export.export_source import ExportSource
from brainTwinStudio.files.safe_zip import write_members
from brainTwinStudio.project import Array, Connectome


def write(source: ExportSource, folder: Path) -> list[str]:
    """connectivity_N.zip, N the number of regions."""
    connectome = source.patient.connectome
    if connectome is None:
        raise FileError(source.patient.id, "There is no connectome to export.")
    if connectome.parcellation.centres_mm is None:
        raise FileError(
            source.patient.id,
            "TVB needs the centre of each region, and none is known. Import a region "
            "table with columns x, y, z.",
        )
    names = tuple(re.sub(r"\s+", "_", n) for n in connectome.parcellation.region_names)
    if len(set(names)) < len(names):
        raise FileError(source.patient.id, "Names of regions differ only by blanks.")
    path = folder / f"connectivity_{connectome.parcellation.count}.zip"
    with path.open("wb") as stream:
        write_members(stream, _members(connectome, names))
    return list(_notes(source, connectome, names))


def _members(
    connectome: Connectome, names: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    parcellation = connectome.parcellation
    assert parcellation.centres_mm is not None  # the caller looked
    yield "weights.txt", _text(connectome.weights)
    if connectome.lengths_mm is not None:
        yield "tract_lengths.txt", _text(connectome.lengths_mm)
    centres = zip(names, parcellation.centres_mm, strict=True)
    lines = (f"{name} {' '.join(repr(float(v)) for v in c)}" for name, c in centres)
    yield "centres.txt", ("\n".join(lines) + "\n").encode()
    if "-" not in parcellation.hemispheres:
        right = [[int(side == "R")] for side in parcellation.hemispheres]
        yield "hemispheres.txt", _text(np.array(right))


def _text(values: Array) -> bytes:
    stream = io.StringIO()
    np.savetxt(stream, values, fmt="%d" if values.dtype.kind in "iu" else "%.17g")
    return stream.getvalue().encode()


def _notes(
    source: ExportSource, connectome: Connectome, names: tuple[str, ...]
) -> Iterator[str]:
    if names != connectome.parcellation.region_names:
        yield "Blanks in names of regions became underscores."
    if connectome.lengths_mm is None:
        yield "No tract lengths are known; TVB takes distances between centres then."
    if source.patient.recordings:
        yield "The archive holds the connectome; recordings have no place in it."

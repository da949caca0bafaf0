"""Connectivity archives of The Virtual Brain: weights, tract_lengths, centres."""

import bz2
from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.names import listed
from brainTwinStudio.files.reader import (
    Content,
    Reader,
    RegionTable,
    Sheet,
    SourceFile,
)
from brainTwinStudio.files.safe_zip import Archive, is_zip
from brainTwinStudio.files.source import MAX_BYTES, unpacked_limit
from brainTwinStudio.files.tables import npy, region_table, text_matrix

_PARTS = {
    "weights": ("weight",),
    "lengths": ("tract", "length"),
    "centres": ("centre", "center"),
    "hemispheres": ("hemisphere",),
}


def recognises(source: SourceFile) -> bool:
    if not is_zip(source.data):
        return False
    try:
        with Archive(source.path, source.data) as archive:
            is_npz = all(n.endswith(".npy") and "/" not in n for n in archive.names)
            return "weights" in _members(archive) and not is_npz
    except FileError:
        return False


def read(source: SourceFile) -> Content:
    """Sheets "weights" and, where it has them, "lengths"; regions with centres."""
    with Archive(source.path, source.data, MAX_BYTES) as archive:
        members = _members(archive)
        if "weights" not in members:
            raise FileError(
                source.path,
                "The archive holds no weights; expected a member such as weights.txt.",
            )
        sheets = tuple(
            replace(_sheet(source, archive, members[part]), key=part)
            for part in ("weights", "lengths")
            if part in members
        )
        regions = None
        if "centres" in members:
            regions = _regions(source, archive, members["centres"])
        if regions is not None and "hemispheres" in members:
            regions = _with_sides(source, archive, members["hemispheres"], regions)
    regions, notes = _numbered(regions)
    return Content(sheets, regions, notes=notes, is_connectome=True)


def _numbered(
    regions: RegionTable | None,
) -> tuple[RegionTable | None, tuple[str, ...]]:
    """Regions that share a name count on: the archive tells them apart by order, and
    the parcels of Hagmann et al. 2008 carry the name of their gyrus."""
    if regions is None:
        return None, ()
    times = Counter(regions.names)
    doubled = [name for name, count in times.items() if count > 1]
    if not doubled:
        return regions, ()
    seen: Counter[str] = Counter()
    names = []
    for name in regions.names:
        seen[name] += 1
        names.append(f"{name}_{seen[name]}" if times[name] > 1 else name)
    if len(set(names)) < len(names):
        return regions, ()
    text = f"several regions are called {listed(doubled)}; they are numbered."
    return replace(regions, names=tuple(names)), (text,)


def _members(archive: Archive) -> dict[str, str]:
    """Part -> member; the first of the usual names wins."""
    found: dict[str, str] = {}
    for name in archive.names:
        short = PurePosixPath(name).name.lower()
        if short.startswith((".", "_")) or name.startswith("__MACOSX"):
            continue
        if not short.endswith((".txt", ".txt.bz2", ".npy")):
            continue
        for part, words in _PARTS.items():
            if any(word in short for word in words):
                found.setdefault(part, name)
                break
    return found


def _member(source: SourceFile, archive: Archive, name: str) -> SourceFile:
    """A member as if it were a file of its own; errors name archive and member."""
    data = archive.read(name)
    short = PurePosixPath(name).name.lower()
    if short.endswith(".bz2"):
        short = short.removesuffix(".bz2")
        try:
            data = bz2.BZ2Decompressor().decompress(data, unpacked_limit(len(data)))
        except (OSError, EOFError, ValueError):
            raise FileError(source.path, f"'{name}' is damaged.") from None
    return SourceFile(Path(f"{source.path}/{name}"), short, data, source.sha256)


def _sheet(source: SourceFile, archive: Archive, name: str) -> Sheet:
    member = _member(source, archive, name)
    reader = npy if member.suffix == ".npy" else text_matrix
    return reader.read(member).sheets[0]


def _regions(source: SourceFile, archive: Archive, name: str) -> RegionTable:
    """Lines `name x y z`, or numbers x y z alone."""
    member = _member(source, archive, name)
    if member.suffix == ".npy" or text_matrix.recognises(member):
        centres = _sheet(source, archive, name).values
        if centres.shape[1] != 3:
            raise FileError(member.path, "Region centres need three columns x y z.")
        return RegionTable((), None, centres)
    return region_table.table_of(member)


def _with_sides(
    source: SourceFile, archive: Archive, name: str, regions: RegionTable
) -> RegionTable:
    """TVB writes 1 for right and 0 for left."""
    right = _sheet(source, archive, name).values.reshape(-1)
    if len(right) != regions.count or not np.isin(right, (0, 1)).all():
        return regions
    return replace(regions, hemispheres=tuple("LR"[int(r)] for r in right))


READER = Reader("TVB connectivity (zip)", (".zip",), recognises, read, "TVB zip")

"""What files seem to be, with the reason; the same for window and command line."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.guessing import (
    KINDS,
    Guess,
    Kind,
    guess,
    size_of,
)
from brainTwinStudio.files.images.image_candidates import (
    IMAGE_KINDS,
    map_chosen,
    of_maps,
    of_part,
    part_told,
    with_atlas,
)
from brainTwinStudio.files.reader import (
    Content,
    Reader,
    RegionTable,
    Sheet,
    SourceFile,
)
from brainTwinStudio.files.readers import READERS
from brainTwinStudio.files.source import load, split_key
from brainTwinStudio.files.waves.wave_candidates import (
    is_electrophysiology,
    of_electrophysiology,
    retold,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient

# Kinds that only image files and recordings have.
OWN_FILES = (*IMAGE_KINDS, "eeg", "seeg", "meg", "electrodes", "events")
FEWEST_TIMES = 20  # fewer are hardly a time series, whatever the other side says


def look(
    paths: Iterable[str | Path],
    kinds: Mapping[str, Kind] | None = None,
    existing: Patient | None = None,
) -> tuple[Candidate, ...]:
    """What each file holds. A path may name one array of a file: "sub-01.npz:bold".

    kinds: path as given -> what the user says it is. existing: the patient they are
    for, whose regions help to recognise recordings. Raises FileError for a file that
    cannot be read, InputError for an unknown kind.
    """
    told: dict[str, Kind] = {str(path): kind for path, kind in (kinds or {}).items()}
    for kind in told.values():
        if kind not in KINDS:
            raise InputError(f"No kind '{kind}'. Known: {', '.join(KINDS)}.")
    opened: dict[Path, tuple[SourceFile, Content]] = {}
    found: list[Candidate] = []
    for path in map(str, paths):
        file, key = split_key(path)
        electric = None if key else of_electrophysiology(path, told.get(path))
        if electric is not None:
            found.append(electric)
            continue
        if file not in opened:
            source = load(file)
            opened[file] = (source, reader_for(source).read(source))
        source, content = opened[file]
        found += _candidates(path, source, _chosen(path, content, key), told.get(path))
    return compared(found, existing)


def read_as(one: Candidate, kind: Kind) -> Candidate:
    """What was found, taken for something else because the person says so. Raises
    FileError where it cannot be that."""
    if is_electrophysiology(one):
        return retold(one, kind)
    content = one.content
    if content.is_connectome and kind in ("weights", "lengths", "bold"):
        sheets = tuple(s for s in content.sheets if s.key == kind)
        if not sheets:
            raise FileError(one.path, tr("The archive holds no {kind}.", kind=kind))
        content = replace(content, sheets=sheets, is_connectome=False)
    source = SourceFile(split_key(one.path)[0], "", b"", one.sha256)
    (told,) = _told(one.path, source, content, kind)
    return replace(told, path=one.path, file=one.file)


def compared(
    found: Iterable[Candidate], existing: Patient | None = None
) -> tuple[Candidate, ...]:
    """Candidates seen side by side: a time series is surer where the number of regions
    is known, and a square one needs to be told which side is time."""
    found = tuple(found)
    counts = _known_counts(found, existing)
    matrices = {one.shape[0] for one in found if one.read_as in ("weights", "tvb")}
    atlases = [one for one in found if one.read_as == "atlas"]
    return tuple(
        with_atlas(_with_counts(one, counts, matrices), atlases) for one in found
    )


def reader_for(source: SourceFile) -> Reader:
    """The reader that recognises the content, else the one of that suffix."""
    for reader in READERS:
        if reader.recognises(source):
            return reader
    for reader in reversed(READERS):
        if source.suffix in reader.suffixes:
            return reader
    known = sorted({suffix for reader in READERS for suffix in reader.suffixes})
    raise FileError(
        source.path,
        tr(
            "Its format is not known. Files are read that end in {endings}.",
            endings=", ".join(known),
        ),
    )


def _chosen(path: str, content: Content, key: str) -> Content:
    if not key:
        return content
    if content.maps:
        return map_chosen(path, content, key)
    sheets = tuple(sheet for sheet in content.sheets if sheet.key == key)
    if not sheets:
        known = ", ".join(sheet.key for sheet in content.sheets)
        raise FileError(path, f"No table '{key}' in the file. Known: {known}.")
    return replace(content, sheets=sheets, is_connectome=False)


def _candidates(
    path: str, source: SourceFile, content: Content, told: Kind | None
) -> list[Candidate]:
    if content.maps:
        return of_maps(path, source, content)
    if told is not None:
        return _told(path, source, content, told)
    if content.is_connectome:
        return [_tvb(path, source, content)]
    if content.part is not None:
        return [of_part(path, source, content)]
    if not content.sheets:
        return [_regions(path, source, content, tr("region names"))]
    return [
        _of_guess(path, source, content, sheet, content.stated or guess(sheet, source))
        for sheet in content.sheets
    ]


def _told(
    path: str, source: SourceFile, content: Content, told: Kind
) -> list[Candidate]:
    """The parts of a file that can be what the user says it is."""
    if content.part is not None:
        return [part_told(path, source, content, told)]
    if told in OWN_FILES:
        text = tr("It holds a table; it cannot be read as {kind}.", kind=told)
        raise FileError(path, text)
    if told == "regions":
        return [_regions(path, source, _as_regions(path, content), "as told")]
    if told == "tvb":
        if not content.is_connectome:
            raise FileError(path, tr("It is not a connectivity archive of TVB."))
        return [_tvb(path, source, content)]
    if not content.sheets:
        text = tr("It holds region names, no numbers to read as {kind}.", kind=told)
        raise FileError(path, text)
    sheets = content.sheets
    if len(sheets) > 1:
        sheets = tuple(s for s in sheets if guess(s, source)[0] == told)
    if not sheets or (len(sheets) > 1 and told != "bold"):
        known = ", ".join(sheet.key for sheet in content.sheets)
        raise FileError(
            path,
            f"It holds several tables ({known}); name the one to read as {told}: "
            f"{path}:NAME.",
        )
    return [
        _of_guess(path, source, content, sheet, (told, "sure", "as told"))
        for sheet in sheets
    ]


def _of_guess(
    path: str, source: SourceFile, content: Content, sheet: Sheet, guess: Guess
) -> Candidate:
    kind, confidence, reason = guess
    name = f"{source.path.name}:{sheet.key}" if sheet.key else source.path.name
    full = (
        path
        if not sheet.key or path.endswith(f":{sheet.key}")
        else (f"{path}:{sheet.key}")
    )
    own = replace(content, sheets=(sheet,))
    if kind == "regions":
        return replace(
            _regions(full, source, _as_regions(path, own), reason),
            confidence=confidence,
        )
    table = content.regions.names if content.regions else ()
    names = sheet.column_names or sheet.row_names
    if not names and len(table) in sheet.values.shape:
        names = table
    needs = ("tr_s",) if kind == "bold" and content.tr_s is None else ()
    return Candidate(
        full, name, kind, sheet.values.shape, confidence, reason, source.sha256, own,
        names, needs,
    )  # fmt: skip


def _regions(path: str, source: SourceFile, content: Content, why: str) -> Candidate:
    table = content.regions
    if table is None:
        raise FileError(path, tr("It holds no region names."))
    centres = tr(" and centres") if table.centres_mm is not None else ""
    reason = f"{why}{centres}" if table.names else tr("centres without names")
    return Candidate(
        path, source.path.name, "regions", (table.count,), "sure", reason,
        source.sha256, content, table.names,
    )  # fmt: skip


def _tvb(path: str, source: SourceFile, content: Content) -> Candidate:
    parts = ", ".join(sheet.key for sheet in content.sheets)
    names = content.regions.names if content.regions else ()
    return Candidate(
        path, source.path.name, "tvb", content.sheets[0].values.shape, "sure",
        f"archive with {parts}{' and centres' if content.regions else ''}",
        source.sha256, content, names,
    )  # fmt: skip


def _as_regions(path: str, content: Content) -> Content:
    """Region names or centres from whatever the file holds."""
    if content.regions is not None:
        return content
    values = content.sheets[0].values
    if values.shape[1] == 3 and len(values) != 3:
        return replace(content, regions=RegionTable((), None, values))
    if 1 in values.shape:
        names = tuple(f"{value:g}" for value in values.reshape(-1))
        return replace(content, regions=RegionTable(names))
    raise FileError(
        path, f"It holds {size_of(values)} numbers, no list of region names."
    )


def _known_counts(found: tuple[Candidate, ...], existing: Patient | None) -> set[int]:
    counts = {
        one.shape[0] for one in found if one.read_as in ("weights", "regions", "tvb")
    }
    if existing is not None and existing.connectome is not None:
        counts.add(existing.connectome.parcellation.count)
    return counts


def _with_matrices(one: Candidate, matrices: set[int]) -> Candidate:
    """A few lines of text beside large matrices are hardly the names of regions; some
    more names than rows may be labels that are left out."""
    if not matrices or 2 * one.shape[0] >= min(matrices) or one.reason == "as told":
        return one
    wanted = tr(" or ").join(str(count) for count in sorted(matrices))
    reason = tr(
        "{count} lines of text; the weights have {wanted} regions",
        count=one.shape[0],
        wanted=wanted,
    )
    return replace(one, confidence="unsure", reason=reason)


def _with_counts(one: Candidate, counts: set[int], matrices: set[int]) -> Candidate:
    known = counts & set(one.shape)
    if one.read_as == "regions":
        return _with_matrices(one, matrices)
    if one.read_as != "bold" or not known:
        return one
    if one.shape[0] == one.shape[1]:
        named = one.sheet.column_names or one.sheet.row_names
        told = named or "direction" in one.needs
        return one if told else replace(one, needs=(*one.needs, "direction"))
    times = one.shape[1] if one.shape[0] in known else one.shape[0]
    if one.reason == "as told" or times < FEWEST_TIMES:
        return one
    reason = tr("one side has the {count} known regions", count=min(known))
    return replace(one, confidence="sure", reason=reason)

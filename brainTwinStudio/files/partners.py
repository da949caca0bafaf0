"""Files that are read with another one and need not be given by themselves."""

from collections.abc import Iterable
from pathlib import Path

from brainTwinStudio.files.source import split_key
from brainTwinStudio.files.waves.bids_table import beside, suffix_of
from brainTwinStudio.language import tr

_PARTS = {".vmrk": ".vhdr", ".eeg": ".vhdr", ".fdt": ".set"}
_SIDE_TABLES = ("channels", "coordsystem")


def read_with(path: str | Path, given: Iterable[str | Path]) -> str:
    """The name of a given file that this one is read with, "" where there is none:
    "run.vmrk" with "run.vhdr", "sub-01_channels.tsv" with the recording of sub-01."""
    file = Path(path)
    others = [split_key(other)[0] for other in given]
    others = [other for other in others if other.parent == file.parent]
    header = _PARTS.get(file.suffix.lower())
    for other in others:
        if header and other.stem == file.stem and other.suffix.lower() == header:
            return other.name
        if file.suffix == ".json" and other.stem == file.stem and other != file:
            return other.name
    named = suffix_of(file)
    if named not in _SIDE_TABLES:
        return ""
    for other in others:
        if other == file or suffix_of(other) in (*_SIDE_TABLES, "events"):
            continue
        if file in beside(other, named, (file.suffix,)):
            return other.name
    return ""


def without_partners(
    paths: Iterable[str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths that are to be read by themselves, and a sentence for each other."""
    paths = tuple(paths)
    kept, said = [], []
    for path in paths:
        other = read_with(path, paths)
        if other:
            said.append(
                tr("{name} is read with {other}.", name=Path(path).name, other=other)
            )
        else:
            kept.append(path)
    return tuple(kept), tuple(said)

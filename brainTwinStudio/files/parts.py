"""The candidates of one import, sorted and refused where they contradict."""

from dataclasses import dataclass, replace

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.language import tr


@dataclass(frozen=True, slots=True)
class Parts:
    """At most one connectome and one list of regions, any number of runs."""

    weights: Candidate | None
    lengths: Candidate | None
    regions: Candidate | None
    bold: tuple[Candidate, ...]

    @staticmethod
    def of(candidates: tuple[Candidate, ...]) -> "Parts":
        """Raises FileError for a guess that the person must confirm first,
        InputError for two files of one kind or none at all."""
        if not candidates:
            raise InputError(tr("There is nothing to import."))
        for one in candidates:
            if one.confidence == "unsure":
                raise FileError(
                    one.path,
                    tr(
                        "It is not clear what this is ({reason}). Say whether "
                        "it is weights, lengths, bold or regions.",
                        reason=one.reason,
                    ),
                )
        split = tuple(part for one in candidates for part in _split(one))
        return Parts(
            _only(split, "weights"),
            _only(split, "lengths"),
            _only(split, "regions"),
            tuple(one for one in split if one.read_as == "bold"),
        )


def _split(one: Candidate) -> tuple[Candidate, ...]:
    """A TVB archive is weights, lengths and regions at once."""
    if one.read_as != "tvb":
        return (one,)
    parts = []
    for sheet in one.content.sheets:
        content = replace(one.content, sheets=(sheet,))
        kind = "weights" if sheet.key == "weights" else "lengths"
        parts.append(
            replace(one, read_as=kind, shape=sheet.values.shape, content=content)
        )
    return tuple(parts)


def _only(candidates: tuple[Candidate, ...], kind: str) -> Candidate | None:
    found = [one for one in candidates if one.read_as == kind]
    if len(found) > 1:
        names = " and ".join(one.path for one in found[:3])
        raise InputError(
            tr(
                "{count} files are read as {kind} ({names}); one is expected. "
                "Choose one, or say what the others are.",
                count=len(found),
                kind=kind,
                names=names,
            )
        )
    return found[0] if found else None

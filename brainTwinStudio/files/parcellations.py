"""Which atlas a list of names is: matched, unmatched, duplicate, name by name."""

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.files.atlas_families import family_of, is_first_aal
from brainTwinStudio.files.atlases import Atlas, atlases, spelled, subcortex
from brainTwinStudio.files.names import listed
from brainTwinStudio.language import tr

FEWEST = 4  # names below which no atlas is claimed
MOST_STRANGERS = 0.4  # fraction of names that may be unknown
_NEAR = 0.75
_NEARLY_ALL = 0.9
Verdict = Literal["matched", "unmatched", "duplicate", "not tissue"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """One name of a list. region: what the atlas calls it, "" where it is unknown;
    suggestions: regions with nearly that name on the same side."""

    name: str
    verdict: Verdict
    region: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtlasMatch:
    """A list of names beside the atlas that explains most of them.

    label: the atlas; rows in the order of the list; missing: regions of the atlas that
    the list lacks (() where only the family is known).
    """

    label: str
    rows: tuple[NameMatch, ...]
    missing: tuple[str, ...] = ()

    def names(self, verdict: Verdict) -> tuple[str, ...]:
        return tuple(row.name for row in self.rows if row.verdict == verdict)

    @property
    def sentence(self) -> str:
        """Of how many names what is known, and what to look at."""
        matched = len(self.names("matched"))
        parts = [
            tr(
                "{matched} of {count} names are {label}.",
                matched=matched,
                count=len(self.rows),
                label=self.label,
            )
        ]
        if doubled := self.names("duplicate"):
            parts.append(tr("Twice the same region: {names}.", names=listed(doubled)))
        unknown = [row for row in self.rows if row.verdict == "unmatched"]
        if unknown:
            parts.append(
                tr(
                    "Not known: {names}.",
                    names=listed([_with_hint(row) for row in unknown]),
                )
            )
        if odd := self.names("not tissue"):
            parts.append(tr("No grey matter: {names}.", names=listed(odd)))
        return " ".join(parts)


def recognised(names: Sequence[str]) -> AtlasMatch | None:
    """The atlas that knows most of the names, or None where none knows enough."""
    if len(names) < FEWEST:
        return None
    best = max(atlases(), key=lambda atlas: _known(atlas, names))
    known = _known(best, names)
    if known < (1 - MOST_STRANGERS) * len(names):
        return _of_family(names)
    # Vis_1 of Schaefer 100 is another region than Vis_1 of Schaefer 200.
    if "schaefer" in best.key and known < _NEARLY_ALL * len(best.names):
        return _of_family(names)
    if best.key == "aal2" and is_first_aal(names):
        return _of_family(names)
    return matched_with(best, names)


def matched_with(atlas: Atlas, names: Sequence[str]) -> AtlasMatch:
    """The table of a list of names beside one atlas."""
    places = [atlas.place(name) for name in names]
    times = Counter(place for place in places if place is not None)
    rows = tuple(
        _row(atlas, name, place, times)
        for name, place in zip(names, places, strict=True)
    )
    missing = tuple(n for i, n in enumerate(atlas.names) if i not in times)
    has_more = len(atlas.beside) > 1 and max(times, default=0) >= len(atlas.names)
    return AtlasMatch(_label(atlas.label, has_more), rows, missing)


def _row(atlas: Atlas, name: str, place: int | None, times: Counter[int]) -> NameMatch:
    if place is not None:
        verdict: Verdict = "matched" if times[place] == 1 else "duplicate"
        return NameMatch(name, verdict, atlas.region(place))
    if not_tissue([name]):
        return NameMatch(name, "not tissue")
    return NameMatch(name, "unmatched", suggestions=_suggestions(atlas, name))


def _suggestions(atlas: Atlas, name: str) -> tuple[str, ...]:
    """Regions with nearly that name, never of the other side."""
    wanted = spelled(name)
    side = wanted.partition(":")[0]
    here = [s for s in atlas.places if not side or s.startswith(f"{side}:")]
    near = difflib.get_close_matches(wanted, here, n=4, cutoff=_NEAR)
    return tuple(dict.fromkeys(atlas.region(atlas.places[s]) for s in near))[:3]


def _with_hint(row: NameMatch) -> str:
    if not row.suggestions:
        return row.name
    return tr(
        "{name} (perhaps {suggestions})",
        name=row.name,
        suggestions=tr(" or ").join(row.suggestions[:2]),
    )


def _known(atlas: Atlas, names: Sequence[str]) -> int:
    return len({p for p in map(atlas.place, names) if p is not None})


def _of_family(names: Sequence[str]) -> AtlasMatch | None:
    """An atlas known only by how its names are built, and the subcortex beside it."""
    family = family_of(names)
    if family is None:
        return None
    spellings = [spelled(name) for name in names]
    more = [
        "" if known else subcortex().get(spelling, "")
        for known, spelling in zip(family.known, spellings, strict=True)
    ]
    keys = [found or spelling for found, spelling in zip(more, spellings, strict=True)]
    here = [
        known or bool(found) for known, found in zip(family.known, more, strict=True)
    ]
    if sum(here) < (1 - MOST_STRANGERS) * len(names):
        return None
    times = Counter(keys)
    rows = []
    for name, key, found, is_known in zip(names, keys, more, here, strict=True):
        verdict: Verdict = "matched" if is_known else "unmatched"
        if not is_known and not_tissue([name]):
            verdict = "not tissue"
        elif is_known and times[key] > 1:
            verdict = "duplicate"
        rows.append(NameMatch(name, verdict, (found or name) if is_known else ""))
    return AtlasMatch(_label(family.label, any(more)), tuple(rows), family.missing)


def _label(atlas: str, has_subcortex: bool) -> str:
    return tr("{atlas} with subcortex", atlas=atlas) if has_subcortex else atlas

"""Known atlases and one spelling for each of their regions, whatever a tool writes.

Names are facts compiled from files at hand (resources/README.md says which). No list is
at hand of the other resolutions of Schaefer 2018 and of the VEP atlas: those are
recognised by how their names are built (atlas_families.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from brainTwinStudio.project.anatomy import Hemisphere

_HEMISPHERES: dict[str, Hemisphere] = {"L": "L", "R": "R", "-": "-"}
_SIDES = {"lh": "L", "left": "L", "l": "L", "rh": "R", "right": "R", "r": "R"}
_DROPPED = frozenset({"ctx", "7networks", "wm", "roi", "label"})
_STEM = ("Brain-Stem",)  # beside every atlas of FreeSurfer


@dataclass(frozen=True, slots=True)
class Atlas:
    """names (region,) as its maker spells them; places: spelling -> region, for the
    names and the short forms that tools use. beside: regions of the subcortex that
    tools often list with it; they count on from the last of its own."""

    key: str
    label: str
    source: str
    names: tuple[str, ...]
    hemispheres: tuple[Hemisphere, ...]
    places: dict[str, int]
    beside: tuple[str, ...] = ()

    def place(self, name: str) -> int | None:
        """The region that a name of any convention means, or None."""
        return self.places.get(spelled(name))

    def region(self, place: int) -> str:
        """What a place is called: a region of the atlas, or one beside it."""
        own = len(self.names)
        return self.names[place] if place < own else self.beside[place - own]


_FILES = (
    (
        "desikan-killiany",
        "Desikan-Killiany",
        "Desikan et al. 2006, doi:10.1016/j.neuroimage.2006.01.021; subcortex: Fischl "
        "et al. 2002, doi:10.1016/S0896-6273(02)00569-X; order of MRtrix fs_default",
    ),
    (
        "destrieux",
        "Destrieux",
        "Destrieux et al. 2010, doi:10.1016/j.neuroimage.2010.06.010",
    ),
    (
        "schaefer-100-7",
        "Schaefer 100 (7 networks)",
        "Schaefer et al. 2018, doi:10.1093/cercor/bhx179",
    ),
    ("aal2", "AAL2", "Rolls et al. 2015, doi:10.1016/j.neuroimage.2015.07.075"),
    (
        "hcp-mmp",
        "HCP-MMP (Glasser 2016)",
        "Glasser et al. 2016, doi:10.1038/nature18933",
    ),
)
_OF_CORTEX = ("destrieux", "schaefer-100-7", "hcp-mmp")  # beside them: subcortex


@cache
def atlases() -> tuple[Atlas, ...]:
    """Every atlas whose names are at hand."""
    stem = {spelled(name): name for name in _STEM}
    return tuple(
        _with_beside(atlas, subcortex() if atlas.key in _OF_CORTEX else stem)
        if atlas.key in (*_OF_CORTEX, _FILES[0][0])
        else atlas
        for atlas in (_read(*told) for told in _FILES)
    )


@cache
def subcortex() -> dict[str, str]:
    """Spelling -> region of FreeSurfer's subcortical segmentation, short forms too."""
    atlas = _read(*_FILES[0])
    found = {s: atlas.names[place] for s, place in atlas.places.items()}
    found = {s: name for s, name in found.items() if not name.startswith("ctx-")}
    return found | {spelled(name): name for name in _STEM}


def spelled(name: str) -> str:
    """One spelling for all: "l:bankssts" for ctx-lh-bankssts, lh_bankssts, lh.bankssts,
    L bankssts, bankssts_L, 7Networks_LH_Vis_1 without its first word."""
    text = re.sub(r"&", " and ", name.strip())
    words = [w for w in re.split(r"[^A-Za-z0-9]+", text) if w]
    low = [word.lower() for word in words]
    side = next((_SIDES[word] for word in low if word in _SIDES), "")
    rest = [word for word in low if word not in _DROPPED and word not in _SIDES]
    return f"{side.lower()}:{''.join(rest)}"


def order_of_atlas(
    wanted: Sequence[str], found: Sequence[str], spare: Sequence[str] = ()
) -> tuple[list[int], Atlas] | None:
    """Where each wanted region stands in `found`, told by one atlas that knows every
    name but spare ones; None where none does, or where two names mean one region."""
    for atlas in atlases():
        ours = [atlas.place(name) for name in wanted]
        places = {name: atlas.place(name) for name in found}
        theirs = {n: p for n, p in places.items() if p is not None or n not in spare}
        known = list(theirs.values())
        if None in ours or None in known or len(set(known)) < len(known):
            continue
        if len(set(ours)) < len(ours) or not set(ours) <= set(known):
            continue
        at = {place: found.index(name) for name, place in theirs.items()}
        return [at[place] for place in ours], atlas
    return None


def _with_beside(atlas: Atlas, more: dict[str, str]) -> Atlas:
    """more: spelling -> region that tools list beside the atlas."""
    beside = tuple(dict.fromkeys(more.values()))
    at = {name: len(atlas.names) + number for number, name in enumerate(beside)}
    places = {spelling: at[name] for spelling, name in more.items()} | atlas.places
    return replace(atlas, places=places, beside=beside)


def _read(key: str, label: str, source: str) -> Atlas:
    file = resources.files("brainTwinStudio.resources").joinpath(
        "atlases", f"{key}.tsv"
    )
    rows = [
        line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]
    ]
    places: dict[str, int] = {}
    for number, (name, _, aliases) in enumerate(rows):
        for spelling in (name, *aliases.split()):
            if places.setdefault(spelled(spelling), number) != number:
                raise ValueError(f"{key}: '{spelling}' means two regions")
    return Atlas(
        key,
        label,
        source,
        tuple(row[0] for row in rows),
        tuple(_HEMISPHERES[row[1]] for row in rows),
        places,
    )

"""What the labels of an atlas are called, and which are no regions."""

import re
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.atlas_means import centres_of
from brainTwinStudio.files.images.imaging import SIDE_OF, DenseLabels, Surface, Volume
from brainTwinStudio.files.images.surfaces import regions_on
from brainTwinStudio.files.names import listed, order_by_name
from brainTwinStudio.files.reader import RegionTable
from brainTwinStudio.project import Array, hemispheres_of

_NOT_GREY = re.compile(
    r"unknown|medial.?wall|corpus.?callosum|white.?matter|ventricle|inf-lat-vent|"
    r"(?:^|[^a-z])csf|vessel|choroid|chiasm|hypointens|exterior|optic|(?:^|-)cc_|"
    r"\?\?\?|background|(?:^|[^a-z])fornix|^wm-|skull|dura|bright.?matter|non-wm",
    re.I,
)
_FREESURFER = re.compile(r"aseg|aparc|wmparc", re.I)
_PREFIX = {"L": "lh-", "R": "rh-"}


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Labels that are regions: ids (region,) with names; notes on those that are not.
    centres_mm: id -> place in `space`; sides: id -> "L", "R" or "-", where told."""

    ids: tuple[int, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()
    centres_mm: dict[int, Array] | None = None
    space: str = "not stated"
    sides: dict[int, str] | None = None

    def table(self) -> RegionTable:
        """The regions as a table of an import, in the order of the ids."""
        sides = hemispheres_of(self.names)
        if self.sides:
            sides = tuple(self.sides[one] for one in self.ids)
        centres = self.centres_mm
        known = centres is not None and all(one in centres for one in self.ids)
        places = np.stack([centres[i] for i in self.ids]) if known and centres else None
        return RegionTable(self.names, sides, places, self.space, self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class PairedAtlas:
    """One atlas: a volume, or labels of one or two hemispheres; file and path of the
    first of its files; sources: name and sha256 of all."""

    part: Volume | DenseLabels
    labelled: Labelled
    file: str
    path: str
    sources: tuple[tuple[str, str], ...]


def of_volume(atlas: Volume, lookup: RegionTable | None) -> Labelled:
    """Names from the table that was given, else from FreeSurfer's colour table where
    the file is named like FreeSurfer's, else numbers."""
    notes = []
    names: dict[int, str] = {}
    if lookup is not None:
        names = dict(zip(lookup.ids, lookup.names, strict=True))
    elif _FREESURFER.search(atlas.path.name):
        told = freesurfer_names()
        # Atlases made from FreeSurfer's, such as VEP, have labels of their own.
        if 2 * sum(one in told for one in atlas.labels) >= len(atlas.labels):
            names = told
            notes.append("labels are named by FreeSurfer's colour table.")
    if not names:
        notes.append(
            "no table names its labels; they are numbered. Add its lookup table "
            "(_dseg.tsv, a FreeSurfer LUT, or lines of number and name)."
        )
    nameless = [one for one in atlas.labels if one not in names]
    if names and len(nameless) > len(atlas.labels) / 2:
        raise FileError(
            atlas.path,
            f"The table names only {len(atlas.labels) - len(nameless)} of "
            f"{len(atlas.labels)} labels; it belongs to another atlas.",
        )
    named = {one: names.get(one, f"label-{one}") for one in atlas.labels}
    if names and nameless:
        notes.append(f"labels without a name: {listed([str(n) for n in nameless])}.")
    ids, left = _grey(named)
    return Labelled(
        ids, tuple(named[one] for one in ids), (*notes, *left), centres_of(atlas),
        atlas.space,
    )  # fmt: skip


def of_dense(labels: DenseLabels, surfaces: dict[str, Surface]) -> Labelled:
    """Names from the file's own table; surfaces: "L", "R" -> mesh, for centres."""
    sides = sides_of(labels)
    there = [int(one) for one in np.unique(labels.ids) if one >= 0]
    named, notes = {}, []
    for one in there:
        name = labels.names.get(one, "")
        if not name and one == 0:
            name = "unknown"
        side = sides.get(one, "-")
        if name and side in _PREFIX and hemispheres_of((name,))[0] == "-":
            name = _PREFIX[side] + name
        named[one] = name or f"label-{one}"
    if (labels.ids < 0).any():
        notes.append(f"{int((labels.ids < 0).sum())} places without a label.")
    ids, left = _grey(named)
    centres, space = _surface_centres(labels, surfaces)
    return Labelled(
        ids, tuple(named[one] for one in ids), (*notes, *left), centres, space,
        {one: sides.get(one, "-") for one in ids},
    )  # fmt: skip


def sides_of(labels: DenseLabels) -> dict[int, str]:
    """Label -> hemisphere, where it lies on one only."""
    found: dict[int, set[str]] = {}
    start = 0
    for block in labels.blocks:
        stop = start + len(block.places)
        name = block.structure
        side = SIDE_OF.get(name, "L" if name.endswith("_LEFT") else "-")
        side = "R" if name.endswith("_RIGHT") else side
        for one in np.unique(labels.ids[start:stop]):
            found.setdefault(int(one), set()).add(side)
        start = stop
    return {one: next(iter(s)) for one, s in found.items() if len(s) == 1}


def _surface_centres(
    labels: DenseLabels, surfaces: dict[str, Surface]
) -> tuple[dict[int, Array] | None, str]:
    """Centres where every block has its mesh, all in one space."""
    spaces = {surface.space for surface in surfaces.values()}
    wanted = [SIDE_OF.get(block.structure, "-") for block in labels.blocks]
    if len(spaces) != 1 or not all(side in surfaces for side in wanted):
        return None, "not stated"
    centres, start = {}, 0
    for block, side in zip(labels.blocks, wanted, strict=True):
        stop = start + len(block.places)
        part = DenseLabels((block,), labels.ids[start:stop], labels.names)
        for one, (centre, _) in regions_on(surfaces[side], part).items():
            centres[one] = centre
        start = stop
    return centres, spaces.pop()


def merged(parts: list[DenseLabels], path: object) -> DenseLabels:
    """Left and right as one; labels of the second hemisphere are counted on where both
    use the same numbers."""
    parts = sorted(parts, key=lambda part: part.blocks[0].structure)
    if len({block.structure for p in parts for block in p.blocks}) < len(parts):
        raise FileError(
            path, "Two atlases are for the same hemisphere; choose one of them."
        )
    if len(parts) == 1:
        return parts[0]
    step = 1 + max(int(part.ids.max(initial=0)) for part in parts)
    ids, names = [], {}
    for at, part in enumerate(parts):
        ids.append(np.where(part.ids > 0, part.ids + at * step, part.ids))
        names |= {n + at * step if n > 0 else n: s for n, s in part.names.items()}
    blocks = tuple(block for part in parts for block in part.blocks)
    return DenseLabels(blocks, np.concatenate(ids), names)


def restricted(labelled: Labelled, wanted: tuple[str, ...]) -> Labelled:
    """Only the labels that a connectome has, where all its regions are among them; an
    atlas often labels more."""
    if not wanted:
        return labelled
    try:
        kept, _ = order_by_name("", wanted, labelled.names, spare=labelled.names)
    except FileError:
        return labelled
    left = [name for i, name in enumerate(labelled.names) if i not in set(kept)]
    if not left:
        return labelled
    text = f"labels that are no region of the connectome: {listed(left)}."
    return Labelled(
        tuple(labelled.ids[i] for i in kept), tuple(labelled.names[i] for i in kept),
        (*labelled.notes, text), labelled.centres_mm, labelled.space, labelled.sides,
    )  # fmt: skip


def freesurfer_names() -> dict[int, str]:
    """FreeSurferColorLUT.txt as MNE ships it."""
    import mne

    ids, _ = mne.read_freesurfer_lut()
    return {int(number): str(name) for name, number in ids.items()}


def _grey(named: dict[int, str]) -> tuple[tuple[int, ...], list[str]]:
    """Labels that are grey matter by their names; the rest is said."""
    out = [one for one, name in named.items() if _NOT_GREY.search(name)]
    ids = tuple(one for one in named if one not in out)
    if not out:
        return ids, []
    shown = listed([named[one] for one in out])
    return ids, [f"labels that are no grey matter are left out: {shown}."]

"""Files with coordinates in a space that they do not state, and what is told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from brainTwinStudio.files.guessing import Kind
from brainTwinStudio.files.images.anatomy_space import UNSTATED, space_of
from brainTwinStudio.files.images.imaging import Surface, Volume
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.waves.wave_candidates import ElectrodeContent
from brainTwinStudio.language import tr
from brainTwinStudio.project import Space, space_named

PLACED: tuple[Kind, ...] = ("electrodes", "regions", "surface", "atlas", "mask",
                            "anatomy")  # fmt: skip
_HEADS: tuple[tuple[Space, str], ...] = (
    ("not stated", tr("Not stated")),
    ("MNI152", "MNI152"),
    ("MNI305", tr("MNI305 (fsaverage)")),
    ("scanner RAS", tr("Scanner RAS")),
    ("tkRAS", tr("tkRAS (FreeSurfer)")),
)
_CAPS: tuple[tuple[Space, str], ...] = (
    ("CapTrak", "CapTrak"),
    ("head", tr("Head (fiducials)")),
)


def spaces_for(kind: Kind) -> tuple[tuple[Space, str], ...]:
    """Spaces that things of a kind may lie in, with their words."""
    return (*_HEADS, *_CAPS) if kind == "electrodes" else _HEADS


def unstated(files: Sequence[Candidate]) -> dict[Kind, tuple[Candidate, ...]]:
    """Kind -> the files of it that have coordinates and do not state their space."""
    found: dict[Kind, tuple[Candidate, ...]] = {}
    for kind in PLACED:
        here = tuple(one for one in files if one.read_as == kind and _lacks(one))
        if here:
            found[kind] = here
    return found


def with_told_space(one: Candidate, told: Mapping[Kind, Space]) -> Candidate:
    """The file in the space that the person told for its kind, where it states none."""
    space = told.get(one.read_as, UNSTATED)
    if space == UNSTATED or not _lacks(one):
        return one
    content, part, table = one.content, one.content.part, one.content.regions
    if isinstance(content, ElectrodeContent) and content.electrodes is not None:
        electrodes = replace(content.electrodes, space=space)
        return replace(one, content=replace(content, electrodes=electrodes))
    if isinstance(part, Surface | Volume):
        content = replace(content, part=replace(part, space=space))
    elif table is not None:
        content = replace(content, regions=replace(table, space=space))
    return replace(one, content=content)


def _lacks(one: Candidate) -> bool:
    content, table = one.content, one.content.regions
    if one.read_as not in PLACED:
        return False
    if isinstance(content, ElectrodeContent):
        own = content.electrodes
        return bool(own and own.positions_mm is not None and own.space == UNSTATED)
    if isinstance(content.part, Surface | Volume):
        return space_of(one, None) == UNSTATED
    if one.read_as != "regions" or table is None or table.centres_mm is None:
        return False
    return space_named(table.space) == UNSTATED

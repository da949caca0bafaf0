"""Which region of one list is which of another, by name alone: never by order."""

import re
from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis.quality_numbers import bare_name
from brainTwinStudio.files.atlases import spelled
from brainTwinStudio.files.names import plain
from brainTwinStudio.project import Array, Lesion, hemispheres_of


def rows_among(own: Sequence[str], known: Sequence[str]) -> Array:
    """Of every name of `own` (region,) its place among `known`, or -1: the same
    spelling, else the same without case and separators, else the same side and bare
    name ("ctx-lh-insula", "L_insula"), else one spelling of all tools ("L_V1_ROI",
    "lh-V1"). What could be two regions is none."""
    rows = np.full(len(own), -1)
    for spelling in (str, plain, _side_and_bare, _of_tools):
        mine = [spelling(name) for name in own]
        places: dict[object, int] = {}
        for at, name in enumerate(known):
            key = spelling(name)
            places[key] = -1 if key in places else at
        for at, key in enumerate(mine):
            if rows[at] < 0 and mine.count(key) == 1:
                rows[at] = places.get(key, -1)
    used = rows[rows >= 0]
    twice = [place for place in set(used.tolist()) if (used == place).sum() > 1]
    rows[np.isin(rows, twice)] = -1
    return rows


def lesion_shares(lesion: Lesion, regions: Sequence[str]) -> Array:
    """(region,): share 0 to 1 of each region that the lesion covers, NaN where its
    atlas does not know the region."""
    shares = np.full(len(regions), np.nan)
    rows = rows_among(lesion.region_names, regions)
    known = rows >= 0
    shares[rows[known]] = lesion.fractions[known]
    return shares


def _of_tools(name: str) -> str:
    """White matter below a gyrus is not that gyrus."""
    is_white = "wm" in re.split(r"[^a-z]+", name.lower())
    return name if is_white else spelled(name)


def _side_and_bare(name: str) -> tuple[str, str]:
    return hemispheres_of((name,))[0], bare_name(name)

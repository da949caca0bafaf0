"""Whether the recordings of a twin determine it (SCIENCE.md E.7)."""

from typing import NamedTuple

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Recording, Twin
from brainTwinStudio.project.well_posedness import WellPosedness


class Plan(NamedTuple):
    """Inversions from points of the prior, refits at each of ten levels of noise, and
    points of each profile likelihood; 0 leaves a part out."""

    starts: int = 8
    repeats: int = 3
    points: int = 9


def well_posedness(
    twin: Twin,
    recordings: tuple[Recording, ...],
    plan: Plan,
    seed: int,
    watcher: Watcher,
    notes: tuple[str, ...] = (),
) -> WellPosedness:
    """Of a twin of fMRI whose node has a linear theory. recordings: the runs it was
    fitted to; none = the features it carries of them."""
    raise NotImplementedError

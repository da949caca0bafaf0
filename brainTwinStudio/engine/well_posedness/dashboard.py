"""Whether the recordings of a twin determine it: the dashboard of SCIENCE.md E.7.

Everything is told by the linear theory at the twin, with exact slopes; only how well a
solution exists is judged by free-running simulations. What a stop leaves out, and what
would take minutes, is not estimated, and says so.
"""

import time
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.connectomes import EDGE_SCALE
from brainTwinStudio.engine.parameters import physical
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.engine.well_posedness import identifiability as tell
from brainTwinStudio.engine.well_posedness import words as say
from brainTwinStudio.engine.well_posedness.inversion import Inversion
from brainTwinStudio.engine.well_posedness.sensitivity import Sensitivity
from brainTwinStudio.engine.well_posedness.setting import (
    EDGES,
    Setting,
    setting_of,
)
from brainTwinStudio.engine.well_posedness.study import Study
from brainTwinStudio.project import FrozenMap, Recording, Twin
from brainTwinStudio.project.well_posedness import (
    Criterion,
    Direction,
    Perturbed,
    Starts,
    WellPosedness,
)

SHOWN = 5  # directions at either end


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
    fitted to, with what it held out; none = the features it carries of them. A stop
    ends it with what was found so far."""
    began = time.perf_counter()
    watcher.progress("Features of the recordings", 0.0)
    setting = setting_of(twin, recordings, seed)
    watcher.progress("Sensitivity", 0.1)
    study = Study(setting, Inversion(setting), watcher, seed)
    sense = study.sense
    regions = _regions(setting)
    size = sense.singular.size
    few = min(SHOWN, size)
    sloppy = tell.directions(sense, tuple(range(size - 1, size - 1 - few, -1)), regions)
    stiff = tell.directions(sense, tuple(range(few)), regions)
    found = study.verdicts()
    moved = study.perturbed(plan.repeats)
    ways = study.profiles(plan.points)
    begun = study.starts(plan.starts)
    criteria = (
        _existence(setting),
        say.uniqueness(begun) if isinstance(begun, Starts) else _none(begun, 0),
        say.stability(moved) if isinstance(moved, Perturbed) else _none(moved, 1),
        say.conditioning(sense, sloppy, _least_seen(sense, regions)),
        say.identifiability(sense, found),
    )
    watcher.progress("Done", 1.0)
    return WellPosedness(
        twin.id,
        criteria,
        found,
        sense.singular,
        sense.condition,
        sense.effective_rank,
        sloppy,
        stiff,
        begun if isinstance(begun, Starts) else None,
        moved if isinstance(moved, Perturbed) else None,
        ways,
        study.elasticities(),
        setting.data,
        (*notes, *setting.notes, *study.notes),
        time.perf_counter() - began,
        FrozenMap({"starts": float(plan.starts), "seed": float(seed)}),
    )


def _least_seen(sense: Sensitivity, regions: tell.Regions) -> Direction | None:
    """The direction told least of those that leave a trace."""
    if not sense.seen.size:
        return None
    return tell.directions(sense, (sense.seen.size - 1,), regions)[0]


def _none(why: str, number: int) -> Criterion:
    return say.not_estimated(("uniqueness", "stability")[number], why)


def _existence(of: Setting) -> Criterion:
    apart, chosen = of.aim.apart, dict(of.twin.settings.losses)
    shares = [off / scale for off, scale in zip(of.simulated, apart, strict=True)]
    weights = [chosen.get("fc") or 0.1, chosen.get("psd", 0.0)]
    value = float(np.average(shares, weights=weights))
    return say.existence(value, {"FC": shares[0], "spectra": shares[1]})


def _regions(of: Setting) -> tell.Regions:
    names = of.twin.connectome.parcellation.region_names
    if EDGES not in of.prior.places:
        return tell.Regions(names)
    where = of.prior.places[EDGES]
    edges = physical(of.theta, of.layout)["learned_weights"]
    weights = np.asarray(edges)[of.layout.rows, of.layout.columns]
    spread = EDGE_SCALE * of.prior.sd[where]
    return tell.Regions(names, of.layout.rows, of.layout.columns, weights / spread)

"""From a fitted twin to a mixed network: six-dimensional Epileptors and rhythms.

The twin (network.py) and the system that makes full seizures (generating.py) have the
same quiet branch, z = 4.1 - 2 x^2 - x^3, and slow equations that can be made the same:

    twin   tau0 z'    = 4 (x_i - x0_i) - z - K sum_j C_ij (x_j - x_i)
    here   z' / r     = 4 (x_i - x0_i') - z - K' sum_j C_ij (s_j - s_i)

where s_j = x_j + 4/3 in Epileptors, and elsewhere no more than a rhythm around 0 while
the twin has x_j at rest, at -1.74. So, with E for the Epileptors,

    x0_i' = x0_i + (K / 4) sum_{j not in E} C_ij (-1.74 + 4/3)
    K' = (1.74 / 1.5) K,   r = 1 / (tau0 seconds_per_unit 64)

What healthy neighbours hold a region back by goes into x0': with no Epileptor beside
it, x0' is -2.062 where x0 is its own threshold in the twin. K' makes a seizure pull as
in the twin: on average x is 1.74 above the fold in a seizure there, and x1 1.5 here.
One second has 64 units here, so z moves as fast as in the twin, and seizures last as
long. What is not the same: the twin passes the fold more slowly, so that a region that
others recruit is later there.

Epileptors are the regions that take part in half of the twin's draws or more, and those
above threshold. All that take part are started so that they begin when the twin says
(starting.py): what is recruited too soon from rest starts farther from its seizure, and
how much too soon that would be is kept. Those above threshold that take part in fewer
draws start as in the draw. Velocity (4 m/s) and rhythms (6 to 12 Hz, by the seed) are
no part of the twin. SCIENCE.md A.7, A.8.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from brainTwinStudio.engine.seizures.forward import Runs, every_region, onsets
from brainTwinStudio.engine.seizures.generating_steps import FOLD_X1, UNITS_PER_S
from brainTwinStudio.engine.seizures.network import (
    REST,
    connections_of,
    own_threshold,
)
from brainTwinStudio.engine.seizures.outcome import picked_runs
from brainTwinStudio.engine.seizures.starting import (
    ICTAL_RISE,
    at_rest,
    began,
    started,
)
from brainTwinStudio.engine.seizures.virtual_patient import RHYTHM_HZ, with_lengths
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.virtual_patient import GeneratingSystem, SeizureStart

TAKING_PART = 0.5  # of draws
TWIN_RISE = 1.74  # mean of x in a seizure of the twin minus x at the fold
BEFORE_S, AFTER_S, LONGEST_S = 15.0, 10.0, 180.0  # of a piece
LONGER = 1.3  # than recorded, that a seizure may be
VELOCITY_M_S = 4.0
RUNS = 64
NO_SEIZURE = (
    "This twin has no seizure to show: no region takes part in half of its draws."
)

Regions = Float[np.ndarray, " region"]


class Draw(NamedTuple):
    """Runs of the twin, their onset (run, region) in units, and which one stands for
    them all."""

    runs: Runs
    onset: Float[np.ndarray, "run region"]
    at: int


def typical_draw(twin: SeizureTwin, seed: int) -> Draw:
    """Raises InputError where the twin has no seizure."""
    runs, _ = picked_runs(twin, RUNS, seed)
    whole = connections_of(twin.connectome.weights)
    onset = onsets(runs, whole, every_region(len(whole)))[0]
    usual = twin.zone.recruited >= TAKING_PART
    if not usual.any():
        raise InputError(NO_SEIZURE)
    return Draw(runs, onset, typical(onset * twin.seconds_per_unit, twin, usual))


def typical(
    onset_s: Float[np.ndarray, "run region"],
    twin: SeizureTwin,
    usual: Bool[np.ndarray, " region"],
) -> int:
    """The run in which the fewest regions do other than most draws, and of these the
    one whose delays are nearest."""
    taking = np.isfinite(onset_s)
    others = (taking != usual).sum(axis=1)
    first = np.min(onset_s, axis=1, where=taking, initial=np.inf, keepdims=True)
    both = taking & usual & np.isfinite(twin.zone.onset_s)
    off = np.abs(onset_s - first - twin.zone.onset_s)
    mean = np.sum(off, axis=1, where=both) / np.maximum(both.sum(axis=1), 1)
    return int(np.argmin(others + mean / (1 + mean)))


class Epileptors(NamedTuple):
    """All (region,), of one draw: which regions are Epileptors, their x0' and z at the
    start, and which begin by themselves. sooner_s: how much earlier than the twin says
    a region that is recruited would begin from rest, NaN elsewhere. coupling: K' of
    `weights`, the twin's connections (target, source). slowness: r."""

    here: Bool[np.ndarray, " region"]
    x0: Regions
    z: Regions
    alone: Bool[np.ndarray, " region"]
    sooner_s: Regions
    weights: Float[np.ndarray, "target source"]
    coupling: float
    slowness: float


def epileptors_of(
    twin: SeizureTwin, draw: Draw, first_s: float, also: tuple[str, ...] = ()
) -> Epileptors:
    """Of a draw in which most regions do what they do in most; the first begins after
    first_s. also: names of regions that are Epileptors even if they take no part."""
    zone, runs, at = twin.zone, draw.runs, draw.at
    whole, coupling = connections_of(twin.connectome.weights), float(runs.coupling[at])
    usual = zone.recruited >= TAKING_PART
    above = runs.x0[:, at] > own_threshold(np.asarray(coupling), whole)
    epileptor = usual | above | np.isin(zone.region_names, also)
    x0 = excitability(runs, at, whole, epileptor)
    slow_coupling = TWIN_RISE / ICTAL_RISE * coupling
    slowness = float(1 / (runs.tau0[at] * twin.seconds_per_unit * UNITS_PER_S))
    wanted = first_s + zone.onset_s - np.nanmin(zone.onset_s)
    z, sooner = runs.start_z[:, at] * epileptor, np.full(len(usual), np.nan)
    pull = slow_coupling * whole[np.ix_(usual, usual)]
    known = x0[usual], pull, slow_coupling * whole.sum(axis=1)[usual], slowness
    z[usual] = started(*known, wanted[usual])
    resting = np.where(above[usual], z[usual], at_rest(*known[:3]))
    onset = began(resting, *known, float(wanted[usual].max()))
    sooner[usual] = np.where(above[usual], np.nan, wanted[usual] - onset)
    alone = usual & above
    return Epileptors(epileptor, x0, z, alone, sooner, whole, slow_coupling, slowness)


def system_of(twin: SeizureTwin, of: Epileptors, seed: int) -> GeneratingSystem:
    """The network with one start."""
    names, strongest = twin.zone.region_names, of.weights.sum(axis=1).max()
    rng = np.random.default_rng([seed, 0xF5])
    lengths = with_lengths(twin.connectome).lengths_mm
    assert lengths is not None  # with_lengths
    return GeneratingSystem(
        names, of.weights / strongest, lengths, VELOCITY_M_S, of.x0,
        of.coupling * strongest, of.slowness, rng.uniform(*RHYTHM_HZ, len(names)),
        _seconds(twin), (SeizureStart(seed, of.z, np.zeros(len(names))),),
    )  # fmt: skip


def _seconds(twin: SeizureTwin) -> float:
    """Of the whole piece, in tens: lengths share a compiled program."""
    delay = np.nanmax(twin.zone.onset_s) - np.nanmin(twin.zone.onset_s)
    needed = BEFORE_S + delay + LONGER * recorded_s(twin) + AFTER_S
    return float(min(10 * np.ceil(needed / 10), LONGEST_S))


def recorded_s(twin: SeizureTwin) -> float:
    return float(np.median([one.ends_s - one.begins_s for one in twin.seizures]))


def excitability(
    runs: Runs,
    at: int,
    connections: Float[np.ndarray, "target source"],
    epileptor: Bool[np.ndarray, " region"],
) -> Regions:
    """x0' of Epileptors, NaN elsewhere, of what connections there are."""
    held = connections @ ~epileptor * (REST - FOLD_X1)
    return np.where(epileptor, runs.x0[:, at] + runs.coupling[at] / 4 * held, np.nan)

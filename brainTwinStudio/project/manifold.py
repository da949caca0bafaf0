"""In how few directions activity moves, and whether a twin moves in those of its
recording; engine/dynamics/manifold.py finds it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array


@dataclass(frozen=True, slots=True)
class Spread:
    """A mean over runs, with the 90 % interval in which a single run lies; NaN where
    there are too few for one. count: of runs."""

    mean: float
    low: float
    high: float
    count: int

    @property
    def is_estimated(self) -> bool:
        return bool(np.isfinite([self.low, self.high]).all())


@dataclass(frozen=True, slots=True, eq=False)
class LatentManifold:
    """Signals, each region standardised, as points in a space with an axis a region.

    simulated_dimension, recorded_dimension: participation ratio of the variances along
    principal axes, over seeds and over recorded runs (recorded: None without any).
    simulated_shares, recorded_shares (axis,): share of the variance, largest first.
    axes (region, kept): principal axes of the recording, of the simulation without one.
    simulated_way (time, kept), recorded_way: one run along these axes.
    overlap: mean squared cosine of the principal angles between the first `kept` axes
    of simulated runs and of the recording, 1 where they span the same, over seeds;
    recorded_overlap: of halves of the recorded runs with each other; chance: of random
    axes. angles_deg (kept,): principal angles, mean over seeds, and angles_low,
    angles_high (kept,).
    map_values (axis,): eigenvalues of a diffusion map of simulated and recorded states
    together, map_simulated and map_recorded (sample, 3): its first coordinates.
    """

    region_names: tuple[str, ...]
    kept: int
    simulated_dimension: Spread
    recorded_dimension: Spread | None
    simulated_shares: Array
    recorded_shares: Array | None
    axes: Array
    simulated_way: Array
    recorded_way: Array | None
    overlap: Spread | None
    recorded_overlap: Spread | None
    chance: float
    angles_deg: Array | None
    angles_low: Array | None
    angles_high: Array | None
    map_values: Array
    map_simulated: Array
    map_recorded: Array | None
    seeds: int
    seed: int
    notes: tuple[str, ...] = ()

"""How far a person's own runs lie apart: the unit in which losses are added up."""

from collections.abc import Sequence
from itertools import combinations

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.losses.base import Loss, Sampled, measured
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

SMALLEST = 1e-6
QUARTERS = 4
FEWEST_SAMPLES = 30  # of a quarter; shorter ones foretell nothing


def retest_scales(
    runs: Sequence[Array], sampled: Sampled, losses: Sequence[Loss]
) -> dict[str, float]:
    """Name of each loss -> mean distance over all pairs of runs (region, time), or
    between the halves of a single one; at least 1e-6, so that it can divide.

    A loss divided by its scale is 1 for a twin that is as far off as the person's next
    run (SCIENCE.md D.11). All runs are cut to the shortest. Two runs can agree by
    chance, above all in a single number or a distribution, which would give a loss any
    weight; its scale is at least what the spread over quarters of runs foretells.
    """
    if not runs:
        raise InputError("There is no run to measure test-retest distances from.")
    if len(runs) == 1:
        half = runs[0].shape[1] // 2
        runs = [runs[0][:, :half], runs[0][:, half:]]
    shortest = min(run.shape[1] for run in runs)
    sampled = sampled._replace(samples=shortest)
    rows = [jnp.asarray(run[:, :shortest])[None] for run in runs]
    scales = {}
    for metric in losses:
        found = [measured(metric, row, sampled) for row in rows]
        apart = _mean_distance(metric, found)
        apart = max(apart, _foretold(metric, rows, sampled))
        scales[metric.info.name] = max(apart, SMALLEST)
    return scales


def _mean_distance(metric: Loss, features: Sequence[jax.Array]) -> float:
    pairs = combinations(features, 2)
    return float(np.mean([float(metric.distance(a, b)) for a, b in pairs]))


def _foretold(metric: Loss, rows: Sequence[jax.Array], sampled: Sampled) -> float:
    """Distance of whole runs from that of their quarters: the variance of a mean over
    time falls with its length."""
    size = sampled.samples // QUARTERS
    if size < FEWEST_SAMPLES:
        return 0.0
    shorter = sampled._replace(samples=size)
    parts = [
        measured(metric, row[..., k * size : (k + 1) * size], shorter)
        for row in rows
        for k in range(QUARTERS)
    ]
    noise = QUARTERS if metric.squared else np.sqrt(QUARTERS)
    return _mean_distance(metric, parts) / noise

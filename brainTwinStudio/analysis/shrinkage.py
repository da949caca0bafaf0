"""Empirical-Bayes estimates: a person's features, shrunk toward those of other people.

A feature of a person is mean + own deviation; a run shows it with noise. Variances of
deviations and of noise come from other people with several runs, entry by entry, each
half pulled to the mean over all entries. The best estimate then keeps
k = v_own / (v_own + v_noise / runs) of the deviation (Efron and Morris 1973,
doi:10.1080/01621459.1973.10481350; for connectomes Rahim et al. 2019,
doi:10.1016/j.media.2019.03.011). Where left and right partners are known, the part of
a deviation that both hemispheres share and the part that they do not are shrunk apart:
the shared one is far more reliable. How strong a person's features are as a whole is
not shrunk (level_apart).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
POOLING = 0.5
TRUSTS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0)
SMALLEST = 1e-9


class Spread(NamedTuple):
    """Variances (part, feature) of people and of single runs, the mean over people
    (feature,), and the mirror they were split by."""

    between: Array
    within: Array
    mean: Array
    mirror: NDArray[np.intp] | None


def spread(
    people: Sequence[Array],
    mirror: NDArray[np.intp] | None = None,
    repeats: Sequence[Array] | None = None,
) -> Spread:
    """Variances over `people`, each (run, feature); at least three. mirror: for every
    feature the index of its partner on the other side. repeats: where the noise of a
    run is taken from when nobody in `people` has two runs."""
    means = np.stack([rows.mean(axis=0) for rows in people])
    centre = means.mean(axis=0)
    repeated = [rows for rows in repeats or people if len(rows) > 1]
    if len(people) < 3 or not repeated:
        raise ValueError("Three people and one of them with two runs are needed.")
    noise = np.concatenate([rows - rows.mean(axis=0) for rows in repeated])
    freedom = sum(len(rows) - 1 for rows in repeated)
    per_run = float(np.mean([1 / len(rows) for rows in people]))
    between, within = [], []
    for part in _parts(mirror):
        run = (part(noise) ** 2).sum(axis=0) / freedom
        person = (part(means - centre) ** 2).sum(axis=0) / (len(people) - 1)
        person = np.maximum(person - run * per_run, SMALLEST)
        between.append(_pooled(person))
        within.append(_pooled(run))
    return Spread(np.stack(between), np.stack(within), centre, mirror)


def shrunken(own: Array, of: Spread, trust: float = 1.0, length: float = 1.0) -> Array:
    """The estimate (feature,) of a person from runs `own` (run, feature). trust
    multiplies the variance between people: above 1 the own recording counts for more.
    length: duration of an own run over that of the runs behind `of`."""
    deviation = own.mean(axis=0) - of.mean
    noise = of.within / (len(own) * length)
    estimate = of.mean.copy()
    for part, between, within in zip(_parts(of.mirror), of.between, noise, strict=True):
        keep = trust * between / (trust * between + within)
        estimate += keep * part(deviation)
    return estimate


def chosen_trust(
    people: Sequence[Array],
    mirror: NDArray[np.intp] | None = None,
) -> float:
    """The trust that predicts the later runs of every person best from the earlier
    ones, with all others as the crowd (least squared error); 1 where nobody has two
    runs or fewer than four people are known."""
    tested = [i for i, rows in enumerate(people) if len(rows) > 1]
    if not tested or len(people) < 4:
        return 1.0
    error = np.zeros(len(TRUSTS))
    for i in tested:
        others = [rows for k, rows in enumerate(people) if k != i]
        if not any(len(rows) > 1 for rows in others):
            return 1.0
        half = len(people[i]) // 2
        crowd = spread(others, mirror)
        later = people[i][half:].mean(axis=0)
        for k, trust in enumerate(TRUSTS):
            found = shrunken(people[i][:half], crowd, trust)
            error[k] += np.mean((found - later) ** 2)
    return TRUSTS[int(error.argmin())]


def level_apart(rows: Array, mean: Array) -> tuple[Array, Array]:
    """Features (row, feature) as a straight line over those of the mean person
    (feature,), and what is left of them. How strong a person's correlations are as a
    whole is told by one run already; shrinking it with the pattern took it away from
    people who differ from the others."""
    basis = np.stack([np.ones_like(mean), mean])
    line = rows @ np.linalg.pinv(basis) @ basis
    return line, rows - line


def mirrored_pairs(partners: NDArray[np.intp]) -> NDArray[np.intp]:
    """For every pair of regions above the diagonal the index of the pair of their
    partners; partners (region,): the region on the other side, or the region itself."""
    n = len(partners)
    rows, columns = np.triu_indices(n, 1)
    number = np.zeros((n, n), int)
    number[rows, columns] = number[columns, rows] = np.arange(rows.size)
    return number[partners[rows], partners[columns]]


def _parts(mirror: NDArray[np.intp] | None):
    """What splits an array (..., feature) into parts that are shrunk apart."""
    if mirror is None:
        return (lambda a: a,)
    return (lambda a: (a + a[..., mirror]) / 2, lambda a: (a - a[..., mirror]) / 2)


def _pooled(variance: Array) -> Array:
    return POOLING * variance.mean() + (1 - POOLING) * variance

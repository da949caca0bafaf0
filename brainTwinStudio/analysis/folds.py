"""Splits of runs, subjects and time for cross-validation, harder data for robustness,
and intervals over subjects.

Samples of one run are never dealt at random: neighbours are alike, and a test sample
between training samples is known before it is asked (SCIENCE.md D.12). Indices are
ascending; everything random takes a generator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOISE_SHARES = (0.01, 0.02, 0.05, 0.1, 0.2)  # of a region's standard deviation


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Indices of what is learned from and of what is judged on."""

    train: Indices
    test: Indices


@dataclass(frozen=True, slots=True, eq=False)
class NestedFold:
    """A fold, and the folds inside its training part by which settings are chosen;
    all index the same things, and no inner fold holds a test index of the outer."""

    outer: Fold
    inner: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """Mean difference over `count` subjects and where it lies at `level`."""

    mean: float
    low: float
    high: float
    count: int
    level: float


def k_fold(
    count: int, folds: int, rng: np.random.Generator | None = None
) -> tuple[Fold, ...]:
    """`count` runs in `folds` parts whose sizes differ by one at most, each the test
    part once; in order, or dealt by `rng`."""
    if not 2 <= folds <= count:
        raise InputError(
            f"{count} runs cannot be split into {folds} folds; choose from 2 to "
            f"{count} folds, or give more runs."
        )
    order = np.arange(count) if rng is None else rng.permutation(count)
    return _folds(np.arange(count), np.array_split(order, folds))


def leave_one_out(subjects: Sequence[str]) -> tuple[Fold, ...]:
    """One fold a subject, in order of appearance; `subjects` names whose each run is,
    so that no run of the judged subject is learned from."""
    names = list(dict.fromkeys(subjects))
    if len(names) < 2:
        raise InputError(
            "Leaving one subject out needs two subjects at least; "
            f"{len(names)} was given."
        )
    whose = np.array([names.index(subject) for subject in subjects])
    parts = [np.flatnonzero(whose == i) for i in range(len(names))]
    return _folds(np.arange(whose.size), parts)


def nested(subjects: Sequence[str]) -> tuple[NestedFold, ...]:
    """Leave one subject out, and within the others leave one out again: settings are
    chosen by the inner folds, the outer test subject is asked once."""
    if len(set(subjects)) < 3:
        raise InputError(
            "Nested cross-validation over subjects needs three subjects at least; "
            f"{len(set(subjects))} were given."
        )
    found = []
    for outer in leave_one_out(subjects):
        within = leave_one_out([str(subjects[i]) for i in outer.train])
        inner = (Fold(outer.train[f.train], outer.train[f.test]) for f in within)
        found.append(NestedFold(outer, tuple(inner)))
    return tuple(found)


def time_blocks(samples: int, folds: int, gap: int) -> tuple[Fold, ...]:
    """One run cut into `folds` blocks of samples, each the test block once, with `gap`
    samples on either side of it left out of training: choose it longer than the
    memory of the signals. The training samples are up to two `pieces`."""
    if gap < 0 or folds < 2 or samples - samples // folds - 2 * gap < samples // folds:
        raise InputError(
            f"{samples} samples cannot be cut into {folds} blocks with gaps of {gap}; "
            "choose at least 2 blocks and a shorter gap, or give a longer run."
        )
    everything = np.arange(samples)
    found = []
    for block in np.array_split(everything, folds):
        far = (everything < block[0] - gap) | (everything > block[-1] + gap)
        found.append(Fold(everything[far], block))
    return tuple(found)


def pieces(kept: Mask | Indices) -> tuple[slice, ...]:
    """Stretches of neighbouring samples, of a mask (sample,) or of ascending indices;
    each is a run of its own, never to be joined with the next."""
    at = np.flatnonzero(kept) if kept.dtype == bool else kept
    if at.size == 0:
        return ()
    breaks = np.flatnonzero(np.diff(at) > 1)
    starts = at[np.concatenate([[0], breaks + 1])]
    ends = at[np.concatenate([breaks, [at.size - 1]])] + 1
    return tuple(slice(int(a), int(b)) for a, b in zip(starts, ends, strict=True))


def masked_regions(regions: int, share: float, rng: np.random.Generator) -> Mask:
    """(region,) True where a region is hidden: a random `share` of them, at least one,
    and two at least are left to see."""
    _check_share(share)
    hidden = max(1, round(share * regions))
    if regions - hidden < 2:
        raise InputError(
            f"Hiding {hidden} of {regions} regions leaves fewer than two; hide fewer."
        )
    mask = np.zeros(regions, bool)
    mask[rng.choice(regions, hidden, replace=False)] = True
    return mask


def masked_segments(
    samples: int, share: float, length: int, rng: np.random.Generator
) -> Mask:
    """(sample,) True where a run is hidden: segments of `length` samples that do not
    overlap, as many as come nearest to `share` of the run, at least one."""
    _check_share(share)
    count = max(1, round(share * samples / max(length, 1)))
    free = samples - count * length
    if length < 1 or free < 2:
        raise InputError(
            f"{count} segments of {length} samples do not fit into {samples} with "
            "something left to see; hide less or shorter segments."
        )
    # each segment shrunk to a point among the free samples: all arrangements alike
    starts = np.sort(rng.choice(free + count, count, replace=False))
    starts = starts + (length - 1) * np.arange(count)
    mask = np.zeros(samples, bool)
    mask[starts[:, None] + np.arange(length)] = True
    return mask


def with_noise(
    runs: Sequence[Array], share: float, rng: np.random.Generator
) -> tuple[Array, ...]:
    """Runs (region, time) with white Gaussian noise whose standard deviation is
    `share` of each region's own; usual shares are `NOISE_SHARES`."""
    _check_share(share)
    return tuple(
        run + share * run.std(axis=1, keepdims=True) * rng.standard_normal(run.shape)
        for run in runs
    )


def paired_interval(
    first: Array,
    second: Array,
    level: float = 0.95,
    method: Literal["t", "bootstrap"] = "t",
    rng: np.random.Generator | None = None,
) -> Interval:
    """Interval of the mean of first - second (subject,), the same subjects in both: of
    Student's t, or percentiles of 10,000 bootstrap means."""
    difference = np.asarray(first, float) - np.asarray(second, float)
    if difference.ndim != 1 or difference.size < 2:
        raise InputError(
            "An interval over subjects needs one number of each of two subjects or "
            f"more; {difference.size} were given."
        )
    mean = float(difference.mean())
    if method == "t":
        from scipy.special import stdtrit  # scipy.stats takes long to import

        reach = stdtrit(difference.size - 1, (1 + level) / 2)
        half = float(reach * difference.std(ddof=1) / np.sqrt(difference.size))
        return Interval(mean, mean - half, mean + half, difference.size, level)
    drawn = np.random.default_rng(0) if rng is None else rng
    resampled = drawn.choice(difference, (10_000, difference.size)).mean(axis=1)
    low, high = np.quantile(resampled, [(1 - level) / 2, (1 + level) / 2])
    return Interval(mean, float(low), float(high), difference.size, level)


def _folds(everything: Indices, tests: Sequence[Indices]) -> tuple[Fold, ...]:
    return tuple(Fold(np.setdiff1d(everything, test), np.sort(test)) for test in tests)


def _check_share(share: float) -> None:
    if not 0 < share < 1:
        raise InputError(f"A share of {share:g} was asked; give one between 0 and 1.")

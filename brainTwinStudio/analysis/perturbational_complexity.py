"""How complex the answer of a brain to a pulse is: the perturbational complexity index.

PCI compresses the pattern of significant activity over channels and time (Casali et al.
2013, doi:10.1126/scitranslmed.3006294). PCIst counts how much oftener principal
components of the response change state than before the pulse (Comolatti et al. 2019,
doi:10.1016/j.brs.2019.05.013). Both are high where a response is spread and differs
from place to place; SCIENCE.md F.7. The usual cut-offs (0.31 for PCI) belong to
TMS-EEG of 300 ms and to no other signal.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]
Window = tuple[float, float]

BASELINE_S, RESPONSE_S = (-0.4, -0.05), (0.0, 0.3)
ALPHA, RESAMPLES = 0.01, 500
GAP = b"\x02"  # no word goes on from one column to the next
NO_SCATTER = (
    "Channel {channel} does not vary before the pulse, so nothing is significant."
)


# ---------------------------------------------------------------- Lempel-Ziv


def lempel_ziv(binary: NDArray[np.bool_]) -> int:
    """Words of the LZ76 parsing of a pattern (channel, time), column after column.

    A word is the shortest piece of a column that occurs neither in an earlier column
    nor earlier in its own (it may overlap itself). As in the flow diagram of Casali et
    al. 2013 (after Kaspar and Schuster 1987, doi:10.1103/PhysRevA.36.842), the first
    entry is a word, what is left at the end of a column is none, and the end counts
    once more.
    """
    columns = [column.tobytes() for column in binary.T.astype(np.uint8)]
    past, words = b"", 0
    for number, column in enumerate(columns):
        text, start = past + column, 0 if number else 1
        while start < len(column):
            length, at = 1, 0
            while start + length <= len(column):
                word = column[start : start + length]
                at = text.find(word, at, len(past) + start + length - 1)
                if at < 0:
                    words += 1
                    break
                length += 1
            start += length
        past = text + GAP
    return words + 2


def source_entropy(binary: NDArray[np.bool_]) -> float:
    """Bits per entry of a pattern whose entries were drawn by themselves."""
    share = np.array([binary.mean(), 1 - binary.mean()])
    share = share[share > 0]
    return float(-(share * np.log2(share)).sum())


def normalised(binary: NDArray[np.bool_]) -> float:
    """PCI = c log2(L) / (L H) of a pattern (channel, time): near 1 for one of coins, 0
    where nothing or everything is significant."""
    entropy = source_entropy(binary)
    if entropy == 0:
        return 0.0
    count = binary.size
    return float(lempel_ziv(binary) * np.log2(count) / (count * entropy))


@dataclass(frozen=True, slots=True, eq=False)
class Significant:
    """pattern (channel, time of the response) of significant activity; threshold: in
    standard deviations of the mean response before the pulse."""

    pattern: NDArray[np.bool_]
    threshold: float

    @property
    def pci(self) -> float:
        """Of the pattern with its most active channels first."""
        order = np.argsort(-self.pattern.sum(axis=1), kind="stable")
        return normalised(self.pattern[order])


def significant(
    trials: Array,
    times_s: Array,
    baseline_s: Window = BASELINE_S,
    response_s: Window = RESPONSE_S,
    seed: int = 0,
) -> Significant:
    """Where the mean of trials (trial, channel, time) leaves what chance makes of the
    time before the pulse at 0.

    A surrogate is the mean over trials drawn with replacement, each at times drawn from
    its baseline; the threshold is exceeded by the largest |z| over channels in a share
    ALPHA of the times of RESAMPLES surrogates. Channels stay together, so what they
    share counts once.
    """
    draw = np.random.default_rng(seed)
    before = trials[:, :, _within(times_s, baseline_s)]
    count, _, samples = before.shape
    rest = before.mean(axis=0)
    centre, scatter = rest.mean(axis=1), rest.std(axis=1, ddof=1)
    if not (scatter > 0).all():
        raise InputError(NO_SCATTER.format(channel=int(np.argmin(scatter)) + 1))
    largest = np.empty((RESAMPLES, samples))
    by_time = np.ascontiguousarray(np.moveaxis(before, 1, 2))  # (trial, time, channel)
    for number in range(RESAMPLES):
        trial = draw.integers(count, size=(count, 1))
        when = draw.integers(samples, size=(count, samples))
        mean = by_time[trial, when].mean(axis=0)
        largest[number] = np.abs((mean - centre) / scatter).max(axis=1)
    threshold = float(np.quantile(largest, 1 - ALPHA))
    response = trials[:, :, _within(times_s, response_s)].mean(axis=0)
    z = (response - centre[:, None]) / scatter[:, None]
    return Significant(np.abs(z) > threshold, threshold)


# ---------------------------------------------------------------- state transitions


@dataclass(frozen=True, slots=True)
class Transitions:
    """Settings of PCIst. noise: k, how much transitions before the pulse weigh; snr:
    least ratio of rms after to before that a component has; variance: percent that the
    components explain; steps: thresholds tried."""

    noise: float = 1.2
    snr: float = 1.1
    variance: float = 99.0
    steps: int = 100


def state_transitions(
    evoked: Array,
    times_s: Array,
    baseline_s: Window = BASELINE_S,
    response_s: Window = RESPONSE_S,
    how: Transitions = Transitions(),
) -> Array:
    """What every component (component,) of a mean response (channel, time) adds to
    PCIst, their sum; none where no component rises above its baseline.

    Components are the right singular vectors of the response. A transition is a pair of
    samples whose distances to a third lie on both sides of a threshold; counted at
    thresholds from the median distance before the pulse to the largest after it, the
    one is taken where transitions after it exceed k times those before it most.
    """
    early, late = _within(times_s, baseline_s), _within(times_s, response_s)
    values, ways = np.linalg.svd(evoked[:, late].T, full_matrices=False)[1:]
    explained = 100 * np.cumsum(values**2) / np.sum(values**2)
    kept = int((explained < how.variance).sum()) + 1
    courses = ways[:kept] @ evoked
    before, after = courses[:, early], courses[:, late]
    louder = np.sqrt((after**2).mean(axis=1) / (before**2).mean(axis=1)) > how.snr
    return np.array(
        [_more(b, a, how) for b, a in zip(before[louder], after[louder], strict=True)]
    )


def _more(before: Array, after: Array, how: Transitions) -> float:
    """Of one component: transitions of the response beyond those of the baseline, per
    sample; 0 where there are none."""
    apart = [np.abs(course[:, None] - course[None, :]) for course in (before, after)]
    levels = np.linspace(np.median(apart[0]), apart[1].max(), how.steps)
    rest, response = (_transitions(one, levels) / one.size for one in apart)
    return float(max((response - how.noise * rest).max(), 0.0) * after.size)


def _transitions(apart: Array, levels: Array) -> Array:
    """At every level, neighbours in a row of distances (time, time) on both sides."""
    low = np.minimum(apart[:, :-1], apart[:, 1:]).ravel()
    high = np.maximum(apart[:, :-1], apart[:, 1:]).ravel()
    below = [np.searchsorted(np.sort(x), levels, side="right") for x in (low, high)]
    return np.asarray(below[0] - below[1], float)


def _within(times_s: Array, window_s: Window) -> slice:
    """Samples from the beginning to before the end of a window."""
    edge = np.diff(times_s).min() * 1e-6  # times are sums of steps
    first, last = np.searchsorted(times_s, np.asarray(window_s) - edge)
    if last - first < 2:
        raise InputError(
            f"The window from {window_s[0]:g} to {window_s[1]:g} s holds "
            f"{max(last - first, 0)} samples of a response from {times_s[0]:g} to "
            f"{times_s[-1]:g} s; at least 2 are needed."
        )
    return slice(int(first), int(last))

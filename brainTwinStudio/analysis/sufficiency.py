"""Is there enough recording for a model, before it is fitted; has it memorised, after.

Runs are (region, time) arrays of one person. Thresholds are measured, see
tests/benchmarks/data_length.py and its results in
tests/benchmarks/results/data_length.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.quality_numbers import Floats
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

Level = Literal[
    "nothing",
    "global parameters only",
    "regional parameters on the anatomical connectome",
    "learned connectome with regional parameters",
]
NOTHING: Level = "nothing"
GLOBAL: Level = "global parameters only"
REGIONAL: Level = "regional parameters on the anatomical connectome"
LEARNED: Level = "learned connectome with regional parameters"
LEVELS: tuple[Level, ...] = (NOTHING, GLOBAL, REGIONAL, LEARNED)
_WORDS = {  # within a sentence
    NOTHING: tr("no model"),
    GLOBAL: tr("global parameters only"),
    REGIONAL: tr("model with regional parameters"),
    LEARNED: tr("learned connectome with regional parameters"),
}

# Measured (data_length.md): both richer models lose to the global one below, and the
# learned one wins above.
LEARNED_RELIABILITY = 0.2
REGIONAL_RELIABILITY = 0.2
GLOBAL_RELIABILITY = 0.0  # global parameters hold down to FC that does not repeat
# Independent numbers (regions x samples) for each free value: as in the shortest piece
# that the engine takes (1 min), where the learned connectome still won.
LEARNED_NUMBERS = 1.0
FEWEST_SAMPLES = 20.0  # not measured: under half of what 1 min holds
MEMORY_LOSS = 1.0  # of what a copy of the recording loses on the way to new data
REGIONAL_VALUES = 4  # of a region: excitability, frequency, two noises


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """samples: independent samples behind one FC value, all runs together.
    reliability: correlation expected between the FC of this recording and that of
    another one as long, NaN where it cannot be told. supports: the richest model."""

    seconds: float
    samples: float
    reliability: float
    supports: Level


def sufficiency(
    runs: Sequence[Floats], repetition_time_s: float, regions: int, edges: int
) -> Sufficiency:
    """What the runs support on a connectome of `regions` with `edges` weights to learn.

    Source of the thresholds: tests/benchmarks/results/data_length.md.
    """
    if not runs:
        raise InputError(tr("No recording to judge by; give at least one run."))
    samples = sum(numbers.effective_samples(run) for run in runs)
    reliability = whole_reliability(runs)
    seconds = sum(run.shape[1] for run in runs) * repetition_time_s
    level = level_of(samples, reliability, regions, edges)
    return Sufficiency(seconds, samples, reliability, level)


def whole_reliability(runs: Sequence[Floats]) -> float:
    """Run-to-run FC correlation (half-to-half of a single run), brought to the length
    of the whole recording by Spearman-Brown, k r / (1 + (k - 1) r) of k parts."""
    if len(runs) == 1:
        between, parts = numbers.split_half(runs), 2
    else:
        pairs = [(i, j) for i in range(len(runs)) for j in range(i)]
        found = [numbers.agreement([runs[i]], [runs[j]]) for i, j in pairs]
        between, parts = float(np.mean(found)), len(runs)
    return parts * between / (1 + (parts - 1) * between) if between > 0 else between


def level_of(samples: float, reliability: float, regions: int, edges: int) -> Level:
    """The richest model that predicts another day better than the next simpler one."""
    if not samples >= FEWEST_SAMPLES or not reliability > GLOBAL_RELIABILITY:
        return NOTHING
    if reliability < REGIONAL_RELIABILITY:
        return GLOBAL
    free = edges + REGIONAL_VALUES * regions
    each = regions * samples / free
    if reliability < LEARNED_RELIABILITY or each < LEARNED_NUMBERS:
        return REGIONAL
    return LEARNED


def memorised(
    train: float | None, held_out: float | None, ceiling: float | None
) -> str | None:
    """A sentence where a twin copies the noise of the recording it was fitted to.

    All three are fc_r: with what it was fitted to, with what it has not seen, and
    between the two recordings themselves. A copy of the recording agrees with itself by
    1 and with the other by `ceiling`: it loses 1 - ceiling. A twin is flagged where it
    loses at least as much and ends below what the copy would reach, so that it holds
    the recording's noise rather than the person. None where that is not so or cannot
    be told.
    """
    if train is None or held_out is None or ceiling is None:
        return None
    lost = train - held_out
    if not np.isfinite(lost) or not 0 < ceiling < 1:
        return None
    if lost < MEMORY_LOSS * (1 - ceiling) or held_out >= ceiling:
        return None
    return tr(
        "The twin has memorised noise of its recording: r = {train:.2f} "
        "with what it was fitted to, but {held_out:.2f} with what it has "
        "not seen, where the recording itself, copied, reaches "
        "{ceiling:.2f}.",
        train=train,
        held_out=held_out,
        ceiling=ceiling,
    )


def asked_level(connectome: str) -> Level:
    """The level of a model with regional parameters on this connectome."""
    return REGIONAL if connectome == "fixed" else LEARNED


def shortage(found: Sufficiency, asked: Level) -> str | None:
    """A sentence where the recording is too little for the model asked for."""
    if LEVELS.index(found.supports) >= LEVELS.index(asked):
        return None
    return tr(
        "Too little data for a {asked}: {support}",
        asked=_WORDS[asked],
        support=support(found),
    )


def support(found: Sufficiency) -> str:
    """What the recording is, and what it can support."""
    repeats = (
        tr("repeats with r = {reliability:.2f}", reliability=found.reliability)
        if np.isfinite(found.reliability)
        else tr("cannot be checked for how well it repeats")
    )
    return tr(
        "{seconds:.1f} min hold about {samples:.0f} independent samples, "
        "their FC {repeats}; they can support {can}.",
        seconds=found.seconds / 60,
        samples=found.samples,
        repeats=repeats,
        can=_WORDS[found.supports],
    )

"""How familiar a plan is to a twin: six scores on one scale, and the policy over them.

p is the share of the twin's own unchanged runs (of what reached a region at rest, of
the fit's prior) that are at least as unusual; far tells how much further a plan leads
than they do (SCIENCE.md F.8). The limits were set by tests/benchmarks/familiarity.py.
"""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.inference.support import run_features
from brainTwinStudio.engine.inference.usual import (
    mahalanobis,
    unusual,
    worst_region,
    worst_share,
)
from brainTwinStudio.project import Array, Familiarity, FamiliarityScore
from brainTwinStudio.project.extrapolation import Extrapolation
from brainTwinStudio.project.familiarity import judged, score

LEFT = 0.10  # share of time of the worst region that is far out
MOST = 400  # samples of a run whose states are looked at


class Unchanged(NamedTuple):
    """Runs of the twin as it is. signals (run, time, region); states (run, sample,
    region, feature); arriving (run, sample, region): what reaches a region from
    others, in the unit of a stimulus; share (run, region): rate of change of learned
    parts over that of physics, None without any."""

    signals: Array
    states: Array
    arriving: Array
    share: Array | None = None


class Changed(NamedTuple):
    """Runs of a plan, as of `Unchanged`. before, after (seed, time, region), paired;
    kept (region,); members (seed,): which assumption each was run under, None where
    there is one; peak (region,): highest stimulus; silenced: regions that are held
    silent in what a net sees; met: what learned parts met; felt: whether the model
    feels what is put in at its steps."""

    before: Array
    after: Array
    states: Array
    kept: Array
    peak: Array
    regions: tuple[str, ...]
    members: Array | None = None
    share: Array | None = None
    prior: "Leading | None" = None
    silenced: int = 0
    met: tuple[Extrapolation, ...] = ()
    felt: bool = True


class Leading(NamedTuple):
    """Of the network at rest after a plan, the worst of its members. growth: largest
    real part of an eigenvalue, 1/s; p, far: how that stands to what the fit's prior
    allows."""

    growth: float
    p: float
    far: float


def familiarity(unchanged: Unchanged, changed: Changed) -> Familiarity:
    """All scores, and the level they come to."""
    features = run_features(unchanged.signals[:, :, changed.kept])
    after = run_features(changed.after[:, :, changed.kept])
    scores = (
        _pattern(features, after),
        _states(unchanged, changed),
        _input(unchanged, changed),
        _network(changed.prior),
        _agreement(features, after, changed),
        _residual(unchanged, changed),
    )
    return judged(scores, changed.felt or not _stimulated(changed).size)


# ---------------------------------------------------------------- the scores


def _pattern(features: Array, after: Array) -> FamiliarityScore:
    """Power, mean FC and pace of all regions together, run by run."""
    whole = unusual(_flat(features), _flat(after), mahalanobis)
    single = unusual(features, after, worst_region)
    p, far = min(whole.p, single.p), max(whole.far, single.far)
    where = "all regions together" if whole.p <= single.p else "a single region"
    told = (
        f"Power, FC and pace of {where} are as unusual as those of {_share(p)} of the "
        "twin's unchanged runs."
    )
    return score("pattern", "Activity", p, far, told)


def _states(unchanged: Unchanged, changed: Changed) -> FamiliarityScore:
    """Where regions go, against where they went; far: share of time over LEFT."""
    states = np.where(changed.kept[:, None], changed.states, np.nan)
    found = unusual(unchanged.states, states, worst_share)
    p, size = found.p, found.size
    told = (
        f"A region spends {_share(size)} of the time in states that the twin does not "
        "show unchanged."
    )
    learned = [one for one in changed.met if one.sentence and one.share is not None]
    if learned:
        worst = max(learned, key=lambda one: one.time)
        p, size = min(p, 1 / (len(unchanged.states) + 1)), max(size, worst.time)
        told = (
            f"The learned part '{worst.part}' meets states it was not trained on, "
            f"{_share(worst.time)} of the time where it is worst."
        )
    return score("states", "States of the regions", p, size / LEFT, told)


def _input(unchanged: Unchanged, changed: Changed) -> FamiliarityScore:
    """The highest stimulus against what reaches the same region at rest."""
    label, at = "Input", _stimulated(changed)
    if changed.silenced and (changed.felt or not at.size):
        count = changed.silenced
        told = f"{count} of its inputs are silent, which it never saw in training."
        return score("input", label, 0.0, float(count), told)
    if not at.size:
        return score("input", label, 1.0, 0.0, "Nothing is put in.")
    arriving = np.abs(unchanged.arriving)[:, :, at].reshape(-1, at.size)
    above = (arriving >= changed.peak[at]).sum(axis=0)
    p = (above + 1) / (len(arriving) + 1)
    far = changed.peak[at] / np.maximum(arriving.max(axis=0), 1e-300)
    worst = int(np.argmax(far))
    if not changed.felt:
        told = (
            "The model's steps are too long to feel the stimulus as it is given: that "
            "nothing or little changes says nothing about what it does to a brain."
        )
        return score("input", label, 0.0, far.max(), told)
    told = (
        f"The stimulus at {changed.regions[at[worst]]} is {_times(far[worst])} the "
        "largest input that region gets from others at rest; a recording at rest holds "
        "no stimulation, so its gain is assumed."
    )
    return score("input", label, p.min(), far.max(), told)


def _stimulated(changed: Changed) -> Array:
    """The regions that get a stimulus and are there."""
    return np.flatnonzero((changed.peak > 0) & changed.kept)


def _network(prior: Leading | None) -> FamiliarityScore:
    """The changed network against what the fit's prior allows."""
    name, label = "network", "Network"
    if prior is None:
        told = "Whether the changed network is stable at rest is not estimated here."
        return score(name, label, np.nan, np.nan, told)
    if prior.growth >= 0:
        told = "The changed network is not stable at rest; the fitted one is."
    else:
        told = (
            f"The slowest activity of the changed network fades within "
            f"{-1 / prior.growth:.3g} s."
        )
    return score(name, label, prior.p, prior.far, told)


def _agreement(features: Array, after: Array, changed: Changed) -> FamiliarityScore:
    """How far members of the ensemble are from each other, by what unchanged runs
    differ in."""
    name, label = "agreement", "Agreement of assumptions"
    kinds = [] if changed.members is None else list(np.unique(changed.members))
    if len(kinds) < 2:
        told = "One assumption only; whether others agree is not estimated."
        return score(name, label, np.nan, np.nan, told)
    change = after - run_features(changed.before[:, :, changed.kept])
    means = np.stack([change[changed.members == kind].mean(axis=0) for kind in kinds])
    apart = features.mean(axis=0) + means - means.mean(axis=0)
    found = unusual(_flat(features), _flat(apart), mahalanobis)
    told = (
        f"{len(kinds)} assumptions on how regions answer to lost input differ as much "
        f"as {_share(found.p)} of unchanged runs do from each other."
    )
    return score(name, label, found.p, found.far, told)


def _residual(unchanged: Unchanged, changed: Changed) -> FamiliarityScore:
    """What learned parts put in beside physics, against the same at rest."""
    name, label = "residual", "Learned over physics"
    if unchanged.share is None or changed.share is None:
        told = "No learned part runs beside physics here."
        return score(name, label, np.nan, np.nan, told)
    usual, now = unchanged.share[:, changed.kept], changed.share[:, changed.kept]
    found = unusual(usual, now, _largest)
    told = (
        f"Learned parts add up to {_share(found.size)} of what physics does, as in "
        f"{_share(found.p)} of unchanged runs."
    )
    return score(name, label, found.p, found.far, told)


def _flat(features: Array) -> Array:
    return features.reshape(len(features), -1)


def _largest(unchanged: Array):
    return lambda runs: runs.max(axis=1)


def _share(share: float) -> str:
    if share < 0.0095:
        return "less than 1 %"
    return f"{100 * share:.0f} %"


def _times(far: float) -> str:
    return f"{far:.2g} times" if far < 100 else "more than 100 times"

"""What every intervention does to a hidden brain, with the standard error of knowing
it, kept in a file because it takes minutes."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from intervention.hidden_brains import (
    Brain,
    Intervention,
    brain,
    names,
    recordings,
    theory,
    truth_runs,
)

from brainTwinStudio.analysis.connectivity import correlation, fisher_z
from brainTwinStudio.project import Array, Recording

SINGLE = (
    "ctx-lh-superiorfrontal",
    "ctx-rh-precuneus",
    "ctx-lh-insula",
    "ctx-rh-superiortemporal",
    "ctx-lh-precentral",
    "ctx-rh-lateraloccipital",
    "ctx-lh-isthmuscingulate",
    "ctx-rh-rostralmiddlefrontal",
    "ctx-lh-parahippocampal",
)
PAIRS = (
    ("ctx-lh-superiortemporal", "ctx-lh-middletemporal"),
    ("ctx-lh-precuneus", "ctx-rh-precuneus"),
    ("ctx-rh-lateralorbitofrontal", "ctx-rh-insula"),
)
STIMULATED = ("ctx-lh-superiorfrontal", "ctx-rh-superiortemporal", "ctx-lh-precentral")


class Truth(NamedTuple):
    """Means over paired runs and their standard errors; K interventions.

    before (region, region): Fisher-z FC of the brain left alone. fc, fc_se (K, region,
    region): its change. power, power_se (K, region): change of log variance of BOLD.
    level, level_se (K, region): change of mean BOLD per standard deviation before.
    signals (run, region, time): what the fit gets.
    """

    before: Array
    fc: Array
    fc_se: Array
    power: Array
    power_se: Array
    level: Array
    level_se: Array
    signals: Array
    runs: Array


def interventions() -> tuple[Intervention, ...]:
    """Single regions over strengths and lobes, pairs, and constant drives."""
    place = {name: number for number, name in enumerate(names())}
    return (
        *(Intervention("resect", (place[name],)) for name in SINGLE),
        *(Intervention("resect", tuple(place[n] for n in pair)) for pair in PAIRS),
        *(Intervention("stimulate", (place[name],)) for name in STIMULATED),
    )


def truth_of(
    kind: str, subject: int, runs: int, cache: Path, *, imperfect: bool = True
) -> tuple[Brain, Truth]:
    """The brain, and its truth from the cache or from `runs` simulations; with 0 runs
    by the brain's own linear theory, without a standard error."""
    hidden = brain(kind, subject, imperfect=imperfect)
    file = cache / f"{kind}-{subject:02d}-{runs}.npz"
    if file.exists():
        with np.load(file) as kept:
            return hidden, Truth(**{name: kept[name] for name in Truth._fields})
    found = _simulated(hidden, runs) if runs else _theory(hidden)
    cache.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **found._asdict())
    return hidden, found


def _simulated(hidden: Brain, runs: int) -> Truth:
    before, z, power, level = [], [], [], []
    for x in truth_runs(hidden, interventions(), runs):
        fc = fisher_z(correlation(np.swapaxes(x, 1, 2)))
        spread, mean = x.std(axis=1), x.mean(axis=1)
        before.append(fc[0])
        z.append(fc[1:] - fc[0])
        power.append(2 * np.log(spread[1:] / spread[0]))
        level.append((mean[1:] - mean[0]) / spread[0])
    signals = np.stack([r.signals for r in recordings(hidden)])
    return Truth(
        np.mean(before, axis=0),
        *_mean_and_error(z),
        *_mean_and_error(power),
        *_mean_and_error(level),
        signals,
        np.asarray(runs),
    )


def _theory(hidden: Brain) -> Truth:
    z, power, level = theory(hidden, interventions())
    none = np.zeros_like(power[1:])
    return Truth(
        z[0],
        z[1:] - z[0],
        np.zeros_like(z[1:]),
        power[1:] - power[0],
        none,
        level[1:] - level[0],
        none,
        np.stack([r.signals for r in recordings(hidden)]),
        np.asarray(0),
    )


def _mean_and_error(runs: list[Array]) -> tuple[Array, Array]:
    values = np.asarray(runs)
    return values.mean(axis=0), values.std(axis=0, ddof=1) / np.sqrt(len(values))


def recordings_of(hidden: Brain, truth: Truth) -> tuple[Recording, ...]:
    """The runs for the fit, from the cache."""
    return tuple(
        Recording(
            f"run-{number + 1}",
            "bold",
            signals,
            1 / 0.72,
            hidden.told.parcellation.region_names,
            global_signal="present",
        )
        for number, signals in enumerate(truth.signals)
    )

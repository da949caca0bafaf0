"""What a fit aims at: the features of a person's runs, shrunk toward those of other
people where a population is given."""

from collections.abc import Mapping, Sequence

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.quality_numbers import homologues
from brainTwinStudio.analysis.shrinkage import (
    chosen_trust,
    level_apart,
    mirrored_pairs,
    shrunken,
    spread,
)
from brainTwinStudio.engine.losses import Sampled, loss, measured
from brainTwinStudio.engine.losses.psd import band_matrix, log_relative
from brainTwinStudio.project import Array, Parcellation, Recording, Twin
from brainTwinStudio.project.population import FEWEST_PEOPLE

SHRUNK = ("fc", "psd")  # quantiles of FCD foretold the next day worse when shrunk


def run_features(runs: Sequence[Recording], sampled: Sampled, name: str) -> list[Array]:
    """The feature of loss `name` of every run by itself."""
    metric = loss(name)
    return [
        np.asarray(measured(metric, jnp.asarray(run.signals)[None], sampled))
        for run in runs
    ]


def targets_of(
    runs: Sequence[Recording],
    sampled: Sampled,
    names: Sequence[str],
    population: Sequence[Twin],
    parcellation: Parcellation,
) -> dict[str, Array]:
    """Loss name -> target: mean over runs of the feature, or its empirical-Bayes
    estimate where at least three other people are known."""
    targets = {}
    for name in names:
        rows = run_features(runs, sampled, name)
        targets[name] = np.mean(rows, axis=0)
        if name in SHRUNK and len(population) >= FEWEST_PEOPLE:
            targets[name] = _shrunk(name, runs, rows, sampled, population, parcellation)
    return targets


def _shrunk(
    name: str,
    runs: Sequence[Recording],
    rows: Sequence[Array],
    sampled: Sampled,
    population: Sequence[Twin],
    parcellation: Parcellation,
) -> Array:
    others = [_stored(name, twin.measured, sampled) for twin in population]
    flat = [np.reshape(one, (len(one), -1)) for one in others]
    own = np.stack([row.ravel() for row in rows])
    mean = np.mean([one.mean(axis=0) for one in flat], axis=0)
    flat = [level_apart(one, mean)[1] for one in flat]
    level, own = level_apart(own, mean)
    mirror = _mirror(name, parcellation, rows[0].shape)
    theirs = float(np.mean([_seconds(twin) for twin in population]))
    length = float(np.mean([run.seconds for run in runs])) / theirs
    repeats = None
    if not any(len(one) > 1 for one in flat):
        halves, length = _halves(runs, sampled, name), 2.0
        shorter = np.stack([half.ravel() for half in halves])
        repeats = [level_apart(shorter, mean)[1]]
    crowd = spread(flat, mirror, repeats=repeats)
    trust = chosen_trust(flat, mirror)
    found = level.mean(axis=0) + shrunken(own, crowd, trust, length)
    return found.reshape(rows[0].shape)


def _stored(name: str, kept: Mapping[str, Array], sampled: Sampled) -> Array:
    """The features (run, ...) of a twin's training runs."""
    if name == "fc":
        return kept["train_fc_z"]
    bands = band_matrix(kept["train_psd_hz"], sampled)
    powers = [jnp.asarray(one @ bands + 1e-12) for one in kept["train_psd"]]
    return np.stack([np.asarray(log_relative(one)) for one in powers])


def _mirror(name: str, parcellation: Parcellation, shape: tuple[int, ...]):
    pairs = homologues(parcellation.region_names, parcellation.hemispheres)
    if len(pairs) < 2:
        return None
    partners = np.arange(parcellation.count)
    for left, right in pairs:
        partners[[left, right]] = right, left
    if name == "fc":
        return mirrored_pairs(partners)
    return np.arange(np.prod(shape)).reshape(shape)[partners].ravel()


def _seconds(twin: Twin) -> float:
    samples = float(np.mean(twin.sampling.run_samples))
    return samples * twin.sampling.repetition_time_s


def _halves(runs: Sequence[Recording], sampled: Sampled, name: str) -> list[Array]:
    """Features of the halves of the first run: what noise a shorter run has."""
    signals, metric = runs[0].signals, loss(name)
    half = signals.shape[1] // 2
    cut = sampled._replace(samples=half)
    parts = (signals[:, :half], signals[:, -half:])
    return [np.asarray(measured(metric, jnp.asarray(p)[None], cut)) for p in parts]

"""Does a black box in a run meet what it was trained on?

Of every region and sample: its value, its change since the sample before, and what the
leading patterns of the training data leave of it, over its usual size; a region that
is driven alone stands out in the last, however usual its value (SCIENCE.md F.8).
"""

from collections.abc import Mapping, Sequence

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.black_box_runs import free_black_box
from brainTwinStudio.engine.learned.familiar import (
    extrapolation,
    parts_with_support,
    visited_regions,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.extrapolation import Extrapolation

PATTERNS = 5


def box_support(node: str, runs: Sequence[Array]) -> dict[str, Array]:
    """What a black box was trained on, runs (region, time) in standard deviations, as
    entries of its learned weights."""
    together = np.concatenate(runs, axis=1)
    regions = len(together)
    _, vectors = np.linalg.eigh(together @ together.T)
    patterns = vectors[:, -min(PATTERNS, regions // 2) :].T
    left = (together - patterns.T @ (patterns @ together)).std(axis=1)
    found = {
        f"{node}.patterns": patterns,
        f"{node}.left": np.where(left > 1e-9, left, 1.0),
    }
    met = np.concatenate([_features(node, found, run.T[None]) for run in runs])
    kept = visited_regions(node, jnp.asarray(met))
    return found | {name: np.asarray(value) for name, value in kept.items()}


def box_at_rest(
    twin: Twin, samples: int, seeds: int, seed: int
) -> tuple[Extrapolation, ...]:
    """Of free runs. Raises InputError for runs that left all bounds or are far from
    all training."""
    signals = free_black_box(
        twin.spec.node,
        twin.running,
        samples=samples,
        repetition_time_s=twin.sampling.repetition_time_s,
        seeds=seeds,
        seed=seed,
    )
    return in_signals(twin, signals)


def in_signals(
    twin: Twin, signals: Array, present: Array | None = None
) -> tuple[Extrapolation, ...]:
    """Of signals (seed, time, region) in standard deviations; present: 0 for regions
    that were resected, whatever is in them. Raises InputError far from all training."""
    node, running = twin.spec.node, twin.running
    if node not in parts_with_support(running):
        return (Extrapolation(node),)
    if present is not None:
        signals = np.where(present > 0, signals, 0.0)
    met = jnp.asarray(_features(node, running, signals))
    weights = {name: jnp.asarray(v) for name, v in running.items() if "visited" in name}
    regions = twin.connectome.parcellation.region_names
    told, refused = extrapolation(node, weights, met, regions, present)
    if refused:
        raise InputError(told.refusal)
    return (told,)


def moments(node: str, known: Mapping[str, Array], signals: Array) -> Array:
    """What is looked at of signals (seed, time, region), (seed, time - 1, region,
    feature); without what training left behind only value and change."""
    change = np.diff(signals, axis=1)
    rows = [signals[:, 1:], change]
    if f"{node}.patterns" in known:
        patterns = np.asarray(known[f"{node}.patterns"])
        left = (signals - (signals @ patterns.T) @ patterns) / known[f"{node}.left"]
        rows.append(left[:, 1:])
    return np.stack(rows, axis=-1)


def _features(node: str, known: Mapping[str, Array], signals: Array) -> Array:
    """(sample, region, feature) of signals (seed, time, region)."""
    rows = moments(node, known, signals)
    return rows.reshape(-1, *rows.shape[2:])

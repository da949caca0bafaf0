"""Free runs of black boxes that were fitted: from what a twin carries to signals.

They know no connectome: a net learned to predict the next sample of all regions, and
runs freely on its own innovations. Signals are in units of each region's standard
deviation (SCIENCE.md B.7 to B.12).
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.grid import BURN_IN_S, Grid
from brainTwinStudio.engine.learned import SEQUENCE_MODELS, sequence_model
from brainTwinStudio.engine.learned.free_run import free
from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

NET, NOISE = "net.", "innovation.factor"


def is_black_box(node: str) -> bool:
    return any(model.info.name == node for model in SEQUENCE_MODELS)


class LeftBoundsError(InputError):
    """Free runs that did not stay in bounds."""


def net_of(running: Mapping[str, Array]) -> Weights:
    """The weights by their names in the model."""
    return {
        name.removeprefix(NET): jnp.asarray(value)
        for name, value in running.items()
        if name.startswith(NET)
    }


def free_black_box(
    node: str,
    running: Mapping[str, Array],
    *,
    samples: int,
    repetition_time_s: float,
    seeds: int,
    seed: int,
    present: Array | None = None,
    course: Array | None = None,
) -> Array:
    """`seeds` free runs (seed, time, region) in standard deviations of each region.

    present (region,): 0 for regions that are resected. course (time, region): what a
    stimulus adds to every sample. The same seeds meet the same innovations. Raises
    InputError where a run leaves all bounds."""
    model, weights = sequence_model(node), net_of(running)
    noise = jnp.asarray(running[NOISE])
    burn_in = _burn_in(repetition_time_s)
    given = None
    if course is not None:
        given = jnp.concatenate([jnp.zeros((burn_in, len(noise))), jnp.asarray(course)])
    here = None if present is None else jnp.asarray(present)
    start = _still(model, weights, len(noise))
    at_once = min(seeds, SEEDS_AT_ONCE)

    def batch(first: int) -> tuple[Array, Array]:
        keys = seed_keys(seed, first, at_once)
        total = burn_in + samples
        runs = free(model, weights, start, noise, keys, total, here, given)
        return np.asarray(runs.signals[:, burn_in:]), np.asarray(runs.finite)

    starts = range(0, seeds, at_once)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(batch, starts))
    finite = np.concatenate([fine for _, fine in found])[:seeds]
    if not finite.all():
        raise LeftBoundsError(
            f"{(~finite).sum()} of {seeds} free runs of the black box left all bounds."
        )
    return np.concatenate([signals for signals, _ in found])[:seeds]


def _burn_in(repetition_time_s: float) -> int:
    return int(np.ceil(BURN_IN_S / repetition_time_s))


def _still(model: SequenceModel, weights: Weights, channels: int) -> jax.Array:
    """The state after samples that are all at the mean."""
    return model.encoded(weights, jnp.zeros((model.memory, channels)))


def sample_grid(samples: int, repetition_time_s: float) -> Grid:
    """One step a sample."""
    return Grid(samples, _burn_in(repetition_time_s), 1, repetition_time_s)

"""How far features of one person's runs scatter, by the runs themselves: blocks of 60
to 120 s drawn with replacement within every run (Kuensch 1989,
doi:10.1214/aos/1176347265; SCIENCE.md E.6). No model of the signals is taken for
granted."""

from collections.abc import Sequence

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.inference.noise import FeatureNoise
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording

LONGEST_S, SHORTEST_S = 120.0, 60.0
LEAST = 8


def block_seconds(runs: Sequence[Recording]) -> float:
    """The longest block of 60 to 120 s of which the runs hold at least eight."""
    whole = sum(run.signals.shape[1] / run.sampling_hz for run in runs)
    seconds = min(LONGEST_S, whole / LEAST)
    if seconds < SHORTEST_S:
        raise InputError(
            f"A block bootstrap needs {LEAST} blocks of {SHORTEST_S:.0f} s; all runs "
            f"together last {whole:.0f} s. Choose another method of uncertainty."
        )
    return seconds


def block_noise(
    runs: Sequence[Recording], sampled: Sampled, draws: int, seed: int
) -> FeatureNoise:
    """Features of runs glued together from their own blocks, less their mean over the
    draws: what seams between blocks do to the spectrum is in all of them."""
    rng = np.random.default_rng(seed)
    length = round(block_seconds(runs) * sampled.sampling_hz)
    fc, psd = loss("fc").feature, loss("psd").feature
    rows: list[tuple[Array, Array]] = []
    for _ in range(draws):
        parts = [_redealt(run.signals, length, rng) for run in runs]
        found = [
            (
                np.asarray(fc(jnp.asarray(part)[None], sampled)),
                np.asarray(psd(jnp.asarray(part)[None], sampled)),
            )
            for part in parts
        ]
        z, bands = (np.mean([one[k] for one in found], axis=0) for k in (0, 1))
        rows.append((z, bands))
    z, bands = (np.stack([row[k] for row in rows]) for k in (0, 1))
    return FeatureNoise(z - z.mean(axis=0), bands - bands.mean(axis=0), (1.0, 1.0))


def _redealt(signals: Array, length: int, rng: np.random.Generator) -> Array:
    """(region, time) of blocks that begin anywhere, as long as the run."""
    samples = signals.shape[1]
    length = min(length, samples)
    count = -(-samples // length)
    starts = rng.integers(0, samples - length + 1, count)
    take = (starts[:, None] + np.arange(length)[None]).ravel()[:samples]
    return signals[:, take]

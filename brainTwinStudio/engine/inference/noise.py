"""How far features of one person's runs scatter although the brain stays the same."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.spectrum import segment_samples, segments, welch
from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.losses.psd import band_edges, band_matrix, log_relative
from brainTwinStudio.project import Array, Recording

AT_ONCE = 16
LARGEST = 5.0


class FeatureNoise(NamedTuple):
    """Draws of what a mean over the runs is off by: Fisher-z FC (draw, pair) and log
    relative band powers (draw, region, band). larger: factors by which the runs differ
    more than surrogates do, which is already in the draws."""

    fc_z: Array
    bands: Array
    larger: tuple[float, float]


def feature_noise(
    runs: Sequence[Recording], sampled: Sampled, draws: int, seed: int
) -> FeatureNoise:
    """Features of surrogate runs with the FC and the spectra of `runs` (a parametric
    bootstrap, so that neighbouring entries scatter together as they do in a recording),
    made larger where the runs lie further apart than surrogates: a person is not the
    same twice. Band powers of a finite run also lie beside the spectrum at the centres
    of the bands, which is what the theory predicts; that counts as noise common to all
    regions, of either sign."""
    samples = round(float(np.mean([run.signals.shape[1] for run in runs])))
    sampled = sampled._replace(samples=samples)
    shape = _shape_of([run.signals for run in runs], sampled)
    return _drawn(shape, _apart(runs, sampled), len(runs), sampled, draws, seed)


def stored_noise(
    fc_z: Array, psd: Array, hz: Array, sampled: Sampled, draws: int, seed: int
) -> FeatureNoise:
    """The same of runs of which only features were kept: Fisher-z FC (run, pair) and
    spectra (run, region, frequency) at `hz`. How far halves of a single run lie apart
    is not known of them; it counts as no more than surrogates do."""
    bands = band_matrix(hz, sampled)
    powers = [log_relative(jnp.asarray(one @ bands + 1e-12)) for one in psd]
    pairs = fc_z.shape[1]
    n = round((1 + np.sqrt(1 + 8 * pairs)) / 2)
    fc = np.eye(n)
    rows, columns = np.triu_indices(n, 1)
    fc[rows, columns] = fc[columns, rows] = np.tanh(fc_z.mean(axis=0))
    shape = _shape(fc, np.log(psd.mean(axis=0) + 1e-12), hz, sampled)
    apart = (0.0, 0.0)
    if len(fc_z) > 1:
        fc_apart = 2 * np.var(fc_z, axis=0, ddof=1).mean()
        apart = float(fc_apart), float(2 * np.var(powers, axis=0, ddof=1).mean())
    return _drawn(shape, apart, len(fc_z), sampled, draws, seed)


def _drawn(
    shape: tuple[Array, Array],
    apart: tuple[float, float],
    runs: int,
    sampled: Sampled,
    draws: int,
    seed: int,
) -> FeatureNoise:
    mix, exact = shape
    keys = jax.random.split(jax.random.key(seed), -(-draws // AT_ONCE) * AT_ONCE)
    batches = keys.reshape(-1, AT_ONCE)
    ready = jnp.asarray(mix)
    parts = [_features(ready, batch, sampled) for batch in batches]
    fc, bands = (
        np.concatenate([np.asarray(part[k]) for part in parts])[:draws] for k in (0, 1)
    )
    beside = bands.mean(axis=0) - exact
    fc, bands = fc - fc.mean(axis=0), bands - bands.mean(axis=0)
    larger = tuple(
        float(np.clip(np.sqrt(found / (2 * np.mean(drawn**2))), 1.0, LARGEST))
        for found, drawn in zip(apart, (fc, bands), strict=True)
    )
    mean = 1 / np.sqrt(runs)
    side = np.random.default_rng(seed).standard_normal((draws, 1, 1))
    scatter = larger[1] * mean * bands + side * beside
    return FeatureNoise(larger[0] * mean * fc, scatter, (larger[0], larger[1]))


def _apart(runs: Sequence[Recording], sampled: Sampled) -> tuple[float, float]:
    """Mean squared difference of FC and of band powers of two whole runs; of a single
    one by its halves, whose features scatter twice as much."""
    signals, share = [run.signals for run in runs], 1.0
    if len(signals) == 1:
        half = signals[0].shape[1] // 2
        signals, share = [signals[0][:, :half], signals[0][:, -half:]], 0.5
    samples = min(run.shape[1] for run in signals)
    cut = sampled._replace(samples=samples)
    rows = [jnp.asarray(run[None, :, :samples]) for run in signals]
    fc, bands = (
        share
        * 2
        * np.var([loss(name).feature(row, cut) for row in rows], axis=0, ddof=1)
        for name in ("fc", "psd")
    )
    return float(fc.mean()), float(bands.mean())


def _shape_of(runs: Sequence[Array], sampled: Sampled) -> tuple[Array, Array]:
    """As `_shape`, of runs (region, time) by Welch's method, which smooths (a raw
    periodogram would lessen the number of independent samples). What a segment holds at
    a frequency stays together: regions agree at some frequencies and not at others, and
    FC that was the same at all of them scatters more than that of simulated brains."""
    segment = segment_samples(min(run.shape[1] for run in runs), sampled.sampling_hz)
    pieces, spectra = [], []
    for run in runs:
        unit = run / run.std(axis=1, keepdims=True)
        hz, power = welch(unit, sampled.sampling_hz, segment)
        spectra.append(power)
        pieces.append(segments(unit, segment))
    held = np.moveaxis(np.concatenate(pieces, axis=1), 2, 0)[1:]
    wanted = _frequencies(sampled)
    nearest = np.abs(wanted[:, None] - hz).argmin(axis=1)
    mix = held[nearest] * (wanted > 0)[:, None, None]
    exact = _at_centres(np.log(np.mean(spectra, axis=0) + 1e-12), hz, sampled)
    return mix, exact


def _shape(fc: Array, logs: Array, hz: Array, sampled: Sampled) -> tuple[Array, Array]:
    """What regions are made of at the rfft frequencies (frequency, region, source)
    where only the FC matrix (region, region) and log power `logs` at `hz` are known: as
    if FC were the same at all of them. And log relative power at the centres of the
    bands (region, band)."""
    amplitude = np.exp([np.interp(_frequencies(sampled), hz, row) / 2 for row in logs])
    amplitude[:, 0] = 0.0
    power = amplitude**2
    norm = np.sqrt(power.sum(axis=1))
    overlap = amplitude @ amplitude.T / np.outer(norm, norm)
    values, vectors = np.linalg.eigh(fc / overlap)
    root = vectors * np.sqrt(np.maximum(values, 1e-6))
    return amplitude.T[:, :, None] * root, _at_centres(logs, hz, sampled)


def _frequencies(sampled: Sampled) -> Array:
    return np.fft.rfftfreq(sampled.samples, 1 / sampled.sampling_hz)


def _at_centres(logs: Array, hz: Array, sampled: Sampled) -> Array:
    edges = band_edges(sampled)
    centres = np.sqrt(edges[:-1] * edges[1:])
    return np.asarray(
        log_relative(
            jnp.exp(jnp.asarray([np.interp(centres, hz, row) for row in logs]))
        )
    )


@partial(jax.jit, static_argnames="sampled")
def _features(
    mix: jax.Array, keys: jax.Array, sampled: Sampled
) -> tuple[jax.Array, jax.Array]:
    shape = (mix.shape[0], mix.shape[2])
    fc, psd = loss("fc").feature, loss("psd").feature

    def one(key: jax.Array) -> tuple[jax.Array, jax.Array]:
        white = normal(key, shape, jnp.complex128)
        coloured = jnp.einsum("frs,fs->rf", mix, white)
        run = jnp.fft.irfft(coloured, n=sampled.samples, axis=1)[None]
        return fc(run, sampled), psd(run, sampled)

    return jax.lax.map(one, keys)

import numpy as np
import pytest

from brainTwinStudio.analysis.agreement import compare
from brainTwinStudio.analysis.features import features
from brainTwinStudio.analysis.nulls import gaussian_sampler, gaussian_sampler_of

HZ = 0.5


def runs(samples: int, seed: int = 0) -> list[np.ndarray]:
    """Two runs of six regions: slow, of different speed, partly shared."""
    rng = np.random.default_rng(seed)
    mixing = np.random.default_rng(7).normal(size=(6, 3))
    found = []
    for _ in range(2):
        white = mixing @ rng.normal(size=(3, samples)) + rng.normal(size=(6, samples))
        power = (
            np.fft.rfftfreq(samples, 1 / HZ)[None, :]
            / np.linspace(0.03, 0.06, 6)[:, None]
        )
        found.append(np.fft.irfft(np.fft.rfft(white) / (1 + power**2), n=samples))
    return found


@pytest.mark.parametrize("samples", [400, 401])
def test_samples_have_the_fc_and_the_spectra_of_the_features(samples: int):
    of = features(runs(1000), HZ)
    rng = np.random.default_rng(1)
    made = gaussian_sampler_of(of, samples, HZ, None, rng, 24)
    assert len(made) == 24
    assert made[0].shape == (6, samples)
    np.testing.assert_allclose(np.mean([m.var() for m in made]), 1, rtol=0.05)
    found = compare(features(made, HZ), of)
    assert found["fc_rmse"] < 0.03
    assert found["psd_log_distance_db"] < 0.6


def test_it_is_the_sampler_that_has_the_runs_at_hand():
    given = runs(500)
    of = features(given, HZ)
    rng = np.random.default_rng(2)
    ours = features(gaussian_sampler_of(of, 500, HZ, None, rng, 16), HZ)
    theirs = features(gaussian_sampler(given, rng, 16), HZ)
    mine, other = compare(ours, of), compare(theirs, of)
    for metric in ("fc_r", "fc_rmse", "phase_fc_r", "fcd_ks", "psd_r"):
        assert mine[metric] == pytest.approx(other[metric], abs=0.05), metric


def test_nothing_is_made_outside_the_band():
    band = (0.02, 0.08)
    of = features(runs(600), HZ, band)
    made = gaussian_sampler_of(of, 600, HZ, band, np.random.default_rng(0), 4)
    hz = np.fft.rfftfreq(600, 1 / HZ)
    power = np.mean(np.abs(np.fft.rfft(made)) ** 2, axis=(0, 1))
    assert power[hz > 0.16].sum() < 0.01 * power.sum()
    assert power[0] < 1e-12 * power.sum()

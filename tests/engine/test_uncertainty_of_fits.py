"""A fit's intervals by every method that it can ask for."""

from functools import cache

import numpy as np
import pytest

from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.inference.blocks import block_noise, block_seconds
from brainTwinStudio.engine.inference.hopf_posterior import EDGES_HELD, whitening
from brainTwinStudio.engine.inference.methods import METHODS
from brainTwinStudio.engine.inference.noise import feature_noise
from brainTwinStudio.engine.inference.of_fit import Ending, Known, known_by
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FitSettings, ModelSpec
from tests.engine.inference_cases import SAMPLED, bench, fitted
from tests.engine.small import connectome, recordings


@cache
def ending() -> Ending:
    ready = bench("learned")
    one = fitted("learned", 1, ready, draws=100)
    what = (one.theta, one.targets, one.pull, SAMPLED, one.runs, "additive")
    return Ending(ready[3], *what)


@cache
def known(name: str) -> Known:
    return known_by(name, ending(), 0, Silent())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ensemble", "bootstrap"])
def test_refits_scatter_as_laplace_says(name: str):
    usual, found = known("laplace"), known(name)
    assert found.notes == ()
    assert set(found.intervals) == set(usual.intervals)
    for key in ("frequency_hz", "noise_ratio", "G"):
        wide = np.diff(found.intervals[key], axis=0)
        ratio = np.median(wide / np.diff(usual.intervals[key], axis=0))
        assert 0.4 < ratio < 2.5


@pytest.mark.slow
def test_samplers_take_the_connectome_as_it_is_and_say_so():
    found = known("mean_field")
    assert EDGES_HELD in found.notes
    assert "learned_weights" not in found.intervals
    assert set(found.identifiable) == set(found.intervals)
    usual = known("laplace")
    for key, (low, high) in found.intervals.items():
        assert (low < high).all()
        assert low.shape == usual.intervals[key][0].shape
    ratio = np.diff(found.intervals["noise_ratio"], axis=0) / np.diff(
        usual.intervals["noise_ratio"], axis=0
    )
    assert 0.4 < np.median(ratio) < 2.5


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        FitSettings("quick", judge_seeds=2),
        FitSettings("standard", judge_seeds=2, uncertainty="none"),
    ],
    ids=["quick", "none"],
)
def test_intervals_are_of_a_minimum_only_and_can_be_left_out(settings: FitSettings):
    spec = ModelSpec(connectome="fixed", slow_gain=False)
    twin = fit("p", connectome(), recordings(300.0), spec, settings, Silent())
    assert not twin.intervals
    assert not twin.identifiable


@pytest.mark.slow
def test_blocks_scatter_as_surrogates_do():
    runs = ending().runs
    blocks, usual = (
        made(runs, SAMPLED, 60, 0) for made in (block_noise, feature_noise)
    )
    ratio = blocks.fc_z.std(axis=0) / (usual.fc_z.std(axis=0) / usual.larger[0])
    assert 0.7 < np.median(ratio) < 1.4
    assert np.abs(blocks.bands.mean(axis=0)).max() < 1e-9


def test_too_short_a_recording_has_no_blocks():
    assert block_seconds(ending().runs) == 120.0
    with pytest.raises(InputError, match="60 s"):
        block_seconds(recordings(120.0))


def test_whitening_makes_noise_of_unit_covariance():
    rng = np.random.default_rng(0)
    root = np.tril(rng.standard_normal((6, 6))) + 3 * np.eye(6)
    draws = rng.standard_normal((4000, 6)) @ root.T
    white = draws @ whitening(draws).T
    assert np.cov(white.T) == pytest.approx(np.eye(6), abs=0.08)


def test_the_catalogue_and_settings_know_the_methods():
    names = [entry.info.name for entry in METHODS]
    assert names[0] == FitSettings().uncertainty == "laplace"
    assert len(set(names)) == len(names)
    assert [e.info.name for e in METHODS if e.edges] == [
        "laplace",
        "ensemble",
        "bootstrap",
    ]
    with pytest.raises(InputError, match="no name"):
        FitSettings(uncertainty="")

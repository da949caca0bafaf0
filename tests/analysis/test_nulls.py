"""What each null model keeps, and what it loses."""

import numpy as np
import pytest

from brainTwinStudio.analysis import nulls
from brainTwinStudio.analysis.connectivity import correlation, mean_fisher_z, upper
from brainTwinStudio.analysis.spectrum import relative, welch
from brainTwinStudio.errors import InputError

RANDOM = {
    "phases": lambda runs, rng: nulls.phase_randomised(runs, rng),
    "common phases": lambda runs, rng: nulls.phase_randomised(runs, rng, common=True),
    "shuffled": lambda runs, rng: nulls.time_shuffled(runs, rng),
    "shuffled frames": lambda runs, rng: nulls.time_shuffled(runs, rng, common=True),
    "noise": nulls.independent_noise,
}


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture
def runs(bold) -> list[np.ndarray]:
    """Two runs of different length, odd and even, at different levels."""
    return [bold[:, :301], 50 + 3 * bold[:, 200:]]


@pytest.mark.parametrize("name", RANDOM)
def test_each_run_keeps_its_shape_level_and_spread(name: str, runs):
    made = RANDOM[name](runs, rng())
    for null, run in zip(made, runs, strict=True):
        assert null.shape == run.shape
        # exact for all but the noise, whose 301 draws scatter by 6 and 4 percent
        slack = 0.25 if name == "noise" else 1e-9
        spread = run.std(axis=1)
        assert np.abs(null.mean(axis=1) - run.mean(axis=1)).max() < slack * spread.max()
        assert np.abs(null.std(axis=1) / spread - 1).max() < slack


@pytest.mark.parametrize("name", RANDOM)
def test_a_null_is_the_same_from_the_same_seed_only(name: str, runs):
    first, again = (RANDOM[name](runs, rng(3))[0] for _ in range(2))
    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, RANDOM[name](runs, rng(4))[0])
    assert not np.allclose(first, runs[0])


@pytest.mark.parametrize("name", RANDOM)
def test_a_run_is_made_without_looking_at_the_next(name: str, runs):
    alone = RANDOM[name](runs[:1], rng())
    both = RANDOM[name](runs, rng())
    np.testing.assert_array_equal(alone[0], both[0])


@pytest.mark.parametrize("common", [False, True])
def test_random_phases_keep_every_spectrum(common: bool, runs):
    for null, run in zip(
        nulls.phase_randomised(runs, rng(), common=common), runs, strict=True
    ):
        np.testing.assert_allclose(
            np.abs(np.fft.rfft(null)), np.abs(np.fft.rfft(run)), atol=1e-8
        )


@pytest.mark.parametrize("name", ["common phases", "shuffled frames"])
def test_what_is_common_to_all_regions_keeps_fc(name: str, runs):
    for null, run in zip(RANDOM[name](runs, rng()), runs, strict=True):
        np.testing.assert_allclose(correlation(null), correlation(run), atol=1e-9)


@pytest.mark.parametrize("name", ["phases", "shuffled", "noise"])
def test_regions_by_themselves_lose_fc(name: str, bold):
    null = RANDOM[name]([bold], rng())[0]
    kept = np.corrcoef(upper(correlation(null)), upper(correlation(bold)))[0, 1]
    assert abs(kept) < 0.4  # 66 pairs: sd 0.12


def test_shuffling_keeps_the_values(bold):
    (null,) = nulls.time_shuffled([bold], rng())
    np.testing.assert_array_equal(np.sort(null, axis=1), np.sort(bold, axis=1))


def test_the_sampler_has_fc_spectra_and_spread(runs):
    made = nulls.gaussian_sampler(runs, rng(), 200)
    assert len(made) == 200
    assert all(run.shape == (12, 301) for run in made)
    # 200 runs of about 80 independent samples: sd of r under 0.01
    found = np.mean([correlation(run) for run in made], axis=0)
    np.testing.assert_allclose(found, np.tanh(mean_fisher_z(runs)), atol=0.03)
    spread = np.mean([run.std(axis=1) for run in runs], axis=0)
    found = np.sqrt(np.mean([run.var(axis=1) for run in made], axis=0))
    np.testing.assert_allclose(found, spread, rtol=0.03)


def test_the_sampler_has_the_spectrum_of_each_region(bold):
    bold[1] = np.convolve(rng().normal(size=600), np.ones(40), "same")  # a slow one
    made = nulls.gaussian_sampler([bold], rng(1), 100)
    psd = np.mean([relative(welch(run, 1.0, 100)[1]) for run in made], axis=0)
    own = relative(welch(bold, 1.0, 100)[1])
    found = np.corrcoef(np.log(psd[1]), np.log(own[1]))[0, 1]
    assert found > 0.9
    assert psd[1, :3].sum() > 2 * psd[0, :3].sum()


def test_fc_of_the_sampler_is_right_where_spectra_differ():
    """A slow and a fast region with a shared part: laying spectra on would weaken
    their correlation, were it not accounted for."""
    draw = rng()
    shared = draw.normal(size=20_000)
    slow = np.convolve(shared, np.ones(6) / 3, "same") + 0.5 * draw.normal(size=20_000)
    run = np.stack([slow, shared + 0.3 * draw.normal(size=20_000)])
    made = nulls.gaussian_sampler([run], draw, 20)
    found = np.mean([correlation(one)[0, 1] for one in made])
    assert found == pytest.approx(correlation(run)[0, 1], abs=0.01)


def test_a_region_at_rest_cannot_be_sampled(bold):
    bold[4] = 2.0
    with pytest.raises(InputError, match="Region 5 does not vary"):
        nulls.gaussian_sampler([bold], rng(), 1)


def test_no_run_is_no_sample(bold):
    with pytest.raises(InputError, match="at least 1"):
        nulls.gaussian_sampler([bold], rng(), 0)

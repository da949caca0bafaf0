"""The dashboard of a small twin whose brain is known."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.parameters import physical
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.engine.well_posedness.dashboard import Plan, well_posedness
from brainTwinStudio.engine.well_posedness.inversion import Inversion
from brainTwinStudio.engine.well_posedness.setting import (
    given_connectome,
    setting_of,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Twin
from brainTwinStudio.project.well_posedness import ParameterVerdict, WellPosedness
from tests.engine.small_twin import fitted, runs


@pytest.fixture(scope="module")
def twin() -> Twin:
    return fitted()


@pytest.fixture(scope="module")
def learned(twin: Twin) -> Twin:
    """The same with weights beside anatomy."""
    rng = np.random.default_rng(0)
    change = np.triu(0.01 * rng.standard_normal((8, 8)), 1)
    weights = twin.parameters["learned_weights"] + change + change.T
    parameters = FrozenMap({**twin.parameters, "learned_weights": weights})
    spec = replace(twin.spec, connectome="learned")
    return replace(twin, spec=spec, parameters=parameters)


@pytest.fixture(scope="module")
def whole(twin: Twin) -> WellPosedness:
    return well_posedness(twin, (), Plan(3, 2, 5), 0, Silent(), ("said",))


def by_name(of: WellPosedness) -> dict[str, ParameterVerdict]:
    return {one.name: one for one in of.parameters}


# ---------------------------------------------------------------- slopes


@pytest.mark.slow
def test_slopes_of_the_inversion_are_those_of_its_residuals(learned: Twin):
    inversion = Inversion(setting_of(learned, (), 0))
    squares = inversion.squares()
    at = inversion.start.copy()
    while squares.residuals(at)[-1] < 0.1:  # into the wall at instability
        at[inversion.of.prior.places["G"]] += 0.02
    assert inversion.stable(at)
    found = squares.slopes(at)
    for k in range(0, at.size, 5):
        step = np.zeros(at.size)
        step[k] = 1e-5
        ahead, behind = squares.residuals(at + step), squares.residuals(at - step)
        np.testing.assert_allclose(found[:, k], (ahead - behind) / 2e-5, atol=2e-5)


@pytest.mark.slow
def test_the_twin_is_the_optimum_of_what_it_explains_itself(twin: Twin):
    inversion = Inversion(setting_of(twin, (), 0))
    assert np.abs(inversion.around().residuals(inversion.start)).max() < 1e-12


@pytest.mark.slow
def test_the_place_of_a_value_between_its_bounds_is_what_is_told(twin: Twin):
    setting = setting_of(twin, (), 0)
    where = setting.prior.places["noise"]
    low, high = np.log(setting.layout.bounds["noise"])
    noise = np.log(np.asarray(physical(setting.theta, setting.layout)["noise"]))
    share = (noise - low) / (high - low)
    np.testing.assert_allclose(setting.rate[where], share * (1 - share), rtol=1e-9)


@pytest.mark.slow
def test_a_network_that_does_not_rest_has_no_features(twin: Twin):
    inversion = Inversion(setting_of(twin, (), 0))
    at = inversion.start.copy()
    at[inversion.of.prior.places["G"]] += 8
    assert not inversion.stable(at)
    assert np.isnan(inversion.features(at)).all()
    for place in inversion.from_prior(5, np.random.default_rng(0)):
        assert np.isfinite(inversion.features(place)).all()


@pytest.mark.slow
def test_with_its_connectome_taken_as_it_is_a_twin_predicts_the_same(learned: Twin):
    setting = setting_of(learned, (), 0)
    whole, given = Inversion(setting), Inversion(given_connectome(setting))
    seen = given.features(given.start)
    np.testing.assert_allclose(seen, whole.features(whole.start), atol=1e-9)


# ---------------------------------------------------------------- the dashboard


@pytest.mark.slow
def test_known_pairs_are_called_so_and_the_rest_is_told(whole: WellPosedness):
    told = by_name(whole)
    assert told["G"].verdict == "identifiable"
    assert told["noise_ratio"].verdict == "identifiable"
    noise = told["noise"]  # FC and relative spectra know no scale
    assert (noise.verdict, noise.partner) == ("correlated", "noise")
    assert "100% of their mean" in noise.told
    assert "No amount of rest" in noise.helps
    assert whole.sloppy[0].singular == 0
    assert whole.sloppy[0].told == "Noise level up in all regions"
    conditioning = whole.criteria[3]  # not infinite for a direction that is named
    assert np.isinf(whole.condition)
    assert conditioning.value == whole.seen_condition < np.inf
    assert conditioning.light in ("good", "fair")
    aside = "Set aside, for it leaves none and makes it infinite: noise level up in all"
    assert aside in conditioning.told
    parts = whole.sloppy[0].parts
    assert sum(float(np.sum(part**2)) for part in parts.values()) == pytest.approx(1)
    assert any("times the weights" in note for note in whole.notes)
    assert whole.notes[0] == "said"


@pytest.mark.slow
def test_every_field_is_filled(whole: WellPosedness):
    names = [one.name for one in whole.criteria]
    wanted = ["existence", "uniqueness", "stability", "conditioning", "identifiability"]
    assert names == wanted
    assert all(one.told and one.meaning for one in whole.criteria)
    assert whole.condition == np.inf
    size = sum(one.left.size for one in whole.parameters)
    assert 1 < whole.effective_rank < size == whole.singular.size
    assert all(
        (one.left >= 0).all() and (one.left <= 1).all() for one in whole.parameters
    )
    assert whole.starts is not None
    assert len(whole.starts.losses) == 4  # the twin's own among them
    assert (np.diff(whole.starts.losses) >= 0).all()
    assert whole.perturbed is not None
    assert whole.perturbed.change.shape == (10, 2)
    assert whole.perturbed.change[-1].mean() > whole.perturbed.change[0].mean()
    profiles = {one.name: one for one in whole.profiles}
    assert {"G", "a"} <= set(profiles)
    middle = profiles["G"].values[profiles["G"].rise.argmin()]
    assert profiles["G"].rise.min() == 0
    assert profiles["G"].low < middle < profiles["G"].high
    assert (profiles["G"].rise < 2.71).sum() >= 3  # of 5: the region of 90 %
    effects = {(one.name, one.outcome): one.value for one in whole.elasticities}
    assert effects["G", "mean FC"] > 0
    assert effects["noise", "mean FC"] == pytest.approx(0, abs=1e-6)
    assert "16.0 min" in whole.data


@pytest.mark.slow
def test_recordings_say_what_the_features_of_them_say(twin: Twin, whole: WellPosedness):
    again = well_posedness(twin, runs(), Plan(0, 0, 0), 0, Silent())
    assert "the recordings of 2 runs" in again.data
    assert again.starts is again.perturbed is None
    assert again.profiles == ()
    assert again.criteria[1].light == "not estimated"
    for name, one in by_name(again).items():
        ratio = np.median(one.left / by_name(whole)[name].left)
        assert 0.7 < ratio < 1.4


@pytest.mark.slow
def test_longer_recordings_would_help(twin: Twin):
    short = replace(
        twin.sampling, run_samples=tuple(n // 8 for n in twin.sampling.run_samples)
    )
    less = well_posedness(replace(twin, sampling=short), (), Plan(0, 0, 0), 0, Silent())
    more = well_posedness(twin, (), Plan(0, 0, 0), 0, Silent())
    for name in ("a", "frequency_hz"):
        wide, narrow = by_name(less)[name].left, by_name(more)[name].left
        assert np.median(wide) > np.median(narrow)


@pytest.mark.slow
def test_the_scale_of_a_learned_connectome_leaves_no_trace(learned: Twin):
    found = well_posedness(learned, (), Plan(0, 0, 0), 0, Silent())
    silent = [one for one in found.sloppy if one.singular == 0]
    said = " ".join(one.told.lower() for one in silent)
    assert "noise level" in said
    assert "learned connectome" in said
    weights = by_name(found)["learned_weights"]
    assert weights.verdict == "not identifiable"  # 16 minutes do not tell 28 edges
    assert weights.left.shape == (28,)
    assert found.sloppy[0].parts["learned_weights"].shape == (8,)


class _Stopped(Silent):
    def stop_requested(self) -> bool:
        return True


@pytest.mark.slow
def test_a_stop_leaves_out_what_was_not_begun(twin: Twin):
    found = well_posedness(twin, (), Plan(), 0, _Stopped())
    assert found.starts is found.perturbed is None
    lights = {one.name: one.light for one in found.criteria}
    assert lights["uniqueness"] == lights["stability"] == "not estimated"
    assert lights["identifiability"] != "not estimated"
    assert any(
        "Profile of global coupling: not estimated" in note for note in found.notes
    )


# ---------------------------------------------------------------- refusals


@pytest.mark.slow
def test_what_has_no_linear_theory_is_refused(twin: Twin):
    def asked(of: Twin) -> None:
        well_posedness(of, (), Plan(), 0, Silent())

    with pytest.raises(InputError, match="black box"):
        asked(replace(twin, spec=replace(twin.spec, node="koopman")))
    with pytest.raises(InputError, match="diverged"):
        asked(replace(twin, outcome="diverged"))
    with pytest.raises(InputError, match="carries no features"):
        asked(replace(twin, measured=FrozenMap({})))
    left = {k: v for k, v in twin.parameters.items() if k != "frequency_hz"}
    with pytest.raises(InputError, match="no linear theory"):
        asked(replace(twin, parameters=FrozenMap(left)))
    names = tuple(f"x{k}" for k in range(8))
    others = tuple(replace(run, channel_names=names) for run in runs())
    with pytest.raises(InputError, match="different regions"):
        well_posedness(twin, others, Plan(), 0, Silent())

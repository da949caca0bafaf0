"""Twins of an EEG and fMRI from the request to the judgement; their theory against free
runs; and what is refused."""

from dataclasses import replace
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.engine.eeg_fmri_network import (
    bold_aims_of,
    joint_loss_and_gradient,
    slow_covariance,
)
from brainTwinStudio.engine.eeg_fmri_run import Lengths, recorded
from brainTwinStudio.engine.eeg_fmri_twin import fit_eeg_fmri
from brainTwinStudio.engine.electric_fit import aims_of, started
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.jobs.messages import (
    CompareRequest,
    EvaluateRequest,
    Evaluation,
    FitRequest,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
)
from brainTwinStudio.jobs.worker import run
from brainTwinStudio.project import (
    FitSettings,
    ModelSpec,
    Recording,
    Resection,
    Sampling,
    Scenario,
    Stimulation,
    Twin,
)
from tests.engine.electric_brain import (
    CHANNELS,
    REGIONS,
    connectome,
    field,
    recorded_by_both,
    values,
    wires,
)

SPEC = ModelSpec("eeg_fmri_network")
SETTINGS = FitSettings("quick", hold_out=0.4, judge_seeds=2)
Runs = tuple[Recording, ...]


@pytest.fixture(scope="module")
def both() -> Runs:
    return recorded_by_both()


@pytest.fixture(scope="module")
def twin(both: Runs) -> Twin:
    request = FitRequest(
        "P1", connectome(), both, SPEC, SETTINGS, lead_field=field()
    )  # fmt: skip
    found = run(request, Silent())
    assert isinstance(found, Twin)
    return found


@pytest.mark.slow
def test_fc_of_free_runs_is_that_of_the_theory():
    strong = values() | {"G": np.asarray(60.0)}
    slow = np.asarray(slow_covariance(strong, wires()))
    sampling = Sampling(1.0, (1200,), "present", None)
    seen = recorded(strong, wires(), 100.0, sampling, Lengths(100, 1200), seed=2).slow
    size, found = np.log(np.diag(slow)), np.log(seen.var(axis=0))
    assert np.ptp(size) > 1
    np.testing.assert_allclose(found - found.mean(), size - size.mean(), atol=0.35)
    root = np.sqrt(np.diag(slow))
    expected = slow / np.outer(root, root)
    # about 220 independent samples: correlations are good to 0.07
    np.testing.assert_allclose(np.corrcoef(seen.T), expected, atol=0.21)
    assert expected[np.triu_indices(REGIONS, 1)].max() > 0.3


@pytest.mark.slow
def test_the_gradient_is_that_of_finite_differences(both: Runs):
    bold, eeg = both
    sampling = Sampling(1.0, (300,), "not stated", (0.01, 0.1))
    aims = aims_of((eeg.signals - eeg.signals.mean(axis=0),), 120.0)
    blood = bold_aims_of((bold,), sampling)
    assert 0.1 < float(blood.heavier) < 0.5  # blood is slow: the band keeps it
    assert bold_aims_of((bold,), replace(sampling, band_hz=None)).heavier == 1
    given = jax.tree.map(jnp.asarray, (aims, blood))
    zero = jnp.zeros(())
    theta = started(wires(), aims) | {
        "noise_ratio": zero,
        "global_signal_removed": zero,
    }
    flat, unravel = ravel_pytree(theta)

    def value(x: np.ndarray) -> float:
        return float(
            joint_loss_and_gradient(unravel(jnp.asarray(x)), wires(), *given)[0]
        )

    slopes = joint_loss_and_gradient(theta, wires(), *given)[1]
    gradient, x = np.asarray(ravel_pytree(slopes)[0]), np.asarray(flat)
    assert abs(float(slopes["global_signal_removed"])) > 1e-6
    way = np.random.default_rng(0).standard_normal(x.size)
    slope = (value(x + 1e-5 * way) - value(x - 1e-5 * way)) / 2e-5
    assert gradient @ way == pytest.approx(slope, rel=1e-4)


@pytest.mark.slow
def test_both_are_judged_on_what_was_held_out(twin: Twin):
    assert twin.spec.data == ("bold", "eeg")
    assert twin.held_out["spectrum_r"] > 0.95
    assert twin.train["fc_r"] > 0.5
    electric = {metric.name for metric in ELECTRIC_METRICS}
    blood = {metric.name for metric in METRICS}
    assert not electric & blood
    for side in (twin.train, twin.held_out, twin.ceiling):
        assert electric < set(side)
        assert set(side) - electric <= blood
    assert set(twin.floor) == electric | {"fc_r"}
    assert twin.sampling.repetition_time_s == 1.0
    assert twin.sampling.run_samples == (300 - 120 - 30,)
    assert twin.sensors is not None
    assert twin.sensors.run_samples == ((90 - 36 - 2) * 120,)
    assert [name for name, _ in twin.provenance.inputs[1:]] == ["b.npy", "a.edf"]
    assert float(twin.parameters["global_signal_removed"]) == 0
    assert 0.02 < float(twin.parameters["noise_ratio"]) < 20
    for pictures in (twin.measured, twin.simulated):
        assert pictures["fc"].shape == (REGIONS, REGIONS)
        assert pictures["eeg_log_power"].shape[0] == CHANNELS
    assert "to FC" in twin.message


@pytest.mark.slow
def test_one_run_makes_both_and_goes_through_a_file(twin: Twin, tmp_path: Path):
    write_twin(twin, tmp_path / "a.btwin")
    back = read_twin(tmp_path / "a.btwin")
    one, other = (run(SimulateRequest(t, 70.0, 2), Silent()) for t in (twin, back))
    assert isinstance(one, Simulation)
    assert isinstance(other, Simulation)
    assert one.bold is not None
    assert one.eeg is not None
    assert other.eeg is not None
    assert one.bold.shape == (2, 70, REGIONS)
    assert one.eeg.shape == (2, 70 * 120, CHANNELS)
    np.testing.assert_array_equal(one.bold, other.bold)
    np.testing.assert_array_equal(one.eeg, other.eeg)
    assert np.std(one.bold[0] - one.bold[1]) > 0


@pytest.mark.slow
def test_one_kind_is_judged_alone(twin: Twin, both: Runs):
    found = {}
    for name, runs in (("bold", both[:1]), ("eeg", both[1:])):
        said = run(EvaluateRequest(twin, runs, 2), Silent())
        assert isinstance(said, Evaluation)
        found[name] = said
    assert "spectrum_r" not in found["bold"].held_out
    assert found["bold"].held_out["fc_r"] > 0.3
    assert set(found["bold"].floor) == {"fc_r"}
    assert "fc_r" not in found["eeg"].held_out
    assert found["eeg"].held_out["spectrum_r"] > 0.95
    other = replace(both[0], global_signal="removed")
    with pytest.raises(InputError, match="removed in bold-1"):
        run(EvaluateRequest(twin, (other,), 2), Silent())


@pytest.mark.slow
def test_it_is_operated_on_as_a_twin_of_an_eeg(twin: Twin):
    plan = Scenario("plan-1", twin.id, "cut", (Resection(("r1",)),), seeds=2)
    answer = run(ScenarioRequest(twin, plan), Silent())
    assert isinstance(answer, ScenarioAnswer)
    assert np.isnan(answer.after[:, :, 1]).all()
    assert np.isfinite(answer.before).all()
    on = replace(plan, changes=(Stimulation(("r1",)),))
    with pytest.raises(InputError, match="not stimulated yet"):
        run(ScenarioRequest(twin, on), Silent())
    with pytest.raises(InputError, match="fMRI alone"):
        run(CompareRequest((twin, twin), ("a", "b"), (), 2, 0), Silent())


@pytest.mark.slow
def test_standardised_signals_have_no_sizes(both: Runs):
    sampling = Sampling(1.0, (300,), "removed", None)
    signals = both[0].signals
    flat = signals / signals.std(axis=1, keepdims=True)
    assert bold_aims_of((both[0],), sampling).sized == 1
    aims = bold_aims_of((replace(both[0], signals=flat),), sampling)
    assert (aims.sized, aims.removed) == (0, 1)


@pytest.mark.slow
def test_what_cannot_be_fitted_is_said(both: Runs):
    def refused(recordings: Runs) -> str:
        what = ("P1", connectome(), recordings, SPEC, SETTINGS, Silent())
        with pytest.raises(InputError) as error:
            fit_eeg_fmri(*what, field())
        return str(error.value)

    bold, eeg = both
    assert "No fMRI run" in refused((eeg,))
    assert "No EEG recording" in refused((bold,))
    short = replace(bold, signals=bold.signals[:, :140])
    assert "below 60 s" in refused((short, eeg))
    away = replace(bold, channel_names=tuple("abcde"))
    assert "list different regions" in refused((away, eeg))

"""Twins of an EEG from the request to the judgement, and what is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.analysis.electric_agreement import electric_features
from brainTwinStudio.analysis.electric_floor import (
    electric_arrays,
    features_in,
    noise_arrays,
    noise_runs,
    pooled,
)
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.engine.electric_run import electric_runs
from brainTwinStudio.engine.electric_twin import ELECTRIC_MODELS, fit_electric
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.jobs.messages import (
    EvaluateRequest,
    Evaluation,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
)
from brainTwinStudio.jobs.worker import run
from brainTwinStudio.project import (
    Change,
    FitSettings,
    LeadField,
    ModelSpec,
    Recording,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.data_kinds import EEG_ONLY, EXPLAINS, USUAL_SEEDS
from tests.engine.electric_brain import (
    CHANNELS,
    REGIONS,
    connectome,
    field,
    recorded,
    values,
    wires,
)

HZ = 120.0
SPEC = ModelSpec("eeg_network")
SETTINGS = FitSettings("quick", hold_out=0.5, judge_seeds=2)


class Listening(Silent):
    def __init__(self) -> None:
        self.told: list[tuple[str, float]] = []

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.told.append((stage, fraction))


@pytest.fixture(scope="module")
def recording() -> Recording:
    return recorded(100.0, HZ)


@pytest.fixture(scope="module")
def listening() -> Listening:
    return Listening()


@pytest.fixture(scope="module")
def twin(recording: Recording, listening: Listening) -> Twin:
    what = ("P1", connectome(), (recording,), SPEC, SETTINGS, listening)
    return fit_electric(*what, field())


def test_every_model_of_an_eeg_says_what_it_explains():
    names = [info.name for info in ELECTRIC_MODELS]
    assert set(names) == set(EXPLAINS)
    assert set(USUAL_SEEDS) == {ModelSpec(name).data for name in ("hopf", *names)}
    assert SPEC.data == EEG_ONLY
    assert ModelSpec().data == ("bold",)


@pytest.mark.slow
def test_a_fit_is_judged_on_what_it_has_not_seen(twin: Twin, listening: Listening):
    assert twin.outcome == "converged"
    assert twin.held_out["spectrum_r"] > 0.97
    assert twin.ceiling["spectrum_r"] > 0.97
    assert twin.held_out["imaginary_coherence_r"] > twin.floor["imaginary_coherence_r"]
    known = {metric.name for metric in ELECTRIC_METRICS}
    for side in (twin.train, twin.held_out, twin.ceiling, twin.floor):
        assert set(side) == known
    stages = [stage for stage, _ in listening.told]
    assert {"Spectra", "Judging"} == set(stages)
    fractions = [fraction for _, fraction in listening.told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    # what is held out stays out, and 2 s between
    assert twin.sensors is not None
    assert twin.sensors.run_samples == (round(48 * HZ),)
    assert twin.provenance.inputs[-1] == ("a.edf", "ab" * 32)
    assert twin.simulated["eeg_log_power"].shape == (
        CHANNELS,
        len(twin.simulated["eeg_hz"]),
    )


@pytest.mark.slow
def test_the_same_request_gives_the_same_twin(twin: Twin, recording: Recording):
    what = ("P1", connectome(), (recording,), SPEC, SETTINGS, Silent())
    again = fit_electric(*what, field())
    assert dict(again.held_out) == dict(twin.held_out)
    assert dict(again.floor) == dict(twin.floor)


@pytest.mark.slow
def test_the_twin_goes_through_its_file(twin: Twin, tmp_path: Path):
    path = tmp_path / "a.btwin"
    write_twin(twin, path)
    back = read_twin(path)
    assert back.sensors is not None
    assert twin.sensors is not None
    assert back.sensors.channel_names == twin.sensors.channel_names
    np.testing.assert_array_equal(back.sensors.noise, twin.sensors.noise)
    runs = [run(SimulateRequest(one, 12.0, 2), Silent()) for one in (twin, back)]
    one, other = runs
    assert isinstance(one, Simulation)
    assert isinstance(other, Simulation)
    assert one.bold is None
    assert one.eeg is not None
    assert one.eeg.shape == (2, round(12 * HZ), CHANNELS)
    np.testing.assert_array_equal(one.eeg, other.eeg)
    assert one.channel_names == field().channel_names


@pytest.mark.slow
def test_another_recording_at_another_rate_is_foretold(twin: Twin):
    other = recorded(60.0, 150.0, seed=6)
    said = run(EvaluateRequest(twin, (other,), 2), Silent())
    assert isinstance(said, Evaluation)
    assert said.held_out["spectrum_r"] > 0.97
    assert said.ceiling["spectrum_r"] > 0.97
    assert set(said.floor) == set(said.held_out)


def test_seeds_one_by_one_are_the_same_as_together():
    together = electric_runs(values(), wires(), HZ, 300, seeds=3, seed=4)
    last = electric_runs(values(), wires(), HZ, 300, seed=4, first=2)
    np.testing.assert_allclose(last[0], together[2], atol=1e-9)


@pytest.mark.slow
def test_kept_features_are_the_features_of_all_runs(recording: Recording):
    signals = recording.signals[:CHANNELS]
    runs = [signals[:, :4000], signals[:, 4000:8000]]
    whole = electric_features(runs, HZ)
    parts = pooled([electric_features([each], HZ) for each in runs])
    back = features_in(electric_arrays(parts) | {"fc": np.eye(3)})
    np.testing.assert_allclose(back.log_power, whole.log_power)
    assert set(back.connectivity) == set(whole.connectivity)
    for name, matrix in whole.connectivity.items():
        np.testing.assert_allclose(back.connectivity[name], matrix)


@pytest.mark.slow
def test_the_floor_knows_spectra_and_correlations_only(recording: Recording):
    signals = recording.signals[:CHANNELS]
    noise = noise_runs(noise_arrays([signals], HZ), HZ, signals.shape[1], [0, 1])
    one, other = (electric_features([each], HZ) for each in (noise, signals))
    apart = one.log_power - other.log_power
    assert np.sqrt(np.mean(apart**2)) < 0.3
    np.testing.assert_allclose(np.corrcoef(noise), np.corrcoef(signals), atol=0.15)
    lags = [
        np.abs(each.connectivity["imaginary_coherence"]).mean() for each in (one, other)
    ]
    assert lags[0] < 0.7 * lags[1]


@pytest.mark.slow
def test_a_stop_keeps_the_best_so_far(recording: Recording):
    class Stopping(Silent):
        def stop_requested(self) -> bool:
            return True

    what = ("P1", connectome(), (recording,), SPEC, SETTINGS, Stopping())
    whole = field()
    names, gain = whole.channel_names[1:], whole.gain[1:]
    fewer = replace(whole, channel_names=names, gain=gain)
    found = fit_electric(*what, fewer)
    assert found.outcome == "stopped"
    assert len(found.loss_history) == 1
    assert "Stopped" in found.message
    assert f"no row for them: {whole.channel_names[0]}." in found.message


def refused(recordings: tuple[Recording, ...], **more: LeadField | None) -> str:
    seen = more.get("lead_field", field())
    what = ("P1", connectome(), recordings, SPEC, SETTINGS, Silent())
    with pytest.raises(InputError) as error:
        fit_electric(*what, seen)
    return str(error.value)


@pytest.mark.slow
def test_what_cannot_be_fitted_is_said(recording: Recording):
    short = replace(recording, signals=recording.signals[:, : round(30 * HZ)])
    assert "below 20 s" in refused((short,))
    bold = Recording("b", "bold", np.ones((REGIONS, 99)), 0.5, field().region_names)
    assert "is no EEG" in refused((bold,))
    assert "lead field" in refused((recording,), lead_field=None)
    other = replace(recording, channel_names=(*"abcdef", "ECG"))
    assert "no channel 'E0'" in refused((other,))
    faster = replace(recording, id="eeg-2", sampling_hz=2 * HZ)
    assert "one rate" in refused((recording, faster))


@pytest.mark.slow
def test_a_twin_of_fmri_knows_no_sensors(twin: Twin):
    with pytest.raises(InputError, match="sensors"):
        replace(twin, spec=ModelSpec("hopf"))
    assert twin.sensors is not None
    away = replace(twin.sensors.lead_field, region_names=tuple("abcde"))
    with pytest.raises(InputError, match="other regions"):
        replace(twin, sensors=replace(twin.sensors, lead_field=away))


def planned(twin: Twin, *changes: Change) -> ScenarioAnswer:
    plan = Scenario("plan-1", twin.id, "cut", changes, seeds=2)
    answer = run(ScenarioRequest(twin, plan), Silent())
    assert isinstance(answer, ScenarioAnswer)
    return answer


@pytest.mark.slow
def test_surgery_is_paired_with_the_same_noise(twin: Twin):
    nothing = planned(twin)
    np.testing.assert_array_equal(nothing.before, nothing.after)
    cut = planned(twin, Resection(("r1",)))
    np.testing.assert_array_equal(cut.before, nothing.before)
    assert np.isnan(cut.after[:, :, 1]).all()
    others = [0, 2, 3, 4]
    assert np.isfinite(cut.after[:, :, others]).all()
    apart = (cut.after - cut.before)[:, :, others].std()
    assert 0 < apart < cut.before[:, :, others].std()
    assert cut.repetition_time_s == pytest.approx(0.01)
    result = cut.scenario.result
    assert result is not None
    labels = [effect.label for effect in result.effects]
    assert labels[0] == "Mean correlation of alpha of the other regions"


@pytest.mark.slow
def test_a_stimulus_is_refused(twin: Twin):
    with pytest.raises(InputError, match="not stimulated yet"):
        planned(twin, Stimulation(("r1",)))

"""What a twin of known parameters foretells of recordings of itself."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis.forecasts import (
    Autoregression,
    origins_of,
    standardised,
)
from brainTwinStudio.engine import twin_forecasts
from brainTwinStudio.engine.black_box_forecasts import BlackBox, foretold
from brainTwinStudio.engine.ensemble_filter import (
    EnsembleFiltered,
)
from brainTwinStudio.engine.ensemble_system import (
    System,
)
from brainTwinStudio.engine.filtering import gains_of
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.forecasting import forecast
from brainTwinStudio.engine.learned.sequence import SequenceModel
from brainTwinStudio.engine.state_space import state_space
from brainTwinStudio.engine.twin_forecasts import StoppedError
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    FitSettings,
    FrozenMap,
    ModelSpec,
    PartInfo,
    Recording,
    Twin,
)
from brainTwinStudio.project.forecast import Forecast, ForecastPlan
from brainTwinStudio.report.forecast import error_lines, facts, paired_lines, verdict
from tests.engine.small import connectome, recordings
from tests.engine.test_comparison import twin_of

Runs = tuple[Recording, ...]
PLAN = ForecastPlan((4, 1, 15))


@pytest.fixture(scope="module")
def runs() -> tuple[Runs, Runs]:
    """Training runs and those to judge by."""
    return recordings(500.0, seed=1), recordings(500.0, seed=2)


@pytest.fixture(scope="module")
def twin(runs: tuple[Runs, Runs]) -> Twin:
    return twin_of("itself", runs[0])


@pytest.fixture(scope="module")
def found(twin: Twin, runs: tuple[Runs, Runs]) -> Forecast:
    return forecast(twin, runs[1], runs[0], PLAN, 0, Silent(), ("Said before.",))


def test_the_true_twin_beats_all_that_learned_from_data(found: Forecast):
    assert found.horizons == (1, 4, 15)
    best = found.row("twin_filtered")
    for name in ("twin_raw", "persistence", "ar", "var", "twin_mean"):
        for place, row in enumerate(found.row(name).errors[:2]):
            assert best.errors[place].value < row.value, (name, place)
        assert found.row(name).less[0].verdict == "better"
    assert found.filtered_start[:2] == ("better", "better")
    assert found.skill("twin_filtered", "persistence")[0] > 0.2
    assert found.skill("ar", "ar") == (0.0, 0.0, 0.0)
    for one in best.errors:
        assert one.low < one.value < one.high
    mean = found.row("twin_mean").errors
    assert [one.value for one in mean] == pytest.approx([1.0] * 3, abs=0.02)


def test_errors_are_those_the_theory_expects(twin: Twin, found: Forecast):
    space = state_space(twin)
    after = gains_of(space, 500).filtered[-1]
    power = np.diagonal(space.signal)
    for place, ahead in enumerate(found.horizons):
        _, spread = space.ahead(after, ahead)
        left = np.diagonal(space.seen @ spread @ space.seen.T + space.noise) / power
        error = found.row("twin_filtered").errors[place]
        # the slow gain and the cubic term are not in the theory
        assert error.value == pytest.approx(left.mean(), abs=0.1)
    assert found.coverage == pytest.approx([0.9] * 3, abs=0.03)
    assert abs(found.unrelated) < 0.1
    assert found.origins == 2 * (500 - 45 - 15)
    assert (found.judged_on, found.block) == (("run-1", "run-2"), 60)


def test_a_twin_that_expects_too_much_is_scaled_on_its_training_runs(
    twin: Twin, runs: tuple[Runs, Runs], found: Forecast
):
    """Growth closer to 0 than it is: activity is thought to last longer."""
    slow = {**twin.parameters, "a": 0.02 * twin.parameters["a"]}
    lasting = replace(twin, parameters=FrozenMap(slow))
    told = forecast(lasting, runs[1], runs[0], PLAN, 0, Silent())
    plain, scaled = told.row("twin_filtered"), told.row("twin_scaled")
    assert plain.errors[2].value > scaled.errors[2].value + 0.05
    assert scaled.errors[2].value < 1.02
    for mine, other in zip(
        found.row("twin_scaled").errors, found.row("twin_filtered").errors, strict=True
    ):
        assert mine.value == pytest.approx(other.value, abs=0.02)


@pytest.mark.slow
def test_the_ensemble_foretells_nearly_as_well(
    twin: Twin, runs: tuple[Runs, Runs], found: Forecast
):
    short = tuple(replace(r, signals=r.signals[:, :192]) for r in runs[1][:1])
    plan = ForecastPlan((1, 4), "ensemble", members=48)
    exact = forecast(twin, short, (), ForecastPlan((1, 4)), 0, Silent())
    rough = forecast(twin, short, (), plan, 0, Silent())
    assert {row.name for row in rough.rows} == {
        "twin_filtered", "twin_raw", "twin_mean", "persistence",
    }  # fmt: skip
    assert any("no AR" in note for note in rough.notes)
    for mine, theirs in zip(
        rough.row("twin_filtered").errors, exact.row("twin_filtered").errors,
        strict=True,
    ):  # fmt: skip
        assert mine.value == pytest.approx(theirs.value, abs=0.1)
    assert rough.row("twin_raw").less[0].value < 0
    assert rough.coverage == pytest.approx([0.9] * 2, abs=0.06)


def test_another_seed_moves_intervals_only(
    twin: Twin, runs: tuple[Runs, Runs], found: Forecast
):
    again = forecast(twin, runs[1], runs[0], PLAN, 0, Silent())
    other = forecast(twin, runs[1], runs[0], PLAN, 1, Silent())
    assert again.rows == found.rows
    assert [row.errors[0].value for row in other.rows] == [
        row.errors[0].value for row in found.rows
    ]
    assert other.row("var").errors[0].low != found.row("var").errors[0].low


def test_tables_and_sentences_say_what_was_found(found: Forecast):
    lines = error_lines(found)
    wanted = ("1 sample (1.0 s)", "4 samples (4.0 s)", "15 samples (15.0 s)")
    assert tuple(cell.replace("\xa0", " ") for cell in lines[0][1:]) == wanted
    assert lines[1][0] == "twin, filtered start"
    assert len(lines) == 8
    assert "\u2212" in paired_lines(found)[0][1]
    told = verdict(found)
    assert told[0].startswith("The filtered start against the last sample alone: 1 sa")
    assert "better by" in told[0]
    assert "persistence" in told[1]
    assert ("start state", "Kalman filter") in facts(found)
    assert found.notes[0] == "Said before."


def test_a_band_pass_is_said(twin: Twin, runs: tuple[Runs, Runs]):
    band = (0.01, 0.1)
    held = tuple(replace(run, band_hz=band) for run in runs[1])
    seen = replace(twin, sampling=replace(twin.sampling, band_hz=band))
    told = forecast(seen, held, (), ForecastPlan((1,)), 0, Silent())
    assert any("coloured" in note for note in told.notes)


# ---------------------------------------------------------------- black boxes


def linear_box() -> SequenceModel:
    """x(t + 1) = M x(t): a VAR of order 1 as a sequence model."""
    return SequenceModel(
        PartInfo("linear_map", "Linear map", "for tests", "none"),
        1,
        lambda key, channels, sizes: {"map": jnp.eye(channels)},
        lambda weights, past: past[-1],
        lambda weights, state: weights["map"] @ state,
    )


def test_a_black_box_forecasts_from_what_it_was_led_along(runs: tuple[Runs, Runs]):
    run = standardised(runs[1][0].signals)
    step = 0.5 * np.eye(8) + 0.05
    box = BlackBox(linear_box(), {"map": jnp.asarray(step)}, memory=5)
    at = origins_of(run.shape[1], 10, 4)
    wanted = Autoregression(step[None]).predict(run, at, (1, 4))
    assert np.allclose(box.predict(run, at, (1, 4)), wanted)
    past = jnp.asarray(run[:, :30].T)
    told = jax.jit(foretold, static_argnums=(0, 3))(box.model, box.weights, past, 3)
    assert np.allclose(told[2], np.linalg.matrix_power(step, 3) @ run[:, 29])


@pytest.mark.slow
def test_a_black_box_is_forecast_as_a_twin_is(runs: tuple[Runs, Runs]):
    """A perceptron, which is all there is of memory: three samples."""
    settings = FitSettings("quick", judge_seeds=4, hold_out=0.0)
    spec = ModelSpec(node="three_step_mlp")
    box = fit("p", connectome(), runs[0], spec, settings, Silent())
    plan = ForecastPlan((1, 4))
    told = forecast(box, runs[1], runs[0], plan, 0, Silent())
    assert told.start == "led"
    names = [row.name for row in told.rows]
    assert names[:3] == ["twin_filtered", "twin_raw", "twin_scaled"]
    ours = told.row("twin_filtered").errors[0].value
    assert ours < told.row("persistence").errors[0].value
    assert ours < 1
    # both starts make the same state of the same three samples
    assert told.row("twin_raw").errors[0].value == pytest.approx(ours)
    assert told.filtered_start[0] == "not told apart"
    assert told.coverage[0] == pytest.approx(0.9, abs=0.08)
    assert any("black box" in note for note in told.notes)


# ---------------------------------------------------------------- a stop


class Heard(Silent):
    """Stops once it has heard of `stage` at `fraction`; keeps what it heard."""

    def __init__(self, stage: str = "", fraction: float = 2.0) -> None:
        self.said: list[tuple[str, float]] = []
        self.until = (stage, fraction)

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.said.append((stage, fraction))

    def stop_requested(self) -> bool:
        stage, fraction = self.said[-1]
        return stage == self.until[0] and fraction >= self.until[1]


def test_a_forecast_tells_how_far_it_is(twin: Twin, runs: tuple[Runs, Runs]):
    watcher = Heard()
    found = forecast(twin, runs[1], runs[0], PLAN, 0, watcher)
    fractions = [fraction for _, fraction in watcher.said]
    assert fractions == sorted(fractions)
    stages = list(dict.fromkeys(stage for stage, _ in watcher.said))
    wanted = ["Filtering", "Filtering training runs", "Baselines", "Comparing"]
    assert stages == wanted
    assert found.outcome == "finished"


def test_a_stop_keeps_the_recordings_that_are_done(twin: Twin, runs: tuple[Runs, Runs]):
    plan = ForecastPlan((1,))
    halfway = Heard("Filtering", 0.22)  # before the second of two recordings
    found = forecast(twin, runs[1], (), plan, 0, halfway)
    assert found.outcome == "stopped"
    assert found.judged_on == ("run-1",)
    assert "Stopped on request: run-2 not forecast." in found.warnings
    whole = forecast(twin, runs[1][:1], (), plan, 0, Silent())
    assert found.row("twin_filtered").errors == whole.row("twin_filtered").errors
    with pytest.raises(InputError, match="nothing is kept"):
        forecast(twin, runs[1], (), plan, 0, Heard("Filtering", 0.0))


def test_an_ensemble_can_be_stopped_within_a_recording(
    monkeypatch: pytest.MonkeyPatch,
):
    """Filters that only tell how far they are; the second run is dropped whole."""
    told: list[float] = []

    def filtering(system: Any, run: Any, at: Any, **more: Any) -> EnsembleFiltered:
        more["heard"](0.0)
        more["heard"](0.5)
        rows = np.zeros((run.shape[1], 2))
        members = np.zeros((len(at), more["members"], 2))
        return EnsembleFiltered(rows, rows, rows + run.T, members, False)

    def ahead(system: Any, members: Any, horizons: Any, seed: int, heard: Any) -> Any:
        heard(0.5)
        answer = np.zeros((len(horizons), len(members), 2))
        return answer, answer

    def heard(share: float) -> None:
        told.append(share)
        if share > 0.7:
            raise StoppedError

    monkeypatch.setattr(twin_forecasts, "ensemble_filter", filtering)
    monkeypatch.setattr(twin_forecasts, "ensemble_forecast", ahead)
    one = jnp.eye(2)
    system = System(lambda s, k: s, lambda k: one[0], one, one, one, one)
    runs = [np.random.default_rng(k).normal(size=(2, 30)) for k in range(3)]
    judged = twin_forecasts.Judged(runs, [np.arange(5, 9)] * 3, (1,))
    plan = ForecastPlan((1,), "ensemble", members=8)
    found = twin_forecasts.by_ensemble(system, judged, plan, 0, heard)
    assert len(found.filtered) == len(found.raw) == len(found.variance) == 2
    assert told == sorted(told)
    assert 0.7 < told[-1] < 0.8


# ---------------------------------------------------------------- refusals


def test_what_cannot_be_judged_is_refused(twin: Twin, runs: tuple[Runs, Runs]):
    def asked(judged: Runs, training: Runs = (), **more: Any) -> Forecast:
        plan = ForecastPlan(**more)
        return forecast(twin, judged, training, plan, 0, Silent())

    with pytest.raises(InputError, match="judged and trained on"):
        asked(runs[1], runs[1])
    short = tuple(replace(r, signals=r.signals[:, :80]) for r in runs[1])
    with pytest.raises(InputError, match="nearer horizons"):
        asked(short, horizons=(20,))
    with pytest.raises(InputError, match="1 to 200"):
        asked(runs[1], horizons=(0, 5))
    with pytest.raises(InputError, match="Known: kalman, ensemble"):
        asked(runs[1], filter="particle")
    with pytest.raises(InputError, match="4 members"):
        asked(runs[1], filter="ensemble", members=2)
    other = replace(runs[1][0], channel_names=tuple("abcdefgh"))
    with pytest.raises(InputError, match="different regions"):
        asked((other,))
    broken = replace(twin, outcome="diverged")
    with pytest.raises(InputError, match="Fit again"):
        forecast(broken, runs[1], (), ForecastPlan(), 0, Silent())

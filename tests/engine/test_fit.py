"""A fit finds a hidden brain again, stops when asked, and resumes exactly."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.evaluate import evaluate
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.fit_job import prepare
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FitSettings, ModelSpec, Twin
from brainTwinStudio.project.hold_out import split
from tests.engine.small import connectome, recordings, truth

SETTINGS = FitSettings(effort="standard", judge_seeds=8)


class Listening(Silent):
    """Keeps what it hears; asks for a stop after `stop_after` checkpoints."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.stop_after = stop_after
        self.states: list[dict[str, Array]] = []
        self.fractions: list[float] = []

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        self.fractions.append(fraction)

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        self.states.append({name: np.array(value) for name, value in state.items()})

    def stop_requested(self) -> bool:
        return self.stop_after is not None and len(self.states) >= self.stop_after


def fitted(
    listener: Silent, settings: FitSettings = SETTINGS, count: int = 2, **options
) -> Twin:
    runs = recordings(900.0, runs=count)
    spec = ModelSpec(connectome="fixed")
    return fit("p", connectome(), runs, spec, settings, listener, **options)


@pytest.fixture(scope="module")
def whole() -> tuple[Twin, Listening]:
    listener = Listening()
    return fitted(listener), listener


@pytest.mark.slow
def test_a_fit_recovers_the_hidden_brain(whole: tuple[Twin, Listening]):
    twin, _ = whole
    found, hidden = twin.parameters, truth()
    # 30 minutes of data from damped, noisy regions: frequencies to about 0.01 Hz,
    # shares of measurement noise to a factor of two
    assert np.abs(found["frequency_hz"] - hidden["frequency_hz"]).mean() < 0.012
    ratio = np.log(found["noise_ratio"] / hidden["noise_ratio"])
    assert np.abs(ratio).mean() < np.log(2)
    assert twin.outcome == "converged"


@pytest.mark.slow
def test_the_twin_agrees_with_a_recording_it_has_not_seen(
    whole: tuple[Twin, Listening],
):
    twin, _ = whole
    unseen = recordings(900.0, seed=99)
    held_out, copied, _ = evaluate(twin, unseen, 64, 0, Silent())
    # short noisy runs: a model with the right structure must beat copying them
    # in rank it stays near the copy (28 pairs of 8 regions), in level it is closer
    assert held_out["fc_r"] > copied["fc_r"] - 0.05
    assert held_out["fc_rmse"] < copied["fc_rmse"]
    assert held_out["psd_r"] > copied["psd_r"]
    assert held_out["fcd_ks"] < 0.3


@pytest.mark.slow
def test_the_slow_gain_is_found_when_there_is_one():
    # the mean FCD of one run of 15 minutes scatters by 0.04, and a gain of depth 0.6
    # lowers it by 0.05: only many runs tell that there is one
    bare = replace(SETTINGS, uncertainty="none")  # nothing is asked of intervals
    twin = fitted(Silent(), bare, count=32)
    assert 0.3 < float(twin.parameters["gain_depth"]) < 1.3


@pytest.mark.slow
def test_progress_never_runs_backward(whole: tuple[Twin, Listening]):
    _, listener = whole
    assert all(np.diff(listener.fractions) >= -1e-9)
    assert listener.fractions[-1] == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_a_resumed_fit_gives_the_same_numbers(
    whole: tuple[Twin, Listening], which: int
):
    twin, listener = whole
    again = fitted(Silent(), resume=listener.states[which])
    for name, value in twin.parameters.items():
        np.testing.assert_array_equal(again.parameters[name], value)
    assert dict(again.train) == dict(twin.train)
    np.testing.assert_array_equal(again.loss_history, twin.loss_history)


@pytest.mark.slow
def test_a_stop_keeps_the_best_so_far(whole: tuple[Twin, Listening]):
    stopped = fitted(Listening(stop_after=1))
    assert stopped.outcome == "stopped"
    assert np.isfinite(stopped.train["fc_r"])
    assert len(stopped.loss_history) < len(whole[0].loss_history)


@pytest.mark.slow
def test_an_additive_twin_rests_like_its_diffusive_one():
    quick = FitSettings(effort="quick", judge_seeds=8)
    runs = recordings(600.0)
    twins = [
        fit(
            "p",
            connectome(),
            runs,
            ModelSpec(coupling=coupling, slow_gain=False),
            quick,
            Silent(),
        )
        for coupling in ("diffusive", "additive")
    ]
    assert twins[0].train["fc_r"] == pytest.approx(twins[1].train["fc_r"], abs=1e-6)
    assert (twins[1].parameters["a"] < twins[0].parameters["a"]).all()


def test_what_is_held_out_never_touches_what_is_fitted():
    runs = recordings(900.0)
    train, held_out = split(runs, 0.25)
    for whole_run, first, last in zip(runs, train, held_out, strict=True):
        used = first.signals.shape[1] + last.signals.shape[1]
        assert whole_run.signals.shape[1] - used == 30  # seconds, TR 1 s
        np.testing.assert_array_equal(last.signals, whole_run.signals[:, -225:])


@pytest.mark.parametrize(
    ("spec", "settings", "words"),
    [
        (ModelSpec(node="hopff"), SETTINGS, "Known: hopf"),
        (ModelSpec(coupling="magic"), SETTINGS, "Known: diffusive"),
        (ModelSpec(), FitSettings(losses=(("fcc", 1.0),)), "Known: fc"),
        (ModelSpec(), FitSettings(hold_out=0.5), "too short"),
    ],
)
def test_a_request_that_cannot_be_met_is_refused(spec, settings, words):
    runs = recordings(100.0)
    with pytest.raises(InputError, match=words):
        prepare(connectome(), runs, spec, settings, Silent())

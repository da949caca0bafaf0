"""Choices become a request, or a sentence that says what is wrong. No Qt."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FitSettings, Patient, Recording
from brainTwinStudio.ui.panels.fit_choices import (
    Choices,
    choices_of,
    fit_request,
    free_values,
    missing,
    warning_of,
)
from brainTwinStudio.ui.view import View
from tests.ui.small import empty_view


def with_patient(view: View, patient: Patient) -> View:
    assert view.project is not None
    return replace(view, project=view.project.with_patient(patient))


def with_runs(view: View, *runs: Recording) -> View:
    assert view.patient is not None
    return with_patient(view, replace(view.patient, recordings=runs))


def run_of(view: View, name: str, samples: int = 400, hz: float = 0.5) -> Recording:
    assert view.patient is not None
    signals = np.random.default_rng(0).normal(size=(12, samples))
    first = view.patient.recordings[0]
    return replace(first, id=name, signals=signals, sampling_hz=hz)


def test_the_usual_choices_are_the_usual_request(view: View):
    request = fit_request(view, Choices())
    assert request.patient_id == "P1"
    assert request.recordings == view.patient.recordings  # type: ignore[union-attr]
    assert request.settings == replace(FitSettings(), hold_out=0.25)


def test_what_was_chosen_can_be_read_from_the_request(view: View):
    chosen = Choices(
        "fcd", "thorough", None, 0.3, "fixed", False, "hopf", "additive", (), 7, 32
    )
    request = fit_request(view, chosen)
    losses = (("fc", 1.0), ("fcd", 1.0))
    assert request.settings.losses == losses
    same = replace(chosen, recordings=("rest-1",), losses=losses)
    assert choices_of(request) == same


def test_own_weights_count_over_the_goal(view: View):
    chosen = Choices("own", losses=(("fc", 2.0), ("psd", 0.5)))
    request = fit_request(view, chosen)
    assert request.settings.losses == (("fc", 2.0), ("psd", 0.5))
    assert choices_of(request).goal == "own"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"recordings": ()}, "No recording is chosen"),
        ({"recordings": ("rest-9",)}, "no fMRI run rest-9. Known: rest-1"),
        ({"hold_out": 0.5, "goal": "own", "losses": (("fc", 0.0),)}, "must be above 0"),
        ({"hold_out": 0.6}, "between 0 and 0.5"),
        ({"seed": -1}, "seed must be"),
    ],
)
def test_choices_that_cannot_be_met_are_refused(view: View, changes: dict, words: str):
    with pytest.raises(InputError, match=words):
        fit_request(view, replace(Choices(), **changes))


def test_runs_of_different_sampling_are_not_fitted_together(view: View):
    mixed = with_runs(view, run_of(view, "a"), run_of(view, "b", hz=1.0))
    with pytest.raises(InputError, match="b has a repetition time of 1 s and a of 2 s"):
        fit_request(mixed, Choices())
    assert len(fit_request(mixed, Choices(recordings=("b",))).recordings) == 1


def test_a_short_run_is_refused_before_the_engine_would(view: View):
    short = with_runs(view, run_of(view, "a", samples=150))  # 300 s
    with pytest.raises(InputError, match="300 s long; holding out 25 %"):
        fit_request(short, Choices())
    assert fit_request(short, Choices(hold_out=0.0)).settings.hold_out == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"connectome": None}, "no connectome"),
        ({"recordings": ()}, "no fMRI"),
    ],
)
def test_a_patient_without_data_is_told_what_is_missing(
    view: View, changes: dict, words: str
):
    assert view.patient is not None
    lacking = with_patient(view, replace(view.patient, **changes))
    assert words in missing(lacking)
    with pytest.raises(InputError, match=words):
        fit_request(lacking, Choices())


def test_without_a_project_or_the_right_to_write_there_is_no_fit(view: View):
    assert "No project" in missing(empty_view())
    assert "read-only" in missing(replace(view, read_only=True))
    assert missing(view) == ""


def test_free_values_are_counted_as_the_engine_counts_them(view: View):
    assert view.patient is not None
    runs = view.patient.recordings  # the global signal is stated: not free
    assert free_values(68, runs, Choices()) == 2553  # a standard fit of the demo
    assert free_values(68, runs, Choices(effort="quick")) == 2551
    assert free_values(68, runs, Choices(connectome="fixed")) == 275
    unstated = tuple(replace(run, global_signal="not stated") for run in runs)
    assert free_values(68, unstated, Choices()) == 2554


def test_many_free_values_on_few_samples_are_warned_of(view: View):
    assert warning_of(view, Choices()) == ""  # 117 values, 285 samples
    short = with_runs(view, run_of(view, "a", samples=200))
    warned = warning_of(short, Choices(hold_out=0.25))
    assert "free values with 135 samples" not in warned  # 117 are fewer
    few = with_runs(view, run_of(view, "a", samples=140))
    assert "117 free values with 90 samples a region" in warning_of(few, Choices())
    without = warning_of(few, Choices(hold_out=0.0, seed=1))
    assert without == ""  # 140 samples hold 117 values

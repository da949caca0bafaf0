"""`analyse`: what it asks for, and what it says; the engine is the real one, for its
answers are closed forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.cli.analyses import ANALYSES
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.jobs.worker import start_engine
from tests.engine.small_twin import fitted
from tests.engine.test_interpretation import twin as made

Said = Callable[..., Any]
MPR = ("--model", "montbrio_pazo_roxin")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("twins") / "a.btwin"
    write_twin(made("diffusive", {}), path)
    return path


@pytest.mark.slow
def test_the_diagram_of_a_node_model(braintwin: Said, tmp_path: Path):
    out = tmp_path / "curves.npz"
    words = ("--set", "J=15", "--knob", "eta", "--from", -12, "--to", 2, "--out", out)
    said = braintwin("analyse", "--what", "bifurcation", *MPR, *words, "--json")
    data = said.json
    assert [one["kind"] for one in data["bifurcations"]] == ["fold", "fold"]
    values = [one["value"] for one in data["bifurcations"]]
    np.testing.assert_allclose(values, [-5.743527, -3.136134], atol=1e-6)
    assert (data["value"], data["ends"]) == (-5.0, [-12.0, 2.0])
    with np.load(out) as curves:
        knob, states = curves["branch_0_knob"], curves["branch_0_states"]
    assert states.shape == (knob.size, 2)


@pytest.mark.slow
def test_the_diagram_of_a_region_of_a_twin(braintwin: Said, twin: Path):
    words = ("--region", "lh-3", "--knob", "a", "--from", -1, "--to", 1)
    said = braintwin("analyse", twin, "--what", "bifurcation", *words)
    assert "hopf" in said.out
    assert "a cycle, stable" in said.out
    assert "Intervals: not estimated." in said.out


@pytest.mark.slow
def test_the_modes_of_a_twin(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "controllability")
    data = braintwin(*words, "--json").json
    assert len(data["modes"]) == len(data["regions"]) == 8
    assert all(mode["fading_s"] > 0 for mode in data["modes"])
    assert "slowest modes" in braintwin(*words).out


def test_the_fixed_points_of_a_node_model_and_of_a_region(braintwin: Said, twin: Path):
    words = ("analyse", "--what", "fixed-points")
    data = braintwin(*words, *MPR, "--set", "J=15", "--set", "eta=-5", "--json").json
    kinds = [one["kind"] for one in data["fixed_points"]]
    assert kinds == ["stable node", "saddle", "stable focus"]
    focus = data["fixed_points"][2]
    pair = focus["eigenvalues_per_s"][0]
    hz = abs(pair["imaginary"]) / (2 * np.pi)
    assert focus["frequency_hz"] == pytest.approx(hz)
    here = braintwin(*words, twin, "--region", "lh-0", "--json").json
    (rest,) = here["fixed_points"]
    assert rest["kind"] == "stable focus"
    assert rest["frequency_hz"] == pytest.approx(0.035)  # of lh-0 in tests.engine.small
    assert "one fixed point found" in braintwin(*words, twin, "--region", "lh-0").out


@pytest.mark.slow
def test_the_exponents_of_a_node_model(braintwin: Said):
    # without noise a damped Hopf node spirals in: both exponents are its growth
    words = ("--model", "hopf", "--set", "a=-0.5", "--set", "frequency_hz=0.1")
    data = braintwin("analyse", "--what", "lyapunov", *words, "--json").json
    for one in data["exponents"]:
        assert one["per_s"] == pytest.approx(-0.5, abs=1e-3)
        assert one["low"] <= one["per_s"] <= one["high"]
    assert data["dimension"] == 0


@pytest.mark.slow
def test_the_largest_exponent_of_a_twin(braintwin: Said, twin: Path):
    data = braintwin("analyse", twin, "--what", "lyapunov", "--json").json
    (one,) = data["exponents"]
    assert one["low"] < one["per_s"] < one["high"] < 0  # driven by noise alone


@pytest.mark.slow
def test_well_posedness_of_a_twin(braintwin: Said, tmp_path: Path):
    start_engine(None)
    path, out = tmp_path / "fitted.btwin", tmp_path / "arrays.npz"
    write_twin(fitted(), path)
    words = ("--what", "well-posedness", "--starts", 2, "--repeats", 0, "--out", out)
    data = braintwin("analyse", path, *words, "--json").json
    assert data["parameters"]["noise"]["verdict"] == "correlated"
    assert data["parameters"]["G"]["helps"] is None
    assert data["criteria"]["stability"]["value"] is None
    assert len(data["starts"]["losses"]) == 3
    assert data["condition"] is None  # infinite
    assert 1 < data["condition_seen"] < 1e6
    with np.load(out) as arrays:
        assert arrays["left_a"].shape == (8,)
        assert arrays["profile_G_rise"].min() == 0
    words = ("--what", "identifiability")
    table = braintwin("analyse", path, *words, "--json").json
    assert "criteria" not in table
    same = data["parameters"]["a"]["left"]
    assert table["parameters"]["a"]["left"] == pytest.approx(same)
    said = braintwin("analyse", path, *words).out
    assert "What would help: No amount of rest" in said
    assert "noise up in all regions" in said


def test_every_analysis_is_offered(braintwin: Said):
    said = braintwin("analyse", "--help")
    assert said.status == 0
    assert all(f"{one.what}: " in said.out.replace("\n", " ") for one in ANALYSES)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bifurcation", "--knob", "a"), "Give a TWIN with --region"),
        (("bifurcation", "--model", "hopf"), "--knob NAME"),
        (("bifurcation", "--model", "nothing", "--knob", "a"), "No node model 'nothin"),
        (("bifurcation", "--model", "hopf", "--knob", "no"), "cannot be turned here"),
        (("bifurcation", "--model", "hopf", "--set", "b"), "is not NAME=NUMBER"),
        (("fixed-points",), "Give a TWIN with --region"),
        (("fixed-points", "--model", "hopf", "--region", "a"), "leave out --region"),
        (("fixed-points", "--model", "hopf", "--knob", "a"), "takes no --knob"),
        (("controllability",), "Give a TWIN"),
        (("controllability", "--model", "hopf"), "takes no --model"),
        (("lyapunov",), "Give a TWIN, or --model"),
        (("lyapunov", "--model", "hopf", "--set", "b=1"), "cannot be turned here"),
        (("well-posedness",), "Give a TWIN"),
        (("identifiability", "--starts", 3), "takes no --starts"),
        (("nothing",), "invalid choice"),
    ],
)
def test_what_is_refused(braintwin: Said, words: tuple[str, ...], sentence: str):
    said = braintwin("analyse", "--what", *words)
    assert said.status == 2
    assert sentence in said.err

"""`dynamics`: what it asks for, and what it says; the engine is the real one, for its
answers are closed forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.files.twin_file import write_twin
from tests.engine.test_interpretation import twin as made

Said = Callable[..., Any]
MODEL = ("dynamics", "--model", "montbrio_pazo_roxin")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("twins") / "a.btwin"
    write_twin(made("diffusive", {}), path)
    return path


def test_a_node_model(braintwin: Said, tmp_path: Path):
    out = tmp_path / "curves.npz"
    words = ("--set", "J=15", "--knob", "eta", "--from", -12, "--to", 2, "--out", out)
    data = braintwin(*MODEL, *words, "--json").json
    assert [one["kind"] for one in data["bifurcations"]] == ["fold", "fold"]
    values = [one["value"] for one in data["bifurcations"]]
    np.testing.assert_allclose(values, [-5.743527, -3.136134], atol=1e-6)
    assert (data["value"], data["ends"]) == (-5.0, [-12.0, 2.0])
    with np.load(out) as curves:
        knob, states = curves["branch_0_knob"], curves["branch_0_states"]
    assert states.shape == (knob.size, 2)


def test_a_region_of_a_twin(braintwin: Said, twin: Path):
    words = (twin, "--region", "lh-3", "--knob", "a", "--from", -1, "--to", 1)
    said = braintwin("dynamics", *words)
    assert "hopf" in said.out
    assert "a cycle, stable" in said.out
    assert "Intervals: not estimated." in said.out


def test_the_modes_of_a_twin(braintwin: Said, twin: Path):
    data = braintwin("dynamics", twin, "--modes", "--json").json
    assert len(data["modes"]) == len(data["regions"]) == 8
    assert all(mode["fading_s"] > 0 for mode in data["modes"])
    assert "slowest modes" in braintwin("dynamics", twin, "--modes").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--knob", "a"), "Give a TWIN with --region"),
        (("--model", "hopf"), "--knob NAME"),
        (("--model", "nothing", "--knob", "a"), "No node model 'nothing'"),
        (("--model", "hopf", "--knob", "nothing"), "cannot be turned here"),
        (("--model", "hopf", "--modes"), "give a TWIN"),
        (("--model", "hopf", "--knob", "a", "--set", "b"), "is not NAME=NUMBER"),
    ],
)
def test_what_is_refused(braintwin: Said, words: tuple[str, ...], sentence: str):
    said = braintwin("dynamics", *words)
    assert said.status == 2
    assert sentence in said.err

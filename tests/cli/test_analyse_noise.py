"""`analyse` of what noise does: landscape, coupling-scan, manifold; the engine is the
real one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.project import Sampling
from tests.engine.test_interpretation import twin as made

Said = Callable[..., Any]
BISTABLE = ("--model", "montbrio_pazo_roxin", "--set", "noise=0.2")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("twins") / "a.btwin"
    one = made("diffusive", {})
    write_twin(replace(one, sampling=Sampling(1.0, (300,), "present", None)), path)
    return path


@pytest.mark.slow
def test_the_landscape_of_a_bistable_node(braintwin: Said, tmp_path: Path):
    words = ("analyse", "--what", "landscape", *BISTABLE)
    out = tmp_path / "landscape.npz"
    data = braintwin(*words, "--out", out, "--json").json
    kinds = [one["kind"] for one in data["equilibria"]]
    assert kinds == ["stable node", "saddle", "stable focus"]
    assert data["equilibria"][1]["potential"] > data["equilibria"][0]["potential"]
    assert len(data["paths"]) == 2
    for one in data["paths"]:
        assert one["exponent"] > 0
        assert one["escape_s"] is None  # not a gradient
        assert not one["is_gradient"]
    assert data["relaxation_s"] > 0
    with np.load(out) as arrays:
        assert arrays["potential"].shape == (arrays["y"].size, arrays["x"].size)
        assert arrays["path_0"].shape[1] == 2


@pytest.mark.slow
def test_the_landscape_of_a_region_and_of_a_network(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "landscape")
    here = braintwin(*words, "--region", "lh-3", "--json").json
    assert here["axes"] == ["x", "y"]
    assert "one stable equilibrium only" in " ".join(here["notes"])
    said = braintwin(*words, "--region", "lh-3")
    assert "stable focus" in said.out
    assert "Intervals: not estimated." in said.out
    whole = braintwin(*words, "--json").json
    assert "whole network" in whole["how"]
    assert whole["interval_widest"] > 0
    assert "90 % interval" in braintwin(*words).out


@pytest.mark.slow
def test_a_scan_of_the_coupling(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "coupling-scan", "--from", 0.5, "--to", 1.5)
    data = braintwin(*words, "--json").json
    assert data["factors"][data["fitted"][1]] == 1.0
    assert np.all(np.array(data["mean_fc_low"]) < np.array(data["mean_fc_high"]))
    said = braintwin(*words)
    assert "as fitted" in said.out
    assert "not estimated" in said.out


def test_the_space_of_a_twin(braintwin: Said, twin: Path):
    data = braintwin("analyse", twin, "--what", "manifold", "--json").json
    of = data["simulated_dimension"]
    assert 1 < of["low"] < of["mean"] < of["high"] < 8
    assert data["recorded_dimension"] is None
    said = braintwin("analyse", twin, "--what", "manifold")
    assert "dimension, simulated" in said.out
    assert "by itself" in said.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("landscape",), "Give a TWIN, a TWIN with --region"),
        (("landscape", "--model", "hopf", "--region", "a"), "leave out --region"),
        (("landscape", "--model", "hopf", "--set", "noise=0"), "Without noise"),
        (("coupling-scan",), "Give a TWIN"),
        (("manifold", "--model", "hopf"), "takes no --model"),
    ],
)
def test_what_is_refused(braintwin: Said, words: tuple[str, ...], sentence: str):
    said = braintwin("analyse", "--what", *words)
    assert said.status == 2
    assert sentence in said.err


def test_a_scan_needs_ends_in_order(braintwin: Said, twin: Path):
    words = ("analyse", twin, "--what", "coupling-scan", "--from", 2, "--to", 1)
    said = braintwin(*words)
    assert said.status == 2
    assert "a larger --to" in said.err


def test_the_cycle_of_a_node(braintwin: Said):
    words = ("--model", "hopf", "--set", "a=0.2", "--set", "frequency_hz=0.05")
    data = braintwin("analyse", "--what", "cycle", *words, "--json").json
    assert data["period_s"] == pytest.approx(20, rel=1e-5)
    assert data["stable"]
    assert (
        "stable cycle of 0.05 Hz" in braintwin("analyse", "--what", "cycle", *words).out
    )

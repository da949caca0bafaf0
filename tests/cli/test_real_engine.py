"""The round trip with the real engine, on a tiny network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from pretended import REGIONS, TR, VOLUMES, Files

pytest.importorskip("brainTwinStudio.engine.fit")
pytestmark = pytest.mark.slow


def shipped(*words: object) -> dict:
    """What a process of its own says, compiled as the program ships: tests leave XLA's
    optimisations out (tests/conftest.py)."""
    here = {**os.environ, "JAX_DISABLE_MOST_OPTIMIZATIONS": "0", "XLA_FLAGS": ""}
    said = subprocess.run(
        [sys.executable, "-m", "brainTwinStudio", *map(str, words), "--json"],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env=here,
    )
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def fitted(person: Files) -> tuple[Path, dict]:
    out = person.folder / "P.btwin"
    quick = ("--effort", "quick", "--seeds", 4)
    return out, shipped("fit", *person.flags, *quick, "--out", out)


def test_round_trip_of_a_tiny_network(braintwin, person: Files, fitted):
    twin, fit = fitted
    assert fit["outcome"] == "converged"
    assert -1 <= fit["train"]["fc_r"] <= 1
    assert len(fit["parameters"]["a"]["values"]) == REGIONS

    new = ("--bold", person.bold2, "--tr", TR, "--seeds", 4, "--json")
    evaluation = braintwin("evaluate", twin, *new).json
    assert -1 <= evaluation["held_out"]["fc_r"] <= 1
    assert set(evaluation["ceiling"]) >= {"fc_r", "fcd_ks"}
    assert set(fit["train"]) == set(evaluation["held_out"])

    words = ("resect", twin, "--regions", "lh-cuneus", "--seeds", 2, "--out", "r.npz")
    assert braintwin(*words, "--json").json["effect"]["value"] is not None
    with np.load("r.npz") as runs:
        assert np.isnan(runs["after"][:, :, 0]).all()
        assert np.isfinite(runs["after"][:, :, 1:]).all()

    words = ("stimulate", twin, "--target", "lh-cuneus", "--waveform", "sine")
    data = braintwin(*words, "--amplitude", 0.5, "--seeds", 2, "--json").json
    assert data["cost"] == {"forward": 4, "reverse": 0}
    assert data["dose"]


def test_too_short_a_recording_is_refused_by_the_engine_in_one_sentence(
    braintwin, files: Files
):
    said = braintwin("fit", *files.flags, "--effort", "quick", "--hold-out", "0.1")
    assert said.status == 2
    assert "too short" in said.err.splitlines()[-1]
    assert not list(Path.cwd().iterdir())


def test_what_ships_simulates_what_tests_simulate(braintwin, fitted):
    words = ("simulate", fitted[0], "--seeds", 2, "--out")
    assert braintwin(*words, "plain.npz").status == 0
    shipped(*words, "shipped.npz")
    with np.load("plain.npz") as plain, np.load("shipped.npz") as fast:
        assert plain["bold"].shape == (2, VOLUMES, REGIONS)
        assert np.isfinite(plain["bold"]).all()
        np.testing.assert_allclose(fast["bold"], plain["bold"], rtol=0, atol=1e-9)


def test_a_fresh_process_finds_the_same_numbers(person: Files, fitted):
    def agreed(data: dict) -> dict:
        times = ("seconds", "compile_seconds", "twin")
        return {key: value for key, value in data.items() if key not in times}

    again = shipped("fit", *person.flags, "--effort", "quick", "--seeds", 4)
    assert agreed(again) == agreed(fitted[1])


def test_selftest_passes(braintwin):
    said = braintwin("selftest", "--json")
    assert said.status == 0, said
    assert all(check["ok"] for check in said.json["checks"])

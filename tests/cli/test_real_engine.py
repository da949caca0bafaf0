"""The round trip with the real engine, on a tiny network."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from pretended import REGIONS, TR, VOLUMES, Files

pytest.importorskip("brainTwinStudio.engine.fit")
pytestmark = pytest.mark.slow


@pytest.fixture
def fitted(braintwin, files: Files, tmp_path: Path) -> tuple[Path, dict]:
    out = tmp_path / "P.btwin"
    said = braintwin(
        *("fit", *files.flags, "--effort", "quick", "--seeds", 4, "--json"),
        *("--out", out),
    )
    assert said.status == 0, said
    return out, said.json


def test_round_trip_of_a_tiny_network(braintwin, files: Files, fitted):
    twin, fit = fitted
    assert fit["outcome"] == "converged"
    assert -1 <= fit["train"]["fc_r"] <= 1
    assert len(fit["parameters"]["a"]["values"]) == REGIONS

    new = ("--bold", files.bold2, "--tr", TR, "--seeds", 4, "--json")
    evaluation = braintwin("evaluate", twin, *new).json
    assert -1 <= evaluation["held_out"]["fc_r"] <= 1
    assert set(evaluation["ceiling"]) >= {"fc_r", "fcd_ks"}
    assert set(fit["train"]) == set(evaluation["held_out"])

    braintwin("simulate", twin, "--seeds", 2, "--out", "s.npz")
    with np.load("s.npz") as runs:
        assert runs["bold"].shape == (2, VOLUMES, REGIONS)
        assert np.isfinite(runs["bold"]).all()

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


def test_a_fresh_process_finds_the_same_numbers(files: Files, fitted):
    def agreed(data: dict) -> dict:
        times = ("seconds", "compile_seconds", "twin")
        return {key: value for key, value in data.items() if key not in times}

    again = subprocess.run(
        [
            *(sys.executable, "-m", "brainTwinStudio", "fit", *files.flags),
            *("--effort", "quick", "--seeds", "4", "--json"),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert agreed(json.loads(again.stdout)) == agreed(fitted[1])


def test_selftest_passes(braintwin):
    said = braintwin("selftest", "--json")
    assert said.status == 0, said
    assert all(check["ok"] for check in said.json["checks"])

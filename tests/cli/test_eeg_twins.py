"""Twins of an EEG by the command line, with the real engine on a tiny network."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.jobs.compile_cache import default_cache_dir
from tests.engine.electric_brain import (
    CHANNELS,
    REGIONS,
    field,
    recorded_by_both,
    values,
    wires,
)

pytest.importorskip("brainTwinStudio.engine.fit")
HZ = 120.0
CHANNEL_NAMES = ("Fp1", "Fp2", "C3", "C4", "O1", "O2")


@pytest.fixture(scope="module")
def eeg() -> dict[str, np.ndarray]:
    from brainTwinStudio.engine import configure
    from brainTwinStudio.engine.electric_run import electric_runs

    configure(str(default_cache_dir()))
    signals = electric_runs(values(), wires(), HZ, round(60 * HZ), seed=5)[0]
    return {"data": signals, "sfreq": np.array(HZ), "channels": np.array(CHANNEL_NAMES)}


@pytest.fixture
def folder(tmp_path: Path, eeg: dict[str, np.ndarray]) -> Path:
    names = field().region_names
    weights = np.asarray(wires().weights) ** 2
    table = [",".join(names), *(",".join(f"{v:.6g}" for v in row) for row in weights)]
    (tmp_path / "weights.csv").write_text("\n".join(table))
    rows = [",".join(("", *names))]
    for name, row in zip(CHANNEL_NAMES, field().gain, strict=True):
        rows.append(",".join((name, *(f"{v:.6g}" for v in row))))
    (tmp_path / "gain.csv").write_text("\n".join(rows))
    np.savez(tmp_path / "eeg.npz", allow_pickle=False, **eeg)
    return tmp_path


@pytest.fixture
def project(braintwin, folder: Path) -> Path:
    """A patient with connectome, lead field and EEG, and no fMRI."""
    path = folder / "a.btproj"
    told = ("--patient", "P1", "--as")
    for name, kind in (("weights.csv", "weights"), ("eeg.npz", "eeg")):
        said = braintwin("import", path, folder / name, *told, kind)
        assert said.status == 0, said.err
    unit = ("--unit", "uV/nAm")
    said = braintwin("import", path, folder / "gain.csv", *told, "leadfield", *unit)
    assert said.status == 0, said.err
    return path


@pytest.mark.slow
def test_an_eeg_is_fitted_judged_simulated_and_refused_elsewhere(
    braintwin, project: Path, folder: Path
):
    asked = ("--effort", "quick", "--hold-out", 0.4, "--seeds", 2, "--json")
    said = braintwin("fit", project, *asked)
    assert said.status == 0, said.err
    fit = said.json
    assert fit["model"] == "eeg_network"
    assert fit["held_out"]["spectrum_r"] > 0.9
    assert set(fit["held_out"]) == set(fit["ceiling"]) == set(fit["floor"])
    assert len(fit["parameters"]["alpha_frequency_hz"]["values"]) == REGIONS
    assert "lead field" in said.err.lower()

    new = ("--eeg", folder / "eeg.npz", "--seeds", 2)
    shown = braintwin("evaluate", fit["twin"], *new)
    assert shown.status == 0, shown.err
    assert "Orthogonalised envelopes, r" in shown.out
    assert "proves little" in shown.err

    said = braintwin("simulate", project, "--seconds", 5, "--seeds", 2, "--json")
    assert (said.json["channels"], said.json["sfreq"]) == (CHANNELS, HZ)
    with np.load("simulation.npz", allow_pickle=False) as runs:
        assert runs["eeg"].shape == (2, round(5 * HZ), CHANNELS)
        assert tuple(runs["channels"]) == CHANNEL_NAMES
        assert "bold" not in runs

    compared = braintwin("compare", fit["twin"], "--seeds", 2)
    assert "works with models of fMRI" in compared.refused


@pytest.mark.slow
def test_both_are_fitted_by_one_network(braintwin, project: Path, folder: Path):
    bold, _ = recorded_by_both(240.0)
    table = [",".join(bold.channel_names)]
    table += [",".join(f"{v:.6g}" for v in row) for row in bold.signals.T]
    (folder / "bold.csv").write_text("\n".join(table))
    told = ("--patient", "P1", "--as", "bold", "--tr", 1, "--global-signal", "present")
    said = braintwin("import", project, folder / "bold.csv", *told)
    assert said.status == 0, said.err
    asked = ("--effort", "quick", "--seeds", 2, "--out", "both.btwin", "--json")
    said = braintwin("fit", project, "--data", "fmri,eeg", *asked)
    assert said.status == 0, said.err
    assert said.json["model"] == "eeg_fmri_network"
    assert {"fc_r", "spectrum_r"} <= set(said.json["train"])
    said = braintwin("simulate", "both.btwin", "--seeds", 1, "--seconds", 20)
    assert said.status == 0, said.err
    with np.load("simulation.npz", allow_pickle=False) as runs:
        assert runs["bold"].shape == (1, 20, REGIONS)
        assert runs["eeg"].shape == (1, round(20 * HZ), CHANNELS)
    new = ("--bold", folder / "bold.csv", "--tr", 1, "--global-signal", "present")
    shown = braintwin("evaluate", "both.btwin", *new, "--seeds", 2, "--json")
    assert shown.status == 0, shown.err
    assert "spectrum_r" not in shown.json["held_out"]
    assert shown.json["held_out"]["fc_r"] > 0.2


@pytest.mark.slow
def test_what_does_not_go_together_is_refused(braintwin, project: Path, files):
    said = braintwin("fit", project, "--data", "fmri")
    assert "has no fMRI recording" in said.refused
    said = braintwin("fit", project, "--model", "hopf", "--data", "eeg")
    assert "explains fMRI, not EEG" in said.refused
    said = braintwin("fit", *files.flags, "--data", "eeg")
    assert "has no EEG recording" in said.refused
    assert braintwin("fit", project, "--data", "meg").status == 2
    said = braintwin("fit", project, "--data", "fmri,eeg")
    assert "has no fMRI recording" in said.refused
    said = braintwin("fit", *files.flags, "--data", "fmri,eeg")
    assert "has no EEG recording" in said.refused


def test_models_names_it(braintwin):
    assert "eeg_network" in braintwin("models").out

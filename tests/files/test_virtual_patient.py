"""A virtual patient on the disk: told apart from true, and both come back."""

import json
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.virtual_patient import read_truth, write
from brainTwinStudio.project import Connectome, Electrodes, Parcellation, Recording
from brainTwinStudio.project.virtual_patient import (
    GeneratingSystem,
    SeizureStart,
    VirtualPatient,
)

NAMES = ("lh-cuneus", "lh-insula", "rh-cuneus")
HZ, SECONDS = 64.0, 20


def patient() -> VirtualPatient:
    rng = np.random.default_rng(0)
    centres = rng.normal(0, 30, (3, 3))
    parcellation = Parcellation("three", NAMES, ("L", "L", "R"), centres, "MNI305")
    weights = np.array([[0, 3.0, 1], [3, 0, 2], [1, 2, 0]])
    electrodes = Electrodes(
        ("A1", "A2", "B1"), ("seeg", "seeg", "ecog"), centres + 3.0, "MNI305"
    )
    x0 = np.array([-1.7, np.nan, -2.1])
    starts = tuple(
        SeizureStart(seed, rng.normal(size=3), rng.normal(size=3)) for seed in (4, 9)
    )
    system = GeneratingSystem(
        NAMES, weights / 5, 10 * weights, 3.7, x0, 5.5, 1e-4, rng.uniform(6, 12, 3),
        float(SECONDS), starts,
    )  # fmt: skip
    time = np.arange(round(HZ * SECONDS)) / HZ
    discharge = 9 * np.sin(2 * np.pi * 20 * time) * (time > 12)  # from 12 s on
    runs = tuple(
        Recording(
            f"seizure-{i + 1}", "seeg",
            (rng.normal(size=(3, time.size)) + discharge).astype(np.float32), HZ,
            electrodes.names, "µV", channel_kinds=electrodes.kinds,
        )
        for i in range(2)
    )  # fmt: skip
    onset = np.array([[13.5, np.nan, 17.25], [14.0, np.nan, np.nan]])
    true = Connectome(parcellation, weights, 10 * weights)
    return VirtualPatient(
        Connectome(parcellation, 1.25 * weights, 10 * weights), electrodes, runs,
        system, true, centres + 3.1, ("lh-cuneus",), ("rh-cuneus",), onset, 7,
    )  # fmt: skip


def test_truth_comes_back_to_the_last_bit(tmp_path: Path) -> None:
    made = patient()
    write(made, tmp_path / "V")
    truth = read_truth(tmp_path / "V" / "truth.json")
    assert (truth.zone, truth.propagation, truth.seed) == (
        made.zone, made.propagation, made.seed,
    )  # fmt: skip
    assert np.array_equal(truth.onset_s, made.onset_s, equal_nan=True)
    assert np.array_equal(truth.contacts_mm, made.contacts_mm)
    assert np.array_equal(truth.true_weights, made.true_connectome.weights)
    one, other = truth.system, made.system
    for name in ("weights", "lengths_mm", "excitability", "background_hz"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)
    for name in ("velocity_m_s", "slow_coupling", "slowness", "seconds"):
        assert getattr(one, name) == getattr(other, name)
    for a, b in zip(one.starts, other.starts, strict=True):
        assert a.seed == b.seed
        assert np.array_equal(a.permittivity, b.permittivity)
        assert np.array_equal(a.excitability_shift, b.excitability_shift)


def test_what_is_told_comes_in_by_the_rules_of_any_import(tmp_path: Path) -> None:
    made = patient()
    files = write(made, tmp_path / "V")
    home = tmp_path / "V" / "patient"
    named = ("weights.csv", "lengths_mm.csv", "regions.tsv", "electrodes.tsv")
    given = [str(home / n) for n in (*named, "seizure-1.npz", "seizure-2.npz")]
    assert {home / n for n in named} < set(files)
    read = build_patient("V", look(given), Choices()).patient
    assert read.connectome is not None
    assert read.connectome.parcellation.region_names == NAMES
    assert read.connectome.parcellation.space == "MNI305"
    assert np.allclose(read.connectome.weights, made.connectome.weights)
    assert read.electrodes is not None
    assert read.electrodes.space == "MNI305"
    assert read.electrodes.soz is None
    read_mm = np.asarray(read.electrodes.positions_mm)
    assert np.array_equal(read_mm, np.asarray(made.electrodes.positions_mm))
    assert [run.kind for run in read.recordings] == ["seeg", "seeg"]
    for run, own in zip(read.recordings, made.recordings, strict=True):
        assert run.channel_names == own.channel_names
        assert run.sampling_hz == own.sampling_hz
        assert np.array_equal(run.signals, own.signals)


def test_nothing_that_a_fit_may_read_holds_the_truth(tmp_path: Path) -> None:
    made = patient()
    write(made, tmp_path / "V")
    home = tmp_path / "V" / "patient"
    assert "truth.json" not in {path.name for path in home.rglob("*")}
    with np.load(home / "features.npz") as held:
        assert set(held.files) == {"times_s", "log_power", "onset_s", "channels"}
        assert held["log_power"].shape[:2] == (2, 3)
        assert np.allclose(held["onset_s"], 12, atol=2)
    with np.load(home / "seizure-1.npz") as held:
        assert set(held.files) == {"data", "sfreq", "channels", "kinds", "unit"}
    header = (home / "electrodes.tsv").read_text().splitlines()[0].split("\t")
    assert header == ["name", "x", "y", "z", "type"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "V").mkdir()
    (tmp_path / "V" / "mine.txt").write_text("mine")
    with pytest.raises(FileError, match="not empty; nothing is overwritten"):
        write(patient(), tmp_path / "V")
    assert [path.name for path in tmp_path.rglob("*")] == ["V", "mine.txt"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told.pop("zone"), "'zone' is missing"),
        (lambda told: told.update(form="other"), "no truth of a virtual patient"),
        (lambda told: told["system"].update(velocity_m_s=0), "velocity"),
        (lambda told: told["system"].update(weights=[["a"]]), "no numbers"),
    ],
)
def test_a_damaged_truth_is_refused(tmp_path: Path, change, said: str) -> None:
    write(patient(), tmp_path / "V")
    file = tmp_path / "V" / "truth.json"
    told = json.loads(file.read_text())
    change(told)
    file.write_text(json.dumps(told))
    with pytest.raises(FileError, match=said):
        read_truth(file)
    file.write_text("{")
    with pytest.raises(FileError, match="damaged"):
        read_truth(file)

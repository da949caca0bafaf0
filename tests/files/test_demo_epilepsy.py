"""The built-in epilepsy patient: complete, virtual and said so, and what its maker
makes."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from brainTwinStudio.analysis.seizure_features import log_power_envelopes
from brainTwinStudio.files.demo_epilepsy import (
    BESIDE,
    KINDS,
    PATIENT,
    demo_epilepsy_patient,
)


def test_the_patient_has_what_a_seizure_twin_needs_and_says_it_is_virtual() -> None:
    patient = demo_epilepsy_patient().patient
    assert patient.id == PATIENT
    assert "virtual patient" in patient.notes
    assert "no person has them" in patient.notes
    assert patient.connectome is not None
    parcellation = patient.connectome.parcellation
    assert parcellation.count == 84
    assert {"Left-Hippocampus", "Left-Amygdala"} <= set(parcellation.region_names)
    assert parcellation.space == "MNI305"
    assert patient.connectome.lengths_mm is not None
    electrodes = patient.electrodes
    assert electrodes is not None
    assert electrodes.space == "MNI305"
    assert len(electrodes.placed) == electrodes.count == 79
    assert electrodes.soz is None
    assert electrodes.resected is None
    assert {len(of) for of in electrodes.shafts.values()} <= set(range(7, 16))
    assert [run.id for run in patient.recordings] == [
        "seizure-1", "seizure-2", "seizure-3",
    ]  # fmt: skip
    for run in patient.recordings:
        assert run.kind == "seeg"
        assert run.channel_names == electrodes.names
        assert run.seconds == pytest.approx(70)
        assert run.sampling_hz == 128


def test_the_zone_is_told_at_the_end_of_the_help_page_only() -> None:
    """A report shows the notes: it must not give the answer before the twin does."""
    notes = demo_epilepsy_patient().patient.notes
    page = Path(__file__).parents[2] / notes.split(" at the end of ")[1].rstrip(".")
    *before, end = page.read_text(encoding="utf-8").split("\n## ")
    for told in (notes, *before):
        assert "hippocampus" not in told.lower()
        assert "amygdala" not in told.lower()
    assert "left hippocampus and the left amygdala" in end


def test_neighbours_on_a_shaft_are_3_5_mm_apart() -> None:
    electrodes = demo_epilepsy_patient().patient.electrodes
    assert electrodes is not None
    assert electrodes.positions_mm is not None
    for contacts in electrodes.shafts.values():
        steps = np.diff(electrodes.positions_mm[list(contacts)], axis=0)
        assert np.linalg.norm(steps, axis=1) == pytest.approx(3.5, abs=0.15)


def test_copies_of_its_files_make_the_same_patient(tmp_path: Path) -> None:
    folder = tmp_path / "input"
    copied = demo_epilepsy_patient(folder).patient
    assert {path.name for path in folder.iterdir()} == {*KINDS, BESIDE}
    own = demo_epilepsy_patient().patient
    for a, b in zip(copied.recordings, own.recordings, strict=True):
        assert np.array_equal(a.signals, b.signals)
    assert copied.electrodes is not None
    assert copied.electrodes.space == "MNI305"


@pytest.mark.slow
def test_its_files_hold_what_the_generator_makes() -> None:
    """Discharges are chaotic: on another processor their power is the same, not every
    sample of them."""
    import make_demo_epilepsy

    from brainTwinStudio.engine import configure
    from brainTwinStudio.jobs.compile_cache import default_cache_dir

    configure(default_cache_dir())
    made = make_demo_epilepsy.made()
    patient = demo_epilepsy_patient().patient
    assert patient.connectome is not None
    assert np.allclose(patient.connectome.weights, made.connectome.weights, rtol=1e-6)
    assert patient.electrodes is not None
    shipped_mm = np.asarray(patient.electrodes.positions_mm)
    assert np.array_equal(shipped_mm, np.asarray(made.electrodes.positions_mm))
    assert made.zone == ("Left-Hippocampus", "Left-Amygdala")
    assert made.zone_sampled
    for shipped, new in zip(patient.recordings, made.recordings, strict=True):
        quiet = slice(0, int(10 * shipped.sampling_hz))
        assert np.allclose(shipped.signals[:, quiet], new.signals[:, quiet], atol=1.01)
        one = log_power_envelopes(shipped.signals, 128.0)[1].ravel()
        other = log_power_envelopes(new.signals, 128.0)[1].ravel()
        assert np.corrcoef(one, other)[0, 1] > 0.98

"""Real people: what README.md of the data says must come out of an import."""

from pathlib import Path

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import (
    Choices,
    InputFiles,
    build_patient,
    read_input,
)
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.store import ProjectStore

CALLOSUM = ("ctx-lh-corpuscallosum", "ctx-rh-corpuscallosum")


def test_the_demo_composite_is_imported_and_saved(shared_data: Path, tmp_path: Path):
    folder = shared_data / "demo_composite"
    files = ["weights.csv", "lengths_mm.csv", "regions.tsv", "bold_tr1.4s.tsv"]
    candidates = look([folder / name for name in files])
    assert [c.read_as for c in candidates] == ["weights", "lengths", "regions", "bold"]
    assert [c.confidence for c in candidates] == ["sure", "likely", "sure", "sure"]
    patient = build_patient("demo", candidates, Choices(tr_s=1.4)).patient
    with ProjectStore.create(tmp_path / "demo.btproj") as store:
        store.change(store.project.with_patient(patient), "Add demo")
    with ProjectStore.open(tmp_path / "demo.btproj") as store:
        patient = store.project.patient("demo")
    connectome, recording = patient.connectome, patient.recordings[0]
    assert connectome is not None
    assert connectome.weights.max() == 8706
    assert connectome.parcellation.hemispheres.count("L") == 34
    raw = np.loadtxt(folder / files[3], skiprows=1)
    np.testing.assert_array_equal(recording.signals, raw.T)
    assert recording.global_signal == "present"
    assert recording.seconds == pytest.approx(652 * 1.4)


def test_four_runs_of_one_person_in_one_file(shared_data: Path):
    folder = shared_data / "rest_dk68_4runs"
    file = str(folder / "sub-02.npz")
    result = read_input(
        InputFiles(
            f"{file}:weights",
            (f"{file}:bold_REST1_LR", f"{file}:bold_REST1_RL"),
            labels=str(folder / "region_names.txt"),
        )
    )
    first, second = result.patient.recordings
    assert (first.id, second.id) == ("bold_REST1_LR", "bold_REST1_RL")
    assert first.repetition_time_s == pytest.approx(0.72)
    assert first.global_signal == "removed"
    assert first.source_file == "sub-02.npz:bold_REST1_LR"
    raw = np.load(file)["bold_REST1_LR"].astype(float)
    np.testing.assert_array_equal(first.signals, raw)
    everything = build_patient("p", look([file, folder / "region_names.txt"]))
    assert len(everything.patient.recordings) == 4


@pytest.mark.parametrize("group", ["hcp/101309", "gw/NAP_001"])
def test_matlab_files_with_another_atlas(shared_data: Path, group: str):
    folder = shared_data / "rest_aal2_lengths"
    files = sorted((folder / group).rglob("*.mat"))
    files.append(folder / "aal2_regions_94.tsv")
    with pytest.raises(FileError, match="The time between fMRI volumes"):
        build_patient("p", look(files))
    result = build_patient("p", look(files), Choices(tr_s=0.72))
    connectome = result.patient.connectome
    assert connectome is not None
    assert connectome.lengths_mm is not None
    assert connectome.parcellation.space == "MNI152"
    assert connectome.parcellation.region_names[1] == "Precentral_R"
    sc = scipy.io.loadmat(folder / group / "structural" / "DTI_CM.mat")["sc"].astype(
        float
    )
    np.fill_diagonal(sc, 0)
    np.testing.assert_allclose(connectome.weights, (sc + sc.T) / 2)
    assert any("not symmetric" in n for n in result.notes) == group.startswith("gw")


@pytest.mark.parametrize("text", [True, False])
def test_labels_that_are_no_tissue_are_offered_and_left_out(
    shared_data: Path, text: bool
):
    folder = shared_data / "rest_dk70_single"
    person = folder / "sub-000"
    files = [person / "data.npz"]
    if text:
        files = [person / "Counts.csv", person / "rfMRI_REST1_LR_BOLD.csv"]
    files.append(folder / "region_names.txt")
    tr = 0.72 if text else None
    result = build_patient("p", look(files), Choices(tr_s=tr))
    assert any("ctx-rh-corpuscallosum" in note for note in result.notes)
    assert any("70 self-connections" in note for note in result.notes)
    result = build_patient("p", look(files), Choices(tr_s=tr, drop=CALLOSUM))
    assert result.patient.connectome is not None
    names = result.patient.connectome.parcellation.region_names
    expected = (
        (shared_data / "rest_dk68_4runs" / "region_names.txt").read_text().split()
    )
    assert list(names) == expected
    raw = np.load(person / "data.npz")["bold"].astype(float)
    kept = [i for i in range(70) if i not in (3, 38)]
    np.testing.assert_allclose(
        result.patient.recordings[0].signals, raw.T[kept], rtol=1e-6
    )


def test_cleaned_and_raw_versions_of_one_run_are_told_apart(shared_data: Path):
    folder = shared_data / "lemon_bold_dk68"
    names = str(folder / "region_names.txt")
    files = [str(folder / "bold_dk68.npz"), names]
    with pytest.raises(InputError, match="seem to be the same run"):
        build_patient("p", look(files))
    files = [f"{files[0]}:bold", names]
    assert build_patient("p", look(files)).patient.recordings[0].id == "bold"


def test_spellings_of_atlases_are_joined(shared_data: Path):
    demo, group = shared_data / "demo_composite", shared_data / "group_sc_fc"
    files = [group / "strucMatrix_ctx.csv", group / "strucLabels_ctx.csv"]
    files.append(demo / "bold_tr1.4s.tsv")
    result = build_patient("p", look(files), Choices(tr_s=1.4))
    assert result.patient.recordings[0].channel_names[0] == "L_bankssts"
    assert any("ignoring case" in note for note in result.notes)
    raw = np.loadtxt(demo / "bold_tr1.4s.tsv", skiprows=1)
    header = (demo / "bold_tr1.4s.tsv").read_text().split("\n")[0].split("\t")
    assert result.patient.connectome is not None
    for i, name in enumerate(result.patient.connectome.parcellation.region_names):
        side, area = name.split("_")
        column = header.index(f"ctx-{side.lower()}h-{area}")
        np.testing.assert_array_equal(
            result.patient.recordings[0].signals[i], raw[:, column]
        )

"""`braintwin import` of a BIDS folder: the list, and one subject of it."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.cli.inputs import project_at

NAMES = ("ctx-lh-cuneus", "ctx-lh-insula", "ctx-rh-cuneus", "ctx-rh-insula")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One subject: XCP-D signals of two runs, and a micapipe connectome."""
    draw = np.random.default_rng(0)
    func = tmp_path / "bids" / "derivatives" / "xcp_d" / "sub-01" / "func"
    func.mkdir(parents=True)
    for run in (1, 2):
        rows = [NAMES, *draw.normal(size=(50, 4)).round(6).astype(str)]
        name = func / f"sub-01_task-rest_run-{run}_seg-DK_stat-mean_timeseries"
        name.with_suffix(".tsv").write_text("\n".join("\t".join(row) for row in rows))
        name.with_suffix(".json").write_text('{"SamplingFrequency": 0.5}')
    dwi = tmp_path / "bids/derivatives/micapipe/sub-01/dwi/connectomes"
    dwi.mkdir(parents=True)
    for kind, scale in (("connectome", 3), ("edgeLengths", 40)):
        table = np.triu(scale + draw.integers(0, 9, (4, 4)), 1)
        text = "\n".join(" ".join(map(str, row)) for row in table)
        (dwi / f"sub-01_space-dwi_atlas-dk_desc-SIFT2_full-{kind}.txt").write_text(text)
    return tmp_path / "bids"


def test_the_list_imports_nothing(braintwin, root: Path, tmp_path: Path):
    said = braintwin("import", tmp_path / "p.btproj", root, "--list", "--json")
    assert said.status == 0, said
    (dataset,) = said.json["datasets"]
    jobs = [job["name"] for job in dataset["subjects"]["sub-01"]]
    assert jobs == [
        "micapipe_atlas-dk",
        "xcpd_task-rest_run-1_atlas-DK",
        "xcpd_task-rest_run-2_atlas-DK",
    ]
    assert not (tmp_path / "p.btproj").exists()
    text = braintwin("import", tmp_path / "p.btproj", root, "--list").out
    assert "1 of 1 subjects can be imported." in text


def test_parts_of_a_subject_are_imported_with_their_repetition_time(
    braintwin, root: Path, tmp_path: Path
):
    folder = tmp_path / "p.btproj"
    jobs = "xcpd_task-rest_run-1_atlas-DK,xcpd_task-rest_run-2_atlas-DK"
    said = braintwin("import", folder, root, "--patient", "sub-01", "--job", jobs)
    assert said.status == 0, said
    assert "XCP-D, region signals, DK" in said.out
    patient = project_at(folder).patient("sub-01")
    assert [run.repetition_time_s for run in patient.recordings] == [2.0, 2.0]
    assert patient.recordings[0].channel_names == NAMES


def test_structure_and_signals_join_in_one_import(
    braintwin, root: Path, tmp_path: Path
):
    folder = tmp_path / "p.btproj"
    jobs = "micapipe_atlas-dk,xcpd_task-rest_run-1_atlas-DK"
    said = braintwin("import", folder, root, "--patient", "sub-01", "--job", jobs)
    assert said.status == 0, said
    assert "one triangle" in said.out
    connectome = project_at(folder).patient("sub-01").connectome
    assert connectome is not None
    assert connectome.lengths_mm is not None
    assert connectome.parcellation.region_names == NAMES


def test_several_parts_must_be_chosen(braintwin, root: Path, tmp_path: Path):
    said = braintwin("import", tmp_path / "p.btproj", root, "--patient", "sub-01")
    assert said.status == 2
    assert "choose with --job. Known: micapipe_atlas-dk, xcpd" in said.err
    assert not (tmp_path / "p.btproj").exists()


def test_an_import_without_a_code_is_refused(braintwin, root: Path, tmp_path: Path):
    said = braintwin("import", tmp_path / "p.btproj", root)
    assert said.status == 2
    assert "--patient ID" in said.err

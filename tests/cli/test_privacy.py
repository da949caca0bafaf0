"""`braintwin scan`, `braintwin import --key` and `braintwin export`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from brainTwinStudio.cli.inputs import project_at
from brainTwinStudio.files.store import ProjectStore


def test_scan_lists_signs_and_changes_nothing(braintwin, tmp_path: Path):
    note = tmp_path / "Haagse_Harry.txt"
    note.write_text("Patient: Harry Haagse, seen on 02.05.1951")
    said = braintwin("scan", tmp_path)
    assert said.status == 0, said
    assert "3 signs of a person were found; the files were not changed." in said.out
    found = braintwin("scan", note, "--json").json
    assert not found["clean"]
    assert {one["what"] for one in found["findings"]} == {"a name", "a date"}
    assert note.read_text().startswith("Patient")


def test_scan_of_clean_files_promises_nothing(braintwin, files):
    said = braintwin("scan", files.weights)
    assert said.status == 0, said
    assert "a hint, not a proof" in said.out
    assert "no such file" in braintwin("scan", "nowhere").refused


def test_the_key_names_the_originals_and_the_project_does_not(
    braintwin, files, tmp_path: Path
):
    telling = tmp_path / "Haagse_Harry_1951-05-02.csv"
    Path(files.weights).rename(telling)
    folder, key = tmp_path / "p.btproj", tmp_path / "key.json"
    words = ("import", folder, telling, "--patient", "P1", "--as", "weights")
    assert "inside a project" in braintwin(*words, "--key", folder / "key.json").refused
    assert not folder.exists()
    said = braintwin(*words, "--key", key)
    assert said.status == 0, said
    (row,) = json.loads(key.read_text())["key"]
    assert row == {"code": "P1", "original": str(telling), "kept": "connectome-1.csv"}
    inside = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert b"Haagse" not in inside
    connectome = project_at(folder).patient("P1").connectome
    assert connectome is not None
    assert connectome.source_file == "connectome-1.csv"


def test_a_code_that_names_a_person_is_refused(braintwin, files, tmp_path: Path):
    words = ("import", tmp_path / "p.btproj", files.weights, "--patient")
    assert "looks like a name" in braintwin(*words, "Harry Haagse").refused
    assert not (tmp_path / "p.btproj").exists()


@pytest.mark.parametrize("form", ["bids", "npz", "mat", "script"])
def test_export_writes_and_lists_its_files(
    braintwin, project: Path, tmp_path: Path, form: str
):
    to = tmp_path / "out"
    said = braintwin(
        "export", project, "--patient", "P1", "--to", to, "--format", form, "--json"
    )
    assert said.status == 0, said
    names = said.json["files"]
    assert names
    assert all((to / name).is_file() for name in names)
    again = braintwin("export", project, "--to", to, "--format", form)
    assert "nothing is overwritten" in again.refused


def test_the_script_of_a_project_lists_its_steps(
    braintwin, project: Path, tmp_path: Path
):
    braintwin("export", project, "--to", tmp_path / "out", "--format", "script")
    text = (tmp_path / "out" / "repeat.py").read_text()
    assert "#   1. New project" in text
    assert "#   2. Import P1" in text


@pytest.mark.parametrize("name", ["r.html", "r.pdf"])
def test_a_report_that_names_a_person_is_not_written(
    braintwin, project: Path, tmp_path: Path, name: str
):
    with ProjectStore.open(project) as store:
        patient = replace(store.project.patient("P1"), notes="seen by Dr. Haagse")
        store.change(store.project.with_patient(patient), "Note")
    said = braintwin("report", project, "--patient", "P1", "--out", tmp_path / name)
    assert "a name in patient P1, notes (Dr. Haagse)" in said.refused
    assert not (tmp_path / name).exists()


def test_a_comment_that_names_a_person_is_not_written(
    braintwin, project: Path, tmp_path: Path
):
    out = tmp_path / "r.html"
    said = braintwin("report", project, "--out", out, "--comment", "For Dr. Haagse")
    assert "a name in comment (Dr. Haagse)" in said.refused
    assert not out.exists()


def test_a_fit_says_before_it_starts_that_its_twin_would_name_a_person(
    braintwin, engine, files, tmp_path: Path
):
    words = ("fit", *files.flags, "--out", tmp_path / "a.btwin")
    said = braintwin(*words, "--patient", "Harry Haagse")
    assert said.status == 2
    assert "a name in patient id (Harry Haagse)" in said.err
    assert engine.requests == []
    assert list(tmp_path.glob("*.btwin")) == []

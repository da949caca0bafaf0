"""Out to other programs: what is written reads back the same, here and elsewhere."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.files.export.exporting import FORMATS, Exported, export_patient
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.reader import Kind
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import (
    Annotation,
    Array,
    Electrodes,
    Patient,
    Project,
    Recording,
)


@pytest.fixture(scope="module")
def demo() -> Patient:
    return demo_patient().patient


def waves(seed: int = 0) -> Recording:
    values = np.random.default_rng(seed).normal(size=(3, 500)).astype("f4")
    marks = (Annotation(1.5, 0.25, "eyes closed"),)
    return Recording(
        "eeg-1", "seeg", values, 200.0, ("A1", "A2", "B1"), "µV", annotations=marks
    )


def out(patient: Patient, folder: Path, form: str) -> Exported:
    return export_patient(Project("p").with_patient(patient), patient.id, folder, form)


def back(
    paths: list[Path], kinds: dict[Path, Kind], **choices: Any
) -> tuple[Patient, tuple[str, ...]]:
    told: dict[str, Kind] = {str(path): kind for path, kind in kinds.items()}
    result = build_patient("back", look(paths, told), Choices(**choices))
    return result.patient, result.notes


def same(one: Patient, other: Patient) -> None:
    a, b = one.connectome, other.connectome
    assert a is not None
    assert b is not None
    assert a.parcellation.region_names == b.parcellation.region_names
    np.testing.assert_array_equal(a.weights, b.weights)
    np.testing.assert_array_equal(a.lengths_mm, b.lengths_mm)


def places(patient: Patient) -> Array:
    assert patient.connectome is not None
    assert patient.connectome.parcellation.centres_mm is not None
    return patient.connectome.parcellation.centres_mm


# ------------------------------------------------------------------ BIDS


def test_bids_tables_read_back_the_same(demo: Patient, tmp_path: Path):
    made = out(demo, tmp_path / "out", "bids")
    by = {path.name.rpartition("_")[2]: path for path in made.files}
    assert set(by) >= {"description.json", "dseg.tsv", "relmat.tsv", "timeseries.tsv"}
    relmats = [p for p in made.files if p.name.endswith("relmat.tsv")]
    patient, _ = back([*relmats, by["dseg.tsv"], by["timeseries.tsv"]], {}, tr_s=1.4)
    same(demo, patient)
    np.testing.assert_array_equal(places(demo), places(patient))
    assert demo.connectome is not None
    assert patient.connectome is not None
    sides = demo.connectome.parcellation.hemispheres
    assert patient.connectome.parcellation.hemispheres == sides
    np.testing.assert_array_equal(
        demo.recordings[0].signals, patient.recordings[0].signals
    )


def test_bids_says_the_draft_the_units_and_the_repetition_time(
    demo: Patient, tmp_path: Path
):
    out(demo, tmp_path / "out", "bids")
    home = tmp_path / "out" / "sub-democomposite"
    (lengths,) = home.glob("dwi/*_stat-lengths_relmat.json")
    told = json.loads(lengths.read_text())
    assert told["Units"] == "mm"
    assert "draft BEP017" in told["Schema"]
    (signals,) = home.glob("func/*_timeseries.json")
    assert json.loads(signals.read_text())["RepetitionTime"] == 1.4
    assert (tmp_path / "out" / "atlas-DesikanKilliany_dseg.tsv").is_file()


def test_a_bids_export_is_a_bids_root(demo: Patient, tmp_path: Path):
    from brainTwinStudio.files.bids.bids_root import look_into

    out(demo, tmp_path / "out", "bids")
    (subject,) = look_into(tmp_path / "out").subjects
    assert [job.gives for job in subject.jobs] == ["region signals, DesikanKilliany"]


def test_contacts_and_marks_are_tables(tmp_path: Path):
    electrodes = Electrodes(
        ("A1", "A2"), ("seeg", "seeg"), np.array([[1.0, 2, 3], [np.nan] * 3]), "MNI152"
    )
    patient = Patient("P1", recordings=(waves(),), electrodes=electrodes)
    made = out(patient, tmp_path / "out", "bids")
    assert "signals of SEEG are not written as tables" in made.notes[0]
    (table,) = (tmp_path / "out").rglob("*_electrodes.tsv")
    assert table.read_text().splitlines() == [
        "name\tx\ty\tz\tsize\ttype",
        "A1\t1.0\t2.0\t3.0\tn/a\tseeg",
        "A2\tn/a\tn/a\tn/a\tn/a\tseeg",
    ]
    (events,) = (tmp_path / "out").rglob("*_events.tsv")
    assert events.read_text().splitlines()[1] == "1.5\t0.25\teyes closed"


# ------------------------------------------------------------------ TVB


def test_a_tvb_archive_reads_back_the_same(demo: Patient, tmp_path: Path):
    (path,) = out(demo, tmp_path / "out", "tvb").files
    patient, _ = back([path], {})
    same(demo, patient)
    np.testing.assert_array_equal(places(demo), places(patient))
    assert demo.connectome is not None
    assert patient.connectome is not None
    sides = demo.connectome.parcellation.hemispheres
    assert patient.connectome.parcellation.hemispheres == sides


def test_a_tvb_archive_has_the_members_that_tvb_looks_for(
    demo: Patient, tmp_path: Path
):
    """As the zip importer of TVB 2.9 reads them: by words in the name, np.loadtxt,
    centres with the label first."""
    (path,) = out(demo, tmp_path / "out", "tvb").files
    assert path.name == "connectivity_68.zip"
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            words = ("weight", "centres", "tract", "hemisphere")
            word = next(word for word in words if word in name.lower())
            text = io.StringIO(archive.read(name).decode())
            found[word] = np.loadtxt(text, dtype=str if word == "centres" else float)
    assert {word: values.shape for word, values in found.items()} == {
        "weight": (68, 68),
        "tract": (68, 68),
        "centres": (68, 4),
        "hemisphere": (68,),
    }
    assert found["centres"][0][0] == "ctx-lh-bankssts"
    assert set(found["hemisphere"][:34]) == {0.0}, "left comes first and is 0"


def test_tvb_without_centres_is_refused(make_patient, tmp_path: Path):
    patient = make_patient(1)
    parcellation = replace(patient.connectome.parcellation, centres_mm=None)
    bare = replace(
        patient, connectome=replace(patient.connectome, parcellation=parcellation)
    )
    with pytest.raises(FileError, match="needs the centre of each region"):
        out(bare, tmp_path / "out", "tvb")
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"


# ------------------------------------------------------------------ arrays


@pytest.mark.parametrize("form", ["npz", "mat"])
def test_arrays_read_back_the_same(demo: Patient, tmp_path: Path, form: str):
    made = out(demo, tmp_path / "out", form)
    structure = next(path for path in made.files if "connectome" in path.name)
    signals = next(path for path in made.files if "connectome" not in path.name)
    parts = [f"{structure}:weights", f"{structure}:lengths_mm", str(signals)]
    result = build_patient("back", look(parts), Choices())
    same(demo, result.patient)
    run = result.patient.recordings[0]
    assert run.repetition_time_s == pytest.approx(1.4)
    np.testing.assert_array_equal(run.signals, demo.recordings[0].signals)


def test_waves_of_an_npz_read_back_the_same(tmp_path: Path):
    (path,) = out(Patient("P1", recordings=(waves(),)), tmp_path / "out", "npz").files
    patient, _ = back([path], {path: "seeg"})
    run = patient.recordings[0]
    assert (run.sampling_hz, run.channel_names) == (200.0, ("A1", "A2", "B1"))
    np.testing.assert_array_equal(run.signals, waves().signals)


def test_matlab_files_hold_no_date_and_cells_of_names(make_patient, tmp_path: Path):
    made = out(make_patient(1), tmp_path / "out", "mat")
    for path in made.files:
        assert b"Created" not in path.read_bytes()[:128]
    told = scipy.io.loadmat(made.files[0])
    assert str(told["region_names"].ravel()[0][0]) == "lh-a"


# ------------------------------------------------------------------ the script


def project_of(folder: Path, tmp_path: Path) -> tuple[Patient, tuple[str, ...]]:
    """A patient from files with a left-out label, two runs told differently."""
    draw = np.random.default_rng(3)
    names = ["ctx-lh-cuneus", "ctx-lh-corpuscallosum", "ctx-lh-insula", "ctx-rh-cuneus"]
    weights = np.triu(draw.integers(1, 99, (4, 4)), 1)
    folder.mkdir()
    lines = [" ".join(map(str, row)) for row in weights]
    (folder / "weights.csv").write_text("\n".join(lines))
    lines = [" ".join(map(str, row)) for row in weights * 2.5]
    (folder / "lengths.csv").write_text("\n".join(lines))
    (folder / "regions.txt").write_text("\n".join(names))
    for run in (1, 2):
        values = draw.normal(size=(50, 4)).round(4)
        text = "\n".join(",".join(map(str, row)) for row in [names, *values])
        (folder / f"bold{run}.csv").write_text(text)
    files = ("weights.csv", "lengths.csv", "regions.txt", "bold1.csv")
    drop = ("ctx-lh-corpuscallosum",)
    first = build_patient(
        "P1",
        look([folder / name for name in files]),
        Choices(tr_s=0.72, band_hz=(0.01, 0.1), drop=drop),
    )
    second = build_patient(
        "P1",
        look([folder / "bold2.csv"], existing=first.patient),
        Choices(tr_s=2.0, global_signal="removed", drop=drop),
        first.patient,
    )
    with ProjectStore.create(tmp_path / "study.btproj") as store:
        for result in (first, second):
            store.change(store.project.with_patient(result.patient), "Import P1")
        return second.patient, store.history.texts


def test_the_script_repeats_an_import_to_the_last_digit(tmp_path: Path):
    patient, steps = project_of(tmp_path / "out-data", tmp_path)
    made = export_patient(
        Project("p").with_patient(patient), "P1", tmp_path / "out", "script", steps
    )
    (script,) = made.files
    assert "#   2. Import P1" in script.read_text()
    for file in (tmp_path / "out-data").iterdir():
        (tmp_path / "out" / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, str(script), "--import"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Every number is the same as then." in done.stdout
    with ProjectStore.open(tmp_path / "out" / "repeated.btproj") as store:
        again = store.project.patient("P1")
    same(patient, again)
    assert len(again.recordings) == 2
    for one, other in zip(patient.recordings, again.recordings, strict=True):
        np.testing.assert_array_equal(one.signals, other.signals)
        for field in ("sampling_hz", "band_hz", "global_signal", "channel_names", "id"):
            assert getattr(one, field) == getattr(other, field)


def test_the_script_stops_at_another_file(tmp_path: Path):
    patient, _ = project_of(tmp_path / "data", tmp_path)
    (script,) = out(patient, tmp_path / "out", "script").files
    for file in (tmp_path / "data").iterdir():
        (tmp_path / "out" / file.name).write_bytes(file.read_bytes() + b"\n")
    done = subprocess.run(
        [sys.executable, str(script), "--import"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "is not the file that was imported as weights.csv" in done.stderr
    assert not (tmp_path / "out" / "repeated.btproj").exists()


def test_the_script_holds_fits_and_plans_with_their_seeds(
    small_project, tmp_path: Path
):
    (script,) = export_patient(small_project, "p", tmp_path / "out", "script").files
    text = script.read_text()
    compile(text, "repeat.py", "exec")
    assert "fit('--model', 'hopf', '--effort', 'standard', '--loss'" in text
    assert "'--seed', '0', '--seeds', '64'" in text
    assert "play(twin_1, (Resection(regions=('lh-a',), fraction=0.5)," in text
    assert "Disconnection" not in text.split("def worked")[1], "it is switched off"


# ------------------------------------------------------------------ conduct


@pytest.mark.parametrize("form", [one.name for one in FORMATS])
def test_every_format_refuses_what_names_a_person(
    make_patient, tmp_path: Path, form: str
):
    patient = replace(make_patient(1), id="Harry Haagse")
    with pytest.raises(InputError, match="looks like a name"):
        out(patient, tmp_path / "out", form)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [one.name for one in FORMATS])
def test_no_byte_of_a_person_is_in_an_export(make_patient, tmp_path: Path, form: str):
    patient = make_patient(1)
    marks = (Annotation(1.0, 0.0, "Patient: Harry Haagse, MRN 0234567, 02.05.1951"),)
    connectome = replace(patient.connectome, source_file="Haagse_Harry_1951-05-02.csv")
    odd = replace(
        patient,
        notes="Patient: Harry Haagse",
        connectome=connectome,
        recordings=(*patient.recordings, replace(waves(), annotations=marks)),
    )
    made = out(odd, tmp_path / "out", form)
    data = b"".join(path.read_bytes() for path in made.files)
    data += str(made.files).encode()
    for secret in (b"Haagse", b"Harry", b"0234567", b"05.1951", b"1951-05"):
        assert secret not in data
    assert any("look personal" in note for note in made.notes)


def test_what_is_still_found_refuses_the_export(
    make_patient, tmp_path: Path, monkeypatch
):
    from brainTwinStudio.files.export import exporting
    from brainTwinStudio.files.privacy.without_person import Cleaned

    monkeypatch.setattr(exporting, "without_person", lambda p: Cleaned(p, (), {}))
    marks = (Annotation(1.0, 0.0, "Patient: Harry Haagse"),)
    odd = replace(make_patient(1), recordings=(replace(waves(), annotations=marks),))
    with pytest.raises(FileError, match=r"not written: 1 signs .* a name in sub-p1"):
        out(odd, tmp_path / "out", "bids")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_and_projects_stay_alone(make_patient, tmp_path: Path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    with pytest.raises(FileError, match="nothing is overwritten"):
        out(make_patient(1), tmp_path / "full", "npz")
    assert (tmp_path / "full" / "x").read_text() == "mine"
    with pytest.raises(FileError, match="inside a project"):
        out(make_patient(1), tmp_path / "a.btproj" / "out", "npz")
    with pytest.raises(InputError, match="Known: bids, tvb, mat, npz, script"):
        out(make_patient(1), tmp_path / "new", "xml")

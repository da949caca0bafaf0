"""`braintwin import` of recordings, contacts and events that are real."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(autouse=True)
def real_data():
    if not DATA.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")


@pytest.mark.parametrize(
    ("file", "kind", "shape"),
    [
        ("eeg_rest/S001R01.edf", "eeg", [64, 9760]),
        ("eeg_rest/Subject00_1.edf", "eeg", [21, 91000]),
        ("eeg_task_set/eeglab_data.set", "eeg", [32, 30504]),
        ("ecog_seizure/pt01_seizure1.npz", "seeg", [84, 3001]),
    ],
)
def test_real_recordings_are_imported(braintwin, tmp_path, file, kind, shape):
    folder = tmp_path / "a.btproj"
    said = braintwin("import", folder, DATA / file, "--patient", "P1", "--json")
    assert said.status == 0, said.err
    (one,) = said.json["files"]
    assert (one["read_as"], one["shape"]) == (kind, shape)
    assert said.json["recordings"] == [f"{kind}-1"]
    again = braintwin("import", folder, DATA / file, "--patient", "P1")
    assert again.status == 2
    assert "in the patient already" in again.err
    assert braintwin("check", folder, "--patient", "P1").status == 0


def test_every_real_implantation_is_imported(braintwin, tmp_path):
    folder = tmp_path / "a.btproj"
    files = sorted((DATA / "ieeg_outcomes").glob("*/*/ieeg/*electrodes.tsv"))[::6]
    for number, file in enumerate(files):
        said = braintwin("import", folder, file, "--patient", f"P{number}", "--json")
        assert said.status == 0, said.err
        assert said.json["files"][0]["read_as"] == "electrodes"
        assert any("read as mm" in note for note in said.json["notes"])
    kept = (folder / "project.json").read_text()
    assert "2022-" not in kept


def test_events_without_their_recording_are_refused(braintwin, tmp_path):
    file = next((DATA / "ieeg_outcomes").glob("*/*/ieeg/*events.tsv"))
    said = braintwin("import", tmp_path / "a.btproj", file, "--patient", "P1")
    assert said.status == 2
    assert "events belong to a recording" in said.err
    assert not (tmp_path / "a.btproj").exists()


def test_files_that_belong_to_a_recording_are_read_with_it(braintwin, tmp_path):
    waves = Path(__file__).parents[1] / "data" / "waves"
    files = sorted(waves.glob("test_old_layout_latin1_software_filter.*"))
    assert [file.suffix for file in files] == [".eeg", ".vhdr", ".vmrk"]
    said = braintwin(
        "import", tmp_path / "a.btproj", *files, "--patient", "P1", "--json"
    )
    assert said.status == 0, said.err
    assert len(said.json["files"]) == 1
    with_it = [note for note in said.json["notes"] if "is read with" in note]
    assert len(with_it) == 2


def test_a_lead_field_is_imported_with_its_unit_and_exported(braintwin, tmp_path):
    from brainTwinStudio.cli.inputs import project_at

    folder, gain = tmp_path / "a.btproj", tmp_path / "gain.csv"
    weights = tmp_path / "weights.csv"
    weights.write_text("a,b,c\n0,1,2\n1,0,3\n2,3,0\n")
    contacts = tmp_path / "sub-1_electrodes.tsv"
    contacts.write_text("name\tx\ty\tz\nFp1\t-20\t80\t10\nOz\t0\t-90\t0\n")
    gain.write_text(",a,b,c\nFp1,1,2,3\nOz,4,5,6\n")
    asked = ("import", folder, weights, "--patient", "P1", "--as", "weights")
    assert braintwin(*asked).status == 0
    assert braintwin("import", folder, contacts, "--patient", "P1").status == 0
    words = ("import", folder, gain, "--patient", "P1", "--as", "leadfield")
    assert "unit of the lead field is missing" in braintwin(*words).refused
    said = braintwin(*words, "--unit", "uV/nAm", "--json")
    assert said.status == 0, said.err
    assert said.json["files"][0]["read_as"] == "leadfield"
    field = project_at(folder).patient("P1").lead_field
    assert field is not None
    assert (field.unit, field.gain.tolist()) == ("µV/(nA m)", [[1, 2, 3], [4, 5, 6]])
    out = tmp_path / "out"
    assert braintwin("export", folder, "--to", out, "--format", "npz").status == 0
    assert (out / "sub-P1_leadfield.npz").is_file()

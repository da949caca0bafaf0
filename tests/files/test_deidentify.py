"""Signs of a person: found in every format, in no project, in no export."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import mne
import nibabel as nib
import numpy as np
import pytest
import scipy.io
from nibabel.nifti1 import Nifti1Extension

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.privacy.deidentify import refuse_if_personal, scan
from brainTwinStudio.files.privacy.identifiers import capped_age, cleaned, signs_in
from brainTwinStudio.files.privacy.key_file import add_to_key
from brainTwinStudio.files.privacy.without_person import check_code, without_person
from brainTwinStudio.files.store import ProjectStore

# The person does not exist. No byte of these may reach a project.
SECRETS = ("Haagse", "Harry", "0234567", "1951", "MAY-19", "Zorgcentrum", "h.haagse")
REGIONS = ("ctx-lh-cuneus", "ctx-lh-insula", "ctx-rh-cuneus", "ctx-rh-insula")


def found_in(path: Path) -> str:
    return "\n".join(f"{one.place}: {one.what}: {one.text}" for one in scan([path]))


# ------------------------------------------------------------------ files of a person


def edf(path: Path, annotation: str) -> None:
    """Two signals of 10 s and an annotation signal, as EDF+C."""
    records, rate, marks = 10, 100, 60
    patient = "MCH-0234567 M 02-MAY-1951 Haagse_Harry"
    recording = "Startdate 02-MAY-2002 EMG561 BK/Haagse Zorgcentrum"
    sizes = (rate, rate, marks)
    fields = (
        [("Fp1", 16), ("O2", 16), ("EDF Annotations", 16)],
        [("", 80)] * 3, [("uV", 8), ("uV", 8), ("", 8)],
        [("-3200", 8)] * 2 + [("-1", 8)], [("3200", 8)] * 2 + [("1", 8)],
        [("-32768", 8)] * 3, [("32767", 8)] * 3, [("", 80)] * 3,
        [(str(size), 8) for size in sizes], [("", 32)] * 3,
    )  # fmt: skip
    head = "0".ljust(8) + patient.ljust(80) + recording.ljust(80) + "02.05.0221.15.00"
    head += str(256 * 4).ljust(8) + "EDF+C".ljust(44) + str(records).ljust(8)
    head += "1".ljust(8) + "3".ljust(4)
    head += "".join(text.ljust(width) for row in fields for text, width in row)
    data = head.encode("latin-1")
    draw = np.random.default_rng(0)
    for record in range(records):
        tal = f"+{record}\x14\x14\0"
        if record == 2:
            tal += f"+{record}\x14{annotation}\x14\0"
        data += draw.integers(-900, 900, 2 * rate).astype("<i2").tobytes()
        data += tal.encode().ljust(2 * marks, b"\0")
    path.write_bytes(data)


def fif(path: Path) -> None:
    info = mne.create_info(["Fp1", "O2", "Cz"], 100, "eeg")
    info["subject_info"] = {
        "his_id": "0234567",
        "last_name": "Haagse",
        "first_name": "Harry",
        "birthday": date(1951, 5, 2),
    }
    info["experimenter"] = "Haagse"
    values = 1e-5 * np.random.default_rng(0).normal(size=(3, 1000))
    raw = mne.io.RawArray(values, info, verbose="ERROR")
    raw.set_meas_date(datetime(1951, 5, 2, 9, 0, tzinfo=UTC))
    raw.set_annotations(mne.Annotations([1.0], [0.5], ["Harry Haagse moves"]))
    raw.save(path, verbose="ERROR")


def brainvision(folder: Path) -> Path:
    values = np.random.default_rng(0).integers(-900, 900, (1000, 2)).astype("<i2")
    (folder / "Haagse_Harry.eeg").write_bytes(values.tobytes())
    (folder / "Haagse_Harry.vmrk").write_text(
        "Brain Vision Data Exchange Marker File, Version 1.0\n\n[Common Infos]\n"
        "Codepage=UTF-8\nDataFile=Haagse_Harry.eeg\n\n[Marker Infos]\n"
        "Mk1=New Segment,,1,1,0,19510502161403794232\n"
        "Mk2=Comment,Patient: Harry Haagse moved,100,1,0\n"
    )
    path = folder / "Haagse_Harry.vhdr"
    path.write_text(
        "Brain Vision Data Exchange Header File Version 1.0\n\n[Common Infos]\n"
        "Codepage=UTF-8\nDataFile=Haagse_Harry.eeg\nMarkerFile=Haagse_Harry.vmrk\n"
        "DataFormat=BINARY\nDataOrientation=MULTIPLEXED\nNumberOfChannels=2\n"
        "SamplingInterval=10000\n\n[Binary Infos]\nBinaryFormat=INT_16\n\n"
        "[Channel Infos]\nCh1=Fp1,,0.1,µV\nCh2=O2,,0.1,µV\n\n[Comment]\n"
        "Patient: Harry Haagse, born 02.05.1951, MRN 0234567\n"
    )
    return path


def nifti(path: Path) -> None:
    values = np.random.default_rng(0).normal(100, 1, (10, 8, 4, 30)).astype("f4")
    image = nib.Nifti1Image(values, np.eye(4))
    header = image.header
    header["descrip"] = "Haagse^Harry 1951-05-02"
    header["db_name"] = "0234567"
    header["aux_file"] = "Haagse_Harry.dcm"
    header["pixdim"][4] = 2.0
    header.set_xyzt_units("mm", "sec")
    text = b"PatientName: Harry Haagse; h.haagse@zorgcentrum.nl"
    header.extensions.append(Nifti1Extension("comment", text))
    image.to_filename(path)


def matlab(path: Path) -> None:
    draw = np.random.default_rng(0).random((4, 4))
    weights = draw + draw.T - np.diag(2 * np.diag(draw))
    scipy.io.savemat(
        path,
        {
            "sc": weights,
            "patient": {"name": "Harry Haagse", "mrn": "0234567"},
            "notes": "seen on 02.05.1951 by Dr. Haagse",
        },
    )


def bold(path: Path) -> None:
    rows = np.random.default_rng(1).normal(size=(60, 4)).astype(str)
    path.write_text("\n".join(",".join(row) for row in [REGIONS, *rows]))


# ------------------------------------------------------------------ scanning


def test_edf_fields_date_and_annotations_are_found(tmp_path: Path):
    edf(tmp_path / "a.edf", "Patient: Harry Haagse awake")
    text = found_in(tmp_path / "a.edf")
    for part in (
        "MCH-0234567",
        "02-MAY-1951",
        "Haagse_Harry",
        "02-MAY-2002",
        "02.05.02",
    ):
        assert part in text
    assert "annotation: a name: Patient: Harry Haagse" in text


def test_an_anonymous_edf_is_clean(tmp_path: Path):
    edf(tmp_path / "a.edf", "eyes closed")
    data = bytearray((tmp_path / "a.edf").read_bytes())
    data[8:168] = b"X X X X".ljust(80) + b"Startdate X X X X".ljust(80)
    data[168:184] = b"01.01.8500.00.00"
    (tmp_path / "a.edf").write_bytes(bytes(data))
    assert scan([tmp_path / "a.edf"]) == ()


def test_fif_tells_who_and_when(tmp_path: Path):
    fif(tmp_path / "a_raw.fif")
    text = found_in(tmp_path / "a_raw.fif")
    for part in (
        "last_name",
        "first_name",
        "birthday",
        "his_id",
        "meas_date",
        "Haagse",
    ):
        assert part in text


def test_brainvision_markers_comments_and_names_are_found(tmp_path: Path):
    path = brainvision(tmp_path)
    assert "a date: 19510502161403794232" in found_in(path.with_suffix(".vmrk"))
    text = found_in(path)
    for part in ("DataFile", "MRN 0234567", "02.05.1951", "file name: a name"):
        assert part in text


def test_nifti_fields_and_extensions_are_found(tmp_path: Path):
    nifti(tmp_path / "a.nii.gz")
    text = found_in(tmp_path / "a.nii.gz")
    for part in ("descrip", "db_name", "aux_file", "extension 1", "h.haagse@"):
        assert part in text


def test_texts_and_the_head_of_matlab_files_are_found(tmp_path: Path):
    matlab(tmp_path / "a.mat")
    text = found_in(tmp_path / "a.mat")
    for part in (
        "text at the head: a date",
        "patient.name",
        "patient.mrn",
        "02.05.1951",
    ):
        assert part in text


def test_sidecars_and_tables_of_bids_are_found(tmp_path: Path):
    sidecar = {
        "InstitutionName": "Zorgcentrum",
        "AcquisitionTime": "09:15:00",
        "RepetitionTime": 2.0,
        "a": {"PatientName": "Haagse", "PatientAge": "094Y"},
    }
    (tmp_path / "bold.json").write_text(json.dumps(sidecar))
    table = "participant_id\tage\tacq_time\nsub-01\t93\t1951-05-02T09:00:00\n"
    (tmp_path / "scans.tsv").write_text(table + "sub-02\t44\tn/a\n")
    text = found_in(tmp_path / "bold.json")
    places = [line.split(":")[0] for line in text.splitlines()]
    assert places == [
        "InstitutionName",
        "AcquisitionTime",
        "a.PatientName",
        "a.PatientAge",
    ]
    text = found_in(tmp_path / "scans.tsv")
    assert "row 2, column age: an age above 89" in text
    assert "row 2, column acq_time" in text
    assert "row 3" not in text


def test_numbers_of_signals_are_no_numbers_of_a_person(tmp_path: Path):
    rows = np.random.default_rng(0).random((30, 30)) * 10.0 ** np.arange(30)
    (tmp_path / "w.csv").write_text("\n".join(",".join(map(str, r)) for r in rows))
    counts = np.full((5, 5), 13145863)
    (tmp_path / "waytotal.txt").write_text(
        "\n".join(" ".join(map(str, r)) for r in counts)
    )
    assert scan([tmp_path]) == ()


def test_the_demo_files_are_clean():
    demo = Path(__file__).parents[2] / "resources" / "demo"
    assert scan([demo / "demo_composite", demo / "demo_connectome_84"]) == ()


def test_a_damaged_file_is_said_not_raised(tmp_path: Path):
    for name in ("a.nii.gz", "a_raw.fif", "a.mat", "a.edf"):
        (tmp_path / name).write_bytes(b"0       damaged" * 3)
    assert {one.what for one in scan([tmp_path])} <= {
        "not looked into",
        "text about the person",
    }
    with pytest.raises(FileError, match="no such file"):
        scan([tmp_path / "none"])


# ------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("seen on 1951-05-02 09:00", "a date"),
        ("seen on 2.5.51", "a date"),
        ("born 2 May 1951", "a date"),
        ("02-MAY-1951", "a date"),
        ("May 2nd, 1951", "a date"),
        ("20190412", "a date"),
        ("MRN: AB12345", "a record number"),
        ("call +31 20 123 4567", "a telephone number"),
        ("x.y@clinic.org", "an e-mail address"),
        ("id 12345678 in file", "a long number"),
        ("Dr. Haagse saw", "a name"),
        ("Patient: Harry Haagse", "a name"),
        ("a 93 year old man", "an age above 89"),
    ],
)
def test_signs_are_found_and_removed(text: str, what: str):
    (sign,) = signs_in(text)
    assert sign.what == what
    assert sign.text not in cleaned(text)
    assert signs_in(cleaned(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1371/journal.pbio.0060159 and doi:10.5281/zenodo.1243862",
        "sha256 " + "0123456789" * 6 + "abcd",
        "TR 0.72 s, 1200 volumes, 68 regions, 13.4 min",
        "45 years old", "version 1.10.1", "5-HT 2A", "10-20 system, 256 Hz",
        "ctx-lh-bankssts", "7Networks_LH_Vis_1", "run-1", "r = 0.12345678",
    ],
)  # fmt: skip
def test_usual_words_of_the_field_are_clean(text: str):
    assert signs_in(text) == ()


def test_ages_are_capped():
    assert [capped_age(age) for age in (44, 89, 90, 101.5)] == [
        "44",
        "89",
        "89+",
        "89+",
    ]
    assert cleaned("a 97-year-old, aged 44 then") == "a above 89-old, aged 44 then"


def test_codes_that_name_a_person_are_refused():
    for code in ("Harry Haagse", "1951-05-02", "00234567"):
        with pytest.raises(InputError, match="looks like a name"):
            check_code(code)
    check_code("sub-01")


# ------------------------------------------------------------------ into a project


def all_bytes(folder: Path) -> bytes:
    names = "\n".join(str(p.relative_to(folder)) for p in folder.rglob("*"))
    files = (p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())
    return names.encode() + b"\n".join(files)


def secrets_in(data: bytes) -> list[str]:
    low = data.lower()
    return [s for s in SECRETS if s.lower().encode() in low]


def imported(folder: Path, *paths: Path, **choices: object) -> bytes:
    told = Choices(**choices)  # type: ignore[arg-type]
    result = build_patient("P1", look(paths), told)
    with ProjectStore.create(folder) as store:
        store.change(store.project.with_patient(result.patient), "Import P1")
    data = all_bytes(folder)
    assert b"Patient" in data
    return data


def test_nothing_of_an_edf_enters_a_project(tmp_path: Path):
    path = tmp_path / "Haagse_Harry_1951-05-02.edf"
    edf(path, "Harry sat up, 02.05.1951")
    assert secrets_in(path.read_bytes())
    data = imported(tmp_path / "p.btproj", path)
    assert secrets_in(data) == []
    assert b"[removed] sat up, [removed]" in data, "the mark itself is kept"
    assert b"eeg-1.edf" in data


def test_nothing_of_a_fif_enters_a_project(tmp_path: Path):
    fif(tmp_path / "Haagse_Harry_raw.fif")
    data = imported(tmp_path / "p.btproj", tmp_path / "Haagse_Harry_raw.fif")
    assert secrets_in(data) == []
    assert b"[removed] [removed] moves" in data


def test_nothing_of_brainvision_enters_a_project(tmp_path: Path):
    data = imported(tmp_path / "p.btproj", brainvision(tmp_path))
    assert secrets_in(data) == []
    assert b"Fp1" in data


def test_nothing_of_matlab_and_tables_enters_a_project(tmp_path: Path):
    matlab(tmp_path / "Haagse_Harry_sc.mat")
    bold(tmp_path / "bold Haagse, Harry.csv")
    data = imported(
        tmp_path / "p.btproj",
        tmp_path / "Haagse_Harry_sc.mat",
        tmp_path / "bold Haagse, Harry.csv",
        tr_s=2.0,
        notes="Patient: Harry Haagse, born 02.05.1951, now aged 93, MRN 0234567",
    )
    assert secrets_in(data) == []
    assert b"connectome-1.mat" in data
    assert b"now above 89" in data


def test_nothing_of_nifti_enters_a_project(tmp_path: Path):
    nifti(tmp_path / "Haagse_Harry_bold.nii.gz")
    atlas = np.repeat(np.arange(5, dtype="i2"), 64).reshape(10, 8, 4)
    nib.Nifti1Image(atlas, np.eye(4)).to_filename(tmp_path / "atlas_dseg.nii.gz")
    rows = [f"{i}\t{name}" for i, name in enumerate(REGIONS, start=1)]
    (tmp_path / "atlas_dseg.tsv").write_text("\n".join(["index\tname", *rows]))
    files = ("Haagse_Harry_bold.nii.gz", "atlas_dseg.nii.gz", "atlas_dseg.tsv")
    data = imported(tmp_path / "p.btproj", *(tmp_path / name for name in files))
    assert secrets_in(data) == []
    assert b"ctx-lh-insula" in data


def test_an_array_named_after_a_person_becomes_a_run(make_patient):
    patient = make_patient(1)
    odd = replace(patient.recordings[0], id="Haagse_Harry")
    clean = without_person(replace(patient, recordings=(odd,))).patient
    assert [run.id for run in clean.recordings] == ["run-1"]
    assert clean.connectome is patient.connectome, "what is clean is not made anew"


def test_a_clean_patient_stays_itself(make_patient):
    patient = make_patient(1)
    clean = without_person(patient)
    assert clean.patient is patient
    assert clean.notes == ()


# ------------------------------------------------------------------ the key


def test_the_key_is_outside_of_projects_and_for_its_owner(tmp_path: Path):
    project = tmp_path / "p.btproj"
    project.mkdir()
    key = tmp_path / "key.json"
    add_to_key(key, project, [("P1", "/ward/Haagse_Harry.edf", "eeg-1.edf")])
    add_to_key(key, project, [("P2", "/ward/x.edf", "x.edf")])
    told = json.loads(key.read_text())["key"]
    assert [row["code"] for row in told] == ["P1", "P2"]
    assert told[0]["original"] == "/ward/Haagse_Harry.edf"
    assert key.stat().st_mode & 0o077 == 0
    (tmp_path / "link").symlink_to(project)
    for place in (project / "key.json", tmp_path / "link" / "key.json"):
        with pytest.raises(FileError, match="inside a project"):
            add_to_key(place, project, [])
    (tmp_path / "w.csv").write_text("0,1\n1,0\n")
    with pytest.raises(FileError, match="no key; it is kept"):
        add_to_key(tmp_path / "w.csv", project, [])
    assert (tmp_path / "w.csv").read_text() == "0,1\n1,0\n"


def test_an_export_with_a_sign_is_refused(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("Patient: Harry Haagse")
    with pytest.raises(FileError, match=r"not written: 1 signs .* a name in notes.txt"):
        refuse_if_personal(tmp_path, "export")

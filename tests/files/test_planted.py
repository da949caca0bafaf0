"""One sign of a person is planted in one field of one format at a time: the scan finds
it, and no byte of it reaches the project on the disk."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import mne
import nibabel
import numpy as np
import pytest
import scipy.io
from nibabel.nifti1 import Nifti1Extension

from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.privacy.deidentify import scan
from brainTwinStudio.files.privacy.key_file import add_to_key
from brainTwinStudio.files.reader import Kind
from brainTwinStudio.files.store import ProjectStore

nib: Any = nibabel  # its types are too narrow to say what it does
# The person does not exist.
WHO = "Haagse"
WHOLE = "Haagse Harry"
DATE, MRN = "1951-05-02", "MRN 0234567"
REGIONS = ("lh-cuneus", "lh-insula", "rh-cuneus", "rh-insula")
NOTE = f"{WHO} was awake"  # no label gives the name away, only the file does
RANDOM = np.random.default_rng(0)


@dataclass(frozen=True)
class Case:
    """make: files into a folder, gives those to import. secrets: what may not be kept.
    told: choices."""

    name: str
    make: Callable[[Path], list[Path]]
    secrets: tuple[str, ...]
    told: tuple[tuple[str, Any], ...] = ()


# ------------------------------------------------------------------ EDF+


def edf(
    patient: str = "X X X X",
    recording: str = "Startdate X X X X",
    start: str = "01.01.8500.00.00",
    mark: str = NOTE,
    transducer: str = "",
    file: str = "a.edf",
) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        n, rate, size = 2, 100, 60
        fields = (
            [("Fp1", 16), ("EDF Annotations", 16)],
            [(transducer, 80), ("", 80)], [("uV", 8), ("", 8)],
            [("-3200", 8), ("-1", 8)], [("3200", 8), ("1", 8)],
            [("-32768", 8)] * 2, [("32767", 8)] * 2, [("", 80)] * 2,
            [(str(rate), 8), (str(size), 8)], [("", 32)] * 2,
        )  # fmt: skip
        head = "0".ljust(8) + patient.ljust(80) + recording.ljust(80) + start
        head += str(256 * (n + 1)).ljust(8) + "EDF+C".ljust(44) + "3".ljust(8)
        head += "1".ljust(8) + str(n).ljust(4)
        head += "".join(text.ljust(width) for row in fields for text, width in row)
        body = b""
        for record in range(3):
            body += RANDOM.integers(-900, 900, rate).astype("<i2").tobytes()
            tal = f"+{record}\x14\x14\0" + (
                f"+1\x14{mark}\x14\0" if record == 1 else ""
            )
            body += tal.encode().ljust(2 * size, b"\0")
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(head.encode("latin-1") + body)
        return [path]

    return make


# ------------------------------------------------------------------ FIF


def fif(**info: Any) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        made = mne.create_info(["Fp1", "O2"], 100, "eeg")
        with made._unlock():
            for key, value in info.items():
                if key != "meas_date":
                    made[key] = value
        raw = mne.io.RawArray(
            1e-5 * RANDOM.normal(size=(2, 300)), made, verbose="ERROR"
        )
        if "meas_date" in info:
            raw.set_meas_date(info["meas_date"])
        names = "subject_info" in info or "experimenter" in info
        raw.set_annotations(mne.Annotations([1.0], [0.5], [NOTE if names else "awake"]))
        path = folder / "a_raw.fif"
        raw.save(path, verbose="ERROR")
        return [path]

    return make


# ------------------------------------------------------------------ EEGLAB, BrainVision


def eeglab(**fields: str) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        eeg: dict[str, Any] = {
            "setname": "", "filename": "", "filepath": "", "subject": "", "group": "",
            "condition": "", "session": "", "comments": "", "history": "",
            "nbchan": 2.0, "trials": 1.0, "pnts": 300.0, "srate": 100.0, "xmin": 0.0,
            "xmax": 2.99, "times": np.arange(300) * 10.0,
            "data": RANDOM.normal(size=(2, 300)).astype("f4"),
            "icaact": [], "icawinv": [], "icasphere": [], "icaweights": [],
            "icachansind": [],
            "chanlocs": np.array([("Fp1",), ("O2",)], dtype=[("labels", object)]),
            "urchanlocs": [], "ref": "common", "epoch": [],
            "event": np.array([("awake", 50.0, 0.0)], dtype=[
                ("type", object), ("latency", float), ("duration", float)]),
        }  # fmt: skip
        path = folder / "a.set"
        scipy.io.savemat(path, {"EEG": {**eeg, **fields}}, appendmat=False)
        return [path]

    return make


def brainvision(
    comment: str = "", segment: str = "0", mark: str = "awake", name: str = "a"
) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        values = RANDOM.integers(-900, 900, (300, 2)).astype("<i2")
        (folder / f"{name}.eeg").write_bytes(values.tobytes())
        (folder / f"{name}.vmrk").write_text(
            "Brain Vision Data Exchange Marker File, Version 1.0\n[Common Infos]\n"
            f"Codepage=UTF-8\nDataFile={name}.eeg\n[Marker Infos]\n"
            f"Mk1=New Segment,,1,1,0,{segment}\nMk2=Comment,{mark},100,1,0\n"
        )
        path = folder / f"{name}.vhdr"
        path.write_text(
            "Brain Vision Data Exchange Header File Version 1.0\n[Common Infos]\n"
            f"Codepage=UTF-8\nDataFile={name}.eeg\nMarkerFile={name}.vmrk\n"
            "DataFormat=BINARY\nDataOrientation=MULTIPLEXED\nNumberOfChannels=2\n"
            "SamplingInterval=10000\n[Binary Infos]\nBinaryFormat=INT_16\n"
            f"[Channel Infos]\nCh1=Fp1,,0.1,µV\nCh2=O2,,0.1,µV\n[Comment]\n{comment}\n"
        )
        return [path]

    return make


# ------------------------------------------------------------------ NIfTI


def nifti(
    extension: str = "", sidecar: dict[str, Any] | None = None, code: str = "comment",
    **header: str,
) -> Callable[[Path], list[Path]]:  # fmt: skip
    def make(folder: Path) -> list[Path]:
        image = nib.Nifti1Image(
            RANDOM.normal(100, 1, (10, 8, 4, 30)).astype("f4"), np.eye(4)
        )
        for key, value in header.items():
            image.header[key] = value
        image.header["pixdim"][4] = 2.0
        image.header.set_xyzt_units("mm", "sec")
        if extension:
            image.header.extensions.append(Nifti1Extension(code, extension.encode()))
        path = folder / "a_bold.nii.gz"
        image.to_filename(path)
        if sidecar is not None:
            (folder / "a_bold.json").write_text(json.dumps(sidecar))
        labels = np.repeat(np.arange(5, dtype="i2"), 64).reshape(10, 8, 4)
        nib.Nifti1Image(labels, np.eye(4)).to_filename(folder / "atlas_dseg.nii.gz")
        rows = [f"{i}\t{name}" for i, name in enumerate(REGIONS, start=1)]
        (folder / "atlas_dseg.tsv").write_text("\n".join(["index\tname", *rows]))
        return [path, folder / "atlas_dseg.nii.gz", folder / "atlas_dseg.tsv"]

    return make


# ------------------------------------------------------------------ arrays and tables


def weights() -> np.ndarray:
    values = RANDOM.random((4, 4))
    return values + values.T - np.diag(2 * np.diag(values))


def mat(head: str = "", **variables: Any) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        path = folder / "sc.mat"
        scipy.io.savemat(path, {"sc": weights(), **variables})
        data = path.read_bytes()
        text = head.encode() or b"MATLAB 5.0 MAT-file, Platform: x"
        path.write_bytes(text.ljust(116) + data[116:])
        return [path]

    return make


def npz(**arrays: Any) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        path = folder / "sc.npz"
        np.savez(path, sc=weights(), **arrays)
        return [path]

    return make


def table(name: str, *lines: str) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [" ".join(map(str, row)) for row in weights()]
        path.write_text("\n".join([*lines, *rows]) + "\n")
        return [path]

    return make


def beside(name: str, text: str) -> Callable[[Path], list[Path]]:
    """A file of BIDS that is not imported, above a recording that is."""

    def make(folder: Path) -> list[Path]:
        (folder / name).write_text(text)
        return edf(mark="awake", file="sub-01/eeg/sub-01_task-rest_eeg.edf")(folder)

    return make


def contacts(folder: Path) -> list[Path]:
    path = folder / "sub-1_electrodes.tsv"
    path.write_text(
        f"name\tx\ty\tz\tnote\nA1 {MRN}\t-40\t-10\t-20\t{WHOLE}\nA2\t-44\t-10\t-20\tx\n"
    )
    return [path]


def gifti_surface(folder: Path) -> list[Path]:
    gifti = nib.gifti
    values = RANDOM.random((162, 3)).astype("f4") * [-40, 60, 60]
    told = {
        "UserName": WHO,
        "Date": "Wed May  2 09:00:00 1951",
        "AnatomicalStructurePrimary": "CortexLeft",
    }
    meta = gifti.GiftiMetaData(told)
    space = gifti.GiftiCoordSystem(3, 3)
    faces = np.array([[0, 1, 2], [1, 2, 3]], "i4")
    image = gifti.GiftiImage(meta=meta, darrays=[
        gifti.GiftiDataArray(
            values.astype("f4"), "NIFTI_INTENT_POINTSET", coordsys=space, meta=meta
        ),
        gifti.GiftiDataArray(faces, "NIFTI_INTENT_TRIANGLE"),
    ])  # fmt: skip
    nib.save(image, folder / "lh.pial.gii")
    return [folder / "lh.pial.gii"]


def surface(folder: Path) -> list[Path]:
    points = RANDOM.random((40, 3)) * [-40, 60, 60]
    faces = np.array([[i, i + 1, i + 2] for i in range(38)])
    volume = {"head": np.array([2, 0, 20]), "valid": "1  # volume info valid",
              "filename": f"/home/{WHO}/T1.mgz", "volume": np.array([256] * 3),
              "voxelsize": np.ones(3), "xras": np.array([-1.0, 0, 0]),
              "yras": np.array([0.0, 0, -1]), "zras": np.array([0.0, 1, 0]),
              "cras": np.zeros(3)}  # fmt: skip
    stamp = f"created by {WHO} on Wed May  2 09:00:00 1951"
    nib.freesurfer.write_geometry(
        folder / "lh.pial", points, faces, create_stamp=stamp, volume_info=volume
    )
    return [folder / "lh.pial"]


PERSON = {"his_id": "0234567", "last_name": WHO, "first_name": "Harry",
          "birthday": date(1951, 5, 2)}  # fmt: skip
TR = (("tr_s", 2.0),)
SAID = (("notes", NOTE), ("tr_s", 2.0))
CASES = (
    Case(
        "edf patient",
        edf("MCH-0234567 M 02-MAY-1951 Haagse_Harry"),
        (WHO, "Harry", "0234567", "1951"),
    ),
    Case("edf patient, not EDF+", edf("Haagse Harry, m"), (WHO, "Harry")),
    Case(
        "edf startdate",
        edf(recording="Startdate 02-MAY-1951 X X X", mark="awake"),
        ("MAY-1951",),
    ),
    Case(
        "edf technician", edf(recording="Startdate X EMG561 Haagse X"), (WHO, "EMG561")
    ),
    Case("edf date", edf(start="02.05.5109.15.00", mark="awake"), ("02.05.51",)),
    Case("edf annotation", edf(mark=f"Patient: {WHOLE}"), (WHO,)),
    Case("edf transducer", edf(transducer=f"cup of Dr. {WHO}", mark="awake"), (WHO,)),
    Case("edf file name", edf(file="Haagse_Harry_1951-05-02.edf"), (WHO, "1951")),
    Case("edf folder", edf(file="Haagse, Harry/a.edf"), (WHO, "Harry")),
    Case(
        "fif subject_info", fif(subject_info=PERSON), (WHO, "Harry", "0234567", "1951")
    ),
    Case("fif experimenter", fif(experimenter=WHO), (WHO,)),
    Case("fif proj_name", fif(proj_name=WHOLE), (WHO,)),
    Case("fif description", fif(description=f"Patient: {WHOLE}"), (WHO,)),
    Case(
        "fif device",
        fif(device_info={"type": "x", "model": "x", "serial": MRN, "site": WHO}),
        (WHO, MRN),
    ),
    Case(
        "fif meas_date",
        fif(meas_date=datetime(1951, 5, 2, 9, 0, tzinfo=UTC)),
        ("1951",),
    ),
    Case("set subject", eeglab(subject=WHOLE), (WHO,), SAID),
    Case("set session", eeglab(session=f"of {DATE}"), (DATE,)),
    Case("set comments", eeglab(comments=f"Patient: {WHOLE}, {MRN}"), (WHO, MRN), SAID),
    Case(
        "set history", eeglab(history=f"pop_loadset('C:\\Users\\{WHO}\\a.set')"), (WHO,)
    ),
    Case("set filepath", eeglab(filepath=f"/home/{WHO}/eeg/"), (WHO,)),
    Case(
        "vhdr comment",
        brainvision(comment=f"Patient: {WHOLE}, {MRN}, {DATE}"),
        (WHO, MRN, DATE),
        SAID,
    ),
    Case("vmrk segment", brainvision(segment="19510502161403794232"), ("19510502",)),
    Case("vmrk comment", brainvision(mark=f"Patient: {WHOLE}"), (WHO,)),
    Case("vhdr file name", brainvision(name="Haagse_Harry"), (WHO,), SAID),
    Case("nifti descrip", nifti(descrip=f"Haagse^Harry {DATE}"), (WHO, DATE), SAID),
    Case("nifti aux_file", nifti(aux_file="Haagse_Harry.dcm"), (WHO,), SAID),
    Case("nifti db_name", nifti(db_name="0234567"), ("0234567",)),
    Case("nifti intent_name", nifti(intent_name="Haagse^Harry"), (WHO,), SAID),
    Case("nifti extension", nifti(extension=f"PatientName: {WHOLE}"), (WHO,), SAID),
    Case("nifti DICOM", nifti(extension=f"PatientName {WHOLE}", code="dicom"), (WHO,)),
    Case(
        "sidecar PatientName",
        nifti(sidecar={"PatientName": "Haagse^Harry"}),
        (WHO,),
        SAID,
    ),
    Case(
        "sidecar times",
        nifti(sidecar={"AcquisitionDateTime": f"{DATE}T09:00:00"}),
        (DATE,),
    ),
    Case(
        "sidecar hospital",
        nifti(sidecar={"InstitutionName": "Zorgcentrum Noord"}),
        ("Zorgcentrum",),
        (("notes", "at Zorgcentrum Noord"),),
    ),
    Case(
        "mat head",
        mat("MATLAB 5.0 MAT-file, Created on: Wed May  2 09:00:00 1951"),
        ("1951",),
    ),
    Case(
        "mat strings",
        mat(patient={"name": WHOLE, "mrn": "0234567"}),
        (WHO, "0234567"),
        SAID,
    ),
    Case("mat comment", mat(comment=f"seen on {DATE} by Dr. {WHO}"), (WHO, DATE), SAID),
    Case("mat variable name", mat(Haagse_Harry=np.eye(2)), (WHO,)),
    Case("npz text", npz(info=np.array(f"Patient: {WHOLE}, {DATE}")), (WHO, DATE)),
    Case("npz name", npz(Haagse_Harry=np.arange(3.0)), (WHO,)),
    Case(
        "command in a table",
        table("sc.csv", f"# command_history: tck2connectome /home/{WHO}/t.tck"),
        (WHO,),
    ),
    Case("table in a folder", table("Haagse Harry/sc.csv"), (WHO,), SAID),
    Case(
        "subject's name in BIDS",
        edf(file="sub-HaagseHarry/sub-HaagseHarry_eeg.edf"),
        (WHO,),
    ),
    Case(
        "participants.tsv",
        beside("participants.tsv", f"participant_id\tname\nsub-01\tMr. {WHO}\n"),
        (WHO,),
    ),
    Case("README", beside("README", f"Patient: {WHOLE}, {DATE}"), (WHO, DATE)),
    Case("contacts", contacts, (MRN, WHO)),
    Case("gifti", gifti_surface, (WHO, "1951")),
    Case("surface", surface, (WHO, "1951")),
)


def names_and_bytes(folder: Path) -> bytes:
    names = "\n".join(str(path.relative_to(folder)) for path in folder.rglob("*"))
    files = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return names.encode() + b"\n".join(files)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_planted_is_found_and_stays_out(case: Case, tmp_path: Path):
    inbox, project = tmp_path / "inbox", tmp_path / "p.btproj"
    inbox.mkdir()
    files = case.make(inbox)
    whole = names_and_bytes(inbox).lower()
    hidden = [s for s in case.secrets if s.lower().encode() not in whole]
    packed = any(path.name.endswith((".gz", ".npz", ".mat")) for path in files)
    wide = any(path.name.endswith(".fif") for path in files)
    assert packed or wide or not hidden, "the test plants nothing"
    texts = "\n".join(f"{one.place} {one.text}" for one in scan([inbox])).lower()
    told_of = [s for s in case.secrets if s.lower() in texts]
    assert told_of or case.name == "nifti DICOM", texts
    told: dict[str, Kind] = {
        str(p): "weights" for p in files if p.name.startswith("sc.")
    }
    if files[0].suffix == ".mat" or files[0].suffix == ".npz":
        told = {f"{files[0]}:sc": "weights"}
    paths = list(told) or files
    chosen: dict[str, Any] = dict(case.told)
    choices = Choices(**chosen)
    result = build_patient("P1", look(paths, told), choices)
    with ProjectStore.create(project) as store:
        store.change(store.project.with_patient(result.patient), "Import P1")
        store.export_zip(tmp_path / "p.btproj.zip")
    kept = names_and_bytes(project).lower()
    assert b'"patient"' in kept
    for secret in case.secrets:
        for coded in ("utf-8", "utf-16-le", "utf-32-le"):
            assert secret.lower().encode(coded) not in kept, secret
    with ProjectStore.open(project) as store:
        assert len(store.project.patients) == 1, "it was imported all the same"


def test_the_key_alone_knows_who_it_is(tmp_path: Path):
    (path,) = edf(file="Haagse_Harry.edf")(tmp_path)
    project = tmp_path / "p.btproj"
    result = build_patient("P1", look([path]))
    with ProjectStore.create(project) as store:
        store.change(store.project.with_patient(result.patient), "Import P1")
    add_to_key(tmp_path / "key.json", project, [("P1", str(path), "eeg-1.edf")])
    assert WHO in (tmp_path / "key.json").read_text()
    assert WHO.encode() not in names_and_bytes(project)

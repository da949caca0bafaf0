"""repeat.py run by itself makes the same patient from images, EEG and BIDS."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nibabel as nib
import numpy as np
import pytest

from brainTwinStudio.files.bids.bids_root import look_into, repetition_time
from brainTwinStudio.files.bids.bids_times import with_times
from brainTwinStudio.files.encoding import encode
from brainTwinStudio.files.export.exporting import export_patient
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.reader import Kind, sha256_of
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.tables.npy_bytes import bytes_of
from brainTwinStudio.project import Patient, Project

AFFINE = np.diag([4.0, 4.0, 4.0, 1.0]) + np.outer([-20, -16, -8, 0], [0, 0, 0, 1])
TABLE = (
    (1, "ctx-lh-cuneus"),
    (2, "ctx-rh-cuneus"),
    (3, "ctx-lh-insula"),
    (4, "ctx-rh-insula"),
    (7, "Left-Cerebral-White-Matter"),
    (9, "ctx-lh-frontalpole"),
)


def imported(*paths: Path, kinds: dict[Path, Kind] | None = None,
             existing: Patient | None = None, **told: Any) -> Patient:  # fmt: skip
    found = look(paths, {str(p): k for p, k in (kinds or {}).items()}, existing)
    return build_patient("P1", found, Choices(**told), existing).patient


def repeated(patient: Patient, files: Iterable[Path], folder: Path) -> Patient:
    """The patient that the script makes in a process of its own, of files that lie
    beside it."""
    out = folder / "script"
    project = Project("p").with_patient(patient)
    (script,) = export_patient(project, "P1", out, "script").files
    for file in files:
        (out / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, str(script), "--import"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Every number is the same as then." in done.stdout
    with ProjectStore.open(out / "repeated.btproj") as store:
        return store.project.patient("P1")


def whole(patient: Patient) -> Any:
    """Everything of a patient, arrays by their bytes."""
    return encode(patient, lambda array: sha256_of(bytes_of(np.asarray(array))))


def image(path: Path, seed: int, volumes: int = 40) -> Path:
    values = np.random.default_rng(seed).normal(100, 5, (10, 8, 4, volumes))
    made = nib.Nifti1Image(values.astype("f4"), AFFINE)
    made.header.set_sform(AFFINE, 4)
    made.header["pixdim"][4] = 2.0
    made.header.set_xyzt_units("mm", "sec")
    made.to_filename(path)
    return path


def atlas(folder: Path) -> tuple[Path, Path]:
    """Six labels, two of them white matter and a region without voxels."""
    labels = np.zeros((10, 8, 4), "i2")
    for place, (number, _) in enumerate(TABLE[:5]):
        labels[2 * place : 2 * place + 2, 1:7] = number
    made = nib.Nifti1Image(labels, AFFINE)
    made.header.set_sform(AFFINE, 4)
    path = folder / "atlas_dseg.nii.gz"
    made.to_filename(path)
    rows = [f"{number}\t{name}" for number, name in TABLE]
    table = path.with_name("atlas_dseg.tsv")
    table.write_text("\n".join(["index\tname", *rows]) + "\n")
    return path, table


def test_an_image_an_atlas_and_its_lookup_table(tmp_path: Path):
    files = [image(tmp_path / "rest_bold.nii.gz", 0), *atlas(tmp_path)]
    patient = imported(*files, notes="two sessions", band_hz=(0.01, 0.1))
    run = patient.recordings[0]
    assert run.channel_names == tuple(name for _, name in TABLE[:4])
    assert "atlas_dseg.tsv" in run.source_file, "the table is among the sources"
    assert run.sha256.count("; ") == run.source_file.count("; ") == 2
    again = repeated(patient, files, tmp_path)
    assert whole(again) == whole(patient)


def test_images_with_confounds_weights_and_a_region_left_out(tmp_path: Path):
    """The way of cleaning is not kept; the script finds it by the numbers."""
    draw = np.random.default_rng(5)
    shared = atlas(tmp_path)
    weights = np.triu(draw.integers(1, 99, (3, 3)), 1)
    names = [TABLE[i][1] for i in (0, 1, 3)]
    rows = [names, *(map(str, row) for row in weights)]
    (tmp_path / "sc.csv").write_text("\n".join(",".join(row) for row in rows))
    patient = imported(tmp_path / "sc.csv", kinds={tmp_path / "sc.csv": "weights"})
    files = [tmp_path / "sc.csv", *shared]
    columns = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z", "csf"]
    for run in (1, 2):
        start = f"sub-1_task-rest_run-{run}"
        bold = image(tmp_path / f"{start}_desc-preproc_bold.nii.gz", run)
        motion = draw.normal(size=(40, 7)).round(4)
        rows = [columns, *(map(str, row) for row in motion)]
        table = tmp_path / f"{start}_desc-confounds_timeseries.tsv"
        table.write_text("\n".join("\t".join(row) for row in rows))
        patient = imported(
            bold, *shared, table, existing=patient, confounds="6HMP",
            drop=("ctx-lh-insula",),
        )  # fmt: skip
        files += [bold, table]
    again = repeated(patient, files, tmp_path)
    assert whole(again) == whole(patient)


def test_an_eeg_with_its_tables_and_a_lead_field(write_edf, known_signals, tmp_path):
    (tmp_path / "eeg").mkdir()
    start = tmp_path / "eeg" / "sub-1_task-rest"
    path = write_edf(known_signals, 100, ["Fp1", "O2", "Cz"], plus="C",
                     marks=[(3.0, 0.5, "eyes closed")])  # fmt: skip
    path = path.rename(f"{start}_eeg.edf")
    events = Path(f"{start}_events.tsv")
    events.write_text("onset\tduration\ttrial_type\n5\t1\tblink\n")
    channels = Path(f"{start}_channels.tsv")
    channels.write_text("name\ttype\tunits\tstatus\nO2\tEEG\tuV\tbad\n")
    contacts = tmp_path / "eeg" / "sub-1_electrodes.tsv"
    contacts.write_text(
        "name\tx\ty\tz\nFp1\t-20\t80\t10\nO2\t20\t-90\t0\nCz\t0\t0\t95\n"
    )
    weights = tmp_path / "weights.csv"
    weights.write_text("0,1,2\n1,0,4\n2.5,4,0\n")
    gain = tmp_path / "gain.npy"
    np.save(gain, np.arange(1.0, 10.0).reshape(3, 3))
    patient = imported(weights, kinds={weights: "weights"}, symmetrise=False)
    patient = imported(path, existing=patient)
    assert patient.electrodes is not None
    assert patient.connectome is not None
    assert patient.recordings[0].bad_channels == ("O2",)
    np.save(gain, np.arange(1.0, 13.0).reshape(4, 3)[:3] ** 2)
    named = tmp_path / "gain.npz"
    np.savez(
        named,
        gain=np.load(gain),
        channels=np.array(["Fp1", "O2", "Cz"]),
        region_names=np.array(patient.connectome.parcellation.region_names),
    )
    patient = imported(named, kinds={named: "leadfield"}, existing=patient, unit="V/Am")
    files = [weights, path, events, channels, contacts, named]
    again = repeated(patient, files, tmp_path)
    assert whole(again) == whole(patient)


def test_two_recordings_keep_their_names_and_their_order(
    write_edf, known_signals, tmp_path
):
    starts = [float(i + 3 * (i > 9)) for i in range(20)]
    first = write_edf(known_signals, 100, ["Fp1", "O2", "Cz"], "a.edf")
    second = write_edf(-known_signals, 100, ["Fp1", "O2", "Cz"], "b.edf",
                       plus="D", starts=starts)  # fmt: skip
    bold = tmp_path / "bold.csv"
    values = np.random.default_rng(0).normal(size=(60, 3)).round(5)
    bold.write_text("\n".join(",".join(map(str, row)) for row in values))
    patient = imported(second)
    patient = imported(bold, existing=patient, tr_s=2.0, direction="time x region")
    patient = imported(first, existing=patient)
    assert [run.id for run in patient.recordings] == [
        "eeg-1", "eeg-2", "run-1", "eeg-3"
    ]  # fmt: skip
    again = repeated(patient, [first, second, bold], tmp_path)
    assert whole(again) == whole(patient)


@pytest.mark.parametrize("job", ["fMRIPrep", "iEEG"])
def test_a_part_of_a_bids_folder(job: str, write_edf, known_signals, tmp_path: Path):
    root = tmp_path / "study"
    func = root / "derivatives" / "fmriprep" / "sub-01" / "func"
    deep = root / "sub-01" / "ieeg"
    for folder, told in ((root, {}), (func.parents[1], {"DatasetType": "derivative"})):
        folder.mkdir(parents=True, exist_ok=True)
        made = {"Name": "x", "GeneratedBy": [{"Name": "fMRIPrep"}], **told}
        (folder / "dataset_description.json").write_text(json.dumps(made))
    func.mkdir(parents=True)
    deep.mkdir(parents=True)
    start = "sub-01_task-rest_space-MNI152NLin2009cAsym"
    bold = image(func / f"{start}_desc-preproc_bold.nii.gz", 3)
    (func / f"{start}_desc-preproc_bold.json").write_text('{"RepetitionTime": 2.0}')
    run = write_edf(known_signals, 100, ["A1", "A2", "A3"], plus="C")
    run = run.rename(deep / "sub-01_task-ictal_run-1_ieeg.edf")
    table = deep / "sub-01_electrodes.tsv"
    table.write_text(
        "name\tx\ty\tz\nA1\t-30\t-20\t5\nA2\t-34\t-20\t5\nA3\t-38\t-20\t5\n"
    )
    chosen = next(j for j in look_into(root).subject("sub-01").jobs
                  if job in j.pipeline and j.gives != "contacts")  # fmt: skip
    files = [path for path, _ in chosen.files]
    kinds: dict[str, Kind] = {str(path): k for path, k in chosen.files if k}
    shared = atlas(tmp_path) if job == "fMRIPrep" else ()
    times = dict.fromkeys(map(str, files), repetition_time(chosen) or 2.0)
    found = with_times(look([*files, *shared], kinds), times, None)
    patient = build_patient("P1", found).patient
    assert patient.recordings
    beside = [bold.with_name(f"{start}_desc-preproc_bold.json"), table]
    again = repeated(patient, [*files, *shared, *beside], tmp_path)
    assert whole(again) == whole(patient)

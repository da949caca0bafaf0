"""MATLAB files as tools write them: version 4 (DSI Studio), 7.3, QSIRecon."""

import random
import struct
from pathlib import Path
from typing import Literal

import h5py
import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.source import load
from brainTwinStudio.files.tables import matlab, matlab_hdf5, matlab_v4

SCIPY = Path(scipy.io.__file__).parent / "matlab" / "tests" / "data"
needs_scipy_samples = pytest.mark.skipif(
    not SCIPY.is_dir(), reason="this scipy comes without its sample files"
)
NAMES = ("lh.bankssts", "lh.cuneus", "rh.bankssts", "rh.cuneus")


def counts(seed: int = 0, size: int = 4) -> np.ndarray:
    draw = np.random.default_rng(seed).integers(1, 99, (size, size)).astype(float)
    return np.triu(draw, 1) + np.triu(draw, 1).T


# ------------------------------------------------------------------ files of others


@needs_scipy_samples
@pytest.mark.parametrize(
    "name", ["testmatrix_4.2c_SOL2", "testmatrix_6.1_SOL2", "testmatrix_7.4_GLNX86"]
)
def test_every_version_of_a_matrix_gives_what_scipy_reads(name: str):
    path = SCIPY / f"{name}.mat"
    (sheet,) = matlab.read(load(path)).sheets
    np.testing.assert_array_equal(sheet.values, scipy.io.loadmat(path)["testmatrix"])


@needs_scipy_samples
def test_every_sample_of_scipy_is_read_or_refused_in_a_sentence():
    read, refused = 0, []
    for path in sorted(SCIPY.glob("*.mat")):
        try:
            read += len(matlab.read(load(path)).sheets) > 0
        except FileError as error:
            refused.append(error.message)
    assert read >= 10
    assert all(sentence.endswith(".") for sentence in refused)


@needs_scipy_samples
def test_a_vector_of_matlab_7_3_has_its_own_orientation():
    source = load(SCIPY / "testhdf5_7.4_GLNX86.mat")
    ((name, value),) = matlab_hdf5.variables(source)
    assert isinstance(value, np.ndarray)
    assert (name, value.shape) == ("testdouble", (1, 9))
    np.testing.assert_allclose(value[0], np.arange(9) * np.pi / 4)


# ------------------------------------------------------------------ DSI Studio


def version_4(order: Literal["<", ">"] = "<", **values: np.ndarray) -> bytes:
    """A file as DSI Studio writes it: float tables and texts of codes."""
    out = b""
    for name, value in values.items():
        kind = {"f4": 10, "f8": 0, "u1": 50}[value.dtype.str[1:]]
        head = (kind + (1000 if order == ">" else 0), *value.shape, 0, len(name) + 1)
        out += struct.pack(f"{order}5i", *head) + name.encode() + b"\0"
        out += value.astype(value.dtype.newbyteorder(order)).tobytes("F")
    return out


@pytest.mark.parametrize("order", ["<", ">"])
def test_dsi_studio_names_regions_by_character_codes(
    tmp_path: Path, order: Literal["<", ">"]
):
    path = tmp_path / "sub-01.count.end.connectivity.mat"
    codes = np.frombuffer("".join(f"{n}\n" for n in NAMES).encode(), "u1")[None]
    data = version_4(order, connectivity=counts().astype("f4"), name=codes)
    path.write_bytes(data)
    patient = build_patient("p", look([path])).patient
    assert patient.connectome is not None
    assert patient.connectome.parcellation.region_names == NAMES
    np.testing.assert_array_equal(patient.connectome.weights, counts())


def test_a_version_4_file_that_is_cut_off_says_where(tmp_path: Path):
    path = tmp_path / "x.mat"
    path.write_bytes(version_4(connectivity=counts())[:-9])
    with pytest.raises(FileError, match="'connectivity' claims 4 x 4 values"):
        matlab.read(load(path))


# ------------------------------------------------------------------ QSIRecon


def qsirecon(path: Path) -> None:
    """Two atlases and two measures, names as padded character matrices."""
    values: dict[str, object] = {"command": "qsirecon"}
    for atlas, size in (("atlas_A4", 4), ("atlas_B5", 5)):
        names = [f"{atlas[-2:]}_region_{i}" for i in range(size - 1)] + ["x"]
        values[f"{atlas}_region_ids"] = np.arange(1, size + 1)
        values[f"{atlas}_region_labels"] = np.array(names)
        values[f"{atlas}_sift_radius2_count_connectivity"] = counts(size, size)
        values[f"{atlas}_radius2_meanlength_connectivity"] = 40 + counts(size, size)
    scipy.io.savemat(path, values)


def test_qsirecon_gives_one_candidate_a_measure_each_with_its_own_names(tmp_path: Path):
    path = tmp_path / "sub-01_connectivity.mat"
    qsirecon(path)
    found = look([path])
    assert [(one.sheet.key[:8], one.read_as, len(one.names)) for one in found] == [
        ("atlas_A4", "weights", 4),
        ("atlas_A4", "lengths", 4),
        ("atlas_B5", "weights", 5),
        ("atlas_B5", "lengths", 5),
    ]
    assert found[2].names == (*(f"B5_region_{i}" for i in range(4)), "x")
    with pytest.raises(InputError, match=r"read as weights .*one is expected"):
        build_patient("p", found)


def test_one_measure_of_qsirecon_is_chosen_by_its_key(tmp_path: Path):
    path = tmp_path / "sub-01_connectivity.mat"
    qsirecon(path)
    keys = ("atlas_B5_sift_radius2_count", "atlas_B5_radius2_meanlength")
    found = look([f"{path}:{key}_connectivity" for key in keys])
    connectome = build_patient("p", found).patient.connectome
    assert connectome is not None
    assert connectome.parcellation.count == 5
    np.testing.assert_array_equal(connectome.weights, counts(5, 5))
    assert connectome.lengths_mm is not None


# ------------------------------------------------------------------ version 7.3


def text_of(group: h5py.Group, name: str, text: str) -> h5py.Dataset:
    data = np.frombuffer(text.encode("utf-16-le"), "<u2")[:, None]
    made = group.create_dataset(name, data=data)
    made.attrs["MATLAB_class"] = np.bytes_("char")
    return made


def version_7_3(path: Path, weights: np.ndarray) -> None:
    """A structure with a matrix, a cell array of names and a repetition time, laid out
    as MATLAB lays it out: 512 bytes of text first, axes reversed."""
    with h5py.File(path, "w", userblock_size=512) as file:
        group = file.create_group("subject")
        group.attrs["MATLAB_class"] = np.bytes_("struct")
        inner = group.create_group("dti")
        inner.attrs["MATLAB_class"] = np.bytes_("struct")
        table = inner.create_dataset("sc", data=weights.T, compression="gzip")
        table.attrs["MATLAB_class"] = np.bytes_("double")
        refs = file.create_group("#refs#")
        cell = [text_of(refs, f"r{i}", n).ref for i, n in enumerate(NAMES)]
        names = group.create_dataset("labels", (1, 4), h5py.ref_dtype)
        names[0] = cell
        names.attrs["MATLAB_class"] = np.bytes_("cell")
        group.create_dataset("TR", data=[[0.72]])
    head = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Mon".ljust(512)
    with path.open("r+b") as stream:
        stream.write(head)


def test_version_7_3_gives_nested_tables_in_matlabs_orientation(tmp_path: Path):
    path = tmp_path / "x.mat"
    weights = counts() + np.triu(np.ones((4, 4)), 1)  # which side is which matters
    version_7_3(path, weights)
    content = matlab.read(load(path))
    assert [sheet.key for sheet in content.sheets] == ["subject.dti.sc"]
    np.testing.assert_array_equal(content.sheets[0].values, weights)
    assert content.regions is not None
    assert content.regions.names == NAMES
    assert content.tr_s == 0.72


def test_version_7_3_that_claims_too_much_is_refused(tmp_path: Path):
    path = tmp_path / "x.mat"
    with h5py.File(path, "w", userblock_size=512) as file:
        file.create_dataset("sc", (100_000, 100_000), "f8", chunks=(100, 100))
    with pytest.raises(FileError, match="claim more than the file can hold"):
        matlab.read(load(path))


def test_version_7_3_without_its_data_is_refused(tmp_path: Path):
    path = tmp_path / "x.mat"
    version_7_3(path, counts())
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(FileError, match=r"7\.3 \(HDF5\) file is cut off or damaged"):
        matlab.read(load(path))


@pytest.mark.parametrize("kind", ["7.3", "4"])
def test_mutated_files_give_a_sentence_or_a_result(tmp_path: Path, kind: str):
    path = tmp_path / "x.mat"
    if kind == "4":
        path.write_bytes(version_4(connectivity=counts(), name=np.full((1, 9), 65.0)))
    else:
        version_7_3(path, counts())
    sound, draw = path.read_bytes(), random.Random(kind)
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(draw.choice([1, 2, 8])):
            start = 512 if kind == "7.3" else 0
            data[draw.randrange(start, len(data))] = draw.randrange(256)
        path.write_bytes(bytes(data))
        sentence = ""
        try:
            matlab.read(load(path))
        except FileError as error:
            sentence = str(error)
        assert len(sentence) < 700


def test_text_called_mat_is_no_version_4_file(tmp_path: Path):
    path = tmp_path / "x.mat"
    path.write_text("0 1 2\n1 0 3\n2 3 0\n" * 9)
    assert not matlab_v4.is_v4(load(path))

"""npy, npz, MATLAB and zip files that claim more than they hold."""

import io
import stat
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.safe_zip import Archive
from brainTwinStudio.files.source import load
from brainTwinStudio.files.tables import matlab, npy, npz, tvb_zip
from brainTwinStudio.files.tables.npy_bytes import array_of, bytes_of, pieces_of

MEGABYTE = 1024**2


def file_of(path: Path, data: bytes):
    path.write_bytes(data)
    return load(path)


def npy_claiming(shape: str, dtype: str = "<f8", data: bytes = b"") -> bytes:
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    padded = header.ljust(117) + "\n"
    return (
        b"\x93NUMPY\x01\x00" + struct.pack("<H", len(padded)) + padded.encode() + data
    )


@pytest.mark.parametrize(
    "data",
    [
        npy_claiming("(16384, 16384)", data=b"\0" * 64),
        npy_claiming("(99999999999999999999, 99999999999)", data=b"\0" * 64),
        npy_claiming("(2, -4)", data=b"\0" * 64),
        npy_claiming("(True, 8)", data=b"\0" * 64),
        npy_claiming("(2, 4)", dtype="|O", data=b"\0" * 64),
        npy_claiming("(2, 4)", dtype="<M8[s]", data=b"\0" * 64),
        npy_claiming("(2, 2)", data=b"\0" * 64),
        npy_claiming("((((" * 400),
        npy_claiming("(2, 4)", dtype="nonsense"),
        b"\x93NUMPY\x02\x00\xff\xff\xff\xffxx",
        b"\x93NUMPY\x09\x00" + b"\0" * 100,
        b"\x93NUMPY",
    ],
)
def test_a_false_npy_header_is_refused_without_allocation(data: bytes, tmp_path: Path):
    source = file_of(tmp_path / "x.npy", data)
    tracemalloc.start()
    with pytest.raises(FileError, match=r"x\.npy"):
        npy.read(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MEGABYTE


def test_objects_in_npy_are_never_unpickled(tmp_path: Path):
    path = tmp_path / "evil.npy"
    np.save(path, np.array([{}, []], dtype=object), allow_pickle=True)
    with pytest.raises(FileError, match="Python objects"):
        npy.read(load(path))


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0), (2, 3), (2, 3, 4)])
@pytest.mark.parametrize("dtype", ["f8", "f4", "i2", "?", "c16"])
def test_bytes_of_an_array_are_its_npy_file(shape, dtype):
    array = np.ones(shape).astype(dtype)
    again = array_of("x", bytes_of(array))
    np.testing.assert_array_equal(again, array)
    assert again.dtype == array.dtype
    assert not again.flags.writeable
    assert bytes_of(np.array(array, order="F")) == bytes_of(array)
    np.testing.assert_array_equal(np.load(io.BytesIO(bytes_of(array))), array)


def test_text_and_objects_are_not_saved_as_arrays():
    for array in (np.array(["a"]), np.array([{}])):
        with pytest.raises(TypeError, match="not saved"):
            bytes_of(array)


def test_text_that_is_no_text_is_refused(tmp_path: Path):
    names = np.array([0x110000, 65], dtype="u4").view("U1")
    np.savez(tmp_path / "x.npz", weights=np.eye(2), names=names)
    with pytest.raises(FileError, match="names: The text in it is damaged"):
        npz.read(load(tmp_path / "x.npz"))


@pytest.mark.parametrize("values", [[[1, np.nan]], [[np.inf, 1]], [[1j, 2]]])
def test_values_that_are_not_finite_reals_are_placed(values, tmp_path: Path):
    np.save(tmp_path / "x.npy", np.array(values))
    with pytest.raises(FileError, match=r"row 1, column|not real"):
        npy.read(load(tmp_path / "x.npy"))


def test_one_array_of_a_npz_may_be_damaged(tmp_path: Path):
    path = tmp_path / "x.npz"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("a.npy", npy_claiming("(100000, 100000)"))
    with pytest.raises(FileError, match=r"x\.npz: a: The header claims"):
        npz.read(load(path))


# ------------------------------------------------------------------ MATLAB


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize(
    "dtype", ["f8", "f4", "i1", "u1", "i2", "u2", "i4", "u4", "i8"]
)
def test_matlab_matrices_are_read_like_scipy_reads_them(
    compressed: bool, dtype: str, tmp_path: Path
):
    values = np.arange(12).reshape(3, 4).astype(dtype)
    scipy.io.savemat(tmp_path / "x.mat", {"a": values}, do_compression=compressed)
    sheet = matlab.read(load(tmp_path / "x.mat")).sheets[0]
    np.testing.assert_array_equal(sheet.values, values)
    assert sheet.key == "a"


def test_matlab_text_tr_and_other_things(tmp_path: Path):
    scipy.io.savemat(
        tmp_path / "x.mat",
        {
            "sc": np.eye(2),
            "TR": 2.0,
            "labels": np.array(["lh-ä", "rh-b"], dtype=object),
            "s": {"x": 1},
            "c": np.array([[1 + 1j, 2]]),
        },
    )
    content = matlab.read(load(tmp_path / "x.mat"))
    assert content.tr_s == 2.0
    assert content.regions is not None
    assert content.regions.names == ("lh-ä", "rh-b")
    assert [sheet.key for sheet in content.sheets] == ["sc"]


def test_character_matrices_are_names_too(tmp_path: Path):
    scipy.io.savemat(
        tmp_path / "x.mat", {"sc": np.eye(2), "names": np.array(["lh-a", "rh-bc"])}
    )
    content = matlab.read(load(tmp_path / "x.mat"))
    assert content.regions is not None
    assert content.regions.names == ("lh-a", "rh-bc")


def test_a_matlab_file_of_structures_is_opened(tmp_path: Path):
    scipy.io.savemat(tmp_path / "x.mat", {"a": {"x": np.eye(3), "b": {"y": np.eye(2)}}})
    sheets = matlab.read(load(tmp_path / "x.mat")).sheets
    assert [sheet.key for sheet in sheets] == ["a.x", "a.b.y"]
    np.testing.assert_array_equal(sheets[1].values, np.eye(2))


def test_a_matlab_file_of_an_array_of_structures_says_so(tmp_path: Path):
    many = np.zeros((2,), dtype=[("x", "O")])
    scipy.io.savemat(tmp_path / "x.mat", {"eeg": many})
    with pytest.raises(FileError, match="eeg is an array of structures"):
        matlab.read(load(tmp_path / "x.mat"))


def mat_claiming(dims: tuple[int, int], held: bytes, compress: bool) -> bytes:
    def element(kind: int, data: bytes, size: int | None = None) -> bytes:
        padding = b"\0" * (-len(data) % 8)
        return struct.pack("<II", kind, size or len(data)) + data + padding

    inner = (
        element(6, struct.pack("<II", 6, 0))
        + element(5, struct.pack("<ii", *dims))
        + element(1, b"sc")
        + element(9, held)
    )
    variable = element(14, inner)
    if compress:
        packed = zlib.compress(variable)
        variable = struct.pack("<II", 15, len(packed)) + packed
    return b"MATLAB 5.0 MAT-file".ljust(124) + b"\x00\x01IM" + variable


@pytest.mark.parametrize("compress", [True, False])
def test_a_matlab_header_that_claims_2_gb_is_refused(compress: bool, tmp_path: Path):
    data = mat_claiming((16384, 16384), b"\0" * 64, compress)
    source = file_of(tmp_path / "x.mat", data)
    tracemalloc.start()
    with pytest.raises(FileError, match="claims 16384 x 16384 values and 8 follow"):
        matlab.read(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MEGABYTE


def test_a_matlab_bomb_is_refused(tmp_path: Path):
    packed = zlib.compress(b"\0" * (40 * MEGABYTE), 9)
    packed = packed[:-4]  # never ends
    data = b"MATLAB 5.0 MAT-file".ljust(124) + b"\x00\x01IM"
    source = file_of(
        tmp_path / "x.mat", data + struct.pack("<II", 15, len(packed)) + packed
    )
    with pytest.raises(FileError, match="incomplete or too large"):
        matlab.read(source)


# ------------------------------------------------------------------ zip


def zip_with(*members: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members:
            out.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "name", ["../x.npy", "/etc/x.npy", "a/../../x.npy", "C:/x.npy", "a\\..\\x.npy"]
)
def test_members_that_leave_the_archive_are_refused(name: str):
    with pytest.raises(FileError, match="outside the archive"):
        Archive("x.zip", zip_with((name, b"x")))


def test_links_are_refused():
    link = zipfile.ZipInfo("weights.txt")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(FileError, match="is a link"):
        Archive("x.zip", zip_with((link, b"/etc/passwd")))


def test_members_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zip_with(("a.txt", b"1"), ("a.txt", b"2"))
    with pytest.raises(FileError, match="share a name"):
        Archive("x.zip", data)


def test_bombs_are_refused_before_unpacking():
    bomb = zip_with(("a.npy", b"\0" * (40 * MEGABYTE)))
    tracemalloc.start()
    with pytest.raises(FileError, match="times its size"):
        Archive("x.zip", bomb)
    with pytest.raises(FileError, match="would unpack to"):
        Archive("x.zip", zip_with(("a", b"0" * 9000), ("b", b"1" * 9000)), limit=10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MEGABYTE


def test_a_member_never_gives_more_than_it_declared():
    data = bytearray(zip_with(("a.txt", b"1" * 1000)))
    at = data.rindex(b"PK\x01\x02") + 24  # declared size in the directory
    data[at : at + 4] = struct.pack("<I", 10)
    archive = Archive("x.zip", bytes(data))
    with pytest.raises(FileError, match=r"'a\.txt' in the archive is damaged"):
        archive.read("a.txt")


def test_tvb_archives_name_the_member_at_fault(tmp_path: Path):
    data = zip_with(("weights.txt", b"0 1\n1 x\n"), ("centres.txt", b"a 1 2 3\n"))
    with pytest.raises(
        FileError, match=r"c\.zip/weights\.txt: Cell in row 2, column 2"
    ):
        tvb_zip.read(file_of(tmp_path / "c.zip", data))


def test_a_zip_without_weights_is_no_connectivity(tmp_path: Path):
    with pytest.raises(FileError, match="holds no weights"):
        tvb_zip.read(file_of(tmp_path / "c.zip", zip_with(("readme.txt", b"x"))))


@pytest.mark.parametrize(
    "array",
    [
        np.arange(12.0).reshape(3, 4),
        np.asfortranarray(np.arange(12, dtype=np.float32).reshape(3, 4)),
        np.array(2.5),
        np.zeros((0, 3)),
        np.arange(3_000_000, dtype=np.float64).reshape(2, -1)[:, ::2],
        np.ones(5, bool),
        np.arange(4, dtype=">f4"),
    ],
)
def test_arrays_written_in_pieces_are_the_same_bytes(array):
    assert b"".join(pieces_of(array)) == bytes_of(array)

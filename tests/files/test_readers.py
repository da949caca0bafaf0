"""Battery over READERS: a new reader needs only a sample in tests/data/samples."""

import gzip
import re
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.looking import reader_for
from brainTwinStudio.files.reader import Content, Reader
from brainTwinStudio.files.readers import READERS
from brainTwinStudio.files.source import load

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda r: r.label)


def read(path: Path) -> Content:
    source = load(path)
    return reader_for(source).read(source)


def sample_of(reader: Reader) -> Path:
    """The sample named like the label: "NumPy array" -> numpy-array.npy."""
    stem = re.sub(r"[^a-z0-9]+", "-", reader.label.lower()).strip("-")
    found = [path for path in SAMPLES.iterdir() if path.stem == stem]
    assert len(found) == 1, f"put one sample {stem}.* into {SAMPLES}"
    return found[0]


@each_reader
def test_a_reader_recognises_its_own_sample_and_no_other(reader: Reader):
    for other in READERS:
        source = load(sample_of(other))
        assert reader.recognises(source) == (reader is other), other.label
        assert reader_for(source) is other


@each_reader
def test_a_reader_reads_its_sample(reader: Reader):
    content = reader.read(load(sample_of(reader)))
    assert content.sheets or content.regions or content.part
    for sheet in content.sheets:
        assert sheet.values.dtype == np.float64
        assert np.isfinite(sheet.values).all()


@each_reader
def test_a_sample_may_be_gzipped(reader: Reader, tmp_path: Path):
    sample = sample_of(reader)
    path = tmp_path / (sample.name + ".gz")
    path.write_bytes(gzip.compress(sample.read_bytes()))
    source = load(path)
    assert reader_for(source) is reader
    content = reader.read(source)
    assert content.sheets or content.regions or content.part


@each_reader
@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"MATLAB", b"PK\x03\x04", b"{}"])
def test_a_broken_file_is_a_sentence_that_names_it(
    reader: Reader, content: bytes, tmp_path: Path
):
    path = tmp_path / f"broken{reader.suffixes[0]}"
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


@each_reader
def test_half_a_sample_is_refused(reader: Reader, tmp_path: Path):
    whole = sample_of(reader).read_bytes()
    path = tmp_path / f"half{sample_of(reader).suffix}"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileError, match=re.escape(str(path))):
        read(path)


@each_reader
def test_the_reader_of_a_suffix_refuses_other_formats_under_its_name(
    reader: Reader, tmp_path: Path
):
    path = tmp_path / f"text{reader.suffixes[0]}"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(FileError, match=re.escape(str(path))):
        reader.read(load(path))


def test_a_text_file_called_mat_is_told_apart(tmp_path: Path):
    path = tmp_path / "weights.mat"
    path.write_text("0 1\n1 0\n")
    with pytest.raises(FileError, match=r"is not a MATLAB file .* name it \.csv"):
        read(path)


def test_matlab_7_3_without_its_data_is_damaged(tmp_path: Path):
    path = tmp_path / "new.mat"
    path.write_bytes(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(512) + b"\x89HDF")
    with pytest.raises(FileError, match=r"7\.3 .HDF5. file is cut off"):
        read(path)


def test_an_unknown_format_lists_the_known_ones(tmp_path: Path):
    path = tmp_path / "scan.dcm"
    path.write_bytes(b"\0" * 200)
    with pytest.raises(FileError, match=r"not known.*\.csv.*\.npy"):
        reader_for(load(path))


def test_missing_files_and_folders_are_sentences(tmp_path: Path):
    with pytest.raises(FileError, match="no such file"):
        load(tmp_path / "none.csv")
    with pytest.raises(FileError, match="folder"):
        load(tmp_path)
    with pytest.raises(FileError, match="not valid"):
        load(tmp_path / "a\0b.csv")

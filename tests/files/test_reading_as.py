"""What the person says about files that were looked at, without reading them again."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import compared, look, read_as
from tests.ui.dialogs.made_files import (
    NAMES,
    Files,
    N,
    bold_of,
    lengths_of,
    weights_of,
)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_matrix_becomes_lengths_and_weights_again(files: Files):
    (one,) = look([files.table("m.csv", weights_of())])
    lengths = read_as(one, "lengths")
    assert (lengths.read_as, lengths.confidence, lengths.reason) == (
        "lengths",
        "sure",
        "as told",
    )
    assert (lengths.path, lengths.file, lengths.sha256) == (
        one.path,
        one.file,
        one.sha256,
    )
    np.testing.assert_array_equal(lengths.sheet.values, one.sheet.values)
    assert read_as(lengths, "weights").read_as == "weights"


def test_three_columns_become_centres_and_signals_again(files: Files):
    path = files.table("centres.csv", bold_of(times=N, count=3))
    (one,) = look([path])
    assert one.read_as == "regions"
    again = read_as(one, "bold")
    assert again.shape == (N, 3)
    assert read_as(again, "regions").shape == (N,)


def test_what_cannot_be_is_refused_with_a_sentence(files: Files):
    (matrix,) = look([files.weights()])
    with pytest.raises(FileError, match="no list of region names"):
        read_as(matrix, "regions")
    with pytest.raises(FileError, match="not a connectivity archive"):
        read_as(matrix, "tvb")
    (names,) = look([files.text("labels.txt", "\n".join(NAMES))])
    with pytest.raises(FileError, match="no numbers to read as bold"):
        read_as(names, "bold")


def test_one_array_of_an_archive_keeps_its_key(tmp_path: Path):
    np.savez(tmp_path / "s.npz", a=weights_of(), b=lengths_of())
    found = look([tmp_path / "s.npz"])
    told = read_as(found[1], "weights")
    assert told.path.endswith("s.npz:b")
    assert told.file == "s.npz:b"


def test_a_square_recording_needs_its_direction_told(files: Files):
    square = files.table("rest_bold.csv", bold_of(times=N))
    found = look([files.weights(), square], {square: "bold"})
    assert found[1].needs == ("tr_s", "direction")
    named = files.table("named_bold.csv", bold_of(times=N), NAMES)
    assert look([files.weights(), named], {named: "bold"})[1].needs == ("tr_s",)


def test_comparing_twice_changes_nothing(files: Files):
    square = files.table("rest_bold.csv", bold_of(times=N))
    once = look([files.weights(), square], {square: "bold"})
    twice = compared(once)
    assert [one.needs for one in twice] == [one.needs for one in once]


def test_a_narrow_table_is_no_sure_recording(files: Files):
    narrow = files.table("sizes.csv", bold_of(times=2))
    found = look([files.weights(), narrow])
    assert (found[1].read_as, found[1].confidence) == ("bold", "unsure")


@pytest.mark.parametrize(
    ("lines", "confidence"),
    [(2, "unsure"), (N, "sure"), (N + 2, "sure")],
    ids=["a letter", "the regions", "with labels to leave out"],
)
def test_a_few_lines_of_text_are_no_sure_list_of_regions(
    files: Files, tmp_path: Path, lines: int, confidence: str
):
    path = tmp_path / "names.txt"
    path.write_text("\n".join(f"word{i}" for i in range(lines)))
    names = look([files.weights(), path])[1]
    assert (names.read_as, names.confidence) == ("regions", confidence)


def test_a_direction_that_the_regions_contradict_is_refused(files: Files):
    """It used to be a fault of the program."""
    candidates = look([files.weights(), files.table("rest_bold.csv", bold_of())])
    told = Choices(tr_s=2.0, direction="region x time")
    with pytest.raises(FileError, match="read as region x time it holds 90 regions"):
        build_patient("p", candidates, told)

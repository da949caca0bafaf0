"""Drawn courses come from tables of two columns; what is none is refused in words."""

from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.drawn_course import read_drawn


@pytest.mark.parametrize(
    "text", ["time,height\n0,0\n2.5,1\n", "0\t0\n2.5\t1\n", "# a\n0;0\n2,5;1\n"]
)
def test_two_columns_are_time_and_height(tmp_path: Path, text: str):
    path = tmp_path / "course.csv"
    path.write_text(text)
    assert read_drawn(path) == ((0.0, 0.0), (2.5, 1.0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("t,h\n0,0\n", "has 1 points"),
        ("0,0\n1,nan\n", "Point 2"),
        ("0,0\n2,1\n1,0\n", "times must rise"),
        ("0,0,1\n1,1,1\n", "Line 1 has 3 columns"),
        ("0,0\n1,high\n", "Line 2 .* is not two numbers"),
        ("", "is empty"),
    ],
)
def test_what_is_no_course_is_refused_with_its_line(
    tmp_path: Path, text: str, words: str
):
    path = tmp_path / "course.csv"
    path.write_text(text)
    with pytest.raises(FileError, match=words):
        read_drawn(path)

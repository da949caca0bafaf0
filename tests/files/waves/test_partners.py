"""Files that belong to others are read with them."""

from pathlib import Path

import pytest

from brainTwinStudio.files.partners import read_with, without_partners

RUN, HEAD = "sub-1_task-rest_eeg.edf", "rest.vhdr"


@pytest.mark.parametrize(
    ("file", "other"),
    [
        ("rest.vmrk", HEAD),
        ("rest.eeg", HEAD),
        ("other.vmrk", ""),
        ("sub-1_task-rest_channels.tsv", RUN),
        ("sub-2_task-rest_channels.tsv", ""),
        ("sub-1_task-rest_eeg.json", RUN),
        (RUN, ""),
        ("notes.json", ""),
    ],
)
def test_the_file_that_one_is_read_with(tmp_path: Path, file: str, other: str):
    given = [tmp_path / name for name in (RUN, HEAD, file)]
    for path in given:
        path.touch()
    assert read_with(tmp_path / file, given) == other


def test_what_is_left_is_read_by_itself(tmp_path: Path):
    names = (HEAD, "rest.eeg", "rest.vmrk")
    for name in names:
        (tmp_path / name).touch()
    paths = [str(tmp_path / name) for name in names]
    kept, said = without_partners(paths)
    assert kept == (paths[0],)
    assert said == tuple(f"{name} is read with {HEAD}." for name in names[1:])

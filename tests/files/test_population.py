"""Twins of other people from disk."""

from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.encoding import decode, encode
from brainTwinStudio.files.population import population_at
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.project import Twin
from tests.project.test_population import PROJECT, twin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code in ("P3", "P2"):
        write_twin(twin(code), tmp_path / f"{code}.btwin")
    (tmp_path / "notes.txt").write_text("no twin")
    return tmp_path


def test_a_folder_holds_all_its_twins_in_order(folder: Path):
    assert [one.patient_id for one in population_at(folder)] == ["P2", "P3"]


def test_a_single_twin_and_a_project_are_populations(folder: Path):
    assert [one.patient_id for one in population_at(folder / "P3.btwin")] == ["P3"]
    path = folder / "study.btproj"
    with ProjectStore.create(path) as store:
        store.change(PROJECT, "everything")
        store.save()
    assert [one.id for one in population_at(path)] == [one.id for one in PROJECT.twins]


def test_a_place_without_twins_is_refused(folder: Path):
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match="empty holds no twin; fit other people first"):
        population_at(folder / "empty")
    with pytest.raises(FileError):
        population_at(folder / "nowhere.btwin")


def test_a_twin_keeps_whom_it_leaned_on_and_older_files_open_without():
    arrays = {}

    def put(array) -> str:
        arrays[str(len(arrays))] = array
        return str(len(arrays) - 1)

    data = encode(twin("P1", population=("P2", "P3")), put)
    assert read_back(data, arrays).population == ("P2", "P3")
    del data["population"]
    assert read_back(data, arrays).population == ()


def read_back(data: object, arrays: dict) -> Twin:
    return decode(data, Twin, arrays.__getitem__, "f", "twin")

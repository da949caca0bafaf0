"""Whether the recordings determine a twin is kept with it."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.project import Array, Project, Twin
from tests.files.test_encoding import same
from tests.made_well_posedness import disturbed, made_well_posedness


@pytest.fixture
def analysed(small_project: Project) -> Twin:
    twin = small_project.twins[0]
    found = made_well_posedness(twin.connectome.parcellation.count, twin.id)
    return replace(twin, well_posedness=disturbed(found))


def test_a_twin_file_keeps_every_number(analysed: Twin, tmp_path: Path):
    write_twin(analysed, tmp_path / "one.btwin")
    again = read_twin(tmp_path / "one.btwin")
    assert same(again.well_posedness, analysed.well_posedness)
    found = again.well_posedness
    assert found is not None
    assert np.isnan(found.criteria[2].value)
    assert np.isposinf(found.profiles[0].high)


def test_a_project_keeps_it_over_closing(
    small_project: Project, analysed: Twin, tmp_path: Path
):
    path = tmp_path / "study.btproj"
    with ProjectStore.create(path) as store:
        store.change(small_project.with_twin(analysed), "Well-posedness of Fit 1")
    with ProjectStore.open(path) as store:
        again = store.project.twin(analysed.id)
        assert same(again.well_posedness, analysed.well_posedness)


def test_a_single_number_in_place_of_an_array_is_read_back(
    analysed: Twin, tmp_path: Path
):
    found = analysed.well_posedness
    assert found is not None
    first, *others = found.parameters
    first = replace(first, left=cast(Array, np.float64(0.25)))
    found = replace(found, parameters=(first, *others))
    write_twin(replace(analysed, well_posedness=found), tmp_path / "one.btwin")
    again = read_twin(tmp_path / "one.btwin").well_posedness
    assert again is not None
    assert np.shape(again.parameters[0].left) == ()
    assert float(again.parameters[0].left) == 0.25


def test_a_twin_of_before_has_none(small_project: Project, tmp_path: Path):
    """A file as versions wrote it that knew nothing of well-posedness."""
    write_twin(small_project.twins[0], tmp_path / "new.btwin")
    old = io.BytesIO()
    with (
        zipfile.ZipFile(tmp_path / "new.btwin") as new,
        zipfile.ZipFile(old, "w") as archive,
    ):
        for name in new.namelist():
            data = new.read(name)
            if name == "twin.json":
                whole = json.loads(data)
                del whole["twin"]["well_posedness"]
                data = json.dumps(whole).encode()
            archive.writestr(name, data)
    (tmp_path / "old.btwin").write_bytes(old.getvalue())
    assert read_twin(tmp_path / "old.btwin").well_posedness is None

"""A twin alone and a project for passing on, also from strangers."""

import io
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin, write_twin


@pytest.fixture
def btwin(small_twin, tmp_path: Path) -> Path:
    write_twin(small_twin, tmp_path / "a.btwin")
    return tmp_path / "a.btwin"


@pytest.fixture
def btproj_zip(small_project, tmp_path: Path) -> Path:
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(small_project, "All")
        store.export_zip(tmp_path / "a.btproj.zip")
    return tmp_path / "a.btproj.zip"


def rewritten(path: Path, change) -> Path:
    """The archive with its members (name -> bytes) changed in place."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    return path


def test_a_twin_comes_back_alone(btwin: Path, small_twin):
    again = read_twin(btwin)
    assert again.train["fc_r"] == 0.9
    assert np.isnan(again.train["fcd_ks"])
    assert again.connectome.parcellation.region_names == (
        small_twin.connectome.parcellation.region_names
    )
    np.testing.assert_array_equal(again.parameters["a"], small_twin.parameters["a"])
    np.testing.assert_array_equal(again.loss_history, small_twin.loss_history)
    assert not again.parameters["a"].flags.writeable


def test_the_same_twin_gives_the_same_bytes(btwin: Path, tmp_path: Path):
    write_twin(read_twin(btwin), tmp_path / "b.btwin")
    assert (tmp_path / "b.btwin").read_bytes() == btwin.read_bytes()


def test_writing_a_twin_replaces_or_leaves(btwin: Path, small_twin, monkeypatch):
    before = btwin.read_bytes()
    monkeypatch.setattr(
        os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "x"))
    )
    with pytest.raises(FileError, match="cannot be written"):
        write_twin(small_twin, btwin)
    assert btwin.read_bytes() == before
    assert [p.name for p in btwin.parent.iterdir()] == ["a.btwin"]


def test_a_twin_of_nowhere_is_a_sentence(tmp_path: Path, small_twin):
    with pytest.raises(FileError, match="no such file"):
        read_twin(tmp_path / "none.btwin")
    with pytest.raises(FileError, match="cannot be written"):
        write_twin(small_twin, tmp_path / "no" / "a.btwin")
    (tmp_path / "text.btwin").write_text("hello")
    with pytest.raises(FileError, match="not a zip archive"):
        read_twin(tmp_path / "text.btwin")


def other_values(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.endswith(".npy"))
    members[name] = members[name][:-1] + b"\x01"


def pickled(members: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    np.save(stream, np.array([{}], dtype=object), allow_pickle=True)
    name = next(name for name in members if name.endswith(".npy"))
    members[name] = stream.getvalue()


def pointing_out(members: dict[str, bytes]) -> None:
    text = members["twin.json"].decode()
    sha = json.loads(text)["twin"]["loss_history"]["array"]
    members["twin.json"] = text.replace(sha, "../../etc/passwd").encode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda m: m.pop("twin.json"), "no twin.json"),
        (lambda m: m.update({"twin.json": b"[]"}), "holds no twin"),
        (lambda m: m.update({"twin.json": b"\xff"}), "JSON is damaged"),
        (lambda m: m.update({"twin.json": b'{"twin": 1}'}), "format_version"),
        (lambda m: m.pop(next(n for n in m if n.endswith("npy"))), "holds no 'arrays/"),
        (other_values, "not what its name says"),
        (pickled, "not what its name says"),
        (pointing_out, "not the name of an array"),
        (lambda m: m.update({"../evil.py": b"x"}), "outside the archive"),
    ],
)
def test_twins_of_strangers_are_refused_with_a_sentence(
    btwin: Path, change, sentence: str
):
    with pytest.raises(FileError, match=sentence) as caught:
        read_twin(rewritten(btwin, change))
    assert str(btwin) in str(caught.value)


def test_a_project_goes_and_comes_without_its_history(btproj_zip: Path, small_project):
    folder = btproj_zip.parent / "b.btproj"
    with ProjectStore.import_zip(btproj_zip, folder) as store:
        assert store.project.name == small_project.name
        assert store.project.twins[0].id == "twin-1"
        assert store.history.position == 0
        assert store.history.undo_text == ""
    with ProjectStore.open(folder) as store:
        assert store.project.scenarios[0].changes == small_project.scenarios[0].changes


def test_a_folder_zipped_by_hand_is_taken_too(btproj_zip: Path):
    def nest(members: dict[str, bytes]) -> None:
        for name in list(members):
            members["a.btproj/" + name] = members.pop(name)
        members["a.btproj/lock"] = b"{}"
        members["__MACOSX/._x"] = b""

    folder = btproj_zip.parent / "b.btproj"
    with ProjectStore.import_zip(rewritten(btproj_zip, nest), folder) as store:
        assert store.project.patients


def array_name(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.endswith(".npy"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda m: m.pop("project.json"), r"no project\.json"),
        (lambda m: m.pop(array_name(m)), "is missing in it"),
        (other_values, "not what its name says"),
        (lambda m: m.update({"/abs": b""}), "outside the archive"),
        (lambda m: m.update({"project.json": b"{}"}), "does not hold a project"),
    ],
)
def test_projects_of_strangers_are_refused_and_leave_nothing(
    btproj_zip: Path, change, sentence: str
):
    folder = btproj_zip.parent / "b.btproj"
    with pytest.raises(FileError, match=sentence):
        ProjectStore.import_zip(rewritten(btproj_zip, change), folder)
    assert sorted(p.name for p in folder.parent.iterdir()) == [
        "a.btproj",
        "a.btproj.zip",
    ]


def test_an_import_overwrites_nothing(btproj_zip: Path):
    with pytest.raises(FileError, match="something of that name"):
        ProjectStore.import_zip(btproj_zip, btproj_zip.parent / "a.btproj")

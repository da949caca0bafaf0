"""The list of recent projects survives everything that happens to its file."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from brainTwinStudio.project import Patient, Project
from brainTwinStudio.ui.recents import (
    MOST,
    facts_of,
    forget_all,
    recents,
    remember,
    when_words,
)
from brainTwinStudio.ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_latest_project_comes_first_and_each_only_once(tmp_path: Path, view: View):
    for name in ("a", "b", "a"):
        remember(tmp_path, tmp_path / f"{name}.btproj", view)
    found = recents(tmp_path)
    assert [one.path.name for one in found] == ["a.btproj", "b.btproj"]
    assert found[0].name == "P1"
    assert found[0].facts == "3 plans, 1 fit"
    assert datetime.now(UTC) - found[0].when < timedelta(minutes=1)


def test_a_picture_is_kept_and_goes_with_its_project(tmp_path: Path, view: View):
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#204060"))
    remember(tmp_path, tmp_path / "a.btproj", view, picture)
    (one,) = recents(tmp_path)
    assert one.thumbnail is not None
    kept = QImage(str(one.thumbnail))
    assert (kept.width(), kept.height()) == (152, 100)
    assert kept.pixelColor(5, 5) == QColor("#204060")
    forget_all(tmp_path)
    assert recents(tmp_path) == ()
    assert not one.thumbnail.exists()


def test_without_a_picture_the_regions_are_drawn_as_dots(tmp_path: Path, view: View):
    remember(tmp_path, tmp_path / "a.btproj", view)
    (one,) = recents(tmp_path)
    image = QImage(str(one.thumbnail))
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert len(colours) > 10


def test_a_project_without_centres_has_no_picture(tmp_path: Path):
    view = View(project=Project("empty", (Patient("P"),)))
    remember(tmp_path, tmp_path / "a.btproj", view)
    (one,) = recents(tmp_path)
    assert (one.thumbnail, one.facts) == (None, "waiting for data")


def test_only_a_dozen_is_kept(tmp_path: Path):
    view = View(project=Project("p"))
    for number in range(MOST + 3):
        remember(tmp_path, tmp_path / f"{number}.btproj", view)
    found = recents(tmp_path)
    assert len(found) == MOST
    assert found[0].path.name == f"{MOST + 2}.btproj"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"projects": [{"path": 3}]}', '{"projects": 5}']
)
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, view: View, text: str):
    (tmp_path / "recents.json").write_text(text)
    assert recents(tmp_path) == ()
    remember(tmp_path, tmp_path / "a.btproj", view)
    assert len(recents(tmp_path)) == 1


def test_no_list_is_an_empty_one(tmp_path: Path):
    assert recents(tmp_path / "nowhere") == ()


def test_a_list_names_no_picture_outside_its_folder(tmp_path: Path, view: View):
    remember(tmp_path, tmp_path / "a.btproj", view)
    listed = json.loads((tmp_path / "recents.json").read_text())
    listed["projects"][0]["picture"] = "../../secret.png"
    (tmp_path / "recents.json").write_text(json.dumps(listed))
    assert recents(tmp_path)[0].thumbnail is None


def test_projects_that_are_gone_are_told_apart(tmp_path: Path, view: View):
    here = tmp_path / "here.btproj"
    here.mkdir()
    for path in (here, tmp_path / "gone.btproj"):
        remember(tmp_path, path, view)
    assert [one.is_there for one in recents(tmp_path)] == [False, True]


def test_facts_count_what_was_done(project: Project):
    assert facts_of(Project("p")) == "no patient yet"
    two = replace(project, patients=(*project.patients, Patient("P2")))
    assert facts_of(two) == "2 patients, 3 plans, 1 fit"
    bare = replace(project, twins=(), scenarios=())
    assert facts_of(bare) == "waiting for a fit"


def test_times_are_told_in_days():
    now = datetime(2026, 11, 21, 15, 0).astimezone()
    assert when_words(now.replace(hour=9, minute=5), now) == "today, 09:05"
    assert when_words(now - timedelta(days=1), now) == "yesterday"
    assert when_words(now - timedelta(days=12), now) == "9 Nov"
    assert when_words(now - timedelta(days=400), now) == "17 Oct 2025"

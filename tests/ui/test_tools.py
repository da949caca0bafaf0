"""What a person sets in the window for all projects: layout, keys, scale, messages to
the system; and a restart that comes back to the same place."""

import os
import sys
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QMenu

from brainTwinStudio.project import Selection
from brainTwinStudio.ui import restart
from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.palette import entries_of
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import FakeLink, fit_request, link, offered, sentences, studio

__all__ = ["link", "studio"]


def page_of(studio: Studio) -> Page:
    studio.show_stage("report")
    studio.present_now()
    return studio.window.page


def listed(studio: Studio, title: str) -> list[tuple[str, bool]]:
    """What a group of the View menu lists now."""
    view = next(
        m for m in studio.window.menus.bar.findChildren(QMenu) if m.title() == title
    )
    view.aboutToShow.emit()
    return [(a.text(), a.isChecked()) for a in view.actions() if a.text()]


def again(studio: Studio) -> Studio:
    """A later start with the same settings."""
    return Studio(studio.folder, studio.settings, cast("EngineLink", FakeLink()))


def test_hidden_panels_are_listed_and_stay_hidden_at_the_next_start(studio: Studio):
    page = page_of(studio)
    assert listed(studio, "Panels")[:2] == [("Contents", True), ("Preview", True)]
    studio.act("toggle-panel", "Contents")
    assert [p.name for p in page.room.places if page.room.is_shown(p)] == ["Preview"]
    studio.act("toggle-panel", "Preview")
    assert "One panel has to stay" in sentences(studio)[-1]
    later = again(studio)
    assert later.window.page_of("report").room.hidden == {"Contents"}
    later.shut_down()
    studio.act("toggle-panel", "Contents")
    assert dict(listed(studio, "Panels"))["Contents"]


def test_a_layout_that_cannot_be_read_is_told_and_forgotten(studio: Studio):
    studio.settings.setValue("layout/report", "{not JSON")
    page = page_of(studio)
    assert "The layout of Report" in sentences(studio)[-1]
    assert page.room.hidden == set()
    assert studio.settings.value("layout/report") is None


def test_perspectives_are_those_that_differ_and_those_saved(studio: Studio):
    page = page_of(studio)
    names = [name for name, _ in listed(studio, "Perspectives")]
    assert names == ["Balanced", "Reading", "Save as…", "Reset"]
    studio.act("perspective", "Reading")
    assert page.room.hidden == {"Contents"}
    assert studio.window.browser.isHidden()
    studio.act("save-perspective", "Board")
    studio.act("perspective", "Balanced")
    assert page.room.hidden == set()
    assert not studio.window.browser.isHidden()
    studio.act("perspective", "Board")
    assert page.room.hidden == {"Contents"}
    studio.act("delete-perspective", "Board")
    assert "Board" not in dict(listed(studio, "Perspectives"))


def found_by(studio: Studio, typed: str) -> dict[str, tuple[str, object]]:
    """What the palette lists: text -> action and argument."""
    palette = studio.window.palette_box
    palette._typed(typed)
    return {text: (action, argument) for text, _, action, argument in palette._entries}


def test_the_palette_finds_panels_and_perspectives_of_the_page(studio: Studio):
    page = page_of(studio)
    assert found_by(studio, "panels preview") == {
        "Panels: Preview": ("toggle-panel", "Preview")
    }
    studio.act("save-perspective", "Board")
    assert list(found_by(studio, "perspectives")) == [
        f"Perspectives: {name}" for name in ("Balanced", "Reading", "Board")
    ]
    palette = studio.window.palette_box
    palette._typed("panels contents")
    palette.acted.emit(*palette._entries[0][2:])
    assert page.room.hidden == {"Contents"}
    studio.act("start-page")
    assert found_by(studio, "panels") == found_by(studio, "perspectives") == {}


def test_the_palette_changes_how_the_brain_looks(studio: Studio):
    studio.window.show()
    studio.show_stage("inspect")
    studio.present_now()
    brain = studio.window.brain
    (wanted,) = found_by(studio, "edges bundles").values()
    studio.act(*wanted)
    assert brain.look.bundled
    sizes = found_by(studio, "size:")
    assert set(sizes) == {"Size: As colour", "Size: Equal"}  # not the one it has
    studio.act(*sizes["Size: Equal"])
    assert brain.look.size == "equal"
    assert not sentences(studio)


def test_a_perspective_can_have_keys(studio: Studio):
    page = page_of(studio)
    studio.prefer(keys={"perspective Reading": "Ctrl+Alt+R"})
    studio.present_now()
    one = next(
        one
        for action, one in studio.window.menus.actions
        if action.argument == "Reading"
    )
    assert one.shortcut().toString() == "Ctrl+Alt+R"
    listed(studio, "Perspectives")  # filling the menu anew does not take the keys away
    one.trigger()
    assert page.room.hidden == {"Contents"}


def test_changed_keys_are_those_of_menu_palette_and_tips(studio: Studio):
    studio.prefer(keys={"undo": "Ctrl+U", "add-data": "", "find": "Ctrl+J"})
    studio.present_now()
    menus = studio.window.menus
    assert menus.keys("undo") == "Ctrl+U"
    assert menus.keys("add-data") == ""
    found = {entry[2]: entry[1] for entry in entries_of(studio.view, "data")}
    assert found["add-data"] == "Data"
    assert "Ctrl+U" in studio.window._undo.toolTip()
    assert studio.window.palette_box.field._key_hint == "Ctrl J"


def test_a_scale_counts_from_the_next_start_and_offers_one(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
):
    for name in (restart.FACTOR, restart.SET_BY_US):
        monkeypatch.delenv(name, raising=False)
    studio.act("scale", 150)
    assert offered(studio) == ["Restart now"]
    restart.set_scale(studio.settings)
    assert os.environ[restart.FACTOR] == "1.5"
    studio.act("scale", 100)
    restart.set_scale(studio.settings)
    assert restart.FACTOR not in os.environ


def test_a_restart_comes_back_to_the_same_place(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
):
    studio.show_stage("report")
    project = studio.session.project
    assert project is not None
    wanted = replace(studio.session.selection, regions=("ctx-lh-insula",))
    studio.session.select(wanted)
    studio.present_now()
    path = studio.session.path
    started: list[str] = []

    class Detached:
        def setProgram(self, program: str) -> None:
            started.append(program)

        def setArguments(self, arguments: list[str]) -> None:
            started.extend(arguments)

        def startDetached(self) -> bool:
            return True

    monkeypatch.setattr(restart, "QProcess", Detached)
    studio.act("restart")
    assert restart.start_again(studio.settings)
    assert started == [sys.executable, "-m", "brainTwinStudio", "studio"]
    later = again(studio)
    assert restart.go_back(later)
    assert later.session.path == path
    assert later.window.stage == "report"
    assert later.session.selection == wanted != Selection()
    assert not restart.start_again(later.settings)
    later.shut_down()


def test_the_system_is_told_of_long_jobs_while_another_window_is_used(
    studio: Studio, link: FakeLink, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []
    monkeypatch.setattr(studio.notifying, "show", told.append)
    done = Job(7, "fit", "Fit “Standard”", fit_request(studio), "done", seconds=21.0)
    studio.notifying.ended(done)
    studio.notifying.ended(replace(done, seconds=5.0))
    assert told == ["Fit “Standard” is done"]
    studio.act("notify")
    studio.notifying.ended(done)
    assert len(told) == 1

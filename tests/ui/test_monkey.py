"""A short walk of the monkey; tests/benchmarks/window_monkey.py goes on for 10,000
actions, and with the real engine."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog
from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.studio import Studio
from tests.ui.dialogs.made_files import Files
from tests.ui.monkey import Monkey, answer_file_dialogs, difference, watching
from tests.ui.scripted_engine import ScriptedEngine
from tests.ui.small import small_project
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures
ACTIONS = 40


def test_a_short_walk_ends_without_a_fault(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    files = [Files(tmp_path).weights(), Files(tmp_path).regions()]
    project = small_project()
    engine = ScriptedEngine(project.twins[0])
    link = EngineLink(engine=cast("Engine", engine))
    engine.tell = link._heard
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    studio = Studio(tmp_path / "own", settings, link)
    store = ProjectStore.create(tmp_path / "study.btproj")
    store.change(project, "Import all")
    studio.session.open(store)
    studio.window.show()
    studio.link.start()
    studio.present_now()
    monkey = Monkey(studio, 1, files)
    with answer_file_dialogs(Random(1), files, tmp_path), watching(studio) as watch:
        while monkey.count < ACTIONS and not watch.faults:
            monkey.act()
    monkey.stop()
    assert not watch.faults, "\n".join([*watch.faults, *monkey.done])
    shown, path = studio.session.project, studio.session.path
    studio.ends.close_anyway = True
    studio.shut_down()
    if shown is not None and path is not None:
        with ProjectStore.open(path) as again:
            assert difference(shown, again.project) == ""


def test_a_file_dialog_can_be_cancelled(studio: Studio) -> None:
    """It ended the program: the shortcut for F1 held the dialog that Qt deleted."""
    studio.window.show()
    studio.act("export-zip")
    QTest.qWait(50)
    (dialog,) = studio.window.findChildren(QFileDialog)
    dialog.reject()
    QTest.qWait(50)
    assert studio.window.isVisible()


def test_a_dialog_closed_before_its_turn_is_not_drawn(studio: Studio) -> None:
    studio.show_stage("inspect")  # on its own stage there is no dialog for it
    studio.act("fit")
    (dialog,) = studio.window.findChildren(NewFitDialog)
    with watching(studio) as watch:
        studio._make_view()
        dialog.close()
        QTest.qWait(100)
    assert not watch.faults


def test_the_watch_and_the_comparison_find_what_is_wrong(studio: Studio) -> None:
    with watching(studio) as watch:
        studio.guarded(lambda: 1 / 0)()
    assert "ZeroDivisionError" in watch.faults[0]
    one = small_project()
    twin = replace(one.twins[0], loss_history=np.array([1.0, 2.0]))
    other = replace(one, twins=(twin,))
    assert difference(one, small_project()) == ""
    assert "loss_history" in difference(one, other)

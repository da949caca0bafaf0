"""The wiring: what becomes of wishes, answers, losses and ends. The engine is feigned;
`braintwin selftest --gui` walks the same ways with the real one."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.files import array_store
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import (
    FitRequest,
    Request,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
)
from brainTwinStudio.project import FitSettings, Project, Twin
from brainTwinStudio.ui.actions import ACTIONS, MENUS
from brainTwinStudio.ui.commands.projects import FIT_RUNS
from brainTwinStudio.ui.engine_link import KINDS, Job
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.unfinished import unfinished
from brainTwinStudio.ui.wishes import Ask, Change, Do, Select, Written


class FakeLink(QObject):
    """Takes requests and does nothing about them."""

    jobs_changed = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    answered = Signal(object)
    greeted = Signal(object)
    engine_lost = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.state = "ready"
        self.held = False
        self.catalogue = None
        self.pid = None
        self._jobs: dict[int, Job] = {}
        self.stopped: list[int] = []
        self.closed = False

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(self._jobs.values())

    def start(self) -> None:
        self.state = "ready"

    def submit(self, request: Request, title: str) -> Job:
        job = Job(len(self._jobs) + 1, KINDS[type(request)], title, request, "running")
        self._jobs[job.id] = job
        return job

    def end(self, job: Job, **how: object) -> None:
        self._jobs[job.id] = replace(job, **how)  # type: ignore[arg-type]
        self.finished.emit(self._jobs[job.id])
        QThreadPool.globalInstance().waitForDone(5000)  # arrays go to the disk
        QCoreApplication.processEvents()

    def stop(self, job_id: int) -> None:
        self.stopped.append(job_id)

    def forget(self, job_id: int) -> None:
        self._jobs.pop(job_id, None)

    def discard(self, job_id: int) -> None:
        self._jobs.pop(job_id, None)

    def leave(self) -> None:
        self._jobs.clear()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def studio(tmp_path: Path, link: FakeLink, project: Project) -> Iterator[Studio]:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    folder = tmp_path / "own"
    folder.mkdir()
    studio = Studio(folder, settings, link)  # type: ignore[arg-type]
    store = ProjectStore.create(tmp_path / "study.btproj")
    store.change(project, "Import all")
    studio.session.open(store)
    studio.present_now()
    yield studio
    studio.ends.close_anyway = True
    studio.shut_down()


def fit_request(studio: Studio) -> FitRequest:
    patient = studio.view.patient
    assert patient is not None
    assert patient.connectome is not None
    settings = FitSettings("quick", hold_out=0.25, seed=3)
    return FitRequest(
        patient.id, patient.connectome, patient.recordings, settings=settings
    )


def running_fit(studio: Studio, link: FakeLink) -> Job:
    studio.grant(Ask(fit_request(studio), "Fit “Quick look”"))
    studio.present_now()
    return next(job for job in link.jobs if job.kind == "fit")


def sentences(studio: Studio) -> list[str]:
    return [alert.sentence for alert in studio.window.alerts.alerts]


def offered(studio: Studio) -> list[str]:
    return [a[0] for alert in studio.window.alerts.alerts for a in alert.actions]


def twins(studio: Studio) -> tuple[Twin, ...]:
    project = studio.session.project
    assert project is not None
    return project.twins


# ---------------------------------------------------------------- wishes


def test_every_action_has_a_command(studio: Studio) -> None:
    names = {action.name for action in ACTIONS}
    assert names - studio.commands.deeds.keys() == set()
    assert {action.menu for action in ACTIONS} == set(MENUS)


def test_selecting_reaches_the_view(studio: Studio) -> None:
    chosen = replace(studio.view.selection, regions=("ctx-lh-insula",))
    studio.grant(Select(chosen))
    studio.present_now()
    assert studio.view.selected == (2,)


def test_a_region_is_found_by_typing_in_the_region_list(studio: Studio) -> None:
    studio.act("find-region")
    assert not studio.window.browser.filter.isHidden()
    assert not studio.window.browser.regions.isHidden()


def test_the_panel_with_the_focus_is_copied_as_a_picture(studio: Studio) -> None:
    studio.show_stage("inspect")
    studio.act("copy-panel")
    assert not QApplication.clipboard().pixmap().isNull()
    said = studio.window.status.findChildren(QLabel)
    assert any("Copied as a picture" in label.text() for label in said)


def test_a_change_can_be_undone_and_redone_by_commands(studio: Studio) -> None:
    assert studio.view.project is not None
    studio.grant(Change(studio.view.project.without_twin("twin-1"), "Delete twin-1"))
    assert twins(studio) == ()
    studio.act("undo")
    assert len(twins(studio)) == 1
    assert "Undone: Delete twin-1." in sentences(studio)
    studio.act("redo")
    assert twins(studio) == ()
    assert sentences(studio) == []


def test_what_cannot_be_done_is_a_sentence_and_no_exception(studio: Studio) -> None:
    studio.grant(Do("step", 0))
    studio.act("undo")
    assert "There is nothing to undo." in sentences(studio)


def test_a_fault_of_ours_keeps_its_details(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(studio.session, "undo", broken)
    studio.act("undo")
    assert "ZeroDivisionError" in studio.window.alerts.alerts[-1].details


# ---------------------------------------------------------------- fits


def test_a_finished_fit_is_in_the_project_and_selected(
    studio: Studio, link: FakeLink
) -> None:
    job = running_fit(studio, link)
    assert isinstance(job.request, FitRequest)
    checkpoint = Path(job.request.checkpoint)
    assert studio.session.store is not None
    assert checkpoint.parent == studio.session.store.checkpoints
    checkpoint.write_bytes(b"x")
    assert len(unfinished(checkpoint.parent)) == 1
    link.end(job, state="done", answer=twins(studio)[0])
    assert [twin.id for twin in twins(studio)] == ["twin-1", "twin-2"]
    assert studio.session.selection.twin_id == "twin-2"
    assert not checkpoint.exists()
    assert unfinished(checkpoint.parent) == ()
    assert any("converged" in text for text in sentences(studio))
    assert studio.times.done


def test_arrays_of_a_twin_are_written_beside_the_window(
    studio: Studio, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote = []

    def watched(path: Path) -> AbstractContextManager[BinaryIO]:
        wrote.append(threading.current_thread() is threading.main_thread())
        return replacing(path)

    monkeypatch.setattr(array_store, "replacing", watched)
    fresh = replace(twins(studio)[0], loss_history=np.array([3.0, 2.0, 1.5]))
    link.end(running_fit(studio, link), state="done", answer=fresh)
    assert twins(studio)[-1].id == "twin-2"
    assert wrote == [False]


def test_a_lost_fit_is_a_sentence_and_resumes_as_the_same_request(
    studio: Studio, link: FakeLink
) -> None:
    job = running_fit(studio, link)
    assert isinstance(job.request, FitRequest)
    Path(job.request.checkpoint).write_bytes(b"x")
    link.end(job, state="lost", sentence="The engine ended.")
    assert "the last checkpoint was kept" in sentences(studio)[-1]
    assert "Resume" in offered(studio)
    studio.act("resume", job.id)
    assert "Resume" not in offered(studio)
    again = [j for j in link.jobs if j.kind == "fit" and not j.is_over]
    assert [one.request for one in again] == [job.request]


def test_a_failed_job_tells_why(studio: Studio, link: FakeLink) -> None:
    job = running_fit(studio, link)
    link.end(job, state="failed", sentence="The run is too short.", details="trace")
    assert sentences(studio)[-1].endswith("The run is too short.")


def test_a_fit_of_a_project_that_was_closed_changes_no_other(
    studio: Studio, link: FakeLink, tmp_path: Path
) -> None:
    job = running_fit(studio, link)
    other = ProjectStore.create(tmp_path / "other.btproj")
    other.change(replace(other.project, patients=studio.view.project.patients), "Copy")  # type: ignore[union-attr]
    studio.session.open(other)
    link.end(job, state="done", answer=studio.view.twins[0])
    assert twins(studio) == ()


def test_another_project_waits_for_the_running_fit(
    studio: Studio, link: FakeLink, tmp_path: Path
) -> None:
    running_fit(studio, link)
    studio.act("open-project", tmp_path / "study.btproj")
    assert FIT_RUNS in sentences(studio)


def test_a_control_that_goes_away_hands_the_keyboard_to_no_other(
    studio: Studio, qtbot: QtBot
) -> None:
    window = studio.window
    studio.show_stage("plan")
    studio.present_now()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = window.stages.parentWidget()
    assert first is not None
    passing, beside = QPushButton("Start", first), QPushButton("Stop", first)
    passing.show()
    beside.show()
    for go in (passing.hide, lambda: passing.setEnabled(False)):
        passing.show()
        passing.setFocus()
        assert window.focusWidget() is passing
        go()
        assert window.focusWidget() is first
        passing.setEnabled(True)
    passing.show()
    passing.setFocus()
    qtbot.keyClick(passing, Qt.Key.Key_Tab)
    assert window.focusWidget() not in (first, passing)


def test_closing_over_a_fit_asks_first(studio: Studio, link: FakeLink) -> None:
    running_fit(studio, link)
    studio.window.show()
    studio.window.close()
    assert studio.window.isVisible()
    assert "Close, resume later" in offered(studio)
    studio.act("close-anyway-now")
    assert link.closed


def test_an_unfinished_fit_is_offered_when_the_project_opens_again(
    studio: Studio, link: FakeLink, tmp_path: Path
) -> None:
    request = running_fit(studio, link).request
    copy = tmp_path / "copy.btproj"
    shutil.copytree(tmp_path / "study.btproj", copy)  # as a kill leaves it
    (copy / "lock").unlink()  # its owner would be dead
    link._jobs.clear()
    studio.present_now()
    studio.act("open-project", copy)
    studio.present_now()
    assert any("was running when the window ended" in s for s in sentences(studio))
    name = Path(request.checkpoint).name  # type: ignore[union-attr]
    studio.act("resume-unfinished", name)
    again = next(job.request for job in link.jobs if job.kind == "fit")
    assert isinstance(again, FitRequest)
    assert isinstance(request, FitRequest)
    assert (again.settings, again.spec) == (request.settings, request.spec)
    assert Path(again.checkpoint).name == Path(request.checkpoint).name
    assert studio.window.stage == "fit"
    studio.act("forget", name)
    assert unfinished(copy / "checkpoints") == ()


def test_two_fits_have_a_note_each(studio: Studio, link: FakeLink) -> None:
    first = running_fit(studio, link)
    request = replace(fit_request(studio), settings=FitSettings("quick", seed=4))
    studio.grant(Ask(request, "Second"))
    studio.present_now()
    second = [job for job in link.jobs if job.kind == "fit"][-1]
    assert studio.session.store is not None
    folder = studio.session.store.checkpoints
    assert len(unfinished(folder)) == 2
    studio.act("discard", first.id)
    (left,) = unfinished(folder)
    assert left["title"] == "Second"
    link.end(second, state="failed", sentence="too short")
    assert unfinished(folder) == ()


def test_a_twin_never_gets_the_id_of_one_that_was_deleted(
    studio: Studio, link: FakeLink
) -> None:
    twin = twins(studio)[0]
    project = studio.session.project
    assert project is not None
    job = running_fit(studio, link)
    studio.grant(Change(project.without_twin("twin-1"), "Delete twin-1"))
    link.end(job, state="done", answer=twin)
    assert [one.id for one in twins(studio)] == ["twin-2"]


def test_a_fit_that_ends_over_an_older_step_waits_and_loses_none(
    studio: Studio, link: FakeLink
) -> None:
    twin, project = twins(studio)[0], studio.session.project
    assert project is not None
    job = running_fit(studio, link)
    studio.grant(Change(project.without_scenario("plan-3"), "Delete plan"))
    studio.act("undo")
    link.end(job, state="done", answer=twin)
    studio.present_now()
    assert studio.view.history.redo_text == "Delete plan"
    assert len(twins(studio)) == 1
    studio.act("step-latest")
    studio.present_now()
    assert [one.id for one in twins(studio)] == ["twin-1", "twin-2"]
    assert studio.view.history.texts[-2] == "Delete plan"


def test_a_change_made_from_an_older_view_keeps_what_came_since(
    studio: Studio, link: FakeLink
) -> None:
    """A click just before the panel has drawn the new twin."""
    seen = studio.session.project
    assert seen is not None
    job = running_fit(studio, link)
    link.end(job, state="done", answer=seen.twins[0])
    studio.grant(Change(seen.without_scenario("plan-3"), "Delete plan"))
    assert [one.id for one in twins(studio)] == ["twin-1", "twin-2"]
    assert studio.session.project is not None
    assert [s.id for s in studio.session.project.scenarios] == ["plan-1", "plan-2"]


def test_a_report_is_remembered_only_in_its_own_project(studio: Studio) -> None:
    assert studio.session.path is not None
    here = Written(studio.session.path, "twin-1", "r.pdf", "2026-11-21T10:00:00+00:00")
    studio.grant(Do("record-report", here))
    elsewhere = replace(here, project=Path("/elsewhere.btproj"))
    studio.grant(Do("record-report", elsewhere))
    assert studio.session.project is not None
    assert [report.twin_id for report in studio.session.project.reports] == ["twin-1"]


# ---------------------------------------------------------------- plans and runs


def answer_to(request: ScenarioRequest) -> ScenarioAnswer:
    import numpy as np

    plan = request.scenario
    result = replace(plan, id="x").result
    runs = np.zeros((plan.seeds, 20, 12))
    from tests.ui.small import small_project

    result = small_project().scenario("plan-1").result
    return ScenarioAnswer(replace(plan, result=result), runs, runs, 2.0)


def run_plan(studio: Studio, link: FakeLink, seeds: int) -> None:
    studio.session.select(replace(studio.session.selection, scenario_id="plan-3"))
    studio.present_now()
    plan = studio.view.scenario
    assert plan is not None
    assert studio.view.twin is not None
    request = ScenarioRequest(studio.view.twin, replace(plan, seeds=seeds))
    studio.grant(Ask(request, "Preview"))
    job = next(j for j in link.jobs if j.kind == "scenario")
    link.end(job, state="done", answer=answer_to(request))
    studio.present_now()


def test_a_preview_is_shown_and_not_kept(studio: Studio, link: FakeLink) -> None:
    steps = len(studio.view.history.texts)
    run_plan(studio, link, 16)
    assert studio.view.scenario is not None
    assert studio.view.scenario.result is not None
    assert studio.session.project is not None
    assert studio.session.project.scenario("plan-3").result is None
    assert len(studio.view.history.texts) == steps


def test_a_full_run_is_kept(studio: Studio, link: FakeLink) -> None:
    run_plan(studio, link, 64)
    assert studio.session.project is not None
    assert studio.session.project.scenario("plan-3").result is not None
    assert studio.view.history.texts[-1] == "Run “Later”"


def test_a_full_run_keeps_edits_that_were_made_meanwhile(
    studio: Studio, link: FakeLink
) -> None:
    """A change that is added and switched off does not alter what was run."""
    studio.session.select(replace(studio.session.selection, scenario_id="plan-3"))
    studio.present_now()
    plan, twin = studio.view.scenario, studio.view.twin
    assert plan is not None
    assert twin is not None
    request = ScenarioRequest(twin, replace(plan, seeds=64))
    studio.grant(Ask(request, "Run"))
    edited = replace(plan, changes=(*plan.changes, plan.changes[0]), off=(1,))
    assert studio.session.project is not None
    studio.grant(Change(studio.session.project.with_scenario(edited), "Edit"))
    job = next(j for j in link.jobs if j.kind == "scenario")
    link.end(job, state="done", answer=answer_to(request))
    kept = studio.session.project.scenario("plan-3")
    assert kept.result is not None
    assert (len(kept.changes), kept.off, kept.seeds) == (2, (1,), 64)


def test_one_free_run_of_the_twin_is_asked_when_the_engine_rests(
    studio: Studio, link: FakeLink
) -> None:
    requests = [job.request for job in link.jobs]
    assert [type(r) for r in requests] == [SimulateRequest]
    studio.present_now()
    assert len(link.jobs) == 1


# ---------------------------------------------------------------- opening


def test_a_locked_project_is_offered_read_only(
    studio: Studio, link: FakeLink, tmp_path: Path
) -> None:
    folder = tmp_path / "busy.btproj"
    with ProjectStore.create(folder):
        (folder / "lock").unlink()
        code = (
            "import sys, time\n"
            "from brainTwinStudio.files.store import ProjectStore\n"
            f"s = ProjectStore.open({str(folder)!r}); print('open', flush=True)\n"
            "sys.stdin.read()"
        )
        holder = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline().strip() == b"open"
            studio.act("open-project", folder)
            assert "Open read-only" in offered(studio)
            studio.act("open-read-only", folder)
            studio.present_now()
            assert studio.view.read_only
        finally:
            holder.stdin.close()
            holder.wait()
            holder.stdout.close()


def test_a_killed_window_loses_no_confirmed_step(
    studio: Studio, tmp_path: Path
) -> None:
    """Another process opens a window's session, changes things, and is killed."""
    folder = tmp_path / "killed.btproj"
    code = (
        "import os, signal\n"
        "from dataclasses import replace\n"
        "from brainTwinStudio.files.store import ProjectStore\n"
        "from brainTwinStudio.ui.session import Session\n"
        "from tests.ui.small import small_project\n"
        f"store = ProjectStore.create({str(folder)!r})\n"
        "session = Session(); session.open(store)\n"
        "session.change(small_project(), 'Import all')\n"
        "session.change(session.project.without_scenario('plan-3'), 'Delete plan')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False
    )
    assert ended.returncode == -signal.SIGKILL
    studio.act("open-project", folder)
    studio.present_now()
    assert studio.view.history.texts[-2:] == ("Import all", "Delete plan")
    assert any("Every confirmed step is here" in s for s in sentences(studio))


# ---------------------------------------------------------------- nothing is left


def test_windows_that_were_closed_leave_nothing_behind(
    tmp_path: Path, qtbot: QtBot, project: Project
) -> None:
    """Windows opened on a project, each like the one before: no handles, threads or
    widgets remain."""
    import gc
    import weakref

    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    with ProjectStore.create(tmp_path / "study.btproj") as store:
        store.change(project, "Import all")
    gone: list[weakref.ref[Studio]] = []

    def cycle(number: int) -> int:
        folder = tmp_path / f"own-{number}"
        folder.mkdir()
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        studio = Studio(folder, settings, FakeLink())  # type: ignore[arg-type]
        studio.session.open(ProjectStore.open(tmp_path / "study.btproj"))
        studio.window.show()
        for stage in ("data", "inspect", "plan"):
            studio.show_stage(stage)
            studio.present_now()
        studio.window.close()
        studio.deleteLater()
        gone.append(weakref.ref(studio))
        del studio
        QThreadPool.globalInstance().waitForDone(5000)
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
        return len(QApplication.allWidgets())

    counts = [cycle(number) for number in range(3)]
    assert counts[-1] == counts[1]
    assert [ref() for ref in gone] == [None] * len(gone)
    if sys.platform == "linux":
        handles = len(os.listdir("/proc/self/fd"))
        cycle(99)
        assert len(os.listdir("/proc/self/fd")) <= handles

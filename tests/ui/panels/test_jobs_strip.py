"""The strip of jobs: says how the engine stands, and stops it by real clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.jobs_strip import HEIGHT_PX, JobsStrip
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do
from tests.ui.made_jobs import running_job, waiting_job
from tests.ui.panels.listening import deeds

LEFT = Qt.MouseButton.LeftButton
SENTENCE = "The engine ended unexpectedly (exit code 9)."


@pytest.fixture
def strip(qtbot: QtBot) -> JobsStrip:
    strip = JobsStrip()
    qtbot.addWidget(strip)
    strip.resize(1400, HEIGHT_PX)
    strip.show()
    return strip


@pytest.fixture
def wishes(strip: JobsStrip) -> list[Do]:
    heard: list[Do] = []
    strip.wish.connect(heard.append)
    return heard


def shown(view: View, *jobs: Job) -> View:
    return replace(view, jobs=jobs)


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)


def test_at_rest_it_says_what_was_finished_last(strip: JobsStrip, view: View):
    done = running_job(view, state="done", seconds=192.0, answer=view.twin)
    strip.present(shown(view, done))
    assert strip.title.text() == "Fit “Standard” finished"
    assert strip.stage.text() == "3\u00a0min 12\u00a0s"
    assert strip._rest_words.text() == "Queue empty"
    assert not strip.meter.isVisible()
    assert not strip.stop.isVisible()


def test_a_job_without_an_estimate_says_nothing_of_the_rest(view: View):
    job = running_job(view)
    assert going_of(job).endswith(" 40 %, about 1–2\u00a0min left.")
    bare = replace(job, stage="", fraction=0.0, seconds_left=None)
    assert going_of(bare) == "Starting, 0 %."


def test_a_running_job_shows_stage_percent_range_and_loss(strip: JobsStrip, view: View):
    strip.present(shown(view, running_job(view), waiting_job(view)))
    assert strip.stage.text() == "stage 4 of 6, learned connectome"
    assert strip.percent.text() == "40 %"
    assert strip.left.text() == "about 1–2\u00a0min left"
    assert strip.loss.text() == "loss 0.608"
    assert strip.queue.text() == "1 in queue"
    assert strip.queue.isVisible()


def test_time_left_is_not_said_while_it_cannot_be_told(strip: JobsStrip, view: View):
    strip.present(shown(view, running_job(view, seconds_left=None)))
    assert not strip.left.isVisible()
    stages = (("Preparing", 0.0), ("Compiling", 0.5))
    compiling = running_job(view, stage="Compiling", stages=stages, course=())
    strip.present(shown(view, replace(compiling, id=9)))
    assert strip.left.text() == "compiling (first time only)"
    assert not strip.loss.isVisible()


def test_progress_moves_the_numbers(strip: JobsStrip, view: View):
    job = running_job(view)
    strip.present(shown(view, job))
    strip.show_job(replace(job, fraction=0.57, seconds=14.0))
    assert strip.percent.text() == "57 %"
    strip.show_job(replace(job, id=99, fraction=0.9))  # not the one that is shown
    assert strip.percent.text() == "57 %"


def test_stop_asks_for_a_stop(
    strip: JobsStrip, view: View, wishes: list[Do], qtbot: QtBot
):
    strip.present(shown(view, running_job(view)))
    click(qtbot, strip.stop)
    assert deeds(wishes) == [("stop", 7)]
    strip.present(shown(view, running_job(view, state="stopping")))
    assert strip.stop.text() == "Stopping…"
    assert not strip.stop.isEnabled()
    assert not strip.now.isVisible()


def test_a_stop_that_takes_long_can_be_forced(
    strip: JobsStrip, view: View, wishes: list[Do], qtbot: QtBot
):
    strip._late.timer.setInterval(5)  # 3 s for people
    strip.present(shown(view, running_job(view, state="stopping")))
    qtbot.waitUntil(strip.now.isVisible)
    click(qtbot, strip.now)
    assert deeds(wishes) == [("stop-now", 7)]
    strip.present(shown(view))
    assert not strip.now.isVisible()


def test_a_job_that_cannot_be_stopped_offers_no_stop(strip: JobsStrip, view: View):
    strip.present(shown(view, running_job(view, kind="simulate")))
    assert not strip.stop.isVisible()


def test_a_lost_fit_can_be_resumed(
    strip: JobsStrip, view: View, wishes: list[Do], qtbot: QtBot
):
    lost = running_job(view, state="lost", sentence=SENTENCE)
    strip.present(shown(view, lost))
    assert strip.title.text() == "Fit “Standard” was lost"
    assert strip.stage.text() == SENTENCE
    click(qtbot, strip.resume)
    assert deeds(wishes) == [("resume", 7)]


def test_the_list_unfolds_and_acts_on_each_job(
    strip: JobsStrip, view: View, wishes: list[Do], qtbot: QtBot
):
    failed = running_job(
        view, id=3, state="failed", sentence="Too short.", details="Traceback"
    )
    strip.present(shown(view, running_job(view), waiting_job(view), failed))
    assert not strip.rows.isVisible()
    click(qtbot, strip.unfold)
    going, waiting, broken = strip.rows.rows
    assert going.text.text() == "stage 4 of 6, learned connectome, 40 %"
    assert waiting.text.text() == "in the queue"
    assert broken.text.text() == "Too short."
    click(qtbot, going.buttons["stop"])
    click(qtbot, waiting.buttons["remove"])
    click(qtbot, broken.buttons["resume"])
    click(qtbot, broken.buttons["remove"])
    assert deeds(wishes) == [
        ("stop", 7),
        ("stop", 8),
        ("resume", 3),
        ("forget-job", 3),
    ]
    assert not broken.details.isVisible()
    click(qtbot, broken.buttons["details"])
    assert broken.details.isVisible()
    assert broken.details.toPlainText() == "Traceback"


def test_rows_stay_while_their_jobs_stay(strip: JobsStrip, view: View, qtbot: QtBot):
    job = running_job(view)
    strip.present(shown(view, job))
    click(qtbot, strip.unfold)
    row = strip.rows.rows[0]
    strip.show_job(replace(job, fraction=0.9, seconds=20.0))
    assert row.text.text().endswith("90 %")
    strip.present(shown(view, replace(job, fraction=0.91, seconds=21.0)))
    assert strip.rows.rows == [row]
    strip.present(shown(view, replace(job, state="done")))
    assert strip.rows.rows != [row]


def test_the_log_is_a_click_away(strip: JobsStrip, wishes: list[Do], qtbot: QtBot):
    click(qtbot, strip.log)
    assert deeds(wishes) == [("show-log", None)]


def test_presenting_wishes_for_nothing(strip: JobsStrip, view: View, wishes: list[Do]):
    for state in ("queued", "running", "stopping", "done", "failed", "lost"):
        strip.present(shown(view, running_job(view, state=state)))
    strip.present(View())
    assert wishes == []


def test_a_free_run_of_the_window_does_not_hide_how_the_fit_ended(
    strip: JobsStrip, view: View
):
    fit = running_job(view, state="done", seconds=192.0, answer=view.twin)
    run = replace(fit, id=9, kind="simulate", title="Simulate Fit 1", answer=None)
    strip.present(shown(view, run, fit))
    assert strip.title.text() == "Fit “Standard” finished"
    strip.present(shown(view, replace(run, state="failed"), fit))
    assert strip.title.text() == "Simulate Fit 1 failed"
    strip.present(shown(view, run))
    assert strip.title.text() == "Simulate Fit 1 finished"

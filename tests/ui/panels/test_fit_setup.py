"""The form of a fit: what is clicked is what is asked for."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import BenchmarkRequest, FitRequest
from brainTwinStudio.project import Catalogue, PartInfo
from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.panels.fit_choices import choices_of, shortage_in
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.ui.made_jobs import request_of, running_job
from tests.ui.seizure_views import seizure_view
from tests.ui.small import empty_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def setup(qtbot: QtBot, view: View, tmp_path: Path) -> FitSetup:
    setup = FitSetup()
    qtbot.addWidget(setup)
    setup.resize(302, 820)
    setup.set_times(EffortTimes(tmp_path))
    setup.present(view)
    setup.show()
    return setup


@pytest.fixture
def asked(setup: FitSetup) -> list[Ask]:
    heard: list[Ask] = []
    setup.wish.connect(heard.append)
    return heard


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    place = button.rect().center()
    if isinstance(button, QRadioButton) or button.property("checkable"):
        place.setX(10)
    qtbot.mouseClick(button, LEFT, pos=place)


def requested(asked: list[Ask]) -> FitRequest:
    request = asked[-1].request
    assert isinstance(request, FitRequest)
    return request


def test_who_has_nothing_but_seizures_is_offered_their_onset(
    setup: FitSetup, view: View, qtbot: QtBot
):
    assert not setup.locate.isVisible()
    setup.present(seizure_view())
    assert not setup.start.isVisible()
    assert "locate where they begin" in setup.warning.text()
    assert setup.error.text() == ""
    heard: list[Do] = []
    setup.wish.connect(heard.append)
    click(qtbot, setup.locate)
    (wish,) = heard
    assert wish.action == "locate"
    setup.present(view)
    assert setup.start.isVisible()
    assert not setup.locate.isVisible()


def test_too_little_data_is_told_below_the_choice_of_connectome(
    setup: FitSetup, view: View, qtbot: QtBot
):
    note = setup.form.data_note
    setup.present(noisy(view))
    assert note.isVisible()
    assert note.text().startswith("Too little data for a learned connectome")
    long = replace(setup.choices, connectome="fixed", recordings=())
    assert shortage_in(view, long) == ""  # nothing is chosen, nothing is said


def noisy(view: View) -> View:
    """The patient's runs replaced by white noise."""
    assert view.patient is not None
    assert view.project is not None
    draw = np.random.default_rng(0)
    runs = tuple(
        replace(run, signals=draw.normal(size=run.signals.shape))
        for run in view.patient.recordings
    )
    patient = replace(view.patient, recordings=runs)
    return replace(view, project=view.project.with_patient(patient))


def test_start_asks_for_what_is_shown(setup: FitSetup, asked: list[Ask], qtbot: QtBot):
    click(qtbot, setup.start)
    settings = requested(asked).settings
    assert asked[0].title == "Fit “Standard”"
    assert (settings.effort, settings.hold_out, settings.seed) == ("standard", 0.25, 0)
    assert dict(settings.losses) == {"fc": 1.0, "fcd": 1.0, "psd": 0.25}


def test_clicks_become_choices(setup: FitSetup, asked: list[Ask], qtbot: QtBot):
    form = setup.form
    click(qtbot, form.goal.buttons["fcd"])
    click(qtbot, form.effort.buttons["thorough"])
    click(qtbot, form.learned._group.button(1))
    click(qtbot, form.slow_gain)
    form.share.selectAll()
    QTest.keyClicks(form.share, "30")
    QTest.keyClick(form.share, Qt.Key.Key_Return)
    click(qtbot, setup.start)
    request = requested(asked)
    assert request.settings.losses == (("fc", 1.0), ("fcd", 1.0))
    assert request.settings.effort == "thorough"
    assert request.settings.hold_out == 0.3
    assert request.spec.connectome == "fixed"
    assert not request.spec.slow_gain


def test_nothing_needs_to_be_held_out(setup: FitSetup, asked: list[Ask], qtbot: QtBot):
    click(qtbot, setup.form.hold_out)
    click(qtbot, setup.start)
    assert requested(asked).settings.hold_out == 0


def test_advanced_choices_are_folded_and_count(
    setup: FitSetup, asked: list[Ask], qtbot: QtBot
):
    advanced = setup.form.advanced
    assert not advanced.seed.isVisible()
    click(qtbot, advanced.fold)
    for field, text in ((advanced.seed, "42"), (advanced.weights["psd"], "1.5")):
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    click(qtbot, setup.start)
    settings = requested(asked).settings
    assert settings.seed == 42
    assert dict(settings.losses)["psd"] == 1.5
    assert setup.form.goal.current() == ""  # none of the usual goals any more
    click(qtbot, setup.form.goal.buttons["fc"])
    assert advanced.weights["psd"].value() == 0


def offering() -> Catalogue:
    """What the engine offers, as far as the form asks."""
    parts = tuple(PartInfo(name, name.title(), name) for name in ("adam", "sgd"))
    held = (
        PartInfo("weights_l1", "Sparse change of weights", "few"),
        PartInfo("physics", "Physics", "needs a course", fitted=False),
    )
    none = ()
    return Catalogue(
        *(none, none, none, none, none, none, parts, none, "cpu", none),
        regularisers=held,
        uncertainties=tuple(PartInfo(n, n.title(), n) for n in ("laplace", "nuts")),
    )


def test_optimiser_and_regularisers_are_chosen_under_advanced(
    setup: FitSetup, asked: list[Ask], qtbot: QtBot
):
    advanced = setup.form.advanced
    setup.set_catalogue(offering())
    click(qtbot, advanced.fold)
    method = advanced.method
    assert list(method.boxes) == ["weights_l1"]  # what fits can use
    field = method.weights["weights_l1"]
    assert not field.isVisible()
    QTest.mouseClick(method.boxes["weights_l1"], LEFT, pos=QPoint(8, 8))
    method.combo.setCurrentIndex(2)
    method.combo.activated.emit(2)
    assert method.uncertainty() == "laplace"
    method.sure.setCurrentIndex(1)
    method.sure.activated.emit(1)
    click(qtbot, setup.start)
    settings = requested(asked).settings
    assert settings.optimiser == "sgd"
    assert settings.uncertainty == "nuts"
    assert settings.regularisers == (("weights_l1", None),)
    for text, weight in (("0.25", 0.25), ("", None)):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        click(qtbot, setup.start)
        assert requested(asked).settings.regularisers == (("weights_l1", weight),)


def test_choices_outlive_an_engine_that_has_not_answered(setup: FitSetup, view: View):
    chosen = {"optimiser": "sgd", "regularisers": (("weights_l1", 0.5),)}
    chosen |= {"uncertainty": "ensemble"}
    request = request_of(view, **chosen)
    setup.form.set(choices_of(request), request.recordings)
    assert setup.form.choices().regularisers == chosen["regularisers"]
    setup.set_catalogue(offering())
    assert setup.form.choices().optimiser == "sgd"
    assert setup.form.choices().uncertainty == "ensemble"
    assert setup.form.advanced.method.weights["weights_l1"].value() == 0.5


def test_a_fit_without_recordings_is_refused_in_words(
    setup: FitSetup, asked: list[Ask], qtbot: QtBot
):
    click(qtbot, setup.form.runs.boxes["rest-1"])
    click(qtbot, setup.start)
    assert asked == []
    assert setup.error.isVisible()
    assert "at least one" in setup.error.text()
    click(qtbot, setup.form.runs.boxes["rest-1"])
    assert not setup.error.isVisible()


def test_what_is_missing_is_said_and_nothing_can_be_started(
    setup: FitSetup, asked: list[Ask], view: View
):
    setup.present(empty_view())
    assert "No project is open" in setup.error.text()
    assert not setup.start.isEnabled()
    setup.present(replace(view, read_only=True))
    assert "read-only" in setup.error.text()
    setup.present(view)
    assert setup.start.isEnabled()
    assert asked == []


def test_times_are_measured_or_said_to_be_unknown(
    setup: FitSetup, view: View, asked: list[Ask], qtbot: QtBot
):
    notes = setup.form.effort.notes
    assert {note.text() for note in notes.values()} == {"not measured"}
    click(qtbot, setup.form.test_button)
    assert isinstance(asked[0].request, BenchmarkRequest)
    assert view.twin is not None
    assert setup.times is not None
    setup.times.remember(request_of(view), replace(view.twin, seconds=62.0))
    setup.present(view)
    assert notes["standard"].text() == "about 60\u00a0s"
    assert setup.form.times_note.text().startswith("Measured here: standard")
    assert not setup.form.test_button.isVisible()


def test_a_running_fit_shows_its_own_choices_locked(
    setup: FitSetup, view: View, qtbot: QtBot, asked: list[Ask]
):
    click(qtbot, setup.form.effort.buttons["quick"])
    running = replace(view, jobs=(running_job(view),))
    setup.present(running)
    assert setup.head.title() == "Set-up (read-only while running)"
    assert setup.form.effort.current() == "standard"
    assert not setup.form.effort.isEnabled()
    assert not setup.start.isVisible()
    click(qtbot, setup.another)
    assert setup.form.effort.current() == "quick"  # as it was left
    assert setup.start.text() == "Add to queue"
    assert "added to the queue" in setup.queue_note.text()
    click(qtbot, setup.start)
    assert requested(asked).settings.effort == "quick"
    setup.present(running)
    assert setup.another.isVisible()


def test_quick_says_what_it_does_not_fit(setup: FitSetup, qtbot: QtBot):
    click(qtbot, setup.form.effort.buttons["quick"])
    assert "changes over time need Standard" in setup.warning.text()
    assert setup.form.slow_note.text() == "needs Standard"
    click(qtbot, setup.form.goal.buttons["fc"])
    assert not setup.warning.isVisible()


def test_presenting_wishes_for_nothing(setup: FitSetup, view: View, asked: list[Ask]):
    setup.present(replace(view, jobs=(running_job(view),)))
    setup.present(empty_view())
    setup.present(view)
    assert asked == []


def test_the_dialog_closes_once_a_fit_is_asked_for(view: View, qtbot: QtBot):
    busy = replace(view, jobs=(running_job(view),))
    dialog = NewFitDialog(None, busy)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    heard: list[Ask] = []
    dialog.wish.connect(heard.append)
    assert dialog.setup.start.text() == "Add to queue"  # never locked here
    click(qtbot, dialog.setup.start)
    assert len(heard) == 1
    assert not dialog.isVisible()

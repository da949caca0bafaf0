"""The tab System: questions, a knob that is dragged, the network, refusals."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import (
    DiagramRequest,
    NetworkModesRequest,
    PortraitRequest,
    RegionSystemRequest,
    TrajectoryRequest,
)
from brainTwinStudio.project.dynamics import Portrait
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.job_kinds import KINDS, QUIET
from brainTwinStudio.ui.pages.head_tabs import HeadTabs
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.panels.system import NO_TWIN, OF_EEG, STRONGEST, SystemPanel
from brainTwinStudio.ui.panels.system_asks import Asking
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.wishes import Ask, Select, Wish
from tests.ui.made_jobs import running_job
from tests.ui.made_systems import OWN, answer, network_modes
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import empty_view, small_project, small_view

LEFT = Qt.MouseButton.LeftButton


def done(ask: Ask, result: object = None, **changes: Any) -> Job:
    job = Job(1, KINDS[type(ask.request)], ask.title, ask.request, "done")
    made = result if result is not None else answer(ask.request)
    return replace(job, answer=made, **changes)


def serve(panel: SystemPanel, wishes: list[Wish], most: int = 50) -> list[type]:
    """Answer all that is asked, as the engine would; the kinds of the questions."""
    kinds: list[type] = []
    while wishes and len(kinds) < most:
        wish = wishes.pop(0)
        assert isinstance(wish, Ask)
        kinds.append(type(wish.request))
        panel.show_job(done(wish))
    return kinds


def text_of(panel: SystemPanel) -> str:
    labels = panel.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def panel(qtbot: QtBot) -> SystemPanel:
    result = SystemPanel()
    qtbot.addWidget(result)
    result.resize(752, 500)
    result.show()
    return result


@pytest.fixture
def ready(panel: SystemPanel) -> tuple[SystemPanel, list[Wish]]:
    """A panel that was told all about its region."""
    wishes = wishes_of(panel)
    panel.present(small_view())
    serve(panel, wishes)
    return panel, wishes


def test_without_a_twin_it_says_what_is_missing(panel: SystemPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    panel.present(empty_view())
    assert NO_TWIN in text_of(panel)
    view = small_view()
    panel.present(replace(view, selection=replace(view.selection, twin_id=None)))
    button = panel.empty.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert deeds(wishes) == [("fit", None)]


def test_a_twin_of_an_eeg_or_one_that_diverged_is_refused(
    panel: SystemPanel, monkeypatch: pytest.MonkeyPatch
):
    wishes, project = wishes_of(panel), small_project()
    twin = replace(project.twins[0], outcome="diverged")
    panel.present(small_view(project.with_twin(twin)))
    assert "diverged" in text_of(panel)
    name = "brainTwinStudio.ui.panels.system.explains_eeg"
    monkeypatch.setattr(name, lambda _: True)
    panel.present(small_view())
    assert OF_EEG in text_of(panel)
    assert wishes == []


def test_what_the_engine_refuses_is_told_in_its_words(panel: SystemPanel):
    wishes = wishes_of(panel)
    panel.present(small_view())
    (wish,) = wishes
    assert isinstance(wish, Ask)
    why = "'dale_rnn' is learned as a whole."
    panel.show_job(done(wish, 0, state="failed", sentence=why))
    assert why in text_of(panel)


def test_without_a_selection_the_region_that_receives_most_is_shown(
    panel: SystemPanel,
):
    wishes, view = wishes_of(panel), small_view()
    panel.present(view)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, RegionSystemRequest)
    weights = wish.request.twin.connectome.weights
    assert wish.request.region == int(np.argmax(weights.sum(axis=1)))
    assert panel.chosen.text() == STRONGEST
    chosen = replace(view.selection, regions=(view.names[5],))
    panel.present(replace(view, selection=chosen))
    last = wishes[-1]
    assert isinstance(last, Ask)
    assert isinstance(last.request, RegionSystemRequest)
    assert last.request.region == 5
    assert panel.chosen.text() == ""


def test_a_region_is_asked_in_steps_and_told_in_words(panel: SystemPanel, qtbot: QtBot):
    wishes = wishes_of(panel)
    panel.present(small_view())
    kinds = serve(panel, wishes)
    assert kinds.count(RegionSystemRequest) == 1
    assert kinds.count(DiagramRequest) == 3  # survey, near the value, with cycles
    study = panel.study
    assert study.diagram is not None
    low, high = study.diagram.ends
    assert low < OWN < 0 < high < 1  # the next Hopf point, not all of -100 to 100
    said = text_of(panel)
    assert "stable focus at 0.0500 Hz, fades to 1/e in 5.00 s" in _plain(said)
    assert "The nearest Hopf point (H) lies 0.200 above, at a = 0" in _plain(said)
    assert "a stable cycle is born there" in said
    assert "not estimated" in said
    assert panel.region.diagram.letters[0].item.toPlainText() == "H 0"
    assert panel.region.portrait.stable.x.size == 1
    panel.present(small_view(theme=theme.LIGHT))


def test_dragging_asks_one_portrait_at_a_time_and_ends_at_the_latest(
    ready: tuple[SystemPanel, list[Wish]], qtbot: QtBot
):
    panel, wishes = ready
    plot = panel.region.diagram
    assert panel.study.diagram is not None
    view = plot.viewport()
    for value in (-0.1, 0.0, 0.05, 0.1):
        place = plot.place_of(value, 0.0).toPoint()
        if value == -0.1:
            qtbot.mousePress(view, LEFT, pos=place)
        else:
            plot.pressed(plot.place_of(value, 0.0))
    asked = [w for w in wishes if isinstance(w, Ask)]
    assert [type(w.request) for w in asked] == [PortraitRequest]
    serve(panel, wishes)
    assert panel.study.value == pytest.approx(0.1, abs=0.01)
    drawn = panel.study.portrait
    assert isinstance(drawn, Portrait)
    assert drawn.equilibria[0].eigenvalues[0].real == pytest.approx(0.1, abs=0.01)
    assert panel.region.portrait.unstable.x.size == 1
    said = text_of(panel)
    assert "unstable focus" in said
    assert "A stable cycle of 0.0500 Hz" in _plain(said)
    assert panel.region.back.isEnabled()
    qtbot.mouseClick(panel.region.back, LEFT)
    serve(panel, wishes)
    assert panel.study.value == OWN
    assert not panel.region.back.isEnabled()


def test_keys_and_the_field_turn_the_knob_too(
    ready: tuple[SystemPanel, list[Wish]], qtbot: QtBot
):
    panel, wishes = ready
    qtbot.keyClick(panel.region.diagram, Qt.Key.Key_Right)
    assert panel.study.value > OWN
    panel.region.field.setText("-0.1")
    panel.region.field.editingFinished.emit()
    assert panel.study.value == pytest.approx(-0.1)
    serve(panel, wishes)
    assert "a = −0.100" in text_of(panel)


def test_a_click_into_the_portrait_starts_a_trajectory_that_follows_the_knob(
    ready: tuple[SystemPanel, list[Wish]], qtbot: QtBot
):
    panel, wishes = ready
    plot = panel.region.portrait
    place = plot.place_of(0.3, 0.0).toPoint()
    qtbot.mouseClick(plot.viewport(), LEFT, pos=place)
    assert serve(panel, wishes) == [TrajectoryRequest]
    assert plot.way.x[0] == pytest.approx(0.3, abs=0.02)
    assert abs(plot.way.x[-1]) < 0.1
    panel.study.turn(-0.3)
    assert set(serve(panel, wishes)) == {PortraitRequest, TrajectoryRequest}
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert serve(panel, wishes) == [TrajectoryRequest]
    assert plot.way.x[0] == pytest.approx(0.0, abs=1e-9)


def test_another_knob_has_a_diagram_of_its_own_and_can_be_widened(
    ready: tuple[SystemPanel, list[Wish]], qtbot: QtBot
):
    panel, wishes = ready
    panel.study.choose("input x")
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, DiagramRequest)
    assert wish.request.knob == "input x"
    assert wish.request.ends is not None
    assert 0 < wish.request.ends[1] < 5  # about the region's own speed
    wishes.clear()
    panel.study.choose("a")
    panel.show_job(done(wish))  # not what is chosen now
    assert panel.study.diagram is None
    serve(panel, wishes)
    before = panel.study.diagram
    assert before is not None
    qtbot.mouseClick(panel.region.wider, LEFT)
    serve(panel, wishes)
    assert panel.study.diagram is not None
    assert np.ptp(panel.study.diagram.ends) > 1.9 * np.ptp(before.ends)


def test_a_panel_that_waits_says_for_what(panel: SystemPanel):
    view = small_view()
    panel.present(replace(view, jobs=(running_job(view),)))
    assert "Waiting for “Fit “Standard””." in text_of(panel)


def test_a_hidden_panel_asks_nothing(qtbot: QtBot):
    hidden = SystemPanel()
    qtbot.addWidget(hidden)
    wishes = wishes_of(hidden)
    hidden.present(small_view())
    assert wishes == []
    hidden.show()
    assert [type(w) for w in wishes] == [Ask]


def test_modes_are_asked_by_a_button_and_told_by_region(
    panel: SystemPanel, qtbot: QtBot
):
    wishes, view = wishes_of(panel), small_view()
    panel.present(view)
    wishes.clear()
    qtbot.mouseClick(panel.segments.button("network"), LEFT)
    button = panel.empty.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, NetworkModesRequest)
    assert KINDS[NetworkModesRequest] != QUIET  # it may be long: the strip shows it
    assert view.twin is not None
    modes = network_modes(len(view.names))
    told = replace(view, modes={view.twin.id: modes})
    panel.present(told)
    network = panel.network
    assert network.of_average.text().startswith("Falls with strength, r = −0.8")
    assert "of its own" in network.of_modal.text()
    place = network.modes.place_of(modes.frequency_hz[4], modes.fading_s[4])
    qtbot.mouseClick(network.modes.viewport(), LEFT, pos=place.toPoint())
    assert network.mode_title.text().startswith("Mode 5: ")
    assert "100 %" in network.bars.accessibleDescription()
    wishes.clear()
    network.average.picked.emit(3)
    (wish,) = wishes
    assert isinstance(wish, Select)
    assert wish.selection.regions == (view.names[3],)


def test_the_numbers_of_every_plot_can_be_copied(
    ready: tuple[SystemPanel, list[Wish]],
):
    panel, _ = ready
    for plot in (panel.region.portrait, panel.region.diagram):
        plot.menu().actions()[0].trigger()
        rows = QGuiApplication.clipboard().text().splitlines()
        assert rows[0].startswith("what\t")
        assert len({row.count("\t") for row in rows}) == 1
        assert plot.accessibleName()
        assert plot.accessibleDescription()
    copied = panel.region.diagram.numbers()
    assert "stable cycle" in copied
    assert "hopf\t0\t0" in copied
    assert "stable focus\t0\t0" in panel.region.portrait.numbers()


def test_only_the_newest_question_of_a_kind_waits():
    asking, asked = Asking(), []
    asking.asked.connect(asked.append)
    requests = [RegionSystemRequest(small_project().twins[0], n) for n in range(4)]
    for request in requests:
        asking.ask(request)
    assert [ask.request.region for ask in asked] == [0]
    assert asking.take(done(asked[0]))
    assert [ask.request.region for ask in asked] == [0, 3]
    asking.forget()
    assert not asking.take(done(asked[1]))
    assert not asking.is_busy


def test_the_tab_takes_the_place_of_the_brain(qtbot: QtBot):
    page = InspectPage()
    qtbot.addWidget(page)
    page.resize(1054, 578)
    page.show()
    page.present(small_view())
    wishes = wishes_of(page)
    page.show_place(6)
    assert page.system.isVisible()
    assert not page.signals.isVisible()
    assert isinstance(wishes[0], Ask)  # nothing was asked before it was seen
    (shown,) = [t for t in page.findChildren(HeadTabs) if t.isVisible()]
    assert shown.tabs[6].isChecked()
    assert page.minimumSizeHint().width() <= 1054
    page.show_place(5)
    assert page.states.isVisible()


def test_modes_of_a_twin_are_kept_while_the_window_is_open():
    kept, twin = Told(), small_project().twins[0]
    assert kept.twin_of(NetworkModesRequest(twin)) is twin
    modes = network_modes(4)
    kept.keep(modes, twin.id)
    assert kept.shown()["modes"] == {twin.id: modes}
    kept.clear()
    assert kept.shown()["modes"] == {}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")

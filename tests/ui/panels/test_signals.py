from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ScenarioAnswer, SimulateRequest, Simulation
from brainTwinStudio.project import Recording
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels import signal_scene as scenes
from brainTwinStudio.ui.panels.signals import NO_FCD, SignalsPanel
from brainTwinStudio.ui.plots.marks import Curve
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_view


def with_run(view: Any) -> View:
    bold = np.random.default_rng(3).normal(size=(2, 300, 12))
    return replace(view, runs={"twin-1": Simulation(bold, 2.0, view.names)})


def with_answer(view: Any) -> View:
    before = np.random.default_rng(4).normal(size=(2, 300, 12))
    after = before * 0.5
    after[:, :, 5] = np.nan
    answer = ScenarioAnswer(view.scenario, before, after, 2.0)
    return replace(view, answers={"plan-1": answer})


def selecting(view: Any, *places: int) -> View:
    names = tuple(view.names[i] for i in places)
    return replace(view, selection=replace(view.selection, regions=names))


def with_eeg(view: Any) -> View:
    values = np.random.default_rng(5).normal(size=(3, 2560))
    eeg = Recording("eeg-1", "eeg", values, 256.0, ("E1", "E2", "E3"))
    patient = replace(view.patient, recordings=(*view.patient.recordings, eeg))
    selection = replace(view.selection, recording_id="eeg-1")
    return replace(
        view, project=view.project.with_patient(patient), selection=selection
    )


@pytest.fixture
def panel(qtbot: QtBot) -> SignalsPanel:
    result = SignalsPanel()
    qtbot.addWidget(result)
    result.resize(360, 340)
    result.show()
    return result


def curves(plot: Any) -> dict[str, Curve]:
    return {mark.name: mark for mark in plot.marks if isinstance(mark, Curve)}


def names(panel: SignalsPanel) -> list[str]:
    words = [m for m in panel.traces.marks if not isinstance(m, Curve)]
    return [m.item.toPlainText() for m in words if m.item.isVisible()]


def test_without_a_selection_the_first_two_regions_are_drawn(
    panel: SignalsPanel, view: Any
) -> None:
    panel.present(with_run(view))
    assert names(panel) == ["L Cuneus", "L Fusiform"]
    drawn = curves(panel.traces)
    assert drawn["measured"].token == "measured"
    assert drawn["simulated"].item.opts["pen"].color().name().upper() == theme.DARK.sim


def test_selected_regions_are_drawn_at_most_eight(
    panel: SignalsPanel, view: Any, qtbot: QtBot
) -> None:
    panel.present(selecting(view, 4))
    assert names(panel) == ["L Precuneus"]
    panel.segments.set_current("signals")
    panel.present(selecting(view, *range(10)))
    qtbot.waitUntil(lambda: len(names(panel)) == 8)
    assert panel.fact.text() == "First 8 of 10 selected"


def test_the_spectrum_is_of_the_selected_region(panel: SignalsPanel, view: Any) -> None:
    panel.present(selecting(view, 4))
    power = view.twin.measured["psd"][4]
    assert curves(panel.spectrum)["measured"].y == pytest.approx(10 * np.log10(power))
    panel.present(view)
    assert panel.fact.text() == "Median of all, fitted part"


def test_a_missing_run_is_named_and_can_be_asked_for(
    panel: SignalsPanel, view: Any, qtbot: QtBot
) -> None:
    panel.present(view)
    assert panel.notice.text() == scenes.NOT_RUN
    assert panel.run.isVisible()
    with qtbot.waitSignal(panel.wish) as told:
        panel.run.click()
    [wish] = list(told.args or ())
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, SimulateRequest)
    assert wish.request.twin is view.twin


def test_while_the_twin_runs_it_is_not_asked_for_again(
    panel: SignalsPanel, view: Any
) -> None:
    job = Job(1, "simulate", "Simulate", SimulateRequest(view.twin), "running")
    panel.present(replace(view, jobs=(job,)))
    assert panel.notice.text() == scenes.RUNNING
    assert not panel.run.isVisible()
    panel.present(with_run(view))
    assert not panel.notice.isVisible()


def test_without_a_twin_only_the_recording_is_drawn(
    panel: SignalsPanel, view: Any, qtbot: QtBot
) -> None:
    bare = replace(view, selection=replace(view.selection, twin_id=None))
    panel.present(bare)
    assert panel.notice.text() == scenes.NO_TWIN
    assert not panel.legends["simulated"].isVisible()
    assert not curves(panel.spectrum)["measured"].y.size
    qtbot.waitUntil(lambda: curves(panel.spectrum)["measured"].y.size > 0)
    assert not curves(panel.spectrum)["simulated"].y.size


def test_what_was_computed_once_is_kept(
    panel: SignalsPanel, view: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(view, selection=replace(view.selection, twin_id=None))
    panel.present(bare)
    qtbot.waitUntil(lambda: curves(panel.spectrum)["measured"].y.size > 0)
    worked: list[object] = []
    monkeypatch.setattr(panel._summaries, "_start", worked.append)
    panel.present(view)
    panel.present(selecting(bare, 3))
    assert curves(panel.spectrum)["measured"].y.size
    assert not panel._summaries.working()
    assert not worked


def test_fcd_is_drawn_from_the_twin_with_its_distance(
    panel: SignalsPanel, view: Any
) -> None:
    panel.segments.set_current("fcd")
    panel.present(view)
    assert panel.fcd.isVisible()
    assert not panel.traces.isVisible()
    assert panel.fact.text() == "KS 0.12 fitted, 0.20 held-out"
    drawn = curves(panel.fcd)
    assert drawn["measured"].y[1::2].sum() == pytest.approx(100)


def test_a_recording_that_was_not_fitted_is_drawn_from_itself(
    panel: SignalsPanel, view: Any, qtbot: QtBot
) -> None:
    other = replace(
        view.recording,
        id="rest-2",
        sha256="cd" * 32,
        signals=np.cumsum(view.recording.signals, axis=1),
    )
    patient = replace(view.patient, recordings=(*view.patient.recordings, other))
    selection = replace(view.selection, recording_id="rest-2")
    project = view.project.with_patient(patient)
    panel.present(replace(view, project=project, selection=selection))
    qtbot.waitUntil(lambda: curves(panel.spectrum)["measured"].y.size > 0)
    stored = view.twin.measured["psd_hz"]
    assert curves(panel.spectrum)["measured"].y.size != stored.size
    assert curves(panel.spectrum)["simulated"].y.size
    assert panel.fact.text() == "Median of all"


def test_a_recording_that_is_too_short_for_fcd_says_so(
    panel: SignalsPanel, view: Any, qtbot: QtBot
) -> None:
    recording = view.patient.recordings[0]
    short = replace(recording, signals=recording.signals[:, :40])
    patient = replace(view.patient, recordings=(short,))
    selection = replace(view.selection, twin_id=None)
    panel.segments.set_current("fcd")
    project = view.project.with_patient(patient)
    panel.present(replace(view, project=project, selection=selection))
    qtbot.waitUntil(lambda: panel.fact.text() == NO_FCD)


def test_channels_of_an_eeg_are_drawn_by_their_names(
    panel: SignalsPanel, view: Any
) -> None:
    panel.present(selecting(with_eeg(view), 4))
    assert names(panel) == ["E1", "E2", "E3"]
    assert panel.notice.text() == scenes.ONLY_OTHER.format(explained="fMRI")
    assert panel.traces.box.viewRange()[0] == pytest.approx([0, 10], abs=0.1)


def test_a_plan_is_compared_with_the_twin(panel: SignalsPanel, view: Any) -> None:
    panel.present(selecting(with_answer(view), 1, 5))
    panel.more.menu().actions()[1].trigger()
    drawn = curves(panel.traces)
    assert set(drawn) == {"twin", "plan"}
    assert drawn["plan"].item.opts["pen"].color().name().upper() == theme.DARK.plan
    samples = drawn["plan"].item.yData.reshape(2, -1)
    assert np.isfinite(samples[0, :-1]).all()  # fusiform, kept
    assert np.isnan(samples[1]).all()  # temporal pole, removed
    assert panel.legends["plan"].isVisible()


def test_the_spectrum_of_a_plan_is_computed_from_all_its_runs(
    qtbot: QtBot, view: Any
) -> None:
    panel = SignalsPanel("plan")
    qtbot.addWidget(panel)
    panel.resize(360, 340)
    panel.show()
    panel.present(with_answer(selecting(view, 1)))
    drawn = lambda: [c.y.size for c in curves(panel.spectrum).values()]  # noqa: E731
    qtbot.waitUntil(lambda: len(drawn()) >= 2 and all(drawn()))
    first, second = (curves(panel.spectrum)[name].y for name in ("twin", "plan"))
    assert first == pytest.approx(second)  # relative power: half the size, same shape


def test_a_plan_that_was_not_run_says_so(qtbot: QtBot, view: Any) -> None:
    panel = SignalsPanel("plan")
    qtbot.addWidget(panel)
    panel.show()
    panel.present(view)
    assert panel.empty.isVisible()
    words = [label.text() for label in panel.empty.findChildren(QLabel)]
    assert scenes.NO_ANSWER in words


def test_without_a_project_the_panel_asks_for_data(
    panel: SignalsPanel, qtbot: QtBot
) -> None:
    panel.present(empty_view())
    assert panel.empty.isVisible()
    with qtbot.waitSignal(panel.wish) as told:
        panel.empty.pressed.emit()
    [wish] = list(told.args or ())
    assert isinstance(wish, Do)
    assert wish.action == "add-data"


def test_presenting_the_same_draws_nothing_and_wishes_nothing(
    panel: SignalsPanel, view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = wishes_of(panel)
    view = with_run(view)
    panel.present(view)
    drawn: list[int] = []
    monkeypatch.setattr(panel, "_draw", lambda view: drawn.append(1))
    panel.present(replace(view, busy="saving"))
    assert (told, drawn) == ([], [])
    panel.present(selecting(view, 2))
    assert drawn == [1]


def test_a_theme_reaches_all_plots(panel: SignalsPanel, view: Any) -> None:
    panel.present(replace(view, theme=theme.LIGHT))
    for plot in panel.plots():
        assert plot.backgroundBrush().color().name().upper() == theme.LIGHT.panel


def test_a_low_panel_keeps_its_axes_readable(panel: SignalsPanel, view: Any) -> None:
    panel.present(view)
    panel.resize(312, 220)
    assert panel.spectrum.bottom.labelText == ""
    assert panel.minimumSizeHint().height() < 260


def test_summaries_of_the_simulation_keep_missing_regions_missing() -> None:
    view = with_answer(small_view())
    scene = scenes.scene_of(view, "plan")
    summary = scenes.summary_of(scene.second, with_fcd=True)
    assert summary is not None
    assert np.isnan(summary.power[5]).all()
    assert summary.power[0].sum() == pytest.approx(1)
    assert summary.fcd is not None
    assert np.isfinite(summary.fcd).all()

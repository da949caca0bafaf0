"""Stimulation with mouse and keys: honest quantities, one wish an edit."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.files.site_profile import read_site_profile
from brainTwinStudio.jobs.messages import ScenarioRequest
from brainTwinStudio.project import FrozenMap, Scenario, Stimulation
from brainTwinStudio.project.dose import device_of
from brainTwinStudio.project.waveforms import WAVEFORMS, Waveform
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.ui import plans, stimuli
from brainTwinStudio.ui.panels.dose import NO_LIMITS, NO_STIMULATOR
from brainTwinStudio.ui.panels.stimulus_editor import StimulusEditor
from brainTwinStudio.ui.panels.waveform import WaveformPanel
from brainTwinStudio.ui.plots import wave_shape
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Change, Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import edited, showing
from tests.ui.small import empty_view, small_view

LEFT = Qt.MouseButton.LeftButton
RUN_S = 300 * 2.0  # samples of a training run times the repetition time
INSULA, PRECUNEUS = NAMES[2], NAMES[4]
NBSP = "\u00a0"


def sine_view() -> View:
    return showing(small_view(), "plan-2", change=0)


def with_stimulus(**new: object) -> View:
    """The view with another stimulus in plan-2, not run."""
    view = sine_view()
    assert view.project is not None
    stimulus = replace(view.project.scenario("plan-2").changes[0], **new)
    edit = plans.changed(view.project, "plan-2", 0, stimulus)
    return replace(view, project=edit.project)


@pytest.fixture
def editor(qtbot: QtBot) -> StimulusEditor:
    made = StimulusEditor()
    qtbot.addWidget(made)
    made.resize(302, 760)
    made.previewing.on = False
    made.present(sine_view())
    made.show()
    return made


def plan_of(wish: object) -> Scenario:
    assert isinstance(wish, Change)
    return wish.project.scenario("plan-2")


def stimulus_of(wish: object) -> Stimulation:
    change = plan_of(wish).changes[0]
    assert isinstance(change, Stimulation)
    return change


def enter(qtbot: QtBot, field: QWidget, text: str) -> None:
    qtbot.mouseClick(field, LEFT)
    field.selectAll()  # type: ignore[attr-defined]
    if text:
        qtbot.keyClicks(field, text)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def texts_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


# ---------------------------------------------------------------- what is shown


def test_the_quantities_are_those_of_the_stimulus(editor: StimulusEditor):
    form = editor.form
    assert form.place.where.text() == "L Precuneus"
    assert form.waveform.current() == "sine"
    assert (form.amplitude.value(), form.frequency.value()) == (0.02, 0.05)
    assert (form.phase.value(), form.start.value()) == (0, 0)
    assert form.stop.text() == ""


def test_only_quantities_of_the_waveform_are_shown(editor: StimulusEditor):
    form = editor.form
    assert [q.isHidden() for q in (form.frequency, form.pulse, form.phase)] == [
        False, True, False,
    ]  # fmt: skip
    editor.present(with_stimulus(waveform="constant"))
    assert form.frequency.isHidden()
    assert form.phase.isHidden()
    editor.present(with_stimulus(waveform="pulse-train"))
    assert not form.pulse.isHidden()


def test_the_editor_says_what_it_does_not_know(editor: StimulusEditor):
    words = texts_of(editor)
    assert REST_IS_SILENT in words
    assert NO_STIMULATOR in words
    assert "no limit" in editor.dose.gauge.accessibleDescription()
    assert NO_LIMITS == "limits: not set"


def test_the_dose_is_the_engines_and_nothing_else(editor: StimulusEditor):
    view = sine_view()
    assert view.project is not None
    editor.present(with_stimulus(amplitude=0.03))  # not run
    assert "not computed" in editor.dose.gauge.accessibleDescription()
    assert "Not estimated" in editor.dose.numbers.text()
    plan = view.project.scenario("plan-2")
    dose = {"absolute_area": 2.5, "peak_amplitude_per_s": 0.02, "time_on_s": 600.0,
            "targets": 2.0}  # fmt: skip
    assert plan.result is not None
    told = replace(plan, result=replace(plan.result, dose=dose))
    editor.present(replace(view, project=view.project.with_scenario(told)))
    assert "2.5 model units" in editor.dose.gauge.accessibleDescription()
    assert editor.dose.numbers.text() == (
        f"peak 0.02{NBSP}/s, on for 600{NBSP}s, 2 regions"
    )


def test_presenting_wishes_nothing(editor: StimulusEditor):
    wishes = wishes_of(editor)
    for view in (empty_view(), small_view(), sine_view()):
        editor.present(view)
    assert wishes == []


def test_a_read_only_stimulus_cannot_be_edited(editor: StimulusEditor):
    editor.present(replace(sine_view(), read_only=True))
    assert not editor.form.isEnabled()
    assert not editor.run_bar.button.isEnabled()


# ---------------------------------------------------------------- edits


def test_a_number_that_is_entered_is_one_change(editor: StimulusEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.amplitude.field, "0.035")
    assert [wish.text for wish in wishes] == [f"Set amplitude to 0.035{NBSP}/s"]
    assert stimulus_of(wishes[0]).amplitude == 0.035
    assert wishes[0].project.scenario("plan-2").result is None


def test_a_drag_of_a_slider_is_one_change(editor: StimulusEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    track = editor.form.frequency.slider.focusProxy()
    assert isinstance(track, QWidget)
    y = track.height() // 2
    qtbot.mousePress(track, LEFT, pos=QPoint(track.width() // 2, y))
    qtbot.mouseMove(track, QPoint(track.width() - 30, y))
    assert wishes == []
    assert editor.form.frequency.value() != 0.05
    qtbot.mouseRelease(track, LEFT, pos=QPoint(track.width() - 30, y))
    assert len(wishes) == 1
    assert 0.3 < stimulus_of(wishes[0]).frequency_hz <= 1.0


def test_keys_on_a_slider_become_one_change(editor: StimulusEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    track = editor.form.amplitude.slider.focusProxy()
    assert isinstance(track, QWidget)
    for _ in range(4):
        qtbot.keyClick(track, Qt.Key.Key_Right)
    assert wishes == []
    qtbot.waitUntil(lambda: len(wishes) == 1)
    assert stimulus_of(wishes[0]).amplitude == pytest.approx(0.022)


def test_a_sine_is_not_faster_than_the_model_can_follow(
    editor: StimulusEditor, qtbot: QtBot
):
    view = sine_view()
    assert view.twin is not None
    fastest = stimuli.fastest_hz(view.twin, Stimulation((INSULA,), "sine"))
    assert fastest == pytest.approx(1 / (4 * 0.1))
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.frequency.field, "40")
    assert wishes == []
    assert "outside" in editor.form.frequency.field.toolTip()


def test_another_waveform_keeps_what_fits(editor: StimulusEditor, qtbot: QtBot):
    editor.present(with_stimulus(waveform="pulse-train", frequency_hz=50.0,
                                 width_s=0.01))  # fmt: skip
    wishes = wishes_of(editor)
    editor.form.waveform.picked.emit("sine")
    new = stimulus_of(wishes[0])
    assert (new.waveform, new.frequency_hz) == ("sine", 2.5)
    assert wishes[0].text == "Set the stimulus"
    slow = with_stimulus(width_s=50.0)  # longer than a period, unused by a sine
    editor.present(slow)
    editor.form.waveform.picked.emit("pulse-train")
    assert stimulus_of(wishes[1]).width_s == 20.0


def test_pulses_get_shorter_when_they_no_longer_fit(
    editor: StimulusEditor, qtbot: QtBot
):
    editor.present(with_stimulus(waveform="pulse-train", width_s=10.0))
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.frequency.field, "0.2")
    new = stimulus_of(wishes[0])
    assert (new.frequency_hz, new.width_s) == (0.2, 5.0)


def test_the_phase_is_entered_in_degrees(editor: StimulusEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.phase.field, "90")
    assert stimulus_of(wishes[0]).phase_rad == pytest.approx(1.5708, abs=1e-4)
    assert wishes[0].text == "Set phase to 90°"


def test_start_and_stop_bound_the_stimulus(editor: StimulusEditor, qtbot: QtBot):
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.stop, "120")
    assert stimulus_of(wishes[-1]).stop_s == 120.0
    view = edited(sine_view(), wishes[-1])
    editor.present(view)
    enter(qtbot, editor.form.start, "200")  # after the stop
    assert len(wishes) == 1
    assert editor.form.start.value() == 0.0
    enter(qtbot, editor.form.stop, "")
    assert stimulus_of(wishes[-1]).stop_s is None
    assert wishes[-1].text == "Stimulate to the end"


def test_a_stop_at_the_end_of_the_run_is_none(editor: StimulusEditor, qtbot: QtBot):
    editor.present(with_stimulus(stop_s=100.0))
    wishes = wishes_of(editor)
    enter(qtbot, editor.form.stop, f"{RUN_S:.0f}")
    assert stimulus_of(wishes[-1]).stop_s is None


def test_the_stimulated_regions_are_chosen_by_name(
    editor: StimulusEditor, qtbot: QtBot
):
    wishes = wishes_of(editor)
    qtbot.mouseClick(editor.form.place.where, LEFT)
    picker = editor.form.place.picker
    assert picker.checked() == (PRECUNEUS,)
    qtbot.keyClicks(picker.search, "l insula")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    qtbot.mouseClick(picker.take, LEFT)
    assert stimulus_of(wishes[0]).targets == (INSULA, PRECUNEUS)
    assert wishes[0].text == "Stimulate 2 regions"


def test_further_stimuli_are_added_shown_and_taken_off(editor: StimulusEditor):
    wishes = wishes_of(editor)
    view = showing(small_view(), "plan-2", change=0, regions=(INSULA,))
    editor.present(view)
    assert not editor.next_stimulus.isEnabled()
    editor.add_stimulus.trigger()
    two = edited(view, wishes[-1])
    editor.present(two)
    assert editor.head.title() == "Stimulus 2 of 2"
    assert editor.form.place.where.text() == "L Insula"
    editor.next_stimulus.trigger()
    assert isinstance(wishes[-1], Select)
    assert wishes[-1].selection.change == 0
    editor.switch.trigger()
    assert plan_of(wishes[-1]).off == (1,)
    editor.remove_stimulus.trigger()
    assert len(plan_of(wishes[-1]).changes) == 1


def test_run_paired_asks_for_64_runs_with_the_same_noise(
    editor: StimulusEditor, qtbot: QtBot
):
    wishes = wishes_of(editor)
    qtbot.mouseClick(editor.run_bar.button, LEFT)
    ask = wishes[0]
    assert isinstance(ask, Ask)
    assert isinstance(ask.request, ScenarioRequest)
    assert ask.request.scenario.seeds == 64
    assert editor.run_bar.button.text() == "Run paired"


def test_no_word_of_the_editor_promises_anything(editor: StimulusEditor):
    words = texts_of(editor).lower()
    for word in ("recommend", "optimal", "safe"):
        assert word not in words


# ---------------------------------------------------------------- the waveform


def test_a_handle_of_the_waveform_is_one_change_when_it_is_let_go(qtbot: QtBot):
    panel = WaveformPanel()
    qtbot.addWidget(panel)
    panel.resize(480, 340)
    panel.present(sine_view())
    panel.show()
    wishes, pulled = wishes_of(panel), []
    panel.pulled.connect(pulled.append)
    start = panel.plot.handles()["amplitude"].toPoint()
    qtbot.mousePress(panel.plot, LEFT, pos=start)
    qtbot.mouseMove(panel.plot, start + QPoint(0, 12))
    assert wishes == []
    assert pulled[-1].amplitude < 0.02
    qtbot.mouseRelease(panel.plot, LEFT, pos=start + QPoint(0, 12))
    assert len(wishes) == 1
    assert stimulus_of(wishes[0]).amplitude == pulled[-1].amplitude
    assert wishes[0].text.startswith("Set amplitude to")


def test_the_form_follows_a_pulled_handle_without_a_wish(editor: StimulusEditor):
    wishes = wishes_of(editor)
    stimulus = Stimulation((PRECUNEUS,), "sine", 0.012, 0.08)
    editor.form.show_pulled(stimulus)
    assert editor.form.amplitude.value() == 0.012
    assert wishes == []


def test_a_waveform_of_nothing_is_empty(qtbot: QtBot):
    panel = WaveformPanel()
    qtbot.addWidget(panel)
    panel.present(small_view())
    assert panel.plot.wave is None
    panel.present(empty_view())
    assert panel.plot.handles() == {}


def test_a_stimulator_is_held_against_what_the_site_allows(
    editor: StimulusEditor, qtbot: QtBot
) -> None:
    wishes, form = wishes_of(editor), editor.form.stimulator_form
    assert editor.form.stimulator.text() == "none"
    qtbot.mouseClick(editor.form.stimulator, LEFT)
    form.kind.setCurrentIndex(form.kind.findData("dbs"))
    form.kind.activated.emit(form.kind.currentIndex())
    assert "charge per phase 0.120\u00a0µC" in form.lines.text()
    form.fields["phase_us"].set_value(1000.0)
    form.fields["phase_us"].edited.emit(1000.0)
    qtbot.mouseClick(form.take, LEFT)
    assert "Charge density per phase is 33.4" in form.fault.text()
    assert form.isVisible()
    assert not wishes
    form.fields["phase_us"].set_value(90.0)
    qtbot.mouseClick(form.take, LEFT)
    assert not form.isVisible()
    device = stimulus_of(wishes[0]).device
    assert device is not None
    assert (device.site, device.settings["phase_us"]) == ("Default", 90.0)
    assert wishes[0].text == "Set the stimulator: DBS, 2\u00a0mA"


def test_dose_lists_what_the_stimulator_gives(editor: StimulusEditor) -> None:
    device = device_of("tdcs", {"current_ma": 1.5}, read_site_profile())
    editor.present(with_stimulus(device=device))
    words = editor.dose.given.text()
    assert "Charge of a session 1.80\u00a0C, at most 7.2" in words
    assert "No limit entered: current density at the skin" in words
    assert not editor.dose.beyond.isVisible()
    device = device_of("tdcs", {"current_ma": 5.0}, read_site_profile())
    editor.present(with_stimulus(device=device))
    assert "current. The plan is refused" in editor.dose.beyond.text()


def test_the_stimulator_follows_the_waveform(
    editor: StimulusEditor, qtbot: QtBot
) -> None:
    wishes, form = wishes_of(editor), editor.form.stimulator_form
    pulses = {"waveform": "biphasic", "frequency_hz": 130.0, "width_s": 90e-6}
    view = with_stimulus(**pulses)
    editor.present(view)
    qtbot.mouseClick(editor.form.stimulator, LEFT)
    form.kind.setCurrentIndex(form.kind.findData("dbs"))
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.fields["phase_us"].value() == pytest.approx(90)
    assert form.fields["phase_us"].isReadOnly()
    assert not form.fields["current_ma"].isReadOnly()
    qtbot.mouseClick(form.take, LEFT)
    view = edited(view, wishes[-1])
    editor.present(view)
    assert not editor.dose.beyond.isVisible()
    enter(qtbot, editor.form.frequency.field, "100")
    assert wishes[-1].text == "Set frequency to 100\u00a0Hz"
    device = stimulus_of(wishes[-1]).device
    assert device is not None
    assert device.settings["frequency_hz"] == 100.0


def test_what_would_be_refused_is_seen_before_it_is_run(editor: StimulusEditor) -> None:
    pulses = {"waveform": "biphasic", "frequency_hz": 100.0, "width_s": 60e-6}
    device = device_of("dbs", {}, read_site_profile())
    view = with_stimulus(**pulses)
    assert view.project is not None
    plan = view.project.scenario("plan-2")
    odd = replace(plan, changes=(replace(plan.changes[0], device=device),))
    editor.present(replace(view, project=view.project.with_scenario(odd)))
    assert "Frequency 130 Hz, the waveform 100 Hz" in editor.dose.beyond.text()
    magnet = device_of("tms", {}, read_site_profile())
    editor.present(with_stimulus(device=magnet))
    assert "has no limit for TMS" in editor.dose.beyond.text()


def test_another_site_allows_something_else(
    editor: StimulusEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    form, site = editor.form.stimulator_form, tmp_path / "ours.toml"
    device = device_of("tdcs", {}, read_site_profile())
    editor.present(with_stimulus(device=device))
    qtbot.mouseClick(editor.form.stimulator, LEFT)
    site.write_text('name = "Ours"\n[tdcs]\ncurrent_ma = [1, "board"]\n')
    form.take_site(site)
    assert form.site.text() == "Ours"
    assert "at most 1 (board)" in form.fault.text()
    site.write_text("nonsense")
    form.take_site(site)
    assert "is no TOML" in form.fault.text()


@pytest.mark.parametrize("one", WAVEFORMS, ids=lambda one: one.name)
def test_every_waveform_can_be_chosen_set_and_drawn(
    editor: StimulusEditor, qtbot: QtBot, one: Waveform
) -> None:
    start = "sine" if one.name == "constant" else "constant"
    editor.present(with_stimulus(waveform=start))
    wishes, form = wishes_of(editor), editor.form
    more = {action.data(): action for action in form.others.actions()}
    if one.name in more:
        assert form.other.menu() is form.others
        more[one.name].trigger()
    else:
        qtbot.mouseClick(form.waveform.button(one.name), LEFT)
    chosen = stimulus_of(wishes[-1])
    assert chosen.waveform == one.name
    view = with_stimulus(**{f.name: getattr(chosen, f.name) for f in fields(chosen)})
    editor.present(view)
    assert form.waveform.current() == ("" if one.name in more else one.name)
    assert form.frequency.isVisible() == one.repeats
    assert form.pulse.isVisible() == one.pulses
    assert list(form.own.fields) == [extra.name for extra in one.extras]
    for extra in one.extras:
        field = form.own.fields[extra.name]
        assert field.value() == extra.usual
        field.edited.emit(min(1.1 * extra.usual + extra.low, extra.high))
    changed = [stimulus_of(wish) for wish in wishes[1:]]
    names = [extra.name for extra in one.extras]
    sets = [set(names[: count + 1]) for count in range(len(names))]
    assert [set(new.shape) for new in changed] == sets
    time, height = wave_shape.cycles(stimuli.wave_of(chosen, RUN_S))
    assert len(time) == len(height)
    assert np.abs(height).max(initial=0) <= 1.001 * max(
        abs(chosen.amplitude) * (5 if one.name == "noise" else 1), 1e-12
    )
    panel = WaveformPanel()
    qtbot.addWidget(panel)
    panel.present(view)


@pytest.mark.parametrize("waveform", ["biphasic", "theta-burst", "pulse-train"])
def test_no_frequency_leaves_pulses_without_room(
    editor: StimulusEditor, waveform: str
) -> None:
    editor.present(with_stimulus(waveform=waveform))
    wishes = wishes_of(editor)
    editor.form.frequency.chosen.emit(stimuli.MOST_HZ)
    fast = stimulus_of(wishes[-1])
    assert fast.frequency_hz > 0.3
    assert fast.width_s >= stimuli.SHORTEST_S * (1 - 1e-9)


def test_a_number_that_leaves_pulses_no_room_is_refused_with_its_reason(
    editor: StimulusEditor,
) -> None:
    editor.present(with_stimulus(waveform="theta-burst", frequency_hz=0.4))
    wishes, form = wishes_of(editor), editor.form
    form.own.fields["pulses"].edited.emit(9.0)
    assert not wishes
    assert form.own.fields["pulses"].value() == 3.0
    assert "fit into a period" in form.fault.text()
    editor.present(with_stimulus(waveform="sine"))
    assert not form.fault.isVisible()


def test_points_of_a_drawn_course_come_from_a_table(
    editor: StimulusEditor, tmp_path: Path
) -> None:
    editor.present(with_stimulus(waveform="drawn"))
    wishes, form = wishes_of(editor), editor.form
    assert form.points.isVisible()
    table = tmp_path / "course.csv"
    table.write_text("0,0\n4,1\n")
    form.take_points(table)
    assert stimulus_of(wishes[-1]).drawn == ((0.0, 0.0), (4.0, 1.0))
    table.write_text("0,0\n0,1\n")
    form.take_points(table)
    assert "times must rise" in form.fault.text()
    assert len(wishes) == 1


def test_the_spectrum_is_that_of_what_the_model_is_given(
    qtbot: QtBot, editor: StimulusEditor
) -> None:
    panel = WaveformPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.present(with_stimulus(waveform="pulse-train", width_s=2.0))  # at 0.05 Hz
    panel.show()
    qtbot.mouseClick(panel.looks.button("spectrum"), LEFT)
    assert panel.spectrum.isVisible()
    assert not panel.plot.isVisible()
    content = panel.spectrum.content
    assert content is not None
    assert content.duty == pytest.approx(0.1, abs=0.02)
    assert content.mean == pytest.approx(0.002, rel=0.05)
    assert "Duty cycle 10" in panel.told.text()
    assert panel.spectrum.numbers().startswith("frequency (Hz)")
    assert not panel.grab().isNull()
    qtbot.mouseClick(panel.looks.button("course"), LEFT)
    assert panel.plot.isVisible()


def protocols_of(editor: StimulusEditor, stimulator: str) -> dict[str, QAction]:
    menus = editor.form.others.findChildren(QMenu)
    (menu,) = (one for one in menus if one.title().startswith(stimulator))
    return {action.text(): action for action in menu.actions()}


def test_a_protocol_of_tms_is_chosen_by_its_name(editor: StimulusEditor) -> None:
    wishes, actions = wishes_of(editor), protocols_of(editor, "TMS")
    actions["Intermittent theta burst"].trigger()
    found = stimulus_of(wishes[-1])
    assert (found.waveform, found.frequency_hz) == ("theta-burst", 5.0)
    assert found.shape["pause_s"] == 8.0
    assert "Huang" in actions["Intermittent theta burst"].toolTip()


def test_deep_brain_stimulation_is_chosen_or_typed(
    editor: StimulusEditor, qtbot: QtBot
) -> None:
    """130 Hz and 60 us: by its name, and in the fields."""
    wishes, form = wishes_of(editor), editor.form
    protocols_of(editor, "DBS")["130 Hz, 60 µs"].trigger()
    chosen = stimulus_of(wishes[-1])
    assert (chosen.waveform, chosen.frequency_hz) == ("biphasic", 130.0)
    assert chosen.width_s == pytest.approx(60e-6)
    view = with_stimulus(waveform="biphasic", frequency_hz=1.0, width_s=0.1)
    editor.present(view)
    enter(qtbot, form.frequency.field, "130")
    typed = edited(view, wishes[-1])
    editor.present(typed)
    enter(qtbot, form.pulse.field, "0.06")
    made = stimulus_of(wishes[-1])
    assert made.frequency_hz == 130.0
    assert made.width_s == pytest.approx(60e-6)
    editor.present(edited(typed, wishes[-1]))
    assert form.pulse.field.text() == "0.060"


def test_pulses_far_shorter_than_a_period_are_drawn_at_their_height() -> None:
    pulses = Stimulation(
        (INSULA,), "biphasic", 0.4, 1.0, width_s=300e-6, phase_rad=1.0, start_s=5.0,
        shape=FrozenMap({"ratio": 4.0, "gap_s": 0.001}),
    )  # fmt: skip
    time, height = wave_shape.cycles(stimuli.wave_of(pulses, RUN_S))
    assert (time.min(), time.max()) == (0.0, 2.0)
    assert height.max() == pytest.approx(0.4)
    assert height.min() == pytest.approx(-0.1)


def test_edits_that_follow_each_other_before_they_are_shown_all_count(
    editor: StimulusEditor,
) -> None:
    editor.present(with_stimulus())
    wishes = wishes_of(editor)
    editor.form.waveform.picked.emit("sine")
    editor.form.amplitude.chosen.emit(0.03)
    editor.form.place.chosen.emit(
        stimulus_of(wishes[-1]).at(stimulus_of(wishes[-1]).targets[:1])
    )
    last = stimulus_of(wishes[-1])
    assert (last.waveform, last.amplitude) == ("sine", 0.03)

"""The course of a stimulus: its shape in numbers, and handles that can be pulled."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.wave_shape import (
    Name,
    Wave,
    course,
    course_handles,
    cycle_handles,
    cycles,
    pulled,
)
from brainTwinStudio.ui.plots.waveform import WaveformPlot

SINE = Wave("sine", 0.02, 0.05, end_s=600)
PULSES = Wave("pulse-train", 0.02, 0.5, width_s=0.4, end_s=600)
STEADY = Wave("constant", 0.01, start_s=60, stop_s=300, end_s=600)


# ---------------------------------------------------------------- numbers


def test_a_sine_swings_twice_and_begins_at_its_phase():
    time, height = cycles(SINE)
    assert time[-1] == pytest.approx(2 * 20)
    assert height.max() == pytest.approx(0.02)
    assert height[0] == 0
    shifted = cycles(replace(SINE, phase_rad=np.pi / 2))[1]
    assert shifted[0] == pytest.approx(0.02)


def test_pulses_have_their_width_and_start_where_the_phase_says():
    time, height = cycles(PULSES)
    on = np.interp([0.2, 0.5, 1.9, 2.2, 2.5], time, height)
    np.testing.assert_allclose(on, [0.02, 0, 0, 0.02, 0])
    late = cycles(replace(PULSES, phase_rad=-np.pi))  # half a period later
    np.testing.assert_allclose(np.interp([0.2, 1.2, 1.6], *late), [0, 0.02, 0])


def test_the_course_is_zero_before_start_and_after_stop():
    time, low, high = course(STEADY)
    np.testing.assert_array_equal(time[[2, 3]], [60, 300])
    np.testing.assert_array_equal(high, [0, 0, 0.01, 0.01, 0, 0])
    np.testing.assert_array_equal(low, 0)


def test_without_a_stop_the_course_goes_on_to_the_end():
    assert course(SINE)[0][3] == 600
    assert replace(SINE, stop_s=900).last_s == 600


@pytest.mark.parametrize(
    ("wave", "name", "to", "field", "value"),
    [
        (SINE, "amplitude", (5, 0.031), "amplitude", 0.031),
        (SINE, "frequency_hz", (10, 0), "frequency_hz", 0.1),
        (PULSES, "width_s", (1.2, 0), "width_s", 1.2),
        (PULSES, "width_s", (7.0, 0), "width_s", 2.0),  # no longer than a period
        (PULSES, "width_s", (-1.0, 0), "width_s", 1e-5),
        (PULSES, "frequency_hz", (4, 0), "frequency_hz", 0.25),
        (PULSES, "frequency_hz", (0.1, 0), "frequency_hz", 2.5),  # width fits
        (STEADY, "start_s", (100.04, 0), "start_s", 100.0),
        (STEADY, "start_s", (-5, 0), "start_s", 0.0),
        (STEADY, "start_s", (500, 0), "start_s", 299.4),  # before the stop
        (STEADY, "stop_s", (450, 0), "stop_s", 450.0),
        (STEADY, "stop_s", (1000, 0), "stop_s", None),  # the end is no stop
    ],
)
def test_a_pulled_handle_sets_its_quantity_within_bounds(
    wave: Wave, name: Name, to: tuple[float, float], field: str, value: float | None
):
    result = getattr(pulled(wave, name, *to), field)
    assert result == value if value is None else result == pytest.approx(value)


@pytest.mark.parametrize("wave", [SINE, PULSES, STEADY, replace(SINE, phase_rad=2.0)])
def test_a_handle_that_is_let_go_where_it_is_changes_nothing(wave: Wave):
    for name, place in (cycle_handles(wave) | course_handles(wave)).items():
        assert isinstance(name, str)
        result = getattr(pulled(wave, name, *place), name)
        if name == "stop_s" and wave.stop_s is None:
            assert result is None
        else:
            assert result == pytest.approx(getattr(wave, name), rel=1e-3)


# ---------------------------------------------------------------- the widget


@pytest.fixture
def plot(qtbot: QtBot) -> WaveformPlot:
    made = WaveformPlot()
    qtbot.addWidget(made)
    made.resize(520, 320)
    made.set(SINE)
    made.show()
    return made


def drag(qtbot: QtBot, plot: WaveformPlot, name, by: QPoint) -> None:
    start = plot.handles()[name].toPoint()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(plot, left, pos=start)
    qtbot.mouseMove(plot, start + by / 2)
    qtbot.mouseMove(plot, start + by)
    qtbot.mouseRelease(plot, left, pos=start + by)


def test_pulling_the_peak_up_raises_the_amplitude(qtbot: QtBot, plot: WaveformPlot):
    moved: list[str] = []
    plot.moved.connect(moved.append)
    with qtbot.waitSignal(plot.released) as let_go:
        drag(qtbot, plot, "amplitude", QPoint(0, -20))
    assert let_go.args == ["amplitude"]
    assert set(moved) == {"amplitude"}
    assert plot.wave is not None
    assert plot.wave.amplitude > SINE.amplitude
    assert plot.wave.frequency_hz == SINE.frequency_hz


def test_pulling_the_end_of_the_period_out_slows_it(qtbot: QtBot, plot: WaveformPlot):
    drag(qtbot, plot, "frequency_hz", QPoint(40, 0))
    assert plot.wave is not None
    assert plot.wave.frequency_hz < SINE.frequency_hz


def test_start_and_stop_are_pulled_in_the_lower_plot(qtbot: QtBot, plot: WaveformPlot):
    drag(qtbot, plot, "start_s", QPoint(60, 0))
    drag(qtbot, plot, "stop_s", QPoint(-60, 0))
    assert plot.wave is not None
    assert plot.wave.stop_s is not None
    assert 0 < plot.wave.start_s < plot.wave.stop_s < 600


def test_a_press_beside_the_handles_pulls_nothing(qtbot: QtBot, plot: WaveformPlot):
    told: list[str] = []
    plot.released.connect(told.append)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))
    assert told == []
    assert plot.wave == SINE


def test_keys_choose_a_handle_and_pull_it(qtbot: QtBot, plot: WaveformPlot):
    qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(plot.released) as let_go:
        qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert let_go.args == ["amplitude"]
    assert plot.wave is not None
    assert plot.wave.amplitude > SINE.amplitude
    assert plot.accessibleDescription().startswith("Amplitude 0.02")
    qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    assert plot.accessibleDescription().startswith("Frequency")
    qtbot.keyClick(plot, Qt.Key.Key_PageUp)
    qtbot.keyClick(plot, Qt.Key.Key_PageUp)
    assert plot.accessibleDescription().startswith("Stop")


def test_a_locked_plot_has_no_handles(plot: WaveformPlot):
    plot.set(SINE, locked=True)
    assert plot.handles() == {}
    assert plot.accessibleDescription() == ""


def test_a_constant_input_has_no_rhythm_to_pull(plot: WaveformPlot):
    plot.set(STEADY)
    assert set(plot.handles()) == {"start_s", "stop_s", "amplitude"}


def test_a_new_stimulus_waits_until_a_pull_is_over(qtbot: QtBot, plot: WaveformPlot):
    start = plot.handles()["amplitude"].toPoint()
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(plot, start + QPoint(0, -15))
    plot.set(PULSES)
    assert plot.wave is not None
    assert plot.wave.kind == "sine"
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(0, -15))
    plot.set(PULSES)
    assert plot.wave == PULSES


def test_the_numbers_can_be_copied(plot: WaveformPlot):
    lines = plot.numbers().split("\n")
    assert lines[0] == "time (s)\tlowest (1/s)\thighest (1/s)"
    assert len(lines) == 7
    plot.set(None)
    assert plot.numbers() == ""
    assert plot.handles() == {}

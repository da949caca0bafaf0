import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.axes import Axes, StillBox
from brainTwinStudio.ui.plots.marks import SMOOTH_BELOW
from brainTwinStudio.ui.plots.ticks import (
    TIME_STEPS_S,
    Ticks,
    digits,
    hertz,
    log_ticks,
    round_up,
    seconds,
)


@pytest.fixture
def axes(qtbot: QtBot) -> Axes:
    result = Axes("Frequency (Hz)", "Power (dB)")
    qtbot.addWidget(result)
    result.resize(300, 200)
    return result


def test_only_left_and_bottom_axes_are_drawn(axes: Axes) -> None:
    sides = ("left", "bottom", "right", "top")
    shown = [name for name in sides if axes.getAxis(name).isVisible()]
    assert shown == ["left", "bottom"]
    assert axes.getAxis("left").grid == 255
    assert axes.getAxis("left").style["tickAlpha"] == pytest.approx(0.13)
    assert axes.getAxis("bottom").grid is False


def test_curves_are_smooth_only_below_5000_points(axes: Axes) -> None:
    curve = axes.add_curve("measured", "measured")
    curve.set(np.arange(SMOOTH_BELOW - 1), np.zeros(SMOOTH_BELOW - 1))
    assert curve.item.opts["antialias"] is True
    curve.set(np.arange(SMOOTH_BELOW), np.zeros(SMOOTH_BELOW))
    assert curve.item.opts["antialias"] is False


def test_every_mark_takes_the_colours_of_the_new_theme(axes: Axes) -> None:
    curve = axes.add_curve("simulated", "sim", filled=True)
    band, line = axes.add_band("measured"), axes.add_line(1.0, "plan", upright=True)
    words = axes.add_words("text2", ground=True)
    axes.set_theme(theme.LIGHT)
    assert curve.item.opts["pen"].color().name().upper() == theme.LIGHT.sim
    assert curve.item.opts["brush"].color().alphaF() == pytest.approx(0.12, abs=0.01)
    assert band.item.brush().color().name().upper() == theme.LIGHT.measured
    assert line.item.pen.color().name().upper() == theme.LIGHT.plan
    assert words.item.fill.color().name().upper() == theme.LIGHT.panel
    assert axes.backgroundBrush().color().name().upper() == theme.LIGHT.panel


def test_a_log_axis_is_given_plain_values(qtbot: QtBot) -> None:
    axes = Axes("Step", "Loss", log=(False, True))
    qtbot.addWidget(axes)
    curve = axes.add_curve("loss", "sim")
    curve.set([0, 1, 2], [100.0, 0.0, 1.0])
    assert curve.item.yData[0] == 2
    assert np.isnan(curve.item.yData[1])
    assert curve.y[1] == 0


def test_numbers_share_a_column_of_x_where_curves_do(axes: Axes) -> None:
    axes.add_curve("measured", "measured").set([1, 2], [3, 4])
    axes.add_curve("simulated", "sim").set([1, 2], [5, 6])
    axes.add_curve("other", "plan").set([7], [8])
    lines = [line.split("\t") for line in axes.numbers().splitlines()]
    assert lines[0] == [
        "Frequency (Hz)", "measured, Power (dB)", "simulated, Power (dB)",
        "Frequency (Hz)", "other, Power (dB)",
    ]  # fmt: skip
    assert lines[1] == ["1", "3", "5", "7", "8"]
    assert lines[2] == ["2", "4", "6", "", ""]


def test_the_right_click_copies_numbers_and_resets_the_view(axes: Axes) -> None:
    axes.add_curve("measured", "measured").set([1, 2], [3, 4])
    menu = axes.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Copy numbers", "Save numbers…", "Copy image", "Save image…", "Show everything"
    ]  # fmt: skip
    assert not axes.box.menuEnabled()
    axes.setXRange(10, 11)
    menu.actions()[-1].trigger()
    assert axes.box.autoRangeEnabled() == [True, True]


def test_plots_that_do_not_zoom_let_the_wheel_pass(qtbot: QtBot) -> None:
    axes = Axes(zoom="none")
    qtbot.addWidget(axes)
    assert isinstance(axes.box, StillBox)
    assert axes.box.mouseEnabled() == [False, False]


def test_axes_are_small_where_a_window_is(axes: Axes) -> None:
    assert axes.minimumSizeHint().width() <= 80
    assert axes.minimumSize().height() <= 60


def test_closing_twice_and_a_theme_afterwards_do_nothing(axes: Axes) -> None:
    axes.show()
    assert axes.close()
    assert axes.close()
    axes.set_theme(theme.LIGHT)
    assert axes.plotItem is None


@pytest.mark.parametrize(
    ("value", "spacing", "text"),
    [
        (0.1, 0.1, "0.1"),
        (-0.30000000000000004, 0.1, "−0.3"),
        (-1e-17, 0.2, "0"),
        (20, 10, "20"),
        (0.25, 0.05, "0.25"),
        (200000, 1e5, "2e5"),
    ],
)
def test_digits_show_what_the_spacing_needs(
    value: float, spacing: float, text: str
) -> None:
    assert digits(value, spacing) == text


def test_units_follow_digits_with_a_space_that_does_not_break() -> None:
    assert seconds(30, 30) == "30\u00a0s"
    assert seconds(0.5, 0.5) == "0.5\u00a0s"
    assert hertz(0.1, 0.1) == "0.1\u00a0Hz"


@pytest.mark.parametrize(("least", "step"), [(0.11, 0.2), (2.0, 2.0), (6.0, 10.0)])
def test_ticks_are_1_2_or_5_times_a_power_of_ten(least: float, step: float) -> None:
    assert round_up(least) == pytest.approx(step)


def test_a_time_axis_counts_in_steps_of_clocks(qtbot: QtBot) -> None:
    ticks = Ticks("bottom", steps=TIME_STEPS_S)
    ((spacing, values),) = ticks.tickValues(0, 120, 300)
    assert spacing == 30
    assert values == [0, 30, 60, 90, 120]


def test_log_axes_write_fewer_digits_the_less_room_there_is() -> None:
    assert [round(10**x, 3) for x in log_ticks(-1, 0, 20)] == [
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1
    ]  # fmt: skip
    assert [round(10**x) for x in log_ticks(0, 6, 4)] == [1, 100, 10_000, 1_000_000]


def test_an_axis_without_a_range_has_no_ticks(qtbot: QtBot) -> None:
    ticks = Ticks("left")
    assert ticks.tickValues(1, 1, 100) == []
    assert ticks.tickValues(float("nan"), 1, 100) == []

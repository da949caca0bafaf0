from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.extremes import Extremes
from brainTwinStudio.ui.plots.marks import Curve, Words
from brainTwinStudio.ui.plots.traces import SPREAD, Signals, Traces


def signals(channels: int = 2, samples: int = 400, hz: float = 1.0) -> Signals:
    values = np.random.default_rng(0).normal(3, 2, (channels, samples))
    return Signals("measured", "measured", values, hz)


@pytest.fixture
def traces(qtbot: QtBot) -> Traces:
    result = Traces()
    qtbot.addWidget(result)
    result.resize(400, 200)
    result.show()
    return result


def curves(traces: Traces) -> list[Any]:
    return [mark for mark in traces.marks if isinstance(mark, Curve)]


def first_curve(traces: Traces) -> Any:
    return curves(traces)[0]


def words(traces: Traces) -> list[Any]:
    return [mark for mark in traces.marks if isinstance(mark, Words)]


def shown(traces: Traces) -> tuple[float, float]:
    low, high = traces.box.viewRange()[0]
    return round(low, 3), round(high, 3)


def test_each_group_is_one_path_with_a_gap_after_each_channel(traces: Traces) -> None:
    traces.set(("A", "B"), (signals(samples=100),))
    (curve,) = curves(traces)
    assert np.isnan(curve.item.yData).sum() == 2
    assert len(curve.item.yData) == 202


def test_channels_are_in_their_own_standard_deviations(traces: Traces) -> None:
    traces.set(("A", "B"), (signals(samples=100),))
    curve = first_curve(traces)
    first, second = curve.item.yData[:100], curve.item.yData[101:201]
    assert first.mean() == pytest.approx(0, abs=1e-5)
    assert first.std() == pytest.approx(1, abs=1e-5)
    assert second.mean() == pytest.approx(-SPREAD, abs=1e-4)


def test_measured_comes_first_and_simulated_on_top(traces: Traces) -> None:
    simulated = Signals("simulated", "sim", np.ones((2, 50)), 1.0)
    traces.set(("A", "B"), (signals(), simulated))
    first, second = curves(traces)
    assert (first.name, second.name) == ("measured", "simulated")
    assert second.item.opts["pen"].color().name().upper() == theme.DARK.sim


def test_the_first_window_is_two_minutes_of_fmri_and_ten_seconds_of_eeg(
    traces: Traces,
) -> None:
    traces.set(("A", "B"), (signals(),))
    assert shown(traces) == (0, 120)
    traces.set(("A", "B"), (signals(samples=25600, hz=256.0),))
    assert shown(traces) == (0, 10)


def test_keys_scroll_by_a_tenth_and_by_a_window_and_stop_at_the_ends(
    traces: Traces, qtbot: QtBot
) -> None:
    traces.set(("A", "B"), (signals(),))
    qtbot.keyClick(traces, Qt.Key.Key_Right)
    assert shown(traces) == (12, 132)
    qtbot.keyClick(traces, Qt.Key.Key_PageDown)
    assert shown(traces) == (132, 252)
    for _ in range(3):
        qtbot.keyClick(traces, Qt.Key.Key_PageDown)
    assert shown(traces) == (280, 400)
    for _ in range(5):
        qtbot.keyClick(traces, Qt.Key.Key_PageUp)
    qtbot.keyClick(traces, Qt.Key.Key_Left)
    assert shown(traces) == (0, 120)


def test_plus_and_minus_scale_the_signals(traces: Traces, qtbot: QtBot) -> None:
    traces.set(("A", "B"), (signals(samples=100),))
    before = np.nanstd(first_curve(traces).item.yData[:100])
    qtbot.keyClick(traces, Qt.Key.Key_Plus)
    assert np.nanstd(first_curve(traces).item.yData[:100]) == pytest.approx(
        1.25 * before
    )
    qtbot.keyClick(traces, Qt.Key.Key_Minus)
    assert np.nanstd(first_curve(traces).item.yData[:100]) == pytest.approx(before)


def test_the_window_stays_when_other_channels_are_chosen(
    traces: Traces, qtbot: QtBot
) -> None:
    traces.set(("A", "B"), (signals(),))
    qtbot.keyClick(traces, Qt.Key.Key_PageDown)
    traces.set(("C",), (signals(channels=1),))
    assert shown(traces) == (120, 240)


def test_long_signals_are_drawn_from_few_points_with_a_thin_pen(
    traces: Traces,
) -> None:
    traces.set("ABCD", (signals(4, 600_000, 10.0),))
    traces.box.setXRange(0, 60_000, padding=0)
    curve = first_curve(traces)
    assert len(curve.item.yData) < 4 * 3 * 400
    assert curve.width <= 1.3


def test_names_are_thinned_out_where_channels_are_close(traces: Traces) -> None:
    traces.set([f"E{i}" for i in range(32)], (signals(32),))
    seen = sum(m.item.isVisible() for m in words(traces))
    assert 4 <= seen <= 16


def test_fewer_channels_leave_no_old_name_or_curve(traces: Traces) -> None:
    simulated = Signals("simulated", "sim", np.ones((3, 50)), 1.0)
    traces.set("ABC", (signals(3), simulated))
    traces.set("A", (signals(1),))
    assert [m.item.isVisible() for m in words(traces)] == [True, False, False]
    _, second = curves(traces)
    assert second.item.xData.size == 0


def test_a_removed_region_draws_nothing_and_warns_nobody(traces: Traces) -> None:
    values = np.random.default_rng(1).normal(size=(2, 60))
    values[1] = np.nan
    traces.set("AB", (Signals("plan", "plan", values, 1.0),))
    assert np.isnan(first_curve(traces).item.yData[61:]).all()


def test_numbers_have_the_time_of_each_group(traces: Traces) -> None:
    short = Signals("simulated", "sim", np.array([[1.0, 2.0]]), 0.5)
    traces.set("A", (Signals("measured", "measured", np.eye(3)[:1], 1.0), short))
    lines = traces.numbers().splitlines()
    assert lines[0] == "Time (s)\tA, measured\tTime (s)\tA, simulated"
    assert lines[2] == "1\t0\t2\t2"
    assert lines[3] == "2\t0\t\t"


@pytest.mark.parametrize("samples", [1000, 40_003, 300_000])
def test_reduced_signals_keep_their_extremes(samples: int) -> None:
    values = np.random.default_rng(2).normal(size=(3, samples))
    values[1, samples // 3], values[2, samples // 2] = 40, -40
    places, few = Extremes(values).window(0, samples, 100)
    assert few.shape[1] <= max(400, 200)
    assert few.max(axis=1) == pytest.approx(values.max(axis=1), rel=1e-6)
    assert few.min(axis=1) == pytest.approx(values.min(axis=1), rel=1e-6)
    at = places[np.argmax(few[1])]
    assert abs(at - samples // 3) <= samples / 50  # within its stretch


def test_a_window_of_few_samples_is_drawn_as_it_is() -> None:
    values = np.arange(1000.0)[None]
    places, few = Extremes(values).window(990, 2000, 100)
    assert places.tolist() == list(range(990, 1000))
    assert few[0].tolist() == list(range(990, 1000))

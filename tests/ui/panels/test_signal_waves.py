"""EEG and SEEG in the window: rows, filters, bad channels, seizures, contacts."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from brainTwinStudio.analysis.montages import montage
from brainTwinStudio.analysis.wave_pieces import Filters
from brainTwinStudio.project import (
    Annotation,
    Electrodes,
    Patient,
    Project,
    Recording,
    Selection,
)
from brainTwinStudio.ui.panels.signal_feed import Wanted, WaveFeed
from brainTwinStudio.ui.panels.signal_montage import montage_of
from brainTwinStudio.ui.panels.signal_tables import (
    contact_rows,
    onset_rows,
    spectra_of,
)
from brainTwinStudio.ui.panels.signal_waves import NO_ONSET, WavesPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Select
from tests.ui.panels.listening import wishes_of
from tests.ui.small import small_project

HZ, SECONDS = 200.0, 120
NAMES = ("LA1", "LA2", "LA3", "LB1", "LB2", "ECG")


def recording() -> Recording:
    """Noise with alpha; a fast rhythm begins at 60 s in LA2, at 62 s in LA1."""
    draw = np.random.default_rng(0)
    t = np.arange(round(SECONDS * HZ)) / HZ
    signals = draw.normal(0, 10, (len(NAMES), len(t)))
    signals[:5] += 20 * np.sin(2 * np.pi * 10 * t)
    for row, onset in ((1, 60.0), (0, 62.0)):
        signals[row] += np.where(t > onset, 80 * np.sin(2 * np.pi * 40 * t), 0)
    kinds = ("seeg",) * 5 + ("ecg",)
    notes = (Annotation(10.0, 0.0, "eyes closed"),)
    return Recording(
        "seeg-1", "seeg", signals.astype(np.float32), HZ, NAMES, "µV",
        channel_kinds=kinds, annotations=notes,
    )  # fmt: skip


def patient() -> Patient:
    small = small_project().patients[0]
    assert small.connectome is not None
    centres = small.connectome.parcellation.centres_mm
    assert centres is not None
    places = np.array([centres[0], centres[1], centres[1], [300, 0, 0], [np.nan] * 3])
    contacts = Electrodes(
        ("LA01", "LA02", "LA03", "LB01", "LB02"), ("seeg",) * 5, places, "MNI305",
        soz=(False, True, False, False, False),
    )  # fmt: skip
    return Patient("P1", "", small.connectome, (recording(),), contacts)


@pytest.fixture
def view() -> View:
    return View(project=Project("x", (patient(),)), selection=Selection("P1"))


@pytest.fixture
def panel(qtbot: QtBot, view: View) -> WavesPanel:
    """Shows the view, and grants its own wishes."""
    result = WavesPanel()
    qtbot.addWidget(result)
    result.resize(900, 420)
    result.show()
    now = [view]

    def grant(wish: Any) -> None:
        if isinstance(wish, Change):
            now[0] = replace(now[0], project=wish.project)
        elif isinstance(wish, Select):
            now[0] = replace(now[0], selection=wish.selection)
        result.present(now[0])

    result.wish.connect(grant)
    result.present(view)
    qtbot.waitUntil(lambda: drawn(result, "sound").size > 0 and has_scale(result))
    return result


def has_scale(panel: WavesPanel) -> bool:
    """Rows are drawn before their spread is known."""
    waves = panel.plot.waves
    return waves is not None and bool(waves.spread.any())


def drawn(panel: WavesPanel, kind: str) -> np.ndarray:
    y = panel.plot._curves[kind].item.yData
    values = np.array([]) if y is None else np.asarray(y)
    return values[np.isfinite(values)]


def run_of(panel: WavesPanel) -> Recording:
    run = panel._run
    assert run is not None
    return run


def place_of(panel: WavesPanel, row: int, *, name: bool) -> QPoint:
    """Where a row's trace or name is, in pixels of the plot."""
    plot = panel.plot
    low, high = plot.window
    scene = plot.box.mapViewToScene(plot.box.viewRect().center())
    top = plot.box.mapViewToScene(type(scene)((low + high) / 2, -float(row)))
    x = 6 if name else round(top.x())
    return QPoint(x, round(top.y()))


def test_rows_are_named_and_scaled_together(panel: WavesPanel) -> None:
    waves = panel.plot.waves
    assert waves is not None
    assert waves.names == NAMES
    assert len(set(waves.spread[:5])) == 1
    assert waves.spread[5] != waves.spread[0]
    assert "µV" in panel.fact.text()


def test_a_click_on_a_trace_selects_the_channel_and_its_region(
    panel: WavesPanel, qtbot: QtBot
) -> None:
    told = wishes_of(panel)
    QTest.mouseClick(
        panel.plot.viewport(), Qt.MouseButton.LeftButton,
        pos=place_of(panel, 1, name=False),
    )  # fmt: skip
    [wish] = told
    assert isinstance(wish, Select)
    assert wish.selection.channels == ("LA2",)
    parcellation = panel._view.parcellation
    assert parcellation is not None
    assert wish.selection.regions == (parcellation.region_names[1],)
    assert drawn(panel, "chosen").size > 0
    said = "LA2: alpha 10.0\u00a0Hz"
    qtbot.waitUntil(lambda: panel.side.fact.text().startswith(said))


def test_a_click_on_a_name_marks_the_channel_bad_and_again_good(
    panel: WavesPanel,
) -> None:
    told = wishes_of(panel)
    for expected in (("LB1",), ()):
        QTest.mouseClick(
            panel.plot.viewport(), Qt.MouseButton.LeftButton,
            pos=place_of(panel, 3, name=True),
        )  # fmt: skip
        assert run_of(panel).bad_channels == expected
    assert [wish.text for wish in told] == [
        "Mark bad channel LB1 of seeg-1",
        "Clear bad channel LB1 of seeg-1",
    ]


def test_a_bad_channel_leaves_the_bipolar_montage(panel: WavesPanel) -> None:
    panel.controls.choose(panel.controls.montage, "bipolar")
    waves = panel.plot.waves
    assert waves is not None
    assert waves.names == ("LA2–LA3", "LB1–LB2")  # LA1 and LA2 are far apart
    panel._toggle_bad(0)
    waves = panel.plot.waves
    assert waves is not None
    assert waves.names == ("LB1–LB2",)


def test_a_filter_takes_a_rhythm_away_without_edges(
    panel: WavesPanel, qtbot: QtBot
) -> None:
    panel.controls.choose(panel.controls.low, "30")
    feed = panel._feed
    assert feed is not None
    feed.view(0, 2000, 900)
    qtbot.waitUntil(lambda: bool(np.isfinite(feed.view(0, 2000, 900).low).all()))
    found = feed.view(200, 1800, 900)
    assert found.width == 1
    assert 4 < found.low[2].std() < 11  # the alpha of 14 is gone, the noise is not


def test_keys_mark_a_seizure_and_the_table_orders_its_channels(
    panel: WavesPanel, qtbot: QtBot
) -> None:
    plot = panel.plot
    plot.mark_wanted.emit("end", 20.0)
    assert panel.fact.text() == NO_ONSET
    plot.show_window(55.0, 10.0)
    QTest.keyClick(plot, Qt.Key.Key_S)
    assert run_of(panel).annotations[-1] == Annotation(60.0, 0.0, "seizure onset")
    plot.mark_wanted.emit("end", 75.0)
    assert run_of(panel).annotations[-1] == Annotation(60.0, 15.0, "seizure")
    rows = panel.side.onsets.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    cells = [[rows.cell(rows.index(r, c)).text for c in (0, 3)] for r in range(2)]
    assert cells == [["LA2", "SOZ"], ["LA1", ""]]
    plot.unmark_wanted.emit(70.0)
    assert [note.text for note in run_of(panel).annotations] == ["eyes closed"]


def test_keys_scroll_and_scale(panel: WavesPanel) -> None:
    plot = panel.plot
    assert plot.window == pytest.approx((0, 10))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.window == pytest.approx((1, 11))
    QTest.keyClick(plot, Qt.Key.Key_PageDown)
    assert plot.window == pytest.approx((11, 21))
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.window == pytest.approx((110, 120))
    before = plot.row_scale(0)
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.row_scale(0) == pytest.approx(before / 1.25)


def test_onsets_are_those_that_were_put_in() -> None:
    rows = onset_rows(recording(), Annotation(60.0, 15.0, "seizure"), None)
    assert [row.channel for row in rows] == ["LA2", "LA1"]
    assert rows[1].delay_s == pytest.approx(2.0, abs=0.3)
    assert rows[0].flags == ()


def test_onsets_carry_the_flags_of_their_contacts() -> None:
    contacts = patient().electrodes
    assert contacts is not None
    told = replace(contacts, resected=(True, True, False, False, False))
    rows = onset_rows(recording(), Annotation(60.0, 15.0, "seizure"), told)
    assert [row.flags for row in rows] == [("SOZ", "resected"), ("resected",)]


def test_every_marked_seizure_can_be_chosen(
    qtbot: QtBot, panel: WavesPanel, view: View
) -> None:
    marks = (Annotation(20.0, 9.0, "seizure"), Annotation(60.0, 15.0, "seizure"))
    run = replace(recording(), annotations=marks)
    person = replace(patient(), recordings=(run,))
    panel.present(replace(view, project=Project("x", (person,))))
    panel.side.show_tab("seizure")
    choice = panel.side.seizures
    assert choice.isVisible()
    texts = [choice.itemText(i) for i in range(choice.count())]
    assert texts == [f"Seizure {n} of 2 at {s}\u00a0s" for n, s in
                     ((1, "20.00"), (2, "60.00"))]  # fmt: skip
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    table = panel.side.onsets
    qtbot.waitUntil(lambda: table.rows.rowCount() == 2)
    assert table.rows.cell(table.rows.index(0, 3)).text == "SOZ"
    assert table.columnWidth(0) > 30  # its name is to be read
    low, high = panel.plot.window
    assert low < 60 < high
    panel.side.show_tab("contacts")
    assert not choice.isVisible()


def test_contacts_say_their_region_or_why_not() -> None:
    rows, why = contact_rows(patient())
    assert why == ""
    assert rows[0].distance_mm == pytest.approx(0)
    assert [row.remarks for row in rows] == [
        (), ("SOZ",), (), ("outside the brain",), ("no position",),
    ]  # fmt: skip
    person = patient()
    assert person.electrodes is not None
    lost = replace(person, electrodes=replace(person.electrodes, space="not stated"))
    rows, why = contact_rows(lost)
    assert {row.region for row in rows} == {""}
    assert "no way between them" in why


def test_alpha_of_a_selected_channel() -> None:
    found = spectra_of(recording(), (2,))
    assert found.alpha.hz == pytest.approx(10, abs=0.1)


def test_the_longitudinal_montage_of_a_scalp_eeg() -> None:
    names = ("EEG Fp1", "EEG F7", "EEG T3", "EEG C3", "EEG P3", "EEG O1", "EEG F8")
    run = Recording("eeg-1", "eeg", np.ones((7, 100)), 100.0, names)
    found = montage_of(run, None, "bipolar")
    assert [(run.channel_names[a], run.channel_names[b]) for a, b in found.pairs] == [
        ("EEG Fp1", "EEG F7"), ("EEG F7", "EEG T3"),
        ("EEG C3", "EEG P3"), ("EEG P3", "EEG O1"),
    ]  # fmt: skip


def test_presenting_the_same_again_computes_nothing(
    panel: WavesPanel, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(panel, "_renew", lambda: told.append(1))
    panel.present(replace(view, busy="saving"))
    assert told == []


def test_in_an_overview_rows_stay_apart(panel: WavesPanel) -> None:
    plot = panel.plot
    near = plot.row_scale(0)
    plot.show_window(0.0, 120.0)
    assert plot.row_scale(0) == pytest.approx(2 * near)
    y = drawn(panel, "sound")
    assert (np.abs(y - np.round(y)) <= 0.5).all()
    assert set(np.round(-y).astype(int)) == set(range(6))


def test_the_mouse_brings_the_keys_but_not_out_of_a_field(
    panel: WavesPanel, qtbot: QtBot
) -> None:
    plot, place = panel.plot, QPointF(200, 100)
    event = QEnterEvent(place, place, place)
    field = QLineEdit(panel)
    field.show()
    field.setFocus()
    plot.enterEvent(event)
    assert panel.window().focusWidget() is field
    panel.controls.larger.setFocus()
    plot.enterEvent(event)
    assert panel.window().focusWidget() is plot


def test_the_wheel_zooms_around_the_mouse(panel: WavesPanel) -> None:
    plot = panel.plot
    plot.show_window(40.0, 10.0)
    place = place_of(panel, 2, name=False)
    before = plot.time_at(place.x())
    event = QWheelEvent(
        QPointF(place), QPointF(place), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    plot.wheelEvent(event)
    low, high = plot.window
    assert high - low == pytest.approx(12.5)
    assert plot.time_at(place.x()) == pytest.approx(before, abs=0.05)


def test_a_long_recording_is_known_piece_by_piece(qtbot: QtBot) -> None:
    """The overview comes in beside the window, and equals the recording."""
    hour = np.zeros((2, 400_000), np.float32)
    hour[1, 300_000] = 7.0
    rows = montage("recorded", ("A", "B"), np.array([True, True]))
    feed = WaveFeed(Wanted(hour, 200.0, rows, Filters()))
    feed.view(0, 400_000, 800)
    assert feed.share == 0.0  # nothing was waited for
    assert np.isfinite(feed.view(0, 2000, 800).high).all()  # samples are there at once
    qtbot.waitUntil(lambda: feed.share == 1.0)
    whole = feed.view(0, 400_000, 800)
    assert whole.high[1].max() == 7.0
    assert whole.high[0].max() == 0.0
    feed.stop()

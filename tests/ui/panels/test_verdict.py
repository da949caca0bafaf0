"""The sentence follows the numbers, and says what is not known."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap, Selection, Twin
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.agreement_bar import (
    GAP_PX,
    TICK_PX,
    AgreementBar,
    Mark,
    placed,
)
from brainTwinStudio.ui.panels.verdict import HEIGHT_PX, VerdictStrip, verdict_of
from brainTwinStudio.ui.panels.verdict_lines import plain
from brainTwinStudio.ui.view import View
from tests.ui.audited import contrast
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_view


def with_twin(view: View, **changes) -> View:
    assert view.project is not None
    assert view.twin is not None
    twin: Twin = replace(view.twin, **changes)
    return replace(view, project=view.project.with_twin(twin))


def words(view: View) -> str:
    return plain(" ".join(verdict_of(view).parts))


# ---------------------------------------------------------------- the rule


def test_the_verdict_speaks_of_fc_and_of_dynamics(view: View):
    text = words(view)
    assert "Simulated FC agrees with measured FC: r = 0.70, held-out 0.61." in text
    assert "Dynamics (FCD): KS = 0.20, held-out." in text
    assert "The recording against itself: KS 0.10." in text


def test_held_out_agreement_near_the_fit_is_a_tick(view: View):
    assert verdict_of(view).state == "tick"


def test_without_held_out_data_it_warns_and_says_so(view: View):
    view = with_twin(view, held_out=FrozenMap())
    assert verdict_of(view).state == "warning"
    assert "r = 0.70, no data held out." in words(view)
    assert "KS = 0.12, fitted data." in words(view)


def test_a_fit_much_better_than_held_out_warns(view: View):
    assert verdict_of(with_twin(view, held_out=FrozenMap({"fc_r": 0.5}))).state == (
        "warning"
    )


def test_a_twin_that_has_memorised_is_told_in_words(view: View):
    assert "memorised" not in words(view)
    memory = with_twin(view, held_out=FrozenMap({"fc_r": 0.45}))
    verdict = verdict_of(memory)
    assert verdict.state == "warning"
    assert "Part of the fit is memorised noise." in words(memory)
    assert "copied, reaches 0.80" in verdict.whole


def test_memorising_is_not_estimated_without_held_out_data(view: View):
    unseen = with_twin(view, held_out=FrozenMap())
    assert "Memorising: not estimated." in words(unseen)
    assert "memorised" not in words(unseen)


def test_agreement_no_better_than_structure_is_said(view: View):
    view = with_twin(view, held_out=FrozenMap({"fc_r": 0.39}))
    assert "no better than structure alone" in words(view)
    assert verdict_of(view).state == "warning"


def test_a_diverged_fit_claims_nothing(view: View):
    verdict = verdict_of(with_twin(view, outcome="diverged"))
    assert verdict.state == "cross"
    assert plain(" ".join(verdict.parts)) == (
        "The fit diverged. Its numbers describe no brain."
    )


def test_a_stopped_fit_says_so_first(view: View):
    view = with_twin(view, outcome="stopped")
    assert words(view).startswith("Stopped early. Simulated FC")
    assert verdict_of(view).state == "warning"


def test_nothing_estimated_is_said_in_words(view: View):
    nothing = FrozenMap()
    view = with_twin(
        view, train=nothing, held_out=nothing, ceiling=nothing, floor=nothing
    )
    assert words(view).startswith(
        "Agreement of simulated with measured FC: not estimated. "
        "Dynamics (FCD): not estimated."
    )


def test_intervals_that_were_not_estimated_are_named(view: View):
    assert words(view).endswith("Parameters: 1 of 2 with intervals.")
    view = with_twin(view, intervals=FrozenMap())
    assert words(view).endswith("Parameters: intervals not estimated.")


def test_without_a_twin_there_is_a_sentence_and_no_bar(view: View):
    assert view.project is not None
    bare = replace(view.project, twins=(), scenarios=())
    verdict = verdict_of(View(project=bare, selection=Selection("P1")))
    assert (verdict.state, verdict.marks) == ("info", None)


@pytest.mark.parametrize(
    "values",
    [
        (0.35, 0.75, 0.49, 0.64),  # the demo: the ceiling is of the held-out part
        (0.45, 0.64, 0.59, 0.86),
        (0.60, 0.62, 0.61, 0.63),  # all in one place
        (0.0, 1.0, 0.98, 0.99),
        (-0.2, 0.01, 0.0, 0.02),
    ],
)
def test_labels_of_the_bar_never_overlap(values):
    names = ("structure", "fit", "held-out", "ceiling")
    marks = [
        Mark(name, value, "text") for name, value in zip(names, values, strict=True)
    ]
    labels = placed(marks, 262.0, lambda mark: 66.0)
    assert len(labels) == 4
    for row in (True, False):
        spans = sorted(label.left for label in labels if label.above is row)
        assert all(b - a >= 66 + GAP_PX - 1 for a, b in itertools.pairwise(spans))
        assert all(0 <= left <= 262 - 66 for left in spans)


# ---------------------------------------------------------------- the strip


@pytest.fixture
def strip(qtbot) -> VerdictStrip:
    strip = VerdictStrip()
    qtbot.addWidget(strip)
    strip.resize(1200, HEIGHT_PX)
    strip.show()
    qtbot.waitExposed(strip)
    return strip


def test_the_strip_shows_no_patient(strip):
    strip.present(empty_view())
    assert strip.sentence.text() == "No patient is open."
    assert not strip.bar.isVisible()


def test_the_strip_shows_the_verdict_and_wishes_nothing(strip, view):
    got = wishes_of(strip)
    strip.present(view)
    assert "0.70" in strip.sentence.text()
    assert "held-out 0.61" in strip.bar.accessibleDescription()
    assert strip.height() == HEIGHT_PX
    assert got == []


def test_what_is_missing_is_named_for_screen_readers(strip, view):
    strip.present(with_twin(view, held_out=FrozenMap()))
    assert "held-out not estimated" in strip.bar.accessibleDescription()


def test_a_narrow_strip_still_speaks_of_fc_and_dynamics(strip, view):
    strip.present(view)
    strip.resize(760, HEIGHT_PX)
    text = plain(strip.sentence.text())
    assert "held-out 0.61" in text
    assert "KS = 0.20" in text
    assert "Parameters:" not in text
    assert "Dynamics" in strip.toolTip()


def test_the_sentence_knows_of_the_room_that_the_bar_takes(view: View, qtbot: QtBot):
    """It was cut off where the bar came after the strip had its size."""
    strip = VerdictStrip()
    qtbot.addWidget(strip)
    strip.resize(900, HEIGHT_PX)
    strip.show()
    strip.present(empty_view())
    strip.present(view)
    qtbot.waitUntil(lambda: strip.sentence.geometry().right() < strip.bar.x())
    sentence = strip.sentence
    assert sentence.wordWrap() or sentence.sizeHint().width() <= sentence.width()


def test_fifty_presents_leave_no_widget_behind(strip):
    strip.present(small_view())
    before = len(strip.findChildren(QWidget))
    for _ in range(50):
        strip.present(small_view())
    assert len(strip.findChildren(QWidget)) == before


@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: look.name)
def test_words_of_held_out_agreement_can_be_read(qapp: QApplication, look) -> None:
    theme.apply(qapp, look)
    try:
        bar = AgreementBar()
        bar.resize(bar.sizeHint())
        bar.set(None, None, 0.5, None)
        image = QImage(bar.size() * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(4)
        image.fill(QColor(look.panel))
        bar.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        above = (bar.height() // 2 - TICK_PX) * 4  # the tick has its own colour
        found = {
            image.pixelColor(x, y).name()
            for y in range(above)
            for x in range(image.width())
        }
        assert max(contrast(colour, look.panel) for colour in found) >= 4.5
        tick = image.pixelColor(image.width() // 2, image.height() // 2 + 4 * 5)
        assert contrast(tick.name(), look.plan) < 1.1
    finally:
        theme.apply(qapp, theme.DARK)

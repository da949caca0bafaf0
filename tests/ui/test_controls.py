"""The small controls: what users cause, what they say, what they keep."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QSlider,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls import section
from brainTwinStudio.ui.controls.card_button import CardButton
from brainTwinStudio.ui.controls.check_row import StageList, StageRow
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.gauge import Gauge
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.controls.meter import Meter
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.range_bar import IntervalGlyph
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.slider import Slider
from brainTwinStudio.ui.controls.step_bar import StageBar
from brainTwinStudio.ui.controls.table import (
    ROW_PX,
    Cell,
    Rows,
    WholeRows,
    make_table,
)
from brainTwinStudio.ui.theme import DARK

LEFT = Qt.MouseButton.LeftButton
VIEWS = [("3d", "3D"), ("left", "Left"), ("top", "Top")]


def heard(signal) -> list:
    """What a signal carried, in order."""
    values: list = []
    signal.connect(lambda *arguments: values.append(arguments[0] if arguments else ()))
    return values


def shot(widget: QWidget, width: int = 0, height: int = 0) -> QImage:
    widget.resize(width or widget.sizeHint().width(), height or widget.height())
    return widget.grab().toImage()


def has(image: QImage, colour: str, area: QRect | None = None) -> bool:
    area = area or image.rect()
    return any(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def near(image: QImage, colour: str) -> bool:
    """Whether a pixel has about the hue and strength of a colour."""
    wanted = QColor(colour)
    pixels = (
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
    )
    return any(
        abs(pixel.hue() - wanted.hue()) < 12
        and pixel.saturation() > 0.5 * wanted.saturation()
        and pixel.value() > 0.67 * wanted.value()
        for pixel in pixels
    )


def button(parent: QWidget, name: str) -> QAbstractButton:
    return next(
        b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == name
    )


# ------------------------------------------------------------------ all of them

EVERY: dict[str, Callable[[], QWidget]] = {
    "segmented": lambda: Segmented(VIEWS),
    "chip": lambda: Chip("composite demo"),
    "slider": lambda: Slider(0, 1, 0.4),
    "interval": IntervalGlyph,
    "meter": Meter,
    "gauge": Gauge,
    "row": lambda: section.row("Excitability", "0.50"),
    "seam": lambda: section.seam(vertical=True),
    "head": lambda: PanelHead("Project"),
    "empty": lambda: Empty("No connectome yet.", "Open demo patient"),
    "stage row": lambda: StageRow("Compiling"),
    "elided": lambda: Elided("words"),
    "table": lambda: make_table(["Outcome", "Change"]),
    "number": lambda: NumberField(2.8, "mA", 0, 4, 1),
    "search": lambda: SearchField("Search", "Ctrl K"),
    "card": lambda: CardButton("plus", "New patient…", "Start", "Ctrl N"),
    "stages": StageBar,
    "icon button": lambda: IconButton("more", "More"),
    "glyph": lambda: Glyph("tick", "ok"),
    "legend": lambda: LegendLine("measured", "measured", dashed=True),
}


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY.keys())
def test_controls_can_be_as_small_as_they_say_and_off(qtbot, make):
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.minimumSizeHint().expandedTo(widget.minimumSize()))
    on = widget.grab().toImage()
    widget.setEnabled(False)
    assert on.size() == widget.grab().toImage().size()
    assert on.width() <= 330 or isinstance(widget, StageBar)


@pytest.mark.parametrize(
    "name",
    sorted(
        EVERY.keys()
        - {"chip", "slider", "row", "seam", "head", "empty", "glyph"}
        - {"elided", "table"}
    ),
)
def test_painted_controls_have_a_name_for_screen_readers(qtbot, name):
    widget = EVERY[name]()
    qtbot.addWidget(widget)
    assert widget.accessibleName()


# ------------------------------------------------------------------ segmented


def test_a_clicked_segment_is_picked_and_on(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    picked = heard(views.picked)
    qtbot.mouseClick(button(views, "Top"), LEFT)
    assert (picked, views.current()) == (["top"], "top")


def test_setting_a_segment_emits_nothing(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    picked = heard(views.picked)
    views.set_current("left")
    assert (picked, views.current()) == ([], "left")


def test_arrow_keys_pick_the_next_segment(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    views.show()
    qtbot.waitExposed(views)
    views.activateWindow()
    picked = heard(views.picked)
    first = button(views, "3D")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (picked, views.current()) == (["left"], "left")


def test_a_segment_that_is_not_available_says_why(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    views.set_available("top", False, "No positions.")
    picked = heard(views.picked)
    qtbot.mouseClick(button(views, "Top"), LEFT)
    assert picked == []
    assert button(views, "Top").toolTip() == "No positions."


def test_an_unknown_segment_lists_the_known_ones(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    with pytest.raises(KeyError, match=r"'back'\. Known: 3d, left, top"):
        views.set_current("back")


def test_segments_keep_their_width_when_they_change(qtbot):
    views = Segmented(VIEWS)
    qtbot.addWidget(views)
    before = views.sizeHint()
    views.set_current("top")
    assert views.sizeHint() == before


# ------------------------------------------------------------------ stage bar


def test_a_clicked_stage_is_picked_and_waits_for_its_owner(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_current("inspect")
    picked = heard(bar.picked)
    qtbot.mouseClick(button(bar, "Plan"), LEFT)
    assert (picked, bar.current()) == (["plan"], "inspect")


def test_a_stage_that_is_not_ready_can_be_opened(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_stage("report", "", ready=False)
    picked = heard(bar.picked)
    qtbot.mouseClick(button(bar, "Report"), LEFT)
    assert picked == ["report"]


def test_the_start_page_has_no_current_stage(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_current("fit")
    bar.set_current("")
    assert bar.current() == ""
    assert not has(shot(bar, height=44), DARK.accent_soft)


def test_the_current_stage_stands_on_an_accent_foot(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_current("inspect")
    image, stage = shot(bar, height=44), button(bar, "Inspect")
    for x in (stage.x(), stage.x() + stage.width() - 1):
        column = [image.pixelColor(x, y).name().upper() for y in (0, 41, 42, 43)]
        assert column == [DARK.accent_soft] * 2 + [DARK.accent] * 2


@pytest.mark.parametrize(
    ("kind", "text", "colour", "spoken"),
    [
        ("tick", "", DARK.ok, "done"),
        ("warning", "2", DARK.warn, "2 warnings"),
        ("clock", "62 %", DARK.accent, "62 % running"),
    ],
)
def test_marks_are_seen_and_spoken(qtbot, kind, text, colour, spoken):
    bar = StageBar()
    qtbot.addWidget(bar)
    assert not near(shot(bar, height=44), colour)
    bar.set_stage("check", kind, text)
    assert near(shot(bar, height=44), colour)
    assert button(bar, "Check").accessibleDescription() == spoken


def test_a_stage_grows_with_its_mark_and_never_shrinks_below_the_grid(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    assert button(bar, "Fit").sizeHint().width() == 104
    bar.set_stage("fit", "clock", "62 %")
    assert button(bar, "Fit").sizeHint().width() > 104


def test_arrow_keys_walk_along_the_stages(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitExposed(bar)
    bar.activateWindow()
    button(bar, "Data").setFocus()
    qtbot.keyClick(button(bar, "Data"), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: button(bar, "Check").hasFocus())
    picked = heard(bar.picked)
    qtbot.keyClick(button(bar, "Check"), Qt.Key.Key_Space)
    assert picked == ["check"]


def test_an_unknown_stage_lists_the_known_ones(qtbot):
    bar = StageBar()
    qtbot.addWidget(bar)
    with pytest.raises(KeyError, match=r"'compare'\. Known: data, check, fit"):
        bar.set_stage("compare", "tick")


# ------------------------------------------------------------------ slider


@pytest.fixture
def slider(qtbot) -> Slider:
    slider = Slider(0.0, 4.0, 1.0)
    qtbot.addWidget(slider)
    slider.resize(216, 20)
    slider.show()
    qtbot.waitExposed(slider)
    return slider


def track(slider: Slider) -> QSlider:
    found = slider.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def test_a_drag_moves_and_then_releases(qtbot, slider):
    moved, released = heard(slider.moved), heard(slider.released)
    qtbot.mousePress(track(slider), LEFT, pos=QPoint(108, 10))  # the middle
    qtbot.mouseMove(track(slider), QPoint(216, 10))
    assert released == []
    qtbot.mouseRelease(track(slider), LEFT, pos=QPoint(216, 10))
    assert moved[0] == pytest.approx(2.0, abs=0.02)
    assert moved[-1] == released[-1] == slider.value() == 4.0


def test_keys_step_and_release(qtbot, slider):
    moved, released = heard(slider.moved), heard(slider.released)
    qtbot.keyClick(track(slider), Qt.Key.Key_Right)
    qtbot.keyClick(track(slider), Qt.Key.Key_End)
    assert moved == released == [pytest.approx(1.04), 4.0]
    assert slider.value() == 4.0


def test_setting_a_slider_emits_nothing_and_stays_inside(slider):
    moved, released = heard(slider.moved), heard(slider.released)
    slider.set_value(9.0)
    assert (slider.value(), moved, released) == (4.0, [], [])


def test_a_value_keeps_its_digits(slider):
    slider.set_value(1.23456)
    assert slider.value() == 1.23456


def test_a_drag_is_not_disturbed_by_a_new_value(qtbot, slider):
    qtbot.mousePress(track(slider), LEFT, pos=QPoint(108, 10))
    slider.set_value(0.0)
    assert slider.value() == pytest.approx(2.0, abs=0.02)
    qtbot.mouseRelease(track(slider), LEFT, pos=QPoint(108, 10))


def test_the_name_of_a_slider_reaches_the_screen_reader(slider):
    slider.setAccessibleName("Amplitude")
    assert track(slider).accessibleName() == "Amplitude"


def test_a_new_range_keeps_the_value_inside(slider):
    slider.set_value(3.0)
    slider.set_range(0.0, 2.0)
    assert slider.value() == 2.0


# ------------------------------------------------------------------ marks


def test_an_interval_is_drawn_where_it_lies(qtbot):
    glyph = IntervalGlyph()
    qtbot.addWidget(glyph)
    glyph.set(0.5, 0.4, 0.6, 0.0, 1.0)
    image = shot(glyph, 210, 16)  # 200 px of track from x = 5
    dot = [x for x in range(210) if image.pixelColor(x, 8).name().upper() == DARK.sim]
    assert (min(dot), max(dot)) == (
        pytest.approx(101, abs=2),
        pytest.approx(109, abs=2),
    )
    track_colour = image.pixelColor(20, 8)
    bar = [x for x in range(210) if image.pixelColor(x, 6) != image.pixelColor(20, 6)]
    assert (min(bar), max(bar)) == (pytest.approx(85, abs=2), pytest.approx(125, abs=2))
    assert track_colour.name().upper() == DARK.track


def test_a_value_that_is_not_identified_has_no_colour_of_the_twin(qtbot):
    glyph = IntervalGlyph()
    qtbot.addWidget(glyph)
    glyph.set(0.5, 0.1, 0.9, 0.0, 1.0, identified=False)
    assert not has(shot(glyph, 200, 16), DARK.sim)
    assert glyph.accessibleDescription().endswith("not determined")


def test_a_value_that_was_not_estimated_says_so(qtbot):
    glyph = IntervalGlyph()
    qtbot.addWidget(glyph)
    glyph.set(None, None, None, 0.0, 1.0)
    assert not has(shot(glyph, 200, 16), DARK.sim)
    assert glyph.accessibleDescription() == "not estimated"


def test_zero_is_marked_when_the_span_has_both_signs(qtbot):
    glyph = IntervalGlyph()
    qtbot.addWidget(glyph)
    glyph.set(0.5, 0.4, 0.6, 0.0, 1.0)
    above_track = QRect(0, 0, 200, 4)
    plain = shot(glyph, 200, 16).copy(above_track)
    glyph.set(0.5, 0.4, 0.6, -1.0, 1.0)
    assert shot(glyph, 200, 16).copy(above_track) != plain


@pytest.mark.parametrize(("share", "px"), [(0.25, 50), (1.0, 200), (7.0, 200)])
def test_a_meter_is_filled_to_its_share(qtbot, share, px):
    meter = Meter()
    qtbot.addWidget(meter)
    meter.set(share, "stim")
    image = shot(meter, 200, 4)
    filled = [
        x for x in range(200) if image.pixelColor(x, 2).name().upper() == DARK.stim
    ]
    assert len(filled) == pytest.approx(px, abs=3)


def test_an_empty_meter_shows_only_its_track(qtbot):
    meter = Meter()
    qtbot.addWidget(meter)
    assert not has(shot(meter, 200, 4), DARK.accent)


@pytest.mark.parametrize(
    ("value", "limit", "seen", "unseen"),
    [(17, 30, DARK.stim, ""), (35, 30, DARK.bad, DARK.stim), (17, None, DARK.stim, "")],
)
def test_a_gauge_turns_bad_beyond_its_limit(qtbot, value, limit, seen, unseen):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.set(value, limit, 40, "µC/cm² per phase")
    image = shot(gauge, 270, 170)
    assert has(image, seen)
    assert not (unseen and has(image, unseen))


def test_a_gauge_speaks_value_and_limit(qtbot):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.set(17, 30, 40, "µC/cm²")
    assert gauge.accessibleDescription() == "17 µC/cm², limit 30"
    gauge.set(None, None, 40, "µC/cm²")
    assert gauge.accessibleDescription() == "not computed, no limit"
    assert not has(shot(gauge, 270, 170), DARK.stim)


# ------------------------------------------------------------------ words


def test_a_chip_keeps_its_height_in_a_tall_row(qtbot):
    head = PanelHead("Plan")
    chip = Chip("Preview on", "accent")
    head.add_right(chip)
    qtbot.addWidget(head)
    head.resize(300, 34)
    head.show()
    assert chip.height() == 18


def test_a_chip_changes_words_and_meaning(qtbot):
    chip = Chip("saved", "ok")
    qtbot.addWidget(chip)
    chip.set_text("unsaved", "warn")
    assert chip.text() == "unsaved"
    assert near(shot(chip), DARK.warn)


def test_a_head_orders_what_it_holds(qtbot):
    head = PanelHead("Connectome")
    qtbot.addWidget(head)
    left, first, second = QLabel("a"), QLabel("b"), QLabel("c")
    head.add_left(left)
    head.add_right(first)
    head.add_right(second)
    head.resize(500, 34)
    head.show()
    assert head.height() == 34
    assert left.x() < 150 < 400 < first.x() < second.x()
    head.set_title("Connectome of BT-DEMO")
    assert head.title() == "Connectome of BT-DEMO"


def test_elided_words_are_whole_in_the_tool_tip(qtbot):
    words = Elided("L Parahippocampal, all connections")
    qtbot.addWidget(words)
    words.resize(60, 20)
    assert words.is_elided()
    at = QPoint(5, 5)
    QApplication.sendEvent(words, QHelpEvent(QHelpEvent.Type.ToolTip, at, at))
    assert words.toolTip() == "L Parahippocampal, all connections"
    words.resize(600, 20)
    QApplication.sendEvent(words, QHelpEvent(QHelpEvent.Type.ToolTip, at, at))
    assert (words.is_elided(), words.toolTip()) == (False, "")


def test_an_own_tip_of_elided_words_stays(qtbot):
    words = Elided("L Entorhinal")
    qtbot.addWidget(words)
    words.setToolTip("Region 6")
    words.resize(20, 20)
    at = QPoint(5, 5)
    QApplication.sendEvent(words, QHelpEvent(QHelpEvent.Type.ToolTip, at, at))
    assert words.toolTip() == "Region 6"


def test_an_empty_panel_says_all_its_words_and_offers_the_button(qtbot):
    empty = Empty("No connectome yet. Drop one here or open the demo.", "Open demo")
    qtbot.addWidget(empty)
    pressed = heard(empty.pressed)
    empty.resize(220, 240)
    empty.show()
    words = next(w for w in empty.findChildren(QLabel) if w.text())
    assert words.height() >= words.heightForWidth(words.width())
    offer = empty.findChild(QAbstractButton)
    assert isinstance(offer, QAbstractButton)
    qtbot.mouseClick(offer, LEFT)
    assert len(pressed) == 1
    empty.set_text("Nothing to do.")
    assert not offer.isVisible()


def test_a_row_of_words_changes_its_value(qtbot):
    row = section.row("Seed", "2718")
    qtbot.addWidget(row)
    row.set_value("31")
    assert isinstance(row.value, QLabel)
    assert row.value.text() == "31"


def test_a_row_with_a_widget_takes_no_words(qtbot):
    row = section.row("Strength", Meter())
    qtbot.addWidget(row)
    with pytest.raises(TypeError, match="'Strength' holds a widget"):
        row.set_value("0.62")


def test_a_seam_is_one_pixel(qtbot):
    flat, upright = section.seam(), section.seam(vertical=True)
    for seam in (flat, upright):
        qtbot.addWidget(seam)
    assert (flat.maximumHeight(), upright.maximumWidth()) == (1, 1)
    assert has(shot(flat, 20, 1), DARK.line)


# ------------------------------------------------------------------ steps


def test_steps_are_marked_and_kept(qtbot):
    steps = StageList()
    qtbot.addWidget(steps)
    steps.set_steps([("Preparing", "done", "4 s"), ("Compiling", "active", "")])
    rows = list(steps.rows)
    steps.set_steps([("Preparing", "done", "4 s"), ("Compiling", "done", "2 s")])
    assert [row.state() for row in steps.rows] == ["done", "done"]
    assert steps.rows == rows


def test_other_steps_make_other_rows(qtbot):
    steps = StageList()
    qtbot.addWidget(steps)
    steps.set_steps([("Preparing", "done", "")])
    steps.set_steps([("Simulating", "active", ""), ("Reading", "waiting", "")])
    assert [row.text() for row in steps.rows] == ["Simulating", "Reading"]


@pytest.mark.parametrize(
    ("state", "colour"),
    [("done", DARK.ok), ("active", DARK.accent), ("failed", DARK.bad)],
)
def test_each_state_of_a_step_has_its_mark(qtbot, state, colour):
    row = StageRow("Optimising")
    qtbot.addWidget(row)
    mark = QRect(0, 6, 20, 20)
    assert not has(shot(row, 260), colour, mark)
    row.set(state, "step 186 of 300")
    assert has(shot(row, 260), colour, mark)
    assert row.accessibleDescription() == f"{state} step 186 of 300"


# ------------------------------------------------------------------ numbers


@pytest.fixture
def amplitude(qtbot) -> NumberField:
    field = NumberField(2.8, "mA", 0.0, 4.0, 1)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


def type_in(qtbot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_number_is_told_once_when_enter_is_pressed(qtbot, amplitude):
    edited = heard(amplitude.edited)
    type_in(qtbot, amplitude, "3.1")
    assert edited == []
    qtbot.keyClick(amplitude, Qt.Key.Key_Return)
    qtbot.keyClick(amplitude, Qt.Key.Key_Return)
    assert (edited, amplitude.value()) == ([3.1], 3.1)


def test_setting_a_number_emits_nothing(amplitude):
    edited = heard(amplitude.edited)
    amplitude.set_value(1.0)
    assert (amplitude.text(), edited) == ("1.0", [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("9", "9 is outside 0 to 4 mA. The old value is kept."),
        (
            "2,8",
            "“2,8” is not a number. Use a dot for decimals, like 1.5.",
        ),
        ("nan", "nan is outside 0 to 4 mA. The old value is kept."),
    ],
)
def test_a_number_that_cannot_be_taken_is_red_and_says_why(
    qtbot, amplitude, text, sentence
):
    edited = heard(amplitude.edited)
    type_in(qtbot, amplitude, text)
    qtbot.keyClick(amplitude, Qt.Key.Key_Return)
    assert (edited, amplitude.value()) == ([], 2.8)
    assert amplitude.toolTip() == sentence
    assert has(amplitude.grab().toImage(), DARK.bad)


def test_escape_brings_the_old_number_back(qtbot, amplitude):
    type_in(qtbot, amplitude, "99")
    qtbot.keyClick(amplitude, Qt.Key.Key_Escape)
    assert (amplitude.text(), amplitude.toolTip()) == ("2.8", "")
    assert not has(amplitude.grab().toImage(), DARK.bad)


def test_arrows_step_the_last_decimal_within_the_bounds(qtbot, amplitude):
    edited = heard(amplitude.edited)
    qtbot.keyClick(amplitude, Qt.Key.Key_Up)
    amplitude.set_value(0.0)
    qtbot.keyClick(amplitude, Qt.Key.Key_Down)
    assert edited == [pytest.approx(2.9)]
    assert amplitude.value() == 0.0


def test_a_missing_number_is_empty_without_fault(qtbot):
    field = NumberField(None, "s", 0.1, 10, 2)
    qtbot.addWidget(field)
    assert (field.text(), field.value(), field.fault()) == ("", None, "")


def test_an_emptied_field_gets_its_number_back(qtbot, amplitude):
    edited = heard(amplitude.edited)
    type_in(qtbot, amplitude, " ")
    qtbot.keyClick(amplitude, Qt.Key.Key_Return)
    assert (amplitude.text(), edited) == ("2.8", [])


def test_new_bounds_judge_the_number_that_is_shown(amplitude):
    amplitude.set_bounds(0.0, 2.0)
    assert amplitude.fault() == "2.8 is outside 0 to 2 mA. The old value is kept."


# ------------------------------------------------------------------ search, cards, tags


def test_a_search_field_hides_its_key_while_it_holds_words(qtbot):
    field = SearchField("Search actions and regions", "Ctrl K")
    qtbot.addWidget(field)
    field.resize(300, 26)
    right = QRect(240, 0, 60, 26)
    with_key = field.grab(right).toImage()
    field.setText("x")
    assert field.grab(right).toImage() != with_key
    assert field.height() == 26


def test_a_card_is_pressed_with_mouse_and_keys(qtbot):
    card = CardButton("plus", "New patient…", "Start from a connectome", "Ctrl N")
    qtbot.addWidget(card)
    clicked = heard(card.clicked)
    qtbot.mouseClick(card, LEFT)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert len(clicked) == 2
    assert card.accessibleDescription() == "Start from a connectome"


def test_the_chosen_card_is_the_accent_one(qtbot):
    plain = CardButton("folder", "Open project…", "A .btproj folder")
    chosen = CardButton("brain", "Open demo patient", "Real data", chosen=True)
    for card in (plain, chosen):
        qtbot.addWidget(card)
    assert not has(shot(plain, 400), DARK.accent_fill)
    assert has(shot(chosen, 400), DARK.accent_fill)


# ------------------------------------------------------------------ tables

ROWS = [
    ("Propagation", Cell("−41 %", key=-41, alignment="right", token="ok")),
    ("Memory", Cell("−4 %", key=-4, alignment="right", tooltip="within noise")),
    ("Language", Cell("+64 %", key=64, alignment="right", bold=True)),
]


def column(rows: Rows, at: int) -> list[str]:
    return [rows.index(r, at).data() for r in range(rows.rowCount())]


def test_rows_sort_by_their_key_and_know_where_they_came_from(qtbot):
    table = make_table(["Outcome", "Change"])
    qtbot.addWidget(table)
    table.rows.set_rows(ROWS)
    table.rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert column(table.rows, 1) == ["+64 %", "−4 %", "−41 %"]
    assert [table.rows.source_row(r) for r in range(3)] == [2, 1, 0]
    assert table.rows.shown_row(2) == 0
    table.rows.sort(-1)
    assert column(table.rows, 0) == ["Propagation", "Memory", "Language"]


def test_a_selection_follows_its_row_when_sorted(qtbot):
    table = make_table(["Outcome", "Change"])
    qtbot.addWidget(table)
    table.rows.set_rows(ROWS)
    table.selectRow(2)
    table.rows.sort(0)
    shown = table.selectionModel().selectedRows()
    assert [index.data() for index in shown] == ["Language"]


def test_no_row_is_cut_where_a_table_ends(qtbot):
    table = make_table(["Outcome", "Change"])
    place = WholeRows(table)
    qtbot.addWidget(place)
    table.rows.set_rows(list(ROWS) * 10)
    for height in (140, 153, 171):
        place.resize(300, height)
        place.show()
        assert table.viewport().height() % ROW_PX == 0
        assert table.geometry().bottom() < height
    bar = table.verticalScrollBar()
    bar.setValue(1)
    assert table.rowAt(0) == 1
    assert table.rowViewportPosition(1) == 0


def test_equal_rows_change_nothing(qtbot):
    table = make_table(["Outcome", "Change"])
    qtbot.addWidget(table)
    table.rows.set_rows(ROWS)
    table.selectRow(1)
    resets = heard(table.rows.modelReset)
    table.rows.set_rows(list(ROWS))
    assert resets == []
    assert table.selectionModel().hasSelection()


def test_cells_carry_colour_alignment_and_tip(qtbot):
    rows = Rows(["Outcome", "Change"])
    rows.set_rows(ROWS)
    role = Qt.ItemDataRole
    first, second, third = (rows.index(r, 1) for r in range(3))
    assert first.data(role.ForegroundRole).name().upper() == DARK.ok
    assert first.data(role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert (second.data(role.ToolTipRole), first.data(role.ToolTipRole)) == (
        "within noise",
        None,
    )
    assert third.data(role.FontRole).bold() or third.data(role.FontRole).weight() >= 600
    assert rows.index(0, 0).data(role.ForegroundRole) is None


def test_new_rows_keep_the_order_that_was_asked_for(qtbot):
    rows = Rows(["Outcome", "Change"])
    rows.set_rows(ROWS[:2])
    rows.sort(1)
    rows.set_rows(ROWS)
    assert column(rows, 1) == ["−41 %", "−4 %", "+64 %"]


def test_a_table_has_rows_of_26_px_and_no_grid(qtbot):
    table = make_table(["Outcome", "Change"], stretch=0)
    qtbot.addWidget(table)
    table.rows.set_rows(ROWS)
    table.resize(400, 200)
    table.show()
    assert [table.rowHeight(r) for r in range(3)] == [26, 26, 26]
    assert not table.showGrid()
    assert table.columnWidth(0) > table.columnWidth(1)
    heads = [table.rows.headerData(c, Qt.Orientation.Horizontal) for c in range(2)]
    assert heads == ["Outcome", "Change"]


def test_a_menu_of_an_icon_button_opens_at_the_release_and_stays(qtbot):
    button = IconButton("more", "More")
    menu = QMenu(button)
    menu.addAction("One")
    button.setMenu(menu)
    qtbot.addWidget(button)
    button.show()
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert not menu.isVisible()
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.close()


def test_a_selected_row_keeps_the_colours_that_say_something(qtbot):
    table = make_table(("Plan", "Change"))
    qtbot.addWidget(table)
    table.rows.set_rows([("one", Cell("+2 %", token="text3")), ("two", "+3 %")])
    paints = table.itemDelegate()
    assert isinstance(paints, QStyledItemDelegate)
    option = QStyleOptionViewItem()
    paints.initStyleOption(option, table.rows.index(0, 1))
    shown = option.palette.color(QPalette.ColorRole.HighlightedText)
    assert shown == theme.colour(theme.current().text3)
    plain = QStyleOptionViewItem()
    paints.initStyleOption(plain, table.rows.index(1, 1))
    assert plain.palette.color(QPalette.ColorRole.HighlightedText) != shown


def test_a_number_field_has_room_for_bounds_that_came_later(qtbot):
    field = NumberField(0.5, "Hz", 0.005, 1.0, 3)
    qtbot.addWidget(field)
    before = field.sizeHint().width()
    field.set_bounds(0.005, 500.0)
    assert field.sizeHint().width() > before

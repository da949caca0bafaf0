"""Controls of the Plan stage: a list to pick from, a quantity with a slider."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.controls.value_slider import ValueSlider
from brainTwinStudio.ui.plots.frame import Frame, ticks_of

LEFT = Qt.MouseButton.LeftButton
NAMES = (("a", "L Insula"), ("b", "R Insula"), ("c", "L Lingual"), ("d", "Brain stem"))


# ---------------------------------------------------------------- picking names


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[PickList]:
    anchor = QPushButton("open")
    qtbot.addWidget(anchor)
    anchor.show()
    made = PickList("Regions", "Remove", anchor)
    made.set(NAMES, ("c",))
    made.open_at(anchor)
    yield made
    made.hide()
    anchor.close()


def left(picker: PickList) -> list[str]:
    items = [picker.list.item(row) for row in range(picker.list.count())]
    return [item.text() for item in items if not item.isHidden()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ins", ["L Insula", "R Insula", "L Lingual"]),
        ("l insula", ["L Insula", "L Lingual"]),
        ("L LING", ["L Lingual"]),
        ("stem", ["L Lingual", "Brain stem"]),
        ("x", ["L Lingual"]),
        ("", [words for _, words in NAMES]),
    ],
)
def test_typing_leaves_what_matches_and_what_is_checked(
    picker: PickList, qtbot: QtBot, typed, found
):
    qtbot.keyClicks(picker.search, f"{typed} " if typed else "q")
    if not typed:
        qtbot.keyClick(picker.search, Qt.Key.Key_Backspace)
    assert left(picker) == found


def test_what_is_checked_is_counted_and_taken_in_the_order_of_the_list(
    picker: PickList, qtbot: QtBot
):
    assert picker.take.text() == "Remove 1"
    qtbot.keyClicks(picker.search, "l ins")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.take.text() == "Remove 2"
    with qtbot.waitSignal(picker.picked) as told:
        qtbot.mouseClick(picker.take, LEFT)
    assert told.args == [("a", "c")]
    assert not picker.isVisible()


def test_enter_checks_nothing_while_several_are_left(picker: PickList, qtbot: QtBot):
    qtbot.keyClicks(picker.search, "insula")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.checked() == ("c",)


def test_nothing_checked_cannot_be_taken(picker: PickList, qtbot: QtBot):
    told: list[tuple] = []
    picker.picked.connect(told.append)
    picker.list.itemActivated.emit(picker.list.item(2))
    assert not picker.take.isEnabled()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(picker, Qt.Key.Key_Return, control)
    assert told == []


# ---------------------------------------------------------------- a quantity


@pytest.fixture
def quantity(qtbot: QtBot) -> ValueSlider:
    made = ValueSlider(
        "Frequency", "Hz", (0.001, 100), (0.01, 1.0), 3, logarithmic=True
    )
    qtbot.addWidget(made)
    made.resize(270, 60)
    made.set_value(0.1)
    made.show()
    return made


def told_by(quantity: ValueSlider) -> list[float]:
    told: list[float] = []
    quantity.chosen.connect(told.append)
    return told


def test_the_middle_of_a_logarithmic_slider_is_the_geometric_mean(
    quantity: ValueSlider,
):
    assert quantity.slider.value() == pytest.approx(0.5)
    quantity.set_value(0.01)
    assert quantity.slider.value() == 0


def test_a_value_beyond_the_slider_is_kept_in_the_field(quantity: ValueSlider):
    quantity.set_value(20.0)
    assert quantity.value() == 20.0
    assert quantity.slider.value() == 1


def test_showing_a_number_tells_nothing(quantity: ValueSlider):
    told = told_by(quantity)
    quantity.set_value(0.3)
    quantity.set_bounds(0.001, 50)
    assert told == []


def test_a_drag_is_told_once_at_its_end(quantity: ValueSlider, qtbot: QtBot):
    told, moved = told_by(quantity), []
    quantity.moved.connect(moved.append)
    track = quantity.slider.focusProxy()
    assert isinstance(track, QWidget)
    qtbot.mousePress(track, LEFT, pos=QPoint(40, 8))
    qtbot.mouseMove(track, QPoint(90, 8))
    assert told == []
    qtbot.mouseRelease(track, LEFT, pos=QPoint(90, 8))
    assert told == [moved[-1]]
    assert quantity.value() == pytest.approx(told[0])


def test_steps_by_keys_are_told_together_after_a_pause(
    quantity: ValueSlider, qtbot: QtBot
):
    told = told_by(quantity)
    track = quantity.slider.focusProxy()
    assert isinstance(track, QWidget)
    for _ in range(5):
        qtbot.keyClick(track, Qt.Key.Key_Right)
    quantity.set_value(0.1)  # what was there before does not disturb
    assert quantity.value() != 0.1
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0] == pytest.approx(0.1 * 10 ** (2 * 0.05), rel=0.01)


def test_an_entered_number_is_told_at_once(quantity: ValueSlider, qtbot: QtBot):
    told = told_by(quantity)
    quantity.field.selectAll()
    qtbot.keyClicks(quantity.field, "0.25")
    qtbot.keyClick(quantity.field, Qt.Key.Key_Return)
    assert told == [0.25]
    assert quantity.slider.value() > 0.5


# ---------------------------------------------------------------- painted axes


def test_a_frame_leads_from_values_to_places_and_back():
    frame = Frame(QRectF(50, 10, 400, 200), (0, 40), (-1, 1))
    place = frame.point(10, 0.5)
    assert (place.x(), place.y()) == (150, 60)
    assert frame.value(place) == pytest.approx((10, 0.5))


def test_ticks_are_round_and_no_closer_than_asked():
    spacing, places = ticks_of((0, 655), 400, 58)
    assert spacing == 100
    assert places == [0, 100, 200, 300, 400, 500, 600]

"""The table of effects: what it says, and that mouse and keys reach every row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.forest import Forest
from brainTwinStudio.ui.plots.forest_model import (
    GLYPH,
    LABEL,
    READING,
    ForestRow,
    ForestSection,
)

CLEAR = ForestRow(
    "Mean FC", "−4.4 %", "[−6.9, −2.4] %", "clear decrease", -4.4, -6.9, -2.4, 8.0
)
NOISE = ForestRow(
    "Power", "+0.1 %", "[−0.2, +0.3] %", "within noise", 0.1, -0.2, 0.3, 8.0, "noise"
)
SIZE = ForestRow(
    "FC change", "0.02", "[0.01, 0.03]", "size of change", 0.02, 0.01, 0.03, 0.04,
    axis="own axis, 0 to 0.04",
)  # fmt: skip
REGION = ForestRow(
    "L Insula", "−0.1", "[−0.2, −0.05]", "clear decrease", -0.1, -0.2, -0.05, 0.4,
    key="ctx-lh-insula",
)  # fmt: skip
SECTIONS = (
    ForestSection("In the rest of the brain", (CLEAR, NOISE, SIZE), "−8 to +8 %"),
    ForestSection("Regions", (REGION,), "−0.4 to +0.4"),
)


@pytest.fixture
def forest(qtbot: QtBot) -> Forest:
    made = Forest()
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.set(SECTIONS)
    made.show()
    return made


def words(forest: Forest, row: int, column: int) -> str:
    return str(forest.model().index(row, column).data() or "")


def row_picture(forest: Forest, row: int) -> tuple[QImage, QColor]:
    index = forest.model().index(row, GLYPH)
    image = forest.viewport().grab(forest.visualRect(index)).toImage()
    return image, QColor(theme.current().plan)


def has_colour(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_sections_and_rows_are_listed_with_their_readings(forest: Forest):
    assert words(forest, 0, LABEL) == "In the rest of the brain"
    assert words(forest, 0, GLYPH) == "−8 to +8 %"
    assert words(forest, 1, LABEL) == "Mean FC"
    assert words(forest, 2, READING) == "within noise"
    assert forest.model().rowCount() == 6


def test_a_row_reads_aloud_in_one_sentence(forest: Forest):
    index = forest.model().index(1, LABEL)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mean FC, −4.4 %, [−6.9, −2.4] %, clear decrease"


def test_an_effect_within_noise_is_drawn_without_the_colour_of_plans(forest: Forest):
    clear, colour = row_picture(forest, 1)
    assert has_colour(clear, colour)
    noise, colour = row_picture(forest, 2)
    assert not has_colour(noise, colour)


def test_a_size_is_drawn_on_the_right_of_zero_only(forest: Forest):
    image, colour = row_picture(forest, 3)
    places = [
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == colour
    ]
    assert places
    assert min(places) > image.width() / 2


def test_a_click_on_a_region_tells_its_key_and_others_tell_nothing(
    forest: Forest, qtbot: QtBot
):
    told: list[str] = []
    forest.row_clicked.connect(told.append)
    for row in (1, 5):
        place = forest.visualRect(forest.model().index(row, LABEL)).center()
        qtbot.mouseClick(forest.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["ctx-lh-insula"]


def test_the_mouse_over_a_region_is_told_once_and_its_leaving_too(
    forest: Forest, qtbot: QtBot
):
    told: list[str] = []
    forest.row_hovered.connect(told.append)
    inside = forest.visualRect(forest.model().index(5, LABEL)).center()
    other = forest.visualRect(forest.model().index(1, LABEL)).center()
    qtbot.mouseMove(forest.viewport(), inside)
    qtbot.waitUntil(lambda: told == ["ctx-lh-insula"])
    qtbot.mouseMove(forest.viewport(), other)
    qtbot.waitUntil(lambda: told == ["ctx-lh-insula", ""])


def test_keys_reach_a_row_and_enter_tells_it(forest: Forest, qtbot: QtBot):
    told: list[str] = []
    forest.row_clicked.connect(told.append)
    forest.setCurrentIndex(forest.model().index(3, LABEL))
    qtbot.keyClick(forest, Qt.Key.Key_Down)
    qtbot.keyClick(forest, Qt.Key.Key_Down)
    qtbot.keyClick(forest, Qt.Key.Key_Return)
    assert told == ["ctx-lh-insula"]


def test_copying_gives_tab_separated_numbers(forest: Forest, qtbot: QtBot):
    qtbot.keyClick(forest, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == ["Outcome", "Change", "95 % of runs", "Reading"]
    assert lines[2].split("\t") == [
        "Mean FC", "−4.4 %", "[−6.9, −2.4] %", "clear decrease",
    ]  # fmt: skip
    assert len(lines) == 7


def test_the_same_rows_again_keep_the_selection(forest: Forest):
    forest.set_selected("ctx-lh-insula")
    assert forest.selectionModel().selectedRows()[0].row() == 5
    forest.set(SECTIONS)
    assert forest.selectionModel().selectedRows()[0].row() == 5
    forest.set_selected("elsewhere")
    assert not forest.selectionModel().hasSelection()


def test_where_room_is_short_the_picture_goes_and_the_words_stay(forest: Forest):
    forest.resize(420, 260)
    assert forest.isColumnHidden(GLYPH)
    assert not forest.isColumnHidden(READING)
    forest.resize(900, 260)
    assert not forest.isColumnHidden(GLYPH)

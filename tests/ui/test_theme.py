"""Colours that can be read, and a style sheet that says what the tokens say."""

import itertools
import re
import shutil
from pathlib import Path
from string import Template

import pytest
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
)

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui import style_sheet, theme
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.tokens import CONTRAST, DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("tokens", theme.THEMES, ids=lambda t: t.name)
TEXT = ("text", "text2", "text3", "ok", "warn", "bad", "accent")
SURFACES = ("window", "panel", "raised", "hover", "accent_soft", "input", "canvas")
MARKS = ("measured", "sim", "plan", "stim", "cut")
SHEET = "\n".join(
    resource(name).read_text("utf-8") for name in ("style.qss", "contrast.qss")
)
LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}


def rgb(colour: str) -> tuple[float, float, float]:
    """From 0 to 1."""
    known = QColor(colour)
    return known.redF(), known.greenF(), known.blueF()


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@THEMES
def test_words_can_be_read(tokens: Theme):
    values = tokens.tokens()
    for token, surface in itertools.product(TEXT, SURFACES):
        held = contrast(values[token], values[surface])
        assert held >= LEAST[tokens.name], (token, surface)


@THEMES
def test_words_can_be_read_wherever_the_style_sheet_puts_them(tokens: Theme):
    """Every rule that names both a colour and what it stands on; what cannot be
    used is exempt (WCAG 2.2, 1.4.3)."""
    values = tokens.tokens() | style_sheet.PRIMARY[tokens.name]
    pairs = set()
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET):
        words = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"(?<![-\w])background(?:-color)?: \$(\w+)", body)
        if words and ground and ":disabled" not in selectors:
            pairs.add((words[1], ground[1]))
    assert len(pairs) >= 8
    for words, ground in pairs | {("text", "track"), ("text2", "track")}:
        held = contrast(values[words], values[ground])
        assert held >= LEAST[tokens.name], (words, ground)


def test_borders_are_seen_in_high_contrast():
    values = CONTRAST.tokens()
    for line in ("line", "line2"):
        for surface in ("window", "panel", "raised", "input", "hover"):
            assert contrast(values[line], values[surface]) >= 3, (line, surface)


@THEMES
@pytest.mark.parametrize(
    ("sight", "matrix"),
    [  # Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1
        ("protanopia", [(0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                        (-0.003882, -0.048116, 1.051998)]),
        ("deuteranopia", [(0.367322, 0.860646, -0.227968),
                          (0.280085, 0.672501, 0.047413),
                          (-0.011820, 0.042940, 0.968881)]),
    ],
)  # fmt: skip
def test_measured_simulated_and_planned_differ_without_red_or_green(
    tokens: Theme, sight: str, matrix: list[tuple[float, float, float]]
):
    def seen(colour: str) -> list[float]:
        parts = rgb(colour)
        return [
            sum(part * x for part, x in zip(row, parts, strict=True)) for row in matrix
        ]

    marks = [seen(tokens.tokens()[name]) for name in ("measured", "sim", "plan")]
    for at, one in enumerate(marks):
        for other in marks[at + 1 :]:
            apart = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            assert apart > 0.25, (sight, apart)


@THEMES
@pytest.mark.parametrize("token", MARKS)
def test_marks_hold_three_to_one(tokens: Theme, token: str):
    values = tokens.tokens()
    assert min(contrast(values[token], values[s]) for s in ("panel", "canvas")) >= 3


@THEMES
def test_the_primary_button_is_read_in_every_state(tokens: Theme):
    fills = [tokens.accent_fill, *style_sheet.PRIMARY[tokens.name].values()]
    held = min(contrast(tokens.on_accent, fill) for fill in fills)
    assert held >= LEAST[tokens.name]


@THEMES
def test_the_focus_ring_is_seen_on_every_surface(tokens: Theme):
    values = tokens.tokens()
    assert min(contrast(tokens.accent, values[name]) for name in SURFACES) >= 3


def test_the_focus_ring_is_two_pixels_in_high_contrast(qapp, qtbot):
    assert CONTRAST.ring_px == 2
    theme.apply(qapp, CONTRAST)
    for kind in ("normal", "small", "ghost", "link", "danger"):
        button = QPushButton("Stop")
        qtbot.addWidget(button)
        restyle(button, kind=kind)
        button.show()
        high = button.sizeHint().height()
        button.setFocus()
        button.window().activateWindow()
        qtbot.waitUntil(button.hasFocus, timeout=1000)
        assert button.sizeHint().height() == high
        image = button.grab().toImage()
        middle = image.width() // 2
        ring = [image.pixelColor(middle, y).name().upper() for y in (0, 1)]
        assert ring == [CONTRAST.accent] * 2, kind


@THEMES
def test_selected_words_and_tool_tips_are_read(tokens: Theme):
    palette = theme.palette(tokens)
    pairs = (
        (palette.highlightedText(), palette.highlight()),
        (palette.toolTipText(), palette.toolTipBase()),
        (palette.placeholderText(), palette.base()),
    )
    for words, surface in pairs:
        held = contrast(words.color().name(), surface.color().name())
        assert held >= LEAST[tokens.name]


def test_the_style_sheet_names_only_tokens():
    known = {*DARK.tokens(), *style_sheet.PRIMARY["dark"], "images"}
    assert set(Template(SHEET).get_identifiers()) <= known


def test_the_style_sheet_names_no_colour_itself():
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", SHEET) == []


@THEMES
def test_every_picture_of_the_style_sheet_lies_in_the_theme_s_folder(tokens: Theme):
    named = set(re.findall(r'url\("([^"]+)"\)', style_sheet.style_sheet(tokens)))
    there = {str(p) for p in Path(style_sheet.images_folder(tokens)).iterdir()}
    assert {str(Path(name)) for name in named} == there


@THEMES
def test_pictures_of_the_style_sheet_have_the_theme_s_colours(tokens: Theme):
    for file in Path(style_sheet.images_folder(tokens)).iterdir():
        used = set(re.findall(r"#[0-9A-F]{6}", file.read_text("utf-8")))
        assert used <= set(tokens.tokens().values()), file.name


@THEMES
def test_qt_understands_the_whole_style_sheet(tokens: Theme, qapp, qtbot, qtlog):
    qtbot.addWidget(QCheckBox())
    theme.apply(qapp, tokens)
    assert [record.message for record in qtlog.records] == []


def test_check_marks_are_found_in_a_folder_with_spaces(qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "Program Files" / "icons"
    shutil.copytree(str(resource("icons")), folder)
    sheet = resource("style.qss")
    parts = {"icons": folder, "style.qss": sheet}
    monkeypatch.setattr(
        style_sheet, "resource", lambda first, *rest: parts[first].joinpath(*rest)
    )
    box = QCheckBox("Global coupling")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.setStyleSheet(style_sheet.style_sheet(DARK))
    box.resize(16, box.sizeHint().height())  # the mark without the words
    assert DARK.on_accent in colours(box.grab().toImage())
    box.setChecked(False)
    assert DARK.on_accent not in colours(box.grab().toImage())


@pytest.mark.parametrize(
    ("role", "px", "bold"),
    [
        ("page", 30, True),
        ("number", 22, True),
        ("dialog", 18, True),
        ("object", 14, True),
        ("head", 12, True),
        ("body", 13, False),
        ("control", 12, False),
        ("label", 12, False),
        ("note", 11, False),
        ("section", 11, True),
        ("value", 12, False),
        ("chip", 11, False),
    ],
)
def test_roles_have_their_size_and_weight(qtbot, role: str, px: int, bold: bool):
    label = QLabel("0.64")
    qtbot.addWidget(label)
    restyle(label, role=role)
    weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
    assert (label.font().pixelSize(), label.font().weight()) == (px, weight)
    assert label.font().isFeatureSet(QFont.Tag("tnum"))


@pytest.mark.parametrize("bg", ["window", "panel", "raised", "canvas"])
def test_surfaces_have_their_colour(qtbot, bg: str):
    label = QLabel()
    qtbot.addWidget(label)
    label.resize(20, 20)
    restyle(label, bg=bg)
    assert colours(label.grab().toImage()) == {DARK.tokens()[bg]}


@pytest.mark.parametrize(
    ("kind", "height"), [("normal", 28), ("primary", 28), ("danger", 28), ("small", 24)]
)
def test_buttons_have_the_height_of_the_house(qtbot, kind: str, height: int):
    button = QPushButton("Stop")
    qtbot.addWidget(button)
    restyle(button, kind=kind)
    assert button.sizeHint().height() == height
    button.setFocus()
    assert button.sizeHint().height() == height


def test_fields_have_the_height_of_the_house(qtbot):
    field = QComboBox()
    qtbot.addWidget(field)
    assert field.sizeHint().height() == 26


def test_the_words_of_an_empty_field_are_notes(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().placeholderText().color().name().upper() == DARK.text3


def test_the_primary_button_is_filled_with_the_accent(qtbot):
    button = QPushButton("")
    qtbot.addWidget(button)
    restyle(button, kind="primary")
    button.resize(80, 28)
    image = button.grab().toImage()
    assert image.pixelColor(20, 14).name().upper() == DARK.accent_fill


def test_a_change_of_theme_recolours_what_is_shown(qapp, qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    restyle(label, bg="panel")
    theme.apply(qapp, LIGHT)
    assert theme.current() is LIGHT
    assert colours(label.grab().toImage()) == {LIGHT.panel}

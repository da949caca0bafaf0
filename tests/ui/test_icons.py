"""The icon set: complete, drawn by one rule, coloured from the theme."""

import gc
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.theme import DARK, LIGHT

NAMES = pytest.mark.parametrize("name", icons.NAMES)
Mode, State = QIcon.Mode, QIcon.State


def inked(image: QImage) -> set[tuple[int, int]]:
    """Pixels that are covered for more than half."""
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 127
    }


def ink(picture: QPixmap) -> str:
    """The colour of the pixel that is covered most."""
    image = picture.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    fullest = max(places, key=lambda p: image.pixelColor(*p).alpha())
    return image.pixelColor(*fullest).name().upper()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_every_file_has_a_name_and_every_name_a_file():
    files = [f.name for f in resource("icons").iterdir() if f.is_file()]
    assert sorted(files) == sorted(f"{name}.svg" for name in icons.NAMES)


def test_the_contract_s_names_are_there():
    promised = (
        "data check fit inspect plan report search undo redo chevron-right "
        "chevron-down chevron-up plus more folder patient structure signal eeg "
        "twin scissors bolt warning tick info clock cross lock pin camera home "
        "lasso pointer rotate play stop pause download file eye brain ring link "
        "trash star copy settings shield drop sun moon logo"
    )
    assert set(promised.split()) <= set(icons.NAMES)


@pytest.mark.parametrize("name", [name for name in icons.NAMES if name != "logo"])
def test_drawings_keep_the_rule_of_the_set(name: str):
    text = resource("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20" fill="none" stroke="currentColor"' in text
    assert 'stroke-width="1.5" stroke-linecap="round"' in text
    assert "#" not in text
    filled = text.count('fill="currentColor"')
    solid = {"play", "stop", "more", "fit", "info", "warning"}
    assert (filled > 0) == (name in solid)


@NAMES
def test_drawings_are_seen_and_stay_inside(name: str, qapp):
    image = icons.pixmap(name, "#FFFFFF", 20, 4.0).toImage()
    covered = inked(image)
    assert 0.02 < len(covered) / 80**2 < 0.97
    if name != "logo":  # 0.75 of 20: half a stroke from the edge, at 4 pixels a px
        edge = {x for x, _ in covered} | {y for _, y in covered}
        assert min(edge) >= 3
        assert max(edge) <= 76


def test_no_two_drawings_look_the_same(qapp):
    shapes = {n: inked(icons.pixmap(n, "#FFFFFF", 20).toImage()) for n in icons.NAMES}
    for one, other in combinations(icons.NAMES, 2):
        differ = shapes[one] ^ shapes[other]
        assert len(differ) > 0.05 * len(shapes[one] | shapes[other]), (one, other)


def test_pixmaps_have_two_device_pixels_a_pixel_and_are_kept(qapp):
    picture = icons.pixmap("tick", DARK.ok, 16)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    assert picture.deviceIndependentSize().toSize() == QSize(16, 16)
    assert icons.pixmap("tick", DARK.ok, 16) is picture
    assert ink(picture) == DARK.ok


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(KeyError, match=r"No icon 'brian'\. Known: data, check"):
        icons.icon("brian")


def test_icons_follow_the_theme_without_being_set_again(qapp):
    icon = icons.icon("search", "text2", 16)
    assert ink(icon.pixmap(16)) == DARK.text2
    theme.apply(qapp, LIGHT)
    assert ink(icon.pixmap(16)) == LIGHT.text2


@pytest.mark.parametrize(
    ("token", "mode", "state", "expected"),
    [
        ("text2", Mode.Normal, State.Off, DARK.text2),
        ("text2", Mode.Disabled, State.Off, DARK.text3),
        ("text2", Mode.Selected, State.Off, DARK.accent),
        ("warn", Mode.Selected, State.Off, DARK.warn),
        ("text2", Mode.Normal, State.On, DARK.accent),
    ],
)
def test_states_have_their_colour(qapp, token, mode, state, expected):
    icon = icons.icon("folder", token, 16, on="accent")
    assert ink(icon.pixmap(QSize(16, 16), mode, state)) == expected


def test_open_tree_items_keep_their_colour(qapp):
    open_item = icons.icon("folder").pixmap(QSize(16, 16), Mode.Normal, State.On)
    assert ink(open_item) == DARK.text2


def test_icons_are_sharp_on_dense_screens(qapp):
    picture = icons.icon("folder").pixmap(QSize(16, 16), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_an_icon_never_grows_over_its_size(qapp):
    assert icons.icon("folder", size=14).actualSize(QSize(40, 40)) == QSize(14, 14)


def test_a_copied_icon_outlives_the_collector(qapp):
    copy = QIcon(icons.icon("bolt"))
    copy.addPixmap(QPixmap(4, 4))  # detaches: Qt clones the engine
    gc.collect()
    assert ink(copy.pixmap(16)) == DARK.text2


def test_an_icon_button_is_named_by_its_tip(qtbot):
    button = IconButton("lasso", "Lasso", checkable=True)
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("Lasso", "Lasso")
    assert button.sizeHint().height() <= button.height() == 28


def test_a_button_shows_its_icon(qtbot):
    button = QPushButton(icons.icon("stop", "sim"), "")
    qtbot.addWidget(button)
    button.resize(60, 28)
    assert DARK.sim in colours(button.grab().toImage())


def test_a_glyph_changes_its_sign(qtbot):
    glyph = Glyph("stop", "ok", 16)
    qtbot.addWidget(glyph)
    assert DARK.ok in colours(glyph.grab().toImage())
    glyph.set("stop", "bad")
    assert DARK.bad in colours(glyph.grab().toImage())

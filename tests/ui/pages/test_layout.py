"""Panels hidden, enlarged and moved by a person, and kept."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.pages.base import Page, splitter
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.view import View

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def approx(sizes: list[int]) -> object:
    """But for the pixel of a seam."""
    return pytest.approx(sizes, abs=1)


class Plain(Panel):
    def present(self, view: View) -> None:
        """Nothing to draw."""


class ThreePanels(Page):
    """Two panels above each other, and one beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b, self.c = Plain("A"), Plain("B"), Plain("C")
        self.left = splitter(DOWN, (300, 100), self.a, self.b)
        self.whole = splitter(ACROSS, (500, 200), self.left, self.c)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.whole)
        self.lay_out(
            Place("A", self.a, "brain"),
            Place("B", self.b, "plots"),
            Place("C", self.c, "side"),
        )

    def shown(self) -> list[str]:
        names = (("A", self.a), ("B", self.b), ("C", self.c))
        return [name for name, panel in names if panel.isVisible()]


@pytest.fixture
def page(qtbot: QtBot) -> ThreePanels:
    page = ThreePanels()
    qtbot.addWidget(page)
    page.resize(701, 401)
    page.show()
    return page


def test_a_hidden_panel_leaves_its_room_and_comes_back_to_its_size(page: ThreePanels):
    before = page.left.sizes()
    assert page.room.set_hidden({"B"})
    assert page.shown() == ["A", "C"]
    assert page.left.sizes() == [401, 0]
    assert page.room.set_hidden(set())
    assert page.left.sizes() == approx(before)


def test_where_both_are_hidden_their_splitter_is_too(page: ThreePanels):
    page.room.set_hidden({"A", "B"})
    assert page.left.isHidden()
    assert page.whole.sizes() == approx([0, 701])


def test_the_last_panel_cannot_be_hidden(page: ThreePanels):
    assert not page.room.set_hidden({"A", "B", "C"})
    assert page.shown() == ["A", "B", "C"]


def test_a_double_click_on_a_head_enlarges_and_goes_back(page: ThreePanels):
    before = page.left.sizes()
    QTest.mouseDClick(page.b.head, Qt.MouseButton.LeftButton)
    assert page.shown() == ["B"]
    assert page.left.sizes() == [0, 401]
    QTest.mouseDClick(page.b.head, Qt.MouseButton.LeftButton)
    assert page.shown() == ["A", "B", "C"]
    assert page.left.sizes() == approx(before)


def test_what_the_page_does_not_want_stays_away_whatever_the_person_asks(
    page: ThreePanels,
):
    page.room.want(page.c, False)
    page.room.set_hidden(set())
    assert page.shown() == ["A", "B"]
    assert [place.name for place in page.room.offered] == ["A", "B"]
    page.room.want(page.c, True)
    assert page.shown() == ["A", "B", "C"]


def drag(page: ThreePanels, sizes: tuple[int, int]) -> None:
    """A seam moved by hand, as far as the layout can tell."""
    page.left.setSizes(list(sizes))
    page.left.splitterMoved.emit(sizes[0], 1)


def test_every_arrangement_keeps_the_seams_a_person_moved(page: ThreePanels):
    drag(page, (200, 200))
    page.room.arrange("other", {page.left: (100, 300)})
    assert page.left.sizes() == [100, 300]
    page.room.arrange("")
    assert page.left.sizes() == [200, 200]


def test_a_layout_is_the_same_after_a_restart(page: ThreePanels, qtbot: QtBot):
    page.room.set_hidden({"C"})
    drag(page, (150, 250))
    kept = json.dumps(page.room.state())
    again = ThreePanels()
    qtbot.addWidget(again)
    again.room.restore(json.loads(kept))
    again.resize(701, 401)
    again.show()
    assert again.shown() == ["A", "B"]
    assert again.left.sizes() == [150, 250]
    again.room.reset()
    assert again.shown() == ["A", "B", "C"]
    assert again.left.sizes() == [300, 100]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {"version": 0},
        {"version": 1, "splitters": [3], "hidden": [], "sizes": {}},
        {"version": 1, "splitters": [2, 2], "hidden": 7, "sizes": {}},
        {"version": 1, "splitters": [2, 2], "hidden": [], "sizes": {"": [[1], [2]]}},
    ],
)
def test_what_is_not_understood_changes_nothing(page: ThreePanels, kept: object):
    with pytest.raises(ValueError, match="another page"):
        page.room.restore(kept)
    assert page.shown() == ["A", "B", "C"]


def test_all_hidden_in_what_was_kept_means_all_shown(page: ThreePanels):
    state = page.room.state() | {"hidden": ["A", "B", "C"]}
    page.room.restore(state)
    assert page.shown() == ["A", "B", "C"]

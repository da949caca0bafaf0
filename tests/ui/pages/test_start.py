"""The start page: choices, recents, files dropped on it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from brainTwinStudio.files.readers import READERS
from brainTwinStudio.files.waves.wave_formats import FORMATS
from brainTwinStudio.ui.dialogs.drop_zone import TITLE, DropZone
from brainTwinStudio.ui.pages.start import StartPage
from brainTwinStudio.ui.recents import Recent
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

WHEN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot) -> StartPage:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1600, 892)
    page.show()
    qtbot.waitExposed(page)
    return page


def wishes_of(page: StartPage) -> list[tuple[str, object]]:
    """(action, argument) of every wish from now on."""
    wishes: list[tuple[str, object]] = []

    def note(wish: Do) -> None:
        wishes.append((wish.action, wish.argument))

    page.wish.connect(note)
    return wishes


def projects(folder: Path, *names: str) -> tuple[Recent, ...]:
    return tuple(Recent(folder / name, name, "1 fit", WHEN) for name in names)


def dropped(zone: QWidget, paths: list[Path]) -> None:
    """As the window system does it: enter, then drop."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    zone.dragEnterEvent(QDragEnterEvent(zone.rect().center(), copy, data, LEFT, keys))
    middle = QPointF(zone.rect().center())
    zone.dropEvent(QDropEvent(middle, copy, data, LEFT, keys))


@pytest.mark.parametrize(
    ("card", "wish"),
    [
        ("demo", ("open-demo", None)),
        ("epilepsy", ("open-demo", "epilepsy")),
        ("new", ("new-patient", None)),
        ("open", ("open-project", None)),
    ],
)
def test_cards_ask_for_their_action(qtbot, page: StartPage, card: str, wish: tuple):
    wishes = wishes_of(page)
    qtbot.mouseClick(getattr(page, card), LEFT)
    qtbot.keyClick(getattr(page, card), Qt.Key.Key_Space)
    assert wishes == [wish, wish]


def test_a_click_on_a_recent_project_opens_it(qtbot, page: StartPage, tmp_path: Path):
    (tmp_path / "a").mkdir()
    page.show_recents(projects(tmp_path, "a"))
    wishes = wishes_of(page)
    qtbot.mouseClick(page.rows[0], LEFT)
    assert wishes == [("open-project", tmp_path / "a")]


def test_a_project_that_moved_can_be_located(qtbot, page: StartPage, tmp_path: Path):
    page.show_recents(projects(tmp_path, "gone"))
    wishes = wishes_of(page)
    (row,) = page.rows
    assert row.locate.isVisible()
    qtbot.mouseClick(row, LEFT, pos=row.rect().center())
    assert wishes == []
    qtbot.mouseClick(row.locate, LEFT)
    assert wishes == [("find-moved", tmp_path / "gone")]


def test_the_list_can_be_cleared(qtbot, page: StartPage, tmp_path: Path):
    assert not page.clear.isVisible()
    page.show_recents(projects(tmp_path, "a"))
    wishes = wishes_of(page)
    qtbot.mouseClick(page.clear, LEFT)
    assert wishes == [("clear-recent", None)]


def test_only_whole_rows_are_shown(qtbot, page: StartPage, tmp_path: Path):
    page.show_recents(projects(tmp_path, *"abcdefgh"))
    large = sum(row.isVisible() for row in page.rows)
    page.resize(1280, 612)
    qtbot.waitUntil(lambda: sum(row.isVisible() for row in page.rows) < large)
    assert page.rows[0].isVisible()
    for row in page.rows:
        if row.isVisible():
            bottom = row.mapTo(page, row.rect().bottomLeft()).y()
            assert bottom <= page.drop.geometry().top()


def test_the_same_list_keeps_its_rows(page: StartPage, tmp_path: Path):
    page.show_recents(projects(tmp_path, "a"))
    rows = list(page.rows)
    page.show_recents(projects(tmp_path, "a"))
    assert page.rows == rows
    (tmp_path / "a").mkdir()
    page.show_recents(projects(tmp_path, "a"))
    assert page.rows[0].there


def test_files_dropped_ask_for_the_import(page: StartPage, tmp_path: Path):
    wishes = wishes_of(page)
    paths = [tmp_path / "w.csv", tmp_path / "b.tsv"]
    dropped(page.drop, paths)
    assert wishes == [("add-data", tuple(paths))]
    assert page.drop.property("state") == ""


def test_a_drag_says_what_a_drop_will_do(page: StartPage, tmp_path: Path):
    zone = page.drop
    for names, said in (
        (["w.csv"], "Look at w.csv"),
        (["a.csv", "b.csv"], "Look at 2 files"),
        (["p.btproj"], "Open the project p.btproj"),
    ):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        event = QDragEnterEvent(zone.rect().center(), copy, data, LEFT, keys)
        zone.dragEnterEvent(event)
        assert event.isAccepted()
        assert zone.property("state") == "over"
        assert zone._title.text() == said
    zone.dragLeaveEvent(QDragLeaveEvent())
    assert zone._title.text() == TITLE


def test_words_dragged_over_it_are_not_taken(page: StartPage):
    data = QMimeData()
    data.setText("no file")
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    event = QDragEnterEvent(page.drop.rect().center(), copy, data, LEFT, keys)
    event.ignore()
    page.drop.dragEnterEvent(event)
    assert not event.isAccepted()


def test_chips_name_every_format_that_is_read_and_no_other(qtbot):
    zone = DropZone()
    qtbot.addWidget(zone)
    told = [chip.text() for chip in zone.chips]
    assert len(told) == len(set(told))
    for one in READERS:
        assert (one.short or one.suffixes[0][1:].upper()) in told
    assert len(told) == len({one.short or one.label for one in READERS}) + 1
    waves = {end[1:].upper() for one in FORMATS for end in one.suffixes}
    assert set(told[-1].split(", ")) <= waves
    assert zone.sizeHint().width() < 1060  # the width of the import dialog


def test_choosing_files_opens_a_dialog_for_them(qtbot, page: StartPage, tmp_path: Path):
    wishes = wishes_of(page)
    qtbot.mouseClick(page.drop.choose, LEFT)
    (dialog,) = page.window().findChildren(QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "w.csv")])
    assert wishes == [("add-data", (tmp_path / "w.csv",))]
    dialog.reject()


def test_present_asks_for_nothing(page: StartPage, view: View):
    wishes = wishes_of(page)
    page.present(view)
    page.present(View())
    assert wishes == []

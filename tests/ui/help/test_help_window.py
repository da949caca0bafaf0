"""The window of the help, what F1 opens, and that nothing is fetched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QImage, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.dialogs.audit_log import AuditDialog
from brainTwinStudio.ui.help.asking import topic_here, topic_of
from brainTwinStudio.ui.help.window import NOTHING, PLACE, HelpWindow
from brainTwinStudio.ui.panels.parameters import ParametersPanel
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    window = HelpWindow()
    qtbot.addWidget(window)
    yield window
    window.close()


def listed(window: HelpWindow) -> list[str]:
    return [window.list.item(at).text() for at in range(window.list.count())]


def test_a_page_is_chosen_and_gone_back_from(help_window: HelpWindow):
    start = help_window.browser.page
    help_window.show_place("inspect#matrices")
    assert help_window.list.currentItem().data(PLACE) == "inspect"
    assert help_window.back.isEnabled()
    help_window.back.click()
    assert help_window.browser.page == start
    help_window.forward.click()
    assert help_window.browser.page == "inspect#matrices"


def test_searching_lists_sections_and_opens_one(help_window: HelpWindow, qtbot: QtBot):
    qtbot.keyClicks(help_window.search, "ceiling")
    assert "Ceiling" in listed(help_window)
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert "#" in help_window.browser.page
    help_window.search.selectAll()
    qtbot.keyClicks(help_window.search, "xyzzy")
    assert listed(help_window) == [NOTHING]
    help_window.search.selectAll()
    qtbot.keyClick(help_window.search, Qt.Key.Key_Delete)
    assert "Glossary" in listed(help_window)


def test_links_lead_to_pages_and_to_the_world_only_by_the_system(
    help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    help_window.browser.anchorClicked.emit(QUrl("data.md#slices"))
    assert help_window.browser.page == "data#slices"
    help_window.browser.anchorClicked.emit(QUrl("https://doi.org/10.1/x"))
    assert help_window.browser.page == "data#slices"
    assert [url.host() for url in opened] == ["doi.org"]


def test_pictures_come_from_the_program(help_window: HelpWindow):
    help_window.show_place("epilepsy_case/README")
    name = QUrl("1-data.png")
    picture = help_window.browser.loadResource(2, name)
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    assert help_window.browser.loadResource(2, QUrl("nothing.png")) is None
    assert help_window.browser.loadResource(3, QUrl("style.css")) is None


def test_a_page_follows_the_theme(help_window: HelpWindow, qapp: QApplication):
    help_window.show()
    theme.apply(qapp, theme.LIGHT)
    assert theme.LIGHT.accent.lower() in help_window.browser.toHtml().lower()


def test_f1_asks_about_the_panel_with_the_keyboard(studio: Studio, qtbot: QtBot):
    panel = ParametersPanel()
    qtbot.addWidget(panel)
    assert topic_of(panel.table) == "inspect#parameters"
    studio.show_stage("check")
    studio.window.show()
    studio.window.activateWindow()
    qtbot.waitUntil(studio.window.isActiveWindow)
    QCursor.setPos(0, 0)
    page = studio.window.page
    studio.window.browser.find()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is studio.window.browser.filter)
    assert topic_here("check") == "window#project"
    page.setFocus()
    assert topic_here("check") == "check#check"
    tree = studio.window.browser.tree
    QCursor.setPos(tree.mapToGlobal(tree.rect().center()))
    qtbot.waitUntil(lambda: topic_here("check") == "window#project")


def test_the_window_of_the_help_stays_one(studio: Studio):
    studio.act("help", "glossary")
    studio.act("help", "keys")
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow)]
    assert window.browser.page == "keys"
    assert window.isVisible()
    assert not window.isModal()


def test_f1_in_a_dialog_opens_its_page(studio: Studio, qtbot: QtBot):
    studio.window.show()
    studio.act("audit-log")
    (dialog,) = studio.window.findChildren(AuditDialog)
    (key,) = [k for k in dialog.findChildren(QShortcut) if k.key().toString() == "F1"]
    with qtbot.waitSignal(studio.window.acted) as asked:
        key.activated.emit()
    assert asked.args == ["help", "window#audit-log"]

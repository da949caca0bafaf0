"""Every place of the real window and every dialog: keys reach all, all has a name,
words are read and whole, nothing lies over anything else.

The small set of places is walked here; tests/benchmarks/window_audit.py walks all, in
every theme and size.
"""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.plots.brain.keys import PLAIN
from brainTwinStudio.ui.studio import Studio
from tests.ui import audited
from tests.ui.whole_window import (
    close_dialogs,
    dialogs,
    open_window,
    places,
    settle,
)


@pytest.fixture(autouse=True)
def _no_widget_left() -> None:
    """The window of this module stays until all of its tests are done."""


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory) -> Iterator[Studio]:
    theme.apply(qapp, theme.DARK)
    studio = open_window(tmp_path_factory.mktemp("audit"))
    yield studio
    close_dialogs()
    studio.ends.close_anyway = True
    studio.shut_down()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def faults_at(name: str, root: QWidget, known: set[object]) -> list[str]:
    found = [
        *audited.unreached(root),
        *audited.nameless(root),
        *audited.cut(root),
        *audited.overlapping(root),
        *audited.dumb(root),
        *audited.faint(root, known, theme.THEMES),
    ]
    return [f"{name}: {fault}" for fault in found]


def test_every_place_and_dialog(studio: Studio) -> None:
    """At the smallest size that is promised, where room is short."""
    faults: list[str] = []
    known: set[object] = set()
    seen: set[str] = set()
    for name, go in places(studio):
        panel = " ".join(name.split()[:2])
        if panel not in seen:  # one segment of each panel
            seen.add(panel)
            faults += faults_at(name, go(), known)
    for name, go in dialogs(studio):
        faults += faults_at(name, go(), known)
        close_dialogs()
    assert not faults, "\n".join(faults)


def test_every_action_has_words_and_its_own_keys() -> None:
    assert all(action.text.strip() and action.menu for action in ACTIONS)
    keyed = [(a, QKeySequence(a.keys)) for a in ACTIONS if a.keys]
    both = [
        (one.text, two.text)
        for (one, keys), (two, others) in combinations(keyed, 2)
        if keys == others
    ]
    assert not both


def test_keys_of_views_are_no_shortcuts_of_the_window() -> None:
    """A view's single keys, and Escape: that belongs to what is under way first."""
    alone = {action.keys for action in ACTIONS if "+" not in action.keys}
    assert alone <= {"", "Esc", "F1"}
    assert not {Qt.Key.Key_Escape, Qt.Key.Key_F1} & PLAIN.keys()


def test_escape_gives_a_number_back_before_it_clears_the_selection(
    studio: Studio,
) -> None:
    studio.act("stage", "fit")
    settle(studio)
    studio.window.activateWindow()
    assert QTest.qWaitForWindowActive(studio.window)
    studio.act("select-region", studio.view.names[0])
    settle(studio)
    page = studio.window.page
    field = next(f for f in page.findChildren(NumberField) if f.isVisible())
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "77")
    handle = studio.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert field.text() != "77"
    assert studio.session.selection.regions
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert not studio.session.selection.regions


# ---------------------------------------------------------------- the checks themselves


@pytest.fixture
def bad(qapp: QApplication) -> Iterator[QWidget]:
    """A window with one fault of each kind."""
    root = QWidget()
    root.setStyleSheet("QWidget { background: #171B21; }")
    cut, faint, trap = QLabel("Words that are cut"), QLabel("Faint"), QTextEdit()
    cut.setFixedWidth(30)
    faint.setStyleSheet("color: #444444")
    after, over = QPushButton("After the trap"), QPushButton("", root)
    column, row = QVBoxLayout(root), QHBoxLayout()
    for widget in (cut, faint, QLineEdit(), trap, after):
        column.addWidget(widget)
    column.addLayout(row)
    root.show()
    over.setGeometry(after.geometry())
    over.show()
    yield root
    root.close()


def test_the_checks_find_what_is_wrong(bad: QWidget) -> None:
    QTest.qWaitForWindowExposed(bad)
    assert any("Tab does not leave QTextEdit" in f for f in audited.unreached(bad))
    assert any("does not reach QPushButton 'After" in f for f in audited.unreached(bad))
    names = audited.nameless(bad)
    assert {f.split(":")[0] for f in names} == {"no name", "no tip"}
    assert any("'Words that are cut'" in f for f in audited.cut(bad))
    assert len(audited.overlapping(bad)) == 1
    (faint,) = audited.faint(bad, set(), ())
    assert "'Faint'" in faint

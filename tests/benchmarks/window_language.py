"""The window in another language: words that no translator could reach, or the audit of
window_audit.py with the longer words of a translation.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python -m tests.benchmarks.window_language [--audit de]

Without --audit every text that goes through `tr` is put in marks; what is then seen
without them, in every place and dialog, in the menus and as hints, is told: names of
regions, units and data are right so, sentences are not.
"""

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BEGIN, END = "⟦", "⟧"


class Marked(dict[str, str]):
    """A dictionary that knows every text; of templates of sentences those that a
    translator was given."""

    def get(self, text: str, default: object = None) -> str:
        del default
        return self[text]

    def __getitem__(self, text: str) -> str:
        return f"{BEGIN}{text}{END}"


def bare(text: str) -> str:
    """What of a text is outside of all marks, without tags, keys and numbers."""
    depth, kept = 0, []
    for letter in re.sub(r"<[^>]*>|&\w+;", " ", text.replace("&", "")):
        depth += (letter == BEGIN) - (letter == END)
        if depth == 0 and letter != END:
            kept.append(letter)
    found = re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", "".join(kept))
    return "".join(kept).strip() if found else ""


def texts_of(widget: "QWidget") -> list[str]:
    """Everything a widget says."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QComboBox,
        QLabel,
        QLineEdit,
        QPlainTextEdit,
        QTabBar,
        QTableWidget,
        QTextEdit,
        QTreeWidget,
    )

    found = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        found.append(widget.text())
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        found.append(widget.toPlainText())
    if isinstance(widget, QComboBox):
        found += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QTabBar):
        found += [widget.tabText(at) for at in range(widget.count())]
    if isinstance(widget, QTableWidget):
        heads = [widget.horizontalHeaderItem(at) for at in range(widget.columnCount())]
        found += [head.text() for head in heads if head is not None]
        for row in range(widget.rowCount()):
            cells = [widget.item(row, at) for at in range(widget.columnCount())]
            found += [cell.text() for cell in cells if cell is not None]
    if isinstance(widget, QTreeWidget):
        found += [widget.headerItem().text(at) for at in range(widget.columnCount())]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audit", metavar="LANGUAGE")
    args = parser.parse_args()
    if not args.audit:
        return unmarked()
    language.choose(args.audit)  # before the window is loaded
    from brainTwinStudio.ui import theme
    from tests.benchmarks.window_audit import audit

    return audit(theme.THEMES[:1], ("1280x720", "1600x1000"))[1]


def unmarked() -> int:
    """Tell the words that are seen without marks."""
    language.choose("de")
    language._words = Marked(language.translations("de"))  # before the window is loaded
    from PySide6.QtWidgets import QApplication

    from brainTwinStudio.ui import application, theme
    from tests.ui.audited import shown_in
    from tests.ui.whole_window import close_dialogs, dialogs, open_window, places

    app = application.make_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.DARK)
    found: dict[str, set[str]] = defaultdict(set)
    with tempfile.TemporaryDirectory() as folder:
        studio = open_window(Path(folder))
        for action in studio.window.actions():
            found[bare(action.text())].add("action")
        for name, go in (*places(studio), *dialogs(studio)):
            for widget in shown_in(go()):
                for text in texts_of(widget):
                    found[bare(text)].add(f"{name}: {type(widget).__name__}")
            close_dialogs()
        studio.ends.close_anyway = True
        studio.shut_down()
    found.pop("", None)
    for text, where in sorted(found.items()):
        print(f"{text!r}  ({sorted(where)[0]}, {len(where)} places)")
    print(len(found), "texts without marks")
    return 0


if __name__ == "__main__":
    sys.exit(main())

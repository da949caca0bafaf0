"""The audit of tests/ui/test_audit.py in every place, theme and size.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python -m tests.benchmarks.window_audit [--sizes 1280x720,1600x1000] [--save]

Prints what is wrong where, and how many places, dialogs, controls, words and plots were
judged.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from brainTwinStudio.ui import application, theme
from brainTwinStudio.ui.studio import Studio
from tests.ui import audited
from tests.ui.whole_window import close_dialogs, dialogs, open_window, places, settle

RESULTS = Path(__file__).parent / "results" / "window_audit.md"
LASTING_MS = 100
CHECKS = (
    audited.unreached,
    audited.nameless,
    audited.cut,
    audited.overlapping,
    audited.dumb,
)


def judged(root: QWidget, known: set[object], counts: Counter[str]) -> list[str]:
    """What is wrong in one place; `counts` grows by what was looked at."""
    shown = list(audited.shown_in(root))
    words = [w for w in shown if isinstance(w, QLabel | QAbstractButton) and w.text()]
    counts.update(
        places=1,
        controls=len(audited.controls_in(root)),
        words=len(words),
        plots=len(audited.plots_in(root)),
    )
    found = [fault for check in CHECKS for fault in check(root)]
    return [*found, *audited.faint(root, known, ())]


def walk(studio: Studio, counts: Counter[str]) -> Iterator[str]:
    """Faults of all places and dialogs, in the theme and size of the window."""
    known: set[object] = set()
    for name, go in places(studio):
        yield from (f"{name}: {fault}" for fault in lasting(go(), known, counts))
    for name, go in dialogs(studio):
        yield from (f"{name}: {fault}" for fault in lasting(go(), known, counts))
        close_dialogs()


def lasting(root: QWidget, known: set[object], counts: Counter[str]) -> list[str]:
    """What is wrong in one place, and still is after a tenth of a second: before it a
    layout may not have had its turn."""
    if judged(root, set(known), Counter()):
        QTest.qWait(LASTING_MS)
    return judged(root, known, counts)


def audit(looks: Sequence[theme.Theme], sizes: Sequence[str]) -> tuple[str, bool]:
    """The table of all themes and sizes with what is wrong below, and whether anything
    is."""
    app = application.make_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.DARK)
    heads = ("theme", "size", "places", "controls", "words", "plots", "faults")
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    told: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        studio = open_window(Path(folder))
        for look in looks:
            studio.set_theme(look.name)
            for size in sizes:
                studio.window.resize(*map(int, size.split("x")))
                settle(studio)
                counts: Counter[str] = Counter()
                faults = list(walk(studio, counts))
                told += [f"{look.name} {size}, {fault}" for fault in faults]
                cells = [counts[name] for name in heads[2:6]]
                row = (look.name, size, *cells, len(faults))
                lines.append(f"| {' | '.join(map(str, row))} |")
                print(lines[-1], *faults, sep="\n  ", flush=True)
        studio.ends.close_anyway = True
        studio.shut_down()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    text = "\n".join(
        ["# Audit of the window", "", f"Load {load}.", "", *lines, "", *told]
    )
    return text, bool(told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1280x720,1600x1000")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    text, has_faults = audit(theme.THEMES, args.sizes.split(","))
    if args.save:
        RESULTS.write_text(text.rstrip() + "\n", "utf-8")
    return has_faults


if __name__ == "__main__":
    sys.exit(main())

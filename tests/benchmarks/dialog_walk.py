"""Import every real data set through the window, with mouse and keys.

    xvfb-run -a -s "-screen 0 1600x1000x24" python tests/benchmarks/dialog_walk.py \\
        [--only NAME,...] [--fit NAME,...] [--out FOLDER] [--size 1280x720]
        [--light] [--save]

For each data set of import_cases: its files are dropped on the start page, the code of
the first person is typed, what the import dialog asks is answered, Add is pressed, and
Data and Check are looked at; the sets that --fit names get a quick fit from the Fit
page. Pictures of every step go to --out. Prints a table in Markdown; --save keeps it in
results/dialog_walk.md. Turns are the longest time in which the window took no input, in
processor time of its thread. Its exit status is 1 where something that should work did
not.
"""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dialog_steps import DialogWalk, Row, shown
from import_cases import CASES
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.ui import application
from brainTwinStudio.ui.dialogs.import_data import ImportDialog
from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.runner import Runner

RESULT = Path(__file__).parent / "results" / "dialog_walk.md"
FIT_NAMES = "rest_dk68_4runs,rest_aal2_lengths gw,rest_dk70_single"
HEAD = (
    "| data set | rows | the dialog asks | answered | longest turn, reading | longest "
    "turn, adding | cards that warn | fit |"
)


def walk(
    app: QApplication, studio: Studio, row: Row, places: tuple[Path, Path], *, fit: bool
) -> None:
    """One data set in the open window; what fails stands in the row."""
    one = DialogWalk(studio, row, *places, fit)
    runner = Runner(studio, places[1])
    runner.setParent(studio)  # else a thread of the background could be its last owner
    runner.run(one.parts(), lambda: app.exit(0))
    app.exec()
    for dialog in _dialogs():
        dialog.close()
    row.failed = "; ".join(
        f"{found.name}: {found.message}"
        for found in runner.walked.findings
        if not found.ok
    )


def _dialogs() -> Iterator[QWidget]:
    for kind in (NewPatientDialog, ImportDialog):
        if (dialog := shown(kind)) is not None:
            yield dialog


def line_of(row: Row) -> str:
    cells = (
        row.case.name,
        row.read,
        row.asked,
        "; ".join(row.answered),
        f"{row.reading_ms:.0f} ms",
        f"{row.adding_ms:.0f} ms" if row.adding_ms else "",
        row.cards,
        f"FAILED {row.failed}" if row.failed else row.fit or row.case.no_fit,
    )
    plain = (" ".join(cell.split()).replace("|", "/") for cell in cells)
    return "| " + " | ".join(cell or "-" for cell in plain) + " |"


def written(lines: list[str]) -> str:
    place = f"Python {platform.python_version()}, {platform.system()}"
    text = (
        "# Every real data set, imported through the window\n"
        "Written by `tests/benchmarks/dialog_walk.py --save`; nothing is typed by "
        f"hand. {place}. The first person of each set, by mouse and keys. Turns: the "
        "longest time in which the window took no input, in processor time of its "
        "thread, while files were read and while they were added.\n\n"
    )
    return text + "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="", help="names of cases, with commas")
    parser.add_argument("--fit", default="", help=f"names; {FIT_NAMES}")
    parser.add_argument("--out", type=Path, default=Path("dialog_walk"))
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    fits = [name for name in args.fit.split(",") if name]
    only = args.only.split(",")
    lines, bad = [HEAD, "|---" * 8 + "|"], 0
    print("\n".join(lines))
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="braintwin-walk-") as own:
        folder = Path(own)
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", "light" if args.light else "dark")
        studio = application.make_studio(app, folder, settings)
        studio.window.resize(*map(int, args.size.split("x")))
        settings.setValue("geometry", studio.window.saveGeometry())
        application.show(studio)
        for case in CASES:
            if not any(name in case.name for name in only):
                continue
            row = Row(case)
            fit = any(name in case.name for name in fits) and not case.no_fit
            walk(app, studio, row, (folder, args.out), fit=fit)
            bad += bool(row.failed)
            lines.append(line_of(row))
            print(lines[-1], flush=True)
        studio.shut_down()
    if args.save:
        RESULT.write_text(written(lines), encoding="utf-8")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())

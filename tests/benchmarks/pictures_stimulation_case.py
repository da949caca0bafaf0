"""Three plans of stimulation on the demo patient, by mouse, timed, with pictures.

    xvfb-run -a -s "-screen 0 1600x1000x24" python \
        tests/benchmarks/pictures_stimulation_case.py FOLDER [--effort quick|standard]
        [--sizes 1280x720,1600x1000] [--themes light,dark] [--project DEMO.btproj]
        [--save]

Fits a twin; then, timed from the first click on Plan: a sine, pulses with a stimulator
that is refused beyond the limit and taken within it, a plan that the search finds, each
run as 64 pairs; all three side by side, and two of them run by run. Pictures are taken
within that time. --project goes on with a project of an earlier run, which FOLDER
keeps: what is fitted there is not fitted again. --save writes pictures of the first
theme and size and the measured times into the page of the help. Its exit status is 1
where a step failed or it took longer than it may; the last picture shows the window.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from pictures_kept import busy, commit, keep_pictures, write_after
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from stimulation_case_steps import EFFORTS, StimulationCase

from brainTwinStudio.ui import application
from brainTwinStudio.ui.commands.projects import COMPOSITE, DEMOS
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.runner import Runner

MOST_MIN = 5.0
CASE = "stimulation_case"
KEPT = {  # step -> its picture in the page
    "sine": "1-sine",
    "beyond-the-limit": "2-limit",
    "pulses": "3-pulses",
    "search-question": "4-question",
    "search-answer": "5-answer",
    "searched": "6-searched",
    "compared": "7-compared",
    "compared-run-by-run": "8-run-by-run",
}
WORDS = {  # language -> line before the table, its head, its rows, the machine
    "": (
        "From the first click on Plan to the comparison, pictures included, no fit:",
        ("part", "seconds", "of a processor"),
        ("the sine", "the pulses", "the searched plan", "the comparison",
         "all of it, in minutes"),
        "{cores} processors with a load of {load}, commit {commit}.",
    ),
    "de": (
        "Vom ersten Klick auf Planen bis zum Vergleich, mit Bildern, ohne Anpassung:",
        ("Teil", "Sekunden", "eines Prozessors"),
        ("der Sinus", "die Pulse", "der gesuchte Plan", "der Vergleich",
         "alles zusammen, in Minuten"),
        "{cores} Prozessoren mit einer Last von {load}, Stand {commit}.",
    ),
}  # fmt: skip


def walk(app: QApplication, studio: Studio, args: argparse.Namespace) -> list[str]:
    """What failed."""
    runner = Runner(studio, args.folder)
    case = StimulationCase(runner, args)
    runner.run(case.parts(), lambda: app.exit(0))
    app.exec()
    for found in runner.walked.findings:
        print("ok" if found.ok else "FAILED", f"{found.name}: {found.message}")
    failed = [found.name for found in runner.walked.findings if not found.ok]
    if not failed:
        gone, worked = (sum(one) / 60 for one in zip(*case.spent.values(), strict=True))
        print(f"{gone:.1f} minutes from Plan to the comparison, load {busy()}; window "
              f"and engine took {worked:.1f} minutes of a processor")  # fmt: skip
        if gone > MOST_MIN:
            failed = [f"more than {MOST_MIN:g} minutes"]
        if args.save:
            save(args, case.spent)
    return failed


def save(args: argparse.Namespace, spent: dict[str, tuple[float, float]]) -> None:
    """Pictures and times into the pages of the help."""
    theme, size = args.themes.split(",")[0], args.sizes.split(",")[0]
    keep_pictures(args.folder / f"{theme}-{size}", CASE, KEPT)
    numbers = [(f"{gone:.0f}", f"{worked:.0f}") for gone, worked in spent.values()]
    gone, worked = (sum(one) / 60 for one in zip(*spent.values(), strict=True))
    numbers.append((f"{gone:.1f}", f"{worked:.1f}"))
    machine = {"cores": os.cpu_count(), "load": busy(), "commit": commit()}
    for language, (before, columns, rows, told) in WORDS.items():
        table = [f"| {' | '.join(columns)} |", "|---|---|---|"]
        table += [
            f"| {row} | {gone} | {worked} |"
            for row, (gone, worked) in zip(rows, numbers, strict=True)
        ]
        lines = ["", *table, "", told.format(**machine)]
        write_after(CASE, before, lines, language)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--effort", choices=EFFORTS, default="quick")
    parser.add_argument("--sizes", default="1280x720")
    parser.add_argument("--themes", default="light")
    parser.add_argument("--project", type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="braintwin-case-") as own:
        demo = Path(own) / DEMOS[COMPOSITE][0]
        if args.project is not None:
            shutil.copytree(args.project, demo)
        settings = QSettings(str(Path(own) / "s.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", args.themes.split(",")[0])
        studio = application.make_studio(app, Path(own), settings)
        application.show(studio)
        failed = walk(app, studio, args)
        studio.ends.close_anyway = True
        studio.shut_down()
        kept = args.folder / demo.name
        shutil.rmtree(kept, ignore_errors=True)
        if demo.exists():
            shutil.copytree(demo, kept)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

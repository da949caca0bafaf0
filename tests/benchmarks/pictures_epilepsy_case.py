"""One case of the demo epilepsy patient, by mouse, with a picture of every step.

    xvfb-run -a -s "-screen 0 1600x1000x24" python \
        tests/benchmarks/pictures_epilepsy_case.py FOLDER [--effort 4|8|16]
        [--sizes 1280x720,1600x1000] [--themes light,dark] [--project DEMO.btproj]
        [--save]

Opens the patient, looks at contacts and seizures, sets a hypothesis and drops it,
locates the seizure onset for real, looks at zone, spread, contacts, coupling and a full
seizure, makes two plans and a searched one, compares them, plays closed loops, writes
the report, and locates once more with a hypothesis. Every step is pictured in every
size and theme: FOLDER/light-1280x720/03-locate.png, and so on; the report and its pages
lie in FOLDER too. --project goes on with a project of an earlier run, which FOLDER
keeps: what is located there is not located again. --save writes pictures of the first
theme and size into the page of the help. Its exit status is 1 where a step failed; the
last picture shows the window then.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from hypothesis_case_steps import CaseWithHypothesis
from pictures_kept import keep_pictures
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from brainTwinStudio.ui import application
from brainTwinStudio.ui.commands.projects import DEMOS, EPILEPSY
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.runner import Runner

CASE = "epilepsy_case"
KEPT = {  # step -> its picture in the page
    "data-contacts": "1-data",
    "hypothesis-from-seeg": "2-locate",
    "inspect-zone": "3-zone",
    "inspect-spread": "4-spread",
    "inspect-contacts": "5-contacts",
    "inspect-full-seizure": "6-full-seizure",
    "plans-compared": "7-plans",
    "sets": "8-sets",
    "closed-loop": "9-closed-loop",
    "report": "10-report",
    "hypothesis-held": "11-hypothesis",
}


def walk(app: QApplication, studio: Studio, args: argparse.Namespace) -> list[str]:
    """What failed."""
    runner = Runner(studio, args.folder)
    case = CaseWithHypothesis(runner, args)
    runner.run(case.parts(), lambda: app.exit(0))
    app.exec()
    for found in runner.walked.findings:
        print("ok" if found.ok else "FAILED", f"{found.name}: {found.message}")
    failed = [found.name for found in runner.walked.findings if not found.ok]
    if args.save and not failed:
        theme, size = args.themes.split(",")[0], args.sizes.split(",")[0]
        keep_pictures(args.folder / f"{theme}-{size}", CASE, KEPT)
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--effort", choices=("4", "8", "16"), default="4")
    parser.add_argument("--sizes", default="1280x720,1600x1000")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--project", type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="braintwin-case-") as own:
        demo = Path(own) / DEMOS[EPILEPSY][0]
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

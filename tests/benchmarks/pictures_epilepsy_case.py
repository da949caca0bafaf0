"""One case of the demo epilepsy patient, by mouse, with a picture of every step.

    xvfb-run -a -s "-screen 0 1600x1000x24" python \
        tests/benchmarks/pictures_epilepsy_case.py FOLDER [--effort 4|8|16]
        [--sizes 1280x720,1600x1000] [--themes light,dark] [--project DEMO.btproj]

Opens the patient, looks at contacts and seizures, sets a hypothesis and drops it,
locates the seizure onset for real, looks at zone, spread, contacts and coupling, makes
two plans and a searched one, compares them, and writes the report. Every step is
pictured in every size and theme: FOLDER/light-1280x720/03-locate.png, and so on; the
report and its pages lie in FOLDER too. --project goes on with a project of an earlier
run, which FOLDER keeps: what is located there is not located again. Its exit status is
1 where a step failed; the last picture shows the window then.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from epilepsy_case_steps import EpilepsyCase
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from brainTwinStudio.ui import application
from brainTwinStudio.ui.commands.projects import DEMOS, EPILEPSY
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.runner import Runner


def walk(app: QApplication, studio: Studio, args: argparse.Namespace) -> list[str]:
    """What failed."""
    runner = Runner(studio, args.folder)
    case = EpilepsyCase(runner, args)
    runner.run(case.parts(), lambda: app.exit(0))
    app.exec()
    for found in runner.walked.findings:
        print("ok" if found.ok else "FAILED", f"{found.name}: {found.message}")
    return [found.name for found in runner.walked.findings if not found.ok]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--effort", choices=("4", "8", "16"), default="4")
    parser.add_argument("--sizes", default="1280x720,1600x1000")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--project", type=Path)
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

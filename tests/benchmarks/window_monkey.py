"""Random user actions on the real window, seeded: clicks, keys, menus, drags, typing,
drops, jobs, undo, themes, sizes. Ends at the first fault.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python -m tests.benchmarks.window_monkey [--seeds 1,2] [--actions 10000]
            [--engine made-up] [--until N] [--save]

A fault is an exception (also one that became a sentence), a word of Qt, a dialog that
stays modal for ever, or a project that does not reload as it was shown. It is told with
its seed and the last 20 actions; the same --seed with --until N does them again as far
as timing allows, and stops there.

--engine made-up: answers soon, with made-up answers, so that there are many jobs.
--engine real: the engine process, on a made-up patient of 6 regions; reports are
written as well.
"""

import argparse
import faulthandler
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from brainTwinStudio.cli.commands.selftest import tiny_patient
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.project import Project
from brainTwinStudio.ui import application, report_process
from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.studio import Studio
from tests.ui.dialogs.made_files import Files
from tests.ui.monkey import Monkey, answer_file_dialogs, difference, watching
from tests.ui.scripted_engine import ScriptedEngine
from tests.ui.whole_window import rich_project, tell_all

RESULTS = Path(__file__).parent / "results" / "window_monkey.md"
STUCK_S = 60
TRAIL = Path(tempfile.gettempdir()) / "braintwin-monkey.txt"
HEADS = ("seed", "engine", "actions", "steps of history", "jobs", "seconds", "fault")


@dataclass(frozen=True)
class Walk:
    """What came of one seed."""

    seed: int
    engine: str
    actions: int
    steps: int
    jobs: int
    seconds: float
    fault: str

    def row(self) -> str:
        fault = self.fault.strip().splitlines()[-1] if self.fault else "none"
        cells = (self.seed, self.engine, self.actions, self.steps, self.jobs)
        return f"| {' | '.join(map(str, cells))} | {self.seconds:.0f} | {fault} |"


def sample_files(folder: Path) -> list[str]:
    """Sound files and bad ones."""
    folder.mkdir()
    made = Files(folder)
    good = [made.weights(), made.lengths(), made.bold(), made.regions()]
    return [
        *good,
        made.text("odd.csv", "1;2,5;x\n3"),
        made.text("empty.tsv", ""),
        made.text("notes.docx", "PK"),
    ]


def open_studio(app: QApplication, folder: Path, engine: str, seed: int) -> Studio:
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    own = folder / "own"
    own.mkdir()
    theme = application.theme
    theme.apply(app, theme.DARK)
    if engine == "real":
        studio = Studio(own, settings)
        project = Project("Study").with_patient(tiny_patient())
    else:
        project = rich_project()
        made_up = ScriptedEngine(project.twins[0], seed)
        link = EngineLink(engine=cast("Engine", made_up))
        made_up.tell = link._heard
        studio = Studio(own, settings, link)
        report_process.command = lambda *_: ["true"]  # nothing is written
    store = ProjectStore.create(folder / "study.btproj")
    store.change(project, "Import all")
    studio.session.open(store)
    if engine != "real":
        tell_all(studio)
    studio.window.resize(1280, 720)
    studio.window.show()
    studio.link.start()
    studio.present_now()
    return studio


def walk(app: QApplication, seed: int, args: argparse.Namespace) -> Walk:
    """One seed in a folder of its own."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="braintwin-monkey-") as own:
        folder = Path(own)
        files = sample_files(folder / "files")
        studio = open_studio(app, folder, args.engine, seed)
        monkey = Monkey(studio, seed, files)
        jobs, fault = 0, ""
        with (
            answer_file_dialogs(Random(seed), files, folder / "files"),
            followed(monkey),
            watching(studio) as watch,
        ):
            seen: set[int] = set()
            try:
                while monkey.count < (args.until or args.actions):
                    monkey.act()
                    seen |= {job.id for job in studio.link.jobs}
                    if watch.faults:
                        break
                jobs = len(seen)
                steps, fault = close(studio, monkey)
            except AssertionError as error:
                steps, fault = 0, str(error)
            if watch.faults:  # told before anything that follows may crash
                print(*watch.faults, sep="\n", flush=True)
            settle_end()
            fault = "\n".join([*watch.faults, fault]).strip()
        monkey.stop()
        if fault:
            print(
                f"\nseed {seed}, after {monkey.count} actions:\n{fault}\nlast actions:"
            )
            print("\n".join(monkey.done), flush=True)
        seconds = time.monotonic() - began
        return Walk(seed, args.engine, monkey.count, steps, jobs, seconds, fault)


@contextmanager
def followed(monkey: Monkey) -> Iterator[None]:
    """Keep the last actions in a file, also where one never ends; and say where."""
    over = Event()
    thread = Thread(target=follow, args=(monkey, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def follow(monkey: Monkey, over: Event) -> None:
    count, since = 0, time.monotonic()
    while not over.wait(1):
        TRAIL.write_text("\n".join(list(monkey.done)), "utf-8")
        if monkey.count != count:
            count, since = monkey.count, time.monotonic()
        elif time.monotonic() - since > STUCK_S:
            print(f"Action {count} does not end.", *monkey.done, sep="\n", flush=True)
            faulthandler.dump_traceback()
            since = time.monotonic()


def close(studio: Studio, monkey: Monkey) -> tuple[int, str]:
    """Close the window as it is; what a reload shows differently, if anything."""
    for _ in range(8):
        modal = QApplication.activeModalWidget()
        if modal is None:
            break
        modal.close()
        QTest.qWait(20)
    else:
        return 0, f"{type(QApplication.activeModalWidget()).__name__} does not close."
    QThreadPool.globalInstance().waitForDone(10_000)
    QTest.qWait(50)
    shown, path = studio.session.project, studio.session.path
    history = studio.session.history
    monkey.stop()
    studio.ends.close_anyway = True
    studio.window.close()
    studio.shut_down()
    if shown is None or path is None or history is None:
        return 0, ""
    with ProjectStore.open(path) as again:
        fault = difference(shown, again.project)
        if not fault and again.history.texts != history.texts:
            fault = "history differs"
        return len(history.texts), fault and f"The project reloads differently: {fault}"


def settle_end() -> None:
    """Nothing of one window is left to the next."""
    QThreadPool.globalInstance().waitForDone(10_000)
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QTest.qWait(50)


def table(walks: list[Walk]) -> str:
    lines = [f"| {' | '.join(HEADS)} |", "|" + "---|" * len(HEADS)]
    return "\n".join([*lines, *(one.row() for one in walks)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--until", type=int, default=0)
    parser.add_argument("--engine", choices=("made-up", "real"), default="made-up")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    faulthandler.enable()  # where Qt itself fails, the trail has the last actions
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    walks = []
    for seed in map(int, args.seeds.split(",")):
        walks.append(walk(app, seed, args))
        print(walks[-1].row(), flush=True)
    text = table(walks)
    print(text)
    if args.save:
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        where = f"{platform.machine()}, {os.cpu_count()} cores, load {load}"
        known = RESULTS.read_text("utf-8") if RESULTS.is_file() else ""
        head = "# Random actions on the window\n" if not known else ""
        stamp = time.strftime("%Y-%m-%d %H:%M")
        told = f"{stamp}; Python {platform.python_version()}, {where}"
        text = f"{known}{head}\n{told}\n\n{text}\n"
        RESULTS.write_text(text, "utf-8")
    return any(one.fault for one in walks)


if __name__ == "__main__":
    sys.exit(main())

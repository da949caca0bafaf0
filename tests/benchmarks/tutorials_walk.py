"""The three tutorials on the demo patients, with the real engine, step by step.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python tests/benchmarks/tutorials_walk.py [--save] [--pictures DIR] [NAME...]

Does what each card asks for, by the controls that a person would use, and waits until
the tutorial goes on by itself. Prints how long each step took; --save writes
results/tutorials.md.
"""

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from brainTwinStudio.ui import application
from brainTwinStudio.ui.dialogs.locate import LocateDialog
from brainTwinStudio.ui.help.tutorials import TUTORIALS
from brainTwinStudio.ui.studio import Studio

PATIENCE_S, LOOK_MS = 1200.0, 50
RESULTS = Path(__file__).with_name("results") / "tutorials.md"
Deed = Callable[[], None]
Row = tuple[str, int, str, float]  # tutorial, number, what the card said, seconds


class Hand(QObject):
    """Takes the steps inside the event loop; a step that is not noticed ends it."""

    def __init__(self, studio: Studio, names: list[str], pictures: Path | None) -> None:
        super().__init__()
        self.studio, self.rows = studio, list[Row]()
        self._names, self._pictures = names, pictures
        self._deeds: tuple[Deed, ...] = ()
        self._step, self._since, self._acted = None, 0.0, False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def guide(self):
        return self.studio.commands.help.guide

    def _look(self) -> None:
        guide, now = self.guide, time.monotonic()
        if guide.tutorial is None:
            if not self._names:
                QApplication.exit(0)
                return
            name = self._names.pop(0)
            self.studio.act("start-page")
            self._deeds = deeds_of(name, self.studio)
            self.studio.act("tutorial", name)
            self._step = None
        elif guide.step is None:
            self._note(now)
            self._picture("end")
            guide.close()
        elif guide.step is not self._step:
            self._note(now)
            self._step, self._since, self._acted = guide.step, now, False
        elif not self._acted and now - self._since > 0.8:
            self._acted = True
            at = guide.tutorial.steps.index(guide.step)
            self._picture(f"{at + 1:02d}")
            self._deeds[at]()
        elif now - self._since > PATIENCE_S:
            said = [alert.sentence for alert in self.studio.window.alerts.alerts]
            print(f"Nobody noticed: {guide.step.text} {said}")
            QApplication.exit(1)

    def _note(self, now: float) -> None:
        tutorial, step = self.guide.tutorial, self._step
        if tutorial is not None and step is not None:
            at = tutorial.steps.index(step) + 1
            row = (tutorial.title, at, step.text.split(". ")[0], now - self._since)
            self.rows.append(row)
            print(f"{row[0]}, {at}: {row[3]:.1f} s  {row[2]}", flush=True)

    def _picture(self, name: str) -> None:
        if self._pictures is not None and self.guide.tutorial is not None:
            file = f"{self.guide.tutorial.name}-{name}.png"
            self.studio.window.grab().save(str(self._pictures / file))


def deeds_of(name: str, studio: Studio) -> tuple[Deed, ...]:
    """What a person does at each step."""
    window = studio.window

    def page(stage: str) -> Any:
        return window.page_of(stage)

    def select(*regions: int) -> None:
        names = tuple(studio.view.names[at] for at in regions)
        chosen = replace(studio.session.selection, regions=names, edges=())
        studio.session.select(chosen)

    def go(stage: str) -> Deed:
        return lambda: window.stages.button(stage).click()

    def wait() -> None:
        """The engine works."""

    def sign() -> None:
        strip = page("check").decision
        strip.buttons["accepted"].click()
        strip.initials.setText("AB")
        strip.initials.textEdited.emit("AB")
        strip.sign.click()

    def fit() -> None:
        studio.show_stage("fit")
        setup = page("fit").setup

        def start() -> None:
            setup.form.effort.buttons["quick"].click()
            press(setup.start)

        QTimer.singleShot(1500, start)

    def edge() -> None:
        pair = (studio.view.names[3], studio.view.names[22])
        chosen = replace(studio.session.selection, edges=(pair,))
        studio.session.select(chosen)

    def report() -> None:
        studio.show_stage("report")
        setup = page("report").setup
        target = str(studio.folder / f"{name}.pdf")

        def named() -> None:
            setup.file.setText(target)
            press(setup.write)

        QTimer.singleShot(1500, named)

    def begin(kind: str) -> None:
        studio.show_stage("plan")
        select(5)
        QTimer.singleShot(1000, lambda: studio.act("new-plan", kind))
        if kind == "surgery":
            region = (studio.view.names[5],)
            QTimer.singleShot(2000, lambda: studio.act("add-to-plan", region))

    def run(editor: str) -> None:
        button = getattr(page("plan"), editor).run_bar.button
        QTimer.singleShot(3000, lambda: press(button))

    def search() -> None:
        page("plan").stimulus.search.click()
        QTimer.singleShot(500, lambda: press(page("plan").search.start))

    def locate() -> None:
        page("fit").seizures.pressed.emit()
        QTimer.singleShot(1500, start_locating)

    def start_locating() -> None:
        (dialog,) = window.findChildren(LocateDialog)
        dialog.effort.button("4").click()
        dialog.start.click()

    def look_at_zone() -> None:
        studio.show_stage("inspect")
        select(0)

    def plan_seizure() -> None:
        studio.show_stage("plan")
        twin = studio.view.seizure_twin
        assert twin is not None
        chosen = twin.zone.named[:2] or studio.view.names[:1]
        picked = page("plan").seizure_editor.picker.picked
        QTimer.singleShot(2000, lambda: picked.emit(chosen))

    if name == "resting":
        return (
            *(page("start").demo.click, lambda: select(4), go("check"), sign),
            *(go("fit"), fit, wait, go("inspect"), edge, go("plan")),
            *(lambda: begin("surgery"), lambda: run("editor"), report),
        )
    if name == "epilepsy":
        return (
            *(page("start").epilepsy.click, lambda: choose_seizure(studio)),
            *(go("check"), go("fit"), locate, wait, look_at_zone, plan_seizure),
            *(lambda: press(page("plan").seizure_editor.run), report),
        )
    return (
        *(page("start").demo.click, fit, lambda: begin("stimulation")),
        page("plan").stimulus.form.waveform.button("sine").click,
        *(lambda: run("stimulus"), search, report),
    )


def press(button: QAbstractButton) -> None:
    """Click once it can be clicked."""
    if button.isEnabled() and button.isVisible():
        button.click()
    else:
        QTimer.singleShot(300, lambda: press(button))


def choose_seizure(studio: Studio) -> None:
    chosen = replace(studio.session.selection, recording_id="seizure-1")
    studio.session.select(chosen)


def told(rows: list[Row], wanted: int) -> str:
    """The results as Markdown."""
    lines = [
        "# The tutorials on the demo patients",
        "",
        "Written by `tests/benchmarks/tutorials_walk.py --save`; nothing is typed by "
        f"hand. Python {platform.python_version()}, {platform.system()}. The seconds "
        "from the moment a card was shown until the tutorial went on by itself; the "
        f"hand waits 0.8 s first. {len(rows)} of {wanted} steps are listed; the others "
        "had been done by an earlier tutorial, and were passed at once.",
        "",
        "| tutorial | step | the card | seconds |",
        "|---|---|---|---|",
        *(f"| {name} | {at} | {text} | {took:.1f} |" for name, at, text, took in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    names = asked.names or [tutorial.name for tutorial in TUTORIALS]
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as own:
        folder = Path(own)
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        studio = application.make_studio(app, folder, settings)
        application.show(studio)
        hand = Hand(studio, list(names), asked.pictures)
        status = app.exec()
        rows = hand.rows
        hand.deleteLater()
        studio.ends.close_anyway = True
        studio.window.close()
        studio.shut_down()
    wanted = sum(len(one.steps) for one in TUTORIALS if one.name in names)
    text = told(rows, wanted)
    if asked.save and status == 0:
        RESULTS.write_text(text, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())

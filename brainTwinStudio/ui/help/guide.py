"""Leads through a tutorial: watches what the window shows, and goes on by itself."""

from PySide6.QtCore import QObject, QRect, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.ui.help.guide_card import GuideCard
from brainTwinStudio.ui.help.ring import Ring, area_of
from brainTwinStudio.ui.help.tutorials import TUTORIALS, Step, Tutorial
from brainTwinStudio.ui.help.tutorials.base import stage_button
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.view import View

NAME, AT = "tutorial/name", "tutorial/step"
FOLLOW_MS = 200  # how often ring and card look where the control is
LARGE = 0.4  # share of the window


class Guide(QObject):
    """One tutorial at a time. What it has come to is kept in the settings.

    A step that was reached forward is left as soon as it is done, also when it was done
    before; one that was gone back to waits for Next.
    """

    wanted = Signal(str)  # a page of the help

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._view = View()
        self._at, self._held = 0, False
        self.tutorial: Tutorial | None = None
        self.card, self.ring = GuideCard(window), Ring()
        self.card.hide()
        self.card.back.connect(self.back)
        self.card.next.connect(self.skip)
        self.card.closed.connect(self.close)
        self.card.more.connect(lambda: self.wanted.emit(self._page()))
        self._follow = QTimer(self, interval=FOLLOW_MS)
        self._follow.timeout.connect(self.place)

    @property
    def step(self) -> Step | None:
        """The step that is shown, None before, after, and without a tutorial."""
        steps = self.tutorial.steps if self.tutorial else ()
        return steps[self._at] if self._at < len(steps) else None

    def start(self, name: str, at: int = 0) -> None:
        """Begin a tutorial. Raises LookupError for an unknown name."""
        found = [one for one in TUTORIALS if one.name == name]
        if not found:
            raise LookupError(f"No tutorial '{name}'.")
        self.tutorial, self._held = found[0], False
        self._go(min(max(at, 0), len(self.tutorial.steps)))
        self._follow.start()
        self.present(self._view)

    def resume(self) -> None:
        """Go on where the last session of the program left one."""
        name = str(self._settings.value(NAME) or "")
        if name in {one.name for one in TUTORIALS}:
            at = str(self._settings.value(AT) or "0")
            self.start(name, int(at) if at.isdigit() else 0)

    def present(self, view: View) -> None:
        """Look at what the window shows; go on where the step is done."""
        self._view = view
        if self.tutorial is None:
            return
        while self.step is not None and not self._held and self.step.done(view):
            self._go(self._at + 1)
        self._show()

    def back(self) -> None:
        self._held = True
        self._go(max(self._at - 1, 0))
        self._show()

    def skip(self) -> None:
        """To the next step, whether this one was done or not; from the end, close."""
        if self.step is None:
            self.close()
            return
        self._held = False
        self._go(self._at + 1)
        self.present(self._view)

    def close(self) -> None:
        """Stop for good; it can be started anew."""
        self.tutorial = None
        self._follow.stop()
        self._settings.remove(NAME)
        self._settings.remove(AT)
        self.card.hide()
        self.ring.surround(None)

    # ------------------------------------------------------------ showing

    def _go(self, at: int) -> None:
        assert self.tutorial is not None
        self._at = at
        self._settings.setValue(NAME, self.tutorial.name)
        self._settings.setValue(AT, at)

    def _show(self) -> None:
        assert self.tutorial is not None
        step, count = self.step, len(self.tutorial.steps)
        if step is None:
            self.card.show_end(self.tutorial.title, count)
        else:
            done = self._held and step.done(self._view)
            self.card.show_step(self.tutorial.title, step.text, self._at, count, done)
        self.card.show()
        self.place()

    def place(self) -> None:
        """Ring and card where they belong now."""
        if self.tutorial is None:
            return
        control = self.control()
        self.ring.surround(control)
        self.card.raise_()
        areas = [] if control is None else [area_of(control)]
        if areas and _size(areas[0]) > LARGE * _size(self._window.rect()):
            areas = []  # its corners are not what is meant
        for other in (self._window.alerts, self._window.browser.first_steps):
            if other.isVisible():
                areas.append(area_of(other))
        self.card.keep_clear_of(tuple(areas))

    def control(self) -> QWidget | None:
        """What the step means; where that is on another page, the way there."""
        step, stage = self.step, self._window.stage
        if step is None or QApplication.activeModalWidget() is not None:
            return None
        if step.stage != stage and stage != "start":
            found = None if step.stage == "start" else stage_button(step.stage)
        elif step.stage != stage and self.tutorial is not None:
            found = self.tutorial.steps[0].find  # the patient is to be opened first
        else:
            found = step.find
        control = None if found is None else found(self._window)
        return control if control is not None and control.isVisible() else None

    def _page(self) -> str:
        step = self.step
        return step.page if step is not None and step.page else "tutorials"


def _size(area: QRect) -> int:
    return area.width() * area.height()

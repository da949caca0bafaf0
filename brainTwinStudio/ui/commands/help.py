"""Help: its window, the tutorials, and the first steps on a demo patient."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QDialog

from brainTwinStudio.report.wording import no_person
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.view import View

if TYPE_CHECKING:
    from brainTwinStudio.ui.help.guide import Guide
    from brainTwinStudio.ui.help.window import HelpWindow
    from brainTwinStudio.ui.studio import Studio

WINDOW = "brainTwinStudio.ui.help.window"
TUTORIAL, HIDDEN, SEEN = "tutorial/name", "first-steps/hidden", "first-steps/seen"


class Help(Group):
    """What explains the window; nothing here changes the project."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._window: HelpWindow | None = None
        self._guide: Guide | None = None
        studio.window.installEventFilter(self)
        card = studio.window.browser.first_steps
        card.picked.connect(lambda stage: studio.act("stage", stage))
        card.hidden.connect(lambda: studio.act("first-steps", False))

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "help": self.show,
            "tutorial": self.tutorial,
            "first-steps": self.first_steps,
        }

    def show(self, place: object = None) -> None:
        """A page, or the one about what has the keyboard or the mouse. What it needs at
        first is loaded beside the window, which would be deaf for too long."""
        if WINDOW in sys.modules:
            self._show(place)
        else:
            in_background(
                self.studio,
                lambda: import_module(WINDOW),
                lambda _: self.studio.guarded(self._show)(place),
                self.studio.fail,
            )

    def _show(self, place: object) -> None:
        from brainTwinStudio.ui.help.asking import topic_here
        from brainTwinStudio.ui.help.generated import Known
        from brainTwinStudio.ui.help.window import HelpWindow

        topic = str(place) if place else topic_here(self.studio.window.stage)
        if self._window is None:
            self._window = HelpWindow()
            self.studio.window.destroyed.connect(self._window.close)
        self._window.set_known(
            Known(self.studio.link.catalogue, self.studio.view.preferences)
        )
        self._window.show_place(topic)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def tutorial(self, name: object) -> None:
        """Begin one; where another is on its way, that one ends."""
        self.guide.start(str(name))
        self.guide.present(self.studio.view)

    def first_steps(self, shown: object = None) -> None:
        """Show or hide the steps below the project; None: the other way round."""
        settings = self.studio.settings
        hide = not self._is_hidden() if shown is None else not shown
        settings.setValue(HIDDEN, "yes" if hide else "")
        self._present_steps(self.studio.view)

    @property
    def guide(self) -> "Guide":
        """Who leads through tutorials, made when it is first needed."""
        if self._guide is None:
            from brainTwinStudio.ui.help.guide import Guide

            self._guide = Guide(self.studio.window, self.studio.settings)
            self._guide.wanted.connect(lambda page: self.studio.act("help", page))
        return self._guide

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog that opens over the window gets its F1."""
        if isinstance(event, QChildEvent) and event.polished():
            dialog = event.child()
            if isinstance(dialog, QDialog):
                from brainTwinStudio.ui.help.asking import answer_f1

                answer_f1(dialog)
        return False

    # ------------------------------------------------------------ what is shown

    def present(self, view: View) -> None:
        """After every change of anything."""
        self._present_steps(view)
        if self._guide is not None:
            self._guide.present(view)
        elif self.studio.settings.value(TUTORIAL) and self.studio.window.isVisible():
            self.guide.resume()
            self.guide.present(view)

    def _present_steps(self, view: View) -> None:
        card, patient = self.studio.window.browser.first_steps, view.patient
        if patient is None or not no_person(patient.notes) or self._is_hidden():
            card.hide()
            return
        from brainTwinStudio.ui.help.first_steps import STEPS, done_of, is_seen

        key = f"{SEEN}/{patient.id}"
        seen = frozenset(str(self.studio.settings.value(key) or "").split())
        new = seen | {step.stage for step in STEPS if is_seen(step, view)}
        if new != seen:
            self.studio.settings.setValue(key, " ".join(sorted(new)))
        steps = tuple((step.text, step.stage) for step in STEPS)
        card.show_steps(steps, done_of(view, new))
        card.show()

    def _is_hidden(self) -> bool:
        return bool(self.studio.settings.value(HIDDEN))

"""The demo patient's brain on the start page."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from brainTwinStudio.project import Patient, Project, Selection
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.view import View


class StartBrain:
    """Read when it is first asked for; `news` once it is there."""

    def __init__(self, parent: QObject, news: Callable[[], None]) -> None:
        self._parent, self._news = parent, news
        self._is_asked = False
        self.patient: Patient | None = None

    def ask(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            in_background(self._parent, _demo, self._got, lambda error: None)

    def view_of(self, view: View) -> View:
        """A view of the demo patient alone, empty until it is there."""
        if self.patient is None:
            return View(theme=view.theme)
        project = Project("demo", (self.patient,))
        chosen = Selection(self.patient.id)
        return replace(View(theme=view.theme), project=project, selection=chosen)

    def _got(self, result) -> None:
        self.patient = result.patient
        self._news()


def _demo() -> object:
    from brainTwinStudio.files.demo_patient import demo_patient  # with all its readers

    return demo_patient()

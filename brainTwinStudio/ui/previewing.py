"""Previews: few paired runs of the shown plan, asked once editing has paused."""

from PySide6.QtCore import QObject, QTimer, Signal

from brainTwinStudio.language import tr
from brainTwinStudio.project import Change
from brainTwinStudio.ui.plan_runs import PREVIEW_SEEDS, request_of
from brainTwinStudio.ui.plan_words import quoted
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask

IDLE_MS = 300
State = tuple[str, tuple[Change, ...], tuple[int, ...]]


class Previewing(QObject):
    """Emits `asked` with an Ask when the shown plan has no result, nobody edited it for
    300 ms and the engine is free. The same state of a plan is asked once."""

    asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.on = True
        self._view = View()
        self._waiting: State | None = None
        self._asked: State | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._ask)

    def set_on(self, on: bool) -> None:
        """Switch previews on or off; on asks again for what is shown."""
        self.on, self._asked = on, None
        self.consider(self._view)

    def consider(self, view: View) -> None:
        """The window shows something else now."""
        self._view = view
        state = _wanted(view) if self.on else None
        if state is None or state == self._asked:
            self._waiting = None
            self._idle.stop()
        elif state != self._waiting:
            self._waiting = state
            self._idle.start()

    def _ask(self) -> None:
        view, plan = self._view, self._view.scenario
        if view.project is None or plan is None or self._waiting is None:
            return
        self._asked, self._waiting = self._waiting, None
        request = request_of(view.project, plan.id, PREVIEW_SEEDS)
        self.asked.emit(Ask(request, tr("Preview {name}", name=quoted(plan.name))))


def _wanted(view: View) -> State | None:
    """The state of the plan that a preview is missing of, None for nothing."""
    plan = view.scenario
    busy = any(not job.is_over for job in view.jobs)
    if plan is None or plan.result is not None or not plan.active:
        return None
    if busy or view.engine_state != "ready":
        return None
    return plan.id, plan.changes, plan.off

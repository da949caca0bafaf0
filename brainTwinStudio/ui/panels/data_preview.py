"""The signals of the selected recording, as they were imported."""

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Recording
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.plots.traces import Signals, Traces
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Moment

MOST, CHANNEL_PX = 6, 44
NOTHING = tr("No recording yet. Drop a resting fMRI here.")


def channels_of(run: Recording, wanted: tuple[str, ...], most: int) -> tuple[int, ...]:
    """The wanted regions, else a few spread over all channels."""
    places = {name: at for at, name in enumerate(run.channel_names)}
    chosen = [places[name] for name in wanted if name in places][:most]
    if chosen:
        return tuple(chosen)
    count = len(run.channel_names)
    spread = np.linspace(0, count - 1, min(most, count))
    return tuple(dict.fromkeys(int(at) for at in spread))


class PreviewPanel(Panel):
    """Selected regions, or a few; arrows scroll, + and - scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Signals"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self.fact = QLabel()
        self.fact.setProperty("role", "note")
        self.head.add_right(self.fact)
        self.traces = Traces()
        self.traces.time_picked.connect(lambda at: self.wish.emit(Moment(at)))
        self.empty = Empty(NOTHING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.traces)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)

    def present(self, view: View) -> None:
        self._view = view
        if self._drawn and view.theme is not self._drawn[2]:
            self.traces.set_theme(view.theme)
        self._draw()

    def show_moment(self, time_s: float | None) -> None:
        self.traces.show_time(time_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def most(self) -> int:
        """How many channels there is room for."""
        return max(2, min(MOST, (self.height() - 60) // CHANNEL_PX))

    def _draw(self) -> None:
        run, wanted = self._view.recording, self._view.selection.regions
        drawn = (run, wanted, self._view.theme, self.most())
        if same(drawn, self._drawn):
            return
        self._drawn = drawn
        self._stack.setCurrentIndex(1 if run is None else 0)
        self.head.set_title(
            tr("Signals of {recording}", recording=run.id) if run else tr("Signals")
        )
        self.fact.setText("")
        if run is None:
            return
        chosen = channels_of(run, wanted, self.most())
        names = tuple(region(run.channel_names[at]) for at in chosen)
        values = run.signals[list(chosen)]
        self.traces.set(
            names, (Signals(tr("measured"), "measured", values, run.sampling_hz),)
        )
        self.fact.setText(_fact(run, wanted, len(chosen)))


def _fact(run: Recording, wanted: tuple[str, ...], shown: int) -> str:
    asked = sum(name in run.channel_names for name in wanted)
    if asked > shown:
        return tr("first {count} of {all} selected", count=shown, all=asked)
    if asked:
        return ""
    what = tr("{count} of {all} regions")
    if run.kind != "bold":
        what = tr("{count} of {all} channels")
    return what.format(count=shown, all=len(run.channel_names))

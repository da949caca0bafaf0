"""The course of the shown stimulus, with handles."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui import plan_words, plans, stimuli
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.plots.waveform import WaveformPlot
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View


class WaveformPanel(Panel):
    """`pulled` carries the Stimulation while a handle is pulled."""

    pulled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Waveform", parent)
        self._view = View()
        self.kind = Chip()
        self.head.add_right(self.kind)
        self.plot = WaveformPlot()
        self.body.addWidget(self.plot, 1)
        self.plot.moved.connect(self._moved)
        self.plot.released.connect(self._released)

    def present(self, view: View) -> None:
        self._view = view
        self.plot.set_theme(view.theme)
        found = stimuli.shown_stimulus(view)
        if found is None or view.twin is None:
            self.plot.set(None)
            return
        stimulus = found[1]
        self.kind.set_text(plan_words.waveform(stimulus.waveform))
        wave = stimuli.wave_of(stimulus, stimuli.run_seconds(view.twin))
        self.plot.set(wave, locked=view.read_only)

    def _moved(self, _: str) -> None:
        stimulus = self._stimulus()
        if stimulus is not None:
            self.pulled.emit(stimulus)

    def _released(self, _: str) -> None:
        view, stimulus = self._view, self._stimulus()
        found = stimuli.shown_stimulus(view)
        if found is None or stimulus is None:
            return
        wish = wish_for(view, plans.changed, found[0], stimulus)
        if wish is not None:
            self.wish.emit(wish)

    def _stimulus(self) -> Stimulation | None:
        """The stimulus as it is drawn."""
        view, wave = self._view, self.plot.wave
        found = stimuli.shown_stimulus(view)
        if found is None or wave is None or view.twin is None:
            return None
        fastest = stimuli.fastest_hz(view.twin, found[1])
        return stimuli.with_wave(found[1], wave, fastest)

"""The course of the shown stimulus, with handles."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from brainTwinStudio.analysis.stimulus_spectrum import Content
from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.report.wording import share, significant
from brainTwinStudio.ui import plan_words, plans, stimuli
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.plots.stimulus_spectrum import StimulusSpectrum
from brainTwinStudio.ui.plots.waveform import WaveformPlot
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View

ROOMY_PX = 300
NO_STEP = tr("The twin does not tell the step of its simulation: no spectrum.")


class WaveformPanel(Panel):
    """`pulled` carries the Stimulation while a handle is pulled."""

    pulled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Waveform"), parent)
        self._view = View()
        self.head.show_title(False)
        self.looks = Segmented(
            (("course", tr("Waveform")), ("spectrum", tr("Spectrum")))
        )
        self.looks.setAccessibleName(tr("What is shown of the stimulus"))
        self.kind = Chip()
        self.head.add_left(self.looks)
        self.head.add_right(self.kind)
        self.plot, self.spectrum = WaveformPlot(), StimulusSpectrum()
        self.told = QLabel()
        self.told.setProperty("role", "note")
        self.told.setWordWrap(True)
        self.told.setContentsMargins(12, 0, 12, 6)
        for part in (self.plot, self.spectrum):
            self.body.addWidget(part, 1)
        self.body.addWidget(self.told)
        self.looks.picked.connect(lambda _: self._show())
        self._show()
        self.plot.moved.connect(self._moved)
        self.plot.released.connect(self._released)

    def present(self, view: View) -> None:
        self._view = view
        self.plot.set_theme(view.theme)
        self.spectrum.set_theme(view.theme)
        found = stimuli.shown_stimulus(view)
        if found is None or view.twin is None:
            self.plot.set(None)
            return
        stimulus = found[1]
        self.kind.set_text(plan_words.waveform(stimulus.waveform))
        wave = stimuli.wave_of(stimulus, stimuli.run_seconds(view.twin))
        self.plot.set(wave, locked=view.read_only)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.kind.setVisible(self.width() >= ROOMY_PX)

    def _show(self) -> None:
        """The course or its spectrum; the latter is computed only where it is seen."""
        spectrum = self.looks.current() == "spectrum"
        self.plot.setVisible(not spectrum)
        self.spectrum.setVisible(spectrum)
        self.told.setVisible(spectrum)
        found, twin = stimuli.shown_stimulus(self._view), self._view.twin
        if not spectrum or found is None or twin is None:
            return
        given_it = stimuli.content(found[1], twin)
        self.spectrum.set(None if given_it is None else given_it[0])
        self.told.setText(NO_STEP if given_it is None else content_words(*given_it))

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


def content_words(content: Content, step_s: float) -> str:
    """'Duty cycle 50 %, mean 0.005 /s, highest 0.01 /s, in steps of 140 ms.'"""
    return tr(
        "Duty cycle {duty}, mean {mean}, highest {peak}, as the model is given it in "
        "steps of {step}.",
        duty=share(content.duty),
        mean=significant(content.mean, "/s"),
        peak=significant(content.peak, "/s"),
        step=significant(1000 * step_s, "ms"),
    )

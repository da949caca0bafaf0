"""The one-sided amplitude spectrum of a stimulus."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from brainTwinStudio.analysis.stimulus_spectrum import Content, power_within
from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.frame import Frame, area_in, paint_frame
from brainTwinStudio.ui.plots.ring import paint_ring
from brainTwinStudio.ui.plots.ticks import round_up
from brainTwinStudio.ui.plots.wave_paint import paint_title, paint_wave
from brainTwinStudio.ui.theme import Theme

SHOWN, ROOM = 0.995, 1.4  # share of the power in sight, and the room beyond it
FEWEST = 40  # frequencies in sight
X_LABEL, Y_LABEL = tr("Frequency (Hz)"), tr("Amplitude (/s)")


class StimulusSpectrum(QWidget):
    """Amplitude over frequency, as far as there is power."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self.content: Content | None = None
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for the menu key
        self.setAccessibleName(tr("Spectrum of the stimulus"))

    def set(self, content: Content | None) -> None:
        self.content = content
        self.setAccessibleDescription(self._words())
        self.update()

    def set_theme(self, colours: Theme) -> None:
        if colours is not self._theme:
            self._theme = colours
            self.update()

    def numbers(self) -> str:
        """The whole spectrum as tab-separated text."""
        found = self.content
        if found is None:
            return ""
        rows = [f"{x:g}\t{y:g}" for x, y in zip(found.hz, found.amplitude, strict=True)]
        return "\n".join(
            ["\t".join((tr("frequency (Hz)"), tr("amplitude (1/s)"))), *rows]
        )

    def sizeHint(self) -> QSize:
        return QSize(460, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.content
        if found is None:
            return
        hz, height = _in_sight(found, max(self.width() // 2, FEWEST))
        whole = area_in(QRectF(self.rect()), "x", "y").adjusted(0, 8, 0, 0)
        top = round_up(1.1 * float(height.max())) or 0.01
        frame = Frame(whole, (0.0, float(hz[-1])), (0.0, top))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_frame(painter, frame, X_LABEL, Y_LABEL)
            paint_wave(painter, frame, (hz, 0 * height, height))
            words = self._words()
            brief = words.partition(",")[0]
            painter.setFont(theme.font("note", bold=True))
            long = painter.fontMetrics().horizontalAdvance(words) > whole.width()
            paint_title(painter, frame, brief if long else words)
            paint_ring(self, painter)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def _words(self) -> str:
        """'most at 0.05 Hz, up to 3.57 Hz'."""
        found = self.content
        if found is None or not found.amplitude[1:].max(initial=0.0) > 0:
            return tr("0 Hz only")
        strongest = found.hz[1 + int(np.argmax(found.amplitude[1:]))]
        return tr(
            "most at {strongest:.3g} Hz, steps reach {highest:.3g} Hz",
            strongest=strongest,
            highest=found.hz[-1],
        )


def _in_sight(content: Content, most: int) -> tuple[np.ndarray, np.ndarray]:
    """(frequency,) as far as nearly all power reaches; of many frequencies the highest
    of each group."""
    last = ROOM * power_within(content, SHOWN)
    count = int(np.searchsorted(content.hz, last, side="right"))
    count = min(max(count, FEWEST), len(content.hz))
    hz, height = content.hz[:count], content.amplitude[:count]
    if count <= most:
        return hz, height
    starts = np.linspace(0, count, most, endpoint=False).astype(int)
    return hz[starts], np.maximum.reduceat(height, starts)

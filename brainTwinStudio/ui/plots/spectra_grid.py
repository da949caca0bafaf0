"""Power spectra of every channel in small cells of one scale: measured, simulated."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.ring import paint_ring

SIDE_PX, GAP_PX, FOOT_PX, NAME_PX = 12, 6, 18, 13
SHAPE = 1.5  # width over height that cells come near to
ALPHA_HZ = (8.0, 13.0)
DB = 10 / math.log(10)
UNIT = tr("dB of 1 µV²/Hz")


class SpectraGrid(QWidget):
    """Cells in the order of the channels; the band marks alpha, 8 to 13 Hz."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._names: tuple[str, ...] = ()
        self._hz: Array = np.zeros(0)
        self._sides: tuple[tuple[str, Array], ...] = ()
        self._range = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(140, 100)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for the menu key
        self.setAccessibleName(tr("Spectra of channels"))

    def set(
        self, names: Sequence[str], hz: Array, measured: Array, simulated: Array
    ) -> None:
        """Natural logarithms of power (channel, frequency) at hz (frequency,)."""
        self._names, self._hz = tuple(names), np.asarray(hz)
        both = (("measured", measured), ("sim", simulated))
        self._sides = tuple((token, DB * np.asarray(power)) for token, power in both)
        everything = np.concatenate([power.ravel() for _, power in self._sides])
        low, high = np.quantile(everything, [0.002, 0.998])
        self._range = (5 * math.floor(low / 5), 5 * math.ceil(high / 5))
        self.setAccessibleDescription(
            tr("{count} channels, {scale}", count=len(self._names), scale=self.scale)
        )
        self.update()

    @property
    def scale(self) -> str:
        """What every cell spans, in words."""
        if not self._names:
            return ""
        low, high = (number(end, 0) for end in self._range)
        first, last = (number(float(end), 0) for end in self._hz[[0, -1]])
        return tr(
            "every cell {first} to {last} Hz, {low} to {high} {unit}",
            first=first,
            last=last,
            low=low,
            high=high,
            unit=UNIT,
        )

    def numbers(self) -> str:
        """Power of every channel over frequency as tab-separated columns."""
        names = {"measured": tr("measured"), "sim": tr("simulated")}
        heads = [tr("Frequency (Hz)")]
        columns = [self._hz]
        for token, power in self._sides:
            heads += [f"{name}, {names[token]} ({UNIT})" for name in self._names]
            columns += list(power)
        rows = zip(*columns, strict=True)
        lines = ["\t".join(f"{value:.6g}" for value in row) for row in rows]
        return "\n".join(["\t".join(heads), *lines])

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def columns(self) -> int:
        """As many that cells come near the wanted shape."""
        count = max(len(self._names), 1)
        room = max(self.width() - 2 * SIDE_PX, 1) / max(self.height() - FOOT_PX, 1)
        return min(count, max(1, round(math.sqrt(count * room / SHAPE))))

    def cell(self, place: int) -> QRectF:
        """Where a channel is drawn."""
        across = self.columns()
        down = math.ceil(len(self._names) / across)
        wide = (self.width() - 2 * SIDE_PX + GAP_PX) / across
        high = (self.height() - FOOT_PX + GAP_PX) / max(down, 1)
        row, column = divmod(place, across)
        left, top = SIDE_PX + column * wide, row * high
        return QRectF(left, top, wide - GAP_PX, high - GAP_PX)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current().tokens()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in range(len(self._names)):
                self._paint_cell(painter, place)
            painter.setPen(theme.colour(tokens["text3"]))
            painter.setFont(theme.font("axis"))
            foot = QRectF(
                SIDE_PX, self.height() - FOOT_PX, self.width() - 2 * SIDE_PX, FOOT_PX
            )
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            told = tr("Band: alpha, 8 to 13 Hz; {scale}", scale=self.scale)
            painter.drawText(foot, flags, told if self._names else "")
            paint_ring(self, painter)

    def _paint_cell(self, painter: QPainter, place: int) -> None:
        tokens = theme.current().tokens()
        box = self.cell(place)
        painter.fillRect(box, theme.colour(tokens["line"], 0.35))
        first, last = (self._x(box, hz) for hz in ALPHA_HZ)
        band = QRectF(first, box.top(), last - first, box.height())
        painter.fillRect(band, theme.colour(tokens["text3"], 0.16))
        for token, power in self._sides:
            painter.setPen(QPen(theme.colour(tokens[token]), 1.3))
            painter.drawPolyline(self._line(box, power[place]))
        painter.setPen(theme.colour(tokens["text2"]))
        painter.setFont(theme.font("axis"))
        name = QRectF(box.left(), box.top(), box.width() - 4, NAME_PX)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(name, flags, short_name(self._names[place]))

    def _line(self, box: QRectF, power: Array) -> QPolygonF:
        low, high = self._range
        share = np.clip((power - low) / (high - low), 0, 1)
        top, height = box.top() + 2, box.height() - 4
        points = zip(self._hz, share, strict=True)
        return QPolygonF(
            [QPointF(self._x(box, hz), top + (1 - s) * height) for hz, s in points]
        )

    def _x(self, box: QRectF, hz: float) -> float:
        first, last = float(self._hz[0]), float(self._hz[-1])
        return box.left() + box.width() * (float(hz) - first) / (last - first)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = event.pos().toPointF()
            inside = (k for k in range(len(self._names)) if self.cell(k).contains(at))
            place = next(inside, None)
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.tip(place), self)
            return True
        return super().event(event)

    def tip(self, place: int) -> str:
        """How alike the two spectra of a channel are."""
        one, other = (power[place] for _, power in self._sides)
        r = float(np.corrcoef(one, other)[0, 1])
        apart = float(np.sqrt(np.mean((one - other) ** 2)))
        return tr(
            "{channel}: r = {r}, {apart} dB apart",
            channel=self._names[place],
            r=number(r, 3),
            apart=number(apart, 1),
        )


def short_name(name: str) -> str:
    """'EEG Fp1' -> 'Fp1', 'Fp1..' -> 'Fp1'."""
    return name.removeprefix("EEG ").rstrip(".")

"""How far a fit gets between structure alone and what the recording allows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.hatching import paint_hatching

WIDTH_PX, HEIGHT_PX = 262, 40
BAR_PX, TICK_PX = 6, 12
GAP_PX = 10  # between two labels of one row
OTHER_ROW_PX = 8  # as bad as moving a label aside so far


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick with its words; token: colour of the tick."""

    name: str
    value: float
    token: str
    bold: bool = False

    @property
    def text(self) -> str:
        return f"{self.name} {number(self.value)}"


@dataclass(frozen=True, slots=True)
class Label:
    """Where a mark's words stand: left edge in px, above or below the bar."""

    mark: Mark
    left: float
    above: bool


class AgreementBar(QWidget):
    """FC correlation from 0 to 1; what is not estimated is not drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._fit: float | None = None
        self._ceiling: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("FC correlation, 0 to 1"))

    def set(
        self,
        structure: float | None,
        fit: float | None,
        held_out: float | None,
        ceiling: float | None,
    ) -> None:
        """Correlations; None = not estimated."""
        self._fit, self._ceiling = fit, ceiling
        told = (
            (tr("structure"), structure, "text2", False),
            (tr("fit"), fit, "text", True),
            (tr("held-out"), held_out, "plan", True),
            (tr("ceiling"), ceiling, "text2", False),
        )
        self._marks = tuple(
            Mark(name, value, token, bold)
            for name, value, token, bold in told
            if value is not None
        )
        missing = [name for name, value, *_ in told if value is None]
        words = [mark.text for mark in self._marks]
        words += [tr("{name} not estimated", name=name) for name in missing]
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, middle = theme.current(), self.height() / 2
        bar = QRectF(0, middle - BAR_PX / 2, self.width(), BAR_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.track))
            painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
            if self._fit is not None:
                part = QRectF(bar)
                part.setWidth(self._x(self._fit))
                painter.setBrush(theme.colour(tokens.sim))
                painter.drawRoundedRect(part, BAR_PX / 2, BAR_PX / 2)
            if self._ceiling is not None:
                beyond = QRectF(bar)
                beyond.setLeft(self._x(max(self._ceiling, self._fit or 0.0)))
                paint_hatching(painter, beyond, 0, theme.colour(tokens.text3, 0.5), 4)
            for mark in self._marks:
                self._tick(painter, mark, middle)
            for label in placed(self._marks, self.width(), self._width_of):
                self._words(painter, label, middle)

    def _tick(self, painter: QPainter, mark: Mark, middle: float) -> None:
        colour = theme.current().tokens()[mark.token]
        width = 2.0 if mark.bold else 1.5
        x = min(max(self._x(mark.value) - width / 2, 0), self.width() - width)
        tick = QRectF(x, middle - TICK_PX / 2, width, TICK_PX)
        painter.fillRect(tick, theme.colour(colour))

    def _words(self, painter: QPainter, label: Label, middle: float) -> None:
        mark, tokens = label.mark, theme.current()
        painter.setFont(theme.font("axis", bold=mark.bold))
        said = "text" if mark.bold else mark.token  # colours of data are too faint
        painter.setPen(theme.colour(tokens.tokens()[said]))
        top = 0.0 if label.above else middle + TICK_PX / 2
        area = QRectF(label.left, top, self._width_of(mark) + 2, middle - TICK_PX / 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, mark.text)

    def _width_of(self, mark: Mark) -> float:
        font = theme.font("axis", bold=mark.bold)
        return QFontMetrics(font).horizontalAdvance(mark.text)

    def _x(self, value: float) -> float:
        return self.width() * min(max(value, 0.0), 1.0)


def placed(
    marks: Sequence[Mark], width: float, width_of: Callable[[Mark], float]
) -> list[Label]:
    """Labels at their ticks, held-out above and the others below where there is room;
    else in the other row or moved aside, so that no two overlap."""
    rows: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
    labels = []
    for mark in sorted(marks, key=lambda m: (-m.bold, m.value)):
        wide = width_of(mark)
        wanted = min(max(mark.value, 0.0), 1.0) * width - wide / 2
        left = min(max(wanted, 0.0), max(width - wide, 0.0))
        at_home = mark.name == "held-out"
        found = [
            (abs(place - left) + OTHER_ROW_PX * (above is not at_home), place, above)
            for above in rows
            for place in _free(rows[above], left, wide, width)
        ]
        _, place, above = min(found, default=(0.0, left, at_home))
        rows[above].append((place, place + wide))
        labels.append(Label(mark, place, above))
    return labels


def _free(
    row: list[tuple[float, float]], left: float, wide: float, width: float
) -> list[float]:
    """Places without overlap: the wanted one, and those beside the others."""
    places = [left]
    for start, end in row:
        places += [end + GAP_PX, start - GAP_PX - wide]
    inside = [place for place in places if 0 <= place <= width - wide]
    return [p for p in inside if not any(_meet(p, p + wide, *other) for other in row)]


def _meet(start: float, end: float, other_start: float, other_end: float) -> bool:
    """Whether two spans are nearer than the gap."""
    near = GAP_PX - 0.5
    return start < other_end + near and other_start < end + near

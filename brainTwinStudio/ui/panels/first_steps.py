"""Six steps on a demo patient, ticked by what was really done."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.icon_button import IconButton

ROW_PX, MARK_PX, LEFT_PX = 26, 14, 12
HIDE = tr("Hide; Help brings it back")


class FirstStepsCard(QWidget):
    """A row a step; `picked` carries the stage of one, `hidden` asks to go."""

    picked = Signal(str)
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FirstSteps")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title = QLabel(tr("First steps"))
        title.setProperty("role", "head")
        self._count = QLabel()
        self._count.setProperty("role", "note")
        self.hide_button = IconButton("cross", HIDE, size=10)
        self.hide_button.clicked.connect(self.hidden)
        self.rows: list[StepRow] = []
        head = QHBoxLayout()
        head.setContentsMargins(LEFT_PX, 4, 4, 0)
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.hide_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.hide()

    def show_steps(
        self, steps: tuple[tuple[str, str], ...], done: tuple[bool, ...]
    ) -> None:
        """steps: (words, stage); the first that is not done is the next one."""
        if not self.rows:
            for number, (text, stage) in enumerate(steps):
                row = StepRow(number + 1, text)
                row.clicked.connect(lambda _=False, s=stage: self.picked.emit(s))
                self.rows.append(row)
                self._column.addWidget(row)
        following = done.index(False) if False in done else -1
        for at, (row, is_done) in enumerate(zip(self.rows, done, strict=True)):
            row.show_state(done=is_done, following=at == following)
        self._count.setText(tr("{count} of {all}", count=sum(done), all=len(done)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            line = theme.colour(theme.current().line)
            painter.fillRect(QRectF(0, 0, self.width(), 1), line)


class StepRow(QAbstractButton):
    """A mark and words; a click goes to the stage."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._done, self._following = number, False, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedHeight(ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, *, done: bool, following: bool) -> None:
        """following: the next step to take."""
        self._done, self._following = done, following
        self.setAccessibleDescription(tr("done") if done else tr("not done yet"))
        self.update()

    @property
    def is_done(self) -> bool:
        return self._done

    def sizeHint(self) -> QSize:
        return QSize(180, ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            if self.underMouse() or self._following:
                fill = tokens.raised if self.underMouse() else tokens.accent_soft
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(fill))
                painter.drawRoundedRect(area.adjusted(6, 1, -6, -1), 4, 4)
            self._paint_mark(painter)
            painter.setFont(theme.font("control", bold=self._following))
            words = tokens.text3 if self._done else tokens.text
            painter.setPen(theme.colour(words))
            room = area.adjusted(LEFT_PX + MARK_PX + 9, 0, -8, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus():
                paint_focus_ring(painter, area.adjusted(6, 1, -6, -1), 4)

    def _paint_mark(self, painter: QPainter) -> None:
        tokens = theme.current()
        square = QRectF(LEFT_PX, (ROW_PX - MARK_PX) / 2, MARK_PX, MARK_PX)
        if self._done:
            icons.paint(painter, "tick", tokens.ok, square)
            return
        ink = tokens.accent if self._following else tokens.text3
        painter.setPen(QPen(theme.colour(ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(square)
        painter.setFont(theme.font("axis", bold=True))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self._number))

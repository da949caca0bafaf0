"""The six stages at the top of the window."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring

MarkKind = Literal["", "tick", "warning", "clock", "count"]
STAGES: dict[str, str] = dict(
    zip(
        ("data", "check", "fit", "inspect", "plan", "report"),
        # one text: a fit and a plan are things elsewhere, and called otherwise
        tr("Data Check Fit Inspect Plan Report").split(),
        strict=True,
    )
)
HEIGHT_PX, LEAST_PX, CHEVRON_PX = 44, 104, 16
SIDE_PX, ICON_PX, GAP_PX, MARK_PX, FOOT_PX = 15, 17, 7, 13, 2
MARK_WORDS = {
    "tick": tr("done"),
    "warning": tr("warnings"),
    "clock": tr("running"),
    "count": "",
}


class StageBar(QWidget):
    """Icon, name and state mark of each stage; `picked` carries the stage's key."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Stages"))
        self._stages: dict[str, _Stage] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        for key, name in STAGES.items():
            if self._stages:
                row.addWidget(_Chevron(self))
            stage = _Stage(key, name, self)
            stage.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._stages[key] = stage
            row.addWidget(stage)

    def set_stage(
        self,
        name: str,
        mark_kind: MarkKind,
        mark_text: str = "",
        *,
        ready: bool = True,
        why: str = "",
    ) -> None:
        """The mark of a stage; one that is not ready looks faint, can yet be opened.
        why: what is missing, or what was found, for who points at it."""
        self._stage(name).show_mark(mark_kind, mark_text, ready, why)

    def set_current(self, name: str) -> None:
        """The stage that is shown; "" for none. Emits nothing."""
        if name:
            self._stage(name)
        for key, stage in self._stages.items():
            stage.setChecked(key == name)

    def current(self) -> str:
        return next((k for k, stage in self._stages.items() if stage.isChecked()), "")

    def button(self, name: str) -> QAbstractButton:
        """The button of a stage."""
        return self._stage(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        stages = list(self._stages.values())
        focused = [at for at, stage in enumerate(stages) if stage.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        at = min(max(focused[0] + step, 0), len(stages) - 1)
        stages[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stage(self, name: str) -> "_Stage":
        if name not in self._stages:
            raise KeyError(f"No stage {name!r}. Known: {', '.join(self._stages)}.")
        return self._stages[name]


class _Stage(QAbstractButton):
    def __init__(self, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._mark, self._ready = key, ("", ""), True
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A click does not check: the owner answers with set_current."""

    def show_mark(self, kind: str, text: str, ready: bool, why: str) -> None:
        if ((kind, text), ready, why) == (self._mark, self._ready, self.toolTip()):
            return
        self.setToolTip(why)
        self._mark, self._ready = (kind, text), ready
        words = f"{text} {MARK_WORDS.get(kind, '')}".strip()
        told = words if ready else words + " " + tr("not ready")
        self.setAccessibleDescription("\n".join(filter(None, (told.strip(), why))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        content = ICON_PX + GAP_PX + self._name_px() + self._mark_px()
        return QSize(max(LEAST_PX, content + SIDE_PX + 13), HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, on = theme.current(), self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            if on:
                painter.fillRect(area, theme.colour(tokens.accent_soft))
                foot = QRectF(0, area.height() - FOOT_PX, area.width(), FOOT_PX)
                painter.fillRect(foot, theme.colour(tokens.accent))
            elif self.underMouse():
                painter.fillRect(area, theme.colour(tokens.raised))
            idle = tokens.text2 if self._ready else tokens.text3
            square = QRectF(SIDE_PX, (HEIGHT_PX - ICON_PX) / 2, ICON_PX, ICON_PX)
            icons.paint(painter, self._key, tokens.accent if on else idle, square)
            x = SIDE_PX + ICON_PX + GAP_PX
            painter.setFont(theme.font("body", bold=True))
            painter.setPen(theme.colour(tokens.text if on else idle))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(x, 0, 200, HEIGHT_PX), middle, self.text())
            self._paint_mark(painter, x + self._name_px() + 8)
            if self.hasFocus():
                paint_focus_ring(painter, area.adjusted(2, 3, -2, -4), 5)

    def _paint_mark(self, painter: QPainter, x: float) -> None:
        kind, text = self._mark
        tokens = theme.current()
        colour = {
            "tick": tokens.ok,
            "warning": tokens.warn,
            "clock": tokens.accent,
            "count": tokens.accent if self.isChecked() else tokens.text3,
        }.get(kind, tokens.text3)
        if kind in ("tick", "warning", "clock"):
            top = (HEIGHT_PX - MARK_PX) / 2 + 0.5
            icons.paint(painter, kind, colour, QRectF(x, top, MARK_PX, MARK_PX))
            x += MARK_PX + 4
        painter.setFont(theme.font("control", bold=True))
        painter.setPen(theme.colour(colour))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, 120, HEIGHT_PX), middle, text)

    def _name_px(self) -> int:
        metrics = QFontMetrics(theme.font("body", bold=True))
        return metrics.horizontalAdvance(self.text())

    def _mark_px(self) -> int:
        kind, text = self._mark
        if not kind:
            return 0
        metrics = QFontMetrics(theme.font("control", bold=True))
        picture = MARK_PX if kind != "count" else 0
        gap = 4 if picture and text else 0
        return 8 + picture + gap + metrics.horizontalAdvance(text)


class _Chevron(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(CHEVRON_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square = QRectF(3, (HEIGHT_PX - 10) / 2, 10, 10)
            icons.paint(painter, "chevron-right", theme.current().line2, square)

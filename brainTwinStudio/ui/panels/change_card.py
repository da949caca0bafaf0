"""One change of a plan as a card: on or off, what, how much."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Change, Damage
from brainTwinStudio.report.wording import share
from brainTwinStudio.ui import icons, plan_words, theme
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.slider import Slider
from brainTwinStudio.ui.plans import SMALLEST_FRACTION

RADIUS_PX = 8
KEYS_MS = 500  # steps by keys that follow each other this fast are one change
CUTS = ("Disconnection", "Callosotomy", "Hemispherotomy")
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChangeCard(QFrame):
    """Emits what the user wants: `chosen` (click or focus), `switched` on or off,
    `fraction` once a drag is over, `removed`, and `stepped` to the card before (-1) or
    after (1)."""

    chosen = Signal()
    switched = Signal(bool)
    fraction = Signal(float)
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._change: Change | None = None
        self._keyed: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=KEYS_MS)
        self._pause.timeout.connect(self._settle)
        self.box = QCheckBox()
        self.mark = _Mark()
        self.title = Elided()
        self.amount = QLabel()
        self.cross = IconButton("cross", tr("Take off the plan (Delete)"), size=12)
        self.deed = Elided()
        self.slider = Slider(SMALLEST_FRACTION, 1.0)
        self._build()
        self.box.clicked.connect(self.switched)
        self.cross.clicked.connect(self.removed)
        self.slider.moved.connect(self._slid)
        self.slider.released.connect(self._let_go)

    def _build(self) -> None:
        self.title.setProperty("strong", True)
        self.title.setProperty("role", "body")
        self.amount.setProperty("role", "value")
        self.deed.setProperty("role", "label")
        self.slider.setFixedWidth(100)
        self.box.setFixedWidth(20)
        self.box.setToolTip(tr("Switch this change on or off (Space)"))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(8)
        for widget in (self.box, self.mark):
            upper.addWidget(widget)
        upper.addWidget(self.title, 1)
        for widget in (self.amount, self.cross):
            upper.addWidget(widget)
        lower.setContentsMargins(28, 0, 6, 0)
        lower.setSpacing(8)
        lower.addWidget(self.deed, 1)
        lower.addWidget(self.slider)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 4, 6)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addLayout(lower)

    def set(
        self, change: Change, title: str, *, on: bool, chosen: bool, locked: bool
    ) -> None:
        """Show a change; locked: nothing can be edited."""
        if self._keyed is not None and change != self._change:
            self._keyed = None  # undone meanwhile
            self._pause.stop()
        self._change = change
        self.title.set_text(title)
        self.box.setChecked(on)
        self.box.setEnabled(not locked)
        self.box.setAccessibleName(tr("{title} is on", title=title))
        self.cross.setEnabled(not locked)
        weakens = plan_words.has_fraction(change)
        self.slider.setVisible(weakens)
        self.slider.setEnabled(weakens and on and not locked)
        self.slider.setAccessibleName(tr("{title}, fraction", title=title))
        if plan_words.has_fraction(change) and self._keyed is None:
            self.slider.set_value(change.fraction)
        if self._keyed is None:
            self.deed.set_text(plan_words.deed(change))
            self.amount.setText(plan_words.size(change))
        self.mark.set(change, on)
        for label in (self.title, self.amount):
            restyle(label, role="label" if not on else "body")
        restyle(self, chosen="true" if chosen else "false")
        state = "" if on else tr(", switched off")
        self.setAccessibleName(f"{plan_words.deed(change)}: {title}{state}")

    # ------------------------------------------------------------ the slider

    def _slid(self, fraction: float) -> None:
        if not QGuiApplication.mouseButtons():
            self._keyed = fraction
        fraction = round(fraction, 2)
        self.amount.setText(share(fraction))
        if self._change is not None and plan_words.has_fraction(self._change):
            shown = replace(self._change, fraction=max(fraction, SMALLEST_FRACTION))
            self.deed.set_text(plan_words.deed(shown))

    def _let_go(self, fraction: float) -> None:
        if self._keyed is None:
            self.fraction.emit(round(fraction, 2))
        else:
            self._pause.start()

    def _settle(self) -> None:
        fraction, self._keyed = self._keyed, None
        if fraction is not None:
            self.fraction.emit(round(fraction, 2))

    # ------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cross.isEnabled():
            self.removed.emit()
        elif key is Qt.Key.Key_Space and self.box.isEnabled():
            self.switched.emit(not self.box.isChecked())
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_focus_ring(painter, self.rect().toRectF(), RADIUS_PX)


class _Mark(QWidget):
    """Ring: removed; dashed ring: weakened; dash: connection; bolt: stimulus; wave: a
    parameter."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)
        self._kind, self._on, self._whole = "", True, True

    def set(self, change: Change, on: bool) -> None:
        whole = plan_words.is_whole(change) and not isinstance(change, Damage)
        news = (type(change).__name__, on, whole)
        if news != (self._kind, self._on, self._whole):
            self._kind, self._on, self._whole = news
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        icon = {"Stimulation": "bolt", "ParameterChange": "settings"}.get(self._kind)
        colour = tokens.stim if icon == "bolt" else tokens.cut
        colour = tokens.plan if icon == "settings" else colour
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if icon is not None:
                shown = colour if self._on else tokens.text3
                icons.paint(painter, icon, shown, self.rect().toRectF())
                return
            pen = QPen(theme.colour(colour if self._on else tokens.text3), 2)
            if self._kind in CUTS:
                pen.setDashPattern([2.4, 1.4])
                painter.setPen(pen)
                painter.drawLine(QPointF(1, 8), QPointF(15, 8))
                return
            if not self._whole:
                pen.setDashPattern([1.6, 1.3])
            painter.setPen(pen)
            painter.drawEllipse(QPointF(8, 8), 5, 5)

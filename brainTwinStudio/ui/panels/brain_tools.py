"""The card of tools that floats over the 3D view."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.plots.brain.gestures import Tool

PLACE = QPoint(12, 12)
TOOLS: tuple[tuple[Tool, str, str], ...] = (
    ("select", "pointer", tr("Select: drag a box, Ctrl adds")),
    ("rotate", "rotate", tr("Rotate: drag; Shift moves, the wheel zooms")),
    ("lasso", "lasso", tr("Lasso: draw around regions (L)")),
)


class BrainTools(QFrame):
    """`picked` when the user takes a tool, `home` and `camera` for their buttons. Only
    whole buttons are shown, as many as the view has room for; `fitted`: where."""

    picked = Signal(str)
    fitted = Signal(list)
    home = Signal()
    camera = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "tools")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(3, 4, 3, 4)
        column.setSpacing(3)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, IconButton] = {}
        for key, icon, tip in TOOLS:
            button = IconButton(icon, tip, checkable=True)
            button.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            column.addWidget(button)
        for key, tip, signal in (
            ("home", tr("Start view (Home)"), self.home),
            ("camera", tr("Save picture or movie…"), self.camera),
        ):
            button = IconButton(key, tip)
            button.clicked.connect(signal)
            self.buttons[key] = button
            column.addWidget(button)
        self.buttons["rotate"].setChecked(True)
        self.move(PLACE)
        self.adjustSize()
        parent.installEventFilter(self)

    def set_tool(self, tool: Tool) -> None:
        """Show which tool is taken; emits nothing."""
        self.buttons[tool].setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._fit(watched.height())
        return False

    def _fit(self, height: int) -> None:
        row = next(iter(self.buttons.values())).height() + self._column.spacing()
        room = max((height - 2 * PLACE.y()) // row, 1)
        for number, button in enumerate(self.buttons.values()):
            button.setVisible(number < room)
        self.adjustSize()
        self.fitted.emit([self.geometry()])

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

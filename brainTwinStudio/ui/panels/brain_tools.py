"""The card of tools that floats over the 3D view."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.plots.brain.gestures import Tool

PLACE = QPoint(12, 12)
TOOLS: tuple[tuple[Tool, str, str], ...] = (
    ("select", "pointer", "Select: drag a box, Ctrl adds"),
    ("rotate", "rotate", "Rotate: drag; Shift moves, the wheel zooms"),
    ("lasso", "lasso", "Lasso: draw around regions (L)"),
)


class BrainTools(QFrame):
    """`picked` when the user takes a tool, `home` and `camera` for their buttons."""

    picked = Signal(str)
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
            ("home", "Start view (Home)", self.home),
            ("camera", "Save picture...", self.camera),
        ):
            button = IconButton(key, tip)
            button.clicked.connect(signal)
            self.buttons[key] = button
            column.addWidget(button)
        self.buttons["rotate"].setChecked(True)
        self.move(PLACE)
        self.adjustSize()

    def set_tool(self, tool: Tool) -> None:
        """Show which tool is taken; emits nothing."""
        self.buttons[tool].setChecked(True)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

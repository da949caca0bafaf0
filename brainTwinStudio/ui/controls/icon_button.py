"""A button that is only an icon."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from brainTwinStudio.ui import icons


class IconButton(QToolButton):
    """Without border; the tip is also its name for screen readers."""

    def __init__(
        self,
        name: str,
        tip: str,
        *,
        size: int = 16,
        token: str = "text2",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(name, token, size, "accent" if checkable else ""))
        self.setIconSize(QSize(size, size))
        self.setFixedSize(size + 12, size + 12)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setCheckable(checkable)

"""Buttons with an icon: alone, or before words."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from brainTwinStudio.ui import icons


class IconButton(QToolButton):
    """Without border; the tip is also its name for screen readers. A menu that is set
    opens at a click."""

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
        self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        """At the release: of a menu opened at the press, Qt takes the release on X11
        for a click beside it, and closes it at once."""
        menu = self.menu()
        if menu is not None and not menu.isEmpty():
            menu.popup(self.mapToGlobal(QPoint(0, self.height())))


def small_button(name: str, text: str) -> QPushButton:
    """A small button with an icon before its words."""
    button = QPushButton(text)
    button.setProperty("kind", "small")
    button.setIcon(icons.icon(name, "text2", 14))
    button.setIconSize(QSize(14, 14))
    return button

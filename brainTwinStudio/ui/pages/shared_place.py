"""Several panels in one place of a page, chosen by tabs where their titles were."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.ui.pages.head_tabs import HeadTabs, share_place
from brainTwinStudio.ui.panels.base import Panel

FEW = 2  # names that have room between them in any head


class SharedPlace(QStackedWidget):
    """The first is shown at first. picked: which one the person wants, counted from 0;
    it is shown already."""

    picked = Signal(int)

    def __init__(self, *panels: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = [panel.head.title() for panel in panels]
        self._tabs = tuple(HeadTabs(names) for _ in panels)
        for panel, tabs in zip(panels, self._tabs, strict=True):
            tabs.set_close(len(panels) > FEW)
            tabs.picked.connect(self._pick)
            share_place(panel, tabs)
            self.addWidget(panel)

    def show_panel(self, number: int) -> None:
        """Emits nothing."""
        self.setCurrentIndex(number)
        self.updateGeometry()
        for tabs in self._tabs:
            tabs.set_current(number)

    def minimumSizeHint(self) -> QSize:
        """Of the one that is shown: the others need no room."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()

    def _pick(self, number: int) -> None:
        self.show_panel(number)
        self.picked.emit(number)

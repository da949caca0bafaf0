"""Shift+F10 for keyboards that have no menu key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.copying import NUMBERS
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures


def test_shift_f10_opens_the_menu_of_the_plot(studio: Studio) -> None:
    window = studio.window
    studio.show_stage("inspect")
    studio.present_now()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    plot = next(p for p in window.page.findChildren(Axes) if p.isVisible())
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    handle, shift = window.windowHandle(), Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(handle, Qt.Key.Key_F10, shift)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert NUMBERS in [act.text() for act in menu.actions()]
    menu.close()

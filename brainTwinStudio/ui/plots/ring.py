"""The ring around a painted plot that Tab has led to: there the menu key works."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring

PICTURED = "pictured"  # property of a plot while it is copied or saved
RADIUS_PX = 4


def paint_ring(plot: QWidget, painter: QPainter) -> None:
    """Last of all; no part of a picture of the plot."""
    if plot.hasFocus() and not plot.property(PICTURED):
        paint_focus_ring(painter, plot.rect().toRectF(), RADIUS_PX)

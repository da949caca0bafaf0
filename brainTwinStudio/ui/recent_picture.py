"""A brain as dots: what stands for a project without a picture of its 3D view."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.schematic import placing_of
from brainTwinStudio.ui.view import View

WIDTH_PX, HEIGHT_PX, RATIO, MARGIN_PX = 76, 50, 2, 4
STRONGEST = 0.92  # of the colour map, so that no dot is white


def dots_of(view: View) -> QImage | None:
    """Region centres seen from above, larger and lighter with strength; None where
    neither a file nor the names tell the centres."""
    twin, patient = view.twin, view.patient
    connectome = twin.connectome if twin else patient.connectome if patient else None
    if connectome is None:
        return None
    placing = placing_of(connectome)
    if placing.schematic:
        return None
    centres = placing.centres_mm
    strength = connectome.weights.sum(axis=1)
    share = np.sqrt(strength / max(float(strength.max()), 1e-30))
    across, up = centres[:, 0], centres[:, 1]
    room = HEIGHT_PX - 2 * MARGIN_PX
    scale = room / max(float(np.ptp(up)), float(np.ptp(across)) * 0.7, 1e-9)
    x = WIDTH_PX / 2 + (across - (across.max() + across.min()) / 2) * scale
    y = HEIGHT_PX / 2 - (up - (up.max() + up.min()) / 2) * scale
    image = QImage(
        WIDTH_PX * RATIO, HEIGHT_PX * RATIO, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(RATIO)
    image.fill(theme.colour(view.theme.canvas))
    table = colour_map("batlow")
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for i in np.argsort(centres[:, 2]):
            place = round(255 * STRONGEST * (0.15 + 0.85 * float(share[i])))
            painter.setBrush(QColor(*(int(part) for part in table[place])))
            radius = 1.3 + 1.5 * float(share[i])
            painter.drawEllipse(QPointF(float(x[i]), float(y[i])), radius, radius)
    image.setDevicePixelRatio(1)
    return image

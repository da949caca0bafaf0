"""Room for what may be taller than its panel."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from brainTwinStudio.language import tr


def scrolled(inside: QWidget, *, fills: bool = False) -> QScrollArea:
    """Without a frame, as wide as its room. fills: what is inside takes all the height
    there is; else it stays at the top."""
    area = QScrollArea()
    area.setAccessibleName(tr("Contents"))
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    inner = QWidget()
    inner.setProperty("bg", "panel")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside, int(fills))
    column.addStretch(int(not fills))
    area.setWidget(inner)
    return area

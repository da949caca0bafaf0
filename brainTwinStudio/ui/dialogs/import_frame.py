"""Labels and the foot of the import dialog."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.section import seam


def label(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    return made


def foot_of(*widgets: QWidget, margin: int) -> QVBoxLayout:
    """A line above, the words on research use, and the widgets at the right."""
    line = QHBoxLayout()
    line.setContentsMargins(margin, 13, margin, 14)
    line.setSpacing(12)
    line.addWidget(label(tr("Research use only"), "note"))
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    edge = QHBoxLayout()
    edge.setContentsMargins(1, 0, 1, 0)
    edge.addWidget(seam())
    foot = QVBoxLayout()
    foot.setSpacing(0)
    foot.addLayout(edge)
    foot.addLayout(line)
    return foot

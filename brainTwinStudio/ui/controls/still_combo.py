"""A combo box in a form that scrolls."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class StillCombo(QComboBox):
    """A combo box that the wheel passes by: it scrolls the form and never changes a
    choice. fewest: characters that it is wide for, None = as wide as its longest."""

    def __init__(
        self, parent: QWidget | None = None, *, fewest: int | None = None
    ) -> None:
        super().__init__(parent)
        if fewest is not None:
            self.setMinimumContentsLength(fewest)
            self.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

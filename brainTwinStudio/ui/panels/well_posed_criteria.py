"""The five criteria of well-posedness, a row each: light, number, sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project.well_posedness import UNKNOWN, Criterion
from brainTwinStudio.report.well_posedness import MARKS, WORDS, value_of
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle

ROW_PX, SIGN_PX = 26, 16
LIGHT_PX, LABEL_PX, VALUE_PX = 92, 198, 92
ROLES = {"good": "ok", "fair": "warn", "poor": "bad", UNKNOWN: "note"}


class CriterionRow(QWidget):
    """An icon and a word for the light, never its colour alone. The tool tip says what
    the criterion is and how it was computed; Tab comes by every row."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sign = Glyph("info", "text3", SIGN_PX)
        self.light, self.label, self.value = (QLabel() for _ in range(3))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("role", "label")
        self.label.setProperty("role", "control")
        for label, width in (
            (self.light, LIGHT_PX),
            (self.label, LABEL_PX),
            (self.value, VALUE_PX),
        ):
            label.setFixedWidth(width)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.value.setAlignment(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.sign)
        for label in (self.light, self.label, self.value):
            row.addWidget(label)
        row.addSpacing(8)
        row.addWidget(self.told, 1)

    def set(self, one: Criterion) -> None:
        value, light, label = value_of(one), WORDS[one.light], tr(one.label)
        told, meaning = heard(one.told), tr(one.meaning)
        self.sign.set(*MARKS[one.light])
        self.light.setText(light)
        restyle(self.light, role=ROLES[one.light], strong=one.light != UNKNOWN)
        self.label.setText(label)
        self.value.setText("" if value == light else value)
        known = value != NOT_ESTIMATED
        restyle(self.value, role="value" if known else "note", strong=known)
        self.told.setText(told)
        self.setToolTip(f"{label}: {meaning}")
        self.setAccessibleName(f"{label}: {light}, {value}. {told}")
        self.setAccessibleDescription(meaning)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(theme.colour(theme.current().line))
            painter.drawLine(
                12, self.height() - 1, self.width() - 12, self.height() - 1
            )
            if self.hasFocus():
                inside = self.rect().toRectF().adjusted(4, 1, -4, -2)
                paint_focus_ring(painter, inside, 4.0)


class CriteriaRows(QWidget):
    """As many rows as there are criteria."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Criteria of well-posedness"))
        self.rows: list[CriterionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set(self, criteria: tuple[Criterion, ...]) -> None:
        while len(self.rows) < len(criteria):
            self.rows.append(CriterionRow())
            self._column.addWidget(self.rows[-1], 1)
        for row, one in zip(self.rows, criteria, strict=False):
            row.set(one)
            row.show()
        for row in self.rows[len(criteria) :]:
            row.hide()

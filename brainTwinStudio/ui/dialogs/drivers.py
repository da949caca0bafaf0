"""What drove a plan, as a table to read and copy."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Effect
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers
from brainTwinStudio.report import scenario_drivers as words
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.table import Cell, make_table

MARGIN_PX = 14
STOPPED = tr("Stopped: the factors that were not run yet are missing.")
KINDS = {
    "part of the plan": tr("Part"),
    "region": tr("Input of"),
    "connection": tr("Connection"),
}


class DriversDialog(QDialog):
    """A row a factor; the whole effect above, how it was done below."""

    def __init__(self, parent: QWidget | None, told: PlanDrivers) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What drove “{name}”", name=told.name))
        self.resize(1080, 520)
        self._told = told
        self.whole = QLabel(whole_text(told))
        self.whole.setWordWrap(True)
        heads = [f"{tr(one.label)} ({one.unit})" for one in told.effects]
        heads = [tr("Kind"), tr("Without"), *heads, tr("Share"), tr("Linear theory")]
        self.table = make_table(heads, stretch=1)
        self.table.setAccessibleName(tr("Factors"))
        self.table.rows.set_rows(row_of(one, told) for one in told.drivers)
        stopped = (STOPPED,) if told.stopped else ()
        lines = (words.ABLATION, words.LINEAR, *map(heard, told.notes), *stopped)
        self.about = QLabel(" ".join(lines if told.drivers else (words.NONE, *lines)))
        self.about.setWordWrap(True)
        self.about.setProperty("role", "note")
        self.copy, close = QPushButton(tr("Copy table")), QPushButton(tr("Close"))
        self.copy.clicked.connect(self.copy_all)
        close.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy_all)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self.whole)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addLayout(foot)

    def copy_all(self) -> None:
        rows = ("\t".join(row) for row in words.driver_lines(self._told))
        QApplication.clipboard().setText("\n".join(rows))


def whole_text(told: PlanDrivers) -> str:
    """The effects whose causes are asked for, each with its interval."""
    effects = (f"{tr(one.label)} {words.effect_text(one)}" for one in told.effects)
    return tr(
        "Whole plan, {count} paired runs: {effects}.",
        count=told.seeds,
        effects="; ".join(effects),
    )


def row_of(driver: Driver, told: PlanDrivers) -> tuple[Cell, ...]:
    """Grey where the interval holds 0."""
    return (
        Cell(KINDS[driver.kind]),
        Cell(words.short_name(driver), tooltip=words.driver_name(driver)),
        *(_effect(one) for one in driver.effects),
        _share(words.share(driver, told)),
        _share(words.linear_share(driver, told)),
    )


def _effect(effect: Effect) -> Cell:
    clear = effect.low > 0 or effect.high < 0
    token = "" if clear else "text3"
    return Cell(words.effect_text(effect), effect.value, "right", token)


def _share(value: float) -> Cell:
    key = value if math.isfinite(value) else -math.inf
    return Cell(number(value), key, "right")

"""All plans on the twin, each with its main effect; a click shows one."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QScrollArea, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Effect, Scenario
from brainTwinStudio.report.figures.forest import reading
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui import icons, plans, theme
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.effect_rows import effect_row, round_up
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.new_plan import PlanStarter
from brainTwinStudio.ui.plots.forest import paint_effect
from brainTwinStudio.ui.plots.forest_model import ForestRow
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

EMPTY = tr("Plans are listed here with their main effect.")
NOTE = tr("FC change (rms) of each plan. A model result, not a recommendation.")
ROW_PX, GLYPH_PX = 28, 76
MAIN = "fc_change"


class PlanListPanel(Panel):
    """Kind, name and main effect of every plan; the shown one is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plans on this twin"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self.rows: list[_Row] = []
        self.new = IconButton("plus", tr("New plan"))
        menu = QMenu(self.new)
        self.new_surgery = menu.addAction(tr("Virtual surgery"))
        self.new_stimulation = menu.addAction(tr("Stimulation…"))
        self.starter = PlanStarter(self)
        self.starter.wished.connect(self.wish)
        self.new_surgery.triggered.connect(lambda: self._new("surgery"))
        self.new_stimulation.triggered.connect(lambda: self._new("stimulation"))
        self.new.setMenu(menu)
        self.head.add_right(self.new)
        self.empty = Empty(EMPTY)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(6, 0, 6, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(holder)
        self.area.setAccessibleName(self.head.title())
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.empty, 1)
        self.setToolTip(NOTE)

    def present(self, view: View) -> None:
        self._view = view
        may = view.twin is not None and not view.read_only
        self.new.setEnabled(may)
        drawn = (
            view.selection.scenario_id,
            view.theme,
            *((p.id, p.name, p.changes, p.off, id(p.result)) for p in view.scenarios),
        )
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.empty.setVisible(not view.scenarios)
        self.area.setVisible(bool(view.scenarios))
        while len(self.rows) < len(view.scenarios):
            self._add_row()
        while len(self.rows) > len(view.scenarios):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        arm = round_up(max((_size(plan) for plan in view.scenarios), default=1.0))
        for row, plan in zip(self.rows, view.scenarios, strict=True):
            row.set(plan, arm, chosen=plan.id == view.selection.scenario_id)

    def _add_row(self) -> None:
        row, number = _Row(), len(self.rows)
        row.clicked.connect(lambda: self._show(number))
        row.stepped.connect(lambda by: self._step(number + by))
        self.rows.append(row)
        self._column.insertWidget(number, row)

    def _show(self, number: int) -> None:
        view = self._view
        if number >= len(view.scenarios):
            return
        wanted = view.scenarios[number].id
        if wanted != view.selection.scenario_id:
            selection = replace(view.selection, scenario_id=wanted, change=None)
            self.wish.emit(Select(selection))

    def _step(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocus()
            self._show(number)

    def _new(self, kind: plans.Kind) -> None:
        self.starter.start(kind, self._view, self.new)


class _Row(QAbstractButton):
    """One plan; up and down lead to its neighbours."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon, self._state = "scissors", ""
        self._line: ForestRow | None = None
        self._chosen = False

    def set(self, plan: Scenario, arm: float, *, chosen: bool) -> None:
        """Show a plan; arm: end of the axis that all plans share."""
        self._chosen = chosen
        self._icon = "bolt" if plans.kind_of(plan) == "stimulation" else "scissors"
        effect = main_effect(plan)
        self._line = None
        self._state = tr("no changes") if not plan.changes else tr("not run")
        if effect is not None and reading(effect) != NOT_ESTIMATED:
            row = effect_row(effect, arm)
            self._line = replace(row, arm=arm, axis=" ")
            self._state = row.change
        self.setText(plan.name)
        self.setToolTip(f"{plan.name}: {self._words(effect)}")
        self.setAccessibleName(self.toolTip())
        self.update()

    def _words(self, effect: Effect | None) -> str:
        if effect is None or self._line is None:
            return self._state
        line = self._line
        return tr(
            "{effect} {change}, 95 % of runs {interval}",
            effect=line.label,
            change=line.change,
            interval=line.interval,
        )

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, area = theme.current(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._chosen or self.underMouse():
                fill = tokens.accent_soft if self._chosen else tokens.raised
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(fill))
                painter.drawRoundedRect(area, 4, 4)
            token = tokens.accent if self._chosen else tokens.text2
            icons.paint(painter, self._icon, token, QRectF(6, 7, 14, 14))
            self._paint_words(painter, area)
            if self.hasFocus():
                paint_focus_ring(painter, area, 4)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        tokens, middle = theme.current(), Qt.AlignmentFlag.AlignVCenter
        state_px = 54 if self._line is not None else 70
        right = area.adjusted(0, 0, -8, 0)
        painter.setFont(theme.font("control"))
        painter.setPen(theme.colour(tokens.text2 if self._line else tokens.text3))
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, self._state)
        end = area.right() - 8 - state_px
        if self._line is not None:
            glyph = QRectF(end - GLYPH_PX, area.top(), GLYPH_PX - 8, area.height())
            half = QRectF(glyph.left() - glyph.width(), glyph.top(),
                          2 * glyph.width(), glyph.height())  # fmt: skip
            painter.save()
            painter.setClipRect(glyph.adjusted(-1, 0, 8, 0))
            paint_effect(painter, half, self._line)
            painter.restore()
            end = glyph.left()
        font = theme.font("control", bold=self._chosen)
        words = QRectF(28, area.top(), end - 28 - 8, area.height())
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.setFont(font)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(words, middle, shown)


def main_effect(plan: Scenario) -> Effect | None:
    """The effect that every plan has: how much FC changes."""
    effects = () if plan.result is None else plan.result.effects
    return next((e for e in effects if e.name == MAIN), effects[0] if effects else None)


def _size(plan: Scenario) -> float:
    effect = main_effect(plan)
    if effect is None or reading(effect) == NOT_ESTIMATED:
        return 0.0
    return max(abs(effect.low), abs(effect.high))

"""FC of the twin and under the plan, and the difference beyond noise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario, ScenarioResult
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.difference_scene import (
    TITLES,
    DifferenceScene,
    Which,
    cell_words,
    scene_of,
)
from brainTwinStudio.ui.panels.matrix_order import by_hemisphere
from brainTwinStudio.ui.panels.matrix_panel import MatrixPanel
from brainTwinStudio.ui.panels.words import PLAN
from brainTwinStudio.ui.plan_runs import answer_of, owner_of
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.view import View

EMPTY = tr("Where connectivity changes under a plan is shown here once it was run.")
NO_FC = tr("This result holds no connectivity.")
CHOICES: tuple[tuple[Which, str], ...] = (
    ("twin", tr("Twin")),
    ("plan", PLAN),
    ("difference", tr("Difference")),
)
_TOKENS = {"note": "text3", "warn": "warn"}
OUT_OF_DATE = tr("Out of date: the plan was edited since.")


class DifferencePanel(MatrixPanel):
    """One matrix; the last one stays, marked, while an edited plan is run again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLES["difference"], parent)
        self._spread: tuple[ScenarioAnswer, PairedFc] | None = None
        self._shown: tuple[object, ...] = ()
        self._plan: Scenario | None = None  # whose numbers are drawn
        self._owner: tuple[object, ...] = ()  # and where it belongs
        self._masked: PairedFc | None = None  # and by what they are masked
        self._note = ""
        self.which = Segmented(CHOICES)
        self.which.set_current("difference")
        self.which.setAccessibleName(tr("What is shown"))
        self.which.picked.connect(lambda _: self.present(self._view))
        self.head.add_right(self.which)
        self.plot = MatrixPlot()
        self.plot.describe = self._describe
        self.bar = ColourBar()
        self.note = QLabel()
        self.empty = Empty(EMPTY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build())
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack)
        self._listen(self.plot)

    def _build(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 6, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.plot, 1)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        fixed = QSizePolicy.Policy.Minimum
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, fixed)
        self._mark = Glyph("info", "text3", 13)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.note, 1)
        column.addLayout(foot)
        return page

    def set_spread(self, answer: ScenarioAnswer, spread: PairedFc) -> None:
        """The spread of an answer's runs was computed."""
        self._spread = (answer, spread)
        self.present(self._view)

    def present(self, view: View) -> None:
        self._view = view
        plan = view.scenario
        usable = plan is not None and plan.result is not None and bool(plan.active)
        stale = (
            plan is not None
            and not usable
            and self._plan is not None
            and self._owner == owner_of(plan, view)
            and bool(plan.active)
        )
        if plan is not None and usable:
            answer = answer_of(plan, view.answers)
            self._plan, self._masked = plan, self._spread_of(answer)
            self._owner = owner_of(plan, view)
            waits = answer is not None and self._masked is None
            self._present_plan(plan, view, waits)
        elif self._plan is not None and stale:
            self._present_plan(self._plan, view, False)
            self._say(OUT_OF_DATE, "warn")
        else:
            self._plan, self._shown = None, ()
            self.stack.setCurrentWidget(self.empty)
            self.empty.set_text(EMPTY)
        self.plot.set_selected(view.selected)

    def hover(self, region: str) -> None:
        self.plot.set_hover(self._view.index.get(region, -1))

    def _present_plan(self, plan: Scenario, view: View, waits: bool) -> None:
        chosen = self.which.current()
        which: Which = next(key for key, _ in CHOICES if key == chosen)
        result, spread = plan.result, self._masked
        assert result is not None
        shown = (result, spread, which, view.theme, view.parcellation, waits)
        if len(shown) == len(self._shown) and all(
            a is b or a == b for a, b in zip(shown, self._shown, strict=True)
        ):
            self._say(self._note)
            return
        self._shown = shown
        scene = scene_of(result, which, spread, computing=waits)
        self.head.set_title(TITLES[which])
        if scene is None:
            self.empty.set_text(NO_FC)
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentIndex(0)
        self._draw(scene, which, view)

    def _draw(self, scene: DifferenceScene, which: Which, view: View) -> None:
        assert view.parcellation is not None
        order = self._order = by_hemisphere(view.parcellation)
        maps = view.theme.difference_map, view.theme.values_map
        table = colour_map(maps[0] if scene.diverging else maps[1])
        what = tr("{title}, correlation", title=TITLES[which])
        self.plot.set_names([region(name) for name in view.names], what)
        self.plot.setAccessibleName(tr("{title}, matrix", title=TITLES[which]))
        self.plot.set(scene.values, scene.levels, table, order.places, order.seams)
        self.bar.set(*scene.ends, table, what)
        self._note = scene.note
        self._say(scene.note)

    def _say(self, words: str, kind: str = "note") -> None:
        self.note.setText(words)
        restyle(self.note, role=kind)
        self._mark.set("warning" if kind == "warn" else "info", _TOKENS[kind])
        self.note.setVisible(bool(words))
        self._mark.setVisible(bool(words))

    def _spread_of(self, answer: ScenarioAnswer | None) -> PairedFc | None:
        known = self._spread
        return known[1] if known is not None and known[0] is answer else None

    def _describe(self, row: int, column: int) -> str:
        result: ScenarioResult | None = self._plan.result if self._plan else None
        names = region(self._view.names[row]), region(self._view.names[column])
        if result is None or row == column:
            return names[0]
        return cell_words(names, result, self._masked, (row, column))

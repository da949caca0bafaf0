"""The choice between the two kinds of plans, and how one begins."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui import plans, shown_plan
from brainTwinStudio.ui.controls.card_button import CardButton
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.plans import Kind
from brainTwinStudio.ui.view import View

NO_PLAN = tr("No plan on this twin. A plan changes a copy of the twin, never the data.")


class PlanStarter(QObject):
    """`wished` carries the Change that adds a plan. A stimulation of nothing asks for
    its regions first."""

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = View()
        self.picker = PickList(tr("Stimulated regions"), tr("Stimulate"), parent)
        self.picker.picked.connect(self._picked)

    def start(self, kind: Kind, view: View, anchor: QWidget) -> None:
        """Begin a plan; anchor: where the list of regions opens."""
        self._view = view
        if view.project is None or view.twin is None or view.read_only:
            return
        if kind == "surgery" or view.selected:
            edit = shown_plan.new_plan_for(view, kind)
            self.wished.emit(edit.wish(view.selection))
            return
        self.picker.set([(name, region(name)) for name in view.names])
        self.picker.open_at(anchor)

    def _picked(self, names: tuple[str, ...]) -> None:
        view = self._view
        if view.project is not None and view.twin is not None:
            stimulus = (Stimulation(names),)
            edit = plans.new_plan(view.project, view.twin.id, stimulus)
            self.wished.emit(edit.wish(view.selection))


class NewPlan(QWidget):
    """What a column says that has no plan: the two kinds as cards."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(NO_PLAN)
        words.setProperty("role", "label")
        words.setWordWrap(True)
        self.surgery = CardButton(
            "scissors", tr("Virtual surgery"), tr("Remove or weaken parts"), chosen=True
        )
        self.stimulation = CardButton(
            "bolt", tr("Stimulation"), tr("Input to some regions")
        )
        self.surgery.clicked.connect(lambda: self.chosen.emit("surgery"))
        self.stimulation.clicked.connect(lambda: self.chosen.emit("stimulation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(10)
        for widget in (words, self.surgery, self.stimulation):
            column.addWidget(widget)
        column.addStretch(1)

"""What adds operations and what-ifs to a plan, and whether recovery is played too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Callosotomy, Catalogue, Hemispherotomy
from brainTwinStudio.ui import icons
from brainTwinStudio.ui.panels.disease_form import DiseaseForm
from brainTwinStudio.ui.panels.operation_forms import AblationForm, WhatIfForm
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import NO_LESION, lesions_of

RECOVERY_TIP = tr(
    "Play the plan twice: right after, with nothing tuned, and recovered, with the "
    "excitability of every region tuned until its growth left after coupling is what "
    "it was."
)
OF_SEIZURES_TIP = tr(
    "Judge the plan twice: right after, with nothing tuned, and recovered, with the "
    "excitability of every region tuned until, with what it hears between seizures, it "
    "is what it was. An assumption, not fitted to a recovery course."
)


class OperationsBar(QWidget):
    """made: changes to add; lesion: name of one to add; disease: the case whose
    course is asked for; recovery: whether it is played."""

    made = Signal(tuple)
    recovery = Signal(bool)
    lesion = Signal(str)
    disease = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self.button = QPushButton(tr("Operation…"))
        self.button.setProperty("kind", "small")
        self.button.setIcon(icons.icon("scissors", size=14))
        self.box = QCheckBox(tr("Recovery too"))
        self.box.setToolTip(RECOVERY_TIP)
        self.box.clicked.connect(self.recovery)
        self.ablation, self.what_if = AblationForm(self), WhatIfForm(self)
        self.disease_form = DiseaseForm(self)
        self.disease_form.made.connect(lambda case: self.disease.emit(case[0]))
        self.ablation.made.connect(self.made)
        self.what_if.made.connect(self.made)
        self.menu = QMenu(self.button)
        self._build_menu()
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.box)

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """Where the bounds of parameters are known from."""
        self.what_if.catalogue = catalogue
        self.disease_form.catalogue = catalogue

    def present(self, view: View) -> None:
        self._view = view
        may = view.planned_on is not None and not view.read_only
        plan = view.seizure_plan if view.on_seizures else view.scenario
        self.box.setToolTip(OF_SEIZURES_TIP if view.on_seizures else RECOVERY_TIP)
        for action in self.of_activity:
            action.setVisible(not view.on_seizures)
        self.button.setEnabled(may)
        self.box.setEnabled(may and plan is not None)
        self.box.setChecked(plan is not None and plan.recovery)
        names = [lesion.name for lesion in lesions_of(view)]
        if names != [action.text() for action in self.lesions.actions()]:
            self.lesions.clear()
            for name in names:
                action = self.lesions.addAction(name)
                action.triggered.connect(lambda _=False, n=name: self.lesion.emit(n))
        self.lesions.setEnabled(bool(names))
        self.lesions.setToolTip("" if names else NO_LESION)

    def _build_menu(self) -> None:
        add = self.menu.addAction
        add(tr("Laser ablation…")).triggered.connect(self._ablate)
        callosum = self.menu.addMenu(tr("Corpus callosotomy"))
        for text, change in (
            (tr("Complete"), Callosotomy()),
            (tr("Anterior two thirds"), Callosotomy("anterior two thirds")),
        ):
            action = callosum.addAction(text)
            action.triggered.connect(lambda _=False, c=change: self.made.emit((c,)))
        half = self.menu.addMenu(tr("Hemispherotomy"))
        for text, change in (
            (tr("Left"), Hemispherotomy("L")),
            (tr("Right"), Hemispherotomy("R")),
        ):
            action = half.addAction(text)
            action.triggered.connect(lambda _=False, c=change: self.made.emit((c,)))
        self.lesions = self.menu.addMenu(tr("Lesion mask"))
        self.lesions.setToolTipsVisible(True)
        self.menu.addSeparator()
        self.of_activity = add(tr("Disease…")), add(tr("What if…"))
        for action, deed in zip(
            self.of_activity, (self._ask_disease, self._ask_what_if), strict=True
        ):
            action.triggered.connect(deed)

    def _ablate(self) -> None:
        self.ablation.open_at(self.button, self._view)

    def _ask_disease(self) -> None:
        self.disease_form.open_at(self.button, self._view)

    def _ask_what_if(self) -> None:
        self.what_if.open_at(self.button, self._view)

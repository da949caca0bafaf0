"""Check: findings at the left, or what was done; the picture that proves one, and the
decision."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.pages.base import Page, slot_widget, splitter
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.pages.shared_place import SharedPlace
from brainTwinStudio.ui.panels.check_cards import CardsPanel
from brainTwinStudio.ui.panels.check_decision import DecisionStrip
from brainTwinStudio.ui.panels.check_proof import ProofPanel
from brainTwinStudio.ui.panels.history import HistoryPanel
from brainTwinStudio.ui.panels.mending import Offer
from brainTwinStudio.ui.panels.proofs import regions_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do, Select

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
CARDS_PX, RIGHT_PX = 392, 980
PROOF_PX, BRAIN_PX = 430, 390


class CheckPage(Page):
    """A chosen card selects the regions it speaks of, and then the brain is shown."""

    stage = "check"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self.cards, self.proof = CardsPanel(), ProofPanel()
        self.decision = DecisionStrip()
        self.history = HistoryPanel()
        self.own(self.cards, self.proof, self.history)
        self.left = SharedPlace(self.cards, self.history)
        self.place, self.brain_slot = slot_widget()
        right = splitter(DOWN, (PROOF_PX, BRAIN_PX), self.proof, self.place)
        whole = splitter(ACROSS, (CARDS_PX, RIGHT_PX), self.left, right)
        whole.setStretchFactor(0, 0)
        whole.setStretchFactor(1, 1)
        self.left.setMinimumWidth(CARDS_PX - 92)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(whole, 1)
        column.addWidget(self.decision)
        self.lay_out(
            Place("Findings", self.left, "side", tr("Findings")),
            Place("Proof", self.proof, "plots", tr("Proof")),
            Place("Brain", self.place, "brain", tr("Brain")),
        )
        self.room.want(self.place, False)
        self.cards.picked.connect(self._picked)
        self.cards.offered.connect(self._mend)
        self.cards.add_wanted.connect(lambda: self.wish.emit(Do("add-data")))
        self.decision.wish.connect(self.wish)

    def present(self, view: View) -> None:
        self._view = view
        super().present(view)
        self.decision.present(view)
        self._show(self.cards.chosen())

    def _show(self, card: Card | None) -> None:
        patient = self._view.patient
        self.proof.show_card(card, patient)
        some = card is not None and patient is not None and regions_of(card, patient)
        self.room.want(self.place, bool(some))

    def _picked(self, card: Card) -> None:
        self._show(card)
        view = self._view
        if view.patient is None:
            return
        regions = regions_of(card, view.patient)
        if regions and regions != view.selection.regions:
            selection = replace(view.selection, regions=regions, edges=())
            self.wish.emit(Select(selection))

    def _mend(self, offer: Offer) -> None:
        """Do what a card offers; a refusal stands in the panel."""
        view = self._view
        if offer.change is None:
            self.wish.emit(Do(offer.action))
            return
        if view.project is None or view.patient is None:
            return
        try:
            patient = offer.change(view.patient)
        except InputError as error:
            self.proof.refuse(str(error))
            return
        project = view.project.with_patient(patient)
        selection = replace(view.selection, regions=(), edges=())
        self.wish.emit(Change(project, offer.text, selection))

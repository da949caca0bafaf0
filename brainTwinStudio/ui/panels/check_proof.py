"""The picture that proves the chosen card."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.data_structure import weights_matrix, with_ground
from brainTwinStudio.ui.panels.key_numbers import KeyNumbers, key_numbers
from brainTwinStudio.ui.panels.matrix_order import by_hemisphere
from brainTwinStudio.ui.panels.proof_kinds import (
    MatrixProof,
    PairsProof,
    Proof,
    TracesProof,
)
from brainTwinStudio.ui.panels.proofs import proof_of
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.density_scatter import DensityScatter
from brainTwinStudio.ui.plots.evidence import Evidence, EvidencePlot
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.plots.traces import Signals, Traces
from brainTwinStudio.ui.view import View

NOTHING = tr("The picture behind a card is shown here.")
ONLY_WORDS = tr("There is no picture behind this card.")
FAILED = tr("This picture could not be drawn; the card stands.")


class ProofPanel(Panel):
    """`show_card` draws; what the card speaks of is in `proof.regions`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Picture"), parent)
        self._view = View()
        self._asked: tuple[Card, Patient] | None = None
        self.proof = Proof(tr("Picture"))
        self.fact = Elided()
        self.fact.setProperty("role", "note")
        self.head.add_right(self.fact)
        self.empty = Empty(NOTHING)
        self.matrix, self.bar = MatrixPlot(), ColourBar()
        self.traces, self.evidence = Traces(), EvidencePlot()
        self.pairs = DensityScatter("", "")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.bar)
        self._stack = QStackedWidget()
        for widget in (self.empty, page, self.traces, self.evidence, self.pairs):
            self._stack.addWidget(widget)
        self._page = page
        self.numbers = KeyNumbers()
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 6, 4)
        inset.addWidget(self._stack)
        self.detail = QLabel()
        self.detail.setProperty("role", "label")
        self.detail.setWordWrap(True)
        self.detail.setContentsMargins(14, 6, 14, 10)
        self.body.addWidget(self.numbers)
        self.body.addLayout(inset, 1)
        self.body.addWidget(self.detail)
        self.detail.hide()
        self.numbers.hide()

    def present(self, view: View) -> None:
        other = view.theme is not self._view.theme
        self._view = view
        if other:
            for plot in (self.traces, self.evidence, self.pairs):
                plot.set_theme(view.theme)
            self._draw(self.proof)

    def show_card(self, card: Card | None, patient: Patient | None) -> None:
        """Compute the picture beside the window, then draw it."""
        if card is None or patient is None:
            self._asked = None
            self.numbers.set(())
            self._draw(Proof(tr("Picture")))
            return
        if self._asked is not None and self._asked == (card, patient):
            return
        self._asked = asked = (card, patient)
        self.detail.hide()
        self.numbers.set(key_numbers(card))

        def done(proof: Proof) -> None:
            if self._asked is asked:
                self._draw(proof)

        def failed(error: Exception) -> None:
            if self._asked is asked:
                self._draw(Proof(tr("Picture")))
                self.empty.set_text(FAILED)

        in_background(self, partial(proof_of, card, patient), done, failed)

    def refuse(self, sentence: str) -> None:
        """Why something that a card offers cannot be done."""
        self.detail.setText(sentence)
        self.detail.show()

    # ------------------------------------------------------------ drawing

    def _draw(self, proof: Proof) -> None:
        self.proof = proof
        self.head.set_title(proof.title)
        names = ", ".join(region(name) for name in proof.regions[:6])
        if more := proof.regions[6:]:
            names = tr("{names} and {count} more", names=names, count=len(more))
        self.fact.set_text(names)
        picture = proof.picture
        if isinstance(picture, MatrixProof):
            self._draw_matrix(picture, proof.regions)
        elif isinstance(picture, TracesProof):
            self._draw_traces(picture)
        elif isinstance(picture, PairsProof):
            self.pairs.set_labels(picture.x_label, picture.y_label)
            self.pairs.set(picture.x, picture.y, picture.words)
            self._stack.setCurrentWidget(self.pairs)
        elif isinstance(picture, Evidence):
            self.evidence.set(picture)
            self._stack.setCurrentWidget(self.evidence)
        else:
            self.empty.set_text(NOTHING if self._asked is None else ONLY_WORDS)
            self._stack.setCurrentWidget(self.empty)

    def _draw_matrix(self, picture: MatrixProof, marked: tuple[str, ...]) -> None:
        connectome = picture.connectome
        shown = weights_matrix(connectome)
        order = by_hemisphere(connectome.parcellation)
        table = colour_map(self._view.theme.values_map)
        levels, ground = with_ground(shown.levels, table, self._view.theme)
        names = connectome.parcellation.region_names
        self.matrix.set(shown.values, levels, ground, order.places, order.seams)
        self.matrix.set_names([region(name) for name in names], shown.title)
        self.matrix.set_selected([names.index(name) for name in marked])
        self.bar.set(*shown.ends, table, shown.title)
        self._stack.setCurrentWidget(self._page)

    def _draw_traces(self, picture: TracesProof) -> None:
        run, channels = picture.run, list(picture.channels)
        names = tuple(region(run.channel_names[at]) for at in channels)
        values = run.signals[channels]
        group = Signals(tr("measured"), "measured", values, run.sampling_hz)
        self.traces.set(names, (group,))
        self._stack.setCurrentWidget(self.traces)

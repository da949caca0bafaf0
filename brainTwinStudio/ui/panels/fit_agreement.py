"""Measured against simulated FC, pair by pair; a pair is selected as in a matrix."""

import numpy as np
from PySide6.QtWidgets import QStackedLayout

from brainTwinStudio.analysis.connectivity import upper
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.report.wording import number, region
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.paced import Paced
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_shown import (
    Agreement,
    agreement_of,
    correlation_of,
    is_of,
    shown_of,
)
from brainTwinStudio.ui.panels.matrix_choice import clicked
from brainTwinStudio.ui.plots.pair_scatter import Modifiers, PairScatter
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

TITLE, ENVELOPES = tr("FC agreement"), tr("Agreement of envelopes")
NOTHING = tr("Each pair of regions becomes a dot here once a fit runs.")
LINEAR = tr("Linear theory; free runs judge the finished twin.")
JUDGED = tr("Mean of {seeds} free runs, against what was fitted.")
FEWER = tr(" {shown} pairs drawn.")


class AgreementPanel(Panel):
    """The scatter; Now and Best where the best so far is not what is tried now."""

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.plot = PairScatter(tr("Measured FC"), tr("Simulated FC"))
        self.plot.words = self._words
        self.plot.picked.connect(self._pick)
        self.choice = Segmented([("now", tr("Now")), ("best", tr("Best"))])
        self.choice.picked.connect(lambda _: self._paced.now())
        self.choice.hide()
        self.head.add_right(self.choice)
        self._stack = QStackedLayout()
        self._stack.addWidget(Empty(NOTHING))
        self._stack.addWidget(self.plot)
        self.note = Elided()
        self.note.setProperty("role", "note")
        self.note.setContentsMargins(14, 0, 12, 8)
        self.body.addLayout(self._stack, 1)
        self.body.addWidget(self.note)
        self._view = View()
        self._found: Agreement | None = None
        self._names: tuple[str, ...] = ()  # of what the pairs are
        self._shown: Job | Twin | None = None
        self._drawn: object = None
        self._paced = Paced(self, self._draw, 1)
        self.note.hide()

    def present(self, view: View) -> None:
        self._view = view
        self.plot.set_theme(view.theme)
        shown = shown_of(view, self._shown)
        if shown is not self._shown:
            self._shown = shown
            self._paced.now()
        self._mark()

    def show_job(self, job: Job) -> None:
        known = self._shown
        if isinstance(known, Job) and is_of(known, job):
            self._shown = job
            if job.preview is not known.preview:
                self._paced.ask()

    def _draw(self) -> None:
        found = self._found = agreement_of(self._shown)
        known = found is not None and len(found.names) == len(found.now)
        self._names = found.names if found is not None and known else ()
        self._stack.setCurrentIndex(0 if found is None else 1)
        self.choice.setVisible(found is not None and found.best is not None)
        self.note.setVisible(found is not None)
        if found is None:
            return
        simulated = found.now
        if found.best is not None and self.choice.current() == "best":
            simulated = found.best
        r = _correlation(found, simulated)
        self.head.set_title(ENVELOPES if found.channels else TITLE)
        self.plot.set_labels(
            tr("Measured {what}", what=found.what),
            tr("Simulated {what}", what=found.what),
        )
        pairs = number(len(simulated) * (len(simulated) - 1) / 2, 0)
        measured, simulated = upper(found.measured), upper(simulated)
        words = tr("r = {r}   ({pairs} pairs)", r=number(r), pairs=pairs)
        self.plot.set(np.asarray(measured), np.asarray(simulated), words)
        self.note.set_text(self._note(len(measured)))
        self._mark()

    def _note(self, pairs: int) -> str:
        if isinstance(self._shown, Job):
            return LINEAR
        assert self._shown is not None
        words = JUDGED.format(seeds=self._shown.settings.judge_seeds)
        few = self.plot.shown < pairs
        return words + (FEWER.format(shown=number(self.plot.shown, 0)) if few else "")

    # ------------------------------------------------------------ pairs

    def _ends(self, pair: int) -> tuple[int, int]:
        """Row and column of a number in `upper`."""
        rows, columns = np.triu_indices(len(self._names), 1)
        return int(rows[pair]), int(columns[pair])

    def _words(self, pair: int) -> str:
        """'L Cuneus – R Cuneus: measured 0.61, simulated 0.55'."""
        if not self._names:
            return ""
        one, other = (self._names[at] for at in self._ends(pair))
        if self._found is not None and not self._found.channels:
            one, other = region(one), region(other)
        measured, simulated = (number(v) for v in self.plot.value_of(pair))
        return tr(
            "{one} – {other}: measured {measured}, simulated {simulated}",
            one=one,
            other=other,
            measured=measured,
            simulated=simulated,
        )

    def _pick(self, pair: int, modifiers: Modifiers) -> None:
        names, graph = self._names, self._found and self._found.connectome
        if graph is None or not set(names) <= set(self._view.index):
            return  # channels, or regions of another atlas
        places, ends = np.arange(len(names)), self._ends(pair)
        before = self._view.selection
        after = clicked(before, names, places, ends, graph.weights, modifiers)
        if after != before:
            self.wish.emit(Select(after))

    def _mark(self) -> None:
        """Ring the pair that is selected."""
        chosen = self._view.selection
        pair = chosen.edges[-1] if chosen.edges else chosen.regions
        count = len(self._names)
        if len(set(pair)) != 2 or not set(pair) <= set(self._names):
            self.plot.choose(None)
            return
        low, high = sorted(self._names.index(name) for name in pair)
        before = low * count - low * (low + 1) // 2  # pairs of rows above
        self.plot.choose(before + high - low - 1)


def _correlation(found: Agreement, simulated: Array) -> float:
    """As the number of that name is computed: envelopes without Fisher's z."""
    if not found.channels:
        return correlation_of(found.measured, simulated)
    return float(np.corrcoef(upper(found.measured), upper(simulated))[0, 1])

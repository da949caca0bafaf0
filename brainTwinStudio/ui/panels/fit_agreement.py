"""Measured against simulated FC, pair by pair."""

import numpy as np
from PySide6.QtWidgets import QStackedLayout

from brainTwinStudio.analysis.connectivity import upper
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.report.wording import number
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
from brainTwinStudio.ui.plots.density_scatter import DensityScatter
from brainTwinStudio.ui.view import View

TITLE, ENVELOPES = tr("FC agreement"), tr("Agreement of envelopes")
NOTHING = tr("Each pair of regions becomes a dot here once a fit runs.")
LINEAR = tr("Linear theory; free runs judge the finished twin.")
JUDGED = tr("Mean of {seeds} free runs, against what was fitted.")
FEWER = tr(" {shown} pairs drawn.")


class AgreementPanel(Panel):
    """The scatter; Now and Best where the best so far is not what is tried now."""

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.plot = DensityScatter(tr("Measured FC"), tr("Simulated FC"))
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
        self._shown: Job | Twin | None = None
        self._drawn: object = None
        self._paced = Paced(self, self._draw, 1)
        self.note.hide()

    def present(self, view: View) -> None:
        self.plot.set_theme(view.theme)
        shown = shown_of(view, self._shown)
        if shown is not self._shown:
            self._shown = shown
            self._paced.now()

    def show_job(self, job: Job) -> None:
        known = self._shown
        if isinstance(known, Job) and is_of(known, job):
            self._shown = job
            if job.preview is not known.preview:
                self._paced.ask()

    def _draw(self) -> None:
        found = agreement_of(self._shown)
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

    def _note(self, pairs: int) -> str:
        if isinstance(self._shown, Job):
            return LINEAR
        assert self._shown is not None
        words = JUDGED.format(seeds=self._shown.settings.judge_seeds)
        few = self.plot.shown < pairs
        return words + (FEWER.format(shown=number(self.plot.shown, 0)) if few else "")


def _correlation(found: Agreement, simulated: Array) -> float:
    """As the number of that name is computed: envelopes without Fisher's z."""
    if not found.channels:
        return correlation_of(found.measured, simulated)
    return float(np.corrcoef(upper(found.measured), upper(simulated))[0, 1])

"""Measured and simulated FC in one matrix: above and below the diagonal."""

import numpy as np
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation, Twin
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.paced import Paced
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.fit_shown import Agreement, agreement_of, is_of, shown_of
from brainTwinStudio.ui.panels.matrix_order import Order, by_hemisphere
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.view import View

NOTHING = tr("Measured and simulated FC face each other here, across the diagonal.")


class HalvesPanel(Panel):
    """Upper triangle measured, lower simulated, one scale."""

    def __init__(self) -> None:
        super().__init__(tr("Measured (upper) and simulated (lower)"))
        self.plot = MatrixPlot()
        self.plot.setAccessibleName(tr("Measured FC above, simulated FC below"))
        self.bar = ColourBar()
        self._stack = QStackedLayout()
        self._stack.addWidget(Empty(NOTHING))
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(14, 2, 14, 6)
        column.setSpacing(4)
        column.addWidget(self.plot, 1)
        column.addWidget(self.bar)
        self._stack.addWidget(filled)
        self.body.addLayout(self._stack, 1)
        self._shown: Job | Twin | None = None
        self._order: tuple[Parcellation, Order] | None = None
        self._theme: object = None
        self._paced = Paced(self, self._draw, 2)

    def present(self, view: View) -> None:
        shown = shown_of(view, self._shown)
        if shown is not self._shown or view.theme is not self._theme:
            self._shown, self._theme = shown, view.theme
            self._paced.now()

    def show_job(self, job: Job) -> None:
        known = self._shown
        if isinstance(known, Job) and is_of(known, job):
            self._shown = job
            if job.preview is not known.preview:
                self._paced.ask()

    def _draw(self) -> None:
        found, parcellation = agreement_of(self._shown), _regions(self._shown)
        self._stack.setCurrentIndex(0 if found is None else 1)
        if found is None or parcellation is None:
            return
        order, names = self._order_of(parcellation), parcellation.region_names
        if found.channels:
            names = found.channels
            order = Order(np.arange(len(names)), ())
        halves = _halves(found.measured, found.now, order)
        levels = _levels(found.measured)
        table = colour_map("batlow")
        self.plot.set_names(names, _scale(found))
        self.plot.set(halves, levels, table, order.places, order.seams)
        self.bar.set(number(levels[0], 1), number(levels[1], 1), table, _scale(found))

    def _order_of(self, parcellation: Parcellation) -> Order:
        if self._order is None or self._order[0] is not parcellation:
            self._order = (parcellation, by_hemisphere(parcellation))
        return self._order[1]


def _scale(found: Agreement) -> str:
    return (
        tr("Envelopes of alpha, correlation")
        if found.channels
        else tr("FC, correlation")
    )


def _levels(measured: Array) -> tuple[float, float]:
    """The scale follows what was measured, so it stays still while a fit runs."""
    values = measured[np.triu_indices(len(measured), 1)]
    low, high = np.quantile(values, [0.01, 0.99])
    low, high = np.floor(low * 10) / 10, np.ceil(high * 10) / 10
    return float(min(low, 0.0)), float(max(high, 0.1))


def _halves(measured: Array, simulated: Array, order: Order) -> Array:
    """Values (region, region), as files list regions, such that on screen measured
    lies above the diagonal and simulated below."""
    place = np.empty(len(order.places), np.intp)
    place[order.places] = np.arange(len(order.places))
    above = place[:, None] < place[None, :]
    result = np.where(above, measured, simulated).astype(float)
    np.fill_diagonal(result, 1.0)
    return result


def _regions(shown: Job | Twin | None) -> Parcellation | None:
    if isinstance(shown, Job):
        request = shown.request
        assert isinstance(request, FitRequest)
        return request.connectome.parcellation
    return None if shown is None else shown.connectome.parcellation

"""Singular values of a sensitivity matrix on a log axis, with the line at 1."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.axes import Axes

LEAST = 1e-5  # of the largest: what lies below is drawn there
ROOM = 0.08
WORDS = tr("prior says as much")


class SingularPlot(Axes):
    """Discs above 1, hollow and grey below: there the prior says more than the data."""

    def __init__(self) -> None:
        super().__init__(
            tr("Direction, stiffest first"),
            tr("Singular value"),
            log=(False, True),
            zoom="none",
        )
        self.one = self.add_line(1.0, "text2", upright=False, dash="dash")
        self.curve = self.add_curve(tr("singular value"), "line2", 1.0)
        self.told = self.add_points("sim", "o", 6)
        self.untold = self.add_points("text3", "o", 6, hollow=True)
        self.ring = self.add_points("accent", "o", 13)
        self.ring.item.setZValue(-1)
        self.words = self.add_words("text2", (1, 1), ground=True)
        self.values = np.empty(0)

    def set(self, singular: Array) -> None:
        """Draw values (direction,), the largest first."""
        self.values = np.asarray(singular, float)
        self.ring.set([], [])
        known = self.values[np.isfinite(self.values) & (self.values > 0)]
        if not known.size:
            for mark in (self.curve, self.told, self.untold):
                mark.set([], [])
            self.setAccessibleDescription(tr("not estimated"))
            return
        places = np.arange(1, self.values.size + 1)
        drawn = np.clip(np.nan_to_num(self.values), known.max() * LEAST, None)
        above = drawn >= 1
        self.curve.set(places, drawn)
        self.told.set(places[above], np.log10(drawn[above]))
        self.untold.set(places[~above], np.log10(drawn[~above]))
        low = min(float(np.log10(drawn.min())), 0.0)
        high = max(float(np.log10(drawn.max())), 0.0)
        room = ROOM * max(high - low, 1.0)
        last = places[-1]
        self.box.setRange(
            xRange=(0, last + 1), yRange=(low - room, high + room), padding=0
        )
        self.words.set(WORDS, last + 0.4, 1.0)
        self.setAccessibleDescription(
            tr(
                "{above} of {count} above 1, from {high:.3g} to {low:.3g}",
                above=int(above.sum()),
                count=last,
                high=drawn[0],
                low=drawn[-1],
            )
        )

    def choose(self, singular: float | None) -> None:
        """Ring the direction with that value."""
        known = np.isfinite(self.values) & (self.values > 0)
        if singular is None or not known.any() or not singular > 0:
            self.ring.set([], [])
            return
        apart = np.abs(np.log(np.where(known, self.values, np.inf) / singular))
        at = int(np.argmin(apart))
        self.ring.set([at + 1], [np.log10(self.values[at])])

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""

"""Numbers with their intervals side by side, one place each; hollow where unsure of
more than the interval says."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.point_plot import PointPlot

ROOM = 0.05
PLACES = (1, 2, 5, 10, 20, 50)  # between ticks


class IntervalPlot(PointPlot):
    """Discs where `solid`, hollow and grey elsewhere, a line from low to high each. A
    point can be picked; upright: values go up, else to the right and places down."""

    def __init__(
        self, name: str, x_label: str, y_label: str, *, upright: bool = True
    ) -> None:
        super().__init__(name, x_label, y_label)
        self._upright = upright
        (self.bottom if upright else self.left).steps = PLACES
        self.points.item.setVisible(False)
        self.lines = self.add_curve("interval", "sim", 2.0)
        self.faint = self.add_curve("interval", "text3", 2.0)
        self.solid = self.add_points("sim", "o", 9)
        self.hollow = self.add_points("text2", "o", 9, hollow=True)

    def set_values(
        self,
        values: Array,
        low: Array,
        high: Array,
        solid: Array,
        names: Sequence[str],
    ) -> None:
        """All (point,), in the order of the places, counted from 1; not finite = not
        drawn; names: of points, in words."""
        values = np.asarray(values, float)
        places = np.arange(1, values.size + 1, dtype=float)
        solid = np.asarray(solid, bool)
        if self._upright:
            self.set(places, values, names)
        else:
            self.set(values, places, names)
            self.box.invertY(True)
        for curve, mark, mine in (
            (self.lines, self.solid, solid),
            (self.faint, self.hollow, ~solid),
        ):
            at, ends = _segments(places[mine], low[mine], high[mine])
            drawn = mine & np.isfinite(values)
            if self._upright:
                curve.set(at, ends)
                mark.set(places[drawn], values[drawn])
            else:
                curve.set(ends, at)
                mark.set(values[drawn], places[drawn])
        self._show(low, high, values)

    def _show(self, low: Array, high: Array, values: Array) -> None:
        """Room for every interval and every place."""
        every = np.concatenate([low, high, values])
        known = every[np.isfinite(every)]
        if not known.size:
            return
        room = ROOM * (float(np.ptp(known)) or 1.0)
        along = (float(known.min()) - room, float(known.max()) + room)
        across = (0.4, values.size + 0.6)
        spans = (across, along) if self._upright else (along, across)
        self.set_spans(*spans)


def _segments(at: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """Lines from low to high at each place, with gaps between them."""
    gap = np.full(at.size, np.nan)
    places = np.stack([at, at, gap], axis=1).ravel()
    return places, np.stack([low, high, gap], axis=1).ravel()

"""Error of forecasts over how far ahead they look."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project.forecast import Forecast, ForecastRow
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.marks import Curve, Dash

AHEAD = tr("Samples ahead ({tr:g} s each)")
ERROR = tr("Error / variance")
HIGHEST = 1.25  # persistence leaves the picture on its way to 2
ROOM = 0.05


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a row is drawn, and its short name."""

    name: str
    token: str
    dash: Dash = "solid"
    width: float = 1.6


STROKES = {
    "twin_filtered": Stroke(tr("Twin, filtered start"), "sim", width=2.2),
    "twin_raw": Stroke(tr("Twin, last sample"), "sim", "dash"),
    "twin_scaled": Stroke(tr("Twin, scaled"), "text2"),
    "persistence": Stroke(tr("Persistence"), "text3", "dot"),
    "ar": Stroke("AR", "measured", "dash"),
    "var": Stroke("VAR", "measured"),
}


class ForecastPlot(Axes):
    """A curve for every row, a band of 95 % around the twin's, and the mean's error,
    which is 1."""

    def __init__(self) -> None:
        super().__init__(AHEAD, ERROR, log=(True, False), zoom="none")
        self._band = self.add_band("sim")
        self.add_line(1.0, "text3", upright=False, dash="dash")
        self._mean = self.add_words("text3", (0.5, 1), ground=True)
        self.curves: dict[str, Curve] = {
            key: self.add_curve(one.name, one.token, one.width, one.dash)
            for key, one in STROKES.items()
        }

    def set(self, found: Forecast) -> None:
        rows = {row.name: row for row in found.rows}
        ahead = np.asarray(found.horizons, float)
        top, low = 1.1, 1.0
        for key, curve in self.curves.items():
            values = errors_of(rows.get(key))
            curve.set(ahead[: len(values)], values)
            top, low = max(top, *values, 0.0), min(low, *values, 1.0)
        own = rows["twin_filtered"].errors
        self._band.set(ahead, [one.low for one in own], [one.high for one in own])
        self.set_labels(AHEAD.format(tr=found.repetition_time_s), ERROR)
        ends = np.log10([ahead[0], max(ahead[-1], 1.5 * ahead[0])])
        self.box.setRange(
            xRange=tuple(ends), yRange=(low - ROOM, min(top, HIGHEST)), padding=0.02
        )
        middle = float(10 ** (ends[0] + 0.3 * (ends[1] - ends[0])))
        self._mean.set(tr("as good as the mean"), middle, 1.0)

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""


def errors_of(row: ForecastRow | None) -> list[float]:
    return [] if row is None else [one.value for one in row.errors]

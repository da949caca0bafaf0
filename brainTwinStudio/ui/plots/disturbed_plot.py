"""How far a fit moves with noise that is added to its data."""

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.axes import Axes

NOISE, CHANGE = tr("Noise added to the data (%)"), tr("Change (%)")


class DisturbedPlot(Axes):
    """Hollow points: single refits; line: their median; dotted: as much change as
    noise (slope 1)."""

    def __init__(self) -> None:
        super().__init__(NOISE, CHANGE, zoom="none")
        self.same = self.add_curve(tr("as much as the noise"), "text3", 1.2, "dot")
        self.single = self.add_points("text3", "o", 5, hollow=True)
        self.middle = self.add_curve(tr("median change"), "sim", 1.8)
        self.words = self.add_words("text3", (1, 1.1))

    def set(self, levels: Array, change: Array) -> None:
        """Draw levels (level,) and change (level, repeat) as shares."""
        x = 100 * np.asarray(levels, float)
        y = 100 * np.asarray(change, float).reshape(len(x), -1)
        known = np.isfinite(y)
        across = np.broadcast_to(x[:, None], y.shape)
        self.single.set(across[known], y[known])
        middle = [
            np.median(row[ok]) if ok.any() else np.nan
            for row, ok in zip(y, known, strict=True)
        ]
        self.middle.set(x, middle)
        if not known.any():
            self.same.set((), ())
            self.words.set("", 0, 0)
            return
        right = float(x.max())
        top = 1.08 * max(float(y[known].max()), right / 2)
        self.same.set([0, right], [0, right])
        end = min(right, top)
        self.words.set(tr("slope 1"), 0.96 * end, 0.96 * end)
        self.box.setRange(xRange=(0, 1.04 * right), yRange=(0, top), padding=0)

    def numbers(self) -> str:
        """Every refit: its noise and its change."""
        rows = zip(self.single.x, self.single.y, strict=True)
        head = f"{self.x_label}\t{self.y_label}"
        return "\n".join([head, *(f"{x:.8g}\t{y:.8g}" for x, y in rows)])

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""

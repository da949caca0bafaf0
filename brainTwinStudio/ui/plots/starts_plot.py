"""Where inversions from many starts ended, a sign for each solution."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.ui.plots.marks import Points
from brainTwinStudio.ui.plots.point_plot import PointPlot

SIGNS = ("o", "d", "t", "s", "x")
SPREADS = tr("prior spreads")


class StartsPlot(PointPlot):
    """The best solution as blue discs, others hollow and grey with a shape and a number
    each; a start can be picked, and says how it ended."""

    def __init__(self) -> None:
        super().__init__(
            tr("Where the starts ended"),
            tr("First axis ({unit})", unit=SPREADS),
            tr("Second axis"),
        )
        self.points.item.setVisible(False)
        self.best = self.add_points("sim", "o", 9)
        self.others: tuple[Points, ...] = tuple(
            self.add_points("text2", sign, 9, hollow=True) for sign in SIGNS[1:]
        )
        self.numbers_of = tuple(self.add_words("text2", (-0.6, 0.5)) for _ in SIGNS)

    def set_starts(self, picture: Array, cluster: Array, names: Sequence[str]) -> None:
        """Draw picture (start, 2) by cluster (start,), 0 the best; names: of starts."""
        x, y = np.asarray(picture, float).reshape(-1, 2).T
        known = np.isfinite(x) & np.isfinite(y)
        self.set(np.where(known, x, np.nan), np.where(known, y, np.nan), names)
        marks = (self.best, *self.others)
        for number, (mark, words) in enumerate(
            zip(marks, self.numbers_of, strict=True)
        ):
            last = number == len(marks) - 1  # what there is no shape left for
            mine = known & ((cluster >= number) if last else (cluster == number))
            mark.set(x[mine], y[mine])
            if mine.any():
                at = np.flatnonzero(mine)[np.argmax(x[mine])]
                words.set(
                    f"{number + 1}{'+' if last else ''}", float(x[at]), float(y[at])
                )
            else:
                words.set("", 0, 0)

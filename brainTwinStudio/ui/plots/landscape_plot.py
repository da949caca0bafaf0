"""Where a noisy region dwells: its potential as colours, and the likeliest ways between
its attractors."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.landscape import ActionPath, Landscape
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui.plots.keyed import KeyedAxes
from brainTwinStudio.ui.plots.matrix_image import Table
from brainTwinStudio.ui.theme import Theme

USUAL, MOST = 10.0, 30.0  # of -log density beside its peak: how much is drawn
HALO_PX = 4
MARKS = (("stable", "o", False), ("unstable", "o", True), ("saddle", "x", False))


class LandscapePlot(KeyedAxes):
    """Dark: where the state is most; no colour: where it hardly ever is."""

    _table: Table

    def __init__(self) -> None:
        super().__init__("x", "y")
        self._landscape: Landscape | None = None
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.setZValue(-10)
        self.box.addItem(self.image)
        self._halo = self.add_curve("", "panel", 5.0)
        self.path = self.add_curve(tr("likeliest way"), "accent", 2.0)
        self._halos = [
            self.add_points("panel", shape, 10 + HALO_PX) for _, shape, _ in MARKS
        ]
        self.rest = [
            self.add_points("text", shape, 10, hollow=hollow)
            for _, shape, hollow in MARKS
        ]

    def set(self, found: Landscape, paths: tuple[ActionPath, ...] = ()) -> None:
        self._landscape = found
        self.set_labels(*found.axes)
        x, y = found.axes
        both = tr("Landscape of {x} and {y}", x=x, y=y)
        self.setAccessibleName(both if y else tr("Landscape of {x}", x=x))
        self.setAccessibleDescription(described(found))
        self.set_spans(*view_of(found))
        way = _joined(paths)
        for curve in (self._halo, self.path):
            curve.set(*way)
        for halo, points, (kind, _, _) in zip(
            self._halos, self.rest, MARKS, strict=True
        ):
            rest = [e.state for e in found.rest if e.kind.split()[0] == kind]
            for marks in (halo, points):
                marks.set([s[0] for s in rest], [_up(s) for s in rest])
        self._paint()

    def set_theme(self, colours: Theme) -> None:
        super().set_theme(colours)
        self._table = colour_map(colours.values_map)
        if getattr(self, "_landscape", None) is not None:  # not while it is set up
            self._paint()

    def numbers(self) -> str:
        found = self._landscape
        if found is None:
            return ""
        rows = ["\t".join((*found.axes, tr("-log density")))]
        depth = depths(found)
        for (row, column), value in np.ndenumerate(depth):
            at = f"{found.x[column]:.8g}\t{found.y[row]:.8g}"
            rows.append(f"{at}\t{value:.6g}")
        return "\n".join(rows)

    def _paint(self) -> None:
        found = self._landscape
        if found is None:
            return
        share = depths(found) / reach(found)
        seen = np.isfinite(share) & (share <= 1)
        place = np.rint(np.where(seen, share, 0.0) * 255).astype(np.intp)
        pixels = np.zeros((*share.shape, 4), np.uint8)
        pixels[..., :3] = self._table[place]
        pixels[..., 3] = np.where(seen, 255, 0)
        self.image.setImage(pixels, autoLevels=False)
        (left, right), (low, high) = _edges(found.x), _edges(found.y)
        self.image.setRect(QRectF(left, low, right - left, high - low))


def depths(found: Landscape) -> Array:
    """-log density beside its peak (row, column)."""
    return found.potential / found.level**2


def reach(found: Landscape) -> float:
    """Up to which -log density colours go: all equilibria are seen."""
    known = [] if found.heights is None else found.heights / found.level**2
    top = max([USUAL, *(1.2 * h for h in known if np.isfinite(h))])
    return float(np.ceil(min(top, MOST)))


def view_of(found: Landscape) -> tuple[tuple[float, float], tuple[float, float]]:
    """The axes around what is coloured."""
    with np.errstate(invalid="ignore"):
        seen = depths(found) <= reach(found)
    columns, rows = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
    return _span(found.x, columns), _span(found.y, rows)


def described(found: Landscape) -> str:
    """For a screen reader."""
    row, column = np.unravel_index(np.nanargmin(found.potential), found.potential.shape)
    places = zip(found.axes, (found.x[column], found.y[row]), strict=True)
    deepest = ", ".join(f"{name} {value:.3g}" for name, value in places if name)
    told = "; ".join(tr(one.kind) for one in found.rest) or tr("no equilibrium in view")
    return tr(
        "The state is most often at {place}. {equilibria}.",
        place=deepest,
        equilibria=told,
    )


def _span(values: Array, at: np.ndarray) -> tuple[float, float]:
    low, high = _edges(values)
    if not at.size or values.size < 2:
        return low, high
    width = float(values[1] - values[0])
    first, last = float(values[at[0]]), float(values[at[-1]])
    room = 0.06 * (last - first) + width
    first, last = first - room, last + room
    return max(first, low), min(last, high)


def _edges(values: Array) -> tuple[float, float]:
    first, last = float(values[0]), float(values[-1])
    half = (last - first) / (values.size - 1) / 2 if values.size > 1 else 0.5
    return first - half, last + half


def _up(state: Array) -> float:
    return float(state[1]) if state.size > 1 else 0.0


def _joined(paths: tuple[ActionPath, ...]) -> tuple[Array, Array]:
    """All in one line (point,), a gap between them."""
    if not paths or paths[0].states.shape[1] < 2:
        return np.empty(0), np.empty(0)
    gap = np.full((1, 2), np.nan)
    whole = np.vstack([part for one in paths for part in (one.states[:, :2], gap)])
    return whole[:, 0], whole[:, 1]

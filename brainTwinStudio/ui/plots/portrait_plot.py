"""A phase portrait: where two states go, where each stands still, where both do."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium, Portrait
from brainTwinStudio.ui.plots.keyed import KeyedAxes
from brainTwinStudio.ui.plots.marks import Dash

CELL = 0.82  # of the way to the next arrow
SLOW = 0.35  # power of speed: slow arrows stay visible
HEAD = 0.32
QUIET = 0.6  # opacity of the field
HEAD_TURN = 2.6  # radians from the way it points
KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
STEP = 0.05  # of the axes, by a key
NULLCLINES: tuple[tuple[str, Dash], ...] = (("sim", "solid"), ("plan", "dash"))
SHORT_PX = 3.0


class PortraitPlot(KeyedAxes):
    """started(x, y): the person wants to see where a state goes from there; a click, or
    arrow keys and Enter."""

    started = Signal(float, float)

    def __init__(self) -> None:
        super().__init__("x", "y")
        self._portrait: Portrait | None = None
        self._drawn_at = (0.0, 0.0)
        self._cursor: tuple[float, float] | None = None
        self._field = self.add_curve("field", "text3", 1.0)
        self._field.item.setOpacity(QUIET)
        self._borders = self.add_curve(tr("separatrix"), "cut", 1.6, "dash")
        self._zero = tuple(
            self.add_curve(tr("nullcline {number}", number=n + 1), token, 1.8, dash)
            for n, (token, dash) in enumerate(NULLCLINES)
        )
        self.way = self.add_curve(tr("trajectory"), "accent", 1.4)
        self._start = self.add_points("accent", "o", 6)
        self.stable = self.add_points("text", "o", 10)
        self.unstable = self.add_points("text", "o", 10, hollow=True)
        self.saddles = self.add_points("text", "x", 10)
        self._cross = self.add_points("accent", "+", 14)

    def set(self, portrait: Portrait) -> None:
        self._portrait = portrait
        self.set_labels(*portrait.axes)
        x, y = portrait.axes
        self.setAccessibleName(tr("Phase portrait of {x} and {y}", x=x, y=y))
        self.setAccessibleDescription(described(portrait))
        self.set_spans(_ends(portrait.x), _ends(portrait.y))
        for curve, lines in zip(self._zero, portrait.nullclines, strict=True):
            curve.set(*joined(lines))
        self._borders.set(*joined(portrait.separatrices))
        for points, kinds in (
            (self.stable, ("stable",)),
            (self.unstable, ("unstable",)),
            (self.saddles, ("saddle",)),
        ):
            found = [e for e in portrait.equilibria if e.kind.split()[0] in kinds]
            points.set([e.state[0] for e in found], [e.state[1] for e in found])
        self._draw_field()

    def set_way(self, states: Array | None) -> None:
        """A trajectory (time, 2), None for none."""
        known = np.empty((0, 2)) if states is None else states
        self.way.set(known[:, 0], known[:, 1])
        self._start.set(known[:1, 0], known[:1, 1])

    def numbers(self) -> str:
        portrait = self._portrait
        if portrait is None:
            return ""
        x, y = portrait.axes
        rates = (tr("rate of {quantity}", quantity=one) for one in (x, y))
        rows = ["\t".join((tr("what"), x, y, *rates))]
        for one in portrait.equilibria:
            rows.append(f"{tr(one.kind)}\t{one.state[0]:.8g}\t{one.state[1]:.8g}\t0\t0")
        lines = [
            *(
                (tr("nullcline of {quantity}", quantity=x), line)
                for line in portrait.nullclines[0]
            ),
            *(
                (tr("nullcline of {quantity}", quantity=y), line)
                for line in portrait.nullclines[1]
            ),
            *((tr("separatrix"), line) for line in portrait.separatrices),
            *([(tr("trajectory"), np.column_stack([self.way.x, self.way.y]))]),
        ]
        for name, line in lines:
            rows += [f"{name}\t{a:.8g}\t{b:.8g}\t\t" for a, b in line]
        field = tr("field")
        for (i, j), u in np.ndenumerate(portrait.u):
            at = f"{portrait.x[j]:.8g}\t{portrait.y[i]:.8g}"
            rows.append(f"{field}\t{at}\t{u:.8g}\t{portrait.v[i, j]:.8g}")
        return "\n".join(rows)

    # ------------------------------------------------------------ mouse and keys

    def pressed(self, point: QPointF) -> None:
        self._cursor = None
        self._cross.set((), ())
        self.started.emit(*self.value_at(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and self._portrait is not None:
            (left, right), (low, high) = self.spans
            x, y = self._cursor or ((left + right) / 2, (low + high) / 2)
            across, up = KEYS[key]
            x = min(max(x + across * STEP * (right - left), left), right)
            y = min(max(y + up * STEP * (high - low), low), high)
            self._cursor = x, y
            self._cross.set([x], [y])
        elif self._cursor and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.started.emit(*self._cursor)
        else:
            super().keyPressEvent(event)

    def _draw_field(self) -> None:
        assert self._portrait is not None
        size = self.box.width() or 1.0, self.box.height() or 1.0
        self._drawn_at = size
        self._field.set(*arrows(self._portrait, size))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if getattr(self, "_portrait", None) is not None:
            self._draw_field()


def arrows(portrait: Portrait, size: tuple[float, float]) -> tuple[Array, Array]:
    """Lines of arrows in one curve, gaps between them; size: of the box in pixels."""
    x, y = np.meshgrid(portrait.x, portrait.y)
    cell = np.array([np.ptp(portrait.x) / size[0], np.ptp(portrait.y) / size[1]])
    way = np.stack([portrait.u / cell[0], portrait.v / cell[1]], -1)  # in pixels
    speed = np.hypot(way[..., 0], way[..., 1])
    known = np.isfinite(speed) & (speed > 0)
    top = np.quantile(speed[known], 0.98) if known.any() else 1.0
    room = CELL * min(size[0] / (x.shape[1] - 1), size[1] / (x.shape[0] - 1))
    with np.errstate(all="ignore"):
        length = room * np.minimum(speed / top, 1.0) ** SLOW
        turn = np.arctan2(way[..., 1], way[..., 0])
    length[~known | (length < SHORT_PX)] = np.nan

    def step(angle: Array, pixels: Array) -> tuple[Array, Array]:
        return pixels * np.cos(angle) * cell[0], pixels * np.sin(angle) * cell[1]

    half = step(turn, length / 2)
    tip = x + half[0], y + half[1]
    left, right = (step(turn + side * HEAD_TURN, HEAD * length) for side in (1, -1))
    gap = np.full_like(x, np.nan)
    columns = [
        np.stack(
            [
                at - half[n],
                tip[n],
                gap,
                tip[n] + left[n],
                tip[n],
                tip[n] + right[n],
                gap,
            ],
            axis=-1,
        ).ravel()
        for n, at in enumerate((x, y))
    ]
    return columns[0], columns[1]


def joined(lines: tuple[Array, ...]) -> tuple[Array, Array]:
    """Lines (point, 2) as one, a gap between them."""
    if not lines:
        return np.empty(0), np.empty(0)
    gap = np.full((1, 2), np.nan)
    whole = np.vstack([part for line in lines for part in (line, gap)])
    return whole[:, 0], whole[:, 1]


def described(portrait: Portrait) -> str:
    """The equilibria in words, for a screen reader."""

    def one(found: Equilibrium) -> str:
        at = zip(portrait.axes, found.state, strict=True)
        places = ", ".join(f"{name} {value:.3g}" for name, value in at)
        return tr("{kind} at {place}", kind=tr(found.kind), place=places)

    told = "; ".join(map(one, portrait.equilibria)) or tr("no equilibrium in view")
    keys = tr("Arrow keys move a cross, Enter starts a trajectory there.")
    return f"{told}. {keys}"


def _ends(values: Array) -> tuple[float, float]:
    return float(values[0]), float(values[-1])

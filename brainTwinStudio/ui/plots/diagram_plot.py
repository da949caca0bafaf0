"""A bifurcation diagram: equilibria and cycles over a knob that can be turned here."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Diagram
from brainTwinStudio.ui.plots.keyed import KeyedAxes, Span
from brainTwinStudio.ui.plots.marks import Words
from brainTwinStudio.ui.plots.ticks import digits

LETTERS = {"fold": "F", "hopf": "H", "branch point": "B"}
KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
}
STEP = 0.01  # of the range, by a key
ROOM = 0.08
LEAST = 1e-9
FEW = 400  # points of a curve that are drawn


class DiagramPlot(KeyedAxes):
    """turned(value): the knob is at another value, while the mouse is down or a key is
    held; settled: it stays there."""

    turned = Signal(float)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__("knob", "state")
        self._diagram: Diagram | None = None
        self._state, self._value = 0, 0.0
        self.cycles = self.add_curve(tr("stable cycle"), "sim", 1.8)
        self.loose = self.add_curve(tr("unstable cycle"), "sim", 1.6, "dash")
        self.stable = self.add_curve(tr("stable equilibrium"), "text", 2.0)
        self.unstable = self.add_curve(tr("unstable equilibrium"), "text3", 1.6, "dash")
        self.specials = self.add_points("plan", "d", 10)
        self.line = self.add_line(0.0, "accent", upright=True, dash="solid")
        self.own = self.add_line(0.0, "text3", upright=True, dash="dot")
        self.letters: list[Words] = []
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def set(self, diagram: Diagram, state: int, labels: tuple[str, str]) -> None:
        """state: which one is on the axis; labels: of the knob and of that state."""
        self._diagram, self._state = diagram, state
        self.set_labels(*labels)
        self.setAccessibleName(
            tr(
                "Bifurcation diagram of {state} over {knob}",
                state=labels[1],
                knob=labels[0],
            )
        )
        self.setAccessibleDescription(
            tr("Left and right turn the knob, page up and down in larger steps.")
        )
        at_rest = [
            (b.knob, b.states[:, state], b.unstable == 0) for b in diagram.branches
        ]
        self.stable.set(*pieces(at_rest, wanted=True))
        self.unstable.set(*pieces(at_rest, wanted=False))
        edges = [
            (c.knob, edge[:, state], c.stable)
            for c in diagram.cycles
            for edge in (c.low, c.high)
        ]
        self.cycles.set(*pieces(edges, wanted=True))
        self.loose.set(*pieces(edges, wanted=False))
        self.set_spans(diagram.ends, self._height())
        self._set_letters()

    def set_value(self, value: float, own: float) -> None:
        """Where the knob stands, and where the twin has it; emits nothing."""
        self._value = value
        self.line.set(value)
        self.own.set(own)

    def numbers(self) -> str:
        found = self._diagram
        if found is None:
            return ""
        y = self.y_label
        rows = ["\t".join((tr("what"), self.x_label, y, tr("highest {y}", y=y)))]
        for branch in found.branches:
            every = zip(
                branch.knob, branch.states[:, self._state], branch.unstable, strict=True
            )
            for knob, state, away in every:
                kind = tr("unstable equilibrium") if away else tr("stable equilibrium")
                rows.append(f"{kind}\t{knob:.8g}\t{state:.8g}\t")
        for one in found.cycles:
            low, high = one.low[:, self._state], one.high[:, self._state]
            for knob, a, b, stable in zip(one.knob, low, high, one.stable, strict=True):
                kind = tr("stable cycle") if stable else tr("unstable cycle")
                rows.append(f"{kind}\t{knob:.8g}\t{a:.8g}\t{b:.8g}")
        for kind, knob, state in self._marked():
            rows.append(f"{kind}\t{knob:.8g}\t{state:.8g}\t")
        return "\n".join(rows)

    # ------------------------------------------------------------ mouse and keys

    def pressed(self, point: QPointF) -> None:
        if self._diagram is not None:
            self._turn(self.value_at(point)[0])

    def released(self) -> None:
        if self._diagram is not None:
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = KEYS.get(Qt.Key(event.key()))
        if steps is None or self._diagram is None:
            super().keyPressEvent(event)
            return
        low, high = self._diagram.ends
        self._turn(self._value + steps * STEP * (high - low))
        self.settled.emit()

    def _turn(self, value: float) -> None:
        assert self._diagram is not None
        low, high = self._diagram.ends
        value = min(max(value, low), high)
        if value != self._value:
            self._value = value
            self.line.set(value)
            self.turned.emit(value)

    # ------------------------------------------------------------ drawing

    def _marked(self) -> list[tuple[str, float, float]]:
        """Kind, knob and state of every bifurcation in view, each once."""
        assert self._diagram is not None
        low, high = self._diagram.ends
        near = LEAST + 1e-4 * (high - low)
        found: list[tuple[str, float, float]] = []
        for branch in self._diagram.branches:
            for one in branch.specials:
                place = (one.kind, float(one.knob), float(one.state[self._state]))
                again = [
                    k == one.kind and abs(at - one.knob) < near for k, at, _ in found
                ]
                if low <= one.knob <= high and not any(again):
                    found.append(place)
        return found

    def _set_letters(self) -> None:
        marked, (low, high) = self._marked(), self.spans[0]
        self.specials.set([at for _, at, _ in marked], [y for _, _, y in marked])
        for old in self.letters:
            self.drop(old)
        self.letters = []
        for kind, at, state in marked:
            right = at > low + 0.75 * (high - low)
            word = self.add_words("text", (1.1 if right else -0.1, 1.1), ground=True)
            value = digits(at, (high - low) / 1000)
            word.set(f"{LETTERS.get(kind, kind)} {value}", at, state)
            self.letters.append(word)

    def _height(self) -> Span:
        """All that is drawn inside the ends of the knob."""
        assert self._diagram is not None
        low, high = self._diagram.ends
        seen = [np.empty(0)]
        for curve in (self.stable, self.unstable, self.cycles, self.loose):
            inside = (curve.x >= low) & (curve.x <= high) & np.isfinite(curve.y)
            seen.append(curve.y[inside])
        values = np.concatenate(seen)
        if not values.size:
            return 0.0, 1.0
        bottom, top = float(values.min()), float(values.max())
        room = ROOM * (top - bottom) or max(abs(top), 1.0) * ROOM
        return bottom - room, top + room


def pieces(
    curves: list[tuple[Array, Array, np.ndarray]], *, wanted: bool
) -> tuple[Array, Array]:
    """The parts of curves (x, y, whether) where `whether` is as wanted, gaps between
    them; where it changes, both parts meet."""
    x, y = [np.empty(0)], [np.empty(0)]
    for across, up, whether in curves:
        few = thinned(across, up, whether)
        across, up, mine = across[few], up[few], whether[few] == wanted
        shown = mine.copy()
        shown[1:] |= mine[:-1]
        x += [np.where(shown, across, np.nan), np.array([np.nan])]
        y += [np.where(shown, up, np.nan), np.array([np.nan])]
    return np.concatenate(x), np.concatenate(y)


def thinned(across: Array, up: Array, whether: np.ndarray) -> np.ndarray:
    """Places of at most about FEW points of a curve, all changes of `whether`."""
    keep = np.zeros(len(across), bool)
    keep[:: max(len(across) // FEW, 1)] = True
    keep[-1:] = True
    change = np.flatnonzero(np.diff(whether.astype(int)))
    keep[change] = keep[np.minimum(change + 1, len(keep) - 1)] = True
    return np.flatnonzero(keep)

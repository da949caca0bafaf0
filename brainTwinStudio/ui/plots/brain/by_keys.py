"""A box or a lasso that is drawn with the keyboard, over the picture."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.language import tr

if TYPE_CHECKING:
    from .view import BrainView

STEP_PX, LEAST_PX = 12.0, 12.0  # of an arrow; of a box
SHARE = 0.3  # of the view's height that a new box has
ARROWS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
SETS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BOX = tr("Box around {what}: arrows move, Shift+arrows size, Enter selects, Esc leaves")
LASSO = tr("Lasso around {what}: arrows move, Enter sets a corner, twice selects")


@dataclass(slots=True)
class KeyedOutline:
    """at: the top left corner of a box of an extent, or the point of a lasso whose
    corners are set one by one; all in pixels inside a view of a size."""

    kind: Literal["box", "lasso"]
    size: tuple[float, float]
    at: QPointF
    extent: QPointF = field(default_factory=QPointF)
    outline: list[QPointF] = field(default_factory=list)

    @property
    def corners(self) -> list[QPointF]:
        if self.kind == "lasso":
            return [*self.outline, self.at]
        (a, b), across = (self.at, self.at + self.extent), self.extent.x()
        return [a, QPointF(a.x() + across, a.y()), b, QPointF(a.x(), b.y())]

    @property
    def start(self) -> QPointF:
        """A point of it that tells which brain is meant, where there are two."""
        if self.kind == "box":
            return self.at + self.extent / 2
        return self.outline[0] if self.outline else self.at

    def step(self, way: tuple[int, int], *, grow: bool) -> None:
        """Move by a step; grow: move only the lower right corner of a box."""
        (width, height), by = self.size, QPointF(*way) * STEP_PX
        if grow and self.kind == "box":
            x, y = self.extent.x() + by.x(), self.extent.y() + by.y()
            x, y = min(x, width - self.at.x()), min(y, height - self.at.y())
            self.extent = QPointF(max(x, LEAST_PX), max(y, LEAST_PX))
            return
        x, y = self.at.x() + by.x(), self.at.y() + by.y()
        x, y = min(x, width - self.extent.x()), min(y, height - self.extent.y())
        self.at = QPointF(max(x, 0.0), max(y, 0.0))

    def put(self) -> bool:
        """Set a corner; whether the outline is ready: a box always, a lasso with its
        last corner set twice."""
        if self.kind == "box":
            return True
        if len(self.outline) > 2 and self.outline[-1] == self.at:
            return True
        self.outline.append(QPointF(self.at))
        return False


class ByKeys:
    """What keys draw over a view; `outline` is None while they draw nothing."""

    def __init__(
        self, view: "BrainView", within: Callable[[KeyedOutline], list[int]]
    ) -> None:
        """within: regions inside an outline."""
        self._view, self._within = view, within
        self.outline: KeyedOutline | None = None

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for an outline: for one that is drawn, or for a lasso
        that it begins."""
        key = Qt.Key(event.key())
        if self.outline is None:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            begins = self._view.tool == "lasso" and key in (*ARROWS, *SETS)
            return begins and plain == Qt.KeyboardModifier.NoModifier
        box = key is Qt.Key.Key_B and not event.modifiers()
        return box or key in (*ARROWS, *SETS, Qt.Key.Key_Escape)

    def key(self, event: QKeyEvent) -> None:
        """A key that `takes` has taken."""
        key, outline = Qt.Key(event.key()), self.outline
        if outline is None:
            outline = self.outline = self._begun("lasso")
        if key is Qt.Key.Key_Escape:
            self.leave()
        elif key in ARROWS:
            shift = Qt.KeyboardModifier.ShiftModifier
            outline.step(ARROWS[key], grow=bool(event.modifiers() & shift))
            self._tell(outline)
        elif outline.put():
            found = self._within(outline)
            self.leave()
            self._view.lassoed.emit(found)
        else:
            self._tell(outline)

    def begin_box(self) -> None:
        """Open a box, around the region that was selected last or in the middle."""
        self.outline = self._begun("box")
        self._tell(self.outline)

    def leave(self) -> None:
        """Draw nothing any more."""
        if self.outline is not None:
            self.outline = None
            self._say("")

    def _begun(self, kind: Literal["box", "lasso"]) -> KeyedOutline:
        view = self._view
        whole = QPointF(view.width(), view.height())
        middle, side = whole / 2, SHARE * view.height()
        if view.scene.selected and kind == "box":
            middle = view.project(view.scene.selected[-1])
        extent = QPointF(side, side) if kind == "box" else QPointF()
        size, at = (whole.x(), whole.y()), middle - extent / 2
        outline = KeyedOutline(kind, size, at, extent)
        outline.step((0, 0), grow=False)  # into the view
        return outline

    def _tell(self, outline: KeyedOutline) -> None:
        found = self._within(outline)
        what = count_of(len(found), tr("region"), tr("regions"))
        self._say((BOX if outline.kind == "box" else LASSO).format(what=what))

    def _say(self, text: str) -> None:
        view = self._view
        view.setAccessibleDescription(text)
        view.told.emit(text)
        view.update()

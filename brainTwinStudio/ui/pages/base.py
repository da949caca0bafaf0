"""What every page is: panels laid out for one stage of the work."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.pages.layout import USUAL, Layout, Place
from brainTwinStudio.ui.pages.moving import Moving
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.view import View


class Page(QWidget):
    """Panels that are presented together.

    brain_slot: where the one 3D view of the program is put while the page is shown,
    None where the page has none.
    """

    wish = Signal(object)
    stage = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(type(self).__name__)
        self.setProperty("bg", "seam")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panels: tuple[Panel, ...] = ()
        self.brain_slot: QVBoxLayout | None = None
        self.room = Layout(self, ())
        self.moving: Moving | None = None

    def own(self, *panels: Panel) -> None:
        """Take panels over: their wishes become the page's."""
        self.panels = panels
        for panel in panels:
            panel.wish.connect(self.wish)

    def lay_out(self, *places: Place) -> None:
        """Say what is where, once all of it is there."""
        self.room = Layout(self, places)
        self.moving = Moving(self, self.room)

    def present(self, view: View) -> None:
        for panel in self.panels:
            panel.present(view)

    def steps(self) -> list[Callable[[View], None]]:
        """`present` in pieces, so that input gets its turn in between."""
        if type(self).present is not Page.present:
            return [self.present]
        return [panel.follow for panel in self.panels]

    def hold(self) -> None:
        """Paint no panel before its turn: all at once would take too long."""
        if type(self).present is Page.present or type(self).steps is not Page.steps:
            for panel in self.panels:
                panel.setUpdatesEnabled(False)

    def release(self) -> None:
        """Paint what was held back."""
        for panel in self.panels:
            if not panel.updatesEnabled():
                panel.setUpdatesEnabled(True)

    def take_keyboard(self) -> None:
        """The page is the first that is seen: no control is chosen for the person."""
        self.setFocus()

    def hover(self, region: str) -> None:
        for panel in self.panels:
            panel.hover(region)

    def show_moment(self, time_s: float | None) -> None:
        for panel in self.panels:
            panel.show_moment(time_s)

    def set_times(self, times: EffortTimes) -> None:
        """How long fits took on this machine."""

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine can do, None before it has said so."""

    def show_job(self, job: Job) -> None:
        for panel in self.panels:
            panel.show_job(job)


def splitter(
    orientation: Qt.Orientation, sizes: tuple[int, ...], *widgets: QWidget
) -> QSplitter:
    """Widgets side by side with a seam of 1 px that can be dragged."""
    result = QSplitter(orientation)
    result.setHandleWidth(1)
    result.setChildrenCollapsible(False)
    for widget in widgets:
        result.addWidget(widget)
    result.setSizes(list(sizes))
    result.setProperty(USUAL, list(sizes))
    for place, size in enumerate(sizes):
        result.setStretchFactor(place, size)
    return result


def slot_widget() -> tuple[QWidget, QVBoxLayout]:
    """A place for the 3D view, and its layout."""
    place = QWidget()
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return place, layout

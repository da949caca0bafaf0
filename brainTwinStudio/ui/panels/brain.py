"""The one 3D view of the program, with its head and tools."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Selection
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.brain_areas_latest import LatestAreas
from brainTwinStudio.ui.panels.brain_both import shown_of
from brainTwinStudio.ui.panels.brain_contacts import with_contact
from brainTwinStudio.ui.panels.brain_head import ViewControls, offer_of
from brainTwinStudio.ui.panels.brain_hover import told_of_edge, told_of_region
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_menu import BrainMenu
from brainTwinStudio.ui.panels.brain_note import BrainNote
from brainTwinStudio.ui.panels.brain_own import LatestOwnBrain
from brainTwinStudio.ui.panels.brain_playing import Playing, signals_of
from brainTwinStudio.ui.panels.brain_scene import Shown, title_of
from brainTwinStudio.ui.panels.brain_selection import (
    edges_between,
    lassoed,
    with_edges,
    with_region,
)
from brainTwinStudio.ui.panels.brain_spread import LatestSpread
from brainTwinStudio.ui.panels.brain_start import StartBrain
from brainTwinStudio.ui.panels.brain_tools import BrainTools
from brainTwinStudio.ui.plan_runs import answer_of
from brainTwinStudio.ui.plots.brain import BrainView, make_brain_view
from brainTwinStudio.ui.plots.brain.gestures import Tool
from brainTwinStudio.ui.theme import Theme, on_window
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Hover, Say, Select

EMPTY = (
    tr("No connectome yet. Drop one here or open the demo."),
    tr("Open demo patient"),
)
NO_CONNECTOME = (
    tr("This patient has no connectome yet. Drop one here."),
    tr("Add data"),
)
FACES = (("3d", "3D"), ("left", tr("Left")), ("top", tr("Top")), ("front", tr("Front")))
HEAD_ROOM_PX = 90  # margins, menu button, gaps


class BrainPanel(Panel):
    """What it colours depends on the stage; what the user chose is kept per stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Connectome"), parent)
        self._view = View()
        self._stage = "data"
        self._looks: dict[str, Look] = {}
        self._shown: Shown | None = None
        self._key: tuple[object, ...] = ()
        self._spread = LatestSpread(self, self._refresh)
        self._own = LatestOwnBrain(self, self._refresh)
        self._areas = LatestAreas(self, self._refresh)
        self._start = StartBrain(self, self._refresh)
        self._make_head()
        self.view3d: BrainView = make_brain_view(self)
        self.player = Playing(self.view3d, self.wish.emit)
        self.tools = BrainTools(self.view3d)
        self.tools.fitted.connect(self.view3d.set_reserved)
        self.empty = Empty(*EMPTY)
        self._telling = BrainNote(self.view3d, self.player)
        self.note = self._telling.label
        self.body.addWidget(self.view3d, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.player)
        self.body.addWidget(self.note)
        self.view3d.hide()
        self.menu = BrainMenu(self.controls, self.view3d, self)
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(760, 460)

    def set_stage(self, stage: str) -> None:
        """Which stage the view is shown in: start, data, check, fit, inspect, plan,
        report."""
        if stage == self._stage:
            return
        self._stage = stage
        starting = stage == "start"
        self.head.setVisible(not starting)
        self.tools.setVisible(not starting)
        if starting:
            self._start.ask()
        self._refresh()

    def present(self, view: View) -> None:
        self._view = view
        self._spread.ask(answer_of(view.scenario, view.answers))
        self._refresh()

    def hover(self, region: str) -> None:
        if self._shown is None:
            return
        at = self._view.index.get(region)
        self.view3d.set_hovered(at)

    def show_moment(self, time_s: float | None) -> None:
        self.player.show_moment(time_s)

    @property
    def look(self) -> Look:
        """What the user chose for this stage."""
        return self._looks.get(self._stage, Look())

    def set_look(self, look: Look) -> None:
        """Show the stage otherwise, now and later; another colour ends the activity."""
        other = look.colour != self.look.colour
        self._looks[self._stage] = look
        if other and self.player.activity is not None:
            self.player.choose(None)
        self._refresh()

    # ------------------------------------------------------------ building

    def _make_head(self) -> None:
        self.faces = Segmented(FACES)
        self.faces.setAccessibleName(tr("Seen from"))
        self.controls = ViewControls()
        self.more = IconButton("more", tr("More about the view"))
        self.head.add_left(self.faces)
        self.head.add_right(self.controls)
        self.head.add_right(self.more)

    def _connect(self) -> None:
        view3d = self.view3d
        self.faces.picked.connect(view3d.set_camera)
        self.controls.picked.connect(self.set_look)
        self.more.clicked.connect(
            lambda: self._open_menu(-1, self.more.mapToGlobal(QPoint(0, 26)))
        )
        none = Qt.KeyboardModifier.NoModifier
        self.menu.selected.connect(lambda at: self._pick(at, none))
        self.menu.planned.connect(self._plan)
        self.player.chosen.connect(lambda _: self._refresh())
        self.tools.picked.connect(self._take)
        self.tools.home.connect(lambda: view3d.set_camera("3d"))
        self.tools.camera.connect(self.menu.ask_path)
        self.empty.pressed.connect(self._mend)
        view3d.picked.connect(self._pick)
        view3d.edge_picked.connect(self._pick_edge)
        view3d.contact_picked.connect(
            lambda at, held: self._select(with_contact(self._view, at, held))
        )
        view3d.hovered.connect(lambda at: self.wish.emit(Hover(self._name(at))))
        view3d.lassoed.connect(self._lasso)
        view3d.told.connect(lambda text: self.wish.emit(Say(text)))
        view3d.menu_wanted.connect(self._open_menu)
        view3d.direction_changed.connect(self._faced)
        view3d.edge_share_wanted.connect(self._share)

    # ------------------------------------------------------------ following the view

    def _colours(self) -> Theme:
        """The start page has no canvas of its own."""
        colours = self._view.theme
        return on_window(colours) if self._stage == "start" else colours

    def _refresh(self) -> None:
        view, look = self._view, self.look
        spread = self._spread.of(answer_of(view.scenario, view.answers))
        starting = self._stage == "start"
        own = self._own.of(None if starting else view.patient)
        drawn = None if starting else self._areas.of(view, own)
        key = (
            *(self._stage, look, view.patient, view.planned_on, view.scenario),
            *(view.seizure_plan, view.selection, spread, own, self._start.patient),
            *(drawn, view.theme),
            *signals_of(view),
            self.player.shown,
        )
        if key == self._key:
            return
        self._key = key
        self.view3d.set_theme(self._colours())
        view = self._start.view_of(view) if starting else view
        self._shown = shown_of(view, self._stage, look, spread, own, drawn)
        shown = self._shown
        self.player.follow(view, self._stage)
        self.view3d.setVisible(shown is not None)
        self.empty.setVisible(shown is None and not starting)
        if shown is None:
            known = view.patient is not None
            self.empty.set_text(*(NO_CONNECTOME if known else EMPTY))
        else:
            self.view3d.set_scene(*self.player.onto(shown))
            told = told_of_region(shown, look.colour, self.player.shown)
            self.view3d.set_words(told, told_of_edge(view, shown))
        self._show_head(view, look, shown)

    def _show_head(self, view: View, look: Look, shown: Shown | None) -> None:
        self.head.set_title(title_of(view, self._stage))
        for part in (self.faces, self.controls, self.more):
            part.setVisible(shown is not None)
        surfaces = ("glass",) if shown is None else shown.surfaces
        centre = shown is not None and shown.may_centre
        offer = offer_of(view, self._stage, look, surfaces, may_centre=centre)
        self.controls.show_look(look, offer)
        self._fit_head()
        if shown is None or self._stage == "start":
            self._telling.say(None)
        else:
            self._telling.say(self.player.note or shown.note)

    def _fit_head(self) -> None:
        left = self.width() - self.faces.sizeHint().width() - HEAD_ROOM_PX
        title = self.head.fontMetrics().horizontalAdvance(self.head.title())
        wide = self.controls.compare_px  # what is compared goes before the title
        named = not wide or not left - title < wide <= left
        self.head.show_title(named)
        self.controls.fit(left - (title if named else 0))

    # ------------------------------------------------------------ what the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        self._telling.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view3d.dispose()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the panel; the view has taken its own."""
        regions, edges = self._view.selection.regions, self._view.selection.edges
        if event.key() == Qt.Key.Key_Space and edges:
            self.wish.emit(Do("add-to-plan"))  # cuts them, and leaves their ends
        elif event.key() == Qt.Key.Key_Space and regions:
            self.wish.emit(Do("add-to-plan", regions))
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self._take("rotate" if self.view3d.tool == "lasso" else "lasso")
        elif event.key() == Qt.Key.Key_Escape and self.view3d.tool != "rotate":
            self._take("rotate")
        elif event.key() == Qt.Key.Key_Escape and (regions or edges):
            self._pick(-1, Qt.KeyboardModifier.NoModifier)
        else:
            super().keyPressEvent(event)

    def _take(self, tool: Tool) -> None:
        self.view3d.set_tool(tool)
        self.tools.set_tool(tool)

    def _faced(self, direction: str) -> None:
        self.faces.set_current(direction if direction in dict(FACES) else "3d")

    def _share(self, share: float) -> None:
        more = share > self.view3d.scene.edge_share
        self.set_look(self.look.with_more_edges() if more else self.look.with_fewer())

    def _mend(self) -> None:
        known = self._view.patient is not None
        self.wish.emit(Do("add-data" if known else "open-demo"))

    def _name(self, at: int) -> str:
        return self._view.names[at] if 0 <= at < len(self._view.names) else ""

    def _pick(self, at: int, modifiers: Qt.KeyboardModifier) -> None:
        self._select(with_region(self._view.selection, self._name(at), modifiers))

    def _pick_edge(self, one: int, other: int, modifiers: Qt.KeyboardModifier) -> None:
        edges = edges_between(self._view, one, other)
        if edges:
            self._select(with_edges(self._view.selection, edges, modifiers))

    def _lasso(self, found: list[int]) -> None:
        names = tuple(self._name(at) for at in found)
        held = QApplication.keyboardModifiers()
        self._select(lassoed(self._view.selection, names, held))

    def _select(self, selection: Selection) -> None:
        if self._stage != "start" and selection != self._view.selection:
            self.wish.emit(Select(selection))

    def _open_menu(self, at: int, place: QPoint) -> None:
        if self._stage != "start":
            view = self._view
            may = view.planned_on is not None and not view.read_only
            self.menu.open(place, at, may)

    def _plan(self, at: int) -> None:
        """The region under the mouse, with the others where it is selected, unless they
        are the ends of a connection."""
        name, selection = self._name(at), self._view.selection
        alone = name not in selection.regions or bool(selection.edges)
        self.wish.emit(Do("add-to-plan", (name,) if alone else selection.regions))

"""The controls in the head of the 3D view, and its menu."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.slider import Slider
from brainTwinStudio.ui.panels.brain_cortex_menu import add_switches
from brainTwinStudio.ui.panels.brain_edges import LEARNED, NOT_LEARNED, has_learned
from brainTwinStudio.ui.panels.brain_look import EdgeMode, EdgesOf, Look, edge_words
from brainTwinStudio.ui.panels.brain_plan import OF_RUN, STIMULUS, SURGERY, compare_of
from brainTwinStudio.ui.panels.brain_values import choices_of
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.view import View

Choices = Sequence[tuple[str, str]]
SIZES = (
    ("strength", tr("Strength")),
    ("colour", tr("As colour")),
    ("equal", tr("Equal")),
)
MODES: dict[EdgeMode, str] = {
    "share": tr("Strongest share of all"),
    "weight": tr("All above a weight"),
    "top-k": tr("Strongest of each region"),
}
CORTEX = (
    (0.0, tr("Hidden")),
    (0.25, tr("Faint")),
    (0.5, tr("Normal")),
    (0.9, tr("Strong")),
)
SURFACES = (("glass", tr("Glass")), ("pial", tr("Pial")), ("inflated", tr("Inflated")))
EDGES: dict[EdgesOf, str] = {"weights": tr("Weights"), "learned": LEARNED}
NO_SURFACE = tr("These regions are not the areas of this cortex: it stays of glass")
SLIDER_PX, EDGE_TEXT_PX, GAP_PX, ARROW_PX = 60, 52, 14, 36
NEEDS_RUN = tr("Run the plan to compare it with the twin")
NEEDS_SEARCH = {
    "search": tr("Find where, when and how first"),
    "adjoint": tr("Find where, when and how with the adjoint map first"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen now. compare: () outside plans; has_result: whether the plan
    was run; edges: what the edge slider means, in words; searched: maps of a search
    that there are; learned: whether the twin has a learned connectome; surfaces: that
    can carry the values; may_centre: whether areas can be drawn by the nearest
    centre."""

    colours: tuple[tuple[str, str], ...] = ()
    compare: tuple[tuple[str, str], ...] = ()
    has_result: bool = True
    edges: str = ""
    searched: tuple[str, ...] = ()
    learned: bool = False
    surfaces: tuple[str, ...] = ("glass",)
    may_centre: bool = False


def offer_of(
    view: View,
    stage: str,
    look: Look,
    surfaces: tuple[str, ...] = ("glass",),
    *,
    may_centre: bool = False,
) -> Offer:
    """What a stage offers: things to colour by, or things to compare."""
    connectome, scenario = connectome_of(view), view.scenario
    more = {
        "learned": has_learned(view.twin),
        "surfaces": surfaces,
        "may_centre": may_centre,
    }
    edges = edge_words(look, None if connectome is None else connectome.weights)
    if stage == "plan" and view.twin is not None and not view.on_seizures:
        has_result = scenario is not None and scenario.result is not None
        found = view.search
        maps = ("search", "adjoint") if found is not None else ()
        maps = maps[:1] if found is not None and found.adjoint is None else maps
        return Offer((), compare_of(scenario), has_result, edges, maps, **more)
    return Offer(choices_of(view, stage), edges=edges, **more)


class ViewControls(QWidget):
    """Colour, size, cortex, edges; or, for plans, what is compared. `picked` carries
    the new look. Parts for which there is no room are in the menu."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._offer = Look(), Offer()
        self.colour, self.balls = _combo(tr("Colour")), _combo(tr("Size"))
        self.surface = _combo(tr("Surface"))
        _fill(self.surface, SURFACES)
        _fill(self.balls, SIZES)
        self.cortex, self.edges = Slider(0, 1, 0.5), Slider(0, 1, 0.37)
        self.edges_text = QLabel()
        self.surgery, self.stimulus = Segmented(SURGERY), Segmented(STIMULUS)
        for slider, name in ((self.cortex, tr("Cortex")), (self.edges, tr("Edges"))):
            slider.setFixedWidth(SLIDER_PX)
            slider.setAccessibleName(name)
        self.edges_text.setProperty("role", "label")
        self.edges_text.setMinimumWidth(EDGE_TEXT_PX)
        self._parts = {
            "colour": _part(tr("Colour"), self.colour),
            "size": _part(tr("Size"), self.balls),
            "cortex": _part(tr("Cortex"), self.surface, self.cortex),
            "edges": _part(tr("Edges"), self.edges, self.edges_text),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for widget in (*self._parts.values(), self.surgery, self.stimulus):
            row.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.colour.activated.connect(
            lambda at: self._pick(colour=self.colour.itemData(at))
        )
        self.balls.activated.connect(
            lambda at: self._pick(size=self.balls.itemData(at))
        )
        self.surface.activated.connect(
            lambda at: self._pick(surface=self.surface.itemData(at))
        )
        self.cortex.moved.connect(lambda value: self._pick(cortex=value))
        self.edges.moved.connect(
            lambda place: self.picked.emit(self._look.with_edges_at(place))
        )
        self.surgery.picked.connect(lambda key: self._pick(compare=key))
        self.stimulus.picked.connect(lambda key: self._pick(response=key))

    def minimumSizeHint(self) -> QSize:
        """Parts without room are left out, so any width will do."""
        return QSize(0, self.surgery.height())

    def show_look(self, look: Look, offer: Offer) -> None:
        """Show what is chosen; emits nothing."""
        self._look, self._offer = look, offer
        _fill(self.colour, offer.colours)
        _choose(self.colour, look.colour)
        _choose(self.balls, look.size)
        painted = look.surface in offer.surfaces
        _choose(self.surface, look.surface if painted else "glass")
        self.surface.setEnabled(len(offer.surfaces) > 1)
        self.surface.setToolTip("" if len(offer.surfaces) > 1 else NO_SURFACE)
        self.cortex.set_value(look.cortex)
        self.cortex.setEnabled(not painted or look.surface == "glass")
        self.edges.set_value(look.edges_at)
        self.edges_text.setText(offer.edges)
        if offer.compare == SURGERY:
            for key in ("plan", "difference", "both"):
                self.surgery.set_available(key, offer.has_result, NEEDS_RUN)
            self.surgery.set_current(look.compare if offer.has_result else "twin")
        elif offer.compare:
            run = OF_RUN if offer.has_result else ()
            known = ("field", *run, *offer.searched)
            for key, _ in STIMULUS:
                reason = NEEDS_SEARCH.get(key, NEEDS_RUN)
                self.stimulus.set_available(key, key in known, reason)
            self.stimulus.set_current(
                look.response if look.response in known else "field"
            )

    @property
    def compare_px(self) -> int:
        """How wide what is compared is, 0 where nothing is."""
        for part, options in ((self.surgery, SURGERY), (self.stimulus, STIMULUS)):
            if self._offer.compare == options:
                return part.sizeHint().width()
        return 0

    def fit(self, width: int) -> None:
        """Show the parts that find room in `width` px, the most used first."""
        plan = self._offer.compare
        left = width
        for part, options in ((self.surgery, SURGERY), (self.stimulus, STIMULUS)):
            roomy = part.sizeHint().width() <= width
            part.setVisible(plan == options and roomy)
        for name in () if plan else ("colour", "edges", "cortex", "size"):
            left -= self._parts[name].sizeHint().width() + GAP_PX
            self._parts[name].setVisible(left >= 0)
        for part in self._parts.values() if plan else ():
            part.hide()

    def fill_menu(self, menu: QMenu) -> None:
        """Everything of the head as a menu."""
        look, offer = self._look, self._offer
        if offer.compare:
            keys = offer.compare
            field = "compare" if keys == SURGERY else "response"
            self._choice(menu.addMenu(tr("Compare")), keys, field)
        else:
            self._choice(menu.addMenu(tr("Colour")), offer.colours, "colour")
        self._choice(menu.addMenu(tr("Size")), SIZES, "size")
        cortex = menu.addMenu(tr("Cortex"))
        cortex.setToolTipsVisible(True)
        self._choice(cortex, SURFACES, "surface")
        for entry, (key, _) in zip(cortex.actions(), SURFACES, strict=True):
            entry.setEnabled(key in offer.surfaces)
            entry.setToolTip("" if key in offer.surfaces else NO_SURFACE)
        add_switches(cortex, look, self._pick, may_centre=offer.may_centre)
        cortex.addSection(tr("Glass"))
        self._choice(cortex, CORTEX, "cortex")
        edges = menu.addMenu(tr("Edges"))
        edges.setToolTipsVisible(True)
        self._choice(edges, tuple(EDGES.items()), "edges")
        learned = edges.actions()[-1]
        learned.setEnabled(offer.learned)
        learned.setToolTip("" if offer.learned else NOT_LEARNED)
        edges.addSeparator()
        self._choice(edges, tuple(MODES.items()), "edge_mode")
        bundled = edges.addAction(tr("In bundles"))
        bundled.setCheckable(True)
        bundled.setChecked(look.bundled)
        bundled.toggled.connect(lambda on: self._pick(bundled=on))
        edges.addSeparator()
        for text, new in (
            (tr("Fewer\t["), look.with_fewer()),
            (tr("More\t]"), look.with_more_edges()),
        ):
            entry = edges.addAction(text)
            entry.triggered.connect(lambda _=False, new=new: self.picked.emit(new))

    def _choice(self, menu: QMenu, options: Sequence, field: str) -> None:
        """One entry of a menu is on."""
        group = QActionGroup(menu)
        for key, text in options:
            entry = QAction(text, menu)
            entry.setCheckable(True)
            entry.setChecked(getattr(self._look, field) == key)
            group.addAction(entry)
            menu.addAction(entry)
            entry.triggered.connect(lambda _=False, key=key: self._pick(**{field: key}))

    def _pick(self, **changes: object) -> None:
        self.picked.emit(replace(self._look, **changes))


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setProperty("kind", "bare")
    combo.setAccessibleName(name)
    return combo


def _part(text: str, *widgets: QWidget) -> QWidget:
    part = QWidget()
    label = QLabel(text)
    label.setProperty("role", "label")
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in (label, *widgets):
        row.addWidget(widget)
    return part


def _fill(combo: QComboBox, options: Choices) -> None:
    """Other options, only where they are others."""
    have = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
    if have != list(options):
        combo.clear()
        for key, text in options:
            combo.addItem(text, key)


def _choose(combo: QComboBox, key: str) -> None:
    """Show a choice in a field as wide as its words; the list has room for all."""
    combo.setCurrentIndex(max(combo.findData(key), 0) if combo.count() else -1)
    metrics = QFontMetrics(theme.font("control", bold=True))
    combo.setFixedWidth(metrics.horizontalAdvance(combo.currentText()) + ARROW_PX)
    texts = [combo.itemText(at) for at in range(combo.count())]
    wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    combo.view().setMinimumWidth(wide + ARROW_PX)

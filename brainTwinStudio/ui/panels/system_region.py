"""A region on the bench: its portrait beside its diagram, a knob that can be turned."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.dynamics import Diagram, Portrait
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import region as region_text
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.system_ends import WIDER
from brainTwinStudio.ui.panels.system_parts import (
    button,
    combo,
    head,
    note,
    offer,
    side,
)
from brainTwinStudio.ui.panels.system_study import RegionStudy
from brainTwinStudio.ui.panels.system_words import (
    NOT_JUDGED,
    knob_words,
    marks,
    region_sentences,
)
from brainTwinStudio.ui.panels.words import titled
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.diagram_plot import DiagramPlot
from brainTwinStudio.ui.plots.landscape_plot import LandscapePlot, reach
from brainTwinStudio.ui.plots.portrait_plot import NULLCLINES, PortraitPlot
from brainTwinStudio.ui.theme import Theme

POINTS = tr("● stable   ○ unstable   ✕ saddle")
CLICK = tr("Click: a trajectory.")
WAYS = tr("Bar: -log p. Line: likeliest way.")
VIEWS = (("portrait", tr("Portrait")), ("landscape", tr("Landscape")))
DENSITY = tr("-log density")
DRAG = tr("Dashed: unstable. Drag the line: the knob; dotted: the twin's value.")
CYCLES = tr("Cycles are being followed.")
TIP = Qt.ItemDataRole.ToolTipRole
ONE_STATE = tr("One state: no portrait.")
NO_DIAGRAM = tr("The diagram is being computed.")


class RegionBench(QWidget):
    """region_picked: its number."""

    region_picked = Signal(int)

    def __init__(self, study: RegionStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study, self._twin = study, None
        self._drawn: tuple[object, object, int] = (None, None, -1)
        self._labels = ("", "")
        self._theme = theme.current()
        self._known: tuple[object, object] = (None, None)
        self.portrait, self.diagram = PortraitPlot(), DiagramPlot()
        self.landscape, self.bar = LandscapePlot(), ColourBar()
        self.portrait.started.connect(study.start)
        self.diagram.turned.connect(study.turn)
        self.region, self.knob = combo(tr("Region"), 14), combo(tr("Knob"), 8)
        self.across, self.up = (
            combo(tr("State to the right"), 4),
            combo(tr("State up"), 4),
        )
        self.state = combo(tr("State of the diagram"), 3)
        self.field = NumberField(0.0, "", -1e9, 1e9, 3)
        self.back = button(tr("Reset"), tr("All knobs as the twin has them"))
        self.back.clicked.connect(study.reset)
        self.closer = button(tr("Closer"), tr("Less of the knob, in more detail"))
        self.wider = button(tr("Wider"), tr("More of the knob"))
        self.closer.clicked.connect(lambda: study.zoom(1 / WIDER))
        self.wider.clicked.connect(lambda: study.zoom(WIDER))
        self.region.activated.connect(self.region_picked)
        self.knob.activated.connect(lambda _: study.choose(self.knob.currentData()))
        for box in (self.across, self.up):
            box.activated.connect(self._pick_axes)
        self.state.activated.connect(lambda _: self.show_study())
        self.first, self.rest = QLabel(), QLabel()
        self._build()

    def set_twin(self, twin: Twin, region: int) -> None:
        """The regions to choose from, and the one that is studied."""
        if twin is not self._twin:
            self._twin = twin
            names = twin.connectome.parcellation.region_names
            self.region.clear()
            self.region.addItems([region_text(name) for name in names])
            self._drawn = (None, None, -1)
        self.region.setCurrentIndex(region)

    def set_theme(self, colours: Theme) -> None:
        for plot in (self.portrait, self.landscape, self.diagram):
            plot.set_theme(colours)
        self._theme = colours

    def show_study(self, waits: str = "") -> None:
        """Draw what is known now; waits: what the engine does before."""
        study = self._study
        system = study.system
        if system is None or self._twin is None:
            return
        self._fill(system.states)
        portrait, diagram = study.portrait, study.diagram
        shown, drawn, state = self._drawn
        wanted = max(self.state.currentIndex(), 0)
        if portrait is not shown and portrait is not None:
            self.portrait.set(portrait)
        if (diagram, wanted) != (drawn, state) and diagram is not None:
            self.diagram.set(diagram, wanted, (self._labels[1], system.states[wanted]))
        self._drawn = portrait, diagram, wanted
        self._show_landscape()
        self.portrait.set_way(study.way)
        self.diagram.set_value(study.value, study.knob.value)
        self._show_value(diagram)
        self._tell(diagram, portrait, waits)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(8)
        self._set_field(self.field)
        for widget in (self.region, self.knob, self.field, self.back):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.closer, self.wider):
            bar.addWidget(widget)
        self._bar = bar
        column.addLayout(bar)
        plots = QHBoxLayout()
        plots.setSpacing(8)
        plots.addWidget(self._portrait_side(), 1)
        plots.addWidget(self._diagram_side(), 1)
        column.addLayout(plots, 1)
        for words, role in ((self.first, "control"), (self.rest, "note")):
            words.setProperty("role", role)
            words.setWordWrap(True)
            words.setContentsMargins(12, 0, 12, 0)
            column.addWidget(words)

    def _portrait_side(self) -> QWidget:
        self.views, self.axes_row = Segmented(VIEWS), QWidget()
        self.views.setAccessibleName(tr("What is shown of the states"))
        self.views.picked.connect(lambda key: self._study.look(key == "landscape"))
        self.pictures = QStackedWidget()
        for plot in (self.portrait, self.landscape):
            self.pictures.addWidget(plot)
        row = QHBoxLayout(self.axes_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.across, self.up):
            row.addWidget(widget)
        self.nullclines = tuple(
            LegendLine("", token, dashed=dash != "solid") for token, dash in NULLCLINES
        )
        self.portrait_note = note(f"{POINTS}   {CLICK}")
        self.portrait_note.setToolTip(
            tr(
                "Arrows: where the state goes. Lines: where one of the two states "
                "stands still (nullclines). Dashed in the colour of cuts: "
                "separatrices, which divide what ends where. In the landscape: -log of "
                "how often a state is met under the region's own noise, 0 where it is "
                "met most; the line is the likeliest way from one attractor to another."
            )
            + f" {POINTS}"
        )
        return side(
            (self.views, self.axes_row), (*self.nullclines, self.bar),
            self.pictures, self.portrait_note,
        )  # fmt: skip

    def _diagram_side(self) -> QWidget:
        lines = (LegendLine(tr("equilibrium"), "text"), LegendLine(tr("cycle"), "sim"))
        self.diagram_note = note(DRAG)
        left = (head(tr("Bifurcations")), self.state)
        return side(left, lines, self.diagram, self.diagram_note)

    def _set_field(self, field: NumberField) -> None:
        field.setAccessibleName(tr("Value of the knob"))
        field.edited.connect(self._study.turn)

    # ------------------------------------------------------------ showing

    def _fill(self, states: tuple[str, ...]) -> None:
        """Names in the boxes, where they changed."""
        study, twin, system = self._study, self._twin, self._study.system
        assert twin is not None
        assert system is not None
        names = [knob.name for knob in system.knobs]
        if [self.knob.itemData(n) for n in range(self.knob.count())] != names:
            self.knob.clear()
            for name in names:
                symbol, meaning, unit = knob_words(twin, name)
                self.knob.addItem(titled(symbol, unit), name)
                self.knob.setItemData(self.knob.count() - 1, tr(meaning), TIP)
        self.knob.setCurrentIndex(names.index(study.knob.name))
        symbol, meaning, unit = knob_words(twin, study.knob.name)
        self._labels = symbol, titled(symbol, unit)
        self.knob.setToolTip(tr(meaning))
        for box, at in ((self.across, study.axes[0]), (self.up, study.axes[1])):
            offer(box, states, at)
        offer(self.state, states, max(self.state.currentIndex(), 0))
        self.axes_row.setVisible(len(states) > 2)
        self.state.setVisible(len(states) > 1)
        self.pictures.setVisible(len(states) > 1)
        for line, at in zip(self.nullclines, study.axes, strict=True):
            line.set_text(
                tr("{state} at rest", state=states[at]) if at < len(states) else ""
            )

    def _show_landscape(self) -> None:
        """The picture that was chosen, with what explains it."""
        noise, plot = self._study.noise, self.landscape
        chosen = self.views.current() == "landscape"
        self.pictures.setCurrentWidget(plot if chosen else self.portrait)
        for line in self.nullclines:
            line.setVisible(not chosen)
        self.bar.setVisible(chosen)
        click = WAYS if chosen else CLICK
        self.portrait_note.set_text(f"{POINTS}   {click}")
        known = noise.landscape, noise.ways
        if chosen and noise.landscape is not None and known != self._known:
            plot.set(noise.landscape, noise.ways)
            self._known = known
        if noise.landscape is not None:
            table = colour_map(self._theme.values_map)
            self.bar.set("0", f"{reach(noise.landscape):g}", table, DENSITY)

    def _show_value(self, diagram: Diagram | None) -> None:
        study = self._study
        low, high = diagram.ends if diagram is not None else (0.0, 1.0)
        decimals = min(max(3 - math.floor(math.log10(max(high - low, 1e-9))), 0), 8)
        unit = knob_words(self._twin, study.knob.name)[2] if self._twin else ""
        if (decimals, unit) != self.field.property("made"):
            old = self.field
            self.field = NumberField(study.value, unit, -1e9, 1e9, decimals)
            self.field.setProperty("made", (decimals, unit))
            self._set_field(self.field)
            self._bar.replaceWidget(old, self.field)
            old.hide()
            old.deleteLater()
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.set_value(study.value)
        self.back.setEnabled(bool(study.turned))

    def _tell(
        self, diagram: Diagram | None, portrait: Portrait | None, waits: str
    ) -> None:
        study, system = self._study, self._study.system
        assert system is not None
        if diagram is None:
            told: tuple[str, ...] = (study.note or waits or NO_DIAGRAM,)
        else:
            told = region_sentences(system, diagram, study.value, self._labels[0])
        self.first.setText(told[0])
        others = [*told[1:], *((study.note,) if study.note and diagram else ())]
        held = ", ".join(f"{k} = {significant(v)}" for k, v in study.held().items())
        if held:
            others.append(
                tr("In the portrait stand still, at rest: {states}.", states=held)
            )
        if self.views.current() == "landscape":
            others += study.noise.sentences()
        if waits and diagram is not None:
            others.append(waits)
        elif study.follows_cycles:
            others.append(CYCLES)
        self.rest.setText(" ".join([*others, NOT_JUDGED]))
        letters = "" if diagram is None else marks(diagram)
        self.diagram_note.set_text(f"{letters}. {DRAG}" if letters else DRAG)
        if portrait is None and len(system.states) < 2:
            self.portrait_note.set_text(ONE_STATE)

    def _pick_axes(self, _: int) -> None:
        across, up = self.across.currentIndex(), self.up.currentIndex()
        if across != up:
            self._study.set_axes((across, up))
        self.show_study()

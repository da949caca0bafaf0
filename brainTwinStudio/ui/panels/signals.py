"""Signals, spectrum and FC over time: measured and simulated in the same axes."""

from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.messages import SimulateRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.parameter_names import begun
from brainTwinStudio.report.wording import get, number, region
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.legend import LegendLine
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels import signal_scene
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.panels.signal_scene import Compared, Scene
from brainTwinStudio.ui.panels.signal_summaries import Summaries
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.plots.curves import FcdPlot, SpectrumPlot
from brainTwinStudio.ui.plots.traces import Signals, Traces
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do, Moment

MOST, MOST_CHANNELS = 8, 32  # signals drawn at once: of regions, of an EEG
LEAST_PX, WHOLE_PX = 312, 452  # from the second on the title fits beside the segments
LOW_PX = 290  # below it the spectrum has no room for the names of its axes
NO_FCD = tr("FCD needs fMRI of more than two minutes.")
COMPUTING = tr("Being computed …")
PARTS = tr(
    "What was measured is shown of the part that the twin was fitted to. KS: distance "
    "of simulated and measured FC dynamics, in that part and in the held-out one."
)
COMPARED = (("data", tr("Recording and twin")), ("plan", tr("Twin and plan")))
BAND = tr("Relative power. Band: the middle 80 % of all measured regions.")
SEGMENTS = (
    ("both", tr("Both")),
    ("signals", tr("Signals")),
    ("spectrum", tr("Spectrum")),
    ("fcd", "FCD"),
)
# where traces, spectrum and FCD are seen
SHOWN_IN = (("both", "signals"), ("both", "spectrum"), ("fcd",))


class SignalsPanel(Panel):
    """Signals of the selected regions, their spectrum, and the FC dynamics of all."""

    def __init__(
        self, compared: Compared = "data", parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Signals and spectrum"), parent)
        self._title = self.head.findChild(QLabel)
        self.setMinimumWidth(LEAST_PX)
        self._view = View()
        self._compared: Compared = compared
        self._parts: tuple[object, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._scene: Scene | None = None
        self._summaries = Summaries(self, self._news)
        self.traces, self.spectrum, self.fcd = Traces(), SpectrumPlot(), FcdPlot()
        self.spectrum.setToolTip(BAND)
        self.traces.time_picked.connect(lambda at: self.wish.emit(Moment(at)))
        self._build_head()
        self._build_body()

    def present(self, view: View) -> None:
        self._view = view
        parts = signal_scene.parts_of(view, self._compared)
        if not same(parts, self._parts):
            self._parts = parts
            self._scene = signal_scene.scene_of(view, self._compared)
            self._drawn = ()
        drawn = (view.selected, view.theme.name, self.segments.current())
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(view)

    def show_moment(self, time_s: float | None) -> None:
        self.traces.show_time(time_s)

    def plots(self) -> tuple[Traces, SpectrumPlot, FcdPlot]:
        return self.traces, self.spectrum, self.fcd

    # ------------------------------------------------------------ building

    def _build_head(self) -> None:
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What is drawn"))
        self.segments.picked.connect(lambda key: self.present(self._view))
        self.head.add_left(self.segments)
        self.more = IconButton("more", tr("What is compared"))
        menu = QMenu(self.more)
        self._compare = QActionGroup(menu)
        for key, text in COMPARED:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key == self._compared)
            self._compare.addAction(action)
        self._compare.triggered.connect(lambda a: self._set_compared(a.data()))
        self.more.setMenu(menu)
        self.head.add_right(self.more)

    def _build_body(self) -> None:
        self.fact = Elided()
        self.fact.setProperty("role", "note")
        self.run = QPushButton(tr("Run the twin"))
        self.run.setProperty("kind", "link")
        self.run.clicked.connect(self._ask_run)
        self.legends = {
            name: LegendLine(name, token)
            for name, token in (
                (signal_scene.MEASURED, "measured"),
                (signal_scene.SIMULATED, "sim"),
                (signal_scene.TWIN, "sim"),
                (signal_scene.PLAN, "plan"),
            )
        }
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self.fact, 1)
        for line in self.legends.values():
            row.addWidget(line)
        self.notice = Elided()
        self.notice.setProperty("role", "note")
        self._notices = QWidget()
        notices = QHBoxLayout(self._notices)
        notices.setContentsMargins(12, 0, 12, 0)
        notices.setSpacing(8)
        notices.addWidget(self.notice)
        notices.addWidget(self.run)
        notices.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._notices)
        for plot in self.plots():
            column.addWidget(plot, 1)
        self.empty = Empty("", tr("Add data"))
        self.empty.pressed.connect(lambda: self.wish.emit(Do("add-data")))
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.width() >= WHOLE_PX
        if self._title is not None:
            self._title.setVisible(whole)
        self.spectrum.set_compact(self.height() < LOW_PX)

    # ------------------------------------------------------------ drawing

    def _draw(self, view: View) -> None:
        scene = self._scene
        assert scene is not None
        self._stack.setCurrentIndex(1 if scene.empty else 0)
        if scene.empty:
            self.empty.set_text(scene.missing, self._mends(scene))
            return
        mode = self.segments.current()
        for plot, modes in zip(self.plots(), SHOWN_IN, strict=True):
            plot.set_theme(view.theme)
            plot.setVisible(mode in modes)
        sides = zip((scene.first, scene.second), scene.stored, strict=True)
        told = [side.name for side, kept in sides if side.runs or kept is not None]
        for name, line in self.legends.items():
            line.setVisible(name in told)
        if mode in SHOWN_IN[0]:
            self._draw_traces(scene)
        if mode != "signals":
            self._draw_summaries(scene, mode)
        self.fact.set_text(self._fact(scene, mode))
        tip = PARTS if scene.part and mode != "signals" else scene.tip
        self.fact.setToolTip(tip)
        self.notice.set_text(scene.missing)
        self._notices.setVisible(bool(scene.missing) and mode in SHOWN_IN[0])
        self.run.setVisible(scene.can_run)

    def _mends(self, scene: Scene) -> str:
        return tr("Add data") if scene.missing == signal_scene.NO_RECORDING else ""

    def _chosen(self, scene: Scene) -> tuple[int, ...]:
        """Channels that are drawn: the selected ones, else the first two regions, or
        the first channels of a recording that knows no regions."""
        if not scene.regional:
            return tuple(range(min(MOST_CHANNELS, len(scene.channels))))
        return self._view.selected[:MOST] or tuple(range(min(2, len(scene.channels))))

    def _draw_traces(self, scene: Scene) -> None:
        chosen = self._chosen(scene)
        names = tuple(region(scene.channels[i]) for i in chosen)
        groups = tuple(
            Signals(side.name, side.token, side.runs[0][list(chosen)], side.sampling_hz)
            for side in (scene.first, scene.second)
            if side.runs
        )
        self.traces.set(names, groups)

    def _draw_summaries(self, scene: Scene, mode: str) -> None:
        first, second = self._summaries.of(scene)
        names = (scene.first.name, scene.second.name)
        for plot in (self.spectrum, self.fcd):
            plot.set_names(*names, (scene.first.token, scene.second.token))
        if mode == "fcd":
            self.fcd.set(*(None if s is None else s.fcd for s in (first, second)))
        else:
            chosen = self._view.selected if scene.regional else ()
            spectra = [None if s is None else (s.hz, s.power) for s in (first, second)]
            self.spectrum.set(spectra[0], spectra[1], chosen)

    def _fact(self, scene: Scene, mode: str) -> str:
        summaries = self._summaries.of(scene)
        if mode in ("spectrum", "fcd") and self._summaries.working():
            return COMPUTING
        if mode == "fcd":
            twin = self._view.twin
            if not any(s is not None and s.fcd is not None for s in summaries):
                return NO_FCD
            if scene.stored[1] is None or twin is None:
                return ""
            return _distance(twin)
        count = len(self._view.selected) if scene.regional else 0
        if mode == "signals":
            shown = len(self._chosen(scene))
            few = tr("First {some} of {count} selected", some=shown, count=count)
            return few if count > shown else ""
        if count == 1 and mode == "both":
            return begun(scene.part)
        words = tr("Median of {count}", count=count) if count else tr("Median of all")
        if count == 1:
            words = region(self._view.selection.regions[0])
        return f"{words}, {scene.part}" if scene.part else words

    # ------------------------------------------------------------ what the user does

    def _set_compared(self, compared: Compared) -> None:
        self._compared = compared
        self.present(self._view)

    def _ask_run(self) -> None:
        twin = self._view.twin
        if twin is not None:
            request = SimulateRequest(twin, seeds=1)
            self.wish.emit(Ask(request, tr("Simulate {twin}", twin=fit_name(twin))))

    def _news(self) -> None:
        """A summary is ready."""
        self._drawn = ()
        self.present(self._view)


def _distance(twin: Twin) -> str:
    """The KS distance of the FC dynamics in the fitted and in the held-out part."""
    held = get(twin.held_out, "fcd_ks")
    fitted = number(get(twin.train, "fcd_ks"))
    if held is None:
        return tr("KS {fitted} fitted", fitted=fitted)
    return tr("KS {fitted} fitted, {held} held-out", fitted=fitted, held=number(held))

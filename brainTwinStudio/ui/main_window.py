"""The frame: menu row, stage bar, browser, pages, jobs, status."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE
from brainTwinStudio.report.wording import no_person
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.alerts import AlertBar
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.step_bar import StageBar
from brainTwinStudio.ui.controls.strip import strip
from brainTwinStudio.ui.menus import Menus
from brainTwinStudio.ui.pages import PAGES, page_class
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.stack import PageStack, scrolled_pages
from brainTwinStudio.ui.palette import Palette
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.browser import BrowserPanel
from brainTwinStudio.ui.panels.jobs_strip import JobsStrip
from brainTwinStudio.ui.panels.messages import MessagesList
from brainTwinStudio.ui.stage_marks import marks_of, reasons_of
from brainTwinStudio.ui.status_line import StatusLine
from brainTwinStudio.ui.view import View

TITLE = "Brain Twin Studio"
ALERT_PX, ALERT_EDGE_PX = 760, 12
NARROW_PX = 1120  # below it pages need the width of the project beside them


class MainWindow(QWidget):
    """Shows one page at a time and moves the one 3D view to it."""

    acted = Signal(str, object)  # an action was chosen: name, argument
    closing = Signal(object)  # the QCloseEvent, to be ignored by whoever objects
    paths_dropped = Signal(object)
    WANTED = QSize(1600, 1000)

    page_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("MainWindow")
        theme.dress(self)
        self.setProperty("bg", "seam")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(960, 560))
        self.resize(self.WANTED)
        self.brain = BrainPanel()
        self.browser = BrowserPanel()
        self.jobs = JobsStrip()
        self.alerts = AlertBar(self)
        self.alerts.acted.connect(self.acted)
        self.alerts.changed.connect(self._place_alerts)
        self.messages = MessagesList(self)
        self.alerts.told.connect(self.messages.add)
        self.pages: dict[str, Page] = {}  # those that were made
        self.menus = Menus(self)
        self.menus.acted.connect(self.acted)
        self._stack = PageStack()
        self.browser_wanted, self._narrow_too = True, False
        self._build()
        self._stage = ""
        self.show_stage("start")

    # ------------------------------------------------------------ what is shown

    def page_of(self, stage: str) -> Page:
        """The page of a stage, made when it is first needed."""
        if stage not in self.pages:
            page = page_class(stage)()
            self.pages[stage] = page
            self._stack.addWidget(page)
            self.page_made.emit(page)
        return self.pages[stage]

    def make_next_page(self) -> bool:
        """Make one page that is missing; whether others still are."""
        missing = [stage for stage in PAGES if stage not in self.pages]
        if missing:
            self.page_of(missing[0])
        return len(missing) > 1

    @property
    def stage(self) -> str:
        return self._stage

    @property
    def page(self) -> Page:
        return self.pages[self._stage]

    def show_stage(self, stage: str) -> None:
        """Bring a page to the front, the 3D view with it."""
        if stage == self._stage:
            return
        if self._stage:
            self.page.room.end_alone()
            self.brain.head.set_alone(False)
        self._stage = stage
        page = self.page_of(stage)
        if self.isVisible():
            page.hold()
        self.brain.set_stage(stage)
        self.browser.set_stage(stage)
        if page.brain_slot is not None:
            page.brain_slot.addWidget(self.brain)
            self.brain.show()
        else:
            self.brain.hide()
        self._stack.setCurrentWidget(page)
        if page.isAncestorOf(self.focusWidget() or self):  # Qt picked any control
            page.setFocus()
        at_start = stage == "start"
        self._show_browser()
        self.jobs.setVisible(not at_start)
        self.stages.set_current("" if at_start else stage)

    def show_browser(self, wanted: bool) -> None:
        """Whether the project's list stands beside the pages."""
        self.browser_wanted, self._narrow_too = wanted, self._narrow and wanted
        self._show_browser()

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW_PX

    def _show_browser(self) -> None:
        """In a narrow window only where it was asked for in one."""
        room = self._narrow_too or not self._narrow
        shown = self._stage != "start" and self.browser_wanted and room
        self.browser.setVisible(shown)
        self.unfold_browser.setVisible(self._stage != "start" and not shown)

    def present(self, view: View) -> None:
        """The frame itself; panels are presented one by one by the studio."""
        patient = view.patient
        self._patient.setText(patient.id if patient else tr("No project open"))
        self._patient.setProperty("role", "object" if patient else "note")
        self._patient.style().polish(self._patient)
        nobody = no_person(patient.notes) if patient else ""
        self.nobody.set_text(nobody)
        self.nobody.setVisible(bool(nobody))
        self._saved.setVisible(view.project is not None)
        saved = (tr("read-only"), "warn") if view.read_only else (tr("saved"), "ok")
        self._saved.set_text(*saved)
        reasons = reasons_of(view)
        for name, kind, text in marks_of(view):
            why = reasons[name]
            self.stages.set_stage(name, kind, text, ready=why.ready, why=why.words)
        self.menus.present(view)
        self._undo.setEnabled(bool(view.history.undo_text) and not view.read_only)
        self._redo.setEnabled(bool(view.history.redo_text) and not view.read_only)
        keys, history = self.menus.keys, view.history
        undo = tr("Undo: {step}", step=history.undo_text)
        redo = tr("Redo: {step}", step=history.redo_text)
        self._undo.setToolTip(f"{undo}  {keys('undo')}")
        self._redo.setToolTip(f"{redo}  {keys('redo')}")
        self.palette_box.present(view)
        self.status.present(view)
        self.messages.present(view)
        name = view.project.name if view.project else ""
        self.setWindowTitle(f"{name} – {TITLE}" if name else TITLE)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.stages = StageBar()
        self.stages.picked.connect(lambda stage: self.acted.emit("stage", stage))
        self.status = StatusLine()
        self.messages.hide()
        self.messages.acted.connect(self.acted)
        self.messages.counted.connect(self.status.count_messages)
        self.messages.closed.connect(lambda: self.status.messages.setChecked(False))
        self.status.messages_wanted.connect(self.messages.setVisible)
        self.status.messages_wanted.connect(lambda _: self._place_alerts())
        middle = self.seam = QSplitter(Qt.Orientation.Horizontal)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.browser)
        middle.addWidget(scrolled_pages(self._stack))
        middle.setSizes([226, 1374])
        middle.setStretchFactor(0, 0)
        middle.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._menu_row())
        column.addWidget(self._stage_row())
        column.addWidget(middle, 1)
        column.addWidget(self.jobs)
        column.addWidget(self.status)

    def _menu_row(self) -> QWidget:
        row, line = strip(38, "window")
        self._logo = Glyph("logo", "accent_fill", 22)
        self.palette_box = Palette()
        self.palette_box.acted.connect(self.acted)
        self._undo, self._redo = (
            IconButton("undo", tr("Undo"), size=18),
            IconButton("redo", tr("Redo"), size=18),
        )
        self._undo.clicked.connect(lambda: self.acted.emit("undo", None))
        self._redo.clicked.connect(lambda: self.acted.emit("redo", None))
        only = QLabel(tr("Research use only"))
        only.setProperty("role", "ruo")
        only.setToolTip(tr(RESEARCH_USE))
        line.addWidget(self._logo)
        line.addWidget(self.menus.bar)
        line.addStretch(1)
        line.addWidget(self.palette_box)
        line.addStretch(1)
        for widget in (self._undo, self._redo, only):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _stage_row(self) -> QWidget:
        row, line = strip(44, "panel")
        line.setContentsMargins(8, 0, 12, 0)
        self._patient = QLabel()
        self.nobody, self._saved = Chip(), Chip()
        self.unfold_browser = IconButton("chevron-right", tr("Show the project"))
        self.unfold_browser.clicked.connect(lambda: self.show_browser(True))
        line.addWidget(self.unfold_browser)
        line.addWidget(self.stages)
        line.addStretch(1)
        for widget in (self._patient, self.nobody, self._saved):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    # ------------------------------------------------------------ events

    def focusNextPrevChild(self, next: bool) -> bool:
        """Where a control with the keyboard goes away, the keyboard stays at its place:
        Qt would give it to the next one, perhaps to "Stop" or to the search field."""
        gone = self.focusWidget()
        if gone is None or (gone.isVisible() and gone.isEnabled()):
            return super().focusNextPrevChild(next)
        place = gone.parentWidget()
        while place is not None and not (place.isVisible() and place.isEnabled()):
            place = place.parentWidget()
        (place or self).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_browser()
        self._place_alerts()

    def _place_alerts(self) -> None:
        """Over the page, above the jobs: nothing else has to move for a sentence."""
        width = min(ALERT_PX, self.width() - 2 * ALERT_EDGE_PX)
        self.alerts.setFixedWidth(width)
        self.alerts.setFixedHeight(self.alerts.height_for(width))
        left = (self.width() - width) // 2
        foot = (self.status if self.jobs.isHidden() else self.jobs).y()
        above = foot - self.messages.height()
        self.messages.setGeometry(0, above, self.width(), self.messages.height())
        self.messages.raise_()
        foot = (foot if self.messages.isHidden() else above) - ALERT_EDGE_PX
        self.alerts.move(left, foot - self.alerts.height())
        self.alerts.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.status.say(
                tr("Drop to add the files; you see first how they are read.")
            )

    def dragLeaveEvent(self, event: object) -> None:
        self.status.say("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.status.say("")
        paths = [
            Path(url.toLocalFile())
            for url in event.mimeData().urls()
            if url.isLocalFile()
        ]
        event.acceptProposedAction()
        if paths:
            self.paths_dropped.emit(tuple(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)

"""The wiring: wishes in, views out. The only place that knows everybody."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from brainTwinStudio.jobs.messages import FitRequest, Lost, ScenarioAnswer, Simulation
from brainTwinStudio.language import heard
from brainTwinStudio.project import Catalogue, Comparison
from brainTwinStudio.ui import preferences, recents, theme
from brainTwinStudio.ui.alerts import Alert, alert_of
from brainTwinStudio.ui.commands import Commands
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.engine_link import EngineLink, Job
from brainTwinStudio.ui.job_ends import JobEnds
from brainTwinStudio.ui.kept_messages import KeptMessages
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.notifying import Notifying
from brainTwinStudio.ui.page_making import PageMaking
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.start import StartPage
from brainTwinStudio.ui.plan_runs import answers_of, outdated
from brainTwinStudio.ui.quality_cards import QualityCards
from brainTwinStudio.ui.queue_times import QueueTimes
from brainTwinStudio.ui.session import Session
from brainTwinStudio.ui.view import NO_HISTORY, View
from brainTwinStudio.ui.wishes import Ask, Change, Do, Hover, Moment, Say, Select, Wish

if TYPE_CHECKING:
    from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog
    from brainTwinStudio.ui.dialogs.report import ReportDialog

_log = logging.getLogger(__name__)


class Studio(QObject):
    """One window with its session and its engine.

    folder: where the program keeps the demo project, recents and measured times.
    """

    def __init__(
        self, folder: Path, settings: QSettings, link: EngineLink | None = None
    ) -> None:
        super().__init__()
        self.folder, self.settings = folder, settings
        self.session = Session(self)
        self.link = link or EngineLink()
        self.link.setParent(self)
        self.preferences = preferences.read(settings)
        self.window = MainWindow()
        KeptMessages(folder, self.window.messages)
        self.times = EffortTimes(folder)
        queue_times = QueueTimes(folder, self.times)
        self.window.jobs.set_times(queue_times)
        self.link.finished.connect(queue_times.remember)
        self.commands = Commands(self)
        self.ends, self.notifying = JobEnds(self), Notifying(self)
        self.view = View()
        self.runs: dict[str, Simulation] = {}
        self.comparisons: dict[str, Comparison] = {}
        self.answers: list[ScenarioAnswer] = []  # the latest, each some 10 MB
        self.dialogs: list[NewFitDialog | ReportDialog] = []  # open ones
        self.busy, self._is_closed = "", False
        self._cards = QualityCards(self.fail, self)
        self._pending: list[Callable[[View], None]] = []
        self._soon = QTimer(self, singleShot=True, interval=1)  # a 0 may starve (glib)
        self._next = QTimer(self, interval=1)  # runs while panels wait for their turn
        self.page_making = PageMaking(self.window, self)
        self._connect()

    def _connect(self) -> None:
        window, link = self.window, self.link
        self._soon.timeout.connect(self._make_view)
        self._next.timeout.connect(self._present_one)
        self.session.changed.connect(self.present_soon)
        link.jobs_changed.connect(self.present_soon)
        self._cards.ready.connect(self.present_soon)
        link.greeted.connect(self._greeted)
        link.progressed.connect(self._progressed)
        link.finished.connect(self.guarded(self.ends.finished))
        link.engine_lost.connect(self._engine_lost)
        window.acted.connect(self.act)
        window.closing.connect(self._closing)
        window.paths_dropped.connect(lambda paths: self.act("add-data", paths))
        for source in (window.brain, window.browser):
            source.wish.connect(self.grant)
        window.page_made.connect(self._page_made)
        for page in window.pages.values():
            self._page_made(page)
        window.jobs.wish.connect(self.grant)

    # ------------------------------------------------------------ wishes

    def grant(self, wish: Wish) -> None:
        """Do what a panel asked for; a refusal becomes a sentence."""
        self.guarded(self._grant)(wish)

    def _grant(self, wish: Wish) -> None:
        if isinstance(wish, Select):
            self.session.select(wish.selection)
        elif isinstance(wish, Hover | Moment):
            wish.tell(self.window.brain)
            wish.tell(self.window.page)
        elif isinstance(wish, Say):
            self.window.status.say(wish.text)
        elif isinstance(wish, Change):
            self.session.change(wish.project, wish.text, wish.selection)
        elif isinstance(wish, Ask):
            self.ask(wish)
        elif isinstance(wish, Do):
            self.commands.run(wish.action, wish.argument)

    def act(self, action: str, argument: object = None) -> None:
        """Run a command by name, from a menu, a key, a button or an alert."""
        self.guarded(self.commands.run)(action, argument)

    def ask(self, wish: Ask) -> Job:
        """Send a request to the engine; fits get a checkpoint in the project."""
        request = wish.request
        if isinstance(request, FitRequest):
            request = self.ends.with_checkpoint(request, wish.title)
        for job_id in outdated(self.link.jobs, request):
            self.link.stop(job_id)
        return self.link.submit(request, wish.title)

    # ------------------------------------------------------------ views

    def present_soon(self) -> None:
        """Draw everything anew once the present event is done with."""
        if not self._is_closed:
            self._soon.start()

    def present_now(self) -> None:
        """Draw everything at once; for the first picture and for tests."""
        self._soon.stop()
        self._make_view()
        while self._pending:
            self._present_one()

    def show_stage(self, stage: str) -> None:
        self.window.show_stage(stage)
        self.present_soon()

    def tell(self, alert: Alert) -> None:
        """Show a sentence in the window."""
        self.window.alerts.tell(alert)

    def show_recents(self) -> None:
        """Fill the start page."""
        page = self.window.page_of("start")
        assert isinstance(page, StartPage)
        page.show_recents(recents.recents(self.folder))

    def set_theme(self, name: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.named(name))
        self.settings.setValue("theme", name)
        self.present_soon()

    def prefer(self, **changed: Any) -> None:
        """Set preferences (preferences.py), now and for later starts."""
        self.preferences = replace(self.preferences, **changed)
        preferences.write(self.settings, self.preferences)
        self.present_soon()

    def guarded(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        """`deed`, whose errors are shown as sentences and not thrown at Qt."""

        def run(*arguments: Any) -> Any:
            try:
                return deed(*arguments)
            except Exception as error:
                self.fail(error)
                return None

        return run

    def fail(self, error: Exception) -> None:
        """Show an error; a fault of ours is logged as well."""
        alert = alert_of(error)
        if alert.details:
            _log.error("A command failed.", exc_info=error)
        self.tell(alert)

    def _make_view(self) -> None:
        self.guarded(self.ends.keep_held)()
        session = self.session
        project = session.project
        who = session.selection.patient_id
        patient = project.patient(who) if project and who else None
        self.view = View(
            project=project,
            path=session.path,
            read_only=session.store.read_only if session.store else False,
            selection=session.selection,
            history=session.history or NO_HISTORY,
            theme=theme.current(),
            preferences=self.preferences,
            jobs=self.link.jobs,
            held=self.link.held,
            runs=dict(self.runs),
            answers=answers_of(project, self.answers),
            comparisons=dict(self.comparisons),
            **self.ends.told.shown(),
            cards=self._cards.of(patient),
            engine_state=self.link.state,
            busy=self.busy,
            stage=self.window.stage,
        )
        window = self.window
        window.present(self.view)
        self._pending = [
            window.jobs.present,
            window.browser.present,
            *([window.brain.present] if not window.brain.isHidden() else []),
            *window.page.steps(),
            self._present_dialogs,
            lambda _: window.page.release(),
            self.commands.help.present,
        ]
        self.ends.want_run(self.view)
        self._next.start()

    def _present_dialogs(self, view: View) -> None:
        for dialog in self.dialogs:  # those that are still open when it is their turn
            dialog.present(view)

    def _present_one(self) -> None:
        """One panel an event, so that input gets its turn in between."""
        if self._pending:
            self.guarded(self._pending.pop(0))(self.view)
        if not self._pending:
            self._next.stop()

    # ------------------------------------------------------------ engine

    def _page_made(self, page: Page) -> None:
        page.wish.connect(self.grant)
        self.link.answered.connect(self.guarded(page.show_job))
        page.set_times(self.times)
        page.set_catalogue(self.link.catalogue)

    def _greeted(self, catalogue: Catalogue) -> None:
        for page in self.window.pages.values():
            page.set_catalogue(catalogue)
        self.present_soon()

    def _progressed(self, job: Job) -> None:
        window = self.window
        fit = window.page_of("fit")  # also while hidden: it keeps what it is told
        for shown in dict.fromkeys((window.jobs, fit, window.page)):
            shown.show_job(job)
        if job.kind == "fit":
            window.stages.set_stage("fit", "clock", f"{100 * job.fraction:.0f} %")

    def _engine_lost(self, lost: Lost) -> None:
        told = any(job.state == "lost" for job in self.link.jobs)
        if not told or not lost.restarting:
            self.tell(Alert("warn", heard(lost.sentence), (), lost.details))
        self.present_soon()

    # ------------------------------------------------------------ the end

    def _closing(self, event: QCloseEvent) -> None:
        if not self.ends.may_close():
            event.ignore()
            return
        self.shut_down()

    def shut_down(self) -> None:
        """Close the project, the engine and everything that draws."""
        if self._is_closed:
            return
        self._is_closed = True
        for timer in (self._soon, self._next, self.page_making):
            timer.stop()
        self._pending.clear()
        self.guarded(self.commands.projects.remember)()
        self.settings.setValue("geometry", self.window.saveGeometry())
        self.link.close()  # first: it may be writing a checkpoint
        self.ends.forget_all()
        self.guarded(self.session.close_store)()
        self.window.brain.close()
        self.window.deleteLater()

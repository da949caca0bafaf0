"""The system is told of a long job that ends while another window is used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from brainTwinStudio.language import tr
from brainTwinStudio.ui.job import Job

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

LONG_S = 20.0
ENDS = {
    "done": tr("{job} is done"),
    "failed": tr("{job} failed"),
    "lost": tr("{job} was lost"),
}
ENDED = tr("{job} ended")
TITLE = "Brain Twin Studio"


class Notifying(QObject):
    """No patient, no number: only which job, and how it ended. A tray icon is made when
    it is first needed, and goes once the window is used again."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._studio = studio
        self._tray: QSystemTrayIcon | None = None
        studio.link.finished.connect(self.ended)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._used_again)

    def ended(self, job: Job) -> None:
        """A job that is over."""
        if not self._studio.preferences.notify or job.seconds <= LONG_S:
            return
        if self._studio.window.isActiveWindow() or QApplication.activeModalWidget():
            return
        self.show(ENDS.get(job.state, ENDED).format(job=job.title))

    def show(self, words: str) -> None:
        """A notification where the system has them, and the window asks for a look."""
        QApplication.alert(self._studio.window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._to_window)
            self._tray.activated.connect(lambda _: self._to_window())
        self._tray.show()
        self._tray.showMessage(TITLE, words, QGuiApplication.windowIcon())

    def _to_window(self) -> None:
        window = self._studio.window
        window.show()
        window.raise_()
        window.activateWindow()

    def _used_again(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._tray is not None:
            self._tray.hide()

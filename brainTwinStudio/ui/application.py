"""Start of the window: Qt set up once, then the studio."""

import faulthandler
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QSettings,
    QStandardPaths,
    Qt,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from brainTwinStudio import __version__
from brainTwinStudio.language import spoken
from brainTwinStudio.ui import restart, theme
from brainTwinStudio.ui.collecting import Collecting
from brainTwinStudio.ui.icons import pixmap
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.preferences import NAME, ORGANISATION
from brainTwinStudio.ui.studio import Studio

FRAME_PX = 60  # what a title bar and a frame may take
_log = logging.getLogger(__name__)


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication, with what must be set before it exists."""
    name_application()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(arguments)
    translator = QTranslator(application)  # of what Qt itself says: buttons, menus
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{spoken()}", folder):
        application.installTranslator(translator)
    return application


def name_application() -> None:
    """Whose settings and folders these are."""
    QCoreApplication.setOrganizationName(ORGANISATION)
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)


def own_folder() -> Path:
    """Where the demo project, recents and the log are kept; made when missing."""
    kind = QStandardPaths.StandardLocation.AppDataLocation
    folder = Path(QStandardPaths.writableLocation(kind))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def make_studio(
    application: QApplication, folder: Path, settings: QSettings | None = None
) -> Studio:
    """The studio with its window, not shown yet."""
    settings = settings or QSettings()
    theme.apply(application, theme.named(settings.value("theme")))
    application.setWindowIcon(QIcon(pixmap("logo", theme.current().accent_fill, 64)))
    return Studio(folder, settings)


def show(studio: Studio, project: str | None = None, *, demo: bool = False) -> None:
    """Show the window, on the start page, a project or the demo patient, and warm up
    the engine."""
    window = studio.window
    geometry = studio.settings.value("geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        _fit_screen(window)
    studio.show_recents()
    if project is not None:
        studio.act("open-project", project)
    else:
        demo = not restart.go_back(studio) and demo
    studio.present_now()
    window.show()
    window.page.take_keyboard()
    studio.page_making.start()
    studio.link.start()
    if demo:
        studio.act("open-demo")


def _fit_screen(window: MainWindow) -> None:
    """The size the window was drawn for, or all of a screen that is hardly larger."""
    available = window.screen().availableSize()
    window.resize(window.WANTED.boundedTo(available))
    if available.height() < window.WANTED.height() + FRAME_PX:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def run(project: str | None = None, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed."""
    name_application()
    restart.set_scale(QSettings())
    application = make_application(sys.argv[:1])
    folder = own_folder()
    _log_to(folder / "studio.log")
    studio = make_studio(application, folder)
    sys.excepthook = _last_resort(studio)
    collecting = Collecting()
    show(studio, project, demo=demo)
    status = application.exec()
    collecting.stop()
    studio.shut_down()
    restart.start_again(studio.settings)
    del studio
    return status


def _log_to(path: Path) -> None:
    handler = RotatingFileHandler(
        path, maxBytes=500_000, backupCount=1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    qInstallMessageHandler(lambda _, __, text: _log.warning("Qt: %s", text))
    if sys.stderr is not None:
        faulthandler.enable()


def _last_resort(studio: Studio):
    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            studio.window.close()
            return
        _log.error("Nobody caught this.", exc_info=(kind, error, trace))
        studio.fail(
            error if isinstance(error, Exception) else RuntimeError(repr(error))
        )

    return hook

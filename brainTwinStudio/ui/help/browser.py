"""A page of the help with its links and pictures; nothing comes from the network."""

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.generated import Known
from brainTwinStudio.ui.help.rendering import html_of

MARGIN_PX = 20


class HelpBrowser(QTextBrowser):
    """Shows one page. Links between pages are followed; one to the world is opened by
    the system, and only when it is clicked."""

    moved = Signal(str)  # the page that is shown now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Help page"))
        self.document().setDocumentMargin(MARGIN_PX)
        self.known = Known()
        self.page = ""
        self._past: list[str] = []
        self._next: list[str] = []
        self.anchorClicked.connect(self._follow)

    def go(self, place: str) -> None:
        """Show 'page#anchor' or 'page'; the place that was left can be gone back to."""
        if self.page:
            self._past.append(self.page)
        self._next.clear()
        self._show(place)

    def back(self) -> None:
        self._step(self._past, self._next)

    def forward(self) -> None:
        self._step(self._next, self._past)

    @property
    def can(self) -> tuple[bool, bool]:
        """Whether there is a page to go back to, and one to go forward to."""
        return bool(self._past), bool(self._next)

    def redraw(self) -> None:
        """The same page with what is known now."""
        height = self.verticalScrollBar().value()
        self._show(self.page)
        self.verticalScrollBar().setValue(height)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Pictures beside the page, from the program's own files."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        folder = self.page.partition("#")[0].split("/")[:-1]
        file = resource("help", *folder, name.path())
        return QImage.fromData(file.read_bytes()) if file.is_file() else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.page:
            self.redraw()

    def _step(self, source: list[str], other: list[str]) -> None:
        if source:
            other.append(self.page)
            self._show(source.pop())

    def _show(self, place: str) -> None:
        name, _, anchor = place.partition("#")
        self.page = place
        text = pages.source_of(name, self.known)
        self.setHtml(html_of(text, name, theme.current()))
        if anchor:
            self.scrollToAnchor(anchor)
        self.moved.emit(name)

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
        else:
            self.go(place_of(url.toString(), self.page.partition("#")[0]))


def place_of(link: str, name: str) -> str:
    """'check.md#cards' on a page -> 'check#cards'; '#cards' stays on the page."""
    path, _, anchor = link.partition("#")
    folder = name.split("/")[:-1]
    for part in path.removesuffix(".md").split("/"):
        folder = folder[:-1] if part == ".." else [*folder, part]
    target = "/".join(folder) if path else name
    return f"{target}#{anchor}" if anchor else target

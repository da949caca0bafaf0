"""The report as it will look, page by page."""

from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtCore import QSize, Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.wanted import ALL, Wanted
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.words import counted
from brainTwinStudio.ui.report_process import ReportWriter
from brainTwinStudio.ui.view import View

NOTHING = tr(
    "The report of the selected patient is shown here as it will look on paper."
)
WRITING = tr("Writing the preview…")
UNREADABLE = tr("The preview cannot be shown. The report itself can still be written.")
SOON_MS = 700
WIDEST_PX = 860
SHARPNESS = 1.6  # pixels drawn for one on screen
A4_POINTS = 595.28
_one_at_a_time = Lock()  # PDFium knows no threads


class ReportPreview(Panel):
    """Writes the report to a temporary PDF, in a process of its own, while the page is
    looked at, and again when what it is about has changed."""

    def __init__(self) -> None:
        super().__init__(tr("Preview"))
        self.state = QLabel()
        self.state.setProperty("role", "label")
        self.again = QPushButton(tr("Update"))
        self.again.setProperty("kind", "small")
        self.again.setToolTip(tr("Write the preview again"))
        self.head.add_right(self.state)
        self.head.add_right(self.again)
        self.pages = Pages()
        self.empty = Empty(NOTHING)
        self._stack = QStackedLayout()
        self.again.hide()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.pages)
        self.body.addLayout(self._stack, 1)
        self.writer = ReportWriter(self)
        self._folder = QTemporaryDir()
        self._view = View()
        self._twin: Twin | None = None
        self._wanted = ALL
        self._shown: tuple[object, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._write)
        self.again.clicked.connect(self._write)
        self.writer.written.connect(self._written)
        self.writer.failed.connect(self._failed)

    def present(self, view: View) -> None:
        if view.twin is not self._view.twin or self._twin not in view.twins:
            self._twin = view.twin
        self._view = view
        self._want()

    def look_at(self, twin: Twin | None) -> None:
        """Another twin was chosen for the report."""
        self._twin = twin
        self._want()

    def want(self, wanted: Wanted) -> None:
        """Other sections or words are wanted of it."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._want()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def _about(self) -> tuple[object, ...]:
        view = self._view
        if view.patient is None or view.path is None:
            return ()
        plans = (
            ()
            if self._twin is None or view.project is None
            else (view.project.scenarios_of(self._twin.id))
        )
        return (view.path, view.patient, self._twin, self._wanted, *plans)

    def _want(self) -> None:
        about = self._about()
        if not about:
            self.writer.stop()
            self._soon.stop()
            self._shown = ()
            self._show_empty(NOTHING)
        elif self.isVisible() and not _same(about, self._shown):
            self._soon.start()

    def _write(self) -> None:
        about, view = self._about(), self._view
        if not about or view.path is None or view.patient is None:
            return
        self._shown = about
        self.state.setText(WRITING)
        self.again.setEnabled(False)
        if self._stack.currentIndex() == 0:
            self._show_empty(WRITING)
        out = Path(self._folder.path()) / "preview.pdf"
        twin_id = None if self._twin is None else self._twin.id
        self.writer.write(view.path, view.patient.id, twin_id, out, self._wanted)

    def _written(self, path: Path) -> None:
        in_background(self, lambda: page_images(path), self._drawn, self._unreadable)

    def _drawn(self, images: list[QImage]) -> None:
        self.again.setEnabled(True)
        self.state.setText(counted(len(images), tr("1 page"), tr("{count} pages")))
        self.pages.set(images)
        self.again.show()
        self._stack.setCurrentIndex(1)

    def _failed(self, sentence: str) -> None:
        self.state.setText("")
        self.again.setEnabled(True)
        self._show_empty(sentence)

    def _unreadable(self, _: Exception) -> None:
        self._failed(UNREADABLE)

    def _show_empty(self, words: str) -> None:
        self.empty.set_text(words)
        self._stack.setCurrentIndex(0)
        if words == NOTHING:
            self.state.setText("")
        self.again.setVisible(words != NOTHING)


class Pages(QScrollArea):
    """Pages below each other, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.labels: list[QLabel] = []
        self._images: list[QImage] = []
        self._drawn: dict[int, QImage] = {}
        self._inside = inside = QWidget()
        inside.setProperty("bg", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        self.setWidget(inside)

    def set(self, images: list[QImage]) -> None:
        """New pages; the place one was looking at is kept."""
        self._images = images
        while len(self.labels) < len(images):
            label = QLabel()
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.setAccessibleName(tr("Page {number}", number=len(self.labels) + 1))
            middle = Qt.AlignmentFlag.AlignHCenter
            self._column.insertWidget(len(self.labels), label, 0, middle)
            self.labels.append(label)
        for place, label in enumerate(self.labels):
            label.setVisible(place < len(images))
        self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        ratio = self.devicePixelRatioF()
        width = min(self.viewport().width() - 32, WIDEST_PX)
        if width < 40:
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        for place, (label, image) in enumerate(
            zip(self.labels, self._images, strict=False)
        ):
            height = round(width * image.height() / image.width())
            if label.size() == QSize(width, height) and self._drawn.get(place) is image:
                continue
            picture = QPixmap.fromImage(
                image.scaledToWidth(round(width * ratio), smooth)
            )
            picture.setDevicePixelRatio(ratio)
            label.setFixedSize(width, height)
            label.setPixmap(picture)
            self._drawn[place] = image
        # A hidden page would keep its old places, one of another size lay over others.
        self._column.invalidate()
        inside, view = self._inside, self.viewport()
        height = max(view.height(), self._column.minimumSize().height())
        inside.resize(view.width(), height)
        self._column.activate()


def page_images(path: Path) -> list[QImage]:
    """The pages of a PDF as pictures; runs beside the window."""
    import pypdfium2

    scale = WIDEST_PX * SHARPNESS / A4_POINTS
    images = []
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(path)
        try:
            for place in range(len(document)):
                page: Any = document[place]  # its types know no broken scale
                pixels = page.render(scale, rev_byteorder=True)
                array = pixels.to_numpy()
                height, width, channels = array.shape
                form = QImage.Format.Format_RGB888
                if channels == 4:
                    form = QImage.Format.Format_RGBX8888
                image = QImage(array.tobytes(), width, height, width * channels, form)
                images.append(image.copy())
        finally:
            document.close()
    return images


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(
        a is b for a, b in zip(one, other, strict=True)
    )

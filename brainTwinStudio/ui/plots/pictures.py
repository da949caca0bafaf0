"""The picture of a plot: as lines that stay sharp, or as pixels as fine as wanted."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer
from PySide6.QtWidgets import QGraphicsView, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.ring import PICTURED

# name filter of a file dialog -> ending, pixels for one of the screen (0: no pixels)
FORMATS = {
    tr("Drawing that can be scaled (*.svg)"): ("svg", 0),
    tr("Picture (*.png)"): ("png", 1),
    tr("Picture, 2 times as fine (*.png)"): ("png", 2),
    tr("Picture, 3 times as fine (*.png)"): ("png", 3),
    tr("Picture, 4 times as fine (*.png)"): ("png", 4),
}


def picture(plot: QWidget, times: int) -> QPixmap:
    """What a plot shows, with `times` pixels for one of the screen."""
    result = QPixmap(plot.size() * times)
    result.setDevicePixelRatio(times)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        if isinstance(plot, QGraphicsView):  # whose lines would stay a pixel wide
            QSvgRenderer(drawing(plot)).render(painter, QRectF(plot.rect()))
        else:
            _paint(plot, painter)
    return result


def write_picture(plot: QWidget, path: Path, times: int) -> None:
    """As the ending of `path` says, svg or png; times: pixels of a png for one of the
    screen. Raises OSError where it cannot be written."""
    if path.suffix.lower() == ".svg":
        path.write_bytes(drawing(plot))
    elif not picture(plot, max(times, 1)).save(str(path), "PNG"):
        raise OSError(tr("{path} cannot be written.", path=path))


def drawing(plot: QWidget) -> bytes:
    """What a plot shows as SVG, in lines and words."""
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(plot.size())
    generator.setViewBox(QRectF(0, 0, plot.width(), plot.height()))
    generator.setResolution(plot.logicalDpiX())
    generator.setTitle(plot.accessibleName())
    with QPainter(generator) as painter:
        if isinstance(plot, QGraphicsView):
            plot.render(painter, QRectF(plot.rect()), plot.viewport().rect())
        else:
            _paint(plot, painter)
    return bytes(data.data())


def _paint(plot: QWidget, painter: QPainter) -> None:
    """As it is, but for the mark of the keyboard: that is no part of the picture."""
    plot.setProperty(PICTURED, True)
    try:
        plot.render(painter, QPoint())
    finally:
        plot.setProperty(PICTURED, None)

"""A matrix as a picture: values to colours, equal square cells at any size."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

Table = NDArray[np.uint8]


def coloured(
    values: NDArray[np.float64], levels: tuple[float, float], table: Table
) -> QImage:
    """One pixel a cell of values (row, column); table (256, rgb) from levels[0] to
    levels[1]; not finite = transparent."""
    low, high = levels
    span = high - low if high > low else 1.0
    known = np.isfinite(values)
    share = np.clip((np.where(known, values, low) - low) / span, 0, 1)
    place = np.rint(share * 255).astype(np.intp)
    pixels = np.zeros((*values.shape, 4), np.uint8)
    pixels[..., :3] = table[place][..., ::-1]  # little-endian ARGB: blue first
    pixels[..., 3] = 255
    pixels[~known] = 0
    rows, columns = values.shape
    form = QImage.Format.Format_ARGB32
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, form).copy()


def scaled(image: QImage, side_px: int) -> QPixmap:
    """The picture at side_px physical pixels; every cell equally large: sharp where
    the side is a multiple of the cells, else with soft borders."""
    cells = max(image.width(), image.height())
    if cells < side_px and side_px % cells:
        times = math.ceil(2 * side_px / cells)
        image = image.scaled(cells * times, cells * times)
    smooth = side_px % cells != 0
    how = (
        Qt.TransformationMode.SmoothTransformation
        if smooth
        else Qt.TransformationMode.FastTransformation
    )
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    return QPixmap.fromImage(image.scaled(side_px, side_px, aspect, how))


def side_of(room_px: int, cells: int) -> int:
    """Physical pixels for a side: whole pixels a cell where that wastes little."""
    if cells <= 0 or room_px <= 0:
        return 0
    whole = room_px // cells * cells
    return whole if whole >= 0.88 * room_px else room_px

"""Pictures without the canvas behind them."""

import numpy as np
from PySide6.QtGui import QImage

from .colours import rgb


def without_canvas(image: QImage, canvas: str) -> QImage:
    """A picture that was drawn on a canvas of nothing (Format_ARGB32), its colour taken
    out again: what is seen is cover x colour + (1 - cover) x canvas. Another is
    returned as it is. Takes up to seconds for a large one: beside the window."""
    if image.format() != QImage.Format.Format_ARGB32:
        return image
    width, height = image.width(), image.height()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)
    cover = raw[..., 3:].astype(np.float32) / 255
    back = (1 - cover) * 255 * rgb(canvas)[::-1].astype(np.float32)
    own = np.clip(raw[..., :3] - back, 0, 255 * cover)  # times cover, as Qt wants it
    both = np.concatenate([np.round(own), raw[..., 3:]], axis=2).astype(np.uint8)
    made = QImage(
        both.tobytes(), width, height, QImage.Format.Format_ARGB32_Premultiplied
    )
    return made.copy()

"""A view with OpenGL where the machine has it, else a flat one."""

import logging

from PySide6.QtWidgets import QWidget

from .device import NoOpenGL
from .gl_picture import GlPicture
from .rendering import Picture
from .view import BrainView

_log = logging.getLogger(__name__)


def make_brain_view(parent: QWidget | None = None) -> BrainView:
    """The 3D view; `is_flat` tells whether it had to do without OpenGL."""
    return BrainView(best_picture, parent)


def best_picture() -> Picture:
    """OpenGL if a context can be made and paints what it is told."""
    try:
        return GlPicture()
    except (NoOpenGL, ImportError, OSError, RuntimeError) as reason:
        _log.info("The 3D view is painted flat: %s", reason)
        from .flat_picture import FlatPicture

        return FlatPicture()

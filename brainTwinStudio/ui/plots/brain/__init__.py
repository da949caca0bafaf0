"""The 3D view of a connectome.

`make_brain_view(parent)` gives a BrainView: with OpenGL where the machine has it, else
painted flat with the same interface. The owner passes a frozen BrainScene of plain
arrays to `set_scene` whenever anything changes, `set_theme` when the theme does, and
answers signals with a new scene; the view changes no selection by itself.

Scene and camera become an image in memory (rendering.py decides when and how well),
marks are painted over it by Qt. One OpenGL context, which belongs to no window:
`dispose` or `close` frees it.
"""

from .make import make_brain_view
from .scene import BrainScene, Tag
from .view import BrainView

__all__ = ["BrainScene", "BrainView", "Tag", "make_brain_view"]

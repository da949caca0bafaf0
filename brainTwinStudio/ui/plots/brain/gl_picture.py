"""The picture under the overlay, drawn with OpenGL in a few slices.

Every pass sets all the state it depends on, and the depth mask stays on at the end of
each: a frame that ends without it cannot clear its depth buffer the next time.
"""

from collections.abc import Callable, Generator
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtGui import QImage

from .camera import Camera
from .colours import rgb
from .device import LARGEST_PX, Device
from .drawing import Drawing
from .gl_bodies import BodyLayer
from .gl_cortex import PARTS, CortexLayer
from .gl_edges import EdgeLayer
from .gl_frame import OPEN, Frame, Quality
from .gl_nodes import NodeLayer
from .scene import Floats

SAMPLES = 4
STEP_PX = 600_000  # of a picture whose cortex is drawn in one step
Slices = Generator[None, None, QImage]


class GlPicture:
    """The layers, their programs and buffers: made when first needed, then kept."""

    def __init__(self, device: Device | None = None) -> None:
        """NoOpenGL where the machine cannot. device: of another picture, which frees
        it; None: one of its own."""
        self._device, self._owns = device or Device(), device is None
        gloo = self._device.gloo
        self._gloo = gloo
        self._edges, self._nodes = EdgeLayer(gloo), NodeLayer(gloo)
        self._bodies = BodyLayer(gloo)
        self._cortex = {full: CortexLayer(gloo, full=full) for full in (True, False)}

    @property
    def name(self) -> str:
        """The graphics card."""
        return self._device.name

    @property
    def is_flat(self) -> bool:
        """Whether this is the picture without OpenGL."""
        return False

    def beside(self) -> "GlPicture":
        """Another picture on the same card, for a second brain in the same view."""
        return GlPicture(self._device)

    def slices(
        self,
        drawing: Drawing,
        camera: Camera,
        size: tuple[float, float],
        ratio: float,
        quality: Quality,
        *,
        at_once: bool = True,
        finer: int = 1,
        transparent: bool = False,
    ) -> Slices:
        """Draw; unless at_once, step by step, with other things in between (which takes
        longer as a whole: software OpenGL stores the whole frame after each step).

        size: logical pixels; ratio: pixels of the image for each of them; finer: cut
        into so many times more steps; transparent: with how far each pixel is covered,
        for `without_canvas`. Returns the image.
        """
        ratio *= 0.5 if quality.half else 1.0
        width, height = (int(np.clip(round(s * ratio), 1, LARGEST_PX)) for s in size)
        frame = Frame(drawing, camera, size, width, quality)
        cuts = 1 if at_once else min(finer * (1 + width * height // STEP_PX), PARTS)
        steps = self._steps(frame, [PARTS * k // cuts for k in range(cuts + 1)])
        samples = SAMPLES if quality.fine else 0
        self._device.begin(width, height, samples, id(self))
        for step in steps:
            step()
            if not at_once:
                self._device.finish()
                self._device.end()
                yield
                self._device.begin(width, height, samples, id(self))
        device = self._device
        image = device.image_with_alpha() if transparent else device.image()
        device.end()
        return image

    def close(self) -> None:
        """Free the card; nothing can be drawn afterwards."""
        if self._owns:
            self._device.close()
        else:
            self._device.forget(id(self))

    def _steps(self, frame: Frame, cuts: list[int]) -> list[Callable[[], None]]:
        """cuts: places in the cortex's parts where its passes are cut."""
        scene = frame.drawing.scene
        on_top = np.zeros(scene.count, bool)
        on_top[[*scene.stimulated, *scene.seen_through]] = True
        on_top &= frame.drawing.node_shown
        inside = frame.drawing.node_shown & ~on_top
        steps: list[Callable[[], None]] = [partial(self._draw_inside, frame, inside)]
        for part, smooth in self._edges.line_parts(frame):
            steps.append(partial(self._draw_lines, frame, part, smooth=smooth))
        if scene.has_cortex:
            cortex = self._cortex[frame.quality.full]
            for draw in (cortex.draw_depth, cortex.draw):
                steps += [partial(draw, frame, range(*ends)) for ends in pairwise(cuts)]
        if on_top.any():
            steps.append(partial(self._draw_on_top, frame, on_top))
        return steps

    def _draw_inside(self, frame: Frame, nodes: Floats) -> None:
        self._gloo.set_state(color_mask=OPEN, depth_mask=True)
        canvas = rgb(frame.colours.canvas)
        self._gloo.clear(color=(*canvas, 0.0), depth=1.0)
        self._edges.draw(frame)
        bodied = frame.drawing.scene.bodied
        self._bodies.draw(frame, nodes & bodied, on_top=False)
        self._nodes.draw(frame, nodes & ~bodied, on_top=False)

    def _draw_on_top(self, frame: Frame, nodes: Floats) -> None:
        """Through everything before, but not through each other."""
        bodied = frame.drawing.scene.bodied
        if (nodes & bodied).any():
            self._gloo.set_state(depth_mask=True)
            self._gloo.clear(color=False, depth=1.0)
            self._bodies.draw(frame, nodes & bodied, on_top=True)
        self._nodes.draw(frame, nodes & ~bodied, on_top=True)

    def _draw_lines(self, frame: Frame, part: range, *, smooth: bool) -> None:
        if not smooth:
            self._device.set_multisampled(False)
        self._edges.draw_lines(frame, part)
        if not smooth:
            self._device.set_multisampled(True)

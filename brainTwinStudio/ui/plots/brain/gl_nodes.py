"""Spheres, each a square that faces the eye."""

from typing import Any

import numpy as np

from . import shaders
from .gl_frame import BLEND, OPEN, Frame, vector
from .scene import Bools

FOG = 0.30
SHINE = {True: (0.44, 0.78, 0.55), False: (0.62, 0.52, 0.50)}  # dark theme or not
CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
SQUARE = np.array([0, 1, 2, 0, 2, 3])
VERTEX = np.dtype(
    [
        ("a_centre", np.float32, 3),
        ("a_corner", np.float32, 2),
        ("a_radius", np.float32),
        ("a_colour", np.float32, 4),
    ]
)


class NodeLayer:
    """All nodes; made anew for every frame, from the farthest to the nearest."""

    def __init__(self, gloo: Any) -> None:
        self._gloo = gloo
        self._program: Any = None

    def draw(self, frame: Frame, which: Bools, *, on_top: bool) -> None:
        """Draw the nodes `which` (region,); on_top: through everything before."""
        if not which.any():
            return
        gloo = self._gloo
        if self._program is None:
            self._program = gloo.Program(shaders.NODE_VERTEX, shaders.NODE_FRAGMENT)
        program = self._program
        frame.aim(program)
        frame.cloud(program, 0.0 if on_top else FOG)
        program["u_pixel"] = frame.pixel
        program["u_shine"] = vector(SHINE[frame.colours.dark])
        vertices = node_vertices(frame, which)
        program.bind(gloo.VertexBuffer(vertices))
        squares = np.arange(len(vertices) // 4)[:, None] * 4 + SQUARE[None]
        gloo.set_state(
            depth_test=not on_top,
            depth_mask=True,
            depth_func="less",
            cull_face=False,
            blend=True,
            blend_func=BLEND,
            color_mask=OPEN,
        )
        program.draw("triangles", gloo.IndexBuffer(squares.ravel().astype(np.uint32)))


def node_vertices(frame: Frame, which: Bools) -> np.ndarray:
    """Four vertices (vertex,) for each node, farthest first so that edges blend."""
    drawing = frame.drawing
    regions = np.flatnonzero(which)
    places = drawing.shape.positions_mm[regions]
    order = np.argsort(places @ frame.camera.axes[2], kind="stable")
    regions, places = regions[order], places[order]
    vertices = np.zeros((len(regions), 4), VERTEX)
    vertices["a_centre"] = places[:, None]
    vertices["a_corner"] = CORNERS[None]
    vertices["a_radius"] = drawing.diameters_mm[regions, None] / 2
    vertices["a_colour"][..., :3] = drawing.colours[regions, None]
    vertices["a_colour"][..., 3] = ~drawing.hatched[regions, None]
    return vertices.ravel()

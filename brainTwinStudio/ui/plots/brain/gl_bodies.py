"""Regions that are bodies of their own: one mesh, lit and hatched as balls."""

from typing import Any

import numpy as np

from .body_shaders import BODY_FRAGMENT, BODY_VERTEX
from .gl_frame import OPEN, Frame, vector
from .gl_nodes import FOG, SHINE
from .scene import Bools

VERTEX = np.dtype(
    [
        ("a_position", np.float32, 3),
        ("a_normal", np.float32, 3),
        ("a_colour", np.float32, 4),
    ]
)


class BodyLayer:
    """All bodies; their colours are brought to the card anew for every frame."""

    def __init__(self, gloo: Any) -> None:
        self._gloo = gloo
        self._program: Any = None

    def draw(self, frame: Frame, which: Bools, *, on_top: bool) -> None:
        """Draw the bodies of the regions `which` (region,); on_top: nothing fades."""
        bodies, drawing = frame.drawing.scene.bodies, frame.drawing
        if bodies is None or not which[bodies.members].any():
            return
        gloo = self._gloo
        if self._program is None:
            self._program = gloo.Program(BODY_VERTEX, BODY_FRAGMENT)
        program = self._program
        frame.aim(program)
        frame.cloud(program, 0.0 if on_top else FOG)
        program["u_shine"] = vector(SHINE[frame.colours.dark])
        vertices = np.zeros(len(bodies.region), VERTEX)
        vertices["a_position"] = bodies.vertices_mm
        vertices["a_normal"] = bodies.normals
        vertices["a_colour"][:, :3] = drawing.colours[bodies.region]
        vertices["a_colour"][:, 3] = ~drawing.hatched[bodies.region]
        program.bind(gloo.VertexBuffer(vertices))
        shown = which[bodies.region[bodies.triangles[:, 0]]]
        gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="less",
            cull_face="back",
            blend=False,
            color_mask=OPEN,
        )
        corners = bodies.triangles[shown].ravel()
        program.draw("triangles", gloo.IndexBuffer(np.ascontiguousarray(corners)))

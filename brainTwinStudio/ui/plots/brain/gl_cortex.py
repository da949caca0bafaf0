"""The cortex of glass, or painted with values: only its outer sheet is seen."""

from typing import Any

import numpy as np

from brainTwinStudio.report.assets import colour_map

from . import shaders
from .cortex_mesh import cortex_mesh, on_vertices
from .drawing import map_name, rgb
from .gl_frame import BLEND, OPEN, SHUT, Frame, vector
from .scene import Floats

FOG = 0.30
DARK_TINT, LIGHT_TINT = (0.70, 0.77, 0.90), (0.42, 0.48, 0.58)
DARK_GREY, LIGHT_GREY = (0.42, 0.46, 0.54), (0.62, 0.66, 0.72)  # values near zero
USUAL = 0.5  # the slider's place where the alphas are those of DESIGN.md


class CortexLayer:
    """One mesh on the card, full or the hull of it, and the values painted on it."""

    def __init__(self, gloo: Any, *, full: bool) -> None:
        self._gloo = gloo
        self._full = full
        self._programs: tuple[Any, Any] | None = None
        self._triangles: Any = None
        self._field: tuple[Floats, Any] | None = None
        self._map = ""

    def draw_depth(self, frame: Frame) -> None:
        """First pass: where the outer sheet lies."""
        program, _ = self._made()
        frame.aim(program)
        self._gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="less",
            cull_face="back",
            blend=False,
            color_mask=SHUT,
        )
        program.draw("triangles", self._triangles)
        self._gloo.set_state(color_mask=OPEN)

    def draw(self, frame: Frame) -> None:
        """Second pass: the colour of that sheet, over what is inside."""
        _, program = self._made()
        drawing, dark = frame.drawing, frame.colours.dark
        frame.aim(program)
        frame.cloud(program, FOG)
        painted = drawing.surface is not None
        program["u_field"] = float(painted)
        program["u_tint"] = DARK_TINT if dark else LIGHT_TINT
        program["u_grey"] = DARK_GREY if dark else LIGHT_GREY
        program["u_sulcus"] = (0.35 if dark else 0.25, 0.45)
        opacity = 1.0 if painted else drawing.scene.cortex / USUAL
        program["u_shine"] = (0.10 if dark else 0.0, opacity)
        program["u_middle"] = 0.5 if drawing.scene.diverging else 0.0
        if painted:
            self._paint(program, frame)
        self._gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="lequal",
            cull_face="back",
            blend=True,
            blend_func=BLEND,
            color_mask=OPEN,
        )
        program.draw("triangles", self._triangles)

    def _paint(self, program: Any, frame: Frame) -> None:
        drawing = frame.drawing
        shares, index = drawing.surface, drawing.scene.surface_index
        if shares is None or index is None:
            return
        key = np.append(shares, index)
        if self._field is None or not np.array_equal(
            self._field[0], key, equal_nan=True
        ):
            values = on_vertices(cortex_mesh(fast=not self._full), shares, index)
            program["a_field"] = values.astype(np.float32)
            self._field = (key, values)
        name = map_name(drawing.scene, frame.colours)
        if self._map != name:
            table = np.ascontiguousarray(colour_map(name)[None])
            program["u_map"] = self._gloo.Texture2D(
                table, interpolation="linear", wrapping="clamp_to_edge"
            )
            self._map = name

    def _made(self) -> tuple[Any, Any]:
        if self._programs is not None:
            return self._programs
        gloo, mesh = self._gloo, cortex_mesh(fast=not self._full)
        depth = gloo.Program(shaders.DEPTH_VERTEX, shaders.DEPTH_FRAGMENT)
        colour = gloo.Program(shaders.CORTEX_VERTEX, shaders.CORTEX_FRAGMENT)
        places = gloo.VertexBuffer(mesh.vertices_mm)
        depth["a_position"] = colour["a_position"] = places
        colour["a_normal"] = mesh.normals
        colour["a_sulcus"] = mesh.sulcus
        colour["a_field"] = np.zeros((len(mesh.sulcus), 2), np.float32)
        colour["u_map"] = gloo.Texture2D(np.zeros((1, 2, 3), np.uint8))
        self._triangles = gloo.IndexBuffer(mesh.triangles)
        self._programs = (depth, colour)
        return self._programs

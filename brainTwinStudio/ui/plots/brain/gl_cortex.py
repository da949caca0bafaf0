"""The cortex of glass, or painted with values: only its outer sheet is seen."""

from typing import Any, Literal

import numpy as np

from . import shaders
from .colours import map_table
from .cortex_mesh import CortexMesh, Paint, mesh_of, paint_of
from .gl_frame import BLEND, OPEN, SHUT, Frame
from .scene import Floats

FOG = 0.30
DARK_TINT, LIGHT_TINT = (0.70, 0.77, 0.90), (0.42, 0.48, 0.58)
DARK_GREY, LIGHT_GREY = (0.42, 0.46, 0.54), (0.62, 0.66, 0.72)  # values near zero
DARKER = {True: 0.35, False: 0.25}  # sulci; dark theme or not
INFLATED = 2.0  # times darker than on the folded cortex
CLEARER = 0.45
SHINE = {True: 0.10, False: 0.0}
Kind = Literal["depth", "glass", "paint"]
PARTS_OF: dict[Kind, tuple[str, ...]] = {
    "depth": ("a_position",),
    "glass": ("a_position", "a_normal", "a_sulcus"),
    "paint": ("a_position", "a_normal", "a_sulcus"),
}
PARTS = 16  # of the mesh, so that it can be drawn in steps
USUAL = 0.5  # the slider's place where the alphas are those of DESIGN.md
SOURCES: dict[Kind, tuple[str, str]] = {
    "depth": (shaders.DEPTH_VERTEX, shaders.DEPTH_FRAGMENT),
    "glass": (shaders.CORTEX_VERTEX, shaders.GLASS_FRAGMENT),
    "paint": (shaders.CORTEX_VERTEX, shaders.PAINT_FRAGMENT),
}


class CortexLayer:
    """One mesh on the card, full or the hull of it, and the values painted on it."""

    def __init__(self, gloo: Any, *, full: bool) -> None:
        self._gloo = gloo
        self._full = full
        self._mesh: CortexMesh | None = None
        self._programs: dict[Kind, Any] = {}
        self._buffers: dict[str, Any] = {}
        self._triangles: list[Any] = []
        self._field: tuple[Floats, Floats] | None = None
        self._paints: Paint | None = None
        self._map: Floats | None = None

    def draw_depth(self, frame: Frame, parts: range) -> None:
        """First pass: where the outer sheet lies; parts: of the PARTS of the mesh."""
        program = self._program("depth", frame)
        frame.aim(program)
        self._gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="less",
            cull_face="back",
            blend=False,
            color_mask=SHUT,
        )
        for part in parts:
            program.draw("triangles", self._triangles[part])
        self._gloo.set_state(color_mask=OPEN)

    def draw(self, frame: Frame, parts: range) -> None:
        """Second pass, after the whole of the first: the colour of that sheet, over
        what is inside."""
        dark = frame.colours.dark
        if frame.drawing.surface is None:
            program = self._program("glass", frame)
            program["u_tint"] = DARK_TINT if dark else LIGHT_TINT
            program["u_clearer"] = CLEARER
            program["u_opacity"] = frame.drawing.scene.cortex / USUAL
        else:
            program = self._program("paint", frame)
            program["u_grey"] = DARK_GREY if dark else LIGHT_GREY
            program["u_middle"] = 0.5 if frame.drawing.scene.diverging else 0.0
            program["u_opaque"] = float(frame.drawing.scene.is_opaque)
            self._paint(program, frame)
        frame.aim(program)
        frame.cloud(program, FOG)
        inflated = frame.drawing.scene.surface == "inflated"  # folds are seen no more
        program["u_darker"] = DARKER[dark] * (INFLATED if inflated else 1.0)
        program["u_shine"] = SHINE[dark]
        self._gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="lequal",
            cull_face="back",
            blend=True,
            blend_func=BLEND,
            color_mask=OPEN,
        )
        for part in parts:
            program.draw("triangles", self._triangles[part])

    def _paint(self, program: Any, frame: Frame) -> None:
        """Bring values and colours to the card, where they are others than before."""
        drawing = frame.drawing
        shares, index = drawing.surface, drawing.scene.surface_index
        if shares is None or index is None:
            return
        mesh = self._mesh_of(frame)
        if self._paints is None or not self._paints.fits(mesh, index, len(shares)):
            self._paints, self._field = paint_of(mesh, index, len(shares)), None
        field = shares, drawing.hatched
        if self._field is None or not all(
            np.array_equal(*pair, equal_nan=True)
            for pair in zip(self._field, field, strict=True)
        ):
            self._field = field
            values = self._paints.field(*field).astype(np.float32)
            if "a_field" in self._buffers:
                self._buffers["a_field"].set_data(values)
            else:
                self._buffers["a_field"] = self._gloo.VertexBuffer(values)
            program["a_field"] = self._buffers["a_field"]
        table = map_table(drawing.scene, frame.colours)
        if self._map is None or not np.array_equal(self._map, table):
            self._map = table
            program["u_map"] = self._gloo.Texture2D(
                np.ascontiguousarray(table[None]),
                interpolation="linear",
                wrapping="clamp_to_edge",
            )

    def _mesh_of(self, frame: Frame) -> CortexMesh:
        """The mesh to draw; what the card holds of another one is let go."""
        mesh = mesh_of(frame.drawing.scene, fast=not self._full)
        if mesh is not self._mesh:
            self._mesh, self._triangles, self._field, self._map = mesh, [], None, None
            self._programs.clear()
            self._buffers.clear()
        return mesh

    def _program(self, kind: Kind, frame: Frame) -> Any:
        gloo, mesh = self._gloo, self._mesh_of(frame)
        if kind in self._programs:
            return self._programs[kind]
        if not self._triangles:
            parts = np.array_split(mesh.triangles, PARTS)
            self._triangles = [gloo.IndexBuffer(np.ascontiguousarray(p)) for p in parts]
            self._buffers = {
                "a_position": gloo.VertexBuffer(mesh.vertices_mm),
                "a_normal": gloo.VertexBuffer(mesh.normals),
                "a_sulcus": gloo.VertexBuffer(mesh.sulcus),
            }
        program = gloo.Program(*SOURCES[kind])
        for name in PARTS_OF[kind]:
            program[name] = self._buffers[name]
        if kind == "glass":
            program["a_field"] = np.zeros((len(mesh.sulcus), 3), np.float32)
        self._programs[kind] = program
        return program

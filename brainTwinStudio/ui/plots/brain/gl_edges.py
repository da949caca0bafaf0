"""Tubes, the dashes of cut edges, and thin lines for what is beyond the tubes."""

from typing import Any

import numpy as np

from . import shaders
from .drawing import HIDDEN, Drawing, Shape, rgb
from .edges import MOST_TUBES, curves, dashes
from .gl_frame import BLEND, OPEN, Frame, vector
from .ribbons import Ribbons, ribbons
from .scene import Floats, Ints

FOG, ACCENT_FOG = 0.80, 0.15
RADIUS_MM, GROWTH_MM, ACCENT_MM, CUT_MM = 0.20, 0.62, 0.35, 0.50


class _Tubes:
    """One mesh of ribbons on the card; its states change without the mesh."""

    def __init__(self, gloo: Any, made: Ribbons) -> None:
        self._gloo = gloo
        self.count = made.count
        self._made = made
        if made.count:
            self._program = gloo.Program(shaders.TUBE_VERTEX, shaders.TUBE_FRAGMENT)
            self._program.bind(gloo.VertexBuffer(made.vertices))
            self._triangles = gloo.IndexBuffer(made.triangles)
        self._states: Floats | None = None
        self._on_card: Any = None

    def draw(
        self, frame: Frame, states: Floats, colour: str, fog: float, *, even: bool
    ) -> None:
        """Draw states (tube,); colour #RRGGBB of the plain ones; even: thin tubes are
        not fainter than thick ones."""
        if not self.count or (states == HIDDEN).all():
            return
        program = self._program
        self._set_states(states)
        frame.aim(program)
        frame.cloud(program, fog)
        program["u_pixel"] = frame.pixel
        scale = frame.drawing.shape.scale
        program["u_thicker"] = ACCENT_MM * scale
        thin = -1.0 if even else RADIUS_MM * scale
        program["u_range"] = (thin, 0.0 if even else (RADIUS_MM + GROWTH_MM) * scale)
        program["u_colour"] = vector(rgb(colour))
        program["u_accent"] = vector(rgb(frame.colours.accent))
        program["u_accent_fog"] = ACCENT_FOG
        self._gloo.set_state(
            depth_test=True,
            depth_mask=True,
            depth_func="less",
            cull_face=False,
            blend=False,
            color_mask=OPEN,
        )
        program.draw("triangles", self._triangles)

    def _set_states(self, states: Floats) -> None:
        if self._states is not None and np.array_equal(self._states, states):
            return
        self._states = states
        values = self._made.per_vertex(states)
        if self._on_card is None:
            self._on_card = self._gloo.VertexBuffer(values)
            self._program["a_state"] = self._on_card
        else:
            self._on_card.set_data(values)


class EdgeLayer:
    """Every connection that is drawn. Meshes are made anew when the edges change."""

    def __init__(self, gloo: Any) -> None:
        self._gloo = gloo
        self._shape: Shape | None = None
        self._cut_pairs = self._extra_pairs = np.zeros((0, 2), np.int64)
        self._tubes = self._cut = self._extra = _Tubes(
            gloo, ribbons(np.zeros((0, 2, 3)), np.zeros(0))
        )
        self._lines: Any = None

    def draw(self, frame: Frame) -> None:
        drawing = frame.drawing
        self._build(drawing)
        states, theme = drawing.states[:MOST_TUBES], frame.colours
        extra, cut = np.ones(self._extra.count), np.zeros(self._cut.count)
        self._tubes.draw(frame, states, theme.text3, FOG, even=False)
        self._extra.draw(frame, extra, theme.accent, FOG, even=True)
        self._cut.draw(frame, cut, theme.cut, ACCENT_FOG, even=True)

    def draw_lines(self, frame: Frame) -> None:
        """The weaker edges, translucent: after all that is solid."""
        states = frame.drawing.states[MOST_TUBES:]
        if not len(states) or (states == HIDDEN).all():
            return
        gloo = self._gloo
        shape = frame.drawing.shape
        if self._lines is None or self._lines[0] is not shape:
            ends = shape.positions_mm[shape.edges.pairs[MOST_TUBES:]].reshape(-1, 3)
            program = gloo.Program(shaders.LINE_VERTEX, shaders.LINE_FRAGMENT)
            program["a_point"] = ends.astype(np.float32)
            self._lines = (shape, program)
        program = self._lines[1]
        program["a_state"] = np.repeat(states, 2).astype(np.float32)
        frame.aim(program)
        frame.cloud(program, FOG)
        program["u_colour"] = vector(rgb(frame.colours.text3))
        program["u_accent"] = vector(rgb(frame.colours.accent))
        gloo.set_state(
            depth_test=True,
            depth_mask=False,
            depth_func="less",
            cull_face=False,
            blend=True,
            blend_func=BLEND,
            color_mask=OPEN,
        )
        program.draw("lines")
        gloo.set_state(depth_mask=True)

    def _build(self, drawing: Drawing) -> None:
        shape, gloo = drawing.shape, self._gloo
        moved = self._shape is not shape
        if moved:
            pairs = shape.edges.pairs[:MOST_TUBES]
            radius = RADIUS_MM + GROWTH_MM * shape.edges.strength[:MOST_TUBES]
            self._tubes = _Tubes(gloo, _along(shape, pairs, radius))
        if moved or not np.array_equal(self._extra_pairs, drawing.extra):
            radius = np.full(len(drawing.extra), RADIUS_MM)
            self._extra = _Tubes(gloo, _along(shape, drawing.extra, radius))
            self._extra_pairs = drawing.extra
        if moved or not np.array_equal(self._cut_pairs, drawing.cut):
            self._cut = _Tubes(gloo, _dashed(shape, drawing.cut))
            self._cut_pairs = drawing.cut
        self._shape = shape


def _along(shape: Shape, pairs: Ints, radius_mm: Floats) -> Ribbons:
    lines = curves(pairs, shape.positions_mm, shape.centre_mm)
    return ribbons(lines, radius_mm * shape.scale)


def _dashed(shape: Shape, pairs: Ints) -> Ribbons:
    lines, _ = dashes(pairs, shape.positions_mm, shape.centre_mm, shape.scale)
    return ribbons(lines, np.full(len(lines), CUT_MM * shape.scale))

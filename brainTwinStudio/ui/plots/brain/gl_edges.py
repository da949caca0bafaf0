"""Tubes, the dashes of cut edges, and thin lines for what is beyond the tubes."""

from typing import Any

import numpy as np

from . import shaders
from .colours import rgb
from .drawing import HIDDEN, Drawing, Shape
from .edges import MOST_TUBES, SAMPLES, dashes
from .gl_frame import BLEND, OPEN, Frame, vector
from .ribbons import Ribbons, ribbons
from .scene import Floats, Ints

FOG, ACCENT_FOG, TINT_FOG = 0.80, 0.15, 0.45
MOST_MOVING = 1600  # lines beside the tubes while it moves
MOVING_STEP = 4  # of the samples of a bundled line while it moves
LINES_A_STEP, MOST_SMOOTH = 2500, 4000
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
        self._tints: Floats | None = None

    def tint(self, colours: Floats | None) -> None:
        """Own colours of the tubes (tube, rgb), None: that of all."""
        if not self.count or (self._tints is colours and self._on_card is not None):
            return
        self._tints = colours
        if colours is None:
            self._program["a_tint"] = (0.0, 0.0, 0.0, 0.0)
            return
        tints = self._made.per_vertex(with_alpha(colours))
        self._program["a_tint"] = self._gloo.VertexBuffer(tints)

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
        self._line_looks: tuple[Floats | None, Floats | None] = (None, None)

    def draw(self, frame: Frame) -> None:
        drawing = frame.drawing
        self._build(drawing)
        states, theme = drawing.states[:MOST_TUBES], frame.colours
        extra, cut = np.ones(self._extra.count), np.zeros(self._cut.count)
        own = drawing.edge_colours
        self._tubes.tint(None if own is None else own[:MOST_TUBES])
        fog = FOG if own is None else TINT_FOG
        self._tubes.draw(frame, states, theme.text3, fog, even=own is not None)
        for few in (self._extra, self._cut):
            few.tint(None)
        self._extra.draw(frame, extra, theme.accent, FOG, even=True)
        self._cut.draw(frame, cut, theme.cut, ACCENT_FOG, even=True)

    def line_parts(self, frame: Frame) -> list[tuple[range, bool]]:
        """The weaker edges in pieces, each drawn in one step, and whether smoothly:
        while it moves the strongest of them, at rest all, of which the weakest of very
        many are not smoothed."""
        states = frame.drawing.states[MOST_TUBES:]
        count = len(states) if frame.quality.fine else min(len(states), MOST_MOVING)
        if not count or (states == HIDDEN).all():
            return []
        starts = range(0, count, LINES_A_STEP)
        return [
            (range(at, min(at + LINES_A_STEP, count)), at < MOST_SMOOTH)
            for at in starts
        ]

    def draw_lines(self, frame: Frame, part: range) -> None:
        """Some of the weaker edges, translucent: after all that is solid."""
        gloo, program = self._gloo, self._line_program(frame.drawing)
        frame.aim(program)
        frame.cloud(program, FOG if frame.drawing.edge_colours is None else TINT_FOG)
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
        bundled = max(len(frame.drawing.shape.bundles) - MOST_TUBES, 0)
        points = segments(part, bundled, 1 if frame.quality.fine else MOVING_STEP)
        program.draw("lines", gloo.IndexBuffer(points))
        gloo.set_state(depth_mask=True)

    def _line_program(self, drawing: Drawing) -> Any:
        """What is on the card is sent again only where it changed."""
        gloo, shape = self._gloo, drawing.shape
        if self._lines is None or self._lines[0] is not shape:
            bundles, pairs = shape.bundles[MOST_TUBES:], shape.edges.pairs[MOST_TUBES:]
            ends = shape.positions_mm[pairs[len(bundles) :]]
            points = np.concatenate([bundles.reshape(-1, 3), ends.reshape(-1, 3)])
            program = gloo.Program(shaders.LINE_VERTEX, shaders.LINE_FRAGMENT)
            program["a_point"] = gloo.VertexBuffer(points.astype(np.float32))
            each = np.full(len(pairs), 2)
            each[: len(bundles)] = SAMPLES
            self._lines, self._line_looks = (shape, program, each), (None, None)
        _, program, each = self._lines
        states, colours = drawing.states, drawing.edge_colours
        if self._line_looks[0] is not states or self._line_looks[1] is not colours:
            self._line_looks = states, colours
            of_lines = np.repeat(states[MOST_TUBES:], each).astype(np.float32)
            program["a_state"] = gloo.VertexBuffer(of_lines)
            if colours is None:
                program["a_tint"] = (0.0, 0.0, 0.0, 0.0)
            else:
                tints = np.repeat(with_alpha(colours[MOST_TUBES:]), each, axis=0)
                program["a_tint"] = gloo.VertexBuffer(tints)
        return program

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


def segments(part: range, bundled: int, step: int) -> Ints:
    """Vertices (end,) of the segments of some lines: SAMPLES each of the `bundled`
    first ones, of which every step-th is joined to the next, 2 of the others."""
    curved = np.arange(part.start, min(part.stop, bundled))[:, None, None] * SAMPLES
    along = np.arange(0, SAMPLES - 1, step)[:, None] + (0, step)
    straight = np.arange(max(part.start, bundled), part.stop) - bundled
    ends = bundled * SAMPLES + 2 * straight[:, None] + (0, 1)
    return np.concatenate([(curved + along).ravel(), ends.ravel()]).astype(np.uint32)


def with_alpha(colours: Floats) -> Floats:
    """(n, rgb) to (n, rgba) float32, all of it there."""
    return np.column_stack([colours, np.ones(len(colours))]).astype(np.float32)


def _along(shape: Shape, pairs: Ints, radius_mm: Floats) -> Ribbons:
    return ribbons(shape.lines(pairs), radius_mm * shape.scale)


def _dashed(shape: Shape, pairs: Ints) -> Ribbons:
    lines, _ = dashes(shape.lines(pairs), shape.scale)
    return ribbons(lines, np.full(len(lines), CUT_MM * shape.scale))

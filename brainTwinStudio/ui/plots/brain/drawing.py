"""A scene made ready to draw: places, sizes, colours and the state of every edge.

Pure arrays, shared by the OpenGL picture, the flat picture, the overlay and picking.
"""

from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.ui.theme import Theme

from .colours import edge_arm, edge_colours, node_colours, shares
from .edges import (
    NO_EDGES,
    NO_LINES,
    Edges,
    curves,
    cut_pairs,
    pair_weights,
    shown_edges,
    sorted_pairs,
)
from .scene import Bools, BrainScene, EdgeMode, Floats, Ints, Pairs

SMALLEST_MM, GROWTH_MM = 4.6, 6.2  # diameter of a node: 4.6 + 6.2 sqrt(size / max)
STIMULATED = 1.4  # times larger
START_MM = (0.0, -18.0, 11.0)
HUMAN_REACH_MM = 110.0  # half the diagonal of the box around a brain's region centres
FEW = 3  # up to so many selected regions show all their edges, more only those between
HIDDEN, PLAIN, ACCENT = -1.0, 0.0, 1.0  # states of a tube


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What stays while colours and selection change.

    positions_mm (region, xyz), 0 where not drawn; drawn (region,); scale: mm of the
    space for one of a human brain; weights (region, region), symmetric. bundles (edge,
    sample, xyz): the lines of the first edges where they are drawn together.
    """

    positions_mm: Floats
    drawn: Bools
    centre_mm: Floats
    scale: float
    weights: Floats
    edges: Edges
    bundles: Floats
    source: tuple[Floats, Floats, EdgeMode, float, float, bool, bool]

    @property
    def places(self) -> Floats:
        """(drawn region, xyz)."""
        return self.positions_mm[self.drawn]

    def lines(self, pairs: Ints) -> Floats:
        """(edge, SAMPLES, xyz): along what the connection of a pair is drawn."""
        found = curves(pairs, self.positions_mm, self.centre_mm)
        if len(self.bundles) and len(pairs):
            count = len(self.positions_mm)
            known = self.edges.pairs[: len(self.bundles)] @ (count, 1)
            order, wanted = np.argsort(known), pairs @ (count, 1)
            place = order[np.searchsorted(known, wanted, sorter=order) % len(known)]
            there = known[place] == wanted
            found[there] = self.bundles[place[there]]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """node_shown, hatched (region,); colours (region, rgb) 0 to 1; diameters_mm
    (region,); states (edge,) of shape.edges; extra, cut (edge, 2): pairs drawn besides,
    accented and dashed; surface (region,) 0 to 1 or None; edge_colours (edge, rgb) from
    0 to 1, None = all alike, their bar from -edge_arm to edge_arm."""

    scene: BrainScene
    theme: Theme
    shape: Shape
    node_shown: Bools
    hatched: Bools
    colours: Floats
    diameters_mm: Floats
    states: Floats
    extra: Ints
    cut: Ints
    surface: Floats | None
    edge_arm: float = 0.0
    edge_colours: Floats | None = None

    def looks_like(self, other: "Drawing") -> bool:
        """Whether the picture under the overlay is the same."""
        mine, its = self.scene, other.scene
        return (
            self.shape is other.shape
            and self.theme is other.theme
            and mine.has_cortex == its.has_cortex
            and mine.cortex == its.cortex
            and mine.surface_index is its.surface_index
            and mine.own_cortex is its.own_cortex
            and mine.surface == its.surface
            and mine.bodies is its.bodies
            and mine.stimulated == its.stimulated
            and all(
                _equal(getattr(self, part), getattr(other, part))
                for part in (
                    "node_shown",
                    "hatched",
                    "colours",
                    "diameters_mm",
                    "states",
                    "extra",
                    "cut",
                    "surface",
                    "edge_colours",
                )
            )
        )


def prepare(
    scene: BrainScene,
    theme: Theme,
    *,
    alone: bool = False,
    before: Drawing | None = None,
) -> Drawing:
    """alone: hide what is neither selected nor joined to it. before: the drawing until
    now; its shape is kept where the scene has the same one."""
    shape = _shape(scene, before.shape if before else None)
    states = _edge_states(scene, shape)
    wanted = np.ones(scene.count, bool)
    if alone and scene.selected:
        wanted[:] = False
        wanted[list(scene.selected)] = True
        joined = wanted[shape.edges.pairs].any(axis=1)
        wanted[np.unique(shape.edges.pairs[joined & (states > HIDDEN)])] = True
        states = np.where(joined, states, HIDDEN)
    shown = wanted & shape.drawn & ~_mask(scene, scene.removed)
    if scene.has_surface:
        kept = _mask(scene, (*scene.selected, *scene.stimulated, *scene.inner))
        shown, states = shown & kept, np.full_like(states, HIDDEN)
    colours, hatched = node_colours(scene, theme)
    pairs = shape.edges.pairs
    arm = 0.0 if scene.edge_change is None else edge_arm(scene.edge_change, pairs)
    return Drawing(
        scene=scene,
        theme=theme,
        shape=shape,
        node_shown=shown,
        hatched=hatched,
        colours=colours,
        diameters_mm=_diameters(scene, shape),
        states=states,
        extra=_extra(scene, shape),
        cut=_cut(scene, shape),
        surface=shares(scene, scene.surface_values) if scene.has_surface else None,
        edge_arm=arm,
        edge_colours=edge_colours(scene, theme, pairs, arm),
    )


def recoloured(drawing: Drawing, values: Floats) -> Drawing:
    """The same with other values (region,) of the nodes, and of the cortex where it is
    painted: all that changes from frame to frame while activity is played."""
    old = drawing.scene
    painted = values if old.surface_values is not None else None
    scene = replace(old, values=values, surface_values=painted)
    colours, hatched = node_colours(scene, drawing.theme)
    return replace(
        drawing,
        scene=scene,
        colours=colours,
        hatched=hatched,
        surface=shares(scene, painted) if scene.has_surface else None,
    )


def _shape(scene: BrainScene, before: Shape | None) -> Shape:
    source = (
        scene.positions_mm,
        scene.weights,
        scene.edge_mode,
        scene.edge_share,
        scene.edge_limit,
        scene.show_cortex,
        scene.bundled,
    )
    if before is not None and all(map(_same, source, before.source)):
        return before
    positions = np.asarray(scene.positions_mm, float).reshape(-1, 3)
    drawn: Bools = np.isfinite(positions.sum(axis=1))
    places = positions[drawn]
    centre, scale = np.array(START_MM), 1.0
    if not scene.show_cortex and len(places):
        low, high = places.min(axis=0), places.max(axis=0)
        centre = (low + high) / 2
        reach = float(np.linalg.norm(high - low)) / 2
        scale = reach / HUMAN_REACH_MM if reach > 0 else 1.0
    weights = pair_weights(scene.weights)
    edges = shown_edges(
        weights, drawn, scene.edge_mode, scene.edge_share, scene.edge_limit
    )
    return Shape(
        positions_mm=np.where(drawn[:, None], positions, 0.0),
        drawn=drawn,
        centre_mm=centre,
        scale=scale,
        weights=weights,
        edges=edges if len(edges.pairs) else NO_EDGES,
        bundles=NO_LINES,
        source=source,
    )


def _mask(scene: BrainScene, regions: tuple[int, ...]) -> Bools:
    mask = np.zeros(scene.count, bool)
    mask[list(regions)] = True
    return mask


def _diameters(scene: BrainScene, shape: Shape) -> Floats:
    sizes = shape.weights.sum(axis=1) if scene.sizes is None else scene.sizes
    sizes = np.clip(np.nan_to_num(np.asarray(sizes, float)), 0, None)
    largest = sizes.max(initial=0.0)
    grown = np.sqrt(sizes / largest) if largest > 0 else np.full(len(sizes), 0.5)
    diameters = (SMALLEST_MM + GROWTH_MM * grown) * shape.scale
    stimulated = _mask(scene, scene.stimulated)
    diameters = np.where(stimulated, diameters * STIMULATED, diameters)
    if scene.bodies is not None:  # their size is their own
        diameters[scene.bodies.members] = 2 * scene.bodies.radii_mm
    return diameters


def _edge_states(scene: BrainScene, shape: Shape) -> Floats:
    """(edge,): hidden where cut, accented where selected."""
    pairs = shape.edges.pairs
    chosen = _mask(scene, scene.selected)[pairs]
    touched = chosen.any(axis=1) if len(scene.selected) <= FEW else chosen.all(axis=1)
    states = np.where(touched, ACCENT, PLAIN)
    states[_among(pairs, sorted_pairs(scene.selected_edges, shape.drawn))] = ACCENT
    gone = _mask(scene, (*scene.removed, *scene.weakened))[pairs].any(axis=1)
    cut = _among(pairs, sorted_pairs(scene.cut_edges, shape.drawn))
    states[gone | cut] = HIDDEN
    return states


def _extra(scene: BrainScene, shape: Shape) -> Ints:
    """Selected edges too weak to be shown otherwise."""
    if scene.has_surface or not scene.selected_edges:
        return _as_pairs(set())
    shown = {(int(a), int(b)) for a, b in shape.edges.pairs}
    hit = {*scene.removed, *scene.weakened}
    cut = sorted_pairs(scene.cut_edges, shape.drawn)
    wanted = sorted_pairs(scene.selected_edges, shape.drawn) - shown - cut
    return _as_pairs({pair for pair in wanted if not hit & set(pair)})


def _cut(scene: BrainScene, shape: Shape) -> Ints:
    hit = (*scene.removed, *scene.weakened)
    if not hit and not scene.cut_edges:
        return _as_pairs(set())
    shown = {(int(a), int(b)) for a, b in shape.edges.pairs}
    pairs = cut_pairs(shape.weights, hit, shown, shape.drawn)
    return _as_pairs(pairs | sorted_pairs(scene.cut_edges, shape.drawn))


def _as_pairs(pairs: Pairs) -> Ints:
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


def _among(pairs: Ints, wanted: Pairs) -> Bools:
    """(edge,): whether an edge is one of the wanted pairs."""
    found = [(int(a), int(b)) in wanted for a, b in pairs] if wanted else []
    return np.array(found, bool) if wanted else np.zeros(len(pairs), bool)


def _same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one is other or _equal(one, other)
    return one == other


def _equal(one: Floats | None, other: Floats | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other, equal_nan=True)

"""What the 3D view shows: one frozen scene of plain arrays."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from .bodies import Bodies
    from .cortex_mesh import OwnCortex

Floats = NDArray[Any]
Ints = NDArray[Any]
Bools = NDArray[Any]
Pairs = set[tuple[int, int]]  # edges without direction, lower index first
EdgeMode = Literal["share", "weight", "top-k"]
Surface = Literal["glass", "pial", "inflated"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A label on a leader line. region: position in the scene; token: a colour role of
    the theme ("accent", "cut", "stim", "measured") for its bar and line."""

    region: int
    title: str
    text: str = ""
    token: str = "accent"


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Contacts of electrodes. positions_mm (contact, xyz) in the scene's space, NaN
    where unknown; shafts: contacts from the tip on, and their names; zone, resected,
    bad (contact,); selected: positions of contacts."""

    positions_mm: Floats
    names: tuple[str, ...]
    shafts: tuple[tuple[int, ...], ...]
    shaft_names: tuple[str, ...]
    zone: tuple[bool, ...]
    resected: tuple[bool, ...]
    bad: tuple[bool, ...]
    selected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class BrainScene:
    """Everything to draw. Regions without a finite position are left out.

    positions_mm (region, xyz); weights (target, source), an edge is drawn where either
    direction is strong. values (region,) colour the nodes, NaN = grey and hatched, None
    = plain grey; diverging: blue below and warm above the middle of value_range. sizes
    (region,) set the diameters, None = strength (sum of the weights).

    edge_mode "share": the strongest edge_share of all pairs; "weight": weights of at
    least edge_limit; "top-k": the edge_limit strongest. cortex: opacity of the
    glass, 0.5 = as in DESIGN.md, 0 = none; show_cortex False where positions are not in
    MNI305.

    removed and weakened regions get an empty ring, their edges and cut_edges are
    dashed; muted: regions of switched-off edits, grey ring; stimulated: always on top.

    surface_values (region,) paint the cortex and hide nodes and edges, except what is
    selected or stimulated. surface_index (label,): region of each label of
    report.assets.cortex, -1 for none; label k is the k-th Desikan-Killiany name.
    own_cortex: hemispheres in place of the template's; surface_index is then of their
    labels. area_note: what the bar says of the areas' borders. bare: a picture without
    bars and letters.

    surface: "glass" shows what is inside; "pial" and "inflated" are opaque and carry
    surface_values. plain_grey: regions without a value are not hatched. stands_out: the
    end that is to be seen on any canvas, as the earliest and the likely. edge_change
    (region, region), symmetric: colours the edges, blue below and warm above 0, with a
    bar called edge_title. title: of the whole picture, where there are two. bundled:
    edges that run alike are drawn together. bodies: regions that are drawn as bodies
    of their own in place of balls.
    """

    positions_mm: Floats
    names: tuple[str, ...]
    hemispheres: tuple[str, ...]
    weights: Floats
    values: Floats | None = None
    value_title: str = ""
    value_unit: str = ""
    value_range: tuple[float, float] = (0.0, 1.0)
    diverging: bool = False
    sizes: Floats | None = None
    edge_share: float = 0.07
    edge_mode: EdgeMode = "share"
    edge_limit: float = 0.0
    cortex: float = 0.5
    show_cortex: bool = True
    selected: tuple[int, ...] = ()
    hovered: int | None = None
    selected_edges: tuple[tuple[int, int], ...] = ()
    removed: tuple[int, ...] = ()
    weakened: tuple[int, ...] = ()
    cut_edges: tuple[tuple[int, int], ...] = ()
    stimulated: tuple[int, ...] = ()
    muted: tuple[int, ...] = ()
    tags: tuple[Tag, ...] = ()
    surface_values: Floats | None = None
    surface_index: Ints | None = None
    own_cortex: "OwnCortex | None" = None
    area_note: str = ""
    bare: bool = False
    contacts: Contacts | None = None
    surface: Surface = "glass"
    plain_grey: bool = False
    stands_out: Literal["", "low", "high"] = ""
    edge_change: Floats | None = None
    edge_title: str = ""
    title: str = ""
    bundled: bool = False
    bodies: "Bodies | None" = None

    @property
    def count(self) -> int:
        """Number of regions."""
        return len(self.names)

    @property
    def has_surface(self) -> bool:
        """Whether the cortex is painted with values."""
        return (
            self.show_cortex
            and self.surface_values is not None
            and self.surface_index is not None
        )

    @property
    def is_opaque(self) -> bool:
        """Whether nothing inside is seen through the cortex."""
        return self.surface != "glass" and self.has_surface

    @property
    def bodied(self) -> Bools:
        """(region,): which regions are bodies and no balls."""
        if self.bodies is None:
            return np.zeros(self.count, bool)
        return self.bodies.mask(self.count)

    @property
    def inner(self) -> tuple[int, ...]:
        """Regions that an opaque cortex hides and that are no areas of it: they are
        drawn through it."""
        if not self.is_opaque or self.surface_index is None:
            return ()
        areas = set(np.asarray(self.surface_index).tolist())
        return tuple(region for region in range(self.count) if region not in areas)

    @property
    def seen_through(self) -> tuple[int, ...]:
        """The inner ones that lie within the cortex, not beside it."""
        if self.bodies is None:
            return self.inner
        return tuple(r for r in self.inner if not self.bodies.is_outside(r))

    @property
    def has_cortex(self) -> bool:
        """Whether a cortex is drawn at all."""
        return self.show_cortex and (self.cortex > 0 or self.has_surface)


def empty_scene() -> BrainScene:
    """No region, only the cortex."""
    return BrainScene(np.zeros((0, 3)), (), (), np.zeros((0, 0)))

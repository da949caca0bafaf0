"""What the user chose for the 3D view in one stage."""

from dataclasses import dataclass, replace
from typing import Literal

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report.wording import number, share, significant
from brainTwinStudio.ui.plots.brain.scene import Surface

EdgeMode = Literal["share", "weight", "top-k"]
EdgesOf = Literal["weights", "learned"]
MOST_SHARE = 0.5
EDGE_STEP = 0.0715  # of the slider: a region more in the mode top-k


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose for one stage. colour "": the stage's first; edge_weight:
    share of the largest weight; compare, response: keys of brain_plan; edges: coloured
    by nothing, or by what was learned; bundled: drawn together where they run alike;
    by_centre: areas whose borders are not known are drawn by the nearest centre;
    bodies: structures below the cortex are bodies, not balls."""

    colour: str = ""
    size: str = "strength"
    cortex: float = 0.5
    edge_mode: EdgeMode = "share"
    edge_share: float = 0.07
    edge_weight: float = 0.1
    edge_count: int = 3
    compare: str = "difference"
    response: str = "response"
    edges: EdgesOf = "weights"
    surface: Surface = "glass"
    bundled: bool = False
    by_centre: bool = True
    bodies: bool = True

    @property
    def edges_at(self) -> float:
        """Place of the edge slider, 0 = none to 1 = most."""
        if self.edge_mode == "weight":
            return 1 - self.edge_weight**0.5
        if self.edge_mode == "top-k":
            return (self.edge_count - 1) / 14
        return (self.edge_share / MOST_SHARE) ** 0.5

    def with_edges_at(self, place: float) -> "Look":
        """The look with the edge slider at another place, 0 to 1."""
        if self.edge_mode == "weight":
            return replace(self, edge_weight=(1 - place) ** 2)
        if self.edge_mode == "top-k":
            return replace(self, edge_count=1 + round(14 * place))
        return replace(self, edge_share=MOST_SHARE * place**2)

    def with_more_edges(self) -> "Look":
        """The next step of the slider."""
        return self.with_edges_at(min(self.edges_at + EDGE_STEP, 1.0))

    def with_fewer(self) -> "Look":
        """The step before; some edges are left."""
        return self.with_edges_at(max(self.edges_at - EDGE_STEP, EDGE_STEP / 2))


def edge_words(look: Look, weights: Array | None) -> str:
    """What the edge slider means: 'top 7 %', 'w ≥ 870', 'top 3 each'."""
    if look.edge_mode == "share":
        digits = 0 if look.edge_share >= 0.02 else 1
        return tr("top {share}", share=number(100 * look.edge_share, digits, "%"))
    if look.edge_mode == "top-k":
        return tr("top {count} each", count=look.edge_count)
    if weights is None:
        return f"≥ {share(look.edge_weight)}"
    return f"w ≥ {significant(look.edge_weight * float(weights.max()))}"

"""Which connections the 3D view draws: by weight, or by what was learned beyond
anatomy."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Twin
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.matrix_scene import structural
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.view import View

LEARNED = tr("Learned − anatomical")
LEARNED_NOTE = tr(
    "Edges: learned less anatomical weight, each over its largest on the square-root "
    "scale, the larger change of both directions; intervals not estimated."
)
BUNDLED_NOTE = tr("Edges that run alike are bundled; their curves are no fibre tracts.")
NOT_LEARNED = tr("This twin has the anatomical connectome: nothing was learned.")
TINY = float(np.finfo(float).tiny)


def weights_of(connectome: Connectome, look: Look) -> Array:
    if look.edge_mode != "top-k":
        return connectome.weights
    return strongest(connectome, look.edge_count)


@lru_cache(maxsize=8)
def strongest(connectome: Connectome, count: int) -> Array:
    """Weights of which only the strongest `count` of each region are left."""
    return _strongest(np.maximum(connectome.weights, connectome.weights.T), count)


def _strongest(both: Array, count: int) -> Array:
    least = np.sort(both, axis=1)[:, -min(count, len(both)), None]
    kept = (both >= least) & (both > 0)
    return np.where(kept | kept.T, both, 0.0)


def least(weights: Array, look: Look) -> float:
    """The weight from which an edge is drawn, in modes other than `share`."""
    if look.edge_mode == "weight":
        return max(look.edge_weight * float(weights.max()), TINY)
    return TINY


def shows_learned(twin: Twin | None, look: Look) -> bool:
    """Whether edges are coloured by what was learned: wanted, and known."""
    return look.edges == "learned" and twin is not None and _change(twin) is not None


def with_learned(scene: BrainScene, view: View, look: Look) -> BrainScene:
    """The scene with the strongest changes as edges; as it was where they are not
    wanted or there are none."""
    twin = view.twin
    change = None if twin is None or look.edges != "learned" else _change(twin)
    if change is None:
        return scene
    size = np.abs(change)
    shown = _strongest(size, look.edge_count) if look.edge_mode == "top-k" else size
    return replace(
        scene,
        weights=shown,
        edge_limit=least(size, look),
        edge_change=change,
        edge_title=LEARNED,
    )


def has_learned(twin: Twin | None) -> bool:
    return twin is not None and _change(twin) is not None


@lru_cache(maxsize=2)
def _change(twin: Twin) -> Array | None:
    """(region, region), symmetric: of both directions the larger change of the matrix
    panel's difference; None where nothing was learned."""
    change = structural(twin.connectome, twin).tiles[2].values
    if change is None:
        return None
    change = np.where(np.eye(len(change), dtype=bool), 0.0, np.nan_to_num(change))
    return np.where(np.abs(change) >= np.abs(change.T), change, change.T)


CACHES = (strongest, _change)

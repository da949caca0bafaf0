"""The colours of nodes, cortex and edges, from values and the theme."""

import numpy as np

from brainTwinStudio.report.assets import ColourMap, colour_map
from brainTwinStudio.ui.theme import Theme

from .scene import Bools, BrainScene, Floats, Ints

USUAL_ARM = 0.98  # of the shown changes of edges: the few beyond it share a colour


def rgb(token: str) -> Floats:
    """#RRGGBB as (3,) from 0 to 1."""
    return np.array([int(token[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def map_name(scene: BrainScene, theme: Theme) -> ColourMap:
    """The colour map of the scene's values."""
    if scene.diverging:
        return theme.difference_map
    fades = scene.has_surface and not scene.is_opaque
    return "lipari" if fades and theme.dark else theme.values_map


def map_table(scene: BrainScene, theme: Theme) -> Floats:
    """(256, rgb) uint8 of the scene's values."""
    table = colour_map(map_name(scene, theme))
    wanted = "high" if scene.has_surface else scene.stands_out
    if scene.diverging or not wanted:
        return table
    # The high end is bright: it stands out on dark, the low end on light.
    return table if (wanted == "high") == theme.dark else table[::-1]


def shares(scene: BrainScene, values: Floats | None) -> Floats:
    """Values from 0 to 1 within the scene's range, (region,)."""
    if values is None:
        return np.full(scene.count, np.nan)
    low, high = scene.value_range
    span = high - low if high > low else 1.0
    return np.clip((np.asarray(values, float) - low) / span, 0, 1)


def node_colours(scene: BrainScene, theme: Theme) -> tuple[Floats, Bools]:
    """Colours (region, rgb) from 0 to 1, and which nodes are hatched (region,)."""
    share = shares(scene, scene.values)
    known = np.isfinite(share)
    table = map_table(scene, theme) / 255
    picked = table[np.round(np.where(known, share, 0) * 255).astype(int)]
    grey = (rgb(theme.text3) + rgb(theme.line2)) / 2
    colours = np.where(known[:, None], picked, grey)
    stimulated = list(scene.stimulated)
    colours[stimulated] = rgb(theme.stim)
    hatched: Bools = ~known & (scene.values is not None and not scene.plain_grey)
    hatched[stimulated] = False
    return colours, hatched


def edge_arm(changes: Floats, pairs: Ints) -> float:
    """Both ends of the bar of changes (region, region) of the shown pairs."""
    shown = np.abs(changes[pairs[:, 0], pairs[:, 1]])
    return float(np.quantile(shown, USUAL_ARM)) if shown.size else 1.0


def edge_colours(
    scene: BrainScene, theme: Theme, pairs: Ints, arm: float
) -> Floats | None:
    """(edge, rgb) from 0 to 1 of what became of each connection; None: all alike."""
    if scene.edge_change is None:
        return None
    change = scene.edge_change[pairs[:, 0], pairs[:, 1]]
    share = np.clip(0.5 + 0.5 * change / (arm or 1.0), 0, 1)
    return colour_map(theme.difference_map)[np.round(share * 255).astype(int)] / 255

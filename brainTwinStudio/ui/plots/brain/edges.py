"""Which connections are drawn, and along which curves."""

from dataclasses import dataclass

import numpy as np

from .scene import Bools, EdgeMode, Floats, Ints, Pairs

MOST_TUBES = 400  # beyond them, weaker edges are thin lines
BOW = 0.20  # a control point this far to the centre bows the middle by 10 %
SAMPLES = 9  # points along a curve
DASH_MM = 2.6
GAP_MM = 2.0
DASH_SAMPLES = 3  # points along a dash
MOST_DASHES = 60  # of one edge
STRONGEST_CUT = 6  # edges of a removed region that show, however weak


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Pairs of regions (edge, 2), strongest first, lower index first; strength (edge,)
    0 to 1, the root of weight / largest weight."""

    pairs: Ints
    strength: Floats


NO_LINES: Floats = np.zeros((0, SAMPLES, 3))
NO_EDGES = Edges(np.zeros((0, 2), np.int64), np.zeros(0))


def pair_weights(weights: Floats) -> Floats:
    """(region, region), symmetric: the stronger direction; 0 where unknown."""
    known = np.nan_to_num(np.asarray(weights, float), nan=0.0, posinf=0.0, neginf=0.0)
    both = np.maximum(known, known.T)
    np.fill_diagonal(both, 0.0)
    return both


def shown_edges(
    weights: Floats, drawn: Bools, mode: EdgeMode, share: float, limit: float
) -> Edges:
    """The strongest connections. weights (region, region) of `pair_weights`; drawn
    (region,): whether a region has a place."""
    rows, columns = np.triu_indices(len(weights), 1)
    strength = weights[rows, columns]
    there = (strength > 0) & drawn[rows] & drawn[columns]
    rows, columns, strength = rows[there], columns[there], strength[there]
    if mode == "weight":
        count = int(np.count_nonzero(strength >= limit))
    elif mode == "top-k":
        count = int(limit)
    else:
        count = round(share * len(weights) * (len(weights) - 1) / 2)
    count = int(np.clip(count, 0, len(strength)))
    if count == 0:
        return NO_EDGES
    order = np.argsort(-strength, kind="stable")[:count]
    pairs = np.stack([rows[order], columns[order]], axis=1)
    return Edges(pairs, np.sqrt(strength[order] / strength.max()))


def sorted_pairs(edges: tuple[tuple[int, int], ...], drawn: Bools) -> Pairs:
    """Edges without direction, lower index first, of regions that have a place."""
    pairs = {(min(edge), max(edge)) for edge in edges}
    return {p for p in pairs if p[0] != p[1] and drawn[p[0]] and drawn[p[1]]}


def cut_pairs(
    weights: Floats, hit: tuple[int, ...], shown: Pairs, drawn: Bools
) -> Pairs:
    """The edges of removed or weakened regions: those shown anyway, and of each region
    its strongest few. weights (region, region) of `pair_weights`."""
    touched = set(hit)
    found = {pair for pair in shown if touched & set(pair)}
    for region in hit:
        row = np.where(drawn, weights[region], 0.0)
        for other in np.argsort(-row, kind="stable")[:STRONGEST_CUT]:
            if row[other] > 0 and drawn[region]:
                low, high = sorted((region, int(other)))
                found.add((low, high))
    return found


def curves(pairs: Ints, positions_mm: Floats, centre_mm: Floats) -> Floats:
    """(edge, SAMPLES, xyz): a slight bow to the centre."""
    start, end = positions_mm[pairs[:, 0]], positions_mm[pairs[:, 1]]
    control = toward(pairs, positions_mm, centre_mm)
    t = np.linspace(0, 1, SAMPLES)[:, None]
    return (
        (1 - t) ** 2 * start[:, None]
        + 2 * t * (1 - t) * control[:, None]
        + t**2 * end[:, None]
    )


def toward(pairs: Ints, positions_mm: Floats, centre_mm: Floats) -> Floats:
    """(edge, xyz): where the lines bow to, beside the middle of their ends."""
    middle = (positions_mm[pairs[:, 0]] + positions_mm[pairs[:, 1]]) / 2
    return middle + BOW * (np.asarray(centre_mm) - middle)


def dashes(lines: Floats, scale: float) -> tuple[Floats, Ints]:
    """(dash, DASH_SAMPLES, xyz) along lines (edge, sample, xyz), and (dash,) which line
    it is of. scale: how many mm of the space a mm of the picture is."""
    lengths = np.linalg.norm(np.diff(lines, axis=1), axis=2).sum(axis=1) / scale
    counts = np.clip(np.round(lengths / (DASH_MM + GAP_MM)), 1, MOST_DASHES).astype(int)
    owner = np.repeat(np.arange(len(lines)), counts)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    step = 1 / counts[owner]
    filled = step * DASH_MM / (DASH_MM + GAP_MM)
    first = number * step + (step - filled) / 2
    times = first[:, None] + filled[:, None] * np.linspace(0, 1, DASH_SAMPLES)[None]
    at = times * (lines.shape[1] - 1)
    before = np.minimum(at.astype(int), lines.shape[1] - 2)
    share, owners = (at - before)[..., None], owner[:, None]
    found = (1 - share) * lines[owners, before] + share * lines[owners, before + 1]
    return found, owner

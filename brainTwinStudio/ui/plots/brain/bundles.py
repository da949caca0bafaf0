"""Edges that run alike, drawn together: how they curve, computed beside the window.

Mean-shift edge bundling in three dimensions, as in brainGL (Boettger et al. 2014,
doi:10.3389/fnins.2014.00015): again and again every inner point of an edge goes to the
mean of the points of the edges compatible with it that are as far along, weighted by
compatibility and by a Gaussian of their distance. Compatible is what is alike in angle,
length and place and lies side by side (Holten and van Wijk 2009,
doi:10.1111/j.1467-8659.2009.01450.x).
"""

from itertools import pairwise

import numpy as np

from .scene import Bools, Floats, Ints

MOST_BUNDLED = 2000  # edges; weaker ones stay as they are
ALIKE = 0.25  # from which compatibility on, 0 to 1, edges attract each other
REACH_MM = (18.0, 15.0, 12.0, 9.5, 7.5, 6.0, 5.0)  # of the Gaussian, step by step
SMOOTHING = 3  # times, over three points
FAN, DETOUR = 0.7, 0.28  # how late edges meet; most of its length an edge moves
AT_ONCE = 250  # edges, with all that attract them: no more memory than for these
TINY_MM = 1e-6


def bundled(lines_mm: Floats, kinds: Ints, scale: float = 1.0) -> Floats:
    """The same lines (edge, sample, xyz), drawn together where they run alike; their
    ends stay. kinds (edge,): only edges of one kind are drawn together, as those within
    the left hemisphere. scale: how many mm of the space a mm of a human brain is."""
    plain = lines = np.asarray(lines_mm, np.float32)
    one, other, flipped, weight = _attracting(lines[:, 0], lines[:, -1], kinds)
    if not len(one):
        return lines
    other = other + flipped * len(lines)
    for reach in REACH_MM:
        moved = _shifted(lines, one, other, weight, reach * scale)
        lines = np.concatenate([lines[:, :1], moved[:, 1:-1], lines[:, -1:]], axis=1)
    return plain + _gentle(lines - plain, plain)


def _gentle(way: Floats, plain: Floats) -> Floats:
    """How far points are taken from plain lines (edge, sample, xyz): less the nearer to
    their ends, so that they leave a region on their way, and no edge makes a detour."""
    along = np.linspace(0, 1, way.shape[1], dtype=np.float32)[:, None]
    way = way * (4 * along * (1 - along)) ** FAN
    farthest = np.linalg.norm(way, axis=2).max(axis=1)
    length = np.linalg.norm(plain[:, -1] - plain[:, 0], axis=1)
    share = np.minimum(1.0, DETOUR * length / farthest.clip(TINY_MM))
    way = way * share[:, None, None].astype(np.float32)
    for _ in range(SMOOTHING):
        middle = (way[:, :-2] + 2 * way[:, 1:-1] + way[:, 2:]) / 4
        way = np.concatenate([way[:, :1], middle, way[:, -1:]], axis=1)
    return way


def _shifted(
    lines: Floats, one: Ints, other: Ints, weight: Floats, reach_mm: float
) -> Floats:
    """One step of the mean shift. Edge `one` (pair,), in order, is drawn to `other`,
    from the number of edges on to an edge read from its end."""
    both = np.concatenate([lines, lines[:, ::-1]])
    total = np.ones(lines.shape[:2], np.float32)  # what an edge weighs for itself
    mean = lines.copy()
    edges = np.arange(0, len(lines) + AT_ONCE, AT_ONCE)
    for begin, end in pairwise(np.searchsorted(one, edges)):
        of, points = one[begin:end], both[other[begin:end]]
        away = points - lines[of]
        square = np.einsum("psx,psx->ps", away, away)
        pull = weight[begin:end, None] * np.exp(square / (-2 * reach_mm**2))
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        total[of[starts]] += np.add.reduceat(pull, starts, axis=0)
        mean[of[starts]] += np.add.reduceat(pull[..., None] * points, starts, axis=0)
    return mean / total[..., None]


def _attracting(
    starts: Floats, ends: Floats, kinds: Ints
) -> tuple[Ints, Ints, Bools, Floats]:
    """Pairs of edges that attract each other: the first, in order, the second, whether
    the second runs the other way, and how compatible they are (pair,)."""
    way, middle = ends - starts, (starts + ends) / 2
    length = np.linalg.norm(way, axis=1).clip(TINY_MM)
    unit = way / length[:, None]
    cosine, mean = unit @ unit.T, (length[:, None] + length) / 2
    ratio = np.minimum(length[:, None], length) / mean
    alike = np.abs(cosine) * 2 / (1 / ratio + 2 - ratio)  # angle; length
    square = (middle**2).sum(axis=1)
    apart = np.sqrt((square[:, None] + square - 2 * middle @ middle.T).clip(0))
    alike *= mean / (mean + apart)  # place
    beside = np.abs(unit @ middle.T - (unit * middle).sum(axis=1)[:, None])
    beside /= (length * np.abs(cosine)).clip(TINY_MM)
    alike *= (1 - 2 * np.maximum(beside, beside.T)).clip(0)  # side by side
    np.fill_diagonal(alike, 0)
    one, other = np.nonzero((alike > ALIKE) & (kinds[:, None] == kinds))
    return one, other, cosine[one, other] < 0, alike[one, other]

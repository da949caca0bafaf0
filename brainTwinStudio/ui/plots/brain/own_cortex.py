"""A person's own hemispheres made ready to draw: no more vertices than stay smooth."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .cortex_mesh import CortexMesh, OwnCortex, normals_of
from .scene import Floats, Ints

MOST_VERTICES = 80_000  # of a hemisphere
HULL_VERTICES = 3_000  # of a hemisphere, while it moves and for the mouse
CELL_MM, HULL_MM, GROWTH = 1.0, 3.5, 1.2
ROUNDS, DEPTH_MM = 20, 3.0  # smoothing that flattens folds, and what counts as deep
Sheet = tuple[Floats, Ints, Ints]  # vertices_mm, triangles, labels


def own_cortex(sheets: Sequence[Sheet]) -> OwnCortex:
    """One mesh of all sheets, full and hull. labels (vertex,): 0 = none; the same
    numbers mean the same in all sheets."""
    outward = [_outward(sheet) for sheet in sheets]
    full = [_at_most(sheet, MOST_VERTICES, CELL_MM) for sheet in outward]
    hull = [_at_most(sheet, HULL_VERTICES, HULL_MM) for sheet in full]
    return OwnCortex(_mesh(full), _mesh(hull))


def _at_most(sheet: Sheet, count: int, cell_mm: float) -> Sheet:
    """The sheet with cells as large as needed for so many vertices."""
    found = sheet
    while len(found[0]) > count:
        found = clustered(sheet, cell_mm)
        cell_mm *= GROWTH
    return found


def clustered(sheet: Sheet, cell_mm: float) -> Sheet:
    """Vertices of one cell of space that face the same way become their mean (Rossignac
    and Borrel 1993, doi:10.1007/978-3-642-78114-8_29): the banks of a sulcus stay
    apart. The label is that of most of them."""
    vertices, triangles, labels = sheet
    normals = normals_of(vertices, triangles)
    axis = np.abs(normals).argmax(axis=1)
    facing = 2 * axis + (normals[np.arange(len(normals)), axis] > 0)
    cells = np.floor((vertices - vertices.min(axis=0)) / cell_mm).astype(np.int64)
    sides = cells.max(axis=0) + 1
    keys = ((cells[:, 0] * sides[1] + cells[:, 1]) * sides[2] + cells[:, 2]) * 6
    _, group = np.unique(keys + facing, return_inverse=True)
    group = group.ravel()
    size = np.bincount(group)
    means = [np.bincount(group, vertices[:, i]) / size for i in range(3)]
    corners = group[triangles]
    a, b, c = corners.T
    corners = corners[(a != b) & (b != c) & (a != c)]
    low, middle, high = np.sort(corners, axis=1).astype(np.int64).T
    count = len(size)
    _, first = np.unique((low * count + middle) * count + high, return_index=True)
    return np.stack(means, axis=1), corners[np.sort(first)], _majority(group, labels)


def _majority(group: Ints, labels: Ints) -> Ints:
    """The most frequent label of each group (group,), the smallest of equals."""
    span = int(labels.max(initial=0)) + 1
    pairs, counts = np.unique(group * span + labels, return_counts=True)
    groups, own = pairs // span, pairs % span
    order = np.lexsort((own, -counts, groups))
    _, first = np.unique(groups[order], return_index=True)
    return own[order][first]


def _outward(sheet: Sheet) -> Sheet:
    """Triangles counter-clockwise from outside: the volume they enclose is above 0."""
    vertices, triangles, labels = sheet
    vertices = np.asarray(vertices, float)
    a, b, c = (vertices[triangles[:, i]] - vertices.mean(axis=0) for i in range(3))
    if float(np.einsum("ij,ij->", a, np.cross(b, c))) < 0:
        triangles = triangles[:, ::-1]
    return vertices, np.asarray(triangles, np.int64), np.asarray(labels, np.int64)


def _averager(triangles: Ints, count: int) -> Any:
    """Sparse (vertex, vertex): the mean over the corners of a vertex's triangles; of
    itself, where it has none."""
    from scipy.sparse import csr_array, diags_array

    alone = np.setdiff1d(np.arange(count), triangles)
    rows = np.concatenate([np.repeat(triangles, 3, axis=1).ravel(), alone])
    columns = np.concatenate([np.tile(triangles, (1, 3)).ravel(), alone])
    joined = csr_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))
    return diags_array(1 / joined.sum(axis=1)) @ joined


def _mesh(sheets: Sequence[Sheet]) -> CortexMesh:
    starts = np.cumsum([0, *(len(sheet[0]) for sheet in sheets)])
    vertices = np.concatenate([sheet[0] for sheet in sheets])
    shifted = [s[1] + start for s, start in zip(sheets, starts[:-1], strict=True)]
    triangles = np.concatenate(shifted).astype(np.uint32)
    normals = normals_of(vertices, triangles)
    flat, mean = vertices, _averager(triangles, len(vertices))
    for _ in range(ROUNDS):
        flat = mean @ flat
    depth = np.einsum("ij,ij->i", flat - vertices, normals) / DEPTH_MM
    return CortexMesh(
        vertices.astype(np.float32),
        normals.astype(np.float32),
        triangles,
        np.clip(depth, -1, 1).astype(np.float32),
        np.concatenate([sheet[2] for sheet in sheets]),
    )

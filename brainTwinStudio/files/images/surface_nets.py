"""The surface of a structure in a volume of labels: smooth, closed, of few vertices."""

import numpy as np

from brainTwinStudio.project import Array

ABOUT_VERTICES = 1200
SMOOTH_MM = 1.0  # of the mask, before its surface is taken
VOXELS = 0.75  # at least so many
LEVEL = 0.5
AREA = 5.0  # about that of a structure of volume 1


def structure_surface(mask: Array, affine: Array) -> tuple[Array, Array]:
    """Vertices (vertex, xyz) in mm and faces (face, 3), counter-clockwise from outside,
    of a mask (x, y, z) of bool that is true somewhere; affine (4, 4): voxels to mm. The
    mask is smoothed and brought to a grid as coarse as its size allows."""
    from scipy.ndimage import affine_transform, gaussian_filter

    sizes = np.linalg.norm(affine[:3, :3], axis=0)
    low, high = (end(np.argwhere(mask), axis=0) for end in (np.min, np.max))
    inside = mask[tuple(slice(a, b + 1) for a, b in zip(low, high, strict=True))]
    room = np.ceil(3 * SMOOTH_MM / sizes).astype(int) + 1
    inside = np.pad(inside.astype(np.float32), np.stack([room, room], axis=1))
    volume = float(mask.sum()) * float(np.prod(sizes))
    step = max(float(sizes.min()), np.sqrt(AREA * volume ** (2 / 3) / ABOUT_VERTICES))
    # no steps of the voxels, and nothing finer than the grid
    smooth = gaussian_filter(
        inside, np.maximum(max(SMOOTH_MM, step / 2) / sizes, VOXELS)
    )
    shape = np.ceil((np.array(inside.shape) - 1) * sizes / step).astype(int) + 1
    field = affine_transform(
        smooth, step / sizes, output_shape=tuple(shape), order=1, mode="constant"
    )
    field = np.pad(field, 1)
    vertices, faces = surface_net(field, min(LEVEL, 0.5 * float(field.max())))
    voxels = (vertices - 1) * step / sizes - room + low
    points = voxels @ affine[:3, :3].T + affine[:3, 3]
    if np.linalg.det(affine[:3, :3]) < 0:
        faces = faces[:, ::-1]
    return points, faces


def surface_net(field: Array, level: float) -> tuple[Array, Array]:
    """Vertices (vertex, xyz) in cells and faces (face, 3) of the surface where a field
    (x, y, z), below the level at its border, reaches the level: one vertex in each cell
    that it passes, the mean of its crossings (surface nets: Gibson 1998,
    doi:10.1007/BFb0056277)."""
    shape = np.array(field.shape)
    sums, counts = np.zeros((field.size, 3)), np.zeros(field.size)
    quads = []
    for axis in range(3):
        low = np.moveaxis(np.moveaxis(field, axis, 0)[:-1], 0, axis)
        high = np.moveaxis(np.moveaxis(field, axis, 0)[1:], 0, axis)
        at = np.argwhere((low > level) != (high > level))
        first, second = low[tuple(at.T)], high[tuple(at.T)]
        crossing = at.astype(float)
        crossing[:, axis] += (level - first) / (second - first)
        one, other = np.eye(3, dtype=int)[[(axis + 1) % 3, (axis + 2) % 3]]
        around = [at - one - other, at - other, at, at - one]
        cells = [np.ravel_multi_index(tuple(cell.T), shape) for cell in around]
        for cell in cells:
            np.add.at(sums, cell, crossing)
            np.add.at(counts, cell, 1)
        ring = np.stack(cells, axis=1)
        quads.append(np.where((first > level)[:, None], ring, ring[:, ::-1]))
    ring = np.concatenate(quads)
    used, corners = np.unique(ring, return_inverse=True)
    corners = corners.reshape(ring.shape)
    faces = np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]])
    return sums[used] / counts[used, None], faces

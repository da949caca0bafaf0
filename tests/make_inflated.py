"""Makes resources/meshes/cortex_inflated.npz anew: `python tests/make_inflated.py`.

The pial surface of cortex_full.npz is smoothed until its folds are gone, as in Fischl,
Sereno and Dale 1999 (doi:10.1006/nimg.1998.0396) but without their metric term: every
vertex moves to the mean of its neighbours, and after each round the hemisphere gets the
lengths back that it had along each axis. Hemispheres are moved apart where they would
meet. The coarse surface takes the places of the nearest vertices of the full one.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.spatial import KDTree

MESHES = Path(__file__).parents[1] / "resources" / "meshes"
ROUNDS, APART_MM = 250, 6.0  # APART: between the halves
Points = NDArray[np.float64]


def inflated(vertices_mm: Points, faces: NDArray[np.int64]) -> Points:
    """One hemisphere (vertex, xyz) without folds, as long, wide and high as before."""
    count = len(vertices_mm)
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    ones = np.ones(len(ends))
    joined = csr_array((ones, (ends[:, 0], ends[:, 1])), shape=(count, count))
    joined = ((joined + joined.T) > 0).astype(float)
    mean = diags_array(1 / joined.sum(axis=1)) @ joined
    low, high = vertices_mm.min(axis=0), vertices_mm.max(axis=0)
    places = vertices_mm
    for _ in range(ROUNDS):
        places = 0.5 * places + 0.5 * (mean @ places)
        now_low, now_high = places.min(axis=0), places.max(axis=0)
        places = low + (places - now_low) * (high - low) / (now_high - now_low)
    return places


def made() -> dict[str, NDArray[np.int16]]:
    """The arrays of the file: vertices in 0.01 mm, in the order of the pial files."""
    full, fast = (np.load(MESHES / f"cortex_{n}.npz") for n in ("full", "fast"))
    found: dict[str, NDArray[np.int16]] = {}
    for side, way in (("left", -1), ("right", 1)):
        pial = full[f"{side}_vertices"] / 100
        places = inflated(pial, full[f"{side}_faces"].astype(np.int64))
        inner = (places * way)[:, 0].min()
        places[:, 0] += way * max(APART_MM / 2 - inner, 0)
        near = KDTree(pial).query(fast[f"{side}_vertices"] / 100)[1]
        for name, points in (("full", places), ("fast", places[near])):
            found[f"{side}_{name}"] = np.round(100 * points).astype(np.int16)
    return found


if __name__ == "__main__":
    arrays = made()
    np.savez_compressed(MESHES / "cortex_inflated.npz", allow_pickle=False, **arrays)

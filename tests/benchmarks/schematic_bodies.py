"""How far the schematic bodies below the cortex are from structures: overlap with the
surfaces of ENIGMA's fsaverage at the same middle, on which they were not fitted; and
how near the surface comes that is made of a volume of labels of 2 mm.

    python -m tests.benchmarks.schematic_bodies [--save]
"""

import argparse
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from brainTwinStudio.files.images.surface_nets import structure_surface
from brainTwinStudio.ui.plots.brain.bodies import volume_and_middle
from brainTwinStudio.ui.plots.brain.schematic_bodies import schematic_body

nib: Any = nibabel
FILE = Path(__file__).parents[2].parent / "shared/data/fsaverage5/sctx_rh.gii"
SAVED = Path(__file__).parent / "results" / "schematic_bodies.md"
STRUCTURES = {  # place of the sheet in the file
    0: "accumbens", 1: "amygdala", 2: "caudate", 4: "hippocampus", 5: "pallidum",
    6: "putamen", 7: "thalamus",
}  # fmt: skip
STEP_MM, AT_ONCE = 2.0, 2000


def inside(vertices: np.ndarray, faces: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Whether points lie in a closed mesh: its faces fill the view from them (solid
    angles: Van Oosterom and Strackee 1983, doi:10.1109/TBME.1983.325207)."""
    turns = np.zeros(len(points))
    for start in range(0, len(points), AT_ONCE):
        here = points[start : start + AT_ONCE, None]
        a, b, c = (vertices[faces[:, i]][None] - here for i in range(3))
        x, y, z = (np.linalg.norm(side, axis=2) for side in (a, b, c))
        over = np.einsum("ijk,ijk->ij", a, np.cross(b, c))
        under = x * y * z + (a * b).sum(2) * z + (b * c).sum(2) * x + (c * a).sum(2) * y
        turns[start : start + AT_ONCE] = np.arctan2(over, under).sum(1) / (2 * np.pi)
    return np.abs(turns) > 0.5


def row(name: str, vertices: np.ndarray, faces: np.ndarray) -> str:
    """Of one structure of the right side."""
    body = schematic_body(name, "R")
    assert body is not None
    drawn = body[0] + volume_and_middle(vertices, faces)[1]
    both = np.concatenate([vertices, drawn])
    low, high = both.min(axis=0) - STEP_MM, both.max(axis=0) + STEP_MM
    sides = [np.arange(a, b, STEP_MM) for a, b in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1)
    points = grid.reshape(-1, 3)
    one, other = inside(vertices, faces, points), inside(drawn, body[1], points)
    dice = 2 * (one & other).sum() / (one.sum() + other.sum())
    affine = np.diag([STEP_MM] * 3 + [1.0])
    affine[:3, 3] = low
    found, _ = structure_surface(one.reshape(grid.shape[:3]), affine)
    away = np.asarray(KDTree(vertices).query(found)[0])
    near = f"{away.mean():.2f} | {np.quantile(away, 0.95):.2f}"
    return f"| {name} | {dice:.2f} | {len(found)} | {near} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    arrays = nib.load(FILE).darrays
    vertices, faces = arrays[0].data.astype(float), arrays[1].data
    count = len(vertices)
    ends = faces[:, :2].ravel(), faces[:, 1:].ravel()
    joined = csr_array((np.ones(len(ends[0])), ends), shape=(count, count))
    _, sheet = connected_components(joined, directed=False)
    rows = []
    for number, name in STRUCTURES.items():
        own = np.flatnonzero(sheet == number)
        place = np.full(count, -1)
        place[own] = np.arange(len(own))
        rows.append(
            row(name, vertices[own], place[faces[sheet[faces[:, 0]] == number]])
        )
    text = "\n".join(
        ["# Bodies below the cortex against ENIGMA's surfaces of fsaverage", "",
         "Written by `tests/benchmarks/schematic_bodies.py --save`; right side.", "",
         "| structure | overlap of the schematic body (Dice) | vertices of the surface "
         "from a 2 mm volume | from the true one, mean mm | 95 %, mm |",
         "|---|---|---|---|---|", *rows]
    )  # fmt: skip
    print(text)
    if args.save:
        SAVED.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

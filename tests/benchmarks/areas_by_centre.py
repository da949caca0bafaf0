"""How much of the cortex gets its own region where areas are drawn by the nearest
centre: atlases whose borders on fsaverage5 are known, their centres in the middle of
their labels, under names of no atlas.

    python -m tests.benchmarks.areas_by_centre [--save]
"""

import argparse
from pathlib import Path

import numpy as np

from brainTwinStudio.project import Parcellation
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.ui.panels.brain_areas import areas_of
from brainTwinStudio.ui.plots.brain.cortex_mesh import cortex_mesh

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "fsaverage5"
SAVED = Path(__file__).parent / "results" / "areas_by_centre.md"
ATLASES = ("Desikan-Killiany", "schaefer_100", "schaefer_200", "schaefer_400")


def borders(atlas: str) -> np.ndarray:
    """Label (vertex,) of both hemispheres, 0 = none."""
    if atlas == ATLASES[0]:
        return cortex_mesh(fast=False).labels.astype(int)
    with np.load(DATA / f"{atlas}_fsa5.npz") as file:
        return file[file.files[0]].astype(int)


def row(atlas: str) -> str:
    true, mesh = borders(atlas), cortex_mesh(fast=False)
    half = len(true) // 2
    sides: tuple[Hemisphere, Hemisphere] = ("L", "R")
    found: list[tuple[Hemisphere, int, np.ndarray]] = [
        (side, label, here)
        for number, side in enumerate(sides)
        for label in np.unique(true[number * half : (number + 1) * half])
        if label > 0
        for here in [(true == label) & ((np.arange(2 * half) >= half) == number)]
    ]
    centres = np.array([mesh.vertices_mm[here].mean(axis=0) for *_, here in found])
    regions = np.full(len(true), -1)
    for at, (*_, here) in enumerate(found):
        regions[here] = at
    parcellation = Parcellation(
        atlas,
        tuple(f"{side}-area-{at}" for at, (side, *_) in enumerate(found)),
        tuple(side for side, *_ in found),
        centres,
        "MNI305",
    )
    areas = areas_of(parcellation, None)
    assert areas.mesh is not None
    drawn = areas.index[areas.mesh.full.labels]
    inside = (regions >= 0) & (mesh.labels > 0)
    right = (drawn == regions)[inside].mean()
    bare = (drawn < 0)[inside].mean()
    shares = f"{100 * right:.0f} | {100 * bare:.1f}"
    return f"| {atlas} | {len(found)} | {shares} | {areas.reach_mm:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    text = "\n".join(
        ["# Areas by nearest centre against known borders", "",
         "Written by `tests/benchmarks/areas_by_centre.py --save`; share of the "
         "vertices of fsaverage5.", "",
         "| atlas | regions | own region, % | no region, % | reach, mm |",
         "|---|---|---|---|---|", *map(row, ATLASES)]
    )  # fmt: skip
    print(text)
    if args.save:
        SAVED.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

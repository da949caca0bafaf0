"""Meshes, maps and fonts that the program carries: the one door to resources/."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Literal

import numpy as np
from numpy.lib.npyio import NpzFile

from brainTwinStudio.project import Array

ColourMap = Literal["batlow", "vik", "lipari", "tide"]
FontWeight = Literal["Regular", "SemiBold"]


@dataclass(frozen=True, slots=True, eq=False)
class Cortex:
    """One hemisphere's surface in MNI305 (fsaverage), pial or inflated.

    vertices_mm (vertex, xyz); faces (face, 3), counter-clockwise seen from outside;
    sulcus (vertex,), above 0 in a sulcus; labels (vertex,), 0 = no region, k = the
    k-th of the 68 Desikan-Killiany names.
    """

    vertices_mm: Array
    faces: Array
    sulcus: Array
    labels: Array


def resource(*parts: str) -> Traversable:
    """A file of resources/, wherever the program is installed."""
    return resources.files("brainTwinStudio.resources").joinpath(*parts)


@cache
def cortex(
    side: Literal["left", "right"], *, fast: bool = False, inflated: bool = False
) -> Cortex:
    """The fsaverage5 cortex: 10,242 vertices a side, or 2,500 when `fast`."""
    name = "fast" if fast else "full"
    pial = _arrays(f"cortex_{name}.npz")
    places = _arrays("cortex_inflated.npz") if inflated else pial
    with pial as arrays, places as placed:
        vertices = placed[f"{side}_{name}" if inflated else f"{side}_vertices"]
        return Cortex(
            vertices_mm=vertices.astype(np.float32) / 100,
            faces=arrays[f"{side}_faces"].astype(np.int32),
            sulcus=arrays[f"{side}_sulcus"].astype(np.float32) / 64,
            labels=arrays[f"{side}_labels"].astype(np.int32),
        )


def _arrays(name: str) -> NpzFile:
    """A file of meshes, to be closed."""
    with resource("meshes", name).open("rb") as file:
        return np.load(BytesIO(file.read()))


@cache
def colour_map(name: ColourMap) -> Array:
    """(256, rgb) uint8."""
    with resource("maps", "colour_maps.npz").open("rb") as file, np.load(file) as maps:
        return maps[name]


@cache
def template_centres() -> dict[tuple[str, str], tuple[float, float, float]]:
    """(side, bare region name) -> centre in MNI305 mm, 68 cortical and 16 below."""
    from brainTwinStudio.analysis.quality_numbers import bare_name

    table = resource("demo", "demo_connectome_84", "regions.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return {
        (side, bare_name(name)): (float(x), float(y), float(z))
        for name, side, _, x, y, z in rows
    }


@cache
def font_bytes(weight: FontWeight) -> bytes:
    """Inter as TrueType."""
    return resource("fonts", f"Inter-{weight}.ttf").read_bytes()

"""A glass cortex drawn with matplotlib: projection, shading, outer sheet only."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.report import tokens
from brainTwinStudio.report.assets import cortex

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Side = Literal["left", "right"]
TINT = np.array([0.42, 0.48, 0.58])  # DESIGN.md section 7, light theme


@dataclass(frozen=True, slots=True)
class View:
    """An orthographic view. right, up, eye: signed axis of the brain, 1 x, 2 y, 3 z,
    that points to the picture's right, to its top and to the viewer."""

    name: str
    right: int
    up: int
    eye: int
    sides: tuple[Side, ...]
    letters: tuple[str, str]

    def project(self, points_mm: Array) -> Array:
        """(..., xyz) to (..., right up eye)."""
        axes = (self.right, self.up, self.eye)
        picked = [np.sign(a) * points_mm[..., abs(a) - 1] for a in axes]
        return np.stack(picked, axis=-1)


VIEWS = (
    View("Left", -2, 3, -1, ("left",), ("A", "P")),
    View("Top", 1, 2, 3, ("left", "right"), ("L", "R")),
    View("Right", 2, 3, 1, ("right",), ("P", "A")),
)


@cache
def _sheet(view: View) -> tuple[Array, Array, Array]:
    """Points (vertex, right up), faces from back to front, shade (vertex,) 0..1.

    shade is the opacity of the glass: 0.05 facing the viewer to 0.62 at the rim,
    less in sulci, times a light fixed to the viewer (DESIGN.md section 7).
    """
    points, faces, shades, start = [], [], [], 0
    for side in view.sides:
        mesh = cortex(side)
        normals = view.project(_normals(mesh.vertices_mm, mesh.faces))
        facing = np.clip(np.abs(normals[:, 2]), 0, 1)
        alpha = 0.05 + 0.57 * (1 - facing) ** 1.7
        alpha *= 1 - 0.45 * np.clip(mesh.sulcus, 0, 1)
        light = np.clip(normals @ np.array([-0.41, 0.59, 0.69]), 0, 1)
        shades.append(np.clip(alpha * (1.12 - 0.50 * light) + 0.035, 0, 1))
        flat = view.project(mesh.vertices_mm)
        points.append(flat)
        front = normals[mesh.faces, 2].mean(axis=1) > -0.05
        faces.append(mesh.faces[front] + start)
        start += len(flat)
    flat, triangles = np.concatenate(points), np.concatenate(faces)
    depth = flat[triangles, 2].mean(axis=1)
    return flat[:, :2], triangles[np.argsort(depth)], np.concatenate(shades)


def draw_glass(axes: "Axes", view: View) -> None:
    """The outer sheet of the cortex, clear in front and darker at the rim."""
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.tri import Triangulation

    points, triangles, shade = _sheet(view)
    ramp = LinearSegmentedColormap.from_list("glass", [tokens.PANEL, tuple(TINT)])
    axes.tripcolor(
        Triangulation(points[:, 0], points[:, 1], triangles),
        shade,
        shading="gouraud",
        cmap=ramp,
        vmin=0,
        vmax=0.85,
        zorder=0,
    )


def _normals(vertices: Array, faces: Array) -> Array:
    """Outward unit normals (vertex, xyz), each the mean of its faces' by area."""
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    of_faces = np.cross(b - a, c - a)
    normals = np.zeros(vertices.shape)
    for i in range(3):
        np.add.at(normals, faces[:, i], of_faces)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)

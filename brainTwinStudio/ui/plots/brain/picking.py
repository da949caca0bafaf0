"""What lies under the mouse: computed on the projected points, 0.2 ms for 90 nodes,
4 ms for 20,000 edges."""

import numpy as np

from .camera import Camera
from .cortex_mesh import mesh_of
from .drawing import HIDDEN, Drawing
from .edges import toward
from .scene import Bools, Floats, Ints

NODE_PX = 6.0  # so far outside a node still counts as it
EDGE_PX = 4.0
Size = tuple[float, float]
Point = tuple[float, float]


def pickable(drawing: Drawing) -> Bools:
    """(region,): nodes that are drawn, and the rings of removed regions."""
    rings = np.zeros(drawing.scene.count, bool)
    rings[[*drawing.scene.removed, *drawing.scene.muted]] = True
    return drawing.node_shown | (rings & drawing.shape.drawn)


def node_at(drawing: Drawing, camera: Camera, size: Size, at: Point) -> int:
    """The region under a point, -1 for none; the nearest to the eye of several."""
    wanted, bodied = pickable(drawing), drawing.scene.bodied
    ball, ball_mm = _ball_at(
        drawing, camera, size, at, np.flatnonzero(wanted & ~bodied)
    )
    body, body_mm = _body_at(drawing, camera, size, at, wanted & bodied)
    is_body = body >= 0 and body_mm >= ball_mm
    found = body if is_body else ball
    bodies = drawing.scene.bodies
    beside = is_body and bodies is not None and bodies.is_outside(body)
    if drawing.surface is not None and (found < 0 or beside):
        label, label_mm = _label_at(drawing, camera, size, at)
        if found < 0 or (label >= 0 and label_mm > body_mm):
            return label
    return found


def nodes_within(
    drawing: Drawing, camera: Camera, size: Size, outline: Floats
) -> list[int]:
    """Regions inside a closed outline (corner, x y) in pixels."""
    regions = np.flatnonzero(pickable(drawing))
    if drawing.surface is not None:
        regions = np.flatnonzero(drawing.shape.drawn)
    if not len(regions) or len(outline) < 3:
        return []
    places = camera.project(drawing.shape.positions_mm[regions], size)[:, :2]
    return [int(region) for region in regions[_inside(places, outline)]]


def edge_at(
    drawing: Drawing, camera: Camera, size: Size, at: Point
) -> tuple[int, int] | None:
    """The pair of regions whose drawn edge runs under a point."""
    shape = drawing.shape
    if drawing.surface is not None:
        return None
    shown = _passing(drawing, camera, size, at)
    pairs = np.concatenate([shown, drawing.extra, drawing.cut])
    if not len(pairs):
        return None
    points = camera.project(shape.lines(pairs), size)
    start, end = points[:, :-1, :2], points[:, 1:, :2]
    along = end - start
    length = np.maximum((along**2).sum(axis=2), 1e-9)
    share = np.clip(((np.asarray(at) - start) * along).sum(axis=2) / length, 0, 1)
    nearest = start + share[..., None] * along
    distance = np.linalg.norm(nearest - np.asarray(at), axis=2)
    near = distance <= EDGE_PX
    if not near.any():
        return None
    depth = np.where(near, points[:, :-1, 2], -np.inf).max(axis=1)
    first, second = pairs[int(np.argmax(depth))]
    return int(first), int(second)


def _passing(drawing: Drawing, camera: Camera, size: Size, at: Point) -> Ints:
    """(edge, 2): of the edges that are shown, those that may run under a point: no
    farther from the line between their ends than the point toward which they bow.
    Bundled ones run anywhere."""
    shape = drawing.shape
    shown = drawing.states > HIDDEN
    pairs = shape.edges.pairs[shown]
    bows = toward(pairs, shape.positions_mm, shape.centre_mm)
    nodes = camera.project(shape.positions_mm, size)[:, :2] - at
    start, end = nodes[pairs[:, 0]], nodes[pairs[:, 1]]
    bow = camera.project(bows, size)[:, :2] - at
    room = _from_line(start, end, bow) + EDGE_PX
    near = _from_line(start, end, np.zeros((1, 2))) <= room
    near |= np.flatnonzero(shown) < len(shape.bundles)
    return pairs[near]


def _from_line(start: Floats, end: Floats, place: Floats) -> Floats:
    """How far places (edge, x y) are from the lines between starts and ends."""
    along = end - start
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((place - start) * along).sum(axis=1) / length, 0, 1)
    away = start + share[:, None] * along - place
    return np.hypot(away[:, 0], away[:, 1])


def _body_at(
    drawing: Drawing, camera: Camera, size: Size, at: Point, wanted: Bools
) -> tuple[int, float]:
    """The body of a region `wanted` (region,) under a point, or -1, and how far it is
    towards the eye, mm."""
    bodies = drawing.scene.bodies
    if bodies is None or not wanted.any():
        return -1, -np.inf
    seen = camera.project(bodies.vertices_mm, size)
    corners = bodies.triangles[wanted[bodies.region[bodies.triangles[:, 0]]]]
    x, y = (seen[corners, axis] - at[axis] for axis in (0, 1))
    turns = x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)
    hit = (turns <= 0).all(axis=1)  # from outside; y grows downwards
    if not hit.any():
        return -1, -np.inf
    near = np.where(hit, seen[corners, 2].mean(axis=1), -np.inf)
    front = int(np.argmax(near))
    return int(bodies.region[corners[front, 0]]), float(near[front])


def _ball_at(
    drawing: Drawing, camera: Camera, size: Size, at: Point, regions: Ints
) -> tuple[int, float]:
    """The ball under or just beside a point, or -1, and how far it is towards the eye,
    mm; of one beside it, nothing."""
    if not len(regions):
        return -1, -np.inf
    seen = camera.project(drawing.shape.positions_mm[regions], size)
    radius = drawing.diameters_mm[regions] / 2 * seen[:, 3]
    away = np.hypot(seen[:, 0] - at[0], seen[:, 1] - at[1])
    inside = away <= radius
    if inside.any():
        front = int(np.argmax(np.where(inside, seen[:, 2], -np.inf)))
        return int(regions[front]), float(seen[front, 2])
    beside = away - radius
    nearest = int(np.argmin(beside))
    return (int(regions[nearest]) if beside[nearest] <= NODE_PX else -1), -np.inf


def _label_at(
    drawing: Drawing, camera: Camera, size: Size, at: Point
) -> tuple[int, float]:
    """The region of the painted cortex under a point, or -1, and how far it is towards
    the eye, mm."""
    mesh, index = mesh_of(drawing.scene, fast=True), drawing.scene.surface_index
    if index is None:
        return -1, -np.inf
    facing = np.flatnonzero(mesh.normals @ camera.axes[2] > 0)
    seen = camera.project(mesh.vertices_mm[facing], size)
    away = np.hypot(seen[:, 0] - at[0], seen[:, 1] - at[1])
    near = away <= 3.5 * camera.px_per_mm(size)  # the hull's vertices are 5 mm apart
    if not near.any():
        return -1, -np.inf
    front = int(np.argmax(np.where(near, seen[:, 2], -np.inf)))
    region = int(np.asarray(index)[mesh.labels[facing[front]]])
    return region, float(seen[front, 2])


def _inside(places: Floats, outline: Floats) -> Bools:
    """(place,): whether a ray to the right crosses the outline an odd number of
    times."""
    x, y = places[:, 0, None], places[:, 1, None]
    x0, y0 = outline[:, 0], outline[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    spans = (y0 > y) != (y1 > y)
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    crossing = x0 + (y - y0) * (x1 - x0) / rise
    return (spans & (x < crossing)).sum(axis=1) % 2 == 1

"""The turntable camera and what it does to points, all on the CPU."""

import math
from dataclasses import dataclass, replace

import numpy as np

from .scene import Floats

FIELD_DEG = 22.0
DISTANCE_MM = 395.0  # the eye from the centre; zoom changes the lens, not the distance
START_CENTRE_MM = (0.0, -18.0, 11.0)
WIDE = 1.5  # a view narrower than this times its height shows the same breadth
ZOOM_RANGE = (0.3, 14.0)
MARGIN_PX, MOST_ZOOM = 14.0, 1.05
NODES_ONLY = 0.93  # without a cortex the outermost nodes keep off the border
CLIP = (0.1, 4.0)  # nearest and farthest drawn, in distances

# name -> azimuth, elevation in degrees; the eye sits at that side of the head
DIRECTIONS = {
    "3d": (-122.0, 16.0),
    "left": (-90.0, 0.0),
    "right": (90.0, 0.0),
    "top": (0.0, 90.0),
    "bottom": (180.0, -90.0),
    "front": (180.0, 0.0),
    "back": (0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Azimuth 0 looks from behind, -90 from the left; elevation 90 from the top.

    Pixels are logical, counted from the top left corner of a view of `size`, a pair
    (width, height).
    """

    azimuth: float = DIRECTIONS["3d"][0]
    elevation: float = DIRECTIONS["3d"][1]
    centre_mm: tuple[float, float, float] = START_CENTRE_MM
    distance_mm: float = DISTANCE_MM
    zoom: float = 1.0

    @property
    def axes(self) -> Floats:
        """(3, xyz): unit vectors to the picture's right, its top and the eye."""
        around, up = math.radians(self.azimuth), math.radians(self.elevation)
        s, c = math.sin(around), math.cos(around)
        high, flat = math.sin(up), math.cos(up)
        eye = (s * flat, -c * flat, high)
        return np.array([(c, s, 0.0), (-s * high, c * high, flat), eye])

    @property
    def view_matrix(self) -> Floats:
        """(4, 4), points as rows: the eye at the origin, looking down -z."""
        axes = self.axes
        matrix = np.eye(4, dtype=np.float32)
        matrix[:3, :3] = axes.T
        matrix[3, :3] = -axes @ np.asarray(self.centre_mm)
        matrix[3, 2] -= self.distance_mm
        return matrix

    def projection_matrix(self, size: tuple[float, float]) -> Floats:
        """(4, 4), points as rows, to clip coordinates."""
        focal = self.focal_px(size)
        near, far = (share * self.distance_mm for share in CLIP)
        matrix = np.zeros((4, 4), np.float32)
        matrix[0, 0] = 2 * focal / size[0]
        matrix[1, 1] = 2 * focal / size[1]
        matrix[2, 2] = (far + near) / (near - far)
        matrix[2, 3] = -1
        matrix[3, 2] = 2 * far * near / (near - far)
        return matrix

    def focal_px(self, size: tuple[float, float]) -> float:
        """Pixels for a point that is as far aside as it is away."""
        across = min(size[1], size[0] / WIDE)
        return self.zoom * max(across, 1.0) / 2 / np.tan(np.radians(FIELD_DEG / 2))

    def px_per_mm(self, size: tuple[float, float]) -> float:
        """Scale at the centre."""
        return self.focal_px(size) / self.distance_mm

    def project(self, points_mm: Floats, size: tuple[float, float]) -> Floats:
        """(..., xyz) to (..., 4): x, y in pixels, mm towards the eye, pixels per mm."""
        seen = (points_mm - np.asarray(self.centre_mm)) @ self.axes.T
        away = np.maximum(self.distance_mm - seen[..., 2], CLIP[0] * self.distance_mm)
        scale = self.focal_px(size) / away
        x = size[0] / 2 + seen[..., 0] * scale
        y = size[1] / 2 - seen[..., 1] * scale
        return np.stack([x, y, seen[..., 2], scale], axis=-1)

    def rotated(self, right_deg: float, up_deg: float) -> "Camera":
        """The eye moved round the turntable and up."""
        around = (self.azimuth + right_deg + 180) % 360 - 180
        up = float(np.clip(self.elevation + up_deg, -90, 90))
        return replace(self, azimuth=around, elevation=up)

    def zoomed(self, factor: float) -> "Camera":
        """Larger above 1."""
        return replace(self, zoom=float(np.clip(self.zoom * factor, *ZOOM_RANGE)))

    def panned(self, right_px: float, down_px: float, size: tuple[float, float]):
        """What is at the centre moves along with the mouse."""
        right, up, _ = self.axes
        move = (down_px * up - right_px * right) / self.px_per_mm(size)
        x, y, z = np.asarray(self.centre_mm) + move
        return replace(self, centre_mm=(float(x), float(y), float(z)))

    def turned_to(self, name: str) -> "Camera":
        """One of DIRECTIONS, everything else as before."""
        around, up = DIRECTIONS[name]
        return replace(self, azimuth=around, elevation=up)

    def fitted(
        self, points_mm: Floats, size: tuple[float, float], margin_px: float
    ) -> "Camera":
        """The zoom at which all points (point, xyz) lie inside the margin."""
        if not len(points_mm):
            return replace(self, zoom=1.0)
        flat = replace(self, zoom=1.0).project(points_mm, size)[:, :2]
        reach = np.abs(flat - np.asarray(size) / 2).max(axis=0)
        room = np.maximum(np.asarray(size) / 2 - margin_px, 8.0)
        zoom = float(np.min(room / np.maximum(reach, 1e-6)))
        return replace(self, zoom=float(np.clip(zoom, *ZOOM_RANGE)))


def camera_around(points_mm: Floats) -> Camera:
    """The start camera for points (point, xyz) that are not in MNI space."""
    if not len(points_mm):
        return Camera()
    low, high = points_mm.min(axis=0), points_mm.max(axis=0)
    x, y, z = (low + high) / 2
    reach = max(float(np.linalg.norm(high - low)) / 2, 1e-3)
    distance = DISTANCE_MM * reach / 110  # 110 mm: the same for the human cortex
    return Camera(centre_mm=(float(x), float(y), float(z)), distance_mm=distance)


def facing(
    name: str, points_mm: Floats, size: tuple[float, float], *, human: bool
) -> Camera:
    """From one of DIRECTIONS with all points (point, xyz) in view; human: they are in
    MNI space and start as DESIGN.md says."""
    camera = (Camera() if human else camera_around(points_mm)).turned_to(name)
    zoom = camera.fitted(points_mm, size, MARGIN_PX).zoom
    return camera.zoomed(min(zoom, MOST_ZOOM) if human else zoom * NODES_ONLY)


def framing(
    camera: Camera, places_mm: Floats, size: tuple[float, float], around_mm: float
) -> Camera:
    """The same side, with places (place, xyz) and so much around them in view."""
    x, y, z = (float(part) for part in places_mm.mean(axis=0))
    reach = float(np.linalg.norm(places_mm - (x, y, z), axis=1).max()) + around_mm
    near = replace(camera, centre_mm=(x, y, z), zoom=1.0)
    room = min(size) / 2 - MARGIN_PX
    return near.zoomed(room / (reach * near.px_per_mm(size)))

"""What the slices of a patient show at a point: image, cortex, lesions, contacts."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import Slice, box_of, slices_at
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Lesion, Patient, PatientAnatomy, moved

NEAR_MM = 3.0  # contacts so far from a plane are drawn on it
Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class SliceScene:
    """What does not change with the point. volume and numbers (x, y, z): the image;
    contact_mm (contact, xyz) in the space of the anatomy, NaN without a place; remark:
    why contacts are not drawn, "" where they are or where there are none."""

    anatomy: PatientAnatomy
    volume: Volume
    numbers: Array
    contact_names: tuple[str, ...]
    contact_mm: Array
    remark: str = ""

    @property
    def box(self) -> tuple[Array, Array]:
        """Lowest and highest corner (xyz) of the image, mm."""
        return box_of(self.volume)

    def clipped(self, point: Point) -> Point:
        """The point, or the nearest inside of the image."""
        low, high = self.box
        x, y, z = np.clip(point, low + 0.51, high - 0.51).tolist()
        return x, y, z

    def start(self) -> Point:
        """The middle of the first lesion, else of the contacts, else of the brain."""
        if self.anatomy.lesions:
            return self.clipped(middle_of(self.anatomy.lesions[0]))
        known = self.contact_mm[np.isfinite(self.contact_mm[:, 0])]
        if len(known):
            x, y, z = np.median(known, axis=0).tolist()
            return self.clipped((x, y, z))
        low, high = self.box
        x, y, z = ((low + high) / 2).tolist()
        return x, y, z


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """One slice with its marks. outlines: of each lesion, and cortex: line segments
    (segment, end, 2) across and up in mm. near (mark,): contacts; spots (mark, 2) and
    how far each lies from the plane (mark,), mm."""

    slice: Slice
    outlines: tuple[Array, ...]
    cortex: Array
    near: Array
    spots: Array
    away_mm: Array


def scene_of(patient: Patient | None) -> SliceScene | None:
    """None where the patient has no image of the anatomy."""
    anatomy = None if patient is None else patient.anatomy
    if patient is None or anatomy is None or anatomy.image is None:
        return None
    image = anatomy.image
    values = image.values
    volume = Volume(Path(image.name), values.shape, image.affine, anatomy.space)
    names, places, remark = _contacts(patient, anatomy)
    return SliceScene(anatomy, volume, values, names, places, remark)


def planes_at(scene: SliceScene, point: Point) -> tuple[Plane, Plane, Plane]:
    """Sagittal, coronal and axial plane through a point inside the image."""
    cuts = slices_at(scene.volume, point, numbers=scene.numbers)
    a, b, c = (_plane(scene, cut) for cut in cuts)
    return a, b, c


def middle_of(lesion: Lesion) -> Point:
    """Mean place of a lesion's voxels, mm."""
    voxel = np.argwhere(lesion.mask).mean(axis=0)
    x, y, z = (lesion.affine[:3, :3] @ voxel + lesion.affine[:3, 3]).tolist()
    return x, y, z


def _contacts(
    patient: Patient, anatomy: PatientAnatomy
) -> tuple[tuple[str, ...], Array, str]:
    electrodes = patient.electrodes
    if electrodes is None or electrodes.positions_mm is None:
        return (), np.zeros((0, 3)), ""
    try:
        places = moved(electrodes.positions_mm, electrodes.space, anatomy.space)
    except InputError:
        text = tr(
            "Contacts lie in {contacts}, the slices in {slices}; no way between them "
            "is known, so contacts are not drawn.",
            contacts=tr(electrodes.space),
            slices=tr(anatomy.space),
        )
        return (), np.zeros((0, 3)), text
    return electrodes.names, places, ""


def _plane(scene: SliceScene, cut: Slice) -> Plane:
    near, spots = cut.marked(scene.contact_mm, NEAR_MM)
    own = _own_axis(cut)
    away = np.abs(scene.contact_mm[near, own] - cut.at_mm)
    outlines = tuple(outline_of(lesion, cut) for lesion in scene.anatomy.lesions)
    edges = [
        cut_by(np.asarray(s.vertices_mm, float), np.asarray(s.faces), own, cut.at_mm)
        for s in scene.anatomy.surfaces
    ]
    cortex = np.concatenate(edges) if edges else np.zeros((0, 2, 2))
    return Plane(cut, outlines, cortex, near, spots, away)


def outline_of(lesion: Lesion, cut: Slice) -> Array:
    """Borders of the mask's voxels in the plane (segment, end, 2), on the grid of the
    picture."""
    left, right, bottom, top = cut.extent_mm
    rows, columns = cut.values.shape
    xs = left + (np.arange(columns) + 0.5) * (right - left) / columns
    ys = top - (np.arange(rows) + 0.5) * (top - bottom) / rows
    grid = np.empty((rows, columns, 3))
    grid[..., _own_axis(cut)] = cut.at_mm
    grid[..., cut.axes[0]], grid[..., cut.axes[1]] = xs[None, :], ys[:, None]
    inverse = np.linalg.inv(lesion.affine)
    voxels = np.round(grid @ inverse[:3, :3].T + inverse[:3, 3]).astype(np.int64)
    there = ((voxels >= 0) & (voxels < np.array(lesion.mask.shape))).all(axis=-1)
    inside = np.zeros((rows + 2, columns + 2), bool)
    hit = voxels[there]
    inside[1:-1, 1:-1][there] = lesion.mask[hit[:, 0], hit[:, 1], hit[:, 2]] > 0
    wide, high = (right - left) / columns, (top - bottom) / rows
    row, column = np.nonzero(inside[1:, 1:-1] != inside[:-1, 1:-1])  # level borders
    x, y = left + column * wide, top - row * high
    level = np.stack([np.stack([x, y], 1), np.stack([x + wide, y], 1)], axis=1)
    row, column = np.nonzero(inside[1:-1, 1:] != inside[1:-1, :-1])
    x, y = left + column * wide, top - row * high
    upright = np.stack([np.stack([x, y], 1), np.stack([x, y - high], 1)], axis=1)
    return np.concatenate([level, upright])


def cut_by(vertices_mm: Array, faces: Array, axis: int, at_mm: float) -> Array:
    """Where the triangles of a mesh cross the plane (segment, end, 2): the other two
    axes, in their order."""
    above = vertices_mm[:, axis] > at_mm
    count = above[faces].sum(axis=1)
    crossing = faces[(count == 1) | (count == 2)]
    if not len(crossing):
        return np.zeros((0, 2, 2))
    side = above[crossing]
    alone = np.where(side.sum(axis=1) == 1, side.argmax(axis=1), (~side).argmax(axis=1))
    rows = np.arange(len(crossing))
    tip = vertices_mm[crossing[rows, alone]]
    kept = [at for at in range(3) if at != axis]
    ends = []
    for step in (1, 2):
        other = vertices_mm[crossing[rows, (alone + step) % 3]]
        share = (at_mm - tip[:, axis]) / (other[:, axis] - tip[:, axis])
        ends.append((tip + share[:, None] * (other - tip))[:, kept])
    return np.stack(ends, axis=1)


def _own_axis(cut: Slice) -> int:
    return ({0, 1, 2} - set(cut.axes)).pop()

"""Where a stimulus is felt: a coordinate, contacts or a map as shares of regions."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.overlap import usual_radius
from brainTwinStudio.analysis.stimulus_fields import (
    At,
    gaussian,
    mean_in_spheres,
    mean_on_surface,
    of_contacts,
    of_volume,
)
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images import nifti
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.pairing import atlas_among
from brainTwinStudio.files.images.volume import FORMAT, opened, whole
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.files.source import load
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Electrodes,
    Parcellation,
    PatientAnatomy,
    Space,
    Stimulation,
    moved,
)

UNSTATED = "not stated"
LEAST = 0.05  # share of the largest: what gets less is not stimulated
FARTHEST_MM = 40.0  # of a contact from the nearest region
Point = tuple[float, float, float]
NO_CENTRES = tr(
    "The regions of this twin have no positions, so that it cannot be told which of "
    "them {what} reaches. Name regions instead."
)
BY_SPHERES = tr("regions taken for spheres of one size")
BY_SURFACE = tr("cortex by the area of the patient's surface")
BY_ATLAS = tr("mean over the voxels of a region")


class Reach(NamedTuple):
    """Regions that a stimulus reaches, what each gets of its amplitude, and how that
    was found."""

    targets: tuple[str, ...]
    weights: tuple[float, ...]
    found: str

    def of(self, stimulus: Stimulation) -> Stimulation:
        """The stimulus, given there."""
        return replace(
            stimulus, targets=self.targets, weights=self.weights, found=self.found
        )


def at_coordinate(
    of: Parcellation, centre_mm: Point, fwhm_mm: float, space: Space | None = None
) -> Reach:
    """A Gaussian on the centres of regions, 1 at the coordinate. space: of the
    coordinate, None = that of the regions. Raises InputError where no region gets 5 %,
    and for spaces that cannot be joined."""
    if not (np.isfinite(fwhm_mm) and fwhm_mm > 0 and np.isfinite(centre_mm).all()):
        raise InputError(
            tr("A coordinate needs X, Y, Z and a width above 0, all in mm.")
        )
    centres = _centres(of, tr("a coordinate"))
    point = np.array([centre_mm], float)
    if space is not None:
        point = moved(point, space, of.space)
    apart = np.linalg.norm(centres - point, axis=1)
    shares = gaussian(apart, fwhm_mm)
    at = int(np.argmin(apart))
    place = ", ".join(f"{x:g}" for x in centre_mm)
    if shares[at] < LEAST:
        raise InputError(
            tr(
                "A Gaussian of {width:g} mm around ({place}) mm reaches no region: the "
                "centre of the nearest, {region}, is {apart:.0f} mm away.",
                width=fwhm_mm,
                place=place,
                region=of.region_names[at],
                apart=apart[at],
            )
        )
    where = space or of.space
    found = tr(
        "Gaussian, FWHM {width:g} mm, around ({place}) mm in {where}",
        width=fwhm_mm,
        place=place,
        where=where,
    )
    return _reach(of, shares, found)


def at_contacts(
    of: Parcellation, electrodes: Electrodes | None, names: Sequence[str]
) -> Reach:
    """The field of a contact, or of a pair of them, as a mean over regions taken for
    spheres. Raises InputError for contacts without a place or far from all regions."""
    if electrodes is None:
        raise InputError(tr("This patient has no electrodes; import their positions."))
    centres = _centres(of, tr("a contact"))
    at = [electrodes.index(name) for name in names]
    if len(set(at)) != len(at) or len(at) not in (1, 2):
        raise InputError(tr("Give one contact, or two different ones."))
    for number in at:
        if number not in electrodes.placed:
            raise InputError(
                tr("Contact {name} has no position.", name=electrodes.names[number])
            )
    assert electrodes.positions_mm is not None  # some are placed
    points = moved(electrodes.positions_mm[at], electrodes.space, of.space)
    for number, point in zip(at, points, strict=True):
        nearest = np.linalg.norm(centres - point, axis=1).min()
        if nearest > FARTHEST_MM:
            raise InputError(
                tr(
                    "Contact {name} lies {nearest:.0f} mm from the centre of the "
                    "nearest region; is the space of the positions right?",
                    name=electrodes.names[number],
                    nearest=nearest,
                )
            )
    felt = mean_in_spheres(of_contacts(list(points)), centres, usual_radius(centres))
    named = tr(" and ").join(electrodes.names[number] for number in at)
    field = tr("field of contacts {names} in homogeneous tissue, {by}")
    if len(at) == 1:
        field = tr("field of contact {names} in homogeneous tissue, {by}")
    found = field.format(names=named, by=BY_SPHERES)
    return _reach(of, felt / felt.max(), found)


def in_map(
    of: Parcellation,
    path: Path,
    anatomy: PatientAnatomy | None = None,
    space: Space | None = None,
    atlas: Sequence[Path] = (),
) -> Reach:
    """A map of an electric field (mean |E|), or a mask of activated tissue (share of a
    region inside), as NIfTI or MGH. atlas: image of the labels and its table, in the
    space of the map; without, the patient's surfaces and spheres around centres.
    space: of a map that does not state its own. Raises FileError, InputError."""
    volume, values, is_mask = _read(path)
    start = (space or UNSTATED) if volume.space == UNSTATED else volume.space
    at = of_volume(values, volume.affine, nearest=is_mask)
    if atlas:
        felt, how = _by_atlas(of, at, start, atlas), BY_ATLAS
    elif start == UNSTATED:
        raise FileError(path, tr("It does not state its space; say which it is in."))
    else:
        felt, how = _by_place(of, at, start, anatomy)
    most = float(felt.max(initial=0.0))
    if most <= 0:
        raise FileError(
            path, tr("No region of this twin lies in the map; are both in one space?")
        )
    highest = (
        tr("{share:.2g} % of a region", share=100 * most) if is_mask else f"{most:.3g}"
    )
    unit = "" if is_mask else tr(", in the unit of the file")
    kind = tr("mask of activated tissue") if is_mask else tr("map of a field")
    sha = load(path).sha256[:8]
    found = tr(
        "{kind} (sha256 {sha}), {how}; 100 % is {highest}{unit}",
        kind=kind,
        sha=sha,
        how=how,
        highest=highest,
        unit=unit,
    )
    return _reach(of, felt / most, found)


# ---------------------------------------------------------------- maps


def _read(path: Path) -> tuple[Volume, Array, bool]:
    """The map with its magnitudes (x, y, z), and whether it is a mask; of a vector at
    every voxel its length."""
    volume = nifti.read(load(path)).part
    assert isinstance(volume, Volume)  # the reader of volumes
    if len(volume.shape) == 3:
        return volume, np.abs(whole(volume)), len(volume.labels) == 1
    if volume.shape[3] != 3:
        raise FileError(
            path, tr(
                "It holds {count} volumes; expected one, or the three components of a "
                "field.",
                count=volume.shape[3],
            ),
        )  # fmt: skip
    with parsing(path, FORMAT):
        data = np.asarray(opened(path).dataobj, dtype=np.float32).reshape(volume.shape)
    return volume, np.linalg.norm(np.nan_to_num(data), axis=-1), False


def _by_atlas(
    of: Parcellation, at: At, space: str, paths: Sequence[Path]
) -> Array:  # fmt: skip
    """Mean (region,) over the voxels of every label; 0 where the atlas lacks it."""
    found = atlas_among(look(paths), of.region_names)
    if found is None or not isinstance(found.part, Volume):
        raise FileError(paths[0], tr("It is no image of labels."))
    labels = whole(found.part).astype(np.int64)
    voxels = np.argwhere(labels).astype(float)
    points = voxels @ found.part.affine[:3, :3].T + found.part.affine[:3, 3]
    if "not stated" not in (space, found.part.space):
        points = moved(points, found.part.space, space)
    ids, rows = np.unique(labels[labels != 0], return_inverse=True)
    mean = np.bincount(rows, at(points)) / np.bincount(rows)
    by_id = dict(zip(ids.tolist(), mean.tolist(), strict=True))
    felt = np.zeros(of.count)
    among = rows_among(found.labelled.names, of.region_names)
    if (among < 0).all():
        raise FileError(paths[0], tr("None of its labels is a region of this twin."))
    for label, row in zip(found.labelled.ids, among, strict=True):
        if row >= 0:
            felt[row] = by_id.get(label, 0.0)
    return felt


def _by_place(
    of: Parcellation, at: At, space: str, anatomy: PatientAnatomy | None
) -> tuple[Array, str]:
    """Mean (region,) over the patient's labelled surfaces, of other regions over
    spheres around their centres, and how."""
    felt = _on_surfaces(of, at, space, anatomy)
    missing = np.isnan(felt)
    if not missing.any():
        return felt, BY_SURFACE
    centres = _centres(of, tr("a map"))
    centres = moved(centres, of.space, space)
    by_sphere = mean_in_spheres(at, centres, usual_radius(centres))
    how = (
        BY_SPHERES
        if missing.all()
        else tr(
            "{by}, other {other}",
            by=BY_SURFACE,
            other=BY_SPHERES,
        )
    )
    return np.where(missing, by_sphere, felt), how


def _on_surfaces(
    of: Parcellation, at: At, space: str, anatomy: PatientAnatomy | None
) -> Array:
    """(region,), NaN where no labelled surface in a space that can be joined has it."""
    felt = np.full(of.count, np.nan)
    for one in () if anatomy is None else anatomy.surfaces:
        if not one.region_names or anatomy is None:
            continue
        try:
            points = moved(one.vertices_mm, anatomy.space, space)
        except InputError:
            continue  # spheres in the space of the regions, then
        mesh = points, one.faces
        found = mean_on_surface(at, mesh, one.labels, len(one.region_names))
        rows = rows_among(one.region_names, of.region_names)
        known = (rows >= 0) & np.isfinite(found)
        felt[rows[known]] = found[known]
    return felt


# ---------------------------------------------------------------- what is shared


def _centres(of: Parcellation, what: str) -> Array:
    if of.centres_mm is None:
        raise InputError(NO_CENTRES.format(what=what))
    return of.centres_mm


def _reach(of: Parcellation, shares: Array, found: str) -> Reach:
    """Regions from 5 % on."""
    hit = np.flatnonzero(shares >= LEAST)
    names = tuple(of.region_names[i] for i in hit)
    return Reach(names, tuple(np.round(shares[hit], 3).tolist()), found)

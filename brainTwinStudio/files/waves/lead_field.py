"""A lead field of EEG on a standard head: four spheres fitted to the head of fsaverage.

The wheel of MNE holds the head of fsaverage and its inner skull, not its outer skull,
so a boundary-element model of EEG would need files that are not there; nothing is
downloaded. Spheres misplace sources low in the head by a centimetre or two and know no
folds (Hallez et al. 2007, doi:10.1186/1743-0003-4-46): compare shapes, not microvolts.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Electrodes, Parcellation, Patient, moved
from brainTwinStudio.project.lead_field import LeadField

RADII = (0.90, 0.92, 0.97, 1.0)  # brain, cerebrospinal fluid, skull, scalp
SIGMAS = (0.33, 1.0, 0.004, 0.33)  # S/m, MNE's defaults
UNIT = "µV/(nA m)"
_UV_PER_NAM = 1e-3  # of 1 V per A m
_DEEPEST = 0.98  # of the inner sphere: sources beyond are drawn in
_ABOVE_MM = -30.0  # of the head's surface, what is above ears and nose


@dataclass(frozen=True, slots=True)
class Sphere:
    """The outer sphere in MNI305 mm."""

    centre_mm: tuple[float, float, float]
    radius_mm: float


@dataclass(frozen=True, slots=True, eq=False)
class SphereField:
    """The lead field, and what had to be assumed."""

    lead_field: LeadField
    notes: tuple[str, ...]


@cache
def standard_head() -> Sphere:
    """Least-squares sphere through the scalp of fsaverage above ears and nose."""
    import mne

    folder = Path(mne.__file__).parent / "data" / "fsaverage"
    (head,) = mne.read_bem_surfaces(folder / "fsaverage-head.fif", verbose="ERROR")
    points = head["rr"] * 1000
    points = points[points[:, 2] > _ABOVE_MM]
    left = np.c_[2 * points, np.ones(len(points))]
    x, y, z, rest = np.linalg.lstsq(left, (points**2).sum(axis=1), rcond=None)[0]
    return Sphere((x, y, z), float(np.sqrt(rest + x * x + y * y + z * z)))


def lead_field_for(patient: Patient) -> SphereField:
    """The lead field that came with the patient, else that of the standard head. Raises
    InputError where there is none, or the given one lacks a region of today."""
    given, graph = patient.lead_field, patient.connectome
    if given is not None:
        regions = graph.parcellation.region_names if graph else given.region_names
        gain = given.in_order(given.channel_names, regions)
        field = replace(given, gain=gain, region_names=regions)
        return SphereField(field, (f"Lead field: {given.how}, {given.unit}.",))
    if patient.electrodes is None or graph is None:
        raise InputError(
            f"Patient {patient.id} has no lead field; import one, or contacts with "
            "positions and a connectome whose regions have centres."
        )
    return standard_lead_field(patient.electrodes, graph.parcellation)


def standard_lead_field(
    electrodes: Electrodes,
    parcellation: Parcellation,
    orientations: Array | None = None,
    sigmas: tuple[float, ...] = SIGMAS,
) -> SphereField:
    """Gain (channel, region) in µV per nA m, average reference over the channels.

    Sources: one dipole at the centre of each region, along `orientations` (region,
    xyz), or radial where none are given. Electrodes without a position have no row.
    Raises InputError where positions or spaces are not known.
    """
    if electrodes.positions_mm is None or not electrodes.placed:
        raise InputError("No electrode has a position; add a table or use 10-20 names.")
    if parcellation.centres_mm is None:
        raise InputError("The regions have no centres; a lead field needs them.")
    placed = list(electrodes.placed)
    if len(placed) < 2:
        raise InputError("A lead field needs at least two electrodes with a position.")
    sensors = moved(electrodes.positions_mm[placed], electrodes.space, "MNI305")
    sources = moved(parcellation.centres_mm, parcellation.space, "MNI305")
    head = standard_head()
    names = tuple(electrodes.names[i] for i in placed)
    sources, drawn_in = _inside(sources, head)
    along, said = _along(orientations, sources, head)
    free = sphere_gain(names, sensors, sources, head, sigmas)
    gain = np.einsum("crx,rx->cr", free, along)
    gain = (gain - gain.mean(axis=0)) * _UV_PER_NAM
    how = (
        "four spheres of MNE fitted to the head of fsaverage (radius "
        f"{head.radius_mm:.0f} mm), {said} dipoles at the centres of regions, average "
        "reference"
    )
    field = LeadField(gain, names, parcellation.region_names, UNIT, how)
    lost = len(electrodes.names) - len(placed)
    notes = [f"Lead field: {how}."]
    if drawn_in:
        notes.append(
            f"{drawn_in} regions lie outside the brain sphere and are drawn in to it."
        )
    if lost:
        notes.append(f"{lost} electrodes without a position have no row.")
    return SphereField(field, tuple(notes))


def _inside(sources: Array, head: Sphere) -> tuple[Array, int]:
    """Sources no farther out than 98 % of the brain sphere, and how many were."""
    centre = np.array(head.centre_mm)
    limit = _DEEPEST * RADII[0] * head.radius_mm
    apart = np.linalg.norm(sources - centre, axis=1)
    shrink = np.minimum(1.0, limit / np.maximum(apart, 1e-9))
    return centre + (sources - centre) * shrink[:, None], int((shrink < 1).sum())


def _along(
    orientations: Array | None, sources: Array, head: Sphere
) -> tuple[Array, str]:
    said = "radial" if orientations is None else "given"
    along = sources - np.array(head.centre_mm) if orientations is None else orientations
    if np.shape(along) != sources.shape:
        raise InputError(
            f"Orientations have shape {np.shape(along)}; expected {sources.shape}."
        )
    length = np.linalg.norm(along, axis=1, keepdims=True)
    if (length == 0).any():
        raise InputError("A source has no orientation (a vector of zeros).")
    return along / length, said


def sphere_gain(
    names: tuple[str, ...],
    sensors: Array,
    sources: Array,
    head: Sphere,
    sigmas: tuple[float, ...] = SIGMAS,
) -> Array:
    """Potential (channel, region, xyz) in V per A m against infinity, of dipoles at
    sources (region, xyz) inside the brain sphere; all in MNI305 mm."""
    import mne

    centre = np.array(head.centre_mm)
    ball = mne.make_sphere_model(
        centre / 1000, head.radius_mm / 1000, relative_radii=RADII, sigmas=sigmas,
        verbose="ERROR",
    )  # fmt: skip
    info = mne.create_info(list(names), 1000.0, "eeg", verbose="ERROR")
    places = dict(zip(names, sensors / 1000, strict=True))
    info.set_montage(mne.channels.make_dig_montage(places, coord_frame="head"))
    # The head frame of MNE is used as MNI305 here: the way between is the identity.
    same = mne.transforms.Transform("head", "mri", np.eye(4))
    points = {"rr": sources / 1000, "nn": np.tile([0.0, 0.0, 1.0], (len(sources), 1))}
    space = mne.setup_volume_source_space(
        pos=cast(Any, points),  # its hint is that of its default, a number
        verbose="ERROR",
    )
    forward = mne.make_forward_solution(
        info, same, space, ball, meg=False, eeg=True, mindist=0.0, verbose="ERROR"
    )
    if forward["nsource"] != len(sources):
        raise InputError(
            f"{len(sources) - forward['nsource']} sources lie outside the head model."
        )
    return forward["sol"]["data"].reshape(len(names), len(sources), 3)

"""What an operation or a lesion takes of the regions of a twin, measured on the
patient's own surfaces and masks where there are any."""

import numpy as np

from brainTwinStudio.analysis.overlap import (
    crossing_shares,
    distance_to_mask,
    inside_mask,
    sphere_in_sphere,
    surface_in_sphere,
    usual_radius,
)
from brainTwinStudio.analysis.stimulus_fields import mean_in_spheres
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.same_regions import lesion_shares, rows_among
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Ablation,
    Array,
    Connectome,
    Damage,
    Lesion,
    Parcellation,
    PatientAnatomy,
    Space,
    moved,
    space_named,
)
from brainTwinStudio.project.surgery import Overlap

LEAST = 0.005  # of a region or connection: less is nothing
NEAR_MM = 60.0
NO_CENTRES = tr(
    "The regions of this twin have no positions, and its patient no labelled surface: "
    "what an ablation takes cannot be told. Remove regions by name, with a fraction."
)
MISSED = tr(
    "The ablation touches no region: the nearest, {region}, is {mm:.0f} mm away."
)
NOT_TIED = tr(
    "{name} is not tied to regions: import its mask once more together with an atlas "
    "of its space."
)
NOTHING_HIT = tr("{name} covers no region of this twin, and no connection.")
BY_ATLAS = tr("shares of regions from the mask and an atlas")
BY_SPHERES = tr(
    "shares of regions from the mask and spheres around centres, approximate"
)
BY_LINES = tr("connections by straight lines between centres through the mask")
NO_LINES = tr("connections not told: no centres in the space of the mask")


def ablation_planned(
    parcellation: Parcellation,
    anatomy: PatientAnatomy | None,
    sphere: tuple[tuple[float, float, float], float],
    space: Space | None = None,
    removed_from: float = 1.0,
) -> Ablation:
    """A sphere (centre, radius in mm) on the regions of a twin. space: of the centre,
    None = that of the regions. Cortical regions by the area of the patient's surfaces
    where they are labelled, the others as spheres of one size. Raises InputError for
    spaces that cannot be joined, and where nothing is touched."""
    centre, radius = sphere
    stated: Space = space or space_named(parcellation.space)
    shares, own = _by_surface(parcellation, anatomy, centre, radius, stated)
    missing = np.isnan(shares)
    if missing.any() and parcellation.centres_mm is not None:
        apart = _apart(parcellation, centre, space)
        size = usual_radius(parcellation.centres_mm)
        guessed = sphere_in_sphere(apart, radius, size)
        shares = np.where(missing, guessed, shares)
    elif not own:
        raise InputError(NO_CENTRES)
    shares = np.round(np.nan_to_num(shares), 3)
    hit = np.flatnonzero(shares >= LEAST)
    if not hit.size:
        raise InputError(_missed(parcellation, centre, space))
    by_sphere = bool(missing[hit].any())
    found: Overlap = "sphere" if by_sphere else "surface"
    if by_sphere and not missing[hit].all():
        found = "surface and sphere"
    names = tuple(parcellation.region_names[i] for i in hit)
    taken = tuple(float(shares[i]) for i in hit)
    point = (float(centre[0]), float(centre[1]), float(centre[2]))
    return Ablation(point, radius, stated, names, taken, found, removed_from)


def damage_planned(
    connectome: Connectome,
    anatomy: PatientAnatomy,
    lesion: Lesion,
    removed_from: float = 1.0,
) -> Damage:
    """A lesion of the patient as damage of the twin: shares of regions by its atlas (or
    roughly by spheres), connections by straight lines through the mask, and how far the
    regions are. Raises InputError where nothing of that can be told."""
    of = connectome.parcellation
    names = of.region_names
    centres = _centres_in(of, anatomy.space)
    found = [BY_ATLAS]
    if lesion.region_names:
        shares = np.nan_to_num(lesion_shares(lesion, names))
    elif centres is not None:
        shares, found = _sampled(centres, lesion), [BY_SPHERES]
    else:
        raise InputError(NOT_TIED.format(name=lesion.name))
    edges: tuple[tuple[str, str], ...] = ()
    lost: tuple[float, ...] = ()
    near_mm: tuple[float, ...] = ()
    if centres is None:
        found.append(NO_LINES)
    else:
        edges, lost = _disconnected(connectome, centres, lesion)
        near_mm = tuple(
            np.round(distance_to_mask(centres, lesion.mask, lesion.affine), 1).tolist()
        )
        found.append(BY_LINES)
    hit = np.flatnonzero(np.round(shares, 3) >= LEAST)
    if not hit.size and not edges:
        raise InputError(NOTHING_HIT.format(name=lesion.name))
    close = [i for i, far in enumerate(near_mm) if far <= NEAR_MM]
    return Damage(
        lesion.name,
        tuple(names[i] for i in hit),
        tuple(np.round(shares[hit], 3).tolist()),
        edges,
        lost,
        tuple(names[i] for i in close),
        tuple(near_mm[i] for i in close),
        found="; ".join(found),
        removed_from=removed_from,
    )


# ---------------------------------------------------------------- ablation


def _by_surface(
    parcellation: Parcellation,
    anatomy: PatientAnatomy | None,
    centre: tuple[float, float, float],
    radius: float,
    space: Space,
) -> tuple[Array, bool]:
    """(region,) NaN where no surface has the region; whether any has."""
    shares = np.full(parcellation.count, np.nan)
    surfaces = [s for s in anatomy.surfaces if s.region_names] if anatomy else []
    if anatomy is None or not surfaces or space == "not stated":
        return shares, False
    try:
        point = moved(np.array([centre], float), space, anatomy.space)[0]
    except InputError:
        return shares, False  # spheres in the space of the regions, then
    for surface in surfaces:
        rows = rows_among(surface.region_names, parcellation.region_names)
        found = surface_in_sphere(
            surface.vertices_mm,
            surface.faces,
            surface.labels,
            len(surface.region_names),
            (point, radius),
        )
        known = (rows >= 0) & np.isfinite(found)
        shares[rows[known]] = found[known]
    return shares, bool(np.isfinite(shares).any())


def _apart(
    parcellation: Parcellation,
    centre: tuple[float, float, float],
    space: Space | None,
) -> Array:
    """From the centre to those of the regions, mm."""
    point = np.array([centre], float)
    if space is not None:
        point = moved(point, space, parcellation.space)
    assert parcellation.centres_mm is not None
    return np.linalg.norm(parcellation.centres_mm - point, axis=1)


def _missed(
    parcellation: Parcellation,
    centre: tuple[float, float, float],
    space: Space | None,
) -> str:
    if parcellation.centres_mm is None:
        return tr("The ablation touches no region of the patient's surfaces.")
    apart = _apart(parcellation, centre, space)
    at = int(np.argmin(apart))
    return MISSED.format(region=parcellation.region_names[at], mm=apart[at])


# ---------------------------------------------------------------- lesions


def _centres_in(parcellation: Parcellation, space: Space) -> Array | None:
    """Centres of the regions in a space, None where there is no way to it."""
    if parcellation.centres_mm is None:
        return None
    try:
        return moved(parcellation.centres_mm, parcellation.space, space)
    except InputError:
        return None


def _sampled(centres: Array, lesion: Lesion) -> Array:
    """Share (region,) of a sphere around each centre that lies in the mask."""

    def inside(points: Array) -> Array:
        return inside_mask(points, lesion.mask, lesion.affine)

    return mean_in_spheres(inside, centres, usual_radius(centres))


def _disconnected(
    connectome: Connectome, centres: Array, lesion: Lesion
) -> tuple[tuple[tuple[str, str], ...], tuple[float, ...]]:
    """Connections (target, source) through the mask, and what each loses."""
    names = connectome.parcellation.region_names
    there = (connectome.weights > 0) | (connectome.weights.T > 0)
    pairs = np.argwhere(np.triu(there, 1))
    ends = usual_radius(centres)
    lost = np.round(
        crossing_shares(centres, pairs, lesion.mask, lesion.affine, ends), 3
    )
    edges: list[tuple[str, str]] = []
    shares: list[float] = []
    for (i, j), share in zip(pairs.tolist(), lost.tolist(), strict=True):
        if share >= LEAST:
            edges += [(names[i], names[j]), (names[j], names[i])]
            shares += [share, share]
    return tuple(edges), tuple(shares)

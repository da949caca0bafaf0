"""From the potential of regions to EEG, MEG and SEEG: lead fields and gains.

Gains are computed once, by NumPy in float64; `lead_field` and `bipolar` also run inside
JAX. The scale of a source is unknown, so compare shapes (spectra, coherence, maps), not
microvolts.
"""

import re
from collections.abc import Sequence
from typing import TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import ParameterSpec, PartInfo

SHORTEST_MM = 1.0
UV_PER_NAM = 1e-3  # uV per nA m, of 1 V per A m
SQUARE_MM = 1e-6  # m^2

CONDUCTIVITY = ParameterSpec(
    "conductivity",
    "sigma",
    unit="S/m",
    default=0.33,
    low=0.05,
    high=2.0,
    per_region=False,
    meaning="conductivity of the head; only scales the signal",
    source="doi:10.1007/BF02474537",
)
INFOS: tuple[PartInfo, ...] = (
    PartInfo(
        "lead-field",
        "EEG or MEG by lead field",
        "each sensor sums the potential of all regions with the weights of the lead "
        "field that came with the patient; average reference on wish",
        "doi:10.1016/j.neuroimage.2015.01.002",
    ),
    PartInfo(
        "lead-field-dipole",
        "EEG by dipoles without a head model",
        "where there is no lead field: current dipoles along the normals of the cortex "
        "in a medium without borders; the skull is missing, so maps are too sharp",
        "doi:10.1016/j.neuroimage.2015.01.002",
        (CONDUCTIVITY,),
    ),
    PartInfo(
        "seeg-inverse-square",
        "SEEG by distance",
        "each contact sums the potential of all regions by area over squared distance, "
        "at least 1 mm, whatever the orientation; bipolar on wish",
        "doi:10.1016/j.neuroimage.2020.116839",
    ),
)

Gain = TypeVar("Gain", NDArray[np.float64], jax.Array)


def lead_field(
    gain: ArrayLike | jax.Array,
    potential: ArrayLike | jax.Array,
    *,
    average_reference: bool = False,
) -> jax.Array:
    """Sensor signals (time, sensor) of gain (sensor, region) and potential (time,
    region): y = L P. With average reference, (I - 1 1^T / S) L P: what all S sensors
    share is taken off (EEG only; MEG has no reference)."""
    weights, x = jnp.asarray(gain, float), jnp.asarray(potential)
    if weights.ndim != 2 or x.ndim != 2 or weights.shape[1] != x.shape[1]:
        raise InputError(
            f"The lead field has shape {weights.shape}, the potential {x.shape}. They "
            "must be (sensor, region) and (time, region) with the same regions. Is the "
            "lead field transposed?"
        )
    if average_reference:
        weights = weights - weights.mean(axis=0)
    dtype = x.dtype if jnp.issubdtype(x.dtype, jnp.floating) else weights.dtype
    return x.astype(dtype) @ weights.T.astype(dtype)


def dipole_lead_field(
    sensors_mm: ArrayLike,
    positions_mm: ArrayLike,
    normals: ArrayLike,
    conductivity: float = CONDUCTIVITY.default,
) -> NDArray[np.float64]:
    """Potential (sensor, dipole) in uV at sensors_mm (sensor, 3) of dipoles of 1 nA m
    at positions_mm (dipole, 3) along normals (dipole, 3; any length), quasi-static, in
    an infinite medium of `conductivity` S/m without borders.

    V = Q . (r - r0) / (4 pi sigma |r - r0|^3); source: Sanz-Leon et al. 2015,
    doi:10.1016/j.neuroimage.2015.01.002, section on monitors. We deviate: a distance
    below 1 mm counts as 1 mm. Vertices of a surface become regions by `by_region`.
    """
    sensors = _points(sensors_mm, "Sensor positions", "sensor")
    sources = _points(positions_mm, "Source positions", "dipole")
    along = _points(normals, "Normals", "dipole")
    if along.shape != sources.shape:
        raise InputError(
            f"There are {len(sources)} source positions and {len(along)} normals. Give "
            "one normal per position."
        )
    if not conductivity > 0:
        raise InputError(
            f"The conductivity is {conductivity:g} S/m; it must be above 0, about 0.33 "
            "for a head."
        )
    lengths = np.linalg.norm(along, axis=1, keepdims=True)
    if not np.all(lengths > 0):
        raise InputError(
            f"Normal {int(np.argmin(lengths)) + 1} has length 0. Each normal needs a "
            "direction; leave out such dipoles."
        )
    along = along / lengths
    # Q . (r - r0), axis by axis: no (sensor, dipole, 3)
    onto = sensors @ along.T - np.sum(sources * along, axis=1)
    distance_mm = np.sqrt(_floored_squares(sensors, sources))
    volts = onto / (4 * np.pi * conductivity * distance_mm**3) / SQUARE_MM
    return UV_PER_NAM * volts


def inverse_square_gain(
    contacts_mm: ArrayLike,
    positions_mm: ArrayLike,
    areas: ArrayLike | None = None,
    region_of: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """Weight (contact, region) of regions in SEEG contacts at contacts_mm (contact, 3),
    the largest being 1.

    positions_mm: region centres (region, 3), or vertices (vertex, 3) with `region_of`
    (vertex,) numbering their regions from 0 (-1: none). areas: one per position, in any
    unit; all alike if None.

    g = sum over the vertices of a region of area / distance^2, distances below 1 mm
    counting as 1 mm, without orientation; source: practice of the Virtual Epileptic
    Patient (Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839; github
    the-virtual-brain/tvb-recon, compute_seeg_inv_square_gain_matrix).
    """
    contacts = _points(contacts_mm, "Contact positions", "contact")
    positions = _points(positions_mm, "Source positions", "position")
    area = np.ones(len(positions)) if areas is None else np.asarray(areas, float)
    if area.shape != (len(positions),) or not np.all(area >= 0):
        raise InputError(
            f"Areas have shape {area.shape} for {len(positions)} positions. Give one "
            "area of 0 or more per position."
        )
    gain = area / _floored_squares(contacts, positions)
    if region_of is not None:
        gain = by_region(gain, region_of)
    largest = gain.max()
    if not largest > 0:
        raise InputError("All areas are 0: no contact would hear anything.")
    return gain / largest


def by_region(gain: ArrayLike, region_of: ArrayLike) -> NDArray[np.float64]:
    """Sums (sensor, region) of gain (sensor, vertex) over the vertices of each region.
    region_of (vertex,) numbers the regions from 0; -1 belongs to none."""
    weights, numbers = np.asarray(gain, float), np.asarray(region_of)
    if numbers.dtype.kind not in "iu" or numbers.shape != weights.shape[1:]:
        raise InputError(
            f"Region numbers have shape {numbers.shape} and type {numbers.dtype} for a "
            f"gain of shape {weights.shape}. Give one whole number per vertex, from 0, "
            "or -1 for none."
        )
    inside = np.flatnonzero(numbers >= 0)
    counts = np.bincount(numbers[inside])
    if not (counts.size and counts.all()):
        missing = int(np.argmin(counts)) if counts.size else 0
        raise InputError(
            f"Region {missing} has no vertex. Number the regions from 0 without gaps."
        )
    ones = np.ones(inside.size)
    shape = (numbers.size, counts.size)
    return weights @ csr_array((ones, (inside, numbers[inside])), shape=shape)


def adjacent_pairs(names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """(contact, next contact) of every two neighbours on a shaft, as indices into
    names, shaft after shaft in the order of the names and from contact 1 up.

    A name is a shaft and a number: A1, A2, B'3, "LA 04". Other channels and contacts
    without a neighbour make no pair.
    """
    shafts: dict[str, dict[int, int]] = {}
    for index, name in enumerate(names):
        parts = re.fullmatch(r"\s*(.*\D)\s*?(\d+)\s*", name)
        if parts is None:
            continue
        contacts = shafts.setdefault(parts[1].strip(), {})
        number = int(parts[2])
        if number in contacts:
            raise InputError(
                f"Contacts {names[contacts[number]]!r} and {name!r} are the same one. "
                "Give every contact its own name."
            )
        contacts[number] = index
    pairs = tuple(
        (contacts[number], contacts[number + 1])
        for contacts in shafts.values()
        for number in sorted(contacts)
        if number + 1 in contacts
    )
    if not pairs:
        raise InputError(
            f"None of the {len(names)} contacts has a neighbour on its shaft. Names "
            "must end in the contact's number, as in A1, A2, B'3."
        )
    return pairs


def bipolar(gain: Gain, pairs: Sequence[tuple[int, int]]) -> Gain:
    """Gain (pair, region) of the difference first - second contact of each pair, from
    gain (contact, region)."""
    ends = np.asarray(pairs, int).reshape(-1, 2)
    if ends.size == 0 or ends.min() < 0 or ends.max() >= gain.shape[0]:
        raise InputError(
            f"Pairs must name contacts 0 to {gain.shape[0] - 1}, the rows of the gain, "
            "and there must be at least one."
        )
    return gain[ends[:, 0]] - gain[ends[:, 1]]


def _points(given: ArrayLike, what: str, axis: str) -> NDArray[np.float64]:
    points = np.asarray(given, float)
    if points.ndim != 2 or points.shape[1] != 3 or len(points) == 0:
        raise InputError(
            f"{what} have shape {points.shape}; they must be ({axis}, 3), x, y and z "
            "in each row."
        )
    if not np.isfinite(points).all():
        row = int(np.argmin(np.isfinite(points).all(axis=1)))
        raise InputError(
            f"{what} hold a value that is no number, in row {row + 1}. Leave that row "
            "out or mend it."
        )
    return points


def _floored_squares(
    to: NDArray[np.float64], source: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Squared distances (to, source) in mm^2, at least 1."""
    squares = np.zeros((len(to), len(source)))
    for axis in range(3):
        squares += (to[:, axis, None] - source[None, :, axis]) ** 2
    return np.maximum(squares, SHORTEST_MM**2)

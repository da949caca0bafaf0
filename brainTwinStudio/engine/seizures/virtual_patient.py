"""A virtual epileptic patient of a real connectome and a real implantation.

The recipe, all of it drawn from one seed:
- coupling: square roots of the weights (they span four orders of magnitude), divided by
  the largest in-strength; conduction at 2.5 to 6 m/s;
- zone: x0 0.15 to 0.5 above the threshold of -2.062; each region begins by itself, the
  first at 13 to 17 s of every recording, others up to 4 s later;
- propagation zone: 3 to 8 regions drawn by their connections from the zone, x0 below
  the threshold by 30 to 85 % of what the zone can raise it by: silent by themselves,
  recruited by the zone or by each other;
- seizures differ in their starts, their noise, and how ready the propagation zone is:
  some recruit fewer regions;
- what a fit is told: weights times log-normal errors, 5 % of the tracts missed, as many
  false ones; lengths off by 5 %; contacts 1.5 mm from where they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float

from brainTwinStudio.engine.seizures.contact_signals import (
    LINE_HZ,
    contact_gain,
    recorded,
)
from brainTwinStudio.engine.seizures.generating import onsets_of, seizing, simulate
from brainTwinStudio.engine.seizures.generating_steps import (
    SAMPLING_HZ,
    THRESHOLD,
    UNITS_PER_S,
)
from brainTwinStudio.engine.seizures.starting import ICTAL_RISE, resting, waiting
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.electrodes import Electrodes
from brainTwinStudio.project.patient import Recording
from brainTwinStudio.project.spaces import moved
from brainTwinStudio.project.virtual_patient import (
    GeneratingSystem,
    SeizureStart,
    VirtualPatient,
)

Rng = np.random.Generator
FIRST_S, LATER_S = (13.0, 17.0), 4.0
QUIET_S = 10.0  # at least so long a piece before the seizure
ABOVE = (0.15, 0.5)
SHARE = (0.3, 0.85)
LEAST_BELOW = 0.03
SLOW_COUPLING, SLOWNESS = (4.0, 8.0), (0.00009, 0.00013)
VELOCITY_M_S = (2.5, 6.0)
RHYTHM_HZ = (6.0, 12.0)
WEIGHT_ERROR, LENGTH_ERROR, MISSED, CONTACT_ERROR_MM = 0.3, 0.05, 0.05, 1.5
# As where the window estimates lengths: the line through tracked lengths of 68 regions.
LENGTH_SLOPE, LENGTH_OFFSET_MM = 1.30, 29.0
TRIES = 6


@dataclass(frozen=True, slots=True)
class Recipe:
    """zone: names of regions. seconds: length of each recording."""

    zone: tuple[str, ...]
    seed: int = 0
    seizures: int = 3
    seconds: float = 80.0


def virtual_patient(
    connectome: Connectome, electrodes: Electrodes, recipe: Recipe
) -> VirtualPatient:
    """A patient with that brain and that implantation whose seizures begin in
    `recipe.zone`. Raises InputError where centres, positions or spaces are missing."""
    centres, contacts = places_of(connectome, electrodes)
    rng = np.random.default_rng([recipe.seed, 0x5E12])
    true = with_lengths(connectome)
    zone = _zone(true, recipe.zone)
    system = _system(true, zone, recipe, rng)
    system, propagation = _checked(system, zone)
    where = contacts + CONTACT_ERROR_MM / 3**0.5 * rng.normal(size=contacts.shape)
    potential, x1 = simulate(system)
    gain = contact_gain(where, centres, rng)
    signals = recorded(potential[0], gain, rng, QUIET_S)
    names = system.region_names
    return VirtualPatient(
        connectome=told(true, rng),
        electrodes=replace(electrodes, soz=None, resected=None),
        recordings=tuple(
            _recording(f"seizure-{i + 1}", one, electrodes)
            for i, one in enumerate(signals)
        ),
        system=system,
        true_connectome=true,
        contacts_mm=where,
        zone=tuple(names[i] for i in zone),
        propagation=tuple(names[i] for i in propagation),
        onset_s=onsets_of(x1[0]),
        seed=recipe.seed,
    )


def places_of(
    connectome: Connectome, electrodes: Electrodes
) -> tuple[Float[np.ndarray, "region 3"], Float[np.ndarray, "contact 3"]]:
    """Centres and contacts in mm in the space of the parcellation."""
    parcellation = connectome.parcellation
    if parcellation.centres_mm is None:
        raise InputError(
            "The regions have no centres: contacts cannot record them. Give a table of "
            "regions with the columns name, x_mm, y_mm, z_mm, or use a known atlas."
        )
    if electrodes.positions_mm is None or not electrodes.placed:
        raise InputError("No contact has a position: nothing can be recorded.")
    places = moved(electrodes.positions_mm, electrodes.space, parcellation.space)
    return np.asarray(parcellation.centres_mm), np.asarray(places)


def with_lengths(connectome: Connectome) -> Connectome:
    """The connectome with symmetric weights and lengths; those that no file told are
    estimated from the straight distance between centres."""
    weights = (connectome.weights + connectome.weights.T) / 2
    centres = connectome.parcellation.centres_mm
    lengths = connectome.lengths_mm
    if lengths is not None:
        both = np.where((lengths > 0) & (lengths.T > 0), (lengths + lengths.T) / 2, 0)
        lengths = np.where(both > 0, both, np.maximum(lengths, lengths.T))
    elif centres is None:
        raise InputError("There are neither tract lengths nor centres of regions.")
    else:
        far = np.linalg.norm(centres[:, None] - centres[None], axis=-1)
        lengths = np.where(weights > 0, LENGTH_SLOPE * far + LENGTH_OFFSET_MM, 0.0)
    return replace(connectome, weights=weights, lengths_mm=lengths)


def _zone(connectome: Connectome, names: Sequence[str]) -> tuple[int, ...]:
    if not names:
        raise InputError("The zone is empty; name at least one region.")
    found = tuple(dict.fromkeys(connectome.parcellation.index(n) for n in names))
    if len(found) > connectome.parcellation.count / 2:
        raise InputError(
            f"The zone holds {len(found)} regions, over half of the brain."
        )
    alone = [i for i in found if not connectome.weights[i].any()]
    if alone:
        name = connectome.parcellation.region_names[alone[0]]
        raise InputError(f"Region '{name}' has no connections; it cannot be the zone.")
    return found


# ---------------------------------------------------------------- the system


def _system(
    connectome: Connectome, zone: tuple[int, ...], recipe: Recipe, rng: Rng
) -> GeneratingSystem:
    """Zone and propagation zone with their excitability, and the starts."""
    n = connectome.parcellation.count
    weights = np.sqrt(connectome.weights)
    weights = weights / weights.sum(axis=1).max()
    coupling = rng.uniform(*SLOW_COUPLING)
    slowness = rng.uniform(*SLOWNESS)
    x0 = np.full(n, np.nan)
    x0[list(zone)] = THRESHOLD + rng.uniform(*ABOVE, len(zone))
    pull = coupling * ICTAL_RISE * weights[:, list(zone)].sum(axis=1)
    chosen = _recruitable(pull, zone, rng)
    below = rng.uniform(*SHARE, len(chosen)) * pull[chosen] / 4
    x0[chosen] = THRESHOLD - np.maximum(below, LEAST_BELOW)
    reluctance = np.concatenate([[0.0], rng.uniform(0, 1, recipe.seizures - 1)])
    starts = [
        _start(x0, zone, slowness, pull, how, rng)
        for how in rng.permutation(reluctance)
    ]
    assert connectome.lengths_mm is not None  # with_lengths
    return GeneratingSystem(
        connectome.parcellation.region_names, weights, connectome.lengths_mm,
        rng.uniform(*VELOCITY_M_S), x0, coupling, slowness,
        rng.uniform(*RHYTHM_HZ, n), recipe.seconds, tuple(starts),
    )  # fmt: skip


def _recruitable(
    pull: Float[np.ndarray, " region"], zone: tuple[int, ...], rng: Rng
) -> np.ndarray:
    """Regions of the propagation zone, likelier the more the zone pulls at them."""
    likely = pull**1.5
    likely[list(zone)] = 0
    count = min(int(rng.integers(3, 9)), int((likely > 0).sum()))
    return rng.choice(len(pull), count, replace=False, p=likely / likely.sum())


def _start(
    x0: Float[np.ndarray, " region"],
    zone: tuple[int, ...],
    slowness: float,
    pull: Float[np.ndarray, " region"],
    reluctance: float,
    rng: Rng,
) -> SeizureStart:
    """One seizure: zone regions wait until their time, others rest where they stay."""
    shift, z = np.zeros(len(x0)), np.zeros(len(x0))
    onset = rng.uniform(*FIRST_S)
    late = np.minimum(rng.exponential(1.5, len(zone)), LATER_S)
    late[rng.integers(len(zone))] = 0.0
    for i, after in zip(zone, late, strict=True):
        shift[i] = np.clip(rng.normal(0, 0.03), -0.06, 0.06)
        z[i] = waiting(x0[i] + shift[i], (onset + after) * UNITS_PER_S * slowness)
    for i in np.flatnonzero(np.isfinite(x0)):
        if i not in zone:
            shift[i] = -reluctance * rng.uniform(0, 0.9) * pull[i] / 4
            z[i] = resting(x0[i] + shift[i]) + abs(rng.normal(0, 0.01))
    return SeizureStart(int(rng.integers(2**31)), z, shift)


def _checked(
    system: GeneratingSystem, zone: tuple[int, ...]
) -> tuple[GeneratingSystem, tuple[int, ...]]:
    """The system with a propagation zone that is silent without the zone: where a
    region seized all the same, its x0 is lowered."""
    n = len(system.region_names)
    without = np.ones((1, n), bool)
    without[0, list(zone)] = False
    propagation = tuple(i for i in np.flatnonzero(system.is_epileptor) if i not in zone)
    for _ in range(TRIES):
        own = np.isfinite(seizing(system, present=without)[0]).any(axis=0)
        if not own.any():
            return system, tuple(int(i) for i in propagation)
        lower = np.where(own, system.excitability - 0.05, system.excitability)
        system = replace(system, excitability=lower)
    raise InputError(
        "No propagation zone is silent without the zone; try another seed."
    )


# ---------------------------------------------------------------- what is told


def told(connectome: Connectome, rng: Rng) -> Connectome:
    """A connectome as tractography would have it: with errors, missed and false
    tracts."""
    weights, lengths = connectome.weights, connectome.lengths_mm
    n = len(weights)
    upper = np.triu(np.ones((n, n), bool), 1)
    there, none = np.nonzero(upper & (weights > 0)), np.nonzero(upper & (weights == 0))
    seen = np.zeros((n, n))
    seen[there] = weights[there] * np.exp(WEIGHT_ERROR * rng.normal(size=len(there[0])))
    count = round(MISSED * len(there[0]))
    # Thin tracts are missed more often than thick ones.
    likely = 1 / np.sqrt(weights[there])
    gone = rng.choice(len(there[0]), count, replace=False, p=likely / likely.sum())
    seen[there[0][gone], there[1][gone]] = 0.0
    false = rng.choice(len(none[0]), min(count, len(none[0])), replace=False)
    low = np.quantile(weights[there], 0.3)
    drawn = rng.uniform(0.2, 1.0, len(false)) * low
    seen[none[0][false], none[1][false]] = drawn
    seen = seen + seen.T
    if lengths is None:
        return replace(connectome, weights=seen)
    error = np.triu(1 + LENGTH_ERROR * rng.normal(size=(n, n)), 1)
    given = np.where(lengths > 0, lengths, np.median(lengths[lengths > 0]))
    long = np.where(seen > 0, np.maximum(given * (error + error.T), 1.0), 0.0)
    return replace(connectome, weights=seen, lengths_mm=long)


def _recording(
    name: str, signals: Float[np.ndarray, "contact time"], electrodes: Electrodes
) -> Recording:
    return Recording(
        id=name,
        kind="seeg",
        signals=signals.astype(np.float32),
        sampling_hz=SAMPLING_HZ,
        channel_names=electrodes.names,
        unit="µV",
        channel_kinds=tuple(electrodes.kinds),
        line_hz=LINE_HZ,
    )

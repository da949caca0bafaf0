"""A virtual epileptic patient: the system that makes its seizures, and the truth."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.electrodes import Electrodes
from brainTwinStudio.project.patient import Patient, Recording
from brainTwinStudio.project.spaces import moved

SAMPLED_MM = 15.0  # CLI.md: a region is seen when a contact lies so near
VIRTUAL = (
    "virtual patient: seizures were simulated by the program, with six-dimensional "
    "Epileptors in a zone and noisy rhythms elsewhere; no person has them."
)


@dataclass(frozen=True, slots=True, eq=False)
class SeizureStart:
    """What makes one seizure differ from the next one of the same person.

    seed: of its noise. permittivity (region,): z at the start. excitability_shift
    (region,): added to x0 in this seizure. Both 0 where there is no Epileptor.
    """

    seed: int
    permittivity: Array
    excitability_shift: Array

    def __post_init__(self) -> None:
        for field in ("permittivity", "excitability_shift"):
            values = frozen(getattr(self, field), f"Seizure start, {field}", (None,))
            object.__setattr__(self, field, values)


@dataclass(frozen=True, slots=True, eq=False)
class GeneratingSystem:
    """Two kinds of regions: Epileptors where a seizure can be, a noise-driven rhythm
    elsewhere (engine/seizures/generating.py has the equations).

    weights (target, source) as they enter the coupling, largest in-strength 1.
    lengths_mm (target, source). velocity_m_s: of conduction. excitability (region,):
    x0, NaN where the region is no Epileptor. slow_coupling: how strongly discharges of
    neighbours lower the permittivity. slowness: r, per model unit. background_hz
    (region,): frequency of each region's rhythm. seconds: length of a recording.
    """

    region_names: tuple[str, ...]
    weights: Array
    lengths_mm: Array
    velocity_m_s: float
    excitability: Array
    slow_coupling: float
    slowness: float
    background_hz: Array
    seconds: float
    starts: tuple[SeizureStart, ...]

    def __post_init__(self) -> None:
        n = len(self.region_names)
        object.__setattr__(self, "region_names", tuple(self.region_names))
        object.__setattr__(self, "starts", tuple(self.starts))
        for field in ("weights", "lengths_mm"):
            values = frozen(getattr(self, field), f"Generating {field}", (n, n))
            object.__setattr__(self, field, values)
        x0 = frozen(self.excitability, "Excitability", (n,), finite=False)
        object.__setattr__(self, "excitability", x0)
        hz = frozen(self.background_hz, "Background rhythm", (n,))
        object.__setattr__(self, "background_hz", hz)
        if not np.isfinite(x0).any():
            raise InputError("A generating system needs at least one Epileptor region.")
        if not self.velocity_m_s > 0:
            raise InputError("The conduction velocity must be above 0 m/s.")
        if not self.starts:
            raise InputError("A generating system needs at least one seizure start.")

    @property
    def is_epileptor(self) -> Array:
        """Regions (region,) that are Epileptors: zone and propagation zone."""
        return np.isfinite(self.excitability)


@dataclass(frozen=True, slots=True, eq=False)
class VirtualPatient:
    """What a fit is told, and apart from it the truth.

    Told: connectome (with errors of tractography), electrodes (where they were said to
    be), recordings (one seizure each). Truth: system, true_connectome, contacts_mm
    (contact, xyz) where they are, zone (regions that seize by themselves), propagation
    (regions that a seizure can recruit), onset_s (seizure, region; NaN = did not take
    part). seed: everything random of it.
    """

    connectome: Connectome
    electrodes: Electrodes
    recordings: tuple[Recording, ...]
    system: GeneratingSystem
    true_connectome: Connectome
    contacts_mm: Array
    zone: tuple[str, ...]
    propagation: tuple[str, ...]
    onset_s: Array
    seed: int

    def __post_init__(self) -> None:
        for field in ("recordings", "zone", "propagation"):
            object.__setattr__(self, field, tuple(getattr(self, field)))
        shape = (len(self.recordings), len(self.system.region_names))
        onsets = frozen(
            self.onset_s, "Onsets of a virtual patient", shape, finite=False
        )
        object.__setattr__(self, "onset_s", onsets)
        places = (self.electrodes.count, 3)
        contacts = frozen(self.contacts_mm, "Contacts", places, finite=False)
        object.__setattr__(self, "contacts_mm", contacts)

    @property
    def patient(self) -> Patient:
        """What a fit is told, as a patient."""
        return Patient(
            "virtual", VIRTUAL, self.connectome, self.recordings, self.electrodes
        )

    @property
    def zone_sampled(self) -> bool:
        """Whether some contact, where it was said to be, lies within 15 mm of the
        centre of some region of the zone."""
        return bool(self.sampled[[self._index(name) for name in self.zone]].any())

    @property
    def sampled(self) -> Array:
        """Regions (region,) with such a contact."""
        parcellation, electrodes = self.connectome.parcellation, self.electrodes
        if parcellation.centres_mm is None or electrodes.positions_mm is None:
            return np.zeros(parcellation.count, bool)
        placed = list(electrodes.placed)
        places = electrodes.positions_mm[placed]
        contacts = moved(places, electrodes.space, parcellation.space)
        apart = parcellation.centres_mm[:, None] - contacts[None]
        return np.linalg.norm(apart, axis=-1).min(axis=1) <= SAMPLED_MM

    def _index(self, region: str) -> int:
        return self.connectome.parcellation.index(region)

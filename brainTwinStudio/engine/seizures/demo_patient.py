"""The virtual epilepsy patient of the demo: a left temporal implantation, a zone in
hippocampus and amygdala. The files in resources/demo/demo_epilepsy are what is made
here, at half the sampling rate and in whole µV."""

from dataclasses import replace

import numpy as np
from jaxtyping import Float
from scipy import signal

from brainTwinStudio.engine.seizures.virtual_patient import Recipe, virtual_patient
from brainTwinStudio.project.anatomy import Connectome, Parcellation
from brainTwinStudio.project.electrodes import Electrodes
from brainTwinStudio.project.patient import Recording
from brainTwinStudio.project.spaces import space_named
from brainTwinStudio.project.virtual_patient import VirtualPatient

ZONE = ("Left-Hippocampus", "Left-Amygdala")
SEED, SECONDS = 2, 70.0
SPACING_MM = 3.5  # between contacts of a depth electrode
LATERAL_MM = 66.0  # where a shaft leaves the temporal cortex
# Shaft, region at its tip, (y, z) in mm from that region's centre, contacts at most.
SHAFTS: tuple[tuple[str, str, tuple[float, float], int], ...] = (
    ("A'", "Left-Amygdala", (1.0, 0.0), 12),
    ("B'", "Left-Hippocampus", (5.0, -2.0), 12),
    ("C'", "Left-Hippocampus", (-7.0, 1.0), 12),
    ("E'", "ctx-lh-entorhinal", (0.0, 1.0), 10),
    ("P'", "ctx-lh-temporalpole", (1.0, 2.0), 8),
    ("I'", "ctx-lh-insula", (2.0, -3.0), 8),
    ("O'", "ctx-lh-lateralorbitofrontal", (0.0, 2.0), 10),
    ("T'", "ctx-lh-transversetemporal", (0.0, 1.0), 8),
)


def demo_epilepsy(connectome: Connectome) -> VirtualPatient:
    """The patient of demo_connectome_84, as its files hold him."""
    contacts = implantation(connectome.parcellation)
    made = virtual_patient(connectome, contacts, Recipe(ZONE, SEED, seconds=SECONDS))
    return replace(made, recordings=tuple(map(_smaller, made.recordings)))


def implantation(parcellation: Parcellation) -> Electrodes:
    """Eight virtual depth electrodes, each from the side to a region in the depth;
    contact 1 is the deepest. Positions come from the centres of regions, not from a
    surgeon."""
    assert parcellation.centres_mm is not None  # of demo_connectome_84
    rng = np.random.default_rng(SEED)
    names: list[str] = []
    places: list[Float[np.ndarray, "3"]] = []
    for shaft, region, aside, most in SHAFTS:
        tip = parcellation.centres_mm[parcellation.index(region)] + [0.0, *aside]
        along = np.array([-1.0, *rng.uniform(-0.12, 0.12, 2)])
        along /= np.linalg.norm(along)
        reach = int((tip[0] + LATERAL_MM) / SPACING_MM) + 1
        for number in range(min(most, reach)):
            names.append(f"{shaft}{number + 1}")
            places.append(np.round(tip + number * SPACING_MM * along, 1))
    space = space_named(parcellation.space)
    return Electrodes(tuple(names), ("seeg",) * len(names), np.array(places), space)


def _smaller(run: Recording) -> Recording:
    """At half the rate, in whole µV."""
    half = signal.decimate(np.asarray(run.signals, float), 2, axis=1)
    whole = np.round(half).astype(np.float32)
    return replace(run, signals=whole, sampling_hz=run.sampling_hz / 2)

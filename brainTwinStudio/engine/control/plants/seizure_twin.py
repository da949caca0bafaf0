"""A patient's twin of seizures: the Epileptors of its full seizure, as one network.

Equations, x0, coupling and time scale are those of engine/seizures/mixed_network.py, of
the draw that stands for all others; tracts have no delay here (a few ms beside a slow
coupling of seconds), and regions that are no Epileptors stay at rest. The first region
begins 5 s after the start, if noise does not hurry it. SCIENCE.md A.7, A.8, F.3.
"""

from dataclasses import replace

import numpy as np
from jaxtyping import Float

from brainTwinStudio.engine.control.plants import epileptor
from brainTwinStudio.engine.control.plants.base import Network, Plant
from brainTwinStudio.engine.nodes.epileptor import SOURCE
from brainTwinStudio.engine.seizures.generating_steps import (
    FOLD_X1,
    RHYTHM_SD,
    SPIKE_NOISE,
)
from brainTwinStudio.engine.seizures.mixed_network import (
    Epileptors,
    epileptors_of,
    typical_draw,
)
from brainTwinStudio.engine.seizures.starting import quiet_x
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo
from brainTwinStudio.project.loop import TwinPlant
from brainTwinStudio.project.seizure_twin import SeizureTwin

FIRST_S = 5.0  # until the first region begins
BACKGROUND_SD = 0.03  # more begins the seizures of regions near threshold too soon
ONE_DRAW = (
    "One posterior draw of the twin: intervals are of noise, not of what the "
    "recordings leave open."
)
PUT_OFF = "A seizure that stays away in these runs may only be put off."
NOT_FAMILIAR = (
    "How familiar stimulation is to this twin: not estimated; no recording of it has "
    "any."
)


def plant_of(asked: TwinPlant) -> Plant:
    """Raises InputError for places that the twin does not have, and for a twin without
    a seizure."""
    twin = asked.twin
    near, reached = _heard(twin, asked.sensed), _named(twin, asked.stimulated)
    regions = (*asked.stimulated, *(n for n in asked.sensed if _is_region(twin, n)))
    of = epileptors_of(twin, typical_draw(twin, 0), FIRST_S, regions)
    at, names = np.flatnonzero(of.here), twin.zone.region_names
    network = Network(
        region_names=tuple(names[i] for i in at),
        weights=of.weights[np.ix_(at, at)],
        strength=of.weights.sum(axis=1)[at],
        sensed=near[at],
        stimulated=reached[at],
        rest=FOLD_X1,
    )
    rhythms = RHYTHM_SD * float(np.linalg.norm(near[~of.here]))
    return replace(
        epileptor.PLANT,
        info=PartInfo(
            "twin",
            "Seizure twin",
            "the network of Epileptors of a person's seizures; stimulation is added to "
            "I_1 of one region or of several",
            SOURCE,
        ),
        values=_values(of, at),
        start=_start(of.z[at]),
        background_sd=BACKGROUND_SD,
        sensor_sd=float(np.hypot(epileptor.PLANT.sensor_sd, rhythms)),
        network=network,
        notes=(ONE_DRAW, PUT_OFF, NOT_FAMILIAR),
    )


def _values(of: Epileptors, at: np.ndarray) -> dict[str, object]:
    return {
        "x0": of.x0[at],
        "Ks": -of.coupling,
        "r": of.slowness,
        "noise": SPIKE_NOISE,
    }


def _start(z: Float[np.ndarray, " region"]) -> Float[np.ndarray, "6 region"]:
    """On the quiet branch at z, the faster variables at rest."""
    x1 = quiet_x(z)
    x2, y2, g = (np.full_like(z, v) for v in epileptor.PLANT.start[3:])
    return np.stack([x1, 1 - 5 * x1**2, z, x2, y2, g])


def _heard(twin: SeizureTwin, names: tuple[str, ...]) -> Float[np.ndarray, " region"]:
    """Mean of regions and contacts; a contact hears potentials by the roots of its
    gains of power, in shares of 1."""
    rows = []
    for name in names:
        if _is_region(twin, name):
            rows.append(_named(twin, (name,)))
            continue
        if name not in twin.seizures[0].channel_names:
            raise InputError(
                f"'{name}' is neither a region nor a contact of this twin. Sense at "
                f"its regions, such as {twin.zone.region_names[0]}, or contacts, such "
                f"as {twin.seizures[0].channel_names[0]}."
            )
        row = np.sqrt(twin.gain[twin.seizures[0].channel_names.index(name)])
        rows.append(row / row.sum())
    if not rows:
        raise InputError("Name a region or a contact where the seizure is sensed.")
    return np.mean(rows, axis=0)


def _named(twin: SeizureTwin, names: tuple[str, ...]) -> Float[np.ndarray, " region"]:
    """1 at each of the regions."""
    if not names:
        raise InputError("Name the region that is stimulated.")
    found = np.zeros(len(twin.zone.region_names))
    for name in names:
        found[twin.connectome.parcellation.index(name)] = 1
    return found


def _is_region(twin: SeizureTwin, name: str) -> bool:
    return name in twin.zone.region_names

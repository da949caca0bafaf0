"""A small brain with contacts, and seizures by the twin's own model."""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis.source_separation import BREADTH_MM, Places
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.network import (
    POINTS,
    Observed,
    Theta,
    connections_of,
    dynamics,
    predicted,
    wired,
)
from brainTwinStudio.engine.seizures.sources import Sources
from brainTwinStudio.project import Connectome, Electrodes, Parcellation
from brainTwinStudio.project.seizure_twin import SeizureFeatures

REGIONS, CHANNELS, SEIZURES = 12, 16, 2
ZONE = (2, 7)


class Known(NamedTuple):
    """A connectome, features of its seizures, and what made them."""

    connectome: Connectome
    features: Features
    truth: Theta
    observed: Observed

    def sources(self, used: np.ndarray) -> Sources:
        """What a separation would make of them: a source in each region of the zone,
        and noise left at the contacts."""
        rng, made = np.random.default_rng(12), self.features
        xs = np.asarray(dynamics(self.truth, self.observed.wired))[:, list(ZONE)]
        strength = np.exp(np.asarray(self.truth.logs[2:]))
        rise = np.log1p(strength[0] * np.exp(strength[1] * (xs - 1))).transpose(2, 1, 0)
        left = np.zeros((SEIZURES, int(used.sum()), POINTS))
        rows = np.concatenate([rise, left], axis=1)
        chance = np.full((len(ZONE), REGIONS), -20.0)
        chance[np.arange(len(ZONE)), list(ZONE)] = 0.0
        heard = np.sqrt(np.asarray(self.observed.gain))[used][:, list(ZONE)]
        return Sources(
            rows + 0.2 * rng.normal(size=rows.shape),
            used,
            heard,
            Places(chance, np.ones(len(ZONE))),
            made.apart_mm,
            np.zeros(rows.shape[1]),
            made.background,
            made.seconds_per_unit,
        )


@pytest.fixture(scope="session")
def known() -> Known:
    """Zone regions 2 and 7 of twelve; noise of 0.3 nats."""
    rng = np.random.default_rng(11)
    centres = rng.uniform(-45, 45, (REGIONS, 3))
    near = rng.permutation(np.resize(np.arange(REGIONS - 2), CHANNELS))
    places = centres[near] + rng.normal(0, 6, (CHANNELS, 3))
    weights = np.triu(np.exp(rng.normal(2, 1, (REGIONS, REGIONS))), 1)
    names = tuple(f"region-{i}" for i in range(REGIONS))
    regions = Parcellation("made", names, ("L",) * REGIONS, centres, "MNI152")
    connectome = Connectome(regions, weights + weights.T)
    x0 = np.full(REGIONS, -2.5)
    x0[list(ZONE)] = (-1.1, -1.2)
    truth = Theta(
        jnp.asarray(x0),
        jnp.log(jnp.array([2.0, 60.0, 300.0, 3.0])),
        jnp.log(jnp.array([0.2, 0.25])),
        jnp.asarray(0.3 * rng.normal(size=CHANNELS)),
    )
    connections = connections_of(connectome.weights)
    apart = np.linalg.norm(places[:, None] - centres[None], axis=-1)
    gain = 1 / (1 + (apart / BREADTH_MM) ** 2) ** 2
    shape = (SEIZURES, CHANNELS, POINTS)
    observed = Observed(
        wired(connections, np.arange(REGIONS)),
        jnp.asarray(gain),
        jnp.zeros(shape),
        jnp.full(shape, 1 / 0.3**2 / 2),
        truth._replace(x0=jnp.full(REGIONS, -2.4), error=jnp.zeros(CHANNELS)),
        Theta(
            jnp.full(REGIONS, 0.3),
            jnp.full(4, 0.3),
            jnp.full(SEIZURES, 0.5),
            jnp.full(CHANNELS, 0.5),
        ),
    )
    clean = np.asarray(predicted(truth, observed))
    rise = clean + 0.3 * rng.normal(size=shape)
    observed = observed._replace(rise=jnp.asarray(rise))
    contacts = tuple(f"A{i + 1}" for i in range(CHANNELS))
    electrodes = Electrodes(contacts, ("seeg",) * CHANNELS, places, "MNI152")
    times = np.arange(POINTS) * 0.5
    seizures = tuple(
        SeizureFeatures(f"s{i}", contacts, times, rise[i], 5.0, 30.0, (4.0, 100.0))
        for i in range(SEIZURES)
    )
    seen = apart.min(axis=0) <= 15
    silent = np.zeros(CHANNELS)
    features = Features(seizures, rise, apart, silent, electrodes, seen, 1.25)
    return Known(connectome, features, truth, observed)

"""A small brain with contacts, and seizures by the twin's own model."""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.seizures.features import Features, power_gain
from brainTwinStudio.engine.seizures.network import (
    POINTS,
    Observed,
    Theta,
    connections_of,
    predicted,
    wired,
)
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
    gain = power_gain(places, centres)
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
    apart = np.linalg.norm(centres[:, None] - places[None], axis=-1)
    seen = apart.min(axis=1) <= 15
    features = Features(seizures, rise, gain, electrodes, seen, 1.25)
    return Known(connectome, features, truth, observed)

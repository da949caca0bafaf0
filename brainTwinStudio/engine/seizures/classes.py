"""What the excitability of a region means: zone, propagation zone, healthy."""

import numpy as np

from brainTwinStudio.engine.seizures.network import Theta
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import THRESHOLD

PRIORS = {
    "": (-2.4, 0.25),
    "zone": (-1.6, 0.3),
    "propagation": (-2.0, 0.2),
    "healthy": (-2.6, 0.3),
}  # x0 while fitting: mean, sd, by what is held of a region; "" is nothing
# What x0 means: mean and sd of each class (SCIENCE.md F.3: zone -1.6 to -1.5,
# propagation zone -2.1 to -1.8, healthy below -2.2), and how frequent each is among
# regions of which nothing, or that class, is held.
CLASSES = {"zone": (-1.55, 0.25), "propagation": (-2.0, 0.12), "healthy": (-2.6, 0.25)}
SHARES = {
    "": (0.02, 0.09, 0.89),
    "zone": (0.8, 0.15, 0.05),
    "propagation": (0.1, 0.8, 0.1),
    "healthy": (0.005, 0.045, 0.95),
}
BELOW = 0.02  # the threshold: where a region that does not begin seizures is held


def densities(guess: str, x0: Array) -> Array:
    """Prior density of x0 (level,) in each class times how frequent the class is
    (class, level), in the order of CLASSES."""
    shares = SHARES[guess]
    rows = [
        share * np.exp(-(((x0 - mean) / sd) ** 2) / 2) / sd
        for share, (mean, sd) in zip(shares, CLASSES.values(), strict=True)
    ]
    return np.stack(rows) + 1e-12


def by_class(
    draws: Theta, guess: dict[int, str], at: Array, rng: np.random.Generator
) -> Array:
    """x0 (draw, region), every region with a class drawn by what its x0 says: only one
    of the zone may begin a seizure by itself, whatever is cut around it. The data tell
    poorly whether a late region was just above its threshold or just below and
    recruited, and resting neighbours hold it back by more than that; the class does."""
    x0 = np.asarray(draws.x0)
    share = np.empty_like(x0)
    for column, i in enumerate(at):
        classes = densities(guess.get(int(i), ""), x0[:, column])
        share[:, column] = classes[0] / classes.sum(axis=0)
    begins = rng.uniform(size=x0.shape) < share
    # There were seizures, so in every draw they begin somewhere.
    none = np.flatnonzero(~begins.any(axis=1))
    begins[none, x0[none].argmax(axis=1)] = True
    return np.where(begins, x0, np.minimum(x0, THRESHOLD - BELOW))

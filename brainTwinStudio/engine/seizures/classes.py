"""What the excitability of a region means: zone, propagation zone, healthy."""

import math

import numpy as np

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
# Delays after the first region: of the zone exponential with this mean, of the
# propagation zone gamma with this shape and mean. Set on virtual patients that no
# benchmark judges.
EARLY_S, LATE_SHAPE, LATE_S = 2.0, 8, 9.0
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


def zone_share(guess: str, delay_s: Array) -> Array:
    """Probability (...) that a region which begins so many seconds after the first, nan
    where it does not begin, is of the zone and not of the propagation zone. x0 alone
    does not tell: it trades with the start and speed of a seizure, delays do not."""
    zone, propagation, _ = SHARES[guess]
    early = zone * np.exp(-delay_s / EARLY_S) / EARLY_S
    shape, scale = LATE_SHAPE, LATE_S / LATE_SHAPE
    rest = (delay_s / scale) ** (shape - 1) * np.exp(-delay_s / scale)
    late = propagation * rest / (math.gamma(shape) * scale)
    return np.nan_to_num(early / (early + late))


def by_class(x0: Array, share: Array, rng: np.random.Generator) -> Array:
    """x0 (draw, region), every region with a class drawn by its share (draw, region) of
    the zone: only one of the zone may begin a seizure by itself, whatever is cut around
    it. The data tell poorly whether a late region was just above its threshold or just
    below and recruited, and resting neighbours hold it back by more than that; the
    class does. One of the zone whose x0 could not begin has that of the class."""
    begins = rng.uniform(size=x0.shape) < share
    # There were seizures, so in every draw they begin somewhere.
    none = np.flatnonzero(~begins.any(axis=1))
    begins[none, share[none].argmax(axis=1)] = True
    able = np.where(x0 > THRESHOLD, x0, CLASSES["zone"][0])
    return np.where(begins, able, np.minimum(x0, THRESHOLD - BELOW))

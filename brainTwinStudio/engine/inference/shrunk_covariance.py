"""Covariance of more features than draws."""

import numpy as np

from brainTwinStudio.project import Array

SMALLEST = 1e-9


def covariance(draws: Array) -> Array:
    """Of draws (draw, feature), its correlations shrunk as far as their own scatter
    asks for (Schaefer and Strimmer 2005, doi:10.2202/1544-6115.1175)."""
    count, features = draws.shape
    sd = draws.std(axis=0) + SMALLEST
    unit = (draws - draws.mean(axis=0)) / sd
    r = unit.T @ unit / count
    scatter = ((unit**2).T @ (unit**2) / count - r**2) / count
    off = ~np.eye(features, dtype=bool)
    share = float(np.clip(scatter[off].sum() / (r[off] ** 2).sum(), 0.0, 1.0))
    r = (1 - share) * r + (share + SMALLEST) * np.eye(features)
    return sd[:, None] * r * sd

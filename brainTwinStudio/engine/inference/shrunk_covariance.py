"""Covariance of more features than draws, shrunk as far as few draws ask for."""

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


def ledoit_wolf(rows: Array) -> Array:
    """Covariance of rows (run, feature) shrunk toward a multiple of the identity by as
    much as loses least on average (Ledoit and Wolf 2004,
    doi:10.1016/S0047-259X(03)00096-4)."""
    count, features = rows.shape
    moved = rows - rows.mean(axis=0)
    sample = moved.T @ moved / count
    level = np.trace(sample) / features
    spread = ((sample - level * np.eye(features)) ** 2).sum()
    fourth = (np.square(np.square(moved).sum(axis=1))).sum() / count
    noise = (fourth - (sample**2).sum()) / count
    share = float(np.clip(noise / spread, 0, 1)) if spread > 0 else 1.0
    floor = 1e-9 * max(level, 1e-300)
    return (1 - share) * sample + (share * level + floor) * np.eye(features)

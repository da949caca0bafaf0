"""Made-up scans of the coupling and spaces of activity, for tests of windows."""

import numpy as np

from brainTwinStudio.project.manifold import LatentManifold, Spread
from brainTwinStudio.project.response_map import Estimate, ResponseMap
from brainTwinStudio.project.scans import CouplingScan


def coupling_scan(factor: float = 1.0) -> CouplingScan:
    """FC grows with both; the last point left all bounds. factor: of what is told."""
    over, down = np.linspace(0, 2, 11), np.array([0.5, 1.0, 2.0])
    fc = 0.1 * factor * np.outer(down, 1 + over)
    fc[-1, -1] = np.nan
    growth = factor * (np.outer(down, over) - 2.5)
    return CouplingScan(
        over, "a", down, fc, fc - 0.02, fc + 0.02, 0.5 * fc, 0.5 * fc - 0.01,
        0.5 * fc + 0.01, growth, (1, 5), 0.18 * factor, 16, 0,
        notes=("1 of 33 points left all bounds; they are empty.",),
    )  # fmt: skip


def latent_manifold(names: tuple[str, ...], factor: float = 1.0) -> LatentManifold:
    """Four directions of twelve, beside a recording of one run."""
    count = len(names)
    shares = np.geomspace(1, 0.01, count)
    shares = shares / shares.sum()
    turns = np.linspace(0, 20, 300)
    way = np.stack([np.sin(turns), np.cos(1.1 * turns)], axis=1)
    several = Spread(4.3 * factor, 3.9 * factor, 4.8 * factor, 16)
    one = Spread(5.1 * factor, np.nan, np.nan, 1)
    return LatentManifold(
        names, 5, several, one, shares, shares[::-1], np.eye(count)[:, :5], way,
        0.8 * way, Spread(0.6 * factor, 0.5 * factor, 0.7 * factor, 16), None, 0.07,
        None, None, None, np.ones(3), np.zeros((5, 3)), None, 16, 0,
        notes=("The recording has one run.",),
    )  # fmt: skip


def response_map(count: int, factor: float = 1.0) -> ResponseMap:
    """The first region moves the second most; all fades within seconds."""
    times = factor * np.linspace(0.5, 20, 40)
    at = np.arange(count)
    reach = np.eye(count) + 0.1 / (1 + np.abs(at[:, None] - at))
    reach[1, 0] = 0.4
    reach = factor * reach
    course = np.exp(-times)[:, None, None] * reach

    def around(value: np.ndarray) -> Estimate:
        return Estimate(value, 0.9 * value, 1.1 * value)

    return ResponseMap(
        times, course, around(course[0]), around(0.5 * course.sum(axis=0)),
        around(np.full((count, count), 0.5 * factor)), around(factor * np.eye(count)),
        np.full(count, 0.01), np.full(count, 0.03),
        {"weight": around(np.asarray(0.7 * factor))}, 16, 0,
    )  # fmt: skip

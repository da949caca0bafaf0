"""The time grid of a simulation, and whether a network is stable on it."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.errors import InputError

LONGEST_STEP_S = 0.15
BURN_IN_S = 120.0
STABLE = 1.8
MOST_DIVISION = 64


class Grid(NamedTuple):
    """`samples` of the recording, each of `substeps` steps of dt_s; `burn_in` samples
    are simulated before them and thrown away."""

    samples: int
    burn_in: int
    substeps: int
    dt_s: float

    @property
    def sample_s(self) -> float:
        return self.substeps * self.dt_s


def grid_of(
    seconds: float, sample_s: float, step_s: float, burn_in_s: float = 0.0
) -> Grid:
    """The coarsest grid with steps of at most `step_s` that hits every sample. Refuses
    what is not positive and finite."""
    for name, value in (("seconds", seconds), ("sample", sample_s), ("step", step_s)):
        if not (np.isfinite(value) and value > 0):
            raise InputError(f"The {name} is {value:g} s; it must be above 0.")
    substeps = max(int(np.ceil(sample_s / step_s - 1e-9)), 1)
    samples = max(round(seconds / sample_s), 1)
    burn_in = int(np.ceil(burn_in_s / sample_s - 1e-9))
    return Grid(samples, burn_in, substeps, sample_s / substeps)


def time_grid(samples: int, repetition_time_s: float, divide: int = 1) -> Grid:
    """The coarsest grid with steps of at most 0.15 s that hits every sample exactly."""
    substeps = int(np.ceil(repetition_time_s / LONGEST_STEP_S - 1e-9)) * divide
    burn_in = int(np.ceil(BURN_IN_S / repetition_time_s))
    return Grid(samples, burn_in, substeps, repetition_time_s / substeps)


def stable_grid(samples: int, repetition_time_s: float, fastest_per_s: float) -> Grid:
    """The coarsest grid on which a network with rates up to `fastest_per_s` is safely
    inside Heun's stability limit (rate times dt below 2). Refuses a network that would
    need more than 64 times the usual steps."""
    grid = time_grid(samples, repetition_time_s)
    needed = fastest_per_s * grid.dt_s / STABLE
    if not needed <= MOST_DIVISION:
        raise InputError(
            f"The coupling is too strong to simulate: the fastest rate is "
            f"{fastest_per_s:.3g} per s. Lower G or the weights."
        )
    return time_grid(samples, repetition_time_s, max(int(np.ceil(needed)), 1))

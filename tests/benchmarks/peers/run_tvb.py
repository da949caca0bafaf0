"""tvb-library's side of peer_speed.py: one row in a process of its own.

    python run_tvb.py NUMBERS.npz ROW

Its NumPy backend is so slow that a share of the steps is run, twice, and the seconds
are scaled to all of them.
"""

import logging
import sys
import warnings

import numpy as np
from setting import (
    DELAYED_RUN,
    HOPF,
    JANSEN_RIT,
    JANSEN_RIT_RUN,
    VELOCITY_M_S,
    seen,
    tell,
    timed,
)

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

from tvb.simulator.lab import (  # noqa: E402  # pyright: ignore[reportMissingImports]
    connectivity,
    coupling,
    integrators,
    models,
    monitors,
    noise,
    simulator,
)

SHARE = 10


def main() -> None:
    row = sys.argv[2]
    with np.load(sys.argv[1]) as file:
        numbers = dict(file)
    if row == "hopf":
        lengths = np.zeros_like(numbers["hopf"])
        weights, run, sigma = numbers["hopf"], HOPF, HOPF["noise"] * np.ones(2)
        omega = 2 * np.pi * numbers["frequency_hz"]
        model = models.SupHopf(a=np.array([HOPF["a"]]), omega=omega)
        joined = coupling.Difference(a=np.array([1.0]))
    else:
        weights, lengths = numbers["hcp"], numbers["hcp_lengths"]
        run, sigma = DELAYED_RUN, JANSEN_RIT_RUN["noise"] * np.eye(6)[4]
        model = models.JansenRit(**{k: np.array([v]) for k, v in JANSEN_RIT.items()})
        joined = coupling.SigmoidalJansenRit(a=np.array([JANSEN_RIT_RUN["G"]]))
    regions = len(weights)
    first = None  # drawn by the library
    if row == "hopf":  # what it draws is too large for this step
        first = np.full((1, 2, regions, 1), 0.01)
    nsig = np.tile(0.5 * sigma[:, None, None] ** 2, (1, regions, 1))
    length = run["steps"] * run["dt"] / SHARE
    found = []

    def work() -> None:
        drawn = noise.Additive(nsig=nsig)
        started = simulator.Simulator(
            model=model,
            connectivity=connected(weights, lengths),
            coupling=joined,
            integrator=integrators.HeunStochastic(dt=run["dt"], noise=drawn),
            monitors=(monitors.TemporalAverage(period=run["dt"]),),
            initial_conditions=first,
            simulation_length=length,
        ).configure()
        found.append(started.run()[0][1])

    clock = timed(work, 2)
    clock["seconds"] *= SHARE
    what = seen(found[-1][:, 0])
    tell(row, clock, ("tvb-library", "numpy"), dtype="float64", **what)


def connected(weights: np.ndarray, lengths: np.ndarray):
    made = connectivity.Connectivity(
        weights=weights.copy(),
        tract_lengths=lengths.copy(),
        region_labels=np.array([f"r{i}" for i in range(len(weights))]),
        centres=np.zeros((len(weights), 3)),
        speed=np.array([VELOCITY_M_S]),
    )
    made.configure()
    return made


if __name__ == "__main__":
    main()

"""brainmass's side of peer_speed.py, in a process and a python of its own.

    python run_brainmass.py NUMBERS.npz hopf

Exponential Euler (its usual scheme, not Heun), coupling once a step by the difference
form. `Simulator.run` traces anew at every call; here it is compiled once, in its
favour.
"""

import sys

import brainmass  # pyright: ignore[reportMissingImports]
import brainstate  # pyright: ignore[reportMissingImports]
import brainunit as u  # pyright: ignore[reportMissingImports]
import jax
import numpy as np
from setting import HOPF, seen, tell, timed


def main() -> None:
    with np.load(sys.argv[1]) as file:
        numbers = dict(file)
    dt = HOPF["dt"] * u.ms  # its unit of time is a name here: numbers are seconds
    brainstate.environ.set(dt=dt)
    regions = len(numbers["hopf"])
    sigma = HOPF["noise"] / np.sqrt(HOPF["dt"])
    node = brainmass.HopfStep(
        regions,
        a=HOPF["a"],
        w=2 * np.pi * numbers["frequency_hz"],
        noise_x=brainmass.GaussianNoise(regions, sigma=sigma),
        noise_y=brainmass.GaussianNoise(regions, sigma=sigma),
    )
    network = brainmass.Network(node, conn=numbers["hopf"], coupled_var="x", k=1.0)
    simulator = brainmass.Simulator(network, dt=dt)
    steps = int(HOPF["steps"])

    @brainstate.transform.jit
    def run():
        seen_of = simulator.run(
            steps * dt, monitors=lambda m: m.node.x.value, jit=False
        )
        return seen_of["output"]

    clock = timed(lambda: jax.block_until_ready(run()))
    answer = u.get_magnitude(run())
    packages = ("brainmass", "jax", "jaxlib", "numpy")
    tell(sys.argv[2], clock, packages, dtype=str(answer.dtype), **seen(answer))


if __name__ == "__main__":
    main()

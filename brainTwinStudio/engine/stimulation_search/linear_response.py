"""What a weak input does to a Hopf network, by its linear theory: no simulation.

Around z = 0 the network is dz/dt = A z + k u(t), with A as in engine/linear.py and real
input u given to regions by shares k. Of x = Re z, the input U(f) at frequency f leaves

    X(f) = 1/2 [ (2 pi i f - A)^-1 + conj((-2 pi i f - A)^-1) ] k U(f),

and BOLD is x through the recording's cleaning. Noise goes on as before, so covariances
add up.
"""

import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.linear import system_matrix
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import Network
from brainTwinStudio.project import Array

NEEDED = ("a", "frequency_hz", "noise")


class LinearResponse:
    """Of one network on one time grid. Not `stable` where the theory has no answer:
    where the network would oscillate by itself, or is none of Hopf regions."""

    def __init__(self, parameters: Parameters, network: Network, grid: Grid) -> None:
        self.stable = all(name in parameters for name in NEEDED)
        if not self.stable:
            return
        known = parameters["a"], parameters["frequency_hz"]
        matrix = np.asarray(system_matrix(*known, network.gain, network.strength))
        self._values, self._vectors = np.linalg.eig(matrix)
        self._back = np.linalg.inv(self._vectors)
        self.stable = bool(np.real(self._values).max() < 0)
        self._turn = 2j * np.pi * np.fft.rfftfreq(grid.samples, grid.sample_s)
        self._burn_in = grid.burn_in

    def transfer(self, shares: Array) -> Array:
        """X(f) / U(f) (frequency, region) of an input with these shares (region,)."""
        weights = self._back @ shares
        ahead = self._through(weights, self._turn)
        return (ahead + np.conj(self._through(weights, -self._turn))) / 2

    def _through(self, weights: Array, turn: Array) -> Array:
        return (weights / (turn[:, None] - self._values)) @ self._vectors.T

    def added(self, transfer: Array, course: Array, clean: Array, response: Array
              ) -> Array:  # fmt: skip
        """Covariance (region, region) that a course (sample, substep) of amplitude 1
        adds to BOLD. clean (region, region): what the removal of the global signal
        does; response (frequency,): gain of the band-pass."""
        heights = course[self._burn_in :].mean(axis=1)
        spectrum = np.fft.rfft(heights - heights.mean()) * response
        seen = (transfer * spectrum[:, None]) @ clean.T
        return 2 * np.real(np.conj(seen).T @ seen) / len(heights) ** 2

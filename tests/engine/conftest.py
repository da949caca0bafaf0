"""JAX as the worker sets it up, and a small network that every file uses."""

from collections.abc import Iterator
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine import configure, stepping
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus
from brainTwinStudio.jobs.compile_cache import default_cache_dir

configure(str(default_cache_dir()))
# Steps written out in a row are the same steps in a larger program to compile
# (test_steps_written_out_are_the_same_steps).
stepping.FORWARD = stepping.BACKWARD = 1


@pytest.fixture
def strict() -> Iterator[None]:
    """No number changes its type unasked: float32 runs stay float32."""
    with jax.numpy_dtype_promotion("strict"):
        yield


class SmallNetwork(NamedTuple):
    """Parameters of a Hopf network in float64; steady noise unless changed."""

    values: dict[str, jax.Array]
    gain: jax.Array
    strength: jax.Array

    def changed(self, **values: object) -> "SmallNetwork":
        new = {name: jnp.asarray(value) for name, value in values.items()}
        return self._replace(values={**self.values, **new})

    def run(
        self,
        grid: Grid,
        stimulus: Stimulus | None = None,
        seeds: int = 1,
    ) -> np.ndarray:
        """First states (seed, time, region)."""
        keys = jax.random.split(jax.random.key(0), seeds)
        inputs = self.inputs()._replace(stimulus=stimulus)
        return np.asarray(simulate(self.form, grid, inputs, keys).samples)

    @property
    def form(self) -> Form:
        return single("hopf", "diffusive", len(self.strength))

    def inputs(self) -> Inputs:
        """At rest at the beginning."""
        start = jnp.zeros((2, len(self.strength)), self.gain.dtype)
        return Inputs((self.values,), Wiring(self.gain, self.strength), start=start)


def small_network(gain: np.ndarray, *, diffusive: bool = True) -> SmallNetwork:
    n = len(gain)
    values = {
        "G": 1.0,
        "a": np.linspace(-0.3, -0.1, n),
        "frequency_hz": np.linspace(0.04, 0.07, n),
        "noise": np.linspace(0.002, 0.003, n),
        "gain_depth": 0.0,
        "gain_tau_s": 15.0,
    }
    strength = gain.sum(axis=1) if diffusive else np.zeros(n)
    ready = {name: jnp.asarray(value, jnp.float64) for name, value in values.items()}
    return SmallNetwork(ready, jnp.asarray(gain), jnp.asarray(strength))


@pytest.fixture
def make_network():
    return small_network


@pytest.fixture
def three_regions() -> SmallNetwork:
    """0 and 1 are joined strongly one way, weakly the other; 2 listens to both."""
    return small_network(np.array([[0, 0.05, 0], [0.4, 0, 0], [0.1, 0.2, 0.0]]))


@pytest.fixture
def stimulus_of():
    """Stimulus from targets (region,) and heights (sample, substep)."""

    def make(targets: np.ndarray, course: np.ndarray) -> Stimulus:
        rows = jnp.asarray(targets, jnp.float64)[None, :]
        return Stimulus(rows, jnp.asarray(course, jnp.float64)[:, :, None])

    return make

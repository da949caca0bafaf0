"""Steps that are too long are refused; what runs away is said and stays alone."""

import re
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.assemble import Choices, assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.reductions import Connectivity
from brainTwinStudio.engine.sampling import first_state
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.engine.stability import check, fastest_rate
from brainTwinStudio.errors import InputError

UNCHECKED = Choices(check_step=False)


def gain_of(regions: int, strongest: float = 0.2) -> np.ndarray:
    gain = np.random.default_rng(0).uniform(0, strongest, (regions, regions))
    np.fill_diagonal(gain, 0)
    return gain


# 40 regions of two states and 80 of one have more than 64 numbers: ARPACK
@pytest.mark.parametrize(
    ("node", "regions"),
    [
        ("hopf", 4),
        ("hopf", 40),
        ("wilson_cowan", 4),
        ("wilson_cowan", 40),
        ("reduced_wong_wang", 4),
        ("reduced_wong_wang", 80),
    ],
)
def test_the_fastest_rate_is_that_of_the_dense_jacobian(node: str, regions: int):
    network = assemble(node, gain_of(regions), Grid(1, 0, 1, 1e-4), choices=UNCHECKED)
    form, _, inputs, _ = network
    state = first_state(form, jax.random.key(1), np.dtype(float))
    rate = partial(network_rate, form, inputs.parameters, inputs.wiring)
    jacobian = np.asarray(jax.jit(jax.jacfwd(rate))(state))
    dense = jacobian.reshape(state.size, state.size)
    expected = np.abs(np.linalg.eigvals(dense)).max()
    found = fastest_rate(form, inputs.parameters, inputs.wiring, state)
    # ARPACK is asked for 1 %
    tolerance = 1e-10 if state.size <= 64 else 0.02
    assert found == pytest.approx(expected, rel=tolerance)


SUGGESTION = re.compile(r"is stable up to ([0-9.e+-]+) s")


@pytest.mark.parametrize("integrator", ["heun", "euler", "rk4"])
@pytest.mark.parametrize("tau", [0.1, 0.11, 0.1003])
def test_a_step_that_is_too_long_is_refused_with_one_that_works(
    integrator: str, tau: float
):
    def made(dt_s: float):
        grid = Grid(1, 0, 1, dt_s)
        choices = Choices(integrator=integrator)
        return assemble("linear", gain_of(3), grid, {"tau": tau}, choices=choices)

    with pytest.raises(InputError, match=r"A time step of 0\.5 s is too long") as found:
        made(0.5)
    said = str(found.value)
    assert "(linear)" in said
    assert "Use a shorter step, or lower G or the weights." in said
    suggested = SUGGESTION.search(said)
    assert suggested is not None
    assert 0.1 < float(suggested[1]) < 0.5
    made(float(suggested[1]))


@pytest.mark.parametrize(
    ("node", "dt_s"), [("wilson_cowan", 0.05), ("montbrio_pazo_roxin", 0.01)]
)
def test_models_in_other_units_are_refused_in_seconds(node: str, dt_s: float):
    gain = gain_of(3)
    with pytest.raises(InputError, match="is too long for this network") as found:
        assemble(node, gain, Grid(1, 0, 1, dt_s))
    suggested = SUGGESTION.search(str(found.value))
    assert suggested is not None
    assemble(node, gain, Grid(1, 0, 1, float(suggested[1])))


def test_the_answer_is_the_share_of_the_step():
    grid = Grid(1, 0, 1, 0.1)
    network = assemble("linear", np.zeros((3, 3)), grid, {"tau": 0.5})
    assert check(*network) == pytest.approx(0.2, rel=1e-12)


def test_the_first_and_the_last_of_a_batch_are_tried():
    grid = Grid(1, 0, 1, 0.5)
    slow, fast = np.full(3, 2.0), np.full(3, 0.1)
    for tau in ([slow, slow, fast], [fast, slow, slow]):
        with pytest.raises(InputError, match="is too long"):
            assemble("linear", gain_of(3), grid, {"tau": np.array(tau)}, over=("tau",))


@pytest.mark.parametrize("regions", [3, 40])
def test_a_start_without_bounds_is_refused(regions: int):
    # its Jacobian is not finite
    form, grid, inputs, over = assemble("hopf", gain_of(regions), Grid(1, 0, 1, 0.1))
    far = inputs._replace(start=jnp.full((2, regions), 1e200))
    with pytest.raises(InputError):
        check(form, grid, far, over)


# ------------------------------------------------------------------ what runs away

GRID = Grid(samples=30, burn_in=10, substeps=5, dt_s=0.1)
KEYS = jax.random.split(jax.random.key(0), 4)
WATCH = Watch(reductions=(Connectivity(),))


@pytest.fixture(scope="module")
def runaway():
    """Four seeds; the second starts far from rest, where Heun's step is too long."""
    form, _, inputs, _ = assemble("hopf", gain_of(3), GRID, choices=UNCHECKED)
    starts = np.full((4, 2, 3), 0.01)
    calm = simulate(
        form, GRID, inputs._replace(start=jnp.asarray(starts)), KEYS, WATCH, ("start",)
    )
    starts[1] = 50.0
    wild = simulate(
        form, GRID, inputs._replace(start=jnp.asarray(starts)), KEYS, WATCH, ("start",)
    )
    return calm, wild


def test_a_run_within_bounds_counts_all_its_samples(runaway):
    calm, _ = runaway
    np.testing.assert_array_equal(calm.finite, 40)


def test_a_diverged_run_is_said_to_be_so(runaway):
    _, wild = runaway
    assert wild.finite[1] < 10  # during the burn-in
    assert not np.isfinite(np.asarray(wild.samples)[1]).any()


def test_a_diverged_run_leaves_the_others_alone(runaway):
    calm, wild = runaway
    others = np.array([0, 2, 3])
    np.testing.assert_array_equal(wild.finite[others], 40)
    np.testing.assert_array_equal(wild.samples[others], calm.samples[others])
    np.testing.assert_array_equal(
        wild.reduced["fc"][others], calm.reduced["fc"][others]
    )


def test_the_sample_at_which_it_left_is_counted():
    # grows by 1 - z + z^2 / 2 = 13 a step at z = dt / tau = 6: beyond 1e308 after 277
    grid = Grid(samples=100, burn_in=20, substeps=3, dt_s=0.6)
    form, _, inputs, _ = assemble(
        "linear", np.zeros((2, 2)), grid, {"tau": 0.1}, choices=UNCHECKED
    )
    run = simulate(form, grid, inputs._replace(start=jnp.ones((1, 2))), KEYS)
    for row, finite in zip(
        np.asarray(run.samples), np.asarray(run.finite), strict=True
    ):
        first = int(np.argmax(~np.isfinite(row).all(axis=1)))
        assert finite == grid.burn_in + first
        assert 90 <= finite <= 93

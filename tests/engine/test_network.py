"""Coupling: who hears whom, what, and on what scale."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine import network
from brainTwinStudio.engine.couplings import COUPLINGS, coupling_form
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Watch
from brainTwinStudio.errors import InputError
from tests.engine.by_hand import ByHand, defaults, regional

GAIN = np.array([[0, 0.3, 0.0], [0.1, 0, 0.2], [0.0, 0.5, 0]])
STATE = np.array([[1.0, -2, 3], [0.5, 0.1, -1]])
POTENTIALS = np.array([[0.0], [9.0], [1.5], [0.0], [0.0], [0.0]]) + np.arange(3)


def received(form: Form, state: np.ndarray, gain: np.ndarray, p=None) -> np.ndarray:
    """What every region makes of the others (channel, region)."""
    values = ({name: jnp.asarray(value) for name, value in (p or {}).items()},)
    wiring, x = Wiring(jnp.asarray(gain)), jnp.asarray(state)
    sent = network.waves(form, values, x)
    arrived = network.total(form, wiring, sent)
    strength = network.strength_of(form, wiring)
    return np.asarray(network.heard(form, values, x, arrived, strength))


def by_pairs(one, rows: np.ndarray, gain: np.ndarray = GAIN) -> np.ndarray:
    """sum_j gain_ij one(x_j, x_i), pair by pair, for every row."""
    n = len(gain)
    return np.array(
        [
            [sum(gain[i, j] * one(row[j], row[i]) for j in range(n)) for i in range(n)]
            for row in rows
        ]
    )


# ------------------------------------------------------------------ forms


def test_diffusive_regions_receive_differences():
    found = received(single("hopf", "diffusive", 3), STATE, GAIN)
    expected = by_pairs(lambda theirs, mine: theirs - mine, STATE)
    np.testing.assert_allclose(found, expected, atol=1e-15)


def test_additive_regions_receive_states():
    found = received(single("hopf", "additive", 3), STATE, GAIN)
    expected = by_pairs(lambda theirs, mine: theirs, STATE)
    np.testing.assert_allclose(found, expected, atol=1e-15)


def test_sigmoidal_regions_receive_bounded_rates():
    p = {"sigmoid_max": 0.004, "sigmoid_midpoint": 5.0, "sigmoid_slope": 0.7}
    found = received(single("jansen_rit", "sigmoidal", 3), POTENTIALS, GAIN, p)
    expected = by_pairs(
        lambda theirs, mine: 0.004 / (1 + np.exp(0.7 * (5.0 - theirs))),
        POTENTIALS[1:2] - POTENTIALS[2:3],
    )
    np.testing.assert_allclose(found, expected, rtol=1e-14)


@pytest.mark.parametrize("phase_lag", [0.0, 0.7, -2.0])
def test_phases_receive_sines_of_lagged_differences(phase_lag: float):
    p = {"phase_lag": phase_lag}
    found = received(single("kuramoto", "sine", 3), STATE[:1], GAIN, p)
    expected = by_pairs(
        lambda theirs, mine: np.sin(theirs - mine - phase_lag), STATE[:1]
    )
    np.testing.assert_allclose(found, expected, atol=1e-15)


def test_a_phase_lag_may_differ_by_region():
    # of the region that receives
    lags = np.array([0.1, 0.5, -1.0])
    found = received(
        single("kuramoto", "sine", 3), STATE[:1], GAIN, {"phase_lag": lags}
    )
    for i, lag in enumerate(lags):
        expected = sum(
            GAIN[i, j] * np.sin(STATE[0, j] - STATE[0, i] - lag) for j in range(3)
        )
        assert found[0, i] == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("node", "coupling"),
    [
        *(("hopf", "additive"), ("hopf", "diffusive")),
        *(("jansen_rit", "sigmoidal"), ("kuramoto", "sine")),
    ],
)
def test_only_the_target_of_a_weight_receives(node: str, coupling: str):
    gain = np.zeros((3, 3))
    gain[2, 0] = 1.0  # weights[target, source]
    state = {"jansen_rit": POTENTIALS, "kuramoto": STATE[:1]}.get(node, STATE)
    specs = coupling_form(coupling).info.parameters
    p = {spec.name: spec.default for spec in specs}
    found = received(single(node, coupling, 3), state, gain, p)
    assert not found[:, :2].any()
    assert found[:, 2].all()


def test_equal_states_exchange_nothing_by_diffusion():
    found = received(single("hopf", "diffusive", 3), np.full((2, 3), 0.7), GAIN)
    np.testing.assert_allclose(found, 0, atol=1e-15)


def test_equal_phases_without_lag_exchange_nothing():
    form = single("kuramoto", "sine", 3)
    found = received(form, np.full((1, 3), 0.7), GAIN, {"phase_lag": 0.0})
    np.testing.assert_allclose(found, 0, atol=1e-15)


def test_a_lost_neighbour_may_keep_damping():
    # a given in-strength is taken instead of the row sums of the gain
    form, strength = single("hopf", "diffusive", 3), jnp.asarray([1.0, 2.0, 3.0])
    wiring, x = Wiring(jnp.zeros((3, 3)), strength), jnp.asarray(STATE)
    arrived = network.total(form, wiring, network.waves(form, ({},), x))
    of = network.strength_of(form, wiring)
    found = network.heard(form, ({},), x, arrived, of)
    np.testing.assert_array_equal(found, -np.asarray(strength) * STATE)


@pytest.mark.parametrize("coupling", ["additive", "diffusive"])
def test_damping_is_what_a_region_receives_of_itself(coupling: str):
    form = single("hopf", coupling, 3)
    found = network.damping(jnp.asarray(GAIN), coupling)
    alone = np.eye(3)
    # a region at 1 among silent ones loses its in-strength, or nothing
    expected = [
        -received(form, np.stack([alone[i], alone[i]]), GAIN)[0, i] for i in range(3)
    ]
    np.testing.assert_allclose(found, expected, atol=1e-15)


# ------------------------------------------------------------------ channels


@pytest.mark.parametrize("coupling", ["additive", "diffusive"])
def test_one_channel_couples_the_first_quantity_only(coupling: str):
    both = received(single("hopf", coupling, 3), STATE, GAIN)
    first = received(single("hopf", coupling, 3, channels=1), STATE, GAIN)
    np.testing.assert_array_equal(first[0], both[0])
    assert not first[1].any()
    assert both[1].any()


# ------------------------------------------------------------------ the step


@pytest.mark.parametrize("scheme", ["heun", "euler", "rk4"])
@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("channels", [1, 2])
def test_steps_equal_steps_by_hand(scheme: str, held: bool, channels: int):
    grid = Grid(samples=6, burn_in=0, substeps=5, dt_s=0.1)
    form = single("hopf", "diffusive", 3, scheme, held=held, channels=channels)
    p = defaults("hopf", "diffusive", a=0.1)
    hand = ByHand(
        ("hopf",) * 3,
        {"hopf": "diffusive"},
        [p] * 3,
        GAIN,
        channels=channels,
        held=held,
    )
    expected = hand.run(STATE.T, 0.1, 30, scheme)
    values = jax.tree.map(jnp.asarray, regional("hopf", p, 3))
    inputs = Inputs((values,), Wiring(jnp.asarray(GAIN)), start=jnp.asarray(STATE))
    keys = jax.random.split(jax.random.key(0), 1)
    found = simulate(form, grid, inputs, keys, Watch("states")).samples
    assert found is not None
    for i, path in enumerate(expected):
        np.testing.assert_allclose(found[0, :, :, i], path[5::5], atol=1e-14)


def test_a_held_input_differs_from_one_of_every_stage():
    p = defaults("hopf", "additive")
    free, held = (
        ByHand(("hopf",) * 3, {"hopf": "additive"}, [p] * 3, GAIN, held=held)
        for held in (False, True)
    )
    one, other = (h.run(STATE.T, 0.1, 5)[0] for h in (free, held))
    assert np.abs(one - other).max() > 1e-3


# ------------------------------------------------------------------ scale


def test_weights_are_scaled_to_a_fifth():
    scaled = network.scaled_weights(np.array([[0, 400.0], [100.0, 0]]))
    np.testing.assert_allclose(scaled, [[0, 0.2], [0.1, 0]])


def test_the_scale_of_streamline_counts_does_not_matter():
    np.testing.assert_allclose(
        network.scaled_weights(GAIN), network.scaled_weights(1e6 * GAIN)
    )


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("coupling", COUPLINGS, ids=lambda one: one.info.name)
def test_every_coupling_is_known_and_explained(coupling):
    info = coupling.info
    assert coupling_form(info.name) is coupling
    assert info.label
    assert info.meaning
    for p in info.parameters:
        assert all((p.name, p.symbol, p.unit, p.meaning, p.source)), p.name
        assert p.low <= p.default <= p.high, p.name


def test_no_two_couplings_share_a_name():
    names = [coupling.info.name for coupling in COUPLINGS]
    assert len(set(names)) == len(names)


def test_an_unknown_coupling_is_refused_with_those_that_exist():
    with pytest.raises(
        InputError,
        match=r"No coupling 'tanh'\. Known: diffusive, additive, sigmoidal, sine\.",
    ):
        coupling_form("tanh")

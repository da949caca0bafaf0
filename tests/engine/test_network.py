"""Coupling: who hears whom, and on what scale."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine import network
from brainTwinStudio.errors import InputError

GAIN = np.array([[0, 0.3, 0.0], [0.1, 0, 0.2], [0.0, 0.5, 0]])
STATE = np.array([[1.0, -2, 3], [0.5, 0.1, -1]])


def test_diffusive_regions_receive_differences():
    expected = np.array(
        [
            [sum(GAIN[i, j] * (row[j] - row[i]) for j in range(3)) for i in range(3)]
            for row in STATE
        ]
    )
    gain = jnp.asarray(GAIN)
    found = network.received(
        jnp.asarray(STATE), gain, network.damping(gain, "diffusive")
    )
    np.testing.assert_allclose(found, expected, atol=1e-15)


def test_additive_regions_receive_states():
    gain = jnp.asarray(GAIN)
    found = network.received(
        jnp.asarray(STATE), gain, network.damping(gain, "additive")
    )
    np.testing.assert_allclose(found, STATE @ GAIN.T, atol=1e-15)


def test_only_the_target_of_a_weight_receives():
    gain = jnp.zeros((3, 3)).at[2, 0].set(1.0)  # weights[target, source]
    state = jnp.asarray([[5.0, 7.0, 11.0]])
    found = network.received(state, gain, network.damping(gain, "additive"))
    np.testing.assert_array_equal(found, [[0, 0, 5]])


def test_equal_states_exchange_nothing_by_diffusion():
    gain = jnp.asarray(GAIN)
    same = jnp.full((2, 3), 0.7)
    found = network.received(same, gain, network.damping(gain, "diffusive"))
    np.testing.assert_allclose(found, 0, atol=1e-15)


def test_weights_are_scaled_to_a_fifth():
    scaled = network.scaled_weights(np.array([[0, 400.0], [100.0, 0]]))
    np.testing.assert_allclose(scaled, [[0, 0.2], [0.1, 0]])


def test_the_scale_of_streamline_counts_does_not_matter():
    np.testing.assert_allclose(
        network.scaled_weights(GAIN), network.scaled_weights(1e6 * GAIN)
    )


@pytest.mark.parametrize("part", network.COUPLINGS, ids=lambda part: part.name)
def test_every_coupling_is_known(part):
    network.check_coupling(part.name)


def test_an_unknown_coupling_is_refused_with_the_known_ones():
    with pytest.raises(
        InputError, match=r"No coupling 'tanh'\. Known: diffusive, additive\."
    ):
        network.check_coupling("tanh")

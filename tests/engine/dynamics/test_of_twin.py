"""A twin as a dynamical system: its regions and its network."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis.controllability import average_continuous
from brainTwinStudio.engine.dynamics.diagram import diagram
from brainTwinStudio.engine.dynamics.of_twin import (
    network_modes,
    node_system,
    region_system,
)
from brainTwinStudio.engine.dynamics.vector_field import node_field
from brainTwinStudio.engine.hybrid import SCALE, begun
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, ModelSpec, Twin
from tests.engine.small import truth
from tests.engine.test_interpretation import twin


def gain_of(one: Twin) -> jax.Array:
    weights = jnp.asarray(one.parameters["learned_weights"])
    return jnp.asarray(one.parameters["G"]) * weights


@pytest.mark.parametrize("coupling", ["diffusive", "additive"])
def test_modes_are_those_of_the_linear_theory(coupling: str):
    one = twin(coupling, {})
    found = network_modes(one)
    gain = gain_of(one)
    p = {name: jnp.asarray(value) for name, value in one.parameters.items()}
    growth = p["a"] - damping(gain, coupling)
    omega = 2 * np.pi * p["frequency_hz"]
    complex_values = np.linalg.eigvals(
        np.asarray(gain) + np.diag(np.asarray(growth) + 1j * np.asarray(omega))
    )
    expected = complex_values[np.argsort(-np.real(complex_values))]
    np.testing.assert_allclose(
        np.real(found.eigenvalues), np.real(expected), atol=1e-10
    )
    turning = np.sort(np.abs(np.imag(expected))) / (2 * np.pi)
    np.testing.assert_allclose(np.sort(found.frequency_hz), turning)
    assert found.modes.shape == (gain.shape[0], gain.shape[0])
    np.testing.assert_allclose(found.modes.max(axis=0), 1.0)
    np.testing.assert_allclose(found.strength, np.asarray(gain.sum(axis=1)))


def test_average_controllability_of_a_symmetric_network_has_a_closed_form():
    """All regions alike in growth and frequency: the rotation drops out and the Gramian
    is that of the real network."""
    one = twin("diffusive", {})
    same = {**one.parameters, "frequency_hz": np.full(8, 0.05)}
    one = replace(one, parameters=FrozenMap(same))
    gain = np.asarray(gain_of(one))
    growth = np.asarray(truth()["a"]) - gain.sum(axis=1)
    expected = average_continuous(gain + np.diag(growth))
    np.testing.assert_allclose(network_modes(one).average, expected, rtol=1e-8)


def test_a_region_knows_what_the_network_does_to_it():
    one = twin("diffusive", {})
    system = region_system(one, 3)
    strength = float(np.asarray(gain_of(one).sum(axis=1))[3])
    assert float(system.values["strength"]) == pytest.approx(strength)
    field = node_field(system.node, system.values)
    found = diagram(field, "a", (-1.0, 1.0), False, Silent())
    (hopf,) = found.branches[0].specials
    assert hopf.knob == pytest.approx(strength, abs=1e-9)
    names = [knob.name for knob in system.knobs]
    assert "a" in names
    assert "G" not in names
    assert system.place == one.connectome.parcellation.region_names[3]


def test_learned_parts_come_along():
    one = twin("diffusive", {})
    n = one.connectome.parcellation.count
    weights = {k: np.array(v) for k, v in begun(("residual",), n).items()}
    weights["residual.w2"] = weights["residual.w2"] * 500
    weights["residual.embedding"][2] = 1.0
    weights[SCALE] = np.full(n, 0.1)
    spec = ModelSpec(learned=("residual",))
    hybrid = replace(one, spec=spec, learned=FrozenMap(weights))
    system = region_system(hybrid, 2)
    assert system.values["residual.embedding"].shape == (1, 4)
    field = node_field(system.node, system.values)
    alone = node_field("hopf", region_system(one, 2).values)
    state = np.array([0.05, 0.02])
    learned = field.value(state, field.start) - alone.value(state, alone.start)
    assert np.abs(learned).max() > 1e-4
    assert not np.allclose(
        network_modes(hybrid).eigenvalues, network_modes(one).eigenvalues
    )


@pytest.mark.slow
def test_diagram_has_the_cycles_once():
    """Both Hopf points of Jansen and Rit lie on one branch of cycles."""
    found = diagram(node_field("jansen_rit"), "mu", (0.05, 0.35), True, Silent())
    assert len(found.cycles) == 1
    assert found.notes == ()


def test_a_node_by_itself():
    system = node_system("montbrio_pazo_roxin", {"J": 12.0})
    assert {knob.name: knob.value for knob in system.knobs}["J"] == 12.0
    assert system.states == ("r", "V")
    with pytest.raises(InputError, match="cannot be turned here"):
        node_system("montbrio_pazo_roxin", {"nothing": 1.0})


def test_what_is_refused():
    one = twin("diffusive", {})
    with pytest.raises(InputError, match="There is no region 9"):
        region_system(one, 8)
    box = replace(one, spec=ModelSpec(node="koopman"))
    with pytest.raises(InputError, match="learned as a whole"):
        network_modes(box)

"""The battery that every node model passes; a new file is tested without a new test."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.network import COUPLINGS
from brainTwinStudio.engine.nodes import NODE_MODELS, node_model
from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.engine.simulate import Grid, Stimulus, no_stimulus, simulate
from brainTwinStudio.errors import InputError

every_model = pytest.mark.parametrize(
    "model", NODE_MODELS, ids=lambda model: model.info.name
)
LEVELS = ("default", "low", "high")
GRID = Grid(samples=20, burn_in=0, substeps=5, dt_s=0.1)


def values(model: NodeModel, regions: int, level: str = "default", dtype=jnp.float64):
    """Parameters at their defaults or at one of their bounds, and no slow gain."""
    found = {
        p.name: jnp.full((regions,) if p.per_region else (), getattr(p, level), dtype)
        for p in model.info.parameters
    }
    return found | {
        "gain_depth": jnp.zeros((), dtype),
        "gain_tau_s": jnp.ones((), dtype),
    }


def states(model: NodeModel, regions: int, seed: int = 0) -> jax.Array:
    shape = (len(model.info.states), regions)
    return 0.3 * jax.random.normal(jax.random.key(seed), shape, jnp.float64)


def run(model: NodeModel, parameters, gain, stimulus=None, grid: Grid = GRID):
    regions = gain.shape[0]
    stimulus = stimulus or no_stimulus(grid, regions, gain.dtype)
    keys = jax.random.split(jax.random.key(0), 1)
    name, strength = model.info.name, gain.sum(axis=1)
    return simulate(name, grid, parameters, gain, strength, stimulus, keys)[0]


@every_model
@pytest.mark.parametrize("regions", [1, 3])
def test_the_drift_has_the_shape_of_the_state(model: NodeModel, regions: int):
    state = states(model, regions)
    assert model.drift(state, state, values(model, regions)).shape == state.shape


@every_model
@pytest.mark.parametrize("level", LEVELS)
def test_the_drift_is_finite_at_defaults_and_bounds(model: NodeModel, level: str):
    rate = model.drift(states(model, 3), states(model, 3, 1), values(model, 3, level))
    assert jnp.isfinite(rate).all()


@every_model
@pytest.mark.parametrize("level", LEVELS)
def test_runs_are_finite_at_defaults_and_bounds(model: NodeModel, level: str):
    x = run(model, values(model, 3, level), 0.2 * (1 - jnp.eye(3)))
    assert np.isfinite(x).all()


@every_model
@pytest.mark.parametrize("regions", [1, 3])
def test_runs_have_one_row_a_sample(model: NodeModel, regions: int):
    x = run(model, values(model, regions), jnp.zeros((regions, regions)))
    assert x.shape == (GRID.samples, regions)
    assert np.isfinite(x).all()


@every_model
def test_compiled_equals_not_compiled(model: NodeModel):
    state, sent, p = states(model, 3), states(model, 3, 1), values(model, 3)
    compiled = jax.jit(model.drift)(state, sent, p)
    # 1e-14: the compiler may fuse a multiplication and an addition
    np.testing.assert_allclose(compiled, model.drift(state, sent, p), atol=1e-14)


@every_model
@pytest.mark.parametrize("seed", range(3))
def test_gradients_of_the_drift_equal_finite_differences(model: NodeModel, seed: int):
    given = (states(model, 3, seed), states(model, 3, seed + 9), values(model, 3))
    rng = np.random.default_rng(seed)
    along = jax.tree.map(lambda leaf: jnp.asarray(rng.normal(size=leaf.shape)), given)
    weights = jnp.asarray(rng.normal(size=given[0].shape))

    def value(step: jax.Array | float) -> jax.Array:
        moved = jax.tree.map(lambda leaf, way: leaf + step * way, given, along)
        return jnp.sum(weights * model.drift(*moved))

    h = 1e-4
    wide, narrow = (float(value(s * h) - value(-s * h)) / (2 * s * h) for s in (2, 1))
    # fourth order: h^4 = 1e-16, and rounding 1e-16 / h = 1e-12
    assert float(jax.grad(value)(0.0)) == pytest.approx((4 * narrow - wide) / 3, 1e-8)


@every_model
def test_regions_do_not_hear_each_other_in_the_drift(model: NodeModel):
    state, p = states(model, 3), values(model, 3)
    moved = state.at[:, 1].add(1.0)
    still = jnp.zeros_like(state)
    before, after = model.drift(state, still, p), model.drift(moved, still, p)
    np.testing.assert_array_equal(before[:, [0, 2]], after[:, [0, 2]])


@every_model
def test_regions_without_coupling_are_isolated(model: NodeModel):
    # without noise: a network of another size draws other numbers
    def quiet(regions: int):
        return values(model, regions) | {"noise": jnp.zeros(regions)}

    course = jnp.zeros((GRID.samples, GRID.substeps, 1)).at[0].set(0.3)
    three = run(model, quiet(3), jnp.zeros((3, 3)), Stimulus(jnp.ones((1, 3)), course))
    one = run(model, quiet(1), jnp.zeros((1, 1)), Stimulus(jnp.ones((1, 1)), course))
    np.testing.assert_allclose(three, jnp.tile(one, 3), atol=1e-14)


@every_model
@pytest.mark.usefixtures("strict")
def test_float32_stays_finite_over_ten_thousand_steps(model: NodeModel):
    grid = Grid(samples=500, burn_in=0, substeps=20, dt_s=0.1)
    p = values(model, 3, dtype=jnp.float32)
    gain = (0.2 * (1 - jnp.eye(3))).astype(jnp.float32)
    x = run(model, p, gain, grid=grid)
    assert x.dtype == jnp.float32
    assert np.isfinite(x).all()


# ------------------------------------------------------------------ the introduction


@every_model
def test_the_introduction_is_complete(model: NodeModel):
    info = model.info
    assert all((info.name, info.label, info.states, info.equations, info.time_unit))
    assert info.source.startswith("doi:")
    assert info.name == info.name.lower()


@every_model
def test_every_parameter_is_explained(model: NodeModel):
    for p in model.info.parameters:
        assert all((p.name, p.symbol, p.unit, p.meaning, p.source)), p.name


@every_model
def test_bounds_contain_the_default(model: NodeModel):
    for p in model.info.parameters:
        assert p.low < p.high, p.name
        assert p.low <= p.default <= p.high, p.name


@every_model
def test_no_two_parameters_share_a_name(model: NodeModel):
    names = [p.name for p in model.info.parameters]
    assert len(set(names)) == len(names)


@every_model
def test_the_couplings_of_a_model_exist(model: NodeModel):
    assert model.info.couplings
    assert set(model.info.couplings) <= {part.name for part in COUPLINGS}


@every_model
def test_a_model_is_found_by_its_name(model: NodeModel):
    assert node_model(model.info.name) is model


def test_no_two_models_share_a_name():
    names = [model.info.name for model in NODE_MODELS]
    assert len(set(names)) == len(names)


def test_an_unknown_model_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"No node model 'hopff'\. Known: .*hopf"):
        node_model("hopff")


# ------------------------------------------------------------------ the equations

drift_of_hopf = node_model("hopf").drift


def test_hopf_is_the_normal_form():
    a, f = -0.3, 0.05
    p = {"a": jnp.full(1, a), "frequency_hz": jnp.full(1, f)}
    z, sent = 0.4 - 0.7j, 0.1 + 0.2j
    expected = (a + 2j * np.pi * f - abs(z) ** 2) * z + sent
    found = drift_of_hopf(
        jnp.asarray([[z.real], [z.imag]]), jnp.asarray([[sent.real], [sent.imag]]), p
    )
    np.testing.assert_allclose(found[:, 0], [expected.real, expected.imag], rtol=1e-14)

"""What data say of parameters: against Gaussian posteriors by hand, and of pairs that
are known to trade. The core knows no model, so the models here are many."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.engine.linear import covariance, system_matrix
from brainTwinStudio.engine.well_posedness.identifiability import (
    Regions,
    directions,
    level_and_pattern,
    needed,
    verdicts,
)
from brainTwinStudio.engine.well_posedness.sensitivity import (
    Prior,
    independent,
    sensitivity,
    spread_left,
    whitening,
)
from brainTwinStudio.project import Array
from brainTwinStudio.project.well_posedness import ParameterVerdict
from tests.engine.small import connectome


def of_names(*names: str, sd: float = 1.0) -> Prior:
    places = {name: np.array([k]) for k, name in enumerate(names)}
    return Prior(np.full(len(names), sd), places)


def told(slopes: Array, noise: float, *names: str) -> dict[str, ParameterVerdict]:
    white = independent(np.full(len(slopes), noise))
    found = verdicts(sensitivity(slopes, white, of_names(*names)))
    return {one.name: one for one in found}


# ---------------------------------------------------------------- by hand


def mixed() -> tuple[Array, Prior]:
    rng = np.random.default_rng(0)
    places = {"g": np.array([0]), "a": np.arange(1, 6)}
    sd = rng.uniform(0.5, 2, 6)
    return rng.standard_normal((9, 6)), Prior(sd, places, frozenset({"a"}))


def test_the_posterior_is_that_of_a_gaussian():
    slopes, prior = mixed()
    noise = np.linspace(0.5, 1.5, 9)
    bend = (slopes.T / noise**2) @ slopes + prior.precision()
    wanted = np.linalg.inv(bend)
    before = np.linalg.inv(prior.precision())
    assert np.sqrt(np.diagonal(before)) == pytest.approx(prior.sd)
    assert before[1, 2] == pytest.approx(prior.sd[1] * prior.sd[2] / 2)
    found = sensitivity(slopes, independent(noise), prior)
    np.testing.assert_allclose(found.posterior, wanted, atol=1e-12)
    left = spread_left(slopes, independent(noise), prior)
    np.testing.assert_allclose(found.left, np.sqrt(np.diagonal(wanted)) / prior.sd)
    np.testing.assert_allclose(left, found.left)
    level, pattern = level_and_pattern(found, "a")
    ones, sd = np.ones(5) / 5, prior.sd[1:]
    unit = [m[1:, 1:] / np.outer(sd, sd) for m in (wanted, before)]
    assert level == pytest.approx(
        np.sqrt((ones @ unit[0] @ ones) / (ones @ unit[1] @ ones))
    )
    rest = [np.trace(m) / 5 - ones @ m @ ones for m in unit]
    assert pattern == pytest.approx(np.sqrt(rest[0] / rest[1]))


def test_many_parameters_take_another_way_to_the_same(monkeypatch: pytest.MonkeyPatch):
    slopes, prior = mixed()
    white = independent(np.ones(9))
    one = sensitivity(slopes, white, prior)
    monkeypatch.setattr("brainTwinStudio.engine.well_posedness.sensitivity.WIDE", 2)
    other = sensitivity(slopes, white, prior)
    np.testing.assert_allclose(other.singular, one.singular, rtol=1e-9)
    np.testing.assert_allclose(other.posterior, one.posterior, atol=1e-10)


@pytest.mark.slow
def test_whitening_undoes_the_covariance_of_the_draws():
    rng = np.random.default_rng(1)
    root = np.diag([1.0, 2.0, 0.5]) + 0.4
    draws = rng.standard_normal((20_000, 3)) @ root.T
    extra = np.array([0.3, 0.0, 0.1])
    white = whitening(draws, extra)(np.eye(3))
    whole = root @ root.T + np.diag(extra)
    np.testing.assert_allclose(white @ whole @ white.T, np.eye(3), atol=0.05)


def test_few_draws_do_not_tell_of_directions_without_noise():
    # 20 draws of 200 independent features: in 180 directions they have no spread
    draws = np.random.default_rng(2).standard_normal((20, 200))
    slopes = np.ones((200, 1)) / np.sqrt(200)
    found = sensitivity(slopes, whitening(draws), of_names("g"))
    assert found.singular[0] == pytest.approx(1, rel=0.3)


def test_spectra_of_a_matrix_by_hand():
    slopes = np.diag([4.0, 2.0, 1.0])
    found = sensitivity(slopes, independent(np.ones(3)), of_names("a", "b", "c"))
    assert found.singular == pytest.approx([4, 2, 1])
    assert found.condition == pytest.approx(4)
    share = np.array([4, 2, 1]) / 7
    assert found.effective_rank == pytest.approx(np.exp(-(share * np.log(share)).sum()))


def test_how_much_more_data_would_do():
    # 1 / sqrt(1 + 4 m) of the prior is left with m times the data
    slopes, prior = np.diag([1.0, 10.0, 0.0, 0.1]), of_names("g", "a", "b", "c")

    def left(times: float) -> Array:
        return spread_left(slopes, independent(np.full(4, 0.5 / np.sqrt(times))), prior)

    found = needed(left, prior.places)
    assert found["g"] == pytest.approx((1 / 0.09 - 1) / 4, rel=0.05)
    assert found["a"] == 1
    assert np.isnan(found["b"])
    assert np.isinf(found["c"])


# ---------------------------------------------------------------- known pairs


def theory(theta: jax.Array, *, scale_free: bool) -> jax.Array:
    """FC, or covariances, of eight oscillators; theta: log of G, of the scale of the
    weights, of damping, and of noise."""
    g, scale, damping, noise = jnp.exp(theta)
    weights = jnp.asarray(np.sqrt(connectome().weights))
    weights = scale * weights / weights.max()
    own = -damping * jnp.linspace(0.1, 0.2, 8)
    turn = jnp.linspace(0.03, 0.06, 8)
    system = system_matrix(own, turn, g * weights, jnp.zeros(8))
    p = covariance(system, noise * jnp.ones(8))
    rows, columns = np.triu_indices(8, 1 if scale_free else 0)
    sd = jnp.sqrt(jnp.diagonal(p))
    fc = p / jnp.outer(sd, sd)
    return jnp.arctanh(fc[rows, columns]) if scale_free else jnp.log(p[rows, columns])


HERE = jnp.log(jnp.asarray([0.05, 0.2, 1.0, 0.01]))


@pytest.mark.slow
def test_coupling_trades_with_the_scale_of_the_connectome():
    slopes = np.asarray(jax.jacrev(lambda at: theory(at, scale_free=False))(HERE))
    found = told(slopes, 0.002, "G", "SC scale", "a", "noise")
    assert found["G"].verdict == found["SC scale"].verdict == "correlated"
    assert found["G"].partner == "SC scale"
    assert found["G"].correlation == pytest.approx(-1, abs=0.01)
    assert found["a"].verdict == found["noise"].verdict == "identifiable"
    assert "Trades with SC scale" in found["G"].told


@pytest.mark.slow
def test_fc_is_blind_to_noise_and_noise_takes_growth_along():
    blind = np.asarray(jax.jacrev(lambda at: theory(at, scale_free=True))(HERE))
    found = told(np.delete(blind, 1, axis=1), 0.002, "G", "a", "noise")
    assert found["noise"].verdict == "not identifiable"
    assert float(found["noise"].left) == pytest.approx(1)
    # of a region by itself, variance is noise^2 / (2 |a|): only their ratio is told
    alone = told(np.array([[-1.0, 2.0]]), 0.01, "a", "noise")
    assert alone["a"].verdict == alone["noise"].verdict == "correlated"
    assert (alone["a"].partner, alone["noise"].partner) == ("noise", "a")
    assert alone["a"].correlation == pytest.approx(1, abs=1e-3)


def resting(field: VectorField, *names: str) -> Array:
    """How the states of the first equilibrium answer to numbers (state, number), per
    usual size of a state."""
    rest = equilibria(field)[0].state
    push = field.push(rest, field.start)
    moved = -np.linalg.solve(field.slope(rest, field.start), push)
    at = [field.chosen(name) for name in names]
    return moved[:, at] / field.state_size[:, None]


@pytest.mark.parametrize(
    ("node", "spread"),
    [
        # the current of a region at rest is w J_N S + I_o, in nA
        ("reduced_wong_wang", {"w": 0.3, "I_o": 0.002}),
        ("montbrio_pazo_roxin", {"eta": 1.0, "I": 1.0}),
    ],
)
def test_what_rest_tells_of_a_node_only_together(node: str, spread: dict[str, float]):
    slopes = resting(node_field(node), *spread) * np.array([*spread.values()])
    found = told(slopes, float(np.abs(slopes).min() / 100), *spread)
    first, second = spread
    for name, other in ((first, second), (second, first)):
        assert found[name].verdict == "correlated"
        assert found[name].partner == other
        assert found[name].correlation == pytest.approx(-1, abs=0.01)


def test_rest_at_two_places_tells_drive_from_synapses():
    # of an MPR node: no blanket verdict for all pairs
    places = ({"eta": -9.0}, {"eta": -6.0})
    fields = [node_field("montbrio_pazo_roxin", one) for one in places]
    slopes = np.vstack([resting(field, "eta", "J") for field in fields])
    found = told(slopes, float(np.abs(slopes).min() / 100), "eta", "J")
    assert {one.verdict for one in found.values()} == {"identifiable"}


def test_rest_tells_excitability_of_an_epileptor():
    slopes = resting(node_field("epileptor", {"x0": -2.6}), "x0")
    found = told(slopes, float(np.abs(slopes).max() / 100), "x0")
    assert found["x0"].verdict == "identifiable"
    assert found["x0"].helps == found["x0"].partner == ""


# ---------------------------------------------------------------- directions


def test_directions_say_who_trades():
    places = {"G": np.array([0]), "a": np.arange(1, 4), "edges": np.arange(4, 10)}
    prior = Prior(np.ones(10), places, frozenset({"a"}))
    slopes = np.zeros((9, 10))
    slopes[:3, 1:4] = np.eye(3) * 5  # growth is told
    weights = np.arange(1.0, 7.0)
    across = np.eye(6) - np.outer(weights, weights) / (weights @ weights)
    slopes[3:, 4:] = 5 * across  # weights are told but for their scale,
    slopes[8, 4:] += weights
    slopes[8, 0] = weights @ weights  # which only G takes along
    rows, columns = np.triu_indices(4, 1)
    regions = Regions(("p", "q", "r", "s"), rows, columns, weights)
    sense = sensitivity(slopes, independent(np.ones(9)), prior)
    (sloppy,) = directions(sense, (9,), regions)
    assert sloppy.singular < 1e-3 * sense.singular[0]
    assert "dges up in scale" in sloppy.told or "dges down in scale" in sloppy.told
    assert "lobal coupling " in sloppy.told
    assert sloppy.parts["edges"].shape == (4,)  # at either end
    whole = sum(float(np.sum(sense.direction(9)[w] ** 2)) for w in places.values())
    assert whole == pytest.approx(1)

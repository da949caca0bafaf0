"""Learned connectomes: what free numbers make of anatomy, and that they find it."""

from dataclasses import replace
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree
from scipy.linalg import expm, solve_continuous_lyapunov

from brainTwinStudio.engine.connectomes import CONNECTOMES, connectome_form
from brainTwinStudio.engine.directions import UNTOLD, directions_untold, undirected
from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.engine.inference.held_connectome import connectome_held
from brainTwinStudio.engine.lagged_theory import lagged_z
from brainTwinStudio.engine.linear_objective import linear
from brainTwinStudio.engine.linear_part import LinearStage
from brainTwinStudio.engine.linear_residuals import of_penalty
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.engine.parameters import (
    Layout,
    Pull,
    Theta,
    layout_of,
    penalty,
    physical,
    start,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FitSettings, ModelSpec
from tests.engine.wired import (
    alike,
    anatomy,
    begun,
    departures,
    learned,
    recorded,
    staged,
)

REGIONS, SAMPLES = 10, 900
NAMES = tuple(form.info.name for form in CONNECTOMES)
every_form = pytest.mark.parametrize("name", NAMES)
both_ways = pytest.mark.parametrize("directed", [False, True])


def laid(name: str, *, directed: bool) -> tuple[Layout, Theta]:
    """A layout, and free numbers away from where they begin."""
    spec = ModelSpec(connectome=name, directed=directed)
    layout = layout_of(anatomy(REGIONS).weights, spec, {})
    theta = start(layout, spec)
    draw = np.random.default_rng(0).normal(size=theta["edges"].shape)
    return layout, {**theta, "edges": theta["edges"] + 0.5 * draw}


def weights_of(theta: Theta, layout: Layout) -> np.ndarray:
    return np.asarray(physical(theta, layout)["learned_weights"])


@every_form
@both_ways
def test_a_fit_begins_at_anatomy(name: str, directed: bool):
    spec = ModelSpec(connectome=name, directed=directed)
    layout = layout_of(anatomy(REGIONS).weights, spec, {})
    begun = weights_of(start(layout, spec), layout)
    base = scaled_weights(anatomy(REGIONS).weights)
    np.testing.assert_allclose(begun, base, atol=0.03 if name == "low_rank" else 1e-12)
    assert not np.diagonal(begun).any()


@every_form
@both_ways
def test_directions_are_free_where_they_are_asked_for(name: str, directed: bool):
    layout, theta = laid(name, directed=directed)
    weights = weights_of(theta, layout)
    assert np.array_equal(weights, weights.T) != directed


@every_form
@both_ways
def test_gradients_are_those_of_finite_differences(name: str, directed: bool):
    layout, theta = laid(name, directed=directed)
    ways = np.random.default_rng(1).normal(size=layout.base.size)

    @jax.jit
    def value(edges: jax.Array) -> jax.Array:
        form = connectome_form(name)
        weights = form.weights(edges, layout.pairs)
        away = form.held(edges, 0.9 * theta["edges"], layout.pairs)
        return jnp.sin(10 * weights) @ ways + jnp.sum(away**2)

    found = jax.grad(value)(theta["edges"])
    way = np.random.default_rng(2).normal(size=found.shape)
    ahead, back = (value(theta["edges"] + sign * 1e-6 * way) for sign in (1, -1))
    np.testing.assert_allclose(found @ way, (ahead - back) / 2e-6, rtol=1e-6)


@every_form
def test_residuals_of_the_pull_add_up_to_it(name: str):
    layout, theta = laid(name, directed=True)
    pull = Pull({**theta, "edges": 0.5 * theta["edges"]}, 0.3)
    squares = jnp.sum(of_penalty(theta, layout, pull) ** 2)
    assert float(squares) == pytest.approx(float(penalty(theta, layout, pull)))


def test_factors_of_tracts_make_no_tract_and_no_sign():
    layout, theta = laid("multiplicative", directed=True)
    weights = weights_of(theta, layout)
    np.testing.assert_array_equal(weights > 0, anatomy(REGIONS).weights > 0)
    assert (weights >= 0).all()


def test_a_low_rank_change_has_that_rank():
    layout, theta = laid("low_rank", directed=True)
    u, v = np.asarray(theta["edges"]).reshape(2, REGIONS, -1)
    change = weights_of(theta, layout) - scaled_weights(anatomy(REGIONS).weights)
    off = ~np.eye(REGIONS, dtype=bool)
    np.testing.assert_allclose(change[off], 0.05 * (u @ v.T)[off], atol=1e-12)
    assert u.shape[1] == 4


def test_weights_of_no_account_end_at_anatomy():
    form = connectome_form("sparse")
    layout, theta = laid("sparse", directed=False)
    free = form.loosened(theta["edges"])
    again = weights_of({**theta, "edges": free}, layout)
    np.testing.assert_allclose(again, weights_of(theta, layout), atol=1e-12)
    slope = jax.grad(lambda e: form.weights(e, layout.pairs).sum())
    settled = form.settled(free * jnp.where(jnp.arange(free.size) % 3, 1e-4, 1.0))
    kept = np.asarray(form.weights(settled, layout.pairs) != layout.base)
    assert 0 < kept.sum() < kept.size
    assert not np.asarray(slope(settled))[: kept.size][~kept].any()  # they stay there
    opened = form.loosened(settled)
    assert np.asarray(slope(opened)).all()


def test_what_nobody_knows_is_refused():
    with pytest.raises(InputError, match=r"No connectome 'dream'.*fixed, learned"):
        connectome_form("dream")
    with pytest.raises(InputError, match="only a learned one"):
        ModelSpec(connectome="fixed", directed=True)


# ------------------------------------------------------------ lagged correlations


def test_lagged_theory_is_that_of_scipy():
    layout, theta = laid("learned", directed=True)
    p = physical({**theta, "edges": 0.3 * theta["edges"]}, layout)
    p |= {"noise_ratio": jnp.full(REGIONS, 0.4), "fast_share": jnp.asarray(0.0)}
    p |= {"global_signal_removed": jnp.asarray(0.7)}
    p |= {"a": jnp.linspace(-2.5, -2.0, REGIONS), "G": jnp.asarray(0.8)}
    theory = linear(p)
    system = np.asarray(theory.system)
    whole = solve_continuous_lyapunov(system, -2 * np.diag(p["noise"] ** 2 + 0j))
    x, later = whole.real / 2, (expm(1.5 * system) @ whole).real / 2
    noisy = x + np.diag(0.4 * np.diagonal(x))
    mean = noisy.mean(axis=1)
    view = np.eye(REGIONS) - 0.7 / REGIONS * np.outer(mean / mean.mean(), np.ones(10))
    seen, seen_later = view @ noisy @ view.T, view @ later @ view.T
    sd = np.sqrt(np.diagonal(seen))
    wanted = (seen_later / np.outer(sd, sd))[~np.eye(REGIONS, dtype=bool)]
    found = jnp.tanh(lagged_z(p, theory.system, theory.moments, 1.5))
    np.testing.assert_allclose(found, wanted, atol=1e-9)


# ------------------------------------------------------------ recovery


@cache
def ready(kind: str, name: str, directed: bool) -> tuple[Job, LinearStage]:
    of = anatomy(REGIONS)
    runs = recorded(departures(of)[kind], SAMPLES)
    return staged(of, runs, name, directed=directed)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "name", "directed", "margin"),
    [
        ("extra", "sparse", False, 0.15),
        ("rank", "low_rank", False, 0.15),
        ("directed", "multiplicative", True, 0.05),
    ],
)
def test_each_finds_what_anatomy_lacks(
    kind: str, name: str, directed: bool, margin: float
):
    """Closer to the true weights than anatomy, where a fixed connectome stays."""
    of = anatomy(REGIONS)
    true, base = departures(of)[kind], scaled_weights(of.weights)
    found = learned(*ready(kind, name, directed))
    assert alike(found, true) > alike(base, true) + margin
    assert alike(found - base, true - base) > 0.4
    if name == "sparse":  # most weights are untouched, and those that anatomy lacks not
        assert np.mean(found == base) > 0.6
        assert np.mean(found[(true != base)] != 0) > 0.8
    if directed:
        pairs = np.triu_indices(REGIONS, 1)
        ways = (found - found.T)[pairs], (true - true.T)[pairs]
        assert np.corrcoef(*ways)[0, 1] > 0.6


def test_the_whole_objective_has_the_slope_of_finite_differences():
    job, stage = ready("directed", "multiplicative", True)
    theta = begun(job, stage)
    flat, unravel = ravel_pytree(theta)
    pull = Pull(theta, 0.3)
    _, slope = stage.fit.objective(flat, stage.targets, pull)
    named = unravel(jnp.arange(float(flat.size)))
    for at in np.asarray(named["edges"], int)[[0, 7, 30]]:
        step = jnp.zeros_like(flat).at[at].set(1e-5)
        ahead, back = (
            float(stage.fit.objective(flat + sign * step, stage.targets, pull)[0])
            for sign in (1, -1)
        )
        assert float(slope[at]) == pytest.approx((ahead - back) / 2e-5, rel=1e-4)


def test_intervals_take_other_connectomes_as_they_are():
    """The objective without the edges is the one with them, held."""
    job, stage = ready("extra", "sparse", False)
    theta = begun(job, stage)
    pull = Pull(theta, 0.3)
    held, rest, targets, _ = connectome_held(stage.fit, theta, stage.targets, pull)
    assert set(theta) - set(rest) == {"edges"}
    np.testing.assert_allclose(
        weights_of(rest, held.layout), weights_of(theta, held.layout)
    )
    whole = stage.fit.objective(ravel_pytree(theta)[0], stage.targets, pull)
    part = held.objective(ravel_pytree(rest)[0], targets, Pull(rest, 0.3))
    assert float(part[0]) == pytest.approx(float(whole[0]))
    named = ravel_pytree(theta)[1](whole[1])
    wanted = ravel_pytree({name: named[name] for name in rest})[0]
    np.testing.assert_allclose(part[1], wanted)


def test_directions_that_nothing_tells_are_said():
    spec = ModelSpec(connectome="sparse", directed=True)
    assert directions_untold(spec, FitSettings())
    told = FitSettings(losses=(("fc", 1.0), ("lagged_fc", 1.0)))
    assert not directions_untold(spec, told)
    assert not directions_untold(ModelSpec(connectome="sparse"), FitSettings())
    job, _ = ready("directed", "multiplicative", True)
    assert undirected(job) == ()
    blind = replace(job, settings=FitSettings())
    assert undirected(blind) == (UNTOLD,)

"""A fit searches and is held as a person chose; what cannot be is refused before."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine import linear_objective, refine
from brainTwinStudio.engine.fit import _refinement, fit
from brainTwinStudio.engine.fit_job import Found, prepare
from brainTwinStudio.engine.initialise import sweep
from brainTwinStudio.engine.linear_part import _unmoved, _weighed, linear_stage
from brainTwinStudio.engine.optimisers import OPTIMISERS, Optimiser
from brainTwinStudio.engine.parameters import REGIONAL_PULL, Pull
from brainTwinStudio.engine.refine import descent_kind
from brainTwinStudio.engine.regular_weights import ON_CURVE, TRIED
from brainTwinStudio.engine.watched_exponent import exponent_told
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Connectome, FitSettings, ModelSpec
from tests.engine.small import connectome, recordings

LEARNED, FIXED = ModelSpec(), ModelSpec(connectome="fixed")
HELD = (("weights_l2", None), ("graph_smoothness", 0.2))


@cache
def runs():
    return recordings(300.0)


@cache
def staged(spec: ModelSpec = LEARNED, settings: FitSettings = FitSettings("quick")):  # noqa: B008
    job = prepare(connectome(), runs(), spec, settings, Silent())
    stage = linear_stage(job)
    began = sweep(stage.fit, stage.theta, stage.targets)[0]
    return job, stage._replace(theta=began)


def quiet(value: float) -> bool:
    return False


def minimised(stage, **changes) -> tuple[dict, float]:
    """Where 60 iterations lead, and the objective there."""
    fit, pull = replace(stage.fit, **changes), Pull(stage.theta, 0.03)
    names = tuple(stage.theta)
    theta, _ = fit.minimise(stage.theta, names, stage.targets, pull, 60, quiet)
    return theta, float(fit.value(ravel_pytree(theta)[0], stage.targets, pull))


@pytest.mark.slow
@pytest.mark.parametrize(("size", "regional"), [(0.1, REGIONAL_PULL), (0.5, 1.0)])
def test_residuals_add_up_to_the_objective(size: float, regional: float):
    _, stage = staged()
    flat, _ = ravel_pytree(stage.theta)
    flat = flat + size * np.random.default_rng(0).normal(size=flat.size)
    pull = Pull(stage.theta, 0.1, regional)
    value = stage.fit.value(flat, stage.targets, pull)
    residuals = stage.fit.residuals(flat, stage.targets, pull)
    assert float(jnp.sum(residuals**2)) == pytest.approx(float(value), rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("entry", OPTIMISERS, ids=lambda entry: entry.info.name)
def test_every_optimiser_fits_the_linear_theory(entry: Optimiser):
    _, stage = staged(FIXED if entry.most == 50 else LEARNED)
    flat = ravel_pytree(stage.theta)[0]
    began = float(stage.fit.value(flat, stage.targets, Pull(stage.theta, 0.03)))
    usual = minimised(stage)[1]
    found = minimised(stage, optimiser=entry.info.name)[1]
    # of what L-BFGS gains: most of it, but for plain gradients, a simplex, and full
    # Gauss-Newton steps, which leave the answer from so far
    shares = {"sgd": 0.2, "nelder-mead": 0.05, "gauss-newton": -1e-9}
    share = shares.get(entry.info.name, 0.8)
    assert began - found > share * (began - usual)


@pytest.mark.parametrize(
    ("spec", "chosen", "words"),
    [
        (LEARNED, {"optimiser": "adamm"}, "No optimiser 'adamm'. Known: l-bfgs"),
        (LEARNED, {"optimiser": "nelder-mead"}, "up to 50 parameters"),
        (
            FIXED,
            {"optimiser": "gauss-newton", "regularisers": (("total_variation", 1.0),)},
            "works on residuals",
        ),
        (LEARNED, {"regularisers": (("l1", 1.0),)}, "Known: anatomical"),
        (LEARNED, {"regularisers": (("physics_residual", 1.0),)}, "course of states"),
        (LEARNED, {"regularisers": (("temporal_smoothness", None),)}, "course"),
        (LEARNED, {"regularisers": (("wiring_cost", 1.0),)}, "distances"),
        (FIXED, {"regularisers": (("weights_l1", 1.0),)}, "connectome is fixed"),
    ],
)
def test_what_cannot_be_is_refused_before_the_fit(spec, chosen: dict, words: str):
    with pytest.raises(InputError, match=words):
        prepare(connectome(), runs(), spec, FitSettings(**chosen), Silent())


@pytest.mark.slow
def test_regularisers_hold_and_their_weights_are_no_constants():
    settings = FitSettings("quick", regularisers=(("weights_l2", 0.0),))
    _, stage = staged(LEARNED, settings)
    moved = []
    for weight in (0.0, 0.3, 30.0):
        targets = stage.targets._replace(regular=jnp.asarray([weight]))
        theta, _ = minimised(stage._replace(targets=targets))
        moved.append(float(jnp.sum(theta["edges"] ** 2)))
    assert moved[0] > 2 * moved[1] > 20 * moved[2]


@pytest.mark.slow
def test_another_person_with_the_same_parcellation_compiles_nothing_anew():
    """Anatomy and recordings are arguments of what is compiled, in both parts of a
    fit: compiling took half of a quick fit."""
    compiled: Any = (linear_objective.value_and_gradient, refine._value)
    sizes, losses = [], []
    for person in (connectome(), other_connectome()):
        job = prepare(person, runs(), LEARNED, FitSettings("standard"), Silent())
        stage = linear_stage(job)
        theta = sweep(stage.fit, stage.theta, stage.targets)[0]
        flat, pull = ravel_pytree(theta)[0], Pull(theta, 0.03)
        value, slope = stage.fit.objective(flat, stage.targets, pull)
        found = Found(theta, theta, theta, 0.1, [], [], "converged", "")
        score = _refinement(job, stage, found).score(theta)
        assert np.isfinite([float(value), score, *np.asarray(slope)]).all()
        losses.append((float(value), score))
        sizes.append([one._cache_size() for one in compiled])
    assert sizes[0] == sizes[1]
    assert losses[0] != losses[1]


def other_connectome() -> Connectome:
    """The same regions, other tracts."""
    return replace(connectome(), weights=connectome().weights[::-1, ::-1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("effort", "words", "tried"),
    [("quick", "L-curve", ON_CURVE), ("standard", "validation data", TRIED)],
)
def test_weights_nobody_gave_are_chosen_and_said(effort, words: str, tried):
    settings = FitSettings(effort, regularisers=HELD)
    job, stage = staged(LEARNED, settings)
    heard = []

    def listen(name: str, **_):
        heard.append(name)
        return quiet

    pull = Pull(stage.theta, 0.03)
    targets, notes = _weighed(job, stage, stage.theta, pull, listen)
    chosen, given = np.asarray(targets.regular)
    assert given == 0.2
    assert np.isclose(chosen, tried).any()
    assert heard[-1] == f"Weight of regulariser {len(tried)} of {len(tried)}"
    (note,) = notes
    assert "weights_l2" in note
    assert words in note
    assert f"{chosen:.3g}" in note


def test_an_optimiser_that_does_not_move_is_named():
    settings = FitSettings("quick", optimiser="gauss-newton")
    job, _ = staged(LEARNED, settings)
    (note,) = _unmoved(job, [0.3, 0.3])
    assert "Gauss-Newton" in note
    assert not _unmoved(job, [0.3, 0.2])
    assert not _unmoved(staged()[0], [0.3, 0.3])


def test_the_exponent_of_a_damped_network_is_told():
    job, stage = staged()
    said = exponent_told(job, stage.theta)
    assert said.startswith("Largest Lyapunov exponent -0.")
    assert "±" in said


class Keeping(Silent):
    def __init__(self) -> None:
        self.states: list[dict[str, Array]] = []

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        self.states.append({name: np.array(value) for name, value in state.items()})


@pytest.mark.slow
def test_a_resumed_fit_keeps_the_weights_that_were_chosen():
    listener = Keeping()
    settings = FitSettings("quick", judge_seeds=2, regularisers=HELD)
    request = (connectome(), runs(), LEARNED, settings)
    twin = fit("p", *request, listener)
    assert "The weight of weights_l2" in twin.message
    again = fit("p", *request, Silent(), resume=listener.states[-1])
    assert again.message == twin.message
    for name, value in twin.parameters.items():
        np.testing.assert_array_equal(again.parameters[name], value)


def test_the_descent_takes_what_copes_with_noise():
    kinds = {name: descent_kind(name) for name in ("auto", "sgd", "slsqp")}
    assert kinds == {"auto": "adam", "sgd": "sgd", "slsqp": "adam"}


@pytest.mark.slow
def test_a_descent_goes_on_exactly_where_it_was():
    settings = FitSettings(
        losses=(("fc", 1.0),),
        optimiser="adabelief",
        regularisers=(("anatomical", 1.0),),
    )
    job, stage = staged(LEARNED, settings)
    theta = stage.theta
    found = Found(
        theta, theta, theta, 0.03, [], [], "converged", "", regular=np.ones(1)
    )
    descent = _refinement(job, stage, found)
    for _ in range(2):
        descent.step(10)
    state = descent.state()
    expected = descent.step(10)
    descent.restore(state)
    assert descent.step(10) == expected
    assert np.isfinite(expected)

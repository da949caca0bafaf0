"""Koopman MPC: the model finds a response that is known, the program its optimum."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from brainTwinStudio.engine.control.controllers.koopman_mpc import Mpc
from brainTwinStudio.engine.control.lifted_model import (
    DELAYS,
    HORIZON,
    PAST_INPUTS,
    LiftedModel,
    Scale,
    Windows,
    error_of,
    trained,
    windows,
)
from brainTwinStudio.engine.control.plants import plant
from brainTwinStudio.engine.control.receding_horizon import Costs, RecedingHorizon

SCALE = Scale(0.0, 1.0, 1.0)


def simulated(seed: int, count: int = 700) -> Windows:
    """y(k+1) = 1.6 y(k) - 0.8 y(k-1) + 0.5 u(k) + noise."""
    rng = np.random.default_rng(seed)
    u, y = rng.uniform(-1, 1, (count, 2)), np.zeros((count, 2))
    noise = 0.05 * rng.standard_normal((count, 2))
    for k in range(1, count - 1):
        y[k + 1] = 1.6 * y[k] - 0.8 * y[k - 1] + 0.5 * u[k] + noise[k]
    return windows(y, u)


def response() -> np.ndarray:
    y = [0.0, 0.5]
    for _ in range(HORIZON - 1):
        y.append(1.6 * y[-1] - 0.8 * y[-2])
    return np.array(y[1:])


@pytest.fixture(scope="module")
def model() -> LiftedModel:
    return trained(simulated(0), SCALE, seed=0, rounds=0)


def test_the_model_finds_the_response_to_stimulation_and_stays_stable(model) -> None:
    _, G = model.foretold(HORIZON)
    assert np.allclose(G[:6, 0], response()[:6], atol=0.1)
    assert np.abs(np.linalg.eigvals(model.K)).max() < 1
    unseen = simulated(1)
    errors = error_of(model, Windows(unseen.y[::20], unseen.u[::20]))
    assert errors[0] < 0.15
    assert errors[-1] < 0.6 * unseen.y.std()


def test_what_is_foretold_is_the_model_stepped(model) -> None:
    rng = np.random.default_rng(0)
    z = model.lifted(rng.standard_normal(DELAYS), rng.standard_normal(PAST_INPUTS))
    u, course = rng.standard_normal(5), []
    F, G = model.foretold(5)
    told = F @ z + G @ u
    for one in u:
        z = model.K @ z + model.B * one
        course.append(z[0])
    assert np.allclose(told, course)


def cost(model: LiftedModel, z: np.ndarray, costs: Costs, last: float):
    F, G = model.foretold(HORIZON)

    def of(u: np.ndarray) -> float:
        y = F @ z + G @ u - costs.target
        change = np.diff(u, prepend=last)
        squares = costs.q * y @ y + costs.r * u @ u + costs.s * change @ change
        return float(squares)

    return of


@pytest.mark.parametrize("target", [0.0, 0.7])
def test_without_limits_the_decision_is_that_of_least_squares(model, target) -> None:
    z = model.lifted(np.linspace(1, 0, DELAYS), np.zeros(PAST_INPUTS))
    costs = Costs(-50, 50, 100, target=target, r=0.3, s=0.2)
    best = minimize(cost(model, z, costs, 0.4), np.zeros(HORIZON), tol=1e-9).x[0]
    found = RecedingHorizon(model, costs).decide(z, last=0.4)
    assert found == pytest.approx(best, abs=0.02)


def test_limits_rates_and_charge_hold(model) -> None:
    z = model.lifted(np.full(DELAYS, 3.0), np.zeros(PAST_INPUTS))
    wide = RecedingHorizon(model, Costs(-0.5, 0.5, 9.0, r=0.01))
    assert wide.decide(z, last=0.0) == pytest.approx(-0.5, abs=0.01)
    slow = RecedingHorizon(model, Costs(-0.5, 0.5, 0.1, r=0.01))
    assert slow.decide(z, last=0.45) == pytest.approx(0.35, abs=0.01)
    spent = RecedingHorizon(model, Costs(-0.5, 0.0, 9.0, r=0.01, charge=1.0))
    assert spent.decide(z, last=0.0, given=-1.0) == pytest.approx(0.0, abs=0.02)
    assert spent.decide(z, last=0.0, given=0.0) < -0.3


def test_a_loop_hears_means_decides_every_few_samples_and_keeps_its_charge(model):
    of = replace(plant("epileptor"), charge=0.05)
    policy = Mpc(of, model._replace(scale=Scale(0.8, 1.0, 3.0)), r=0.01)
    told = [policy.step(2.0) for _ in range(60 * of.every)]
    made = [one.made for one in told]
    assert not any(made[: (DELAYS - 1) * of.every])
    assert sum(made) == 60 - DELAYS + 1
    u = np.array([one.u for one in told])
    assert u.min() < -0.05
    assert np.abs(np.cumsum(u)).max() / of.sampling_hz < 0.05 * 1.05
    free = Mpc(replace(of, charge=None), model, r=0.01)
    net = sum(free.step(2.0).u for _ in range(60 * of.every)) / of.sampling_hz
    assert abs(net) > 0.2

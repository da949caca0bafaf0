"""Physics and learned parts in one network: named, run, fitted and kept as one."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.directions import UNTOLD
from brainTwinStudio.engine.evaluate import evaluate, simulated_features
from brainTwinStudio.engine.explain import explain
from brainTwinStudio.engine.fit import _refinement, fit
from brainTwinStudio.engine.fit_job import LEARNED_DESCENT, prepare
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.hybrid import (
    LEARNED_DRIFTS,
    SCALE,
    begun,
    composed,
    composition,
)
from brainTwinStudio.engine.inference.held_connectome import HELD
from brainTwinStudio.engine.learned.graph_residual import (
    graph_residual_rate,
    messages,
)
from brainTwinStudio.engine.learned.residual import residual_rate
from brainTwinStudio.engine.learned.sending import sent_more
from brainTwinStudio.engine.linear_part import linear_part, linear_stage
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.nodes.hopf import HOPF
from brainTwinStudio.engine.parameters import is_weight, physical
from brainTwinStudio.engine.refine import TRAINING_SEEDS, rates_of
from brainTwinStudio.engine.scenarios import run as run_scenario
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.project import FitSettings, ModelSpec, Resection, Scenario, Twin
from tests.engine.small import connectome, recordings

PARTS = tuple(part.info.name for part in LEARNED_DRIFTS)
HYBRID = ModelSpec(
    connectome="low_rank", learned=("residual", "sending"), directed=True
)
QUICK = FitSettings("quick", losses=(("fc", 1.0),), judge_seeds=4)


@pytest.fixture(autouse=True, scope="module")
def _few_steps():
    with pytest.MonkeyPatch.context() as change:
        change.setitem(LEARNED_DESCENT, "quick", 3)
        yield


def loud(names: tuple[str, ...], regions: int) -> dict[str, jax.Array]:
    """Weights far from their quiet beginning."""
    draw = np.random.default_rng(1)
    return {
        name: jnp.asarray(draw.normal(size=value.shape))
        for name, value in begun(names, regions).items()
    }


def values(regions: int, names: tuple[str, ...]) -> dict[str, jax.Array]:
    own = {
        "G": jnp.asarray(0.3),
        "a": jnp.linspace(-0.3, -0.1, regions),
        "frequency_hz": jnp.full(regions, 0.05),
        "noise": jnp.full(regions, 0.01),
        SCALE: jnp.full(regions, 0.02),
    }
    return own | loud(names, regions)


@cache
def fitted() -> Twin:
    return fit("p", connectome(), recordings(120.0), HYBRID, QUICK, Silent())


def test_a_hybrid_is_found_by_its_name():
    node = node_model("hopf+residual+sending")
    assert node.info.name == "hopf+residual+sending"
    assert node.info.parameters == HOPF.info.parameters
    with pytest.raises(InputError, match=r"No learned part 'soul'.*residual"):
        node_model("hopf+soul")
    with pytest.raises(InputError, match="twice"):
        ModelSpec(learned=("residual", "residual"))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_silent_at_rest_and_without_its_weights(name: str):
    n, node = 4, composed(HOPF, (name,))
    p = values(n, (name,))
    channels = len(node.info.sent)
    state, heard = jnp.full((2, n), 0.03), jnp.full((channels, n), 0.01)
    still, nothing = jnp.zeros((2, n)), jnp.zeros((channels, n))
    np.testing.assert_array_equal(node.drift(still, nothing, 0.0, p), still)
    np.testing.assert_array_equal(node.sent(still, p), nothing)
    bare = {k: v for k, v in p.items() if not is_weight(k)}
    np.testing.assert_array_equal(
        node.drift(state, heard, 0.0, bare), HOPF.drift(state, heard[:2], 0.0, bare)
    )
    quiet = jnp.zeros((channels - 2, n))
    usual = jnp.concatenate([HOPF.sent(state, bare), quiet])
    np.testing.assert_array_equal(node.sent(state, bare), usual)
    moved = node.drift(state, heard, 0.0, p) - HOPF.drift(state, heard[:2], 0.0, p)
    bent = node.sent(state, p) - usual
    assert max(float(jnp.abs(moved).max()), float(jnp.abs(bent).max())) > 1e-3


def test_what_is_sent_is_bent_before_it_is_weighed():
    """M6: what arrives is the weighted sum of what the others send."""
    n, p = 5, values(5, ("sending",))
    draw = np.random.default_rng(3)
    state = jnp.asarray(0.05 * draw.normal(size=(2, n)))
    gain = jnp.asarray(draw.uniform(0, 0.1, (n, n)) * (1 - np.eye(n)))
    wiring = Wiring(gain, jnp.zeros(n))
    form = single("hopf+sending", "diffusive", n)
    found = network_rate(form, (p,), wiring, state)
    out = node_model("hopf+sending").sent(state, p)
    by_hand = HOPF.drift(state, out @ gain.T, 0.0, p)
    np.testing.assert_allclose(found, by_hand, atol=1e-14)


def test_messages_travel_as_states_do():
    """What a graph residual hears are messages of the others, weighted and added."""
    n, names = 5, ("residual", "graph_residual", "sending")
    p, node = values(n, names), node_model("+".join(("hopf", *names)))
    draw = np.random.default_rng(3)
    state = jnp.asarray(0.05 * draw.normal(size=(2, n)))
    gain = jnp.asarray(draw.uniform(0, 0.1, (n, n)) * (1 - np.eye(n)))
    form = single(node.info.name, "diffusive", n)
    found = network_rate(form, (p,), Wiring(gain, jnp.zeros(n)), state)
    out = state + sent_more(p, state, p[SCALE])
    heard = jnp.concatenate([out, messages(p, state, p[SCALE])]) @ gain.T
    by_hand = HOPF.drift(state, heard[:2], 0.0, p)
    by_hand += residual_rate(p, state, heard[:2], p[SCALE])
    by_hand += graph_residual_rate(p, state, heard, p[SCALE])
    np.testing.assert_allclose(found, by_hand, atol=1e-14)


def test_the_survey_names_every_mix():
    assert composition("hopf", (), "fixed") == "physics"
    assert composition("hopf", (), "learned") == "series"
    assert composition("hopf", ("sending",), "fixed") == "series"
    assert composition("hopf", ("residual",), "fixed") == "parallel"
    assert composition("hopf", ("residual",), "learned") == "parallel-series"
    assert composition("neural_sde", ("residual",), "fixed") == "learned"


@pytest.mark.slow
def test_gradients_reach_the_weights_of_nets():
    """Of the whole descent: simulated BOLD, losses and pull, against differences."""
    job = prepare(connectome(), recordings(120.0), HYBRID, QUICK, Silent())
    stage = linear_stage(job)
    found = linear_part(job, stage)
    louder = {
        name: value + 0.3 * jnp.ones_like(value) if name.endswith("w2") else value
        for name, value in found.theta.items()
    }
    descent = _refinement(job, stage, found._replace(theta=louder))
    keys = seed_keys(0, 1, TRAINING_SEEDS)
    _, slope = descent._gradient(louder, keys, descent._strengths)
    for name in (
        "residual.w1",
        "residual.w2",
        "residual.embedding",
        "sending.w2",
        "edges",
    ):
        step = np.zeros(louder[name].shape)
        step.flat[1] = 1e-6
        up, down = (
            float(
                descent._gradient(
                    louder | {name: louder[name] + sign * step},
                    keys,
                    descent._strengths,
                )[0]
            )
            for sign in (1, -1)
        )
        known = float(slope[name].ravel()[1])
        assert known == pytest.approx((up - down) / 2e-6, rel=1e-3, abs=1e-6), name


def test_physics_moves_slower_than_the_net_beside_it():
    job = prepare(connectome(), recordings(120.0), HYBRID, QUICK, Silent())
    rates = rates_of(linear_stage(job).theta)
    assert rates["residual.w1"] > 3 * rates["a"]
    assert job.plan.descent > 0  # a quick fit learns its parts, too


@pytest.mark.slow
def test_a_fit_learns_its_parts_and_tells_their_share():
    twin = fitted()
    assert not any(is_weight(name) for name in twin.parameters)
    before = begun(HYBRID.learned, twin.connectome.parcellation.count)
    assert set(before) < set(twin.learned)
    assert 0 < twin.shares["explained_by_physics"] <= 1
    assert np.isfinite(twin.train["fc_r"])
    held = twin.planning
    assert held
    assert not any(is_weight(name) for name in held)


@pytest.mark.slow
def test_a_hybrid_runs_from_its_file_as_before(tmp_path: Path):
    twin, path = fitted(), tmp_path / "hybrid.btwin"
    write_twin(twin, path)
    again = read_twin(path)
    assert again.spec == twin.spec
    assert dict(again.shares) == dict(twin.shares)

    def judged(of: Twin) -> np.ndarray:
        more = {"samples": 100, "seeds": 2, "seed": 5}
        return simulated_features(of.spec, of.running, of.sampling, **more).fc_z

    np.testing.assert_array_equal(judged(again), judged(twin))
    deaf = replace(twin, learned=type(twin.learned)({}))
    assert not np.array_equal(judged(deaf), judged(twin)) or not any(
        np.abs(v).max() > 1e-3 for k, v in twin.learned.items() if k.endswith("w2")
    )


@pytest.mark.slow
def test_a_hybrid_can_be_operated_on():
    twin = fitted()
    name = twin.connectome.parcellation.region_names[0]
    scenario = Scenario("s", twin.id, "s", (Resection((name,)),), seeds=4)
    _, before, after = run_scenario(twin, scenario, Silent())
    assert np.isnan(after[:, :, 0]).all()
    assert np.isfinite(before).all()
    assert np.isfinite(after[:, :, 1:]).all()


@pytest.mark.slow
def test_what_learned_dynamics_explain_is_told():
    """The whole is the hybrid as `evaluate` runs it; a part of it are its nets."""
    twin = fitted()
    loud_ones = {k: v * 50 if k.endswith("w2") else v for k, v in twin.learned.items()}
    louder = replace(twin, learned=type(twin.learned)(loud_ones))
    unseen = recordings(120.0, seed=3)
    found = explain(louder, unseen, 4, 0, Silent())
    held_out, _, _ = evaluate(louder, unseen, 4, 0, Silent())
    assert found.whole["fc_r"] == pytest.approx(held_out["fc_r"])
    part = found.part("learned_dynamics")
    assert part is not None
    assert part.changes is not None
    assert abs(part.changes["fc_r"]) > 1e-6


@pytest.mark.slow
def test_a_neural_sde_is_fitted_without_physics():
    spec = ModelSpec(node="neural_sde", connectome="fixed", learned=("residual",))
    twin = fit("p", connectome(), recordings(120.0), spec, QUICK, Silent())
    assert "frequency_hz" not in twin.parameters
    assert twin.outcome != "diverged"
    assert not twin.intervals


@pytest.mark.slow
def test_intervals_of_a_hybrid_are_those_of_its_physics(monkeypatch):
    monkeypatch.setitem(LEARNED_DESCENT, "standard", 1)
    settings = replace(QUICK, effort="standard")
    twin = fit("p", connectome(), recordings(120.0), HYBRID, settings, Silent())
    assert {"G", "a"} <= set(twin.intervals)
    assert not any(is_weight(name) for name in twin.intervals)
    assert "learned_weights" not in twin.intervals  # low rank: taken as it is
    assert HELD in twin.message
    assert UNTOLD in twin.message  # FC alone tells no directions
    known = twin.learned_connectome
    assert set(known) == {"r_with_sc", "changed_fraction", "edges_added", "asymmetry"}
    assert known["asymmetry"] > 0


def test_grid_only_keeps_all_regions_alike():
    spec = ModelSpec(connectome="fixed", slow_gain=False)
    settings = replace(QUICK, optimiser="grid")
    twin = fit("p", connectome(), recordings(120.0), spec, settings, Silent())
    own = physical_spread(twin)
    assert own < 1e-9


def physical_spread(twin: Twin) -> float:
    return float(np.ptp(np.asarray(twin.parameters["frequency_hz"])))


def test_unknown_parts_of_the_theta_are_not_mistaken():
    job = prepare(connectome(), recordings(120.0), HYBRID, QUICK, Silent())
    p = physical(linear_stage(job).theta, job.layout)
    assert p[SCALE].shape == (job.layout.regions,)
    assert {name for name in p if is_weight(name)} == {*begun(HYBRID.learned, 3), SCALE}

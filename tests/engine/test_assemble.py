"""From names and numbers to a network: what is taken, what is refused, and networks of
several node models."""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.assemble import (
    Assembled,
    Choices,
    Link,
    Tracts,
    assemble,
    delay_steps,
)
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import NODE_MODELS, node_model
from brainTwinStudio.engine.simulate import simulate, trouble
from brainTwinStudio.engine.simulation import Stimulus, Watch
from brainTwinStudio.engine.stability import check
from brainTwinStudio.errors import InputError
from tests.engine.by_hand import ByHand, defaults

WEIGHTS = np.array([[0, 0.2, 0.0], [0.1, 0, 0.15], [0.05, 0.1, 0]])
GRID = Grid(samples=5, burn_in=1, substeps=4, dt_s=0.1)
FAST = Grid(samples=4, burn_in=0, substeps=20, dt_s=0.0001)
TRACTS = Tracts(np.array([[0, 900.0, 0], [2100.0, 0, 700.0], [300, 4000, 0]]), 5.0)


def quiet(found: Assembled, start: np.ndarray | None = None) -> Assembled:
    """Without noise, which the bounds of some models do not allow to ask for."""
    silent = tuple(
        {**p, "noise": jnp.zeros_like(p["noise"])} for p in found.inputs.parameters
    )
    inputs = found.inputs._replace(parameters=silent)
    if start is not None:
        inputs = inputs._replace(start=jnp.asarray(start))
    return found._replace(inputs=inputs)


def run(found: Assembled, seeds: int = 1, first: int = 0) -> np.ndarray:
    """States (seed, time, state, region)."""
    keys = jax.random.split(jax.random.key(0), first + seeds)[first:]
    x = simulate(*found[:3], keys, Watch("states"), found.over).samples
    return np.asarray(x)


def starts(names: tuple[str, ...], seed: int = 0) -> np.ndarray:
    """Usual states (state, region), 0 where a model has fewer."""
    rng = np.random.default_rng(seed)
    rows = max(len(node_model(name).info.states) for name in names)
    found = np.zeros((rows, len(names)))
    for column, name in enumerate(names):
        for row, (low, high) in enumerate(node_model(name).info.start):
            found[row, column] = rng.uniform(low, high)
    return found


# ------------------------------------------------------------------ what is taken


@pytest.mark.parametrize("model", NODE_MODELS, ids=lambda model: model.info.name)
def test_every_model_is_assembled_from_its_name(model):
    info = model.info
    # weights on the scale of the model's G, and its own step
    grid = Grid(2, 0, 2, info.step * info.unit_s)
    found = assemble(info.name, WEIGHTS, grid)
    assert found.form.groups[0].coupling == info.couplings[0]
    assert found.form.unit_s == info.unit_s
    assert found.form.order is None
    values = found.inputs.parameters[0]
    for p in info.parameters:
        expected = np.full((3,) if p.per_region else (), p.default)
        np.testing.assert_array_equal(values[p.name], expected)
    g = info.parameter("G").default
    np.testing.assert_allclose(found.inputs.wiring.gain, g * WEIGHTS, rtol=1e-15)
    assert np.isfinite(run(found)).all()


def test_every_coupling_of_a_model_is_assembled():
    for model in NODE_MODELS:
        info = model.info
        grid = Grid(2, 0, 2, info.step * info.unit_s)
        for coupling in info.couplings:
            choices = Choices({info.name: coupling}, check_step=False)
            found = assemble(info.name, WEIGHTS, grid, choices=choices)
            assert found.form.groups[0].coupling == coupling


def test_values_are_for_all_regions_or_one_each():
    given = {"a": [-0.3, -0.2, -0.1], "frequency_hz": 0.07, "G": 0.5}
    found = assemble("hopf", WEIGHTS, GRID, given)
    values = found.inputs.parameters[0]
    np.testing.assert_array_equal(values["a"], given["a"])
    np.testing.assert_array_equal(values["frequency_hz"], [0.07] * 3)
    np.testing.assert_allclose(found.inputs.wiring.gain, 0.5 * WEIGHTS)


def test_a_value_may_be_for_one_node_model_only():
    names = ("wilson_cowan", "jansen_rit", "wilson_cowan")
    given = {"jansen_rit.noise": 0.7, "noise": [0.1, 0.2, 0.3], "jansen_rit.G": 2.0}
    found = assemble(names, WEIGHTS, FAST, given)
    wilson, jansen = found.inputs.parameters
    np.testing.assert_array_equal(wilson["noise"], [0.1, 0.3])
    np.testing.assert_array_equal(jansen["noise"], [0.7])
    assert float(wilson["G"]) == node_model("wilson_cowan").info.parameter("G").default
    assert float(jansen["G"]) == 2.0


def test_parameters_of_the_coupling_are_taken():
    found = assemble("kuramoto", WEIGHTS, FAST, {"phase_lag": 0.3})
    assert float(found.inputs.parameters[0]["phase_lag"]) == 0.3


def test_the_slow_gain_and_blood_are_taken():
    given = {"gain_depth": 0.5, "gain_tau_s": 20.0, "drive_gain": 2.0}
    values = assemble("hopf", WEIGHTS, GRID, given).inputs.parameters[0]
    assert {name: float(values[name]) for name in given} == given


def test_numbers_have_the_type_asked_for():
    choices = Choices(dtype=np.float32)
    found = assemble("hopf", WEIGHTS, GRID, tracts=TRACTS, choices=choices)
    inputs = found.inputs._replace(
        wiring=found.inputs.wiring._replace(slots=None)  # whole numbers
    )
    assert {leaf.dtype for leaf in jax.tree.leaves(inputs)} == {np.dtype("float32")}
    with jax.numpy_dtype_promotion("strict"):
        assert run(found).dtype == np.float32


def test_lengths_become_delays_in_steps():
    found = assemble("hopf", WEIGHTS, GRID, tracts=TRACTS)
    # 900 mm at 5 m/s are 180 ms, 1.8 steps of 0.1 s
    delays = np.asarray(found.inputs.wiring.delays)
    assert delays[0, 1] == pytest.approx(1.8)
    edges = WEIGHTS != 0
    np.testing.assert_allclose(delays[edges], TRACTS.lengths_mm[edges] / 500.0)
    assert found.form.lag is not None
    assert found.form.lag.interpolated


def test_lengths_without_a_weight_do_not_matter():
    odd = TRACTS.lengths_mm.copy()
    odd[0, 2], odd[1, 1] = np.nan, -1e9
    usual = assemble("hopf", WEIGHTS, GRID, tracts=TRACTS)
    found = assemble("hopf", WEIGHTS, GRID, tracts=TRACTS._replace(lengths_mm=odd))
    np.testing.assert_array_equal(run(found), run(usual))


def test_the_velocity_has_a_gradient():
    slope = jax.grad(lambda v: delay_steps(np.array([[500.0]]), v, 0.001)[0, 0])
    # 500 / v steps
    assert float(slope(4.0)) == pytest.approx(-500 / 16)


def test_another_time_unit_scales_time():
    p = {"x0": -1.6, "tau0": 10.0}
    slow = assemble("epileptor_2d", WEIGHTS, Grid(9, 0, 4, 0.05), p)
    quick = assemble(
        "epileptor_2d",
        WEIGHTS,
        Grid(9, 0, 4, 0.0005),
        p,
        choices=Choices(unit_s={"epileptor_2d": 0.01}),
    )
    np.testing.assert_allclose(run(quick), run(slow), rtol=1e-10)


# ------------------------------------------------------------------ what is refused


def wrong(match: str, *given, **more):
    return pytest.param(given, more, match, id=match[:40])


NAN = np.where(WEIGHTS == 0.15, np.nan, WEIGHTS)
LONG = np.full((3, 3), 100.0)
REFUSED = [
    wrong(
        r"^No node model 'hopff'\. Known: hopf, montbrio_pazo_roxin, wilson_cowan, "
        r"jansen_rit, .*generic_2d_oscillator, neural_sde\.$",
        "hopff",
        WEIGHTS,
    ),
    wrong(r"^No node model 'no'\. Known: hopf, .*\.$", ("hopf", "no", "hopf"), WEIGHTS),
    wrong(
        r"^There are 2 node models for 3 regions; expected one name, or one a "
        r"region\.$",
        ("hopf", "hopf"),
        WEIGHTS,
    ),
    wrong(
        r"^No coupling 'tanh'\. Known: diffusive, additive, sigmoidal, sine\.$",
        "hopf",
        WEIGHTS,
        choices=Choices({"hopf": "tanh"}),
    ),
    wrong(
        r"^Hopf oscillator cannot be coupled 'sine'\. Its coupling forms: diffusive, "
        r"additive\.$",
        "hopf",
        WEIGHTS,
        choices=Choices({"hopf": "sine"}),
    ),
    wrong(
        r"^A coupling is given for 'linear', which no region has\. Node models here: "
        r"hopf\.$",
        "hopf",
        WEIGHTS,
        choices=Choices({"linear": "additive"}),
    ),
    wrong(
        r"^No integrator 'midpoint'\. Known: heun, euler, rk4, rotation\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(integrator="midpoint"),
    ),
    wrong(
        r"^No draws 'dice'\. Known: coins, normal\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(draws="dice"),
    ),
    wrong(
        r"^3 coupled quantities asked for; the node models send 2\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(coupled=3),
    ),
    wrong(
        r"^0 coupled quantities asked for; the node models send 2\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(coupled=0),
    ),
    wrong(
        r"^No parameter 'b'\. Known for hopf: G, a, frequency_hz, noise; for the whole "
        r"network: gain_depth, gain_tau_s, drive_gain, drive_baseline\.$",
        "hopf",
        WEIGHTS,
        {"b": 1.0},
    ),
    wrong(
        r"^No parameter 'linear\.tau'\. Known for hopf: .*\.$",
        "hopf",
        WEIGHTS,
        {"linear.tau": 1.0},
    ),
    wrong(
        r"^No parameter 'phase_lag'\. Known for .*\.$",
        "hopf",
        WEIGHTS,
        {"phase_lag": 0.1},
    ),
    wrong(
        r"^'a' of hopf is 1000; it must lie between -\d+ and [\d.]+ 1/s \(below 0 "
        r"noise decays, above 0 the region oscillates by itself\)\.$",
        "hopf",
        WEIGHTS,
        {"a": [0.0, 1000.0, 0.1]},
    ),
    wrong(
        r"^'a' of hopf is nan; it must lie between .*\.$",
        "hopf",
        WEIGHTS,
        {"a": np.nan},
    ),
    wrong(
        r"^'a' of hopf has shape \(4,\); expected one value or 3, one a region\.$",
        "hopf",
        WEIGHTS,
        {"a": np.zeros(4)},
    ),
    wrong(
        r"^'G' of hopf has shape \(3,\); expected one value\.$",
        "hopf",
        WEIGHTS,
        {"G": np.ones(3)},
    ),
    wrong(
        r"^The weights have shape \(2, 3\); they must be square, \(target, source\)\.$",
        "hopf",
        WEIGHTS[:2],
    ),
    wrong(
        r"^The weights have shape \(3, 3\); they must be square, \(target, source\), "
        r"with a batch axis first\.$",
        "hopf",
        WEIGHTS,
        over=("weights",),
    ),
    wrong(
        r"^The weights have shape \(1, 3, 3\); they must be square, .*\.$",
        "hopf",
        WEIGHTS[None],
    ),
    wrong(r"^The weights hold values that are not finite\.$", "hopf", NAN),
    wrong(
        r"^The diagonal of the weights is not 0; a region's input from itself belongs "
        r"to its node model\.$",
        "hopf",
        WEIGHTS + np.eye(3),
    ),
    wrong(
        r"^The conduction velocity is 0 m/s; it must be above 0 \(3 to 20 m/s are "
        r"usual\)\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(LONG, 0.0),
    ),
    wrong(
        r"^The conduction velocity is nan m/s; .*\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(LONG, np.nan),
    ),
    wrong(
        r"^The tract lengths have shape \(2, 2\); expected \(3, 3\) as the weights\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(LONG[:2, :2], 5.0),
    ),
    wrong(
        r"^A tract with a weight has no length, or a negative one\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(-LONG, 5.0),
    ),
    wrong(
        r"^A tract with a weight has no length, or a negative one\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(np.where(WEIGHTS == 0.15, np.nan, LONG), 5.0),
    ),
    wrong(
        r"^The longest delay is \d+ time steps; a history of that length for 3 regions "
        r"is too large\. Check the unit of the tract lengths \(mm\) and the velocity "
        r"\(m/s\)\.$",
        "hopf",
        WEIGHTS,
        tracts=Tracts(LONG, 1e-9),
    ),
    wrong(
        r"^No parameter 'speed'\. Known for hopf: .*\.$",
        "hopf",
        WEIGHTS,
        over=("speed",),
    ),
    wrong(
        r"^'a' of hopf is one value; being in `over` it needs one for every run\.$",
        "hopf",
        WEIGHTS,
        over=("a",),
    ),
    wrong(
        r"^'a' of hopf has shape \(2, 4\); expected one value or 3, one a region, "
        r"after the batch axis\.$",
        "hopf",
        WEIGHTS,
        {"a": np.zeros((2, 4))},
        over=("a",),
    ),
    wrong(
        r"^Time in Hopf oscillator is counted in s; only dimensionless models can be "
        r"given another unit\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(unit_s={"hopf": 0.1}),
    ),
    wrong(
        r"^The time unit of Epileptor is -1 s; it must be above 0\.$",
        "epileptor",
        WEIGHTS,
        choices=Choices(unit_s={"epileptor": -1.0}),
    ),
    wrong(
        r"^A link names 'linear', which no region has\. Node models here: hopf\.$",
        "hopf",
        WEIGHTS,
        choices=Choices(links={("hopf", "linear"): Link()}),
    ),
    wrong(
        r"^Kuramoto oscillator is coupled by phase differences, which other node "
        r"models do not have; it cannot share a network with them\.$",
        ("kuramoto", "hopf", "hopf"),
        WEIGHTS,
    ),
    wrong(
        r"^A time step of 0\.1 s is too long for this network \(jansen_rit\): its "
        r"fastest rate is \d+ per s, and Stochastic Heun is stable up to 0\.\d+ s\. "
        r"Use a shorter step, or lower G or the weights\.$",
        "jansen_rit",
        WEIGHTS,
    ),
    wrong(
        r"^A time step of 0\.1 s is too long for this network \(hopf, jansen_rit\): "
        r".*$",
        ("hopf", "jansen_rit", "hopf"),
        WEIGHTS,
    ),
]


@pytest.mark.parametrize(("given", "more", "match"), REFUSED)
def test_what_cannot_be_is_refused_with_a_sentence(given, more, match):
    nodes, weights, *parameters = given
    with pytest.raises(InputError, match=match):
        assemble(nodes, weights, GRID, *parameters, **more)


def test_the_strongest_member_of_a_batch_decides_on_the_step():
    members = {"G": np.array([0.1, 100.0])}
    with pytest.raises(InputError, match="too long"):
        assemble("hopf", WEIGHTS, GRID, members, over=("G",))


def test_the_step_is_checked_at_the_start_in_the_order_given():
    # one region far out on the cubic; another node model at the same state would do
    names = ("wilson_cowan", "generic_2d_oscillator", "wilson_cowan")
    found = assemble(names, WEIGHTS, FAST)
    far = starts(names)
    far[0] = [1e6, 0.0, 1e6]
    inputs = found.inputs._replace(start=jnp.asarray(far))
    check(found.form, found.grid, inputs)
    far[0] = [0.0, 1e6, 0.0]
    with pytest.raises(InputError, match="too long"):
        check(found.form, found.grid, inputs._replace(start=jnp.asarray(far)))


def test_a_step_that_is_too_long_is_taken_when_not_checked():
    found = assemble("jansen_rit", WEIGHTS, GRID, choices=Choices(check_step=False))
    assert found.form.regions == 3


# ------------------------------------------------------------------ batches

COUNT = 4
DRAWN = np.random.default_rng(0)
G_OF = DRAWN.uniform(0.2, 1, COUNT)
A_OF = DRAWN.uniform(-0.5, 0.1, (COUNT, 3))
WEIGHTS_OF = WEIGHTS * DRAWN.uniform(0.5, 1.5, (COUNT, 3, 3))
MIXED = ("jansen_rit", "wilson_cowan", "jansen_rit")


def assert_members_are_single_runs(batch: Assembled, single) -> None:
    found = run(batch, COUNT)
    assert len({row.tobytes() for row in found}) == COUNT
    for member in range(COUNT):
        alone = run(single(member), 1, member)[0]
        scale = np.abs(alone).max()
        # products of another batch size may round differently
        np.testing.assert_allclose(found[member], alone, rtol=1e-12, atol=1e-13 * scale)


@pytest.mark.parametrize("tracts", [None, TRACTS], ids=["at once", "delayed"])
def test_members_with_their_own_strength_equal_single_runs(tracts):
    assert_members_are_single_runs(
        assemble("hopf", WEIGHTS, GRID, {"G": G_OF}, tracts, over=("G",)),
        lambda k: assemble("hopf", WEIGHTS, GRID, {"G": G_OF[k]}, tracts),
    )


@pytest.mark.parametrize("key", ["a", "hopf.a"])
def test_members_with_their_own_regions_equal_single_runs(key: str):
    assert_members_are_single_runs(
        assemble("hopf", WEIGHTS, GRID, {key: A_OF}, over=(key,)),
        lambda k: assemble("hopf", WEIGHTS, GRID, {"a": A_OF[k]}),
    )


def test_one_value_a_member_holds_for_all_regions():
    assert_members_are_single_runs(
        assemble("hopf", WEIGHTS, GRID, {"a": A_OF[:, 0]}, over=("a",)),
        lambda k: assemble("hopf", WEIGHTS, GRID, {"a": A_OF[k, 0]}),
    )


@pytest.mark.parametrize("tracts", [None, TRACTS], ids=["at once", "delayed"])
def test_patients_with_their_own_weights_equal_single_runs(tracts):
    assert_members_are_single_runs(
        assemble("hopf", WEIGHTS_OF, GRID, None, tracts, over=("weights",)),
        lambda k: assemble("hopf", WEIGHTS_OF[k], GRID, None, tracts),
    )


def test_patients_and_strengths_vary_together():
    both = ("weights", "G", "a")
    given = {"G": G_OF, "a": A_OF}
    assert_members_are_single_runs(
        assemble("hopf", WEIGHTS_OF, GRID, given, over=both),
        lambda k: assemble("hopf", WEIGHTS_OF[k], GRID, {"G": G_OF[k], "a": A_OF[k]}),
    )


@pytest.mark.parametrize("key", ["G", "jansen_rit.G", "wilson_cowan.G"])
@pytest.mark.parametrize("delayed", [False, True])
def test_members_of_a_mixed_network_equal_single_runs(key: str, delayed: bool):
    tracts = TRACTS._replace(velocity_m_s=1000.0) if delayed else None
    choices = Choices(links={("jansen_rit", "wilson_cowan"): Link(0.1, 0.2)})

    def with_g(value, over=()):
        return assemble(MIXED, WEIGHTS, FAST, {key: value}, tracts, choices, over)

    assert_members_are_single_runs(with_g(G_OF, (key,)), lambda k: with_g(G_OF[k]))


def test_a_parameter_that_two_models_share_may_vary_in_one():
    noise = DRAWN.uniform(0.1, 0.3, (COUNT, 3))
    one = "wilson_cowan.noise"
    assert_members_are_single_runs(
        assemble(MIXED, WEIGHTS, FAST, {one: noise}, over=(one,)),
        lambda k: assemble(MIXED, WEIGHTS, FAST, {one: noise[k]}),
    )


def test_patients_of_a_mixed_network_equal_single_runs():
    choices = Choices(links={("jansen_rit", "wilson_cowan"): Link(0.1, 0.2)})
    assert_members_are_single_runs(
        assemble(MIXED, WEIGHTS_OF, FAST, choices=choices, over=("weights",)),
        lambda k: assemble(MIXED, WEIGHTS_OF[k], FAST, choices=choices),
    )


# ------------------------------------------------------------------ mixed networks


CUT = {("hopf", "jansen_rit"): Link(0.0), ("jansen_rit", "hopf"): Link(0.0)}
TWO_KINDS = ("hopf", "jansen_rit", "hopf", "jansen_rit", "jansen_rit")
FIVE = np.random.default_rng(5).uniform(0.05, 0.2, (5, 5)) * (1 - np.eye(5))


def two_kinds(weights: np.ndarray = FIVE, **more) -> Assembled:
    choices = Choices(couplings={"hopf": "additive"}, **more)
    return assemble(TWO_KINDS, weights, FAST, choices=choices)


@cache
def alone(node: str) -> np.ndarray:
    """The regions of one model of TWO_KINDS without the others."""
    here = [i for i, name in enumerate(TWO_KINDS) if name == node]
    choices = Choices(couplings={"hopf": "additive"} if node == "hopf" else {})
    found = assemble(node, FIVE[np.ix_(here, here)], FAST, choices=choices)
    rows = len(node_model(node).info.states)
    return run(quiet(found, starts(TWO_KINDS)[:rows, here]))[0]


@pytest.mark.parametrize("node", ["hopf", "jansen_rit"])
def test_models_that_do_not_hear_each_other_run_as_if_alone(node: str):
    # Hopf counts in s, Jansen-Rit in ms: each at its own pace
    found = run(quiet(two_kinds(links=CUT), starts(TWO_KINDS)))[0]
    here = [i for i, name in enumerate(TWO_KINDS) if name == node]
    expected = alone(node)
    x = found[:, : expected.shape[1], here]
    np.testing.assert_allclose(x, expected, rtol=1e-10, atol=1e-14)


def test_models_without_weights_between_them_run_as_if_alone():
    same = np.equal.outer(TWO_KINDS, TWO_KINDS)
    found = run(quiet(two_kinds(FIVE * same), starts(TWO_KINDS)))[0]
    for node in ("hopf", "jansen_rit"):
        here = [i for i, name in enumerate(TWO_KINDS) if name == node]
        x = found[:, : alone(node).shape[1], here]
        np.testing.assert_allclose(x, alone(node), rtol=1e-10, atol=1e-14)


def test_states_that_a_model_lacks_stay_zero():
    found = run(quiet(two_kinds(), starts(TWO_KINDS)))[0]
    assert not found[:, 2:, [0, 2]].any()
    assert found[:, 2:, [1, 3, 4]].any()


@pytest.mark.slow
def test_noise_has_the_pace_of_its_model():
    # sigma is per root of the model's own time unit, whichever model comes first
    def deviation(names: tuple[str, ...], node: str) -> float:
        n = len(names)
        found = assemble(names, np.zeros((n, n)), Grid(1, 0, 1, 0.0001))
        here = [i for i, name in enumerate(names) if name == node]
        row = {"hopf": 0, "jansen_rit": 4}[node]
        still = quiet(found, starts(names))
        loud = found._replace(inputs=found.inputs._replace(start=still.inputs.start))
        return float((run(loud) - run(still))[0, 0, row, here].std())

    half = 200
    first = ("hopf",) * half + ("jansen_rit",) * half
    # 200 draws: 5 % each; sqrt(dt) of 0.1 ms is 0.01 root s or 0.316 root ms
    for names in (first, first[::-1]):
        assert deviation(names, "hopf") == pytest.approx(0.02 * 0.01, rel=0.2)
        jansen = 0.0325 * 0.1**0.5
        assert deviation(names, "jansen_rit") == pytest.approx(jansen, rel=0.2)


def in_another_order(
    names: tuple[str, ...], order: np.ndarray, tracts: Tracts | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Runs of a network and of the same with its regions in another order, put back;
    each with a push of one region."""
    n = len(names)
    weights = FIVE[:n, :n]
    start = starts(names)
    a = np.linspace(0.02, 0.1, n)
    found = []
    for way in (np.arange(n), order):
        turned = tracts
        if tracts is not None:
            lengths = tracts.lengths_mm[np.ix_(way, way)]
            turned = Tracts(lengths, tracts.velocity_m_s)
        ready = assemble(
            tuple(names[i] for i in way),
            weights[np.ix_(way, way)],
            FAST,
            {"wilson_cowan.P": a[way]},
            turned,
        )
        ready = quiet(ready, start[:, way])
        targets = jnp.asarray((np.arange(n) == 1)[way][None].astype(float))
        course = jnp.zeros((4, 20, 1)).at[1].set(0.2)
        stimulus = Stimulus(targets, course)
        ready = ready._replace(inputs=ready.inputs._replace(stimulus=stimulus))
        found.append(run(ready)[0][..., np.argsort(way)])
    return found[0], found[1]


THREE_KINDS = ("wilson_cowan", "jansen_rit", "hopf", "wilson_cowan", "jansen_rit")
LENGTHS = np.random.default_rng(6).uniform(0.2, 30, (5, 5))


@pytest.mark.slow
@pytest.mark.parametrize("tracts", [None, Tracts(LENGTHS, 10.0)], ids=["", "delayed"])
def test_answers_have_the_order_given(tracts: Tracts | None):
    # the start, the stimulus, values of regions, and what comes back; the first model
    # stays first, because it names the unit of time
    one, other = in_another_order(THREE_KINDS, np.array([3, 1, 4, 2, 0]), tracts)
    np.testing.assert_allclose(other, one, rtol=1e-11, atol=1e-14)


def test_the_model_that_comes_first_does_not_matter():
    one, other = in_another_order(THREE_KINDS, np.array([2, 4, 1, 0, 3]))
    np.testing.assert_allclose(other, one, rtol=1e-9, atol=1e-12)


def test_a_stimulus_enters_the_region_given():
    found = quiet(two_kinds(np.zeros((5, 5))), starts(TWO_KINDS))
    still = run(found)
    for region in range(5):
        targets = jnp.asarray((np.arange(5) == region)[None].astype(float))
        stimulus = Stimulus(targets, jnp.full((4, 20, 1), 0.2))
        inputs = found.inputs._replace(stimulus=stimulus)
        moved = np.abs(run(found._replace(inputs=inputs)) - still).max(axis=(0, 1, 2))
        assert np.flatnonzero(moved > 1e-9).tolist() == [region]


# models with one and two quantities sent, several coupling forms, hard bounds
LINKED = {
    "hopf and montbrio": (
        ("hopf", "montbrio_pazo_roxin", "hopf", "montbrio_pazo_roxin"),
        {"hopf": "diffusive", "montbrio_pazo_roxin": "additive"},
        {"cv": 0.4},
    ),
    "diffusive in two": (
        ("hopf", "wilson_cowan", "epileptor", "wilson_cowan"),
        {"hopf": "diffusive", "wilson_cowan": "diffusive", "epileptor": "diffusive"},
        {"Kf": 0.5, "Kvf": 0.2},
    ),
    "jansen and wong": (
        ("reduced_wong_wang", "jansen_rit", "jansen_rit", "reduced_wong_wang"),
        {"reduced_wong_wang": "additive", "jansen_rit": "sigmoidal"},
        {},
    ),
}


@pytest.mark.parametrize("delayed", [False, True], ids=["at once", "delayed"])
@pytest.mark.parametrize("case", LINKED)
def test_links_equal_loops(case: str, delayed: bool):
    names, couplings, changed = LINKED[case]
    n, kinds = len(names), tuple(dict.fromkeys(names))
    rng = np.random.default_rng(7)
    weights = rng.uniform(0.1, 1, (n, n)) * (1 - np.eye(n))
    links = {
        (target, source): Link(*rng.uniform(0.5, 2, 2))
        for target in kinds
        for source in kinds
        if target != source
    }
    lengths = rng.uniform(0.1, 25, (n, n))
    start, grid = starts(names), Grid(4, 0, 20, 0.00005)
    found = assemble(
        names,
        weights,
        grid,
        changed,
        Tracts(lengths, 10.0) if delayed else None,
        Choices(couplings=couplings, links=links),
    )
    x = run(quiet(found, start))[0]
    dt_s, first = grid.dt_s, node_model(names[0]).info.unit_s
    hand = ByHand(
        names,
        couplings,
        [
            defaults(name, couplings[name])
            | {k: v for k, v in changed.items() if k in defaults(name, couplings[name])}
            for name in names
        ],
        weights,
        lengths / 10.0 / (1000 * dt_s) if delayed else None,
        links=links,
        paces={kind: first / node_model(kind).info.unit_s for kind in kinds},
    )
    sizes = [len(node_model(name).info.states) for name in names]
    paths = hand.run(
        [start[:size, i] for i, size in enumerate(sizes)], dt_s / first, 80
    )
    for i, (path, size) in enumerate(zip(paths, sizes, strict=True)):
        scale = np.abs(path).max()
        np.testing.assert_allclose(
            x[:, :size, i], path[20::20], rtol=1e-11, atol=1e-12 * scale
        )
    # the links are heard at all
    none = {pair: Link(0.0) for pair in links}
    deaf = assemble(
        names, weights, grid, changed, None, Choices(couplings=couplings, links=none)
    )
    assert np.abs(run(quiet(deaf, start))[0] - x).max() > 1e-6


def test_an_epileptic_focus_disturbs_a_linked_neighbour():
    # focus -> 1 -> 2; one unit of the Epileptor is 1 ms, and it seizes at 603 units
    # (SCIENCE.md I.1, number 23)
    names = ("epileptor", "jansen_rit", "jansen_rit")
    weights = np.array([[0, 0, 0], [1.0, 0, 0], [0, 1.0, 0]])
    grid = Grid(samples=50, burn_in=0, substeps=400, dt_s=0.00005)
    start = np.zeros((6, 3))
    start[:, 0] = [-1.6, -12, 3.5, -1.06, 0, -0.1]

    def potentials(x0: float, scale: float) -> np.ndarray:
        """What electrodes see (time, region)."""
        # the quiet state of a column that rests at a mean input of 0.05
        links = {("jansen_rit", "epileptor"): Link(scale, -1.6)}
        given = {"epileptor.x0": x0, "mu": 0.05, "jansen_rit.G": 5.0}
        ready = assemble(names, weights, grid, given, None, Choices(links=links))
        ready = quiet(ready, start)
        keys = jax.random.split(jax.random.key(0), 1)
        x = simulate(*ready[:3], keys, Watch("potential")).samples
        return np.asarray(x)[0]

    seizing, unlinked, healthy = (
        potentials(x0, scale) for x0, scale in ((-1.6, 0.02), (-1.6, 0.0), (-2.4, 0.02))
    )
    before, after = slice(20, 29), slice(31, 50)  # samples of 20 ms
    deviation = np.abs(seizing - unlinked)
    assert deviation[after, 0].max() == 0  # nobody drives the focus
    assert np.abs(seizing[after, 0] - healthy[after, 0]).max() > 1.0
    assert deviation[after, 1].max() > 1.0  # mV
    assert deviation[before, 1].max() < 0.3 * deviation[after, 1].max()
    assert deviation[after, 2].max() > 0.01
    # neither a healthy focus nor a seizing one that is not linked does
    assert np.abs(healthy - unlinked)[after, 1].max() < 0.3 * deviation[after, 1].max()


def test_one_key_gives_every_member_of_a_batch_the_same_noise():
    strengths = [0.5, 0.5, 1.0, 0.5]
    found = assemble("hopf", WEIGHTS, GRID, {"G": strengths}, over=("G",))
    key = jax.random.key(3)
    x = np.asarray(simulate(*found[:3], key, over=found.over).samples)
    assert x.shape == (4, GRID.samples, 3)
    np.testing.assert_allclose(x[[1, 3]], x[[0, 0]], rtol=1e-12)
    assert not np.allclose(x[2], x[0])
    alone = assemble("hopf", WEIGHTS, GRID, {"G": 1.0})
    single = simulate(*alone[:3], key[None]).samples
    np.testing.assert_allclose(x[2], single[0], rtol=1e-10)


def test_one_key_without_a_batch_is_refused():
    found = assemble("hopf", WEIGHTS, GRID)
    with pytest.raises(InputError, match="give a batch of keys"):
        simulate(*found[:3], jax.random.key(0))


def test_a_run_that_diverged_is_a_result_with_a_sentence():
    grid = Grid(samples=50, burn_in=0, substeps=1, dt_s=5.0)
    found = assemble("hopf", WEIGHTS, grid, choices=Choices(check_step=False))
    start = jnp.full((2, 3), 10.0)
    inputs = found.inputs._replace(start=start)
    keys = jax.random.split(jax.random.key(0), 2)
    run = simulate(found.form, grid, inputs, keys)
    assert (np.asarray(run.finite) < 50).all()
    assert (np.asarray(run.lost) >= 0).all()
    assert trouble(run, grid).startswith("2 of 2 runs diverged, the first within ")
    healthy = simulate(*assemble("hopf", WEIGHTS, GRID)[:3], keys)
    assert trouble(healthy, GRID) == ""
    assert (np.asarray(healthy.lost) == -1).all()

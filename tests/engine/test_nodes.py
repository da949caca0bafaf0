"""The battery that every node model passes; a new file is tested without a new test,
but for a line in STIMULATED."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.couplings import COUPLINGS, coupling_form
from brainTwinStudio.engine.fit_job import prepare
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import NODE_MODELS, node_model
from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, Watch, no_stimulus
from brainTwinStudio.engine.stability import fastest_rate
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FitSettings, ModelSpec, ParameterSpec
from tests.engine.small import connectome, recordings

every_model = pytest.mark.parametrize(
    "model", NODE_MODELS, ids=lambda model: model.info.name
)
LEVELS = ("default", "low", "high")
# the one state whose equation a stimulus enters
STIMULATED = {
    "hopf": "x",
    "montbrio_pazo_roxin": "V",
    "wilson_cowan": "E",
    "jansen_rit": "y4",
    "reduced_wong_wang": "S",
    "dynamic_mean_field": "S_E",
    "epileptor": "x1",
    "epileptor_2d": "x",
    "kuramoto": "theta",
    "linear": "x",
    "neural_sde": "x",
    "larter_breakspear": "V",
    "generic_2d_oscillator": "V",
}
# words that `over` of `simulate` and `assemble` uses for something else
TAKEN = {"gain", "strength", "offset", "delays", "stimulus", "start", "weights"}
WHOLE_NETWORK = {"gain_depth", "gain_tau_s", "drive_gain", "drive_baseline"}


def specs(model: NodeModel) -> tuple[ParameterSpec, ...]:
    """Parameters of a model and of its first coupling."""
    return (
        *model.info.parameters,
        *coupling_form(model.info.couplings[0]).info.parameters,
    )


def scale_of(p: ParameterSpec) -> float:
    """How far a parameter is moved: a tenth of its range, or the default where that is
    far smaller."""
    tenth = 0.1 * (p.high - p.low)
    return tenth if not p.default or tenth < 2 * abs(p.default) else abs(p.default)


def values(model: NodeModel, regions: int, level: str = "default", dtype=jnp.float64):
    """Parameters at their defaults or at one of their bounds."""
    return {
        p.name: jnp.full((regions,) if p.per_region else (), getattr(p, level), dtype)
        for p in specs(model)
    }


def spread(model: NodeModel) -> np.ndarray:
    """Width of the usual range of every state (state, 1), 0.1 where it has none."""
    width = np.array([high - low for low, high in model.info.start])
    return np.where(width > 0, width, 0.1)[:, None]


def states(model: NodeModel, regions: int, seed: int = 0) -> jax.Array:
    """Usual states of the model, drawn evenly."""
    rng = np.random.default_rng(seed)
    low, high = np.array(model.info.start).T[:, :, None]
    return jnp.asarray(low + (high - low) * rng.random((len(low), regions)))


def inputs_heard(model: NodeModel, regions: int, seed: int = 1) -> jax.Array:
    shape = (len(model.info.sent), regions)
    return 0.3 * jax.random.normal(jax.random.key(seed), shape, jnp.float64)


def form_of(model: NodeModel, regions: int, integrator: str = "heun") -> Form:
    return single(model.info.name, model.info.couplings[0], regions, integrator)


def grid_of(model: NodeModel, samples: int = 20, substeps: int = 5) -> Grid:
    """The model's own step."""
    return Grid(samples, 0, substeps, model.info.step * model.info.unit_s)


def all_to_all(regions: int, dtype=jnp.float64) -> jax.Array:
    """Weights on the scale of the literature, G not in them."""
    return (0.2 * (1 - jnp.eye(regions))).astype(dtype)


def run(model: NodeModel, p, weights, stimulus=None, start=None, **options):
    """States (time, state, region). Stimulus and start are always given, so that one
    compiled loop serves most tests of a model."""
    grid = options.pop("grid", grid_of(model))
    regions, dtype = weights.shape[0], weights.dtype
    stimulus = no_stimulus(grid, regions, dtype) if stimulus is None else stimulus
    start = states(model, regions).astype(dtype) if start is None else start
    form = form_of(model, weights.shape[0], **options)
    inputs = Inputs((p,), Wiring(p["G"] * weights), stimulus, start)
    keys = jax.random.split(jax.random.key(0), 1)
    found = simulate(form, grid, inputs, keys, Watch("states"))
    assert found.samples is not None
    return np.asarray(found.samples[0])


# ------------------------------------------------------------------ the drift


@every_model
@pytest.mark.parametrize("regions", [1, 3])
def test_the_drift_has_the_shape_of_the_state(model: NodeModel, regions: int):
    state, p = states(model, regions), values(model, regions)
    heard = inputs_heard(model, regions)
    assert model.drift(state, heard, 0.0, p).shape == state.shape
    assert model.drift(state, heard, jnp.ones(regions), p).shape == state.shape


@every_model
@pytest.mark.parametrize("regions", [1, 3])
def test_readings_have_their_shapes(model: NodeModel, regions: int):
    state, p = states(model, regions), values(model, regions)
    assert model.sent(state, p).shape == (len(model.info.sent), regions)
    assert model.bold(state, p).shape == (regions,)
    assert model.potential(state, p).shape == (regions,)
    if model.rotation is not None:
        assert model.rotation(p).shape == (regions,)


@every_model
@pytest.mark.parametrize("level", LEVELS)
def test_the_drift_is_finite_at_defaults_and_bounds(model: NodeModel, level: str):
    p = values(model, 3, level)
    for seed in range(5):
        heard = inputs_heard(model, 3, seed)
        assert jnp.isfinite(model.drift(states(model, 3, seed), heard, 0.1, p)).all()


@every_model
def test_compiled_equals_not_compiled(model: NodeModel):
    given = states(model, 3), inputs_heard(model, 3), jnp.full(3, 0.1), values(model, 3)
    # 1e-12: the compiler may fuse and reorder sums of terms much larger than their sum
    plain = model.drift(*given)
    scale = float(jnp.abs(plain).max())
    np.testing.assert_allclose(
        jax.jit(model.drift)(*given), plain, rtol=1e-12, atol=1e-13 * scale
    )


@cache
def along_a_line(model: NodeModel):
    """(step, given, along, weights) -> weighted drift, and its slope."""

    def value(step, given, along, weights) -> jax.Array:
        moved = jax.tree.map(lambda leaf, way: leaf + step * way, given, along)
        return jnp.sum(weights * model.drift(*moved))

    return jax.jit(value), jax.jit(jax.grad(value))


@every_model
def test_gradients_of_the_drift_equal_finite_differences(model: NodeModel):
    value, slope = along_a_line(model)
    ranges = {q.name: scale_of(q) for q in specs(model)}
    for seed in range(3):
        rng = np.random.default_rng(seed)
        state, heard = states(model, 3, seed), inputs_heard(model, 3, seed)
        given = (state, heard, jnp.full(3, 0.1), values(model, 3))
        along = (
            spread(model) * rng.normal(size=state.shape),
            0.3 * rng.normal(size=heard.shape),
            0.3 * rng.normal(size=3),
            {
                name: ranges[name] * rng.normal(size=leaf.shape)
                for name, leaf in given[3].items()
            },
        )
        weights = rng.normal(size=state.shape)
        weights /= np.abs(model.drift(*given)) + 1e-6
        rest = given, along, weights
        h = 2e-4
        wide, narrow = (
            float(value(s * h, *rest) - value(-s * h, *rest)) / (2 * s * h)
            for s in (2, 1)
        )
        # fourth order: h^4 = 2e-15 of large higher derivatives, rounding 1e-16 / h
        expected = (4 * narrow - wide) / 3
        assert float(slope(0.0, *rest)) == pytest.approx(expected, rel=1e-7)


@every_model
def test_regions_do_not_hear_each_other_in_the_drift(model: NodeModel):
    state, p = states(model, 3), values(model, 3)
    moved = state.at[:, 1].add(0.1)
    still = jnp.zeros((len(model.info.sent), 3))
    before, after = (model.drift(x, still, 0.0, p) for x in (state, moved))
    np.testing.assert_array_equal(before[:, [0, 2]], after[:, [0, 2]])
    for read in (model.sent, model.bold, model.potential):
        np.testing.assert_array_equal(
            read(state, p)[..., [0, 2]], read(moved, p)[..., [0, 2]]
        )


@every_model
def test_a_stimulus_enters_the_named_equation_only(model: NodeModel):
    state, heard, p = states(model, 4), inputs_heard(model, 4), values(model, 4)
    still = model.drift(state, heard, 0.0, p)
    change = np.asarray(model.drift(state, heard, jnp.full(4, 0.1), p) - still)
    rows = [
        name for name, row in zip(model.info.states, change, strict=True) if row.any()
    ]
    assert rows == [STIMULATED[model.info.name]]
    assert change[model.info.states.index(rows[0])].all()


@every_model
def test_a_stimulus_of_zeros_changes_nothing(model: NodeModel):
    state, heard, p = states(model, 4), inputs_heard(model, 4), values(model, 4)
    np.testing.assert_array_equal(
        model.drift(state, heard, 0.0, p), model.drift(state, heard, jnp.zeros(4), p)
    )


@every_model
def test_every_channel_is_heard(model: NodeModel):
    # at some parameters within the bounds: those that switch a channel off are raised
    p = values(model, 3)
    low, high = values(model, 3, "low"), values(model, 3, "high")
    raised = {q.name: 0.5 * (low[q.name] + high[q.name]) for q in specs(model)}
    for channel in range(len(model.info.sent)):
        silent = jnp.zeros((len(model.info.sent), 3))
        loud = silent.at[channel].set(0.1)
        state = states(model, 3)
        changes = [
            model.drift(state, loud, 0.0, one) - model.drift(state, silent, 0.0, one)
            for one in (p, raised)
        ]
        assert any(np.asarray(change).any() for change in changes)


@every_model
def test_usual_states_are_within_hard_bounds(model: NodeModel):
    if model.kept is not None:
        state = states(model, 50)
        np.testing.assert_array_equal(model.kept(state), state)


# ------------------------------------------------------------------ runs


@every_model
@pytest.mark.parametrize("level", LEVELS)
def test_runs_are_finite_at_defaults_and_bounds(model: NodeModel, level: str):
    p, weights = values(model, 3, level), all_to_all(3)
    form, wiring = form_of(model, 3), Wiring(p["G"] * weights)
    rates = [fastest_rate(form, (p,), wiring, states(model, 3, k)) for k in range(3)]
    # the model's own step, or where bounds are wide, the longest part that is stable
    parts = max(int(np.ceil(max(rates) * model.info.step)), 1)
    grid = grid_of(model)._replace(dt_s=model.info.step * model.info.unit_s / parts)
    assert np.isfinite(run(model, p, weights, grid=grid)).all()
    assert level != "default" or parts == 1


@every_model
@pytest.mark.parametrize("regions", [1, 3])
def test_runs_have_one_row_a_sample(model: NodeModel, regions: int):
    x = run(model, values(model, regions), all_to_all(regions))
    assert x.shape == (20, len(model.info.states), regions)
    assert np.isfinite(x).all()


@every_model
def test_regions_without_coupling_are_isolated(model: NodeModel):
    # without noise: a network of another size draws other numbers
    def quiet(regions: int):
        p = values(model, regions)
        return p | {"noise": jnp.zeros_like(p["noise"])}

    course = jnp.zeros((20, 5, 1)).at[0].set(0.3)
    start = states(model, 1)
    three, one = (
        run(
            model,
            quiet(regions),
            jnp.zeros((regions, regions)),
            Stimulus(jnp.ones((1, regions)), course),
            jnp.tile(start, regions),
        )
        for regions in (3, 1)
    )
    np.testing.assert_allclose(three, np.tile(one, 3), rtol=1e-12, atol=1e-14)


@every_model
def test_noise_drives_the_noisy_states_only(model: NodeModel):
    # one step of Euler: sigma sqrt(dt) times draws of half a unit, and no drift of them
    regions, info = 200, model.info
    middle = np.mean(np.array(info.start), axis=1, keepdims=True)
    start = jnp.asarray(np.tile(middle, regions))
    grid = grid_of(model, samples=1, substeps=1)
    gain, p = jnp.zeros((regions, regions)), values(model, regions)
    silent = p | {"noise": jnp.zeros_like(p["noise"])}
    loud, still = (
        run(model, one, gain, None, start, grid=grid, integrator="euler")[0]
        for one in (p, silent)
    )
    share = dict(info.noisy)
    for name, row in zip(info.states, loud - still, strict=True):
        if name not in share:
            assert not row.any(), name
            continue
        sigma = info.parameter("noise").default * share[name]
        halves = 2 * row / (sigma * info.step**0.5)
        np.testing.assert_allclose(halves, np.round(halves), atol=1e-6)
        # 200 draws of variance 4: a standard error of 10 %
        assert (halves**2).mean() == pytest.approx(4.0, rel=0.35)


@pytest.mark.slow
@every_model
@pytest.mark.usefixtures("strict")
def test_float32_stays_finite_over_ten_thousand_steps(model: NodeModel):
    grid = grid_of(model, samples=500, substeps=20)
    p = values(model, 3, dtype=jnp.float32)
    x = run(model, p, all_to_all(3, jnp.float32), grid=grid)
    assert x.dtype == np.float32
    assert np.isfinite(x).all()


# ------------------------------------------------------------------ gradients

# regions in another branch of the equations than usual states: in a seizure
SEIZING = {
    "epileptor": {"x1": 0.5, "z": 3.2, "x2": 0.2},
    "epileptor_2d": {"x": 0.8, "z": 3.2},
}
# parameters whose default switches what they multiply off
SWITCHED = {
    "epileptor": {"Kf": 0.3, "Kvf": 0.3},
    "epileptor_2d": {"upper": 0.4},
    "montbrio_pazo_roxin": {"cv": 0.3, "Gamma": 0.5},
    "dynamic_mean_field": {"feed_forward": 0.4},
}


class RollOut(NamedTuple):
    """50 steps of a model: a value, its gradient, and where."""

    value: Callable[[dict[str, jax.Array]], jax.Array]
    gradient: dict[str, jax.Array]
    point: dict[str, jax.Array]


@cache
def roll_out(model: NodeModel) -> RollOut:
    rng = np.random.default_rng(0)
    info, regions = model.info, 3
    p = values(model, regions)
    p |= {name: jnp.full(3, x) for name, x in SWITCHED.get(info.name, {}).items()}
    start = states(model, regions, 3)
    for name, height in SEIZING.get(info.name, {}).items():
        start = start.at[info.states.index(name), 0].set(height)
    weights = rng.uniform(0.05, 0.2, (3, 3)) * (1 - np.eye(3))
    point = p | {"gain": p["G"] * weights, "start": start}
    seen = rng.normal(size=(5, len(info.states), regions)) / spread(model)
    keys = jax.random.split(jax.random.key(0), 1)
    form, grid = form_of(model, regions), grid_of(model, samples=5, substeps=10)

    @jax.jit
    def value(point: dict[str, jax.Array]) -> jax.Array:
        # G counts in the gain, as `assemble` has it
        gain = point["G"] / p["G"] * point["gain"]
        inputs = Inputs((point,), Wiring(gain), start=point["start"])
        x = simulate(form, grid, inputs, keys, Watch("states")).samples
        return jnp.sum(seen * x)

    return RollOut(value, jax.jit(jax.grad(value))(point), point)


@pytest.mark.slow
@every_model
def test_gradients_of_fifty_steps_equal_finite_differences(model: NodeModel):
    # SCIENCE.md I.1, number 38: every parameter, the gain, the start
    value, gradient, point = roll_out(model)
    scales = {q.name: scale_of(q) for q in specs(model)}
    scales |= {"gain": 0.05, "start": 0.1 * spread(model)}
    for seed, (name, leaf) in enumerate(point.items()):
        rng = np.random.default_rng(seed)
        along = scales[name] * rng.uniform(0.5, 1, leaf.shape)

        def at(step: float, name=name, leaf=leaf, along=along) -> float:
            return float(value({**point, name: leaf + step * along}))

        h = 1e-3
        wide, narrow = ((at(s * h) - at(-s * h)) / (2 * s * h) for s in (2, 1))
        expected = (4 * narrow - wide) / 3
        # fourth order: h^4 = 1e-12, and rounding 1e-16 / h of values up to 1000
        found = float(jnp.sum(gradient[name] * along))
        assert found == pytest.approx(expected, rel=1e-5, abs=1e-9), name
        assert abs(found) > 1e-7, f"{name} has no effect"


# ------------------------------------------------------------------ the introduction


@every_model
def test_the_introduction_is_complete(model: NodeModel):
    info = model.info
    texts = info.name, info.label, info.states, info.equations, info.time_unit
    assert all(texts)
    assert all((info.sent, info.couplings, info.noisy, info.start, info.stimulus))
    assert info.source.startswith(("doi:", "arXiv:"))
    assert info.name == info.name.lower()


@every_model
def test_states_starts_and_noise_belong_together(model: NodeModel):
    info = model.info
    assert len(info.start) == len(info.states) == len(set(info.states))
    assert all(np.isfinite(pair).all() and pair[0] <= pair[1] for pair in info.start)
    assert any(low < high for low, high in info.start)
    assert {name for name, _ in info.noisy} <= set(info.states)
    assert len(dict(info.noisy)) == len(info.noisy)
    assert all(share > 0 for _, share in info.noisy)
    assert len(set(info.sent)) == len(info.sent)


@every_model
def test_time_has_a_unit_and_a_step(model: NodeModel):
    info = model.info
    assert info.time_unit in ("s", "ms", "1")
    assert info.unit_s > 0
    assert info.step > 0
    if info.time_unit != "1":
        assert info.unit_s == {"s": 1.0, "ms": 0.001}[info.time_unit]


@every_model
def test_every_model_has_a_strength_and_a_noise(model: NodeModel):
    assert not model.info.parameter("G").per_region
    assert model.info.parameter("noise").per_region


@every_model
def test_every_parameter_is_explained(model: NodeModel):
    for p in model.info.parameters:
        assert all((p.name, p.symbol, p.unit, p.meaning, p.source)), p.name


@every_model
def test_bounds_contain_the_default(model: NodeModel):
    for p in model.info.parameters:
        assert np.isfinite((p.low, p.high)).all(), p.name
        assert p.low < p.high, p.name
        assert p.low <= p.default <= p.high, p.name


@every_model
def test_no_two_parameters_share_a_name(model: NodeModel):
    for coupling in model.info.couplings:
        both = (*model.info.parameters, *coupling_form(coupling).info.parameters)
        names = [p.name for p in both]
        assert len(set(names)) == len(names)
        assert not set(names) & (TAKEN | WHOLE_NETWORK)


@every_model
def test_the_couplings_of_a_model_exist(model: NodeModel):
    assert model.info.couplings
    assert set(model.info.couplings) <= {one.info.name for one in COUPLINGS}


@every_model
def test_a_rotation_is_part_of_the_drift(model: NodeModel):
    if model.rotation is None:
        return
    p, n = values(model, 3), len(model.info.sent)

    def rates(state: jax.Array) -> jax.Array:
        return model.drift(state[:, None], jnp.zeros((n, 1)), 0.0, values(model, 1))[
            :, 0
        ]

    slopes = jax.jacfwd(rates)(jnp.zeros(len(model.info.states)))
    found = (slopes[1, 0] - slopes[0, 1]) / 2
    assert float(found) == pytest.approx(float(model.rotation(p)[0]), rel=1e-12)


@every_model
def test_a_model_is_found_by_its_name(model: NodeModel):
    assert node_model(model.info.name) is model


def test_no_two_models_share_a_name():
    for names in (
        [model.info.name for model in NODE_MODELS],
        [model.info.label for model in NODE_MODELS],
    ):
        assert len(set(names)) == len(names)


def test_an_unknown_model_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"No node model 'hopff'\. Known: .*hopf"):
        node_model("hopff")


# ------------------------------------------------------------------ which can be fitted


@pytest.fixture(scope="module")
def runs():
    return recordings(300.0)


@every_model
def test_models_of_the_fit_are_accepted_and_others_refused(model: NodeModel, runs):
    info = model.info
    learned = ("residual",) if info.name == "neural_sde" else ()  # what it is made of
    spec = ModelSpec(node=info.name, coupling=info.couplings[0], learned=learned)

    def ask():
        return prepare(connectome(), runs, spec, FitSettings(), Silent())

    if info.fitted:
        assert ask().spec == spec
        return
    with pytest.raises(InputError) as refusal:
        ask()
    known = ", ".join(one.info.name for one in NODE_MODELS if one.info.fitted)
    assert str(refusal.value) == (
        f"{info.label} can be simulated, but not yet fitted. Models that can be "
        f"fitted: {known}."
    )


def test_at_least_one_model_can_be_fitted():
    assert any(model.info.fitted for model in NODE_MODELS)


# ------------------------------------------------------------------ the equations

drift_of_hopf = node_model("hopf").drift


def test_hopf_is_the_normal_form():
    a, f = -0.3, 0.05
    p = {"a": jnp.full(1, a), "frequency_hz": jnp.full(1, f)}
    z, sent, push = 0.4 - 0.7j, 0.1 + 0.2j, 0.05
    expected = (a + 2j * np.pi * f - abs(z) ** 2) * z + sent + push
    found = drift_of_hopf(
        jnp.asarray([[z.real], [z.imag]]),
        jnp.asarray([[sent.real], [sent.imag]]),
        jnp.full(1, push),
        p,
    )
    np.testing.assert_allclose(found[:, 0], [expected.real, expected.imag], rtol=1e-14)

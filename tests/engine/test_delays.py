"""Conduction delays against loops over pairs of regions, and what must not matter."""

from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.assemble import delay_steps
from brainTwinStudio.engine.delays import lag_of
from brainTwinStudio.engine.form import Form, Lag, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs, Stimulus, Watch
from brainTwinStudio.errors import InputError
from tests.engine.by_hand import ByHand, defaults, regional

STEPS = 60
# shortest and longest delay in steps: read step by step, in blocks, and both
SPANS = {"short": (0.2, 4.0), "both": (0.2, 40.0), "long": (21.0, 45.0)}
COUPLINGS = {
    "hopf": "additive",
    "kuramoto": "sine",
    "jansen_rit": "sigmoidal",
    "linear": "additive",
}
# strength of the coupling: strong enough that every input shows
GAINS = {"hopf": 0.3, "kuramoto": 40.0, "jansen_rit": 20.0, "linear": 0.3}
CHANGED = {"kuramoto": {"phase_lag": 0.4}, "hopf": {"a": 0.1}, "linear": {"tau": 0.8}}


class Delayed(NamedTuple):
    """A network of one model with delays in steps (target, source)."""

    node: str
    weights: np.ndarray
    delays: np.ndarray
    start: np.ndarray
    interpolated: bool = True
    held: bool = False
    scheme: str = "heun"

    @property
    def values(self) -> dict[str, float]:
        changed = CHANGED.get(self.node, {})
        return defaults(self.node, COUPLINGS[self.node], **changed) | {"G": 1.0}

    @property
    def dt(self) -> float:
        return node_model(self.node).info.step

    def lag(self, substeps: int = 20):
        return lag_of(
            self.delays, self.weights, substeps, interpolated=self.interpolated
        )

    def form(self, lag: Lag | None) -> Form:
        return single(
            self.node,
            COUPLINGS[self.node],
            len(self.weights),
            self.scheme,
            held=self.held,
            lag=lag,
        )

    def grid(self, substeps: int, steps: int = STEPS) -> Grid:
        unit_s = node_model(self.node).info.unit_s
        return Grid(steps // substeps, 0, substeps, self.dt * unit_s)

    def inputs(self, slots) -> Inputs:
        values = regional(self.node, self.values, len(self.weights))
        wiring = Wiring(
            jnp.asarray(self.weights), delays=jnp.asarray(self.delays), slots=slots
        )
        ready = jax.tree.map(jnp.asarray, values)
        return Inputs((ready,), wiring, start=jnp.asarray(self.start))

    def run(self, substeps: int = 20, steps: int = STEPS, seeds: int = 1, **changed):
        """States (seed, sample, state, region)."""
        lag, slots = self.lag(substeps)
        inputs = self.inputs(slots)._replace(**changed)
        keys = jax.random.split(jax.random.key(0), seeds)
        grid = self.grid(substeps, steps)
        found = simulate(self.form(lag), grid, inputs, keys, Watch("states"))
        return np.asarray(found.samples)

    def by_hand(self) -> np.ndarray:
        """States (step, state, region)."""
        n = len(self.weights)
        hand = ByHand(
            (self.node,) * n,
            COUPLINGS,
            [self.values] * n,
            self.weights,
            self.delays,
            interpolated=self.interpolated,
            held=self.held,
        )
        paths = hand.run(self.start.T, self.dt, STEPS, self.scheme)
        return np.stack(paths, axis=-1)


def network(node: str, span: str, n: int = 5, seed: int = 0, **changed) -> Delayed:
    rng = np.random.default_rng(seed)
    weights = rng.uniform(0.2, 1, (n, n)) * (rng.random((n, n)) < 0.7) * GAINS[node]
    np.fill_diagonal(weights, 0)
    delays = rng.uniform(*SPANS[span], (n, n))
    info = node_model(node).info
    start = np.array([rng.uniform(low, high, n) for low, high in info.start])
    if node == "hopf":
        start = 30 * start
    return Delayed(node, weights, delays, start, **changed)


def assert_as_by_hand(one: Delayed) -> None:
    expected = one.by_hand()[20::20]
    found = one.run()[0]
    scale = np.abs(expected).max()
    # 60 steps of 1e-16, in another order of addition
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12 * scale)
    still = one._replace(delays=np.ones_like(one.delays)).run()[0]
    assert np.abs(found - still).max() > 1e-6 * scale  # delays matter at all


# ------------------------------------------------------------------ against loops


@pytest.mark.parametrize("span", SPANS)
def test_the_spans_are_read_in_all_ways(span: str):
    slots = network("hopf", span).lag()[1]
    assert bool(slots.near.size) == (span != "long")
    assert bool(slots.far.size) == (span != "short")


@pytest.mark.parametrize(
    ("span", "interpolated", "held"),
    [
        *(("short", True, False), ("short", False, True)),
        *(("both", True, False), ("both", True, True), ("both", False, False)),
        *(("long", True, True), ("long", False, False)),
    ],
)
def test_hopf_equals_loops(span: str, interpolated: bool, held: bool):
    assert_as_by_hand(network("hopf", span, interpolated=interpolated, held=held))


@pytest.mark.parametrize(
    ("scheme", "interpolated", "held"),
    [
        *(("euler", True, False), ("rk4", True, False)),
        *(("rk4", True, True), ("rk4", False, False)),
    ],
)
def test_other_integrators_equal_loops(scheme: str, interpolated: bool, held: bool):
    one = network("hopf", "both", interpolated=interpolated, held=held, scheme=scheme)
    assert_as_by_hand(one)


@pytest.mark.slow
@pytest.mark.parametrize("node", ["kuramoto", "jansen_rit"])
@pytest.mark.parametrize(("span", "interpolated"), [("both", True), ("long", False)])
def test_other_couplings_equal_loops(node: str, span: str, interpolated: bool):
    assert_as_by_hand(network(node, span, interpolated=interpolated))


# ------------------------------------------------------------------ arrival


CHAIN = np.array([[0, 0, 0], [0.5, 0, 0], [0, 0.5, 0]])  # 0 -> 1 -> 2


def impulse(steps: int, at: int, substeps: int) -> Stimulus:
    """A push of region 0 of three during one step."""
    course = np.zeros(steps)
    course[at] = 1.0
    rows = course.reshape(-1, substeps)[:, :, None]
    return Stimulus(jnp.asarray([[1.0, 0, 0]]), jnp.asarray(rows))


@cache
def path_of_impulse(
    delay: float, substeps: int = 1, *, interpolated: bool = True
) -> np.ndarray:
    """First states (time, region) of a linear chain that is pushed in step 7, at every
    end of a sample, and 0 at other times."""
    delays, start = np.full((3, 3), delay), np.zeros((1, 3))
    one = Delayed("linear", CHAIN, delays, start, interpolated, scheme="euler")
    x = one.run(substeps, 120, stimulus=impulse(120, 7, substeps))
    found = np.zeros((121, 3))
    found[substeps::substeps] = x[0, :, 0]
    return found


@pytest.mark.parametrize(
    ("delay", "interpolated"), [(1, True), (1, False), (9, True), (25, False)]
)
def test_an_impulse_arrives_after_its_delay_exactly(delay: int, interpolated: bool):
    # SCIENCE.md I.1, number 35. Pushed in step 7, region 0 sends from time 8 on; what
    # arrives at time 8 + n shows at 9 + n, after a step of Euler.
    x = path_of_impulse(delay, interpolated=interpolated)
    assert not x[:8, 0].any()
    assert x[8, 0] == pytest.approx(0.1)
    assert not x[: 9 + delay, 1].any()
    assert not x[: 10 + 2 * delay, 2].any()
    dt, tau, gain = 0.1, 0.8, 0.5
    came = np.concatenate([np.zeros((delay, 3)), x])[: len(x)]
    for target in (1, 2):
        expected = x[:-1, target] * (1 - dt / tau) + dt * gain * came[:-1, target - 1]
        np.testing.assert_allclose(x[1:, target], expected, rtol=1e-12, atol=1e-18)
    assert x[9 + delay, 1] == pytest.approx(dt * gain * 0.1)


@pytest.mark.parametrize(("block", "delay"), [(5, 3), (20, 13), (20, 25)])
def test_an_impulse_arrives_alike_in_longer_blocks(block: int, delay: int):
    whole, parts = path_of_impulse(delay), path_of_impulse(delay, block)
    np.testing.assert_allclose(parts[::block], whole[::block], rtol=1e-13, atol=1e-18)


def test_equal_delays_shift_what_arrives():
    short, long = path_of_impulse(4), path_of_impulse(13)
    np.testing.assert_allclose(long[9:, 1], short[:-9, 1], rtol=1e-13)
    np.testing.assert_allclose(long[18:, 2], short[:-18, 2], rtol=1e-13)
    np.testing.assert_allclose(long[:, 0], short[:, 0], rtol=1e-13)


def test_half_a_step_is_the_mean_of_its_neighbours():
    # a chain is linear in what is sent, so interpolation of delays is one of paths
    early, late, between = (path_of_impulse(d)[:, 1] for d in (4, 5, 4.25))
    np.testing.assert_allclose(between, 0.75 * early + 0.25 * late, rtol=1e-12)


# ------------------------------------------------------------------ edges


@pytest.mark.parametrize("short", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("interpolated", [True, False])
def test_a_delay_counts_as_at_least_one_step(short: float, interpolated: bool):
    one = network("hopf", "both", interpolated=interpolated)
    few = np.where(one.delays < 10, 1.0, one.delays)
    fewer = np.where(one.delays < 10, short, one.delays)
    np.testing.assert_array_equal(
        one._replace(delays=fewer).run(), one._replace(delays=few).run()
    )


@pytest.mark.parametrize("nothing", [np.nan, 1e12, -5.0])
def test_pairs_without_a_weight_have_no_delay(nothing: float):
    one = network("hopf", "both")
    assert (one.weights == 0).sum() > len(one.weights)
    absurd = np.where(one.weights == 0, nothing, one.delays)
    np.testing.assert_array_equal(one._replace(delays=absurd).run(), one.run())


def test_a_region_alone_has_no_delay():
    # SCIENCE.md I.1, number 35: no delay to itself
    one = Delayed("hopf", np.zeros((1, 1)), np.full((1, 1), 30.0), np.full((2, 1), 0.3))
    inputs = one.inputs(None)._replace(wiring=Wiring(jnp.zeros((1, 1))))
    keys = jax.random.split(jax.random.key(0), 1)
    alone = simulate(one.form(None), one.grid(20), inputs, keys, Watch("states"))
    np.testing.assert_allclose(one.run(), alone.samples, rtol=1e-14)


def test_too_long_a_history_is_refused():
    weights = np.array([[0, 1.0], [1.0, 0]])
    with pytest.raises(
        InputError,
        match=r"The longest delay is 6000000 time steps; a history of that length for "
        r"2 regions is too large\. Check the unit of the tract lengths \(mm\) and the "
        r"velocity \(m/s\)\.",
    ):
        lag_of(np.full((2, 2), 6e6), weights, 20, interpolated=True)


# ------------------------------------------------------------------ what is the same


@pytest.mark.slow
@pytest.mark.parametrize("span", SPANS)
def test_the_length_of_blocks_does_not_matter(span: str):
    one = network("hopf", span)
    loud = ({**one.inputs(None).parameters[0], "noise": jnp.full(5, 0.1)},)
    found = {}
    for substeps in (1, 10, 20, 60):
        x = one.run(substeps, 120, parameters=loud)[0]
        found[substeps] = x[60 // substeps - 1 :: 60 // substeps]
    assert len({one.lag(substeps)[0].block for substeps in found}) > 1
    for substeps in (10, 20, 60):
        np.testing.assert_allclose(found[substeps], found[1], rtol=1e-12, atol=1e-14)


def test_the_batch_does_not_matter():
    one = network("hopf", "both")
    loud = ({**one.inputs(None).parameters[0], "noise": jnp.full(5, 0.1)},)
    few, many = (one.run(seeds=seeds, parameters=loud) for seeds in (2, 7))
    assert (few[0] != few[1]).all()
    np.testing.assert_allclose(few, many[:2], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("node", ["hopf", "kuramoto"])
def test_the_order_of_regions_does_not_matter(node: str):
    one = network(node, "both")
    order = np.array([3, 0, 4, 2, 1])
    turned = one._replace(
        weights=one.weights[np.ix_(order, order)],
        delays=one.delays[np.ix_(order, order)],
        start=one.start[:, order],
    )
    expected = one.run()[..., order]
    np.testing.assert_allclose(turned.run(), expected, rtol=1e-12, atol=1e-13)


def test_float32_stays_float32_and_near():
    one = network("hopf", "both")
    lag, slots = one.lag()
    with jax.numpy_dtype_promotion("strict"):
        inputs = jax.tree.map(lambda leaf: leaf.astype(jnp.float32), one.inputs(None))
        inputs = inputs._replace(wiring=inputs.wiring._replace(slots=slots))
        keys = jax.random.split(jax.random.key(0), 1)
        form = one.form(lag)
        found = simulate(form, one.grid(20), inputs, keys, Watch("states")).samples
    assert found is not None
    assert found.dtype == jnp.float32
    # 60 steps of 1e-7
    np.testing.assert_allclose(found, one.run(), atol=1e-5)


# ------------------------------------------------------------------ gradients


@pytest.fixture(scope="module")
def roll_out():
    """value(weights, lengths_mm, velocity) of a roll-out, and a point."""
    one = network("hopf", "both", n=4)
    lag, slots = one.lag()
    form, grid, inputs = one.form(lag), one.grid(20), one.inputs(slots)
    keys = jax.random.split(jax.random.key(0), 1)
    weights = np.random.default_rng(2).normal(size=(1, 3, 2, 4))

    @jax.jit
    def value(gain, lengths_mm, velocity_m_s):
        delays = delay_steps(lengths_mm, velocity_m_s, grid.dt_s)
        wiring = inputs.wiring._replace(gain=gain, delays=delays)
        changed = inputs._replace(wiring=wiring)
        x = simulate(form, grid, changed, keys, Watch("states")).samples
        return jnp.sum(weights * x)

    velocity = 5.0
    lengths = one.delays * velocity * 1000.0 * grid.dt_s
    point = tuple(jnp.asarray(v) for v in (one.weights, lengths, velocity))
    return value, jax.jit(jax.grad(value, (0, 1, 2)))(*point), point, one


@pytest.mark.parametrize("which", [0, 1, 2], ids=["weights", "lengths", "velocity"])
def test_gradients_equal_finite_differences(which: int, roll_out):
    value, gradient, point, one = roll_out
    rng = np.random.default_rng(3)
    along = point[which] * rng.uniform(-1, 1, np.shape(point[which]))
    # a whole step passed within h would bend the path: none is near
    delays = np.maximum(one.delays, 1.0)[one.weights != 0]
    h = 1e-5
    away = np.abs(delays - np.round(delays))
    assert (away[delays > 1] > 3 * h * delays[delays > 1]).all()

    def at(step: float) -> float:
        moved = [*point]
        moved[which] = point[which] + step * along
        return float(value(*moved))

    expected = (at(h) - at(-h)) / (2 * h)
    assert abs(expected) > 1e-3
    # truncation h^2 = 1e-10, rounding 1e-16 / h = 1e-11 of values near 1
    assert float(jnp.sum(gradient[which] * along)) == pytest.approx(expected, rel=1e-7)


def test_a_gradient_to_rounded_delays_is_zero():
    one = network("hopf", "both", interpolated=False)
    lag, slots = one.lag()
    inputs = one.inputs(slots)
    keys = jax.random.split(jax.random.key(0), 1)

    def value(delays: jax.Array) -> jax.Array:
        wiring = inputs.wiring._replace(delays=delays)
        changed = inputs._replace(wiring=wiring)
        x = simulate(one.form(lag), one.grid(20), changed, keys).samples
        return jnp.sum(x**2)

    assert not jax.grad(value)(jnp.asarray(one.delays)).any()


def with_delays(one: Delayed, *delays: np.ndarray) -> np.ndarray:
    """Runs with other delays in the lag of the first, one a member of a batch."""
    lag, slots = one.lag()
    inputs = one.inputs(slots)
    batch = jnp.asarray(np.stack(delays))
    inputs = inputs._replace(wiring=inputs.wiring._replace(delays=batch))
    keys = jax.random.split(jax.random.key(0), len(delays))
    form, grid = one.form(lag), one.grid(20)
    found = simulate(form, grid, inputs, keys, Watch("states"), ("delays",)).samples
    return np.asarray(found)


def test_delays_of_a_batch_are_each_their_own():
    one = network("hopf", "both")
    other = np.floor(one.delays) + 0.25
    found = with_delays(one, one.delays, other)
    np.testing.assert_allclose(found[0], one.run()[0], rtol=1e-12, atol=1e-14)
    expected = one._replace(delays=other).by_hand()[20::20]
    np.testing.assert_allclose(found[1], expected, rtol=1e-12, atol=1e-12)


def test_delays_that_leave_the_range_of_the_lag_count_as_its_end():
    # the way the edges are read is chosen before a run, so a gradient step cannot
    # change it
    one = network("hopf", "both")
    lag, edges = one.lag()[0], one.weights != 0
    far = edges & (np.floor(one.delays) >= lag.block)
    ends = np.where(far, float(lag.block), one.delays)
    below = np.where(far, 1.5, one.delays)
    found = with_delays(one, ends, below)
    np.testing.assert_allclose(found[1], found[0], rtol=1e-12, atol=1e-14)

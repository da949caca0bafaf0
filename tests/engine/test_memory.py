"""What a backward pass needs, foretold without compiling it."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.assemble import Assembled, Choices, Tracts, assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.memory import needed, plan
from brainTwinStudio.engine.reductions import Connectivity, Spectrum
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Memory, Watch
from brainTwinStudio.errors import InputError

REGIONS = 20
FC = Watch(keep=False, reductions=(Connectivity(),))


def network(name: str) -> Assembled:
    gain = np.random.default_rng(0).uniform(0, 0.02, (REGIONS, REGIONS))
    np.fill_diagonal(gain, 0)
    if name == "hopf":
        return assemble("hopf", gain, Grid(150, 10, 16, 0.1))
    if name == "hopf, normal draws":
        grid, choices = Grid(50, 0, 64, 0.1), Choices(draws="normal")
        return assemble("hopf", gain, grid, choices=choices)
    if name == "reduced Wong-Wang":
        return assemble("reduced_wong_wang", gain, Grid(50, 0, 64, 1e-3))
    lengths = np.random.default_rng(1).uniform(20, 150, gain.shape)
    grid, tracts = Grid(100, 0, 16, 1e-3), Tracts(lengths, 5.0)
    return assemble("wilson_cowan", 20 * gain, grid, tracts=tracts)


def gradient(found: Assembled, watch: Watch, memory: Memory, seeds: int = 1):
    """The gradient with respect to the weights, lowered, and the weights."""
    form, grid, inputs, _ = found
    keys = jax.random.split(jax.random.key(0), seeds)

    def value(gain: jax.Array) -> jax.Array:
        wiring = inputs.wiring._replace(gain=gain)
        run = simulate(
            form, grid, inputs._replace(wiring=wiring), keys, watch, memory=memory
        )
        reduced = sum(jnp.sum(answer**2) for answer in run.reduced.values())
        return jnp.sum(run.samples**2) + reduced

    gain = inputs.wiring.gain
    return jax.jit(jax.grad(value)).lower(gain).compile(), gain


CASES = [
    ("hopf", Watch(), Memory()),
    ("hopf", FC, Memory(16, 4)),
    ("hopf, normal draws", Watch(), Memory(16, 16)),
    ("reduced Wong-Wang", Watch(), Memory()),
    ("delayed Wilson-Cowan", Watch(), Memory()),
    ("delayed Wilson-Cowan", Watch(), Memory(8, 1)),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "watch", "memory"), CASES)
def test_what_is_foretold_is_enough_and_not_far_too_much(
    name: str, watch: Watch, memory: Memory
):
    form, grid, inputs, _ = found = network(name)
    compiled = gradient(found, watch, memory)[0].memory_analysis()
    assert compiled is not None
    foretold = needed(form, grid, inputs, watch, memory)
    # measured: 1.0 to 2.2 times
    assert compiled.temp_size_in_bytes <= foretold < 3 * compiled.temp_size_in_bytes


@pytest.mark.parametrize("limit", [4_000_000, 150_000, 100_000, 75_000])
def test_a_plan_stays_below_its_limit(limit: int):
    form, grid, inputs, _ = network("hopf")
    memory = plan(form, grid, inputs, FC, 1, limit)
    assert needed(form, grid, inputs, FC, memory) <= limit
    enough = needed(form, grid, inputs, FC, Memory()) <= limit
    assert (memory == Memory()) == enough


@pytest.mark.slow
def test_a_planned_gradient_fits():
    form, grid, inputs, _ = found = network("hopf")
    memory = plan(form, grid, inputs, FC, 4, 400_000)
    assert memory != Memory()
    compiled = gradient(found, FC, memory, seeds=4)[0].memory_analysis()
    assert compiled is not None
    assert compiled.temp_size_in_bytes <= 400_000


def test_more_seeds_need_more():
    form, grid, inputs, _ = network("hopf")
    least = needed(form, grid, inputs, FC, Memory())
    assert plan(form, grid, inputs, FC, 1, least) == Memory()
    assert plan(form, grid, inputs, FC, 2, least) != Memory()


def test_long_runs_fit_where_all_their_states_do_not():
    form, _, inputs, _ = network("hopf")
    hour = Grid(3600, 0, 10, 0.1)
    memory = plan(form, hour, inputs, FC, 1, 500_000)
    assert memory.segments > 1
    assert needed(form, hour, inputs, FC, Memory()) > 1_000_000


@pytest.mark.parametrize("name", ["hopf", "delayed Wilson-Cowan"])
def test_too_little_memory_is_refused_in_mb(name: str):
    form, grid, inputs, _ = network(name)
    sentence = r"needs at least \d+ MB; 0 MB were allowed\. Use fewer seeds"
    with pytest.raises(InputError, match=sentence):
        plan(form, grid, inputs, Watch(), 10, 1000)


def test_spectra_are_remembered_and_squares_of_fc_are_not():
    # the sums of a spectrum enter it squared; products of FC add up as they are
    form, grid, inputs, _ = network("hopf")
    spectra = Watch(keep=False, reductions=(Spectrum(32, 1.0),))
    plain = needed(form, grid, inputs, Watch(keep=False), Memory())
    assert needed(form, grid, inputs, FC, Memory()) < 3 * plain
    assert needed(form, grid, inputs, spectra, Memory()) > 3 * plain


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hopf", "delayed Wilson-Cowan"])
def test_gradients_do_not_depend_on_what_is_kept(name: str):
    form, grid, inputs, over = network(name)
    grid = grid._replace(samples=11, burn_in=2)
    watch = Watch(reductions=(Connectivity(),))
    found = []
    for memory in (Memory(), Memory(4, 2)):
        compiled, gain = gradient(Assembled(form, grid, inputs, over), watch, memory)
        found.append(np.asarray(compiled(gain)))
    assert np.abs(found[0]).max() > 0
    np.testing.assert_allclose(
        found[1], found[0], rtol=0, atol=1e-12 * np.abs(found[0]).max()
    )

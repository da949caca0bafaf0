"""Responses to pulses against the matrix exponential, and what a map tells."""

from collections.abc import Iterator
from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import expm

from brainTwinStudio.engine import driven_twin, region_rhythm, response_complexity
from brainTwinStudio.engine.driven_twin import Driven, driven, rested
from brainTwinStudio.engine.dynamics.of_twin import at_rest
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.region_rhythm import pulse_at_phase, region_entrainment
from brainTwinStudio.engine.response_map import response_map, responses
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Twin
from brainTwinStudio.project.readouts import LEAST_SHARE
from brainTwinStudio.project.response_map import ResponseMap
from tests.engine.named_twin import twin as named


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    """Less of everything that only makes intervals narrower."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driven_twin, "RESTED_S", 60.0)
        patch.setattr(response_complexity, "SETS", 3)
        patch.setattr(region_rhythm, "RUNS", 64)
        patch.setattr(region_rhythm, "COLUMNS", 3)
        patch.setattr(region_rhythm, "WATCHED", 8)
        yield


@pytest.fixture(scope="module")
def twin() -> Twin:
    """Quick to fade, so that runs are short."""
    one = named()
    values = {**one.parameters, "a": np.linspace(-1.2, -0.8, 12)}
    return replace(one, parameters=FrozenMap(values))


@pytest.fixture(scope="module")
def found(twin: Twin) -> ResponseMap:
    return response_map(twin, Silent(), seeds=8)


class Once(Silent):
    """Asks to stop after the first look."""

    asked = 0

    def stop_requested(self) -> bool:
        self.asked += 1
        return self.asked > 1


class Stopping(Silent):
    """Asked to stop from the beginning."""

    def stop_requested(self) -> bool:
        return True


def test_a_linear_network_answers_with_its_exponential():
    draw = np.random.default_rng(1)
    gain = draw.uniform(0, 0.2, (5, 5))
    np.fill_diagonal(gain, 0)
    tau = np.linspace(0.8, 2.0, 5)
    values = {"G": jnp.ones(()), "tau": jnp.asarray(tau), "noise": jnp.full(5, 0.3)}
    wiring = Wiring(jnp.asarray(gain), jnp.zeros(5))
    system = Driven(
        single("linear", "additive", 5), values, wiring, 0.05, tuple("abcde")
    )
    rest = rested(system, 4, 0)
    grid = Grid(40, 0, 2, 0.025)
    slope = gain - np.diag(1 / tau)
    times = grid.sample_s * np.arange(1, 41)
    # the pulse lies in the middle of the first step, to second order in it
    true = np.stack([expm((t - grid.dt_s / 2) * slope) for t in times])
    for one in responses(system, rest, grid, 3 * rest.scatter, 0):
        apart = one.difference - true[:, :, one.region]
        assert np.abs(apart).max() < 3e-4


@pytest.mark.slow
def test_a_map_holds_the_exponential_of_the_jacobian(twin: Twin, found: ResponseMap):
    of = at_rest(twin)
    first = np.flatnonzero(of.states == 0)
    step = found.times_s[0] / np.ceil(found.times_s[0] / driven(twin).step_s)
    true = np.stack(
        [expm((t - step / 2) * of.slope)[np.ix_(first, first)] for t in found.times_s]
    )
    assert np.abs(found.course - true).max() < 0.02
    off = ~np.eye(12, dtype=bool)
    top = np.abs(true).argmax(axis=0)
    peaks = np.take_along_axis(true, top[None], axis=0)[0]
    np.testing.assert_allclose(found.peak.value[off], peaks[off], atol=2e-3)
    area = true.sum(axis=0) * found.times_s[0]
    np.testing.assert_allclose(found.area.value, area, atol=0.03)


@pytest.mark.slow
def test_intervals_lie_around_what_they_tell(found: ResponseMap):
    for one in (found.peak, found.area, found.latency_s, found.lasting_s):
        assert (one.low <= one.value + 1e-12).all()
        assert (one.value <= one.high + 1e-12).all()
    assert found.known.all()
    assert (np.diag(found.latency_s.value) == found.times_s[0]).all()
    off = ~np.eye(12, dtype=bool)
    # a pulse of 3 deviations lasts a while where it is given, and is lost elsewhere
    assert (np.diag(found.lasting_s.value) > 0).all()
    assert (found.lasting_s.value[off] == 0).all()
    assert found.order["weight"].value > 0.8
    assert set(found.order) == {"distance_mm", "weight"}


@pytest.mark.slow
def test_a_stop_keeps_the_regions_so_far(twin: Twin):
    stopped = response_map(twin, Once(), seeds=8)
    assert stopped.stopped
    assert stopped.known.tolist() == [True] + [False] * 11


@pytest.mark.slow
def test_complexity_of_the_response(twin: Twin):
    told = response_complexity.response_complexity(twin, 2, Silent())
    assert 0 < told.pci.low <= told.pci.value <= told.pci.high
    assert told.pci_st.value > 0
    rows = told.significant.sum(axis=1)
    assert (np.diff(rows) <= 0).all()
    assert rows[0] > 0
    # without a pulse hardly anything is significant, so PCI says nothing there
    assert told.share_rest.high < LEAST_SHARE < told.share.low
    assert np.isnan(told.pci_rest.value)
    # noise alone changes state too: only what is more than that answers the pulse
    assert told.pci_st_rest.value > 0
    more = told.pci_st.value - told.pci_st_rest.value
    assert told.pci_st_more.value == pytest.approx(more)
    assert (told.region, told.sets, told.stopped) == (
        twin.connectome.parcellation.region_names[2],
        3,
        False,
    )


@pytest.mark.slow
def test_a_stop_keeps_the_first_set_of_trials(twin: Twin):
    told = response_complexity.response_complexity(twin, 2, Stopping())
    assert (told.sets, told.stopped) == (1, True)
    assert told.pci_st.value > 0
    for one in (told.pci_st.low, told.pci_st_rest.value, told.pci_st_more.value):
        assert np.isnan(one)


@pytest.mark.slow
def test_a_pulse_moves_phase_and_amplitude_by_the_phase_it_meets(twin: Twin):
    told = pulse_at_phase(twin, 2, Silent())
    assert told.runs.sum() == 64
    # along x: where y > 0 the phase is turned back; where x > 0 the amplitude grows
    half = len(told.phases) // 2
    assert told.shift.value[:half].mean() < -0.1
    assert told.shift.value[half:].mean() > 0.1
    assert told.growth.value[[0, -1]].mean() > 0.1
    assert (told.growth.low < told.growth.high).all()
    stopped = pulse_at_phase(twin, 2, Stopping())
    assert stopped.stopped
    assert stopped.runs.sum() == region_rhythm.PART


@pytest.mark.slow
def test_a_sine_is_followed_the_better_the_louder(twin: Twin):
    told = region_entrainment(twin, 2, Silent())
    middle = told.value.value[:, 1]
    assert (np.diff(middle) > 0).all()
    assert told.follows[-1].all()
    assert not told.follows[0].any()  # the weakest is lost in the noise
    assert (told.chance.value < middle[-1]).all()
    assert np.allclose(told.amplitudes[1:] / told.amplitudes[:-1], 2)
    stopped = region_entrainment(twin, 2, Stopping())
    assert stopped.stopped
    assert np.array_equal(stopped.value.value[0], told.value.value[0])
    assert np.isnan(stopped.value.value[1:]).all()
    assert not stopped.follows[1:].any()


@pytest.mark.slow
def test_twins_without_equations_are_refused(twin: Twin):
    box = replace(twin, spec=replace(twin.spec, node="koopman"))
    with pytest.raises(InputError, match="learned as a whole"):
        response_map(box, Silent())
    with pytest.raises(InputError, match="expected 4 to 64"):
        response_map(twin, Silent(), seeds=1)
    with pytest.raises(InputError, match="above 0"):
        pulse_at_phase(twin, 0, Silent(), size=0.0)

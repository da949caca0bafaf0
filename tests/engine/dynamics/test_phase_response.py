"""Phase responses against the closed form of the Hopf oscillator, and tongues against
Adler's equation."""

import numpy as np
import pytest

from brainTwinStudio.analysis.entrainment import adler_beat
from brainTwinStudio.engine.dynamics.arnold_tongue import arnold_tongue
from brainTwinStudio.engine.dynamics.collocation import any_cycle
from brainTwinStudio.engine.dynamics.phase_response import phase_response
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.dynamics import Cycle

A, HZ, STEP = 0.25, 0.05, 0.1
RADIUS = A**0.5


@pytest.fixture(scope="module")
def hopf() -> tuple[VectorField, Cycle]:
    field = node_field("hopf", {"a": A, "frequency_hz": HZ})
    return field, any_cycle(field, STEP)


def test_the_adjoint_is_the_closed_form(hopf: tuple[VectorField, Cycle]):
    found = phase_response(*hopf, STEP)
    np.testing.assert_allclose(
        found.slope, -np.sin(found.phases) / RADIUS, atol=1e-6 / RADIUS
    )
    assert found.first_harmonic == pytest.approx(1 / (2 * RADIUS), rel=1e-6)
    assert found.frequency_hz == pytest.approx(HZ)
    assert found.residual < 1e-9


@pytest.mark.parametrize("area", [0.01, 0.1])
def test_a_pulse_shifts_as_isochrons_say(hopf: tuple[VectorField, Cycle], area: float):
    found = phase_response(*hopf, STEP, area=area)
    x, y = RADIUS * np.cos(found.phases), RADIUS * np.sin(found.phases)
    exact = np.angle(np.exp(1j * (np.arctan2(y, x + area) - found.phases)))
    # a pulse of finite width: its error is of the order of area x width
    np.testing.assert_allclose(found.shift, exact, atol=0.03 * area**2 + 1e-6)


def test_small_pulses_do_what_the_adjoint_says(hopf: tuple[VectorField, Cycle]):
    found = phase_response(*hopf, STEP, area=1e-3)
    apart = np.abs(found.shift - found.slope * found.area)
    assert apart.max() < 5e-3 * np.abs(found.shift).max()
    large = phase_response(*hopf, STEP, area=0.3)
    apart = np.abs(large.shift - large.slope * large.area)
    assert apart.max() > 0.3 * np.abs(large.shift).max()


def test_kuramoto_locks_and_beats_as_adler_says():
    found = arnold_tongue("kuramoto", {"frequency_hz": 10.0}, rows=2, columns=17)
    assert found.drive == "pacemaker"
    np.testing.assert_allclose(found.half_width_hz, found.theory_hz, rtol=0.015)
    beat = adler_beat(found.detuning_hz[None], found.theory_hz[:, None])
    apart = np.abs(np.abs(found.difference_hz) - beat)
    assert apart.max() < 0.5 / found.seconds
    clear = np.abs(np.abs(found.detuning_hz[None]) - found.theory_hz[:, None])
    clear = clear > 0.02 * found.theory_hz[-1]
    inside = np.abs(found.detuning_hz[None]) < found.theory_hz[:, None]
    assert (found.locked == inside)[clear].all()
    assert (found.value[found.locked] > found.value[~found.locked].max()).all()


def test_a_hopf_oscillator_locks_within_a_by_two_r():
    found = arnold_tongue("hopf", {"a": 5.0, "frequency_hz": 1.0}, rows=2, columns=9)
    theory = found.amplitudes / (2 * 5.0**0.5) / (2 * np.pi)
    np.testing.assert_allclose(found.theory_hz, theory, rtol=1e-6)
    np.testing.assert_allclose(found.half_width_hz, theory, rtol=0.02)


def test_what_has_no_rhythm_is_refused():
    with pytest.raises(InputError, match="No cycle was found"):
        arnold_tongue("hopf", {"a": -1.0})
    with pytest.raises(InputError, match="above 0"):
        arnold_tongue("kuramoto", {}, highest=0.0)

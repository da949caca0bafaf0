"""Protocols give the pulses they are known for, and no charge where they balance."""

import numpy as np
import pytest

from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.protocols import COIL_S, GROUPS, TMS, Protocol
from brainTwinStudio.project.waveforms import area

KNOWN = {p.label: p for p in TMS}
ALL = [one for group in GROUPS for one in group.protocols]


def course_of(one: Protocol) -> Stimulation:
    return Stimulation(
        ("a",),
        one.waveform,
        1.0,
        one.frequency_hz,
        width_s=one.width_s,
        shape=one.shape,
    )


@pytest.mark.parametrize(
    ("label", "seconds", "pulses"),
    [
        ("Single pulse", 100.0, 1),
        ("Paired pulse", 100.0, 1.8),
        ("1 Hz", 99.5, 100),
        ("10 Hz in trains", 30.0, 40),
        ("10 Hz in trains", 4000.0, 3000),
        ("Intermittent theta burst", 10.0, 30),
        ("Intermittent theta burst", 192.0, 600),
        ("Continuous theta burst", 20.0, 300),
        ("Continuous theta burst", 500.0, 600),
    ],
)
def test_the_pulses_of_a_protocol_are_counted(
    label: str, seconds: float, pulses: float
) -> None:
    one = KNOWN[label]
    found = area(one.waveform, course_of(one), np.array([seconds]))[0] / COIL_S
    assert found == pytest.approx(pulses, rel=1e-6)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.label)
def test_a_protocol_is_a_course_with_its_height_and_its_source(one: Protocol) -> None:
    course = course_of(one)
    inside = np.array([0.0, one.width_s / 2])
    first = np.diff(area(one.waveform, course, inside))[0] / (one.width_s / 2)
    assert first == pytest.approx(one.shape.get("first", 1.0))
    assert "doi:10." in one.source or one.label in ("Single pulse", "1 Hz")
    if one.waveform == "biphasic":
        periods = np.arange(1, 5) / one.frequency_hz
        np.testing.assert_allclose(area("biphasic", course, periods), 0, atol=1e-12)


def test_sonications_last_as_published() -> None:
    once, bursts = (course_of(one) for one in GROUPS[3].protocols)
    assert area(once.waveform, once, np.array([30.0]))[0] == pytest.approx(0.5)
    on = area(bursts.waveform, bursts, np.array([8.0, 80.0, 200.0]))
    np.testing.assert_allclose(on, (0.8, 8.0, 8.0))  # a tenth of the time, 80 s long

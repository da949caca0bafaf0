"""Protocols of TMS give the pulses they are known for."""

import numpy as np
import pytest

from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.protocols import PROTOCOLS, WAVEFORM, WIDTH_S
from brainTwinStudio.project.waveforms import area

KNOWN = {p.label: p for p in PROTOCOLS}


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
    course = Stimulation(
        ("a",), WAVEFORM, 1.0, one.frequency_hz, width_s=WIDTH_S, shape=one.shape
    )
    found = area(WAVEFORM, course, np.array([seconds]))[0] / WIDTH_S
    assert found == pytest.approx(pulses, rel=1e-6)

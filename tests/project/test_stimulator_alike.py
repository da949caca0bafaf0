"""A stimulator is set to what the course of its stimulus says."""

from dataclasses import replace
from typing import Any

import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.site_profile import read_site_profile
from brainTwinStudio.project import FrozenMap, Stimulation
from brainTwinStudio.project.dose import MODALITIES, device_of
from brainTwinStudio.project.protocols import GROUPS
from brainTwinStudio.project.stimulator_alike import (
    alike,
    known_settings,
    refuse_differing,
    said_differing,
)

SITE = read_site_profile()
DBS = Stimulation(("a",), "biphasic", 0.1, 130.0, width_s=60e-6)


def of(waveform: str, **more: Any) -> Stimulation:
    return replace(DBS, waveform=waveform, **more)


def burst(**shape: float) -> Stimulation:
    numbers = FrozenMap(shape)
    return Stimulation(("a",), "theta-burst", 0.1, 10.0, width_s=0.001, shape=numbers)


@pytest.mark.parametrize(
    ("stimulus", "kind", "known"),
    [
        (DBS, "dbs", {"frequency_hz": 130, "phase_us": 60, "returned": 1}),
        (replace(DBS, start_s=10, stop_s=130), "seeg",
         {"frequency_hz": 130, "phase_us": 60, "returned": 1, "duration_min": 2}),
        (of("pulse-train"), "dbs", {"frequency_hz": 130, "phase_us": 60}),
        (of("constant"), "dbs", {}),
        (of("sine"), "dbs", {}),
        (of("sine"), "tacs", {"frequency_hz": 130}),
        (of("sine", stop_s=90.0), "tdcs", {"duration_min": 1.5}),
        (of("chirp", shape=FrozenMap({"to_hz": 1.0})), "tacs", {}),
        (burst(pulses=1, bursts=3000, train_s=4, pause_s=26), "tms",
         {"frequency_hz": 10, "train_s": 4, "between_s": 26, "pulses": 3000}),
        (burst(pulses=1, bursts=40), "tms",
         {"frequency_hz": 10, "train_s": 4, "pulses": 40}),
        (replace(burst(pulses=1, bursts=40), stop_s=2.0), "tms",
         {"frequency_hz": 10, "train_s": 2, "pulses": 40}),
        (replace(burst(pulses=3, bursts=2, within_hz=50)), "tms",
         {"frequency_hz": 50, "train_s": 0.2, "pulses": 6}),
        (burst(pulses=1, bursts=1), "tms", {"pulses": 1}),
    ],
)  # fmt: skip
def test_what_the_course_says_is_known(
    stimulus: Stimulation, kind: str, known: dict[str, float]
) -> None:
    assert known_settings(stimulus, kind) == pytest.approx(known)


@pytest.mark.parametrize("kind", [one.name for one in MODALITIES])
def test_a_stimulator_follows_its_stimulus(kind: str) -> None:
    device = device_of(kind, {}, SITE)
    for group in GROUPS:
        for one in group.protocols:
            stimulus = Stimulation(
                ("a",), one.waveform, 0.1, one.frequency_hz, width_s=one.width_s,
                stop_s=47.0, shape=one.shape, device=device,
            )  # fmt: skip
            set_alike = alike(stimulus)
            assert said_differing(set_alike) == ""
            assert set_alike.device is not None
            assert set_alike.device.limits == device.limits
            assert alike(set_alike) == set_alike
    assert alike(DBS) is DBS


def test_what_differs_is_refused_with_both_numbers() -> None:
    device = device_of("dbs", {"phase_us": 90.0, "returned": 0.0}, SITE)
    with pytest.raises(InputError) as error:
        refuse_differing(replace(DBS, device=device))
    told = str(error.value)
    assert "Width of a phase 90 µs, the waveform 60 µs" in told
    assert "Charge returned 0" in told
    assert "Frequency" not in told
    refuse_differing(replace(of("constant"), device=device))
    refuse_differing(DBS)

"""What a model's steps leave of a stimulus, against means over finer steps."""

from typing import Any

import numpy as np
import pytest

from brainTwinStudio.engine.grid import time_grid
from brainTwinStudio.engine.interventions.felt import left_of, said_unfelt
from brainTwinStudio.project import FrozenMap, Stimulation
from brainTwinStudio.project.stimulus_course import heights

GRID = time_grid(150, 2.0)  # 14 steps of 143 ms a sample
END_S = GRID.samples * GRID.sample_s
HALF_THE_RATE_HZ = 0.5 / GRID.dt_s


def of(
    waveform: str, hz: float = 0.05, width_s: float = 0.5, **more: Any
) -> Stimulation:
    return Stimulation(("a",), waveform, -0.3, hz, width_s=width_s, **more)


def size(change: Stimulation, divide: int) -> float:
    """Area of |mean over a step|, steps divided so often."""
    count = GRID.samples * GRID.substeps * divide
    edges = np.linspace(0, END_S, count + 1)
    return float(np.abs(heights(change, edges)).sum() * END_S / count)


@pytest.mark.parametrize(
    "change",
    [
        of("biphasic", 0.05, 5.0),
        of("biphasic", 3.0, 0.04, phase_rad=1.0),
        of("biphasic", 2.0, 0.05, shape=FrozenMap({"ratio": 4.0, "gap_s": 0.02})),
        of("biphasic", 1.0, 0.15, start_s=3.3, stop_s=77.7),
        of("sine", 5.3),
        of("sine", 2.2, phase_rad=0.7),
        of("drawn", drawn=((0.0, 1.0), (0.1, -1.0), (0.2, 1.0)),
           shape=FrozenMap({"every_s": 0.23})),
        of("drawn", drawn=((0.0, 1.0), (90.0, -1.0))),
        of("drawn", drawn=((0.0, 0.0), (90.0, 1.0), (91.0, -9.0)), stop_s=60.0),
    ],
    ids=lambda one: f"{one.waveform} {one.frequency_hz:g} {one.width_s:g}",
)  # fmt: skip
def test_the_share_that_is_left_is_that_of_finer_steps(change: Stimulation):
    assert left_of(change, GRID) == pytest.approx(
        size(change, 1) / size(change, 200), abs=0.02
    )


def test_noise_is_averaged_over_a_step():
    hold = GRID.dt_s / 16
    fast = of("noise", shape=FrozenMap({"hold_s": hold}))
    assert left_of(fast, GRID) == pytest.approx(0.25)
    left = np.sqrt(
        (heights(fast, np.arange(2001) * GRID.dt_s) ** 2).mean()
        / (heights(fast, np.arange(32001) * hold) ** 2).mean()
    )
    assert left == pytest.approx(0.25, rel=0.1)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (of("biphasic", 130.0, 60e-6), "the model feels nothing of them"),
        (of("biphasic", 3.0, 0.05), "too long for this stimulus"),
        (of("sine", 10.0), "22 % of its size is left"),
        (of("sine", 1.01 * HALF_THE_RATE_HZ), "another rhythm"),
        (of("modulated", 3.0, shape=FrozenMap({"beat_hz": 1.0})), "another rhythm"),
        (of("chirp", 0.1, shape=FrozenMap({"to_hz": 20.0})), "another rhythm"),
        (of("noise", shape=FrozenMap({"hold_s": 0.001})), "8 % of its size"),
    ],
    ids=lambda one: one.waveform if isinstance(one, Stimulation) else "",
)
def test_what_is_not_felt_is_said(change: Stimulation, word: str):
    assert word in said_unfelt(change, GRID)


@pytest.mark.parametrize(
    "change",
    [
        *(of(name) for name in ("constant", "sine", "pulse-train", "ramp", "chirp")),
        *(of(name) for name in ("modulated", "drawn", "noise")),
        of("biphasic", 0.05, 5.0),
        of("pulse-train", 130.0, 60e-6),
        of("theta-burst", 5.0, 1e-3, shape=FrozenMap({"within_hz": 50.0})),
        of("sine", 0.99 * HALF_THE_RATE_HZ),
        of("sine", 10.0, start_s=END_S + 1),
        Stimulation(("a",), "sine", 0.0, 10.0),
    ],
    ids=lambda one: f"{one.waveform} {one.frequency_hz:g}",
)
def test_what_is_felt_or_not_given_at_all_needs_no_word(change: Stimulation):
    assert said_unfelt(change, GRID) == ""

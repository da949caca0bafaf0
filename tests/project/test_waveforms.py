"""Areas of waveforms against heights that are summed up in small steps."""

from collections.abc import Callable

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Stimulation
from brainTwinStudio.project.waveforms import WAVEFORMS, area, extras_of, highest

SECONDS, STEP = 12.0, 1e-4
EDGES = np.arange(round(SECONDS / STEP) + 1) * STEP
MIDDLE = (EDGES[1:] + EDGES[:-1]) / 2
Height = Callable[[np.ndarray], np.ndarray]


def stimulus(waveform: str, **own: object) -> Stimulation:
    known = {"frequency_hz": 0.5, "phase_rad": 0.7, "width_s": 0.1} | own
    return Stimulation(("a",), waveform, **known)  # pyright: ignore[reportArgumentType]


def within(t: np.ndarray, hz: float = 0.5, phase: float = 0.7) -> np.ndarray:
    """Seconds since the last period began."""
    return (t + phase / (2 * np.pi) / hz) % (1 / hz)


def biphasic(t: np.ndarray) -> np.ndarray:
    s = within(t)
    back = (s >= 0.15) & (s < 0.15 + 0.4)
    return np.where(s < 0.1, 1.0, np.where(back, -0.25, 0.0))


def bursts(t: np.ndarray) -> np.ndarray:
    s = within(t)
    return ((s < 0.6) & (s % 0.2 < 0.1)).astype(float)


def trains(t: np.ndarray) -> np.ndarray:
    """Pairs at 1 Hz, the first at half height, 3 s of them and 1 s without; 5 pairs."""
    train = t % 4.0
    s, done = train % 1.0, 3 * (t // 4.0) + train // 1.0
    first, second = s < 0.1, (s >= 0.25) & (s < 0.35)
    on = (train < 3.0) & (done < 5)
    return on * (0.5 * first + second)


def drawn(t: np.ndarray) -> np.ndarray:
    return np.interp(t % 5.0, (1.0, 2.0, 2.5, 4.0), (0.5, -1.0, 2.0, 0.25), 0.0, 0.0)


def ramp(t: np.ndarray) -> np.ndarray:
    return np.clip(np.minimum(t / 2, (10 - t) / 2), 0, 1)


def modulated(t: np.ndarray) -> np.ndarray:
    return np.sin(np.pi * t + 0.7) * (1 - np.cos(2 * np.pi * 0.1 * t)) / 2


def chirp(t: np.ndarray) -> np.ndarray:
    s = t % 5.0
    return np.sin(2 * np.pi * (0.5 * s + 1.5 / 5 * s**2 / 2) + 0.7)


CASES: dict[str, tuple[dict[str, object], Height]] = {
    "constant": ({}, np.ones_like),
    "sine": ({}, lambda t: np.sin(np.pi * t + 0.7)),
    "pulse-train": ({}, lambda t: (within(t) < 0.1).astype(float)),
    "ramp": ({"stop_s": 10.0, "shape": {"ramp_s": 2.0}}, ramp),
    "biphasic": ({"shape": {"ratio": 4.0, "gap_s": 0.05}}, biphasic),
    "theta-burst": ({"shape": {"pulses": 3.0, "within_hz": 5.0}}, bursts),
    "theta-burst, trains": (
        {
            "frequency_hz": 1.0,
            "phase_rad": 0.0,
            "shape": {
                "pulses": 2.0,
                "within_hz": 4.0,
                "first": 0.5,
                "bursts": 5.0,
                "train_s": 3.0,
                "pause_s": 1.0,
            },
        },
        trains,
    ),
    "drawn": (
        {
            "drawn": ((1.0, 0.5), (2.0, -1.0), (2.5, 2.0), (4.0, 0.25)),
            "shape": {"every_s": 5.0},
        },
        drawn,
    ),
    "modulated": ({"shape": {"beat_hz": 0.1}}, modulated),
    "chirp": ({"shape": {"to_hz": 2.0, "sweep_s": 5.0}}, chirp),
}


@pytest.mark.parametrize("name", CASES)
def test_an_area_is_the_sum_of_the_heights(name: str) -> None:
    own, height = CASES[name]
    name = name.partition(",")[0]
    course = stimulus(name, **own)
    end = 10.0 if course.stop_s else SECONDS
    there = end >= EDGES
    summed = np.concatenate([[0.0], np.cumsum(height(MIDDLE)) * STEP])
    found = area(name, course, EDGES)
    assert np.abs(found - summed)[there].max() < 2e-3


def test_a_downward_chirp_is_one_too() -> None:
    own = {"frequency_hz": 2.0, "shape": {"to_hz": 0.5, "sweep_s": 12.0}}
    height = np.sin(2 * np.pi * (2.0 * MIDDLE - 1.5 / 12 * MIDDLE**2 / 2) + 0.7)
    summed = np.concatenate([[0.0], np.cumsum(height) * STEP])
    assert np.abs(area("chirp", stimulus("chirp", **own), EDGES) - summed).max() < 1e-5


def test_balanced_pulses_leave_no_charge_over_a_period() -> None:
    for ratio in (1.0, 4.0):
        course = stimulus("biphasic", shape={"ratio": ratio, "gap_s": 0.01})
        left = area("biphasic", course, np.array([0.0, 2.0, 200.0]))
        np.testing.assert_allclose(left, 0.0, atol=1e-9)


def test_noise_is_the_same_again_and_has_unit_variance() -> None:
    course = stimulus("noise", shape={"hold_s": 0.01})
    edges = np.arange(20001) * 0.01
    heights = np.diff(area("noise", course, edges)) / 0.01
    assert abs(heights.mean()) < 0.03
    assert abs(heights.std() - 1) < 0.02
    assert abs(np.corrcoef(heights[1:], heights[:-1])[0, 1]) < 0.03
    np.testing.assert_array_equal(area("noise", course, edges[:9]),
                                  area("noise", course, edges)[:9])  # fmt: skip


def test_every_waveform_has_a_case_but_the_noise() -> None:
    assert {one.name for one in WAVEFORMS} - set(CASES) == {"noise"}


@pytest.mark.parametrize(
    ("waveform", "own", "said"),
    [
        ("saw", {}, "No waveform 'saw'. Known: constant"),
        ("sine", {"shape": {"gap_s": 1.0}}, "has no number 'gap_s'. It has none."),
        ("chirp", {"shape": {"to_hz": 1e9}}, "expected 0.0001 to 100"),
        ("sine", {"frequency_hz": 0.0}, "above 0 Hz"),
        ("biphasic", {"width_s": 0.5, "shape": {"ratio": 5.0}}, "at most 0.333333 s"),
        ("theta-burst", {"shape": {"within_hz": 50.0}}, "at most 0.02 s"),
    ],
)
def test_what_cannot_be_is_refused(
    waveform: str, own: dict[str, object], said: str
) -> None:
    with pytest.raises(InputError, match=said.replace(".", "\\.")):
        stimulus(waveform, **own)


def test_a_stimulation_holds_its_own_numbers_and_can_be_told_apart() -> None:
    one = stimulus("chirp", shape={"to_hz": 1.0})
    assert isinstance(one.shape, FrozenMap)
    assert extras_of("chirp", one.shape) == {"to_hz": 1.0, "sweep_s": 100.0}
    assert hash(one) != hash(stimulus("chirp", shape={"to_hz": 2.0}))


def test_single_and_paired_pulses_are_bursts_that_come_once() -> None:
    """TMS: a pulse of 0.1 s at the start; a second one, 0.25 s later."""
    single = stimulus("theta-burst", phase_rad=0.0,
                      shape={"pulses": 1.0, "bursts": 1.0})  # fmt: skip
    paired = stimulus(
        "theta-burst", phase_rad=0.0,
        shape={"pulses": 2.0, "bursts": 1.0, "within_hz": 4.0, "first": 0.8},
    )  # fmt: skip
    times = np.array([0.05, 0.2, 0.3, 11.0])
    np.testing.assert_allclose(area("theta-burst", single, times), [0.05] + 3 * [0.1])
    np.testing.assert_allclose(
        area("theta-burst", paired, times), (0.04, 0.08, 0.13, 0.18)
    )
    assert highest(paired, "theta-burst") == 1
    louder = stimulus("theta-burst", shape={"first": 1.5, "pulses": 2.0})
    assert highest(louder, "theta-burst") == 1.5


def test_a_drawn_course_is_exact_at_any_step() -> None:
    """A triangle of height 1 and base 2: by hand."""
    course = Stimulation(("a",), "drawn", drawn=((0, 0), (1, 1), (2, 0)))
    times = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 50.0])
    found = area("drawn", course, times)
    np.testing.assert_allclose(found, (0, 0.125, 0.5, 0.875, 1, 1), rtol=1e-15)
    assert highest(course, "drawn") == 1


@pytest.mark.parametrize(
    ("points", "shape", "words"),
    [
        (((0.0, 1.0),), {}, "has 1 points"),
        (((0.0, 1.0), (1.0, float("nan"))), {}, "Point 2 .* not a number"),
        (((0.0, 1.0), (1.0, 1.0), (1.0, 0.0)), {}, "Point 3 .* at 1 s, not after"),
        (((-1.0, 1.0), (1.0, 1.0)), {}, "before 0 s"),
        (((0.0, 0.0), (1.0, 0.0)), {}, "All heights"),
        (((0.0, 1.0), (9.0, 1.0)), {"every_s": 5.0}, "lasts 9 s"),
    ],
)
def test_what_is_no_drawn_course_is_refused(points, shape, words: str) -> None:
    with pytest.raises(InputError, match=words):
        Stimulation(("a",), "drawn", drawn=points, shape=FrozenMap(shape))


def test_bursts_that_do_not_fit_into_a_period_are_refused_in_words() -> None:
    with pytest.raises(InputError, match="do not fit into a period of 2 s"):
        stimulus("theta-burst", shape={"pulses": 50.0, "within_hz": 5.0})

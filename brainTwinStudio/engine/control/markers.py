"""The biomarkers a trigger can listen to in place of the plant's own: one line each.

Band power and line length tell of an episode that is there; variance and lag-1
correlation rise before one, where a system slows down before it tips (early-warning
signs, Scheffer et al. 2009, doi:10.1038/nature08227), and are judged by whether they
do. All are causal. Phases are those of phase_locked.py. SCIENCE.md F.6.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float

from brainTwinStudio.analysis.biomarkers import (
    BandPower,
    Biomarker,
    LagOneCorrelation,
    LineLength,
    Variance,
    course_of,
)
from brainTwinStudio.engine.control.over_runs import of_runs
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.training_runs import (
    Training,
    meant,
    unstimulated,
)
from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo

LINE_S, CYCLES = 0.25, 1.0  # of the window of line length; of forgetting band power
SIGN_S, AHEAD_S = 2.0, 2.0  # window of early-warning signs; before an episode
AHEAD = (1.0, 0.5)  # where they turn a trigger on and off, as Plant.trigger
RHYTHM_S, LEAST_HZ, AROUND = 1.0, 2.0, 1.5  # of the strongest rhythm
BAND = (
    "The band of the rhythm, {low} to {high} Hz, lies around what is strongest while "
    "ill in training runs."
)
RISES = (
    "{label} is higher where it should trigger than elsewhere in {share} % of pairs of "
    "samples of training runs ({low} to {high} over runs); 50 % is chance."
)


@dataclass(frozen=True, slots=True)
class Marker:
    """of(plant) makes it at a sampling rate. ahead: it is to rise before an episode."""

    info: PartInfo
    of: Callable[[Plant], Callable[[float], Biomarker]]
    ahead: bool = False


def _band_power(plant: Plant) -> Callable[[float], Biomarker]:
    assert plant.rhythm_hz is not None
    low, high = plant.rhythm_hz
    return lambda hz: BandPower(low, high, hz, CYCLES / low)


MARKERS: tuple[Marker, ...] = (
    Marker(
        PartInfo("line_length", "Line length", "mean change from sample to sample"),
        lambda plant: lambda hz: LineLength(hz, LINE_S),
    ),
    Marker(
        PartInfo("band_power", "Band power", "power of the rhythm's band"),
        _band_power,
    ),
    Marker(
        PartInfo("variance", "Variance", "of the last 2 s, an early-warning sign"),
        lambda plant: lambda hz: Variance(hz, SIGN_S),
        ahead=True,
    ),
    Marker(
        PartInfo(
            "lag_one",
            "Lag-1 correlation",
            "of the last 2 s with the decision before, an early-warning sign",
        ),
        lambda plant: lambda hz: LagOneCorrelation(hz, SIGN_S, plant.every),
        ahead=True,
    ),
)


def listening(
    plant: Plant, marker: str, controllers: tuple[str, ...], training: Training
) -> Plant:
    """The plant with the biomarker that was asked for, "" for its own; and with a
    rhythm, where that or a controller needs one and it has none by itself. Raises
    InputError where the biomarker does not rise in training runs."""
    if plant.rhythm_hz is None and ("phase_locked" in controllers or
                                    marker == "band_power"):  # fmt: skip
        band = strongest_rhythm(plant, training)
        told = BAND.format(low=f"{band[0]:.3g}", high=f"{band[1]:.3g}")
        plant = replace(plant, rhythm_hz=band, notes=(*plant.notes, told))
    if not marker:
        return plant
    chosen = entry_of(MARKERS, marker, "biomarker")
    plant = replace(plant, marker=chosen.of(plant))
    if chosen.ahead:
        plant = replace(plant, trigger=AHEAD, ahead_s=AHEAD_S)
    return replace(plant, notes=(*plant.notes, _rises(plant, chosen, training)))


def strongest_rhythm(plant: Plant, training: Training) -> tuple[float, float]:
    """Band (Hz) around the highest power times frequency, which is flat where power
    falls as 1/f, of whole seconds while ill."""
    seen, hz = unstimulated(plant, training), plant.sampling_hz
    ill, samples = plant.is_ill(seen.potential), round(RHYTHM_S * hz)
    power = []
    for sensed, sick in zip(seen.sensed.T, ill.T, strict=True):
        for first in range(0, len(sick) - samples + 1, samples // 2):
            here = slice(first, first + samples)
            if sick[here].all():
                one = sensed[here] - sensed[here].mean()
                power.append(np.abs(np.fft.rfft(one * np.hanning(samples))) ** 2)
    if not power:
        raise InputError(
            f"In {training.seconds:g} s without stimulation no {plant.word} of "
            f"{RHYTHM_S:g} s came, so no rhythm of it is known. Take another biomarker "
            "or another controller."
        )
    f = np.fft.rfftfreq(samples, 1 / hz)
    inside = (f >= LEAST_HZ) & (f < hz / (2 * AROUND) / AROUND)
    best = float(f[inside][(f * np.mean(power, axis=0))[inside].argmax()])
    return best / AROUND, best * AROUND


def _rises(plant: Plant, chosen: Marker, training: Training) -> str:
    """How well the biomarker tells where it should trigger. Raises InputError where it
    is no higher there."""
    seen, hz = unstimulated(plant, training), plant.sampling_hz
    courses = [course_of(plant.marker(hz), run) for run in seen.sensed.T]
    values, late = np.stack(courses, axis=1), plant.marker(hz).warm_up
    sick, well = meant(plant, plant.is_ill(seen.potential))
    pairs = [
        (one[late:][a[late:]], one[late:][b[late:]])
        for one, a, b in zip(values.T, sick.T, well.T, strict=True)
    ]
    share = of_runs(
        lambda at: higher(*(np.concatenate([pairs[int(i)][k] for i in at])
                            for k in (0, 1))),
        np.arange(len(pairs)),
    )  # fmt: skip
    if not share.value > 0.5:
        raise InputError(
            f"{chosen.info.label} does not rise "
            f"{'before' if chosen.ahead else 'during'} an episode ({plant.word}): in "
            "training runs without stimulation it is no higher there than elsewhere, "
            "so it cannot trigger. Take another biomarker."
        )
    low, value, high = (
        f"{100 * one:.0f}" for one in (share.low, share.value, share.high)
    )
    return RISES.format(label=chosen.info.label, share=value, low=low, high=high)


def higher(one: Float[np.ndarray, " a"], other: Float[np.ndarray, " b"]) -> float:
    """Share of pairs in which `one` is higher, ties half: the area under the curve of
    hits over false alarms; NaN without pairs."""
    if not (one.size and other.size):
        return np.nan
    ranked = np.sort(other)
    below = np.searchsorted(ranked, one, side="left")
    upto = np.searchsorted(ranked, one, side="right")
    return float((below + upto).mean() / (2 * other.size))

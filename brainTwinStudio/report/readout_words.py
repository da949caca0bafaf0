"""What stimulating one region does, in words: for panels."""

import math

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project.readouts import (
    LEAST_SHARE,
    PulseAtPhase,
    RegionEntrainment,
    ResponseComplexity,
)
from brainTwinStudio.project.response_map import Estimate
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant

NO_ENDS = tr("{value} (interval not estimated)")
STOPPED = tr("It was stopped: what was done until then.")
OF_PULSE = tr(
    "{trials} runs with a pulse, and the same noise without it; 90 % over sets of them "
    "({sets}). The usual cut-offs belong to TMS-EEG: compare regions and twins only."
)
LITTLE = tr(
    "PCI is not estimated where less than {share} of regions and times is significant."
)
OF_SINE = tr(
    "{region} swings at {hz} with its noise; a sine is given to it alone, for {time} "
    "and {seeds} noise seeds; 90 % of their mean. Ring: not more than without it."
)
OF_PHASE = tr(
    "A pulse of {size} standard deviations of its activity, {time} later, against the "
    "same noise without it; 90 % of means over {runs} runs."
)


def told(of: Estimate, at: tuple[int, ...] = (), unit: str = "") -> str:
    """'0.12 [0.11, 0.13]', the unit once, or that it is not estimated."""
    value, low, high = (float(part[at]) for part in (of.value, of.low, of.high))
    if not math.isfinite(value):
        return NOT_ESTIMATED
    number = significant(value, unit)
    if not math.isfinite(low):
        return NO_ENDS.format(value=number)
    return f"{number} [{significant(low)}, {significant(high)}]"


def percent(of: Estimate) -> Estimate:
    return Estimate(*(100 * part for part in (of.value, of.low, of.high)))


def of_complexity(of: ResponseComplexity) -> str:
    """Both indices after a pulse and without one."""
    more = tr(
        "PCIst with the pulse less that without: {more}. Significant: {share}, without "
        "a pulse {still}.",
        more=told(of.pci_st_more),
        share=told(percent(of.share), unit="%"),
        still=told(percent(of.share_rest), unit="%"),
    )
    both = tr(
        "PCI {pci}, without a pulse {still}; PCIst {pci_st}, without {still_st}.",
        pci=told(of.pci),
        still=told(of.pci_rest),
        pci_st=told(of.pci_st),
        still_st=told(of.pci_st_rest),
    )
    return f"{both} {more}"


def about_complexity(of: ResponseComplexity) -> str:
    basis = OF_PULSE.format(trials=of.trials, sets=of.sets)
    parts = [basis, LITTLE.format(share=f"{LEAST_SHARE:.0%}".replace("%", " %"))]
    return " ".join([STOPPED, *parts] if of.stopped else parts)


def of_cell(of: RegionEntrainment, row: int, column: int) -> str:
    """One sine: how well the region keeps its distance to it."""
    follows = tr("follows") if of.follows[row, column] else tr("does not follow")
    return tr(
        "{amplitude} at {hz}: phase-locking value {value}, without it {chance}: "
        "{follows}.",
        amplitude=significant(float(of.amplitudes[row]), "/s"),
        hz=significant(of.frequency_hz - float(of.detuning_hz[column]), "Hz"),
        value=told(of.value, (row, column)),
        chance=told(of.chance, (column,)),
        follows=follows,
    )


def about_entrainment(of: RegionEntrainment, region: str) -> str:
    basis = OF_SINE.format(
        region=region,
        hz=significant(of.frequency_hz, "Hz"),
        time=significant(of.seconds, "s"),
        seeds=of.seeds,
    )
    return f"{STOPPED} {basis}" if of.stopped else basis


def shift_of(of: PulseAtPhase) -> Estimate:
    """Degrees by which the phase is later."""
    return Estimate(*map(np.rad2deg, (of.shift.value, of.shift.low, of.shift.high)))


def growth_of(of: PulseAtPhase) -> Estimate:
    """Percent by which the amplitude is larger, of geometric means."""
    ends = of.growth.value, of.growth.low, of.growth.high
    return Estimate(*(100 * np.expm1(part) for part in ends))


def of_phases(of: PulseAtPhase) -> str:
    """Every phase with shift and growth, for screen readers and copies."""
    shift, growth = shift_of(of), growth_of(of)
    return "; ".join(
        tr(
            "{phase}: shift {shift}, amplitude {growth}, {runs} runs",
            phase=f"{math.degrees(at):.0f}°",
            shift=told(shift, (k,), "°"),
            growth=told(growth, (k,), "%"),
            runs=int(of.runs[k]),
        )
        for k, at in enumerate(of.phases)
    )


def of_strongest(of: PulseAtPhase) -> str:
    """The phases whose shift is surely not 0, or that there is none."""
    shift = shift_of(of)
    sure = [k for k, low in enumerate(shift.low) if low > 0 or shift.high[k] < 0]
    if not sure:
        return tr("No phase at which the interval of the shift leaves 0.")
    most = max(sure, key=lambda k: abs(float(shift.value[k])))
    return tr(
        "{count} of {all} phases shift beyond their interval, that of {phase} most: "
        "{shift}.",
        count=len(sure),
        all=len(of.phases),
        phase=f"{math.degrees(float(of.phases[most])):.0f}°",
        shift=told(shift, (most,), "°"),
    )


def about_phases(of: PulseAtPhase) -> str:
    basis = OF_PHASE.format(
        size=significant(of.deviations),
        time=significant(of.after_s, "s"),
        runs=int(of.runs.sum()),
    )
    return f"{STOPPED} {basis}" if of.stopped else basis

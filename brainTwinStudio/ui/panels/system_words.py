"""What a region does at the present value of a knob, in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.dynamics import (
    Diagram,
    NetworkModes,
    RegionSystem,
    Special,
    kind_of,
)
from brainTwinStudio.report.wording import number, region, significant
from brainTwinStudio.ui.panels.words import unit_of
from brainTwinStudio.ui.plots.diagram_plot import LETTERS

ALONE = tr("{region} by itself, the network around it at rest, without noise")
NOT_JUDGED = tr("Intervals of these numbers: not estimated.")
SPECIALS = {
    "fold": tr("fold (F)"),
    "hopf": tr("Hopf point (H)"),
    "branch point": tr("branch point (B)"),
}
NEAREST = {
    True: tr("The nearest {special} lies {far} above, at {knob} = {value}"),
    False: tr("The nearest {special} lies {far} below, at {knob} = {value}"),
}
BORN = {
    True: tr("a stable cycle is born there"),
    False: tr("an unstable cycle is born there"),
}
CYCLE = {
    True: tr("A stable cycle of {hertz}, {state} from {low} to {high}."),
    False: tr("An unstable cycle of {hertz}, {state} from {low} to {high}."),
}
KINDS = {  # of `kind_of`
    "stable node": tr("stable node"),
    "stable focus": tr("stable focus"),
    "unstable node": tr("unstable node"),
    "unstable focus": tr("unstable focus"),
    "saddle": tr("saddle"),
}
MARKS = {
    "fold": tr("fold"),
    "hopf": tr("Hopf point"),
    "branch point": tr("branch point"),
}
OTHERS = {
    "strength": ("S", tr("how strongly the network draws the region to rest")),
    "stimulus": (tr("stimulus"), tr("what a stimulus adds")),
    "input": (tr("input"), tr("what the region receives from outside")),
}
TURNS_HZ = 1e-9
SHORT_OF = 0.02  # of the range: cycles that end this close to it fill it
ALIKE, SOME = 0.9, 0.5  # |r| of controllability with strength


@dataclass(frozen=True, slots=True)
class Rest:
    """An equilibrium at one value of the knob. state (state,); unstable: directions
    that lead away; leading: the eigenvalue that grows fastest, per time unit."""

    state: Array
    unstable: int
    leading: complex

    @property
    def kind(self) -> str:
        turning = abs(self.leading.imag) > 1e-9 * abs(self.leading)
        return kind_of(self.state.size, self.unstable, turns=turning)


def rests(diagram: Diagram, value: float) -> tuple[Rest, ...]:
    """All equilibria at a value of the knob, stable ones first."""
    found: list[Rest] = []
    for branch in diagram.branches:
        beyond = branch.knob - value
        for at in np.flatnonzero(beyond[:-1] * beyond[1:] <= 0):
            low, high = beyond[at], beyond[at + 1]
            share = 0.0 if low == high else low / (low - high)
            if share == 0 and at > 0 and beyond[at - 1] * low <= 0:
                continue  # told by the piece before it
            nearer = at + int(share > 0.5)
            state = (1 - share) * branch.states[at] + share * branch.states[at + 1]
            ends = branch.leading[at], branch.leading[at + 1]
            leading = complex((1 - share) * ends[0] + share * ends[1])
            found.append(Rest(state, int(branch.unstable[nearer]), leading))
    return tuple(sorted(found, key=lambda one: one.unstable))


def resting(diagram: Diagram, value: float, before: Array | None) -> Array | None:
    """The stable state (state,) next to the one before, an unstable one if there is no
    other, None without any."""
    found = rests(diagram, value)
    if not found:
        return None
    stable = [one for one in found if not one.unstable] or list(found)
    if before is None:
        return stable[0].state
    return min(stable, key=lambda one: float(np.abs(one.state - before).sum())).state


def of_rest(rest: Rest, unit_s: float) -> str:
    """'stable focus at 0.047 Hz, fades to 1/e in 3.2 s'."""
    hertz = abs(rest.leading.imag) / (2 * math.pi * unit_s)
    rate = rest.leading.real / unit_s
    told = KINDS[rest.kind]
    if hertz > TURNS_HZ:
        told = tr("{kind} at {hertz}", kind=told, hertz=significant(hertz, "Hz"))
    if rate == 0:
        return told
    doing = tr("fades to 1/e in {time}") if rate < 0 else tr("grows by e in {time}")
    time = significant(1 / abs(rate), "s")
    return f"{told}, {doing.format(time=time)}"


def region_sentences(
    system: RegionSystem, diagram: Diagram, value: float, knob: str
) -> tuple[str, ...]:
    """What the region is at this value; knob: its symbol."""
    found = rests(diagram, value)
    alone = ALONE.format(region=region(system.place))
    at = f"{knob} = {significant(value)}"
    if not found:
        none = tr("no equilibrium was found at {value}", value=at)
        first = f"{alone}: {none}."
    else:
        told = "; ".join(of_rest(one, system.unit_s) for one in found)
        if len(found) > 1:
            several = tr("{count} equilibria", count=len(found))
            told = f"{several}: {told}"
        first = f"{alone}; {at}: {told}."
    cycling = cycle_sentence(system, diagram, value)
    near = special_sentence(diagram, value, knob)
    told = (
        first,
        cycling,
        near,
        until_sentence(diagram, knob),
        *map(heard, diagram.notes),
    )
    return tuple(dict.fromkeys(said for said in told if said))


def cycle_sentence(system: RegionSystem, diagram: Diagram, value: float) -> str:
    """The cycles at this value, "" for none."""
    told: list[str] = []
    for one in diagram.cycles:
        near = np.flatnonzero((one.knob[:-1] - value) * (one.knob[1:] - value) <= 0)
        for at in near[:2]:
            hertz = 1 / (float(one.period[at]) * system.unit_s)
            low, high = number(one.low[at, 0], 3), number(one.high[at, 0], 3)
            told.append(
                CYCLE[bool(one.stable[at])].format(
                    hertz=significant(hertz, "Hz"),
                    state=system.states[0],
                    low=low,
                    high=high,
                )
            )
    return " ".join(told)


def until_sentence(diagram: Diagram, knob: str) -> str:
    """Where cycles end inside the diagram because they were not followed any further,
    "" where they were."""
    low, high = diagram.ends
    room = SHORT_OF * (high - low)
    lost = [float(one.knob[-1]) for one in diagram.cycles if one.knob.size]
    lost = [at for at in lost if low + room < at < high - room]
    if not lost:
        return ""
    places = tr(" and ").join(significant(at) for at in lost)
    return tr(
        "Cycles were followed to {knob} = {values} only.", knob=knob, values=places
    )


def nearest_special(diagram: Diagram, value: float) -> Special | None:
    low, high = diagram.ends
    every = [s for b in diagram.branches for s in b.specials if low <= s.knob <= high]
    return min(every, key=lambda one: abs(one.knob - value), default=None)


def special_sentence(diagram: Diagram, value: float, knob: str) -> str:
    """How far the next bifurcation is."""
    found, (low, high) = nearest_special(diagram, value), diagram.ends
    if found is None:
        return tr(
            "No bifurcation over {knob} from {low} to {high}.",
            knob=knob,
            low=significant(low),
            high=significant(high),
        )
    away = found.knob - value
    said = NEAREST[away > 0].format(
        special=SPECIALS.get(found.kind, found.kind),
        far=significant(abs(away)),
        knob=knob,
        value=significant(found.knob),
    )
    if found.kind == "hopf" and math.isfinite(found.coefficient):
        said += f"; {BORN[found.coefficient < 0]}"
    return f"{said}."


def knob_words(twin: Twin, name: str) -> tuple[str, str, str]:
    """Symbol, meaning and unit of a knob."""
    for spec in twin.parameter_specs:
        if spec.name == name:
            return spec.symbol, tr(spec.meaning), unit_of(spec)
    symbol, meaning = OTHERS.get(name.split()[0], (name, ""))
    state = name.partition(" ")[2]
    if state:
        symbol = tr("{symbol} to {state}", symbol=symbol, state=state)
    return symbol, meaning, ""


def marks(diagram: Diagram) -> str:
    """Which letters stand in a diagram: 'H Hopf point, F fold'."""
    kinds = {s.kind for b in diagram.branches for s in b.specials}
    return ", ".join(
        f"{letter} {MARKS.get(kind, kind)}"
        for kind, letter in LETTERS.items()
        if kind in kinds
    )


# ---------------------------------------------------------------- the network


def of_mode(modes: NetworkModes, mode: int) -> str:
    """'Mode 3: 0.021 Hz, fades in 21 s'."""
    hertz, fading = float(modes.frequency_hz[mode]), float(modes.fading_s[mode])
    speed = f"{significant(hertz, 'Hz')}" if hertz > TURNS_HZ else tr("does not turn")
    fades = tr("Mode {number}: {speed}, fades in {time}")
    grows = tr("Mode {number}: {speed}, grows by e in {time}")
    time = significant(abs(fading), "s")
    return (fades if fading > 0 else grows).format(
        number=mode + 1, speed=speed, time=time
    )


def strongest(modes: NetworkModes, mode: int, most: int) -> Sequence[int]:
    """Regions that take part most, the first first."""
    return [int(at) for at in np.argsort(-modes.modes[:, mode], kind="stable")[:most]]


def correlation(values: Array, strength: Array) -> float:
    """Pearson's r with in-strength, NaN where one of them is not known or constant."""
    if not np.isfinite(values).all() or not (np.ptp(values) and np.ptp(strength)):
        return math.nan
    return float(np.corrcoef(values, strength)[0, 1])


def beside_strength(values: Array, strength: Array) -> str:
    """What controllability says beyond in-strength."""
    found = correlation(values, strength)
    if math.isnan(found):
        return tr("Not estimated: the network does not come to rest, or is all alike.")
    rises = tr("Rises with strength, r = {r}", r=number(found))
    falls = tr("Falls with strength, r = {r}", r=number(found))
    told = rises if found > 0 else falls
    if abs(found) >= ALIKE:
        return f"{told}: " + tr("says little beyond it") + "."
    if abs(found) >= SOME:
        return f"{told}: " + tr("partly its own") + "."
    return tr(
        "Hardly follows strength, r = {r}: says something of its own.",
        r=number(found),
    )

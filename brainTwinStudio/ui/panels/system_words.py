"""What a region does at the present value of a knob, in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.language import tr
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
OTHERS = {
    "strength": ("S", tr("how strongly the network draws the region to rest")),
    "stimulus": ("stimulus", tr("what a stimulus adds")),
    "input": ("input", tr("what the region receives from outside")),
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
    turning = (
        tr(" at {hertz}", hertz=significant(hertz, "Hz")) if hertz > TURNS_HZ else ""
    )
    if rate == 0:
        return f"{rest.kind}{turning}"
    doing = tr("fades to 1/e") if rate < 0 else tr("grows by e")
    return tr(
        "{kind}{turning}, {doing} in {significant}",
        kind=rest.kind,
        turning=turning,
        doing=doing,
        significant=significant(1 / abs(rate), "s"),
    )


def region_sentences(
    system: RegionSystem, diagram: Diagram, value: float, knob: str
) -> tuple[str, ...]:
    """What the region is at this value; knob: its symbol."""
    found = rests(diagram, value)
    alone = ALONE.format(region=region(system.place))
    at = f"{knob} = {significant(value)}"
    if not found:
        first = tr("{alone}: no equilibrium was found at {at}.", alone=alone, at=at)
    else:
        told = "; ".join(of_rest(one, system.unit_s) for one in found)
        count = "" if len(found) == 1 else tr("{count} equilibria: ", count=len(found))
        first = f"{alone}; {at}: {count}{told}."
    cycling = cycle_sentence(system, diagram, value)
    near = special_sentence(diagram, value, knob)
    told = (first, cycling, near, until_sentence(diagram, knob), *diagram.notes)
    return tuple(dict.fromkeys(said for said in told if said))


def cycle_sentence(system: RegionSystem, diagram: Diagram, value: float) -> str:
    """The cycles at this value, "" for none."""
    told: list[str] = []
    for one in diagram.cycles:
        near = np.flatnonzero((one.knob[:-1] - value) * (one.knob[1:] - value) <= 0)
        for at in near[:2]:
            kind = "stable" if one.stable[at] else "unstable"
            hertz = 1 / (float(one.period[at]) * system.unit_s)
            low, high = number(one.low[at, 0], 3), number(one.high[at, 0], 3)
            told.append(
                tr(
                    "A {kind} cycle of {hertz}, {states} from {low} to {high}.",
                    kind=kind,
                    hertz=significant(hertz, "Hz"),
                    states=system.states[0],
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
    places = " and ".join(significant(at) for at in lost)
    return tr(
        "Cycles were followed to {knob} = {places} only.", knob=knob, places=places
    )


def nearest_special(diagram: Diagram, value: float) -> Special | None:
    low, high = diagram.ends
    every = [s for b in diagram.branches for s in b.specials if low <= s.knob <= high]
    return min(every, key=lambda one: abs(one.knob - value), default=None)


def special_sentence(diagram: Diagram, value: float, knob: str) -> str:
    """How far the next bifurcation is."""
    found, (low, high) = nearest_special(diagram, value), diagram.ends
    if found is None:
        ends = tr("{low} to {high}", low=significant(low), high=significant(high))
        return tr("No bifurcation over {knob} from {ends}.", knob=knob, ends=ends)
    away = found.knob - value
    side = "above" if away > 0 else "below"
    said = tr(
        "The nearest {get} lies {away} {side}, at {knob} = {knob2}",
        get=SPECIALS.get(found.kind, found.kind),
        away=significant(abs(away)),
        side=side,
        knob=knob,
        knob2=significant(found.knob),
    )
    if found.kind == "hopf" and math.isfinite(found.coefficient):
        kind = "stable" if found.coefficient < 0 else "unstable"
        said += tr(
            "; a{n} {kind} cycle is born there",
            n="n" if kind[0] == "u" else "",
            kind=kind,
        )
    return f"{said}."


def knob_words(twin: Twin, name: str) -> tuple[str, str, str]:
    """Symbol, meaning and unit of a knob."""
    for spec in twin.parameter_specs:
        if spec.name == name:
            return spec.symbol, spec.meaning, unit_of(spec)
    symbol, meaning = OTHERS.get(name.split()[0], (name, ""))
    state = name.partition(" ")[2]
    return (
        (tr("{symbol} to {state}", symbol=symbol, state=state) if state else symbol),
        meaning,
        "",
    )


def marks(diagram: Diagram) -> str:
    """Which letters stand in a diagram: 'H Hopf point, F fold'."""
    kinds = {s.kind for b in diagram.branches for s in b.specials}
    return ", ".join(
        f"{letter} {kind.replace('hopf', 'Hopf point')}"
        for kind, letter in LETTERS.items()
        if kind in kinds
    )


# ---------------------------------------------------------------- the network


def of_mode(modes: NetworkModes, mode: int) -> str:
    """'Mode 3: 0.021 Hz, fades in 21 s'."""
    hertz, fading = float(modes.frequency_hz[mode]), float(modes.fading_s[mode])
    speed = f"{significant(hertz, 'Hz')}" if hertz > TURNS_HZ else tr("does not turn")
    how = tr("fades in") if fading > 0 else tr("grows by e in")
    return tr(
        "Mode {mode}: {speed}, {how} {fading}",
        mode=mode + 1,
        speed=speed,
        how=how,
        fading=significant(abs(fading), "s"),
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
    way = tr("Rises") if found > 0 else tr("Falls")
    told = tr("{way} with strength, r = {found}", way=way, found=number(found))
    if abs(found) >= ALIKE:
        return tr("{told}: says little beyond it.", told=told)
    if abs(found) >= SOME:
        return tr("{told}: partly its own.", told=told)
    return tr(
        "Hardly follows strength, r = {found}: says something of its own.",
        found=number(found),
    )

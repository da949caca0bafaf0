"""Where, when and how to stimulate, in words that window and command line share."""

import math

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.stimulation_search import (
    StimulationAim,
    StimulationChoice,
    StimulationSearch,
)
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report.wording import given, region, regions, significant

NONE_IS_IT = tr(
    "These are candidates of a model, none is the answer; run the plan for effects "
    "and familiarity."
)
OVER_DRAWS = tr(
    "Runs go through {draws} draws of the twin's parameters that its recording allows "
    "as well, so their range counts what it leaves open."
)
Z_95 = 1.96


def spent(found: StimulationSearch) -> str:
    """What the search cost beside an exhaustive one."""
    used = tr("{count} simulations were spent", count=found.forward)
    if found.reverse:
        used = tr(
            "{count} simulations and {gradients} gradients were spent",
            count=found.forward,
            gradients=found.reverse,
        )
    return tr(
        "{spent}; all {points} points of the grid would take {exhaustive}. {judging} "
        "more judged the best.",
        spent=used,
        points=found.points,
        exhaustive=found.exhaustive,
        judging=found.judging,
    )


def foretold(aim: StimulationAim, regions: int) -> str:
    """The same before it is asked."""
    most, whole = aim.most(regions)
    again = ""
    if aim.known:
        again = tr(" and as many again while its best is an extrapolation")
    points, most, whole = (
        f"{count:,}".replace(",", "\u202f")
        for count in (aim.points(regions), most, whole)
    )
    return tr(
        "{points} settings with {seeds} noise seeds each; the search takes about "
        "{most} simulations of {all}{again}.",
        points=points,
        seeds=aim.seeds,
        most=most,
        all=whole,
        again=again,
    )


def choice_row(found: StimulationSearch, one: StimulationChoice) -> tuple[str, ...]:
    """Target, amplitude, Hz, phase in degrees, outcome with its interval over runs, how
    often the first is better, with Wilson's interval, and in how many draws of the twin
    it is the best."""
    how, effect = one.stimulation, one.effect
    hz = phase = ""
    if waveform(how.waveform).repeats:
        hz = given(float(f"{how.frequency_hz:.3g}"))
        phase = f"{math.degrees(how.phase_rad) % 360:.0f}°"
    low, high = significant(effect.low), significant(effect.high)
    return (
        regions(how.targets),
        given(how.amplitude),
        hz,
        phase,
        f"{significant(effect.value, effect.unit)} [{low}, {high}]",
        _share(one.better, effect.seeds),
        "" if one.best_in is None else f"{100 * one.best_in:.0f}\u00a0%",
    )


def _share(better: float, runs: int) -> str:
    """E. B. Wilson 1927, doi:10.1080/01621459.1927.10502953."""
    if math.isnan(better):
        return tr("first")
    z2 = Z_95**2 / runs
    middle = (better + z2 / 2) / (1 + z2)
    wide = Z_95 / (1 + z2) * math.sqrt(better * (1 - better) / runs + z2 / 4 / runs)
    low, high = 100 * max(middle - wide, 0), 100 * min(middle + wide, 1)
    return f"{100 * better:.0f}\u00a0% [{low:.0f}, {high:.0f}]"


def plain(twin: Twin, text: str) -> str:
    """A sentence of the engine, regions by the names that a person reads."""
    text, names = heard(text), twin.connectome.parcellation.region_names
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, region(name))
    return text

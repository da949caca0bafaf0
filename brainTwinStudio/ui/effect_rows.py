"""What a run says about a plan, as the rows of a forest. No Qt."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.language import tr
from brainTwinStudio.project import Effect
from brainTwinStudio.report.figures.forest import (
    FEW_RUNS,
    SIZES,
    WITHIN_NOISE,
    direction,
    percent,
    reading,
)
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    given,
    number,
    region,
    significant,
)
from brainTwinStudio.ui.plots.forest_model import ForestRow, ForestSection, Tone

AT_TARGET = tr("At the stimulated regions")
ELSEWHERE = tr("In the rest of the brain")
NO_REGION = tr("Regions, mean FC: no change beyond noise")
COST = tr("Cost on functional networks")
MOST_REGIONS = 5
ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
PERCENT = "%"
LABELS = (  # of effects as sections shorten them, here for translators
    tr("Mean FC"),
    tr("Mean correlation of alpha"),
    tr("FC difference (rms)"),
    tr("Log power"),
    tr("Log alpha power"),
    tr("Power"),
    tr("Response outlasts the stimulus by"),
    tr("Log power of the other regions after the stimulus"),
    tr("Power of the other regions after the stimulus"),
)
WHERE = re.compile(r" of (the (other|remaining)|stimulated) regions$")


@dataclass(frozen=True, slots=True)
class Shown:
    """An effect in the unit in which it is shown: percent of the unedited twin where
    that can be told, else its own."""

    label: str
    unit: str
    value: float
    low: float
    high: float


def shown(effect: Effect) -> Shown:
    """Logarithms and whatever has a usable baseline in percent."""
    label = WHERE.sub("", effect.label)  # the section says it
    relative = percent(effect)
    if relative is None:
        return Shown(tr(label), effect.unit, effect.value, effect.low, effect.high)
    if effect.unit == "log":
        label = label.replace("Log power", "Power")
    return Shown(tr(label), PERCENT, *relative)


def sections(
    effects: Sequence[Effect],
    paired: PairedFc | None,
    names: Sequence[str],
    title: str = ELSEWHERE,
    against: str = tr("plan against unedited twin"),
) -> tuple[ForestSection, ...]:
    """Effects where a stimulus is given, effects elsewhere, and the regions whose mean
    FC changes most (paired None: not known). names: of the regions. title: of the
    effects elsewhere; against: what is compared with what."""
    target = [e for e in effects if e.name.startswith("target")]
    others = [e for e in effects if e not in target]
    made = []
    for head, some in ((AT_TARGET, target), (title, others)):
        if some:
            made.append(_effect_section(head, some, against))
    if paired is not None:
        made.append(region_section(paired, names))
    return tuple(made)


def cost_sections(cost: Sequence[Effect]) -> tuple[ForestSection, ...]:
    """What functional networks lose, all on one axis in percent."""
    return (
        (_effect_section(COST, cost, tr("plan against unedited twin")),) if cost else ()
    )


def _effect_section(
    title: str, effects: Sequence[Effect], against: str
) -> ForestSection:
    known = [shown(effect) for effect in effects if reading(effect) != NOT_ESTIMATED]
    spans = [max(abs(s.low), abs(s.high)) for s in known if s.unit == PERCENT]
    arm = round_up(max(spans, default=1.0))
    rows = tuple(effect_row(effect, arm) for effect in effects)
    scale = tr("−{arm} to +{arm} %, {against}", arm=given(arm), against=against)
    return ForestSection(title, rows, scale if spans else "")


def effect_row(effect: Effect, arm: float) -> ForestRow:
    """One effect; arm: end of the shared axis, in percent."""
    said = reading(effect)
    seen = shown(effect)
    if said == NOT_ESTIMATED:
        return ForestRow(seen.label, "–", NOT_ESTIMATED, said, tone="none")
    own = seen.unit != PERCENT
    label = f"{seen.label}, {seen.unit}" if own and seen.unit else seen.label
    size = max(abs(seen.low), abs(seen.high), abs(seen.value))
    arm = round_up(size) if own else arm
    digits = decimals(size)
    signed = effect.name not in SIZES
    unit = "" if own else f"\u00a0{PERCENT}"
    return ForestRow(
        label,
        (signed_number if signed else number)(seen.value, digits) + unit,
        f"{interval(seen.low, seen.high, digits, signed=signed)}{unit}",
        said,
        seen.value,
        seen.low,
        seen.high,
        arm,
        _tone(effect, said),
        axis=tr("own axis, 0 to {arm}", arm=given(arm)) if own and not signed else "",
        tip=_tip(effect, arm if own else None),
    )


def region_section(paired: PairedFc, names: Sequence[str]) -> ForestSection:
    """The regions whose mean FC changes most, of those beyond noise."""
    low, high = paired.regions_low, paired.regions_high
    with np.errstate(invalid="ignore"):
        clear = np.flatnonzero((low > 0) | (high < 0))
    there = int(np.isfinite(paired.regions).sum())
    if not clear.size:
        return ForestSection(
            NO_REGION, (), tip=tr("None of {count} regions.", count=there)
        )
    size = -np.abs(paired.regions[clear])
    top: list[int] = clear[np.argsort(size, kind="stable")][:MOST_REGIONS].tolist()
    arm = round_up(float(np.abs([low[top], high[top]]).max()))
    rows = tuple(_region_row(paired, at, names[at], arm) for at in top)
    title = tr(
        "Regions, mean FC: {which}",
        which=_largest(len(top), clear.size, paired.runs),
    )
    tip = tr(
        "{changed} of {count} regions change beyond noise.",
        changed=clear.size,
        count=there,
    )
    return ForestSection(title, rows, tr("−{arm} to +{arm}", arm=given(arm)), tip)


def _region_row(paired: PairedFc, at: int, name: str, arm: float) -> ForestRow:
    value = float(paired.regions[at])
    low, high = float(paired.regions_low[at]), float(paired.regions_high[at])
    digits = decimals(max(abs(low), abs(high)))
    return ForestRow(
        region(name),
        signed_number(value, digits),
        interval(low, high, digits),
        direction(value, paired.runs),
        value,
        low,
        high,
        arm,
        key=name,
        tip=tr("Mean correlation with all other regions. Click to select the region."),
    )


def _largest(shown: int, clear: int, runs: int) -> str:
    if runs < FEW_RUNS:
        if shown == clear:
            return (
                tr("all {count} changes so far", count=clear)
                if clear > 1
                else tr("one change so far")
            )
        return tr("{shown} largest of {count} changes so far", shown=shown, count=clear)
    if shown == clear:
        return (
            tr("all {count} clear changes", count=clear)
            if clear > 1
            else tr("the only clear change")
        )
    return tr("{shown} largest of {count} clear changes", shown=shown, count=clear)


# ---------------------------------------------------------------- numbers


def signed_number(value: float, digits: int, unit: str = "") -> str:
    """A number with its sign, zero without."""
    text = number(value, digits, unit)
    return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text


def interval(low: float, high: float, digits: int, *, signed: bool = True) -> str:
    """[low, high] with signs."""
    word = signed_number if signed else number
    return f"[{word(low, digits)}, {word(high, digits)}]"


def round_up(value: float) -> float:
    """The next round number, where an axis may end."""
    if not math.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    factor = next(f for f in ROUND if f * power >= value * (1 - 1e-9))
    return factor * power


def decimals(size: float) -> int:
    """Decimals that leave two significant digits of a number."""
    if not math.isfinite(size) or size <= 0:
        return 2
    return int(np.clip(1 - math.floor(math.log10(size)), 0, 6))


def _tone(effect: Effect, said: str) -> Tone:
    if said == WITHIN_NOISE:
        return "noise"
    return "stim" if effect.name.startswith("target") else "plan"


def _tip(effect: Effect, arm: float | None) -> str:
    words = tr(
        "{label}: unedited twin {baseline} (interval {not_estimated}), "
        "change {change}, 95 % of {count} paired runs {low} to {high}.",
        label=tr(effect.label),
        baseline=significant(effect.baseline, effect.unit),
        not_estimated=NOT_ESTIMATED,
        change=significant(effect.value, effect.unit),
        count=effect.seeds,
        low=significant(effect.low),
        high=significant(effect.high),
    )
    if arm is None:
        return words
    return tr(
        "{sentence} The glyph has its own axis, ±{arm}.",
        sentence=words,
        arm=significant(arm, effect.unit),
    )

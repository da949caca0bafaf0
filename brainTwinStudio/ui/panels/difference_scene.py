"""FC of the twin, under the plan, and what differs beyond noise: as matrices."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, ScenarioResult
from brainTwinStudio.report.wording import given, number
from brainTwinStudio.ui.effect_rows import round_up, signed_number

Which = Literal["twin", "plan", "difference"]
TITLES: dict[Which, str] = {
    "twin": tr("FC of the twin"),
    "plan": tr("FC under the plan"),
    "difference": tr("FC, plan − twin"),
}
MASKED = tr("Changes within noise are drawn as zero.")
UNMASKED = tr(
    "The paired runs are not at hand, so nothing is masked. Run full to mask noise."
)
COMPUTING = tr("Finding out which changes lie within noise.")
REMOVED = tr("Removed regions are hatched.")
LEAST_ARM = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class DifferenceScene:
    """values (region, region), NaN where a region is removed; ends of the colours; low
    and high as words; what is said below."""

    values: Array
    levels: tuple[float, float]
    ends: tuple[str, str]
    diverging: bool
    note: str


def scene_of(
    result: ScenarioResult,
    which: Which,
    spread: PairedFc | None,
    *,
    computing: bool = False,
) -> DifferenceScene | None:
    """What is drawn; spread None: not known, computing: but soon. None where the result
    holds no FC."""
    before, after = result.arrays.get("fc_before"), result.arrays.get("fc_after")
    if before is None or after is None:
        return None
    gone = REMOVED if np.isnan(np.diagonal(after)).any() else ""
    if which != "difference":
        low, high = levels_of(before, after)
        values = before if which == "twin" else after
        note = gone if which == "plan" else ""
        ends = (number(low, 1), number(high, 1))
        return DifferenceScene(values, (low, high), ends, False, note)
    change = after - before
    values = change
    note = COMPUTING if computing else UNMASKED
    if spread is not None:
        values = np.where(spread.clear | np.isnan(change), change, 0.0)
        note = MASKED
    arm = arm_of(change)
    ends = (f"−{given(arm)}", f"+{given(arm)}")
    words = " ".join(part for part in (note, gone) if part)
    return DifferenceScene(values, (-arm, arm), ends, True, words)


def cell_words(
    names: tuple[str, str], result: ScenarioResult, spread: PairedFc | None, at: tuple
) -> str:
    """Both regions, FC before and after, and the change with its interval."""
    before, after = result.arrays["fc_before"][at], result.arrays["fc_after"][at]
    head = f"{names[0]} – {names[1]}"
    if np.isnan(after):
        return tr(
            "{regions}\nTwin {before}; removed in the plan",
            regions=head,
            before=number(float(before)),
        )
    words = tr(
        "{regions}\nTwin {before}, plan {after}",
        regions=head,
        before=number(float(before)),
        after=number(float(after)),
    )
    words += tr(
        "\nChange {change}",
        change=signed_number(float(after - before), 3),
    )
    if spread is not None:
        low, high = float(spread.low[at]), float(spread.high[at])
        words += f" [{signed_number(low, 3)}, {signed_number(high, 3)}]"
        words += "" if spread.clear[at] else tr(", within noise")
    return words


def levels_of(before: Array, after: Array) -> tuple[float, float]:
    """Shared ends of FC, rounded outwards to tenths; 0 is inside."""
    values = np.concatenate([off_diagonal(before), off_diagonal(after)])
    if not values.size:
        return 0.0, 1.0
    low, high = np.quantile(values, [0.01, 0.99])
    ends = float(np.floor(low * 10) / 10), float(np.ceil(high * 10) / 10)
    return min(0.0, ends[0]), max(0.1, ends[1])


def arm_of(change: Array) -> float:
    """Half the width of a scale centred at zero, a round number."""
    values = np.abs(off_diagonal(change))
    high = float(np.quantile(values, 0.99)) if values.size else 0.0
    return round_up(max(high, LEAST_ARM))


def off_diagonal(matrix: Array) -> Array:
    """Finite values beside the diagonal (value,)."""
    values = matrix[~np.eye(len(matrix), dtype=bool)]
    return values[np.isfinite(values)]

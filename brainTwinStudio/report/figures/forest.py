"""Effects of a plan with their intervals, and learned against anatomical weights."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Effect
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas
from brainTwinStudio.report.wording import NOT_ESTIMATED, number, significant

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


# Never negative: they say how much changed, not whether something did.
SIZES = ("fc_change",)
LEAST_BASELINE = 0.5  # of the largest change, for percent
FEW_RUNS = 32  # from so many paired runs on a change may be called clear
WITHIN_NOISE = tr("within noise")
INTERVAL = tr("95 % of runs")  # the middle of the single paired runs, not of their mean


def reading(effect: Effect) -> str:
    """What the interval over runs says, in a few words."""
    if not np.isfinite([effect.value, effect.low, effect.high]).all():
        return NOT_ESTIMATED
    if effect.name in SIZES:
        return tr("size of change")
    if effect.low <= 0 <= effect.high:
        return WITHIN_NOISE
    return direction(effect.value, effect.seeds)


def direction(value: float, runs: int) -> str:
    """A change beyond noise in words; a preview of few runs calls none clear."""
    if runs >= FEW_RUNS:
        return tr("clear increase") if value > 0 else tr("clear decrease")
    return tr("increase so far") if value > 0 else tr("decrease so far")


def percent(effect: Effect) -> tuple[float, float, float] | None:
    """Value, low and high in percent of the baseline; None where that is small beside
    the change, so that percent would tell of the baseline and not of the change."""
    numbers = np.array([effect.value, effect.low, effect.high])
    if effect.unit == "log" and np.isfinite(numbers).all():
        value, low, high = 100 * np.expm1(numbers)
        return float(value), float(low), float(high)
    size = abs(effect.baseline)
    if not np.isfinite(numbers).all() or not np.isfinite(size):
        return None
    if size == 0 or size < LEAST_BASELINE * np.abs(numbers).max():
        return None
    value, low, high = 100 * numbers / size
    return float(value), float(low), float(high)


def forest(effects: Sequence[Effect]) -> "Figure":
    """One row an effect: name, bar over 95 % of the runs, dot, reading.

    Rows share one axis in percent of the unedited twin; an effect without a usable
    baseline has its own scale in its unit.
    """
    drawn = [e for e in effects if reading(e) != NOT_ESTIMATED]
    relative = [row for e in drawn if (row := percent(e)) is not None]
    arm = 1.12 * max((max(abs(v) for v in row) for row in relative), default=1.0)
    with canvas.house_style():
        height = 0.52 + 0.25 * len(drawn)
        figure = canvas.new_figure(canvas.WIDTH, height)
        top, bottom = 1 - 0.06 / height, 0.42 / height
        axes = figure.add_axes((0.34, bottom, 0.48, top - bottom))
        axes.set(xlim=(-arm, arm), ylim=(len(drawn) - 0.4, -0.6))
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.axvline(0, color=tokens.TEXT2, linewidth=0.9)
        for row, effect in enumerate(drawn):
            _row(axes, row, effect, arm)
        _scale(axes, bool(relative))
        return figure


def _row(axes: "Axes", row: int, effect: Effect, arm: float) -> None:
    shared = percent(effect)
    own = (effect.value, effect.low, effect.high)
    size = 1.12 * max(abs(v) for v in own) or 1.0
    value, low, high = shared or [v / size * arm for v in own]
    noise = reading(effect) == WITHIN_NOISE
    colour = tokens.TEXT3 if noise else tokens.PLAN
    axes.axhline(row, color=tokens.LINE, linewidth=0.8, zorder=0)
    axes.barh(
        row,
        max(high - low, 0.004 * arm),
        left=low,
        height=0.3,
        color="none" if noise else colour,
        alpha=0.75 if noise else 0.38,
        hatch="//////" if noise else None,
        edgecolor=colour if noise else "none",
        linewidth=0.5 if noise else 0,
    )
    axes.plot(
        value,
        row,
        marker="o",
        markersize=5,
        markeredgecolor=colour,
        markerfacecolor=tokens.PANEL if noise else colour,
    )
    scale = "" if shared else f"  (±{significant(size, effect.unit, 2)})"
    style = {"va": "center", "fontsize": canvas.LABELS, "clip_on": False}
    across = axes.get_yaxis_transform()
    label = tr(effect.label)
    name = label if len(label) <= 42 else label[:41] + "…"
    axes.text(-0.03, row, name + scale, ha="right", transform=across, **style)
    font, tone = (canvas.PLAIN, tokens.TEXT3) if noise else (canvas.STRONG, tokens.PLAN)
    axes.text(
        1.03, row, reading(effect), transform=across, color=tone, family=font, **style
    )


def _scale(axes: "Axes", relative: bool) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    if not relative:
        axes.set_xticks([])
        axes.set_xlabel(tr("Plan against unedited twin, each row on its own scale"))
        return
    axes.xaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(_signed))
    axes.set_xlabel(tr("Plan against unedited twin, % of its value"))


def _signed(value: float, _: int) -> str:
    return f"{value:+g}".replace("-", "\u2212") if value else "0"


def learned_weights(anatomical: Array, learned: Array, r: float | None) -> "Figure":
    """Learned against anatomical weights of tracts, both over their maximum."""
    with canvas.house_style():
        figure = canvas.new_figure(3.3, 2.55)
        axes = figure.add_axes((0.2, 0.175, 0.75, 0.72))
        both = (anatomical > 0) & (learned > 0)
        x = anatomical[both] / anatomical.max()
        y = learned[both] / learned.max()
        axes.scatter(
            x, y, s=3, color=tokens.SIMULATED, alpha=0.35, linewidths=0, rasterized=True
        )
        ends = (float(min(x.min(), y.min())) * 0.7, 1.4)
        axes.plot(ends, ends, color=tokens.TEXT3, linewidth=0.8, linestyle=(0, (4, 3)))
        axes.set(xscale="log", yscale="log", xlim=ends, ylim=ends)
        axes.set(
            xlabel=tr("Anatomical weight / largest"),
            ylabel=tr("Learned weight / largest"),
        )
        canvas.plain_log(axes.xaxis)
        canvas.plain_log(axes.yaxis)
        canvas.grid(axes)
        weights = number(int(both.sum()), 0)
        fact = tr("r = {r}   ({count} weights)", r=number(r), count=weights)
        canvas.title(axes, tr("Connections"), fact)
        return figure

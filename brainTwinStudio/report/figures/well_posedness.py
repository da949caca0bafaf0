"""Singular spectrum, profile likelihood, starts and disturbed refits of a twin."""

from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.parameter_names import in_sentence, parameter_label
from brainTwinStudio.project.well_posedness import Perturbed, Profile, Starts
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas
from brainTwinStudio.report.well_posedness import RISE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = (3.3, 2.2)  # inches
PLACE = (0.16, 0.2, 0.8, 0.68)
LEAST = 1e-5  # of the largest singular value: what lies below is drawn there
MOST_RISE = 4.0  # thresholds in view
SIGNS = ("o", "D", "v", "s", "X")


def spectrum(singular: Array) -> "Figure":
    """Values (direction,) on a log axis; hollow where the prior says more."""
    values = np.asarray(singular, float)
    with canvas.house_style():
        figure, axes = _axes()
        known = values[np.isfinite(values) & (values > 0)]
        if known.size:
            drawn = np.clip(np.nan_to_num(values), known.max() * LEAST, None)
            places = np.arange(1, drawn.size + 1)
            axes.plot(places, drawn, color=tokens.LINE2, linewidth=0.8, zorder=1)
            above = drawn >= 1
            _dots(axes, places[above], drawn[above], tokens.SIMULATED)
            _dots(axes, places[~above], drawn[~above], tokens.TEXT3, hollow=True)
            axes.set_yscale("log")
            canvas.plain_log(axes.yaxis)
        axes.axhline(1, color=tokens.TEXT2, linewidth=0.9, linestyle=(0, (4, 3)))
        axes.set_xlabel(tr("Direction, stiffest first"))
        axes.set_ylabel(tr("Singular value"))
        canvas.grid(axes)
        canvas.title(axes, tr("Sensitivity"), tr("below 1: the prior says more"))
        return figure


def profile(one: Profile) -> "Figure":
    """The rise of −2 log likelihood over the value; grey where an end is open."""
    closed = bool(np.isfinite([one.low, one.high]).all())
    colour = tokens.SIMULATED if closed else tokens.TEXT3
    with canvas.house_style():
        figure, axes = _axes()
        known = np.isfinite(one.values) & np.isfinite(one.rise)
        order = np.argsort(one.values[known])
        x, y = one.values[known][order], one.rise[known][order]
        axes.plot(x, y, color=colour, linewidth=1.5)
        _dots(axes, x, y, colour, hollow=not closed)
        axes.axhline(RISE, color=tokens.TEXT2, linewidth=0.9, linestyle=(0, (4, 3)))
        for end in (one.low, one.high):
            if np.isfinite(end):
                axes.axvline(end, color=colour, linewidth=0.9, linestyle=(0, (1, 2)))
        top = float(np.max(y, initial=0.0)) * 1.08
        axes.set_ylim(-0.06 * RISE, min(max(top, 1.6 * RISE), MOST_RISE * RISE))
        axes.set_xlabel(parameter_label(one.name))
        axes.set_ylabel(tr("Rise of \u22122 log likelihood"))
        canvas.grid(axes)
        of = tr("Profile of {parameter}", parameter=in_sentence(one.name))
        canvas.title(axes, of, f"90 %: {RISE:g}")
        return figure


def starts(of: Starts) -> "Figure":
    """Where inversions from many starts ended, a sign for each solution."""
    picture, cluster = np.asarray(of.picture, float), np.asarray(of.cluster)
    known = np.isfinite(picture).all(axis=1)
    with canvas.house_style():
        figure, axes = _axes()
        for number in np.unique(cluster[known]):
            mine = known & (cluster == number)
            best = number == 0
            _dots(
                axes,
                picture[mine, 0],
                picture[mine, 1],
                tokens.SIMULATED if best else tokens.TEXT2,
                hollow=not best,
                sign=SIGNS[min(int(number), len(SIGNS) - 1)],
                name=tr("solution {number}", number=int(number) + 1),
            )
        if known.any():
            style = {"fontsize": canvas.DIGITS, "frameon": False, "handletextpad": 0.3}
            axes.legend(loc="best", **style)
        axes.set_xlabel(tr("First axis (prior spreads)"))
        axes.set_ylabel(tr("Second axis"))
        canvas.grid(axes)
        canvas.title(axes, tr("Starts"))
        return figure


def disturbed(of: Perturbed) -> "Figure":
    """Change of the parameters over noise added to the data, in percent."""
    levels = 100 * np.asarray(of.levels, float)
    change = 100 * np.asarray(of.change, float).reshape(len(levels), -1)
    with canvas.house_style():
        figure, axes = _axes()
        across = np.broadcast_to(levels[:, None], change.shape)
        _dots(axes, across.ravel(), change.ravel(), tokens.TEXT3, hollow=True)
        some = np.isfinite(change).any(axis=1)
        middle = np.nanmedian(change[some], axis=1)
        axes.plot(levels[some], middle, color=tokens.SIMULATED, linewidth=1.5)
        ends = (0.0, float(np.max(levels, initial=1.0)))
        axes.plot(ends, ends, color=tokens.TEXT3, linewidth=0.9, linestyle=(0, (1, 2)))
        axes.set_xlabel(tr("Noise added to the data (%)"))
        axes.set_ylabel(tr("Change (%)"))
        axes.set(xlim=(0, None), ylim=(0, None))
        canvas.grid(axes)
        canvas.title(axes, tr("Disturbed data"), tr("dotted: slope 1"))
        return figure


def _axes() -> "tuple[Figure, Axes]":
    figure = canvas.new_figure(*SIZE)
    return figure, figure.add_axes(PLACE)


def _dots(
    axes: "Axes",
    x: Array,
    y: Array,
    colour: str,
    *,
    hollow: bool = False,
    sign: str = "o",
    name: str = "",
) -> None:
    axes.plot(
        x,
        y,
        sign,
        markersize=3.6,
        markeredgecolor=colour,
        markeredgewidth=0.9,
        markerfacecolor=tokens.PANEL if hollow else colour,
        label=name or None,
    )

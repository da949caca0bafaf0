"""Spectra, FC dynamics, loss and the agreement bar."""

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas
from brainTwinStudio.report.wording import number, phase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def spectra(hz: Array, measured: Array, simulated: Array) -> "Figure":
    """Power (region, frequency): median over regions and the middle 80 % of them."""
    with canvas.house_style():
        figure = canvas.new_figure(3.3, 2.55)
        axes = figure.add_axes((0.16, 0.175, 0.8, 0.72))
        use = hz > 0
        for power, colour, name in (
            (measured, tokens.MEASURED, tr("measured")),
            (simulated, tokens.SIMULATED, tr("simulated")),
        ):
            low, middle, high = np.nanquantile(power[:, use], [0.1, 0.5, 0.9], axis=0)
            axes.fill_between(hz[use], low, high, color=colour, alpha=0.12, linewidth=0)
            axes.plot(hz[use], middle, color=colour, linewidth=1.3, label=name)
        axes.set(xscale="log", yscale="log", xlabel=tr("Frequency (Hz)"))
        axes.set_ylabel(tr("Power"))
        canvas.plain_log(axes.xaxis, (1, 2, 5))
        canvas.plain_log(axes.yaxis)
        canvas.grid(axes)
        _legend(axes)
        canvas.title(axes, tr("Spectrum"))
        return figure


def fcd_distributions(measured: Array, simulated: Array, ks: float | None) -> "Figure":
    """Share of FCD values up to each value, from their quantiles."""
    with canvas.house_style():
        figure = canvas.new_figure(3.3, 2.55)
        axes = figure.add_axes((0.14, 0.175, 0.82, 0.72))
        for values, colour, name in (
            (measured, tokens.MEASURED, tr("measured")),
            (simulated, tokens.SIMULATED, tr("simulated")),
        ):
            share = (np.arange(len(values)) + 0.5) / len(values)
            axes.plot(np.sort(values), share, color=colour, linewidth=1.5, label=name)
        axes.set(
            ylim=(0, 1.01),
            xlabel=tr("Similarity of two moments' FC (FCD value)"),
            ylabel=tr("Share of values below"),
        )
        canvas.grid(axes)
        _legend(axes, "upper left")
        distance = tr("KS distance {value}", value=number(ks))
        canvas.title(axes, tr("FC dynamics"), distance)
        return figure


def loss(history: Array, phases: tuple[tuple[int, str], ...]) -> "Figure":
    """Loss by step, phases as dotted verticals. Each phase has an objective of its own,
    so values compare within a phase."""
    with canvas.house_style():
        figure = canvas.new_figure(3.3, 2.55)
        axes = figure.add_axes((0.16, 0.175, 0.8, 0.72))
        axes.plot(
            np.arange(len(history)), history, color=tokens.SIMULATED, linewidth=1.4
        )
        known = np.isfinite(history)
        if known.any() and (history[known] > 0).all():
            axes.set_yscale("log")
            canvas.plain_log(axes.yaxis, (1, 2, 5))
        shown = -np.inf
        for first, name in phases:
            if first - shown < 0.07 * len(history):
                continue  # its name would lie on the one before
            shown = first
            axes.axvline(first, color=tokens.TEXT3, linewidth=0.8, linestyle=":")
            axes.annotate(
                f" {phase(name)}",
                (first, 0.985),
                xycoords=("data", "axes fraction"),
                va="top",
                rotation=90 if len(phases) > 3 else 0,
                fontsize=canvas.DIGITS,
                color=tokens.TEXT3,
            )
        if known.any():
            axes.set_ylim(top=float(np.nanmax(history[known])) * 1.35)
        axes.set(xlabel=tr("Step"), ylabel=tr("Loss"))
        axes.set_xlim(-0.5, max(1, len(history) - 0.5))
        canvas.grid(axes)
        steps = tr("{count} steps", count=number(len(history), 0))
        canvas.title(axes, tr("Loss"), steps)
        return figure


def agreement_bar(
    floor: float | None,
    fit: float | None,
    held_out: float | None,
    ceiling: float | None,
) -> "Figure":
    """FC correlation on one bar from 0 to 1: structure, fit, held-out, ceiling."""
    with canvas.house_style():
        figure = canvas.new_figure(canvas.WIDTH, 0.86)
        axes = figure.add_axes((0.02, 0.36, 0.96, 0.2))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        axes.barh(0.5, 1, height=0.62, color=tokens.TRACK)
        if ceiling is not None:
            axes.barh(
                0.5,
                1 - ceiling,
                left=ceiling,
                height=0.62,
                color=tokens.RAISED,
                hatch="/////",
                edgecolor=tokens.LINE2,
                linewidth=0,
            )
        shown = fit if fit is not None else held_out
        if shown is not None:
            axes.barh(0.5, max(shown, 0), height=0.62, color=tokens.SIMULATED)
        marks = [
            (floor, tr("structure alone"), tokens.TEXT3, False),
            (fit, tr("fit"), tokens.SIMULATED, True),
            (held_out, tr("held-out"), tokens.PLAN, True),
            (ceiling, tr("ceiling"), tokens.TEXT3, False),
        ]
        _marks(axes, [mark for mark in marks if mark[0] is not None])
        return figure


def _marks(axes: "Axes", marks: list) -> None:
    """Ticks with names, alternately below and above where they would meet."""
    ranked = sorted(marks, key=lambda mark: mark[0])
    below = {ranked[0][0]: True} if ranked else {}
    for (before, *_), (here, *_) in pairwise(ranked):
        below[here] = not below[before] if here - before < 0.16 else True
    for place, name, colour, strong in ranked:
        down = below[place]
        axes.plot(
            [place, place],
            [-0.45, 1.0] if down else [0.0, 1.45],
            color=tokens.TEXT if strong else tokens.TEXT3,
            linewidth=1.2,
            clip_on=False,
        )
        axes.text(
            min(max(place, 0.06), 0.94),
            -0.65 if down else 1.65,
            f"{name} {number(place)}",
            ha="center",
            va="top" if down else "bottom",
            color=colour,
            fontfamily=canvas.STRONG if strong else canvas.PLAIN,
            fontsize=canvas.LABELS,
        )


def _legend(axes: "Axes", place: Literal["best", "upper left"] = "best") -> None:
    axes.legend(
        loc=place,
        frameon=False,
        fontsize=canvas.DIGITS,
        labelcolor=tokens.TEXT2,
        handlelength=1.4,
    )

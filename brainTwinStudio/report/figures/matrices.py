"""Functional connectivity: measured, simulated, difference; and pair by pair."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COMPARED = (tr("Measured"), tr("Simulated"), tr("Difference"))
APART = tr("simulated − measured")


def fc_matrices(
    left: Array,
    right: Array,
    hemispheres: tuple[str, ...],
    names: tuple[str, str, str] = COMPARED,
    facts: tuple[str, str, str] = ("", "", APART),
) -> "Figure":
    """Three matrices (region, region), regions sorted by hemisphere.

    The third is right minus left, on a map centred at zero with equal arms.
    """
    with canvas.house_style():
        figure = canvas.new_figure(canvas.WIDTH, 2.95)
        order = np.argsort([_rank(h) for h in hemispheres], kind="stable")
        a, b = (_without_diagonal(m)[np.ix_(order, order)] for m in (left, right))
        low, high = _limits(a, b)
        arm = max(float(np.nanquantile(np.abs(b - a), 0.99)), 1e-3)
        seams = _seams(tuple(hemispheres[i] for i in order))
        for i, matrix in enumerate((a, b, b - a)):
            axes = figure.add_axes((0.005 + i * 0.336, 0.17, 0.318, 0.74))
            ends = (-arm, arm) if i == 2 else (low, high)
            _draw(axes, matrix, "vik" if i == 2 else "batlow", ends, seams)
            canvas.title(axes, names[i], facts[i])
        bar = (0.225, 0.045, 0.22, 0.028)
        canvas.colour_bar(figure, bar, "batlow", (low, high), tr("FC, correlation"))
        box = (0.745, 0.045, 0.17, 0.028)
        apart = tr("difference")
        canvas.colour_bar(figure, box, "vik", (-arm, arm), apart, signed=True)
        return figure


def fc_scatter(measured: Array, simulated: Array, r: float | None) -> "Figure":
    """Every pair of regions: measured against simulated, coloured by local density."""
    from scipy.stats import gaussian_kde

    from brainTwinStudio.report.wording import number

    upper = np.triu_indices(len(measured), 1)
    x, y = measured[upper], simulated[upper]
    known = np.isfinite(x) & np.isfinite(y)
    x, y = x[known], y[known]
    with canvas.house_style():
        figure = canvas.new_figure(3.3, 2.55)
        axes = figure.add_axes((0.15, 0.175, 0.8, 0.72))
        points = np.stack([x, y])
        try:
            sample = points[:, :: max(1, len(x) // 1500)]
            density = gaussian_kde(sample)(points)
        except (np.linalg.LinAlgError, ValueError):
            density = np.ones(len(x))
        first = np.argsort(density)
        axes.scatter(
            x[first],
            y[first],
            c=np.clip(density[first] / density.max(), 0, 1) * 0.82,
            cmap=canvas.colours("batlow"),
            vmin=0,
            vmax=1,
            s=3.0,
            linewidths=0,
            rasterized=True,
        )
        ends = (min(x.min(), y.min()) - 0.03, max(x.max(), y.max()) + 0.03)
        axes.plot(ends, ends, color=tokens.TEXT3, linewidth=0.8, linestyle=(0, (4, 3)))
        axes.set(xlim=ends, ylim=ends)
        axes.set(xlabel=tr("Measured FC"), ylabel=tr("Simulated FC"))
        axes.set_aspect("equal")
        canvas.grid(axes)
        pairs = number(len(x), 0)
        fact = tr("r = {r}   ({count} pairs)", r=number(r), count=pairs)
        canvas.title(axes, tr("Pair by pair"), fact)
        return figure


def _rank(hemisphere: str) -> int:
    return {"L": 0, "R": 1}.get(hemisphere, 2)


def _seams(hemispheres: tuple[str, ...]) -> list[int]:
    pairs = pairwise(hemispheres)
    return [i + 1 for i, (a, b) in enumerate(pairs) if a != b]


def _without_diagonal(matrix: Array) -> Array:
    kept = np.array(matrix, dtype=float)
    np.fill_diagonal(kept, np.nan)
    return kept


def _limits(*matrices: Array) -> tuple[float, float]:
    values = np.concatenate([m[np.isfinite(m)] for m in matrices])
    low, high = np.quantile(values, [0.01, 0.99])
    return min(0.0, float(np.floor(low * 10) / 10)), float(np.ceil(high * 10) / 10)


def _draw(
    axes: "Axes",
    matrix: Array,
    name: canvas.assets.ColourMap,
    ends: tuple[float, float],
    seams: list[int],
) -> None:
    table = canvas.colours(name)
    axes.imshow(matrix, cmap=table, vmin=ends[0], vmax=ends[1], interpolation="nearest")
    axes.set_axis_off()
    for place in seams:
        axes.axhline(place - 0.5, color=tokens.PANEL, linewidth=1.4)
        axes.axvline(place - 0.5, color=tokens.PANEL, linewidth=1.4)

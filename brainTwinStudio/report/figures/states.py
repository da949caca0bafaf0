"""Recurring states: what every region does in them, measured above simulated."""

from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, RecurringComparison
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_IN, TOP_IN, FOOT_IN = 0.42, 0.06, 0.42
SIDES = {"L": 0, "R": 1}


def state_patterns(of: RecurringComparison, hemispheres: tuple[str, ...]) -> "Figure":
    """Two strips a state, regions sorted by hemisphere (seam); colours from the most
    negative to the most positive entry, centred at zero."""
    order = np.argsort([SIDES.get(h, 2) for h in hemispheres], kind="stable")
    sides = [hemispheres[k] for k in order]
    seams = [k for k in range(1, len(sides)) if sides[k] != sides[k - 1]]
    both = np.stack([of.patterns, of.simulated_patterns], axis=1)[:, :, order]
    arm = float(np.abs(both).max())
    height = TOP_IN + ROW_IN * of.count + FOOT_IN
    with canvas.house_style():
        figure = canvas.new_figure(canvas.WIDTH, height)
        for k, rows in enumerate(both):
            _strip(figure, k, rows, arm, seams, height)
        bar = (0.36, 0.14 / height, 0.3, 0.09 / height)
        label = tr("leading eigenvector")
        canvas.colour_bar(figure, bar, "vik", (-arm, arm), label, signed=True)
        return figure


def _strip(
    figure: "Figure", k: int, rows: Array, arm: float, seams: list[int], height: float
) -> None:
    bottom = 1 - (TOP_IN + ROW_IN * (k + 0.82)) / height
    axes = figure.add_axes((0.15, bottom, 0.84, 0.68 * ROW_IN / height))
    axes.imshow(
        rows,
        cmap=canvas.colours("vik"),
        vmin=-arm,
        vmax=arm,
        aspect="auto",
        interpolation="nearest",
    )
    axes.axhline(0.5, color=tokens.PANEL, linewidth=1.2)
    for seam in seams:
        axes.axvline(seam - 0.5, color=tokens.PANEL, linewidth=1.6)
    axes.set(xticks=[], yticks=[0, 1])
    axes.set_yticklabels([tr("measured"), tr("simulated")])
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0)
    axes.text(
        -0.175,
        0.5,
        tr("State {number}", number=k + 1),
        transform=axes.transAxes,
        va="center",
        fontsize=canvas.LABELS,
        family=canvas.STRONG,
    )

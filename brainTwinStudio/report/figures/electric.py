"""Spectra of the channels of an EEG, measured and simulated."""

import math
from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report import tokens
from brainTwinStudio.report.figures import canvas
from brainTwinStudio.report.wording import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CELL, ROW_INCHES = 0.9, 0.55  # share of a place that is drawn on; height of a row
MOST_ACROSS = 8
ALPHA_HZ = (8.0, 13.0)
DB = 10 / math.log(10)


def channel_spectra(
    names: tuple[str, ...], hz: Array, measured: Array, simulated: Array
) -> "Figure":
    """Natural logarithms of power (channel, frequency) in small cells of one scale; the
    band marks alpha."""
    across = min(MOST_ACROSS, max(1, math.ceil(math.sqrt(1.6 * len(names)))))
    down = math.ceil(len(names) / across)
    sides = [DB * np.asarray(power) for power in (measured, simulated)]
    low, high = np.quantile(np.concatenate(sides), [0.002, 0.998])
    x = CELL * (hz - hz[0]) / (hz[-1] - hz[0])
    band = [CELL * (edge - hz[0]) / (hz[-1] - hz[0]) for edge in ALPHA_HZ]
    with canvas.house_style():
        figure = canvas.new_figure(canvas.WIDTH, 0.5 + ROW_INCHES * down)
        axes = figure.add_axes((0.005, 0.02, 0.99, 0.98 - 0.3 / (0.5 + 0.55 * down)))
        for place, name in enumerate(names):
            row, column = divmod(place, across)
            axes.fill_between(
                [column + band[0], column + band[1]], -row, -row + CELL,
                color=tokens.TEXT3, alpha=0.15, linewidth=0,
            )  # fmt: skip
            for power, colour in zip(
                sides, (tokens.MEASURED, tokens.SIMULATED), strict=True
            ):
                share = np.clip((power[place] - low) / (high - low), 0, 1)
                axes.plot(column + x, CELL * share - row, color=colour, linewidth=0.8)
            axes.text(
                column + CELL, -row + CELL, name.removeprefix("EEG ").rstrip("."),
                ha="right", va="top", fontsize=6, color=tokens.TEXT3,
            )  # fmt: skip
        axes.set(xlim=(-0.02, across), ylim=(-down + 1 - 0.05, 1))
        axes.axis("off")
        ends = {"low": number(low, 0), "high": number(high, 0)}
        fact = tr("1 to 45 Hz, {low} to {high} dB of 1 µV²/Hz", **ends)
        canvas.title(axes, tr("Spectra of the channels"), fact)
        return figure

"""Spectra in decibels, and how FC changes over time: measured and simulated."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.ticks import digits, hertz

LEAST = 1e-30
BINS = 48
HZ, DB = tr("Frequency (Hz)"), tr("Power (dB)")
MANY = 5  # regions that a band is drawn for
Values = NDArray[np.float64]
Spectrum = tuple[Values, Values]  # hz (frequency,), power (region, frequency)


class Pair(Axes):
    """Two curves over each other: measured and simulated, unless told otherwise."""

    def __init__(self, x_label: str, y_label: str, *, filled: bool) -> None:
        super().__init__(x_label, y_label)
        self._band = self.add_band("measured")
        self._measured = self.add_curve(tr("measured"), "measured", 1.8, filled=filled)
        self._simulated = self.add_curve(tr("simulated"), "sim", 1.8, filled=filled)

    def set_names(self, first: str, second: str, tokens: tuple[str, str]) -> None:
        """What the two curves are, and the tokens of their colours."""
        self._measured.name, self._simulated.name = first, second
        marks = ((self._band, 0), (self._measured, 0), (self._simulated, 1))
        for mark, which in marks:
            if mark.token != tokens[which]:
                self.recolour(mark, tokens[which])


class SpectrumPlot(Pair):
    """Power over frequency; the band is the middle 80 % of all measured regions."""

    def __init__(self) -> None:
        super().__init__(HZ, DB, filled=False)
        self._banded: Values | None = None

    def set(
        self,
        measured: Spectrum | None,
        simulated: Spectrum | None,
        chosen: tuple[int, ...] = (),
    ) -> None:
        """Draw spectra, not in dB: the median of the chosen regions, of all where none
        is chosen; None leaves a curve out."""
        for curve, spectrum in (
            (self._measured, measured),
            (self._simulated, simulated),
        ):
            if spectrum is None:
                curve.set((), ())
                continue
            hz, power = spectrum
            rows = power[list(chosen)] if chosen else power
            curve.set(hz, decibels(np.nanmedian(rows, axis=0)))
        power = None if measured is None else measured[1]
        if power is self._banded:
            return
        self._banded = power
        if measured is None or len(measured[1]) < MANY:
            self._band.set((), (), ())
            return
        low, high = np.nanquantile(measured[1], [0.1, 0.9], axis=0)
        self._band.set(measured[0], decibels(low), decibels(high))

    def set_compact(self, compact: bool) -> None:
        """Little height: the unit of the axis goes to its digits."""
        self.bottom.wording = hertz if compact else digits
        self.set_labels("" if compact else HZ, "dB" if compact else DB)


class FcdPlot(Pair):
    """How often two moments' FC are how alike, from the quantiles of these values."""

    def __init__(self) -> None:
        super().__init__(
            tr("Similarity of FC at two moments"), tr("Share of pairs (%)"), filled=True
        )
        self.box.setLimits(yMin=0)

    def set(self, measured: Values | None, simulated: Values | None) -> None:
        """Draw quantiles at evenly spaced shares, (quantile,) both; None for none."""
        known = [q for q in (measured, simulated) if q is not None and len(q)]
        low = min((float(q.min()) for q in known), default=0.0)
        high = max((float(q.max()) for q in known), default=1.0)
        edges = np.linspace(low, high, BINS + 1)
        for curve, quantiles in (
            (self._measured, measured),
            (self._simulated, simulated),
        ):
            if quantiles is None or not len(quantiles):
                curve.set((), ())
            else:
                curve.set(*steps(edges, shares(quantiles, edges)))


def decibels(power: ArrayLike) -> Values:
    """10 log10 of power."""
    return 10 * np.log10(np.maximum(power, LEAST))


def shares(quantiles: Values, edges: Values) -> Values:
    """Percent of values between neighbouring edges, (edge - 1,), of a distribution
    known by its quantiles (quantile,) at shares from 0 to 1."""
    at = np.linspace(0, 1, len(quantiles))
    below = np.interp(edges, np.maximum.accumulate(quantiles), at, left=0, right=1)
    return 100 * np.diff(below)


def steps(edges: Values, heights: Values) -> tuple[Values, Values]:
    """The outline of a histogram, from 0 to 0."""
    x = np.repeat(edges, 2)
    y = np.concatenate([[0.0], np.repeat(heights, 2), [0.0]])
    return x, y

from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.curves import (
    FcdPlot,
    SpectrumPlot,
    decibels,
    shares,
    steps,
)
from brainTwinStudio.ui.plots.marks import Curve

HZ = np.array([0.1, 0.2, 0.3])
POWER: Any = 10.0 ** np.arange(18).reshape(6, 3)


@pytest.fixture
def spectrum(qtbot: QtBot) -> SpectrumPlot:
    result = SpectrumPlot()
    qtbot.addWidget(result)
    return result


@pytest.fixture
def fcd(qtbot: QtBot) -> FcdPlot:
    result = FcdPlot()
    qtbot.addWidget(result)
    return result


def curves(plot: SpectrumPlot | FcdPlot) -> list[Curve]:
    return [mark for mark in plot.marks if isinstance(mark, Curve)]


def test_spectra_are_the_median_of_the_chosen_regions_in_decibels(
    spectrum: SpectrumPlot,
) -> None:
    spectrum.set((HZ, POWER), (HZ, POWER * 10), (1,))
    measured, simulated = curves(spectrum)
    assert measured.y == pytest.approx([30, 40, 50])
    assert simulated.y == pytest.approx([40, 50, 60])


def test_without_a_choice_all_regions_count(spectrum: SpectrumPlot) -> None:
    spectrum.set((HZ, POWER), None)
    measured, simulated = curves(spectrum)
    assert measured.y == pytest.approx(decibels(np.median(POWER, axis=0)))
    assert not simulated.y.size


def test_the_band_is_the_middle_of_all_measured_regions(
    spectrum: SpectrumPlot,
) -> None:
    spectrum.set((HZ, POWER), None, (0,))
    low, high = spectrum.marks[0].item.curves
    assert low.yData == pytest.approx(decibels(np.quantile(POWER, 0.1, axis=0)))
    assert high.yData == pytest.approx(decibels(np.quantile(POWER, 0.9, axis=0)))
    spectrum.set((HZ, POWER[:2]), None)
    assert not len(spectrum.marks[0].item.curves[0].getData()[0])


def test_little_height_moves_the_unit_to_the_digits(spectrum: SpectrumPlot) -> None:
    spectrum.set_compact(True)
    assert not spectrum.bottom.words.isVisible()
    assert spectrum.bottom.tickStrings([0.1], 1, 0.1) == ["0.1\u00a0Hz"]
    spectrum.set_compact(False)
    assert spectrum.bottom.labelText == "Frequency (Hz)"
    assert spectrum.bottom.tickStrings([0.1], 1, 0.1) == ["0.1"]


def test_a_plan_has_its_own_colours_and_names(spectrum: SpectrumPlot) -> None:
    spectrum.set_names("twin", "plan", ("sim", "plan"))
    first, second = curves(spectrum)
    assert (first.name, second.name) == ("twin", "plan")
    assert second.item.opts["pen"].color().name().upper() == theme.DARK.plan
    assert spectrum.marks[0].item.brush().color().name().upper() == theme.DARK.sim


def test_a_histogram_is_made_from_quantiles() -> None:
    quantiles = np.linspace(0, 1, 201)  # evenly spread between 0 and 1
    assert shares(quantiles, np.linspace(0, 1, 5)) == pytest.approx([25] * 4)
    assert shares(quantiles, np.array([-1.0, 0.0, 0.5, 2.0])) == pytest.approx(
        [0, 50, 50]
    )


def test_the_outline_of_a_histogram_begins_and_ends_at_zero() -> None:
    x, y = steps(np.array([0.0, 1.0, 2.0]), np.array([5.0, 3.0]))
    assert x.tolist() == [0, 0, 1, 1, 2, 2]
    assert y.tolist() == [0, 5, 5, 3, 3, 0]


def test_both_distributions_are_drawn_over_the_same_bins(fcd: FcdPlot) -> None:
    rng = np.random.default_rng(0)
    quantiles = np.sort(rng.normal(size=201))
    fcd.set(quantiles, quantiles + 2)
    measured, simulated = curves(fcd)
    assert measured.x.tolist() == simulated.x.tolist()
    assert measured.y[1::2].sum() == pytest.approx(100)
    assert simulated.y[1::2].sum() == pytest.approx(100)


def test_an_fcd_that_was_not_computed_is_not_drawn(fcd: FcdPlot) -> None:
    fcd.set(np.linspace(0, 1, 201), np.linspace(0, 1, 201))
    fcd.set(None, None)
    assert [curve.x.size for curve in curves(fcd)] == [0, 0]

"""Rises of power, and the sparse sources behind them."""

import numpy as np
import pytest

from brainTwinStudio.analysis.seizure_rise import on_grid, rise_of
from brainTwinStudio.analysis.seizure_sources import (
    first_points,
    sparse_sources,
    taking_part,
)
from brainTwinStudio.errors import InputError

HZ = 128.0


def recording(begins_s: float, ends_s: float, gain: float = 8.0) -> np.ndarray:
    """Five channels of 60 s of noise; the first two grow `gain` times as large."""
    rng = np.random.default_rng(3)
    signals = rng.normal(size=(5, round(60 * HZ)))
    times = np.arange(signals.shape[1]) / HZ
    ictal = (times >= begins_s) & (times < ends_s)
    signals[:2, ictal] *= gain
    return signals


def test_a_rise_is_the_logarithm_of_power_over_its_background() -> None:
    found = rise_of(recording(20, 40), HZ, (20.0, 40.0))
    inside = (found.times_s > 22) & (found.times_s < 38)
    assert found.rise[:2, inside].mean() == pytest.approx(2 * np.log(8.0), abs=0.1)
    assert abs(found.rise[2:, inside].mean()) < 0.1


def test_an_unmarked_seizure_is_found() -> None:
    found = rise_of(recording(20, 40), HZ)
    assert found.begins_s == pytest.approx(20, abs=1.5)
    assert found.ends_s == pytest.approx(40, abs=1.5)


@pytest.mark.parametrize(
    ("signals", "span", "hz", "said"),
    [
        (recording(20, 40, gain=1.0), None, HZ, "no seizure"),
        (recording(20, 40), (4.0, 30.0), HZ, "5 s of background"),
        (recording(20, 40), (20.0, 40.0), 10.0, "sampling rate"),
    ],
)
def test_what_cannot_be_a_seizure_is_refused(signals, span, hz, said) -> None:
    with pytest.raises(InputError, match=said):
        rise_of(signals, hz, span, what="the run")


def test_points_outside_the_recording_are_unknown() -> None:
    found = rise_of(recording(20, 40), HZ, (20.0, 40.0))
    rows = on_grid(found, 50.0, 1.0, 20)
    assert np.isfinite(rows[:, :9]).all()
    assert np.isnan(rows[:, 11:]).all()


def test_few_sources_behind_many_contacts_are_found() -> None:
    rng = np.random.default_rng(5)
    places, centres = rng.uniform(-40, 40, (30, 3)), rng.uniform(-40, 40, (20, 3))
    apart = np.linalg.norm(places[:, None] - centres[None], axis=-1)
    gain = 1 / (apart**2 + 100) ** 2
    gain /= gain.max()
    # Regions that some contact sees well: what no contact sees cannot be told.
    first, second = np.argsort(-gain.max(axis=0))[:2]
    power = np.zeros((20, 12))
    power[first, 3:], power[second, 6:] = 300.0, 200.0
    rise = np.log1p(gain @ power) + 0.1 * rng.normal(size=(30, 12))
    found = sparse_sources(gain, rise, np.full(rise.shape, 1 / 0.1**2 / 4))
    assert set(np.flatnonzero(taking_part(found.power, 0.2))) == {first, second}
    starts = first_points(found.power)
    assert starts[first] == 3
    assert starts[second] == 6

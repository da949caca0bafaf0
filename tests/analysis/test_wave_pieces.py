"""Montages and pieces of long recordings."""

import numpy as np
import pytest

from brainTwinStudio.analysis.filtering import band_passed
from brainTwinStudio.analysis.montages import longitudinal_pairs, montage
from brainTwinStudio.analysis.wave_pieces import Filters, piece, spreads
from brainTwinStudio.errors import InputError

HZ, GOOD = 100.0, np.array([True, True, False])
NAMES = ("A1", "A2", "A3")


@pytest.fixture
def signals() -> np.ndarray:
    draw = np.random.default_rng(0)
    slow = np.cumsum(draw.normal(size=(3, 30_000)), axis=1)
    return (slow + 500).astype(np.float32)


def test_a_piece_is_cut_out_of_the_whole_filtered_recording(signals):
    filters = Filters(1.0, 30.0)
    whole = band_passed(signals.astype(float), HZ, 1.0, 30.0)
    rows = montage("recorded", NAMES, GOOD)
    for first, stop in ((0, 4000), (12_000, 16_384), (29_000, 30_000)):
        found = piece(signals, HZ, rows, filters, first, stop)
        inside = whole[:, first:stop]
        error = np.abs(found - inside).max()
        assert error < 0.02 * inside.std()


def test_an_average_leaves_bad_channels_out(signals):
    rows = montage("average", NAMES, GOOD)
    found = piece(signals, HZ, rows, Filters(), 100, 200)
    usual = signals[:2, 100:200].mean(axis=0)
    assert found == pytest.approx(signals[:, 100:200] - usual, abs=1e-3)
    with pytest.raises(InputError, match="two good channels"):
        montage("average", NAMES, np.array([True, False, False]))


def test_a_bipolar_row_is_first_minus_second(signals):
    rows = montage("bipolar", NAMES, GOOD, [(0, 1)])
    assert rows.names == ("A1-A2",)
    assert rows.channels == (0,)
    found = piece(signals, HZ, rows, Filters(), 0, 50)
    assert found == pytest.approx(signals[:1, :50] - signals[1:2, :50])
    with pytest.raises(InputError, match="neighbours"):
        montage("bipolar", NAMES, GOOD)


def test_spreads_are_those_within_seconds(signals):
    noise = np.random.default_rng(1).normal(0, [[1.0], [5.0], [2.0]], (3, 8000))
    rows = montage("recorded", NAMES, GOOD)
    assert spreads(noise, HZ, rows, Filters()) == pytest.approx([1, 5, 2], rel=0.1)


def test_chains_of_the_scalp_know_old_and_new_names():
    old = longitudinal_pairs(["Fp1", "F7", "T3", "T5", "O1"])
    new = longitudinal_pairs(["FP1", "F7", "T7", "P7", "O1"])
    assert old == new == [(0, 1), (1, 2), (2, 3), (3, 4)]

"""Quality cards: each fault is found, and a good patient has none."""

import numpy as np
import pytest

from brainTwinStudio.analysis import quality, quality_numbers, quality_runs

NAMES = [f"ctx-{side}-area{i}" for side in ("lh", "rh") for i in range(8)]
SIDES = ["L"] * 8 + ["R"] * 8


def centres() -> np.ndarray:
    rng = np.random.default_rng(0)
    left = rng.uniform([-60, -90, -30], [-10, 60, 60], (8, 3))
    return np.concatenate([left, left * [-1, 1, 1]])


def weights() -> np.ndarray:
    rng = np.random.default_rng(1)
    upper = np.triu(rng.lognormal(3, 1.5, (16, 16)) * (rng.random((16, 16)) < 0.6), 1)
    return upper + upper.T


def signals(samples: int = 600, seed: int = 2) -> np.ndarray:
    rng = np.random.default_rng(seed)
    shared, pairs = rng.normal(size=(1, samples)), rng.normal(size=(8, samples))
    return 0.6 * shared + np.tile(pairs, (2, 1)) + rng.normal(size=(16, samples))


def cards_of_connectome(w=None, lengths=None, places=None):
    w = weights() if w is None else w
    return quality.connectome_cards(w, NAMES, SIDES, lengths, places)


def worst(cards) -> str:
    return quality.by_severity(cards)[0].severity


def number(cards, name: str) -> float:
    return next(dict(c.numbers)[name] for c in cards if name in dict(c.numbers))


def test_a_good_connectome_has_no_bad_card():
    distance = quality_numbers.distances_mm(centres())
    lengths = np.where(weights() > 0, 1.3 * distance + 5, 0)
    cards = cards_of_connectome(None, lengths, centres())
    assert worst(cards) in ("info", "ok")
    assert number(cards, "length_distance_r") == pytest.approx(1.0)


def test_isolated_regions_are_named():
    w = weights()
    w[3] = w[:, 3] = 0
    cards = cards_of_connectome(w)
    assert worst(cards) == "bad"
    bad = quality.by_severity(cards)[0]
    assert bad.title == "1 region has no connections"
    assert "ctx-lh-area3" in bad.detail


def test_two_separate_halves_are_seen():
    w = weights()
    w[:8, 8:] = w[8:, :8] = 0
    assert number(cards_of_connectome(w), "parts") == 2


def test_a_directed_matrix_is_said_to_be_one():
    w = weights()
    w[0, 1] += 5
    assert "Matrix is directed" in [c.title for c in cards_of_connectome(w)]


def test_orders_of_magnitude_are_counted():
    w = np.zeros((16, 16))
    w[0, 1:] = 1.0
    w[1, 2] = 1e5
    assert number(cards_of_connectome(w + w.T), "orders_of_magnitude") == 5


def test_lengths_in_the_wrong_order_and_unit_are_found():
    rng = np.random.default_rng(3)
    linked = weights() > 0
    shuffled = np.where(linked, rng.uniform(20, 200, linked.shape), 0)
    assert worst(cards_of_connectome(None, shuffled, centres())) == "bad"
    metres = np.where(linked, quality_numbers.distances_mm(centres()) * 30, 0)
    titles = [c.title for c in cards_of_connectome(None, metres, centres())]
    assert any("Longest tract" in title for title in titles)


def test_a_weight_without_length_is_found():
    lengths = np.where(weights() > 0, 50.0, 0)
    where = np.argwhere(weights() > 0)[0]
    lengths[tuple(where)] = 0
    assert number(cards_of_connectome(None, lengths), "missing") == 1


def test_swapped_sides_are_bad():
    mirrored = centres() * [-1, 1, 1]
    cards = cards_of_connectome(None, None, mirrored)
    assert number(cards, "wrong_side_share") == 1.0
    assert worst(cards) == "bad"


def test_a_good_recording_has_no_bad_card():
    cards = quality_runs.recording_cards(signals(), 0.5, NAMES)
    cards += quality_runs.function_cards(None, [signals()], NAMES, SIDES)
    assert worst(cards) in ("info", "ok")


def test_milliseconds_for_seconds_are_found():
    cards = quality_runs.recording_cards(signals(), 1 / 2000, NAMES)
    assert "milliseconds" in quality.by_severity(cards)[0].detail


def test_dead_regions_are_bad_and_flat_ones_are_warned_of():
    run = signals()
    run[2] = 5.0
    assert worst(quality_runs.recording_cards(run, 0.5, NAMES)) == "bad"
    run = signals()
    run[2] *= 0.001
    assert number(quality_runs.recording_cards(run, 0.5, NAMES), "flat_regions") == 1


def test_spikes_are_counted():
    run = signals()
    run[:, 100] += 15
    z = quality_numbers.dvars_z(run)
    assert set(np.flatnonzero(z > quality_runs.SPIKE_Z)) == {99, 100}


def test_drift_is_seen():
    run = signals() + np.linspace(0, 8, 600)
    assert number(quality_runs.recording_cards(run, 0.5, NAMES), "drift_share") > 0.5


def test_removed_global_signal_is_told_from_a_present_one():
    run = signals()
    removed = run - run.mean(axis=0)
    assert quality_numbers.global_share(removed) < 1e-3
    cards = quality_runs.recording_cards(removed, 0.5, NAMES, "present")
    assert any("said to be present, but looks removed" in c.title for c in cards)


def test_wrong_region_order_shows_in_homotopic_fc():
    order = np.random.default_rng(4).permutation(16)
    good = quality_runs.function_cards(None, [signals()], NAMES, SIDES)
    bad = quality_runs.function_cards(None, [signals()[order]], NAMES, SIDES)
    assert "Left-right partners are alike" in [c.title for c in good]
    assert "Left-right partners are not alike" in [c.title for c in bad]


def test_ceiling_is_the_example_of_the_handbook():
    # GUI.md 2.3: split-half 0.71 -> reliability 0.83 -> ceiling 0.91
    assert quality_numbers.ceiling_from_halves(0.71) == pytest.approx(0.91, abs=0.005)
    assert np.isnan(quality_numbers.ceiling_from_halves(-0.1))


def test_noise_has_no_ceiling():
    noise = np.random.default_rng(5).normal(size=(16, 300))
    cards = quality_runs.function_cards(None, [noise], NAMES, SIDES)
    assert worst(cards) == "bad"


def test_runs_are_compared_with_each_other():
    runs = [signals(seed=6), signals(seed=7)]
    cards = quality_runs.function_cards(weights(), runs, NAMES, SIDES)
    assert number(cards, "run_to_run_fc_r") > 0.8


def test_structure_correlation_does_not_change_with_the_scale_of_weights():
    runs = [signals()]
    a = quality_numbers.log_weights_against_fc(weights(), runs)
    assert quality_numbers.log_weights_against_fc(weights() / 1e4, runs) == (
        pytest.approx(a)
    )


def test_white_noise_has_as_many_independent_samples_as_samples():
    noise = np.random.default_rng(8).normal(size=(16, 2000))
    assert quality_numbers.effective_samples(noise) == pytest.approx(2000, rel=0.4)
    slow = np.cumsum(noise, axis=1)
    assert quality_numbers.effective_samples(slow) < 60


def test_many_free_values_are_warned_of():
    few = quality_runs.amount_card([signals()], 0.5, 10)
    many = quality_runs.amount_card([signals()], 0.5, 100_000)
    assert (few.severity, many.severity) == ("ok", "warn")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("ctx-lh-bankssts", "bankssts"),
        ("R_bankssts", "bankssts"),
        ("bankssts_L", "bankssts"),
        ("Left-Thalamus-Proper", "thalamusproper"),
        ("L", "l"),
    ],
)
def test_bare_names(name, bare):
    assert quality_numbers.bare_name(name) == bare


def test_cards_are_sorted_the_worst_first():
    cards = [quality.Card(s, s, "") for s in ("ok", "warn", "info", "bad")]
    assert [c.severity for c in quality.by_severity(cards)] == [
        "bad", "warn", "info", "ok",
    ]  # fmt: skip


def test_a_recording_of_a_few_points_is_refused_politely():
    cards = quality_runs.recording_cards(signals(5), 0.5, NAMES)
    assert [c.title for c in cards] == ["Only 5 time points"]


def test_dead_and_tiny_data_give_cards_and_no_warning():
    runs = [np.zeros((16, 100)), signals(100)]
    assert worst(quality_runs.recording_cards(runs[0], 0.5, NAMES)) == "bad"
    quality_runs.function_cards(weights(), runs, NAMES, SIDES)
    two = [signals(100)[:2]]
    small = np.array([[0.0, 1.0], [1.0, 0.0]])
    cards = quality_runs.function_cards(small, two, NAMES[:2], SIDES[:2])
    assert any("not computed" in card.title for card in cards)
    assert not any("nan" in card.title + card.detail for card in cards)

"""Pictures and mending of quality cards, without a window."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Patient, Recording
from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.ui.panels.key_numbers import KEYS, key_numbers
from brainTwinStudio.ui.panels.mending import (
    offers_of,
    symmetrised,
    without_regions,
)
from brainTwinStudio.ui.panels.proof_kinds import MatrixProof, PairsProof, TracesProof
from brainTwinStudio.ui.panels.proofs import proof_of, regions_of, run_of
from brainTwinStudio.ui.plots.evidence import Evidence
from tests.ui.small import small_project


@pytest.fixture
def patient() -> Patient:
    return small_project().patients[0]


def lonely(patient: Patient) -> Patient:
    """Two regions lose all their connections."""
    connectome = patient.connectome
    assert connectome is not None
    weights = np.array(connectome.weights)
    weights[[2, 7]] = weights[:, [2, 7]] = 0
    return replace(patient, connectome=replace(connectome, weights=weights))


def card(patient: Patient, key: str) -> Card:
    found = [c for c in cards_of(patient) if c.numbers and c.numbers[0][0] == key]
    return found[0]


def test_every_card_with_numbers_has_a_picture(patient: Patient):
    several = replace(patient.recordings[0], id="rest-2")
    noisy = replace(
        several,
        signals=several.signals
        + np.random.default_rng(9).normal(size=several.signals.shape),
    )
    patient = replace(patient, recordings=(patient.recordings[0], noisy))
    cards = cards_of(patient)
    assert len(cards) > 15
    for one in cards:
        assert proof_of(one, patient).picture is not None, one.title
        assert all(key in KEYS for key, _ in one.numbers)


def test_a_card_without_numbers_has_none(patient: Patient):
    assert proof_of(Card("info", "No tract lengths", ""), patient).picture is None


def test_regions_without_connections_are_named_and_marked(patient: Patient):
    patient = lonely(patient)
    one = card(patient, "isolated_regions")
    proof = proof_of(one, patient)
    assert isinstance(proof.picture, MatrixProof)
    names = patient.recordings[0].channel_names
    assert proof.regions == (names[2], names[7]) == regions_of(one, patient)


def test_a_card_of_one_run_shows_that_run(patient: Patient):
    second = replace(
        patient.recordings[0], id="rest-2", signals=patient.recordings[0].signals * 2
    )
    patient = replace(patient, recordings=(patient.recordings[0], second))
    named = Card("info", "rest-2: 13.3 min long", "", (("minutes", 13.3),))
    assert run_of(named, patient) is second
    proof = proof_of(named, patient)
    assert isinstance(proof.picture, TracesProof)
    assert proof.picture.run is second


def test_halves_are_compared_pair_by_pair(patient: Patient):
    picture = proof_of(card(patient, "split_half_fc_r"), patient).picture
    assert isinstance(picture, PairsProof)
    assert len(picture.x) == len(picture.y) == 12 * 11 // 2
    told = dict(card(patient, "split_half_fc_r").numbers)["split_half_fc_r"]
    assert f"r = {told:.2f}" in picture.words


def test_jumps_are_marked_where_they_are(patient: Patient):
    signals = np.array(patient.recordings[0].signals)
    signals[:, 200:] += 40
    run = replace(patient.recordings[0], signals=signals)
    picture = proof_of(
        card(replace(patient, recordings=(run,)), "spike_share"),
        replace(patient, recordings=(run,)),
    ).picture
    assert isinstance(picture, Evidence)
    assert picture.dots is not None
    assert picture.dots[0].tolist() == [200 / run.sampling_hz]


def test_a_histogram_holds_all_values(patient: Patient):
    picture = proof_of(card(patient, "orders_of_magnitude"), patient).picture
    assert isinstance(picture, Evidence)
    (bars,) = picture.traces
    assert abs(bars.y[1:-1:2].sum() - 100) < 1e-9


def test_left_regions_on_the_right_are_marked(patient: Patient):
    connectome = patient.connectome
    assert connectome is not None
    centres = np.array(connectome.parcellation.centres_mm)
    centres[4, 0] *= -1
    parcellation = replace(connectome.parcellation, centres_mm=centres)
    patient = replace(
        patient, connectome=replace(connectome, parcellation=parcellation)
    )
    proof = proof_of(card(patient, "wrong_side_share"), patient)
    assert proof.regions == (parcellation.region_names[4],)
    assert isinstance(proof.picture, Evidence)
    assert proof.picture.dots is not None
    assert proof.picture.dots[2].sum() == 1


def test_numbers_are_told_with_unit_and_meaning():
    one = Card("info", "", "", (("density", 0.634), ("odd_key", 2.0)))
    first, second = key_numbers(one)
    assert (first.value, first.label) == ("63\u00a0%", "of pairs are connected")
    assert (second.value, second.label) == ("2.00", "odd key")
    assert key_numbers(None) == ()


# ------------------------------------------------------------------ mending


def test_leaving_regions_out_keeps_every_part_in_step(patient: Patient):
    eeg = Recording("eeg", "eeg", np.zeros((3, 50)), 100.0, ("a", "b", "c"))
    patient = replace(patient, recordings=(*patient.recordings, eeg))
    names = patient.recordings[0].channel_names
    smaller = without_regions(patient, (names[2], names[7]))
    kept = [i for i in range(12) if i not in (2, 7)]
    connectome, before = smaller.connectome, patient.connectome
    assert connectome is not None
    assert before is not None
    np.testing.assert_array_equal(
        connectome.weights, before.weights[np.ix_(kept, kept)]
    )
    assert connectome.lengths_mm is not None
    assert connectome.lengths_mm.shape == (10, 10)
    assert connectome.parcellation.centres_mm is not None
    assert connectome.parcellation.count == 10
    bold, other = smaller.recordings
    assert bold.channel_names == connectome.parcellation.region_names
    np.testing.assert_array_equal(bold.signals, patient.recordings[0].signals[kept])
    assert other is eeg


def test_one_region_alone_is_refused(patient: Patient):
    names = patient.recordings[0].channel_names
    with pytest.raises(InputError, match="Fewer than 2 regions"):
        without_regions(patient, names[:11])


def test_symmetrised_weights_are_the_mean_of_both_directions(patient: Patient):
    connectome = patient.connectome
    assert connectome is not None
    weights, lengths = np.array(connectome.weights), np.array(connectome.lengths_mm)
    weights[0, 1], weights[1, 0] = 10, 30
    lengths[0, 1], lengths[1, 0] = 50, 0
    directed = replace(connectome, weights=weights, lengths_mm=lengths)
    found = symmetrised(replace(patient, connectome=directed)).connectome
    assert found is not None
    assert found.weights[0, 1] == found.weights[1, 0] == 20
    assert found.lengths_mm is not None
    assert found.lengths_mm[0, 1] == found.lengths_mm[1, 0] == 50


def test_only_what_helps_is_offered(patient: Patient):
    for one in cards_of(patient):
        undecided = one.title.startswith("Data do not tell")
        assert bool(offers_of(one, patient)) is undecided, one.title
    lacking = lonely(patient)
    (offer,) = offers_of(card(lacking, "isolated_regions"), lacking)
    assert offer.text == "Leave out 2 regions"
    assert offer.change is not None
    mended = offer.change(lacking)
    assert mended.connectome is not None
    assert mended.connectome.parcellation.count == 10


def test_a_directed_matrix_offers_to_symmetrise(patient: Patient):
    connectome = patient.connectome
    assert connectome is not None
    weights = np.array(connectome.weights)
    weights[0, 1] *= 3
    patient = replace(patient, connectome=replace(connectome, weights=weights))
    (offer,) = offers_of(card(patient, "largest_asymmetry"), patient)
    assert offer.text == "Symmetrise"


def test_missing_data_offer_to_add_some():
    empty = Patient("P")
    offers = [offers_of(one, empty) for one in cards_of(empty)]
    assert [offer.action for (offer,) in offers] == ["add-data", "add-data"]

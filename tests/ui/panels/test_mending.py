"""One-click fixes of quality cards: what each changes, and that the card is gone."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Electrodes, Patient, Recording, space_named
from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.ui.panels.mending import Offer, offers_of
from brainTwinStudio.ui.panels.mending_runs import without_run, worst_run
from brainTwinStudio.ui.panels.proofs import proof_of, regions_of
from tests.ui.small import small_project


@pytest.fixture
def patient() -> Patient:
    return small_project().patients[0]


def card_of(patient: Patient, key: str, run: str = "") -> Card:
    for one in cards_of(patient):
        if one.numbers and one.numbers[0][0] == key and one.title.startswith(run):
            return one
    raise AssertionError(f"no card {key}")


def mended(patient: Patient, card: Card, text: str) -> Patient:
    offers = {offer.text: offer for offer in offers_of(card, patient)}
    offer: Offer = offers[text]
    assert offer.tip
    assert offer.change is not None
    return offer.change(patient)


def with_weights(patient: Patient, weights: np.ndarray) -> Patient:
    assert patient.connectome is not None
    connectome = replace(patient.connectome, weights=weights)
    return replace(patient, connectome=connectome)


def test_half_a_matrix_is_mirrored_at_full_weight(patient: Patient):
    assert patient.connectome is not None
    whole = patient.connectome.weights
    both = (whole + whole.T) / 2
    half = with_weights(patient, np.triu(both))
    card = card_of(half, "largest_asymmetry")
    assert card.severity == "warn"
    after = mended(half, card, "Mirror the triangle")
    assert after.connectome is not None
    np.testing.assert_allclose(after.connectome.weights, both)
    assert card_of(after, "largest_asymmetry").severity == "ok"


def test_labels_without_grey_matter_are_left_out(patient: Patient):
    connectome = patient.connectome
    assert connectome is not None
    parcellation = connectome.parcellation
    names = ("ctx-lh-corpuscallosum", *parcellation.region_names[1:])
    parcellation = replace(parcellation, region_names=names)
    runs = tuple(replace(run, channel_names=names) for run in patient.recordings)
    odd = replace(
        patient,
        connectome=replace(connectome, parcellation=parcellation),
        recordings=runs,
    )
    card = card_of(odd, "not_tissue")
    assert regions_of(card, odd) == names[:1]
    assert proof_of(card, odd).regions == names[:1]
    after = mended(odd, card, "Leave out 1 region")
    assert after.recordings[0].channel_names == names[1:]
    with pytest.raises(AssertionError, match="no card"):
        card_of(after, "not_tissue")


def test_lengths_from_distance_stay_marked_as_estimated(patient: Patient):
    assert patient.connectome is not None
    bare = replace(patient, connectome=replace(patient.connectome, lengths_mm=None))
    card = next(one for one in cards_of(bare) if one.title == "No tract lengths")
    after = mended(bare, card, "Estimate from distance").connectome
    assert after is not None
    assert after.lengths_mm is not None
    centres = after.parcellation.centres_mm
    assert centres is not None
    i, j = np.argwhere(after.weights > 0)[0]
    far = np.linalg.norm(centres[i] - centres[j])
    assert after.lengths_mm[i, j] == pytest.approx(1.3 * far + 29)
    assert after.lengths_estimated


def several_runs(patient: Patient) -> Patient:
    """Two runs that agree, and noise."""
    first = patient.recordings[0]
    draw = np.random.default_rng(0)
    like = first.signals + 0.1 * first.signals.std() * draw.normal(
        size=first.signals.shape
    )
    noise = draw.normal(size=first.signals.shape)
    runs: tuple[Recording, ...] = (
        first,
        replace(first, id="second", signals=like),
        replace(first, id="noise", signals=noise),
    )
    return replace(patient, recordings=runs)


def test_the_run_that_agrees_least_is_left_out(patient: Patient):
    three = several_runs(patient)
    assert worst_run(three).id == "noise"
    card = card_of(three, "run_to_run_fc_r")
    assert card.severity in ("bad", "warn")
    after = mended(three, card, "Leave out noise")
    assert [run.id for run in after.recordings] == [three.recordings[0].id, "second"]
    with pytest.raises(InputError, match="no recording 'noise'"):
        without_run("noise", after)


def test_a_run_full_of_jumps_is_left_out_unless_it_is_the_only_one(patient: Patient):
    three = several_runs(patient)
    signals = np.array(three.recordings[2].signals)
    signals[:, ::9] += 40
    runs = (*three.recordings[:2], replace(three.recordings[2], signals=signals))
    three = replace(three, recordings=runs)
    card = card_of(three, "spike_share", "noise")
    assert card.severity == "warn"
    after = mended(three, card, "Leave out noise")
    assert len(after.recordings) == 2
    alone = replace(three, recordings=runs[2:])
    assert offers_of(card_of(alone, "spike_share"), alone) == ()


def test_a_person_says_what_the_data_do_not_tell(patient: Patient):
    run = replace(patient.recordings[0], global_signal="present")
    draw = np.random.default_rng(1)
    signals = draw.normal(size=run.signals.shape)
    wrong = replace(patient, recordings=(replace(run, signals=signals),))
    card = card_of(wrong, "mean_fc")
    assert card.severity == "warn"
    (after,) = mended(wrong, card, "Global signal removed").recordings
    assert after.global_signal == "removed"
    assert after.global_signal_reason == "stated at the check"


def with_contacts(patient: Patient, shift_mm: tuple[float, ...] = ()) -> Patient:
    """Contacts at the centres of regions, named by their side; the first ones moved."""
    assert patient.connectome is not None
    parcellation = patient.connectome.parcellation
    assert parcellation.centres_mm is not None
    positions = np.array(parcellation.centres_mm)
    for i, shift in enumerate(shift_mm):
        positions[i, 2] += shift
    sides = "RL"
    names = tuple(f"{sides[int(x < 0)]}A{i}" for i, x in enumerate(positions[:, 0]))
    electrodes = Electrodes(
        names, ("seeg",) * len(names), positions, space_named(parcellation.space)
    )
    return replace(patient, electrodes=electrodes)


def test_contacts_outside_the_brain_are_left_out(patient: Patient):
    far = with_contacts(patient, (150.0, 150.0))
    card = card_of(far, "outside")
    after = mended(far, card, "Leave out 2 contacts").electrodes
    assert after is not None
    assert after.kinds[:3] == ("other", "other", "seeg")
    card = card_of(replace(far, electrodes=after), "outside")
    assert (card.severity, offers_of(card, far)) == ("ok", ())


def test_swapped_sides_are_swapped_back(patient: Patient):
    right = with_contacts(patient)
    assert right.electrodes is not None
    positions = right.electrodes.positions_mm
    assert positions is not None
    flipped = replace(right.electrodes, positions_mm=positions * [-1, 1, 1])
    wrong = replace(right, electrodes=flipped)
    card = card_of(wrong, "named")
    assert card.severity == "bad"
    after = mended(wrong, card, "Swap left and right")
    assert after.electrodes is not None
    np.testing.assert_array_equal(after.electrodes.positions_mm, positions)
    assert card_of(after, "named").severity == "ok"

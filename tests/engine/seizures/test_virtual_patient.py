"""The recipe of a virtual patient: who seizes when, what is told, what stays apart."""

from functools import cache

import numpy as np
import pytest

from brainTwinStudio.engine.seizures.contact_signals import contact_gain, pink
from brainTwinStudio.engine.seizures.generating import seizing
from brainTwinStudio.engine.seizures.generating_steps import THRESHOLD
from brainTwinStudio.engine.seizures.virtual_patient import (
    Recipe,
    told,
    virtual_patient,
    with_lengths,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Connectome, Electrodes, Parcellation
from brainTwinStudio.project.virtual_patient import VirtualPatient

REGIONS = 10
RECIPE = Recipe(("r0", "r1"), seed=3, seizures=2, seconds=40.0)


def brain(*, lengths: bool = False, space: str = "MNI305") -> Connectome:
    rng = np.random.default_rng(5)
    centres = rng.uniform(-50, 50, (REGIONS, 3))
    names = tuple(f"r{i}" for i in range(REGIONS))
    sides = ("L",) * REGIONS
    weights = np.triu(np.exp(rng.normal(4, 1.5, (REGIONS, REGIONS))), 1)
    far = np.linalg.norm(centres[:, None] - centres[None], axis=-1)
    parcellation = Parcellation("ten", names, sides, centres, space)
    return Connectome(parcellation, weights + weights.T, far if lengths else None)


def contacts(near: tuple[int, ...] = (0, 1, 2, 3), apart_mm: float = 4.0) -> Electrodes:
    centres = brain().parcellation.centres_mm
    assert centres is not None
    places = np.array([centres[i] + [apart_mm, k, 0] for i in near for k in range(2)])
    names = tuple(f"{chr(65 + i)}{k + 1}" for i in near for k in range(2))
    flags = (True,) * len(names)
    kinds = ("seeg",) * len(names)
    return Electrodes(names, kinds, places, "MNI305", soz=flags)


@cache
def made() -> VirtualPatient:
    return virtual_patient(brain(), contacts(), RECIPE)


@pytest.mark.slow
def test_seizures_begin_in_the_zone_after_a_background_and_reach_others() -> None:
    patient = made()
    zone = [patient.system.region_names.index(name) for name in patient.zone]
    first = np.nanmin(patient.onset_s, axis=1)
    assert np.isfinite(patient.onset_s[:, zone]).all()
    assert (np.nanmin(patient.onset_s[:, zone], axis=1) == first).all()
    assert ((first > 10) & (first < 22)).all()
    reached = np.isfinite(patient.onset_s).any(axis=0)
    spread = {patient.system.region_names[i] for i in np.flatnonzero(reached)}
    assert spread <= {*patient.zone, *patient.propagation}
    assert spread & set(patient.propagation)


@pytest.mark.slow
def test_zone_lies_above_the_threshold_and_all_else_below() -> None:
    patient = made()
    x0 = dict(
        zip(patient.system.region_names, patient.system.excitability, strict=True)
    )
    assert all(x0[name] > THRESHOLD for name in patient.zone)
    assert all(x0[name] < THRESHOLD for name in patient.propagation)
    others = set(x0) - {*patient.zone, *patient.propagation}
    assert all(np.isnan(x0[name]) for name in others)


def test_without_the_zone_nothing_seizes_and_with_all_it_is_as_recorded() -> None:
    patient = made()
    onset = seizing(patient.system)[0]
    assert np.array_equal(onset, patient.onset_s, equal_nan=True)
    present = np.ones((1, REGIONS), bool)
    present[0, [patient.system.region_names.index(name) for name in patient.zone]] = 0
    assert np.isnan(seizing(patient.system, present=present)).all()


def test_contacts_near_the_zone_rise_and_recordings_hold_what_is_said() -> None:
    patient = made()
    run = patient.recordings[0]
    assert run.kind == "seeg"
    assert run.unit == "µV"
    assert run.signals.shape == (8, round(40.0 * 256))
    assert run.channel_names == patient.electrodes.names
    assert not run.annotations
    begins = int(256 * np.nanmin(patient.onset_s[0]))
    before = np.asarray(run.signals[:, : 10 * 256]).std(axis=1)
    after = np.asarray(run.signals[:, begins : begins + 15 * 256]).std(axis=1)
    assert (after[:4] > 2 * before[:4]).all()  # two contacts each at r0 and r1
    assert np.median(before) == pytest.approx(30, rel=0.5)


def test_what_is_told_is_not_the_truth() -> None:
    patient = made()
    assert patient.electrodes.soz is None
    seen, true = patient.connectome.weights, patient.true_connectome.weights
    assert (seen == seen.T).all()
    upper = np.triu_indices(REGIONS, 1)
    missed = (seen[upper] == 0) & (true[upper] > 0)
    assert missed.sum() == round(0.05 * (true[upper] > 0).sum())
    both = (seen[upper] > 0) & (true[upper] > 0)
    error = np.log(seen[upper][both] / true[upper][both])
    assert 0.15 < error.std() < 0.45
    reported = np.asarray(patient.electrodes.positions_mm)
    off = np.linalg.norm(patient.contacts_mm - reported, axis=1)
    assert 0.5 < off.mean() < 3


@pytest.mark.slow
def test_the_same_seed_gives_the_same_patient_and_another_another() -> None:
    again = virtual_patient(brain(), contacts(), RECIPE)
    assert np.array_equal(again.recordings[0].signals, made().recordings[0].signals)
    assert np.array_equal(again.connectome.weights, made().connectome.weights)
    other = virtual_patient(brain(), contacts(), Recipe(RECIPE.zone, 4, 2, 40.0))
    assert not np.array_equal(other.connectome.weights, made().connectome.weights)


def test_a_zone_that_no_contact_is_near_says_so() -> None:
    assert made().zone_sampled
    centres = np.asarray(brain().parcellation.centres_mm)
    apart = np.linalg.norm(centres[:2, None] - centres[None, 4:], axis=-1).min(axis=0)
    far = tuple(int(i) + 4 for i in np.argsort(-apart)[:3])
    unseen = virtual_patient(brain(), contacts(far), RECIPE)
    assert not unseen.zone_sampled
    assert unseen.sampled[list(far)].all()


def test_false_tracts_come_where_none_were() -> None:
    true = with_lengths(brain(lengths=True))
    sparse = np.where(true.weights > np.median(true.weights), true.weights, 0.0)
    thin = Connectome(true.parcellation, sparse, true.lengths_mm)
    seen = told(thin, np.random.default_rng(0))
    invented = (seen.weights > 0) & (sparse == 0)
    assert invented.any()
    assert seen.lengths_mm is not None
    assert (seen.lengths_mm[invented] > 0).all()
    assert seen.weights[invented].max() < np.median(sparse[sparse > 0])


def test_a_gain_falls_with_distance_and_is_no_inverse_square() -> None:
    contact = np.array([[5.0, 0, 0], [40.0, 0, 0], [np.nan, np.nan, np.nan]])
    gain = contact_gain(contact, np.zeros((1, 3)), np.random.default_rng(2))
    assert gain[0] > 8 * gain[1] > 0
    assert gain[2] == 0
    assert gain[0] / gain[1] != pytest.approx(64, rel=0.05)


def test_pink_noise_has_less_power_at_higher_frequencies() -> None:
    power = np.abs(np.fft.rfft(pink((4, 8192), np.random.default_rng(0)))) ** 2
    hz = np.fft.rfftfreq(8192, 1 / 256)
    low = power[:, (hz > 2) & (hz < 4)].mean()
    high = power[:, (hz > 20) & (hz < 40)].mean()
    assert low / high == pytest.approx(10, rel=0.3)


def test_what_cannot_be_made_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="No region 'elsewhere'"):
        virtual_patient(brain(), contacts(), Recipe(("elsewhere",)))
    with pytest.raises(InputError, match="over half of the brain"):
        virtual_patient(brain(), contacts(), Recipe(tuple(f"r{i}" for i in range(6))))
    with pytest.raises(InputError, match="zone is empty"):
        virtual_patient(brain(), contacts(), Recipe(()))
    with pytest.raises(InputError, match="no transform"):
        virtual_patient(brain(space="scanner RAS"), contacts(), RECIPE)
    nowhere = Electrodes(("A1",), ("seeg",))
    with pytest.raises(InputError, match="No contact has a position"):
        virtual_patient(brain(), nowhere, RECIPE)

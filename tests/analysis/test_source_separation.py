"""Sources are told apart by their waveforms, and lie where contacts hear them."""

import numpy as np

from brainTwinStudio.analysis.source_separation import placed, separated

RATE, SECONDS = 128, 60
RNG = np.random.default_rng(5)
CENTRES = RNG.uniform(-40, 40, (20, 3))
CONTACTS = CENTRES[RNG.permutation(np.resize(np.arange(20), 40))]
CONTACTS = CONTACTS + RNG.normal(0, 8, CONTACTS.shape)
APART = np.linalg.norm(CONTACTS[:, None] - CENTRES[None], axis=-1)
TRUE = (3, 11, 14)


def recording(loud: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Seizure and background (contact, time), and waves (source, time) of three
    regions: spikes, saw teeth and a sine that swells."""
    time = np.arange(RATE * SECONDS) / RATE
    waves = np.stack(
        [
            (np.sin(2 * np.pi * 2.3 * time) > 0.9) * 3.0,
            (time * 3.1) % 1.0 - 0.5,
            np.sin(2 * np.pi * 7 * time) * np.exp(np.sin(0.4 * time)),
        ]
    )
    waves = (waves - waves.mean(axis=1, keepdims=True)) / waves.std(
        axis=1, keepdims=True
    )
    rng = np.random.default_rng(6)
    gain = 1 / (1 + (APART[:, TRUE] / 8) ** 2)
    gain = gain * rng.uniform(0.6, 1.4, gain.shape)
    shape = (2, len(APART), time.size)
    noise = 0.05 * rng.normal(size=shape)
    return loud * gain @ waves + noise[0], noise[1], waves


def test_every_source_is_found_with_its_wave_and_its_region():
    seizure, rest, waves = recording(1.0)
    split = separated([seizure], [rest])
    assert len(split.unmixing) == 3
    alike = np.abs(np.corrcoef(split.unmixing @ seizure, waves)[:3, 3:])
    assert (alike.max(axis=1) > 0.97).all()
    places = placed(split.topography, APART)
    found = places.log_chance.argmax(axis=1)
    assert set(found) == set(TRUE)
    assert (places.loudness > 0).all()
    # Each has power 1 in the seizure: together they carry all of it but the noise.
    power = (split.topography**2).sum() / (seizure**2).mean(axis=1).sum()
    assert 0.85 < power < 1.02


def test_of_background_alone_nothing_is_separated():
    seizure, rest, _ = recording(0.0)
    split = separated([seizure], [rest])
    assert split.unmixing.shape == (0, len(APART))
    assert placed(split.topography, APART).log_chance.shape == (0, len(CENTRES))


def test_one_contact_alone_leaves_open_which_of_two_regions_beside_it():
    apart = np.array([[10.0, 11.0, 60.0]])
    chance = placed(np.ones((1, 1)), apart).log_chance[0]
    assert chance[1] > -0.5
    far = np.array([[5.0, 30.0, 60.0], [30.0, 5.0, 60.0], [40.0, 35.0, 60.0]])
    heard = np.array([[1.0], [0.1], [0.06]])
    assert placed(heard, far).log_chance[0, 1] < -3


def test_one_contact_far_off_does_not_move_a_source():
    places = np.arange(8)[:, None] * np.array([12.0, 0.0, 0.0])
    apart = np.abs(places[:, :1] - np.array([[12.0, 60.0]])) + 4.0
    heard = 1 / (1 + (apart[:, :1] / 7.0) ** 2)
    heard[6] = 0.5  # beside the other region, much louder than it should be
    chance = placed(heard, apart).log_chance[0]
    assert chance[0] == 0.0
    assert chance[1] < -3


def test_of_two_regions_as_far_that_with_a_contact_near_is_likelier():
    apart = np.array([[14.0, 16.0], [30.0, 30.0]])
    gain = 1 / (1 + (np.array([[15.0], [30.0]]) / 7.0) ** 2)
    assert placed(gain, apart).log_chance[0, 1] < -1

"""What contacts record of a generating system: a gain no fit assumes, and noise."""

import numpy as np
from jaxtyping import Float
from scipy import signal

from brainTwinStudio.engine.seizures.generating_steps import SAMPLING_HZ

POINTS = 24  # sources of a region
SPREAD_MM = 6.0  # of the sources around the centre
NEAREST_MM = 2.0
ORIENTED = 0.5  # share of a source that depends on the direction of the contact
BACKGROUND_UV = 30.0  # of an average contact
PINK, REFERENCE = 0.3, 0.2  # of the background
LINE_HZ = 50.0
LINE = (0.05, 0.3)  # of the background, between contacts
HIGH_PASS_HZ = 0.5

Rng = np.random.Generator


def contact_gain(
    contacts_mm: Float[np.ndarray, "contact 3"],
    centres_mm: Float[np.ndarray, "region 3"],
    rng: Rng,
) -> Float[np.ndarray, "contact region"]:
    """Weight of each region in each contact, 0 for contacts without a position.

    A region is a cloud of sources around its centre. Each counts by 1 over a power of
    the distance, 1.6 to 2.4 of one patient, times 1 plus half the cosine between its
    own direction and that of the contact: neither the inverse square of the fit nor a
    dipole.
    """
    power = rng.uniform(1.6, 2.4)
    gain = np.zeros((len(contacts_mm), len(centres_mm)))
    for i, centre in enumerate(centres_mm):
        sources = centre + SPREAD_MM * rng.normal(size=(POINTS, 3))
        along = rng.normal(size=3) + 0.7 * rng.normal(size=(POINTS, 3))
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        apart = contacts_mm[:, None] - sources
        far = np.maximum(np.linalg.norm(apart, axis=-1), NEAREST_MM)
        facing = 1 + ORIENTED * np.sum(apart * along, axis=-1) / far
        gain[:, i] = (facing / far**power).mean(axis=1)
    return np.nan_to_num(gain)


def recorded(
    potential: Float[np.ndarray, "seizure time region"],
    gain: Float[np.ndarray, "contact region"],
    rng: Rng,
    background_s: float,
) -> list[Float[np.ndarray, "contact time"]]:
    """Signals in uV of each seizure: potentials through the gain, then pink noise of
    each contact, a reference that all share, mains, and the amplifier's high-pass at
    0.5 Hz. Scaled so that the first background_s of an average contact have 30 uV."""
    clean = [gain @ one.T.astype(np.float64) for one in potential]
    before = round(background_s * SAMPLING_HZ)
    usual = np.median([one[:, :before].std(axis=1) for one in clean])
    line = rng.uniform(*LINE, len(gain))[:, None]
    phase = rng.uniform(0, 2 * np.pi, len(gain))[:, None]
    made = []
    for one in clean:
        count = one.shape[1]
        time = np.arange(count) / SAMPLING_HZ
        noise = PINK * pink((len(gain), count), rng) + REFERENCE * pink((1, count), rng)
        noise += line * np.sin(2 * np.pi * LINE_HZ * time + phase)
        made.append(high_passed(BACKGROUND_UV * (one / usual + noise)))
    return made


def pink(shape: tuple[int, int], rng: Rng) -> Float[np.ndarray, "row time"]:
    """Noise of standard deviation 1 whose power falls with 1/f above 0.5 Hz."""
    spectrum = np.fft.rfft(rng.normal(size=shape), axis=1)
    hz = np.fft.rfftfreq(shape[1], 1 / SAMPLING_HZ)
    spectrum /= np.sqrt(np.maximum(hz, HIGH_PASS_HZ))
    noise = np.fft.irfft(spectrum, shape[1], axis=1)
    return noise / noise.std(axis=1, keepdims=True)


def high_passed(
    signals: Float[np.ndarray, "contact time"],
) -> Float[np.ndarray, "contact time"]:
    """As an amplifier leaves them: above 0.5 Hz, settled at the first sample."""
    top = signal.butter(1, HIGH_PASS_HZ, "highpass", fs=SAMPLING_HZ, output="sos")
    settled = signal.sosfilt_zi(top)[:, None] * signals[:, :1]
    return signal.sosfilt(top, signals, axis=1, zi=settled)[0]

"""Free runs of a network that makes EEG and fMRI: one brain, recorded by both at once.

The alpha oscillators are those of `electric_run`. Their power goes through the
haemodynamic response, is sampled, and then measured and cleaned as the fMRI was. Both
recordings begin when the response knows its whole past.
"""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.eeg_fmri_network import KERNEL, KERNEL_S, NOISE, REMOVED
from brainTwinStudio.engine.electric_network import Wires
from brainTwinStudio.engine.electric_run import (
    at_rate,
    channels_of,
    coupled_rotation,
    divided,
)
from brainTwinStudio.engine.observe.bold_direct import measure, noise_spread
from brainTwinStudio.engine.observe.kernels import convolved, kernel
from brainTwinStudio.engine.run_twin import measuring, response_of
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.project import Array, Sampling

measured = jax.jit(measure)


class Lengths(NamedTuple):
    """Samples of the EEG and of the fMRI, 0 where it is not wanted."""

    eeg: int
    bold: int


class Recorded(NamedTuple):
    """EEG (channel, time) in µV, and slow power (time, region) at the scans: what
    `cleaned` makes BOLD of."""

    eeg: Array
    slow: Array


def recorded(
    running: Mapping[str, Array],
    wires: Wires,
    sampling_hz: float,
    sampling: Sampling,
    lengths: Lengths,
    *,
    seed: int,
    which: int = 0,
) -> Recorded:
    """Run number `which` of a seed. Raises InputError where it leaves all bounds."""
    divide, step_s = divided(sampling_hz), sampling.repetition_time_s
    hz = sampling_hz / divide
    late = int(np.ceil(KERNEL_S * hz))
    seconds = max(lengths.eeg / sampling_hz, lengths.bold * step_s)
    count = late + int(np.ceil(seconds * hz)) + 1
    (z,) = coupled_rotation(running, wires, sampling_hz, count, 1, seed, which)
    eeg = np.empty((wires.lead_field.shape[0], 0))
    if lengths.eeg:
        alpha = at_rate(np.real(z)[:, late:], divide)[:, : lengths.eeg]
        draw = np.random.default_rng([seed, which])
        eeg = channels_of(running, wires, alpha, sampling_hz, draw)
    response = kernel(KERNEL, 1 / hz, KERNEL_S)
    slow = np.asarray(convolved(jnp.asarray(np.abs(z.T) ** 2), response, 1 / hz))
    first = late + 1 - len(response)  # the sample of `slow` where the EEG begins
    at = first + np.arange(lengths.bold) * step_s * hz
    known = np.arange(len(slow))
    scans = np.stack([np.interp(at, known, one) for one in slow.T], axis=1)
    return Recorded(eeg, scans)


def cleaned(
    running: Mapping[str, Array],
    slow: Array,
    sampling: Sampling,
    *,
    seed: int,
    which: int = 0,
) -> Array:
    """BOLD (time, region) of slow power, with measurement noise, cleaned as the
    recording was."""
    x = jnp.asarray(slow)[None]
    ratio = jnp.broadcast_to(jnp.asarray(running[NOISE]), (slow.shape[1],))
    response = response_of(len(slow), sampling.repetition_time_s, sampling.band_hz)
    keys = measuring(seed_keys(seed, which, 1))
    removed = jnp.asarray(running[REMOVED], float)
    return np.asarray(measured(x, noise_spread(x, ratio), removed, response, keys)[0])

"""An EEG and a free run of its twin, side by side in the twin's channels."""

import numpy as np

from brainTwinStudio.jobs.messages import Simulation
from brainTwinStudio.project import Array, Recording

Shown = tuple[tuple[str, ...], Array, tuple[Array, ...]]


def beside(run: Simulation, recording: Recording, seconds: float) -> Shown | None:
    """Names of the channels, the recording's first `seconds` (channel, time) in their
    average reference, and free runs, (channel, time) each. None where the recording
    lacks a channel."""
    names = run.channel_names
    if run.eeg is None or not set(names) <= set(recording.channel_names):
        return None
    rows = [recording.channel_names.index(name) for name in names]
    measured = np.asarray(
        recording.signals[rows, : round(seconds * recording.sampling_hz)], float
    )
    until = round(seconds * run.eeg_hz)
    simulated = tuple(one[:until].T for one in run.eeg)
    return names, measured - measured.mean(axis=0), simulated

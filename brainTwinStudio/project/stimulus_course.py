"""What a model is given of a stimulus, step by step."""

import numpy as np

from brainTwinStudio.project.arrays import Array
from brainTwinStudio.project.scenario import Stimulation
from brainTwinStudio.project.waveforms import area


def heights(change: Stimulation, edges: Array) -> Array:
    """Mean height between edges (step + 1,) in s of the run, state units per s (step,);
    a pulse shorter than a step enters by its area."""
    stop = np.inf if change.stop_s is None else change.stop_s
    since = np.clip(edges, change.start_s, max(stop, change.start_s)) - change.start_s
    gained = np.diff(area(change.waveform, change, since))
    return change.amplitude * gained / np.diff(edges)

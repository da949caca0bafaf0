"""What an electrical recording sees of a twin."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.lead_field import LeadField


@dataclass(frozen=True, slots=True, eq=False)
class Sensors:
    """The channels of an EEG in the average reference: lead_field (channel, region),
    and noise (channel,), the one-sided density of white noise of their own in squared
    signal units per Hz. sampling_hz, run_samples: of the runs that were fitted."""

    lead_field: LeadField
    noise: Array
    sampling_hz: float
    run_samples: tuple[int, ...]

    def __post_init__(self) -> None:
        count = len(self.lead_field.channel_names)
        noise = frozen(self.noise, "Noise of channels", (count,))
        object.__setattr__(self, "noise", noise)
        if (noise < 0).any():
            raise InputError("The noise of a channel is below 0.")
        if not (np.isfinite(self.sampling_hz) and self.sampling_hz > 0):
            raise InputError("The sampling rate of channels must be above 0 Hz.")
        if not self.run_samples or min(self.run_samples) < 2:
            raise InputError("A run of the channels holds fewer than 2 time points.")

    @property
    def channel_names(self) -> tuple[str, ...]:
        return self.lead_field.channel_names

"""One seizure of a twin as signals, by six-dimensional Epileptors."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.scenario import Change

NOT_A_FORECAST = (
    "The waveform is the model's, not a forecast of this person's: it shows which "
    "regions take part, and when."
)


@dataclass(frozen=True, slots=True, eq=False)
class FullSeizure:
    """One run of a mixed network: Epileptors where `epileptor` says so, noise-driven
    rhythms elsewhere (engine/seizures/full_seizure.py has the equations).

    times_s (time,) from the start of the piece. potential (time, region): field
    potential, without a unit, NaN where the region is removed. contacts (time,
    channel): what contacts of the twin hear of it, above 0.5 Hz, without a unit.
    onset_s (region,): when it begins to seize, on the clock of times_s, NaN where it
    does not. onset_twin_s with onset_twin_low_s, onset_twin_high_s of 90 % (region,):
    the same by the twin's draws, NaN where it takes part in fewer than half of them.
    epileptor (region,). began_alone (region,): above its threshold, so that it needs
    no other region to begin. lasts_s: from its first onset until no region seizes, NaN
    where it does not end, or does not begin. heard_s (channel,): from when on
    the RMS of a contact over the last 1 s is three times that before the first onset,
    for 2 s at least; NaN where it never is. changes: of the plan; () without one.
    """

    twin_id: str
    region_names: tuple[str, ...]
    channel_names: tuple[str, ...]
    times_s: Array
    potential: Array
    contacts: Array
    onset_s: Array
    onset_twin_s: Array
    onset_twin_low_s: Array
    onset_twin_high_s: Array
    epileptor: tuple[bool, ...]
    began_alone: tuple[bool, ...]
    lasts_s: float
    heard_s: Array
    changes: tuple[Change, ...]
    seed: int
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        regions, channels = len(self.region_names), len(self.channel_names)
        times = frozen(self.times_s, "Full seizure: times", (None,))
        object.__setattr__(self, "times_s", times)
        shapes = {
            "potential": (len(times), regions),
            "contacts": (len(times), channels),
            "heard_s": (channels,),
            **dict.fromkeys(
                ("onset_s", "onset_twin_s", "onset_twin_low_s", "onset_twin_high_s"),
                (regions,),
            ),
        }
        for name, shape in shapes.items():
            what = f"Full seizure: {name}"
            kind = np.float32 if len(shape) == 2 else np.float64
            may_lack = name != "contacts"
            values = getattr(self, name)
            values = frozen(values, what, shape, dtype=kind, finite=not may_lack)
            object.__setattr__(self, name, values)

    @property
    def sampling_hz(self) -> float:
        return 1 / float(self.times_s[1] - self.times_s[0])

    @property
    def order(self) -> tuple[int, ...]:
        """Places of the regions that seize, by their onset."""
        seizing = np.flatnonzero(np.isfinite(self.onset_s))
        order = np.argsort(self.onset_s[seizing], kind="stable")
        return tuple(int(i) for i in seizing[order])

    @property
    def shown(self) -> tuple[int, ...]:
        """The same, and then those that take part in the twin only, by their onset
        there."""
        left = np.isnan(self.onset_s) & np.isfinite(self.onset_twin_s)
        order = np.argsort(np.where(left, self.onset_twin_s, np.inf), kind="stable")
        return (*self.order, *(int(i) for i in order[: left.sum()]))

"""A person's data: connectome and recordings."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.electrodes import Electrodes
from brainTwinStudio.project.lead_field import LeadField
from brainTwinStudio.project.patient_anatomy import PatientAnatomy

RecordingKind = Literal["bold", "eeg", "meg", "seeg"]
GlobalSignal = Literal["present", "removed", "not stated"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark on a recording: onset_s from the start of the run, duration_s (0 = a
    moment), and what it says."""

    onset_s: float
    duration_s: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """One continuous run; runs are never joined across their borders.

    signals (channel, time) in `unit`, sampled at sampling_hz; float64 of fMRI, and of
    the others float32 where they came so, perhaps mapped from the disk.
    global_signal: whether the mean over regions was removed before import;
    global_signal_reason says who told (the user, or how it was detected).
    band_hz: (low, high) edges of the band the signals were filtered to, or None.
    channel_kinds (channel,): "eeg", "seeg", "ecog", "eog", "ecg", ..., or empty.
    bad_channels: names of channels that are left out of every measure.
    starts_s: start of this run after the start of its file; no date is kept.
    line_hz: mains frequency at the place of recording, None where not stated.
    """

    id: str
    kind: RecordingKind
    signals: Array
    sampling_hz: float
    channel_names: tuple[str, ...]
    unit: str = "a.u."
    global_signal: GlobalSignal = "not stated"
    global_signal_reason: str = ""
    band_hz: tuple[float, float] | None = None
    source_file: str = ""
    sha256: str = ""
    channel_kinds: tuple[str, ...] = ()
    bad_channels: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    starts_s: float = 0.0
    line_hz: float | None = None

    def __post_init__(self) -> None:
        for field in ("channel_names", "channel_kinds", "bad_channels", "annotations"):
            object.__setattr__(self, field, tuple(getattr(self, field)))
        small = self.kind != "bold" and getattr(self.signals, "dtype", "") == np.float32
        signals = frozen(
            self.signals,
            f"Recording {self.id}",
            (len(self.channel_names), None),
            dtype=np.float32 if small else np.float64,
        )
        self._check_channels()
        if not (np.isfinite(self.sampling_hz) and self.sampling_hz > 0):
            raise InputError(
                f"Recording {self.id}: the sampling rate must be above 0 Hz."
            )
        if signals.shape[1] < 2:
            raise InputError(f"Recording {self.id} holds fewer than 2 time points.")
        if self.band_hz is not None:
            low, high = self.band_hz
            if not 0 <= low < high <= self.sampling_hz / 2 * (1 + 1e-9):
                raise InputError(
                    f"Recording {self.id}: band {low:g} to {high:g} Hz does not fit "
                    f"below half the sampling rate ({self.sampling_hz / 2:g} Hz)."
                )
        object.__setattr__(self, "signals", signals)

    def _check_channels(self) -> None:
        names, kinds = self.channel_names, self.channel_kinds
        if kinds and len(kinds) != len(names):
            raise InputError(
                f"Recording {self.id}: {len(names)} channels but {len(kinds)} kinds."
            )
        unknown = [name for name in self.bad_channels if name not in names]
        if unknown:
            raise InputError(
                f"Recording {self.id} calls '{unknown[0]}' bad; it has no such channel."
            )

    @property
    def seconds(self) -> float:
        return self.signals.shape[1] / self.sampling_hz

    @property
    def repetition_time_s(self) -> float:
        return 1.0 / self.sampling_hz


@dataclass(frozen=True, slots=True, eq=False)
class Patient:
    """One person under a code; never a name. electrodes: one implantation or cap;
    lead_field: what its channels see of the regions; anatomy: surfaces, lesions and
    slices of this person."""

    id: str
    notes: str = ""
    connectome: Connectome | None = None
    recordings: tuple[Recording, ...] = ()
    electrodes: Electrodes | None = None
    lead_field: LeadField | None = None
    anatomy: PatientAnatomy | None = None

    def __post_init__(self) -> None:
        if not self.id or any(c in self.id for c in "/\\\0\n"):
            raise InputError(tr("'{code}' cannot be a patient code.", code=self.id))
        object.__setattr__(self, "recordings", tuple(self.recordings))
        ids = [recording.id for recording in self.recordings]
        if len(set(ids)) != len(ids):
            raise InputError(f"Patient {self.id}: two recordings share a name.")
        if self.connectome is None:
            return
        regions = self.connectome.parcellation.region_names
        for recording in self.recordings:
            if recording.kind == "bold" and recording.channel_names != regions:
                raise InputError(
                    f"Recording {recording.id} and the connectome of {self.id} list "
                    "different regions; join them by name on import."
                )

    def recording(self, recording_id: str) -> Recording:
        for recording in self.recordings:
            if recording.id == recording_id:
                return recording
        known = ", ".join(r.id for r in self.recordings) or "none"
        raise InputError(f"No recording '{recording_id}'. Known: {known}.")

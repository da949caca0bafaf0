"""What the course of a stimulus says of its stimulator's settings, so that both agree.

Only where both give the same thing: pulses of pulses, a sine of alternating current. A
constant or a slow sine with a pulsed stimulator stands for an effective drive and says
nothing of its pulses; one-signed pulses say nothing of the charge that returns.
"""

import math
from dataclasses import replace
from typing import TypeVar

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import FrozenMap
from brainTwinStudio.project.dose import modality
from brainTwinStudio.project.scenario import Change, Stimulation
from brainTwinStudio.project.waveforms import extras_of, waveform

PULSED = ("dbs", "seeg", "tms")
AnyChange = TypeVar("AnyChange", bound=Change)
ALIKE = 0.01  # of the value: as far as a form rounds


def known_settings(stimulus: Stimulation, kind: str) -> dict[str, float]:
    """Settings of a stimulator of that modality that the stimulus already says."""
    found: dict[str, float] = {}
    if stimulus.stop_s is not None:
        found["duration_min"] = (stimulus.stop_s - stimulus.start_s) / 60
    if waveform(stimulus.waveform).pulses and kind in PULSED:
        found |= _of_pulses(stimulus)
    elif kind == "tacs" and stimulus.waveform in ("sine", "modulated"):
        found["frequency_hz"] = stimulus.frequency_hz
    names = {setting.name for setting in modality(kind).settings}
    return {name: value for name, value in found.items() if name in names}


def _of_pulses(stimulus: Stimulation) -> dict[str, float]:
    hz, own = stimulus.frequency_hz, extras_of(stimulus.waveform, stimulus.shape)
    if stimulus.waveform == "theta-burst":
        return _of_bursts(stimulus)
    found = {"frequency_hz": hz, "phase_us": 1e6 * stimulus.width_s}
    if stimulus.stop_s is not None:
        found["train_s"] = stimulus.stop_s - stimulus.start_s
    if "ratio" in own:
        found["returned"] = 1.0  # by what balanced means
    return found


def _of_bursts(stimulus: Stimulation) -> dict[str, float]:
    """Of one burst there is no frequency; of those of three and more it is that within
    them, which is what limits of trains are about."""
    hz, own = stimulus.frequency_hz, extras_of(stimulus.waveform, stimulus.shape)
    found: dict[str, float] = {}
    if own["bursts"] > 0:
        found["pulses"] = own["bursts"] * own["pulses"]
    if own["bursts"] == 1:
        return found
    found["frequency_hz"] = own["within_hz"] if own["pulses"] > 2 else hz
    if own["pause_s"] > 0:
        return found | {"train_s": own["train_s"], "between_s": own["pause_s"]}
    ends = [own["bursts"] / hz] if own["bursts"] > 0 else []
    if stimulus.stop_s is not None:
        ends.append(stimulus.stop_s - stimulus.start_s)
    return found | {"train_s": min(ends)} if ends else found


def alike(change: AnyChange) -> AnyChange:
    """With a stimulator set to what the course says; the rest stays."""
    if not isinstance(change, Stimulation) or change.device is None:
        return change
    known = known_settings(change, change.device.modality)
    settings = FrozenMap({**change.device.settings, **known})
    return replace(change, device=replace(change.device, settings=settings))


def said_differing(stimulus: Stimulation) -> str:
    """Where stimulator and course say something else, in a sentence, else ""."""
    device = stimulus.device
    if device is None:
        return ""
    one, known = modality(device.modality), known_settings(stimulus, device.modality)
    differing = "; ".join(
        tr(
            "{setting} {given}, the waveform {known}",
            setting=tr(setting.label),
            given=f"{device.settings[setting.name]:.4g} {setting.unit}".rstrip(),
            known=f"{known[setting.name]:.4g} {setting.unit}".rstrip(),
        )
        for setting in one.settings
        if setting.name in known
        and not math.isclose(
            device.settings[setting.name], known[setting.name], rel_tol=ALIKE
        )
    )
    if not differing:
        return ""
    return tr(
        "{stimulator} and the waveform do not agree. On the stimulator: {differing}. "
        "Set both alike.",
        stimulator=tr(one.label),
        differing=differing,
    )


def refuse_differing(stimulus: Stimulation) -> None:
    """Raises InputError where stimulator and course say something else."""
    if said := said_differing(stimulus):
        raise InputError(said)

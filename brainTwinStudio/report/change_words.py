"""What a change of a plan is, as a sentence."""

from collections.abc import Sequence

from brainTwinStudio.project import (
    Ablation,
    Callosotomy,
    Change,
    Damage,
    Disconnection,
    Hemispherotomy,
    ParameterChange,
    Resection,
    Stimulation,
)
from brainTwinStudio.project.device import Device
from brainTwinStudio.project.dose import modality
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.waveforms import extras_of, waveform
from brainTwinStudio.report.touched import touched
from brainTwinStudio.report.wording import given, region, regions, share

SIDES = {"L": "left", "R": "right"}
MEASURED = {
    "surface": "measured on the patient's surface",
    "sphere": "approximate: regions taken for spheres",
    "surface and sphere": "cortex on the patient's surface, the rest approximate",
    "mask": "measured with a mask",
}
MOST = 8


def change(item: Change) -> str:
    """One change of a plan as a sentence."""
    if isinstance(item, Resection):
        return _resection(item)
    if isinstance(item, Disconnection):
        return _disconnection(item)
    if isinstance(item, Stimulation):
        return _stimulation(item)
    if isinstance(item, Ablation):
        return (
            f"Ablate a sphere of {given(item.radius_mm, 'mm')} around "
            f"({point(item)}) mm, {item.space}: {_lost(item)} "
            f"({MEASURED[item.found_by]})."
        )
    if isinstance(item, Callosotomy):
        part = "" if item.fraction >= 1 else f", {share(item.fraction)} of it"
        return f"Cut the corpus callosum, {item.extent}{part}."
    if isinstance(item, Hemispherotomy):
        return (
            f"Disconnect the cortex of the {SIDES[item.side]} hemisphere from the rest "
            "of the brain (hemispherotomy)."
        )
    if isinstance(item, Damage):
        return _damage(item)
    return _what_if(item)


def point(item: Ablation) -> str:
    """'-12, 30, 44'."""
    return ", ".join(f"{value:g}" for value in item.centre_mm)


def amount(item: ParameterChange) -> str:
    """'set to 0.1', 'times 1.5', '+0.02'; of many amounts their ends."""
    low, high = min(item.amounts), max(item.amounts)
    if item.mode == "shift":
        ends = [f"{'+' if v > 0 else ''}{given(v)}" for v in (low, high)]
        return ends[0] if low == high else f"{ends[0]} to {ends[1]}"
    ends = given(low) if low == high else f"{given(low)} to {given(high)}"
    return f"times {ends}" if item.mode == "factor" else f"set to {ends}"


def parameter(item: ParameterChange) -> str:
    """What is changed, as people call it."""
    if item.edge is not None:
        target, source = item.edge
        return f"weight of {region(source)} → {region(target)}"
    return in_sentence(item.name)


def _resection(item: Resection) -> str:
    if item.fraction >= 1:
        return f"Remove {regions(item.regions)} with all connections."
    return (
        f"Weaken all connections of {regions(item.regions)} by {share(item.fraction)}."
    )


def _disconnection(item: Disconnection) -> str:
    edges = ", ".join(
        f"{region(source)} → {region(target)}" for target, source in item.edges[:MOST]
    )
    more = f" and {len(item.edges) - MOST} more" if len(item.edges) > MOST else ""
    if item.fraction >= 1:
        return f"Cut the connection {edges}{more}."
    return f"Weaken the connection {edges}{more} by {share(item.fraction)}."


def _lost(item: Ablation | Damage) -> str:
    """'L Insula 62 %, L Fusiform removed'."""
    found = sorted(touched(item).lost.items(), key=lambda pair: -pair[1])
    words = [
        f"{region(name)} {'removed' if taken >= 1 else share(taken)}"
        for name, taken in found[:MOST]
    ]
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(words) + more


def _damage(item: Damage) -> str:
    parts = [_lost(item)] if item.regions else []
    if item.edges:
        pairs = len({frozenset(edge) for edge in item.edges})
        parts.append(f"{pairs} connections through it, in part or whole")
    if item.slowing > 1:
        parts.append(f"delays of these up to {given(item.slowing)} times longer")
    how = f" ({item.found})" if item.found else ""
    return f"{item.title} takes {'; '.join(parts)}{how}."


def _what_if(item: ParameterChange) -> str:
    where = "" if item.edge or not item.regions else f" in {regions(item.regions)}"
    return f"What if {parameter(item)}{where}: {amount(item)}."


def _stimulation(item: Stimulation) -> str:
    size = f"amplitude {given(item.amplitude)} model units per second"
    if item.waveform == "constant":
        kind = f"constant input, {size}"
    elif item.waveform == "sine":
        kind = (
            f"sine at {given(item.frequency_hz, 'Hz')}, {size}, phase "
            f"{given(item.phase_rad, 'rad')}"
        )
    elif item.waveform == "pulse-train":
        kind = (
            f"pulses of {given(item.width_s, 's')} at "
            f"{given(item.frequency_hz, 'Hz')}, {size}"
        )
    else:
        kind = f"{_of_its_own(item)}, {size}"
    stop = "to the end" if item.stop_s is None else f"to {given(item.stop_s, 's')}"
    when = f"from {given(item.start_s, 's')} {stop}"
    device = "" if item.device is None else f" By {settings(item.device)}."
    return f"Stimulate {_reached(item)}: {kind}, {when}.{device}"


def _reached(item: Stimulation) -> str:
    """'L Insula 100 %, L Fusiform 43 % (how that was found)'; by name alone where every
    region gets the whole amplitude."""
    if not item.weights:
        return regions(item.targets)
    how = f" ({item.found})" if item.found else ""
    return weighed(item.targets, item.weights) + how


def weighed(targets: Sequence[str], weights: Sequence[float], most: int = MOST) -> str:
    """'L Insula 100 %, L Fusiform 43 % and 2 more', what gets most first."""
    pairs = zip(targets, weights or (1.0,) * len(targets), strict=True)
    found = sorted(pairs, key=lambda pair: -abs(pair[1]))
    words = ", ".join(f"{region(name)} {share(part)}" for name, part in found[:most])
    return words + (f" and {len(found) - most} more" if len(found) > most else "")


def _of_its_own(item: Stimulation) -> str:
    """A waveform with its frequency, pulses or points, and its own numbers."""
    one, parts = waveform(item.waveform), []
    if item.drawn:
        parts.append(f"{len(item.drawn)} points in {given(item.drawn[-1][0], 's')}")
    if one.repeats:
        parts.append(f"at {given(item.frequency_hz, 'Hz')}")
    if one.pulses:
        parts.append(f"pulses of {given(item.width_s, 's')}")
    own = extras_of(item.waveform, item.shape)
    for extra in one.extras:
        name, _, zero = extra.label.lower().partition(", 0 = ")
        off = zero and own[extra.name] == 0
        if not off and not (extra.name == "train_s" and own["pause_s"] == 0):
            parts.append(f"{name} {given(own[extra.name], extra.unit)}")
    return f"{one.label.lower()} {', '.join(parts)}"


def settings(device: Device) -> str:
    """A stimulator with all that is set on it."""
    one = modality(device.modality)
    parts = [
        f"{setting.label.lower()} {given(device.settings[setting.name], setting.unit)}"
        for setting in one.settings
    ]
    return f"{one.label}, {', '.join(parts)}"

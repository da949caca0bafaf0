"""What a change of a plan is, as a sentence."""

from collections.abc import Sequence

from brainTwinStudio.language import inside, tr
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

SIDES = {  # of a hemispherotomy
    "L": tr(
        "Disconnect the cortex of the left hemisphere from the rest of the brain "
        "(hemispherotomy)."
    ),
    "R": tr(
        "Disconnect the cortex of the right hemisphere from the rest of the brain "
        "(hemispherotomy)."
    ),
}
EXTENTS = {  # of a callosotomy
    "complete": tr("Cut the corpus callosum, complete"),
    "anterior two thirds": tr("Cut the corpus callosum, anterior two thirds"),
}
MEASURED = {
    "surface": tr("measured on the patient's surface"),
    "sphere": tr("approximate: regions taken for spheres"),
    "surface and sphere": tr("cortex on the patient's surface, the rest approximate"),
    "mask": tr("measured with a mask"),
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
        return tr(
            "Ablate a sphere of {radius} around ({point}) mm, {space}: {lost} "
            "({measured}).",
            radius=given(item.radius_mm, "mm"),
            point=point(item),
            space=item.space,
            lost=_lost(item),
            measured=MEASURED[item.found_by],
        )
    if isinstance(item, Callosotomy):
        told = EXTENTS[item.extent]
        if item.fraction < 1:
            told += tr(", {share} of it", share=share(item.fraction))
        return f"{told}."
    if isinstance(item, Hemispherotomy):
        return SIDES[item.side]
    if isinstance(item, Damage):
        return _damage(item)
    return _what_if(item)


def point(item: Ablation) -> str:
    """'-12, 30, 44'."""
    return ", ".join(f"{value:g}" for value in item.centre_mm)


def amount(item: ParameterChange) -> str:
    """'set to 0.1', 'times 1.5', '+0.02'; of many amounts their ends, in two digits."""
    low, high = min(item.amounts), max(item.amounts)
    if low < high:
        low, high = (float(f"{value:.2g}") for value in (low, high))
    if item.mode == "shift":
        ends = [f"{'+' if v > 0 else ''}{given(v)}" for v in (low, high)]
    else:
        ends = [given(v) for v in (low, high)]
    value = tr("{low} to {high}", low=ends[0], high=ends[1]) if low < high else ends[0]
    if item.mode == "shift":
        return value
    of = tr("times {value}") if item.mode == "factor" else tr("set to {value}")
    return of.format(value=value)


def parameter(item: ParameterChange) -> str:
    """What is changed, as people call it."""
    if item.edge is not None:
        target, source = item.edge
        return tr(
            "weight of {source} → {target}",
            source=region(source),
            target=region(target),
        )
    return in_sentence(item.name)


def _resection(item: Resection) -> str:
    if item.fraction >= 1:
        return tr(
            "Remove {regions} with all connections.", regions=regions(item.regions)
        )
    return tr(
        "Weaken all connections of {regions} by {share}.",
        regions=regions(item.regions),
        share=share(item.fraction),
    )


def _disconnection(item: Disconnection) -> str:
    edges = ", ".join(
        f"{region(source)} → {region(target)}" for target, source in item.edges[:MOST]
    )
    edges += _and_more(len(item.edges) - MOST)
    if item.fraction >= 1:
        return tr("Cut the connection {edges}.", edges=edges)
    part = share(item.fraction)
    return tr("Weaken the connection {edges} by {share}.", edges=edges, share=part)


def _and_more(count: int) -> str:
    return tr(" and {count} more", count=count) if count > 0 else ""


def _lost(item: Ablation | Damage) -> str:
    """'L Insula 62 %, L Fusiform removed'."""
    found = sorted(touched(item).lost.items(), key=lambda pair: -pair[1])
    words = [
        f"{region(name)} {tr('removed') if taken >= 1 else share(taken)}"
        for name, taken in found[:MOST]
    ]
    return ", ".join(words) + _and_more(len(found) - MOST)


def _damage(item: Damage) -> str:
    parts = [_lost(item)] if item.regions else []
    if item.edges:
        pairs = len({frozenset(edge) for edge in item.edges})
        text = tr("{count} connections through it, in part or whole", count=pairs)
        parts.append(text)
    if item.slowing > 1:
        longer = given(item.slowing)
        text = tr("delays of these up to {factor} times longer", factor=longer)
        parts.append(text)
    how = f" ({item.found})" if item.found else ""
    return tr(
        "{damage} takes {parts}{how}.",
        damage=item.title,
        parts="; ".join(parts),
        how=how,
    )


def _what_if(item: ParameterChange) -> str:
    name, value = parameter(item), amount(item)
    if item.edge or not item.regions:
        return tr("What if {parameter}: {amount}.", parameter=name, amount=value)
    return tr(
        "What if {parameter} in {regions}: {amount}.",
        parameter=name,
        regions=regions(item.regions),
        amount=value,
    )


def _stimulation(item: Stimulation) -> str:
    size = tr("amplitude {value} model units per second", value=given(item.amplitude))
    if item.waveform == "constant":
        kind = tr("constant input, {size}", size=size)
    elif item.waveform == "sine":
        kind = tr(
            "sine at {frequency}, {size}, phase {phase}",
            frequency=given(item.frequency_hz, "Hz"),
            size=size,
            phase=given(item.phase_rad, "rad"),
        )
    elif item.waveform == "pulse-train":
        kind = tr(
            "pulses of {width} at {frequency}, {size}",
            width=given(item.width_s, "s"),
            frequency=given(item.frequency_hz, "Hz"),
            size=size,
        )
    else:
        kind = f"{_of_its_own(item)}, {size}"
    when = tr("from {start} to the end", start=given(item.start_s, "s"))
    if item.stop_s is not None:
        start, stop = given(item.start_s, "s"), given(item.stop_s, "s")
        when = tr("from {start} to {stop}", start=start, stop=stop)
    told = tr(
        "Stimulate {regions}: {kind}, {when}.",
        regions=_reached(item),
        kind=kind,
        when=when,
    )
    if item.device is None:
        return told
    return told + tr(" By {stimulator}.", stimulator=settings(item.device))


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
    return words + _and_more(len(found) - most)


def _of_its_own(item: Stimulation) -> str:
    """A waveform with its frequency, pulses or points, and its own numbers."""
    one, parts = waveform(item.waveform), []
    if item.drawn:
        last = given(item.drawn[-1][0], "s")
        parts.append(tr("{count} points in {time}", count=len(item.drawn), time=last))
    if one.repeats:
        parts.append(tr("at {frequency}", frequency=given(item.frequency_hz, "Hz")))
    if one.pulses:
        parts.append(tr("pulses of {width}", width=given(item.width_s, "s")))
    own = extras_of(item.waveform, item.shape)
    for extra in one.extras:
        name, _, zero = inside(tr(extra.label)).partition(", 0 = ")
        off = zero and own[extra.name] == 0
        if not off and not (extra.name == "train_s" and own["pause_s"] == 0):
            parts.append(f"{name} {given(own[extra.name], extra.unit)}")
    return f"{inside(tr(one.label))} {', '.join(parts)}"


def settings(device: Device) -> str:
    """A stimulator with all that is set on it."""
    one = modality(device.modality)
    parts = [
        f"{inside(setting.label)} {given(device.settings[setting.name], setting.unit)}"
        for setting in one.settings
    ]
    return f"{one.label}, {', '.join(parts)}"

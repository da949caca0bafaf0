"""What plans and their changes are called in the window: short, without sentences."""

import itertools
from collections.abc import Sequence
from dataclasses import fields
from typing import TypeGuard

from brainTwinStudio.language import inside, tr
from brainTwinStudio.project import (
    Ablation,
    Callosotomy,
    Change,
    Damage,
    Device,
    Disconnection,
    Hemispherotomy,
    ParameterChange,
    Resection,
    Stimulation,
)
from brainTwinStudio.project.dose import modality
from brainTwinStudio.project.waveforms import waveform as shape_of
from brainTwinStudio.report import change_words, wording

Edge = tuple[str, str]
Partial = Resection | Disconnection | Callosotomy
LONGEST = 32
_INPUT = {"constant": tr("Constant input"), "pulse-train": tr("Pulse train")}
_SET = {  # quantity -> what is done, unit
    "amplitude": (tr("Set amplitude to {value}"), "/s"),
    "frequency_hz": (tr("Set frequency to {value}"), "Hz"),
    "width_s": (tr("Set pulse width to {value}"), "s"),
    "start_s": (tr("Set start to {value}"), "s"),
}
_EXTENTS = {
    "complete": tr("Complete"),
    "anterior two thirds": tr("Anterior two thirds"),
}


def some_regions(names: Sequence[str]) -> str:
    """One region by its name, more by their number."""
    return (
        wording.region(names[0])
        if len(names) == 1
        else tr("{count} regions", count=len(names))
    )


def heading(change: Change, connections: Sequence[Edge] = ()) -> str:
    """What a change is about. connections: all that the twin has, (target, source);
    with them, a cut of all connections of a region is called so."""
    if isinstance(change, Resection):
        return some_regions(change.regions)
    if isinstance(change, Stimulation):
        return some_regions(change.targets)
    if not isinstance(change, Disconnection):
        return _title(change)
    edges = set(change.edges)
    target, source = change.edges[0]
    if edges == {(target, source)}:
        return f"{wording.region(source)} → {wording.region(target)}"
    if edges == {(target, source), (source, target)}:
        return f"{wording.region(source)} – {wording.region(target)}"
    if region := _centre(edges, connections):
        return tr("{region}, all", region=wording.region(region))
    return tr("{count} connections", count=len(edges))


def _title(change: Change) -> str:
    """What a change of the newer kinds is about."""
    if isinstance(change, Ablation):
        centre = ", ".join(wording.number(x, 0) for x in change.centre_mm)
        return tr("Sphere {centre}", centre=centre)
    if isinstance(change, Callosotomy):
        if change.extent == "complete":
            return tr("Corpus callosum")
        return tr("Corpus callosum, front")
    if isinstance(change, Hemispherotomy):
        return tr("Left hemisphere") if change.side == "L" else tr("Right hemisphere")
    if isinstance(change, Damage):
        return change.title
    assert isinstance(change, ParameterChange)
    name = change_words.parameter(change)
    where = f", {some_regions(change.regions)}" if change.regions else ""
    return f"{name[0].upper()}{name[1:]}{where}"


def _centre(edges: set[Edge], connections: Sequence[Edge]) -> str:
    """The region all of whose connections are `edges`, "" where there is none."""
    shared = set.intersection(*(set(edge) for edge in edges))
    for region in sorted(shared):
        if edges == {edge for edge in connections if region in edge}:
            return region
    return ""


def free_name(name: str, taken: Sequence[str]) -> str:
    """A name for a plan: the wanted one, with a number where that is taken."""
    numbered = (f"{name} {number}" for number in itertools.count(2))
    return next(one for one in itertools.chain((name,), numbered) if one not in taken)


def next_name(taken: Sequence[str], *, stimulates: bool) -> str:
    """'Plan 2' for a plan that nobody named yet."""
    words = tr("Stimulation {number}") if stimulates else tr("Plan {number}")
    numbered = (words.format(number=number) for number in itertools.count(1))
    return next(one for one in numbered if one not in taken)


def quoted(name: str) -> str:
    """The name of a plan in the title of a job, at most LONGEST letters of it."""
    short = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
    return tr("“{name}”", name=short)


def deed(change: Change) -> str:
    """What a change does, as the label of its slider."""
    if isinstance(change, Resection):
        return _of_regions(len(change.regions), whole=change.fraction >= 1)
    if isinstance(change, Disconnection):
        ends = {frozenset(edge) for edge in change.edges}
        return _of_connections(len(ends), whole=change.fraction >= 1)
    if isinstance(change, Stimulation):
        return waveform(change.waveform)
    if isinstance(change, Ablation):
        regions = some_regions(change.regions)
        if change.approximate:
            return tr("Laser ablation of {regions}, approximate", regions=regions)
        return tr("Laser ablation of {regions}", regions=regions)
    if isinstance(change, Damage):
        parts = [some_regions(change.regions)] if change.regions else []
        if change.edges:
            count = len({frozenset(edge) for edge in change.edges})
            parts.append(tr("{count} tracts", count=count))
        return tr("Damage: {what}", what=", ".join(parts))
    if isinstance(change, ParameterChange):
        return tr("What if")
    if isinstance(change, Callosotomy):
        return _EXTENTS[change.extent]
    return tr("Hemispherotomy")


def _of_regions(count: int, *, whole: bool) -> str:
    if whole:
        return tr("Remove region") if count == 1 else tr("Remove regions")
    return tr("Weaken region") if count == 1 else tr("Weaken regions")


def _of_connections(count: int, *, whole: bool) -> str:
    if whole:
        return tr("Cut connection") if count == 1 else tr("Cut connections")
    return tr("Weaken connection") if count == 1 else tr("Weaken connections")


def size(change: Change) -> str:
    """How much of it, with its unit."""
    if isinstance(change, Stimulation):
        return wording.given(change.amplitude, "/s")
    if isinstance(change, Ablation):
        return wording.given(change.radius_mm, "mm")
    if isinstance(change, ParameterChange):
        return change_words.amount(change)
    if isinstance(change, Damage):
        most = max((*change.shares, *change.edge_shares))
        return tr("up to {share}", share=wording.share(most))
    if isinstance(change, Hemispherotomy):
        return wording.share(1.0)
    return wording.share(change.fraction)


def has_fraction(change: Change) -> TypeGuard[Partial]:
    """Whether a slider says how much of it is done."""
    return isinstance(change, Resection | Disconnection | Callosotomy)


def is_whole(change: Change) -> bool:
    """Whether nothing is left of what it is about."""
    return not has_fraction(change) or change.fraction >= 1


def difference(old: Change, new: Change, heading: str) -> str:
    """What turns one change into another, in the imperative. heading: of the new."""
    if isinstance(old, Stimulation) and isinstance(new, Stimulation):
        return _stimulus_difference(old, new)
    if isinstance(new, Stimulation):
        return tr("Stimulate {what}", what=heading)
    if not has_fraction(new):
        return tr("Change {what}", what=heading)
    if new.fraction < 1:
        return tr(
            "Weaken {what} {share}",
            what=heading,
            share=wording.share(new.fraction),
        )
    if isinstance(new, Resection):
        return tr("Remove {what}", what=heading)
    return tr("Cut {what}", what=heading)


def _stimulus_difference(old: Stimulation, new: Stimulation) -> str:
    names = [f.name for f in fields(new)]
    differing = [n for n in names if getattr(old, n) != getattr(new, n)]
    if differing and {*differing} <= {"targets", "weights", "found"}:
        return tr("Stimulate {what}", what=some_regions(new.targets))
    if len(differing) == 2 and "device" in differing:  # it follows the waveform
        differing.remove("device")
    if len(differing) != 1:
        return tr("Set the stimulus")
    name, value = differing[0], getattr(new, differing[0])
    if name in _SET:
        text, unit = _SET[name]
        return text.format(value=wording.given(value, unit))
    if name == "phase_rad":
        return tr("Set phase to {value}°", value=wording.given(degrees(value)))
    if name == "waveform":
        return tr("Set waveform to {waveform}", waveform=inside(waveform(value)))
    if name in ("shape", "drawn"):
        return tr("Set the shape of the stimulus")
    if name == "device":
        return tr("Set the stimulator: {stimulator}", stimulator=stimulator(value))
    if value is None:
        return tr("Stimulate to the end")
    return tr("Set stop to {value}", value=wording.given(value, "s"))


def stimulator(device: Device | None) -> str:
    """A stimulator in a few words."""
    if device is None:
        return tr("none")
    one = modality(device.modality)
    first = one.settings[0]
    return f"{tr(one.label)}, {wording.given(device.settings[first.name], first.unit)}"


def degrees(radians: float) -> float:
    """Radians as degrees, to a tenth."""
    return round(radians * 57.29577951308232, 1)


def waveform(name: str) -> str:
    """A waveform as it is shown."""
    return _INPUT.get(name) or tr(shape_of(name).label)

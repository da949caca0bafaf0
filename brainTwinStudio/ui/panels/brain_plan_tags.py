"""What the tags of the 3D view say of a plan: what is done to a region, and which
answers."""

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import (
    Change,
    ParameterChange,
    Parcellation,
    Scenario,
    Stimulation,
)
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report.change_words import amount, parameter
from brainTwinStudio.report.touched import touched
from brainTwinStudio.report.wording import given, region, share
from brainTwinStudio.ui import plan_words
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.plots.brain.scene import Tag

MOST_TAGS = 5
RECRUITED = 0.05  # share of the targets' response from which a region is named


def plan_tags(
    scenario: Scenario | None, parcellation: Parcellation, picked: int | None
) -> tuple[Tag, ...]:
    """'L Temporal pole: removed, 100 %' for every change that is on; the picked change
    first, at most MOST_TAGS."""
    if scenario is None:
        return ()
    numbers = [n for n in range(len(scenario.changes)) if n not in scenario.off]
    numbers.sort(key=lambda n: n != picked)
    tags: dict[int, Tag] = {}
    for number in numbers:
        change = scenario.changes[number]
        for name, text, token in _done(change):
            at = parcellation.index(name)
            tags.setdefault(at, Tag(at, region(name), text, token))
    return tuple(tags.values())[:MOST_TAGS]


def recruited_tag(
    response: Colouring, names: tuple[str, ...], skipped: tuple[int, ...]
) -> tuple[Tag, ...]:
    """The region that answers most without being stimulated, where any does."""
    values = np.nan_to_num(response.shown)
    values[list(skipped)] = 0
    if not values.max() >= RECRUITED:
        return ()
    at = int(values.argmax())
    title = tr("Recruited: {region}", region=region(names[at]))
    return (Tag(at, title, response.words(at), "measured"),)


def _done(change: Change) -> list[tuple[str, str, str]]:
    """Region, what happens to it in words, and the colour token of that; what is taken
    most of comes first."""
    found = touched(change)
    taken = sorted(found.lost.items(), key=lambda pair: -pair[1])
    done = []
    for name, lost in taken:
        word = tr("removed, {share}") if lost >= 1 else tr("weakened, {share}")
        done.append((name, word.format(share=share(lost)), "cut"))
    if isinstance(change, Stimulation):
        parts = [within(tr(plan_words.waveform(change.waveform)))]
        if waveform(change.waveform).repeats:
            parts.append(given(change.frequency_hz, "Hz"))
        parts.append(tr("amplitude {amplitude}/s", amplitude=given(change.amplitude)))
        words = ", ".join(parts)
        pairs = zip(change.targets, change.shares, strict=True)
        for name, part in sorted(pairs, key=lambda pair: -abs(pair[1])):
            of_it = tr(
                "{share} of amplitude {amplitude}/s",
                share=share(part),
                amplitude=given(change.amplitude),
            )
            done.append((name, of_it if change.weights else words, "stim"))
    if isinstance(change, ParameterChange):
        text = tr(
            "what if {parameter}: {amount}",
            parameter=parameter(change),
            amount=amount(change),
        )
        done += [(name, text, "plan") for name in change.regions]
    return done

"""The person's regions and strongest connections in the head."""

from functools import partial

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Twin
from brainTwinStudio.report.blocks import Block, Picture, Section, Subject, Text
from brainTwinStudio.report.figures.brain import BrainScene, brain
from brainTwinStudio.report.figures.places import NO_POSITIONS, places_of
from brainTwinStudio.report.wording import NO_CONNECTOME

SEEN = tr("Brain from the left, from the top and from the right; colour: {label}.")


def section(subject: Subject) -> Section:
    """Three views, coloured by the first regional parameter, else by strength."""
    twin = subject.twin
    connectome = twin.connectome if twin else subject.patient.connectome
    if connectome is None:
        blocks: tuple[Block, ...] = (Text(NO_CONNECTOME, "note"),)
    else:
        blocks = (_picture(connectome, twin),)
    return Section("brain", tr("Brain"), blocks)


def regional(twin: Twin) -> tuple[str, str, Array] | None:
    """Symbol with unit, meaning, and values (region,), of the first regional one."""
    for spec in twin.parameter_specs:
        values = twin.parameters.get(spec.name)
        if values is not None and np.ndim(values) == 1:
            unit = f" ({spec.unit})" if spec.unit else ""
            return f"{spec.symbol}{unit}", tr(spec.meaning), values
    return None


def _picture(connectome: Connectome, twin: Twin | None) -> Block:
    places = places_of(connectome.parcellation)
    if places is None:
        return Text(NO_POSITIONS, "note")
    strength = connectome.weights.sum(axis=1)
    label, meaning, values = tr("Strength"), tr("sum of received weights"), strength
    found = regional(twin) if twin else None
    if found is not None:
        label, meaning, values = found

    sides = connectome.parcellation.hemispheres
    scene = BrainScene(places, connectome.weights, values, label, sides)
    caption = tr(
        "Size: strength; colour: {label}, {meaning}; lines: the strongest 7\u00a0% of "
        "connections. Side views show their own hemisphere.",
        label=label,
        meaning=meaning,
    )
    caption, alt = f"{caption} {places.remark}".strip(), SEEN.format(label=label)
    return Picture(partial(brain, scene), alt, caption, vector=False)

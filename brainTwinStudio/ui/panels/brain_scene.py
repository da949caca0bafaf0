"""From the view of everything to the scene of the 3D view: pure, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.panels import brain_plan
from brainTwinStudio.ui.panels.brain_areas import (
    BY_CENTRE,
    Areas,
    areas_of,
    is_of_surface,
)
from brainTwinStudio.ui.panels.brain_bodies import NO_BODIES, bodies_of
from brainTwinStudio.ui.panels.brain_contacts import contacts_of, scene_of_contacts
from brainTwinStudio.ui.panels.brain_edges import (
    BUNDLED_NOTE,
    LEARNED_NOTE,
    least,
    shows_learned,
    weights_of,
    with_learned,
)
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import OWN, OwnBrain
from brainTwinStudio.ui.panels.brain_plan import Spread
from brainTwinStudio.ui.panels.brain_plan_tags import plan_tags, recruited_tag
from brainTwinStudio.ui.panels.brain_seizures import DELAY
from brainTwinStudio.ui.panels.brain_surface import (
    BELOW,
    awaits_own,
    on_surface,
    painted,
    placing_on,
    surfaces_of,
)
from brainTwinStudio.ui.panels.brain_values import (
    PLAIN,
    Colouring,
    colouring_of,
    sizes_of,
)
from brainTwinStudio.ui.panels.determined import HATCHED, NOT_IDENTIFIABLE
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.panels.schematic import Placing
from brainTwinStudio.ui.plots.brain.scene import BrainScene, Tag, empty_scene
from brainTwinStudio.ui.view import View

NOTHING = np.empty(0)
TITLES = {
    "data": tr("Structural connectome"),
    "check": tr("Structural connectome"),
    "plan": tr("Plan on the fitted twin"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A scene, the colouring behind it, and what must be said beside it; beside: a
    second scene at its right, where two brains are compared; surfaces: those that can
    carry the values; may_centre: whether areas can be drawn by the nearest centre."""

    scene: BrainScene
    colouring: Colouring
    note: str = ""
    beside: BrainScene | None = None
    surfaces: tuple[str, ...] = ("glass",)
    may_centre: bool = False


def scene_of(
    view: View,
    stage: str,
    look: Look,
    spread: Spread | None = None,
    own: OwnBrain | None = None,
    drawn: Areas | None = None,
) -> Shown | None:
    """What the 3D view shows in a stage, None without a connectome. spread: of the
    selected plan's runs, None where they are gone; own: the patient's cortex; drawn:
    its areas, None: made now."""
    connectome = connectome_of(view)
    if connectome is None:
        return _without_regions(view, stage, look, own)
    anatomy = None if view.patient is None else view.patient.anatomy
    placing = placing_on(connectome, own, anatomy)
    colouring = _colouring(view, stage, look, spread)
    if colouring is None:
        return None
    parcellation = connectome.parcellation
    template = () if anatomy is None else anatomy.template_labels
    drawn = drawn or areas_of(parcellation, own, template)
    known = look.by_centre or not drawn.reach_mm
    areas = drawn if known else areas_of(parcellation, own, nearest=False)
    bodies = bodies_of(parcellation, placing, anatomy) if look.bodies else NO_BODIES
    scene = BrainScene(
        placing.centres_mm,
        tuple(region(name) for name in parcellation.region_names),
        tuple(parcellation.hemispheres),
        weights_of(connectome, look),
        None if look.colour == PLAIN else colouring.shown,
        colouring.label,
        colouring.unit,
        colouring.limits,
        colouring.diverging,
        sizes_of(connectome, look.size, colouring),
        look.edge_share,
        "share" if look.edge_mode == "share" else "weight",
        least(connectome.weights, look),
        cortex=look.cortex,
        show_cortex=placing.on_template,
        selected=view.selected,
        selected_edges=_selected_edges(view),
        own_cortex=areas.mesh,
        area_note=BY_CENTRE if areas.reach_mm else "",
        stands_out=_stands_out(colouring),
        bundled=look.bundled,
        bodies=bodies.mesh,
    )
    if stage == "plan" and (view.twin is not None or view.on_seizures):
        scene = _planned(scene, view, look, colouring, placing, areas)
    if colouring.key.startswith("lesion:"):
        scene = painted(scene, colouring, placing, areas)
    scene, told = on_surface(with_learned(scene, view, look), look, parcellation, areas)
    scene = replace(
        scene, tags=_tags(view, scene.tags, colouring), bare=stage == "start"
    )
    note = _note(view, stage, look, placing, spread)
    if look.colour != PLAIN and _is_loose(colouring):
        note = f"{HATCHED}  {note}".rstrip()
    if any(not scene.bodied[region] for region in scene.inner):
        note = f"{BELOW}  {note}".rstrip()
    if bodies.note:
        note = f"{bodies.note}  {note}".rstrip()
    if scene.has_surface and areas.note:
        note = f"{areas.note}  {note}".rstrip()
    if stage != "start" and not awaits_own(view, own):
        contacts, said = contacts_of(view, placing)
        if told and contacts is not None:
            contacts, said = None, told
        scene = replace(scene, contacts=contacts)
        note = "  ".join(part for part in (note, said) if part)
    surfaces = surfaces_of(scene, parcellation, areas)
    by_centre = drawn.reach_mm > 0
    return Shown(scene, colouring, note, surfaces=surfaces, may_centre=by_centre)


def _is_loose(colouring: Colouring) -> bool:
    """Whether it is of values that the recordings do not determine in some regions."""
    grey = colouring.greyed == NOT_IDENTIFIABLE and colouring.noise is not None
    return grey and bool(np.any(colouring.noise))


def _stands_out(colouring: Colouring) -> Literal["", "low", "high"]:
    """Of shares and probabilities the high end, of delays the low one."""
    if colouring.key == DELAY:
        return "low"
    return "high" if colouring.ends else ""


def _without_regions(
    view: View, stage: str, look: Look, own: OwnBrain | None
) -> Shown | None:
    """The own cortex, and contacts on it or on the template, of a patient without a
    connectome."""
    bare = stage == "start"
    found = None if awaits_own(view, own) else scene_of_contacts(view, bare=bare)
    if own is None and found is None:
        return None
    scene, note = found or (empty_scene(), "")
    mesh = None if own is None else own.mesh
    said = f"{OWN} ({own.space}).  {note}".rstrip() if own is not None else note
    scene = replace(scene, cortex=look.cortex, own_cortex=mesh)
    return Shown(scene, Colouring(PLAIN, "", NOTHING), said)


def title_of(view: View, stage: str) -> str:
    """The head's title."""
    if stage == "plan" and brain_plan.is_stimulus(view.shown_plan):
        return tr("Target map")
    return TITLES.get(stage, tr("Connectome"))


# ---------------------------------------------------------------- parts


def _colouring(
    view: View, stage: str, look: Look, spread: Spread | None
) -> Colouring | None:
    if stage != "plan" or view.twin is None or view.on_seizures:
        return colouring_of(view, stage, look.colour)
    scenario = view.scenario
    if scenario is not None and brain_plan.is_stimulus(scenario):
        parcellation = view.twin.connectome.parcellation
        searched = _searched(view, look)
        if searched is not None:
            return searched
        if look.response in ("twin", "plan"):
            return brain_plan.plan_colouring(view.twin, scenario, look.response, spread)
        if look.response not in brain_plan.OF_RUN or scenario.result is None:
            return brain_plan.field_of(scenario, parcellation)
        if look.response == "response":
            found = brain_plan.response_of(scenario, parcellation, spread)
            if found is not None:
                return found
        return brain_plan.plan_colouring(view.twin, scenario, "difference", spread)
    return brain_plan.plan_colouring(view.twin, scenario, look.compare, spread)


def _searched(view: View, look: Look) -> Colouring | None:
    """The map of the latest search where it is wanted and there is one."""
    found = view.search
    return None if found is None else brain_plan.searched_of(found, look.response)


def _selected_edges(view: View) -> tuple[tuple[int, int], ...]:
    index = view.index
    known = [edge for edge in view.selection.edges if set(edge) <= set(index)]
    return tuple((index[target], index[source]) for target, source in known)


def _planned(
    scene: BrainScene,
    view: View,
    look: Look,
    colouring: Colouring,
    placing: Placing,
    areas: Areas,
) -> BrainScene:
    """The scene with the marks of the selected plan; a response on the cortex."""
    connectome, plan = connectome_of(view), view.shown_plan
    assert connectome is not None
    parcellation = connectome.parcellation
    marks = brain_plan.plan_marks(plan, parcellation, connectome.weights)
    tags = plan_tags(plan, parcellation, view.selection.change)
    scene = replace(
        scene,
        removed=marks.removed,
        weakened=marks.weakened,
        stimulated=marks.stimulated,
        cut_edges=marks.cut_edges,
        muted=marks.muted,
    )
    if colouring.key == "response":
        tags += recruited_tag(colouring, parcellation.region_names, marks.stimulated)
    if colouring.key in brain_plan.SHARES:
        index = areas.index
        on_cortex = placing.on_template and is_of_surface(index, parcellation)
        scene = replace(
            scene,
            value_range=(0.0, 1.0),
            value_unit=brain_plan.SHARES[colouring.key],
            surface_values=colouring.shown if on_cortex else None,
            surface_index=index,
        )
    return replace(scene, tags=tags)


def _tags(view: View, planned: Sequence[Tag], colouring: Colouring) -> tuple[Tag, ...]:
    """A tag for the latest selected region that the plan has not tagged."""
    told = {tag.region for tag in planned}
    latest = [i for i in view.selected if i not in told][-1:]
    own = [Tag(i, region(view.names[i]), colouring.words(i)) for i in latest]
    return (*planned, *own)


def _note(
    view: View, stage: str, look: Look, placing: Placing, spread: Spread | None
) -> str:
    is_own = placing.remark.startswith(OWN)
    told = placing.schematic or not placing.on_template or is_own
    parts = [placing.remark] if told else []
    if shows_learned(view.twin, look):
        parts.append(LEARNED_NOTE)
    if look.bundled:
        parts.append(BUNDLED_NOTE)
    plan, of = view.scenario, view.parcellation
    if stage == "plan" and plan is not None and of is not None and not view.on_seizures:
        chosen = look.response, look.compare
        if brain_plan.is_stimulus(plan) and _searched(view, look) is not None:
            parts.append(brain_plan.OF_SEARCH[look.response])
        else:
            parts.append(brain_plan.note_of(plan, chosen, spread, of))
    return "  ".join(part for part in parts if part)

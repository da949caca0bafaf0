"""Two brains side by side, twin and plan, at one scale."""

from dataclasses import replace

from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario
from brainTwinStudio.ui.panels.brain_areas import Areas
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_own import OwnBrain
from brainTwinStudio.ui.panels.brain_plan import Spread, is_stimulus
from brainTwinStudio.ui.panels.brain_scene import Shown, scene_of
from brainTwinStudio.ui.panels.brain_seizures import BOTH, without
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.view import View

TWIN, PLAN = tr("Twin"), tr("Plan: {}")
SAME = tr("Left the twin, right the plan, on one scale.")


def shown_of(
    view: View,
    stage: str,
    look: Look,
    spread: Spread | None = None,
    own: OwnBrain | None = None,
    drawn: Areas | None = None,
) -> Shown | None:
    """As scene_of, with a second brain beside it where both are wanted."""
    plan = view.seizure_plan
    if stage == "plan" and view.on_seizures:
        found = scene_of(view, stage, look, spread, own, drawn)
        if found is None or plan is None or found.colouring.key != BOTH:
            return found
        before = without(plan)
        assert before is not None
        left = replace(found.scene, values=before.shown)
        if left.surface_values is not None:
            left = replace(left, surface_values=before.shown)
        left, right = (
            replace(one, value_title=tr("Recruited")) for one in (left, found.scene)
        )
        return _pair(replace(found, scene=left), replace(found, scene=right), plan.name)
    scenario = view.scenario
    if stage != "plan" or scenario is None or not wants_both(scenario, look):
        return scene_of(view, stage, look, spread, own, drawn)
    field = "response" if is_stimulus(scenario) else "compare"
    first, second = (
        scene_of(view, stage, replace(look, **{field: which}), spread, own, drawn)
        for which in ("twin", "plan")
    )
    if first is None or second is None:
        return first
    return _pair(first, second, scenario.name)


def wants_both(scenario: Scenario, look: Look) -> bool:
    """Whether both are chosen, and the plan was run."""
    chosen = look.response if is_stimulus(scenario) else look.compare
    result = scenario.result
    return chosen == "both" and result is not None and "fc_after" in result.arrays


def _pair(first: Shown, second: Shown, name: str) -> Shown:
    ends = [one.scene.value_range for one in (first, second)]
    both = min(low for low, _ in ends), max(high for _, high in ends)
    twin = replace(unmarked(first.scene), value_range=both, title=TWIN)
    plan = replace(second.scene, value_range=both, title=PLAN.format(name))
    return replace(second, scene=twin, note=SAME, beside=plan)


def unmarked(scene: BrainScene) -> BrainScene:
    """Without the marks of a plan."""
    own = tuple(tag for tag in scene.tags if tag.token == "accent")
    return replace(
        scene,
        removed=(),
        weakened=(),
        cut_edges=(),
        stimulated=(),
        muted=(),
        tags=own,
    )

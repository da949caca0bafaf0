"""A plan on a twin from the command line: asked, stored, written."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from brainTwinStudio.cli import asking, inputs
from brainTwinStudio.cli.answers import effects_text
from brainTwinStudio.cli.inputs import FoundTwin
from brainTwinStudio.cli.noted import ending
from brainTwinStudio.cli.output import target, write_npz
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.audit_events import plan_facts
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import ScenarioAnswer, ScenarioRequest
from brainTwinStudio.project import (
    Change,
    Effect,
    Familiarity,
    Scenario,
    ScenarioResult,
    Stimulation,
    Twin,
    new_id,
)
from brainTwinStudio.project.familiarity import NOT_KNOWN
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report import change_words


def region_names(twin: Twin | SeizureTwin, names: tuple[str, ...]) -> tuple[str, ...]:
    """The twin's own names of regions; an unambiguous ending will do."""
    parcellation = twin.connectome.parcellation
    found = [parcellation.region_names[parcellation.index(name)] for name in names]
    return tuple(dict.fromkeys(found))


def edge_pairs(twin: Twin | SeizureTwin, edge: str) -> list[tuple[str, str]]:
    """(target, source) pairs of 'A->B' (from A to B) or 'A--B' (both ways)."""
    for sign in ("->", "--"):
        first, found, second = edge.partition(sign)
        if found:
            ends = region_names(twin, (first.strip(), second.strip()))
            if len(ends) < 2:
                raise InputError(f"'{edge}' leads from a region to itself.")
            source, target = ends
            both = [(target, source), (source, target)]
            return both if sign == "--" else both[:1]
    raise InputError(f"'{edge}' is no connection; expected A--B or A->B.")


def out_of(args: argparse.Namespace) -> Path | None:
    return target(args.out, (".npz",)) if args.out else None


class Runs(NamedTuple):
    """With how many noise seeds, from which on, and whether also after recovery."""

    seeds: int
    seed: int
    recovery: bool = False


def play(
    found: FoundTwin, changes: tuple[Change, ...], runs: Runs, name: str = ""
) -> ScenarioAnswer:
    """The answer to a plan, stored in the project that the twin is in. name: of the
    plan, "" = its changes in words."""
    name = name or " ".join(change_words.change(change) for change in changes)
    known = ("scenario-1", found.twin.id, name, changes, runs.seeds, runs.seed)
    plan = Scenario(*known, recovery=runs.recovery)
    with inputs.opened(found.project) as store:
        with ending(store, "plan run", name, plan_facts(plan)):
            answer = asking.ask(ScenarioRequest(found.twin, plan), ScenarioAnswer)
        return answer if store is None else _stored(answer, store)


def _stored(answer: ScenarioAnswer, store: ProjectStore) -> ScenarioAnswer:
    project = store.project
    free = new_id("scenario", tuple(s.id for s in project.scenarios))
    scenario = replace(answer.scenario, id=free)
    store.change(project.with_scenario(scenario), f"Plan: {scenario.name}")
    return replace(answer, scenario=scenario)


def effects_of(answer: ScenarioAnswer) -> tuple[Effect, ...]:
    """The effects; the first is the main one."""
    result = answer.scenario.result
    return () if result is None else result.effects


def play_data(
    found: FoundTwin, answer: ScenarioAnswer, out: Path | None
) -> dict[str, Any]:
    """The JSON that all plans share; writes the runs to `out`."""
    if out is not None:
        labels = found.twin.connectome.parcellation.region_names
        runs = {"before": answer.before, "after": answer.after}
        write_npz(out, {**runs, "tr": answer.repetition_time_s, "labels": labels})
    effects, result = effects_of(answer), answer.scenario.result
    return {
        "effect": effects[0] if effects else None,
        "effects": effects,
        "draws": 0 if result is None else result.draws,
        "twin": found.name,
        "scenario": answer.scenario.id if found.project is not None else None,
        "out": out,
        "outside_training": {} if result is None else dict(result.outside),
        "notes": notes_of(answer),
        "network_cost": () if result is None else result.cost,
        "stages": stages_data(result),
        "a_eff": growth_data(result),
        "familiarity": familiarity_data(None if result is None else result.familiarity),
    }


def _draws(draws: int) -> tuple[str, ...]:
    from brainTwinStudio.report.stimulation_words import OVER_DRAWS

    return (OVER_DRAWS.format(draws=draws),) if draws else ()


def notes_of(answer: ScenarioAnswer) -> tuple[str, ...]:
    """What is to be known of a plan; of a stimulus, that rest cannot fix its gain."""
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    plan = answer.scenario
    notes = () if plan.result is None else plan.result.notes
    stimulates = any(isinstance(change, Stimulation) for change in plan.active)
    return (*notes, REST_IS_SILENT) if stimulates else notes


def stages_data(result: ScenarioResult | None) -> dict[str, Any]:
    """The JSON of later stages, by their name."""
    stages = () if result is None else result.stages
    return {
        stage.stage: {
            "how": stage.how,
            "effects": stage.effects,
            "network_cost": stage.cost,
        }
        for stage in stages
    }


def growth_data(result: ScenarioResult | None) -> dict[str, Any] | None:
    """Growth left after coupling (region,) in 1/s by the twin's own equations, exact;
    null where the model has none. Removed regions are null after."""
    arrays = {} if result is None else result.arrays
    if "a_eff_after" not in arrays:
        return None
    before, after = arrays["a_eff_before"].tolist(), arrays["a_eff_after"].tolist()
    return {
        "before": before,
        "after": [None if value != value else value for value in after],
    }


def familiarity_data(how: Familiarity | None) -> dict[str, Any] | None:
    """The JSON of how familiar a plan is; null where it was not estimated."""
    if how is None:
        return None
    scores = {
        score.name: {
            "p": score.p if score.estimated else None,
            "far": score.far if np.isfinite(score.far) else None,
            "flag": score.flag,
            "told": score.told,
        }
        for score in how.scores
    }
    return {"level": how.level, "sentence": how.sentence, "scores": scores}


def play_text(found: FoundTwin, answer: ScenarioAnswer, out: Path | None) -> str:
    result = answer.scenario.result
    lines = [answer.scenario.name, effects_text(effects_of(answer))]
    if result is not None:
        for stage in result.stages:
            lines += ["", f"{stage.stage.capitalize()}: {stage.how}."]
            lines.append(effects_text(stage.effects))
        if result.cost:
            lines += ["", "Cost on functional networks, right after:"]
            lines.append(effects_text(result.cost))
        lines += [*_draws(result.draws), *notes_of(answer)]
        how = result.familiarity
        lines.append(NOT_KNOWN if how is None else how.sentence)
    if found.project is not None:
        lines.append(f"Kept as {answer.scenario.id} in {found.project}.")
    if out is not None:
        lines.append(f"Simulated runs before and after: {out}")
    return "\n".join(lines)

"""A plan on a twin from the command line: asked, stored, written."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.cli import asking, inputs
from brainTwinStudio.cli.answers import effects_text
from brainTwinStudio.cli.inputs import FoundTwin
from brainTwinStudio.cli.noted import ending
from brainTwinStudio.cli.output import target, write_npz
from brainTwinStudio.files.audit_events import plan_facts
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import ScenarioAnswer, ScenarioRequest
from brainTwinStudio.project import (
    Change,
    Effect,
    Familiarity,
    Scenario,
    Twin,
    new_id,
)
from brainTwinStudio.project.familiarity import NOT_KNOWN
from brainTwinStudio.report import change_words


def region_names(twin: Twin, names: tuple[str, ...]) -> tuple[str, ...]:
    """The twin's own names of regions; an unambiguous ending will do."""
    parcellation = twin.connectome.parcellation
    found = [parcellation.region_names[parcellation.index(name)] for name in names]
    return tuple(dict.fromkeys(found))


def out_of(args: argparse.Namespace) -> Path | None:
    return target(args.out, (".npz",)) if args.out else None


def play(
    found: FoundTwin, changes: tuple[Change, ...], seeds: int, seed: int
) -> ScenarioAnswer:
    """The answer to a plan, stored in the project that the twin is in."""
    name = " ".join(change_words.change(change) for change in changes)
    plan = Scenario("scenario-1", found.twin.id, name, changes, seeds, seed)
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
        "twin": found.name,
        "scenario": answer.scenario.id if found.project is not None else None,
        "out": out,
        "outside_training": {} if result is None else dict(result.outside),
        "notes": () if result is None else result.notes,
        "familiarity": familiarity_data(None if result is None else result.familiarity),
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
        lines += result.notes
        how = result.familiarity
        lines.append(NOT_KNOWN if how is None else how.sentence)
    if found.project is not None:
        lines.append(f"Kept as {answer.scenario.id} in {found.project}.")
    if out is not None:
        lines.append(f"Simulated runs before and after: {out}")
    return "\n".join(lines)

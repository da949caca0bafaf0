"""What-if plans: changes in words, effects with intervals, dose."""

from functools import partial

import numpy as np

from brainTwinStudio.analysis.connectivity import mean_change
from brainTwinStudio.language import heard, heard_part, tr
from brainTwinStudio.project import (
    Array,
    Effect,
    Familiarity,
    Scenario,
    ScenarioResult,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.familiarity import NOT_KNOWN, FamiliarityScore
from brainTwinStudio.project.parameter_names import begun
from brainTwinStudio.report.blocks import (
    Block,
    Facts,
    Heading,
    Picture,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.change_words import change
from brainTwinStudio.report.course_words import course_blocks
from brainTwinStudio.report.figures.brain import BrainScene, brain
from brainTwinStudio.report.figures.forest import FEW_RUNS, INTERVAL, forest, reading
from brainTwinStudio.report.figures.matrices import fc_matrices
from brainTwinStudio.report.figures.places import NO_POSITIONS, places_of
from brainTwinStudio.report.sections.dose import dose_blocks
from brainTwinStudio.report.stimulation_words import OVER_DRAWS
from brainTwinStudio.report.touched import marks_of
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    interval,
    number,
    significant,
)

REST_IS_SILENT = tr(
    "Resting data cannot fix the gain of stimulation: how strongly an input acts on a "
    "region is an assumption here, not a finding. Only a stimulation experiment "
    "(CCEP, TMS-EEG) can calibrate it."
)
MARKS = (
    ("removed", tr("Empty ring: removed, with its strongest connections dashed")),
    ("weakened", tr("Dashed ring: weakened")),
    ("cut_edges", tr("Dashed line: connection cut")),
    ("stimulated", tr("Ochre ring: stimulated")),
)
OFF = tr(" (switched off)")
STAGES = {"acute": tr("right after"), "recovered": tr("recovered")}
COST = tr(
    "In percent of the unedited twin, {runs} paired runs. FC strength: mean over the "
    "regions of a network of their positive FC with the whole brain; efficiency: that "
    "of the shortest paths inside it. Removed regions count as lost."
)
NOT_ADVICE = tr("Effects are model results on a copy of the twin, not recommendations.")
PROBABILITY = tr(
    "p: share of the twin's own unchanged runs (of inputs at rest, of the fit's prior) "
    "that are at least as unusual; small is unfamiliar."
)
PAIRS = tr(
    "{seeds} paired runs with the same noise. {interval}: the middle of single runs, "
    "not the uncertainty of their mean. Runs also differ in how regions answer to "
    "input they lose, which a recording at rest does not tell. Outcomes of the "
    "unedited twin: intervals not estimated."
)
BARS = tr(
    "Bar: {interval}; dot: their mean. Hatched and hollow: the bar covers zero. So "
    "far: of fewer than {runs} runs, a preview."
)
COLOUR = tr("Colour: change of a region's mean FC.")
COMPARED = (tr("Twin"), tr("Plan"), tr("Difference"))
APART = tr("plan − twin")


def section(subject: Subject) -> Section:
    """Every plan on the twin."""
    blocks: list[Block] = []
    if not subject.scenarios or subject.twin is None:
        blocks.append(Text(tr("No plans on this twin."), "note"))
    else:
        blocks.append(Text(NOT_ADVICE))
        for scenario in subject.scenarios:
            blocks += _plan(scenario, subject.twin)
            for course in subject.project.courses_of(scenario):
                blocks += course_blocks(course)
    return Section("plans", tr("Plans"), tuple(blocks))


def _plan(scenario: Scenario, twin: Twin) -> list[Block]:
    words = tuple(
        (numbered(i), change(item) + (OFF if i in scenario.off else ""))
        for i, item in enumerate(scenario.changes)
    )
    title = tr("Plan “{name}”", name=scenario.name)
    blocks: list[Block] = [Heading(title), Facts(words)]
    stimulates = any(isinstance(item, Stimulation) for item in scenario.active)
    if stimulates:
        blocks.append(Text(REST_IS_SILENT, "warn"))
    result = scenario.result
    if result is None:
        blocks.append(Text(tr("Not run yet: effects not estimated."), "note"))
        return blocks
    blocks += [Text(heard(note), "warn") for note in result.notes]
    blocks += _familiarity(result.familiarity)
    later = f" ({STAGES['acute']})" if result.stages else ""
    blocks += _effects(result.effects, scenario, later)
    for stage in result.stages:
        name = STAGES[stage.stage]
        blocks.append(Text(f"{begun(name)}: {heard_part(stage.how)}.", "note"))
        blocks += _effects(stage.effects, scenario, f" ({name})")
    blocks += _costs(result)
    blocks += dose_blocks(scenario, result)
    blocks += _pictures(scenario, result, twin)
    return blocks


def numbered(at: int) -> str:
    """'Change 1' of the first."""
    return tr("Change {number}", number=at + 1)


def _familiarity(how: Familiarity | None) -> list[Block]:
    """Whether the plan stays within what the twin knows, and every score of it."""
    if how is None:
        return [Text(NOT_KNOWN, "note")]
    rows = tuple(
        (
            tr(score.label),
            significant(score.p) if score.estimated else NOT_ESTIMATED,
            _side(score),
            heard(score.told),
        )
        for score in how.scores
    )
    table = Table(
        (tr("Familiarity"), "p", tr("Reading"), tr("What was found")),
        rows,
        (1.6, 0.8, 0.9, 4.7),
        (1,),
        PROBABILITY,
    )
    kind = "note" if how.level == "familiar" else "warn"
    return [Text(heard(how.sentence), kind), table]


def _side(score: FamiliarityScore) -> str:
    if score.flag:
        return tr("outside")
    return tr("inside") if score.estimated else "–"


def _costs(result: ScenarioResult) -> list[Block]:
    """Strength and efficiency of functional networks, stage by stage."""
    stages = [("acute", result.cost), *((s.stage, s.cost) for s in result.stages)]
    shown = [(name, cost) for name, cost in stages if cost]
    if not shown:
        return []
    many = len(shown) > 1
    blocks: list[Block] = []
    for name, cost in shown:
        rows = tuple(
            (
                tr(effect.label),
                _signed(effect),
                interval(effect.low, effect.high, _digits(effect)),
                reading(effect),
            )
            for effect in cost
        )
        head = tr("Cost, {stage}", stage=STAGES[name]) if many else tr("Cost")
        note = COST.format(runs=number(cost[0].seeds, 0))
        columns = (head, tr("Change"), INTERVAL, tr("Reading"))
        blocks.append(Table(columns, rows, (3.4, 1.2, 1.8, 1.4), (1, 2), note))
    return blocks


def _draws(scenario: Scenario) -> tuple[str, ...]:
    """What is to be said of draws that the runs of a plan went through."""
    draws = 0 if scenario.result is None else scenario.result.draws
    return (OVER_DRAWS.format(draws=draws),) if draws else ()


def _effects(
    effects: tuple[Effect, ...], scenario: Scenario, stage: str = ""
) -> list[Block]:
    if not effects:
        return [Text(tr("Effects: not estimated."), "note")]
    rows = tuple(
        (
            tr(effect.label),
            significant(effect.baseline, effect.unit),
            _signed(effect),
            interval(effect.low, effect.high, _digits(effect)),
            reading(effect),
        )
        for effect in effects
    )
    seeds = number(effects[0].seeds if effects else scenario.seeds, 0)
    table = Table(
        (
            tr("Outcome") + stage,
            tr("Unedited twin"),
            tr("Change"),
            INTERVAL,
            tr("Reading"),
        ),
        rows,
        (2.6, 1.4, 1.4, 1.7, 1.3),
        (1, 2, 3),
        " ".join((PAIRS.format(seeds=seeds, interval=INTERVAL), *_draws(scenario))),
    )
    if all(reading(effect) == NOT_ESTIMATED for effect in effects):
        return [table]

    each = "; ".join(f"{tr(one.label)}: {reading(one)}" for one in effects)
    alt = tr("Effects of the plan: {effects}.", effects=each)
    caption = BARS.format(interval=INTERVAL, runs=FEW_RUNS)
    return [table, Picture(partial(forest, effects), alt, caption)]


def _digits(effect: Effect) -> int:
    size = max(abs(effect.value), abs(effect.low), abs(effect.high))
    if not np.isfinite(size) or size == 0:
        return 2
    return int(np.clip(1 - np.floor(np.log10(size)), 0, 6))


def _signed(effect: Effect) -> str:
    text = number(effect.value, _digits(effect), effect.unit)
    return f"+{text}" if effect.value > 0 else text


def _pictures(scenario: Scenario, result: ScenarioResult, twin: Twin) -> list[Block]:
    if "fc_before" not in result.arrays or "fc_after" not in result.arrays:
        return [Text(tr("FC under this plan: not estimated."), "note")]
    before, after = result.arrays["fc_before"], result.arrays["fc_after"]
    sides = twin.connectome.parcellation.hemispheres

    facts = ("", "", APART)
    matrices = partial(fc_matrices, before, after, sides, COMPARED, facts)
    caption = tr(
        "FC of the unedited twin and under the plan; removed regions are blank."
    )
    alt = tr("Three matrices: FC of the twin, under the plan, and their difference.")
    return [
        _brain(scenario, twin, mean_change(before, after)),
        Picture(matrices, alt, caption, vector=False),
    ]


def _brain(scenario: Scenario, twin: Twin, values: Array) -> Block:
    parcellation = twin.connectome.parcellation
    places = places_of(parcellation)
    if places is None:
        return Text(NO_POSITIONS, "note")

    marks = marks_of(scenario, parcellation, twin.connectome.weights)
    scene = BrainScene(
        places,
        twin.connectome.weights,
        values,
        tr("Change of mean FC"),
        parcellation.hemispheres,
        "vik",
        **marks,
    )
    legend = [text for kind, text in MARKS if marks[kind]]
    caption = " ".join((COLOUR, *(f"{text}." for text in legend)))
    alt = tr("Brain from the left, top and right with the planned changes marked.")
    return Picture(partial(brain, scene), alt, caption, vector=False)

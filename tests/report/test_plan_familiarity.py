"""How familiar a plan is, in the report and on the command line."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.cli.planning import familiarity_data
from brainTwinStudio.project import Familiarity, Project
from brainTwinStudio.project.familiarity import NOT_KNOWN, judged, score
from brainTwinStudio.report.blocks import Block, Subject, Table, Text
from brainTwinStudio.report.sections import plans

CALM = score("pattern", "Activity", 0.6, 0.3, "As usual.")
MUCH = score("input", "Input", 0.001, 4.0, "The stimulus is too strong.")
APART = score("agreement", "Agreement of assumptions", 0.02, 2.0, "They differ.")
NONE = score("network", "Network", np.nan, np.nan, "Not known here.")


def blocks(project: Project, how: Familiarity | None) -> tuple[Block, ...]:
    (plan, *_) = project.scenarios
    assert plan.result is not None
    told = replace(plan, result=replace(plan.result, familiarity=how))
    project = project.with_scenario(told)
    subject = Subject(project, project.patients[0], project.twins[0])
    return plans.section(subject).blocks


@pytest.mark.parametrize(
    ("scores", "tone"), [((CALM, NONE), "note"), ((CALM, MUCH, APART, NONE), "warn")]
)
def test_a_plan_tells_its_level_and_every_score(project: Project, scores, tone):
    how = judged(scores)
    told = blocks(project, how)
    assert Text(how.sentence, tone) in told
    (table,) = [b for b in told if isinstance(b, Table) and "p" in b.columns]
    assert [row[0] for row in table.rows] == [one.label for one in scores]
    assert table.rows[-1][1] == "not estimated"
    assert [row[2] for row in table.rows].count("outside") == sum(
        one.flag for one in scores
    )


def test_what_was_not_estimated_is_said(project: Project):
    assert Text(NOT_KNOWN, "note") in blocks(project, None)


def test_the_json_of_the_command_line():
    data = familiarity_data(judged((CALM, MUCH, NONE)))
    assert data is not None
    assert data["level"] == "stretched"
    assert "too strong" in data["sentence"]
    assert data["scores"]["input"]["flag"] is True
    assert data["scores"]["pattern"]["p"] == 0.6
    assert data["scores"]["network"]["p"] is None
    assert familiarity_data(None) is None

"""Recurring states and warnings of learned parts in the report."""

from dataclasses import replace
from typing import Any

from brainTwinStudio.report.blocks import Heading, Picture, Subject, Table, Text
from brainTwinStudio.report.figures.canvas import rendered
from brainTwinStudio.report.sections import function, plans
from tests.made_states import made_states
from tests.report.conftest import make_project

PROJECT = make_project("composite demo, not one person")


def subject(**changes: Any) -> Subject:
    twin = replace(PROJECT.twins[0], **changes)
    project = PROJECT.with_twin(twin)
    return Subject(project, project.patients[0], twin)


def test_states_are_strips_a_table_and_words():
    twin = PROJECT.twins[0]
    regions = twin.connectome.parcellation.count
    blocks = function.section(subject(states=made_states(regions))).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [3, 3]
    assert tables[0].rows[0][0] == "1: all regions together"
    assert tables[1].rows[0][1] == "96.0 / 96.0 [95.0, 97.0]"
    texts = [block for block in blocks if isinstance(block, Text)]
    assert ("Said before.", "warn") in [(one.text, one.tone) for one in texts]
    assert any("Twin against recording: likeness 0.98" in one.text for one in texts)
    drawn = next(
        block
        for block in blocks
        if isinstance(block, Picture) and "3 states" in block.alt
    )
    assert rendered(drawn.draw(), "png").startswith(b"\x89PNG")
    assert "LEiDA" in drawn.caption


def test_states_that_nobody_asked_for_are_no_part():
    blocks = function.section(subject()).blocks
    assert not any(isinstance(block, Heading) for block in blocks)


def test_a_plan_that_extrapolates_says_so_in_the_report():
    plan = next(one for one in PROJECT.scenarios if one.result is not None)
    assert plan.result is not None
    note = "In 31 % of this run the learned part 'residual' met states unlike all."
    warned = replace(plan, result=replace(plan.result, notes=(note,)))
    project = PROJECT.with_scenario(warned)
    told = plans.section(Subject(project, project.patients[0], project.twins[0]))
    assert Text(note, "warn") in told.blocks

"""The model card: everything from the twin, and what is missing said."""

import re
from dataclasses import fields, replace
from html import unescape
from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.project import RESEARCH_USE, FitSettings, FrozenMap, Project, Twin
from brainTwinStudio.report.card_missing import missing
from brainTwinStudio.report.fact_rows import rows_of
from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.report.model_card import (
    NOT_RECORDED,
    PERSON,
    card_text,
    sections_of_card,
    values_hash,
    write_card,
)
from brainTwinStudio.report.page import html_of


@pytest.fixture
def twin(project: Project) -> Twin:
    return project.twins[0]


def test_the_card_has_the_parts_of_mitchell_and_comes_from_the_twin(twin: Twin):
    text = card_text(twin)
    assert [section.name for section in sections_of_card(twin)] == [
        "use", "model", "data", "evaluation", "uncertainty", "limits", "people",
        "versions",
    ]  # fmt: skip
    assert RESEARCH_USE in text
    assert "doi:10.1145/3287560.3287596" in text
    for word in (twin.id, twin.patient_id, "0.61", "0.80", "0.40", "25"):
        assert word in text, word
    for sha in (sha for _, sha in twin.provenance.inputs):
        assert sha in text
    for name, version in twin.provenance.versions:
        assert f"| {name} | {version} |" in text


def test_what_nobody_recorded_is_said(twin: Twin):
    text = card_text(replace(twin, population=("P7", "P8", "P9")))
    for name in PERSON:
        assert f"- {name}: {NOT_RECORDED}" in text
        assert f"- {name} of those people: {NOT_RECORDED}" in text
    assert "P7, P8, P9" in text


def test_a_quick_twin_says_what_is_missing(twin: Twin):
    bare = replace(
        twin,
        settings=FitSettings("quick"),
        intervals=FrozenMap(),
        identifiable=FrozenMap(),
        held_out=FrozenMap(),
        ceiling=FrozenMap(),
        floor=FrozenMap(),
        outcome="stopped",
    )
    told = " ".join(missing(bare))
    for what in (
        "No recording was held out",
        "Intervals of parameters: not estimated",
        "Effort quick",
        "well-posedness",
        "ceiling",
        "floor",
        "stopped",
    ):
        assert what in told
        assert what in card_text(bare)
    whole = replace(twin, outcome="converged")
    assert len(missing(whole)) < len(missing(bare))


def test_the_hash_of_the_values_follows_every_value(twin: Twin):
    before = values_hash(twin)
    assert re.fullmatch("[0-9a-f]{64}", before)
    for name, values in twin.parameters.items():
        changed = FrozenMap({**twin.parameters, name: values + 1e-9})
        assert values_hash(replace(twin, parameters=changed)) != before


def test_a_card_is_written_as_markdown_and_as_a_page(twin: Twin, tmp_path: Path):
    text = write_card(twin, tmp_path / "card.md").read_text("utf-8")
    assert text == card_text(twin)
    page = write_card(twin, tmp_path / "card.html").read_text("utf-8")
    assert "<script" not in page
    assert values_hash(twin) in page
    with pytest.raises(FileError, match=r"\.md or \.html"):
        write_card(twin, tmp_path / "card.pdf")


def test_words_from_files_cannot_become_markup(twin: Twin):
    odd = replace(twin, message="<b>*bold*</b> [link](x) | cell\n# heading")
    text = card_text(odd)
    assert "\\<b>\\*bold\\*" in text
    assert "\n# heading" not in text


def test_the_report_carries_the_card(project: Project):
    page = html_of(project, project.patients[0], project.twins[0])
    assert "Model card" in page
    assert "Handedness" in page


def test_intervals_are_named_by_the_method_that_made_them(project: Project):
    twin = project.twins[0]
    by = replace(twin, settings=replace(twin.settings, uncertainty="nuts"))
    for name in ("parameters", "facts"):
        told = dict(rows_of(FACTS[name], by, None))["Interval"]
        assert told.startswith("No-U-Turn sampling")
        assert "Laplace" in dict(rows_of(FACTS[name], twin, None))["Interval"]
        assert "fit was asked for" in dict(rows_of(FACTS[name], None, None))["Interval"]
    assert "No-U-Turn" in card_text(by)
    assert "Laplace" not in card_text(by)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_answers_with_and_without_a_twin(name: str, project: Project):
    twin, fact = project.twins[0], FACTS[name]
    assert all(getattr(fact, field.name) for field in fields(fact))
    published = "doi:" in fact.source or "arXiv:" in fact.source
    assert published or name in ("brain", "recorded", "structure")
    plan = project.scenarios[0]
    for rows in (
        rows_of(fact, None, None), rows_of(fact, twin, None), rows_of(fact, twin, plan)
    ):  # fmt: skip
        assert [row[0] for row in rows] == [
            "How", "From", "Noise seeds", "Interval", "Source"
        ]  # fmt: skip
        assert all(value for _, value in rows)
    whence = dict(rows_of(fact, twin, plan))["From"]
    words = {"seizures": "twin of seizures", "files": "were imported"}
    words["recording"] = words["files"]
    assert words.get(fact.data, twin.id) in whence


def test_the_methods_say_the_same_as_the_window(project: Project):
    page = unescape(html_of(project, project.patients[0], project.twins[0]))
    for name in ("fc", "loss", "effects"):
        assert FACTS[name].formula in page
    assert FACTS["effects"].interval in page

"""Well-posedness in the report: what the answer says, in HTML and PDF."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.project import Twin
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.blocks import (
    Block,
    CardRow,
    Picture,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.figures.canvas import rendered
from brainTwinStudio.report.page import html_of
from brainTwinStudio.report.pdf import write_pdf
from brainTwinStudio.report.sections import well_posedness
from tests.made_well_posedness import disturbed, made_well_posedness
from tests.report.conftest import make_project

PROJECT = make_project("composite demo, not one person")
FOUND = disturbed(made_well_posedness(12))


def blocks_of(found: WellPosedness | None) -> tuple[Block, ...]:
    twin = replace(PROJECT.twins[0], well_posedness=found)
    subject = Subject(PROJECT.with_twin(twin), PROJECT.patients[0], twin)
    return well_posedness.section(subject).blocks


def of_kind(blocks: tuple[Block, ...], kind: type) -> list[Any]:
    return [block for block in blocks if isinstance(block, kind)]


def test_criteria_are_cards_with_light_number_and_meaning():
    cards = of_kind(blocks_of(FOUND), CardRow)
    assert [card.severity for card in cards] == ["ok", "warn", "info", "bad", "warn"]
    assert cards[0].title == "Existence: good, 1.10"
    assert cards[0].detail == (
        "Best loss 1.10 of that of a second recording. How close the best fit comes "
        "to the noise of the data."
    )
    assert cards[2].title == "Stability: not estimated"


def test_parameters_have_verdicts_and_what_would_help():
    table = of_kind(blocks_of(FOUND), Table)[0]
    rows = [[cell.replace("\u00a0", " ") for cell in row] for row in table.rows]
    assert rows[0][:3] == [
        "Global coupling",
        "correlated with weights, r = \u22120.97",
        "50 %",
    ]
    assert rows[1][1:] == [
        "identifiable in 11 of 12 regions",
        "52 % [10, 95]",
        "nothing is lacking",
    ]
    assert rows[2][1:3] == ["not identifiable", "not estimated"]


def test_what_was_not_asked_for_is_said():
    texts = [block.text for block in of_kind(blocks_of(None), Text)]
    assert texts == [say_of.NOT_ASKED]
    bare = replace(FOUND, starts=None, perturbed=None, profiles=())
    words = " ".join(block.text for block in of_kind(blocks_of(bare), Text))
    for sentence in (say_of.NO_PROFILE, say_of.NO_STARTS, say_of.NO_DISTURBED):
        assert sentence in words


def test_all_pictures_can_be_drawn_and_say_what_they_show():
    pictures = of_kind(blocks_of(FOUND), Picture)
    words = [picture.alt for picture in pictures]
    assert any("colour: Excitability in sloppy direction 1" in alt for alt in words)
    assert any("[1.24, open]" in alt for alt in words)
    for picture in pictures:
        assert rendered(picture.draw(), "png").startswith(b"\x89PNG")


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_odd_numbers_draw_and_are_never_shown_as_nan(value: float):
    odd = replace(
        FOUND,
        singular=np.full(14, value),
        condition=value,
        effective_rank=value,
        profiles=tuple(
            replace(one, rise=np.full(9, value), low=np.nan) for one in FOUND.profiles
        ),
    )
    blocks = blocks_of(odd)
    for picture in of_kind(blocks, Picture):
        rendered(picture.draw(), "png")
        words = f"{picture.alt} {picture.caption}".lower().replace(",", " ").split()
        assert not {"nan", "inf"} & set(words)


def analysed() -> Twin:
    return replace(PROJECT.twins[0], well_posedness=FOUND)


@pytest.mark.slow
def test_the_page_and_the_pdf_hold_the_section(tmp_path: Path):
    twin = analysed()
    project = PROJECT.with_twin(twin)
    page = html_of(project, project.patients[0], twin)
    assert '<section id="well-posedness">' in page
    assert "correlated with weights" in page
    write_pdf(project, project.patients[0].id, tmp_path / "report.pdf", twin.id)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_an_infinite_number_is_not_called_unknown_and_a_name_never_trades_with_itself():
    endless = replace(FOUND.criteria[3], value=np.inf)
    assert say_of.value_of(endless) == "infinite"
    odd = replace(FOUND, condition=np.inf)
    assert say_of.counts(odd).startswith("Condition number infinite")
    regional = FOUND.parameters[1]
    known = replace(regional, partner="G", correlation=0.3)
    assert say_of.verdict(known) == "identifiable in 11 of 12 regions"
    own = replace(regional, verdict="correlated", partner="a", correlation=0.92)
    assert say_of.verdict(own).endswith("; correlated with itself elsewhere, r = 0.92")

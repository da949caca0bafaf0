"""The report as blocks: what is said, and that nothing is left blank."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.connectivity import mean_change
from brainTwinStudio.project import (
    FrozenMap,
    Patient,
    Project,
    Scenario,
    ScenarioResult,
    Stimulation,
)
from brainTwinStudio.project.device import Limit, SiteProfile
from brainTwinStudio.project.dose import device_of
from brainTwinStudio.report.blocks import Facts, Picture, Subject, Table, Text, rows_of
from brainTwinStudio.report.contents import MADE, SECTIONS, sections_of
from brainTwinStudio.report.sections.dose import dose_blocks
from brainTwinStudio.report.sections.plans import (
    REST_IS_SILENT,
)
from brainTwinStudio.report.sections.verdict import (
    agreement_sentence,
    dynamics_sentence,
)
from brainTwinStudio.report.touched import marks_of
from brainTwinStudio.report.wanted import THEIRS, Wanted


def words_of(blocks) -> str:
    found = []
    for block in blocks:
        if isinstance(block, Text):
            found.append(block.text)
        elif isinstance(block, Facts | Table):
            found += [cell for row in block.rows for cell in row]
    return "\n".join(found)


def all_sections(project: Project):
    twin = project.twins[0] if project.twins else None
    return sections_of(project, project.patients[0], twin)


@pytest.mark.parametrize("make", SECTIONS)
@pytest.mark.parametrize("which", ["project", "bare_project", "empty"])
def test_every_section_has_a_title_and_blocks(make, which, request):
    if which == "empty":
        project = Project("Study", (Patient("P1"),))
        subject = Subject(project, project.patients[0])
    else:
        project = request.getfixturevalue(which)
        subject = Subject(project, project.patients[0], project.twins[0])
    section = make(subject)
    assert section.title
    # Nobody here has a twin of seizures; test_seizures_report.py has one.
    assert bool(section.blocks) == (section.name != "seizures")


def test_section_names_are_unique(project):
    names = [section.name for section in all_sections(project)]
    assert len(set(names)) == len(names)


def test_sections_are_left_out_by_their_names_and_the_report_says_so(project):
    patient, twin = project.patients[0], project.twins[0]
    whole = [section.name for section in sections_of(project, patient, twin)]
    assert [name for name in MADE if name != "seizures"] == whole
    wanted = Wanted(("plans", "brain"), "First line.\n\n  Second <i>line</i>. ")
    made = sections_of(project, patient, twin, wanted)
    left = [name for name in whole if name not in ("plans", "brain")]
    assert [section.name for section in made] == ["comment", *left, "left-out"]
    assert words_of(made[-1].blocks).endswith("report written: Brain, Plans.")
    assert made[0].blocks == (
        Text(THEIRS, "note"),
        Text("First line."),
        Text("Second <i>line</i>."),
    )


def test_no_cell_of_a_table_is_blank(project, bare_project):
    for made in (project, bare_project):
        for section in all_sections(made):
            for block in section.blocks:
                if isinstance(block, Table | Facts):
                    cells = [c for row in block.rows for c in row]
                    assert all(cell.strip() for cell in cells), section.title
                    assert not any("nan" in cell.lower().split() for cell in cells)


def test_verdict_gives_fit_held_out_floor_and_ceiling(project):
    sentence = agreement_sentence(project.twins[0])
    assert sentence == (
        "Simulated FC agrees with measured FC: r = 0.70 (held-out 0.61; structure "
        "alone 0.40; ceiling of this recording about 0.80)."
    )
    assert "KS = 0.20" in dynamics_sentence(project.twins[0])


def test_verdict_says_when_structure_alone_is_as_good(project):
    twin = replace(project.twins[0], held_out=FrozenMap({"fc_r": 0.38}))
    assert "no better than structure alone" in agreement_sentence(twin)


def test_verdict_warns_of_a_fit_that_does_not_hold(project):
    twin = replace(project.twins[0], held_out=FrozenMap({"fc_r": 0.52}))
    blocks = SECTIONS[0](Subject(project, project.patients[0], twin)).blocks
    assert "noise of that recording" in words_of(blocks)


def test_verdict_says_in_words_that_a_twin_has_memorised(project):
    twin = replace(project.twins[0], held_out=FrozenMap({"fc_r": 0.45}))
    subject = Subject(project, project.patients[0], twin)
    assert "has memorised noise" in words_of(SECTIONS[0](subject).blocks)
    unseen = replace(twin, held_out=FrozenMap())
    subject = Subject(project, project.patients[0], unseen)
    assert "Memorising: not estimated." in words_of(SECTIONS[0](subject).blocks)


def test_all_missing_numbers_say_not_estimated(bare_project):
    sections = {s.name: words_of(s.blocks) for s in all_sections(bare_project)}
    assert sections["verdict"].count("not estimated") >= 4
    assert sections["function"].count("not estimated") == 3
    assert (
        "Intervals of global coupling, excitability, weights: not estimated"
        in sections["parameters"]
    )
    assert "effects not estimated" in sections["plans"]
    table = next(
        b for s in all_sections(bare_project) for b in s.blocks
        if s.name == "fit" and isinstance(b, Table)
    )  # fmt: skip
    assert {cell for row in table.rows for cell in row[1:5]} == {"not estimated"}


def test_stimulation_says_that_rest_cannot_fix_its_gain(project):
    plans = next(s for s in all_sections(project) if s.name == "plans")
    assert REST_IS_SILENT in [b.text for b in plans.blocks if isinstance(b, Text)]


def test_an_interval_that_covers_zero_reads_within_noise(project):
    plans = next(s for s in all_sections(project) if s.name == "plans")
    table = next(b for b in plans.blocks if isinstance(b, Table))
    readings = {row[0]: row[-1] for row in table.rows}
    assert readings == {
        "Mean FC": "decrease so far",
        "Metastability": "within noise",
        "Power at target": "increase so far",
        "Unknown outcome": "not estimated",
    }


def test_changes_are_told_in_words(project):
    words = words_of(next(s for s in all_sections(project) if s.name == "plans").blocks)
    assert "Remove L Temporal pole with all connections." in words
    assert "Weaken all connections of L Fusiform by 40\u00a0%." in words
    assert "Cut the connection R Cuneus → L Cuneus." in words
    assert "sine at 0.05\u00a0Hz" in words


def test_provenance_names_hashes_seed_and_step(project):
    blocks = next(s for s in all_sections(project) if s.name == "provenance").blocks
    words = words_of(blocks)
    for expected in ("ab" * 32, "Heun, dt 0.1\u00a0s", "float64", "2.4.6", "cpu"):
        assert expected in words


def test_half_pictures_share_a_row(project):
    blocks = next(s for s in all_sections(project) if s.name == "function").blocks
    assert [len(row) for row in rows_of(blocks)] == [1, 2, 1]


def test_mean_change_leaves_out_the_diagonal_and_removed_regions():
    before, after = np.zeros((3, 3)), np.full((3, 3), 0.2)
    after[2] = after[:, 2] = np.nan
    np.testing.assert_allclose(mean_change(before, after), [0.2, 0.2, np.nan])


def test_every_picture_says_what_is_seen(project):
    pictures = [
        b for s in all_sections(project) for b in s.blocks if isinstance(b, Picture)
    ]
    assert len(pictures) >= 8
    assert all(len(p.alt) > 20 and p.caption for p in pictures)


def test_changes_that_are_switched_off_are_told_and_not_drawn(project):
    plan = replace(project.scenarios[0], off=(1,), result=None)
    shown = replace(project, scenarios=(plan,))
    words = words_of(next(s for s in all_sections(shown) if s.name == "plans").blocks)
    assert "by 40\u00a0%. (switched off)" in words
    assert words.count("(switched off)") == 1
    regions = project.twins[0].connectome.parcellation
    assert marks_of(project.scenarios[0], regions)["weakened"] == (1,)
    assert marks_of(plan, regions)["weakened"] == ()


def test_what_a_stimulator_gives_is_set_beside_what_the_site_allows():
    site = SiteProfile(
        "Ours", FrozenMap({"dbs": FrozenMap({"current_ma": Limit(3.5, "board")})})
    )
    device = device_of("dbs", {"current_ma": 3.0, "phase_us": 90.0}, site)
    plan = Scenario("p", "t", "DBS", (Stimulation(("A",), device=device),), 4, 0)
    (_, table) = dose_blocks(plan, ScenarioResult((), FrozenMap()))
    assert isinstance(table, Table)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Current"] == ("3.00\u00a0mA", "3.50\u00a0mA", "board")
    assert rows["Charge per phase"] == ("0.270\u00a0µC", "no limit entered", "–")
    assert "“Ours”" in table.caption


def test_a_stimulation_that_is_switched_off_needs_no_warning(project):
    plan = replace(project.scenarios[1], off=(0,), result=None)
    shown = replace(project, scenarios=(plan,))
    words = words_of(next(s for s in all_sections(shown) if s.name == "plans").blocks)
    assert REST_IS_SILENT not in words

"""The report's section on seizures: what it says, and that every number has its
interval."""

from dataclasses import replace

from brainTwinStudio.project import FrozenMap
from brainTwinStudio.report.contents import OF_REST, sections_of
from brainTwinStudio.report.page import page_of
from brainTwinStudio.report.sections.verdict import OF_SEIZURES
from brainTwinStudio.report.seizure_agreement import hypothesis_words, marks_words
from brainTwinStudio.ui.report_contents import parts_of
from tests.numbers_follow import FACTOR, unbacked
from tests.report.conftest import make_project
from tests.report.test_numbers_have_intervals import Reader
from tests.ui.seizure_views import seizure_project


def told(factor: float = 1.0) -> str:
    project = seizure_project(factor, fitted=True)
    sections = sections_of(project, project.patients[0], project.twins[0])
    (one,) = (made for made in sections if made.name == "seizures")
    return page_of("Report", "", (one,), "")


def test_zone_order_regime_and_both_plans_are_told():
    text = told()
    for words in (
        "virtual patient: no person has these seizures",
        "Likely zone, by 2 fits: L Cuneus.",
        "not sampled",
        "propagation: L Fusiform",
        "Seizures stay where they begin",
        "1 of 1",
        "not a validated predictor",
        "With “Plan 1”",
        "With “Plan 2”",
        "“Plan 2”, recovered",
        "“Plan 2”: Recovered: largest rise of x0 0.025 [0.015, 0.035], L Fusiform",
        "not recommendations",
        "Hashemi et al. 2020",
    ):
        assert words in text, words


def test_how_much_of_the_zone_was_resected_is_said_where_both_are_marked():
    twin = seizure_project().seizure_twins[0]
    contacts = replace(twin.electrodes, resected=(True, False, False))
    said = marks_words(replace(twin, electrodes=contacts))
    assert "zone 1 of 1 (100 % [21, 100]) were resected." in said[2].replace(
        "\xa0", " "
    )
    contacts = replace(contacts, soz=None)
    assert len(marks_words(replace(twin, electrodes=contacts))) == 3


def test_the_hypothesis_is_held_beside_the_zone_of_the_fit():
    twin = seizure_project().seizure_twins[0]
    assert twin.zone.named == twin.zone.region_names[:1]
    (none,) = hypothesis_words(twin)  # one region of propagation is held
    assert "not estimated, for it holds no region to be the zone" in none
    assert none in told()
    held = FrozenMap(dict.fromkeys(twin.zone.region_names[:2], "zone"))
    (said,) = hypothesis_words(replace(twin, guess=held))
    said = said.replace("\xa0", " ")
    assert "1 of 2 (50 % [9, 91]) regions of its zone are named" in said
    assert "1 of 1 (100 % [21, 100]) named regions are in it" in said
    assert hypothesis_words(replace(twin, guess=FrozenMap())) == ()


def test_every_number_has_an_interval():
    said = []
    for factor in (1.0, FACTOR):
        reader = Reader()
        reader.feed(told(factor))
        said.append([one for one in reader.said if one.place[0] == "seizures"])
    assert said[0]
    assert said[0] != said[1]
    assert unbacked(*said) == []


def test_a_patient_without_seizures_has_no_such_section():
    project = make_project()
    made = sections_of(project, project.patients[0], project.twins[0])
    assert "seizures" not in [one.name for one in made]


def test_a_twin_of_seizures_alone_gives_the_verdict_and_no_section_of_rest():
    project = seizure_project()
    made = sections_of(project, project.patients[0], None)
    assert {one.name for one in made} & set(OF_REST) == set()
    (verdict,) = (one for one in made if one.name == "verdict")
    text = page_of("Report", "", (verdict,), "")
    assert "Likely zone, by 2 fits: L Cuneus." in text
    assert OF_SEIZURES.split(";")[1] in text
    titles = [part.title for part in parts_of(project, project.patients[0], None)]
    assert titles == [one.title for one in made]

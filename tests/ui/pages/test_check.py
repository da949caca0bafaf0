"""The Check stage: cards, the picture behind each, mending, and signing off."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from brainTwinStudio.project import Patient, Project, Selection
from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.ui.pages.check import CheckPage
from brainTwinStudio.ui.panels.check_cards import CHECKING, CardRow
from brainTwinStudio.ui.panels.proofs import proof_of
from brainTwinStudio.ui.patient_notes import signed
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do, Select
from tests.ui.panels.listening import wishes_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot) -> CheckPage:
    page = CheckPage()
    qtbot.addWidget(page)
    page.resize(1374, 892)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def checked(view: View) -> View:
    """The small patient with its cards."""
    assert view.patient is not None
    return replace(view, cards=cards_of(view.patient))


@pytest.fixture
def lonely(view: View) -> View:
    """Two regions have no connections."""
    assert view.project is not None
    patient = view.project.patients[0]
    assert patient.connectome is not None
    weights = np.array(patient.connectome.weights)
    weights[[2, 7]] = weights[:, [2, 7]] = 0
    patient = replace(patient, connectome=replace(patient.connectome, weights=weights))
    project = view.project.with_patient(patient)
    return replace(view, project=project, cards=cards_of(patient))


def row_of(page: CheckPage, key: str) -> CardRow:
    rows = page.cards.rows
    return next(r for r in rows if r.card.numbers and r.card.numbers[0][0] == key)


def choose(qtbot, page: CheckPage, key: str) -> None:
    """Click a card and wait for its picture."""
    row = row_of(page, key)
    before = page.proof.proof
    qtbot.mouseClick(row, LEFT, pos=row.rect().topLeft() + QPoint(6, 6))
    qtbot.waitUntil(lambda: page.proof.proof is not before)


# ------------------------------------------------------------------ cards


def test_the_worst_card_comes_first_and_is_chosen(qtbot, page: CheckPage, lonely: View):
    wishes = wishes_of(page)
    page.present(lonely)
    assert page.cards.rows[0].text() == "2 regions have no connections"
    assert page.cards.rows[0].isChecked()
    assert page.cards.count.text().endswith("to look at")
    qtbot.waitUntil(lambda: page.proof.head.title() == "Structural weights")
    assert wishes == []


def test_while_cards_are_computed_it_says_so(page: CheckPage, view: View):
    page.present(replace(view, cards=None))
    assert page.cards.rows == []
    assert page.cards.empty._text.text() == CHECKING
    assert not page.decision.sign.isEnabled()


def test_a_card_shows_its_picture(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    choose(qtbot, page, "split_half_fc_r")
    assert page.proof.head.title() == "The two halves"
    assert page.proof.pairs.isVisible()
    choose(qtbot, page, "minutes")
    assert page.proof.traces.isVisible()
    choose(qtbot, page, "density")
    assert page.proof.matrix.isVisible()
    assert page.proof.numbers.pairs[0][0].text().endswith("%")


def test_arrow_keys_move_through_the_cards(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    first, second = page.cards.rows[:2]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert page.cards.chosen() is second.card
    title = proof_of(second.card, checked.patient).title  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: page.proof.head.title() == title)
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.isChecked()


def test_a_card_that_is_all_right_opens_when_it_is_chosen(
    qtbot, page: CheckPage, checked: View
):
    page.present(checked)
    row = row_of(page, "density")
    assert row.card.severity == "ok"
    assert not row.detail.isVisible()
    choose(qtbot, page, "density")
    assert row.detail.isVisible()


def test_a_card_about_regions_selects_them_and_shows_the_brain(
    qtbot, page: CheckPage, lonely: View
):
    page.present(lonely)
    assert page.place.isVisible()
    choose(qtbot, page, "minutes")
    assert not page.place.isVisible()
    wishes = wishes_of(page)
    choose(qtbot, page, "isolated_regions")
    assert page.place.isVisible()
    (wish,) = wishes
    assert isinstance(wish, Select)
    assert wish.selection.regions == (lonely.names[2], lonely.names[7])


def test_the_chosen_card_stays_when_cards_are_made_anew(
    qtbot, page: CheckPage, checked: View
):
    page.present(checked)
    choose(qtbot, page, "minutes")
    assert checked.patient is not None
    page.present(replace(checked, cards=cards_of(checked.patient)))
    assert row_of(page, "minutes").isChecked()


# ------------------------------------------------------------------ mending


def test_regions_are_left_out_as_one_step(qtbot, page: CheckPage, lonely: View):
    page.present(lonely)
    wishes = wishes_of(page)
    (button,) = page.cards.rows[0].findChildren(QPushButton)
    qtbot.mouseClick(button, LEFT)
    (wish,) = wishes
    assert isinstance(wish, Change)
    assert wish.text == "Leave out 2 regions"
    patient = wish.project.patients[0]
    assert patient.connectome is not None
    assert patient.connectome.parcellation.count == 10
    assert patient.recordings[0].signals.shape[0] == 10
    assert wish.project.twins[0].connectome.parcellation.count == 12


def test_nothing_is_offered_in_a_read_only_project(page: CheckPage, lonely: View):
    page.present(replace(lonely, read_only=True))
    (button,) = page.cards.rows[0].findChildren(QPushButton)
    assert not button.isEnabled()
    assert not page.decision.note.isEnabled()


def test_without_data_it_offers_to_add_some(qtbot, page: CheckPage):
    project = Project("p", (Patient("P"),))
    page.present(View(project=project, selection=Selection("P")))
    wishes = wishes_of(page)
    qtbot.mouseClick(page.cards.empty._button, LEFT)
    assert [wish.action for wish in wishes if isinstance(wish, Do)] == ["add-data"]


# ------------------------------------------------------------------ sign off


def test_signing_off_is_one_line_in_the_notes(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    wishes = wishes_of(page)
    strip = page.decision
    assert not strip.sign.isEnabled()
    qtbot.mouseClick(strip.buttons["accepted with note"], LEFT)
    qtbot.keyClicks(strip.initials, "AB")
    assert not strip.sign.isEnabled()
    assert strip.sign.toolTip() == "Write the note first."
    qtbot.keyClicks(strip.note, "some jumps")
    qtbot.mouseClick(strip.sign, LEFT)
    (wish,) = wishes
    assert isinstance(wish, Change)
    assert wish.text == "Accepted check with note"
    sign = signed(wish.project.patients[0].notes)
    assert sign is not None
    assert (sign.by, sign.decision, sign.note) == (
        "AB",
        "accepted with note",
        "some jumps",
    )
    page.present(replace(checked, project=wish.project))
    assert strip.state.text().startswith("Accepted with note by AB, ")
    assert strip.state.text().endswith(": some jumps")
    assert not strip.sign.isEnabled()


def test_initials_are_asked_for(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    qtbot.mouseClick(page.decision.buttons["accepted"], LEFT)
    assert page.decision.sign.toolTip() == "Give the initials of who checked."
    qtbot.keyClicks(page.decision.initials, "XY")
    assert page.decision.sign.isEnabled()


def test_enter_signs_off(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    wishes = wishes_of(page)
    qtbot.keyClick(page.decision.buttons["rejected"], Qt.Key.Key_Space)
    qtbot.keyClicks(page.decision.initials, "AB")
    qtbot.keyClick(page.decision.initials, Qt.Key.Key_Return)
    assert [wish.text for wish in wishes] == ["Rejected check"]


def test_a_signature_for_earlier_data_is_told(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    wishes = wishes_of(page)
    qtbot.mouseClick(page.decision.buttons["accepted"], LEFT)
    qtbot.keyClicks(page.decision.initials, "AB")
    qtbot.mouseClick(page.decision.sign, LEFT)
    project = wishes[0].project
    patient = project.patients[0]
    later = project.with_patient(replace(patient, recordings=()))
    page.present(replace(checked, project=later))
    assert page.decision.state.text().startswith("The data changed since: Accepted")
    assert page.decision.state.property("role") == "warn"


def test_another_patient_starts_without_a_decision(
    qtbot, page: CheckPage, checked: View
):
    page.present(checked)
    qtbot.mouseClick(page.decision.buttons["accepted"], LEFT)
    assert checked.project is not None
    other = replace(checked.project.patients[0], id="P2")
    project = checked.project.with_patient(other)
    page.present(replace(checked, project=project, selection=Selection("P2")))
    assert page.decision.decision() is None


def test_a_note_that_names_somebody_is_marked(qtbot, page: CheckPage, checked: View):
    page.present(checked)
    qtbot.keyClicks(page.decision.note, "Anna Mueller moved")
    assert page.decision.note.property("state") == "warn"
    assert "looks like a name" in page.decision.note.toolTip()

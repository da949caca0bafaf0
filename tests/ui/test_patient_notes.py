"""Notes keep what people wrote, what was decided and who signed apart."""

from dataclasses import replace
from datetime import date

import numpy as np

from brainTwinStudio.project import Patient, Project
from brainTwinStudio.ui.patient_notes import (
    data_mark,
    notes_of,
    signed,
    with_decisions,
    with_own,
    with_sign_off,
)

DAY = date(2026, 11, 21)
OLD = with_decisions("old", ["x"])


def test_lines_of_all_kinds_come_back_as_they_were_put():
    text = with_decisions("composite demo\nsecond line", ["a.csv: TR 1.4 s."])
    text = with_sign_off(
        Patient("P", text), "accepted with note", "AB", "moved\na bit", DAY
    )
    notes = notes_of(text)
    assert notes.own == "composite demo\nsecond line"
    assert notes.decided == ("a.csv: TR 1.4 s.",)
    sign = signed(text)
    assert sign is not None
    assert (sign.day, sign.by, sign.decision, sign.note) == (
        "2026-11-21",
        "AB",
        "accepted with note",
        "moved a bit",
    )
    assert notes.text() == text


def test_other_own_words_leave_decisions_and_signatures():
    text = with_sign_off(Patient("P", OLD), "rejected", "", "", DAY)
    new = with_own(text, "new")
    assert notes_of(new).own == "new"
    assert notes_of(new).decided == ("x",)
    assert signed(new) == signed(text)


def test_a_decision_is_kept_once():
    assert with_decisions(with_decisions("", ["x"]), ["x", "y"]).count("x") == 1


def test_the_latest_signature_counts():
    text = with_sign_off(Patient("P"), "rejected", "AB", "", DAY)
    text = with_sign_off(Patient("P", text), "accepted", "C: D", "", DAY)
    sign = signed(text)
    assert sign is not None
    assert (sign.decision, sign.by, sign.note) == ("accepted", "C D", "")


def test_own_words_that_begin_with_check_are_no_signature():
    assert signed("Check the left side again.") is None


def test_a_signature_tells_which_data_it_was_for(project: Project):
    patient = project.patients[0]
    sign = signed(with_sign_off(patient, "accepted with note", "AB", "moved", DAY))
    assert sign is not None
    assert (sign.data, sign.note) == (data_mark(patient), "moved")
    assert data_mark(replace(patient, notes="other")) == sign.data
    assert data_mark(replace(patient, recordings=())) != sign.data
    connectome = patient.connectome
    assert connectome is not None
    weights = np.array(connectome.weights)
    weights[0, 1] += 1
    other = replace(patient, connectome=replace(connectome, weights=weights))
    assert data_mark(other) != sign.data

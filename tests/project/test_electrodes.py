import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Annotation,
    Electrodes,
    Recording,
    ascending_pairs,
    bare_contact,
    moved,
    plain_contact,
    shaft_of,
    space_named,
)


@pytest.mark.parametrize(
    ("name", "bare", "shaft"),
    [
        ("EEG LCZ 01-Ref", "LCZ01", ("LCZ", 1)),
        ("A'1", "A'1", ("A'", 1)),
        ("A\u201912", "A\u201912", ("A'", 12)),
        ("AMFG-A1", "AMFG-A1", ("AMFG-A", 1)),
        ("POL A1", "A1", ("A", 1)),
        ("LG2", "LG2", ("LG", 2)),
        ("Fc5.", "Fc5", ("Fc", 5)),
        ("EEG EKG1-Ref", "EKG1", None),
        ("T3-A1", "T3-A1", None),
        ("Cz", "Cz", None),
    ],
)
def test_names_of_contacts_give_shaft_and_number(name, bare, shaft):
    assert bare_contact(name) == bare
    assert shaft_of(name) == shaft


def test_spellings_of_one_contact_are_the_same():
    assert plain_contact("EEG LA 01-Ref") == plain_contact("LA1") == "la1"
    assert plain_contact("LA1") != plain_contact("LA10")


@given(st.text(max_size=30))
def test_any_text_may_be_a_name(text):
    for named in (bare_contact, shaft_of, plain_contact, space_named):
        named(text)


def test_pairs_follow_the_numbers_and_never_cross_a_gap_or_the_scalp():
    names = ("A2", "A1", "A4", "B1", "C3", "C4", "A10", "A11")
    pairs = [(names[a], names[b]) for a, b in ascending_pairs(names)]
    assert pairs == [("A1", "A2"), ("A10", "A11")]


def test_shafts_list_contacts_from_the_tip():
    kinds = ("seeg", "seeg", "eeg", "seeg")
    electrodes = Electrodes(("A2", "A1", "A3", "B'1"), kinds)
    assert electrodes.shafts == {"A": (1, 0), "B'": (3,)}
    assert electrodes.index("A 01") == 1
    assert electrodes.placed == ()


def test_positions_may_be_unknown_but_not_half_known():
    nan = float("nan")
    some = Electrodes(("A1", "A2"), ("seeg",) * 2, np.array([[1, 2, 3], [nan] * 3]))
    assert some.placed == (0,)
    with pytest.raises(InputError, match="A2 has a position that is only in part"):
        Electrodes(("A1", "A2"), ("seeg",) * 2, np.array([[1, 2, 3], [1, nan, 2]]))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"names": ()}, "at least one"),
        ({"names": ("A1", "A1")}, "twice: A1"),
        ({"soz": (True,)}, "2 contacts but 1 of 'soz'"),
        ({"space": "Mars"}, "No space 'Mars'"),
    ],
)
def test_contradictions_are_refused(change, words):
    given = {"names": ("A1", "A2"), "kinds": ("seeg", "seeg")} | change
    with pytest.raises(InputError, match=words):
        Electrodes(**given)


@pytest.mark.parametrize(
    ("text", "space"),
    [
        ("fsaverage", "MNI305"),
        ("MNI152NLin2009cAsym", "MNI152"),
        ("ICBM452AirSpace", "MNI152"),
        ("ScanRAS", "scanner RAS"),
        ("CapTrak", "CapTrak"),
        ("Pixels", "not stated"),
    ],
)
def test_spaces_are_known_by_the_words_of_files(text, space):
    assert space_named(text) == space


def test_spaces_are_converted_or_refused():
    points = np.array([[10.0, -20.0, 35.0]])
    there = moved(points, "MNI305", "MNI152")
    # FreeSurfer wiki, CoordinateSystems 8b, worked example
    assert np.allclose(there, [[10.695, -18.409, 36.137]], atol=5e-3)
    assert np.allclose(moved(there, "MNI152", "fsaverage"), points)
    with pytest.raises(InputError, match="no transform"):
        moved(points, "tkRAS", "MNI152")
    with pytest.raises(InputError, match="no transform"):
        moved(points, "not stated", "not stated")


def test_an_eeg_recording_keeps_its_small_numbers_and_its_marks():
    signals = np.zeros((2, 10), np.float32)
    marks = (Annotation(0.5, 0.0, "seizure"),)
    run = Recording(
        "r", "eeg", signals, 10, ("A", "B"), bad_channels=("B",), annotations=marks
    )
    assert run.signals.dtype == np.float32
    assert run.annotations[0].text == "seizure"
    assert Recording("r", "bold", signals, 10, ("A", "B")).signals.dtype == float
    with pytest.raises(InputError, match="no such channel"):
        Recording("r", "eeg", signals, 10, ("A", "B"), bad_channels=("C",))
    signals[1, 3] = np.nan
    with pytest.raises(InputError, match=r"first at position \(2, 4\)"):
        Recording("r", "eeg", signals, 10, ("A", "B"))

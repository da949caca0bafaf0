"""The standard head against the sphere that can be solved on paper."""

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.waves.lead_field import (
    Sphere,
    lead_field_for,
    sphere_gain,
    standard_head,
    standard_lead_field,
)
from brainTwinStudio.files.waves.montages import standard_positions
from brainTwinStudio.project import Connectome, Electrodes, Parcellation, Patient
from brainTwinStudio.project.lead_field import LeadField

SCALP = ("Fp1", "Fp2", "C3", "Cz", "C4", "T7", "T8", "O1", "Oz", "O2")


def regions(space: str = "MNI305", centres=None) -> Parcellation:
    if centres is None:
        centres = np.array([[-40.0, -20, 50], [40, -20, 50], [0, -85, 10], [0, 0, 20]])
    names = tuple(f"r{i}" for i in range(len(centres)))
    return Parcellation("test", names, ("-",) * len(names), centres, space)


def test_names_of_the_10_20_system_have_a_place():
    found = standard_positions(("EEG Fp1", "Fc5.", "T3", "ECG"))
    assert found.space == "MNI305"
    assert found.placed == (0, 1, 2)
    assert found.positions_mm is not None
    assert found.positions_mm[0][0] < 0
    assert found.positions_mm[0][1] > 50
    with pytest.raises(InputError, match="None of the 2 channels"):
        standard_positions(("A17", "B3"))


def test_the_standard_head_is_the_size_of_a_head():
    head = standard_head()
    assert 85 < head.radius_mm < 105
    assert abs(head.centre_mm[0]) < 3


def test_one_conductivity_gives_the_potential_of_a_homogeneous_sphere():
    """A dipole at the centre: V = 3 q cos(angle) / (4 pi sigma R^2)."""
    head = Sphere((0.0, 0.0, 0.0), 90.0)
    directions = np.array([[0, 0, 1.0], [1, 0, 0], [0, 0.6, 0.8], [0, 0, -1]])
    gain = sphere_gain(
        ("a", "b", "c", "d"),
        90 * directions,
        np.array([[0.0, 0.0, 0.5]]),
        head,
        (0.33, 0.33, 0.33, 0.33),
    )
    wanted = 3 * directions[:, 2] / (4 * np.pi * 0.33 * 0.09**2)
    assert np.allclose(gain[:, 0, 2], wanted, atol=0.03 * wanted.max())


def test_the_lead_field_has_the_symmetries_of_the_head():
    found = standard_lead_field(standard_positions(SCALP), regions())
    field = found.lead_field
    assert field.gain.shape == (10, 4)
    assert field.unit == "µV/(nA m)"
    assert np.allclose(field.gain.mean(axis=0), 0)
    at = {name: i for i, name in enumerate(SCALP)}
    assert field.gain[:, 0].argmax() == at["C3"]
    assert field.gain[:, 1].argmax() == at["C4"]
    assert field.gain[:, 2].argmax() in (at["Oz"], at["O1"], at["O2"])
    assert field.gain[at["C3"], 0] == pytest.approx(field.gain[at["C4"], 1], rel=0.1)
    assert 1e-3 < np.abs(field.gain).max() < 1
    assert "four spheres" in found.notes[0]


def test_spaces_are_converted_and_never_mixed():
    here = standard_positions(SCALP)
    same = standard_lead_field(here, regions()).lead_field.gain
    moved = standard_lead_field(here, regions("MNI152")).lead_field.gain
    assert not np.allclose(same, moved)
    assert np.corrcoef(same.ravel(), moved.ravel())[0, 1] > 0.99
    with pytest.raises(InputError, match="no transform"):
        standard_lead_field(here, regions("not stated"))
    nowhere = Electrodes(("A", "B"), ("eeg", "eeg"))
    with pytest.raises(InputError, match="No electrode has a position"):
        standard_lead_field(nowhere, regions())


def test_orientations_may_be_given_and_deep_or_far_regions_are_said():
    here = standard_positions(("Fp1", "Fp2", "Cz", "Oz", "ECG"))
    up = np.tile([0.0, 0, 1], (4, 1))
    given = standard_lead_field(here, regions(), up)
    assert given.lead_field.channel_names == ("Fp1", "Fp2", "Cz", "Oz")
    assert "1 electrodes without a position" in given.notes[-1]
    turned = standard_lead_field(here, regions(), -up).lead_field.gain
    assert np.allclose(turned, -given.lead_field.gain)
    far = standard_lead_field(here, regions(centres=np.array([[0.0, -130, 0]])))
    assert "1 regions lie outside" in far.notes[1]
    with pytest.raises(InputError, match="no orientation"):
        standard_lead_field(here, regions(), np.zeros((4, 3)))


def test_a_given_matrix_is_asked_for_by_names():
    field = LeadField(np.arange(1, 7.0).reshape(2, 3), ("a", "b"), ("x", "y", "z"), "1")
    assert field.in_order(("b",), ("z", "x")).tolist() == [[6.0, 4.0]]
    with pytest.raises(InputError, match="holds no 'c'"):
        field.in_order(("c",), ("x",))
    with pytest.raises(InputError, match="needs a unit"):
        LeadField(np.ones((1, 1)), ("a",), ("x",), "")
    with pytest.raises(InputError, match="zero everywhere"):
        LeadField(np.zeros((1, 1)), ("a",), ("x",), "1")


def test_a_given_lead_field_comes_before_the_standard_head():
    contacts = standard_positions(SCALP)
    graph = Connectome(regions(), np.ones((4, 4)) - np.eye(4))
    patient = Patient("P1", "", graph, (), contacts)
    standard = standard_lead_field(contacts, regions()).lead_field
    np.testing.assert_array_equal(
        lead_field_for(patient).lead_field.gain, standard.gain
    )
    names = graph.parcellation.region_names[::-1]
    given = LeadField(
        np.arange(8.0).reshape(2, 4), ("Cz", "Oz"), names, "a.u.", "given"
    )
    found = lead_field_for(Patient("P1", "", graph, (), contacts, given))
    np.testing.assert_array_equal(found.lead_field.gain, given.gain[:, ::-1])
    assert found.lead_field.region_names == graph.parcellation.region_names
    assert "given" in found.notes[0]
    other = LeadField(np.ones((1, 1)), ("Cz",), ("elsewhere",), "a.u.")
    with pytest.raises(InputError, match="holds no 'r0'"):
        lead_field_for(Patient("P1", "", graph, (), contacts, other))
    with pytest.raises(InputError, match="has no lead field"):
        lead_field_for(Patient("P1", "", graph))

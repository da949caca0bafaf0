import json
from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.encoding import arrays_in, decode, encode, text_of
from brainTwinStudio.files.privacy.without_person import without_person
from brainTwinStudio.project import (
    BrainImage,
    CorticalSurface,
    Lesion,
    Patient,
    PatientAnatomy,
)

NAMES = ("lh-cuneus", "lh-insula")


def a_surface(**changes) -> CorticalSurface:
    points = np.array([[-9.0, 0, 0], [-8, 1, 0], [-8, 0, 1], [-9, 1, 1]])
    faces = np.array([[0, 1, 2], [1, 3, 2]])
    values = {"labels": [0, 1, -1, 0], "region_names": NAMES} | changes
    return CorticalSurface("L", points, faces, **values)


def a_lesion(**changes) -> Lesion:
    mask = np.ones((2, 2, 2), np.uint8)
    values = {"region_names": NAMES, "fractions": [0.25, 0.0]} | changes
    return Lesion("Lesion", 0.008, mask, np.eye(4), **values)


def an_image(**changes) -> BrainImage:
    values = {"kept_within": "a mask"} | changes
    return BrainImage("T1", np.ones((3, 3, 3)), np.eye(4), **values)


def an_anatomy() -> PatientAnatomy:
    image = an_image(source_file="Maria_Muster_1980-02-03.nii")
    return PatientAnatomy("MNI152", (a_surface(),), (a_lesion(),), image)


def test_an_anatomy_comes_back_from_a_project_and_older_ones_open_without():
    arrays: dict[str, np.ndarray] = {}

    def put(array) -> str:
        arrays[str(len(arrays))] = array
        return str(len(arrays) - 1)

    patient = Patient("P1", anatomy=an_anatomy())
    data = json.loads(text_of(encode(patient, put)))
    assert arrays_in(data) == set(arrays)
    again = decode(data, Patient, arrays.__getitem__, "f", "patient").anatomy
    image = again.image
    assert again.surfaces[0].vertices_mm.dtype == np.float32
    np.testing.assert_array_equal(again.surfaces[0].labels, [0, 1, -1, 0])
    assert again.lesions[0].covered == {"lh-cuneus": 0.25}
    assert image.values.dtype == np.uint8
    del data["anatomy"]
    old = decode(data, Patient, arrays.__getitem__, "f", "patient")
    assert old.anatomy is None


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: a_surface(labels=[0, 2, 0, 0]), "regions that are not there"),
        (lambda: a_surface(labels=[0, 1, 0]), "expected 4"),
        (lambda: a_surface(region_names=("a", "a")), "share a name"),
        (lambda: replace(a_surface(), hemisphere="-"), "hemisphere L or R"),
        (lambda: replace(a_surface(), faces=[[0, 1, 4]]), "vertices that are not"),
        (lambda: a_lesion(fractions=[0.5, 1.5]), "more than 1"),
        (lambda: a_lesion(fractions=[0.5]), "expected 2"),
        (lambda: replace(a_lesion(), affine=np.zeros((4, 4))), "inverted"),
        (lambda: replace(an_anatomy(), space="moon"), "No space 'moon'"),
        (lambda: PatientAnatomy(surfaces=(a_surface(), a_surface())), "one hemisphere"),
        (lambda: PatientAnatomy(lesions=(a_lesion(), a_lesion())), "share a name"),
        (lambda: an_image(kept_within=""), "without the face"),
    ],
)
def test_what_cannot_be_an_anatomy_is_refused(make, sentence: str):
    with pytest.raises(InputError, match=sentence):
        make()


def test_names_of_files_that_look_personal_do_not_stay():
    clean = without_person(Patient("P1", anatomy=an_anatomy()))
    anatomy = clean.patient.anatomy
    assert anatomy is not None
    assert anatomy.image is not None
    assert "Maria" not in anatomy.image.source_file
    assert anatomy.surfaces[0].region_names == NAMES
    same = without_person(clean.patient).patient
    assert same is clean.patient

"""Who of a population may inform a fit."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, ModelSpec, Parcellation, Twin
from brainTwinStudio.project.population import others_of
from tests.report.conftest import make_project

PROJECT = make_project("")
PERSON = PROJECT.patients[0]


def twin(patient: str, name: str = "twin-1", **changes) -> Twin:
    """A twin of that person, fitted to files of its own."""
    one = PROJECT.twins[0]
    made = replace(one.provenance, inputs=((f"{patient}.npz", f"sha of {patient}"),))
    seen = FrozenMap({**one.measured, "train_fc_z": np.zeros((2, 66))})
    found = replace(
        one, id=name, patient_id=patient, provenance=made, measured=seen, spec=MODEL
    )
    return replace(found, **changes)


MODEL = ModelSpec()


def others(*population: Twin, recordings=PERSON.recordings) -> list[str]:
    assert PERSON.connectome is not None
    found = others_of(PERSON.id, PERSON.connectome, recordings, MODEL, population)
    return [f"{one.patient_id} {one.id}" for one in found]


def test_the_judged_person_is_left_out_and_every_other_counts_once():
    given = (twin("P1"), twin("P2"), twin("P3"), twin("P2", "twin-2"))
    assert others(*given) == ["P2 twin-2", "P3 twin-1"]
    assert others() == []


def test_the_same_recording_under_another_name_is_left_out():
    runs = (replace(PERSON.recordings[0], sha256="sha of P2"),)
    assert others(twin("P2"), twin("P3"), recordings=runs) == ["P3 twin-1"]


def test_a_population_without_another_person_is_refused():
    with pytest.raises(InputError, match="no twin of another person"):
        others(twin("P1"))


def test_of_several_twins_the_last_that_suits_counts():
    fixed = replace(MODEL, connectome="fixed")
    given = (twin("P2"), twin("P2", "twin-2"), twin("P2", "twin-3", spec=fixed))
    assert others(*given) == ["P2 twin-2"]


def other_regions() -> Twin:
    one = twin("P2")
    names = tuple(f"r{i}" for i in range(12))
    parcellation = Parcellation("other", names, ("-",) * 12, np.zeros((12, 3)))
    connectome = replace(one.connectome, parcellation=parcellation)
    return replace(one, connectome=connectome)


@pytest.mark.parametrize(
    ("unsuited", "words"),
    [
        (other_regions(), "other regions than P1"),
        (twin("P2", spec=replace(MODEL, node="jansen_rit")), "another model"),
        (twin("P2", measured=FrozenMap({})), "carries no features"),
    ],
)
def test_a_person_without_a_twin_that_suits_is_named(unsuited: Twin, words: str):
    with pytest.raises(InputError, match=f"The twin of P2 in the population .*{words}"):
        others(unsuited, twin("P3"))

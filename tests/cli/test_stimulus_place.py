"""`braintwin stimulate` at a coordinate, at contacts and by a map."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest
from pretended import NAMES, FakeEngine

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Electrodes, Stimulation

CENTRES = np.array([[20.0 * i, 0, 0] for i in range(len(NAMES))])


@pytest.fixture
def placed(braintwin: Callable[..., Any], engine: FakeEngine, project: Path) -> Path:
    """A project whose twin has regions along a line, and two contacts at the first."""
    assert braintwin("fit", project, "--patient", "P1").status == 0
    engine.requests.clear()
    with ProjectStore.open(project) as store:
        twin = store.project.twin("twin-1")
        of = replace(twin.connectome.parcellation, centres_mm=CENTRES, space="MNI152")
        there = replace(twin, connectome=replace(twin.connectome, parcellation=of))
        names, at = ("A-1", "A-2"), np.array([[0.0, 0, 0], [0, 4, 0]])
        contacts = Electrodes(names, ("seeg", "seeg"), at, "MNI152")
        patient = replace(store.project.patient("P1"), electrodes=contacts)
        store.change(store.project.with_patient(patient).with_twin(there), "Place it")
    return project


def given(engine: FakeEngine) -> Stimulation:
    (change,) = engine.requests[-1].scenario.changes
    assert isinstance(change, Stimulation)
    return change


def test_a_coordinate_reaches_regions_by_a_gaussian(
    braintwin: Callable[..., Any], engine: FakeEngine, placed: Path
):
    said = braintwin("stimulate", placed, "--at", "-0,0,0:40", "--json")
    assert said.status == 0, said.err
    assert given(engine).targets == NAMES[:3]
    assert given(engine).weights == (1.0, 0.5, 0.062)  # 1, 2^-1, 2^-4
    assert said.json["reached"] == dict(zip(NAMES, (1.0, 0.5, 0.062), strict=False))
    assert "FWHM 40 mm" in said.json["found"]
    assert engine.requests[-1].scenario.name.startswith("Stimulate ")


@pytest.mark.parametrize("words", ["A-1", "A-1-A-2", "a1-A2"])
def test_contacts_may_have_hyphens_in_their_names(
    braintwin: Callable[..., Any], engine: FakeEngine, placed: Path, words: str
):
    said = braintwin("stimulate", placed, "--contacts", words, "--json")
    assert said.status == 0, said.err
    assert given(engine).targets[0] == NAMES[0]
    assert ("A-1 and A-2" in said.json["found"]) == (words != "A-1")


def test_an_unknown_contact_is_refused(braintwin: Callable[..., Any], placed: Path):
    said = braintwin("stimulate", placed, "--contacts", "A-1-B9")
    assert said.status == 2
    assert "No contact" in said.err


def test_a_course_is_drawn_in_a_table(
    braintwin: Callable[..., Any], engine: FakeEngine, placed: Path, tmp_path: Path
):
    path = tmp_path / "course.csv"
    path.write_text("time,height\n0,0\n10,1\n20,-0.5\n")
    said = braintwin("stimulate", placed, "--target", NAMES[0], "--drawn", path)
    assert said.status == 0, said.err
    assert given(engine).waveform == "drawn"
    assert given(engine).drawn == ((0.0, 0.0), (10.0, 1.0), (20.0, -0.5))
    assert "drawn 3 points in 20" in engine.requests[-1].scenario.name


def test_a_map_reaches_regions_by_its_mean(
    braintwin: Callable[..., Any], engine: FakeEngine, placed: Path, tmp_path: Path
):
    field = np.zeros((60, 20, 20), np.float32)
    field[:10], field[15:25] = 0.2, 0.8  # around the centres of the first two
    affine = np.diag([2.0, 2, 2, 1])
    affine[:3, 3] = (-19, -19, -19)
    image = nibabel.Nifti1Image(field, affine)
    path = tmp_path / "space-MNI152_e.nii.gz"
    nibabel.save(image, path)  # pyright: ignore[reportPrivateImportUsage]
    said = braintwin("stimulate", placed, "--field", path, "--json")
    assert said.status == 0, said.err
    found = said.json["reached"]
    assert found[NAMES[1]] == 1
    assert found[NAMES[0]] == pytest.approx(0.2, abs=0.1)

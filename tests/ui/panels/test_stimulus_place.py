"""Where a stimulus is given, with mouse and keys: coordinate, contacts, map."""

from dataclasses import replace
from pathlib import Path

import nibabel
import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Electrodes
from brainTwinStudio.ui.panels import brain_plan
from brainTwinStudio.ui.panels.brain_plan_tags import plan_tags
from brainTwinStudio.ui.panels.stimulus_editor import StimulusEditor
from brainTwinStudio.ui.view import View
from tests.ui.panels.listening import wishes_of
from tests.ui.panels.test_stimulus_editor import (
    LEFT,
    enter,
    sine_view,
    stimulus_of,
    with_stimulus,
)


def placed_view() -> View:
    """Regions 20 mm apart on a line, two contacts at the first."""
    view = sine_view()
    assert view.project is not None
    assert view.twin is not None
    assert view.patient is not None
    of = view.twin.connectome.parcellation
    centres = np.array([[20.0 * i, 0, 0] for i in range(of.count)])
    of = replace(of, centres_mm=centres, space="MNI152")
    twin = replace(view.twin, connectome=replace(view.twin.connectome, parcellation=of))
    places = np.array([[0.0, 0, 0], [0, 4, 0]])
    own = Electrodes(("A1", "A2"), ("seeg", "seeg"), places, "MNI152")
    patient = replace(view.patient, electrodes=own)
    project = view.project.with_patient(patient).with_twin(twin)
    return replace(view, project=project)


@pytest.fixture
def editor(qtbot: QtBot) -> StimulusEditor:
    made = StimulusEditor()
    qtbot.addWidget(made)
    made.resize(302, 760)
    made.previewing.on = False
    made.present(placed_view())
    made.show()
    return made


def test_a_coordinate_reaches_regions_by_a_gaussian(
    editor: StimulusEditor, qtbot: QtBot
):
    place, wishes = editor.form.place, wishes_of(editor)
    place.by_coordinate.trigger()
    form = place.coordinate
    assert form.axes[0].value() == 80.0  # where the stimulus is: the fifth region
    for field, text in ((form.axes[0], "0"), (form.fwhm, "40")):
        enter(qtbot, field, text)
    assert "50" in form.reached.text()
    qtbot.mouseClick(form.take, LEFT)
    found = stimulus_of(wishes[-1])
    assert found.weights == (1.0, 0.5, 0.062)
    assert wishes[-1].text == "Stimulate 3 regions"
    view = replace(placed_view(), project=wishes[-1].project)
    editor.present(view)
    assert "FWHM 40 mm" in place.found.text()
    assert view.scenario is not None
    assert view.parcellation is not None
    field = brain_plan.field_of(view.scenario, view.parcellation)
    np.testing.assert_array_equal(field.values[:4], (1.0, 0.5, 0.062, 0.0))
    tags = plan_tags(view.scenario, view.parcellation, 0)
    assert "50" in tags[1].text


def test_a_coordinate_that_reaches_nothing_says_so_and_cannot_be_taken(
    editor: StimulusEditor, qtbot: QtBot
):
    place = editor.form.place
    place.by_coordinate.trigger()
    enter(qtbot, place.coordinate.axes[2], "150")
    assert "reaches no region" in place.coordinate.fault.text()
    assert not place.coordinate.take.isEnabled()


def test_a_pair_of_contacts_is_chosen(editor: StimulusEditor, qtbot: QtBot):
    place, wishes = editor.form.place, wishes_of(editor)
    assert place.by_contacts.isEnabled()
    place.by_contacts.trigger()
    assert place.contacts.second.currentText() == "A2"
    qtbot.mouseClick(place.contacts.take, LEFT)
    assert "contacts A1 and A2" in stimulus_of(wishes[-1]).found


def test_without_electrodes_there_are_no_contacts(editor: StimulusEditor):
    editor.present(sine_view())
    assert editor.form.place.by_coordinate.isEnabled()
    assert not editor.form.place.by_contacts.isEnabled()


def test_a_map_is_read_beside_the_window(
    editor: StimulusEditor, qtbot: QtBot, tmp_path: Path
):
    field = np.zeros((40, 10, 10), np.float32)
    field[8:13] = 0.7
    affine = np.diag([2.0, 4, 4, 1])
    affine[:3, 3] = (-1, -20, -20)
    path = tmp_path / "e_space-MNI152.nii.gz"
    nibabel.save(nibabel.Nifti1Image(field, affine), path)  # pyright: ignore[reportPrivateImportUsage]
    place, wishes = editor.form.place, wishes_of(editor)
    place.map.take_map(path)
    place.map.open_at(place.other, editor._view)
    assert not place.map.take.isEnabled()
    qtbot.waitUntil(place.map.take.isEnabled)
    qtbot.mouseClick(place.map.take, LEFT)
    assert stimulus_of(wishes[-1]).weights[0] == 1
    place.map.take_map(tmp_path / "none.nii.gz")
    place.map.open_at(place.other, editor._view)
    qtbot.waitUntil(lambda: "no such file" in place.map.fault.text())
    qtbot.keyClick(place.map, Qt.Key.Key_Escape)


def test_regions_by_name_keep_the_weights_they_have(editor: StimulusEditor):
    names = placed_view().names
    view = with_stimulus(targets=names[:2], weights=(1.0, 0.5), found="field")
    editor.present(view)
    wishes = wishes_of(editor)
    editor.form.place.picker.picked.emit(names[1:3])
    assert stimulus_of(wishes[-1]).weights == (0.5, 1.0)

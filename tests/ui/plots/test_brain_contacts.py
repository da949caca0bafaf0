"""Contacts in the 3D brain: where they are drawn, what a click on one selects."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import Electrodes, Patient, Project, Selection, moved
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_contacts import contacts_of, with_contact
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.contacts import contact_at, paint_contacts
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select
from tests.ui.panels.listening import wishes_of

NAMES = ("EEG RA 01-Ref", "EEG RA 02-Ref", "EEG RB 01-Ref", "EEG LC 01-Ref")
PLACES = np.array([[30.0, 0, 0], [40, 0, 0], [30, 30, 20], [np.nan] * 3])
SIZE = (400.0, 300.0)


def electrodes(space: Any = "MNI152") -> Electrodes:
    return Electrodes(
        NAMES, ("seeg",) * 4, PLACES, space, (False, False, True, False),
        (True, False, False, False), (False, True, False, False),
    )  # fmt: skip


def view_of(space: str = "MNI152", channels: tuple[str, ...] = ()) -> View:
    """A patient with contacts and nothing else."""
    project = Project("x", (Patient("P1", electrodes=electrodes(space)),))
    return View(project=project, selection=Selection("P1", channels=channels))


def test_contacts_are_brought_to_the_space_of_the_view() -> None:
    contacts, words = contacts_of(view_of(), None)
    assert contacts is not None
    expected = moved(PLACES[:3], "MNI152", "MNI305")
    assert contacts.positions_mm[:3] == pytest.approx(expected)
    assert contacts.shafts == ((0, 1), (2,), (3,))
    assert words == (
        "3 of 4 contacts drawn; diamonds: 1 in the seizure onset zone; rings: 1 "
        "resected; crosses: 1 bad."
    )


def test_a_space_that_nobody_stated_is_refused_with_a_sentence() -> None:
    contacts, words = contacts_of(view_of("not stated"), None)
    assert contacts is None
    assert "no transform" in words


def test_a_patient_without_connectome_shows_contacts_on_the_template() -> None:
    shown = scene_of(view_of(), "data", Look())
    assert shown is not None
    assert shown.scene.count == 0
    assert shown.scene.contacts is not None
    assert scene_of(view_of(), "start", Look()) is None


def test_marks_are_told_by_shape_and_colour() -> None:
    contacts, _ = contacts_of(view_of(channels=("RA2",)), None)
    assert contacts is not None
    assert contacts.selected == (1,)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(theme.colour(theme.DARK.canvas))
    camera = Camera()
    painter = QPainter(image)
    paint_contacts(painter, contacts, camera, SIZE, theme.DARK)
    painter.end()
    seen = camera.project(contacts.positions_mm, SIZE)
    zone = image.pixelColor(*(round(float(v)) for v in seen[0, :2]))
    plain = image.pixelColor(*(round(float(v)) for v in seen[1, :2]))
    assert zone.red() > zone.green() + 30  # the token of problems
    assert plain.red() > 0
    assert abs(plain.red() - plain.green()) < 25  # the token of contacts: yellow


def test_the_nearest_contact_under_the_mouse_is_found() -> None:
    contacts, _ = contacts_of(view_of(), None)
    assert contacts is not None
    camera = Camera()
    seen = camera.project(contacts.positions_mm, SIZE)
    for at in range(3):
        x, y = map(float, seen[at, :2])
        assert contact_at(contacts, camera, SIZE, (x, y)) == at
    assert contact_at(contacts, camera, SIZE, (2.0, 2.0)) == -1
    assert contact_at(None, camera, SIZE, (2.0, 2.0)) == -1


def test_a_contact_selects_its_channel_and_the_nearest_region(view: View) -> None:
    assert view.patient is not None
    assert view.project is not None
    parcellation = view.parcellation
    assert parcellation is not None
    centres = parcellation.centres_mm
    assert centres is not None
    places = np.array([*centres[[4, 5]], *PLACES[2:]])
    person = replace(
        view.patient, electrodes=replace(electrodes("MNI305"), positions_mm=places)
    )
    shown = replace(view, project=view.project.with_patient(person))
    plain = Qt.KeyboardModifier.NoModifier
    found = with_contact(shown, 1, plain)
    assert found.channels == (NAMES[1],)
    assert found.regions == (parcellation.region_names[5],)
    more = with_contact(replace(shown, selection=found), 0,
                        Qt.KeyboardModifier.ControlModifier)  # fmt: skip
    assert more.channels == (NAMES[1], NAMES[0])


def test_a_click_in_the_picture_asks_for_the_contact(qtbot: QtBot) -> None:
    panel = BrainPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    panel.present(view_of())
    view3d = panel.view3d
    contacts = view3d.scene.contacts
    assert contacts is not None
    told = wishes_of(panel)
    place = view3d.camera.project(contacts.positions_mm, view3d.view_size)[2]
    QTest.mouseClick(
        view3d, Qt.MouseButton.LeftButton,
        pos=QPoint(round(float(place[0])), round(float(place[1]))),
    )  # fmt: skip
    chosen = [wish.selection.channels for wish in told if isinstance(wish, Select)]
    assert chosen == [(NAMES[2],)]
    panel.close()

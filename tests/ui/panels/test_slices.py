"""Slices of the own brain: what lies where, and what mouse, wheel and keys do."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from brainTwinStudio.project import (
    BrainImage,
    CorticalSurface,
    Electrodes,
    Lesion,
    PatientAnatomy,
    Selection,
    Space,
)
from brainTwinStudio.ui.panels import latest_planes
from brainTwinStudio.ui.panels.slice_scene import (
    cut_by,
    middle_of,
    outline_of,
    planes_at,
    scene_of,
)
from brainTwinStudio.ui.panels.slices import SlicesPanel
from brainTwinStudio.ui.plots.slice_view import SlicePicture
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Select
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_view

AFFINE = np.array([[-2.0, 0, 0, 40], [0, 2, 0, -60], [0, 0, 2, -50], [0, 0, 0, 1]])


def an_image() -> BrainImage:
    """Grows with y; a bright spot at (20, -20, -10) mm, right of the middle."""
    values = np.broadcast_to(
        20 + np.arange(50, dtype=np.uint8)[None, :, None], (41, 50, 45)
    ).copy()
    values[10, 20, 20] = 250
    return BrainImage("T1", values, AFFINE, "inside the brain mask")


def a_lesion(names=("lh-a",), shares=(0.5,)) -> Lesion:
    affine = np.diag([2.0, 2, 2, 1])
    affine[:3, 3] = (-20, -40, -10)
    return Lesion("Tumour", 0.5, np.ones((4, 3, 2)), affine, names, np.array(shares))


def a_sphere() -> CorticalSurface:
    angles = np.linspace(0, np.pi, 15)[1:-1], np.linspace(0, 2 * np.pi, 25)[:-1]
    a, b = np.meshgrid(*angles, indexing="ij")
    points = 20 * np.stack([np.sin(a) * np.cos(b), np.sin(a) * np.sin(b), np.cos(a)], 2)
    rows, columns = a.shape
    faces = []
    for i in range(rows - 1):
        for j in range(columns):
            p, q = i * columns + j, i * columns + (j + 1) % columns
            faces += [(p, p + columns, q), (q, p + columns, q + columns)]
    points = points.reshape(-1, 3) - (5, 0, 0)
    return CorticalSurface("L", points, np.array(faces), np.full(len(points), -1))


def contacts(space: Space = "MNI152") -> Electrodes:
    places = np.array([[-20.0, 10, 5], [-20, 10, 7.5], [-20, 10, 30], [np.nan] * 3])
    return Electrodes(("A1", "A2", "A9", "X1"), ("seeg",) * 4, places, space)


def a_view(electrodes: Electrodes | None = None, **parts) -> View:
    view = small_view()
    assert view.project is not None
    assert view.patient is not None
    anatomy = replace(PatientAnatomy("MNI152", (), (), an_image()), **parts)
    patient = replace(view.patient, anatomy=anatomy, electrodes=electrodes)
    return replace(view, project=view.project.with_patient(patient))


def scene(view: View):
    found = scene_of(view.patient)
    assert found is not None
    return found


def test_left_lies_at_the_left_and_what_is_bright_lies_where_it_is():
    planes = planes_at(scene(a_view()), (20.0, -20.0, -10.0))
    for plane in planes:
        cut = plane.slice
        rows, columns = cut.values.shape
        left, right, bottom, top = cut.extent_mm
        row, column = np.unravel_index(cut.values.argmax(), cut.values.shape)
        across = left + (column + 0.5) * (right - left) / columns
        up = top - (row + 0.5) * (top - bottom) / rows
        spot = np.array([20.0, -20, -10])[list(cut.axes)]
        np.testing.assert_allclose([across, up], spot, atol=1.01)
    axial = planes[2].slice
    assert axial.values[0].mean() > axial.values[-1].mean()  # front above


def test_the_outline_of_a_lesion_is_the_border_of_its_voxels():
    lesion = a_lesion()
    assert middle_of(lesion) == (-17, -38, -9)
    x, y, z = middle_of(lesion)
    cut = planes_at(scene(a_view()), (x, y, z))[2].slice
    segments = outline_of(lesion, cut)
    low, high = segments.reshape(-1, 2).min(axis=0), segments.reshape(-1, 2).max(axis=0)
    np.testing.assert_allclose(low, (-21, -41), atol=1.01)
    np.testing.assert_allclose(high, (-13, -35), atol=1.01)
    lengths = np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1)
    assert lengths.sum() == pytest.approx(2 * (8 + 6), abs=4.1)
    far = planes_at(scene(a_view()), (x, y, 20.0))[2].slice
    assert not len(outline_of(lesion, far))


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_plane_cuts_a_sphere_in_a_circle(axis: int):
    ball = a_sphere()
    points = np.asarray(ball.vertices_mm, float)
    at = 8.0 - (5 if axis == 0 else 0)
    segments = cut_by(points, np.asarray(ball.faces), axis, at)
    middle = np.delete(np.array([-5.0, 0, 0]), axis)
    radius = np.linalg.norm(segments.reshape(-1, 2) - middle, axis=1)
    assert len(segments) > 20
    assert radius == pytest.approx(np.sqrt(20**2 - 8**2), abs=0.5)
    assert not len(cut_by(points, np.asarray(ball.faces), axis, 90.0))


def test_contacts_within_3_mm_are_drawn_and_spaces_are_never_mixed():
    planes = planes_at(scene(a_view(contacts())), (0.0, 0.0, 5.0))
    assert planes[2].near.tolist() == [0, 1]
    np.testing.assert_allclose(planes[2].away_mm, [0, 2.5])
    np.testing.assert_allclose(planes[2].spots, [[-20, 10], [-20, 10]])
    other = scene(a_view(contacts("scanner RAS")))
    assert other.contact_names == ()
    assert "Contacts lie in scanner RAS, the slices in MNI152" in other.remark


@pytest.fixture
def panel(qtbot):
    made = SlicesPanel()
    qtbot.addWidget(made)
    made.resize(500, 520)
    made.show()
    return made


def axial_of(panel: SlicesPanel) -> SlicePicture:
    picture = panel.views[2].picture
    assert picture is not None
    return picture


def shown(qtbot, panel: SlicesPanel, view: View) -> None:
    panel.present(view)
    qtbot.waitUntil(lambda: panel.views[0].picture is not None, timeout=10_000)


def test_the_crosshair_follows_mouse_wheel_and_keys(qtbot, panel: SlicesPanel):
    shown(qtbot, panel, a_view(lesions=(a_lesion(),)))
    assert panel.point == (-17, -38, -9)  # begins in the lesion
    axial = panel.views[2]
    at = axial.place_of(10.0, -10.0).toPoint()
    qtbot.mouseClick(axial, Qt.MouseButton.LeftButton, pos=at)
    assert panel.point[:2] == pytest.approx((10, -10), abs=1)
    assert panel.point[2] == -9
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(axial, turn)
    assert panel.point[2] == -7
    before = panel.point
    qtbot.keyClick(axial, Qt.Key.Key_Right)
    qtbot.keyClick(axial, Qt.Key.Key_PageDown)
    assert panel.point == pytest.approx((before[0] + 1, before[1], before[2] - 1))
    for _ in range(200):
        qtbot.keyClick(axial, Qt.Key.Key_PageDown)
    assert panel.point[2] > -51  # stays inside of the image
    qtbot.waitUntil(
        lambda: axial_of(panel).place == f"z {panel.point[2]:.1f}".replace(
            "-", "\u2212"
        ), timeout=10_000,
    )  # fmt: skip


def test_a_click_near_a_contact_selects_it_and_selection_moves_the_cross(
    qtbot, panel: SlicesPanel
):
    view = a_view(contacts())
    shown(qtbot, panel, view)
    asked = wishes_of(panel)
    panel.present(replace(view, selection=Selection("P1", channels=("EEG A 01-Ref",))))
    assert panel.point == (-20, 10, 5)
    qtbot.waitUntil(lambda: axial_of(panel).names == ("A1", "A2"), timeout=9000)
    assert axial_of(panel).chosen == {"A1"}
    spot = panel.views[2].place_of(-20, 10).toPoint()
    qtbot.mouseClick(panel.views[2], Qt.MouseButton.LeftButton, pos=spot)
    (wish,) = asked
    assert isinstance(wish, Select)
    assert wish.selection.channels == ("A1",)
    assert panel.point == (-20, 10, 5)


def test_slices_are_cut_beside_the_window(qtbot, panel: SlicesPanel, monkeypatch):
    threads, real = [], planes_at

    def watched(*arguments):
        threads.append(threading.current_thread())
        return real(*arguments)

    monkeypatch.setattr(latest_planes, "planes_at", watched)
    shown(qtbot, panel, a_view())
    assert threads
    assert threading.main_thread() not in threads


def test_empty_slices_teach_and_a_lesion_makes_a_plan(qtbot, panel: SlicesPanel):
    asked = wishes_of(panel)
    panel.present(empty_view())
    assert panel.empty.isVisible()
    panel.present(small_view())
    panel.empty.pressed.emit()
    wish = asked.pop()
    assert isinstance(wish, Do)
    assert wish.action == "add-data"
    shown(qtbot, panel, a_view(lesions=(a_lesion(),)))
    assert not panel.empty.isVisible()
    assert "Tumour: 0.5 ml, in 1 region" in panel.words.text()
    qtbot.mouseClick(panel.lesion, Qt.MouseButton.LeftButton)
    wish = asked.pop()
    assert isinstance(wish, Do)
    assert (wish.action, wish.argument) == ("virtual-lesion", "Tumour")
    panel.present(a_view(lesions=(a_lesion((), ()),)))
    assert not panel.lesion.isVisible()

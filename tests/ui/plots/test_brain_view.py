"""The 3D view as a widget: what it draws, what mouse and keys do, how it ends."""

import gc
import weakref
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.brain import (
    BrainScene,
    BrainView,
    Tag,
    gl_edges,
    make,
    make_brain_view,
)
from brainTwinStudio.ui.plots.brain.colours import rgb
from brainTwinStudio.ui.plots.brain.flat_picture import FlatPicture
from brainTwinStudio.ui.theme import DARK, LIGHT
from tests.ui.plots.conftest import demo_scene, no_opengl

SIZE = (700, 440)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(brain_view: BrainView) -> BrainView:
    brain_view.resize(*SIZE)
    brain_view.set_scene(demo_scene())
    return brain_view


def show(qtbot: QtBot, view: BrainView) -> None:
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.rendering.is_at_rest, timeout=10_000)


def pixels(image: QImage) -> np.ndarray:
    """(row, column, rgb) from 0 to 1."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8)
    rows = raw.reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].astype(float) / 255


def picture(view: BrainView) -> np.ndarray:
    """The fine picture alone, without marks."""
    return pixels(view.rendering.image_of(1.0))


def filled(image: np.ndarray, canvas: str) -> float:
    """Share of the pixels that differ from the canvas."""
    return float((np.abs(image - rgb(canvas)).max(axis=2) > 0.02).mean())


def front_region(view: BrainView) -> int:
    """The node nearest to the eye: nothing but glass lies before it."""
    places = view.drawing.shape.positions_mm
    return int(np.argmax(places @ view.camera.axes[2]))


def point(view: BrainView, region: int) -> QPoint:
    return view.project(region).toPoint()


def told(caught: Any) -> list:
    """What a signal that was waited for carried."""
    return list(caught.args or [])


def empty_place(view: BrainView) -> QPoint:
    return QPoint(view.width() - 150, 12)


# ------------------------------------------------------------------ what is drawn


def test_nodes_have_their_colours_where_they_are_projected(view: BrainView):
    view.set_scene(replace(demo_scene(), cortex=0.0, edge_share=0.0))
    image = picture(view)
    for name in ("left", "right", "top"):
        view.set_camera(name)
        image, region = picture(view), front_region(view)
        at = point(view, region)
        seen = image[at.y(), at.x()]
        wanted = view.drawing.colours[region]
        hue, its = wanted / wanted.max(), seen / seen.max()
        # light changes the brightness, not the hue; the shine adds a little white
        assert its == pytest.approx(hue, abs=0.2), name


def test_the_brain_fills_the_picture_and_leaves_the_corners_free(view: BrainView):
    image = picture(view)
    assert 0.25 < filled(image, DARK.canvas) < 0.75
    assert filled(image[:20, :20], DARK.canvas) == 0
    assert filled(image[-20:, -20:], DARK.canvas) == 0


def test_the_cortex_is_drawn_as_strong_as_asked(view: BrainView):
    bare = replace(demo_scene(), edge_share=0.0, removed=tuple(range(68)))
    amounts = []
    for cortex in (0.0, 0.25, 0.5):
        view.set_scene(replace(bare, cortex=cortex, removed=bare.removed))
        brighter = picture(view) - rgb(DARK.canvas)
        cut = brighter[..., 0] - brighter[..., 2] > 0.05  # dashes of what is removed
        amounts.append(float(np.where(cut, 0, brighter.sum(axis=2)).mean()))
    assert amounts[0] < amounts[1] < amounts[2]


def test_another_space_has_no_cortex(view: BrainView):
    scene = replace(demo_scene(), edge_share=0.0)
    with_cortex = filled(picture(view), DARK.canvas)
    view.set_scene(replace(scene, show_cortex=False))
    without = filled(picture(view), DARK.canvas)
    assert 0.02 < without < with_cortex / 2


def test_the_light_theme_has_a_light_canvas(view: BrainView):
    view.set_theme(LIGHT)
    image = picture(view)
    assert image[2, 2] == pytest.approx(rgb(LIGHT.canvas), abs=0.01)
    assert filled(image, LIGHT.canvas) > 0.2


def test_the_next_frame_shows_the_same_as_the_first(view: BrainView):
    first = picture(view)
    assert np.abs(picture(view) - first).max() < 0.01


def test_a_selection_draws_its_edges_in_accent(view: BrainView):
    view.set_camera("left")
    before = picture(view)
    region = front_region(view)
    view.set_scene(replace(demo_scene(), selected=(region,)))
    accent = rgb(DARK.accent)
    towards = np.abs(before - accent).sum() - np.abs(picture(view) - accent).sum()
    assert towards > 30


def test_a_removed_region_is_an_empty_ring(view: BrainView):
    view.set_camera("left")
    region = front_region(view)
    scene = replace(demo_scene(), cortex=0.0, edge_share=0.0, removed=(region,))
    view.set_scene(scene)
    at, radius = view.project(region), view.drawing.diameters_mm[region] / 2 + 1.75
    *_, scale = view.camera.project(scene.positions_mm[region], view.view_size)
    image = pixels(view.grab_image())
    ring = [
        image[round(at.y() + dy * radius * scale), round(at.x() + dx * radius * scale)]
        for dx, dy in [(1, 0), (-1, 0), (0, 1), (0, -1)]
    ]
    near = [np.abs(colour - rgb(DARK.cut)).max() < 0.25 for colour in ring]
    assert sum(near) >= 3  # a dash may cross the fourth


def test_values_on_the_cortex_colour_their_side_only(view: BrainView):
    scene = demo_scene()
    left = np.array([side == "L" for side in scene.hemispheres])
    view.set_scene(
        replace(
            scene,
            values=None,
            surface_values=np.where(left, 0.95, 0.0),
            surface_index=np.r_[-1, np.arange(68)],
        )
    )
    view.set_camera("left")
    seen = picture(view)[220, 350]
    view.set_camera("right")
    other = picture(view)[220, 350]
    assert seen.mean() > other.mean() + 0.2  # the light end of lipari, and grey
    assert np.ptp(other) < 0.15


def test_a_stimulated_region_shows_through_a_painted_cortex(view: BrainView):
    scene = demo_scene()
    view.set_camera("left")
    inside = int(np.argmin(np.abs(scene.positions_mm[:, 0] + 20)))
    view.set_scene(
        replace(
            scene,
            surface_values=np.zeros(68),
            surface_index=np.r_[-1, np.arange(68)],
            stimulated=(inside,),
        )
    )
    at = point(view, inside)
    seen = picture(view)[at.y(), at.x()]
    assert seen[0] > 0.5
    assert seen[2] < seen[0] - 0.2


def test_the_grabbed_image_has_marks_and_any_resolution(view: BrainView):
    tag = Tag(3, "L Cuneus", "0.5")
    view.set_scene(replace(demo_scene(), tags=(tag,), selected=(3,)))
    small, large = view.grab_image(), view.grab_image(2.0)
    assert (small.width(), small.height()) == SIZE
    assert (large.width(), large.height()) == (1400, 880)
    bars = pixels(small)[-60:, :220]
    assert filled(bars, DARK.canvas) > 0.1
    view.set_scene(replace(view.scene, bare=True, tags=()))
    assert filled(pixels(view.grab_image())[-60:, :120], DARK.canvas) < 0.02


def test_an_empty_scene_is_drawn(view: BrainView):
    view.set_scene(BrainScene(np.zeros((0, 3)), (), (), np.zeros((0, 0))))
    assert filled(picture(view), DARK.canvas) > 0.2  # the cortex alone
    view.grab_image()


def test_more_edges_than_tubes_are_thin_lines_besides(view: BrainView):
    scene = replace(demo_scene(), cortex=0.0)
    view.set_scene(replace(scene, edge_share=0.15))
    few = filled(picture(view), DARK.canvas)
    view.set_scene(replace(scene, edge_share=0.9))
    assert len(view.drawing.states) > 1500
    assert filled(picture(view), DARK.canvas) > few


# ------------------------------------------------------------------ mouse


def test_a_click_picks_the_region_under_it_with_the_modifiers(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    region = front_region(view)
    control = Qt.KeyboardModifier.ControlModifier
    for modifier in (NONE, control):
        with qtbot.waitSignal(view.picked) as caught:
            qtbot.mouseClick(
                view, Qt.MouseButton.LeftButton, modifier, point(view, region)
            )
        assert told(caught) == [region, modifier]


def test_a_click_beside_everything_picks_nothing(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    with qtbot.waitSignal(view.picked) as caught:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, NONE, empty_place(view))
    assert told(caught) == [-1, NONE]


def drag(
    qtbot: QtBot,
    view: BrainView,
    button: Qt.MouseButton,
    *stops: QPoint,
    modifier: Qt.KeyboardModifier = NONE,
) -> None:
    qtbot.mousePress(view, button, modifier, stops[0])
    for stop in stops[1:]:
        qtbot.mouseMove(view, stop)
    qtbot.mouseRelease(view, button, modifier, stops[-1])


def test_dragging_turns_the_brain_with_the_mouse_and_picks_nothing(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    region = front_region(view)
    before, eye = view.project(region), view.camera
    picks = []
    view.picked.connect(lambda *args: picks.append(args))
    start = point(view, region)
    drag(qtbot, view, Qt.MouseButton.LeftButton, start, start + QPoint(40, 0))
    assert view.project(region).x() > before.x() + 5
    assert view.camera.azimuth < eye.azimuth
    assert view.camera.zoom == eye.zoom
    assert not picks
    assert view.direction == ""


def test_the_middle_button_moves_and_the_right_one_zooms(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    start, end = QPoint(300, 200), QPoint(330, 180)
    eye = view.camera
    drag(qtbot, view, Qt.MouseButton.MiddleButton, start, end)
    moved = view.camera
    assert moved.centre_mm != eye.centre_mm
    assert moved.azimuth == eye.azimuth
    drag(qtbot, view, Qt.MouseButton.RightButton, start, end)
    assert view.camera.zoom > moved.zoom
    assert view.camera.centre_mm == moved.centre_mm


def test_shift_and_the_left_button_move_too(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    eye = view.camera
    drag(
        qtbot,
        view,
        Qt.MouseButton.LeftButton,
        QPoint(300, 200),
        QPoint(330, 180),
        modifier=Qt.KeyboardModifier.ShiftModifier,
    )
    assert view.camera.centre_mm != eye.centre_mm
    assert view.camera.azimuth == eye.azimuth


def test_the_wheel_zooms(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    before = view.camera.zoom
    at = QPointF(300, 200)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    assert view.camera.zoom > before


def test_a_lasso_finds_the_regions_inside(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    view.set_tool("lasso")
    region = front_region(view)
    at = point(view, region)
    corners = [at + QPoint(x, y) for x, y in [(-9, -9), (9, -9), (9, 9), (-9, 9)]]
    with qtbot.waitSignal(view.lassoed) as caught:
        drag(qtbot, view, Qt.MouseButton.LeftButton, *corners)
    assert region in told(caught)[0]
    assert len(told(caught)[0]) < 6


def test_the_pointer_draws_a_box(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    view.set_tool("select")
    eye = view.camera
    with qtbot.waitSignal(view.lassoed) as caught:
        drag(
            qtbot,
            view,
            Qt.MouseButton.LeftButton,
            QPoint(1, 1),
            QPoint(SIZE[0] - 2, SIZE[1] - 2),
        )
    assert told(caught)[0] == list(range(68))
    assert view.camera == eye


def test_a_box_by_keys_starts_at_the_selection_and_is_moved_and_sized(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    region = front_region(view)
    view.set_scene(replace(view.scene, selected=(region,)))
    said: list[str] = []
    view.told.connect(said.append)
    eye, keys = view.camera, view._hands.by_keys
    before = pixels(view.grab().toImage())
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert "Box around" in said[-1] == view.accessibleDescription()
    assert np.abs(pixels(view.grab().toImage()) - before).max() > 0.1
    box = keys.outline
    assert box is not None
    start, extent = QPointF(box.at), QPointF(box.extent)
    assert (box.start - view.project(region)).manhattanLength() < 20
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (box.at - start, box.extent - extent) == (QPointF(-12, 0), QPointF(0, -12))
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert box.at.x() + box.extent.x() == SIZE[0]
    assert box.extent.y() > 0
    for _ in range(60):
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            qtbot.keyClick(view, key)
    for _ in range(60):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            qtbot.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    assert "68 regions" in said[-1]
    with qtbot.waitSignal(view.lassoed) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told(caught)[0] == list(range(68))
    assert (view.camera, keys.outline, said[-1]) == (eye, None, "")


def test_escape_leaves_a_box_by_keys_and_so_does_the_mouse(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    keys = view._hands.by_keys
    with qtbot.assertNotEmitted(view.lassoed):
        qtbot.keyClick(view, Qt.Key.Key_B)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert keys.outline is None
        qtbot.keyClick(view, Qt.Key.Key_B)
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, NONE, empty_place(view))
        assert keys.outline is None
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, empty_place(view))


def test_a_lasso_by_keys_sets_corners_and_closes_at_the_last(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    view.set_tool("lasso")
    eye = view.camera
    arrows = (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.lassoed) as caught:
        for key, times in zip(arrows, (9, 14, 18, 14), strict=True):
            for _ in range(times):
                qtbot.keyClick(view, key)
            qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    places = [view.project(region) for region in range(68)]
    area = QRectF(QPointF(350 - 14 * 12, 220 - 9 * 12), QPointF(350, 220 + 9 * 12))
    assert told(caught)[0] == [i for i, at in enumerate(places) if area.contains(at)]
    assert told(caught)[0]
    assert view.camera == eye


def test_a_double_click_frames_the_region(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    region = front_region(view)
    with qtbot.waitSignal(view.activated) as caught:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, point(view, region))
    assert told(caught) == [region]
    middle = view.project(region)
    assert (middle.x(), middle.y()) == pytest.approx((350, 220), abs=1)


def test_a_right_click_asks_for_a_menu_and_a_right_drag_does_not(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    asked = []
    view.menu_wanted.connect(lambda region, place: asked.append(region))
    region = front_region(view)
    at = point(view, region)
    drag(qtbot, view, Qt.MouseButton.RightButton, at, at + QPoint(0, 30))
    assert not asked
    at = point(view, region)
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, NONE, at)
    assert asked == [region]


def test_hovering_tells_the_region_once_and_draws_no_new_picture(
    view: BrainView, qtbot: QtBot
):
    show(qtbot, view)
    heard = []
    view.hovered.connect(heard.append)
    region = front_region(view)
    image = view.rendering.image
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, point(view, region))
    qtbot.mouseMove(view, point(view, region) + QPoint(1, 0))
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, empty_place(view))
    assert heard == [region, -1]
    assert view.rendering.image is image


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize(
    ("key", "modifier", "name"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier, "left"),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier, "front"),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "top"),
        (Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier, "top"),
    ],
)
def test_keys_look_from_a_side_and_home_returns(
    view: BrainView,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    name: str,
):
    start = view.camera
    with qtbot.waitSignal(view.direction_changed) as caught:
        qtbot.keyClick(view, key, modifier)
    assert told(caught) == [name]
    assert view.camera != start
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.camera == start


def test_arrows_turn_and_plus_zooms(view: BrainView, qtbot: QtBot):
    start = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.camera.azimuth > start.azimuth
    assert view.camera.elevation < start.elevation
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom > start.zoom


def test_brackets_ask_for_fewer_and_more_edges(view: BrainView, qtbot: QtBot):
    with qtbot.waitSignal(view.edge_share_wanted) as fewer:
        qtbot.keyClick(view, Qt.Key.Key_BracketLeft)
    with qtbot.waitSignal(view.edge_share_wanted) as more:
        qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    assert told(fewer)[0] < view.scene.edge_share < told(more)[0]


def test_h_hides_the_unselected_and_brings_them_back(view: BrainView, qtbot: QtBot):
    view.set_scene(replace(demo_scene(), selected=(5,)))
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert view.drawing.node_shown.sum() < 40
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert view.drawing.node_shown.all()


def test_f_frames_the_selection(view: BrainView, qtbot: QtBot):
    view.set_scene(replace(demo_scene(), selected=(5,)))
    qtbot.keyClick(view, Qt.Key.Key_F)
    middle = view.project(5)
    assert (middle.x(), middle.y()) == pytest.approx((350, 220), abs=1)


def test_keys_of_others_go_on_to_the_parent(qtbot: QtBot, view: BrainView):
    got = []

    class Window(QWidget):
        def keyPressEvent(self, event):
            got.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(view)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert got == [Qt.Key.Key_Space]
    view.setParent(None)


def test_an_unknown_direction_is_refused_with_the_known_ones(view: BrainView):
    with pytest.raises(ValueError, match="Known: 3d, left"):
        view.set_camera("inside")


# ------------------------------------------------------------------ when it draws


def test_a_view_at_rest_draws_nothing_however_often_it_is_painted(
    view: BrainView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    show(qtbot, view)
    drawn = []
    slices = view.rendering.picture.slices

    def counted(*args, **more):
        drawn.append(args)
        return slices(*args, **more)

    monkeypatch.setattr(view.rendering.picture, "slices", counted)
    view.repaint()
    view.set_scene(replace(view.scene, hovered=4))
    view.set_scene(replace(view.scene, tags=(Tag(4, "x"),)))
    view.repaint()
    assert view.rendering.is_at_rest
    assert not drawn
    view.set_scene(replace(view.scene, selected=(4,)))
    qtbot.waitUntil(lambda: view.rendering.is_at_rest)
    assert len(drawn) == 1


def test_a_moving_view_rests_on_the_fine_picture(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    assert view.rotate_by(10) > 0
    assert not view.rendering.is_at_rest
    qtbot.waitUntil(lambda: view.rendering.is_at_rest)
    shown = view.rendering.image
    assert shown is not None
    assert np.abs(pixels(shown) - picture(view)).max() < 0.01


def test_a_hidden_view_draws_nothing(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    view.hide()
    image = view.rendering.image
    view.set_scene(replace(demo_scene(), selected=(3,)))
    assert view.rendering.image is image
    assert not view.rendering.is_at_rest
    show(qtbot, view)
    assert view.rendering.image is not image


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of Qt's offscreen platform
def test_it_goes_on_drawing_in_another_layout(view: BrainView, qtbot: QtBot):
    window = QWidget()
    window.resize(*SIZE)
    one, other = QVBoxLayout(), QVBoxLayout()
    columns = QHBoxLayout(window)
    columns.addLayout(one)
    columns.addLayout(other)
    qtbot.addWidget(window)
    one.addWidget(view)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: view.rendering.is_at_rest, timeout=10_000)
    before = picture(view)
    other.addWidget(view)
    view.set_scene(replace(demo_scene(), selected=(3,)))
    qtbot.waitUntil(lambda: view.rendering.is_at_rest)
    assert filled(picture(view), DARK.canvas) == pytest.approx(
        filled(before, DARK.canvas), abs=0.05
    )
    shown = pixels(window.grab().toImage())
    assert filled(shown[100:-100, 100:-100], DARK.canvas) > 0.3
    view.setParent(None)


def test_a_new_size_shows_all_of_the_brain(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    view.resize(300, 420)
    places = view.camera.project(view.scene.positions_mm, view.view_size)[:, :2]
    assert (places > 0).all()
    assert (places < view.view_size).all()


def test_a_theme_or_colours_keep_the_tubes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: BrainView
):
    if view.is_flat:
        pytest.skip("the flat picture keeps no tubes")
    picture(view)
    built = []
    made = gl_edges.ribbons

    def counted(*args):
        built.append(args)
        return made(*args)

    monkeypatch.setattr(gl_edges, "ribbons", counted)
    scene = demo_scene()
    view.set_scene(replace(scene, values=scene.values, selected=(3,)))
    picture(view)
    view.set_theme(LIGHT)
    picture(view)
    assert not built
    view.set_scene(replace(scene, edge_share=0.03))
    picture(view)
    assert len(built[0][0]) == len(view.drawing.shape.edges.pairs)


# ------------------------------------------------------------------ the end


def test_a_disposed_view_is_blank_and_harmless(view: BrainView, qtbot: QtBot):
    show(qtbot, view)
    view.dispose()
    view.dispose()
    view.set_scene(replace(demo_scene(), selected=(2,)))
    view.rotate_by(5)
    view.repaint()
    assert view.rendering.image is None
    assert view.grab_image().isNull()


def test_without_opengl_the_view_is_flat(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(make, "GlPicture", no_opengl)
    flat = make_brain_view()
    qtbot.addWidget(flat)
    assert flat.is_flat
    assert isinstance(flat.rendering.picture, FlatPicture)


@pytest.mark.gl
def test_fifty_views_leave_nothing_behind(qtbot: QtBot):
    alive: list[weakref.ref] = []
    scene = demo_scene()
    for number in range(50):
        view = make_brain_view()
        view.resize(160, 120)
        view.set_scene(scene)
        if number % 10 == 0:
            view.grab_image()
        alive += [weakref.ref(view), weakref.ref(view.rendering.picture)]
        view.close()
        view.deleteLater()
        del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert not [ref for ref in alive if ref() is not None]


@pytest.mark.gl
def test_a_window_that_is_deleted_takes_its_view_along(qtbot: QtBot):
    window = QWidget()
    layout = QVBoxLayout(window)
    view = make_brain_view(window)
    layout.addWidget(view)
    view.set_scene(demo_scene())
    view.resize(200, 150)
    view.grab_image()
    gone = weakref.ref(view.rendering.picture)
    window.close()
    window.deleteLater()
    del view, layout, window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None


@pytest.mark.gl
def test_frames_in_motion_are_quick(view: BrainView, qtbot: QtBot):
    if view.is_flat:
        pytest.skip("about the picture with OpenGL")
    view.resize(1050, 440)
    show(qtbot, view)
    seconds = [view.rotate_by(3) for _ in range(12)]
    # 0.016 s on two idle cores without a graphics card; others may share them
    assert min(seconds[2:]) < 0.05


def test_the_same_label_comes_again_after_it_was_gone(view: BrainView):
    labelled = replace(view.scene, tags=(Tag(3, "Region", "value 1"),))
    first = view_with(view, labelled)
    view_with(view, replace(view.scene, tags=()))
    assert view_with(view, labelled) == first


def view_with(view: BrainView, scene: BrainScene) -> QImage:
    """The marks over the picture, painted anew."""
    view.set_scene(scene)
    image = QImage(*SIZE, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        view.panes[0].overlay.paint(painter, view.drawing, view.camera, view.view_size)
    return image

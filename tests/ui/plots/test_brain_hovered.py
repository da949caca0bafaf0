"""What is told of the region or the connection under the mouse in the 3D view."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.brain import BrainView
from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.drawing import HIDDEN, prepare
from brainTwinStudio.ui.plots.brain.picking import edge_at, node_at
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.theme import DARK
from tests.ui.plots.conftest import demo_scene
from tests.ui.plots.test_brain_view import empty_place, front_region, point, show

SIZE = (700.0, 440.0)


@pytest.fixture
def view(brain_view: BrainView, qtbot: QtBot) -> BrainView:
    brain_view.resize(700, 440)
    brain_view.set_scene(demo_scene())
    show(qtbot, brain_view)
    return brain_view


def move(qtbot: QtBot, view: BrainView, at: QPoint) -> None:
    """There from elsewhere: a mouse that is there already does not move."""
    qtbot.mouseMove(view, empty_place(view))
    qtbot.mouseMove(view, at)


def on_an_edge(view: BrainView) -> tuple[QPoint, tuple[int, int]]:
    """A point of the widget on a connection and on no region, and its ends."""
    drawing = view.drawing
    pairs = drawing.shape.edges.pairs[drawing.states > HIDDEN]
    middles = drawing.shape.lines(pairs)[:, 4]
    for x, y, *_ in view.camera.project(middles, view.view_size):
        at = (round(float(x)), round(float(y)))
        found = edge_at(drawing, view.camera, view.view_size, at)
        if found and node_at(drawing, view.camera, view.view_size, at) < 0:
            return QPoint(*at), found
    raise AssertionError("no connection is free of regions")


def test_a_connection_under_the_mouse_is_marked_and_told(view, qtbot):
    asked = []

    def words(one: int, other: int) -> tuple[str, str]:
        asked.append((one, other))
        return "A – B", "weight 1"

    at, pair = on_an_edge(view)
    before = view.grab().toImage()
    move(qtbot, view, at)
    qtbot.wait(60)
    assert view.grab().toImage() == before, "nothing is told without words"
    view.set_words(None, words)
    qtbot.mouseMove(view, at + QPoint(1, 0))
    qtbot.waitUntil(lambda: asked != [])
    assert set(asked) == {pair}
    image = view.rendering.image
    assert view.grab().toImage() != before
    assert view.rendering.image is image, "no new picture"
    qtbot.mouseMove(view, empty_place(view))
    qtbot.waitUntil(lambda: view.grab().toImage() == before)


def test_what_was_told_goes_when_the_brain_turns(view, qtbot):
    asked = []
    view.set_words(None, lambda *pair: asked.append(pair) or ("A – B", ""))
    at, _ = on_an_edge(view)
    move(qtbot, view, at)
    qtbot.waitUntil(lambda: asked != [])
    view.look(view.camera.rotated(40, 0))
    asked.clear()
    view.grab()
    assert not asked


def test_a_region_under_the_mouse_is_told_with_its_value(view, qtbot):
    asked = []
    view.set_words(lambda region: asked.append(region) or "value 1", None)
    region = front_region(view)
    move(qtbot, view, point(view, region))
    qtbot.waitUntil(lambda: asked != [])
    assert set(asked) == {region}


def test_edges_found_are_those_of_a_search_through_all():
    """The quick look at chords leaves none out, also of bundles and of a near eye."""
    rng = np.random.default_rng(0)
    weights = np.triu(rng.random((60, 60)), 1)
    places = rng.normal(size=(60, 3)) * 35
    names = tuple(map(str, range(60)))
    scene = BrainScene(places, names, ("L",) * 60, weights, edge_share=0.3)
    drawing = prepare(scene, DARK)
    found = 0
    for camera in (Camera(), Camera().rotated(50, 20).zoomed(2.5)):
        lines = drawing.shape.lines(drawing.shape.edges.pairs)
        seen = camera.project(lines, SIZE)[..., :2]
        for at in rng.uniform((100, 50), (600, 400), (60, 2)):
            away = _from_polyline(seen, at)
            pair = edge_at(drawing, camera, SIZE, (float(at[0]), float(at[1])))
            assert (pair is not None) == bool((away <= 4).any())
            found += pair is not None
    assert found > 30


def _from_polyline(lines: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(edge,): distance of a point from each of many lines (edge, sample, x y)."""
    start, along = lines[:, :-1], np.diff(lines, axis=1)
    share = ((at - start) * along).sum(axis=2) / (along**2).sum(axis=2)
    nearest = start + np.clip(share, 0, 1)[..., None] * along
    return np.linalg.norm(nearest - at, axis=2).min(axis=1)

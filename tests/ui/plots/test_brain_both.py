"""Two brains in one view: the same side and scale, picking and lasso in both."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.brain import BrainView
from brainTwinStudio.ui.plots.brain.colours import rgb
from brainTwinStudio.ui.theme import DARK
from tests.ui.plots.conftest import demo_scene
from tests.ui.plots.test_brain_view import front_region, pixels

WIDTH, HEIGHT = 900, 340
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, brain_view: BrainView) -> BrainView:
    brain_view.resize(WIDTH, HEIGHT)
    scene = replace(demo_scene(), edge_share=0.0, title="Twin")
    brain_view.set_scene(scene, replace(scene, title="Plan"))
    with qtbot.waitExposed(brain_view):
        brain_view.show()
    return brain_view


def brains(view: BrainView) -> tuple[np.ndarray, np.ndarray]:
    """The drawn pixels (row, column, rgb) of both halves."""
    image = pixels(view.grab_image())
    return image[:, : WIDTH // 2], image[:, WIDTH // 2 :]


def test_both_are_drawn_alike_up_to_what_the_plan_changes(view: BrainView):
    first, second = brains(view)
    canvas = rgb(DARK.canvas)
    shares = [
        (np.abs(half - canvas).max(axis=2) > 0.02).mean() for half in (first, second)
    ]
    assert shares[0] == pytest.approx(shares[1], abs=0.03)
    assert shares[0] > 0.1
    front = front_region(view)
    view.set_scene(view.scene, replace(view.scene, removed=(front,)))
    first, second = brains(view)
    at = view.project(front).toPoint()
    assert not np.allclose(first[at.y(), at.x()], second[at.y(), at.x()], atol=0.02)


def test_slices_of_both_do_not_disturb_each_other(qtbot: QtBot, view: BrainView):
    both = [pane.rendering for pane in view.panes]
    view.look(view.camera.rotated(30, 0))
    qtbot.waitUntil(lambda: all(one.is_at_rest for one in both), timeout=10_000)
    for one in both:
        assert one.image is not None
        sliced, whole = pixels(one.image), pixels(one.image_of(1.0))
        assert np.abs(sliced - whole).max() < 0.02


def test_a_click_finds_the_same_region_in_both(qtbot: QtBot, view: BrainView):
    at = view.project(20).toPoint()
    for place in (at, at + QPoint(WIDTH // 2, 0)):
        with qtbot.waitSignal(view.picked) as caught:
            qtbot.mouseClick(view, LEFT, pos=place)
        assert caught.args is not None
        assert caught.args[0] == 20


def test_a_box_over_one_brain_takes_its_regions(qtbot: QtBot, view: BrainView):
    view.set_tool("select")
    with qtbot.waitSignal(view.lassoed) as caught:
        qtbot.mousePress(view, LEFT, pos=QPoint(WIDTH // 2 + 5, 5))
        qtbot.mouseMove(view, QPoint(WIDTH - 60, HEIGHT // 2))
        qtbot.mouseMove(view, QPoint(WIDTH - 5, HEIGHT - 5))
        qtbot.mouseRelease(view, LEFT, pos=QPoint(WIDTH - 5, HEIGHT - 5))
    assert caught.args is not None
    assert sorted(caught.args[0]) == list(range(68))


def test_one_brain_again_has_the_whole_view(view: BrainView):
    assert view.view_size[0] == WIDTH // 2
    view.set_scene(demo_scene())
    assert view.view_size[0] == WIDTH
    assert len(view.panes) == 1

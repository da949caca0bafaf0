"""Edges in bundles: their courses, and that nothing but the course changes."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.plots.brain import BrainView
from brainTwinStudio.ui.plots.brain.bundles import bundled
from brainTwinStudio.ui.plots.brain.drawing import HIDDEN, PLAIN, prepare
from brainTwinStudio.ui.plots.brain.edges import MOST_TUBES, SAMPLES
from brainTwinStudio.ui.plots.brain.gl_edges import segments
from brainTwinStudio.ui.plots.brain.picking import edge_at
from brainTwinStudio.ui.theme import DARK
from tests.ui.plots.conftest import demo_scene

SIZE = (500, 360)


def straight(*ends: tuple[tuple[float, ...], tuple[float, ...]]) -> np.ndarray:
    """(edge, SAMPLES, xyz) between pairs of points."""
    return np.array([np.linspace(*pair, SAMPLES) for pair in ends])


def test_alike_edges_meet_on_the_way_and_keep_their_ends():
    lines = straight(
        ((0, -6, 0), (90, -6, 0)),
        ((90, 6, 0), (0, 6, 0)),  # the other way round
        ((45, 0, -60), (45, 0, 60)),  # across them
        ((0, 0, 80), (90, 0, 80)),  # beside them, far away
    )
    found = bundled(lines, np.zeros(4, int))
    assert found[:, [0, -1]] == pytest.approx(lines[:, [0, -1]])
    middle = SAMPLES // 2
    assert np.linalg.norm(found[0, middle] - found[1, middle]) < 2
    assert found[2:] == pytest.approx(lines[2:], abs=0.5)


def test_edges_of_two_hemispheres_are_not_drawn_together():
    lines = straight(((0, -6, 0), (90, -6, 0)), ((0, 6, 0), (90, 6, 0)))
    assert bundled(lines, np.array([0, 1])) == pytest.approx(lines)
    assert bundled(lines, np.array([0, 0])) != pytest.approx(lines, abs=3)


def test_no_edge_makes_a_detour():
    ends = np.random.default_rng(1).normal(0, 30, (400, 2, 3))
    lines = straight(*((tuple(a), tuple(b)) for a, b in ends))
    away = np.linalg.norm(bundled(lines, np.zeros(400, int)) - lines, axis=2)
    length = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    assert (away.max(axis=1) < 0.29 * length).all()
    assert away.max() > 5


def test_many_edges_are_drawn_together_as_few_are():
    """The work is cut into pieces of which none may miss its pairs."""
    pair = straight(((0, -6, 0), (90, -6, 0)), ((0, 6, 0), (90, 6, 0)))
    alone = bundled(pair, np.zeros(2, int))
    far = np.arange(300)[:, None, None] * np.array([0.0, 0.0, 500.0])
    many = bundled((pair[:, None] + far).reshape(-1, SAMPLES, 3), np.zeros(600, int))
    assert many.reshape(2, 300, SAMPLES, 3)[:, 0] == pytest.approx(alone)
    assert np.ptp(many[:300, :, 1], axis=0).max() < 0.1


def test_lines_join_the_samples_of_bundles_and_the_ends_of_others():
    ends = segments(range(3), 2, 1).reshape(-1, 2)
    assert len(ends) == 2 * (SAMPLES - 1) + 1
    assert ends[-1].tolist() == [2 * SAMPLES, 2 * SAMPLES + 1]
    fewer = segments(range(3), 2, 4).reshape(-1, 2)
    assert fewer.tolist() == [[0, 4], [4, 8], [9, 13], [13, 17], [18, 19]]
    assert segments(range(5, 7), 2, 1).tolist() == [24, 25, 26, 27]


def show_bundled(view: BrainView, qtbot: QtBot, share: float) -> None:
    view.resize(*SIZE)
    scene = replace(demo_scene(), edge_share=share, cortex=0.0)
    view.set_scene(replace(scene, bundled=True))
    with qtbot.waitExposed(view):
        view.show()
    (pane,) = view.panes
    qtbot.waitUntil(lambda: not pane.bundling.is_busy, timeout=10_000)


def test_bundled_edges_are_drawn_picked_and_stay_until_the_edges_change(
    brain_view: BrainView, qtbot: QtBot
):
    show_bundled(brain_view, qtbot, 0.3)
    drawing = brain_view.drawing
    plain = prepare(replace(drawing.scene, bundled=False), DARK)
    assert np.array_equal(drawing.shape.edges.pairs, plain.shape.edges.pairs)
    assert np.array_equal(drawing.states, plain.states)
    pairs = drawing.shape.edges.pairs
    assert len(pairs) > MOST_TUBES
    apart = np.linalg.norm(
        drawing.shape.lines(pairs) - plain.shape.lines(pairs), axis=2
    )
    moved = int(np.argmax(apart.max(axis=1)))
    assert apart[moved].max() > 5
    size, camera = brain_view.view_size, brain_view.camera
    alone = np.where(np.arange(len(pairs)) == moved, PLAIN, HIDDEN)
    for shape in (drawing.shape, plain.shape):
        seen = camera.project(shape.lines(pairs[[moved]])[0, SAMPLES // 2], size)
        found = edge_at(replace(drawing, states=alone), camera, size, tuple(seen[:2]))
        assert (found == tuple(pairs[moved])) == (shape is drawing.shape)
    bundles = drawing.shape.bundles
    one = brain_view.grab_image()
    brain_view.set_scene(replace(drawing.scene, selected=(3,)))
    assert brain_view.drawing.shape.bundles is bundles
    brain_view.set_scene(replace(drawing.scene, bundled=False))
    assert not len(brain_view.drawing.shape.bundles)
    assert brain_view.grab_image() != one


def test_an_edge_keeps_its_course_until_the_new_bundles_are_there(
    brain_view: BrainView, qtbot: QtBot
):
    show_bundled(brain_view, qtbot, 0.1)
    before = brain_view.drawing.shape
    brain_view.set_scene(replace(brain_view.scene, edge_share=0.12))
    after = brain_view.drawing.shape
    count = len(before.edges.pairs)
    assert after.bundles[:count] == pytest.approx(before.bundles)
    (pane,) = brain_view.panes
    assert pane.bundling.is_busy
    brain_view.set_scene(replace(brain_view.scene, edge_share=0.1))  # while it is made
    qtbot.waitUntil(lambda: not pane.bundling.is_busy, timeout=10_000)
    assert brain_view.drawing.shape.bundles == pytest.approx(before.bundles)

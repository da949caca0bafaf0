"""Which edges are drawn, and the meshes and colours made of a scene."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.colours import rgb
from brainTwinStudio.ui.plots.brain.drawing import (
    ACCENT,
    HIDDEN,
    PLAIN,
    Drawing,
    prepare,
)
from brainTwinStudio.ui.plots.brain.edges import (
    MOST_TUBES,
    curves,
    dashes,
    pair_weights,
    shown_edges,
)
from brainTwinStudio.ui.plots.brain.gl_edges import MOST_MOVING, EdgeLayer
from brainTwinStudio.ui.plots.brain.gl_frame import COARSE, STILL, Frame, Quality
from brainTwinStudio.ui.plots.brain.ribbons import ribbons
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.theme import DARK, LIGHT

ALL = np.ones(4, bool)


def ring_scene(count: int = 12) -> BrainScene:
    """Regions on a ring; the nearer, the stronger."""
    turn = np.arange(count) / count * 2 * np.pi
    places = np.stack([60 * np.cos(turn), 80 * np.sin(turn), 0 * turn], axis=1)
    distance = np.linalg.norm(places[:, None] - places[None], axis=2)
    weights = np.exp(-distance / 30) * (1 - np.eye(count))
    names = tuple(f"R{i}" for i in range(count))
    return BrainScene(places, names, ("L",) * count, weights, edge_share=0.3)


def pairs_of(drawing: Drawing, state: float) -> set[tuple[int, int]]:
    pairs = drawing.shape.edges.pairs[drawing.states == state]
    return {(int(a), int(b)) for a, b in pairs}


def test_the_stronger_direction_of_a_pair_counts_and_the_diagonal_does_not():
    weights = np.array([[9.0, 1.0], [3.0, 9.0]])
    assert pair_weights(weights).tolist() == [[0.0, 3.0], [3.0, 0.0]]


def test_the_share_is_of_all_pairs_and_the_strongest_come_first():
    weights = pair_weights(np.array([[0, 5, 1, 2], [0] * 4, [0, 7, 0, 3], [0] * 4]))
    edges = shown_edges(weights, ALL, "share", 0.5, 0)
    assert edges.pairs.tolist() == [[1, 2], [0, 1], [2, 3]]
    assert edges.strength == pytest.approx(np.sqrt(np.array([7, 5, 3]) / 7))


def test_a_least_weight_and_a_number_choose_edges_too():
    weights = pair_weights(np.array([[0, 5, 1, 2], [0] * 4, [0, 7, 0, 3], [0] * 4]))
    assert len(shown_edges(weights, ALL, "weight", 0, 3).pairs) == 3
    assert len(shown_edges(weights, ALL, "top-k", 0, 2).pairs) == 2


def test_pairs_without_weight_or_place_are_never_edges():
    weights = pair_weights(np.array([[0, 5.0], [0, 0]]))
    assert len(shown_edges(weights, np.array([True, False]), "share", 1, 0).pairs) == 0
    assert len(shown_edges(0 * weights, ALL[:2], "share", 1, 0).pairs) == 0


def test_curves_start_and_end_at_their_regions_and_bow_to_the_centre():
    places = np.array([[100.0, 0, 0], [0, 100.0, 0]])
    line = curves(np.array([[0, 1]]), places, np.zeros(3))[0]
    assert line[[0, -1]] == pytest.approx(places)
    assert np.linalg.norm(line[4]) == pytest.approx(0.9 * np.sqrt(2) * 50)


def test_dashes_lie_on_the_edge_and_leave_gaps():
    places = np.array([[0.0, 0, 0], [46.0, 0, 0], [0, 92.0, 0]])
    pairs = np.array([[0, 1], [0, 2]])
    lines, owner = dashes(places[pairs], 1.0)
    assert np.bincount(owner).tolist() == [10, 20]
    first = lines[owner == 0]
    assert (first[1:, 0, 0] > first[:-1, -1, 0] + 0.5).all()


def test_a_ribbon_joins_all_samples_of_a_tube_and_no_two_tubes():
    lines = np.random.default_rng(0).normal(size=(3, 5, 3))
    made = ribbons(lines, np.array([1.0, 2.0, 3.0]))
    assert made.count == 3
    assert len(made.triangles) == 3 * 4 * 2
    tube_of = np.arange(len(made.vertices)) // made.each
    assert (np.ptp(tube_of[made.triangles], axis=1) == 0).all()
    assert made.vertices["a_radius"].reshape(3, -1).std(axis=1) == pytest.approx(0)
    assert np.unique(made.triangles).size == len(made.vertices)


def test_a_tube_knows_its_direction():
    line = np.stack([np.linspace(0, 9, 4), np.zeros(4), np.zeros(4)], axis=1)
    assert ribbons(line[None], np.ones(1)).vertices["a_tangent"] == pytest.approx(
        np.tile([1.0, 0, 0], (8, 1))
    )


def test_a_selected_region_accents_its_edges():
    drawing = prepare(replace(ring_scene(), selected=(3,)), DARK)
    accented = pairs_of(drawing, ACCENT)
    assert accented
    assert all(3 in pair for pair in accented)
    assert not any(3 in pair for pair in pairs_of(drawing, PLAIN))


def test_many_selected_regions_accent_only_the_edges_between_them():
    drawing = prepare(replace(ring_scene(), selected=(0, 1, 2, 3)), DARK)
    accented = pairs_of(drawing, ACCENT)
    assert accented
    assert all(max(pair) <= 3 for pair in accented)


def test_a_weak_selected_edge_is_drawn_besides_the_strong_ones():
    drawing = prepare(replace(ring_scene(), selected_edges=((6, 0),)), DARK)
    assert drawing.extra.tolist() == [[0, 6]]
    assert len(drawing.cut) == 0


def test_a_removed_region_loses_its_node_and_its_edges_become_dashes():
    drawing = prepare(replace(ring_scene(), removed=(5,)), DARK)
    assert not drawing.node_shown[5]
    assert drawing.node_shown.sum() == 11
    assert all(5 in pair for pair in pairs_of(drawing, HIDDEN))
    assert len(drawing.cut) >= 6
    assert (drawing.cut == 5).any(axis=1).all()


def test_a_weakened_region_keeps_its_node():
    drawing = prepare(replace(ring_scene(), weakened=(5,)), DARK)
    assert drawing.node_shown[5]
    assert (drawing.cut == 5).any(axis=1).all()


def test_a_cut_edge_is_dashed_whichever_way_round_it_is_named():
    scene = ring_scene()
    drawing = prepare(replace(scene, cut_edges=((1, 0), (0, 7))), DARK)
    assert drawing.cut.tolist() == [[0, 1], [0, 7]]
    assert pairs_of(drawing, HIDDEN) == {(0, 1)}


def test_regions_without_a_place_are_left_out():
    scene = ring_scene()
    places = scene.positions_mm.copy()
    places[2] = np.nan
    drawing = prepare(replace(scene, positions_mm=places), DARK)
    assert not drawing.node_shown[2]
    assert not (drawing.shape.edges.pairs == 2).any()
    assert np.isfinite(drawing.shape.positions_mm).all()


def test_colours_and_selection_keep_the_shape_and_edges_make_a_new_one():
    scene = replace(ring_scene(), values=np.arange(12.0), value_range=(0, 11))
    first = prepare(scene, DARK)
    other = replace(scene, values=scene.weights[0], selected=(1,), removed=(4,))
    second = prepare(other, DARK, before=first)
    assert second.shape is first.shape
    copied = replace(scene, weights=scene.weights.copy())
    assert prepare(copied, DARK, before=first).shape is first.shape
    assert prepare(replace(scene, edge_share=0.1), DARK, before=first).shape is not (
        first.shape
    )


def test_only_marks_differ_so_the_picture_looks_the_same():
    scene = replace(ring_scene(), values=np.arange(12.0), value_range=(0, 11))
    first = prepare(scene, DARK)
    hover = prepare(replace(scene, hovered=3, value_title="x"), DARK, before=first)
    assert hover.looks_like(first)
    assert not prepare(replace(scene, selected=(3,)), DARK, before=first).looks_like(
        first
    )
    assert not prepare(scene, LIGHT, before=first).looks_like(first)
    paler = prepare(replace(scene, cortex=0.1), DARK, before=first)
    assert not paler.looks_like(first)


def test_values_become_colours_and_the_unknown_is_grey_and_hatched():
    values = np.linspace(0, 1, 12)
    values[4] = np.nan
    drawing = prepare(replace(ring_scene(), values=values), DARK)
    assert drawing.colours[0] == pytest.approx(np.array([1, 25, 89]) / 255)
    assert drawing.hatched.nonzero()[0].tolist() == [4]
    assert np.ptp(drawing.colours[4]) < 0.1


def test_less_is_blue_and_more_is_warm_in_both_themes():
    scene = replace(
        ring_scene(),
        values=np.linspace(-1, 1, 12),
        value_range=(-1.0, 1.0),
        diverging=True,
    )
    for theme in (DARK, LIGHT):
        less, more = prepare(scene, theme).colours[[2, 9]]
        assert less[2] > less[0]
        assert more[0] > more[2]


def test_diameters_grow_with_the_root_of_the_size():
    sizes = np.zeros(12)
    sizes[:3] = (4.0, 1.0, 0.0)
    drawing = prepare(replace(ring_scene(), sizes=sizes), DARK)
    assert drawing.diameters_mm[:3] == pytest.approx((10.8, 7.7, 4.6))


def test_a_stimulated_region_is_larger_and_in_its_own_colour():
    plain = prepare(ring_scene(), DARK)
    drawing = prepare(replace(ring_scene(), stimulated=(2,)), DARK)
    assert drawing.diameters_mm[2] == pytest.approx(1.4 * plain.diameters_mm[2])
    assert drawing.colours[2] == pytest.approx(rgb(DARK.stim))


def test_hiding_the_unselected_leaves_neighbours_and_their_edges():
    scene = replace(ring_scene(), selected=(3,))
    drawing = prepare(scene, DARK, alone=True)
    neighbours = {a + b - 3 for a, b in pairs_of(drawing, ACCENT)}
    assert set(np.flatnonzero(drawing.node_shown).tolist()) == {3, *neighbours}
    assert not pairs_of(drawing, PLAIN)
    nothing = prepare(ring_scene(), DARK, alone=True)
    assert nothing.node_shown.all()


def test_a_painted_cortex_shows_only_selected_and_stimulated_nodes():
    scene = replace(
        ring_scene(),
        surface_values=np.linspace(0, 1, 12),
        surface_index=np.resize(np.arange(12), 69),
        selected=(1,),
        stimulated=(2,),
    )
    drawing = prepare(scene, DARK)
    assert np.flatnonzero(drawing.node_shown).tolist() == [1, 2]
    assert (drawing.states == HIDDEN).all()


def test_many_edges_stay_few_tubes():
    rng = np.random.default_rng(2)
    places = rng.normal(size=(60, 3)) * 50
    scene = BrainScene(
        places, ("x",) * 60, ("L",) * 60, rng.random((60, 60)), edge_share=1.0
    )
    drawing = prepare(scene, DARK)
    assert len(drawing.shape.edges.pairs) == 60 * 59 // 2
    assert len(drawing.states) > MOST_TUBES


def test_in_motion_the_strongest_lines_are_drawn_and_at_rest_all():
    """20,000 edges of 400 regions, as an atlas of that size has."""
    draw = np.random.default_rng(0)
    places = draw.normal(0, 40, (400, 3))
    weights = np.triu(draw.random((400, 400)), 1)
    names = tuple(f"R{i}" for i in range(400))
    share = 20_000 / (400 * 399 / 2)
    scene = BrainScene(places, names, ("L",) * 400, weights, edge_share=share)
    drawing = prepare(scene, DARK)
    lines = len(drawing.states) - MOST_TUBES
    layer = EdgeLayer(None)

    def parts(quality: Quality) -> list[tuple[range, bool]]:
        frame = Frame(drawing, Camera(), (600.0, 400.0), 600, quality)
        return layer.line_parts(frame)

    moving, still = parts(COARSE), parts(STILL)
    assert [part for part, _ in moving] == [range(MOST_MOVING)]
    assert MOST_MOVING + MOST_TUBES <= 2000
    drawn = [line for part, _ in still for line in part]
    assert drawn == list(range(lines))
    assert max(len(part) for part, _ in still) < 3000  # no slice takes long


def test_what_is_to_stand_out_does_from_both_canvases():
    scene = replace(ring_scene(), values=np.linspace(0, 1, 12), stands_out="high")
    for theme in (DARK, LIGHT):
        colours = prepare(scene, theme).colours
        contrast = np.abs(colours - rgb(theme.canvas)).mean(axis=1)
        assert contrast[-1] > 0.5
        assert contrast[-1] > contrast[0]
        plain = prepare(replace(scene, stands_out=""), theme).colours
        assert plain == pytest.approx(prepare(scene, DARK).colours)
        first = prepare(replace(scene, stands_out="low"), theme).colours
        assert first[0] == pytest.approx(colours[-1])

"""Marks over the 3D view and what lies under the mouse: arithmetic only."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.colour_bar import (
    bar_title,
    clipped,
    colour_bar_rect,
    tick_text,
    tick_values,
)
from brainTwinStudio.ui.plots.brain.drawing import Drawing, prepare
from brainTwinStudio.ui.plots.brain.labels import leader_end, leader_start, place_labels
from brainTwinStudio.ui.plots.brain.marks import orientation, scale_length
from brainTwinStudio.ui.plots.brain.picking import edge_at, node_at, nodes_within
from brainTwinStudio.ui.plots.brain.scene import BrainScene
from brainTwinStudio.ui.theme import DARK

SIZE = (800.0, 500.0)
LEFT = Camera(centre_mm=(0.0, 0.0, 0.0)).turned_to("left")


def three_regions() -> BrainScene:
    """Two apart, the third exactly behind the first as seen from the left."""
    places = np.array([[-40.0, 0, 0], [-40.0, 40.0, 0], [40.0, 0, 0]])
    weights = np.array([[0.0, 1.0, 0], [1.0, 0, 0], [0, 0, 0]])
    return BrainScene(places, ("a", "b", "c"), ("L", "L", "R"), weights, edge_share=1.0)


def at(drawing: Drawing, region: int) -> tuple[float, float]:
    x, y, *_ = LEFT.project(drawing.shape.positions_mm[region], SIZE)
    return float(x), float(y)


# ------------------------------------------------------------------ picking


def test_the_nearer_of_two_nodes_is_picked():
    drawing = prepare(three_regions(), DARK)
    assert node_at(drawing, LEFT, SIZE, at(drawing, 0)) == 0
    right = LEFT.turned_to("right")
    x, y, *_ = right.project(drawing.shape.positions_mm[2], SIZE)
    assert node_at(drawing, right, SIZE, (float(x), float(y))) == 2


def test_a_near_miss_still_counts_and_a_far_one_does_not():
    drawing = prepare(three_regions(), DARK)
    x, y = at(drawing, 1)
    radius = drawing.diameters_mm[1] / 2 * LEFT.px_per_mm(SIZE)
    assert node_at(drawing, LEFT, SIZE, (x - radius - 5, y)) == 1
    assert node_at(drawing, LEFT, SIZE, (x - radius - 30, y)) == -1


def test_a_removed_region_is_picked_at_its_ring_and_a_hidden_one_is_not():
    removed = prepare(replace(three_regions(), removed=(1,)), DARK)
    assert node_at(removed, LEFT, SIZE, at(removed, 1)) == 1
    alone = prepare(replace(three_regions(), selected=(2,)), DARK, alone=True)
    assert node_at(alone, LEFT, SIZE, at(alone, 1)) == -1


def test_an_edge_is_picked_between_its_nodes():
    drawing = prepare(three_regions(), DARK)
    (x0, y0), (x1, y1) = at(drawing, 0), at(drawing, 1)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    assert edge_at(drawing, LEFT, SIZE, middle) == (0, 1)
    assert edge_at(drawing, LEFT, SIZE, (middle[0], middle[1] + 40)) is None


def test_a_lasso_finds_all_inside_it_and_nothing_else():
    drawing = prepare(three_regions(), DARK)
    x, y = at(drawing, 0)
    around = np.array([(x - 20, y - 20), (x + 20, y - 20), (x + 20, y + 20), (x, y)])
    assert nodes_within(drawing, LEFT, SIZE, around + np.array((0, 1))) == [0, 2]
    assert nodes_within(drawing, LEFT, SIZE, around + np.array((300, 0))) == []


def test_a_hollow_lasso_leaves_out_what_it_goes_round():
    drawing = prepare(three_regions(), DARK)
    x, y = at(drawing, 0)
    hook = [(-30, -30), (30, -30), (30, 30), (20, 30), (20, -20), (-30, -20)]
    assert nodes_within(drawing, LEFT, SIZE, np.array(hook) + np.array((x, y))) == []


def test_on_a_painted_cortex_the_region_of_the_surface_is_picked():
    index = np.r_[-1, np.repeat([0, 2], 34)]  # left and right hemisphere
    scene = replace(
        three_regions(), surface_values=np.array([0.2, 0, 0.9]), surface_index=index
    )
    drawing = prepare(scene, DARK)
    middle = (SIZE[0] / 2 + 20, SIZE[1] / 2 - 40)
    assert node_at(drawing, LEFT, SIZE, middle) == 0
    assert node_at(drawing, LEFT.turned_to("right"), SIZE, middle) == 2
    assert node_at(drawing, LEFT, SIZE, (3.0, 3.0)) == -1


# ------------------------------------------------------------------ bars


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0.0, 1.0, [0, 0.25, 0.5, 0.75, 1]),
        (-0.5, 0.5, [-0.5, -0.25, 0, 0.25, 0.5]),
        (0.2, 0.87, [0.2, 0.4, 0.6, 0.8]),
        (0.0, 3000.0, [0, 1000, 2000, 3000]),
    ],
)
def test_ticks_are_round_and_few(low: float, high: float, ticks: list[float]):
    assert tick_values(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (np.nan, 1.0), (0.0, np.inf)])
def test_a_range_without_width_has_no_ticks(low: float, high: float):
    assert tick_values(low, high) == []


def test_numbers_have_a_true_minus_sign_and_a_plus_where_there_are_two_arms():
    assert tick_text(-0.25, signed=True) == "\u22120.25"
    assert tick_text(0.25, signed=True) == "+0.25"
    assert tick_text(1e-17, signed=True) == "0"
    assert tick_text(0.25, signed=False) == "0.25"


def test_a_power_of_ten_stands_once_in_the_title():
    scene = replace(three_regions(), value_title="Strength", value_range=(1e6, 4e7))
    assert bar_title(scene) == "Strength (× 10⁷)"
    scene = replace(scene, value_unit="1/s", value_range=(-2e-5, 1e-5))
    assert bar_title(scene) == "Strength (× 10⁻⁵ 1/s)"
    assert bar_title(replace(scene, value_range=(0.0, 0.4))) == "Strength (1/s)"


def test_the_bar_is_pointed_where_values_go_on_beyond_it():
    scene = replace(three_regions(), values=np.array([-3.0, np.nan, 0.5]))
    assert clipped(scene) == (True, False)
    assert clipped(replace(scene, value_range=(-3.0, 0.4))) == (False, True)
    assert clipped(replace(scene, values=None)) == (False, False)


def test_the_scale_bar_is_30_mm_at_the_usual_size_and_shorter_when_near():
    assert scale_length(2.88) == 30
    assert scale_length(9.0) == 10


# ------------------------------------------------------------------ orientation


def letters(camera: Camera) -> dict[str, tuple[float, float]]:
    return {name: (right, down) for name, right, down in orientation(camera)}


def test_the_start_view_shows_front_left_and_top():
    shown = letters(Camera())
    assert set(shown) == {"A", "L", "S"}
    assert shown["A"][0] < -0.5
    assert shown["S"][1] < -0.5


@pytest.mark.parametrize("azimuth", range(-180, 180, 15))
@pytest.mark.parametrize("elevation", [-90, -40, 0, 20, 90])
def test_left_or_right_is_always_told(azimuth: float, elevation: float):
    shown = letters(Camera(azimuth, elevation))
    assert {"L", "R"} & set(shown)


def test_from_the_top_both_sides_are_told_and_left_is_left():
    shown = letters(Camera().turned_to("top"))
    assert shown["L"][0] == pytest.approx(-1)
    assert shown["R"][0] == pytest.approx(1)


def test_from_the_front_the_left_side_is_at_the_right():
    assert letters(Camera().turned_to("front"))["L"][0] == pytest.approx(1)


# ------------------------------------------------------------------ labels

ROOM = QRectF(8, 8, 784, 484)
BOX = QSizeF(150, 38)
NOTHING = np.zeros((0, 3))


def placed(anchors: list[QPointF], taken: list[QRectF]) -> list[QRectF]:
    sizes = [BOX] * len(anchors)
    return [r for r, _ in place_labels(anchors, sizes, ROOM, taken, NOTHING, {})]


def test_labels_keep_in_the_room_and_off_each_other():
    anchors = [QPointF(x, y) for x, y in [(20, 20), (40, 25), (60, 30), (780, 480)]]
    rects = placed(anchors, [])
    assert all(ROOM.contains(rect) for rect in rects)
    for i, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[i + 1 :])
        assert not any(rect.contains(anchor) for anchor in anchors)


def test_labels_keep_off_the_bars():
    bar = QRectF(8, 380, 300, 112)
    (rect,) = placed([QPointF(120, 370)], [bar])
    assert not rect.intersects(bar)


def test_a_label_stays_when_the_brain_turns_a_little():
    first = place_labels([QPointF(500, 250)], [BOX], ROOM, [], NOTHING, {})
    before = {0: first[0][1]}
    for shift in range(1, 30, 4):
        anchor = QPointF(500 - 5 * shift, 250 + shift)
        after = place_labels([anchor], [BOX], ROOM, [], NOTHING, before)
        assert after[0][1] == before[0]


def test_a_leader_goes_from_the_rim_of_the_node_to_the_border_of_the_label():
    rect = QRectF(100, 100, 150, 38)
    anchor = QPointF(40, 60)
    end = leader_end(rect, anchor)
    assert end == QPointF(100, 108)
    start = leader_start(anchor, end, 10)
    assert np.hypot(start.x() - 40, start.y() - 60) == pytest.approx(10)


def test_the_colour_bar_stands_beside_the_tools_of_a_low_view():
    scene = replace(three_regions(), value_title="Strength")
    tools = QRectF(12, 12, 34, 160)
    assert colour_bar_rect(scene, SIZE, [tools]) == colour_bar_rect(scene, SIZE)
    low = (800.0, 190.0)
    assert colour_bar_rect(scene, low).intersects(tools)
    moved = colour_bar_rect(scene, low, [tools])
    assert not moved.intersects(tools)
    assert moved.top() == colour_bar_rect(scene, low).top()

"""The camera's arithmetic, without a window."""

import numpy as np
import pytest

from brainTwinStudio.ui.plots.brain.camera import (
    DIRECTIONS,
    DISTANCE_MM,
    Camera,
    camera_around,
    facing,
    framing,
)

SIZE = (1050.0, 440.0)
AHEAD, LEFT, UP = (0.0, 60.0, 0.0), (-60.0, 0.0, 0.0), (0.0, 0.0, 60.0)


def seen(name: str, point: tuple[float, float, float]) -> np.ndarray:
    """Right, down (pixels from the centre) and mm towards the eye."""
    camera = Camera(centre_mm=(0, 0, 0)).turned_to(name)
    x, y, near, _ = camera.project(np.array(point), SIZE)
    return np.array([x - SIZE[0] / 2, y - SIZE[1] / 2, near])


def test_the_centre_is_seen_in_the_middle():
    camera = Camera()
    place = camera.project(np.array(camera.centre_mm), SIZE)
    assert place[:2] == pytest.approx((525, 220))


def test_from_the_left_the_front_of_the_head_is_at_the_left_of_the_picture():
    assert seen("left", AHEAD)[0] < -50
    assert seen("left", LEFT)[2] == pytest.approx(60)


def test_from_the_right_the_front_of_the_head_is_at_the_right_of_the_picture():
    assert seen("right", AHEAD)[0] > 50


def test_from_the_top_left_is_left_and_the_front_is_up():
    assert seen("top", LEFT)[0] < -50
    assert seen("top", AHEAD)[1] < -50
    assert seen("top", UP)[2] == pytest.approx(60)


def test_from_the_front_the_left_side_is_at_the_right():
    assert seen("front", LEFT)[0] > 50
    assert seen("front", UP)[1] < -50


def test_the_matrices_say_the_same_as_the_projection():
    camera = Camera().rotated(31, 12).zoomed(1.7)
    point = np.array([20.0, -50.0, 33.0, 1.0])
    clip = point @ camera.view_matrix @ camera.projection_matrix(SIZE)
    x, y = clip[:2] / clip[3]
    pixels = ((x + 1) / 2 * SIZE[0], (1 - y) / 2 * SIZE[1])
    # float32 matrices: a hundredth of a pixel
    assert camera.project(point[:3], SIZE)[:2] == pytest.approx(pixels, abs=0.02)


def test_nearer_points_have_the_smaller_depth():
    camera = Camera(centre_mm=(0, 0, 0)).turned_to("left")
    matrix = camera.view_matrix @ camera.projection_matrix(SIZE)
    near = np.array([*LEFT, 1.0]) @ matrix
    far = np.array([60.0, 0.0, 0.0, 1.0]) @ matrix
    assert near[2] / near[3] < far[2] / far[3]


def test_turning_goes_round_and_stops_at_the_poles():
    assert Camera(azimuth=170).rotated(20, 0).azimuth == pytest.approx(-170)
    assert Camera(elevation=80).rotated(0, 30).elevation == 90


def test_dragging_by_a_way_moves_the_centre_by_that_way():
    camera = Camera()
    moved = camera.panned(40, -25, SIZE)
    before = camera.project(np.array(camera.centre_mm), SIZE)[:2]
    after = moved.project(np.array(camera.centre_mm), SIZE)[:2]
    assert after - before == pytest.approx((40, -25), abs=0.1)


@pytest.mark.parametrize("name", DIRECTIONS)
@pytest.mark.parametrize("size", [(1050.0, 440.0), (400.0, 600.0), (120.0, 90.0)])
def test_every_direction_shows_all_points(name: str, size: tuple[float, float]):
    points = np.random.default_rng(0).normal(size=(80, 3)) * (40, 55, 40)
    camera = facing(name, points, size, human=False)
    places = camera.project(points, size)[:, :2]
    assert (places > 0).all()
    assert (places < size).all()


def test_another_space_is_seen_as_large_as_a_human_brain():
    points = np.random.default_rng(1).normal(size=(50, 3)) * 40
    small, large = camera_around(points), camera_around(points * 10)
    assert large.distance_mm == pytest.approx(10 * small.distance_mm)
    assert large.project(points * 10, SIZE)[:, :2] == pytest.approx(
        small.project(points, SIZE)[:, :2]
    )


def test_framing_brings_places_to_the_middle_and_near():
    places = np.array([[30.0, 10.0, 5.0], [36.0, 14.0, 5.0]])
    camera = framing(Camera(), places, SIZE, 30.0)
    middle = camera.project(places.mean(axis=0), SIZE)[:2]
    assert middle == pytest.approx((525, 220))
    assert camera.zoom > 1.5
    assert camera.distance_mm == DISTANCE_MM

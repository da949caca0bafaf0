"""Lead fields, gains of contacts and montages."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brainTwinStudio.engine.observe.sensors import (
    adjacent_pairs,
    bipolar,
    by_region,
    dipole_lead_field,
    inverse_square_gain,
    lead_field,
)
from brainTwinStudio.errors import InputError


def points(n: int, seed: int, scale: float = 50.0) -> np.ndarray:
    return scale * np.random.default_rng(seed).normal(size=(n, 3))


def test_sensors_sum_the_regions():
    rng = np.random.default_rng(0)
    gain, x = rng.normal(size=(5, 4)), rng.normal(size=(30, 4))
    found = lead_field(gain, x)
    expected = [[sum(gain[s] * row) for s in range(5)] for row in x]
    np.testing.assert_allclose(found, expected, atol=1e-12)
    assert found.dtype == jnp.float64


def test_average_reference_is_the_projection():
    rng = np.random.default_rng(1)
    gain, x = rng.normal(size=(5, 4)), rng.normal(size=(30, 4))
    expected = x @ ((np.eye(5) - np.ones((5, 5)) / 5) @ gain).T
    found = lead_field(gain, x, average_reference=True)
    np.testing.assert_allclose(found, expected, atol=1e-12)
    np.testing.assert_allclose(np.asarray(found).mean(axis=1), 0, atol=1e-12)


def test_what_all_sensors_share_is_not_seen_with_average_reference():
    rng = np.random.default_rng(2)
    gain, x = rng.normal(size=(5, 4)), rng.normal(size=(30, 4))
    np.testing.assert_allclose(
        lead_field(gain + rng.normal(size=4), x, average_reference=True),
        lead_field(gain, x, average_reference=True),
        atol=1e-12,
    )


def test_whole_numbers_are_taken_for_floats():
    assert float(lead_field([[1.5]], [[2]])[0, 0]) == 3.0


@pytest.mark.usefixtures("strict")
def test_float32_potentials_stay_float32():
    found = lead_field(np.ones((3, 2)), jnp.ones((7, 2), jnp.float32))
    assert found.dtype == jnp.float32


def test_gradients_of_potential_and_gain_equal_finite_differences():
    rng = np.random.default_rng(3)
    gain, x = jnp.asarray(rng.normal(size=(5, 4))), jnp.asarray(rng.normal(size=(9, 4)))
    weights = jnp.asarray(rng.normal(size=(9, 5)))
    toward = jnp.asarray(rng.normal(size=gain.shape))
    along = jnp.asarray(rng.normal(size=x.shape))

    def value(h: jax.Array | float) -> jax.Array:
        y = lead_field(gain + h * toward, x + h * along, average_reference=True)
        return jnp.sum(weights * y)

    h = 1e-4  # quadratic in h: central differences are exact but for rounding
    expected = float(value(h) - value(-h)) / (2 * h)
    assert float(jax.grad(value)(0.0)) == pytest.approx(expected, rel=1e-9)


def test_a_transposed_lead_field_is_refused():
    with pytest.raises(InputError, match=r"\(4, 5\).*\(30, 4\).*transposed"):
        lead_field(np.ones((4, 5)), np.ones((30, 4)))


# ---------------------------------------------------------------- dipoles


def test_dipoles_have_the_potential_of_the_formula():
    sensors, sources, along = points(6, 0), points(9, 1), points(9, 2)
    found = dipole_lead_field(sensors, sources, along, 0.2)
    for s, sensor in enumerate(sensors):
        for d, source in enumerate(sources):
            away = (sensor - source) / 1000  # m
            moment = 1e-9 * along[d] / np.linalg.norm(along[d])  # A m
            volts = moment @ away / (4 * np.pi * 0.2 * np.linalg.norm(away) ** 3)
            assert found[s, d] == pytest.approx(1e6 * volts, rel=1e-10)


def test_a_dipole_of_ten_namperemetres_makes_half_a_microvolt_at_seven_centimetres():
    gain = dipole_lead_field([[0, 0, 70]], [[0, 0, 0]], [[0, 0, 1]], 0.33)
    assert 10 * gain[0, 0] == pytest.approx(0.492, abs=0.001)


def test_a_dipole_is_antisymmetric_and_silent_across():
    gain = dipole_lead_field(
        [[0, 0, 70], [0, 0, -70], [70, 0, 0]], [[0, 0, 0]], [[0, 0, 3]], 0.33
    )[:, 0]
    assert gain[0] == -gain[1]
    assert gain[2] == 0


def test_conductivity_and_length_of_normals_only_scale():
    sensors, sources, along = points(4, 3), points(5, 4), points(5, 5)
    one = dipole_lead_field(sensors, sources, along, 0.3)
    np.testing.assert_allclose(
        dipole_lead_field(sensors, sources, 7 * along, 0.6), one / 2, rtol=1e-12
    )


def test_a_sensor_on_a_dipole_is_finite():
    at = points(1, 6)
    assert dipole_lead_field(at, at, [[0, 0, 1]], 0.3)[0, 0] == 0
    near = dipole_lead_field(at + np.array([0, 0, 0.5]), at, [[0, 0, 1]], 0.3)
    # 0.5 mm along, distance counted as 1 mm
    assert near[0, 0] == pytest.approx(1e-3 * 0.5 * 1e6 / (4 * np.pi * 0.3), rel=1e-9)


def test_dipoles_without_direction_conductivity_or_normals_are_refused():
    a, b = points(3, 7), points(2, 8)
    with pytest.raises(InputError, match="Normal 2 has length 0"):
        dipole_lead_field(a, b, [[0, 0, 1], [0, 0, 0]], 0.3)
    with pytest.raises(InputError, match="conductivity is 0"):
        dipole_lead_field(a, b, b, 0.0)
    with pytest.raises(InputError, match="2 source positions and 3 normals"):
        dipole_lead_field(a, b, a, 0.3)


# ---------------------------------------------------------------- contacts


def test_gain_is_area_over_squared_distance():
    contacts, vertices = points(4, 10), points(12, 11)
    areas = np.random.default_rng(12).uniform(0.5, 2, 12)
    region_of = np.array([0, 0, 1, 2, 1, 0, 2, -1, 1, 0, 2, -1])
    expected = np.zeros((4, 3))
    for c, contact in enumerate(contacts):
        for v, vertex in enumerate(vertices):
            if region_of[v] >= 0:
                square = max(np.linalg.norm(contact - vertex), 1.0) ** 2
                expected[c, region_of[v]] += areas[v] / square
    found = inverse_square_gain(contacts, vertices, areas, region_of)
    np.testing.assert_allclose(found, expected / expected.max(), rtol=1e-10)
    assert found.dtype == np.float64


def test_region_centres_need_neither_areas_nor_numbers():
    found = inverse_square_gain([[0, 0, 0], [0, 0, 1]], [[0, 0, 2], [0, 0, 11]])
    np.testing.assert_allclose(found, [[1 / 4, 1 / 121], [1.0, 1 / 100]], rtol=1e-12)


def test_a_contact_on_a_vertex_hears_as_from_one_millimetre():
    found = inverse_square_gain([[5, 5, 5]], [[5, 5, 5], [5, 5, 6], [5, 5, 7]])
    np.testing.assert_allclose(found, [[1, 1, 1 / 4]], rtol=1e-12)


@settings(deadline=None, max_examples=30)
@given(st.floats(1e-3, 1e3), st.integers(0, 1000), st.floats(-100, 100))
def test_unit_of_area_and_place_of_the_origin_do_not_matter(
    unit: float, seed: int, moved: float
):
    contacts, positions = points(3, seed), points(5, seed + 1)
    areas = np.random.default_rng(seed).uniform(0.1, 1, 5)
    one = inverse_square_gain(contacts, positions, areas)
    other = inverse_square_gain(contacts + moved, positions + moved, unit * areas)
    # 1e-16 of 100 mm, squared and against at least 1 mm^2
    np.testing.assert_allclose(one, other, rtol=1e-9)


def test_regions_are_sums_of_their_vertices():
    gain = np.arange(8.0).reshape(2, 4)
    np.testing.assert_array_equal(by_region(gain, [1, 0, 1, -1]), [[1, 2], [5, 10]])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"contacts_mm": np.zeros((3, 2))}, r"Contact positions have shape \(3, 2\)"),
        ({"contacts_mm": [[0, np.nan, 0]]}, "no number, in row 1"),
        ({"positions_mm": np.zeros((0, 3))}, r"Source positions have shape \(0, 3\)"),
        ({"areas": [1.0]}, r"Areas have shape \(1,\) for 2 positions"),
        ({"areas": [1.0, -1.0]}, "0 or more"),
        ({"areas": [0.0, 0.0]}, "All areas are 0"),
        ({"region_of": [0]}, r"shape \(1,\)"),
        ({"region_of": [0.0, 1.0]}, "float64"),
        ({"region_of": [0, 2]}, "Region 1 has no vertex"),
        ({"region_of": [-1, -1]}, "Region 0 has no vertex"),
    ],
)
def test_what_does_not_fit_is_refused(changed: dict, said: str):
    usual = {"contacts_mm": np.ones((3, 3)), "positions_mm": np.zeros((2, 3))}
    with pytest.raises(InputError, match=said):
        inverse_square_gain(**{**usual, **changed})


# ---------------------------------------------------------------- bipolar


def test_neighbours_on_a_shaft_make_pairs():
    names = ["A1", "A2", "A3", "B'1", "B'2", "B'4", "A'1", "Fz", "EKG", "B'10", "B'9"]
    assert adjacent_pairs(names) == ((0, 1), (1, 2), (3, 4), (10, 9))


def test_order_and_leading_zeros_do_not_matter():
    assert adjacent_pairs(["LA 02", "LA 01", "LA 03"]) == ((1, 0), (0, 2))


def test_shafts_are_kept_apart():
    assert adjacent_pairs(["A1", "B2", "A'2", "B1"]) == ((3, 1),)


def test_no_neighbours_and_twice_the_same_contact_are_refused():
    with pytest.raises(InputError, match=r"None of the 3 contacts.*A1, A2"):
        adjacent_pairs(["Fz", "Cz", "A1"])
    with pytest.raises(InputError, match="'A1' and 'A01' are the same"):
        adjacent_pairs(["A1", "A01", "A2"])


@pytest.mark.parametrize("kind", [np.asarray, jnp.asarray])
def test_bipolar_is_the_difference_of_signals(kind):
    rng = np.random.default_rng(20)
    gain, x = rng.normal(size=(4, 3)), rng.normal(size=(9, 3))
    pairs = ((0, 1), (3, 2))
    found = bipolar(kind(gain), pairs)
    assert isinstance(found, type(kind(gain)))
    y = x @ gain.T
    expected = np.stack([y[:, 0] - y[:, 1], y[:, 3] - y[:, 2]], axis=1)
    np.testing.assert_allclose(lead_field(found, x), expected, atol=1e-12)


def test_bipolar_does_not_hear_what_both_contacts_hear():
    gain = np.random.default_rng(21).normal(size=(4, 3))
    pairs = adjacent_pairs(["A1", "A2", "A3", "A4"])
    np.testing.assert_allclose(
        bipolar(gain + np.arange(3), pairs), bipolar(gain, pairs), atol=1e-12
    )


@pytest.mark.parametrize("pairs", [(), ((0, 4),), ((-1, 0),)])
def test_pairs_without_contacts_are_refused(pairs):
    with pytest.raises(InputError, match="contacts 0 to 3"):
        bipolar(np.ones((4, 3)), pairs)

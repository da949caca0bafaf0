"""Branches, folds, Hopf points, cusps and cycles against closed forms and golden
numbers (SCIENCE.md A.2.2, A.4, A.5, A.6.1, I.1)."""

import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.codimension_two import bifurcation_curve
from brainTwinStudio.engine.dynamics.continuation import branches
from brainTwinStudio.engine.dynamics.cycles import cycles
from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.dynamics import Special

MPR, JR, WC = "montbrio_pazo_roxin", "jansen_rit", "wilson_cowan"


def specials(field: VectorField, knob: str, ends: tuple[float, float]) -> list[Special]:
    found = [s for branch in branches(field, knob, ends) for s in branch.specials]
    return sorted(found, key=lambda special: special.knob)


def knobs_of(found: list[Special], kind: str) -> list[float]:
    return [special.knob for special in found if special.kind == kind]


def test_equilibria_of_the_mean_field():
    found = equilibria(node_field(MPR))
    states = np.array([one.state for one in found])
    np.testing.assert_allclose(
        states[:, 0], [0.08113444, 0.47298034, 1.03059680], atol=1e-8
    )
    np.testing.assert_allclose(
        states[:, 1], [-1.96161999, -0.33649378, -0.15442988], atol=1e-8
    )
    assert [one.kind for one in found] == ["stable node", "saddle", "stable focus"]
    np.testing.assert_allclose(
        found[2].eigenvalues, -0.30885977 + np.array([1, -1]) * 3.31862898j, atol=1e-7
    )
    assert found[2].frequency == pytest.approx(3.31862898 / (2 * np.pi), abs=1e-7)


@pytest.mark.parametrize(
    ("j", "folds"),
    [
        (8, (-1.798194, -1.787515)),
        (10, (-2.636117, -2.237934)),
        (12, (-3.717469, -2.621790)),
        (15, (-5.743527, -3.136134)),
        (20, (-10.156853, -3.896851)),
    ],
)
def test_folds_of_the_mean_field(j: float, folds: tuple[float, float]):
    found = specials(node_field(MPR, {"J": j}), "eta", (-12.0, 2.0))
    np.testing.assert_allclose(knobs_of(found, "fold"), folds, atol=1e-6)
    assert len(found) == 2


def test_cusp_of_the_mean_field():
    field = node_field(MPR)
    fold = specials(field, "eta", (-12.0, 2.0))[0]
    curve = bifurcation_curve(field, fold, ("eta", "J"), ((-12.0, 2.0), (1.0, 25.0)))
    (cusp,) = curve.meetings
    assert cusp.kind == "cusp"
    np.testing.assert_allclose(cusp.knobs, [-np.sqrt(3), 7.79621704], atol=1e-7)
    np.testing.assert_allclose(cusp.state, [0.29622073, -0.53728497], atol=1e-7)
    r = curve.states[:, 0]
    j = 2 * np.pi**2 * r + 1 / (2 * np.pi**2 * r**3)
    eta = -(np.pi**2) * r**2 - 3 / (4 * np.pi**2 * r**2)
    np.testing.assert_allclose(curve.knobs, np.column_stack([eta, j]), atol=1e-7)


def test_hopf_normal_form():
    field = node_field("hopf", {"frequency_hz": 0.05})
    (hopf,) = specials(field, "a", (-1.0, 1.0))
    assert hopf.knob == pytest.approx(0.0, abs=1e-12)
    assert hopf.frequency == pytest.approx(0.05, abs=1e-12)
    # dz/dt = (a + i w) z - |z|^2 z: c1 = -1, in the scale of q = (1, -i) / sqrt(2)
    assert hopf.coefficient == pytest.approx(-2 / (2 * np.pi * 0.05))
    born = cycles(field, hopf, "a", (-1.0, 1.0), most=60)
    np.testing.assert_allclose(born.high[:, 0], np.sqrt(born.knob), atol=1e-7)
    np.testing.assert_allclose(born.period, 20.0, atol=1e-6)
    np.testing.assert_allclose(born.largest, np.exp(-2 * born.knob * 20), atol=1e-6)
    assert born.stable[1:].all()


@pytest.mark.slow
def test_jansen_rit():
    field = node_field(JR)
    found = specials(field, "mu", (0.05, 0.35))
    np.testing.assert_allclose(knobs_of(found, "hopf"), [0.0898, 0.3157], atol=5e-5)
    np.testing.assert_allclose(knobs_of(found, "fold"), [0.1136], atol=5e-5)
    first, last = (special for special in found if special.kind == "hopf")
    np.testing.assert_allclose(
        [first.frequency * 1000, last.frequency * 1000], [10.4, 11.2], atol=0.05
    )
    born = cycles(field, first, "mu", (0.05, 0.35))
    assert born.knob[-1] == pytest.approx(last.knob, abs=1e-5)
    assert 1 / born.period[-1] == pytest.approx(last.frequency, rel=1e-5)
    focus = max(equilibria(field), key=lambda one: one.state[1] - one.state[2])
    assert focus.state[1] - focus.state[2] == pytest.approx(7.5203, abs=1e-3)
    assert focus.frequency * 1000 == pytest.approx(11.18, abs=5e-3)
    assert focus.eigenvalues[0].real * 1000 == pytest.approx(0.833, abs=1e-3)


@pytest.mark.parametrize(("mu", "count"), [(0.113, 3), (0.114, 1)])
def test_equilibria_of_jansen_rit_beside_the_fold(mu: float, count: int):
    assert len(equilibria(node_field(JR, {"mu": mu}))) == count


@pytest.mark.slow
def test_double_zero_of_jansen_rit():
    """Where its fold and its Hopf curve meet; both find the same point."""
    field = node_field(JR)
    knobs, ends = ("mu", "J"), ((-0.1, 0.4), (100.0, 200.0))
    found = specials(field, "mu", (-0.1, 0.4))
    points = []
    for special in (found[0], [s for s in found if s.kind == "hopf"][-1]):
        curve = bifurcation_curve(field, special, knobs, ends)
        points += [m.knobs for m in curve.meetings if m.kind == "bogdanov-takens"]
    assert len(points) == 2
    np.testing.assert_allclose(points[0], points[1], rtol=1e-5)


@pytest.mark.slow
def test_cycle_of_wilson_cowan_is_the_one_it_runs_into():
    classic = {
        "c_ee": 16, "c_ei": 12, "c_ie": 15, "c_ii": 3, "a_e": 1.3, "b_e": 4,
        "a_i": 2, "b_i": 3.7, "tau_e": 8, "tau_i": 8, "P": 1.25,
    }  # fmt: skip
    field = node_field(WC, classic)
    (hopf,) = (s for s in specials(field, "P", (0.0, 3.0)) if s.kind == "hopf")
    born = cycles(field, hopf, "P", (0.0, 3.0), longest=0.1, most=120)
    way = trajectory(field, np.array([0.1, 0.05]), field.start, 0.02, 100_000)[50_000:]
    order = np.argsort(born.knob)
    for ends, rows in ((way.min(axis=0), born.low), (way.max(axis=0), born.high)):
        there = [np.interp(1.25, born.knob[order], row[order]) for row in rows.T]
        np.testing.assert_allclose(there, ends, atol=2e-4)
    assert born.knob.min() < 1.09  # near the saddle-node that ends it
    assert born.period.max() > 4 * born.period[0]


def test_slow_fast_cut_of_the_epileptor():
    found = specials(node_field("epileptor_2d", held=("z",)), "z", (2.0, 5.0))
    np.testing.assert_allclose(knobs_of(found, "fold"), [2.914815, 4.1], atol=1e-6)
    np.testing.assert_allclose(
        [special.state[0] for special in found], [-4 / 3, 0.0], atol=1e-6
    )


@pytest.mark.slow
def test_bistable_window_of_reduced_wong_wang():
    found = specials(node_field("reduced_wong_wang", {"I_o": 0.3}), "w", (0.5, 2.5))
    np.testing.assert_allclose(knobs_of(found, "fold"), [1.155, 1.795], atol=5e-3)


@pytest.mark.slow
def test_a_learned_part_moves_the_branch():
    """A residual that is linear near 0 shifts the Hopf point by its own slope."""
    hidden, push = 1, 0.05
    weights = {
        "residual.w1": np.array([[1e-6, 0.0, 0.0, 0.0], [0.0, 1e-6, 0.0, 0.0]]),
        "residual.b1": np.zeros(2 * hidden),
        "residual.w2": push * 1e6 * np.eye(2),
        "learned.scale": np.ones(1),
    }
    field = node_field("hopf+residual", weights)
    (hopf,) = specials(field, "a", (-1.0, 1.0))
    assert hopf.knob == pytest.approx(-push, rel=1e-4)


def test_what_is_refused():
    field = node_field(MPR)
    with pytest.raises(InputError, match="cannot be turned here"):
        branches(field, "nothing")
    with pytest.raises(InputError, match="has no state"):
        node_field(MPR, held=("z",))
    with pytest.raises(InputError, match="at least one must be free"):
        node_field(MPR, held=("r", "V"))
    with pytest.raises(InputError, match="one region has one"):
        node_field(MPR, {"eta": np.zeros(3)})
    fold = specials(field, "eta", (-12.0, 2.0))[0]
    with pytest.raises(InputError, match="No cycle is born at a fold"):
        cycles(field, fold, "eta")

"""Every template: its course, what the twin plays of it, and what is refused."""

import numpy as np
import pytest

from brainTwinStudio.engine.disease_course import course_of, disease
from brainTwinStudio.engine.diseases import TEMPLATES, template
from brainTwinStudio.engine.diseases.tumour import speed
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Damage, FrozenMap, ParameterChange
from brainTwinStudio.project.disease import DiseaseCase, DiseaseCourse
from tests.engine.named_twin import NAMES, PLACES, twin

TIMES = (0.0, 200.0, 400.0)


def course(name: str, times: tuple[float, ...] = TIMES, **settings: float):
    case = DiseaseCase(name, times, (NAMES[1],), settings=FrozenMap(settings))
    return course_of(twin(), case)


@pytest.mark.parametrize("name", [one.info.name for one in TEMPLATES])
def test_a_course_has_a_burden_and_changes_for_every_time(name: str):
    found: DiseaseCourse = course(name)
    assert found.burden.shape == (3, len(NAMES))
    assert found.burden.min() >= -1e-12
    assert found.burden.max() <= 1
    assert len(found.changes) == 3
    assert any(found.changes)
    assert found.info.assumptions


def test_what_is_seeded_spreads_and_is_conserved():
    burden = course("network-diffusion", (0.0, 1.0, 50.0)).burden
    np.testing.assert_allclose(burden.sum(axis=1), 1.0, rtol=1e-12)
    assert burden[0, 1] == pytest.approx(1.0)
    np.testing.assert_allclose(burden[2], 1 / len(NAMES), atol=0.01)


def test_burden_lowers_excitability_and_connections_as_stated():
    found = course("network-growth", (2.0,), excitability=-0.1, tract_loss=0.4)
    tracts, shift = found.changes[0]
    assert isinstance(tracts, Damage)
    assert isinstance(shift, ParameterChange)
    assert shift.name == "a"
    x = dict(zip(NAMES, found.burden[0], strict=True))
    for name, amount in zip(shift.regions, shift.amounts, strict=True):
        assert amount == pytest.approx(-0.1 * x[name], abs=1e-6)
    for (a, b), lost in zip(tracts.edges, tracts.edge_shares, strict=True):
        assert lost == pytest.approx(0.4 * (x[a] + x[b]) / 2, abs=6e-4)


def test_a_ball_grows_at_the_speed_of_its_equation():
    values = {"diffusion_mm2_day": 0.1, "growth_day": 0.02}
    assert speed(values) == pytest.approx(2 * np.sqrt(0.1 * 0.02))
    burden = course("tumour", (0.0, 300.0, 1500.0), **values).burden
    assert (np.diff(burden, axis=0) >= -1e-12).all()
    reached = 5 + speed(values) * 1500
    apart = np.linalg.norm(PLACES - PLACES[1], axis=1)
    assert (burden[2][apart > reached + 40] == 0).all()
    assert burden[2, 1] == 1


def test_a_stroke_takes_tissue_and_settles_around_it():
    found = course("stroke", (0.0, 60.0), perilesional=0.05)
    first, later = found.changes
    assert found.burden[0, 1] == 1
    assert isinstance(first[0], Damage)
    assert isinstance(first[1], ParameterChange)
    assert isinstance(later[1], ParameterChange)
    ratio = max(later[1].amounts) / max(first[1].amounts)
    assert ratio == pytest.approx(np.exp(-1), rel=1e-3)


@pytest.mark.slow
def test_the_twin_plays_its_course():
    case = DiseaseCase(
        "network-growth", (0.0, 6.0), NAMES[:2], settings=FrozenMap({"start": 0.3})
    )
    answer = disease(twin(), case, 5, 0, Silent())
    sizes = []
    for plan in answer.plans:
        assert plan is not None
        assert plan.result is not None
        change = next(e for e in plan.result.effects if e.name == "fc_change")
        sizes.append(change.value)
        assert change.low <= change.value <= change.high
    assert sizes[1] > sizes[0] > 0


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (DiseaseCase("plague", (0.0,), NAMES[:1]), "No disease template 'plague'"),
        (DiseaseCase("tumour", (0.0,), ("nowhere",)), "No region 'nowhere'"),
        (
            DiseaseCase("tumour", (0.0,), NAMES[:1], settings=FrozenMap({"x": 1.0})),
            "no setting 'x'",
        ),
        (
            DiseaseCase(
                "tumour", (0.0,), NAMES[:1], settings=FrozenMap({"slowing": 99.0})
            ),
            "takes 1 to 10",
        ),
        (
            DiseaseCase("ei-shift", (0.0,), damage=Damage("L", NAMES[:1], (1.0,))),
            "begins in regions",
        ),
    ],
)
def test_what_cannot_be_is_refused(case: DiseaseCase, words: str):
    with pytest.raises(InputError, match=words):
        course_of(twin(), case)


@pytest.mark.parametrize(
    ("times", "words"), [((2.0, 1.0), "ascend"), ((), "1 to 12"), ((-1.0,), "ascend")]
)
def test_times_ascend(times, words: str):
    with pytest.raises(InputError, match=words):
        DiseaseCase("stroke", times, NAMES[:1])


def test_a_black_box_has_no_disease():
    with pytest.raises(InputError, match="black box"):
        course_of(twin("dendplrnn"), DiseaseCase("stroke", (0.0,), NAMES[:1]))


def test_templates_are_found_by_name():
    assert template("tumour").info.label.startswith("Tumour")

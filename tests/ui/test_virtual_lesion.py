"""A lesion goes by the names of regions: no order of them ever moves it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.planned import LEAST, damage_planned
from brainTwinStudio.files.same_regions import lesion_shares, rows_among
from brainTwinStudio.project import (
    BrainImage,
    Connectome,
    CorticalSurface,
    Damage,
    Lesion,
    Parcellation,
    PatientAnatomy,
    hemispheres_of,
)
from brainTwinStudio.ui import operations
from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.commands.anatomy import Anatomy
from brainTwinStudio.ui.panels.brain_values import colouring_of
from brainTwinStudio.ui.panels.data_rows import rows_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import plan_of_lesion
from brainTwinStudio.ui.wishes import Change
from tests.ui.small import small_view

BARE = ("bankssts", "cuneus", "fusiform", "insula", "parsorbitalis", "precuneus")
NAMES = tuple(f"ctx-{side}-{bare}" for side in ("lh", "rh") for bare in BARE)


def a_lesion(names, fractions) -> Lesion:
    mask = np.ones((1, 1, 1), np.uint8)
    return Lesion("Tumour", 1.5, mask, np.eye(4), tuple(names), np.array(fractions))


def patient_of(lesion: Lesion) -> PatientAnatomy:
    return PatientAnatomy("MNI152", (), (lesion,))


def with_lesion(view: View, lesion: Lesion) -> View:
    assert view.project is not None
    assert view.patient is not None
    patient = replace(view.patient, anatomy=patient_of(lesion))
    return replace(view, project=view.project.with_patient(patient))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_order_or_spelling_of_regions_moves_a_lesion(data):
    own = data.draw(st.permutations(NAMES))
    known = data.draw(st.permutations(NAMES))
    spelled = data.draw(
        st.sampled_from(
            [
                str,
                str.upper,
                lambda n: n.replace("-", "_"),
                lambda n: n[4:],
                lambda n: f"{n[7:]}_{n[4:6]}",
            ]
        )
    )
    shares = data.draw(st.lists(st.floats(0, 1), min_size=12, max_size=12))
    lesion = a_lesion([spelled(name) for name in own], shares)
    found = dict(zip(known, lesion_shares(lesion, known), strict=True))
    assert found == dict(zip(own, shares, strict=True))
    of = Parcellation("twelve", tuple(known), hemispheres_of(known))
    connectome = Connectome(of, np.ones((12, 12)) - np.eye(12))
    wanted = {n: float(np.round(s, 3)) for n, s in zip(own, shares, strict=True)}
    wanted = {name: share for name, share in wanted.items() if share >= LEAST}
    if wanted:
        damage = damage_planned(connectome, patient_of(lesion), lesion)
        assert dict(zip(damage.regions, damage.shares, strict=True)) == wanted


def test_what_could_be_two_regions_is_none():
    assert rows_among(["insula"], ["lh-insula", "rh-insula"]).tolist() == [-1]
    assert rows_among(["lh-insula", "L_insula"], ["ctx-lh-insula"]).tolist() == [-1, -1]
    assert rows_among(["lh-x"], ["lh-x", "LH_x"]).tolist() == [0]


def test_one_click_makes_the_plan_that_its_menu_would_make():
    view = small_view()
    names = view.names
    shares = np.zeros(len(names))
    shares[[2, 5, 7]] = (0.5, 0.123, 0.5)
    order = np.random.default_rng(0).permutation(len(names))
    lesion = a_lesion([names[i] for i in order], shares[order])
    view = with_lesion(view, lesion)
    edit = plan_of_lesion(view)
    assert edit.plan_id is not None
    plan = edit.project.scenario(edit.plan_id)
    assert plan.name == "Virtual tumour"
    (damage,) = plan.changes
    assert isinstance(damage, Damage)
    assert (damage.regions, damage.shares) == (
        (names[2], names[5], names[7]),
        (0.5, 0.123, 0.5),
    )
    bar = replace(view, project=edit.project)
    assert (damage,) == operations.lesion(bar, lesion)
    colouring = colouring_of(view, "inspect", "lesion:Tumour")
    assert colouring is not None
    np.testing.assert_array_equal(colouring.values, shares)
    assert "0.12" in colouring.words(5)


class Host(QObject):
    """What the command needs of the studio."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.granted: list[Change] = []
        self.stage = ""

    def grant(self, wish: Change) -> None:
        self.granted.append(wish)

    def show_stage(self, stage: str) -> None:
        self.stage = stage


def test_the_command_shows_the_new_plan():
    view = with_lesion(small_view(), a_lesion(small_view().names[:1], [1.0]))
    host = Host(view)
    Anatomy(host).deeds["virtual-lesion"]("Tumour")  # type: ignore[arg-type]
    (wish,) = host.granted
    assert wish.text == "Add plan “Virtual tumour”"
    assert wish.selection is not None
    assert wish.selection.scenario_id == wish.project.scenarios[-1].id
    (damage,) = wish.project.scenarios[-1].changes
    assert isinstance(damage, Damage)
    assert (damage.regions, damage.shares) == (view.names[:1], (1.0,))
    assert host.stage == "plan"
    (action,) = [one for one in ACTIONS if one.name == "virtual-lesion"]
    assert action.when(view)
    assert not action.when(small_view())


def test_the_data_table_lists_the_anatomy():
    view = with_lesion(small_view(), a_lesion(("lh-a", "lh-b"), (0.5, 0.0)))
    assert view.patient is not None
    anatomy = view.patient.anatomy
    assert anatomy is not None
    surface = CorticalSurface("R", np.eye(3), np.array([[0, 1, 2]]), np.full(3, -1))
    image = BrainImage(
        "T1", np.ones((2, 3, 4)), np.eye(4), "a mask", "t1.nii", "ab" * 9
    )
    anatomy = replace(anatomy, surfaces=(surface,), image=image)
    rows = rows_of(replace(view.patient, anatomy=anatomy))
    found = {row.cells[0]: row.cells for row in rows}
    assert found["Own cortex"][1:3] == ("right, no labels, space MNI152", "3")
    assert found["T1"][1:3] == ("brain only, space MNI152", "2 × 3 × 4")
    assert found["T1"][-2:] == ("t1.nii", "ababababab")
    assert found["Tumour"][1:3] == ("in 1 region, space MNI152", "1.5\u00a0ml")


def test_a_lesion_that_has_no_regions_says_what_to_do():
    view = small_view()
    with pytest.raises(InputError, match="no lesion mask; add one"):
        plan_of_lesion(view)
    with pytest.raises(InputError, match="covers no region"):
        plan_of_lesion(with_lesion(view, a_lesion(("elsewhere",), (1.0,))))
    with pytest.raises(InputError, match="fit one first"):
        plan_of_lesion(replace(view, selection=replace(view.selection, twin_id=None)))

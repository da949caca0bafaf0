"""Operations and what-ifs from forms and menus: one wish each, refused in sentences."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import (
    Ablation,
    Callosotomy,
    Catalogue,
    Damage,
    Effect,
    FrozenMap,
    Hemispherotomy,
    NodeModelInfo,
    ParameterChange,
    ParameterSpec,
    PartInfo,
    Scenario,
    StageResult,
)
from brainTwinStudio.project.disease import DiseaseCase
from brainTwinStudio.report.touched import marks_of
from brainTwinStudio.ui import operations, plan_words, plans
from brainTwinStudio.ui.effect_rows import cost_sections
from brainTwinStudio.ui.panels.brain_plan_tags import plan_tags
from brainTwinStudio.ui.panels.effects import EffectsPanel
from brainTwinStudio.ui.panels.plan_editor import PlanEditor
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change
from tests.report.conftest import NAMES
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import small_view
from tests.ui.test_virtual_lesion import a_lesion, with_lesion


def catalogue() -> Catalogue:
    """As the engine tells the bounds of a model."""
    spec = ParameterSpec("a", "a", "1/s", -0.1, -100.0, 100.0, True, "growth")
    info = NodeModelInfo(
        "hopf", "Hopf", ("x", "y"), (spec,), "", "", "s", 1.0, 0.1, ("x",),
        ("additive",), (), (), "",
    )  # fmt: skip
    none = (), (), (), (), (), (), ()
    return Catalogue((info,), *none, device="cpu", versions=())


CHANGES = (
    Ablation((-7.0, -80.0, 18.0), 8.0, "MNI305", NAMES[:2], (0.4, 1.0)),
    Callosotomy("complete", 0.8),
    Hemispherotomy("L"),
    Damage("Lesion", NAMES[:1], (0.3,), ((NAMES[0], NAMES[7]),), (0.5,)),
    ParameterChange("a", (0.02,), "shift", NAMES[2:3]),
    ParameterChange("edge", (0.5,), "factor", edge=(NAMES[0], NAMES[1])),
)


@pytest.fixture
def view() -> View:
    shown = small_view()
    selection = replace(shown.selection, regions=(NAMES[0],), edges=())
    return replace(shown, selection=selection)


@pytest.fixture
def editor(qtbot: QtBot, view: View) -> PlanEditor:
    made = PlanEditor()
    qtbot.addWidget(made)
    made.resize(302, 640)
    made.previewing.on = False
    made.present(view)
    made.show()
    return made


def last(wishes: list) -> object:
    assert isinstance(wishes[-1], Change)
    return wishes[-1].project.scenario("plan-1").changes[-1]


def test_an_ablation_begins_at_the_selected_region(editor: PlanEditor, view: View):
    wishes = wishes_of(editor)
    form = editor.operations.ablation
    form.open_at(editor.operations.button, view)
    assert [field.value() for field in form.axes] == [-7.0, -80.0, 18.0]
    assert "MNI305" in form.space.text()
    form.take.click()
    change = last(wishes)
    assert isinstance(change, Ablation)
    assert change.regions[0] == NAMES[0]
    assert form.isHidden()


def test_a_number_that_cannot_be_is_told_and_nothing_is_added(
    editor: PlanEditor, view: View
):
    wishes = wishes_of(editor)
    form = editor.operations.ablation
    form.open_at(editor.operations.button, view)
    form.axes[0].setText("900")
    form.take.click()
    assert "outside" in form.fault.text()
    assert not wishes
    form.axes[0].set_value(0.0)
    form.axes[2].set_value(190.0)
    form.take.click()
    assert "touches no region" in form.fault.text()
    assert not form.isHidden()
    assert not wishes


def test_a_what_if_is_about_the_selection(editor: PlanEditor, view: View):
    wishes = wishes_of(editor)
    form = editor.operations.what_if
    form.open_at(editor.operations.button, view)
    assert form.parameter.currentText() == "Excitability"
    assert form.where.text() == "the selected region"
    form.take.click()
    assert last(wishes) == ParameterChange("a", (0.02,), "shift", NAMES[:1])
    form.catalogue = catalogue()
    form.open_at(editor.operations.button, view)
    assert "−100 to 100" in form.meaning.text()
    form.mode.set_current("value")
    form.amount.set_value(700.0)
    form.take.click()
    assert "the model allows" in form.fault.text()
    assert len(wishes) == 1


def test_menus_add_what_they_name_and_lesions_are_asked_for(
    editor: PlanEditor, view: View
):
    wishes = wishes_of(editor)
    editor.operations.made.emit((Callosotomy(),))
    assert last(wishes) == Callosotomy()
    hurt = with_lesion(view, a_lesion(NAMES[:1], (0.4,)))
    editor.present(hurt)
    assert [a.text() for a in editor.operations.lesions.actions()] == ["Tumour"]
    editor.operations.lesions.actions()[0].trigger()
    assert deeds(wishes)[-1] == ("plan-lesion", "Tumour")
    (found,) = operations.lesion(hurt, hurt.patient.anatomy.lesions[0])  # type: ignore
    assert isinstance(found, Damage)


def test_recovery_is_switched_by_one_wish(editor: PlanEditor, view: View):
    wishes = wishes_of(editor)
    editor.operations.box.click()
    assert isinstance(wishes[-1], Change)
    assert wishes[-1].project.scenario("plan-1").recovery
    assert wishes[-1].text == "Play recovery too"


@pytest.mark.parametrize("change", CHANGES)
def test_every_kind_has_its_card_marks_and_words(
    editor: PlanEditor, view: View, change
):
    assert view.project is not None
    edit = plans.with_operations(view.project, "plan-1", (change,))
    shown = replace(view, project=edit.project)
    editor.present(shown)
    card = editor.cards[-1]
    assert card.title.text()
    assert card.amount.text() == plan_words.size(change)
    assert card.slider.isVisibleTo(card) == isinstance(change, Callosotomy)
    plan = edit.project.scenario("plan-1")
    plan = replace(plan, changes=(change,), off=())
    assert view.twin is not None
    of = view.twin.connectome
    marks = marks_of(plan, of.parcellation, of.weights)
    tags = plan_tags(plan, of.parcellation, None)
    assert any(marks.values()) or tags or isinstance(change, ParameterChange)
    if isinstance(change, Ablation):
        assert marks["removed"] == (1,)
        assert marks["weakened"] == (0,)
        assert "weakened, 40" in " ".join(tag.text for tag in tags)


def test_the_stage_that_is_chosen_is_shown_with_its_cost(qtbot: QtBot, view: View):
    plan = view.scenario
    assert plan is not None
    assert plan.result is not None
    assert view.project is not None
    panel = EffectsPanel()
    qtbot.addWidget(panel)
    panel.present(view)
    assert panel.stage.isHidden()
    effect = replace(plan.result.effects[0], value=-0.5, low=-0.6, high=-0.4)
    cost = Effect(
        "cost_strength:X", "X: FC strength", "%", -9.0, -12.0, -6.0, 100.0, 64
    )
    stage = StageResult("recovered", "held", (effect,), (cost,), FrozenMap())
    result = replace(plan.result, stages=(stage,))
    staged: Scenario = replace(plan, result=result, recovery=True)
    shown = replace(view, project=view.project.with_scenario(staged))
    panel.present(shown)
    assert not panel.stage.isHidden()
    panel.stage.set_current("recovered")
    panel.stage.picked.emit("recovered")
    (section,) = cost_sections((cost,))
    assert section.rows[0].change.startswith("−9")
    assert "12" in section.rows[0].interval


def test_a_disease_is_asked_of_the_engine_and_begins_where_one_selected(
    editor: PlanEditor, view: View
):
    wishes = wishes_of(editor)
    form = editor.operations.disease_form
    form.open_at(editor.operations.button, view)
    assert not form.take.isEnabled()  # the engine has not said what it can do
    tau = PartInfo("network-growth", "Network growth", "spreads. Times in years.")
    form.catalogue = replace(catalogue(), diseases=(tau,))
    form.open_at(editor.operations.button, view)
    assert "Times in years" in form.meaning.text()
    form.time.set_value(6.0)
    form.take.click()
    ((action, case),) = deeds(wishes)
    assert action == "plan-disease"
    assert isinstance(case, DiseaseCase)
    assert (case.template, case.times, case.regions) == (
        "network-growth",
        (6.0,),
        NAMES[:1],
    )

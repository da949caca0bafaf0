"""Operations and what-ifs from forms and menus: one wish each, refused in sentences."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.engine.diseases import TEMPLATES
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
from brainTwinStudio.project.disease import MOST_TIMES, DiseaseCase
from brainTwinStudio.report.touched import marks_of
from brainTwinStudio.ui import operations, plan_words, plans
from brainTwinStudio.ui.effect_rows import cost_sections
from brainTwinStudio.ui.panels.brain_plan_tags import plan_tags
from brainTwinStudio.ui.panels.disease_form import LABELS
from brainTwinStudio.ui.panels.effects import EffectsPanel
from brainTwinStudio.ui.panels.operation_forms import AblationForm
from brainTwinStudio.ui.panels.plan_editor import PlanEditor
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import lesions_of
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


TAU = PartInfo(
    "network-growth", "Network growth", "spreads. Times in years.", begins="regions",
    time_unit="years",
    parameters=(
        ParameterSpec(
            "alpha_year", "Growth", "1/year", 0.5, 0.0, 20.0, False, "rate of growth"
        ),
    ),
)  # fmt: skip
STROKE = PartInfo(
    "stroke", "Stroke", "takes tissue", begins="damage", time_unit="days",
    parameters=(
        ParameterSpec(
            "perilesional", "Border", "1", 0.02, -0.5, 0.5, False, "at its border"
        ),
    ),
)  # fmt: skip
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


def case_of(wishes: list) -> DiseaseCase:
    """The disease that was asked for last."""
    case = deeds(wishes)[-1][1]
    assert isinstance(case, DiseaseCase)
    return case


def test_a_disease_is_asked_of_the_engine_and_begins_where_one_selected(
    editor: PlanEditor, view: View
):
    wishes = wishes_of(editor)
    form = editor.operations.disease_form
    form.open_at(editor.operations.button, view)
    assert not form.take.isEnabled()  # the engine has not said what it can do
    form.catalogue = replace(catalogue(), diseases=(TAU, STROKE))
    form.open_at(editor.operations.button, view)
    assert "Times in years" in form.meaning.text()
    assert list(form.fields) == ["alpha_year"]
    form.time.set_value(6.0)
    form.take.click()
    ((action, case),) = deeds(wishes)
    assert action == "plan-disease"
    assert isinstance(case, DiseaseCase)
    assert case.template == "network-growth"
    assert case.regions == NAMES[:1]
    assert len(case.times) == MOST_TIMES  # its course, to the time that was asked for
    assert (case.times[0], case.times[-1]) == (0.0, 6.0)
    assert not case.settings  # the defaults


def test_settings_of_a_disease_are_set_within_their_bounds(
    editor: PlanEditor, view: View
):
    wishes = wishes_of(editor)
    form = editor.operations.disease_form
    form.catalogue = replace(catalogue(), diseases=(TAU, STROKE))
    form.open_at(editor.operations.button, view)
    field = form.fields["alpha_year"]
    assert field.toolTip() == "rate of growth"
    field.setText("21")
    form.take.click()
    assert "outside" in form.fault.text()
    assert not wishes
    field.set_value(0.8)
    form.take.click()
    assert dict(case_of(wishes).settings) == {"alpha_year": 0.8}


def test_every_setting_of_every_template_has_a_name_in_words():
    names = {spec.name for one in TEMPLATES for spec in one.info.settings}
    assert names == set(LABELS)


def test_a_stroke_begins_with_a_lesion_of_the_patient(editor: PlanEditor, view: View):
    wishes = wishes_of(editor)
    hurt = with_lesion(view, a_lesion(NAMES[:1], (0.4,)))
    form = editor.operations.disease_form
    form.catalogue = replace(catalogue(), diseases=(TAU, STROKE))
    form.open_at(editor.operations.button, hurt)
    assert form.where.count() == 1  # tau begins in regions
    form.template.setCurrentIndex(1)
    assert list(form.fields) == ["perilesional"]
    assert [form.where.itemText(i) for i in range(2)][1] == "Tumour"
    form.where.setCurrentIndex(1)
    form.take.click()
    case = case_of(wishes)
    assert case.damage is not None
    assert case.regions == ()
    assert case.damage == operations.damage(hurt, lesions_of(hurt)[0])
    assert case.damage.shares == (0.4,)


def test_a_form_that_grows_keeps_its_button_on_the_screen(qtbot: QtBot) -> None:
    form = AblationForm()
    qtbot.addWidget(form)
    screen = form.screen().availableGeometry()
    form.move(20, screen.bottom() - 60)
    form.show()
    form.resize(form.width(), 300)
    assert form.geometry().bottom() <= screen.bottom()

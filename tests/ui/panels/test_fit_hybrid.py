"""Hybrids and black boxes are chosen in the form of a fit."""

from dataclasses import replace

from brainTwinStudio.project import Catalogue, ModelSpec, NodeModelInfo, PartInfo
from brainTwinStudio.ui.panels.fit_choices import Choices, spec_of
from brainTwinStudio.ui.panels.fit_form import FitForm


def node(name: str, label: str) -> NodeModelInfo:
    return NodeModelInfo(
        name, label, ("x", "y"), (), "", "", "s", 1.0, 0.1, ("x",),
        ("diffusive", "additive"), (), ((-1, 1), (-1, 1)), "", fitted=True,
    )  # fmt: skip


def catalogue() -> Catalogue:
    part = PartInfo("residual", "Local residual", "a net", in_dynamics=True)
    return Catalogue(
        (node("hopf", "Hopf"), node("neural_sde", "Neural SDE")),
        (),
        (PartInfo("connectome", "Learned connectome", ""), part),
        (),
        (),
        (),
        (),
        (),
        "cpu",
        (),
        black_boxes=(PartInfo("dendplrnn", "dendPLRNN", "a map"),),
    )


def form(qtbot) -> FitForm:
    widget = FitForm()
    qtbot.addWidget(widget)
    widget.set(Choices(), ())
    widget.set_catalogue(catalogue())
    return widget


def test_a_learned_part_is_one_click(qtbot):
    widget = form(qtbot)
    assert list(widget.dynamics.boxes) == ["residual"]
    with qtbot.waitSignal(widget.changed):
        widget.dynamics.boxes["residual"].click()
    spec = spec_of(widget.choices())
    assert spec == ModelSpec(learned=("residual",))
    assert spec.dynamics == "hopf+residual"


def test_choices_are_shown_as_they_were_made(qtbot):
    widget = form(qtbot)
    made = replace(Choices(), node="neural_sde", learned=("residual",))
    widget.set(made, ())
    assert spec_of(widget.choices()) == spec_of(made)


def test_parts_that_the_engine_has_not_told_of_are_kept(qtbot):
    widget = FitForm()
    qtbot.addWidget(widget)
    widget.set(replace(Choices(), learned=("residual",)), ())
    assert widget.choices().learned == ("residual",)


def test_a_black_box_has_nothing_of_physics(qtbot):
    widget = form(qtbot)
    combo = widget.advanced.node
    combo.setCurrentIndex(combo.findData("dendplrnn"))
    combo.activated.emit(combo.currentIndex())
    choices = widget.choices()
    assert choices.coupling == ""
    assert spec_of(choices) == ModelSpec("dendplrnn", "", "fixed", slow_gain=False)
    widget.show_black_box(True)
    assert not widget.box_note.isHidden()
    assert not widget.learned.isEnabled()
    assert not widget.advanced.method.isEnabled()
    assert combo.isEnabled()
    assert widget.effort.isEnabled()
    widget.show_black_box(False)
    assert widget.learned.isEnabled()
    assert widget.box_note.isHidden()

"""The connectome of a fit: nothing learned, or in one of the engine's forms."""

from dataclasses import replace

from brainTwinStudio.project import ModelSpec, PartInfo
from brainTwinStudio.ui.panels.fit_choices import (
    DIRECTIONS,
    Choices,
    losses_asked,
    spec_of,
)
from brainTwinStudio.ui.panels.fit_connectome import ConnectomeField
from brainTwinStudio.ui.panels.fit_form import FitForm
from tests.ui.panels.test_fit_hybrid import catalogue

FORMS = (
    PartInfo("learned", "Every weight", "all"),
    PartInfo("sparse", "Few new edges", "few"),
)


def form(qtbot) -> FitForm:
    widget = FitForm()
    qtbot.addWidget(widget)
    widget.set(Choices(), ())
    widget.set_catalogue(replace(catalogue(), connectomes=FORMS))
    return widget


def pick(field: ConnectomeField, name: str) -> None:
    field.form.setCurrentIndex(field.form.findData(name))
    field.form.activated.emit(field.form.currentIndex())


def test_the_forms_of_the_engine_are_on_offer(qtbot):
    widget = form(qtbot)
    field = widget.connectome
    offered = [field.form.itemText(k) for k in range(field.form.count())]
    assert offered == ["Every weight", "Few new edges"]
    with qtbot.waitSignal(widget.changed):
        pick(field, "sparse")
    assert spec_of(widget.choices()) == ModelSpec(connectome="sparse")


def test_directions_bring_the_loss_that_tells_them(qtbot):
    widget = form(qtbot)
    field = widget.connectome
    assert field.note.isHidden()
    with qtbot.waitSignal(widget.changed):
        field.directed.click()
    assert not field.note.isHidden()
    choices = widget.choices()
    assert spec_of(choices) == ModelSpec(directed=True)
    assert DIRECTIONS in losses_asked(choices)
    assert DIRECTIONS not in losses_asked(Choices())


def test_a_fixed_connectome_has_no_form(qtbot):
    widget = form(qtbot)
    field = widget.connectome
    field.directed.click()
    field.learned.set_current("fixed")
    field.learned.picked.emit("fixed")
    assert field.form.isHidden() or not field.form.isVisibleTo(field)
    assert spec_of(widget.choices()) == ModelSpec(connectome="fixed")


def test_choices_are_shown_as_they_were_made(qtbot):
    widget = FitForm()
    qtbot.addWidget(widget)
    made = replace(Choices(), connectome="low_rank", directed=True)
    widget.set(made, ())  # before the engine has told of its forms
    assert spec_of(widget.choices()) == spec_of(made)
    widget.set_catalogue(replace(catalogue(), connectomes=FORMS))
    assert spec_of(widget.choices()) == spec_of(made)

"""Every plot and every panel of numbers answers "How was this computed?"."""

import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.ui import plots
from brainTwinStudio.ui.dialogs.computed import CardDialog, ComputedDialog
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.computed import (
    ANSWERS,
    OF_PLOTS,
    OF_SEGMENTS,
    WITHOUT_NUMBERS,
)
from brainTwinStudio.ui.plots.copying import HOW, add_answer
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures
PAGES = (InspectPage, PlanPage, FitPage)


def questions(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def plots_in(widget: QWidget) -> list[QWidget]:
    room = "brainTwinStudio.ui.plots"
    return [
        inner
        for inner in widget.findChildren(QWidget)
        if any(kind.__module__.startswith(room) for kind in type(inner).__mro__)
    ]


@pytest.mark.parametrize("kind", PAGES)
def test_every_panel_and_plot_of_a_page_has_an_answer(
    kind: type[Page], view: View, qtbot
):
    page = kind()
    qtbot.addWidget(page)
    page.present(view)
    for panel in page.findChildren(Panel):
        name = type(panel).__name__
        if name in WITHOUT_NUMBERS:
            assert not plots_in(panel), f"{name} has a plot, so it needs an answer"
            continue
        assert HOW in questions(panel.answers()), f"{name} has no answer: computed.py"
        for plot in plots_in(panel):
            menu = QMenu(plot)
            add_answer(menu, plot)
            assert questions(menu) == [HOW], type(plot).__name__


def test_the_3d_view_has_an_answer_too(qtbot):
    assert ANSWERS[BrainPanel.__name__] in FACTS


def test_every_answer_is_a_known_fact():
    named = {*ANSWERS.values(), *OF_PLOTS.values(), *OF_SEGMENTS.values()}
    assert named <= FACTS.keys()
    assert FACTS.keys() <= named, "a fact that nobody asks for"


def test_every_menu_of_a_plot_is_the_common_one():
    for module in pkgutil.walk_packages(plots.__path__, f"{plots.__name__}."):
        source = inspect.getsource(importlib.import_module(module.name))
        if "def contextMenuEvent" in source and ".brain." not in module.name:
            assert "copy_menu(" in source or "self.menu()" in source, module.name


def test_a_panel_asks_by_the_name_of_its_fact(view: View, qtbot):
    page = InspectPage()
    qtbot.addWidget(page)
    page.present(view)
    (action,) = page.parameters.answers().actions()
    with qtbot.waitSignal(page.wish) as asked:
        action.trigger()
    (wish,) = asked.args
    assert isinstance(wish, Do)
    assert (wish.action, wish.argument) == ("how-computed", "parameters")


def test_the_answer_names_twin_seeds_and_source(studio: Studio):
    twin = studio.view.twin
    assert twin is not None
    studio.commands.run("how-computed", "parameters")
    (dialog,) = studio.window.findChildren(ComputedDialog)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for words in (
        twin.id, "Laplace", "doi:", f"seed {twin.settings.seed}", "not estimated"
    ):  # fmt: skip
        assert words in said
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("Fitted values\nHow\t")


def test_the_card_is_shown_copied_and_saved(studio: Studio, tmp_path):
    studio.commands.run("model-card")
    (dialog,) = studio.window.findChildren(CardDialog)
    assert "Handedness" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("# Model card")
    studio.commands.run("save-card", tmp_path / "card.html")
    assert "Model card" in (tmp_path / "card.html").read_text("utf-8")


def test_a_right_click_beside_the_plots_asks_too(view: View, qtbot):
    page = InspectPage()
    qtbot.addWidget(page)
    page.resize(1400, 900)
    page.show()
    page.present(view)
    place = QPoint(5, 5)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, page.verdict.mapToGlobal(place)
    )
    QApplication.sendEvent(page.verdict, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert questions(menu) == [HOW]
    menu.close()

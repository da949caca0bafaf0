"""A twin of fMRI and EEG in the window: verdict, numbers, both panels, set-up."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.ui.pages.head_tabs import HeadTabs
from brainTwinStudio.ui.pages.inspect import EEG, FMRI, InspectPage
from brainTwinStudio.ui.panels.facts_whole import twin_facts
from brainTwinStudio.ui.panels.fit_choices import Choices, fit_request, shortage_in
from brainTwinStudio.ui.panels.fit_data import with_data
from brainTwinStudio.ui.panels.fit_figures import numbers_of
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.panels.fit_shown import agreement_of
from brainTwinStudio.ui.panels.verdict import verdict_of
from brainTwinStudio.ui.panels.verdict_lines import plain
from brainTwinStudio.ui.view import View
from tests.report.test_electric_report import electric_project, joint_project
from tests.ui.panels.test_electric import with_eeg
from tests.ui.small import small_project, small_view

BOTH = ("bold", "eeg")


@pytest.fixture
def view() -> View:
    return small_view(with_eeg(joint_project()))


def test_verdict_and_numbers_speak_of_both(view: View):
    verdict = verdict_of(view)
    assert verdict.marks is not None
    text = plain(" ".join(verdict.parts))
    assert text.startswith("FC agrees")
    assert "EEG spectra agree: r = 0.970, held-out." in text
    assert "Simulated spectra agree with measured ones" in verdict.whole
    assert view.twin is not None
    numbers = FrozenMap({**view.twin.held_out, "spectrum_r": 0.3})
    weak = replace(joint_project(), twins=(replace(view.twin, held_out=numbers),))
    found = verdict_of(small_view(weak))
    assert found.state == "warning"
    assert "agree only weakly" in found.whole
    fitted, held, *_ = numbers_of(view.twin)
    assert "EEG" in fitted.title
    for number in (fitted, held):
        assert number.value.endswith(" · 0.97")
    (agreement,) = [g for g in twin_facts(view.twin).groups if "Agreement" in g.title]
    assert len(agreement.lines) == 7
    seen = agreement_of(view.twin)
    assert seen is not None
    assert seen.what == "FC"


def test_both_panels_can_be_seen(qtbot: QtBot, view: View):
    page = InspectPage()
    qtbot.addWidget(page)
    page.resize(1374, 858)
    page.present(view)
    page.show()
    assert page.matrices.isVisible()
    assert page.sides[0].isVisible()
    tabs = page.matrices.findChild(HeadTabs)
    assert tabs is not None
    assert not tabs.tabs[4].isVisible()  # forecasts are of fMRI alone
    page.sides[0].button(EEG).click()
    assert page.electric.isVisible()
    assert not page.matrices.isVisible()
    assert page.sides[1].current() == EEG
    page.present(small_view(with_eeg(electric_project())))
    assert page.electric.isVisible()
    assert not page.sides[1].isVisible()
    page.present(view)
    page.sides[1].button(FMRI).click()
    assert page.matrices.isVisible()
    page.present(small_view())
    assert page.matrices.isVisible()
    assert not page.sides[0].isVisible()


def test_the_set_up_offers_both(qtbot: QtBot):
    view = small_view(with_eeg(small_project()))
    panel = FitSetup()
    qtbot.addWidget(panel)
    panel.present(view)
    assert not panel.form.data.button("bold+eeg").isHidden()
    panel.form.data.button("bold+eeg").click()
    assert panel.choices.node == "eeg_fmri_network"
    assert "slow power" in panel.form.box_note.text()
    assert not panel.form.goal.isEnabled()
    assert shortage_in(view, panel.choices) == ""
    short = with_data(Choices(hold_out=0.0), BOTH)
    request = fit_request(view, short)
    assert {run.kind for run in request.recordings} == set(BOTH)
    assert request.spec.data == BOTH
    with pytest.raises(InputError, match="check one of fMRI"):
        fit_request(view, replace(short, recordings=("eeg-1",)))
    alone = FitSetup()
    qtbot.addWidget(alone)
    alone.present(small_view())
    assert alone.form.data.button("bold+eeg").isHidden()

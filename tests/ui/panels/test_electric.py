"""A twin of an EEG in the window: verdict, panel, set-up of a fit."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.waves import eeg_lead_field as module
from brainTwinStudio.files.waves.lead_field import SphereField
from brainTwinStudio.jobs.messages import FitRequest, Simulation
from brainTwinStudio.project import Project, Recording
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.panels import signal_scene
from brainTwinStudio.ui.panels.electric import ElectricPanel
from brainTwinStudio.ui.panels.fit_choices import Choices, fit_request, missing
from brainTwinStudio.ui.panels.fit_data import completed, for_patient, with_data
from brainTwinStudio.ui.panels.fit_figures import numbers_of
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.panels.fit_shown import agreement_of
from brainTwinStudio.ui.panels.fit_stages import expected
from brainTwinStudio.ui.panels.verdict import verdict_of
from brainTwinStudio.ui.panels.verdict_lines import plain
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask
from tests.report.test_electric_report import NAMES, electric_project
from tests.ui.panels.listening import wishes_of
from tests.ui.small import small_project, small_view


def eeg(seconds: float = 90.0) -> Recording:
    signals = np.random.default_rng(0).normal(size=(6, round(100 * seconds)))
    kinds = ("eeg",) * 5 + ("ecg",)
    names = (*NAMES, "ECG")
    return Recording("eeg-1", "eeg", signals, 100.0, names, "µV", channel_kinds=kinds)


def with_eeg(project: Project, *, alone: bool = False) -> Project:
    patient = project.patients[0]
    runs = () if alone else patient.recordings
    return replace(project, patients=(replace(patient, recordings=(*runs, eeg())),))


@pytest.fixture
def view() -> View:
    return small_view(with_eeg(electric_project()))


def test_the_verdict_speaks_of_spectra(view: View):
    verdict = verdict_of(view)
    assert verdict.state == "tick"
    assert verdict.marks is None
    text = plain(" ".join(verdict.parts))
    assert "Simulated spectra agree with measured ones: r = 0.970, held-out." in text
    assert "FC" not in text


def test_the_panel_draws_every_channel_and_all_numbers(qtbot: QtBot, view: View):
    panel = ElectricPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 340)
    panel.show()
    panel.present(view)
    cells = [panel.grid.cell(k) for k in range(len(NAMES))]
    assert not any(a.intersects(b) for a in cells for b in cells if a is not b)
    assert "Fp1: r = " in panel.grid.tip(0)
    assert panel.table.rows.rowCount() == 10
    assert not panel.table.isHidden()
    panel.resize(400, 300)
    assert panel.table.isHidden() != panel.grid.isHidden()
    assert not panel.grab().toImage().isNull()


def test_channels_take_the_place_of_connectivity(qtbot: QtBot, view: View):
    page = InspectPage()
    qtbot.addWidget(page)
    page.resize(1374, 858)
    page.present(view)
    page.show()
    assert page.electric.isVisible()
    assert not page.matrices.isVisible()
    page.present(small_view())
    assert page.matrices.isVisible()
    assert not page.electric.isVisible()


def test_measured_and_simulated_eeg_stand_beside_each_other(view: View):
    assert view.recording is not None
    assert view.recording.kind == "eeg"
    twin = view.twin
    assert twin is not None
    assert signal_scene.scene_of(view, "data").can_run
    draws = np.random.default_rng(1).normal(size=(2, 500, 5))
    run = Simulation(
        None, 0.01, view.names, eeg=draws, eeg_hz=100.0, channel_names=NAMES
    )
    scene = signal_scene.scene_of(replace(view, runs={twin.id: run}), "data")
    assert scene.channels == NAMES
    assert scene.second.runs[0].shape == (5, 500)
    np.testing.assert_allclose(scene.first.runs[0].sum(axis=0), 0, atol=1e-9)


def test_the_pictures_of_the_fit_are_of_channels(view: View):
    found = agreement_of(view.twin)
    assert found is not None
    assert found.channels == NAMES
    first, held, *_ = numbers_of(view.twin)
    assert (first.title, first.value) == ("Spectra, r", "0.970")
    assert held.value == "0.970"


def test_a_fit_is_to_what_the_patient_has():
    alone = small_view(with_eeg(small_project(), alone=True))
    assert not missing(alone)
    choices = for_patient(Choices(), alone.patient)
    assert (choices.node, choices.coupling, choices.judge_seeds) == (
        "eeg_network",
        "",
        8,
    )
    request = fit_request(alone, choices)
    assert request.spec.data == ("eeg",)
    assert [run.id for run in request.recordings] == ["eeg-1"]
    assert expected(request) == ("Spectra", "Judging")
    both = small_view(with_eeg(small_project()))
    assert both.patient is not None
    assert for_patient(Choices(), both.patient) == Choices()
    assert completed(fit_request(both, Choices()), both.patient) is None


def test_the_lead_field_is_computed_beside_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    """MNE itself is not loaded here: it would collect garbage in another thread."""
    sensors = electric_project().twins[0].sensors
    assert sensors is not None
    field = sensors.lead_field
    answers = [SphereField(field, ()), InputError("No place is known.")]

    def eeg_lead_field(*what: object) -> SphereField:
        found = answers.pop(0)
        if isinstance(found, InputError):
            raise found
        return found

    monkeypatch.setattr(module, "eeg_lead_field", eeg_lead_field)
    view = small_view(with_eeg(small_project()))
    setup = FitSetup(free=True)
    qtbot.addWidget(setup)
    setup.show()
    setup.present(view)
    assert setup.form.data_row.isVisible()
    wishes = wishes_of(setup)
    setup.form.data.button("eeg").click()
    assert setup.choices.node == "eeg_network"
    assert list(setup.form.runs.boxes) == ["eeg-1"]
    setup.start.click()
    assert not setup.start.isEnabled()
    qtbot.waitUntil(lambda: bool(wishes))
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, FitRequest)
    assert wish.request.lead_field is field
    assert setup.start.isEnabled()
    setup.start.click()
    qtbot.waitUntil(lambda: bool(setup.error.text()))
    assert setup.error.text() == "No place is known."
    assert len(wishes) == 1
    assert with_data(setup.choices, ("bold",)).node == "hopf"

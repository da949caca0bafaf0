"""The real window on a project in which every panel has something to show, and the ways
to each of its places and dialogs. The engine is feigned; what it told is made up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import Simulation
from brainTwinStudio.jobs.trust_requests import PlanDriversRequest
from brainTwinStudio.project import FrozenMap, Project, Twin
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.studio import Studio
from tests.made_loops import of_twin
from tests.made_readouts import everywhere
from tests.made_seizures import full_seizure
from tests.made_well_posedness import made_well_posedness
from tests.ui.dialogs.test_drivers import answer as drivers
from tests.ui.made_scans import coupling_scan, latent_manifold, response_map
from tests.ui.made_systems import network_modes
from tests.ui.panels.test_electric import with_eeg
from tests.ui.panels.test_explained import explanation
from tests.ui.panels.test_forecast import forecast
from tests.ui.panels.test_ranking import comparison
from tests.ui.panels.test_states import states
from tests.ui.plan_answers import answer_to
from tests.ui.seizure_views import seizure_project
from tests.ui.small import small_project
from tests.ui.test_studio import FakeLink

Place = tuple[str, Callable[[], QWidget]]  # name, how to get there and what is judged


def rich_project() -> Project:
    """P1 with fMRI, EEG and seizures, a twin of each kind with intervals, plans."""
    plain = with_eeg(small_project()).patients[0]
    project = seizure_project(fitted=True)
    patient = project.patients[0]
    patient = replace(patient, recordings=(*plain.recordings, *patient.recordings))
    twin = with_intervals(project.twins[0])
    return replace(project, patients=(patient,), twins=(twin,))


def with_intervals(twin: Twin) -> Twin:
    limits = {
        name: np.stack([np.asarray(v) - 0.1 * abs(v), np.asarray(v) + 0.1 * abs(v)])
        for name, v in twin.parameters.items()
    }
    return replace(twin, intervals=FrozenMap(limits))


def tell_all(studio: Studio) -> None:
    """Everything that can be asked of the twins, as if the engine had told it."""
    project = studio.session.project
    assert project is not None
    twin, seizures = project.twins[0], project.seizure_twins[0]
    names = twin.connectome.parcellation.region_names
    told, of, count = studio.ends.told, twin.id, len(names)
    told.explanations[of] = explanation()
    told.forecasts[of] = forecast("ar", "var")
    told.states[of] = states()
    told.modes[of] = network_modes(count)
    told.scans[of] = coupling_scan()
    told.manifolds[of] = latent_manifold(names)
    told.responses[of] = response_map(count)
    told.readouts[of] = everywhere(names)
    told.well_posedness[of] = made_well_posedness(count, of)
    told.full_seizures[seizures.id] = (full_seizure(seizures),)
    told.loops[seizures.id] = of_twin(seizures.id, seizures.zone.region_names)
    studio.comparisons[twin.patient_id] = comparison()
    signals = np.random.default_rng(0).normal(size=(1, 300, count))
    studio.runs[of] = Simulation(signals, 2.0, names)
    studio.answers = [answer_to(project, plan) for plan in ("plan-1", "plan-2")]


def open_window(folder: Path) -> Studio:
    """The window, shown, on the rich project; close with `shut_down`."""
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    own = folder / "own"
    own.mkdir()
    studio = Studio(own, settings, cast("EngineLink", FakeLink()))
    store = ProjectStore.create(folder / "study.btproj")
    store.change(rich_project(), "Import all")
    studio.session.open(store)
    tell_all(studio)
    studio.window.resize(1280, 720)
    studio.window.show()
    while studio.window.make_next_page():
        pass
    settle(studio)
    return studio


def settle(studio: Studio) -> None:
    """Everything drawn that is to be drawn."""
    studio.present_now()
    for _ in range(4):  # names that follow widths, widths that follow names
        QTest.qWait(1)


def places(studio: Studio) -> Iterator[Place]:
    """Every stage with its tabs and segments."""
    for stage in ("start", "data", "check", "fit"):
        yield stage, partial(_stage, studio, stage)
    _stage(studio, "inspect")
    page = studio.window.page_of("inspect")
    assert isinstance(page, InspectPage)
    for number, panel in enumerate(page._shared):
        found = getattr(panel, "segments", None)
        name, tab = f"inspect {type(panel).__name__}", partial(_tab, studio, number)
        if not isinstance(found, Segmented):
            yield name, tab
            continue
        for key in found._keys:
            yield f"{name} {key}", partial(tab, found, key)
    for plan in ("plan-1", "plan-2", "seizures"):
        yield f"plan {plan}", partial(_plan, studio, plan)
    yield "report", partial(_stage, studio, "report")


def _stage(studio: Studio, stage: str) -> QWidget:
    studio.window.show_stage(stage)
    settle(studio)
    return studio.window


def _tab(
    studio: Studio, number: int, segments: Segmented | None = None, key: str = ""
) -> QWidget:
    studio.window.show_stage("inspect")
    page = studio.window.page_of("inspect")
    assert isinstance(page, InspectPage)
    page.show_place(number)
    if segments is not None:
        segments.set_current(key)
        segments.picked.emit(key)
    settle(studio)
    return studio.window


def _plan(studio: Studio, plan: str) -> QWidget:
    chosen = studio.session.selection
    seizures = plan == "seizures"
    chosen = replace(chosen, seizures=seizures)
    if not seizures:
        chosen = replace(chosen, scenario_id=plan, twin_id="twin-1")
    studio.session.select(chosen)
    return _stage(studio, "plan")


DIALOGS: tuple[tuple[str, object], ...] = (
    ("new-patient", None),
    ("how-computed", "parameters"),
    ("model-card", None),
    ("plan-drivers", None),
    ("audit-log", None),
    ("locate", None),
    ("fit", None),
    ("add-data", None),
    ("shortcuts", None),
)


def dialogs(studio: Studio) -> Iterator[Place]:
    for action, argument in DIALOGS:
        yield action, partial(_dialog, studio, action, argument)


def _dialog(studio: Studio, action: str, argument: object) -> QWidget:
    if action == "plan-drivers":
        _plan(studio, "plan-1")
    studio.act(action, argument)
    link = studio.link
    assert isinstance(link, FakeLink)
    for job in link.jobs:
        if isinstance(job.request, PlanDriversRequest) and not job.is_over:
            link.end(job, state="done", answer=drivers(job.request))
    settle(studio)
    return next(
        w for w in QApplication.topLevelWidgets()
        if isinstance(w, QDialog) and w.isVisible()
    )  # fmt: skip


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    QApplication.processEvents()

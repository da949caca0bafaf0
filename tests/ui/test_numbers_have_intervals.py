"""Nothing in the window shows a fitted or predicted number without its interval or the
words "not estimated".

Every panel is shown twice, the second time with all fitted or predicted numbers times
0.83: what differs follows from the model, wherever it is written. Each such number must
have an interval or the words in its statement (a row of labels, a row of a table, a
tool tip, what a painted widget tells a screen reader), or its panel must say of all its
numbers that intervals were not estimated. How well a twin agrees (r, KS) is told of by
the strip above all panels of Inspect as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import Simulation
from brainTwinStudio.project import FrozenMap, Twin
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.pages.report import ReportPage
from brainTwinStudio.ui.panels.brain_values import colourings_of
from brainTwinStudio.ui.panels.compare import ComparePanel
from brainTwinStudio.ui.panels.readouts import ReadoutsPanel
from brainTwinStudio.ui.panels.sweep import SweepPanel
from brainTwinStudio.ui.panels.verdict import UNKNOWN
from brainTwinStudio.ui.view import View
from tests.made_readouts import everywhere
from tests.made_well_posedness import made_well_posedness
from tests.numbers_follow import FACTOR, Said, is_backed, unbacked, varied
from tests.report.test_electric_report import electric_project
from tests.ui.made_scans import coupling_scan, latent_manifold, response_map
from tests.ui.made_systems import network_modes
from tests.ui.numbers_shown import said_by
from tests.ui.panels.test_electric import with_eeg
from tests.ui.panels.test_explained import explanation
from tests.ui.panels.test_forecast import forecast
from tests.ui.panels.test_ranking import comparison
from tests.ui.panels.test_states import states
from tests.ui.panels.test_sweep import Engine, stimulation_view
from tests.ui.plan_answers import showing, with_answers
from tests.ui.small import small_project, small_view

FITTED = ("parameters", "intervals", "planning", "learned")
AGREEMENT = ("simulated", "train", "held_out", "learned_connectome", "shares")
PREDICTED_STATES = (
    *("simulated_patterns", "likeness", "simulated_probability", "apart"),
    *("simulated_dwell_s", "simulated_transitions", "probability_low"),
    *("probability_high", "dwell_low", "dwell_high"),
    *("transitions_low", "transitions_high"),
)
EXPLAINED = (
    *("whole", "parts", "sensitivity", "growth_left", "r_with_sc"),
    *("changed_fraction", "changed_on_absent"),
)
Show = Callable[[View], list[Said]]


def with_intervals(twin: Twin) -> Twin:
    limits = {
        name: np.stack([np.asarray(v) - 0.1 * abs(v), np.asarray(v) + 0.1 * abs(v)])
        for name, v in twin.parameters.items()
    }
    return replace(twin, intervals=FrozenMap(limits))


def of_fmri(*, intervals: bool, fitted: float = 1.0, agreement: float = 1.0) -> View:
    """A twin that everything was asked of. fitted, agreement: what these numbers are
    multiplied by."""
    project = small_project()
    twin = project.twins[0]
    twin = with_intervals(twin) if intervals else replace(twin, intervals=FrozenMap())
    twin = varied(twin, *FITTED, factor=fitted)
    twin = varied(twin, *AGREEMENT, factor=agreement)
    plans = [
        plan
        if plan.result is None
        else replace(plan, result=varied(plan.result, "effects", factor=fitted))
        for plan in project.scenarios
    ]
    project = replace(project, twins=(twin,), scenarios=tuple(plans))
    names = twin.connectome.parcellation.region_names
    count, of = len(names), twin.id
    signals = fitted * np.random.default_rng(0).normal(size=(1, 300, count))
    return small_view(
        project,
        explanations={of: varied(explanation(), *EXPLAINED, factor=fitted)},
        forecasts={of: varied(forecast("ar", "var"), "rows", factor=fitted)},
        states={of: varied(states(), *PREDICTED_STATES, factor=fitted)},
        modes={of: varied(network_modes(count), factor=fitted)},
        scans={of: coupling_scan(fitted)},
        manifolds={of: latent_manifold(names, fitted)},
        responses={of: response_map(count, fitted)},
        well_posedness={of: made_well_posedness(count, of)},
        comparisons={twin.patient_id: varied(comparison(), "rows", factor=agreement)},
        runs={of: Simulation(signals, 2.0, names)},
    )


def of_eeg(*, fitted: float = 1.0, agreement: float = 1.0) -> View:
    project = with_eeg(electric_project())
    twin = varied(project.twins[0], "parameters", factor=fitted)
    twin = varied(twin, "train", "held_out", factor=agreement)
    return small_view(project.with_twin(twin))


def shown(qtbot: QtBot, page: Page, size: tuple[int, int]) -> Show:
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()

    def show(view: View) -> list[Said]:
        page.present(view)
        QApplication.processEvents()
        return said_by(page)

    return show


def tabs(page: InspectPage) -> Iterator[str]:
    """Every tab of the page with each of its segments, one after the other."""
    for number, panel in enumerate(page._shared):
        page.show_place(number)
        found = getattr(panel, "segments", None)
        segments = found if isinstance(found, Segmented) else None
        for key in ("",) if segments is None else segments._keys:
            if segments is not None:
                segments.set_current(key)
                segments.picked.emit(key)
            yield f"{type(panel).__name__} {key}".strip()


def told(found: list[Said], where: str) -> list[str]:
    return [f"{where}: {said.place[:2]} {said.words[:200]!r}" for said in found]


def covered(said: list[Said]) -> bool:
    """Whether the strip above the panels says that agreement has no intervals."""
    return any(one.place[0] == "VerdictStrip" and UNKNOWN in one.words for one in said)


@pytest.mark.parametrize(
    ("intervals", "chosen"),
    [(True, 0), (False, 1)],
    ids=["intervals", "bare, a region chosen"],
)
def test_inspect(qtbot: QtBot, intervals: bool, chosen: int):
    page = InspectPage()
    show = shown(qtbot, page, (1374, 858))
    views = [
        of_fmri(intervals=intervals),
        of_fmri(intervals=intervals, fitted=FACTOR),
        of_fmri(intervals=intervals, agreement=FACTOR),
    ]
    regions = views[0].names[:chosen]
    views = [replace(v, selection=replace(v.selection, regions=regions)) for v in views]
    faults: list[str] = []
    for where in tabs(page):
        first, fitted, agreement = map(show, views)
        assert [s.words for s in first] != [s.words for s in fitted], where
        faults += told(unbacked(first, fitted), where)
        if not covered(first):
            faults += told(unbacked(first, agreement), where)
    assert not faults, "\n".join(faults)


def test_inspect_of_an_eeg(qtbot: QtBot):
    page = InspectPage()
    show = shown(qtbot, page, (1374, 858))
    first, fitted = show(of_eeg()), show(of_eeg(fitted=FACTOR))
    agreement = show(of_eeg(agreement=FACTOR))
    faults = told(unbacked(first, fitted), "electric")
    faults += [] if covered(first) else told(unbacked(first, agreement), "electric")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("plan", ["plan-1", "plan-2"])
def test_plan(qtbot: QtBot, plan: str):
    show = shown(qtbot, PlanPage(), (1374, 858))
    first = show(showing(of_fmri(intervals=True), plan))
    fitted = show(showing(of_fmri(intervals=True, fitted=FACTOR), plan))
    assert [s.words for s in first] != [s.words for s in fitted]
    faults = told(unbacked(first, fitted), plan)
    assert not faults, "\n".join(faults)


def compared(view: View, factor: float) -> View:
    """Two plans of the view with their runs; `factor`: of what they change."""
    view = with_answers("plan-1", "plan-3", view=view)
    answers = {
        name: replace(one, after=one.before + factor * (one.after - one.before))
        for name, one in view.answers.items()
    }
    return replace(view, answers=answers)


def test_plans_side_by_side(qtbot: QtBot):
    found = []
    for factor in (1.0, FACTOR):
        panel = ComparePanel()
        qtbot.addWidget(panel)
        panel.resize(900, 500)
        panel.show()
        panel.present(compared(of_fmri(intervals=True, fitted=factor), factor))

        def chosen(panel: ComparePanel = panel) -> bool:
            """Again where rows that came late took the choice away."""
            panel.table.selectRow(0)
            third = panel.table.rows.index(2, 0)
            model, flags = (
                panel.table.selectionModel(),
                QItemSelectionModel.SelectionFlag,
            )
            model.select(third, flags.Select | flags.Rows)
            panel.table.clicked.emit(third)
            return panel.forest.isVisible()

        qtbot.waitUntil(chosen, timeout=60_000)
        QApplication.processEvents()
        found.append(said_by(panel))
    assert [s.words for s in found[0]] != [s.words for s in found[1]]
    faults = told(unbacked(*found), "compare")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["complexity", "entrainment", "phase-response"])
def test_readouts(kind: str, qtbot: QtBot):
    found = []
    for factor in (1.0, FACTOR):
        panel = ReadoutsPanel()
        qtbot.addWidget(panel)
        panel.resize(750, 320)
        panel.show()
        view = stimulation_view()
        assert view.twin is not None
        known = everywhere(view.names, factor)
        panel.present(replace(view, readouts={view.twin.id: known}))
        panel.segments.button(kind).click()
        found.append(said_by(panel))
    assert [s.words for s in found[0]] != [s.words for s in found[1]]
    faults = told(unbacked(*found), f"readouts, {kind}")
    assert not faults, "\n".join(faults)


def test_sweep(qtbot: QtBot):
    found = []
    for factor in (1.0, FACTOR):
        panel = SweepPanel()
        qtbot.addWidget(panel)
        panel.resize(600, 320)
        view = stimulation_view()
        panel.present(view)
        panel.show()
        engine = Engine(panel, view, factor)
        panel.empty.pressed.emit()
        for done in range(2):
            engine.answer()
            count = done + 2
            qtbot.waitUntil(partial(asked_of, engine, count))
        found.append(said_by(panel) + cells_of(panel))
    assert [s.words for s in found[0]] != [s.words for s in found[1]]
    faults = told(unbacked(*found), "sweep")
    assert not faults, "\n".join(faults)


def asked_of(engine: Engine, count: int) -> bool:
    return len(engine.asked) >= count


def cells_of(panel: SweepPanel) -> list[Said]:
    """What the plot says of every cell under the mouse."""
    return [
        Said(("SweepPanel", f"cell {row} {column}"), words)
        for row, cells in enumerate(panel.plot._words)
        for column, words in enumerate(cells)
    ]


def test_report_page(qtbot: QtBot):
    show = shown(qtbot, ReportPage(), (1374, 858))
    first = show(of_fmri(intervals=True))
    for changed in ({"fitted": FACTOR}, {"agreement": FACTOR}):
        faults = told(unbacked(first, show(of_fmri(intervals=True, **changed))), "")
        assert not faults, "\n".join(faults)


@pytest.mark.parametrize("intervals", [True, False], ids=["intervals", "bare"])
def test_tags_of_the_brain(intervals: bool):
    first = colourings_of(of_fmri(intervals=intervals), "inspect")
    for changed in ({"fitted": FACTOR}, {"agreement": FACTOR}):
        after = colourings_of(of_fmri(intervals=intervals, **changed), "inspect")
        for one, two in zip(first, after, strict=True):
            for region in range(12):
                assert is_backed(one.words(region), two.words(region)), one.key


# ---------------------------------------------------------------- the check itself


def test_a_number_that_follows_needs_its_own_interval():
    assert not is_backed("a 0.50", "a 0.41")
    assert is_backed("a 0.50 [0.4, 0.6]", "a 0.41 [0.3, 0.5]")
    assert is_backed("a | 0.50 | not estimated", "a | 0.41 | not estimated")
    assert not is_backed("0.70 / 0.61 [0.5, 0.7]", "0.58 / 0.51 [0.4, 0.6]")
    assert is_backed("0.70 / 0.61 [0.5, 0.7]", "0.70 / 0.51 [0.4, 0.6]")
    assert is_backed("measured 0.70", "measured 0.70")
    assert not is_backed("1 × 10⁻⁵", "8 × 10⁻⁶")
    assert is_backed("r 0.7, intervals not estimated", "r 0.6, intervals not estimated")


def test_a_panel_may_speak_for_all_its_numbers_but_for_no_other_panel():
    def said(value: str, note: str) -> list[Said]:
        return [Said(("A", "label"), value), Said(("B", "note"), note)]

    note = "Intervals of these numbers: not estimated."
    assert unbacked(said("0.5", note), said("0.4", note)) == [
        Said(("A", "label"), "0.5")
    ]
    same = [Said(("A", "label"), "0.5"), Said(("A", "note"), note)]
    other = [Said(("A", "label"), "0.4"), Said(("A", "note"), note)]
    assert unbacked(same, other) == []

"""The Fit page shows a fit as the engine tells of it, and stops it by real clicks."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.panels.fit_drift import grouping_of
from brainTwinStudio.ui.panels.fit_shown import correlation_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select
from tests.report.conftest import NAMES
from tests.ui.made_jobs import preview_of, running_job, waiting_job
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.seizure_views import seizure_view
from tests.ui.small import empty_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> FitPage:
    page = FitPage()
    qtbot.addWidget(page)
    page.resize(1373, 854)
    page.show()
    return page


@pytest.fixture
def wishes(page: FitPage) -> list:
    return wishes_of(page)


@pytest.fixture
def running(view: View) -> View:
    """A fit runs and another one waits."""
    return replace(view, jobs=(running_job(view), waiting_job(view)))


def said(page: FitPage) -> list[tuple[str, str]]:
    """(title, value) of the number strip."""
    cells = page.numbers.cells
    return [(c.title.text(), c.value.text() or c.words.text()) for c in cells]


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)


def test_without_a_fit_every_panel_says_what_it_will_show(page: FitPage):
    page.present(empty_view())
    assert {value for _, value in said(page)} == {"–"}
    for panel in (page.loss, page.agreement, page.drift, page.halves):
        assert panel._stack.currentIndex() == 0
    assert page.running.nothing.isVisible()


def test_a_finished_twin_shows_its_own_numbers(page: FitPage, view: View):
    page.present(view)
    assert said(page) == [
        ("FC agreement", "0.70"),
        ("Held-out (25 %)", "0.61"),
        ("Loss", "0.100"),
        ("Global coupling (1/s)", "1.40"),
        ("Time", "1\u00a0min 33\u00a0s"),
    ]
    assert page.numbers.cells[3].note.text() == "[1.20, 1.60]"
    assert page.loss.plot.x_label == "Step"
    assert page.agreement.plot.shown == 66
    assert page.drift.spread.dots.count == 12
    assert page.running.head.title() == "Fit 1 “Standard”"
    assert page.running.over.outcome.text() == "Converged"


def test_what_was_not_estimated_is_said_so(page: FitPage, view: View):
    assert view.project is not None
    assert view.twin is not None
    bare = replace(view.twin, intervals=FrozenMap(), held_out=FrozenMap())
    page.present(replace(view, project=view.project.with_twin(bare)))
    assert page.numbers.cells[3].note.text() == "interval not estimated"
    assert said(page)[1] == ("Held-out (25 %)", "not estimated")


def test_a_running_fit_shows_what_the_engine_told(page: FitPage, running: View):
    page.present(running)
    job = running.jobs[0]
    r = number(correlation_of(job.preview["measured_fc"], job.preview["fc"]))
    assert said(page) == [
        ("FC agreement, now", r),
        ("Held-out (25 %)", "after the fit"),
        ("Loss", "0.608"),
        ("Global coupling (1/s)", "0.420"),
        ("Time left", "1–2\u00a0min"),
    ]
    assert page.numbers.cells[4].note.text() == "elapsed 0:10"
    assert page.running.going.percent.text() == "40 %"
    active = [row.text() for row in page.running.going.steps.rows
              if row.state() == "active"]  # fmt: skip
    assert active == ["Learned connectome"]
    assert page.loss.plot.x_label == "Seconds since the start"
    assert np.isnan(page.loss.plot.curve.y).any()  # phases are not joined


def test_the_matrix_faces_measured_and_simulated(page: FitPage, running: View):
    page.present(running)
    seen = running.jobs[0].preview
    order, values = page.halves.plot._order, page.halves.plot._values
    shown = values[np.ix_(order, order)]
    measured = np.asarray(seen["measured_fc"])[np.ix_(order, order)]
    simulated = np.asarray(seen["fc"])[np.ix_(order, order)]
    above = np.triu_indices(len(order), 1)
    np.testing.assert_array_equal(shown[above], measured[above])
    np.testing.assert_array_equal(shown.T[above], simulated.T[above])


def test_progress_moves_everything_at_its_own_pace(
    page: FitPage, running: View, qtbot: QtBot
):
    page.present(running)
    job = running.jobs[0]
    before = page.agreement.plot.dots.up.copy()
    later = replace(job, seconds=11.0, fraction=0.5, preview=preview_of(running, 5))
    page.show_job(later)
    assert page.running.going.percent.text() == "50 %"  # numbers at once
    np.testing.assert_array_equal(page.agreement.plot.dots.up, before)  # not yet
    qtbot.waitUntil(lambda: not np.array_equal(page.agreement.plot.dots.up, before))
    page.show_job(replace(later, id=99, fraction=0.9))  # some other fit
    assert page.running.going.percent.text() == "50 %"


def test_excitability_is_drawn_by_lobe_picture_by_picture(
    page: FitPage, running: View, qtbot: QtBot
):
    page.present(running)
    job = running.jobs[0]
    for step in range(1, 4):
        page.show_job(
            replace(job, seconds=10.0 + step, preview=preview_of(running, step))
        )
    plot = page.drift.plot
    qtbot.waitUntil(lambda: len(plot.groups) > 0 and plot.groups[0][1].x.size == 4)
    grouping = grouping_of(job.request.connectome.parcellation)  # type: ignore[union-attr]
    assert grouping.names == ("Parietal", "Temporal", "Occipital", "Insula")
    name, members = grouping.names[0], grouping.members[0]
    line = next(curve for _, curve, _ in plot.groups if curve.name == name)
    assert line.y[-1] == pytest.approx(preview_of(running, 3)["a"][members].mean())


def test_best_is_offered_only_where_it_is_another_state(
    page: FitPage, running: View, qtbot: QtBot
):
    page.present(running)
    assert not page.agreement.choice.isVisible()
    job = running.jobs[0]
    best = preview_of(running)["measured_fc"]
    seen = {**job.preview, "best_fc": best}
    page.present(replace(running, jobs=(replace(job, seconds=11.0, preview=seen),)))
    assert page.agreement.choice.isVisible()
    assert page.numbers.cells[0].note.text() == "best 1.00"
    click(qtbot, page.agreement.choice._group.button(1))
    np.testing.assert_allclose(page.agreement.plot.dots.across,
                               page.agreement.plot.dots.up)  # fmt: skip


def test_stop_keeps_the_best(page: FitPage, running: View, wishes: list, qtbot: QtBot):
    page.present(running)
    click(qtbot, page.running.going.stop)
    assert deeds(wishes) == [("stop", 7)]
    stopping = replace(running.jobs[0], state="stopping")
    page.present(replace(running, jobs=(stopping,)))
    assert page.running.going.stop.text() == "Stopping…"
    assert "best so far is kept" in page.running.going.note.text()


def test_discarding_a_fit_is_asked_twice(
    page: FitPage, running: View, wishes: list, qtbot: QtBot
):
    page.present(running)
    going = page.running.going
    click(qtbot, going.discard)
    assert wishes == []
    click(qtbot, going.sure.no)
    assert going.discard.isVisible()
    click(qtbot, going.discard)
    click(qtbot, going.sure.yes)
    assert deeds(wishes) == [("discard", 7)]


def test_a_lost_fit_says_so_and_resumes(
    page: FitPage, view: View, wishes: list, qtbot: QtBot
):
    lost = running_job(
        view, state="lost", sentence="Memory ran out.", details="exit -9"
    )
    page.present(replace(view, jobs=(lost,)))
    broken = page.running.broken
    assert broken.words.text() == "Memory ran out."
    click(qtbot, broken.resume)
    assert deeds(wishes) == [("resume", 7)]
    assert not broken.details.isVisible()
    click(qtbot, broken.more)
    assert broken.details.isVisible()


def test_a_finished_twin_leads_to_inspection(
    page: FitPage, view: View, wishes: list, qtbot: QtBot
):
    page.present(view)
    click(qtbot, page.running.over.inspect)
    assert deeds(wishes) == [("stage", "inspect")]


def test_the_fit_of_another_patient_is_not_shown_here(page: FitPage, view: View):
    job = running_job(view)
    other = replace(job, request=replace(job.request, patient_id="P2"))  # type: ignore[arg-type]
    page.present(replace(view, jobs=(other,)))
    assert page.running.head.title() == "Fit 1 “Standard”"
    page.show_job(replace(other, fraction=0.9))
    assert page.running.over.isVisible()


def test_presenting_wishes_for_nothing_and_draws_both_themes(
    page: FitPage, running: View, view: View, wishes: list
):
    for colours in (theme.LIGHT, theme.DARK):
        for shown in (running, view, empty_view()):
            page.present(replace(shown, theme=colours))
    assert wishes == []


def test_progress_costs_the_window_next_to_nothing(page: FitPage, running: View):
    page.present(running)
    job = running.jobs[0]
    for step in range(20):  # warm up
        page.show_job(replace(job, seconds=10.0 + step / 20))
    began = time.perf_counter()
    for step in range(50):
        page.show_job(replace(job, seconds=12.0 + step / 20, fraction=0.4 + step / 200))
    assert (time.perf_counter() - began) / 50 < 0.01  # 3 ms asked for, 0.4 measured


def test_who_has_nothing_but_seizures_is_told_what_can_be_fitted(
    page: FitPage, view: View, wishes: list
):
    page.present(seizure_view())
    assert not page.loss.isVisible()
    told = page.seizures._text.text()
    assert "no fMRI and no EEG at rest" in told
    assert "Inspect, tab Seizures" in told
    page.seizures._button.click()
    assert [deed.action for deed in wishes] == ["locate"]
    page.present(replace(seizure_view(), read_only=True))
    assert not page.seizures._button.isVisible()
    page.present(view)
    assert page.loss.isVisible()
    assert page.loss._stack.currentIndex() == 1


# ---------------------------------------------------------------- pairs of the scatter


def pair_of(one: int, other: int, count: int) -> int:
    """The number of a pair above the diagonal, row by row."""
    rows, columns = np.triu_indices(count, 1)
    return int(np.flatnonzero((rows == one) & (columns == other))[0])


def test_a_dot_selects_its_pair_and_says_which_it_is(
    page: FitPage, view: View, wishes: list
):
    page.present(view)
    assert view.twin is not None
    plot, pair = page.agreement.plot, pair_of(2, 7, 12)
    words = plot.words(pair)
    assert words.startswith("L Insula – R Fusiform: measured ")
    assert number(float(view.twin.measured["fc"][2, 7])) in words
    assert number(float(view.twin.simulated["fc"][2, 7])) in words
    plot.picked.emit(pair, Qt.KeyboardModifier.NoModifier)
    (wish,) = [w for w in wishes if isinstance(w, Select)]
    assert wish.selection.regions == (NAMES[2], NAMES[7])
    weights = view.twin.connectome.weights
    assert bool(wish.selection.edges) == bool(weights[2, 7])


def test_the_selected_pair_has_a_ring(page: FitPage, view: View):
    assert view.twin is not None
    for one, other in ((0, 1), (3, 9), (10, 11)):
        chosen = replace(view.selection, regions=(NAMES[other], NAMES[one]))
        page.present(replace(view, selection=chosen))
        ring = page.agreement.plot._ring
        assert ring.x.tolist() == [view.twin.measured["fc"][one, other]]
        assert ring.y.tolist() == [view.twin.simulated["fc"][one, other]]
    page.present(view)
    assert page.agreement.plot._ring.x.size == 0


def test_a_pair_of_a_running_fit_is_selected_too(
    page: FitPage, running: View, wishes: list
):
    page.present(running)
    page.agreement.plot.picked.emit(0, Qt.KeyboardModifier.NoModifier)
    (wish,) = [w for w in wishes if isinstance(w, Select)]
    assert wish.selection.regions == NAMES[:2]

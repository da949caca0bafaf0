"""The Data stage: what a patient has, chosen, taken away, noted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget

from brainTwinStudio.project import Patient, Project, Selection
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.pages.data import DataPage
from brainTwinStudio.ui.patient_notes import with_decisions
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do, Hover, Select
from tests.ui.panels.listening import wishes_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot) -> DataPage:
    page = DataPage()
    qtbot.addWidget(page)
    page.resize(1374, 892)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def two_runs(view: View) -> View:
    """The small patient with a second recording, and the first one selected."""
    assert view.project is not None
    patient = view.project.patients[0]
    second = replace(
        patient.recordings[0], id="rest-2", signals=patient.recordings[0].signals * 2
    )
    patient = replace(patient, recordings=(*patient.recordings, second))
    return replace(view, project=view.project.with_patient(patient))


def place_of(page: DataPage, row: int) -> QPoint:
    table = page.table.table
    return table.visualRect(table.rows.index(row, 0)).center()


def test_present_fills_everything_and_asks_for_nothing(page: DataPage, view: View):
    wishes = wishes_of(page)
    page.present(view)
    assert page.table.table.rows.rowCount() == 4
    assert page.signals.preview.head.title() == "Signals of rest-1"
    assert page.about.code.text() == "P1"
    assert wishes == []


def test_a_click_on_a_recording_selects_it(qtbot, page: DataPage, two_runs: View):
    page.present(two_runs)
    wishes = wishes_of(page)
    viewport = page.table.table.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place_of(page, 4))
    (wish,) = wishes
    assert isinstance(wish, Select)
    assert wish.selection.recording_id == "rest-2"
    page.present(replace(two_runs, selection=wish.selection))
    assert page.signals.preview.head.title() == "Signals of rest-2"
    assert len(wishes) == 1


def test_arrow_keys_move_between_recordings(qtbot, page: DataPage, two_runs: View):
    page.present(two_runs)
    wishes = wishes_of(page)
    qtbot.keyClick(page.table.table, Qt.Key.Key_Down)
    assert [wish.selection.recording_id for wish in wishes] == ["rest-2"]


def test_a_recording_is_removed_as_one_step(qtbot, page: DataPage, two_runs: View):
    selection = replace(two_runs.selection, recording_id="rest-2")
    page.present(replace(two_runs, selection=selection))
    wishes = wishes_of(page)
    qtbot.mouseClick(page.table.remove, LEFT)
    (wish,) = wishes
    assert isinstance(wish, Change)
    assert wish.text == "Remove recording rest-2"
    assert [run.id for run in wish.project.patients[0].recordings] == ["rest-1"]
    assert wish.selection is not None
    assert wish.selection.recording_id is None


def test_nothing_can_be_changed_in_a_read_only_project(page: DataPage, view: View):
    page.present(replace(view, read_only=True))
    assert not page.table.remove.isEnabled()
    assert not page.about.add.isEnabled()
    assert page.about.notes.isReadOnly()


def test_notes_are_kept_by_their_button(qtbot, page: DataPage, view: View):
    page.present(view)
    wishes = wishes_of(page)
    assert not page.about.keep.isEnabled()
    page.about.notes.setFocus()
    qtbot.keyClicks(page.about.notes, "Seen. ")
    assert page.about.keep.isEnabled()
    qtbot.mouseClick(page.about.keep, LEFT)
    (wish,) = wishes
    assert wish.text == "Edit the notes of P1"
    assert wish.project.patients[0].notes == "Seen. composite demo, not one person"


def test_decisions_at_import_are_listed(page: DataPage, view: View):
    assert view.project is not None
    patient = view.project.patients[0]
    notes = with_decisions(patient.notes, ["bold.tsv: TR 2 s.", "second"])
    project = view.project.with_patient(replace(patient, notes=notes))
    page.present(replace(view, project=project))
    shown = [label.text() for label in page.about._sentences if label.isVisible()]
    assert shown == ["bold.tsv", "TR 2 s.", "second"]
    assert page.about.notes.toPlainText() == "composite demo, not one person"


def test_a_click_in_the_matrix_selects_a_connection(qtbot, page: DataPage, view: View):
    page.present(view)
    wishes = wishes_of(page)
    plot = page.structure.plot
    cell = plot.grid().box((0, 3), (0, 3)).center()
    qtbot.mouseClick(plot, LEFT, pos=QPointF(cell).toPoint())
    selected = [wish for wish in wishes if isinstance(wish, Select)]
    assert len(selected[0].selection.regions) == 2
    ends = selected[0].selection.regions
    assert selected[0].selection.edges == (ends, ends[::-1])


def test_the_mouse_over_the_matrix_tells_the_region(qtbot, page: DataPage, view: View):
    page.present(view)
    wishes = wishes_of(page)
    plot = page.structure.plot
    qtbot.mouseMove(plot, plot.grid().box((2, 2), (2, 2)).center().toPoint())
    qtbot.waitUntil(lambda: any(isinstance(w, Hover) and w.region for w in wishes))


def test_lengths_are_shown_by_their_segment(qtbot, page: DataPage, view: View):
    page.present(view)
    lengths = page.structure.choice._group.button(1)
    qtbot.mouseClick(lengths, LEFT)
    assert page.structure.choice.current() == "lengths"
    assert page.structure.plot.accessibleName() == "Structural lengths"


def test_without_lengths_there_is_no_segment_for_them(page: DataPage, view: View):
    assert view.project is not None
    patient = view.project.patients[0]
    assert patient.connectome is not None
    bare = replace(patient.connectome, lengths_mm=None)
    project = view.project.with_patient(replace(patient, connectome=bare))
    page.present(replace(view, project=project))
    assert not page.structure.choice._group.button(1).isEnabled()


@pytest.mark.parametrize("project", [None, Project("p", (Patient("P"),))])
def test_an_empty_page_says_what_is_missing_and_offers_it(
    qtbot, page: DataPage, project: Project | None
):
    chosen = Selection("P") if project else Selection()
    page.present(View(project=project, selection=chosen))
    assert "Structural weights are missing" in page.about.missing.text()
    wishes = wishes_of(page)
    qtbot.mouseClick(page.about.add, LEFT)
    qtbot.mouseClick(page.table.empty._button, LEFT)
    assert [wish.action for wish in wishes if isinstance(wish, Do)] == 2 * ["add-data"]


def test_selected_regions_are_previewed(page: DataPage, view: View):
    names = view.names
    page.present(replace(view, selection=replace(view.selection, regions=(names[4],))))
    assert page.signals.preview.fact.text() == ""
    page.present(replace(view, selection=replace(view.selection, regions=names)))
    assert "of 12 selected" in page.signals.preview.fact.text()


def test_narrow_tables_leave_columns_out(qtbot, page: DataPage, view: View):
    page.present(view)
    assert not page.table.table.isColumnHidden(8)
    page.resize(1054, 612)
    qtbot.waitUntil(lambda: page.table.table.isColumnHidden(8))


def test_both_themes_are_drawn(page: DataPage, view: View):
    for colours in (theme.LIGHT, theme.DARK):
        page.present(replace(view, theme=colours))
        assert page.signals.preview.traces.backgroundBrush().color().name() == (
            colours.panel.lower()
        )


def test_presenting_again_makes_no_new_widgets(page: DataPage, view: View):
    page.present(view)
    before = len(page.findChildren(QWidget))
    for _ in range(20):
        page.present(replace(view))
    assert len(page.findChildren(QWidget)) == before

"""The Report page: says what a report will hold, writes it in another process, and
shows it before."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Patient
from brainTwinStudio.report.contents import MADE
from brainTwinStudio.report.wanted import Wanted
from brainTwinStudio.ui import report_contents
from brainTwinStudio.ui.dialogs.report import ReportDialog
from brainTwinStudio.ui.pages.report import ReportPage
from brainTwinStudio.ui.panels import report_parts
from brainTwinStudio.ui.report_contents import NAMES, parts_of, report_of, stale_of
from brainTwinStudio.ui.report_process import ReportWriter, command
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Written
from tests.made_well_posedness import made_well_posedness
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000  # a process of its own loads matplotlib


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project on the disk."""
    folder = tmp_path_factory.mktemp("report") / "study.btproj"
    with ProjectStore.create(folder) as store:
        store.change(small_project(), "Made")
    return folder


@pytest.fixture
def saved(view: View, stored: Path, tmp_path: Path) -> View:
    """A view of a project that is on the disk."""
    folder = tmp_path / "study.btproj"
    shutil.copytree(stored, folder)
    return replace(view, path=folder)


@pytest.fixture
def page(qtbot: QtBot) -> ReportPage:
    page = ReportPage()
    qtbot.addWidget(page)
    page.resize(1200, 800)
    return page


@pytest.fixture
def wishes(page: ReportPage) -> list:
    return wishes_of(page)


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT, pos=button.rect().center())


def named(parts: tuple) -> dict[str, tuple[str, str]]:
    return {part.title: (part.state, part.text) for part in parts}


# ------------------------------------------------------------------ what it will hold


@pytest.mark.parametrize("spoken", ["not estimated", "nicht geschätzt"])
def test_criteria_that_were_not_estimated_do_not_count_in_any_language(
    view: View, monkeypatch: pytest.MonkeyPatch, spoken: str
):
    monkeypatch.setattr(report_contents, "NOT_ESTIMATED", spoken)
    assert view.project is not None
    assert view.patient is not None
    assert view.twin is not None
    found = made_well_posedness(view.twin.connectome.parcellation.count)
    first, *others = found.criteria
    unknown = replace(first, light="not estimated")
    twin = replace(
        view.twin, well_posedness=replace(found, criteria=(unknown, *others))
    )
    parts = named(parts_of(view.project, view.patient, twin))
    count = len(found.criteria)
    known = sum(one.light != "not estimated" for one in others)
    assert parts["Well-posedness"] == ("partly", f"{known} of {count} criteria")


def test_the_contents_say_what_is_there_and_what_is_missing(view: View):
    assert view.project is not None
    assert view.patient is not None
    found = named(parts_of(view.project, view.patient, view.twin))
    assert found["Fit and agreement"] == (
        "there",
        "held-out FC r = 0.61, interval not estimated",
    )
    assert found["Parameters"] == ("there", "3 values, 1 with intervals")
    assert found["Plans"] == ("partly", "3 plans, 1 not run")
    bare = named(parts_of(view.project, view.patient, None))
    assert {state for state, text in bare.values() if text == "needs a fit"} == {
        "missing"
    }
    assert bare["Data and quality"][0] == "there"


def test_a_twin_of_other_data_is_out_of_date(view: View):
    assert view.patient is not None
    assert view.patient.connectome is not None
    assert view.twin is not None
    assert stale_of(view.patient, view.twin) == ()
    connectome = view.patient.connectome
    doubled = replace(connectome, weights=2 * connectome.weights)
    changed = replace(view.patient, connectome=doubled)
    assert "connectome of P1 was changed" in stale_of(changed, view.twin)[0]
    inputs = (("weights.csv", "aa"), ("bold.tsv", "bb"))
    provenance = replace(view.twin.provenance, inputs=inputs)
    other = replace(view.twin, provenance=provenance)
    assert "no longer in the project" in stale_of(view.patient, other)[0]


def test_without_a_patient_nothing_can_be_written(page: ReportPage, wishes: list):
    page.show()
    page.present(empty_view())
    assert not page.setup.write.isEnabled()
    assert page.preview._stack.currentIndex() == 0
    assert wishes == []


def test_a_free_name_beside_the_project_is_suggested(page: ReportPage, saved: View):
    page.present(saved)
    assert saved.path is not None
    expected = saved.path.parent / "P1-twin-1.pdf"
    assert page.setup.file.text() == str(expected)
    assert page.setup.write.isEnabled()


def test_the_format_changes_the_ending(page: ReportPage, saved: View, qtbot: QtBot):
    page.show()
    page.present(saved)
    click(qtbot, page.setup.format._group.button(1))
    assert page.setup.file.text().endswith("P1-twin-1.html")


def test_a_folder_that_is_not_there_is_told_before(
    page: ReportPage, saved: View, qtbot: QtBot
):
    page.show()
    page.present(saved)
    page.setup.file.selectAll()
    QTest.keyClicks(page.setup.file, "/nowhere/at/all.pdf")
    assert "does not exist" in page.setup.error.text()
    assert not page.setup.write.isEnabled()


def test_a_name_that_no_file_can_have_is_told_before(page: ReportPage, saved: View):
    page.show()
    page.present(saved)
    page.setup.file.setText(f"{'x' * 300}.pdf")
    page.setup.file.textEdited.emit(page.setup.file.text())
    assert "No file can have this name" in page.setup.error.text()
    assert not page.setup.write.isEnabled()


def test_a_report_that_is_out_of_date_is_written_only_when_confirmed(
    page: ReportPage, saved: View, qtbot: QtBot
):
    assert saved.project is not None
    assert saved.patient is not None
    assert saved.patient.connectome is not None
    doubled = replace(
        saved.patient.connectome, weights=2 * saved.patient.connectome.weights
    )
    patient = replace(saved.patient, connectome=doubled)
    page.show()
    page.present(replace(saved, project=saved.project.with_patient(patient)))
    assert "out of date" in page.setup.stale.words.text()
    assert not page.setup.write.isEnabled()
    anyway = page.setup.stale.anyway
    qtbot.mouseClick(anyway, LEFT, pos=anyway.rect().center())
    if not anyway.isChecked():  # the words end before the middle
        anyway.click()
    assert page.setup.write.isEnabled()


# ------------------------------------------------------------------ writing


@pytest.mark.slow
def test_writing_makes_the_file_and_remembers_it(
    page: ReportPage, saved: View, wishes: list, qtbot: QtBot, monkeypatch
):
    opened: list[Path] = []
    monkeypatch.setattr(
        report_parts.QDesktopServices,
        "openUrl",
        lambda url: opened.append(Path(url.toLocalFile())),
    )
    setup = page.setup
    page.present(saved)
    setup.show()
    page.show()
    page.preview._soon.stop()  # only the report itself is written here
    click(qtbot, setup.format._group.button(1))
    click(qtbot, setup.write)
    assert setup.write.text() == "Writing…"
    qtbot.waitUntil(setup.done.isVisible, timeout=PATIENCE_MS)
    assert saved.path is not None
    path = saved.path.parent / "P1-twin-1.html"
    assert path.read_bytes()[:5].lower() == b"<!doc"
    assert "MB" in setup.done.amount.text()
    (do,) = wishes
    assert isinstance(do, Do)
    assert isinstance(do.argument, Written)
    told = do.argument
    assert (told.project, told.twin_id, told.name) == (saved.path, "twin-1", path.name)
    assert saved.project is not None
    report = report_of(saved.project, saved.project.twin("twin-1"), told.created)
    assert report.scenario_ids == ("plan-1", "plan-2")
    click(qtbot, setup.done.open)
    click(qtbot, setup.done.folder)
    assert opened == [path, path.parent]
    page.present(replace(saved, project=saved.project.with_report(report)))
    assert len(setup.earlier.reports) == 1


@pytest.mark.slow
def test_what_is_wanted_reaches_the_file_and_the_record(
    page: ReportPage, saved: View, wishes: list, qtbot: QtBot
):
    setup = page.setup
    page.present(saved)
    page.show()
    plans = setup.holds.contents.rows["plans"]
    assert setup.holds.wanted().language == "en"  # as the window
    click(qtbot, setup.holds.language.button("de"))
    plans.tick.click()
    assert plans.text.text() == "left out; the report says so"
    with qtbot.waitSignal(setup.holds.comment.changed):
        setup.holds.comment.field.setPlainText("Für den 3. Mai: <b>7 Regionen</b>")
    assert page.preview._wanted == setup.holds.wanted()
    page.preview._soon.stop()  # only the report itself is written here
    click(qtbot, setup.format._group.button(1))
    click(qtbot, setup.write)
    qtbot.waitUntil(setup.done.isVisible, timeout=PATIENCE_MS)
    assert saved.path is not None
    text = (saved.path.parent / "P1-twin-1.html").read_text("utf-8")
    assert "Für den 3. Mai: &lt;b&gt;7 Regionen&lt;/b&gt;" in text
    assert '<section id="plans">' not in text
    assert "diesen Bericht erstellen ließ: Pläne." in text
    (do,) = wishes
    assert saved.project is not None
    twin = saved.project.twin("twin-1")
    report = report_of(saved.project, twin, "now", do.argument.wanted)
    assert report.scenario_ids == ()
    assert report.comment == "Für den 3. Mai: <b>7 Regionen</b>"


def test_a_comment_stays_with_its_patient(page: ReportPage, saved: View):
    field = page.setup.holds.comment.field
    page.present(saved)
    field.setPlainText("Of the first")
    assert saved.project is not None
    other = replace(saved.selection, patient_id="P9", twin_id=None)
    both = saved.project.with_patient(Patient("P9"))
    page.present(replace(saved, project=both, selection=other))
    assert field.toPlainText() == ""
    assert page.preview._wanted.comment == ""
    page.present(saved)
    assert field.toPlainText() == "Of the first"


def test_every_section_of_the_contents_is_one_of_the_report(view: View):
    assert view.project is not None
    assert view.patient is not None
    for twin in (view.twin, None):
        parts = parts_of(view.project, view.patient, twin)
        assert [part.name for part in parts] == [
            name for name in MADE if name in {part.name for part in parts}
        ]
    assert set(NAMES.values()) == set(MADE)


def test_a_comment_is_not_on_the_command_line(tmp_path: Path):
    wanted = Wanted(("plans", "brain"), "Not for ps")
    words = command(tmp_path, "P1", None, tmp_path / "a.pdf", wanted)
    assert "Not for ps" not in " ".join(words)
    assert words[words.index("--comment") + 1] == "-"
    assert words[words.index("--without") + 1] == "plans,brain"


@pytest.mark.slow
def test_a_refusal_of_the_process_is_shown_as_its_sentence(
    tmp_path: Path, qtbot: QtBot
):
    writer = ReportWriter()
    with qtbot.waitSignal(writer.failed, timeout=PATIENCE_MS) as heard:
        writer.write(tmp_path / "no.btproj", "P1", None, tmp_path / "P1.html")
    assert heard.args is not None
    (sentence,) = heard.args
    assert "no.btproj" in sentence
    assert "Traceback" not in sentence


def test_a_writer_that_is_given_up_says_nothing(tmp_path: Path, qtbot: QtBot):
    writer = ReportWriter()
    with qtbot.assertNotEmitted(writer.failed), qtbot.assertNotEmitted(writer.written):
        writer.write(tmp_path / "no.btproj", "P1", None, tmp_path / "P1.html")
        assert writer.busy
        writer.stop()
    assert not writer.busy


def test_the_process_is_the_programs_own_command_line(monkeypatch, tmp_path: Path):
    out = tmp_path / "a.pdf"
    words = command(tmp_path, "P1", "twin-2", out)
    assert words[1:4] == ["-m", "brainTwinStudio", "report"]
    assert words[4:] == [
        str(tmp_path), "--patient", "P1", "--twin", "twin-2", "--language", "en",
        "--out", str(out), "--by-window",
    ]  # fmt: skip
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert command(tmp_path, "P1", None, out)[1] == "report"


# ------------------------------------------------------------------ preview


@pytest.mark.slow
def test_the_preview_shows_the_pages_once_it_is_looked_at(
    page: ReportPage, saved: View, qtbot: QtBot
):
    preview = page.preview
    page.present(saved)
    assert not preview._soon.isActive()  # nobody looks yet
    page.show()
    assert preview._soon.isActive()
    preview._soon.setInterval(1)
    preview._want()
    qtbot.waitUntil(lambda: preview._stack.currentIndex() == 1, timeout=PATIENCE_MS)
    assert preview.state.text().endswith("pages")
    first = preview.pages.labels[0].pixmap()
    assert first.height() > 1.3 * first.width()  # A4, upright
    page.present(replace(saved, busy="something else"))
    assert not preview._soon.isActive()  # nothing that it shows has changed
    assert saved.project is not None
    fewer = saved.project.without_scenario("plan-1")
    page.present(replace(saved, project=fewer))
    assert preview._soon.isActive()
    preview._soon.stop()


def test_the_dialog_is_the_set_up_of_the_page(saved: View, qtbot: QtBot):
    dialog = ReportDialog(None, saved)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.setup.write.isEnabled()
    click(qtbot, dialog.cancel)
    assert not dialog.isVisible()

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Project, Selection
from brainTwinStudio.ui.session import Session, fitting


@pytest.fixture
def session(tmp_path: Path, project: Project) -> Iterator[Session]:
    store = ProjectStore.create(tmp_path / "study.btproj")
    store.change(replace(project, scenarios=()), "Import all")
    session = Session()
    session.open(store)
    yield session
    session.close_store()


def test_opening_selects_the_patient_with_the_latest_twin(session: Session) -> None:
    assert session.selection.patient_id == "P1"
    assert session.selection.twin_id == "twin-1"


def test_a_change_is_told_and_is_on_the_disk_at_once(
    session: Session, qtbot: QtBot
) -> None:
    assert session.project is not None
    with qtbot.waitSignal(session.changed):
        session.change(session.project.without_twin("twin-1"), "Delete twin-1")
    assert session.path is not None
    again = ProjectStore.open(session.path, read_only=True)
    assert again.project.twins == ()
    assert again.history.texts[-1] == "Delete twin-1"


def test_undo_brings_back_the_project_and_what_was_selected(session: Session) -> None:
    assert session.project is not None
    chosen = replace(session.selection, regions=("ctx-lh-insula",))
    session.select(chosen)
    session.change(
        session.project.without_twin("twin-1"),
        "Delete twin-1",
        replace(chosen, regions=()),
    )
    assert session.selection.twin_id is None
    session.undo()
    assert session.selection == chosen
    session.redo()
    assert session.project.twins == ()


def test_nothing_to_undo_is_a_sentence(session: Session) -> None:
    session.go(0)
    with pytest.raises(InputError, match="nothing to undo"):
        session._open_store().undo()


def test_a_change_inside_a_change_is_refused(session: Session) -> None:
    assert session.project is not None
    project = session.project
    store = session._open_store()
    real = store.change

    def meddling(new: Project, text: str) -> None:
        session.change(new, "again")
        real(new, text)

    store.change = meddling  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="another one"):
        session.change(project, "once")


def test_selecting_the_same_again_tells_nobody(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.select(replace(session.selection))


def test_a_selection_keeps_only_what_the_project_holds(project: Project) -> None:
    wish = Selection(
        "P1", "no-run", "no-twin", "no-plan", ("ctx-lh-insula", "nowhere"),
        (("ctx-lh-insula", "nowhere"),), 2,
    )  # fmt: skip
    found = fitting(project, wish)
    assert found.regions == ("ctx-lh-insula",)
    assert found.edges == ()
    assert found.recording_id is None
    assert found.twin_id == "twin-1"
    assert found.scenario_id == "plan-3"
    assert found.change is None


def test_a_change_without_an_open_project_is_a_sentence(project: Project) -> None:
    with pytest.raises(InputError, match="No project is open"):
        Session().change(project, "x")


def test_the_only_plan_and_the_only_twin_can_be_deleted(
    session: Session, project: Project
) -> None:
    """Without them the project has the same empty tuples as before they came."""
    whole = session.project
    assert whole is not None
    twin, plan = whole.twins[0], project.scenarios[0]
    bare = replace(whole, twins=(), scenarios=(), reports=())
    session.change(bare, "Delete everything")
    twin = replace(twin, seconds=1.0)  # another one
    session.change(bare.with_twin(twin), "Fit")
    fitted = session.project
    assert fitted is not None
    session.change(fitted.with_scenario(plan), "Plan")
    planned = session.project
    assert planned is not None
    session.change(planned.without_scenario(plan.id), "Delete plan")
    assert session.project is not None
    assert session.project.scenarios == ()
    assert session.project.twins == (twin,)
    again = replace(plan, name="Again")
    session.change(session.project.with_scenario(again), "Plan again")
    session.change(session.project.without_twin(twin.id), "Delete fit")
    assert (session.project.twins, session.project.scenarios) == ((), ())

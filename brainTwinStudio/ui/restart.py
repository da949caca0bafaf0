"""The window closed and opened again, with the same project, page and selection."""

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QProcess, QSettings

from brainTwinStudio.ui import preferences

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio

PLACE = "return"  # where the next start goes to, in the settings
FACTOR, SET_BY_US = "QT_SCALE_FACTOR", "BRAINTWIN_SCALED"


def set_scale(settings: QSettings) -> None:
    """Before the QApplication exists. A factor set from outside counts where the
    person has chosen none here."""
    scale = preferences.read(settings).scale
    if os.environ.pop(SET_BY_US, ""):
        os.environ.pop(FACTOR, None)
    if scale != 100:
        os.environ[FACTOR] = str(scale / 100)
        os.environ[SET_BY_US] = "1"  # so that a restart from here knows whose it is


def restart(studio: "Studio") -> None:
    """Close the window; whoever runs it starts it anew (`start_again`). Where a running
    fit keeps it open, nothing happens."""
    view, path = studio.view, studio.session.path
    place = {
        "project": str(path) if path is not None else None,
        "stage": studio.window.stage,
        "selection": asdict(view.selection),
    }
    studio.settings.setValue(PLACE, json.dumps(place))
    if not studio.window.close():
        studio.settings.remove(PLACE)


def start_again(settings: QSettings) -> bool:
    """Start the program once more if that was asked for; whether it was."""
    if settings.value(PLACE) is None:
        return False
    settings.sync()
    program = QProcess()
    program.setProgram(sys.executable)
    frozen = getattr(sys, "frozen", False)
    program.setArguments([] if frozen else ["-m", "brainTwinStudio", "studio"])
    if not program.startDetached():
        settings.remove(PLACE)
    return True


def go_back(studio: "Studio") -> bool:
    """Open what was open before the restart; whether there was one."""
    kept = studio.settings.value(PLACE)
    studio.settings.remove(PLACE)
    place = _read(kept)
    if not place.get("project"):
        return kept is not None
    studio.act("open-project", place["project"])
    if studio.session.project is None:
        return True
    studio.guarded(_look)(studio, place)
    return True


def _look(studio: "Studio", place: dict[str, Any]) -> None:
    from brainTwinStudio.project import Selection
    from brainTwinStudio.ui.session import fitting

    given: dict[str, Any] = {
        name: tuple(map(_frozen, value)) if isinstance(value, list) else value
        for name, value in place["selection"].items()
    }
    project = studio.session.project
    assert project is not None
    studio.session.select(fitting(project, Selection(**given)))
    studio.show_stage(str(place["stage"]))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _read(kept: object) -> dict[str, Any]:
    try:
        place = json.loads(str(kept)) if kept is not None else {}
    except ValueError:
        return {}
    return place if isinstance(place, dict) else {}

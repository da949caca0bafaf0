"""From a selection to all panels of Inspect redrawn, for 400 regions and 20,000
connections: a made-up brain in the real window, all sections of the twin filled.

    xvfb-run -a -s "-screen 0 1600x1000x24" python -m tests.benchmarks.window_selection
        [--save]

From rest. all: until no panel waits any more and their paint events are done, the
brain's first picture among them, which gets finer afterwards; processor: of this
process meanwhile; longest turn: the longest time in which no other event had its turn.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import Simulation
from brainTwinStudio.project import (
    Connectome,
    FrozenMap,
    Parcellation,
    Patient,
    Project,
    Recording,
    hemispheres_of,
)
from brainTwinStudio.ui import application, theme
from brainTwinStudio.ui.engine_link import EngineLink
from brainTwinStudio.ui.studio import Studio
from tests.report.conftest import make_project
from tests.ui.test_studio import FakeLink

REGIONS, CONNECTIONS, SAMPLES, TIMES = 400, 20_000, 600, 15
SAVED = Path(__file__).parent / "results" / "window_selection.md"


def made_project() -> Project:
    """Names and places of nobody; lobes cannot be told."""
    draw = np.random.default_rng(0)
    names = tuple(f"{'lr'[n % 2]}h-{n:03d}" for n in range(REGIONS))
    sides = hemispheres_of(names)
    places = draw.normal(size=(REGIONS, 3))
    places *= np.array([60.0, 75.0, 50.0]) / np.linalg.norm(places, axis=1)[:, None]
    places[:, 0] = np.abs(places[:, 0]) * np.where(np.arange(REGIONS) % 2, 1, -1)
    upper = np.triu(draw.random((REGIONS, REGIONS)), 1)
    least = np.sort(upper[upper > 0])[-CONNECTIONS]
    weights = np.where(upper >= least, upper, 0.0)
    weights += weights.T
    away = np.linalg.norm(places[:, None] - places[None], axis=2)
    parcellation = Parcellation("400", names, sides, places, "MNI305 (fsaverage)")
    connectome = Connectome(parcellation, weights, np.where(weights > 0, away, 0.0))
    signals = draw.normal(size=(REGIONS, SAMPLES)) + draw.normal(size=(1, SAMPLES))
    run = Recording("rest-1", "bold", signals, 0.5, names, global_signal="present")
    fc = np.corrcoef(signals)
    hz = np.linspace(0.005, 0.25, 50)
    power = np.exp(draw.normal(size=(REGIONS, 50)))
    pictures = {"fc": fc, "psd": power, "psd_hz": hz}
    twin = make_project().twins[0]
    parameters = {
        "G": np.array(1.4),
        "a": draw.uniform(-0.2, 0, REGIONS),
        "weights": weights,
    }
    twin = replace(
        twin,
        connectome=connectome,
        parameters=FrozenMap(parameters),
        measured=FrozenMap({**pictures, "fcd": twin.measured["fcd"]}),
        simulated=FrozenMap({**pictures, "fc": 0.9 * fc, "fcd": twin.simulated["fcd"]}),
    )
    return Project("Study", (Patient("P1", "", connectome, (run,)),), (twin,))


def selected(app: QApplication, studio: Studio, at: int) -> tuple[float, float, float]:
    """All, processor and longest turn, in ms, of one selection."""
    name, view3d = studio.view.names[at], studio.window.brain.view3d
    patience = time.monotonic() + 10
    while not view3d.rendering.is_at_rest and time.monotonic() < patience:
        app.processEvents()  # the picture of the selection before
    began, busy, longest = time.perf_counter(), time.process_time(), 0.0
    studio.act("select-region", name)
    while True:
        since = time.perf_counter()
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        longest = max(longest, time.perf_counter() - since)
        drawn = studio.view.selection.regions == (name,) and not studio._pending
        if drawn and not studio._soon.isActive():
            break
    app.processEvents()
    ends = time.perf_counter() - began, time.process_time() - busy, longest
    return 1000 * ends[0], 1000 * ends[1], 1000 * ends[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    app = application.make_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.DARK)
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        own.mkdir()
        settings = QSettings(str(own / "s.ini"), QSettings.Format.IniFormat)
        studio = Studio(own, settings, cast("EngineLink", FakeLink()))
        store = ProjectStore.create(Path(folder) / "study.btproj")
        store.change(made_project(), "Import")
        studio.session.open(store)
        twin = store.project.twins[0]
        draw = np.random.default_rng(1)
        signals = draw.normal(size=(1, SAMPLES, REGIONS))
        names = twin.connectome.parcellation.region_names
        studio.runs[twin.id] = Simulation(signals, 2.0, names)
        studio.window.resize(1600, 1000)
        studio.window.show()
        studio.show_stage("inspect")
        studio.present_now()
        for at in range(3):  # what is made once
            selected(app, studio, at)
        every = [selected(app, studio, 7 + 11 * at) for at in range(TIMES)]
        studio.ends.close_anyway = True
        studio.shut_down()
    found = np.array(every)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    rows = [
        f"| {name} | {np.median(found[:, at]):.0f} | {found[:, at].max():.0f} |"
        for at, name in enumerate(("all", "processor", "longest turn"))
    ]
    head = f"{TIMES} selections, 400 regions, 20,000 connections; load {load}."
    text = "\n".join(
        ["# Selection to all panels redrawn", "", head, "",
         "| | median, ms | largest, ms |", "|---|---|---|", *rows]
    )  # fmt: skip
    print(text)
    if args.save:
        SAVED.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

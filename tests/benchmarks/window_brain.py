"""The 3D view in software OpenGL: frames a second while it turns, the time from rest to
full detail, and from a selection to its picture, for 68, 84 and 400 regions.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python -m tests.benchmarks.window_brain --save
"""

import argparse
import os
import platform
import time
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from brainTwinStudio.report.assets import cortex, resource
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.plots.brain import BrainScene, BrainView, make_brain_view
from tests.benchmarks.event_turns import wait

SIZE, FRAMES, STEP_DEG = (1060, 480), 60, 3.0
LIMIT_S = 10.0
PACKAGES = ("PySide6-Essentials", "vispy", "numpy")
SAVED = Path(__file__).parent / "results" / "window_brain.md"
HEAD = (
    *("regions", "edges drawn", "cortex", "turning, frames/s", "slowest, ms"),
    *("processor, ms a frame", "at rest, ms", "processor at rest, ms"),
    *("release to full detail, s", "longest turn of events, ms"),
    *("selection to picture, ms", "to full detail, ms", "activity, frames/s"),
)


def demo(name: str, edges: int) -> BrainScene:
    """A demo connectome; every region with a place."""
    folder = resource("demo", name)
    rows = [
        line.split("\t")
        for line in folder.joinpath("regions.tsv").read_text("utf-8").splitlines()
    ][1:]
    places = np.array([[float(part) for part in row[-3:]] for row in rows])
    text = folder.joinpath("weights.csv").read_text("utf-8").splitlines()
    weights = np.array([[float(part) for part in line.split(",")] for line in text])
    return scene_of(places, weights, edges)


def like_schaefer_400() -> BrainScene:
    """400 regions over the cortex with 20,000 connections, near ones the strongest."""
    draw = np.random.default_rng(0)
    places = np.concatenate(
        [
            _spread(cortex(side, fast=True).vertices_mm, 200)
            for side in ("left", "right")
        ]
    )
    away = np.linalg.norm(places[:, None] - places[None], axis=2)
    weights = np.exp(-away / 18 + draw.normal(0, 1, away.shape))
    return scene_of(places, np.maximum(weights, weights.T), 20_000)


def _spread(vertices: np.ndarray, count: int) -> np.ndarray:
    """So many vertices, each as far as can be from those before it."""
    chosen = [0]
    away = np.linalg.norm(vertices - vertices[0], axis=1)
    while len(chosen) < count:
        chosen.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(vertices - vertices[chosen[-1]], axis=1))
    return vertices[chosen].astype(float)


def scene_of(places: np.ndarray, weights: np.ndarray, edges: int) -> BrainScene:
    """The strongest so many edges, or as many as there are."""
    count = len(places)
    np.fill_diagonal(weights, 0.0)
    share = edges / (count * (count - 1) / 2)
    names = tuple(f"R{i}" for i in range(count))
    values = np.linspace(0, 1, count)
    return BrainScene(
        places, names, ("L",) * count, weights, values, "Value", edge_share=share
    )


def measured(application: QApplication, scene: BrainScene) -> list[float]:
    """What HEAD names from "turning" on, of one scene."""
    view = make_brain_view()
    assert not view.is_flat, "There is no OpenGL here."
    view.resize(*SIZE)
    view.set_scene(scene)
    view.show()
    wait(application, lambda: view.rendering.is_at_rest, LIMIT_S)
    for _ in range(8):  # shaders are compiled and the machine gets known
        turn(view)
    used = time.process_time()
    times = [turn(view) for _ in range(FRAMES)]
    used = (time.process_time() - used) / FRAMES
    full, longest = wait(application, lambda: view.rendering.is_at_rest, LIMIT_S)
    rest, still = min(fine(view) for _ in range(4))
    first, whole = zip(*(select(application, view, i) for i in range(5)), strict=True)
    view.rendering.play(True)
    played = [play(view, i) for i in range(40)][10:]
    view.close()
    view.deleteLater()
    ms = 1e3
    return [
        *(1 / float(np.mean(times)), ms * max(times), ms * used),
        *(ms * rest, ms * still, full, ms * longest),
        *(ms * float(np.median(first)), ms * float(np.median(whole))),
        1 / float(np.mean(played)),
    ]


def turn(view: BrainView) -> float:
    """Seconds from a step of a drag to its picture on the widget."""
    start = time.perf_counter()
    view.look(view.camera.rotated(STEP_DEG, 0.0))
    view.repaint()
    return time.perf_counter() - start


def fine(view: BrainView) -> tuple[float, float]:
    """Seconds of the fine picture at once, and of the processors for it."""
    used = time.process_time()
    return view.render_once(), time.process_time() - used


def select(application: QApplication, view: BrainView, at: int) -> tuple[float, float]:
    """Seconds from a selection to its mark, and to the full picture."""
    start = time.perf_counter()
    view.set_scene(replace(view.scene, selected=(3 * at,)))
    view.repaint()
    marked = time.perf_counter() - start
    wait(application, lambda: view.rendering.is_at_rest, LIMIT_S)
    return marked, time.perf_counter() - start


def play(view: BrainView, at: int) -> float:
    """Seconds from other values of all regions to their picture."""
    values = np.sin(np.arange(view.scene.count) + at / 3)
    start = time.perf_counter()
    view.set_values(values)
    view.repaint()
    return time.perf_counter() - start


def rows() -> list[list[str]]:
    application = QApplication([])
    theme.apply(application, theme.DARK)
    scenes = (demo("demo_composite", 400), demo("demo_connectome_84", 400))
    found = []
    for scene in (*scenes, like_schaefer_400()):
        for glass in (0.5, 0.0):
            shown = replace(scene, cortex=glass)
            numbers = measured(application, shown)
            edges = round(shown.edge_share * shown.count * (shown.count - 1) / 2)
            known = int(
                np.count_nonzero(np.triu(np.maximum(shown.weights, shown.weights.T), 1))
            )
            found.append(
                [str(shown.count), f"{min(edges, known):,}", "on" if glass else "off"]
                + [f"{n:.2f}" if n < 10 else f"{n:.0f}" for n in numbers]
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    load = os.getloadavg()[0]
    lines = [HEAD, ["---"] * len(HEAD), *rows()]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    print(table)
    if args.save:
        packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        SAVED.write_text(
            f"# The 3D view, {datetime.now(UTC):%Y-%m-%d}\n\n"
            "Written by `tests/benchmarks/window_brain.py --save`; nothing is typed "
            "by hand. Software OpenGL (llvmpipe) in Xvfb, a view of "
            f"{SIZE[0]} x {SIZE[1]}; {os.cpu_count()} cores ({platform.machine()}), "
            f"load {load:.1f} before the start; Python {platform.python_version()}, "
            f"{packages}.\n\n{table}\n",
            "utf-8",
        )


if __name__ == "__main__":
    main()

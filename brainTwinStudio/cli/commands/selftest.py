"""`braintwin selftest`: is everything here that the program needs?"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, within
from brainTwinStudio.cli.commands.studio import add_language
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.language import choose

if TYPE_CHECKING:
    from brainTwinStudio.project import Patient

REGIONS, SAMPLES, TR_S = 6, 120, 2.0
THEMES = ("dark", "light", "contrast")  # as ui.tokens names them
NO_WINDOW = {
    "longest_gap_ms": None,
    "gap_p99_ms": None,
    "frames_per_second": {"still": None, "rotating": None},
    "startup_seconds": None,
    "pictures": [],
}


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of the self-test."""

    name: str
    ok: bool
    message: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--gui",
        metavar="DIR",
        help="walk the main job through the real window too (minutes); a picture of "
        "every stage goes to DIR",
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        default="1600x1000",
        help="of the window, with --gui (default: %(default)s)",
    )
    parser.add_argument(
        "--scale",
        metavar="PERCENT",
        type=within(100, 200, int),
        default=100,
        help="with --gui: everything so many percent as large (default: %(default)s)",
    )
    parser.add_argument(
        "--theme",
        choices=THEMES,
        default=THEMES[0],
        help="of the window, with --gui (default: %(default)s)",
    )
    add_language(parser)
    parser.add_argument(
        "--no-figures",
        action="store_true",
        help="with --gui: only walk, without the standard fit that is measured",
    )


def run(args: argparse.Namespace) -> Answer:
    data: dict[str, Any] = dict(NO_WINDOW)
    checks: list[Check] = []
    if args.gui:
        checks = _walk(args, data)  # before JAX is in this process: a window has none
    checks += [_checked(name, check) for name, check in CHECKS]
    ok = all(check.ok for check in checks)
    lines = [f"{'ok  ' if c.ok else 'FAIL'}  {c.name}: {c.message}" for c in checks]
    return Answer(
        {"ok": ok, "checks": checks, **data}, "\n".join(lines), 0 if ok else 1
    )


def _walk(args: argparse.Namespace, data: dict[str, Any]) -> list[Check]:
    """The window's part; fills `data`."""
    from brainTwinStudio.cli.commands.studio import NO_DISPLAY, has_display

    out, size = Path(args.gui), _size(args.size)
    if not has_display():
        if shutil.which("xvfb-run") is None:
            raise InputError(f"{NO_DISPLAY} With xvfb-run the self-test needs none.")
        _again_under_xvfb(size, args.scale)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(out, f"It cannot be made: {error.strerror}.") from None
    choose(args.language or "en")  # before the window is loaded
    if args.scale != 100:
        os.environ["QT_SCALE_FACTOR"] = str(args.scale / 100)
    from brainTwinStudio.ui.walk import selftest

    began = time.perf_counter() - (selftest.process_age_s() or 0.0)
    measure = not args.no_figures
    report = selftest.run(
        out, began=began, size=size, theme=args.theme, measure=measure
    )
    figures = report.figures
    data |= {
        "longest_gap_ms": figures.longest_gap_ms,
        "gap_p99_ms": figures.gap_p99_ms,
        "gaps_over_50_ms": figures.gaps_over_50_ms,
        "measured_seconds": figures.measured_s,
        "frames_per_second": {
            "still": figures.still_fps,
            "rotating": figures.rotating_fps,
        },
        "startup_seconds": report.startup_seconds,
        "pictures": list(report.pictures),
    }
    return [Check(f.name, f.ok, f.message) for f in report.findings]


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 1120):
        raise InputError(f"'{text}' is no size of a window; expected 1600x1000, say.")
    return int(width), int(height)


def _again_under_xvfb(size: tuple[int, int], scale: int) -> None:
    """The same command on a virtual screen with room for the window; this process
    becomes it."""
    width, height = (round(length * 1.2 * scale / 100) for length in size)
    screen = ["--auto-servernum", "--server-args", f"-screen 0 {width}x{height}x24"]
    command = [sys.executable, "-m", "brainTwinStudio", *sys.argv[1:]]
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.execvp("xvfb-run", ["xvfb-run", *screen, *command])


def _checked(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, True, check())
    except Exception as error:  # whatever fails is what the self-test is there to find
        return Check(name, False, f"{type(error).__name__}: {error}")


# ---------------------------------------------------------------- checks


def _resources() -> str:
    from brainTwinStudio.report import assets

    for side in ("left", "right"):
        assets.cortex(side)
        assets.cortex(side, fast=True)
    for name in ("batlow", "vik", "lipari", "tide"):
        assets.colour_map(name)
    fonts = [assets.font_bytes(weight) for weight in ("Regular", "SemiBold")]
    demo = [
        f for f in assets.resource("demo", "demo_composite").iterdir() if f.is_file()
    ]
    size = sum(len(data) for data in [*fonts, *(file.read_bytes() for file in demo)])
    return (
        f"meshes, maps, fonts and the demo patient are readable ({size / 1e6:.1f} MB)"
    )


def _compile_cache() -> str:
    from brainTwinStudio.jobs.compile_cache import default_cache_dir

    folder = Path(default_cache_dir())
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"x")
    return f"{folder} can be written to"


def _engine() -> str:
    from brainTwinStudio.cli.asking import start_engine

    catalogue = start_engine()
    versions = dict(catalogue.versions)
    return (
        f"{len(catalogue.node_models)} node models on {catalogue.device}, "
        f"jax {versions.get('jax', 'of unknown version')}"
    )


def _tiny_fit() -> str:
    import numpy as np

    from brainTwinStudio.cli.asking import ask
    from brainTwinStudio.jobs.messages import FitRequest
    from brainTwinStudio.project import FitSettings, Twin

    patient = tiny_patient()
    assert patient.connectome is not None
    settings = FitSettings("quick", judge_seeds=4)
    request = FitRequest(
        patient.id, patient.connectome, patient.recordings, settings=settings
    )
    twin = ask(request, Twin)
    if twin.outcome == "diverged" or not np.isfinite(twin.loss_history).all():
        raise ArithmeticError(f"the fit of {REGIONS} regions diverged: {twin.message}")
    if not all(np.isfinite(value).all() for value in twin.parameters.values()):
        raise ArithmeticError("a fitted parameter is not finite")
    first, last = twin.loss_history[0], twin.loss_history[-1]
    return f"{REGIONS} regions, loss {first:.3g} to {last:.3g}, all finite"


def _report() -> str:
    from brainTwinStudio.project import Project
    from brainTwinStudio.report.page import write_html
    from brainTwinStudio.report.pdf import write_pdf

    project = Project("selftest", (tiny_patient(),))
    with tempfile.TemporaryDirectory() as folder:
        sizes = [
            write(project, "selftest", Path(folder) / name).stat().st_size
            for write, name in ((write_html, "report.html"), (write_pdf, "report.pdf"))
        ]
    return (
        f"HTML ({sizes[0] / 1e3:.0f} kB) and PDF ({sizes[1] / 1e3:.0f} kB) are written"
    )


def tiny_patient() -> "Patient":
    """Made-up regions with a shared signal; nothing here was measured."""
    import numpy as np

    from brainTwinStudio.project import Connectome, Parcellation, Patient, Recording

    draw = np.random.default_rng(0)
    names = tuple(f"region-{i + 1}" for i in range(REGIONS))
    weights = draw.uniform(0.1, 1.0, (REGIONS, REGIONS))
    weights = np.triu(weights, 1) + np.triu(weights, 1).T
    shared = draw.normal(size=(1, SAMPLES))
    signals = np.cumsum(shared + draw.normal(size=(REGIONS, SAMPLES)), axis=1)
    signals -= np.linspace(0, 1, SAMPLES) * signals[:, -1:]
    run = Recording("run-1", "bold", signals, 1 / TR_S, names, global_signal="present")
    parcellation = Parcellation("selftest", names, ("-",) * REGIONS)
    return Patient("selftest", "made up", Connectome(parcellation, weights), (run,))


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("resources", _resources),
    ("compile cache", _compile_cache),
    ("engine", _engine),
    ("tiny fit", _tiny_fit),
    ("report", _report),
)
COMMAND = Command(
    "selftest", "is everything here that the program needs", add_arguments, run
)

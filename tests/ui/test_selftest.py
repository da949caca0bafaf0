"""The robot's walk: what its findings ask for, and the window that it is given."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio import cli
from brainTwinStudio.cli.commands import selftest as command
from brainTwinStudio.ui.tokens import ThemeName
from brainTwinStudio.ui.walk import selftest
from brainTwinStudio.ui.walk.measures import Figures


@pytest.mark.parametrize(("age_s", "passes"), [(1.2, True), (1.7, False)])
def test_a_window_seen_after_a_second_and_a_half_is_late(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, age_s: float, passes: bool
) -> None:
    now = 100.0
    monkeypatch.setattr(selftest.time, "perf_counter", lambda: now)
    window = QWidget()
    shown = selftest._Shown(window, now - age_s)
    finding = shown.finding()
    assert finding.ok == passes
    assert finding.name == "window visible in less than 1.5 s"
    assert finding.message.startswith(f"{age_s:.2f} s")


def test_every_theme_can_be_walked() -> None:
    assert set(command.THEMES) == set(get_args(ThemeName))


@pytest.mark.parametrize("theme", command.THEMES)
def test_the_walk_gets_the_theme_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, theme: str
) -> None:
    asked = {}

    def run(out: Path, **how: object) -> selftest.Report:
        asked.update(how)
        return selftest.Report((), Figures(), 1.0, ())

    monkeypatch.setattr(selftest, "run", run)
    monkeypatch.setattr(command, "CHECKS", ())
    monkeypatch.setattr("brainTwinStudio.cli.commands.studio.has_display", lambda: True)
    cli.main(["selftest", "--gui", str(tmp_path), "--theme", theme, "--no-figures"])
    assert asked["theme"] == theme

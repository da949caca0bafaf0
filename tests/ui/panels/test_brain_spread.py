"""The spread that the brain shows belongs to the runs that were asked for last."""

import pytest
from PySide6.QtCore import QObject

from brainTwinStudio.ui.panels import brain_spread
from brainTwinStudio.ui.panels.brain_spread import LatestSpread
from tests.ui.plan_answers import answer_to
from tests.ui.small import small_project


def test_an_older_spread_that_comes_late_is_not_taken(monkeypatch: pytest.MonkeyPatch):
    going: list[tuple] = []
    monkeypatch.setattr(brain_spread, "in_background", lambda *work: going.append(work))
    news: list[int] = []
    spread = LatestSpread(QObject(), lambda: news.append(1))
    older, newer = (answer_to(small_project(), "plan-1") for _ in range(2))
    for answer in (older, newer, newer):
        spread.ask(answer)
    assert len(going) == 2  # nothing is computed twice
    for _, work, done, _ in reversed(going):
        done(work())
    assert news == [1]
    assert spread.of(newer) is not None
    assert spread.of(older) is None
    assert spread.of(None) is None

"""A disease is asked of the engine, and what it takes by then goes into the plan."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.disease_requests import DiseaseRequest
from brainTwinStudio.project import FrozenMap, ParameterChange
from brainTwinStudio.project.disease import (
    DiseaseAnswer,
    DiseaseCase,
    DiseaseCourse,
    DiseaseInfo,
)
from brainTwinStudio.ui.commands.diseases import Diseases
from brainTwinStudio.ui.plans import copied, without_change
from brainTwinStudio.ui.wishes import Ask, Change
from tests.report.conftest import NAMES
from tests.ui.small import empty_view, small_view

INFO = DiseaseInfo("ei-shift", "E/I shift", "m", "s", (), "regions", "days", "a")
CASE = DiseaseCase("ei-shift", (1.0,), NAMES[:1])
SHIFT = ParameterChange("a", (0.02,), "shift", NAMES[:1])


class Link(QObject):
    finished = Signal(object)


class Host(QObject):
    """What a group of commands needs of the studio."""

    def __init__(self) -> None:
        super().__init__()
        self.view = small_view()
        self.link = Link()
        self.session = SimpleNamespace(project=self.view.project)
        self.granted: list = []

    def guarded(self, deed):
        return deed

    def grant(self, wish: object) -> None:
        self.granted.append(wish)


def answer(*changes: ParameterChange) -> DiseaseAnswer:
    burden = np.zeros((1, len(NAMES)))
    course = DiseaseCourse(INFO, (1.0,), NAMES, burden, (changes,), FrozenMap())
    return DiseaseAnswer(course, (None,))


@pytest.fixture
def asked() -> tuple[Host, Diseases, DiseaseRequest]:
    host = Host()
    group = Diseases(host)  # type: ignore[arg-type]
    group.deeds["plan-disease"](CASE)
    (wish,) = host.granted
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, DiseaseRequest)
    assert wish.request.seeds == 0
    return host, group, wish.request


def test_the_answer_goes_into_the_plan_it_was_asked_for(asked):
    host, group, request = asked
    group.told(SimpleNamespace(request=request, answer=answer(SHIFT)))
    wish = host.granted[-1]
    assert isinstance(wish, Change)
    assert wish.project.scenario("plan-1").changes[-1] == SHIFT
    (course,) = wish.project.courses_of(wish.project.scenario("plan-1"))
    assert course.takes == (SHIFT,)
    assert course.begins == NAMES[:1]
    copy = copied(wish.project, "plan-1")
    assert copy.plan_id is not None
    (same,) = copy.project.courses_of(copy.project.scenario(copy.plan_id))
    assert same.burden is course.burden
    last = len(wish.project.scenario("plan-1").changes) - 1
    off = without_change(wish.project, "plan-1", last)
    assert off.project.courses_of(off.project.scenario("plan-1")) == ()
    assert off.project.courses == wish.project.courses  # comes back with its change
    assert wish.project.without_scenario("plan-1").courses == ()
    assert wish.project.without_twin("twin-1").courses == ()
    group.told(SimpleNamespace(request=request, answer=answer(SHIFT)))
    assert len(host.granted) == 2  # once


def test_a_disease_that_does_nothing_yet_says_so(asked):
    _, group, request = asked
    with pytest.raises(InputError, match="changes nothing"):
        group.told(SimpleNamespace(request=request, answer=answer()))


def test_a_plan_that_is_gone_takes_nothing(asked):
    host, group, request = asked
    host.session.project = host.view.project.without_scenario("plan-1")
    group.told(SimpleNamespace(request=request, answer=answer(SHIFT)))
    assert len(host.granted) == 1


def test_without_a_plan_it_is_refused():
    host = Host()
    host.view = replace(empty_view())
    group = Diseases(host)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="begin a plan first"):
        group.deeds["plan-disease"](CASE)

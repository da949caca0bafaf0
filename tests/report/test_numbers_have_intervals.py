"""Nothing in a report shows a fitted or predicted number without its interval or the
words "not estimated": the page is written twice, the second time of a twin and plans
whose fitted or predicted numbers are others (tests/numbers_follow.py). A statement is a
paragraph, a row of a table, a caption or what is said of a picture; a section may say
of all its numbers that intervals were not estimated."""

from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from brainTwinStudio.project import FrozenMap, Project, ScenarioResult, Twin
from brainTwinStudio.report import page
from brainTwinStudio.report.blocks import Block
from brainTwinStudio.report.page import html_of
from tests.made_states import made_states
from tests.made_well_posedness import made_well_posedness
from tests.numbers_follow import FACTOR, Said, unbacked, varied
from tests.report.conftest import make_project
from tests.report.test_electric_report import electric_project

FITTED = ("parameters", "intervals", "planning", "learned")
AGREEMENT = ("simulated", "train", "held_out", "learned_connectome", "shares")
STATEMENTS = ("p", "tr", "li", "figcaption", "caption", "h1", "h2", "h3", "dt", "dd")
PREDICTED_STATES = (
    *("simulated_patterns", "likeness", "simulated_probability", "apart"),
    *("simulated_dwell_s", "simulated_transitions", "probability_low"),
    *("probability_high", "dwell_low", "dwell_high"),
    *("transitions_low", "transitions_high"),
)


class Reader(HTMLParser):
    """Statements with the section they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._section, self._words, self._depth = "", [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "section":
            self._section = named.get("id") or ""
        if tag == "img":
            self._say(named.get("alt") or "")
        is_card = tag == "div" and named.get("class") in ("card", "note")
        if tag in STATEMENTS or is_card:
            self._words = []
        if tag in ("td", "th"):
            self._words.append("|")

    def handle_endtag(self, tag: str) -> None:
        if tag in (*STATEMENTS, "div"):
            self._say(" ".join(" ".join(self._words).split()))
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _say(self, words: str) -> None:
        if words:
            self.said.append(Said((self._section, str(len(self.said))), words))


def statements(project: Project) -> list[Said]:
    reader = Reader()
    reader.feed(html_of(project, project.patients[0], project.twins[0]))
    return reader.said


def analysed(
    project: Project,
    *,
    intervals: bool,
    fitted: float = 1.0,
    agreement: float = 1.0,
    unedited: float = 1.0,
) -> Project:
    """fitted, agreement: what these numbers are multiplied by; unedited: what the
    outcomes of the twin without a plan are."""
    twin: Twin = project.twins[0]
    limits = {}
    if intervals:
        limits = {
            name: np.stack([np.asarray(v) - 0.1 * abs(v), np.asarray(v) + 0.1 * abs(v)])
            for name, v in twin.parameters.items()
        }
    count = twin.connectome.parcellation.count
    states = varied(
        made_states(count, twin.id, twin.patient_id), *PREDICTED_STATES, factor=fitted
    )
    twin = replace(
        twin,
        intervals=FrozenMap(limits),
        states=None if twin.sensors is not None else states,
        well_posedness=made_well_posedness(count, twin.id),
    )
    twin = varied(twin, *FITTED, factor=fitted)
    names = AGREEMENT if twin.sensors is None else ("train", "held_out")
    twin = varied(twin, *names, factor=agreement)
    plans = tuple(
        plan
        if plan.result is None
        else replace(plan, result=changed(plan.result, fitted, unedited))
        for plan in project.scenarios
    )
    return replace(project, twins=(twin,), scenarios=plans)


def changed(result: ScenarioResult, plan: float, unedited: float) -> ScenarioResult:
    effects = (
        varied(one, "value", "low", "high", factor=plan) for one in result.effects
    )
    effects = tuple(varied(one, "baseline", factor=unedited) for one in effects)
    return replace(result, effects=effects)


@pytest.fixture(autouse=True)
def _no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn is not read; captions and what is said of pictures are."""

    def shown(block: Block) -> dict[str, object]:
        return {"kind": type(block).__name__, "is": block, "source": ""}

    monkeypatch.setattr(page, "_shown", shown)


@pytest.mark.parametrize("kind", ["fmri", "eeg"])
@pytest.mark.parametrize("intervals", [True, False], ids=["intervals", "bare"])
def test_every_number_of_a_report(kind: str, intervals: bool):
    made = make_project() if kind == "fmri" else electric_project()
    first = statements(analysed(made, intervals=intervals))
    others = analysed(made, intervals=intervals, fitted=FACTOR, agreement=FACTOR)
    second = statements(others)
    assert len(first) == len(second)
    assert sum(a.words != b.words for a, b in zip(first, second, strict=True)) > 10
    faults = [f"{one.place[0]}: {one.words[:300]!r}" for one in unbacked(first, second)]
    assert not faults, "\n".join(faults)


def test_outcomes_of_the_unedited_twin():
    made = make_project()
    first = statements(analysed(made, intervals=True))
    others = analysed(made, intervals=True, fitted=FACTOR, unedited=FACTOR)
    assert not unbacked(first, statements(others))

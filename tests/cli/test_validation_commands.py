"""`crossvalidate`, `pareto` and `explain`: what they ask for, and what they say."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pretended import NAMES, TR, FakeEngine, Files

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import (
    CrossValidateRequest,
    ExplainRequest,
    FrontRequest,
)
from brainTwinStudio.project import FrozenMap, MetricInfo
from brainTwinStudio.project.validation import (
    CrossValidation,
    Explanation,
    FoldScore,
    FrontPoint,
    HarderScore,
    LossFront,
    PartLoss,
)

METRICS = (
    MetricInfo("fc_r", "FC, correlation", "static", "higher"),
    MetricInfo("fcd_ks", "FCD, KS distance", "dynamic", "lower"),
    MetricInfo("fc_r_sd", "FC, spread", "static", None),
)


def folds(of: CrossValidateRequest, watcher: Any) -> CrossValidation:
    """Two of three folds, fc_r 0.6 and 0.8; the copy is 0.1 better."""
    scores = []
    for number, run in enumerate(of.recordings[:2]):
        value = 0.6 + 0.2 * number
        harder = HarderScore(
            "noise, 6 dB", "noise", 6.0, FrozenMap({"fc_r": value - 0.2}),
            FrozenMap({"fc_r": value}), FrozenMap({"fc_r": 0.5}),
        )  # fmt: skip
        scores.append(
            FoldScore(
                (run.id,),
                FrozenMap({"fc_r": value, "fcd_ks": 0.2}),
                FrozenMap({"fc_r": value + 0.1, "fcd_ks": 0.1}),
                FrozenMap({"fc_r": 0.3}),
                of.settings.losses,
                "converged",
                harder=(harder,) if of.plan.robust else (),
            )
        )
    return CrossValidation(
        METRICS, tuple(scores), 3, of.plan, of.patient_id, of.settings.judge_seeds,
        of.settings.seed, notes=("A note.",),
    )  # fmt: skip


def swept(of: FrontRequest, watcher: Any) -> LossFront:
    points = tuple(
        FrontPoint(
            tuple(zip(of.losses, (w, 1 - w), strict=True)),
            FrozenMap({"fc_r": w, "fcd_ks": 1 - w}),
            w != 0.5,
            w == 1.0,
            "converged",
        )
        for w in (0.0, 0.5, 1.0)
    )
    return LossFront(
        of.losses, METRICS[:2], METRICS, points, 3, of.settings.hold_out > 0,
        FrozenMap({"fc_r": 0.9}), of.patient_id, of.settings.judge_seeds, 0,
    )  # fmt: skip


def explained(of: ExplainRequest, watcher: Any) -> Explanation:
    names = of.twin.connectome.parcellation.region_names
    shares = np.linspace(0.0, 0.7, len(names))
    part = PartLoss("learned_connectome", FrozenMap({"fc_r": -0.2}), shares)
    return Explanation(
        METRICS, FrozenMap({"fc_r": 0.7}), (part, PartLoss("noise", None, None)),
        FrozenMap({"fc_r": FrozenMap({"G": 0.1, "edges": 0.3})}),
        np.full(len(names), -0.2), 0.8, 0.1, 0.5, tuple(r.id for r in of.recordings),
        names, of.twin.id, of.twin.patient_id, of.seeds, of.seed, notes=of.notes,
    )  # fmt: skip


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    requests: list[Any] = []

    def kept(answer):
        def handler(request: Any, watcher: Any) -> Any:
            requests.append(request)
            return answer(request, watcher)

        return handler

    for request, answer in (
        (CrossValidateRequest, folds),
        (FrontRequest, swept),
        (ExplainRequest, explained),
    ):
        monkeypatch.setitem(worker.HANDLERS, request, kept(answer))
    return requests


@pytest.fixture
def runs(braintwin, project: Path, files: Files) -> Path:
    """A project with two runs of P1."""
    words = ("import", project, files.bold2, "--patient", "P1", "--tr", TR)
    assert braintwin(*words).status == 0
    return project


# ------------------------------------------------------------------ crossvalidate


def test_cross_validation_asks_for_what_was_said(braintwin, asked, runs: Path):
    words = ("crossvalidate", runs, "--patient", "P1", "--effort", "quick")
    said = braintwin(*words, "--robust", "--seeds", 4, "--loss", "fc=1,psd=2", "--json")
    (request,) = asked
    assert len(request.recordings) == 2
    assert request.settings.effort == "quick"
    assert request.settings.judge_seeds == 4
    assert request.settings.losses == (("fc", 1.0), ("psd", 2.0))
    assert request.plan.robust
    assert request.plan.candidates == ()
    data = said.json
    assert data["outcome"] == "stopped"
    assert "2 of 3 folds are finished" in data["message"]
    assert data["summary"]["fc_r"]["twin"]["mean"] == pytest.approx(0.7)
    difference = data["summary"]["fc_r"]["twin_minus_copy"]
    assert difference["low"] == pytest.approx(-0.1)
    assert data["summary"]["fc_r"]["structure"]["mean"] == pytest.approx(0.3)
    assert "fc_r_sd" not in data["summary"]
    further = data["summary"]["fc_r"]["next_run"]
    assert (further["low"], further["level"], further["n"]) == (None, 0.9, 2)
    assert "at least 19" in further["told"]
    assert data["robustness"][0]["fc_r"]["change"]["mean"] == pytest.approx(-0.2)
    assert data["robustness"][0]["fcd_ks"]["harder"]["mean"] is None


@pytest.mark.parametrize("command", ["crossvalidate", "pareto"])
def test_repeated_fits_take_the_models_of_a_fit(
    command: str, braintwin, asked, runs: Path
):
    words = (command, runs, "--connectome", "fixed", "--learned", "residual,sending")
    assert braintwin(*words).status == 0
    spec = asked[-1].spec
    assert (spec.connectome, spec.learned) == ("fixed", ("residual", "sending"))
    assert "No learned part 'soul'" in braintwin(*words[:-1], "soul").refused
    said = " ".join(braintwin(command, "--help").out.split())
    fit = " ".join(braintwin("fit", "--help").out.split())
    for option in ("--connectome", "--learned", "--effort"):
        assert option in said
        assert option in fit


def test_losses_to_choose_from_are_given_or_usual(braintwin, asked, runs: Path):
    braintwin("crossvalidate", runs, "--nested")
    assert len(asked[-1].plan.candidates) == 3
    given = ("--try", "fc=1", "--try", "fc=1,psd=1")
    braintwin("crossvalidate", runs, "--over", "time", "--folds", 5, "--nested", *given)
    assert asked[-1].plan.candidates == ((("fc", 1.0),), (("fc", 1.0), ("psd", 1.0)))
    assert (asked[-1].plan.over, asked[-1].plan.folds) == ("time", 5)


def test_the_table_of_folds_for_people(braintwin, asked, runs: Path):
    said = braintwin("crossvalidate", runs, "--robust")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0].startswith("Stopped: 2 of 3 folds")
    row = next(line for line in lines if "FC, correlation" in line)
    head = next(line for line in lines if "copy of training data" in line)
    assert "0.700" in row
    assert "twin - copy" in head
    assert "next run, 90%" in head
    assert "not estimated" in row
    assert any(line.startswith("Next run, 90%: Not estimated") for line in lines)
    assert any("noise, 6 dB" in line for line in lines)
    assert "A note." in said.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--try", "fc=1"), "add --nested"),
        (("--nested", "--try", "fc=1"), "two or more"),
        (("--folds", "1"), "2 to 100"),
        (("--over", "days"), "time"),
        (("--nested", "--try", "fc=1", "--try", "fca=1"), "No loss 'fca'"),
        (("--model", "hopff"), "No node model"),
        (("--patient", "P9"), "Known: P1"),
    ],
)
def test_cross_validation_refuses_in_one_sentence(
    words: tuple[str, ...], named: str, braintwin, asked, runs: Path
):
    assert named in braintwin("crossvalidate", runs, *words).refused
    assert not asked


# ------------------------------------------------------------------ pareto


def test_a_front_is_asked_for_and_marked(braintwin, asked, runs: Path):
    words = ("pareto", runs, "--losses", "fc,fcd", "--points", 3)
    said = braintwin(*words, "--hold-out", 0.25, "--json")
    (request,) = asked
    assert (request.losses, request.points) == (("fc", "fcd"), 3)
    assert request.settings.hold_out == 0.25
    data = said.json
    assert data["judged_on"] == "held_out"
    assert [point["front"] for point in data["points"]] == [True, False, True]
    assert data["points"][2]["knee"]
    text = braintwin(*words).out
    assert "Judged on the fitted data" in text
    assert "beaten" in text
    assert "knee" in text


def test_an_unknown_loss_is_refused_before_a_fit(braintwin, asked, runs: Path):
    said = braintwin("pareto", runs, "--losses", "fc,fca")
    assert "No loss 'fca'" in said.refused
    assert not asked


# ------------------------------------------------------------------ explain


def test_a_twin_of_a_project_is_judged_by_what_it_has_not_seen(
    braintwin, asked, project: Path, files: Files
):
    assert braintwin("fit", project).status == 0
    data = braintwin("explain", project, "--json").json
    assert asked[-1].recordings == ()
    assert data["judged_on"] is None
    words = ("import", project, files.bold2, "--patient", "P1", "--tr", TR)
    assert braintwin(*words).status == 0
    data = braintwin("explain", project, "--seeds", 4, "--json").json
    assert [run.id for run in asked[-1].recordings] == ["run-2"]
    assert data["judged_on"] == ["run-2"]
    assert data["learned_connectome"]["r_with_sc"] == 0.8
    assert data["a_eff"]["mean"] == pytest.approx(-0.2)
    top = data["ablation"]["learned_connectome"]["top_regions"]
    assert top[0] == {"region": NAMES[-1], "share": pytest.approx(0.7)}
    assert data["ablation"]["noise"]["changes"] is None
    assert data["attribution"]["fc_r"]["edges"] == 0.3
    assert data["outside_support"] is None


def test_an_explanation_for_people(braintwin, asked, twin: Path):
    said = braintwin("explain", twin)
    assert said.status == 0
    assert "the recordings of the fit" in said.out
    assert "unstable" in said.out
    assert "not estimated" in said.out  # minutes outside what was recorded
    assert NAMES[-1] in said.out
    assert "coupling G" in said.out


@pytest.mark.parametrize("command", ["crossvalidate", "pareto", "explain"])
def test_every_command_has_a_worked_line(command: str, braintwin):
    said = braintwin(command, "--help")
    assert f"Example: braintwin {command}" in " ".join(said.out.split())

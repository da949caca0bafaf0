"""The engine's own fit to a hidden brain, as linear twins; and whether its simulated
plans are what the linear theory says of the same parameters."""

import sys
from typing import Any, NamedTuple

import numpy as np
from intervention.hidden_brains import Brain, Intervention
from intervention.predictions import Rest, expected, rest_of
from intervention.truth import Truth, recordings_of

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.analysis.interventions import (
    agreement,
    normalised_error,
    remaining,
)
from brainTwinStudio.engine.plan_pair import shares_of
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.messages import FitRequest, ScenarioAnswer, ScenarioRequest
from brainTwinStudio.jobs.worker import run
from brainTwinStudio.project import (
    Array,
    FitSettings,
    ModelSpec,
    Resection,
    Scenario,
    Twin,
)

SEEDS = 64


class Likeness(NamedTuple):
    """Of the simulated change of FC with that of the linear theory."""

    r: float
    error: float


def engine_families(
    hidden: Brain, truth: Truth, effort: Any, check: Intervention
) -> dict[str, Rest]:
    """By connectome: the fit itself, and the parameters that plans are made with. Says
    of the latter how like a simulated plan is to their theory."""
    found = {}
    for connectome in ("fixed", "learned"):
        twin = fitted(hidden, truth, connectome, effort)
        found[f"engine, {connectome}"] = rest_of(twin.parameters, twin.spec.coupling)
        planned = planned_rest(twin)
        found[f"engine for plans, {connectome}"] = planned
        like = plan_against_theory(twin, planned, check)
        print(
            f"{twin.patient_id}, {connectome}: r(C, SC) "
            f"{twin.learned_connectome['r_with_sc']:.3f}; {SEEDS} simulations of a "
            "plan against the linear theory of the parameters for plans at the same "
            f"shares: r {like.r:.3f}, error {like.error:.3f}",
            file=sys.stderr,
            flush=True,
        )
    return found


def fitted(hidden: Brain, truth: Truth, connectome: Any, effort: Any) -> Twin:
    """A twin of the two runs, and the imperfect connectome."""
    request = FitRequest(
        f"{hidden.kind}-{hidden.subject}",
        hidden.told,
        recordings_of(hidden, truth),
        ModelSpec(coupling="additive", connectome=connectome),
        FitSettings(effort=effort, judge_seeds=2 if effort == "quick" else 16),
    )
    twin = run(request, Silent())
    assert isinstance(twin, Twin)
    return twin


def planned_rest(twin: Twin) -> Rest:
    """What engine.scenarios simulates plans with."""
    return rest_of(twin.planning or twin.parameters, twin.spec.coupling)


def plan_against_theory(
    twin: Twin, planned: Rest, change: Intervention, seeds: int = SEEDS
) -> Likeness:
    """A resection simulated as plans are, seeds taking turns in the shares of damping
    that is lost with input, against the theory's mean over these very shares."""
    edges = remaining(len(planned.damping), change.regions)
    theory = np.mean(
        [expected(planned, change, share).fc for share in shares_of(0, seeds)], axis=0
    )
    runs = simulated(twin, change, seeds)[edges]
    return Likeness(
        agreement(runs, theory[edges]), normalised_error(runs, theory[edges])
    )


def simulated(twin: Twin, change: Intervention, seeds: int = SEEDS) -> Array:
    """Change of Fisher-z FC (region, region) in the twin's own simulations."""
    regions = twin.connectome.parcellation.region_names
    names = tuple(regions[place] for place in change.regions)
    plan = Scenario("check", twin.id, "check", (Resection(names),), seeds=seeds)
    answer = run(ScenarioRequest(twin, plan), Silent())
    assert isinstance(answer, ScenarioAnswer)
    result = answer.scenario.result
    assert result is not None
    return fisher_z(result.arrays["fc_after"]) - fisher_z(result.arrays["fc_before"])

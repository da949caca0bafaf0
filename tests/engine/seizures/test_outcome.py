"""What is said beside the outcome of every plan on seizures."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.interventions import structural_plan
from brainTwinStudio.engine.seizures.outcome import (
    ACUTE,
    SAME_CAUSE,
    cost_of,
    notes_of,
    outcome_of,
)
from brainTwinStudio.engine.seizures.resection_search import search
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import (
    Connectome,
    Disconnection,
    FrozenMap,
    Parcellation,
    Resection,
)
from brainTwinStudio.project.seizure_plan import RECOVERED, UNFAMILIAR
from tests.made_seizures import seizure_twin
from tests.ui.seizure_views import seizure_project


def test_a_plan_says_what_it_leaves_out():
    (twin,) = seizure_project().seizure_twins
    unseen, *always = notes_of(twin)
    assert unseen.startswith("Contacts saw 11 of 12 regions.")
    assert always == [SAME_CAUSE, ACUTE, UNFAMILIAR]
    everywhere = (True,) * len(twin.zone.sampled)
    seen = replace(twin, zone=replace(twin.zone, sampled=everywhere))
    assert list(notes_of(seen)) == always
    always[1] = RECOVERED
    assert list(notes_of(seen, recovery=True)) == always


def test_sets_are_judged_recovered_out_of_the_same_budget():
    (twin,) = seizure_project().seizure_twins
    begins = np.full_like(twin.draws["x0"], -2.6)
    begins[:, 0] = -1.6  # one region that begins seizures by itself, in every draw
    twin = replace(twin, draws=FrozenMap({**twin.draws, "x0": begins}))
    plain = search(twin, (), 2, 100, 0, Silent())
    found = search(twin, (), 2, 100, 0, Silent(), recovery=True)
    assert found.forward + 4 * found.reverse <= 100
    assert found.sets
    assert len(found.sets) <= len(plain.sets)
    assert all(one.recovered is None for one in plain.sets)
    for one, same in zip(found.sets, plain.sets, strict=False):
        assert one.effect == same.effect
        assert one.recovered is not None
        assert one.recovered.low <= one.recovered.value <= one.recovered.high


def test_a_brain_without_known_networks_has_its_cost_once():
    (twin,) = seizure_project().seizure_twins
    names = ("one", "two", "three", "four")
    of = Parcellation("four", names, ("-",) * 4)
    alike = Connectome(of, np.ones((4, 4)) - np.eye(4))
    bare = seizure_twin(alike, twin.electrodes)
    plan = structural_plan(bare, (Resection(("one",)),))
    assert dict(cost_of(bare, plan)) == {"all": pytest.approx(0.5)}


def test_recovery_is_judged_in_the_same_runs_and_needs_something_lost():
    """A weak cut of a connection that is not there loses nothing: recovered is as right
    after, which is as before. A region taken away is NaN, and others are moved."""
    (twin,) = seizure_project().seizure_twins
    names, weights = twin.zone.region_names, twin.connectome.weights
    apart = np.argwhere(weights + weights.T + np.eye(len(names)) == 0)
    assert len(apart)
    edge = names[apart[0][0]], names[apart[0][1]]
    none = outcome_of(twin, (Disconnection((edge,), 0.5),), 4, 0, recovery=True)
    assert none.recovery is not None
    assert none.recovery.likelihood == none.likelihood_after == none.likelihood_before
    assert not none.recovery.x0_change.any()
    gone = outcome_of(twin, (Resection(names[:1]),), 4, 0, recovery=True)
    later = gone.recovery
    assert later is not None
    assert np.isnan(later.recruited[0])
    assert np.isnan(later.x0_change[0])
    assert later.x0_change[1:].any()
    assert (later.x0_low[1:] <= later.x0_high[1:]).all()
    acute = outcome_of(twin, (Resection(names[:1]),), 4, 0)
    assert acute.recovery is None
    assert acute.likelihood_after == gone.likelihood_after

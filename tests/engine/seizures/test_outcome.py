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
)
from brainTwinStudio.project import Connectome, Parcellation, Resection
from brainTwinStudio.project.seizure_plan import UNFAMILIAR
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


def test_a_brain_without_known_networks_has_its_cost_once():
    (twin,) = seizure_project().seizure_twins
    names = ("one", "two", "three", "four")
    of = Parcellation("four", names, ("-",) * 4)
    alike = Connectome(of, np.ones((4, 4)) - np.eye(4))
    bare = seizure_twin(alike, twin.electrodes)
    plan = structural_plan(bare, (Resection(("one",)),))
    assert dict(cost_of(bare, plan)) == {"all": pytest.approx(0.5)}

"""A fit keeps draws of what plans are predicted with, and amplitudes of its runs."""

import numpy as np
import pytest

from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.inference.planning_draws import DRAWS
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import FitSettings, ModelSpec
from tests.engine.small import connectome, recordings


@pytest.mark.slow
@pytest.mark.parametrize("form", ["fixed", "learned"])
def test_draws_lie_around_the_parameters_of_plans(form: str):
    spec = ModelSpec(connectome=form, slow_gain=False)
    runs, settings = recordings(300.0), FitSettings("standard", judge_seeds=2)
    twin = fit("p", connectome(), runs, spec, settings, Silent())
    drawn, n = twin.planning_draws, len(twin.connectome.weights)
    assert set(drawn) == set(twin.planning)
    assert drawn["a"].shape == (DRAWS, n)
    for name in ("a", "noise"):
        low, high = drawn[name].min(axis=0), drawn[name].max(axis=0)
        assert (high > low).all()
        assert (
            np.mean((low <= twin.planning[name]) & (twin.planning[name] <= high)) > 0.5
        )
    common = np.log(drawn["noise"]).mean(axis=1) - np.log(twin.planning["noise"]).mean()
    assert np.abs(common).max() < 0.5  # the scale of noise is taken for granted
    same = np.ptp(drawn["learned_weights"], axis=0).max() == 0
    assert same == (form == "fixed")
    assert np.ptp(drawn["frequency_hz"], axis=0).max() == 0
    assert twin.measured["train_amplitude"].shape == (len(runs), n)


@pytest.mark.slow
def test_a_quick_fit_has_none():
    spec = ModelSpec(connectome="fixed", slow_gain=False)
    settings = FitSettings("quick", judge_seeds=2)
    twin = fit("p", connectome(), recordings(300.0), spec, settings, Silent())
    assert not twin.planning_draws

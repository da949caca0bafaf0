"""What a learned connectome shares with anatomy, on changes made by hand."""

from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.inference.interpretation import interpretation
from brainTwinStudio.engine.network import damping, scaled_weights
from brainTwinStudio.project import (
    FitSettings,
    FrozenMap,
    ModelSpec,
    Provenance,
    Sampling,
    Twin,
)
from tests.engine.small import connectome, truth


def twin(coupling: str, change: dict[tuple[int, int], float]) -> Twin:
    """A twin whose weights differ from anatomy at some pairs only; no tract joins the
    first region and the last."""
    anatomy = np.array(connectome().weights)
    anatomy[0, 7] = anatomy[7, 0] = 0.0
    weights = np.array(scaled_weights(anatomy))
    for (i, j), step in change.items():
        weights[i, j] += step
        weights[j, i] += step
    return Twin(
        id="twin-1",
        patient_id="p",
        connectome=replace(connectome(), weights=anatomy),
        spec=ModelSpec(coupling=coupling),
        settings=FitSettings(),
        parameter_specs=(),
        parameters=FrozenMap({**truth(), "learned_weights": weights}),
        sampling=Sampling(1.0, (900,), "present", None),
        outcome="converged",
        message="",
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=0,
        loss_history=np.zeros(1),
        provenance=Provenance("", (), (), "cpu", "float64", "Heun", 0.1),
    )


def test_changes_are_found_where_they_were_made():
    found = interpretation(twin("additive", {(0, 7): 0.03, (1, 2): -0.04}))
    first, second = found.edges
    assert first.between == ("lh-1", "lh-2")
    assert first.learned - first.anatomy == pytest.approx(-0.04)
    assert second.anatomy == 0
    # 0.03^2 of 0.03^2 + 0.04^2 lie where no tract is
    assert found.changed_on_absent == pytest.approx(9 / 25)
    assert 0.8 < found.r_with_sc < 1


def test_an_unchanged_connectome_is_anatomy():
    found = interpretation(twin("additive", {}))
    assert found.r_with_sc == pytest.approx(1)
    assert found.changed_on_absent == 0
    assert found.edges == ()


def test_growth_left_is_what_the_form_of_coupling_leaves():
    diffusive, additive = twin("diffusive", {}), twin("additive", {})
    own = np.asarray(truth()["a"])
    gain = truth()["G"] * np.asarray(diffusive.parameters["learned_weights"])
    taken = np.asarray(damping(jnp.asarray(gain), "diffusive"))
    assert taken.min() > 0
    assert interpretation(diffusive).growth_left == pytest.approx(own - taken)
    assert interpretation(additive).growth_left == pytest.approx(own)

"""The features that a twin carries of its training runs."""

import numpy as np
import pytest

from brainTwinStudio.analysis.agreement import METRICS, compare
from brainTwinStudio.engine.evaluate import (
    features_as_arrays,
    measured_features,
    stored_features,
)
from brainTwinStudio.project import FrozenMap, Twin
from tests.engine.small import recordings

LATER = ("train_lagged_fc_z", "train_synchrony")


def carrying(arrays: dict[str, np.ndarray]) -> Twin:
    """As much of a twin as holds stored features."""
    twin = object.__new__(Twin)
    object.__setattr__(twin, "measured", FrozenMap(arrays))
    return twin


def test_stored_features_compare_as_those_they_were_made_of():
    of, other = (measured_features(recordings(300.0, seed=seed)) for seed in (1, 2))
    stored = stored_features(carrying(features_as_arrays(of)))
    found = compare(stored, other)
    assert found.keys() == {metric.name for metric in METRICS}
    # lagged FC is kept in single precision
    assert found == pytest.approx(compare(of, other), abs=1e-6)


def test_a_twin_written_before_lagged_fc_was_stored_is_compared_without_it():
    of = measured_features(recordings(300.0, seed=1))
    arrays = features_as_arrays(of)
    old = {name: array for name, array in arrays.items() if name not in LATER}
    found = compare(stored_features(carrying(old)), of)
    missing = {metric.name for metric in METRICS} - found.keys()
    assert missing == {"lagged_fc_r", "lagged_fc_rmse", "synchrony_error"}


def test_lagged_fc_is_stored_as_the_mean_over_runs():
    of = measured_features(recordings(300.0, seed=1))
    stored = features_as_arrays(of)["train_lagged_fc_z"]
    assert of.lagged_fc_z is not None
    assert len(of.lagged_fc_z) > 1
    assert stored.shape == (1, of.lagged_fc_z.shape[1])
    assert stored.dtype == np.float32

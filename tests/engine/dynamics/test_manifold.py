"""The space that a twin moves in, and the landscape there."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.manifold import (
    latent_manifold,
    spread,
    twin_landscape,
)
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Recording, Sampling, Twin
from tests.engine.test_interpretation import twin as made


@pytest.fixture(scope="module")
def twin() -> Twin:
    one = made("diffusive", {})
    return replace(one, sampling=Sampling(1.0, (300,), "present", None))


def recordings(of: Twin) -> tuple[Recording, ...]:
    """Eight runs of the twin itself, with noise of their own."""
    names = of.connectome.parcellation.region_names
    runs = enumerate(simulate_twin(of, None, 8, 100))
    return tuple(Recording(f"r{k}", "bold", run.T, 1.0, names) for k, run in runs)


def test_a_twin_moves_in_the_space_of_its_own_runs(twin: Twin):
    found = latent_manifold(twin, recordings(twin), 8, 0, Silent())
    own, recorded = found.simulated_dimension, found.recorded_dimension
    assert recorded is not None
    assert recorded.is_estimated
    # recordings are runs of the twin: their dimension lies among those of other seeds
    assert own.low - 0.5 < recorded.mean < own.high + 0.5
    assert 1 < own.mean < 8
    assert found.overlap is not None
    assert found.recorded_overlap is not None
    assert found.chance < found.recorded_overlap.mean < 1
    assert found.overlap.mean > found.chance
    np.testing.assert_allclose(found.axes.T @ found.axes, np.eye(5), atol=1e-9)
    np.testing.assert_allclose(found.simulated_shares.sum(), 1)
    assert found.recorded_way is not None
    assert found.recorded_way.shape == (300, 5)
    assert found.map_recorded is not None
    assert len(found.map_simulated) == len(found.map_recorded) == 300
    assert found.angles_low is not None
    assert found.angles_deg is not None
    assert (found.angles_low <= found.angles_deg).all()


def test_without_a_recording_only_the_twin_is_told(twin: Twin):
    found = latent_manifold(twin, (), 8, 0, Silent())
    assert found.recorded_dimension is None
    assert found.overlap is None
    assert found.simulated_dimension.is_estimated
    assert not spread([1.0, 2.0, 3.0]).is_estimated  # three are too few
    assert spread([1.0, 2.0, 3.0]).mean == 2.0


def test_the_landscape_of_a_twin_is_of_its_simulated_signals(twin: Twin):
    found = twin_landscape(twin, None, 8, 0)
    assert "whole network" in found.how
    assert found.level == 1.0
    assert np.isfinite(found.widest)
    # damped noise: one basin around rest
    row, column = np.unravel_index(np.nanargmin(found.potential), found.potential.shape)
    assert abs(found.x[column]) < 1.5
    assert abs(found.y[row]) < 1.5
    assert "of the variance" in found.notes[0]


def test_a_recording_of_other_regions_is_refused(twin: Twin):
    run = recordings(twin)[0]
    other = replace(run, signals=run.signals[:3], channel_names=run.channel_names[:3])
    with pytest.raises(InputError, match="3 regions"):
        latent_manifold(twin, (other,), 8, 0, Silent())

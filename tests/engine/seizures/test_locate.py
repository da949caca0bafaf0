"""From rises at contacts to the zone, and from the zone to plans."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.seizures import locate as job
from brainTwinStudio.engine.seizures.features import features_of, marked_span
from brainTwinStudio.engine.seizures.outcome import outcome_of, spread_of
from brainTwinStudio.engine.seizures.resection_search import search
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Annotation,
    Electrodes,
    Recording,
    Resection,
    Stimulation,
)
from brainTwinStudio.project.seizure_twin import SeizureTwin
from tests.engine.seizures.conftest import ZONE, Known


@pytest.fixture(scope="module")
def twin(known: Known) -> SeizureTwin:
    """By the whole job, its features being those of the known seizures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "features_by_sources", lambda *_: known.features)
        patch.setattr(job, "sources_of", lambda *given: known.sources(given[-1]))
        run = Recording("s0", "seeg", np.zeros((16, 10)), 1.0, tuple(
            known.features.electrodes.names
        ))  # fmt: skip
        return job.locate(
            "made", known.connectome, known.features.electrodes, (run,), {}, 3, 0,
            Silent(),
        )  # fmt: skip


@pytest.mark.slow
def test_the_zone_is_found_with_intervals(twin: SeizureTwin, known: Known) -> None:
    zone, names = twin.zone, known.connectome.parcellation.region_names
    assert set(zone.named) == {names[i] for i in ZONE}
    assert (zone.low <= zone.probability).all()
    assert (zone.probability <= zone.high).all()
    assert twin.agreement["rise_r2_left_out"] > 0.3
    assert {names[i] for i in ZONE} <= set(zone.order[:3])
    assert twin.regime.sentence.startswith("Seizures")


@pytest.mark.slow
def test_removing_the_zone_stops_seizures_and_a_healthy_region_does_not(
    twin: SeizureTwin,
) -> None:
    cured = outcome_of(twin, (Resection(twin.zone.named),), 24, 0)
    assert cured.likelihood_before.value > 0.9
    assert cured.likelihood_after.value < 0.4
    assert np.isnan(cured.recruited_after[list(ZONE)]).all()
    assert 0 < cured.cost["all"] < 1
    same = outcome_of(twin, (Resection(("region-0",)),), 24, 0)
    assert same.likelihood_after.value > 0.9
    with pytest.raises(InputError, match="surgery"):
        outcome_of(twin, (Stimulation(("region-0",)),), 24, 0)


@pytest.mark.slow
def test_the_search_ranks_sets_within_its_budget(twin: SeizureTwin) -> None:
    found = search(twin, (), 3, 200, 0, Silent())
    assert found.forward + 4 * found.reverse <= 200
    best = found.sets[0]
    assert set(twin.zone.named) <= set(best.regions)
    assert best.effect.value > 0.6
    names = twin.zone.named
    barred = search(twin, names[:1], 3, 200, 0, Silent())
    assert all(names[0] not in one.regions for one in barred.sets)
    with pytest.raises(InputError, match="At most 0"):
        search(twin, (), 0, 200, 0, Silent())
    with pytest.raises(InputError, match="48 simulations"):
        search(twin, (), 3, 20, 0, Silent())


def test_what_one_fit_says_many_times_is_one_opinion() -> None:
    values = np.repeat([0.0, 1.0], 50)
    spread = spread_of(values, np.repeat([0, 1], 50), 0)
    assert spread.value == pytest.approx(0.5)
    assert spread.high - spread.low > 0.4


def test_a_guess_of_an_unknown_region_is_refused(known: Known) -> None:
    with pytest.raises(InputError, match="No region 'nowhere'"):
        job._held({"nowhere": "zone"}, known.connectome)
    with pytest.raises(InputError, match="expected zone"):
        job._held({"region-0": "bad"}, known.connectome)


def test_marks_tell_where_a_seizure_begins_and_ends() -> None:
    def run(*marks: Annotation) -> Recording:
        return Recording("s", "seeg", np.zeros((1, 10)), 1.0, ("A1",),
                         annotations=marks)  # fmt: skip

    assert marked_span(run(Annotation(2.0, 5.0, "Seizure 1"))) == (2.0, 7.0)
    both = Annotation(2.0, 0.0, "sz onset"), Annotation(9.0, 0.0, "sz offset")
    assert marked_span(run(*both)) == (2.0, 9.0)
    assert marked_span(run(Annotation(2.0, 0.0, "onset"))) is None


def test_contacts_that_no_recording_holds_are_refused(known: Known) -> None:
    run = Recording("s0", "seeg", np.zeros((2, 4000)), 100.0, ("X1", "X2"))
    with pytest.raises(InputError, match="names of contacts"):
        features_of(known.connectome, known.features.electrodes, (run,))
    nowhere = Electrodes(("A1",), ("seeg",))
    with pytest.raises(InputError, match="No contact has a position"):
        features_of(known.connectome, nowhere, (run,))
    assert jnp.isfinite(known.truth.x0).all()

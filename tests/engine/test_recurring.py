"""Recurring states of free runs, matched to those of recordings of the same brain."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.recurring_states import recurring_states, visited
from brainTwinStudio.engine.recurring import STOPPED, compare_states
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.encoding import decode, encode
from brainTwinStudio.project import Recording, RecurringComparison, Sampling, Twin
from brainTwinStudio.report import states as say_of
from tests.engine.small import TR_S, recordings
from tests.engine.test_comparison import twin_of

Runs = tuple[Recording, ...]


@pytest.fixture(scope="module")
def runs() -> Runs:
    return recordings(500.0, seed=2)


@pytest.fixture(scope="module")
def twin(runs: Runs) -> Twin:
    return twin_of("itself", recordings(500.0, seed=1))


@pytest.fixture(scope="module")
def found(twin: Twin, runs: Runs) -> RecurringComparison:
    training = recordings(500.0, seed=1)
    return compare_states(twin, runs, training, 8, 0, Silent(), ("Said before.",))


@pytest.mark.slow
def test_the_brain_itself_has_the_states_of_its_recording(
    found: RecurringComparison, runs: Runs
):
    measured = recurring_states([r.signals for r in runs], 1 / TR_S)
    assert found.count == measured.count
    np.testing.assert_allclose(found.patterns, measured.centroids)
    np.testing.assert_allclose(found.probability, measured.occupancy)
    # as alike as other runs of the same brain are
    assert found.apart["likeness"] > found.copy_apart["likeness"] - 0.1
    cosine = np.einsum("sr,sr->s", found.patterns, found.simulated_patterns)
    np.testing.assert_allclose(cosine, found.likeness)
    assert found.simulated_probability.sum() == pytest.approx(1)
    np.testing.assert_allclose(found.simulated_transitions.sum(axis=1), 1)
    assert set(found.copy_apart) == set(found.apart)
    assert set(found.quality) == {str(k) for k in range(2, 11)}


@pytest.mark.slow
def test_intervals_are_of_single_runs(found: RecurringComparison):
    assert (found.probability_low <= found.simulated_probability).all()
    assert (found.probability_high >= found.simulated_probability).all()
    assert (found.dwell_low < found.dwell_high).all()
    assert (found.transitions_low <= found.simulated_transitions + 1e-12).all()
    assert found.seeds == 8


def test_nothing_crosses_the_border_of_a_run():
    labels = [np.array([0, 0, 1, 1]), np.array([1, 0, 0, 0])]
    _, dwell, passed = visited(labels, 2, 1.0)
    # 5 samples in 2 visits; 3 in 2: the visit of state 1 ends with the first run
    np.testing.assert_allclose(dwell, [2.5, 1.5])
    np.testing.assert_allclose(passed, [[0.75, 0.25], [0.5, 0.5]])


@pytest.mark.slow
def test_a_stop_keeps_the_runs_that_are_done(twin: Twin, runs: Runs):
    class Impatient(Silent):
        asked = 0

        def stop_requested(self) -> bool:
            self.asked += 1
            return self.asked > 1

    found = compare_states(twin, runs, (), 16, 0, Impatient())
    assert found.seeds == 8
    assert "8 of 16 free runs" in found.notes[-1]

    class Gone(Silent):
        def stop_requested(self) -> bool:
            return True

    with pytest.raises(InputError, match=STOPPED):
        compare_states(twin, runs, (), 16, 0, Gone())


@pytest.mark.slow
def test_a_recording_without_the_band_is_refused(twin: Twin, runs: Runs):
    band = (0.1, 0.2)
    fast = tuple(replace(run, band_hz=band) for run in runs)
    other = replace(twin, sampling=Sampling(TR_S, (500,), "present", band))
    with pytest.raises(InputError, match="Filter less"):
        compare_states(other, fast, (), 8, 0, Silent())


@pytest.mark.slow
def test_words_and_numbers_agree(found: RecurringComparison, twin: Twin):
    names = twin.connectome.parcellation.region_names
    lines = say_of.state_lines(found, names)
    assert len(lines) == 2 + found.count
    best = found.quality[str(found.count)]
    assert f"{found.count} states: of 2 to 10" in say_of.chosen(found)
    assert f"{best:.2f}" in say_of.chosen(found)
    assert len(say_of.transition_lines(found)) == 1 + found.count
    said = say_of.verdict(found)
    assert said[0].startswith("Twin against recording: likeness 0.")
    assert said[1].startswith("Training runs against it")


@pytest.mark.slow
def test_states_are_kept_with_their_twin(found: RecurringComparison, twin: Twin):
    arrays: dict[str, np.ndarray] = {}

    def put(array: np.ndarray) -> str:
        name = f"{len(arrays):064x}"
        arrays[name] = array
        return name

    data = encode(replace(twin, states=found), put)
    again = decode(data, Twin, arrays.__getitem__, "here", "twin").states
    assert again is not None
    np.testing.assert_array_equal(again.transitions_high, found.transitions_high)
    assert again.notes == found.notes
    assert dict(again.quality) == dict(found.quality)
    del data["states"]
    assert decode(data, Twin, arrays.__getitem__, "here", "twin").states is None

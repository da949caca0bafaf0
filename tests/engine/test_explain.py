"""What a twin of known parameters is made of, by its own free runs."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.explain import explain
from brainTwinStudio.engine.inference.point import inside, point_of
from brainTwinStudio.engine.inference.support import familiar_minutes
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.parameters import in_form, physical
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Twin
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.report.validation import (
    ablation_lines,
    facts_of,
    sensitivity_lines,
    top_regions,
)
from tests.engine.small import REGIONS, recordings, truth
from tests.engine.test_comparison import twin_of

SEEDS = 6


class Stopping(Silent):
    def stop_requested(self) -> bool:
        return True


def bent() -> Twin:
    """A twin whose region 0 hangs on edges that anatomy does not know: it is coupled
    to the other hemisphere by learned weights alone."""
    weights = np.array(truth()["learned_weights"])
    weights[0, 1:] = weights[1:, 0] = 0.02
    weights[0, 4:6] = weights[4:6, 0] = 0.25
    return twin_of("bent", recordings(300.0, seed=1), learned_weights=weights)


@pytest.fixture(scope="module")
def twin() -> Twin:
    """Fitted, as it were, to runs of itself."""
    from brainTwinStudio.engine.evaluate import features_as_arrays, measured_features
    from brainTwinStudio.engine.run_twin import free_run

    made = bent()
    bold = free_run(
        "hopf", "diffusive", made.parameters, samples=300, repetition_time_s=1.0,
        band_hz=None, seeds=4, seed=77,
    )  # fmt: skip
    first = recordings(300.0, seed=1)[0]
    runs = tuple(replace(first, signals=row.T) for row in bold)
    arrays = features_as_arrays(measured_features(runs))
    return replace(made, measured=FrozenMap(arrays))


@pytest.fixture(scope="module")
def found(twin: Twin) -> Explanation:
    return explain(twin, (), SEEDS, 0, Silent())


@pytest.mark.slow
def test_a_point_gives_the_parameters_of_the_twin_back(twin: Twin):
    point = point_of(twin, Sampled(1.0, None, 300))
    again = in_form(physical(point.theta, point.layout), "diffusive")
    for name, value in twin.parameters.items():
        assert np.allclose(again[name], value, rtol=2e-3, atol=1e-9), name
    assert inside(twin)["a"].max() < twin.parameters["a"].min()


@pytest.mark.slow
def test_learned_edges_are_what_their_region_stands_on(found: Explanation):
    part = found.part("learned_connectome")
    assert part is not None
    assert part.changes is not None
    assert part.regions is not None
    assert part.changes["fc_r"] < -0.1
    assert part.regions[0] > 0.5
    assert top_regions(found, most=3)[0][1] == part.regions.max()
    assert found.r_with_sc is not None
    assert found.r_with_sc < 0.9
    assert found.growth_left.shape == (REGIONS,)
    assert found.judged_on == ()
    assert any("fitted to" in note for note in found.notes)


@pytest.mark.slow
def test_a_part_that_is_absent_is_not_taken_away(twin: Twin):
    anatomy = truth() | {"gain_depth": np.asarray(0.0)}
    spec = replace(twin.spec, connectome="fixed")
    plain = replace(twin, spec=spec, parameters=FrozenMap(anatomy))
    said = explain(plain, (), 4, 0, Silent())
    assert {part.part for part in said.parts}.isdisjoint(
        {"learned_connectome", "slow_gain"}
    )
    assert said.r_with_sc is None
    assert "edges" not in said.sensitivity["fc_r"]
    assert facts_of(said)[0][1] == "not estimated"


@pytest.mark.slow
def test_spectra_follow_frequency_and_the_tables_say_so(found: Explanation):
    bands = found.sensitivity["band_distance_db"]
    assert bands["frequency_hz"] > bands["edges"]
    lines = sensitivity_lines(found)
    assert lines[0][0] == ""
    assert "frequency of regions" in lines[0]
    assert len(lines) == 1 + len(found.sensitivity)
    table = ablation_lines(found)
    assert table[0][2] == "whole twin"
    assert table[0][3] == "without learned connectome"
    assert float(table[1][2]) == pytest.approx(found.whole["fc_r"], abs=5e-4)


@pytest.mark.slow
def test_new_recordings_take_the_place_of_the_training_runs(twin: Twin):
    new = recordings(600.0, runs=1, seed=9)
    said = explain(twin, new, 4, 0, Silent())
    assert said.judged_on == ("run-1",)
    assert said.outside is not None
    assert 0 <= said.outside <= 1
    assert not any("fitted to" in note for note in said.notes)


@pytest.mark.slow
def test_a_stop_keeps_the_whole_twin_and_says_so(twin: Twin):
    said = explain(twin, (), 4, 0, Stopping())
    assert said.outcome == "stopped"
    assert said.whole
    assert said.parts == ()


def test_other_minutes_are_strange_and_more_of_the_same_are_not():
    rng = np.random.default_rng(0)
    same = [rng.standard_normal((4, 900)) for _ in range(2)]
    more = [rng.standard_normal((4, 900))]
    shared = [rng.standard_normal((4, 900)) + 3 * rng.standard_normal((1, 900))]
    usual, strange = (familiar_minutes(runs, same, 1.0) for runs in (more, shared))
    assert usual is not None
    assert strange is not None
    assert usual.outside < 0.1
    assert strange.outside > 0.9
    assert familiar_minutes(more, [same[0][:, :300]], 1.0) is None


@pytest.mark.slow
def test_what_cannot_be_explained_is_refused(twin: Twin):
    with pytest.raises(InputError, match="diverged"):
        explain(replace(twin, outcome="diverged"), (), 4, 0, Silent())
    with pytest.raises(InputError, match="fit it again"):
        explain(replace(twin, measured=FrozenMap()), (), 4, 0, Silent())
    other = recordings(300.0, runs=1)[0]
    names = tuple(f"{name}x" for name in other.channel_names)
    with pytest.raises(InputError, match="different regions"):
        explain(twin, (replace(other, channel_names=names),), 4, 0, Silent())

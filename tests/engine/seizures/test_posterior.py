"""What an ensemble says of regions where a source may lie in one of several."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.source_separation import Places
from brainTwinStudio.engine.seizures.out_of_sight import held_back, lies_outside
from brainTwinStudio.engine.seizures.posterior import _place
from brainTwinStudio.engine.seizures.resection_search import as_named
from brainTwinStudio.engine.seizures.set_tries import Tried, rank
from brainTwinStudio.engine.seizures.sources import Sources
from brainTwinStudio.project.seizure_twin import THRESHOLD
from tests.engine.seizures.conftest import REGIONS, ZONE, Known
from tests.made_seizures import seizure_twin

OTHER = next(i for i in range(REGIONS) if i not in ZONE)


def sources_in_doubt(known: Known, share: float) -> Sources:
    """The first source lies in OTHER with this probability, else where it does."""
    found = known.sources(np.ones(len(known.features.apart_mm), bool))
    chance = np.full((len(ZONE), REGIONS), -40.0)
    chance[np.arange(len(ZONE)), list(ZONE)] = 0.0
    chance[0, ZONE[0]], chance[0, OTHER] = np.log(1 - share), np.log(share)
    return found._replace(places=Places(chance, np.ones(len(ZONE))))


def placed_often(sources: Sources) -> np.ndarray:
    rng = np.random.default_rng(3)
    rows = np.zeros((600, REGIONS))
    for row in rows:
        _place(row, np.array(ZONE), sources, sources.usual_s(), {}, rng)
    return rows.mean(axis=0)


def test_regions_share_a_source_by_how_likely_it_lies_in_each(known: Known) -> None:
    sure = placed_often(sources_in_doubt(known, 1e-9))
    both = placed_often(sources_in_doubt(known, 0.3))
    early = sure[ZONE[0]]
    assert early > 0.5
    assert both[OTHER] / early == pytest.approx(0.3, abs=0.06)
    assert both[ZONE[0]] / early == pytest.approx(0.7, abs=0.06)


def test_a_beginning_out_of_sight_makes_every_source_late(known: Known) -> None:
    sources = sources_in_doubt(known, 1e-9)
    early = placed_often(sources)[list(ZONE)]
    late = placed_often(sources._replace(before_first=1.0))[list(ZONE)]
    assert (late < 0.2 * early).all()


def test_what_begins_with_a_region_out_of_sight_is_not_named(known: Known) -> None:
    sources = sources_in_doubt(known, 1e-9)
    assert held_back(sources) == ()
    apart = sources.apart_mm.copy()
    apart[:, ZONE[0]] = 40.0
    outside = sources._replace(apart_mm=apart)
    assert held_back(outside) == (ZONE[1],)
    before, after = placed_often(sources), placed_often(outside)
    assert after[ZONE[1]] < 0.1 < before[ZONE[1]]
    assert after[ZONE[0]] == pytest.approx(before[ZONE[0]])


def test_nor_is_what_the_model_alone_begins_in_sight(known: Known) -> None:
    sources = sources_in_doubt(known, 1e-9)
    apart = sources.apart_mm.copy()
    apart[:, list(ZONE)] = 40.0
    row, rng = np.full(REGIONS, 0.6), np.random.default_rng(3)
    outside = sources._replace(apart_mm=apart)
    _place(row, np.array(ZONE), outside, sources.usual_s(), {}, rng)
    assert outside.seen.any()
    assert (row[outside.seen] < 0.1).all()


def test_most_of_what_begins_has_to_lie_out_of_sight() -> None:
    shares = np.array([1.0, 1.0, 0.9, 0.05])
    assert not lies_outside(shares, np.array([True, True, False, False]))
    assert lies_outside(shares, np.array([True, False, False, True]))
    assert not lies_outside(np.zeros(2), np.array([False, False]))


def test_sets_are_looked_for_where_the_zone_was_named(known: Known) -> None:
    twin = seizure_twin(known.connectome, known.features.electrodes)
    names, zone = twin.zone.region_names, twin.zone
    assert 0 < len(zone.named) < len(names)
    begins = as_named(twin).draws["x0"] > THRESHOLD
    for region, name in enumerate(names):
        if zone.sampled[region]:
            assert (begins[:, region] == (name in zone.named)).all()
    nowhere = replace(zone, probability=np.zeros(len(names)), low=np.zeros(len(names)))
    assert as_named(replace(twin, zone=nowhere)).draws is twin.draws


def test_of_sets_that_stop_seizures_the_smallest_is_first() -> None:
    def tried(members: int, seizing: int) -> Tried:
        share = (np.arange(8) < seizing).astype(float)
        return Tried(frozenset(range(members)), share, 0)

    assert rank(tried(1, 2)) < rank(tried(2, 0))
    assert rank(tried(2, 0)) < rank(tried(1, 3))
    assert rank(tried(2, 1)) < rank(tried(2, 2))

"""From signals at contacts to sources, their regions and delays, and where a seizure
begins. The seizures are made here: each region seizes with noise of its own,
which contacts hear the less the farther they are."""

from functools import cache

import numpy as np
import pytest

from brainTwinStudio.engine.seizures.earlier import rise_before
from brainTwinStudio.engine.seizures.features import Features, features_of
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.sources import Sources, sources_of
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Annotation,
    Connectome,
    Electrodes,
    Parcellation,
    Recording,
)

RATE, SECONDS, APART_MM = 128.0, 50.0, 30.0
REGIONS = 9  # on a grid of three by three
HIDDEN, FIRST, SECOND = 4, 0, 8
BEGINS_S = {HIDDEN: 16.0, FIRST: 22.0, SECOND: 26.0}
LOUD = {HIDDEN: 14.0, FIRST: 60.0, SECOND: 60.0}
ENDS_S = 40.0


def brain() -> Connectome:
    places = [(APART_MM * (i % 3), APART_MM * (i // 3), 0.0) for i in range(REGIONS)]
    names = tuple(f"r{i}" for i in range(REGIONS))
    parts = Parcellation("grid", names, ("L",) * REGIONS, np.array(places), "MNI305")
    return Connectome(parts, 1.0 - np.eye(REGIONS))


def contacts() -> Electrodes:
    """Three at every region but the hidden one."""
    centres = brain().parcellation.centres_mm
    assert centres is not None
    steps = np.array([(5.0, 2.0, 1.0), (1.0, 6.0, -2.0), (-4.0, 3.0, 5.0)])
    near = [i for i in range(REGIONS) if i != HIDDEN]
    places = np.concatenate([centres[i] + steps for i in near])
    names = tuple(f"{chr(65 + i)}{k + 1}" for i in near for k in range(3))
    return Electrodes(names, ("seeg",) * len(names), places, "MNI305")


def run(
    seed: int,
    *regions: int,
    mark: tuple[Annotation, ...] = (),
    hidden: float = LOUD[HIDDEN],
) -> Recording:
    """A seizure in which these regions take part, the hidden one so loud."""
    rng, there = np.random.default_rng(seed), contacts()
    centres = brain().parcellation.centres_mm
    assert centres is not None
    assert there.positions_mm is not None
    apart = np.linalg.norm(there.positions_mm[:, None] - centres[None], axis=-1)
    times = np.arange(round(SECONDS * RATE)) / RATE
    signals = rng.normal(size=(len(apart), len(times)))
    for region in regions:
        on = 1 / (1 + np.exp(-(times - BEGINS_S[region]) / 0.2)) * (times < ENDS_S)
        loud = hidden if region == HIDDEN else LOUD[region]
        heard = loud / (1 + (apart[:, region] / 7.0) ** 2)
        signals += heard[:, None] * on * rng.laplace(size=len(times))
    return Recording(f"s{seed}", "seeg", signals, RATE, there.names, annotations=mark)


@cache
def found() -> tuple[Features, Sources]:
    runs = run(1, HIDDEN, FIRST, SECOND), run(2, HIDDEN, FIRST, SECOND)
    features = features_by_sources(brain(), contacts(), runs)
    every = np.ones(len(features.apart_mm), bool)
    return features, sources_of(features, brain(), runs, every)


def test_each_source_lies_in_its_region_and_begins_when_it_did() -> None:
    _, sources = found()
    delays = dict(zip(sources.regions(), sources.delays_s().mean(axis=0), strict=True))
    assert set(delays) == set(BEGINS_S)
    for region, begins in BEGINS_S.items():
        assert delays[region] == pytest.approx(begins - BEGINS_S[HIDDEN], abs=0.7)


def test_what_sources_leave_at_the_contacts_does_not_rise() -> None:
    _, sources = found()
    left = sources.rise[:, sources.count :]
    assert np.nanmean(sources.rise[:, : sources.count], axis=2).min() > 1.0
    assert np.abs(np.nanmean(left, axis=2)).max() < 0.5


def test_a_seizure_begins_with_its_first_source_though_contacts_hear_it_late() -> None:
    by_sources = [seizure.begins_s for seizure in found()[0].seizures]
    assert by_sources == pytest.approx([BEGINS_S[HIDDEN]] * 2, abs=1.0)
    runs = run(1, HIDDEN, FIRST, SECOND), run(2, HIDDEN, FIRST, SECOND)
    by_contacts = [s.begins_s for s in features_of(brain(), contacts(), runs).seizures]
    assert min(by_contacts) > BEGINS_S[HIDDEN] + 2.0


def test_marks_of_a_person_stay() -> None:
    mark = (Annotation(21.0, 15.0, "seizure"),)
    runs = run(1, HIDDEN, FIRST, mark=mark), run(2, HIDDEN, FIRST, mark=mark)
    for seizure in features_by_sources(brain(), contacts(), runs).seizures:
        assert (seizure.begins_s, seizure.ends_s) == (21.0, 36.0)


def test_nothing_but_noise_is_no_seizure() -> None:
    with pytest.raises(InputError, match="no seizure is to be seen"):
        features_by_sources(brain(), contacts(), (run(1), run(2)))


def before_first(*regions: int) -> Sources:
    """The hidden region is heard, and too faint to be a source."""
    runs = [run(seed, *regions, hidden=4.0) for seed in (1, 2, 3)]
    features = features_by_sources(brain(), contacts(), runs)
    every = np.ones(len(features.apart_mm), bool)
    return sources_of(features, brain(), runs, every)


def test_a_beginning_out_of_sight_is_noticed() -> None:
    sources = before_first(HIDDEN, FIRST, SECOND)
    assert HIDDEN not in sources.regions()
    assert sources.earlier
    late = dict(zip(sources.regions(), sources.usual_s(), strict=True))
    assert late[FIRST] > 5.0


def test_a_beginning_in_sight_is_the_first() -> None:
    sources = before_first(FIRST, SECOND)
    assert not sources.earlier
    assert sources.usual_s().min() == 0.0


def test_one_seizure_alone_does_not_tell_what_was_before() -> None:
    left = [np.random.default_rng(0).normal(size=(4, 3000))]
    assert np.isnan(rise_before(left, [100.0], [20.0]))

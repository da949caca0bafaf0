"""A twin's seizure by six-dimensional Epileptors: who seizes when, with plans, and what
contacts hear."""

from dataclasses import replace
from functools import cache

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.seizures.full_seizure import full_seizure
from brainTwinStudio.engine.seizures.network import (
    FOLD_Z,
    SEIZING,
    STEP,
    Wired,
    connections_of,
    first_z,
    own_threshold,
    run,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Change,
    Connectome,
    Disconnection,
    Electrodes,
    FrozenMap,
    Parcellation,
    Resection,
    Stimulation,
)
from brainTwinStudio.project.full_seizure import NOT_A_FORECAST, FullSeizure
from brainTwinStudio.project.seizure_twin import SeizureTwin
from tests.made_seizures import seizure_twin

REGIONS, DRAWS = 8, 4
FIRST, LATER, RECRUITED, HEALTHY = 2, 6, 5, 0
NAMES = tuple(f"region-{i}" for i in range(REGIONS))
# Of the first region, of the later one, of the healthy one.
NEAR = (FIRST, LATER, HEALTHY)
DELAYS_S = {FIRST: 0.0, LATER: 2.0, RECRUITED: 6.0}
ZONE = Resection((NAMES[FIRST], NAMES[LATER]))
CUT = Disconnection(
    ((NAMES[FIRST], NAMES[RECRUITED]), (NAMES[RECRUITED], NAMES[FIRST]))
)


@cache
def twin() -> SeizureTwin:
    """Two regions above threshold, told to begin 2 s apart; a third just below it is
    tied to the first; all else is healthy."""
    rng = np.random.default_rng(11)
    centres = rng.uniform(-45, 45, (REGIONS, 3))
    weights = np.triu(np.exp(rng.normal(2, 0.5, (REGIONS, REGIONS))), 1)
    weights[FIRST, RECRUITED] = 400.0
    weights += weights.T
    regions = Parcellation("made", NAMES, ("L",) * REGIONS, centres, "MNI152")
    places = centres[list(NEAR)] + 2.0
    contacts = Electrodes(("A1", "A2", "A3"), ("seeg",) * 3, places, "MNI152")
    made = seizure_twin(Connectome(regions, weights), contacts)
    threshold = own_threshold(np.array(1.5), connections_of(weights))
    x0 = np.full(REGIONS, -2.6)
    for at, above in ((FIRST, 0.5), (LATER, 0.4), (RECRUITED, -0.3)):
        x0[at] = threshold[at] + above
    draws = {
        "x0": np.tile(x0, (DRAWS, 1)),
        "K": np.full(DRAWS, 1.5),
        "tau0": np.full(DRAWS, 30.0),
        "start_z": np.full((DRAWS, 2), FOLD_Z + 0.2),
    }
    late = np.full(REGIONS, np.nan)
    late[list(DELAYS_S)] = list(DELAYS_S.values())
    zone = replace(
        made.zone,
        onset_s=late,
        onset_low_s=late - 0.5,
        onset_high_s=late + 0.5,
        recruited=np.isfinite(late).astype(float),
    )
    apart = np.linalg.norm(places[:, None] - centres[None], axis=-1)
    gain = 1 / (1 + (apart / 10) ** 2) ** 2
    seizures = tuple(replace(one, ends_s=21.0) for one in made.seizures)
    return replace(
        made,
        draws=FrozenMap({**made.draws, **draws}),
        member=np.arange(DRAWS) % 2,
        zone=zone,
        gain=gain,
        seizures=seizures,
        seconds_per_unit=1.0,
    )


@cache
def seizure(*changes: Change, seed: int = 0) -> FullSeizure:
    return full_seizure(twin(), changes, seed, Silent())


@pytest.mark.slow
def test_what_takes_part_begins_when_the_twin_says_and_nothing_else_seizes() -> None:
    made = seizure()
    taking = list(DELAYS_S)
    assert made.onset_s[taking] == pytest.approx(made.onset_twin_s[taking], abs=1.0)
    assert made.onset_twin_s[taking] == pytest.approx([15.0, 17.0, 21.0])
    assert set(made.order) == set(taking)
    assert np.flatnonzero(made.epileptor).tolist() == sorted(taking)
    assert np.flatnonzero(made.began_alone).tolist() == [FIRST, LATER]
    assert NOT_A_FORECAST in made.notes


@pytest.mark.slow
def test_what_would_be_recruited_sooner_from_rest_and_what_differs_is_said() -> None:
    made = seizure()
    (sooner,) = [note for note in made.notes if "from rest" in note]
    assert NAMES[RECRUITED] in sooner
    assert NAMES[FIRST] not in sooner
    zone = twin().zone
    both = replace(
        zone,
        recruited=np.where(np.arange(REGIONS) == HEALTHY, 1.0, zone.recruited),
        onset_s=np.where(np.arange(REGIONS) == HEALTHY, 3.0, zone.onset_s),
    )
    told = full_seizure(replace(twin(), zone=both), (), 0, Silent())
    assert np.isnan(told.onset_s[HEALTHY])
    assert "Takes part in the twin, not in the six-dimensional model: " in (
        " ".join(told.notes)
    )


def test_one_region_seizes_as_long_as_in_two_dimensions_and_its_end_is_shown() -> None:
    made = seizure(Resection((NAMES[LATER], NAMES[RECRUITED])))
    left = np.ones(REGIONS)
    left[[LATER, RECRUITED]] = 0
    kept = connections_of(twin().connectome.weights) * np.outer(left, left)
    wiring = Wired(*map(jnp.asarray, (kept, kept.sum(axis=1), np.zeros(REGIONS))))
    x0 = jnp.where(left > 0, twin().draws["x0"][0], -4.0)[:, None]
    start = first_z(x0, jnp.full((1, 1), FOLD_Z + 0.2))
    x = np.asarray(run(x0, jnp.array(1.5), jnp.array(30.0), start, wiring))[:, FIRST, 0]
    first = int(np.argmax(x > SEIZING))
    units = STEP * int(np.argmax(x[first:] < SEIZING))  # 1 s each in this twin
    assert made.lasts_s == pytest.approx(units, rel=0.3)
    after = made.times_s[-1] - made.onset_s[FIRST] - made.lasts_s
    assert 0 <= after <= 8


def test_without_the_zone_nothing_seizes_and_what_is_removed_is_nan() -> None:
    after = seizure(ZONE)
    assert np.isnan(after.onset_s).all()
    assert not after.order
    assert np.isnan(after.lasts_s)
    assert np.isnan(after.potential[:, [FIRST, LATER]]).all()
    assert np.isfinite(np.delete(after.potential, [FIRST, LATER], axis=1)).all()
    assert np.isfinite(after.contacts).all()
    assert np.isnan(after.heard_s).all()
    assert np.isnan(after.onset_twin_s).all()


def test_a_cut_spares_what_only_its_tract_recruits_with_the_same_noise() -> None:
    before, after = seizure(), seizure(CUT)
    assert np.isfinite(before.onset_s[RECRUITED])
    assert np.isnan(after.onset_s[RECRUITED])
    assert np.isfinite(after.onset_s[FIRST])
    quiet = slice(0, 256)  # a rhythm hears little of what was cut
    assert after.potential[quiet, HEALTHY] == pytest.approx(
        before.potential[quiet, HEALTHY], abs=0.02
    )


def test_the_same_seed_gives_the_same_signals_and_another_another() -> None:
    again = full_seizure(twin(), (), 0, Silent())
    assert np.array_equal(again.contacts, seizure().contacts)
    other = seizure(seed=1)
    assert not np.array_equal(other.potential[:256], again.potential[:256])


def test_contacts_near_the_zone_are_loudest_and_hear_it_in_order() -> None:
    made = seizure()
    ictal = (made.times_s > made.onset_s[LATER]) & (
        made.times_s < made.onset_s[LATER] + 4
    )
    loud = made.contacts[ictal].std(axis=0)
    before = made.contacts[made.times_s < 8].std(axis=0)
    assert (loud[:2] > 3 * loud[2]).all()
    assert (loud[:2] > 3 * before[:2]).all()
    assert abs(made.heard_s[0] - made.onset_s[FIRST]) < 0.5
    assert made.heard_s[0] < made.heard_s[1]


def test_what_cannot_be_shown_is_refused_in_a_sentence() -> None:
    none = replace(twin().zone, recruited=np.zeros(REGIONS))
    with pytest.raises(InputError, match="no region takes part in half"):
        full_seizure(replace(twin(), zone=none), (), 0, Silent())
    pulses = Stimulation(NAMES[:1])
    with pytest.raises(InputError, match="takes surgery"):
        full_seizure(twin(), (pulses,), 0, Silent())

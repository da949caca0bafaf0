"""A twin of seizures as the plant: it seizes where the twin does, stimulation ends that
where it reaches, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.control.compare import Asked, side_by_side
from brainTwinStudio.engine.control.controllers import Controller, none
from brainTwinStudio.engine.control.controllers.proportional import Proportional
from brainTwinStudio.engine.control.plants import Plant, plant
from brainTwinStudio.engine.control.plants.base import Network, limited
from brainTwinStudio.engine.control.playing import JUDGED, keys_of, played
from brainTwinStudio.engine.control.training_runs import Thresholds
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo
from brainTwinStudio.project.loop import TwinPlant
from tests.engine.seizures.test_full_seizure import (
    FIRST,
    HEALTHY,
    LATER,
    NAMES,
    RECRUITED,
    twin,
)

KEYS, HZ, SECONDS = keys_of(2, 2, JUDGED), 256, 8.0
ZONE = NAMES[FIRST], NAMES[LATER]
TAKING_PART = {NAMES[i] for i in (FIRST, LATER, RECRUITED)}


@pytest.fixture(scope="module")
def of() -> Plant:
    """Begun when the seizure is near, so that runs may be short."""
    made = plant(TwinPlant(twin(), (NAMES[FIRST],), ZONE))
    near = np.zeros((6, 1))
    near[2] = 0.15
    return replace(made, start=made.start - near)


def at(of: Plant, *regions: int) -> list[int]:
    return [of.network.region_names.index(NAMES[region]) for region in regions]


def ill(of: Plant, u: float) -> np.ndarray:
    """Share of the time (region,)."""
    made = played(of, KEYS, np.full((round(SECONDS * HZ), 2), u))
    return of.ill_regions(made.potential).mean(axis=(0, 1))


def test_a_network_of_one_region_is_the_single_plant() -> None:
    """And regions that hear nobody are each alone."""
    one, u = plant("epileptor"), np.full((80, 2), -0.5)
    zero, unit = np.zeros((1, 1)), np.ones(1)
    coupled = Network(("A",), zero, np.zeros(1), unit, unit, rest=-1.0)
    same = played(replace(one, network=coupled), KEYS, u)
    assert np.array_equal(same.potential, played(one, KEYS, u).potential)


def test_stimulation_ends_seizures_where_it_reaches_and_nowhere_else(of) -> None:
    free = ill(of, 0.0)
    assert set(of.network.region_names) == TAKING_PART
    assert free[at(of, FIRST, LATER)].min() > 0.2
    assert ill(of, -2.0)[at(of, FIRST, LATER)].max() < 0.1
    net = of.network
    first = np.eye(3)[at(of, FIRST)[0]]
    apart = replace(net, weights=0 * net.weights, stimulated=first)
    cut, samples = replace(of, network=apart), round(2 * HZ)
    calm, pushed = (
        played(cut, KEYS, np.full((samples, 2), u)).potential for u in (0.0, -2.0)
    )
    others = at(of, LATER, RECRUITED)
    assert np.array_equal(calm[..., others], pushed[..., others])
    assert not np.allclose(calm[..., at(of, FIRST)], pushed[..., at(of, FIRST)])


def test_a_loop_shortens_seizures_and_tells_of_every_region(of) -> None:
    """With thresholds at hand, not learned: a short test."""
    begin = lambda: Proportional(of, Thresholds(0.03, 0.015), -2.0)  # noqa: E731
    triggers = Controller(PartInfo("triggered", "Triggered", ""), lambda _: begin)
    asked = Asked(2, 5.0, 0.01, 0.004, 0)
    found = side_by_side(of, (none.CONTROLLER, triggers), asked, Silent())
    free, closed = found.rows
    assert closed.less_ill.value > 0.5
    assert closed.energy.value > 0
    assert free.regions.value >= 1
    assert found.ill_share.shape == (2, 2, 3)
    assert found.region_names == of.network.region_names
    assert "draw" in found.notes[0]


def test_contacts_and_regions_that_take_no_part_are_sensed_too() -> None:
    contact = twin().seizures[0].channel_names[0]
    of = plant(TwinPlant(twin(), (contact, NAMES[HEALTHY]), (NAMES[FIRST],)))
    assert set(of.network.region_names) == {*TAKING_PART, NAMES[HEALTHY]}
    assert of.network.sensed[at(of, HEALTHY)[0]] > 0.5
    assert 0 < of.network.sensed[at(of, FIRST)[0]] < 0.5


def test_what_cannot_be_played_is_refused() -> None:
    for sensed, stimulated, said in (
        (("nowhere",), ZONE, "neither a region nor a contact"),
        ((), ZONE, "where the seizure is sensed"),
        (ZONE, (), "that is stimulated"),
        (ZONE, ("nowhere",), "nowhere"),
    ):
        with pytest.raises(InputError, match=said):
            plant(TwinPlant(twin(), sensed, stimulated))
    no = replace(twin().zone, recruited=np.zeros(len(NAMES)))
    with pytest.raises(InputError, match="no seizure to show"):
        plant(TwinPlant(replace(twin(), zone=no), ZONE, ZONE))


def test_a_limit_holds_and_never_widens_that_of_the_plant() -> None:
    strict = limited(plant("epileptor"), 1.0)
    assert (strict.low, strict.high, strict.amplitude) == (-1.0, 1.0, -1.0)
    assert limited(plant("beta"), 0.3).high == 0.0
    with pytest.raises(InputError, match="at most 3"):
        limited(plant("epileptor"), 5.0)

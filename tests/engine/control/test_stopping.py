"""A stop acts within a controller's training and playing, and keeps what was done."""

from collections.abc import Callable
from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.control.compare import NOTHING, Asked, side_by_side
from brainTwinStudio.engine.control.controllers import Controller, Decision, Setting
from brainTwinStudio.engine.control.controllers.base import Policy
from brainTwinStudio.engine.control.controllers.none import CONTROLLER as NONE
from brainTwinStudio.engine.control.heeding import Halted, heed, heeding
from brainTwinStudio.engine.control.lifted_model import Scale, Windows, trained
from brainTwinStudio.engine.control.loop import Line, listened, looped
from brainTwinStudio.engine.control.plants import plant
from brainTwinStudio.engine.control.playing import (
    JUDGED,
    PIECE,
    begun,
    keys_of,
    played,
    stepping,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo

FREE = plant("epileptor")
KEYS = keys_of(3, 2, JUDGED)
ASKED = Asked(2, 5.0, 0.01, 0.0, 0)


class After:
    """Asks to stop once it was asked so often."""

    def __init__(self, turns: int) -> None:
        self.left = turns

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


class Still:
    def step(self, sample: float) -> Decision:
        return Decision(0.0)


def test_what_is_played_in_pieces_is_what_is_played_at_once() -> None:
    samples = PIECE + 7
    u = np.random.default_rng(0).uniform(-1, 1, (samples, 2))
    whole = stepping(FREE)(begun(FREE, 2), jnp.asarray(u), KEYS, 0)[1]
    assert np.array_equal(played(FREE, KEYS, u).potential, np.asarray(whole))


@pytest.mark.parametrize(
    "work",
    [
        lambda: played(FREE, KEYS, np.zeros((3 * PIECE, 2))),
        lambda: looped(FREE, Still, KEYS, 40, Line(0.01)),
        lambda: listened(FREE, Still, np.zeros((40, 2)), Line(0.01)),
        lambda: trained(
            Windows(np.zeros((4, 40)), np.zeros((4, 28))), Scale(0, 1, 1), 0, 3
        ),
    ],
)
def test_long_work_is_left_in_its_midst(work: Callable[[], object]) -> None:
    stop = After(2)
    with heeding(stop), pytest.raises(Halted):
        work()
    assert stop.left == -1  # at the very next look
    heed()  # and nobody asks any more


class Stopping(Silent):
    """From the moment a controller is being trained that says so."""

    now = False

    def stop_requested(self) -> bool:
        return self.now


def controllers(watcher: Stopping, *, at: int) -> list[Controller]:
    """Without stimulation, and two more; number `at` is stopped in its training."""

    def prepare_of(number: int) -> Callable[[Setting], Callable[[], Policy]]:
        def prepare(setting: Setting) -> Callable[[], Policy]:
            watcher.now = number == at
            heed()
            return Still

        return prepare

    made = [
        Controller(PartInfo(f"c{number}", f"Number {number}", ""), prepare_of(number))
        for number in range(3)
    ]
    return [replace(made[0], info=NONE.info), *made[1:]]


@pytest.mark.parametrize("at", [1, 2])
def test_controllers_that_were_done_are_compared_and_the_others_named(at: int) -> None:
    watcher = Stopping()
    found = side_by_side(FREE, controllers(watcher, at=at), ASKED, watcher)
    assert len(found.rows) == at
    left = ", ".join(f"Number {number}" for number in range(at, 3))
    assert found.notes[0] == f"Stopped before these were played: {left}."


def test_before_anything_was_done_there_is_nothing_to_compare() -> None:
    watcher = Stopping()
    with pytest.raises(InputError, match=NOTHING):
        side_by_side(FREE, controllers(watcher, at=0), ASKED, watcher)

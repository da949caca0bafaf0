"""A fit that leans on other people says on whom, and on fewer than three not at all."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import FitSettings, ModelSpec, Recording, Twin
from tests.engine.small import connectome, recordings

SETTINGS = FitSettings(effort="quick", judge_seeds=2)


class Short(Silent):
    """Asks for a stop at once."""

    def stop_requested(self) -> bool:
        return True


def fitted(runs: tuple[Recording, ...], *population: Twin) -> Twin:
    spec = ModelSpec(connectome="fixed")
    what = ("p", connectome(), runs, spec, SETTINGS, Short())
    return fit(*what, population=population)


@pytest.fixture(scope="module")
def runs() -> tuple[Recording, ...]:
    return recordings(300.0, runs=2)


@pytest.fixture(scope="module")
def alone(runs: tuple[Recording, ...]) -> Twin:
    return fitted(runs)


def crowd(one: Twin, *codes: str) -> tuple[Twin, ...]:
    """People whose FC is weaker than that of `one`, each in another way."""
    draw = np.random.default_rng(3)
    found = []
    for code in codes:
        z = one.measured["train_fc_z"]
        other = 0.3 * z + 0.02 * draw.normal(size=z.shape)
        measured = type(one.measured)({**one.measured, "train_fc_z": other})
        found.append(replace(one, patient_id=code, measured=measured))
    return tuple(found)


@pytest.mark.slow
def test_a_twin_keeps_whom_its_fit_leaned_on(runs: tuple[Recording, ...], alone: Twin):
    assert alone.population == ()
    twin = fitted(runs, *crowd(alone, "a", "b", "c"), replace(alone, patient_id="p"))
    assert twin.population == ("a", "b", "c")  # the own one is left out
    assert twin.loss_history[0] != alone.loss_history[0]


@pytest.mark.slow
def test_two_people_shrink_nothing(runs: tuple[Recording, ...], alone: Twin):
    twin = fitted(runs, *crowd(alone, "a", "b"))
    assert twin.population == ("a", "b")
    np.testing.assert_array_equal(twin.loss_history, alone.loss_history)

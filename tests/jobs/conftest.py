"""The engine processes of these tests import `fake_engine` by name."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # spawn hands it on to the child

from fake_engine import Ear, entry

from brainTwinStudio.jobs.process import Engine, Entry


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def make_engine(ear: Ear) -> Iterator[Callable[..., Engine]]:
    """Builds engines that are closed when the test ends."""
    made: list[Engine] = []

    def make(child: Entry = entry) -> Engine:
        made.append(Engine(ear.messages.put, ear.losses.put, entry=child))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


@pytest.fixture
def engine(make_engine: Callable[..., Engine], ear: Ear) -> Engine:
    """A started engine that has said Hello."""
    engine = make_engine()
    engine.start()
    ear.hello()
    return engine

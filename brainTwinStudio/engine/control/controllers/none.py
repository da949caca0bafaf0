"""No stimulation."""

from collections.abc import Callable

from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.project import PartInfo


class _Nothing:
    def step(self, sample: float) -> Decision:
        return Decision(0.0, made=False)


def prepare(setting: Setting) -> Callable[[], Policy]:
    return _Nothing


CONTROLLER = Controller(PartInfo("none", "None", "no stimulation"), prepare)

"""The controllers: one file each, one line here."""

from brainTwinStudio.engine.control.controllers import (
    koopman_mpc,
    none,
    open_loop,
    phase_locked,
    proportional,
    threshold,
)
from brainTwinStudio.engine.control.controllers.base import (
    Controller,
    Decision,
    Policy,
    Setting,
)
from brainTwinStudio.engine.entries import entry_of

CONTROLLERS: tuple[Controller, ...] = (
    none.CONTROLLER,
    open_loop.CONTROLLER,
    threshold.CONTROLLER,
    proportional.CONTROLLER,
    phase_locked.CONTROLLER,
    koopman_mpc.CONTROLLER,
)


def controller(name: str) -> Controller:
    return entry_of(CONTROLLERS, name, "controller")


__all__ = ["CONTROLLERS", "Controller", "Decision", "Policy", "Setting", "controller"]

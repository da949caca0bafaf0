"""Losses: one metric a file, one line here."""

from brainTwinStudio.engine.losses.base import Loss, Sampled
from brainTwinStudio.engine.losses.fc import FC
from brainTwinStudio.engine.losses.fcd import FCD
from brainTwinStudio.engine.losses.psd import PSD
from brainTwinStudio.errors import InputError

LOSSES: tuple[Loss, ...] = (FC, FCD, PSD)

__all__ = ["LOSSES", "Loss", "Sampled", "loss"]


def loss(name: str) -> Loss:
    for entry in LOSSES:
        if entry.info.name == name:
            return entry
    known = ", ".join(entry.info.name for entry in LOSSES)
    raise InputError(f"No loss '{name}'. Known: {known}.")

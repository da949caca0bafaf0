"""The plants: one file each, one line here."""

from brainTwinStudio.engine.control.plants import beta, epileptor, jansen_rit
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.entries import entry_of

PLANTS: tuple[Plant, ...] = (epileptor.PLANT, jansen_rit.PLANT, beta.PLANT)


def plant(name: str) -> Plant:
    return entry_of(PLANTS, name, "plant")


__all__ = ["PLANTS", "Plant", "plant"]

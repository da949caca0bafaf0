"""The plants: one file each, one line here."""

from brainTwinStudio.engine.control.plants import (
    beta,
    epileptor,
    jansen_rit,
    seizure_twin,
)
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.project.loop import TwinPlant

PLANTS: tuple[Plant, ...] = (epileptor.PLANT, jansen_rit.PLANT, beta.PLANT)


def plant(of: str | TwinPlant) -> Plant:
    """By its name, or made of a person's twin."""
    if isinstance(of, TwinPlant):
        return seizure_twin.plant_of(of)
    return entry_of(PLANTS, of, "plant")


__all__ = ["PLANTS", "Plant", "plant"]

"""Learned connectomes: one file each, one line here."""

from brainTwinStudio.engine.connectomes.base import EDGE_SCALE, ConnectomeForm, Pairs
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.connectomes.low_rank import LOW_RANK
from brainTwinStudio.engine.connectomes.multiplicative import MULTIPLICATIVE
from brainTwinStudio.engine.connectomes.sparse import SPARSE
from brainTwinStudio.errors import InputError

FIXED = "fixed"
CONNECTOMES: tuple[ConnectomeForm, ...] = (
    DENSE,
    MULTIPLICATIVE,
    SPARSE,
    LOW_RANK,
)

__all__ = [
    "CONNECTOMES",
    "EDGE_SCALE",
    "ConnectomeForm",
    "Pairs",
    "by_tract",
    "connectome_form",
]


def connectome_form(name: str) -> ConnectomeForm:
    for form in CONNECTOMES:
        if form.info.name == name:
            return form
    known = ", ".join(form.info.name for form in CONNECTOMES)
    raise InputError(f"No connectome '{name}'. Known: {FIXED}, {known}.")


def by_tract(name: str) -> bool:
    """Whether this form of connectome ("fixed" is none) asks where there are tracts."""
    return any(form.by_tract for form in CONNECTOMES if form.info.name == name)

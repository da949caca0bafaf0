"""A stimulator's settings in physical units, and what a site allows."""

from dataclasses import dataclass, field
from typing import NamedTuple

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import FrozenMap


class Limit(NamedTuple):
    """most: the highest value that is allowed; source: who says so."""

    most: float
    source: str


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """limits: modality -> name of a quantity -> its limit."""

    name: str
    limits: FrozenMap[FrozenMap[Limit]]


@dataclass(frozen=True, slots=True)
class Device:
    """What a person would set: modality and settings, each by the name that holds its
    unit (current_ma, phase_us, area_cm2, ...; `project.dose` knows which a modality
    needs). It says how much is given, not what a region feels of it: the model's
    amplitude is told apart, because no recording at rest can fix it.

    site: name of the site profile; limits and sources: what it said of this modality
    when the plan was made, by name of the quantity.
    """

    modality: str
    settings: FrozenMap[float]
    site: str = ""
    limits: FrozenMap[float] = field(default_factory=FrozenMap[float])
    sources: FrozenMap[str] = field(default_factory=FrozenMap[str])

    def __hash__(self) -> int:
        return hash((self.modality, tuple(sorted(self.settings.items())), self.site))

    def __post_init__(self) -> None:
        settings = FrozenMap({k: float(v) for k, v in self.settings.items()})
        object.__setattr__(self, "settings", settings)
        for name, value in settings.items():
            if not 0 <= value < float("inf"):
                raise InputError(
                    f"The setting {name} of the stimulator is {value:g}; expected a "
                    "number of 0 or more."
                )

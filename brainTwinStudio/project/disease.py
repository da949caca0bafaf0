"""Disease templates: what is asked of one, and the course it gives."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, Self

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen
from brainTwinStudio.project.model_spec import ParameterSpec
from brainTwinStudio.project.scenario import Change, Scenario
from brainTwinStudio.project.surgery import Damage

Begins = Literal["damage", "regions"]
MOST_TIMES = 12


@dataclass(frozen=True, slots=True)
class DiseaseInfo:
    """What is told of a template. settings: numbers that can be changed, with units and
    bounds; begins: from damage (or whole regions in its place), or from regions;
    time_unit: of all times and rates; assumptions: how burden acts on the twin."""

    name: str
    label: str
    meaning: str
    source: str
    settings: tuple[ParameterSpec, ...]
    begins: Begins
    time_unit: str
    assumptions: str

    def values(self, given: FrozenMap[float]) -> dict[str, float]:
        """All settings, defaults where none is given. Raises InputError for unknown
        ones and for those outside their bounds."""
        known = {spec.name: spec for spec in self.settings}
        for name, value in given.items():
            if name not in known:
                raise InputError(
                    f"{self.label} has no setting '{name}'. Known: {', '.join(known)}."
                )
            spec = known[name]
            if not spec.low <= value <= spec.high:
                raise InputError(
                    f"'{name}' is {value:g}; {self.label} takes {spec.low:g} to "
                    f"{spec.high:g} {spec.unit} ({spec.meaning})."
                )
        return {name: given.get(name, spec.default) for name, spec in known.items()}


@dataclass(frozen=True, slots=True, eq=False)
class DiseaseCase:
    """What is asked: a template by name, where the disease begins, when to look, and
    settings that differ from the defaults. damage: of templates that begin with it."""

    template: str
    times: tuple[float, ...]
    regions: tuple[str, ...] = ()
    damage: Damage | None = None
    settings: FrozenMap[float] = field(default_factory=FrozenMap[float])

    def __post_init__(self) -> None:
        times = self.times
        if not 1 <= len(times) <= MOST_TIMES:
            raise InputError(f"A disease is looked at 1 to {MOST_TIMES} times.")
        if any(b <= a for a, b in pairwise(times)) or times[0] < 0:
            raise InputError("The times of a disease ascend from 0 on, none twice.")
        if not np.isfinite(times).all():
            raise InputError("A time of the disease is not a finite number.")
        if not self.regions and self.damage is None:
            raise InputError("Say in which regions the disease begins.")


@dataclass(frozen=True, slots=True, eq=False)
class DiseaseCourse:
    """burden (time, region) 0 to 1 (of diffusion: share of what was seeded); changes:
    what the twin plays at each time, () where nothing is left to change."""

    info: DiseaseInfo
    times: tuple[float, ...]
    region_names: tuple[str, ...]
    burden: Array
    changes: tuple[tuple[Change, ...], ...]
    settings: FrozenMap[float]

    def __post_init__(self) -> None:
        shape = (len(self.times), len(self.region_names))
        object.__setattr__(self, "burden", frozen(self.burden, "Burden", shape))


@dataclass(frozen=True, slots=True, eq=False)
class KeptCourse:
    """A course as it is kept with the plan it was asked for: burden (time, region) as
    of a DiseaseCourse, what it begins in (names of regions, or of damage), and the
    changes it puts into the plan, those by the last time."""

    id: str
    scenario_id: str
    info: DiseaseInfo
    begins: tuple[str, ...]
    settings: FrozenMap[float]
    times: tuple[float, ...]
    region_names: tuple[str, ...]
    burden: Array
    takes: tuple[Change, ...]

    def __post_init__(self) -> None:
        shape = (len(self.times), len(self.region_names))
        object.__setattr__(self, "burden", frozen(self.burden, "Burden", shape))

    @classmethod
    def of(
        cls, course_id: str, scenario_id: str, case: DiseaseCase, course: DiseaseCourse
    ) -> Self:
        """What is kept of a course, and of the case it was asked as."""
        begins = case.regions if case.damage is None else (case.damage.title,)
        known = course.info, begins, course.settings, course.times
        rows = course.region_names, course.burden, course.changes[-1]
        return cls(course_id, scenario_id, *known, *rows)


@dataclass(frozen=True, slots=True, eq=False)
class DiseaseAnswer:
    """A course, and the twin at each of its times as a plan that was run, against the
    same twin without the disease and with the same noise; None where nothing changes
    yet."""

    course: DiseaseCourse
    plans: tuple[Scenario | None, ...]
    seconds: float = 0.0

"""How well a twin foretells a recording, beside simple forecasts of the same."""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.stopping import TellsOutcome
from brainTwinStudio.project.twin import Twin

Filter = Literal["kalman", "ensemble"]
FILTERS: tuple[Filter, ...] = ("kalman", "ensemble")
FURTHEST = 200
FILTERED, RAW, PERSISTENCE, AR = "twin_filtered", "twin_raw", "persistence", "ar"
Start = Literal["kalman", "ensemble", "led"]
Verdict = Literal["better", "worse", "not told apart"]


def usual_filter(twin: Twin) -> Filter:
    """The exact one where the linear theory is known; black boxes need none."""
    return "kalman" if twin.spec.dynamics == "hopf" else "ensemble"


@dataclass(frozen=True, slots=True)
class ForecastPlan:
    """horizons in samples. filter: of the start state, the exact one of the linear
    theory, or an ensemble of `members` nonlinear networks with `inflation`."""

    horizons: tuple[int, ...] = (1, 5, 20)
    filter: Filter = "kalman"
    members: int = 128
    inflation: float = 1.01

    def __post_init__(self) -> None:
        if self.filter not in FILTERS:
            raise InputError(f"No filter '{self.filter}'. Known: {', '.join(FILTERS)}.")
        inside = all(1 <= one <= FURTHEST for one in self.horizons)
        if not self.horizons or not inside:
            raise InputError(
                f"Horizons are counted in samples, 1 to {FURTHEST}; asked for "
                f"{', '.join(str(one) for one in self.horizons) or 'none'}."
            )
        if self.members < 4 or not self.inflation >= 1:
            raise InputError(
                f"{self.members} members with inflation {self.inflation:g} were asked "
                "for; an ensemble needs 4 members and an inflation of 1 at least."
            )
        found = tuple(sorted(set(self.horizons)))
        object.__setattr__(self, "horizons", found)


@dataclass(frozen=True, slots=True)
class Spread:
    """A number and its 95 % interval over blocks of origins."""

    value: float
    low: float
    high: float

    @property
    def verdict(self) -> Verdict:
        """Of a difference of errors: below 0 is better."""
        if self.high < 0:
            return "better"
        return "worse" if self.low > 0 else "not told apart"


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One way to forecast; all tuples (horizon,).

    errors: error variance over the variance of the signal at that horizon, mean over
    regions and origins: 0 is perfect, 1 as good as the mean. less: the error of the
    twin from its filtered state minus this row's, paired origin by origin.
    """

    name: str
    label: str
    errors: tuple[Spread, ...]
    less: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Forecast(TellsOutcome):
    """start: what finds the state that the twin starts from; "led": a black box, led
    along the last samples. coverage (horizon,): share of samples inside the twin's own
    90 % interval. unrelated: correlation of neighbouring one-sample surprises of the
    filter, 0 where it uses all that the past says. origins: places forecast from, of
    all runs; block: neighbouring ones drawn together for intervals. stopped: runs are
    missing because the person stopped it. warnings: what must be known before the
    errors are believed."""

    plan: ForecastPlan
    repetition_time_s: float
    rows: tuple[ForecastRow, ...]
    coverage: tuple[float, ...]
    unrelated: float
    origins: int
    block: int
    judged_on: tuple[str, ...]
    trained_on: tuple[str, ...]
    twin_id: str
    patient_id: str
    seed: int
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    start: Start = "kalman"
    stopped: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def horizons(self) -> tuple[int, ...]:
        """In samples, ascending."""
        return self.plan.horizons

    def row(self, name: str) -> ForecastRow:
        for one in self.rows:
            if one.name == name:
                return one
        known = ", ".join(one.name for one in self.rows)
        raise InputError(f"This forecast has no row '{name}'. It has: {known}.")

    def skill(self, name: str, against: str) -> tuple[float, ...]:
        """1 - error of a row over the error of another: 0 where it adds nothing."""
        mine, theirs = self.row(name).errors, self.row(against).errors
        return tuple(1 - a.value / b.value for a, b in zip(mine, theirs, strict=True))

    @property
    def filtered_start(self) -> tuple[Verdict, ...]:
        """(horizon,): what the filtered start does to the error of the twin."""
        return tuple(one.verdict for one in self.row(RAW).less)

"""Where, when and how to stimulate: what is asked, and what was found."""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.amplitudes import AmplitudeCheck
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.scenario import Effect, Stimulation
from brainTwinStudio.project.waveforms import waveform

Choice = Literal["where", "when", "how"]
CHOICES: tuple[Choice, ...] = ("where", "when", "how")
GOALS: tuple[tuple[str, str], ...] = (  # name, label
    ("response", tr("Response of the other regions")),
    ("entrainment", tr("Power of the other regions that follows")),
    ("fc_change", tr("FC change of the other regions (rms)")),
    ("mean_fc", tr("Mean FC of the other regions")),
    ("lower_mean_fc", tr("Mean FC of the other regions, lowered")),
    ("power", tr("Log power of the other regions")),
    ("lower_power", tr("Log power of the other regions, lowered")),
    ("target_power", tr("Log power of stimulated regions")),
    ("lower_target_power", tr("Log power of stimulated regions, lowered")),
    ("toward_fc", tr("Distance to the wanted FC, closed")),
)
NEEDS_FC = "toward_fc"
AMPLITUDES, FREQUENCIES, PHASES = 4, 8, 8  # of the grid
CHEAPER = 20  # times than an exhaustive search
LEAST = 4  # points that are tried whatever that leaves
STEPS = 8  # gradients of a climb, at most
REVERSE = 4  # what a gradient costs in simulations; doi:10.1137/1.9780898717761


@dataclass(frozen=True, slots=True, eq=False)
class StimulationAim:
    """What a search is for. goal: name of one of GOALS. choose: what it
    may choose: the target, the phase of the rhythm, its amplitude and frequency; all
    else is as in `template`, whose amplitude is the highest allowed.

    targets: regions it may choose from, () = all. read: regions in which the outcome is
    read where they are not stimulated, () = all. fc (region, region): the FC to come
    nearer to. hz: lowest and highest frequency, None = from half the slowest to twice
    the fastest rhythm of the twin. seeds: noise seeds of the search; judged: of the
    outcome that is told, which are others. adjoint: whether the slope of the outcome by
    what every region gets is wanted too. exhaustive: every point of the grid is tried.
    climb: from the best point of the grid on uphill by gradients, off the grid. known:
    only amplitudes at which the twin knows what the best does.
    """

    template: Stimulation
    goal: str = "response"
    choose: tuple[Choice, ...] = CHOICES
    targets: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    fc: Array | None = None
    hz: tuple[float, float] | None = None
    seeds: int = 4
    judged: int = 16
    adjoint: bool = False
    exhaustive: bool = False
    climb: bool = False
    known: bool = False

    def __post_init__(self) -> None:
        unknown = [one for one in self.choose if one not in CHOICES]
        if unknown or not self.choose:
            raise InputError(
                f"A search chooses {', '.join(CHOICES)}; "
                f"'{unknown[0] if unknown else ''}' is none of them."
            )
        if self.template.amplitude == 0:
            raise InputError(tr("A search needs an amplitude: the highest allowed."))
        if self.hz is not None and not 0 < self.hz[0] < self.hz[1]:
            raise InputError(
                tr(
                    "Frequencies from {low:g} to {high:g} Hz are no range.",
                    low=self.hz[0],
                    high=self.hz[1],
                )
            )
        if self.known and "how" not in self.choose:
            raise InputError(
                tr(
                    "A search stays within what the twin knows by weaker amplitudes; "
                    "let it choose how."
                )
            )
        for name, least in (("seeds", 2), ("judged", 4)):
            if not least <= getattr(self, name) <= 256:
                raise InputError(f"A search takes {least} to 256 {name}.")
        if self.fc is not None:
            fc = frozen(self.fc, "The wanted FC", (None, None))
            object.__setattr__(self, "fc", fc)

    def most(self, regions: int) -> tuple[int, int]:
        """Simulations of a search, a gradient counted four times, and those of every
        point of the grid; without judging."""
        points = self.points(regions)
        whole = points * self.seeds
        if self.exhaustive:
            return whole, whole
        climb = STEPS * (1 + REVERSE) if self.climb else 0
        return max(whole // CHEAPER, (min(LEAST, points) + climb) * self.seeds), whole

    def points(self, regions: int) -> int:
        """How many settings the grid has on a twin of so many regions."""
        repeats = waveform(self.template.waveform).repeats
        targets = len(self.targets) or regions
        return (
            (targets if "where" in self.choose else 1)
            * (AMPLITUDES if "how" in self.choose else 1)
            * (FREQUENCIES if "how" in self.choose and repeats else 1)
            * (PHASES if "when" in self.choose and repeats else 1)
        )


@dataclass(frozen=True, slots=True, eq=False)
class StimulationChoice:
    """The best that was found for one target, judged on noise that the search did not
    see, and in draws of the twin's parameters where it has them. better (0..1): share
    of these runs in which the first choice does better; NaN of the first itself.
    best_in (0..1): share of draws in which it is the best of all choices, None without
    draws."""

    stimulation: Stimulation
    effect: Effect
    better: float
    best_in: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StimulationSearch:
    """choices: best first, one a target; none is "the answer". value, low, high
    (region,): what is believed of the best setting at every target, with its 90 %
    interval over noise and draws, NaN where it was not allowed. adjoint (region,):
    slope of the outcome, at the first choice, by the share of the stimulus that a
    region gets, None if not asked.

    forward, reverse: simulations of one seed that the search spent (a reverse one costs
    as much as 4 forward); judging: those after it; exhaustive: what all points of the
    grid would have cost. points: of that grid. amplitudes: whether the recordings speak
    for the twin's map of targets, None in searches from before that was asked. draws:
    of the twin's parameters in which choices were judged, 0 where intervals are of
    noise alone.
    """

    twin_id: str
    aim: StimulationAim
    label: str
    choices: tuple[StimulationChoice, ...]
    value: Array
    low: Array
    high: Array
    adjoint: Array | None
    forward: int
    reverse: int
    judging: int
    exhaustive: int
    points: int
    seconds: float
    seed: int
    sentence: str
    notes: tuple[str, ...] = ()
    stopped: bool = False
    amplitudes: AmplitudeCheck | None = None
    draws: int = 0

    def __post_init__(self) -> None:
        for name in ("value", "low", "high"):
            told = frozen(getattr(self, name), "A map of targets", (None,),
                          finite=False)  # fmt: skip
            object.__setattr__(self, name, told)
        if self.adjoint is not None:
            slope = frozen(self.adjoint, "An adjoint map", (None,))
            object.__setattr__(self, "adjoint", slope)

    @property
    def best(self) -> Stimulation:
        return self.choices[0].stimulation

    @property
    def recommends(self) -> bool:
        """Whether its first choice can be recommended at all."""
        return self.amplitudes is None or self.amplitudes.outcome != "disagrees"

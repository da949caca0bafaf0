"""A twin of a person's seizures: where they may begin, how they spread, how sure."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen
from brainTwinStudio.project.electrodes import Electrodes
from brainTwinStudio.project.twin import Outcome, Provenance

Guess = Literal["zone", "propagation", "healthy"]
GUESSES: tuple[Guess, ...] = ("zone", "propagation", "healthy")
# A region alone falls into seizures above it: the fold of the Epileptor's fast
# subsystem at x = -4/3 (SCIENCE.md A.7; often rounded to -2.05).
THRESHOLD = -2.06204
# A region is called part of the zone from this probability on: one that is missed
# leaves seizures, one too many costs tissue. Set on virtual patients that no benchmark
# judges (virtual_cohort_settings.py).
NAMED = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class SeizureFeatures:
    """What a fit sees of one seizure.

    times_s (point,) from the start of the piece; rise (channel, point): natural log of
    smoothed power over its mean before the seizure; begins_s, ends_s of the seizure in
    that piece; recording_id: where it is from; band_hz: of the power.
    """

    recording_id: str
    channel_names: tuple[str, ...]
    times_s: Array
    rise: Array
    begins_s: float
    ends_s: float
    band_hz: tuple[float, float]

    def __post_init__(self) -> None:
        names = tuple(self.channel_names)
        object.__setattr__(self, "channel_names", names)
        what = f"Seizure {self.recording_id}"
        times = frozen(self.times_s, what, (None,))
        object.__setattr__(self, "times_s", times)
        shape = (len(names), len(times))
        object.__setattr__(self, "rise", frozen(self.rise, what, shape))
        if not self.begins_s < self.ends_s:
            raise InputError(f"{what} ends before it begins.")


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """Of every region (region,): probability that its excitability is that of the zone
    where seizures begin, not that of a region they spread to, nor a healthy one's;
    with its 90 % interval low to high; sampled: a contact lies within 15 mm of its
    centre. A region that no contact saw has what the prior says of it, and is called
    "not sampled", whatever its probability.

    x0 (region,): posterior median of excitability, with x0_low, x0_high of 90 %.
    onset_s (region,): delay after the first region, NaN where it takes no part in most
    draws; onset_low_s, onset_high_s of 90 %; recruited (region,): share of draws in
    which it takes part.
    """

    region_names: tuple[str, ...]
    probability: Array
    low: Array
    high: Array
    sampled: tuple[bool, ...]
    x0: Array
    x0_low: Array
    x0_high: Array
    onset_s: Array
    onset_low_s: Array
    onset_high_s: Array
    recruited: Array

    def __post_init__(self) -> None:
        names = tuple(self.region_names)
        object.__setattr__(self, "region_names", names)
        object.__setattr__(self, "sampled", tuple(bool(s) for s in self.sampled))
        if len(self.sampled) != len(names):
            raise InputError(f"{len(names)} regions, {len(self.sampled)} of 'sampled'.")
        for name in (
            *("probability", "low", "high", "x0", "x0_low", "x0_high", "recruited"),
            *("onset_s", "onset_low_s", "onset_high_s"),
        ):
            values = getattr(self, name)
            may_lack = name.startswith("onset")
            array = frozen(values, f"Zone: {name}", (len(names),), finite=not may_lack)
            object.__setattr__(self, name, array)

    @property
    def named(self) -> tuple[str, ...]:
        """Regions that are called part of the zone, the likeliest first: seen by a
        contact, and with a probability of NAMED or more."""
        order = np.argsort(-self.probability, kind="stable")
        return tuple(
            self.region_names[i]
            for i in order
            if self.sampled[i] and self.probability[i] >= NAMED
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Regions that take part in most draws, by their delay."""
        taking = np.flatnonzero((self.recruited >= 0.5) & np.isfinite(self.onset_s))
        by_delay = taking[np.argsort(self.onset_s[taking], kind="stable")]
        return tuple(self.region_names[i] for i in by_delay)


RegimeKind = Literal["no seizure", "stays", "spreads", "everywhere"]


@dataclass(frozen=True, slots=True, eq=False)
class Regime:
    """What seizures do in the fitted network, and what would change that.

    kind: "stays" where only regions above threshold seize. scales (scale,): factors on
    the coupling; counts (scale,): regions that seize at each, mean over draws; lows,
    highs: 90 % over draws. needed: smallest factor from which a region that is below
    threshold is recruited in most draws, NaN where none of those tried does. sentence:
    all this in words, and why.
    """

    kind: RegimeKind
    scales: Array
    counts: Array
    lows: Array
    highs: Array
    needed: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A number with its interval: mean over posterior draws and seeds, low and high
    of 90 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class ResectionSet:
    """One candidate: regions to remove; effect: how much the likelihood of a seizure
    falls, 0..1; cost: as of a SeizureOutcome; simulations spent until it was found;
    recovered: the effect once inhibition is tuned again, None where not asked for."""

    regions: tuple[str, ...]
    effect: Spread
    cost: FrozenMap[float]
    simulations: int
    on_front: bool
    recovered: Spread | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ResectionSearch:
    """Sets of regions, the most effective first, and of equal ones the smallest; none
    of them is "the answer". forward, reverse: simulations of each kind that were spent
    (reverse = 4 forward). sentence: what was found, and what not."""

    sets: tuple[ResectionSet, ...]
    forbidden: tuple[str, ...]
    max_regions: int
    forward: int
    reverse: int
    baseline: Spread
    sentence: str


@dataclass(frozen=True, slots=True, eq=False)
class SeizureTwin:
    """A network of Epileptors in two dimensions, fitted to seizures of one person.

    gain (channel, region): power that a contact sees of a region. parameters: the best
    fit; draws: name -> (draw, ...) of the posterior: "x0" (draw, region), "K", "tau0",
    "amplitude", "source" (draw,), "start_z" (draw, seizure). member (draw,): which fit
    of the ensemble a draw is from. simulated: rise (channel, point) of each seizure by
    the best fit. guess: region -> what was held of it before the fit. seconds_per_unit:
    of model time. agreement: numbers of how the fit meets the data. search: the latest
    for sets of regions to remove.
    """

    id: str
    patient_id: str
    connectome: Connectome
    electrodes: Electrodes
    gain: Array
    seizures: tuple[SeizureFeatures, ...]
    parameters: FrozenMap[Array]
    draws: FrozenMap[Array]
    member: Array
    simulated: tuple[Array, ...]
    zone: Zone
    regime: Regime
    seconds_per_unit: float
    outcome: Outcome
    message: str
    seconds: float
    seed: int
    provenance: Provenance
    guess: FrozenMap[str] = field(default_factory=FrozenMap[str])
    agreement: FrozenMap[float] = field(default_factory=FrozenMap[float])
    notes: tuple[str, ...] = ()
    search: ResectionSearch | None = None

    def __post_init__(self) -> None:
        if not self.seizures:
            raise InputError("A twin of seizures needs at least one seizure.")
        regions = self.connectome.parcellation.region_names
        for name, what in self.guess.items():
            if name not in regions or what not in GUESSES:
                raise InputError(
                    f"'{name}' was guessed to be '{what}'; expected a region and one "
                    f"of {', '.join(GUESSES)}."
                )
        channels = len(self.seizures[0].channel_names)
        gain = frozen(self.gain, "Gain of contacts", (channels, len(regions)))
        object.__setattr__(self, "gain", gain)


@dataclass(frozen=True, slots=True, eq=False)
class SeizureRecovery:
    """The same runs once inhibition is tuned again: likelihood, regions, delay_s and
    recruited as of a SeizureOutcome. x0_change (region,): mean over runs of how far
    excitability was moved, with x0_low, x0_high of 90 %; NaN where removed."""

    likelihood: Spread
    regions: Spread
    delay_s: Spread
    recruited: Array
    x0_change: Array
    x0_low: Array
    x0_high: Array


@dataclass(frozen=True, slots=True, eq=False)
class SeizureOutcome:
    """What becomes of seizures under a plan, in runs paired by draw and noise.

    likelihood_before, likelihood_after: share of runs with a seizure in a region that
    is left; regions_before, regions_after: how many regions seize; delay_before_s,
    delay_after_s: from the first region to the last, nan where one seizes alone;
    recruited_before, recruited_after (region,): share of runs, NaN where removed.
    cost: name of a functional network or "all" -> share of its connection strength
    that is lost. notes: what is to be known before believing these. "after" is right
    after; recovery: what is told of later, None where it was not asked for.
    """

    likelihood_before: Spread
    likelihood_after: Spread
    regions_before: Spread
    regions_after: Spread
    delay_before_s: Spread
    delay_after_s: Spread
    recruited_before: Array
    recruited_after: Array
    cost: FrozenMap[float]
    runs: int
    seed: int
    notes: tuple[str, ...] = ()
    recovery: SeizureRecovery | None = None

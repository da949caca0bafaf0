"""Recurring states of a recording and of a twin's free runs, one beside the other."""

from dataclasses import dataclass, field

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen

STATES = (
    "likeness",
    "probability",
    "dwell_s",
    "simulated_probability",
    "simulated_dwell_s",
    "probability_low",
    "probability_high",
    "dwell_low",
    "dwell_high",
)
TRANSITIONS = (
    "transitions",
    "simulated_transitions",
    "transitions_low",
    "transitions_high",
)


@dataclass(frozen=True, slots=True, eq=False)
class RecurringComparison:
    """The most frequent measured state first; simulated ones in the order of those that
    they were matched to.

    patterns, simulated_patterns (state, region): leading eigenvectors of phase
    coherence, of length 1; likeness (state,): |cosine| of the two. probability,
    dwell_s (state,) and transitions (state, next state), probability a sample later:
    measured; simulated_* the same of all free runs together, *_low and *_high the
    middle 95 % of single ones. quality: number of states that was tried -> mean
    silhouette. apart: "likeness", "occupancy_kl" (nats), "dwell_error_s",
    "transition_error"; copy_apart: the same of the training runs' own states, {}
    without them. judged_on, trained_on: recordings; band_hz: in which phases were
    taken.
    """

    patterns: Array
    simulated_patterns: Array
    likeness: Array
    probability: Array
    dwell_s: Array
    transitions: Array
    simulated_probability: Array
    simulated_dwell_s: Array
    simulated_transitions: Array
    probability_low: Array
    probability_high: Array
    dwell_low: Array
    dwell_high: Array
    transitions_low: Array
    transitions_high: Array
    quality: FrozenMap[float]
    apart: FrozenMap[float]
    band_hz: tuple[float, float]
    repetition_time_s: float
    judged_on: tuple[str, ...]
    twin_id: str
    patient_id: str
    seeds: int
    seed: int
    copy_apart: FrozenMap[float] = field(default_factory=FrozenMap[float])
    trained_on: tuple[str, ...] = ()
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.patterns)

    def __post_init__(self) -> None:
        k, n = self.patterns.shape if self.patterns.ndim == 2 else (0, 0)
        if k < 2:
            raise InputError("There must be at least two recurring states.")
        shapes = {
            (k, n): ("patterns", "simulated_patterns"),
            (k,): STATES,
            (k, k): TRANSITIONS,
        }
        for shape, names in shapes.items():
            for name in names:
                what = f"Recurring states, {name}"
                array = frozen(getattr(self, name), what, shape)
                object.__setattr__(self, name, array)

"""Whether amplitudes go with connection strength in a recording as they do in its twin.

FC is the same where input makes regions fluctuate more and where it saturates them and
makes them fluctuate less; which of the two it is decides which regions answer most to a
stimulus. Amplitudes tell it, as far as they are of neurons: on hidden brains above
their bend, where twins choose targets worse than chance, they fall with strength
(tests/benchmarks/results/stimulation_truth.md).
"""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["agrees", "disagrees", "unclear", "not estimated"]
Interval = tuple[float, float, float]  # value, low, high

BOTH = "rank correlation with strength {measured} in the recordings, {twin} in the twin"
WORDS: dict[Outcome, str] = {
    "agrees": "Slow amplitudes go with connection strength as in the twin ({both}): "
    "nothing in them speaks for a reversed map of targets.",
    "disagrees": "No target is recommended: the map of targets may be reversed. Slow "
    "amplitudes go with connection strength the other way round than in the twin "
    "({both}), as in brains that more input saturates; vessels and the size of regions "
    "can do the same.",
    "unclear": "Whether slow amplitudes go with connection strength as in the twin "
    "cannot be told ({both}): a reversed map of targets is not ruled out.",
    "not estimated": "Whether the map of targets may be reversed: not estimated. {why}",
}
OF_EFFECTS = (
    "Which regions answer most may be reversed: slow amplitudes go with connection "
    "strength the other way round than in the twin ({both})."
)


@dataclass(frozen=True, slots=True)
class AmplitudeCheck:
    """measured, twin: Spearman's correlation of the slow amplitude of regions with
    their connection strength, with its 95 % interval, in the recordings that were
    fitted and in the twin's own rest; NaN where not estimated, for which `why` says
    why."""

    outcome: Outcome
    measured: Interval
    twin: Interval
    why: str = ""

    @property
    def sentence(self) -> str:
        return WORDS[self.outcome].format(both=self._both, why=self.why)

    @property
    def of_effects(self) -> str:
        """What is to be said of a plan that stimulates, "" unless it disagrees."""
        disagrees = self.outcome == "disagrees"
        return OF_EFFECTS.format(both=self._both) if disagrees else ""

    @property
    def _both(self) -> str:
        return BOTH.format(measured=_told(self.measured), twin=_told(self.twin))


def _told(interval: Interval) -> str:
    value, low, high = (f"{number:.2f}" for number in interval)
    return f"{value} ({low} to {high})"

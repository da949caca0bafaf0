"""Whether a plan stays within what a twin knows, in numbers and in words.

Every score stands on one scale: p, the share of unchanged runs (of training, of the
fit's own prior) that are at least as unusual; small is unfamiliar (SCIENCE.md F.8).
"""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.language import tr

Level = Literal["familiar", "stretched", "unfamiliar"]
LEVELS: tuple[Level, ...] = ("familiar", "stretched", "unfamiliar")
# p at or below which a score is flagged, and how far it has to be for that; set by
# tests/benchmarks/results/familiarity.md.
LIMITS = {
    "pattern": 0.05,
    "states": 0.05,
    "input": 0.01,
    "network": 0.01,
    "agreement": 0.05,
    "residual": 0.05,
}
FAR = {"states": 0.5}
WORDS: dict[Level, str] = {
    "familiar": "Familiar: all {known} checks that could be made say that this plan "
    "keeps the twin where it knows what it does.",
    "stretched": "Stretched: the truth may lie beyond the intervals shown, which do "
    "not count this. {why}",
    "unfamiliar": "Unfamiliar: an extrapolation; draw no conclusion and no "
    "recommendation from it. {why}",
}
NOT_KNOWN = tr("How familiar this plan is: not estimated. Run it again to know.")
NOT_OF_READOUTS = tr(
    "Familiarity: not estimated. Whether these inputs lead beyond what the twin knows "
    "is judged of plans only."
)


@dataclass(frozen=True, slots=True)
class FamiliarityScore:
    """One score of a plan. p: 0..1 as above, nan where not estimated; far: its distance
    over the largest usual one (above 1 is outside), nan where there is none; flag:
    outside what is familiar; told: in a sentence."""

    name: str
    label: str
    p: float
    far: float
    flag: bool
    told: str

    @property
    def estimated(self) -> bool:
        return self.p == self.p


@dataclass(frozen=True, slots=True)
class Familiarity:
    """All scores of a plan, and what they come to."""

    level: Level
    scores: tuple[FamiliarityScore, ...]
    sentence: str

    @property
    def far(self) -> float:
        """The largest distance of any score, in units of its usual limit."""
        return max((score.far for score in self.scores if score.estimated), default=0.0)

    def __getitem__(self, name: str) -> FamiliarityScore:
        for score in self.scores:
            if score.name == name:
                return score
        raise KeyError(name)


def score(name: str, label: str, p: float, far: float, told: str) -> FamiliarityScore:
    """A score with its flag; p nan where it was not estimated."""
    flag = p <= LIMITS[name] and far > FAR.get(name, 0.0)
    return FamiliarityScore(name, label, float(p), float(far), bool(flag), told)


def judged(scores: tuple[FamiliarityScore, ...], felt: bool = True) -> Familiarity:
    """The policy: no flag is familiar, one is stretched, two or more are unfamiliar, as
    are states of which too many lie outside what the twin knows, and a stimulus that
    the model does not feel (`felt`)."""
    flagged = [score for score in scores if score.flag]
    left = any(score.name == "states" and score.far > 1 for score in flagged)
    level: Level = "familiar"
    if left or not felt or len(flagged) > 1:
        level = "unfamiliar"
    elif flagged:
        level = "stretched"
    known = sum(score.estimated for score in scores)
    told = WORDS[level].format(
        known=known,
        why=" ".join(score.told for score in flagged),
    )
    return Familiarity(level, scores, told)

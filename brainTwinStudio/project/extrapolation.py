"""Whether a run stayed where the learned parts of a twin were trained, in words."""

from dataclasses import dataclass

from brainTwinStudio.project.arrays import FrozenMap

TOLERATED = 0.05  # share of time and regions outside beyond that of training
TOLERATED_REGION = 0.10  # the same of one region
UNKNOWN = (
    "On which states the learned part '{part}' of this twin was trained is not known: "
    "it comes from an earlier version. Whether this run extrapolates cannot be told; "
    "fit again to know."
)
OUTSIDE = (
    "In {share} of this run the learned part '{part}' met states unlike all it was "
    "trained on ({usual} in training), most of all in {where}: there {time} of the "
    "time, up to {far} times as far out as training went. What it predicts there is an "
    "extrapolation."
)
REFUSED = (
    "This run is refused: in {where} the learned part '{part}' was far from all it was "
    "trained on ({time} of the time outside, {far} times as far out as training went), "
    "and what it answers there means nothing. Use a weaker stimulus, a smaller change "
    "or parameters nearer to those of the fit, or a twin without learned parts."
)
NAMED = 3  # regions that a sentence names


@dataclass(frozen=True, slots=True)
class Extrapolation:
    """What a learned part met in a run, against what it was trained on.

    share: of time and regions outside of it, usual: the same of its training; None
    where that is not known. regions: those outside much more often than in training,
    the worst first; time: share of time of the worst; far: how far out it went there,
    in units of how far training went.
    """

    part: str
    share: float | None = None
    usual: float | None = None
    regions: tuple[str, ...] = ()
    time: float = 0.0
    far: float = 0.0

    @property
    def sentence(self) -> str:
        """What is to be said, an empty text for a part at home."""
        if self.share is None or self.usual is None:
            return UNKNOWN.format(part=self.part)
        if not self.regions and self.share - self.usual <= TOLERATED:
            return ""
        return OUTSIDE.format(
            share=_percent(self.share), usual=_percent(self.usual), **self._where()
        )

    @property
    def refusal(self) -> str:
        return REFUSED.format(**self._where())

    def _where(self) -> dict[str, str]:
        return {
            "part": self.part,
            "where": listed(self.regions) or "all regions alike",
            "time": _percent(self.time),
            "far": f"{self.far:.2g}" if self.far < 100 else "more than 100",
        }


def sentences(told: tuple[Extrapolation, ...]) -> tuple[str, ...]:
    """What is to be said of a run, nothing of parts at home."""
    return tuple(one.sentence for one in told if one.sentence)


def outside(told: tuple[Extrapolation, ...]) -> FrozenMap[float]:
    """Part -> share of time and regions outside, where it is known."""
    return FrozenMap({one.part: one.share for one in told if one.share is not None})


def listed(regions: tuple[str, ...]) -> str:
    """'A, B, C and 4 more'."""
    more = len(regions) - NAMED
    named = ", ".join(regions[:NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _percent(share: float) -> str:
    if 0 < share < 0.0995:
        return f"{100 * share:.2g} %"
    return f"{100 * share:.0f} %"

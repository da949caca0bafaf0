"""What is asked about how far a twin can be trusted."""

from dataclasses import dataclass

from brainTwinStudio.project import Recording, Twin


@dataclass(frozen=True, slots=True, eq=False)
class WellPosednessRequest:
    """Whether its recordings determine a twin. The answer is a WellPosedness.

    recordings: the runs it was fitted to; none = the features that the twin carries of
    them. starts: inversions from points of the prior; repeats: refits to disturbed data
    at each of ten levels of noise; points: of each profile likelihood. 0 leaves that
    part out, and the answer says that it is not estimated.
    """

    twin: Twin
    recordings: tuple[Recording, ...] = ()
    starts: int = 8
    repeats: int = 3
    points: int = 9
    seed: int = 0
    notes: tuple[str, ...] = ()

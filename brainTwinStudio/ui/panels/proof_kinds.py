"""What can be drawn to prove a quality card."""

from dataclasses import dataclass

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Recording
from brainTwinStudio.ui.plots.evidence import Evidence


@dataclass(frozen=True, slots=True, eq=False)
class MatrixProof:
    """The weights (target, source), with some regions marked."""

    connectome: Connectome


@dataclass(frozen=True, slots=True, eq=False)
class TracesProof:
    """Some channels of a recording."""

    run: Recording
    channels: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PairsProof:
    """Two FC values of every pair of regions, both (pair,)."""

    x: Array
    y: Array
    x_label: str
    y_label: str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """title: what is drawn; regions: names that the card speaks of; picture None: the
    card has only words."""

    title: str
    picture: MatrixProof | TracesProof | PairsProof | Evidence | None = None
    regions: tuple[str, ...] = ()


NO_PICTURE = Proof(tr("No picture"))

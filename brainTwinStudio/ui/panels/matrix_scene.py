"""What the matrices show: three pictures of the selected twin or recording."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.analysis.connectivity import correlation
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome, Recording, Twin
from brainTwinStudio.report.wording import get, new_edges, number, significant
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.view import View

NO_TWIN = tr("No fitted twin selected. Fit one to see what it simulates.")
NO_RECORDING = tr("No fMRI recording yet. Add one to see connectivity.")
NO_FC = tr("This twin holds no simulated connectivity.")
NO_STRUCTURE = tr("No connectome yet. Add one to see its weights.")
NO_LEARNED = tr("No fitted twin selected. A fit learns weights of its own.")
MOST_KEPT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """One matrix (region, region) and its words; values None: `missing` is shown."""

    title: str
    fact: str = ""
    values: Array | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Two matrices on one scale and their difference, the ends of both scales in the
    numbers drawn, the words for a value, and the names of the scales."""

    title: str
    tiles: tuple[Tile, Tile, Tile]
    levels: tuple[float, float] = (0.0, 1.0)
    arm: float = 1.0
    scale: str = tr("FC, correlation")
    wording: Callable[[float], str] = number
    nothing: str = ""

    @property
    def shown(self) -> tuple[Array | None, ...]:
        return tuple(tile.values for tile in self.tiles)


class Scenes:
    """Makes scenes and keeps the last ones: the same data give the same scene."""

    def __init__(self) -> None:
        self._kept: list[tuple[tuple[object, ...], Scene]] = []

    def of(self, view: View, structure: bool) -> Scene:
        """Functional connectivity, or the weights of the structure."""
        connectome = None
        if view.twin is not None:
            connectome = view.twin.connectome
        elif view.patient is not None:
            connectome = view.patient.connectome
        parts = (view.twin, connectome) if structure else (view.twin, view.recording)
        for key, scene in self._kept:
            if same(key, (structure, *parts)):
                return scene
        if structure:
            scene = structural(connectome, view.twin)
        else:
            scene = functional(view.recording, view.twin)
        self._kept = [((structure, *parts), scene), *self._kept[: MOST_KEPT - 1]]
        return scene


def functional(recording: Recording | None, twin: Twin | None) -> Scene:
    """Measured, simulated and their difference. With a twin: the runs it was fitted to,
    as it keeps them; else the recording."""
    title = tr("Functional connectivity")
    measured, minutes = _measured(recording, twin)
    simulated = None if twin is None else twin.simulated.get("fc")
    if measured is None and simulated is None:
        return Scene(
            title, _nothing((tr("Measured"), tr("Simulated"))), nothing=NO_RECORDING
        )
    r = None if twin is None else get(twin.train, "fc_r")
    missing = NO_TWIN if twin is None else NO_FC
    fact = "" if simulated is None else f"r = {number(r)}"
    change = _difference(measured, simulated)
    tiles = (
        Tile(tr("Measured"), minutes, measured, NO_RECORDING),
        Tile(tr("Simulated"), fact, simulated, missing),
        Tile(tr("Difference"), tr("sim. − meas."), change, tr("Needs both.")),
    )
    return Scene(title, tiles, _levels(measured, simulated), _arm(change))


def structural(connectome: Connectome | None, twin: Twin | None) -> Scene:
    """Anatomical and learned weights (target, source): the square root, as the model
    takes it, each over its largest."""
    title = tr("Structural weights")
    names = (tr("Anatomical"), tr("Learned"))
    if connectome is None:
        return Scene(title, _nothing(names), nothing=NO_STRUCTURE)
    anatomy = np.sqrt(connectome.weights / connectome.weights.max())
    weights = None if twin is None else twin.learned_weights
    learned = None
    if weights is not None and weights.max() > 0:
        learned = weights / weights.max()
    r = None if twin is None else get(twin.learned_connectome, "r_with_sc")
    change = _difference(anatomy, learned)
    more = "" if twin is None else new_edges(twin.learned_connectome)
    told = "" if r is None else f"r = {number(r)}{more}"
    tiles = (
        Tile(names[0], tr("square root"), anatomy),
        Tile(names[1], told, learned, NO_LEARNED),
        Tile(tr("Difference"), tr("learned − anat."), change, tr("Needs both.")),
    )
    scale = tr("Weight over the largest, on the square-root scale")
    return Scene(title, tiles, (0.0, 1.0), _arm(change), scale, significant)


def _nothing(names: tuple[str, str]) -> tuple[Tile, Tile, Tile]:
    return Tile(names[0]), Tile(names[1]), Tile(tr("Difference"))


def _measured(
    recording: Recording | None, twin: Twin | None
) -> tuple[Array | None, str]:
    """FC (region, region) and how many minutes it comes from."""
    if twin is not None and "fc" in twin.measured:
        sampling = twin.sampling
        seconds = sum(sampling.run_samples) * sampling.repetition_time_s
        return twin.measured["fc"], number(seconds / 60, 1, "min")
    if recording is None or recording.kind != "bold":
        return None, ""
    minutes = number(recording.seconds / 60, 1, "min")
    return np.asarray(correlation(recording.signals)), minutes


def _difference(first: Array | None, second: Array | None) -> Array | None:
    if first is None or second is None or first.shape != second.shape:
        return None
    return second - first


def _off_diagonal(matrix: Array) -> Array:
    values = matrix[~np.eye(len(matrix), dtype=bool)]
    return values[np.isfinite(values)]


def _levels(*matrices: Array | None) -> tuple[float, float]:
    """Ends of the shared scale, rounded outwards to tenths; 0 is always inside."""
    known = [_off_diagonal(m) for m in matrices if m is not None]
    values = np.concatenate(known) if known else np.empty(0)
    if not values.size:
        return 0.0, 1.0
    low, high = np.quantile(values, [0.01, 0.99])
    ends = float(np.floor(low * 10) / 10), float(np.ceil(high * 10) / 10)
    return min(0.0, ends[0]), max(0.1, ends[1])


def _arm(change: Array | None) -> float:
    """Half the width of a scale centred at 0, rounded outwards."""
    if change is None:
        return 1.0
    values = np.abs(_off_diagonal(change))
    high = float(np.quantile(values, 0.99)) if values.size else 0.0
    return max(0.05, float(np.ceil(high * 20) / 20))

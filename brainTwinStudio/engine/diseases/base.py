"""What a disease template is, and what templates share."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.overlap import usual_radius
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Change,
    Connectome,
    Damage,
    ParameterChange,
    ParameterSpec,
)
from brainTwinStudio.project.disease import DiseaseCase, DiseaseInfo
from brainTwinStudio.project.what_if import balance_of

LEAST = 0.005  # of a share or burden: less changes nothing
LEAST_SHIFT = 1e-6
NO_CENTRES = (
    "{label} needs the positions of the regions, and this twin has none. Import region "
    "centres with its connectome."
)


class Setting(NamedTuple):
    """In what a disease runs: the connectome, the model (whose balance it shifts), the
    case, and all its numbers."""

    connectome: Connectome
    node: str
    case: DiseaseCase
    values: Mapping[str, float]

    @property
    def names(self) -> tuple[str, ...]:
        return self.connectome.parcellation.region_names

    def start(self) -> list[int]:
        """Places of the regions in which it begins."""
        return [self.connectome.parcellation.index(n) for n in self.case.regions]

    def seeded(self, burden: float) -> Array:
        """That burden in the regions in which it begins, none elsewhere (region,)."""
        seeds = np.zeros(len(self.names))
        seeds[self.start()] = burden
        return seeds

    def centres(self, label: str) -> Array:
        centres = self.connectome.parcellation.centres_mm
        if centres is None:
            raise InputError(NO_CENTRES.format(label=label))
        return centres

    def region_mm(self) -> float:
        centres = self.connectome.parcellation.centres_mm
        return 10.0 if centres is None else usual_radius(centres)


class Template(NamedTuple):
    """burden(setting, times) (time, region); changes(setting, burden (region,), time)
    what the twin plays then."""

    info: DiseaseInfo
    burden: Callable[[Setting, Array], Array]
    changes: Callable[[Setting, Array, float], tuple[Change, ...]]


def number(
    name: str,
    unit: str,
    span: tuple[float, float, float],
    meaning: str,
    source: str = "",
) -> ParameterSpec:
    """A setting; span: low, default, high."""
    low, default, high = span
    return ParameterSpec(
        name, name, unit, default, low, high, per_region=False, meaning=meaning,
        source=source,
    )  # fmt: skip


def shifted(setting: Setting, amounts: Array) -> tuple[ParameterChange, ...]:
    """Excitability of every region shifted by its amount (region,), above 0 more."""
    name, is_more = balance_of(setting.node)
    at = np.flatnonzero(np.abs(amounts) >= LEAST_SHIFT)
    if not at.size:
        return ()
    signed = amounts if is_more else -amounts
    told = tuple(round(float(signed[i]), 6) for i in at)
    regions = tuple(setting.names[i] for i in at)
    return (ParameterChange(name, told, "shift", regions),)


def lost_tracts(
    setting: Setting, title: str, share: Array, slowing: float = 1.0, found: str = ""
) -> tuple[Damage, ...]:
    """Connections that lose a share (target, source) of themselves."""
    there = setting.connectome.weights > 0
    share = np.round(np.clip(np.where(there | there.T, share, 0.0), 0, 1), 3)
    np.fill_diagonal(share, 0.0)
    places = np.argwhere(share >= LEAST)
    if not len(places):
        return ()
    names = setting.names
    edges = tuple((names[i], names[j]) for i, j in places.tolist())
    lost = tuple(float(share[i, j]) for i, j in places.tolist())
    return (
        Damage(
            title, edges=edges, edge_shares=lost, slowing=slowing, found=found,
            low_confidence=False,
        ),
    )  # fmt: skip

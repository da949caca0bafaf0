"""Stroke: lost tissue, what ran through it, and excitable tissue around it."""

import numpy as np

from brainTwinStudio.engine.diseases.base import Setting, Template, number
from brainTwinStudio.project import Array, Change, Damage
from brainTwinStudio.project.disease import DiseaseInfo
from brainTwinStudio.project.what_if import perilesional

INFO = DiseaseInfo(
    name="stroke",
    label="Stroke",
    meaning="a lesion takes shares of regions and of connections that run through it; "
    "excitability around it is raised and settles with time",
    source="SCIENCE.md F.2",
    settings=(
        number(
            *("perilesional", "units of the model's balance", (-0.5, 0.02, 0.5)),
            "excitability at the border of the lesion right after it, above 0 more",
        ),
        number(
            *("width_mm", "mm", (1.0, 15.0, 60.0)),
            "width of the Gaussian of distance in which excitability is changed",
        ),
        number(
            *("settles_days", "days", (0.1, 60.0, 10_000.0)),
            "time in which the changed excitability falls to 37 %; an assumption",
        ),
    ),
    begins="damage",
    time_unit="days",
    assumptions="Burden is the share of a region that is lost. Whole regions named in "
    "place of a lesion are lost whole, with no connections but their own.",
)


def _damage(setting: Setting) -> Damage:
    """The lesion, or whole regions in its place with distances between centres."""
    if setting.case.damage is not None:
        return setting.case.damage
    regions = tuple(setting.names[i] for i in setting.start())
    centres = setting.connectome.parcellation.centres_mm
    near: tuple[str, ...] = ()
    near_mm: tuple[float, ...] = ()
    if centres is not None:
        own = centres[setting.start()]
        apart = np.linalg.norm(centres[:, None] - own[None], axis=2).min(axis=1)
        border = np.maximum(apart - setting.region_mm(), 0.0)
        outside = [i for i in range(len(centres)) if i not in setting.start()]
        near = tuple(setting.names[i] for i in outside)
        near_mm = tuple(round(float(border[i]), 1) for i in outside)
    shares = (1.0,) * len(regions)
    return Damage(
        "Stroke", regions, shares, near=near, near_mm=near_mm, low_confidence=False
    )


def _burden(setting: Setting, times: Array) -> Array:
    lost = np.zeros(len(setting.names))
    damage = _damage(setting)
    for name, share in zip(damage.regions, damage.shares, strict=True):
        lost[setting.connectome.parcellation.index(name)] = share
    return np.tile(lost, (len(times), 1))


def _changes(setting: Setting, burden: Array, time: float) -> tuple[Change, ...]:
    damage, values = _damage(setting), setting.values
    amount = values["perilesional"] * np.exp(-time / values["settles_days"])
    if not damage.near or abs(amount) < 1e-5:
        return (damage,)
    around = perilesional(damage, setting.node, float(amount), values["width_mm"])
    return damage, around


STROKE = Template(INFO, _burden, _changes)

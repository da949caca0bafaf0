"""Tumours that grow: as a ball in space, or along the connections of the brain.

Growth is Fisher and Kolmogorov's, dc/dt = div(D grad c) + rho c (1 - c), whose border
moves at 2 sqrt(D rho) (Swanson et al. 2003, doi:10.1016/j.jns.2003.06.001). Infiltrated
regions are less excitable, their rim may be more, infiltrated tracts lose connections
and conduct slower (SCIENCE.md F.2).
"""

from collections.abc import Mapping

import numpy as np

from brainTwinStudio.analysis.overlap import sphere_in_sphere
from brainTwinStudio.analysis.spread import grown, laplacian
from brainTwinStudio.engine.diseases.base import (
    Setting,
    Template,
    lost_tracts,
    number,
    shifted,
)
from brainTwinStudio.project import Array, Change
from brainTwinStudio.project.disease import DiseaseInfo

SOURCE = "doi:10.1016/j.jns.2003.06.001"
ACTS = (
    number(
        *("excitability_loss", "units of the model's balance", (0.0, 0.05, 1.0)),
        "what excitability a fully infiltrated region loses",
    ),
    number(
        *("rim", "units of the model's balance", (0.0, 0.0, 1.0)),
        "what excitability a half infiltrated region gains on top",
    ),
    number(
        *("tract_loss", "1", (0.0, 0.5, 1.0)),
        "share that a connection with a fully infiltrated end loses",
    ),
    number(
        *("slowing", "1", (1.0, 2.0, 10.0)),
        "how many times longer a lost connection takes",
    ),
)
ASSUMED = (
    "Burden c is the infiltrated share of a region. Excitability: − loss c + rim 4 c "
    "(1 − c). A connection loses tract_loss times the larger c of its ends, and its "
    "delay grows with what it lost."
)
RADIAL = DiseaseInfo(
    name="tumour",
    label="Tumour, growing ball",
    meaning="a ball around the first region grows at the speed of the reaction-"
    "diffusion equation",
    source=SOURCE,
    settings=(
        number(
            *("diffusion_mm2_day", "mm²/day", (1e-4, 0.1, 2.0)),
            "how fast cells spread",
            SOURCE,
        ),
        number(
            *("growth_day", "1/day", (1e-4, 0.012, 0.5)),
            "how fast cells divide",
            SOURCE,
        ),
        number(*("radius_mm", "mm", (0.5, 5.0, 40.0)), "radius at time 0"),
        *ACTS,
    ),
    begins="regions",
    time_unit="days",
    assumptions=f"Regions are balls of one size. {ASSUMED}",
)
NETWORK = DiseaseInfo(
    name="tumour-network",
    label="Tumour, along connections",
    meaning="infiltration grows in regions and spreads along connections "
    "(Fisher-Kolmogorov on the graph)",
    source="SCIENCE.md F.2",
    settings=(
        number(*("spread_day", "1/day", (0.0, 0.005, 1.0)), "rate of spread"),
        number(*("growth_day", "1/day", (1e-4, 0.012, 0.5)), "rate of growth", SOURCE),
        number(*("start", "1", (1e-4, 0.1, 1.0)), "burden of the first regions"),
        *ACTS,
    ),
    begins="regions",
    time_unit="days",
    assumptions=ASSUMED,
)


def speed(values: Mapping[str, float]) -> float:
    """Of the border, mm per day."""
    return 2 * float(np.sqrt(values["diffusion_mm2_day"] * values["growth_day"]))


def _ball(setting: Setting, times: Array) -> Array:
    centres = setting.centres(RADIAL.label)
    apart = np.linalg.norm(centres - centres[setting.start()[0]], axis=1)
    values, region = setting.values, setting.region_mm()
    radii = values["radius_mm"] + speed(values) * times
    return np.stack([sphere_in_sphere(apart, float(r), region) for r in radii])


def _along(setting: Setting, times: Array) -> Array:
    L = laplacian(setting.connectome.weights)
    v = setting.values
    start = setting.seeded(v["start"])
    return grown(L, start, times, v["spread_day"], v["growth_day"])


def _changes(setting: Setting, burden: Array, time: float) -> tuple[Change, ...]:
    v = setting.values
    shift = -v["excitability_loss"] * burden + v["rim"] * 4 * burden * (1 - burden)
    share = v["tract_loss"] * np.maximum(burden[:, None], burden[None, :])
    tracts = lost_tracts(
        setting, "Tumour", share, v["slowing"], "by the infiltration of their ends"
    )
    return (*tracts, *shifted(setting, shift))


TUMOUR = Template(RADIAL, _ball, _changes)
TUMOUR_NETWORK = Template(NETWORK, _along, _changes)

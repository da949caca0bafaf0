"""Spread of misfolded tau or amyloid along connections, without and with growth."""

from brainTwinStudio.analysis.spread import diffused, grown, laplacian
from brainTwinStudio.engine.diseases.base import (
    Setting,
    Template,
    lost_tracts,
    number,
    shifted,
)
from brainTwinStudio.project import Array, Change
from brainTwinStudio.project.disease import DiseaseInfo

RAJ = "doi:10.1016/j.neuron.2011.12.040"
FORNARI = "doi:10.1098/rsif.2019.0356"
ACTS = (
    number(
        *("excitability", "units of the model's balance", (-1.0, -0.05, 1.0)),
        "what excitability a region of burden 1 gains; below 0 it loses",
    ),
    number(
        *("tract_loss", "1", (0.0, 0.3, 1.0)),
        "share that a connection between two regions of burden 1 loses",
    ),
)
ASSUMED = (
    "Excitability changes in proportion to burden; a connection loses tract_loss times "
    "the mean burden of its ends. Both are assumptions, not findings of this person."
)
DIFFUSION = DiseaseInfo(
    name="network-diffusion",
    label="Network diffusion (tau, amyloid)",
    meaning="what is seeded spreads along connections, dx/dt = −β L x",
    source=RAJ,
    settings=(
        number(*("beta_year", "1/year", (0.0, 0.15, 20.0)), "rate of spread", RAJ),
        *ACTS,
    ),
    begins="regions",
    time_unit="years",
    assumptions=f"What is seeded (1 in each first region) is conserved. {ASSUMED}",
)
GROWTH = DiseaseInfo(
    name="network-growth",
    label="Network growth (tau, amyloid)",
    meaning="what is seeded spreads and grows, dx/dt = −β L x + α x (1 − x)",
    source=FORNARI,
    settings=(
        number(*("beta_year", "1/year", (0.0, 0.05, 20.0)), "rate of spread", FORNARI),
        number(*("alpha_year", "1/year", (0.0, 0.5, 20.0)), "rate of growth", FORNARI),
        number(*("start", "1", (1e-6, 0.1, 1.0)), "burden of the first regions"),
        *ACTS,
    ),
    begins="regions",
    time_unit="years",
    assumptions=ASSUMED,
)


def _diffused(setting: Setting, times: Array) -> Array:
    L = laplacian(setting.connectome.weights)
    return diffused(L, setting.seeded(1.0), times, setting.values["beta_year"])


def _grown(setting: Setting, times: Array) -> Array:
    v = setting.values
    L, start = laplacian(setting.connectome.weights), setting.seeded(v["start"])
    return grown(L, start, times, v["beta_year"], v["alpha_year"])


def _changes(setting: Setting, burden: Array, time: float) -> tuple[Change, ...]:
    v = setting.values
    share = v["tract_loss"] * (burden[:, None] + burden[None, :]) / 2
    tracts = lost_tracts(setting, "Atrophy", share, found="by the burden of their ends")
    return (*tracts, *shifted(setting, v["excitability"] * burden))


NETWORK_DIFFUSION = Template(DIFFUSION, _diffused, _changes)
NETWORK_GROWTH = Template(GROWTH, _grown, _changes)

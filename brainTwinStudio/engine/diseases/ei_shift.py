"""A shift of the balance of excitation and inhibition that comes on slowly."""

import numpy as np

from brainTwinStudio.engine.diseases.base import Setting, Template, number, shifted
from brainTwinStudio.project import Array, Change
from brainTwinStudio.project.disease import DiseaseInfo

INFO = DiseaseInfo(
    name="ei-shift",
    label="E/I shift",
    meaning="excitability of the named regions moves by `shift`, in equal steps over "
    "`ramp_days`",
    source="SCIENCE.md F.2",
    settings=(
        number(
            *("shift", "units of the model's balance", (-1.0, 0.02, 1.0)),
            "what excitability gains in the end, above 0 more excitable",
        ),
        number(
            *("ramp_days", "days", (1e-3, 1.0, 10_000.0)),
            "how long it takes to come on",
        ),
    ),
    begins="regions",
    time_unit="days",
    assumptions="Burden is the part of the shift that has come on.",
)


def _burden(setting: Setting, times: Array) -> Array:
    on = np.clip(times / setting.values["ramp_days"], 0.0, 1.0)
    return on[:, None] * setting.seeded(1.0)


def _changes(setting: Setting, burden: Array, time: float) -> tuple[Change, ...]:
    return shifted(setting, setting.values["shift"] * burden)


EI_SHIFT = Template(INFO, _burden, _changes)

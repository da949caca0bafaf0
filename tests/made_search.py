"""The answer to a search for a stimulation, made by hand."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.project import Effect
from brainTwinStudio.project.stimulation_search import (
    StimulationAim,
    StimulationChoice,
    StimulationSearch,
)


def search(aim: StimulationAim, names: tuple[str, ...]) -> StimulationSearch:
    """The third region first, then the fourth; the first is not among those allowed."""
    draws = np.linspace(0.9, 1.1, 16)
    none = np.zeros(16)

    def choice(name: str, size: float, better: float) -> StimulationChoice:
        how = {"amplitude": 0.03, "frequency_hz": 0.06, "phase_rad": 1.5}
        what = "response", "Response of the other regions", "SD"
        effect = Effect.of_runs(*what, none, size * draws)
        given = replace(aim.template, targets=(name,), weights=(), **how)
        return StimulationChoice(given, effect, better)

    value = np.linspace(0.1, 0.4, len(names))
    value[0] = np.nan
    return StimulationSearch(
        "twin-1",
        aim,
        "Response of the other regions",
        (choice(names[2], 0.5, float("nan")), choice(names[3], 0.4, 0.75)),
        value,
        value - 0.05,
        value + 0.05,
        np.linspace(-1, 1, len(names)) if aim.adjoint else None,
        100,
        4,
        80,
        8192,
        2048,
        3.2,
        0,
        f"Response of the other regions: 0.5 (0.45 to 0.55) SD with {names[2]}.",
        ("It uses the highest amplitude that was allowed.",),
    )

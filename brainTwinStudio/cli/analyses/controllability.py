"""How the network of a twin comes to rest, and which regions steer it (SCIENCE.md H.6,
H.7)."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.output import Answer, columns, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.project.dynamics import NetworkModes


def run(args: argparse.Namespace) -> Answer:
    import numpy as np

    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import NetworkModesRequest
    from brainTwinStudio.project.dynamics import NetworkModes

    twin = required_twin(args).twin
    out = planning.out_of(args)
    asking.start_engine()
    found = asking.ask(NetworkModesRequest(twin), NetworkModes)
    names = twin.connectome.parcellation.region_names
    if out is not None:
        arrays = {
            "eigenvalues_per_s": found.eigenvalues, "modes": found.modes,
            "average_controllability_s": found.average,
            "modal_controllability": found.modal, "strength": found.strength,
            "labels": names,
        }  # fmt: skip
        write_npz(out, arrays)
    r = float(np.corrcoef(found.average, found.strength)[0, 1])
    data = {
        "outcome": "finished",
        "twin": twin.id,
        "modes": [
            {"frequency_hz": float(hz), "fading_s": float(fading)}
            for hz, fading in zip(found.frequency_hz, found.fading_s, strict=True)
        ],
        "regions": names,
        "average_controllability_s": found.average,
        "modal_controllability": found.modal,
        "strength": found.strength,
        "average_with_strength_r": r,
        "out": out,
    }
    return Answer(data, _text(found, names, r))


def _text(found: "NetworkModes", names: tuple[str, ...], r: float) -> str:
    rows = [("slowest modes", "frequency", "fades in", "strongest in")]
    for k in range(min(5, found.modes.shape[1])):
        strongest = [names[i] for i in (-found.modes[:, k]).argsort()[:3]]
        rows.append(
            (
                str(k + 1), f"{found.frequency_hz[k]:.4g} Hz",
                f"{found.fading_s[k]:.3g} s", ", ".join(strongest),
            )
        )  # fmt: skip
    return "\n".join(
        [
            columns(rows),
            f"Average controllability follows in-strength with r = {r:.2f}.",
            "Intervals: not estimated.",
        ]
    )


ANALYSIS = Analysis(
    "controllability",
    "modes of the twin's network close to rest, and which regions steer it",
    run,
    ("out",),
)

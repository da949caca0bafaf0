"""Closed loops as the engine would answer, made by hand."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.project.loop import LoopComparison, LoopRow, Measured, Places

NAN = float("nan")
NOTHING = Measured(NAN, NAN, NAN)


def row(name: str, ill: float) -> LoopRow:
    some = Measured(ill, ill - 0.01, ill + 0.01)
    return LoopRow(
        *(
            name,
            name.replace("_", " ").capitalize(),
            some,
            some,
            some,
            some,
            some,
            some,
            some,
        ),
        *(NOTHING, NOTHING, NOTHING, some, some),
    )


def comparison(names: tuple[str, ...] = ("none", "open_loop")) -> LoopComparison:
    shape = (len(names), 2, 20)
    rows = tuple(row(name, 0.2 - 0.1 * i) for i, name in enumerate(names))
    no, empty = np.zeros(shape, bool), np.full(shape, NAN)
    return LoopComparison(
        *("epileptor", "Epileptor", "seizure", 256.0, 0.01, 0.004, 0, rows),
        *(np.ones(shape), np.zeros(shape), empty, no, no, np.zeros((*shape[:2], 1))),
    )


def of_twin(twin_id: str, names: tuple[str, ...]) -> LoopComparison:
    """Of a twin's regions, sensed and stimulated at the first; the run swings."""
    made = comparison(("none", "threshold"))
    shape = made.potential.shape
    swings = np.sin(np.arange(shape[-1]) / 3) * np.ones(shape)
    places = Places(twin_id, names[:1], names[:1])
    share = np.full((*shape[:2], len(names)), 0.1)
    of = {"potential": swings, "stimulation": -swings, "ill_share": share}
    return replace(made, **of, region_names=names, places=places)

"""What happens to a twin as its coupling, and a second number, are turned;
engine/dynamics/scans.py finds it."""

from dataclasses import dataclass

from brainTwinStudio.project.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class CouplingScan:
    """factors (column,): of G; knob: name of what is turned beside it, "" for nothing,
    knob_factors (row,). mean_fc, metastability (row, column): means over seeds, with
    90 % intervals of these means; NaN where the network left all bounds. growth (row,
    column): largest real part of an eigenvalue of the network at rest, per second,
    above 0 where rest is not stable; it follows from the numbers of the twin, so its
    interval is not estimated. fitted (row, column): the factors next to 1, the twin as
    it was fitted. recorded_fc: mean FC of the recording, None where the twin carries
    none."""

    factors: Array
    knob: str
    knob_factors: Array
    mean_fc: Array
    mean_fc_low: Array
    mean_fc_high: Array
    metastability: Array
    metastability_low: Array
    metastability_high: Array
    growth: Array
    fitted: tuple[int, int]
    recorded_fc: float | None
    seeds: int
    seed: int
    stopped: bool = False
    notes: tuple[str, ...] = ()

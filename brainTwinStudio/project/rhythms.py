"""What periodic inputs and pulses do to a rhythm; engine/dynamics finds it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class PhaseResponse:
    """How a pulse moves the phase of a limit cycle. phases (phase,): of the pulse, rad,
    0 where the first state is highest. slope (phase,): shift per area of an
    infinitesimal pulse, rad per unit of the stimulus and time unit of the model; shift
    (phase,): rad, by pulses of `area`, which last width_s; later phases are positive.
    residual: largest relative error of the adjoint along the cycle."""

    phases: Array
    slope: Array
    shift: Array
    area: float
    width_s: float
    frequency_hz: float
    residual: float

    @property
    def first_harmonic(self) -> float:
        """|Z_1|: a weak sine of amplitude A locks the rhythm where detuned by less than
        A |Z_1| rad per time unit (phase reduction, first order)."""
        return float(abs((self.slope * np.exp(-1j * self.phases)).mean()))


@dataclass(frozen=True, slots=True, eq=False)
class ArnoldTongue:
    """Where a rhythm follows a periodic input, one cycle for one. amplitudes (row,) of
    the input, in the unit of `drive`; detuning_hz (column,): own frequency less that of
    the input. value (row, column): phase-locking value; difference_hz (row, column):
    mean frequency less that of the input; locked (row, column). edges_hz (row, 2): the
    least and largest detuning that locks, NaN where nothing does; theory_hz (row,):
    half-width to first order in the amplitude. drive: "stimulus" or "pacemaker"."""

    amplitudes: Array
    detuning_hz: Array
    value: Array
    difference_hz: Array
    locked: np.ndarray
    edges_hz: Array
    theory_hz: Array
    frequency_hz: float
    seconds: float
    drive: str

    @property
    def half_width_hz(self) -> Array:
        return (self.edges_hz[:, 1] - self.edges_hz[:, 0]) / 2

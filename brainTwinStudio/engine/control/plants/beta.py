"""Beta bursts of a subthalamic loop: Wilson-Cowan near its Hopf point, at 20 Hz.

Input that waxes and wanes makes bursts. A pulse of DBS is far shorter than a time
constant here, and a charge-balanced one would integrate to nothing; as is usual in
neural masses, the train of 130 Hz enters as what it does on average, less drive of the
excitatory cells (SCIENCE.md F.4), so stimulation is added to P and is 0 or below.
"""

import numpy as np
from scipy.signal import butter, hilbert, sosfiltfilt

from brainTwinStudio.analysis.biomarkers import BandPower
from brainTwinStudio.engine.control.plants.base import Array, Plant
from brainTwinStudio.engine.nodes.wilson_cowan import SOURCE, WILSON_COWAN
from brainTwinStudio.project import PartInfo

BAND_HZ = (13.0, 30.0)


def beta_power(potential: Array, sampling_hz: float) -> Array:
    """Squared envelope of 13 to 30 Hz, without delay."""
    band = butter(2, BAND_HZ, "bandpass", fs=sampling_hz, output="sos")
    analytic = hilbert(sosfiltfilt(band, potential, axis=0), axis=0)
    return np.abs(np.asarray(analytic)) ** 2


PLANT = Plant(
    info=PartInfo(
        "beta",
        "Beta bursts",
        "bursts of 20 Hz in a loop of excitation and inhibition; stimulation, the mean "
        "effect of a train of DBS, lowers the drive P",
        SOURCE,
    ),
    node=WILSON_COWAN,
    values={
        "c_ee": 12.0,
        "c_ei": 15.0,
        "c_ie": 12.0,
        "c_ii": 0.0,
        "P": 1.25,
        "a_e": 1.3,
        "b_e": 4.0,
        "a_i": 2.0,
        "b_i": 3.7,
        "noise": 0.002,
        "tau_e": 9.0,
        "tau_i": 9.0,
    },
    start=(0.17, 0.1),
    units_per_s=1000.0,
    step=0.5,
    sampling_hz=500.0,
    background_sd=0.2,
    background_tau_s=2.0,
    sensor_sd=0.002,
    low=-0.6,
    high=0.0,
    rate=20.0,
    amplitude=-0.4,
    hold_s=0.6,
    trigger=(0.1, 0.05),
    every=4,
    marker=lambda hz: BandPower(*BAND_HZ, hz, 0.05),
    symptom=beta_power,
    ill=0.0006,
    word="beta burst",
    rhythm_hz=BAND_HZ,
)

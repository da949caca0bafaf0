"""Epileptor just below its threshold: noise throws it into seizures.

x0 = -2.2 leaves rest stable beside the seizure, so that a kick can end a seizure as
noise begins one. 64 units are a second, as in the full seizures of twins.
"""

from brainTwinStudio.analysis.biomarkers import LineLength
from brainTwinStudio.engine.control.plants.base import Plant, mean_beyond
from brainTwinStudio.engine.nodes.epileptor import EPILEPTOR, SOURCE
from brainTwinStudio.engine.seizures.generating_steps import UNITS_PER_S
from brainTwinStudio.project import PartInfo

REST = 0.8  # of the potential x2 - x1

PLANT = Plant(
    info=PartInfo(
        "epileptor",
        "Epileptor",
        "seizures that noise begins and that end by themselves; stimulation is added "
        "to I_1",
        SOURCE,
    ),
    node=EPILEPTOR,
    values={"x0": -2.2},
    start=(-1.66, -12.8, 3.0, -1.05, 0.0, -0.14),
    units_per_s=UNITS_PER_S,
    step=0.05,
    sampling_hz=256.0,
    background_sd=0.3,
    background_tau_s=0.15,
    sensor_sd=0.02,
    low=-3.0,
    high=3.0,
    rate=200.0,
    amplitude=-2.0,
    hold_s=0.1,
    trigger=(0.25, 0.12),
    every=4,
    marker=lambda hz: LineLength(hz, 0.25),
    symptom=mean_beyond(REST, -1.0, 0.5),
    ill=0.7,
    word="seizure",
)

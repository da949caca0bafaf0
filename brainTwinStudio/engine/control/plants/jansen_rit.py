"""Jansen-Rit between rest and rhythmic spikes of 3 to 5 Hz: noise switches it.

mu = 0.1 lies where a resting node and a spiking cycle are near each other (SCIENCE.md
A.5: 89.8 to 113.6 per second); stimulation is added to mu.
"""

from brainTwinStudio.analysis.biomarkers import LineLength
from brainTwinStudio.engine.control.plants.base import Plant, mean_beyond
from brainTwinStudio.engine.nodes.jansen_rit import JANSEN_RIT, SOURCE
from brainTwinStudio.project import PartInfo

PLANT = Plant(
    info=PartInfo(
        "jansen_rit",
        "Jansen-Rit",
        "rhythmic spikes that noise begins; stimulation is added to the input mu",
        SOURCE,
    ),
    node=JANSEN_RIT,
    values={"mu": 0.1},
    start=(0.1, 5.0, 5.0, 0.0, 0.0, 0.0),
    units_per_s=1000.0,
    step=0.5,
    sampling_hz=250.0,
    background_sd=0.02,
    background_tau_s=0.05,
    sensor_sd=0.1,
    low=-0.1,
    high=0.1,
    rate=5.0,
    amplitude=-0.05,
    hold_s=0.1,
    trigger=(0.25, 0.12),
    every=4,
    marker=lambda hz: LineLength(hz, 0.25),
    symptom=mean_beyond(1.0, 1.0, 0.5),
    ill=2.0,
    word="spiking",
    rhythm_hz=(2.5, 6.0),
)

"""Protocols of TMS as they were published, each a waveform of bursts.

A pulse of 1 ms stands for the 0.3 ms of a coil: shorter than a step of most models, it
counts by its area, and how large that is for a brain no recording at rest tells.
"""

from typing import NamedTuple

from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import FrozenMap

WAVEFORM, WIDTH_S = "theta-burst", 0.001


class Protocol(NamedTuple):
    """shape: numbers of the waveform; source: "" where it needs none."""

    label: str
    meaning: str
    frequency_hz: float
    shape: FrozenMap[float]
    source: str = ""


PROTOCOLS = (
    Protocol(tr("Single pulse"), tr("one pulse"), 1.0,
             FrozenMap({"pulses": 1.0, "bursts": 1.0})),
    Protocol(tr("Paired pulse"), tr("3 ms apart, the first at 80 % of the second"), 1.0,
             FrozenMap({"pulses": 2.0, "within_hz": 1000 / 3, "first": 0.8,
                        "bursts": 1.0}),
             "Kujirai et al. 1993, doi:10.1113/jphysiol.1993.sp019912"),
    Protocol("1 Hz", tr("one pulse a second until it stops"), 1.0,
             FrozenMap({"pulses": 1.0})),
    Protocol(tr("10 Hz in trains"), tr("4 s on, 26 s off, 3000 pulses"), 10.0,
             FrozenMap({"pulses": 1.0, "bursts": 3000.0, "train_s": 4.0,
                        "pause_s": 26.0}),
             "O'Reardon et al. 2007, doi:10.1016/j.biopsych.2007.01.018"),
    Protocol(tr("Intermittent theta burst"),
             tr("3 pulses at 50 Hz every 0.2 s, 2 s on, 8 s off, 600 pulses"), 5.0,
             FrozenMap({"pulses": 3.0, "within_hz": 50.0, "bursts": 200.0,
                        "train_s": 2.0, "pause_s": 8.0}),
             "Huang et al. 2005, doi:10.1016/j.neuron.2004.12.033"),
    Protocol(tr("Continuous theta burst"),
             tr("3 pulses at 50 Hz every 0.2 s for 40 s, 600 pulses"), 5.0,
             FrozenMap({"pulses": 3.0, "within_hz": 50.0, "bursts": 200.0}),
             "Huang et al. 2005, doi:10.1016/j.neuron.2004.12.033"),
)  # fmt: skip

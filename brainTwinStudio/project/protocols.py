"""Protocols of stimulation as they were published, each a course of pulses.

A pulse of TMS of 1 ms stands for the 0.3 ms of a coil: shorter than a step of most
models, it counts by its area, and how large that is for a brain no recording at rest
tells. Pulses of DBS and SEEG are charge-balanced as stimulators give them (SCIENCE.md
F.4, F.5); a model whose steps are longer feels nothing of them and says so. Of focused
ultrasound the envelope is given, its carrier is far too fast for any of these models.
"""

from typing import NamedTuple

from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import FrozenMap

BURSTS, BALANCED = "theta-burst", "biphasic"
COIL_S = 0.001


class Protocol(NamedTuple):
    """shape: numbers of the waveform; source: "" where it needs none."""

    label: str
    meaning: str
    frequency_hz: float
    shape: FrozenMap[float]
    source: str = ""
    waveform: str = BURSTS
    width_s: float = COIL_S


class Group(NamedTuple):
    """Protocols of one kind of stimulator; modality: its name in `project.dose`."""

    modality: str
    label: str
    protocols: tuple[Protocol, ...]


TMS = (
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
EVEN = FrozenMap({"ratio": 1.0})
DBS = (
    Protocol(tr("130 Hz, 60 µs"), tr("balanced pulses until it stops"), 130.0, EVEN,
             "Deuschl et al. 2006, doi:10.1056/NEJMoa060281", BALANCED, 60e-6),
)  # fmt: skip
SEEG = (
    Protocol(tr("Single pulses, 1 Hz"), tr("balanced pulses of 0.3 ms, as for evoked "
             "potentials between cortices"), 1.0, EVEN,
             "Matsumoto et al. 2004, doi:10.1093/brain/awh246", BALANCED, 300e-6),
    Protocol(tr("50 Hz, 0.3 ms"), tr("balanced pulses, as for mapping of functions; "
             "trains last a few seconds: set when it stops"), 50.0, EVEN,
             "Matsumoto et al. 2004, doi:10.1093/brain/awh246", BALANCED, 300e-6),
)  # fmt: skip
ULTRASOUND = (
    Protocol(tr("One sonication"), tr("the envelope, 0.5 s once"), 1.0,
             FrozenMap({"pulses": 1.0, "bursts": 1.0}),
             "Legon et al. 2014, doi:10.1038/nn.3620", BURSTS, 0.5),
    Protocol(tr("Theta burst"), tr("the envelope, 20 ms every 0.2 s for 80 s"), 5.0,
             FrozenMap({"pulses": 1.0, "bursts": 400.0}),
             "Zeng et al. 2022, doi:10.1002/ana.26294", BURSTS, 0.02),
)  # fmt: skip
GROUPS = (
    Group("tms", "TMS", TMS),
    Group("dbs", "DBS", DBS),
    Group("seeg", tr("SEEG pulses"), SEEG),
    Group("ultrasound", tr("Focused ultrasound"), ULTRASOUND),
)

"""Named constants of the Balloon-Windkessel model: one set, one line in BALLOONS.

Sources: Friston et al. 2000, doi:10.1006/nimg.2000.0630; Stephan et al. 2007,
doi:10.1016/j.neuroimage.2007.07.040 (coefficients k).
"""

from dataclasses import dataclass

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import ParameterSpec, PartInfo


@dataclass(frozen=True, slots=True)
class Balloon:
    """One set of constants: kappa, gamma in 1/s and 1/s^2, tau in s, the rest without
    unit (V0 sets the unit of BOLD: 0.04 is a fraction, 4 is percent)."""

    name: str
    label: str
    meaning: str
    source: str
    kappa: float
    gamma: float
    tau: float
    alpha: float
    E0: float
    k1: float
    k2: float
    k3: float
    V0: float


def _revised(E0: float, epsilon: float) -> tuple[float, float, float]:
    """k1, k2, k3 of Stephan et al. 2007, equation 12, with the constants of 1.5 T: nu0
    = 40.3 per s, r0 = 25 per s, echo time 0.04 s. epsilon: intra- per extravascular
    signal."""
    nu0, r0, echo_s = 40.3, 25.0, 0.04
    return 4.3 * nu0 * E0 * echo_s, epsilon * r0 * E0 * echo_s, 1 - epsilon


def _classic(E0: float) -> tuple[float, float, float]:
    """k1, k2, k3 of Friston et al. 2000, equation 6."""
    return 7 * E0, 2.0, 2 * E0 - 0.2


STEPHAN2007 = Balloon(
    "stephan2007",
    "Balloon (Stephan 2007)",
    "haemodynamics with the revised BOLD signal; a brief input peaks after 4.8 s, is "
    "5.2 s wide and undershoots by 6 % at 12.8 s",
    "doi:10.1016/j.neuroimage.2007.07.040",
    0.64,
    0.32,
    2.0,
    0.32,
    0.40,
    *_revised(0.40, epsilon=1.0),
    0.04,
)
FRISTON2003 = Balloon(
    "friston2003",
    "Balloon (Friston 2003)",
    "haemodynamics with the priors of dynamic causal modelling; a brief input peaks "
    "after 3.35 s, is 3.9 s wide and undershoots by 14 % at 9.3 s",
    "doi:10.1016/S1053-8119(03)00202-7",
    0.65,
    0.41,
    0.98,
    0.32,
    0.34,
    *_classic(0.34),
    0.02,
)
TIME_CONSTANTS = Balloon(
    "time-constants",
    "Balloon (rates read as times)",
    "for comparison with programs that take 0.65 and 0.41 for times instead of rates, "
    "too fast for blood; a brief input peaks after 2.3 s, is 2.0 s wide and "
    "undershoots by 5 % at 5.1 s; BOLD in percent",
    "doi:10.1016/S1053-8119(03)00202-7",
    1 / 0.65,
    1 / 0.41,
    0.98,
    0.32,
    0.40,
    *_revised(0.40, epsilon=0.5),
    4.0,
)
TVB_OLDER = Balloon(
    "tvb-older",
    "Balloon (older TVB)",
    "for comparison with older results of The Virtual Brain, too fast for blood; a "
    "brief input peaks after 2.3 s, is 1.8 s wide and undershoots by 13 % at 4.8 s",
    "doi:10.3389/fninf.2013.00010",
    1 / 0.8,
    1 / 0.4,
    1.0,
    0.2,
    0.8,
    *_classic(0.8),
    0.02,
)
BALLOONS: tuple[Balloon, ...] = (STEPHAN2007, FRISTON2003, TIME_CONSTANTS, TVB_OLDER)

DRIVE_GAIN = ParameterSpec(
    "drive_gain",
    "g",
    unit="1/s^2",
    default=1.0,
    low=0.0,
    high=100.0,
    per_region=False,
    meaning="scales the neural drive, z = g (drive - its mean at rest); flow is "
    "1 + z / gamma and should stay within 0.5 to 2",
    source="doi:10.1006/nimg.2000.0630",
)
INFOS: tuple[PartInfo, ...] = tuple(
    PartInfo(f"balloon-{b.name}", b.label, b.meaning, b.source, (DRIVE_GAIN,))
    for b in BALLOONS
)


def balloon(name: str) -> Balloon:
    for known in BALLOONS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in BALLOONS)
    raise InputError(f"No Balloon model '{name}'. Known: {names}.")

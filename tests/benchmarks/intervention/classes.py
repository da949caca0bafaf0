"""The model classes of hidden brains: node models near the loss of their quiet state,
and one beyond it."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np


class Class(NamedTuple):
    """A model class.

    seed: of how regions differ. node, coupling, step_s, values: the network. spread:
    how much regions differ, relative. driven, drive: what a constant drive adds to, and
    how much. quiet: the largest rest activity of the quiet state, infinite if there is
    none. most_g: the largest G tried. stretch: what weights are multiplied by, because
    the G of Jansen-Rit ends at 50.
    """

    seed: int
    node: str
    coupling: str
    step_s: float
    values: Mapping[str, float]
    spread: Mapping[str, float]
    driven: str
    drive: float
    quiet: float
    most_g: float
    stretch: float = 1.0


CLASSES: dict[str, Class] = {
    "rww": Class(
        1,
        "reduced_wong_wang",
        "additive",
        0.024,
        {"w": 0.3, "I_o": 0.32, "noise": 0.003},
        {"w": 0.1, "I_o": 0.01, "noise": 0.2},
        "I_o",
        0.005,
        0.35,
        2.0,
    ),
    "wc": Class(
        2,
        "wilson_cowan",
        "additive",
        0.016,
        {"c_ee": 8.0, "c_ei": 15.0, "c_ie": 12.0, "c_ii": 3.0, "P": 0.4}
        | {"a_e": 1.5, "b_e": 3.0, "a_i": 1.5, "b_i": 3.0, "shift": 0.0}
        | {"tau_e": 40.0, "tau_i": 40.0, "noise": 0.001},
        {"P": 0.15, "c_ee": 0.03, "noise": 0.2},
        "P",
        0.1,
        0.15,
        30.0,
    ),
    "jr": Class(
        0,
        "jansen_rit",
        "sigmoidal",
        0.009,
        {"J": 80.0, "mu": 0.06, "noise": 0.003},
        {"mu": 0.05, "J": 0.02, "noise": 0.2},
        "mu",
        0.01,
        0.06,
        25.0,
        4.0,
    ),
    "rww_active": Class(
        3,
        "reduced_wong_wang",
        "additive",
        0.024,
        {"w": 0.0, "I_o": 0.36, "noise": 0.003},
        {"w": 0.1, "I_o": 0.01, "noise": 0.2},
        "I_o",
        0.005,
        np.inf,
        0.9,
    ),
}

"""What a method of inference answers."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.project import Array


class Drawn(NamedTuple):
    """Draws (draw, parameter) of unbounded parameters, and what is to be said of them;
    r_hat, ess and divergences of methods with chains."""

    theta: Array
    notes: tuple[str, ...] = ()
    r_hat: float = np.nan
    ess: float = np.nan
    divergences: int = 0

"""Methods that fit again and again: to a recording drawn anew from the fitted model
(ensemble), or to its own blocks drawn with replacement (bootstrap)."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.inference.posterior import Frame, Posterior, climb
from brainTwinStudio.engine.inference.tried import Drawn
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError

FEWEST = 20
MOST = 200
STEPS = 60
Again = Callable[[jax.Array, Any, jax.Array], Any]
NONE = "This model's recording cannot be {how}; choose another method of uncertainty."
LOST = "{lost} of {count} refits did not end at a finite value and were left out."


def ensemble_draws(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """Refits to recordings drawn from the fitted model, the prior's centre moved by a
    draw of it: for a linear model and Gaussian noise exact draws of the posterior
    (randomised maximum likelihood, doi:10.1007/s11004-011-9376-z)."""
    if of.redrawn is None:
        raise InputError(NONE.format(how="drawn anew"))
    return _refits(of, of.redrawn, draws, seed, watcher)


def bootstrap_draws(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """Refits to the recording's own blocks drawn with replacement (Kuensch 1989,
    doi:10.1214/aos/1176347265), the prior's centre moved by a draw of it. It takes no
    noise model for granted, and needs twenty blocks or more."""
    if of.resampled is None:
        raise InputError(NONE.format(how="cut into blocks"))
    return _refits(of, of.resampled, draws, seed, watcher)


def _refits(
    of: Posterior, again: Again, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    count = min(draws, MOST)
    start, key = jnp.asarray(of.start), jax.random.key(seed)
    rows = []
    for number in range(count):
        if watcher.stop_requested():
            break
        data = again(start, of.data, jax.random.fold_in(key, number))
        rows.append(climb(of, of.start, data, STEPS))
        watcher.progress("Refits", (number + 1) / count)
    theta = [at for at, value in rows if np.isfinite(value)]
    if len(theta) < FEWEST:
        raise InputError(
            f"Only {len(theta)} refits were finished; intervals need {FEWEST}."
        )
    lost = len(rows) - len(theta)
    told = (LOST.format(lost=lost, count=len(rows)),) if lost else ()
    return Drawn(np.stack(theta), told)

"""What a running fit shows of itself. Nothing here decides a number of the fit."""

import time
from collections.abc import Callable
from functools import cached_property, partial

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.connectivity import mean_fisher_z
from brainTwinStudio.engine.linear_objective import linear
from brainTwinStudio.engine.parameters import Layout, Theta, in_form, physical, start
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, ModelSpec, Recording

PAUSE_S = 0.7
MOST = 0.04  # of the time of a fit
SHOWN = ("a", "frequency_hz", "noise", "G")


class Previews:
    """Pictures of the parameters a fit tries, as often as they cost next to nothing.

    "fc" (region, region) by the linear theory, beside "measured_fc" of what is fitted,
    "a" (region,) and the like in their units; "best_fc" where the best so far is not
    what is tried now. Single precision: they are for the eye.
    """

    def __init__(
        self,
        watcher: Watcher,
        layout: Layout,
        spec: ModelSpec,
        train: tuple[Recording, ...],
    ) -> None:
        self._watcher = watcher
        self._train = train
        unravel = ravel_pytree(start(layout, spec))[1]
        self._seen = partial(_seen, layout, unravel, spec.coupling)
        self._due = 0.0
        self._warm = False

    def show(self, flat: Array | jax.Array, best: Theta | None = None) -> None:
        """Show parameters, raveled, unless that was done just now."""
        began = time.perf_counter()
        if began < self._due:
            return
        arrays = {k: np.asarray(v) for k, v in self._seen(jnp.asarray(flat)).items()}
        if best is not None:
            arrays["best_fc"] = np.asarray(self._seen(ravel_pytree(best)[0])["fc"])
        arrays["measured_fc"] = self._measured_fc
        self._watcher.preview(arrays)
        ended = time.perf_counter()
        cost = ended - began if self._warm else 0.0  # the first one compiles
        self._due = ended + max(PAUSE_S, cost / MOST)
        self._warm = True

    @cached_property
    def _measured_fc(self) -> Array:
        fc = np.tanh(mean_fisher_z([r.signals for r in self._train]))
        np.fill_diagonal(fc, 1.0)
        return fc.astype(np.float32)


@partial(jax.jit, static_argnames=("unravel", "coupling"))
def _seen(
    layout: Layout,
    unravel: Callable[[jax.Array], Theta],
    coupling: str,
    flat: jax.Array,
) -> dict[str, jax.Array]:
    p = physical(unravel(flat), layout)
    shown = in_form(p, coupling)
    seen = {"fc": linear(p).fc} | {name: shown[name] for name in SHOWN if name in p}
    return jax.tree.map(partial(jnp.asarray, dtype=jnp.float32), seen)

"""What a plan puts into the network."""

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.simulation import Stimulus


def stimulus_of(plan: Plan, grid: Grid) -> Stimulus:
    """All stimuli of a plan, silent in removed regions."""
    n = plan.present.size
    total = grid.samples + grid.burn_in
    if not plan.stimuli:
        return Stimulus(jnp.zeros((1, n)), jnp.zeros((total, grid.substeps, 1)))
    targets = np.stack([where for where, _ in plan.stimuli])
    courses = np.stack([course for _, course in plan.stimuli], axis=-1)
    return Stimulus(jnp.asarray(targets * plan.present), jnp.asarray(courses))

"""Whether gradients through whole runs can be trusted: the Lyapunov exponent of the
network that a descent ended at.

Gradients are not truncated: fitted networks are damped (one person of rest_dk68_4runs:
-0.056 per s), so they neither explode nor vanish early. Cut at the horizon of 54 s they
came out 0.19 too small, at 13 s 0.47, in no shorter time.
"""

import jax

from brainTwinStudio.engine.exponent import horizon, largest_exponent
from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.parameters import Theta, physical
from brainTwinStudio.engine.refine import training_grid
from brainTwinStudio.engine.run_twin import network_of
from brainTwinStudio.engine.simulation import Inputs
from brainTwinStudio.errors import InputError


def exponent_told(job: Job, theta: Theta) -> str:
    """A sentence with the exponent at `theta`, on the time grid of the descent."""
    p = physical(theta, job.layout)
    network = network_of(p, "additive")
    # the additive form is the diffusive one with an in-strength of 0
    form = single(job.spec.dynamics, "diffusive", job.layout.regions)
    inputs = Inputs((p,), Wiring(network.gain, network.strength))
    grid = training_grid(job.sampled)
    key = jax.random.key(job.settings.seed)
    try:
        found = largest_exponent(form, grid, inputs, key)
    except InputError as error:
        return f"The Lyapunov exponent is not known: {error}"
    said = f"Largest Lyapunov exponent {found.per_s:.3g} ± {found.error:.1g} per s"
    steps = grid.samples * grid.substeps
    back = horizon(found, grid.dt_s, steps)
    if back == steps:
        return f"{said}; gradients through whole runs stay bounded."
    if found.per_s < 0:
        return f"{said}; what gradients carry fades within {back * grid.dt_s:.3g} s."
    return (
        f"{said}: above 0, gradients are to be trusted over {back * grid.dt_s:.3g} s "
        "only."
    )

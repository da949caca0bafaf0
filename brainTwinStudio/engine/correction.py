"""Linear theory set right by simulations.

The theory leaves out the cubic term, the slow gain, the band-pass and the finite length
of a run, which lessen correlations about evenly. Where it stands, simulations tell by
how much; aiming the theory that much beside the target brings what is simulated onto
it, with gradients that are exact and free of noise.
"""

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import ArrayLike

from brainTwinStudio.engine.directions import LAGGED
from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.engine.lagged_theory import lag_s, lagged_z
from brainTwinStudio.engine.linear_objective import Targets, linear, linear_bands
from brainTwinStudio.engine.losses import loss, measured
from brainTwinStudio.engine.losses.psd import band_edges
from brainTwinStudio.engine.parameters import Theta, physical
from brainTwinStudio.engine.run_twin import free_run

SEEDS = 32
FIRST_SEED = 3_000_003
SMALLEST_SLOPE = 0.7


def corrected(job: Job, targets: Targets, theta: Theta) -> Targets:
    """Targets as the theory has to reach them for 32 simulated runs at `theta` to be on
    target: FC by the straight line that leads from theory to simulation (which carries
    none of the runs' noise), band powers by their mean difference over regions."""
    p = physical(theta, job.layout)
    theory = linear(p)
    edges = band_edges(job.sampled)
    centres = jnp.asarray(np.sqrt(edges[:-1] * edges[1:]))
    tr = 1 / job.sampled.sampling_hz
    bold = free_run(
        job.spec.dynamics,
        "additive",
        {name: np.asarray(value) for name, value in p.items()},
        samples=job.sampled.samples,
        repetition_time_s=tr,
        band_hz=job.sampled.band_hz,
        seeds=SEEDS,
        seed=job.settings.seed + FIRST_SEED,
    )
    signals = jnp.asarray(np.swapaxes(bold, 1, 2))
    rows, columns = np.triu_indices(job.layout.regions, 1)
    z = jnp.arctanh(jnp.clip(theory.fc[rows, columns], -0.999, 0.999))
    bands = linear_bands(p, theory, centres, tr)
    fc_z = aimed(z, measured(loss("fc"), signals, job.sampled), targets.fc_z)
    shift = (measured(loss("psd"), signals, job.sampled) - bands).mean(axis=0)
    targets = targets._replace(fc_z=fc_z, bands=targets.bands - shift)
    if not targets.lagged_z.size:
        return targets
    lag = lag_s(job.sampled.sampling_hz)
    z = lagged_z(p, theory.system, theory.moments, lag)
    seen = measured(loss(LAGGED), signals, job.sampled)
    return targets._replace(lagged_z=aimed(z, seen, targets.lagged_z))


@jax.jit
def aimed(theory: ArrayLike, simulated: ArrayLike, target: ArrayLike) -> jax.Array:
    """What theory has to reach for what is simulated to be on target."""
    slope, intercept = jnp.polyfit(theory, simulated, 1)
    return (jnp.asarray(target) - intercept) / jnp.clip(slope, SMALLEST_SLOPE, None)

"""What a trained corrector still gets wrong in the long run, put right.

Free coarse runs meet the same noise as the fine runs of the lesson, so that what they
differ in on average is seen without chance.
"""

from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.corrected_step import scaled_inputs
from brainTwinStudio.engine.learned.same_path import Course

SAMPLES = 512
LOUDEST = 1.5  # of what one step says is missing
Weights = dict[str, jax.Array]


def least_squares(
    inputs: Float[Array, "sample input"], targets: Float[Array, "sample target"]
) -> Float[Array, "target input_and_1"]:
    """The intercept comes last."""
    ones = jnp.concatenate([inputs, jnp.ones((len(inputs), 1))], axis=1)
    squared = ones.T @ ones + 1e-6 * len(ones) * jnp.eye(ones.shape[1])
    return jnp.linalg.solve(squared, ones.T @ targets).T


def unbiased(course: Course, weights: Weights) -> Weights:
    """The linear part with what one corrected step still lacks on average, where means
    of free runs are nearer to those of fine runs with it: training counts wild windows
    less, which moves the mean where errors are skewed."""
    windows = course.windows(jax.random.key(4), 1, 8 * SAMPLES)
    inputs, _ = jax.jit(jax.vmap(course.told))(*windows)
    coarse, fine = jax.jit(jax.vmap(partial(course.steps, weights)))(*windows)
    lacks = (fine - coarse)[:, 0] / weights["corrector.error"][:, None]
    inputs, lacks = (
        jnp.moveaxis(x, 1, -1).reshape(-1, x.shape[1]) for x in (inputs, lacks)
    )
    good = jnp.isfinite(lacks).all(axis=1)
    line = least_squares(scaled_inputs(weights, inputs.T).T[good], lacks[good])
    changed = {
        **weights,
        "corrector.linear": weights["corrector.linear"] + line[:, :-1],
        "corrector.b2": weights["corrector.b2"] + line[:, -1],
    }
    better = off_in_mean(course, changed) < off_in_mean(course, weights)
    return changed if better else weights


def loudness(course: Course, weights: Weights) -> Float[Array, " state"]:
    """Factor on sigma that puts back the noise of fine steps which the coarse
    increments do not determine, where a state has noise.

    One step says how much is missing (the root of 1 + what is missing after it over
    what its kicks make), and which share of that is noise and no error of the
    corrector, the spread of free runs: what regions send and its increments vary as in
    fine runs on average.
    """
    whole = _after_one_step(course, weights)
    if not (whole > 1).any():
        return whole

    def excess(share: float) -> float:
        factor = 1 + share * (whole - 1)
        return off_in_spread(course, {**weights, "corrector.loudness": factor})

    none, all_of_it = excess(0.0), excess(1.0)
    if not all_of_it > none:
        return whole
    share = min(max(none / (none - all_of_it), 0.0), LOUDEST)
    return 1 + share * (whole - 1)


def _after_one_step(course: Course, weights: Weights) -> Float[Array, " state"]:
    runs, starts = course.windows(jax.random.key(2), 1, SAMPLES, held_out=True)
    step = jax.jit(jax.vmap(partial(course.steps, weights, n=1)))
    coarse, fine = step(runs, starts)
    missing = jnp.square(fine - coarse).mean(axis=(0, 1, 3))
    other = jnp.roll(starts, 1)  # the kick of another moment
    kicked, _ = jax.jit(jax.vmap(partial(course.steps, weights, n=1)))(
        runs, starts, other
    )
    made = jnp.square(kicked - coarse).mean(axis=(0, 1, 3)) / 2
    noisy = jnp.asarray(course.noisy)
    return jnp.where(noisy & (made > 0), jnp.sqrt(1 + missing / made), 1.0)


def _free_runs(course: Course, weights: Weights) -> tuple[jax.Array, jax.Array]:
    """All runs of the lesson at once, corrected and fine (run, time, state, region):
    the second half, away from where they start."""
    runs, half = jnp.arange(course.lesson.runs), course.lesson.steps // 2
    even = {"corrector.loudness": jnp.ones(course.form.states)}
    coarse, fine = course.free(even | weights, runs, jnp.zeros_like(runs))
    return coarse[:, half:], fine[:, half:]


def off_in_mean(course: Course, weights: Weights) -> float:
    """Root mean square difference of means over time and runs, in units of the fine
    runs' standard deviation."""
    coarse, fine = _free_runs(course, weights)
    spread = fine.std(axis=(0, 1, 3))[:, None]
    off = (coarse - fine).mean(axis=(0, 1)) / jnp.where(spread > 0, spread, 1.0)
    return float(jnp.sqrt(jnp.square(off).mean()))


def off_in_spread(course: Course, weights: Weights) -> float:
    """Mean logarithm of the ratio of variances over time, corrected to fine, of what
    regions send and of its increments."""
    found = []
    for rows in _free_runs(course, weights):
        sent = course.sent(jnp.arange(len(rows)), rows)
        both = jnp.stack([sent[:, 1:], jnp.diff(sent, axis=1)])
        found.append(jnp.log(both.var(axis=2) + 1e-300))
    return float((found[0] - found[1]).mean())

"""A learned correction at the end of every step: solver in the loop.

    x(t + dt) = Phi(x) + dt c(u),   u = (x, received, Phi(x) - x, parameters)
    dt c = e [A u' + b2 + W2 softsign(W1 u' + sum_p w_p p' + b1)]

Phi: the step of the integrator with its noise, usually too long for it. u': the inputs
minus their centre, over their spread, held at the border of what was visited in
training, so that the correction is bounded by what was learned. p': regional parameters
that vary, over their usual spread. e: usual error of the step. Training:
`learned.corrector`. The numbers travel as parameters "corrector.*" of a group, so one
compiled simulation serves all weights. Source: SCIENCE.md B.5; Um et al. 2020,
arXiv:2007.00016.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.form import Form, parts
from brainTwinStudio.engine.network import kept
from brainTwinStudio.engine.nodes.base import Parameters

PART = "corrector."
OF = "corrector.of."
USUAL = "corrector.usual."
HERE = "corrector.w1"
LOUDNESS = "corrector.loudness"


def corrected(
    form: Form,
    parameters: tuple[Parameters, ...],
    before: Float[Array, "state region"],
    after: Float[Array, "state region"],
    received: Float[Array, "channel region"],
) -> Float[Array, "state region"]:
    """The state after a step, with the correction of the groups that have one."""
    if not any(HERE in p for p in parameters):
        return after
    for part, p in zip(parts(form), parameters, strict=True):
        if HERE in p:
            rows, channels = len(part.node.info.states), len(part.node.info.sent)
            place = (slice(rows), part.here)
            heard = received[:channels, part.here]
            inputs = inputs_of(before[place], after[place], heard)
            after = after.at[place].set(before[place] + increment(p, inputs))
    return kept(form, after)


def inputs_of(
    before: Float[Array, "state region"],
    after: Float[Array, "state region"],
    received: Float[Array, "channel region"],
) -> Float[Array, "input region"]:
    return jnp.concatenate([before, received, after - before])


def increment(
    p: Parameters, inputs: Float[Array, "input region"]
) -> Float[Array, "state region"]:
    """What a corrected step adds to the state: the increment of the coarse step, held
    at the border of what fine steps did, and dt c."""
    centre, spread = p["corrector.centre"][:, None], p["corrector.spread"][:, None]
    reach = p["corrector.reach"][:, None]
    scaled = jnp.clip((inputs - centre) / spread, -reach, reach)
    shift = p["corrector.b1"][:, None]
    for name in sorted(p):
        if name.startswith(OF):
            usual = p[USUAL + name.removeprefix(OF)]
            own = (p[name.removeprefix(OF)] - usual[0]) / usual[1]
            shift = shift + p[name][:, None] * own
    states, hidden = len(p["corrector.error"]), len(p["corrector.b1"])
    both = jnp.concatenate([p["corrector.w1"], p["corrector.linear"]]) @ scaled
    units = both[:hidden] + shift
    units = units / (1 + jnp.abs(units))  # softsign: a third of the time of tanh
    learned = both[hidden:] + p["corrector.b2"][:, None] + p["corrector.w2"] @ units
    learned = p["corrector.error"][:, None] * learned
    plain = centre[-states:] + spread[-states:] * scaled[-states:]
    return plain + learned


def louder(
    form: Form, parameters: tuple[Parameters, ...], sigma: Float[Array, "state region"]
) -> Float[Array, "state region"]:
    """Sigma of the noise of corrected steps: the part of the noise of fine steps that
    the coarse increment does not determine is put back."""
    for part, p in zip(parts(form), parameters, strict=True):
        if LOUDNESS in p:
            place = (slice(len(part.node.info.states)), part.here)
            sigma = sigma.at[place].multiply(p[LOUDNESS][:, None])
    return sigma

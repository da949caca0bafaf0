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
FEW = 3  # states


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
    rows = []
    for part, p in zip(parts(form), parameters, strict=True):
        inner, own = before[:, part.here], after[:, part.here]
        if HERE in p:
            states, channels = len(part.node.info.states), len(part.node.info.sent)
            heard, start = received[:channels, part.here], inner[:states]
            change = increment(p, (start, heard, own[:states] - start))
            own = jnp.concatenate([start + change, own[states:]])
        rows.append(own)
    return kept(form, rows[0] if len(rows) == 1 else jnp.concatenate(rows, axis=1))


def inputs_of(
    before: Float[Array, "state region"],
    after: Float[Array, "state region"],
    received: Float[Array, "channel region"],
) -> Float[Array, "input region"]:
    return jnp.concatenate([before, received, after - before])


def scaled_inputs(
    p: Parameters, inputs: Float[Array, "input region"]
) -> Float[Array, "input region"]:
    """u': centred, over their spread, held at the border of training."""
    centre, spread, reach = (
        p[f"corrector.{name}"][:, None] for name in ("centre", "spread", "reach")
    )
    return jnp.clip((inputs - centre) / spread, -reach, reach)


def increment(
    p: Parameters, pieces: tuple[Float[Array, "input region"], ...]
) -> Float[Array, "state region"]:
    """What a corrected step adds to the state: the increment of the coarse step, held
    at the border of what fine steps did, and dt c. pieces: state before, what is
    received, increment of the coarse step. Scales are folded into the weights, once a
    run; beyond a few states a product for each piece is faster than one of all."""
    centre, spread = p["corrector.centre"], p["corrector.spread"]
    room = p["corrector.reach"] * spread
    low, high = (centre - room)[:, None], (centre + room)[:, None]
    error, hidden = p["corrector.error"], len(p["corrector.b1"])
    linear, b2 = error[:, None] * p["corrector.linear"], error * p["corrector.b2"]
    kernel = jnp.concatenate([p["corrector.w1"], linear]) / spread
    bias = jnp.concatenate([p["corrector.b1"], b2]) - kernel @ centre
    if len(error) <= FEW:
        pieces = (jnp.concatenate(pieces),)
    both, first, held = bias[:, None], 0, pieces[0]
    for piece in pieces:
        here = slice(first, first + len(piece))
        held = jnp.clip(piece, low[here], high[here])
        both = both + kernel[:, here] @ held
        first += len(piece)
    units = both[:hidden] + _own(p)
    units = units / (1 + jnp.abs(units))  # softsign: a third of the time of tanh
    held = held[-len(error) :]
    return held + both[hidden:] + (error[:, None] * p["corrector.w2"]) @ units


def _own(p: Parameters) -> Float[Array, "hidden *region"] | float:
    """What regional parameters add to the hidden units."""
    shift = 0.0
    for name in sorted(p):
        if name.startswith(OF):
            usual = p[USUAL + name.removeprefix(OF)]
            own = (p[name.removeprefix(OF)] - usual[0]) / usual[1]
            shift = shift + p[name][:, None] * own
    return shift


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

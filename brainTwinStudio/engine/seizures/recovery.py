"""Seizures once a change has lasted: every region's excitability tuned again.

Between seizures a region of the twin (network.py) hears the others as if it were more
or less excitable by itself: with z at rest, 4 (x_i - e_i) = z_i, where

    e_i = x0_i + (K / 4) sum_j C_ij (x_j - x_i)

is the excitability it has with what it hears, and e_i - (-2.062) its distance to the
fold, as a_eff = a - G S is of an oscillator (interventions/recovery.py). Surgery takes
terms of the sum away. A slow control of inhibition brings e_i back to what it was, ê_i:

    T dx0_i/dt = ê_i - e_i,  at its end  x0_i' = ê_i - (K / 4) sum_j C_ij' (x_j - x_i)

x is that between seizures before surgery, which at the end holds again; regions above
threshold have none to rest at, and are held at the fold, where their next seizure
begins. So x0 rises by the drive that was lost: from neighbours that were nearer to the
fold. It falls where calmer neighbours, which held the region back, are gone. Every
region that is left is again as far from the fold as before: what could begin seizures
can, what could not cannot, and what is left of the ways of spread is as open as it was.

After a loss of input, homeostasis makes isolated cortex hyperexcitable within days to
weeks (Houweling et al. 2005, doi:10.1093/cercor/bhh184; Fröhlich et al. 2008,
J Neurosci 28:1709); inhibition is redone after every lesion of a model (SCIENCE.md
A.6.3, F.2). Assumed, and not fitted to a recovery course: that it is complete, and does
not overshoot as it may there; that T, some weeks, is far above the length of a seizure
(the end does not depend on T, and is all that is run); that seizures themselves are no
part of what is held; and that connections do not regrow.
"""

import numpy as np
from jaxtyping import Float

from brainTwinStudio.engine.seizures.network import FOLD_X, I1
from brainTwinStudio.errors import InputError

Runs = Float[np.ndarray, "region run"]
Weights = Float[np.ndarray, "target source"]
LOWEST_X, CLOSE, MOST_STEPS = -2.5, 1e-10, 5000
UNSETTLED = "The twin does not come to rest between seizures: no recovery can be run."


def between_seizures(
    x0: Runs, coupling: Float[np.ndarray, " run"], connections: Weights
) -> Runs:
    """X of every region, held at the fold where it has nowhere to rest. Newton's steps
    from below, region by region: what a region lacks is concave in x below the fold and
    falls with all others' x, so that none oversteps. Raises InputError where they do
    not end."""
    strength = coupling * connections.sum(axis=1)[:, None]
    x = np.full_like(x0, LOWEST_X)
    for _ in range(MOST_STEPS):
        z = 1 - x**3 - 2 * x**2 + I1
        lacks = coupling * (connections @ x) - strength * x - 4 * (x - x0) + z
        slope = 4 + 4 * x + 3 * x**2 + strength
        new = np.minimum(x + lacks / slope, FOLD_X)
        if np.abs(new - x).max() < CLOSE:
            return new
        x = new
    raise InputError(UNSETTLED)


def felt(
    x0: Runs, coupling: Float[np.ndarray, " run"], connections: Weights, x: Runs
) -> Runs:
    """Excitability with what is heard, e."""
    heard = connections @ x - connections.sum(axis=1)[:, None] * x
    return x0 + coupling / 4 * heard


def recovered_x0(
    x0: Runs, coupling: Float[np.ndarray, " run"], before: Weights, after: Weights
) -> Runs:
    """x0 once e is what it was: with what is no longer heard. before, after:
    connections of the whole network, and of what is left, 0 at all that is removed."""
    x = between_seizures(x0, coupling, before)
    return felt(x0, coupling, before - after, x)

"""Optimisers: one line here each, and one way to call them."""

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.optimisers import (
    first_order,
    least_squares,
    with_scipy,
)
from brainTwinStudio.engine.optimisers.base import (
    Heard,
    Minimised,
    Optimiser,
    Problem,
    Settings,
    nobody,
)
from brainTwinStudio.engine.optimisers.first_order import Descent
from brainTwinStudio.engine.optimisers.multi_start import Ends, batched, multi_start
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, PartInfo

OPTIMISERS: tuple[Optimiser, ...] = (
    Optimiser(
        PartInfo(
            "l-bfgs",
            "L-BFGS (SciPy)",
            "quasi-Newton on exact gradients, 20 of them remembered",
            "doi:10.1145/279232.279236",
        ),
        with_scipy.lbfgs,
    ),
    Optimiser(
        PartInfo(
            "adam",
            "Adam (Optax)",
            "gradients divided by their running size; for free-running simulations "
            "with fresh noise in every step",
            "arXiv:1412.6980",
        ),
        first_order.adam,
        noisy=True,
    ),
    Optimiser(
        PartInfo(
            "sgd",
            "SGD with momentum (Optax)",
            "plain gradients with Nesterov's momentum",
            "doi:10.1016/0041-5553(64)90137-5",
        ),
        first_order.sgd,
        noisy=True,
    ),
    Optimiser(
        PartInfo(
            "adabelief",
            "AdaBelief (Optax)",
            "Adam that divides by the surprise of a gradient instead of its size",
            "arXiv:2010.07468",
        ),
        first_order.adabelief,
        noisy=True,
    ),
    Optimiser(
        PartInfo(
            "levenberg-marquardt",
            "Levenberg-Marquardt (Optimistix)",
            "damped Gauss-Newton on residuals; by products with the Jacobian beyond "
            "300 parameters",
            "doi:10.1137/0111030",
        ),
        least_squares.levenberg_marquardt,
        least_squares=True,
        pace=0.05,
    ),
    Optimiser(
        PartInfo(
            "gauss-newton",
            "Gauss-Newton (Optimistix)",
            "full steps to the answer of the linearised residuals; fast near the "
            "answer, may leave it from afar",
            "doi:10.1007/978-0-387-40065-5",
        ),
        least_squares.gauss_newton,
        least_squares=True,
        pace=0.05,
    ),
    Optimiser(
        PartInfo(
            "trust-region",
            "Trust region, Newton-CG (SciPy)",
            "Newton steps by products with the Hessian, inside a region that grows "
            "with success; leaves saddles",
            "doi:10.1137/0720042",
        ),
        with_scipy.trust_region,
        pace=0.1,
    ),
    Optimiser(
        PartInfo(
            "slsqp",
            "SLSQP (SciPy)",
            "sequential quadratic programming with a full quasi-Newton matrix; up to "
            "500 parameters",
            "doi:10.1145/192115.192124",
        ),
        with_scipy.slsqp,
        most=500,
    ),
    Optimiser(
        PartInfo(
            "nelder-mead",
            "Nelder-Mead (SciPy)",
            "a simplex that needs no gradient; up to 50 parameters",
            "doi:10.1093/comjnl/7.4.308",
        ),
        with_scipy.nelder_mead,
        most=50,
        pace=10.0,
    ),
)

__all__ = [
    "OPTIMISERS",
    "Descent",
    "Ends",
    "Heard",
    "Minimised",
    "Optimiser",
    "Problem",
    "Settings",
    "able",
    "batched",
    "minimise",
    "multi_start",
    "optimiser",
]


def optimiser(name: str) -> Optimiser:
    return entry_of(OPTIMISERS, name, "optimiser")


def minimise(
    name: str,
    problem: Problem,
    start: Array,
    settings: Settings | None = None,
    heard: Heard = nobody,
) -> Minimised:
    """The best point from `start` (parameter,) by the optimiser of this name.

    `heard` hears of every step and ends the search by answering True. Raises InputError
    for an unknown name, too many parameters, and residuals that are missing; a search
    that fails is an answer with a sentence.
    """
    entry = able(name, start.size, squares=problem.residuals is not None)
    return entry.run(problem, start, settings or Settings(), heard)


def able(name: str, parameters: int, *, squares: bool) -> Optimiser:
    """The optimiser of this name, if it can take so many parameters and a loss that is
    a sum of squares or not; else InputError."""
    entry = optimiser(name)
    if entry.least_squares and not squares:
        raise InputError(
            f"{entry.info.label} works on residuals, which this loss does not have. "
            "Use l-bfgs, or losses that are sums of squares."
        )
    if entry.most is not None and parameters > entry.most:
        raise InputError(
            f"{entry.info.label} is for up to {entry.most} parameters; here are "
            f"{parameters}. Use l-bfgs or adam."
        )
    return entry

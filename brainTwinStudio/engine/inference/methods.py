"""Methods of uncertainty: one file each, one line here."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.inference.gaussian import gaussian
from brainTwinStudio.engine.inference.importance import importance_draws
from brainTwinStudio.engine.inference.nuts import nuts_draws
from brainTwinStudio.engine.inference.posterior import (
    Estimate,
    Frame,
    Posterior,
    estimate_of,
    frame_of,
)
from brainTwinStudio.engine.inference.refitted import bootstrap_draws, ensemble_draws
from brainTwinStudio.engine.inference.tried import Drawn
from brainTwinStudio.engine.inference.variational import flow_draws, mean_field_draws
from brainTwinStudio.engine.watcher import Silent, Watcher
from brainTwinStudio.project import PartInfo

DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Method:
    """draw(posterior, frame, draws, seed, watcher): draws of unbounded parameters.
    skewed: whether it follows a posterior that is no Gaussian. edges: whether a fit can
    use it for learned connection weights too, which are too many for the others."""

    info: PartInfo
    draw: Callable[[Posterior, Frame, int, int, Watcher], Drawn]
    skewed: bool = False
    edges: bool = False


METHODS: tuple[Method, ...] = (
    Method(
        PartInfo(
            "laplace",
            "Laplace approximation",
            "a Gaussian with the curvature at the optimum: seconds, and right where "
            "the posterior is narrow and has one peak",
            "MacKay 1992, doi:10.1162/neco.1992.4.3.448",
        ),
        gaussian,
        edges=True,
    ),
    Method(
        PartInfo(
            "ensemble",
            "Ensemble of refits",
            "the fit repeated on recordings drawn from the fitted model: follows "
            "curved posteriors where a Gaussian cannot",
            "doi:10.1007/s11004-011-9376-z",
        ),
        ensemble_draws,
        edges=True,
    ),
    Method(
        PartInfo(
            "bootstrap",
            "Block bootstrap",
            "the fit repeated on blocks of 60 to 120 s of the recording drawn with "
            "replacement: no noise model is taken for granted",
            "doi:10.1214/aos/1176347265",
        ),
        bootstrap_draws,
        edges=True,
    ),
    Method(
        PartInfo(
            "mean_field",
            "Mean-field variational",
            "the best Gaussian along each direction of the curvature by itself",
            "arXiv:1603.00788",
        ),
        mean_field_draws,
    ),
    Method(
        PartInfo(
            "importance",
            "Importance sampling",
            "draws weighed by the posterior itself, from distributions that learn its "
            "shape: exact for up to a dozen parameters in seconds; says where it is "
            "worth too few draws",
            "doi:10.1111/j.1467-9469.2011.00756.x",
        ),
        importance_draws,
        skewed=True,
    ),
    Method(
        PartInfo(
            "flow",
            "Normalising flow",
            "the best distribution that two autoregressive flows can bend from a "
            "Gaussian; given the learned connectome",
            "arXiv:1606.04934",
        ),
        flow_draws,
        skewed=True,
    ),
    Method(
        PartInfo(
            "nuts",
            "No-U-Turn sampler",
            "draws from the posterior itself, checked by R-hat and effective sample "
            "size; minutes to hours; given the learned connectome",
            "arXiv:1111.4246",
        ),
        nuts_draws,
        skewed=True,
    ),
)


def method(name: str) -> Method:
    return entry_of(METHODS, name, "method of uncertainty")


def estimate(
    of: Posterior,
    name: str,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    watcher: Watcher | None = None,
) -> Estimate:
    """Intervals of a posterior that begins at its optimum (`at_optimum`)."""
    began = time.perf_counter()
    chosen = method(name)
    found = chosen.draw(of, frame_of(of), draws, seed, watcher or Silent())
    return estimate_of(
        of,
        name,
        found.theta,
        notes=found.notes,
        r_hat=found.r_hat,
        ess=found.ess,
        divergences=found.divergences,
        seconds=time.perf_counter() - began,
    )

"""Whether a recording, as a fit looks at it, can tell the directions of connections.

Correlations of the same moment are symmetric: a directed network and another one, with
its weights turned around and its regional parameters bent, may share them. Correlations
across time are not: whoever leads is heard later (SCIENCE.md B.6; Gilson et al. 2016,
doi:10.1371/journal.pcbi.1004762).
"""

from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.project import FitSettings, ModelSpec

LAGGED = "lagged_fc"
UNTOLD = (
    "A directed connectome was learned without the loss lagged_fc: correlations of the "
    "same moment cannot tell who drives whom, so its directions say nothing."
)


def directions_untold(spec: ModelSpec, settings: FitSettings) -> bool:
    """Whether directions are learned that nothing in the loss can tell."""
    return spec.directed and not dict(settings.losses).get(LAGGED)


def lagged_told(job: Job) -> bool:
    """Whether the linear theory is to follow lagged FC: only directions need it."""
    return job.spec.directed and not directions_untold(job.spec, job.settings)


def undirected(job: Job) -> tuple[str, ...]:
    """The sentence that goes with such a fit."""
    return (UNTOLD,) if directions_untold(job.spec, job.settings) else ()

"""Whether a recording, as a fit looks at it, can tell the directions of connections.

Correlations of the same moment are symmetric: a directed network and another one, with
its weights turned around and its regional parameters bent, may share them. Correlations
across time are not: whoever leads is heard later (SCIENCE.md B.6; Gilson et al. 2016,
doi:10.1371/journal.pcbi.1004762).
"""

from brainTwinStudio.engine.connectomes import ConnectomeForm, connectome_form
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.fit_job import Job
from brainTwinStudio.engine.parameters import Theta
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


def form_of(job: Job) -> ConnectomeForm:
    """The form of what is learned of the weights."""
    return connectome_form(job.spec.connectome) if job.spec.learns_connectome else DENSE


def strengths_of(job: Job) -> tuple[float, ...]:
    """Of the pull toward anatomy, tried on validation data, strongest first."""
    return form_of(job).tried(directed=job.spec.directed)


def loosened(job: Job, theta: Theta) -> Theta:
    """The same network, its edges free to move."""
    if "edges" not in theta:
        return theta
    return {**theta, "edges": form_of(job).loosened(theta["edges"])}

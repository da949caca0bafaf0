"""A twin of the small brain, fitted once for all tests of a process. The engine has to
be configured before."""

from functools import cache

from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import FitSettings, ModelSpec, Recording, Twin
from tests.engine.small import connectome, recordings


@cache
def runs() -> tuple[Recording, ...]:
    return recordings(480.0)


@cache
def fitted() -> Twin:
    spec = ModelSpec(connectome="fixed", slow_gain=False)
    settings = FitSettings(effort="quick", hold_out=0.0, judge_seeds=4)
    return fit("p", connectome(), runs(), spec, settings, Silent())

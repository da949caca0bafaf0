"""Words that the window translates though no tr() stands where they are written: of the
engine's catalogue, the metrics, the facts behind numbers, and research use."""

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.analysis.lobes import REGIONS
from brainTwinStudio.analysis.systems import NETWORKS
from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.files.importing import STATED
from brainTwinStudio.project import RESEARCH_USE
from brainTwinStudio.project.waveforms import WAVEFORMS
from brainTwinStudio.report.facts import FACTS, PLANNED
from brainTwinStudio.ui.help.generated import PARTS


def words_elsewhere() -> tuple[str, ...]:
    """Each once, in the order in which they are found."""
    said = (*_metrics(), *_facts(), *_catalogue(), *_places(), *_waveforms())
    return tuple(dict.fromkeys((RESEARCH_USE, STATED, *said)))


def _waveforms() -> list[str]:
    said = []
    for one in WAVEFORMS:
        said += [one.label, one.meaning, *(extra.label for extra in one.extras)]
    return said


def _places() -> list[str]:
    begun = [lobe[0].upper() + lobe[1:] for lobe in REGIONS]
    return [*REGIONS, *begun, *NETWORKS.values()]


def _metrics() -> list[str]:
    metrics = (*METRICS, *ELECTRIC_METRICS)
    return [word for m in metrics for word in (m.label, m.short, m.better) if word]


def _facts() -> list[str]:
    said = [PLANNED]
    for fact in FACTS.values():
        said += [fact.title, fact.formula, fact.interval, fact.source]
    return said


def _catalogue() -> list[str]:
    known, said = catalogue(), []
    for model in known.node_models:
        said += [model.label, *(p.meaning for p in model.parameters)]
    for info in (info for name, _ in PARTS for info in getattr(known, name)):
        said += [info.label, info.meaning, *(p.meaning for p in info.parameters)]
    return said

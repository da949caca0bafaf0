"""Words that the window translates though no tr() stands where they are written: of the
engine's catalogue, the metrics, the facts behind numbers, and research use."""

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.project import RESEARCH_USE
from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.report.uncertainty_words import ANY
from brainTwinStudio.ui.help.generated import PARTS


def words_elsewhere() -> tuple[str, ...]:
    """Each once, in the order in which they are found."""
    return tuple(dict.fromkeys((RESEARCH_USE, *_metrics(), *_facts(), *_catalogue())))


def _metrics() -> list[str]:
    metrics = (*METRICS, *ELECTRIC_METRICS)
    return [word for m in metrics for word in (m.label, m.short, m.better) if word]


def _facts() -> list[str]:
    said = [ANY]
    for fact in FACTS.values():
        interval = fact.interval.removeprefix("Interval: ")
        said += [fact.title, fact.formula, interval, fact.source]
    return said


def _catalogue() -> list[str]:
    known, said = catalogue(), []
    for model in known.node_models:
        said += [model.label, *(p.meaning for p in model.parameters)]
    for info in (info for name, _ in PARTS for info in getattr(known, name)):
        said += [info.label, info.meaning, *(p.meaning for p in info.parameters)]
    return said

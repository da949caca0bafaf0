"""`braintwin models`: everything the engine can do."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer, columns, plain

if TYPE_CHECKING:
    from brainTwinStudio.project import (
        Catalogue,
        NodeModelInfo,
        ParameterSpec,
        PartInfo,
    )

PARTS = (
    ("compositions", "Compositions"),
    ("learned_parts", "Learned parts"),
    ("connectomes", "Learned connectomes"),
    ("black_boxes", "Black boxes"),
    ("electric", "Models of an EEG"),
    ("couplings", "Couplings"),
    ("integrators", "Integrators"),
    ("observations", "Observations"),
    ("losses", "Losses"),
    ("regularisers", "Regularisers"),
    ("optimisers", "Optimisers"),
    ("uncertainties", "Uncertainty"),
    ("waveforms", "Stimulus waveforms"),
    ("diseases", "Disease templates"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.asking import start_engine

    catalogue = start_engine()
    data = {**plain(catalogue), "versions": dict(catalogue.versions)}
    return Answer(data, text_of(catalogue))


def text_of(catalogue: "Catalogue") -> str:
    blocks = [_model(model) for model in catalogue.node_models]
    for name, title in PARTS:
        parts = getattr(catalogue, name)
        if parts:
            rows = [(part.name, part.label, _sourced(part)) for part in parts]
            blocks.append(f"{title}\n{columns(rows)}")
    versions = ", ".join(f"{name} {number}" for name, number in catalogue.versions)
    blocks.append(f"Engine: {catalogue.device}; {versions}")
    return "\n\n".join(blocks)


def _sourced(part: "PartInfo") -> str:
    return f"{part.meaning} ({part.source})" if part.source else part.meaning


def _model(model: "NodeModelInfo") -> str:
    lines = [f"{model.name}: {model.label}", f"  {model.equations}"]
    lines.append(columns([_row(spec) for spec in model.parameters]))
    lines.append(f"  couplings: {', '.join(model.couplings)}; source: {model.source}")
    can = "simulated and fitted" if model.fitted else "simulated, not yet fitted"
    lines.append(f"  steps of {model.step:g} {_unit(model)}; can be {can}")
    return "\n".join(lines)


def _unit(model: "NodeModelInfo") -> str:
    return (
        f"time units of {model.unit_s:g} s"
        if model.time_unit == "1"
        else model.time_unit
    )


def _row(spec: "ParameterSpec") -> tuple[str, ...]:
    where = "per region" if spec.per_region else "global"
    bounds = f"{spec.default:g} in [{spec.low:g}, {spec.high:g}] {spec.unit}"
    return (spec.name, bounds, where, spec.meaning)


COMMAND = Command(
    "models",
    "node models, losses and all else with units and sources",
    add_arguments,
    run,
)

"""Words that the window translates though no tr() stands where they are written: those
of the engine, the metrics, the facts behind numbers, and research use."""

import ast
import re
from pathlib import Path
from typing import get_args

from brainTwinStudio import engine
from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.analysis.lobes import REGIONS
from brainTwinStudio.analysis.systems import NETWORKS
from brainTwinStudio.engine import forecasting
from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.engine.comparison import COPY, GAUSSIAN, PHASES, STRUCTURE, WHITE
from brainTwinStudio.engine.control.controllers import CONTROLLERS
from brainTwinStudio.engine.diseases import TEMPLATES
from brainTwinStudio.engine.electric_scenarios import WORDS
from brainTwinStudio.engine.well_posedness.words import LABELS, MEANINGS
from brainTwinStudio.files import demo_epilepsy, demo_patient
from brainTwinStudio.files.importing import STATED
from brainTwinStudio.files.parcellations import Verdict
from brainTwinStudio.jobs.worker import FAULT, NO_START, NOT_BEGUN
from brainTwinStudio.project import RESEARCH_USE
from brainTwinStudio.project.parameter_names import LABELS as LABELS_OF_PARAMETERS
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.virtual_patient import VIRTUAL
from brainTwinStudio.project.waveforms import WAVEFORMS
from brainTwinStudio.report.facts import FACTS, MEASURES, PLANNED, SHRUNK_TO
from brainTwinStudio.ui.help.generated import PARTS
from tests.sentences_elsewhere import sentences

NOTES = (demo_patient.NOTES, demo_epilepsy.NOTES, VIRTUAL)  # on patients of the program
LEAD_FIELD = (  # how it was made, as files/waves composes it
    "four spheres of MNE fitted to the head of fsaverage (radius {radius} mm), {said} "
    "dipoles at the centres of regions, average reference",
    "given",
)
IN_WORDS = re.compile("day|year|model")  # units that are no symbols


def words_elsewhere() -> tuple[str, ...]:
    """Each once, in the order in which they are found."""
    said = (*_metrics(), *_facts(), *_catalogue(), *_places(), *_waveforms())
    told = (*_stages(), *_effects(), *_answers(), *_diseases(), *_kinds())
    names = map(in_sentence, LABELS_OF_PARAMETERS)
    whole = (
        RESEARCH_USE,
        STATED,
        *NOTES,
        *LEAD_FIELD,
        *said,
        *told,
        *sentences(),
        *names,
    )
    return tuple(dict.fromkeys(whole))


def _stages() -> list[str]:
    """What the engine calls the part of a job that it is at, without counts."""
    said = []
    for path in Path(engine.__path__[0]).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(
                "progress"
            ):
                said += _begun(call.args[0]) if call.args else []
    named = ("Validating", "Weight of regulariser", "Held for plans")
    return sorted({*said, *named} - {"Without"})


def _begun(text: ast.expr) -> list[str]:
    if isinstance(text, ast.IfExp):
        return [*_begun(text.body), *_begun(text.orelse)]
    if isinstance(text, ast.Constant):
        return [str(text.value)]
    first = text.values[0] if isinstance(text, ast.JoinedStr) else None
    if isinstance(first, ast.Constant) and str(first.value).istitle():
        return [str(first.value).strip()]
    return []


def _effects() -> list[str]:
    said = ["FC change (rms)", "Log power of stimulated regions"]
    for whose in ("other", "remaining"):
        said += [f"Mean FC of the {whose} regions", f"Log power of the {whose} regions"]
    for old, new in WORDS:
        said += [one.replace(old, new) for one in said if old in one]
    measures = ("FC strength", "global efficiency")
    return [
        *said,
        *(f"{g}: {m}" for g in ("Whole brain", *_groups()) for m in measures),
    ]


def _groups() -> list[str]:
    return [*(lobe[0].upper() + lobe[1:] for lobe in REGIONS), *NETWORKS.values()]


def _answers() -> list[str]:
    said = [*LABELS.values(), *MEANINGS.values(), *forecasting.LABELS.values()]
    scores = ("Activity", "States of the regions", "Input", "Network")
    said += [*scores, "Agreement of assumptions", "Learned over physics"]
    compared = (COPY, STRUCTURE, GAUSSIAN, PHASES, WHITE)
    loops = (one.info.label for one in CONTROLLERS)
    return [*said, *compared, *loops, FAULT, NOT_BEGUN, NO_START]


def _diseases() -> list[str]:
    said = []
    for one in TEMPLATES:
        settings = (setting.meaning for setting in one.info.settings)
        said += [one.info.label, one.info.meaning, one.info.assumptions, *settings]
        said.append(one.info.time_unit)
    return said


def _kinds() -> list[str]:
    turns = ("stable node", "stable focus", "unstable node", "unstable focus")
    lesions = ("Lesion", "Tumour", "Resection", "Cavity")
    return [*turns, "saddle", "saddle focus", *get_args(Verdict), *lesions]


def _waveforms() -> list[str]:
    said = []
    for one in WAVEFORMS:
        said += [one.label, one.meaning, *(extra.label for extra in one.extras)]
    return said


def _places() -> list[str]:
    return [*REGIONS, *_groups()]


def _metrics() -> list[str]:
    metrics = (*METRICS, *ELECTRIC_METRICS)
    return [word for m in metrics for word in (m.label, m.short, m.better) if word]


def _facts() -> list[str]:
    said = [PLANNED, SHRUNK_TO, MEASURES]
    for fact in FACTS.values():
        said += [fact.title, fact.formula, fact.interval, fact.source]
    return said


def _catalogue() -> list[str]:
    known, said = catalogue(), []
    for model in known.node_models:
        said += [model.label, *(p.meaning for p in model.parameters)]
    for info in (info for name, _ in PARTS for info in getattr(known, name)):
        said += [info.label, info.meaning, *(p.meaning for p in info.parameters)]
        said += [p.unit for p in info.parameters if IN_WORDS.search(p.unit)]
    return said

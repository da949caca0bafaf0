"""The model card of a twin, after Mitchell et al. 2019 (doi:10.1145/3287560.3287596).

The one source of its words, for command line, window and report. Everything is drawn
from the twin; what it does not know, the card says.
"""

import hashlib
from pathlib import Path

import numpy as np

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.project import RESEARCH_USE, Twin
from brainTwinStudio.project.data_kinds import words_of
from brainTwinStudio.project.parameter_names import all_in_sentence, in_sentence
from brainTwinStudio.project.population import FEWEST_PEOPLE
from brainTwinStudio.report.blocks import Block, Facts, Section, Table, Text
from brainTwinStudio.report.electric_words import explains_both
from brainTwinStudio.report.fact_rows import fitted_runs
from brainTwinStudio.report.facts import PLANNED, SHRUNK_TO
from brainTwinStudio.report.markdown import markdown_of
from brainTwinStudio.report.sections.electric import agreement_blocks
from brainTwinStudio.report.sections.fit import agreement_table
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    given,
    model,
    number,
    share,
)
from brainTwinStudio.report.writing import write_whole

SOURCE = "Model card after Mitchell et al. 2019, doi:10.1145/3287560.3287596."
SUFFIXES = (".md", ".html")
PURPOSE = (
    "To compare what this model makes of one person's connectome with that person's "
    "recordings, and to ask what the model would do under a virtual resection or "
    "stimulation."
)
NOT_FOR = (
    "Another person, another state than the recorded one, another scanner or cleaning "
    "than the recordings'; and it is no evidence that a real operation or stimulation "
    "would do the same."
)
PERSON = ("Age", "Sex", "Handedness", "Diagnosis")
NOT_RECORDED = "not recorded"
WHY_NOT_RECORDED = (
    "Imports keep a code and the data, nothing about the person. Whether this model "
    "agrees equally well with people of other age, sex, handedness or diagnosis is "
    f"{NOT_ESTIMATED}."
)
NO_HELD_OUT = (
    "No recording was held out: agreement with the data a twin was fitted to says "
    "little about the person."
)
NONE = f"Intervals of parameters: {NOT_ESTIMATED}."
NO_INTERVALS = {
    "quick": "Effort quick ends before intervals are computed; fit with effort "
    "standard or thorough to have them.",
    "other": "This fit ended without them: it was stopped or diverged, has no linear "
    "theory, or is of an older version.",
}


def sections_of_card(twin: Twin) -> tuple[Section, ...]:
    """The whole card."""
    return tuple(
        Section(name, title, tuple(make(twin)))
        for name, title, make in (
            ("use", "Intended use", _use),
            ("model", "Model", _model),
            ("data", "Data", _data),
            ("evaluation", "Evaluation", _evaluation),
            ("uncertainty", "Uncertainty", _uncertainty),
            ("limits", "Limits", _limits),
            ("people", "People", _people),
            ("versions", "Versions and hashes", _versions),
        )
    )


def summary(twin: Twin) -> tuple[Block, ...]:
    """What a report does not say elsewhere."""
    return (*_use(twin), *_people(twin), Text(SOURCE, "note"))


def missing(twin: Twin) -> tuple[str, ...]:
    """What this card cannot say, for it was not computed."""
    effort = "quick" if twin.settings.effort == "quick" else "other"
    lacks = []
    if not twin.held_out:
        lacks.append(NO_HELD_OUT)
    if not twin.intervals:
        lacks.append(
            f"Intervals of parameters: {NOT_ESTIMATED}. {NO_INTERVALS[effort]}"
        )
    if twin.well_posedness is None:
        lacks.append(
            "Whether the recordings determine this twin (existence, uniqueness, "
            f"stability): {NOT_ESTIMATED}; `braintwin analyse TWIN --what "
            "well-posedness` asks."
        )
    for name, values in (("ceiling", twin.ceiling), ("floor", twin.floor)):
        if not values:
            lacks.append(f"The {name} of the agreement: {NOT_ESTIMATED}.")
    if twin.outcome != "converged":
        lacks.append(f"The fit {twin.outcome}: {twin.message}")
    return tuple(lacks)


def card_text(twin: Twin) -> str:
    """The card in Markdown."""
    title = f"Model card: {twin.id} of {twin.patient_id}"
    return markdown_of(title, RESEARCH_USE, sections_of_card(twin), SOURCE)


def write_card(twin: Twin, path: Path) -> Path:
    """Write the card as .md or .html. Raises FileError for another ending."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileError(path, f"A model card ends in {' or '.join(SUFFIXES)}.")
    if suffix == ".md":
        write_whole(path, card_text(twin).encode("utf-8"))
        return path
    from brainTwinStudio.report.page import page_of

    heading = f"Model card: {twin.patient_id}"
    text = page_of(heading, f"{twin.id}. {SOURCE}", sections_of_card(twin))
    write_whole(path, text.encode("utf-8"))
    return path


# ---------------------------------------------------------------- parts


def _use(twin: Twin) -> list[Block]:
    facts = (("For", PURPOSE), ("Not for", NOT_FOR))
    blocks: list[Block] = [Facts(facts)]
    lacks = missing(twin)
    if lacks:
        rows = tuple((f"Missing {at}", text) for at, text in enumerate(lacks, start=1))
        blocks.append(Facts(rows))
    return blocks


def _model(twin: Twin) -> list[Block]:
    spec = twin.spec
    parcellation = twin.connectome.parcellation
    sources = sorted({s.source for s in twin.parameter_specs if s.source})
    weights = f"{spec.connectome}{', each direction' if spec.directed else ''}"
    facts = [
        ("Model", model(spec)),
        ("Coupling", f"{spec.coupling or 'none'}, weights {weights}"),
        ("Regions", f"{parcellation.count}, {parcellation.name}"),
        ("Free parameters", number(twin.free_parameters, 0)),
        ("Effort", twin.settings.effort),
        ("Losses", ", ".join(f"{n} {given(w)}" for n, w in twin.settings.losses)),
        ("Outcome", f"{twin.outcome}. {twin.message}".strip()),
        ("Sources", "; ".join(sources) or "not stated"),
    ]
    physics = twin.shares.get("explained_by_physics")
    if physics is not None:
        facts.append(("Physics", f"{share(physics)} of the dynamics; the rest learned"))
    return [Facts(tuple(facts))]


def _data(twin: Twin) -> list[Block]:
    sampling, held = twin.sampling, twin.settings.hold_out
    step = sampling.repetition_time_s
    band = "not filtered"
    if sampling.band_hz is not None:
        band = f"{given(sampling.band_hz[0])} to {given(sampling.band_hz[1], 'Hz')}"
    kept = f"the last {share(held)} of every run" if held else "nothing"
    facts = [
        ("Kind", words_of(twin.spec.data)),
        ("Fitted to", fitted_runs(twin)),
        ("Sampling", f"every {given(step, 's')}"),
        ("Band", band),
        ("Global signal", sampling.global_signal),
        ("Held out", f"{kept}; never seen by the fit" if held else kept),
    ]
    return [Facts(tuple(facts))]


def _evaluation(twin: Twin) -> list[Block]:
    if twin.sensors is not None:
        table = agreement_blocks(twin)
        if explains_both(twin):
            table = [agreement_table(twin), *table]
    else:
        table = [agreement_table(twin)]
    told = (
        f"Free-running simulations, {twin.settings.judge_seeds} noise seeds. "
        "The ceiling compares the recording with itself, the floor is structure alone. "
        "Intervals of these numbers over further sessions of the person: "
        f"{NOT_ESTIMATED}."
    )
    blocks: list[Block] = [*table, Text(told)]
    if not twin.held_out:
        blocks.append(Text(NO_HELD_OUT, "warn"))
    return blocks


def _uncertainty(twin: Twin) -> list[Block]:
    if not twin.intervals:
        effort = "quick" if twin.settings.effort == "quick" else "other"
        text = f"{NONE} {NO_INTERVALS[effort]}"
        blocks: list[Block] = [Text(text, "warn")]
    else:
        without = [name for name in twin.parameters if name not in twin.intervals]
        rest = all_in_sentence(without) or "none"
        facts = (
            ("Method", method_of(twin)),
            ("Intervals, 90 %", all_in_sentence(sorted(twin.intervals))),
            ("Not estimated", rest),
        )
        blocks = [Facts(facts)]
    found = twin.well_posedness
    if found is None:
        return [*blocks, Text(f"Well-posedness: {NOT_ESTIMATED}.", "note")]
    rows = tuple((one.label, one.light, one.told) for one in found.criteria)
    return [*blocks, Table(("Criterion", "Light", "Found"), rows, (1.4, 1, 4))]


def _limits(twin: Twin) -> list[Block]:
    unknown = sorted(n for n, known in twin.identifiable.items() if not known)
    told = all_in_sentence(unknown) or "none"
    if not twin.identifiable:
        told = NOT_ESTIMATED
    facts = [("Not determined by the recordings", told)]
    if twin.well_posedness is not None:
        pairs = sorted(
            f"{in_sentence(v.name)} with {in_sentence(v.partner)} "
            f"({number(v.correlation)})"
            for v in twin.well_posedness.parameters
            if v.verdict == "correlated" and v.partner
        )
        facts.append(("Known only together", ", ".join(pairs) or "none"))
    facts += [("Plans", PLANNED), ("Stimulation", REST_IS_SILENT)]
    if twin.spec.learned or not twin.spec.coupling:
        facts.append(
            (
                "Learned parts",
                "They know what the recordings visited. Where a plan leads the model "
                "outside of it, the plan says for what share of time and regions.",
            )
        )
    return [Facts(tuple(facts))]


def _people(twin: Twin) -> list[Block]:
    facts = [(name, NOT_RECORDED) for name in PERSON]
    people = len(twin.population)
    if people:
        codes = ", ".join(sorted(twin.population))
        used = "shrunk toward" if people >= FEWEST_PEOPLE else "given, not used"
        facts.append(("Population prior", f"{codes} ({used}); {SHRUNK_TO}"))
        facts += [(f"{name} of those people", NOT_RECORDED) for name in PERSON]
    else:
        facts.append(("Population prior", "none: only this person's data were used"))
    return [Facts(tuple(facts)), Text(WHY_NOT_RECORDED, "note")]


def _versions(twin: Twin) -> list[Block]:
    made = twin.provenance
    facts = (
        ("Twin", f"{twin.id} of {twin.patient_id}"),
        ("Fitted", made.created or "not stated"),
        ("Seed", str(twin.settings.seed)),
        ("Integrator", f"{made.integrator}, dt {given(made.dt_s, 's')}, {made.dtype}"),
        ("Device", made.device),
        ("SHA-256 of the fitted values", values_hash(twin)),
        ("Card made by", f"Brain Twin Studio {__version__}"),
    )
    inputs = tuple((n or "not stated", sha or "not stated") for n, sha in made.inputs)
    return [
        Facts(facts),
        Table(("Input", "SHA-256"), inputs or (("none", ""),), (1, 2.6)),
        Table(("Package", "Version"), made.versions, (1, 2)),
    ]


def values_hash(twin: Twin) -> str:
    """SHA-256 over names, shapes and float64 bytes of all that a simulation needs, in
    the order of the names."""
    digest = hashlib.sha256()
    for name, values in sorted(twin.running.items()):
        array = np.ascontiguousarray(values, dtype="<f8")
        digest.update(f"{name} {array.shape} ".encode() + array.tobytes())
    return digest.hexdigest()

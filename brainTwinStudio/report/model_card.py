"""The model card of a twin, after Mitchell et al. 2019 (doi:10.1145/3287560.3287596).

The one source of its words, for command line, window and report. Everything is drawn
from the twin; what it does not know, the card says.
"""

import hashlib
from pathlib import Path

import numpy as np

from brainTwinStudio import __version__
from brainTwinStudio.errors import FileError
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import RESEARCH_USE, Twin
from brainTwinStudio.project.data_kinds import words_of
from brainTwinStudio.project.parameter_names import all_in_sentence, in_sentence
from brainTwinStudio.project.population import FEWEST_PEOPLE
from brainTwinStudio.report.blocks import Block, Facts, Section, Table, Text
from brainTwinStudio.report.card_missing import (
    NO_HELD_OUT,
    NO_INTERVALS,
    UNCERTAIN,
    missing,
)
from brainTwinStudio.report.electric_words import explains_both
from brainTwinStudio.report.fact_rows import fitted_runs
from brainTwinStudio.report.facts import PLANNED, SHRUNK_TO
from brainTwinStudio.report.markdown import markdown_of
from brainTwinStudio.report.sections.data import band_of
from brainTwinStudio.report.sections.electric import agreement_blocks
from brainTwinStudio.report.sections.fit import agreement_table, outcome_of
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.report.sections.provenance import inputs_of
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.report.well_posedness import WORDS as LIGHTS
from brainTwinStudio.report.wording import (
    NONE,
    NOT_ESTIMATED,
    NOT_STATED,
    coupling,
    given,
    model,
    number,
    share,
    weights,
)
from brainTwinStudio.report.writing import write_whole

SOURCE = tr("Model card after Mitchell et al. 2019, doi:10.1145/3287560.3287596.")
SUFFIXES = (".md", ".html")
PURPOSE = tr(
    "To compare what this model makes of one person's connectome with that person's "
    "recordings, and to ask what the model would do under a virtual resection or "
    "stimulation."
)
NOT_FOR = tr(
    "Another person, another state than the recorded one, another scanner or cleaning "
    "than the recordings'; and it is no evidence that a real operation or stimulation "
    "would do the same."
)
PERSON = (tr("Age"), tr("Sex"), tr("Handedness"), tr("Diagnosis"))
NOT_RECORDED = tr("not recorded")
WHY_NOT_RECORDED = tr(
    "Imports keep a code and the data, nothing about the person. Whether this model "
    "agrees equally well with people of other age, sex, handedness or diagnosis is "
    "not estimated."
)
JUDGED = tr(
    "Free-running simulations, {seeds} noise seeds. The ceiling compares the recording "
    "with itself, the floor is structure alone. Intervals of these numbers over "
    "further sessions of the person: not estimated."
)
LEARNED = tr(
    "They know what the recordings visited. Where a plan leads the model outside of "
    "it, the plan says for what share of time and regions."
)


def sections_of_card(twin: Twin) -> tuple[Section, ...]:
    """The whole card."""
    return tuple(
        Section(name, title, tuple(make(twin)))
        for name, title, make in (
            ("use", tr("Intended use"), _use),
            ("model", tr("Model"), _model),
            ("data", tr("Data"), _data),
            ("evaluation", tr("Evaluation"), _evaluation),
            ("uncertainty", tr("Uncertainty"), _uncertainty),
            ("limits", tr("Limits"), _limits),
            ("people", tr("People"), _people),
            ("versions", tr("Versions and hashes"), _versions),
        )
    )


def summary(twin: Twin) -> tuple[Block, ...]:
    """What a report does not say elsewhere."""
    return (*_use(twin), *_people(twin), Text(SOURCE, "note"))


def card_text(twin: Twin) -> str:
    """The card in Markdown."""
    title = tr("Model card: {twin}", twin=_name(twin))
    return markdown_of(title, tr(RESEARCH_USE), sections_of_card(twin), SOURCE)


def write_card(twin: Twin, path: Path) -> Path:
    """Write the card as .md or .html. Raises FileError for another ending."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileError(path, f"A model card ends in {' or '.join(SUFFIXES)}.")
    if suffix == ".md":
        write_whole(path, card_text(twin).encode("utf-8"))
        return path
    from brainTwinStudio.report.page import page_of

    heading = tr("Model card: {twin}", twin=twin.patient_id)
    text = page_of(heading, f"{twin.id}. {SOURCE}", sections_of_card(twin))
    write_whole(path, text.encode("utf-8"))
    return path


# ---------------------------------------------------------------- parts


def _use(twin: Twin) -> list[Block]:
    facts = ((tr("For"), PURPOSE), (tr("Not for"), NOT_FOR))
    blocks: list[Block] = [Facts(facts)]
    lacks = missing(twin)
    if lacks:
        each = enumerate(lacks, start=1)
        rows = ((tr("Missing {number}", number=at), text) for at, text in each)
        blocks.append(Facts(tuple(rows)))
    return blocks


def _model(twin: Twin) -> list[Block]:
    spec = twin.spec
    parcellation = twin.connectome.parcellation
    sources = sorted({s.source for s in twin.parameter_specs if s.source})
    kept = weights(spec.connectome)
    kept += tr(", each direction") if spec.directed else ""
    coupled = tr(
        "{coupling}, weights {weights}", coupling=coupling(spec.coupling), weights=kept
    )
    losses = ", ".join(f"{n} {given(w)}" for n, w in twin.settings.losses)
    facts = [
        (tr("Model"), model(spec)),
        (tr("Coupling"), coupled),
        (tr("Regions"), f"{parcellation.count}, {parcellation.name}"),
        (tr("Free parameters"), number(twin.free_parameters, 0)),
        (tr("Effort"), tr(twin.settings.effort)),
        (tr("Losses"), losses),
        (tr("Outcome"), outcome_of(twin)),
        (tr("Sources"), "; ".join(sources) or NOT_STATED),
    ]
    physics = twin.shares.get("explained_by_physics")
    if physics is not None:
        told = tr("{share} of the dynamics; the rest learned", share=share(physics))
        facts.append((tr("Physics"), told))
    return [Facts(tuple(facts))]


def _data(twin: Twin) -> list[Block]:
    sampling, held = twin.sampling, twin.settings.hold_out
    kept = tr("nothing")
    if held:
        kept = tr("the last {share} of every run; never seen by the fit")
    step = given(sampling.repetition_time_s, "s")
    facts = (
        (tr("Kind"), words_of(twin.spec.data)),
        (tr("Fitted to"), fitted_runs(twin)),
        (tr("Sampling"), tr("every {time}", time=step)),
        (tr("Band"), band_of(sampling.band_hz)),
        (tr("Global signal"), tr(sampling.global_signal)),
        (tr("Held out"), kept.format(share=share(held))),
    )
    return [Facts(facts)]


def _evaluation(twin: Twin) -> list[Block]:
    if twin.sensors is not None:
        table = agreement_blocks(twin)
        if explains_both(twin):
            table = [agreement_table(twin), *table]
    else:
        table = [agreement_table(twin)]
    told = JUDGED.format(seeds=twin.settings.judge_seeds)
    blocks: list[Block] = [*table, Text(told)]
    if not twin.held_out:
        blocks.append(Text(NO_HELD_OUT, "warn"))
    return blocks


def _uncertainty(twin: Twin) -> list[Block]:
    if not twin.intervals:
        effort = "quick" if twin.settings.effort == "quick" else "other"
        text = f"{UNCERTAIN} {NO_INTERVALS[effort]}"
        blocks: list[Block] = [Text(text, "warn")]
    else:
        without = [name for name in twin.parameters if name not in twin.intervals]
        rest = all_in_sentence(without) or NONE
        facts = (
            (tr("Method"), method_of(twin)),
            (tr("Intervals, 90 %"), all_in_sentence(sorted(twin.intervals))),
            (tr("Not estimated"), rest),
        )
        blocks = [Facts(facts)]
    found = twin.well_posedness
    if found is None:
        return [*blocks, Text(tr("Well-posedness: not estimated."), "note")]
    rows = tuple(
        (tr(one.label), LIGHTS[one.light], heard(one.told)) for one in found.criteria
    )
    heads = (tr("Criterion"), tr("Rating"), tr("Found"))
    return [*blocks, Table(heads, rows, (1.4, 1, 4))]


def _limits(twin: Twin) -> list[Block]:
    unknown = sorted(n for n, known in twin.identifiable.items() if not known)
    told = all_in_sentence(unknown) or NONE
    if not twin.identifiable:
        told = NOT_ESTIMATED
    facts = [(tr("Not determined by the recordings"), told)]
    if twin.well_posedness is not None:
        pairs = sorted(
            tr(
                "{one} with {other} ({r})",
                one=in_sentence(v.name),
                other=in_sentence(v.partner),
                r=number(v.correlation),
            )
            for v in twin.well_posedness.parameters
            if v.verdict == "correlated" and v.partner
        )
        facts.append((tr("Known only together"), ", ".join(pairs) or NONE))
    facts += [(tr("Plans"), tr(PLANNED)), (tr("Stimulation"), REST_IS_SILENT)]
    if twin.spec.learned or not twin.spec.coupling:
        facts.append((tr("Learned parts"), LEARNED))
    return [Facts(tuple(facts))]


def _people(twin: Twin) -> list[Block]:
    facts = [(name, NOT_RECORDED) for name in PERSON]
    people = len(twin.population)
    if people:
        codes = ", ".join(sorted(twin.population))
        used = tr("given, not used")
        if people >= FEWEST_PEOPLE:
            used = tr("shrunk toward")
        facts.append((tr("Population prior"), f"{codes} ({used}); {tr(SHRUNK_TO)}"))
        of_those = tr("{what} of those people")
        facts += [(of_those.format(what=name), NOT_RECORDED) for name in PERSON]
    else:
        none = tr("none: only this person's data were used")
        facts.append((tr("Population prior"), none))
    return [Facts(tuple(facts)), Text(WHY_NOT_RECORDED, "note")]


def _versions(twin: Twin) -> list[Block]:
    made = twin.provenance
    facts = (
        (tr("Twin"), _name(twin)),
        (tr("Fitted"), made.created or NOT_STATED),
        (tr("Seed"), str(twin.settings.seed)),
        (
            tr("Integrator"),
            f"{made.integrator}, dt {given(made.dt_s, 's')}, {made.dtype}",
        ),
        (tr("Device"), made.device),
        (tr("SHA-256 of the fitted values"), values_hash(twin)),
        (tr("Card made by"), f"Brain Twin Studio {__version__}"),
    )
    packages = Table((tr("Package"), tr("Version")), made.versions, (1, 2))
    return [Facts(facts), inputs_of(made.inputs), packages]


def _name(twin: Twin) -> str:
    return tr("{twin} of {patient}", twin=twin.id, patient=twin.patient_id)


def values_hash(twin: Twin) -> str:
    """SHA-256 over names, shapes and float64 bytes of all that a simulation needs, in
    the order of the names."""
    digest = hashlib.sha256()
    for name, values in sorted(twin.running.items()):
        array = np.ascontiguousarray(values, dtype="<f8")
        digest.update(f"{name} {array.shape} ".encode() + array.tobytes())
    return digest.hexdigest()

"""What the fit shows, in sentences written by rule (GUI.md, step 4)."""

from functools import partial

from brainTwinStudio.analysis.sufficiency import memorised
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import Block, Picture, Section, Subject, Text
from brainTwinStudio.report.electric_words import explains_both
from brainTwinStudio.report.figures.curves import agreement_bar
from brainTwinStudio.report.sections import electric
from brainTwinStudio.report.seizure_words import plain
from brainTwinStudio.report.wording import NO_SPREAD, NOT_ESTIMATED, get, number

AGREES = tr("Simulated FC agrees with measured FC")
NO_BETTER = tr("Simulated FC agrees with measured FC no better than structure alone")
WEAKLY = tr("Simulated FC agrees only weakly with measured FC")
NO_TWIN = tr("No twin has been fitted to this person yet.")
OF_SEIZURES = tr(
    "A twin of this person's seizures; none of recordings at rest was fitted."
)
DIVERGED = tr("The fit diverged: {why} Its numbers describe no brain.")
NO_HELD_OUT = tr(
    "No recording was held out. Agreement with the data a twin was fitted to says "
    "little about the person; evaluate it on another recording."
)
FITS_NOISE = tr(
    "The twin agrees much better with the data it was fitted to than with held-out "
    "data: part of the fit is noise of that recording. Trust the held-out number."
)


def section(subject: Subject) -> Section:
    """The first thing to read."""
    located = subject.project.seizure_twins_of(subject.patient.id)
    if subject.twin is None and located:
        said = Text(plain(located[-1], located[-1].message), "verdict")
        return Section("verdict", tr("Verdict"), (said, Text(OF_SEIZURES, "note")))
    return Section("verdict", tr("Verdict"), tuple(_blocks(subject.twin)))


def _blocks(twin: Twin | None) -> list[Block]:
    if twin is None:
        return [Text(NO_TWIN, "note")]
    if twin.sensors is not None and not explains_both(twin):
        return electric.verdict_blocks(twin)
    blocks: list[Block] = []
    if twin.outcome == "diverged":
        text = DIVERGED.format(why=heard(twin.message))
        blocks.append(Text(text, "bad"))
    elif twin.outcome == "stopped":
        text = electric.STOPPED.format(why=heard(twin.message))
        blocks.append(Text(text, "warn"))
    blocks.append(Text(agreement_sentence(twin), "verdict"))
    blocks.append(Text(f"{dynamics_sentence(twin)} {NO_SPREAD}"))
    if explains_both(twin):
        blocks += electric.said_blocks(twin)
    blocks.append(Text(parameters_sentence(twin)))
    blocks.append(_bar(twin))
    blocks += _cautions(twin)
    return blocks


def _cautions(twin: Twin) -> list[Block]:
    """What a reader must not overlook."""
    fit, held = get(twin.train, "fc_r"), get(twin.held_out, "fc_r")
    if held is None:
        return [Text(f"{NO_HELD_OUT} {memory_sentence(twin)}", "warn")]
    said = memory_sentence(twin)
    if said:
        return [Text(said, "warn")]
    if fit is not None and fit - held > 0.15:
        return [Text(FITS_NOISE, "warn")]
    return []


def memory_sentence(twin: Twin) -> str:
    """Whether the twin has memorised its recording: "" where it has not."""
    fit, held, limit = (
        get(side, "fc_r") for side in (twin.train, twin.held_out, twin.ceiling)
    )
    if fit is None or held is None or limit is None:
        return tr("Memorising: not estimated.")
    return memorised(fit, held, limit) or ""


def claim_of(twin: Twin) -> str:
    """What is said of static FC, by the numbers; what is held out counts."""
    fit, held = get(twin.train, "fc_r"), get(twin.held_out, "fc_r")
    floor, ceiling = get(twin.floor, "fc_r"), get(twin.ceiling, "fc_r")
    judged = held if held is not None else fit
    if judged is None:
        return tr("Agreement of simulated with measured FC")
    if floor is not None and judged <= floor:
        return NO_BETTER
    weak = judged < 0.3 or (ceiling is not None and judged < 0.5 * ceiling)
    return WEAKLY if weak else AGREES


def agreement_sentence(twin: Twin) -> str:
    """Static FC with its floor and ceiling; the verb follows the numbers."""
    fit, held = get(twin.train, "fc_r"), get(twin.held_out, "fc_r")
    floor, ceiling = get(twin.floor, "fc_r"), get(twin.ceiling, "fc_r")
    if fit is None and held is None:
        return f"{claim_of(twin)}: {NOT_ESTIMATED}."
    limit = NOT_ESTIMATED
    if ceiling is not None:
        limit = tr("about {r}", r=number(ceiling))
    return tr(
        "{claim}: r = {fit} (held-out {held_out}; structure alone {floor}; ceiling of "
        "this recording {ceiling}).",
        claim=claim_of(twin),
        fit=number(fit),
        held_out=number(held),
        floor=number(floor),
        ceiling=limit,
    )


def dynamics_sentence(twin: Twin) -> str:
    """FCD, metastability and spectrum, on held-out data where there are any."""
    held = get(twin.held_out, "fcd_ks") is not None
    source, where = (
        (twin.held_out, tr("held-out")) if held else (twin.train, tr("training data"))
    )
    return tr(
        "Dynamics ({where}): distributions of FC over time (FCD) differ by KS = {fcd} "
        "(0 would be equal; the recording against itself {ceiling}); metastability is "
        "off by {metastability}; log spectra correlate with r = {spectra}.",
        where=where,
        fcd=number(get(source, "fcd_ks")),
        ceiling=number(get(twin.ceiling, "fcd_ks")),
        metastability=number(get(source, "metastability_error"), 3),
        spectra=number(get(source, "psd_r")),
    )


def parameters_sentence(twin: Twin) -> str:
    """How many parameters have an interval."""
    known = [s for s in twin.parameter_specs if s.name in twin.parameters]
    told = [s for s in known if s.name in twin.intervals]
    learned = get(twin.learned_connectome, "r_with_sc")
    free = number(twin.free_parameters, 0)
    text = tr("{free} free values; intervals of parameters: not estimated.", free=free)
    if told:
        text = tr(
            "{free} free values; intervals for {told} of {count} parameters.",
            free=free,
            told=len(told),
            count=len(known),
        )
    if not twin.spec.learns_connectome:
        return text
    like = tr("Learned weights correlate with anatomy with r = {r}.", r=number(learned))
    return f"{text} {like}"


def _bar(twin: Twin) -> Picture:
    numbers = (
        get(twin.floor, "fc_r"),
        get(twin.train, "fc_r"),
        get(twin.held_out, "fc_r"),
        get(twin.ceiling, "fc_r"),
    )

    names = (tr("structure alone"), tr("fit"), tr("held-out"), tr("ceiling"))
    told = zip(names, numbers, strict=True)
    alt = ", ".join(f"{name} {number(value)}" for name, value in told)
    return Picture(
        partial(agreement_bar, *numbers),
        tr("FC correlation: {numbers}.", numbers=alt),
        tr("FC correlation, 0 to 1."),
    )

"""Whether the recordings determine the twin, once that was asked."""

from functools import partial

import numpy as np

from brainTwinStudio.language import heard, heard_part, tr
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.parameter_names import in_sentence, parameter_label
from brainTwinStudio.project.well_posedness import (
    UNKNOWN,
    Criterion,
    Direction,
    ParameterVerdict,
    WellPosedness,
)
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.blocks import (
    Block,
    CardRow,
    Heading,
    Picture,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.figures import well_posedness as figures
from brainTwinStudio.report.figures.brain import BrainScene, brain
from brainTwinStudio.report.figures.places import places_of
from brainTwinStudio.report.sections.brain import SEEN
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import NOT_STATED, significant

SEVERITY = {"good": "ok", "fair": "warn", "poor": "bad", UNKNOWN: "info"}
MOST_PROFILES = 4
PARAMETERS = (
    tr("Parameter"),
    tr("Verdict"),
    tr("Prior spread left"),
    tr("What would help"),
)
DIRECTIONS = (tr("Direction"), tr("Singular value"), tr("What trades with what"))
SLOPPY, STIFF = tr("sloppy {number}"), tr("stiff {number}")
OTHERS = tr("Other profiles. {profiles}.")
SENSITIVITY = tr(
    "Sensitivity: how far a summary of the prediction moves, in its standard errors, "
    "with a parameter that moves by one prior spread."
)


def section(subject: Subject) -> Section:
    """Criteria, verdicts, directions and curves; a line where nobody asked."""
    twin = subject.twin
    if twin is None:
        blocks: list[Block] = [Text(NO_TWIN, "note")]
    elif twin.well_posedness is None:
        blocks = [Text(say_of.NOT_ASKED, "note")]
    else:
        blocks = _of(twin, twin.well_posedness)
    return Section("well-posedness", tr("Well-posedness"), tuple(blocks))


def _of(twin: Twin, of: WellPosedness) -> list[Block]:
    told = " ".join(filter(None, (say_of.basis(of), say_of.counts(of))))
    return [
        *(_card(one) for one in of.criteria),
        *(Text(heard(note), "warn") for note in of.notes),
        _parameters(of),
        Text(f"{told} {say_of.LEFT}"),
        Heading(tr("Directions")),
        *_directions(twin, of),
        Heading(tr("Curves")),
        *_curves(of),
        *_sensitivity(of),
    ]


def _card(one: Criterion) -> CardRow:
    value, light = say_of.value_of(one), say_of.WORDS[one.light]
    told = light if value == light else f"{light}, {value}"
    title, detail = f"{tr(one.label)}: {told}", f"{heard(one.told)} {tr(one.meaning)}"
    return CardRow(SEVERITY[one.light], title, detail)


def _parameters(of: WellPosedness) -> Table:
    rows = tuple(_parameter(one) for one in of.parameters)
    return Table(PARAMETERS, rows, (1.4, 2.6, 1.6, 3.0))


def _parameter(one: ParameterVerdict) -> tuple[str, ...]:
    helps = heard(one.helps) or tr("nothing is lacking")
    name = parameter_label(one.name)
    return name, say_of.verdict(one), say_of.left(one), helps


def _directions(twin: Twin, of: WellPosedness) -> list[Block]:
    rows = tuple(
        (
            kind.format(number=k + 1),
            significant(one.singular),
            heard_part(one.told) or NOT_STATED,
        )
        for kind, found in ((SLOPPY, of.sloppy), (STIFF, of.stiff))
        for k, one in enumerate(found)
    )
    table = Table(DIRECTIONS, rows, (1.2, 1.2, 6.0), (1,), say_of.SPECTRUM)
    alt = tr("Singular values of the sensitivity, largest first, and the line at 1.")
    spectrum = Picture(
        partial(figures.spectrum, of.singular), alt, say_of.counts(of), width=0.5
    )
    return [*([table] if rows else []), *_drawn(twin, of.sloppy), spectrum]


def _drawn(twin: Twin, sloppy: tuple[Direction, ...]) -> list[Block]:
    """The sloppiest direction with a regional part, on the brain."""
    graph = twin.connectome
    places, count = places_of(graph.parcellation), graph.parcellation.count
    for number, one in enumerate(sloppy):
        part = _largest(one, count)
        if part is None or places is None:
            continue
        name, values = part
        sides = graph.parcellation.hemispheres
        label = tr(
            "{parameter} in sloppy direction {number}",
            parameter=parameter_label(name),
            number=number + 1,
        )
        scene = BrainScene(places, graph.weights, values, label, sides, "vik")
        told = tr("{directions} Equal colours move together.")
        caption = told.format(directions=heard_part(one.told))
        caption, alt = f"{caption} {places.remark}".strip(), SEEN.format(label=label)
        return [Picture(partial(brain, scene), alt, caption, vector=False)]
    return []


def _largest(one: Direction, count: int) -> tuple[str, Array] | None:
    parts = {n: np.asarray(v) for n, v in one.parts.items() if np.shape(v) == (count,)}
    if not parts:
        return None
    name = max(parts, key=lambda n: float(np.linalg.norm(parts[n])))
    return name, parts[name]


def _curves(of: WellPosedness) -> list[Block]:
    """Half-width pictures, and a line for each that was not asked for."""
    found: list[Block] = []
    lacking: list[str] = [] if of.profiles else [say_of.NO_PROFILE]
    for one in of.profiles[:MOST_PROFILES]:
        told = f"{say_of.profile_ends(one)}."
        alt = tr("Profile likelihood of {parameter}.", parameter=in_sentence(one.name))
        alt = f"{alt} {told}"
        found.append(Picture(partial(figures.profile, one), alt, told, width=0.5))
    more = of.profiles[MOST_PROFILES:]
    if of.starts is None:
        lacking.append(say_of.NO_STARTS)
    else:
        told = f"{say_of.STARTS} {say_of.solutions(of.starts)}"
        draw = partial(figures.starts, of.starts)
        alt = f"{tr('Starts')}. {told}"
        found.append(Picture(draw, alt, told, width=0.5))
    if of.perturbed is None:
        lacking.append(say_of.NO_DISTURBED)
    else:
        told = f"{say_of.DISTURBED} {say_of.steepness(of.perturbed)}"
        draw = partial(figures.disturbed, of.perturbed)
        alt = f"{tr('Disturbed data')}. {told}"
        found.append(Picture(draw, alt, told, width=0.5))
    if more:
        ends = (f"{say_of.profile_title(p)}: {say_of.profile_ends(p)}" for p in more)
        found.append(Text(OTHERS.format(profiles="; ".join(ends))))
    return [*found, *([Text(" ".join(lacking), "note")] if lacking else [])]


def _sensitivity(of: WellPosedness) -> list[Block]:
    if not of.elasticities:
        return []
    rows = tuple(
        (parameter_label(one.name), tr(one.outcome), significant(one.value))
        for one in of.elasticities
    )
    heads = (tr("Parameter"), tr("Summary"), tr("Standard errors"))
    return [Table(heads, rows, (2.0, 4.0, 1.6), (2,), SENSITIVITY)]

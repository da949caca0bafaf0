"""Whether the recordings determine the twin, once that was asked."""

from functools import partial

import numpy as np

from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.parameter_names import in_sentence, parameter_label
from brainTwinStudio.project.well_posedness import (
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
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import NOT_ESTIMATED, significant

SEVERITY = {"good": "ok", "fair": "warn", "poor": "bad", NOT_ESTIMATED: "info"}
MOST_PROFILES = 4
PARAMETERS = ("Parameter", "Verdict", "Prior spread left", "What would help")
DIRECTIONS = ("Direction", "Singular value", "What trades with what")
SENSITIVITY = (
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
    return Section("well-posedness", "Well-posedness", tuple(blocks))


def _of(twin: Twin, of: WellPosedness) -> list[Block]:
    told = " ".join(filter(None, (say_of.basis(of), say_of.counts(of))))
    return [
        *(_card(one) for one in of.criteria),
        *(Text(note, "warn") for note in of.notes),
        _parameters(of),
        Text(f"{told} {say_of.LEFT}"),
        Heading("Directions"),
        *_directions(twin, of),
        Heading("Curves"),
        *_curves(of),
        *_sensitivity(of),
    ]


def _card(one: Criterion) -> CardRow:
    value = say_of.value_of(one)
    told = one.light if value == one.light else f"{one.light}, {value}"
    return CardRow(
        SEVERITY[one.light], f"{one.label}: {told}", f"{one.told} {one.meaning}"
    )


def _parameters(of: WellPosedness) -> Table:
    rows = tuple(_parameter(one) for one in of.parameters)
    return Table(PARAMETERS, rows, (1.4, 2.6, 1.6, 3.0))


def _parameter(one: ParameterVerdict) -> tuple[str, ...]:
    helps = one.helps or "nothing is lacking"
    name = parameter_label(one.name)
    return name, say_of.verdict(one), say_of.left(one), helps


def _directions(twin: Twin, of: WellPosedness) -> list[Block]:
    rows = tuple(
        (f"{kind} {k + 1}", significant(one.singular), one.told or "not stated")
        for kind, found in (("sloppy", of.sloppy), ("stiff", of.stiff))
        for k, one in enumerate(found)
    )
    table = Table(DIRECTIONS, rows, (1.2, 1.2, 6.0), (1,), say_of.SPECTRUM)
    alt = "Singular values of the sensitivity, largest first, and the line at 1."
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
        label = f"{parameter_label(name)} in sloppy direction {number + 1}"
        scene = BrainScene(places, graph.weights, values, label, sides, "vik")
        caption = f"{one.told} Equal colours move together. {places.remark}".strip()
        alt = f"Brain from the left, from the top and from the right; colour: {label}."
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
        alt = f"Profile likelihood of {in_sentence(one.name)}. {told}"
        found.append(Picture(partial(figures.profile, one), alt, told, width=0.5))
    more = of.profiles[MOST_PROFILES:]
    if of.starts is None:
        lacking.append(say_of.NO_STARTS)
    else:
        told = f"{say_of.STARTS} {say_of.solutions(of.starts)}"
        draw = partial(figures.starts, of.starts)
        found.append(Picture(draw, f"Starts. {told}", told, width=0.5))
    if of.perturbed is None:
        lacking.append(say_of.NO_DISTURBED)
    else:
        told = f"{say_of.DISTURBED} {say_of.steepness(of.perturbed)}"
        draw = partial(figures.disturbed, of.perturbed)
        found.append(Picture(draw, f"Disturbed data. {told}", told, width=0.5))
    if more:
        ends = (f"{say_of.profile_title(p)}: {say_of.profile_ends(p)}" for p in more)
        found.append(Text(f"Other profiles. {'; '.join(ends)}."))
    return [*found, *([Text(" ".join(lacking), "note")] if lacking else [])]


def _sensitivity(of: WellPosedness) -> list[Block]:
    if not of.elasticities:
        return []
    rows = tuple(
        (parameter_label(one.name), one.outcome, significant(one.value))
        for one in of.elasticities
    )
    heads = ("Parameter", "Summary", "Standard errors")
    return [Table(heads, rows, (2.0, 4.0, 1.6), (2,), SENSITIVITY)]

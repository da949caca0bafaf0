"""Recurring states of the twin beside the recording's, once they were compared."""

from functools import partial

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import RecurringComparison, Twin
from brainTwinStudio.report import states as say_of
from brainTwinStudio.report.blocks import Block, Heading, Picture, Table, Text
from brainTwinStudio.report.figures.states import state_patterns
from brainTwinStudio.report.wording import number, share

LEADING = tr(
    "Leading eigenvectors of phase coherence (LEiDA), regions by hemisphere (seam)."
)
HEADS = (
    tr("State: regions apart"),
    tr("Likeness"),
    tr("Probability"),
    tr("Twin"),
    tr("Dwell"),
    tr("Twin"),
)
WIDTHS = (3.0, 0.9, 1.1, 1.5, 0.9, 1.7)


def states_blocks(twin: Twin) -> list[Block]:
    """A part of "Measured and simulated"; nothing where nobody asked for it."""
    of = twin.states
    if of is None:
        return []
    parcellation = twin.connectome.parcellation
    alt = tr(
        "{count} states as strips over regions, measured above simulated.",
        count=of.count,
    )
    caption = f"{LEADING} {say_of.chosen(of)} {say_of.basis(of)}"
    draw = partial(state_patterns, of, parcellation.hemispheres)
    return [
        Heading(tr("Recurring states")),
        *(Text(heard(note), "warn") for note in of.notes),
        Picture(draw, alt, caption, vector=False),
        _table(of, parcellation.region_names),
        _transitions(of),
        *(Text(line) for line in say_of.verdict(of)),
    ]


def _table(of: RecurringComparison, names: tuple[str, ...]) -> Table:
    rows = tuple(
        (
            name,
            number(float(of.likeness[k])),
            share(float(of.probability[k])),
            say_of.probability(of, k),
            number(float(of.dwell_s[k]), 1, "s"),
            say_of.dwell(of, k),
        )
        for k, name in enumerate(say_of.state_names(of, names))
    )
    return Table(HEADS, rows, WIDTHS, (1, 2, 3, 4, 5), say_of.WHAT)


def _transitions(of: RecurringComparison) -> Table:
    head, *rows = say_of.transition_lines(of)
    widths = (0.8, *(2.0 for _ in range(of.count)))
    return Table(head, tuple(rows), widths, (), say_of.TRANSITIONS)

"""Where seizures may begin, how they spread, and plans on them; nothing where the
patient has no twin of seizures."""

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import GUESSES, SeizureOutcome, SeizureTwin
from brainTwinStudio.report import seizure_words as say_of
from brainTwinStudio.report.blocks import (
    Block,
    Facts,
    Heading,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.change_words import change
from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.report.sections.plans import NOT_ADVICE, numbered
from brainTwinStudio.report.seizure_agreement import agreement_words
from brainTwinStudio.report.wording import notes, regions

X0 = tr("x0: excitability, mean of the posterior.")
NOT_RUN = tr("“{name}” was not run: its outcome is not estimated.")
RUNS = tr("Runs of each plan: {counts}; 90 % over draws.")
MOVED = tr("“{name}”: {moved}")
VIRTUAL = "virtual"  # as the notes of a patient say that nobody has these seizures


def section(subject: Subject) -> Section:
    """The latest twin of seizures, with every plan on it side by side."""
    twins = subject.project.seizure_twins_of(subject.patient.id)
    blocks: list[Block] = []
    if twins:
        twin = twins[-1]
        kept = subject.patient.notes
        if VIRTUAL in kept.lower():
            blocks.append(Text(notes(kept), "warn"))
        blocks += _zone(twin)
        blocks += _plans(subject.project.seizure_plans_of(twin.id), twin)
    return Section("seizures", tr("Seizures"), tuple(blocks))


def _zone(twin: SeizureTwin) -> list[Block]:
    seizures = ", ".join(one.recording_id for one in twin.seizures)
    fact, members = FACTS["seizures"], len(set(twin.member.tolist()))
    source = " ".join(map(tr, (fact.formula, fact.interval, fact.source)))
    told: list[tuple[str, str]] = [
        (tr("Seizures"), seizures),
        (tr("Fits"), tr("{count}, seed {seed}", count=members, seed=twin.seed)),
        (tr("Held before the fit"), _held(twin)),
    ]
    order = tuple(say_of.order_row(twin, at) for at in say_of.ordered(twin))
    return [
        Text(say_of.plain(twin, twin.message), "verdict"),
        *(Text(say_of.plain(twin, note), "warn") for note in twin.notes),
        Facts(tuple(told)),
        Heading(tr("Zone")),
        Table(
            say_of.ZONE_HEADS,
            tuple(say_of.zone_row(twin, at) for at in say_of.likeliest(twin)),
            (2.3, 1.5, 1.4, 1.4, 1.0, 1.6),
            (1, 2, 4, 5),
            f"{say_of.ABOUT_ZONE} {X0}",
        ),
        Heading(tr("Spread")),
        Table(say_of.ORDER_HEADS, order, (2.6, 1.2, 1.6, 1.4), (1, 2),
              say_of.ABOUT_ORDER)
        if order
        else Text(say_of.NO_ORDER, "note"),
        Heading(tr("Coupling")),
        Text(f"{say_of.coupling_words(twin)} {say_of.ABOUT_REGIME}"),
        Heading(tr("Agreement")),
        Text(say_of.fit_words(twin)),
        *(Text(words) for words in agreement_words(twin)),
        Text(f"{source}.", "note"),
    ]  # fmt: skip


def _held(twin: SeizureTwin) -> str:
    """What was held of regions before the fit."""
    told = []
    for what in GUESSES:
        names = tuple(name for name, held in twin.guess.items() if held == what)
        if names:
            told.append(f"{tr(what)}: {regions(names)}")
    return "; ".join(told) or tr("nothing")


def _plans(plans: tuple[SeizurePlan, ...], twin: SeizureTwin) -> list[Block]:
    if not plans:
        return []
    blocks: list[Block] = [Heading(tr("Plans on seizures")), Text(NOT_ADVICE)]
    for plan in plans:
        rows = [(numbered(n), change(one)) for n, one in enumerate(plan.changes)]
        blocks.append(Facts(((tr("Plan"), plan.name), *rows)))
    told = [(plan, plan.outcome) for plan in plans if plan.outcome is not None]
    for plan in plans:
        if plan.outcome is None:
            blocks.append(Text(NOT_RUN.format(name=plan.name), "note"))
    if told:
        blocks += _outcomes(told, twin)
    return blocks


def _outcomes(
    told: list[tuple[SeizurePlan, SeizureOutcome]], twin: SeizureTwin
) -> list[Block]:
    """One row an outcome; for each plan a column right after it and, where that was
    asked for, one recovered."""
    rows = say_of.outcome_table([outcome for _, outcome in told])
    names: list[str] = []
    for plan, outcome in told:
        names.append(tr("With “{name}”", name=plan.name))
        if outcome.recovery is not None:
            names.append(tr("“{name}”, recovered", name=plan.name))
    regions_of = twin.zone.region_names
    moved = [
        MOVED.format(
            name=plan.name, moved=say_of.moved_words(outcome.recovery, regions_of)
        )
        for plan, outcome in told
        if outcome.recovery is not None
    ]
    said = dict.fromkeys(note for _, outcome in told for note in outcome.notes)
    runs = ", ".join(f"{outcome.runs}" for _, outcome in told)
    caption = f"{RUNS.format(counts=runs)} {say_of.COST_NOTE}"
    widths = (2.4, *(1.8,) * (1 + len(names)))
    return [
        Table((tr("Outcome"), tr("Without"), *names), rows, widths, (), caption),
        *(Text(words, "note") for words in moved),
        *(Text(heard(note), "warn") for note in said),
    ]

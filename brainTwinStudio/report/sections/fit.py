"""How well the twin agrees, with floors and ceilings; and how the fit went."""

from functools import partial

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import (
    Block,
    Facts,
    Picture,
    Section,
    Subject,
    Table,
    Text,
)
from brainTwinStudio.report.electric_words import explains_both, of_fmri
from brainTwinStudio.report.figures.curves import loss
from brainTwinStudio.report.sections.electric import SIDES, agreement_blocks
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import (
    METRICS,
    NO_SPREAD,
    NOT_STATED,
    coupling,
    duration,
    get,
    given,
    model,
    new_edges,
    number,
    phase,
    population,
    share,
    significant,
    weights,
)

ABOUT = tr(
    "All numbers come from {seeds} free-running simulations through the recording's "
    "own length, sampling and filters. The ceiling compares the recording with itself "
    "(training part against held-out part); the floor predicts FC from structure "
    "alone. A noise-free model may pass the ceiling; the checks above give that higher "
    "limit. What was not computed says so."
)
ONE_PHASE = tr("one phase")


def section(subject: Subject) -> Section:
    """One table for training, held-out, ceiling and floor."""
    twin = subject.twin
    blocks: list[Block] = [Text(NO_TWIN, "note")] if twin is None else _of(twin)
    return Section("fit", tr("Fit and agreement"), tuple(blocks))


def _of(twin: Twin) -> list[Block]:
    if twin.sensors is not None and not explains_both(twin):
        return [*agreement_blocks(twin), Facts(_facts(twin)), _loss(twin)]
    seeds = number(twin.settings.judge_seeds, 0)
    return [
        agreement_table(twin),
        Text(f"{ABOUT.format(seeds=seeds)} {NO_SPREAD}"),
        *(agreement_blocks(twin) if explains_both(twin) else ()),
        Facts(_facts(twin)),
        _loss(twin),
    ]


def agreement_table(twin: Twin) -> Table:
    """Of fMRI: metric by row, those that no column has left out; training, held-out,
    ceiling, floor by column."""
    sides = (twin.train, twin.held_out, twin.ceiling, twin.floor)
    columns = tuple(of_fmri(side) for side in sides)
    named = {name for name, _, _ in METRICS}
    others = sorted({key for c in columns for key in c if key not in named})
    metrics = METRICS + tuple(
        (key, key.replace("_", " "), NOT_STATED) for key in others
    )
    known = {
        key for column in columns for key in column if get(column, key) is not None
    }
    rows = []
    for key, label, better in metrics:
        values = [get(column, key) for column in columns]
        if known and key not in known:
            continue
        digits = 3 if "error" in key or "rmse" in key or key.endswith("_sd") else 2
        rows.append((label, *(number(value, digits) for value in values), better))
    return Table(
        (tr("Measure"), tr("Training data"), *SIDES, tr("Better")),
        tuple(rows),
        (2.8, 1.2, 1.2, 1.2, 1.2, 1.0),
        (1, 2, 3, 4),
    )


def _facts(twin: Twin) -> tuple[tuple[str, str], ...]:
    settings, spec = twin.settings, twin.spec
    losses = ", ".join(f"{name} {given(w)}" for name, w in settings.losses)
    changed = get(twin.learned_connectome, "changed_fraction")
    learned = tr("fixed to anatomy")
    if spec.learns_connectome:
        learned = tr(
            "r = {r} with anatomy; {share} of weights changed",
            r=number(get(twin.learned_connectome, "r_with_sc")),
            share=share(changed),
        ) + new_edges(twin.learned_connectome)
    effort = tr(
        "{effort}; held out: {share} of each run",
        effort=tr(settings.effort),
        share=share(settings.hold_out),
    )
    took = tr(
        "{time}, of which compiling {compiling}",
        time=duration(twin.seconds),
        compiling=duration(twin.compile_seconds),
    )
    return (
        (tr("Model"), _model(twin)),
        (tr("Outcome"), outcome_of(twin)),
        (tr("Free values"), number(twin.free_parameters, 0)),
        (tr("Connectome"), learned),
        (tr("Losses"), losses if twin.sensors is None else _of_channels(twin)),
        (tr("Effort"), effort),
        (tr("Prior from other people"), population(len(twin.population))),
        (tr("Time"), took),
    )


def outcome_of(twin: Twin) -> str:
    """How the fit ended, and why."""
    return f"{tr(twin.outcome)}. {heard(twin.message)}".strip()


def _of_channels(twin: Twin) -> str:
    if explains_both(twin):
        return tr("cross spectra of the channels and FC")
    return tr("cross spectra of the channels")


def _model(twin: Twin) -> str:
    spec = twin.spec
    text = tr(
        "{model}, coupling {coupling}, weights {weights}",
        model=model(spec),
        coupling=coupling(spec.coupling),
        weights=weights(spec.connectome),
    )
    physics = twin.shares.get("explained_by_physics")
    if physics is None:
        return text
    return text + tr("; {share} of the dynamics is physics", share=share(physics))


def _loss(twin: Twin) -> Block:
    if len(twin.loss_history) < 2:
        return Text(tr("Loss history: not estimated."), "note")

    phases = ", ".join(phase(name) for _, name in twin.phases) or ONE_PHASE
    alt = tr(
        "Loss over {count} steps, from {first} to {last}.",
        count=len(twin.loss_history),
        first=significant(float(twin.loss_history[0])),
        last=significant(float(twin.loss_history[-1])),
    )
    draw = partial(loss, twin.loss_history, twin.phases)
    caption = tr("Loss by step ({phases}).", phases=phases)
    return Picture(draw, alt, caption, width=0.5)

"""How well the twin agrees, with floors and ceilings; and how the fit went."""

from functools import partial

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
from brainTwinStudio.report.sections.electric import agreement_blocks
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import (
    METRICS,
    NO_SPREAD,
    NOT_ESTIMATED,
    duration,
    get,
    given,
    model,
    new_edges,
    number,
    population,
    share,
    significant,
)


def section(subject: Subject) -> Section:
    """One table for training, held-out, ceiling and floor."""
    twin = subject.twin
    blocks: list[Block] = [Text(NO_TWIN, "note")] if twin is None else _of(twin)
    return Section("fit", "Fit and agreement", tuple(blocks))


def _of(twin: Twin) -> list[Block]:
    if twin.sensors is not None and not explains_both(twin):
        return [*agreement_blocks(twin), Facts(_facts(twin)), _loss(twin)]
    seeds = number(twin.settings.judge_seeds, 0)
    about = (
        f"All numbers come from {seeds} free-running simulations through the "
        "recording's own length, sampling and filters. The ceiling compares the "
        "recording with itself (training part against held-out part); the floor "
        "predicts FC from structure alone. A noise-free model may pass the ceiling; "
        "the checks above give that higher limit. What was not computed says so. "
        f"{NO_SPREAD}"
    )
    return [
        agreement_table(twin),
        Text(about),
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
        (key, key.replace("_", " "), "not stated") for key in others
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
        ("Measure", "Training", "Held-out", "Ceiling", "Floor", "Better"),
        tuple(rows),
        (2.8, 1.2, 1.2, 1.2, 1.2, 1.0),
        (1, 2, 3, 4),
    )


def _facts(twin: Twin) -> tuple[tuple[str, str], ...]:
    settings, spec = twin.settings, twin.spec
    losses = ", ".join(f"{name} {given(w)}" for name, w in settings.losses)
    changed = get(twin.learned_connectome, "changed_fraction")
    r = number(get(twin.learned_connectome, "r_with_sc"))
    learned = (
        f"r = {r} with anatomy; {share(changed)} of weights changed"
        f"{new_edges(twin.learned_connectome)}"
        if spec.learns_connectome
        else "fixed to anatomy"
    )
    return (
        ("Model", _model(twin)),
        ("Outcome", f"{twin.outcome}. {twin.message}".strip()),
        ("Free values", number(twin.free_parameters, 0)),
        ("Connectome", learned),
        ("Losses", losses if twin.sensors is None else _of_channels(twin)),
        (
            "Effort",
            f"{settings.effort}; held out: {share(settings.hold_out)} of each run",
        ),
        ("Prior from other people", population(len(twin.population))),
        (
            "Time",
            f"{duration(twin.seconds)}, of which compiling "
            f"{duration(twin.compile_seconds)}",
        ),
    )


def _of_channels(twin: Twin) -> str:
    more = " and FC" if explains_both(twin) else ""
    return f"cross spectra of the channels{more}"


def _model(twin: Twin) -> str:
    spec = twin.spec
    text = f"{model(spec)}, {spec.coupling} coupling, {spec.connectome} weights"
    physics = twin.shares.get("explained_by_physics")
    if physics is None:
        return text
    return f"{text}; {share(physics)} of the dynamics is physics"


def _loss(twin: Twin) -> Block:
    if len(twin.loss_history) < 2:
        return Text(f"Loss history: {NOT_ESTIMATED}.", "note")

    phases = ", ".join(name for _, name in twin.phases) or "one phase"
    alt = f"Loss over {len(twin.loss_history)} steps, from "
    alt += f"{significant(float(twin.loss_history[0]))} to "
    alt += f"{significant(float(twin.loss_history[-1]))}."
    draw = partial(loss, twin.loss_history, twin.phases)
    return Picture(draw, alt, f"Loss by step ({phases}).", width=0.5)

"""Which twins are compared, and by which recordings. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from brainTwinStudio.language import tr
from brainTwinStudio.project import Recording, Twin, judges, seen_by, unseen_part
from brainTwinStudio.project.comparison import PART_ONLY
from brainTwinStudio.report.wording import model
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.view import View

PART = ", held-out part"  # at the end of the id, as the engine is told it
NEW = tr("no twin was fitted to it")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was changed by hand. off: ids of twins left out; by: ids of recordings and
    of held-out parts, None = what no twin was fitted to, as far as there is such."""

    off: frozenset[str] = frozenset()
    by: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    key: str
    words: str
    on: bool


Changed = Callable[[View, Choice, str], Choice]


def twins_of(view: View, choice: Choice) -> tuple[Twin, ...]:
    """The twins to compare: all that were not left out; a diverged one cannot run."""
    return tuple(
        twin
        for twin in view.twins
        if twin.id not in choice.off and twin.outcome != "diverged"
    )


def judges_of(view: View, choice: Choice) -> tuple[Recording, ...]:
    """The recordings to judge by."""
    runs, twins = _runs(view), twins_of(view, choice)
    if not runs or choice.by is None:
        return judges(twins, runs)[0] if runs else ()
    return tuple(run for run in _all(twins, runs) if run.id in choice.by)


def twin_entries(view: View, choice: Choice) -> tuple[Entry, ...]:
    chosen = {twin.id for twin in twins_of(view, choice)}
    return tuple(
        Entry(twin.id, f"{fit_name(twin)}, {model(twin.spec)}", twin.id in chosen)
        for twin in view.twins
        if twin.outcome != "diverged"
    )


def judge_entries(view: View, choice: Choice) -> tuple[Entry, ...]:
    """Every recording and every held-out part, with who was fitted to it."""
    twins = twins_of(view, choice)
    chosen = {run.id for run in judges_of(view, choice)}
    return tuple(
        Entry(run.id, _entry_words(twins, run), run.id in chosen)
        for run in _all(twins, _runs(view))
    )


def with_twin(view: View, choice: Choice, twin_id: str) -> Choice:
    """A twin taken in or left out; the last one stays."""
    off = choice.off ^ {twin_id}
    changed = replace(choice, off=off)
    return changed if twins_of(view, changed) else choice


def with_judge(view: View, choice: Choice, recording_id: str) -> Choice:
    """A recording taken in or left out; the last one stays, and a recording takes the
    place of its own part."""
    now = frozenset(run.id for run in judges_of(view, choice))
    by = now ^ {recording_id}
    whole = recording_id.removesuffix(PART)
    by -= {whole, f"{whole}{PART}"} - {recording_id}
    return replace(choice, by=by) if by else choice


def notes_of(chosen: Sequence[Recording]) -> tuple[str, ...]:
    """What an answer should say of parts; of whole recordings the engine says it."""
    parts = (run.id.removesuffix(PART) for run in chosen if run.id.endswith(PART))
    return tuple(PART_ONLY.format(run=name) for name in parts)


def warning(view: View, choice: Choice) -> str:
    """In words, where a chosen recording is not new to a chosen twin."""
    twins, chosen = twins_of(view, choice), judges_of(view, choice)
    for run in chosen:
        if any(seen_by(twin, run) for twin in twins):
            return tr(
                "{recording}: {use}, proves little",
                recording=shown_run(run.id),
                use=_seen_words(twins, run),
            )
    if any(run.id.endswith(PART) for run in chosen):
        return tr("A new recording of another day would prove more.")
    return ""


def twins_words(view: View, twins: Sequence[Twin]) -> str:
    count = len(twins)
    if count == len(view.twins) > 1:
        return tr("Both twins") if count == 2 else tr("All {count} twins", count=count)
    if count < 4:
        return ", ".join(map(fit_name, twins))
    return tr("{count} twins", count=count)


def judges_words(chosen: Sequence[Recording]) -> str:
    if len(chosen) == 1:
        return shown_run(chosen[0].id)
    return tr("{count} recordings", count=len(chosen))


def shown_run(run_id: str) -> str:
    """A recording, or the part of it that was held out, as it is shown."""
    whole = run_id.removesuffix(PART)
    part = tr("{recording}, held-out part", recording=whole)
    return part if whole != run_id else run_id


def _runs(view: View) -> tuple[Recording, ...]:
    runs = () if view.patient is None else view.patient.recordings
    return tuple(run for run in runs if run.kind == "bold")


def _all(twins: Sequence[Twin], runs: Sequence[Recording]) -> list[Recording]:
    found = []
    for run in runs:
        part = unseen_part(twins, run)
        if part is not None and part is not run:
            found.append(part)
        found.append(run)
    return found


def _entry_words(twins: Sequence[Twin], run: Recording) -> str:
    return f"{shown_run(run.id)} ({_seen_words(twins, run)})"


def _seen_words(twins: Sequence[Twin], run: Recording) -> str:
    users = [fit_name(twin) for twin in twins if seen_by(twin, run)]
    if users:
        return tr("used in the fit of {twins}", twins=", ".join(users))
    return tr("left out of every fit") if run.id.endswith(PART) else NEW

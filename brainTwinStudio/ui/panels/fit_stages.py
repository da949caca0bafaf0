"""The stages of a fit in plain words: what is done, what runs, what comes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr, within
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.time_words import about, spent

# Stages, as the engine calls them.
COMPILING, JUDGING = "Compiling", "Judging"
REGIONAL, CONNECTOME = "Regional parameters", "Learned connectome"
SIMULATED, SPECTRA, PREPARING = "Simulated dynamics", "Spectra", "Preparing"
FIRST_TIME = tr("first time only")
# What the engine does inside a stage that a person would name.
PARTS = {
    "Start": REGIONAL,
    "Validating": CONNECTOME,
    "Weight of regulariser": CONNECTOME,
    "Held for plans": CONNECTOME,
    "Slow gain": SIMULATED,
    "Corrected by simulations": SIMULATED,
    "Intervals": JUDGING,
}
WORDS = {
    PREPARING: tr("Preparing"),
    COMPILING: tr("Compiling"),
    REGIONAL: tr("Regional parameters"),
    CONNECTOME: tr("Learned connectome"),
    SIMULATED: tr("Simulated dynamics"),
    JUDGING: tr("Judging by free runs"),
    SPECTRA: tr("Cross spectra"),
}
SHORT = {
    "Start": tr("starts"),
    REGIONAL: tr("regional"),
    "Validating": tr("validating"),
    "Weight of regulariser": tr("weights"),
    CONNECTOME: tr("connectome"),
    "Held for plans": tr("for plans"),
    "Slow gain": tr("slow gain"),
    "Corrected by simulations": tr("corrected"),
    "Intervals": tr("intervals"),
    SIMULATED: tr("simulated"),
}
State = Literal["done", "active", "waiting", "failed"]
_COUNT = re.compile(r"^(.*?)(?: (\d+) of (\d+))?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list. key: the stage it stands for."""

    key: str
    text: str
    state: State
    note: str


def key_of(stage: str) -> str:
    """'Validating 2 of 3' -> 'Validating'."""
    return _parts(stage)[0]


def short_name(stage: str) -> str:
    """A stage over a curve: a word."""
    key = key_of(stage)
    return SHORT.get(key) or within(tr(key))


def stage_name(stage: str) -> str:
    """'Validating 2 of 3' in the language of the window."""
    name, count = _parts(stage)
    return f"{tr(name)} {count}" if count else tr(name)


def expected(request: FitRequest) -> tuple[str, ...]:
    """The stages that a fit goes through, as far as its settings tell. A stage that the
    engine adds is taken in when it comes."""
    if "eeg" in request.spec.data:
        return (SPECTRA, JUDGING)
    deep = request.settings.effort != "quick"
    learned = request.spec.learns_connectome
    return (
        PREPARING,
        COMPILING,
        REGIONAL,
        *((CONNECTOME,) if learned else ()),
        *((SIMULATED,) if deep else ()),
        JUDGING,
    )


def seconds_of(job: Job) -> dict[str, float]:
    """Stage -> seconds so far, in order. Compiling in the middle of a fit belongs to
    the stage that it is for."""
    result: dict[str, float] = {}
    ends = [*(begun for _, begun in job.stages[1:]), job.seconds]
    held = 0.0
    for (stage, begun), end in zip(job.stages, ends, strict=False):
        key, took = _stage(stage), max(end - begun, 0.0)
        if key == COMPILING and set(result) - {PREPARING, COMPILING}:
            held += took
            continue
        result[key] = result.get(key, 0.0) + took + held
        held = 0.0
    return result


def steps_of(job: Job, usual: Mapping[str, float] | None = None) -> tuple[Step, ...]:
    """The list of a fit on its way. usual: seconds of stages, measured in earlier fits
    here, for those that still wait."""
    took = seconds_of(job)
    order = _order(job, took)
    now = _present(job, order, took)
    at = order.index(now) if now in order else -1
    steps = []
    for place, key in enumerate(order):
        text = WORDS.get(key) or tr(key)
        coming = (usual or {}).get(key)
        if key == now:
            state: State = "failed" if job.is_over else "active"
            steps.append(Step(key, text, state, _note(job, key)))
        elif key in took:
            steps.append(Step(key, text, "done", _past(key, took[key])))
        elif place < at:
            steps.append(Step(key, text, "waiting", tr("left out")))
        else:
            note = about(coming) if coming else ""
            steps.append(Step(key, text, "waiting", note))
    return tuple(steps)


def position(job: Job) -> str:
    """'stage 4 of 6, validating 2 of 3'."""
    if not job.stage:
        return tr("starting")
    if not isinstance(job.request, FitRequest):
        return within(stage_name(job.stage))
    took = seconds_of(job)
    order = _order(job, took)
    now = _present(job, order, took)
    return tr(
        "stage {number} of {all}, {stage}",
        number=order.index(now) + 1,
        all=len(order),
        stage=within(stage_name(job.stage)),
    )


def _order(job: Job, took: Mapping[str, float]) -> list[str]:
    request = job.request
    order = list(expected(request)) if isinstance(request, FitRequest) else []
    present = _stage(job.stage) if job.stage else ""
    for key in (*took, present):
        if key and key not in order:
            at = order.index(JUDGING) if JUDGING in order else len(order)
            order.insert(at, key)
    return order


def _present(job: Job, order: list[str], took: Mapping[str, float]) -> str:
    """The stage that runs; compiling in between counts to the one it is for."""
    key = _stage(job.stage) if job.stage else ""
    begun = [name for name in took if name not in (PREPARING, COMPILING)]
    if key != COMPILING or not begun:
        return key
    if job.stages and begun[-1] == SIMULATED:
        return SIMULATED
    after = order.index(begun[-1]) + 1
    return order[after] if after < len(order) else begun[-1]


def _past(key: str, seconds: float) -> str:
    if key == COMPILING:
        return f"{FIRST_TIME}, {spent(seconds)}"
    return spent(seconds)


def _note(job: Job, key: str) -> str:
    if job.is_over:
        return ""
    if key_of(job.stage) == COMPILING:
        return FIRST_TIME if key == COMPILING else tr("compiling")
    name, count = _parts(job.stage)
    begun = next((b for s, b in job.stages if _stage(s) == key), job.seconds)
    passed = f"{max(job.seconds - begun, 0.0):.0f}\u00a0s"
    if job.seconds - begun >= 60:
        passed = spent(job.seconds - begun)
    if name in PARTS:
        return within(stage_name(job.stage)) + ("" if count else f", {passed}")
    return passed


def _stage(stage: str) -> str:
    key = key_of(stage)
    return PARTS.get(key, key)


def _parts(stage: str) -> tuple[str, str]:
    found = _COUNT.match(stage)
    assert found is not None
    if not found[2]:
        return found[1], ""
    return found[1], tr("{count} of {all}", count=found[2], all=found[3])

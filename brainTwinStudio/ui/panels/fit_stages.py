"""The stages of a fit in plain words: what is done, what runs, what comes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.time_words import about, spent

COMPILING, JUDGING = "Compiling", "Judging"
FIRST_TIME = "first time only"
WORDS = {
    "Start": "Starting points",
    "Validating": "Choosing anatomy's pull",
    JUDGING: "Judging by free runs",
}
SHORT = {
    "Start": "starts",
    "Regional parameters": "regional",
    "Validating": "validating",
    "Learned connectome": "connectome",
    "Slow gain": "slow gain",
    "Simulated dynamics": "simulated",
}
State = Literal["done", "active", "waiting", "failed"]
_COUNT = re.compile(r"^(.*?)(?: (\d+ of \d+))?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list. key: as the engine names it, without a count."""

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
    return SHORT.get(key, key.lower())


def expected(request: FitRequest) -> tuple[str, ...]:
    """The stages that a fit goes through, as far as its settings tell. A stage that the
    engine adds is taken in when it comes."""
    deep = request.settings.effort != "quick"
    learned = request.spec.connectome == "learned"
    return (
        "Preparing",
        COMPILING,
        "Start",
        "Regional parameters",
        *(("Validating",) if deep and learned else ()),
        *(("Learned connectome",) if learned else ()),
        *(("Slow gain",) if deep and request.spec.slow_gain else ()),
        *(("Simulated dynamics",) if deep else ()),
        JUDGING,
    )


def seconds_of(job: Job) -> dict[str, float]:
    """Stage -> seconds so far, in order. Compiling in the middle of a fit belongs to
    the stage that it is for."""
    result: dict[str, float] = {}
    ends = [*(begun for _, begun in job.stages[1:]), job.seconds]
    held = 0.0
    for (stage, begun), end in zip(job.stages, ends, strict=False):
        key, took = key_of(stage), max(end - begun, 0.0)
        if key == COMPILING and len(result) > 1 and list(result)[-1] != COMPILING:
            held += took
            continue
        result[key] = result.get(key, 0.0) + took + held
        held = 0.0
    return result


def steps_of(job: Job, usual: Mapping[str, float] | None = None) -> tuple[Step, ...]:
    """The list of a running or finished fit. usual: seconds of stages, measured in
    earlier fits here, for those that still wait."""
    took = seconds_of(job)
    order = _order(job, took)
    now = _present(job, order, took)
    steps = []
    for key in order:
        text = WORDS.get(key, key)
        if job.state == "done" or (key in took and key != now):
            steps.append(Step(key, text, "done", _past(key, took)))
        elif key == now:
            state: State = "failed" if job.is_over else "active"
            steps.append(Step(key, text, state, _note(job, key)))
        else:
            coming = (usual or {}).get(key)
            left_out = now in order and order.index(key) < order.index(now)
            note = "left out" if left_out else about(coming) if coming else ""
            steps.append(Step(key, text, "waiting", note))
    return tuple(steps)


def position(job: Job) -> str:
    """'stage 3 of 8, learned connectome'."""
    if not job.stage:
        return "starting"
    if not isinstance(job.request, FitRequest):
        return job.stage.lower()
    if key_of(job.stage) == COMPILING:
        return "compiling (first time only)"
    order = _order(job, seconds_of(job))
    key = key_of(job.stage)
    words = WORDS.get(key, key).lower()
    return f"stage {order.index(key) + 1} of {len(order)}, {words}"


def _order(job: Job, took: Mapping[str, float]) -> list[str]:
    request = job.request
    order = list(expected(request)) if isinstance(request, FitRequest) else []
    for key in took:
        if key not in order:
            at = order.index(JUDGING) if JUDGING in order else len(order)
            order.insert(at, key)
    return order


def _present(job: Job, order: list[str], took: Mapping[str, float]) -> str:
    """The stage that runs; compiling in between counts to the next one that waits."""
    key = key_of(job.stage)
    if key != COMPILING or len(took) <= 2:
        return key
    waiting = [name for name in order if name not in took]
    return waiting[0] if waiting else key


def _past(key: str, took: Mapping[str, float]) -> str:
    if key not in took:
        return "left out"
    if key == COMPILING:
        return f"{FIRST_TIME}, {spent(took[key])}"
    return spent(took[key])


def _note(job: Job, key: str) -> str:
    if job.is_over:
        return ""
    if key_of(job.stage) == COMPILING:
        return FIRST_TIME if key == COMPILING else "compiling, first time only"
    count = _parts(job.stage)[1]
    begun = next((b for s, b in job.stages if key_of(s) == key), job.seconds)
    passed = spent(round(max(job.seconds - begun, 0.0)))
    passed = passed.replace(".0\u00a0s", "\u00a0s")
    return f"{count}, {passed}" if count else passed


def _parts(stage: str) -> tuple[str, str]:
    found = _COUNT.match(stage)
    assert found is not None
    return found[1], found[2] or ""

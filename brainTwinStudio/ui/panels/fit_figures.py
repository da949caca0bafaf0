"""The five numbers of a fit in words: what each means, its interval, or why there is
none."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.electric_words import explains_both
from brainTwinStudio.report.wording import (
    NOT_ESTIMATED,
    get,
    interval,
    number,
    significant,
)
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.fit_figures_electric import (
    SPECTRA,
    held_out_words,
    spectrum_words,
)
from brainTwinStudio.ui.panels.fit_shown import agreement_of, correlation_of, last_loss
from brainTwinStudio.ui.panels.fit_stages import (
    COMPILING,
    key_of,
    short_name,
    stage_name,
)
from brainTwinStudio.ui.time_words import between, clock, spent

DASH = "–"
COUPLING = tr("Global coupling (1/s)")


@dataclass(frozen=True, slots=True)
class Number:
    """title, value and note of one cell. plain: the value is words, not a number."""

    title: str
    value: str
    note: str = ""
    plain: bool = False
    tip: str = ""


def numbers_of(shown: Job | Twin | None) -> tuple[Number, ...]:
    """The five numbers of a running fit, of a finished twin, or of nothing yet."""
    if isinstance(shown, Job):
        return _of_job(shown)
    if shown is None:
        titles = (tr("FC agreement"), tr("Held-out"), tr("Loss"), COUPLING, tr("Time"))
        return tuple(Number(title, DASH, tr("no fit yet")) for title in titles)
    return _of_twin(shown)


def _of_job(job: Job) -> tuple[Number, ...]:
    return (
        _agreement_now(job),
        _held_out_later(job),
        _loss_now(job),
        _coupling_now(job),
        _time_left(job),
    )


def timed(job: Job) -> tuple[Number, ...]:
    """The last three numbers: they change without a new picture."""
    return (_loss_now(job), _coupling_now(job), _time_left(job))


def _agreement_now(job: Job) -> Number:
    if isinstance(job.request, FitRequest) and "eeg" in job.request.spec.data:
        return Number(SPECTRA, DASH, tr("judged by free runs"))
    found = agreement_of(job)
    if found is None:
        return Number(tr("FC agreement, now"), DASH, tr("with the first step"))
    best = found.now if found.best is None else found.best
    r = number(correlation_of(found.measured, best))
    note = tr("linear theory") if found.best is None else tr("best {r}", r=r)
    now = number(correlation_of(found.measured, found.now))
    tip = tr(
        "Correlation of Fisher-z FC over pairs, by the linear theory of the model."
    )
    return Number(tr("FC agreement, now"), now, note, tip=tip)


def _held_out_later(job: Job) -> Number:
    assert isinstance(job.request, FitRequest)
    share = job.request.settings.hold_out
    if not share:
        return Number(tr("Held-out"), tr("nothing held out"), plain=True)
    tip = tr("What is held out is never looked at while a fit runs; it is judged once.")
    return Number(
        tr("Held-out ({percent:.0f} %)", percent=100 * share),
        tr("after the fit"),
        "",
        True,
        tip,
    )


def _loss_now(job: Job) -> Number:
    latest = last_loss(job)
    if latest is None:
        note = tr("judged by free runs") if job.course else tr("with the first step")
        return Number(tr("Loss"), DASH, note)
    value, stage = latest
    return Number(tr("Loss"), significant(value), short_name(stage))


def _coupling_now(job: Job) -> Number:
    if "G" not in job.preview:
        return Number(COUPLING, DASH, tr("with the first step"))
    value = significant(float(np.asarray(job.preview["G"])))
    return Number(
        COUPLING, value, tr("interval {not_estimated}", not_estimated=NOT_ESTIMATED)
    )


def _time_left(job: Job) -> Number:
    elapsed = tr("elapsed {time}", time=clock(job.seconds))
    if job.state == "queued":
        return Number(tr("Time left"), tr("in the queue"), "", True)
    if key_of(job.stage) == COMPILING:
        return Number(tr("Time left"), tr("compiling"), elapsed, True)
    if job.seconds_left is None:
        return Number(tr("Time left"), tr("not known yet"), elapsed, True)
    return Number(tr("Time left"), between(job.seconds_left), elapsed)


def _of_twin(twin: Twin) -> tuple[Number, ...]:
    return (
        _agreement(twin),
        _held_out(twin),
        _last_loss(twin),
        _coupling(twin),
        Number(
            tr("Time"),
            spent(twin.seconds),
            tr("compiling {time}", time=spent(twin.compile_seconds)),
        ),
    )


def _agreement(twin: Twin) -> Number:
    if explains_both(twin):
        return _both(
            tr("FC · EEG spectra, r"), twin.train, tr("on what was fitted"), twin
        )
    if twin.sensors is not None:
        title, value, note, tip = spectrum_words(twin)
        return Number(title, value, note, value == NOT_ESTIMATED, tip)
    single, sd = get(twin.train, "fc_r_single"), get(twin.train, "fc_r_sd")
    note = tr("on what was fitted")
    if single is not None and sd is not None:
        note = tr("one run {single} ± {sd}", single=number(single), sd=number(sd))
    tip = tr(
        "{count} free-running simulations against the recording.",
        count=twin.settings.judge_seeds,
    )
    return Number(tr("FC agreement"), _shown(get(twin.train, "fc_r")), note, tip=tip)


def _held_out(twin: Twin) -> Number:
    share = twin.settings.hold_out
    title = (
        tr("Held-out ({percent:.0f} %)", percent=100 * share)
        if share
        else tr("Held-out")
    )
    value = get(twin.held_out, "fc_r")
    if explains_both(twin) and twin.held_out:
        limits = (get(twin.ceiling, "fc_r"), get(twin.ceiling, "spectrum_r"))
        told = " · ".join(map(_shown, limits))
        return _both(title, twin.held_out, tr("ceiling {values}", values=told), twin)
    if twin.sensors is not None and twin.held_out:
        title, shown, note, tip = held_out_words(twin)
        return Number(title, shown, note, tip=tip)
    if value is None:
        why = tr("nothing held out") if not share else NOT_ESTIMATED
        return Number(title, why, "", True)
    ceiling, floor = get(twin.ceiling, "fc_r"), get(twin.floor, "fc_r")
    note = "" if ceiling is None else tr("ceiling {ceiling}", ceiling=number(ceiling))
    tip = tr(
        "Structure alone predicts {floor}. The recording's own parts "
        "agree by {ceiling}.",
        floor=number(floor),
        ceiling=number(ceiling),
    )
    return Number(title, number(value), note, tip=tip)


def _both(title: str, side: Mapping[str, float], note: str, twin: Twin) -> Number:
    """FC and spectra in one cell."""
    values = (get(side, "fc_r"), get(side, "spectrum_r"))
    tip = tr(
        "Correlation of Fisher-z FC over pairs of regions; of log power "
        "over channels and frequencies: {count} free-running "
        "simulations against the recordings.",
        count=twin.settings.judge_seeds,
    )
    return Number(title, " · ".join(map(_shown, values)), note, tip=tip)


def _last_loss(twin: Twin) -> Number:
    history = np.asarray(twin.loss_history)
    if not history.size or not np.isfinite(history[-1]):
        return Number(tr("Loss"), NOT_ESTIMATED, "", True)
    steps = number(history.size, 0)
    tip = (
        tr("At the end of: {stage}.", stage=stage_name(twin.phases[-1][1]))
        if twin.phases
        else ""
    )
    return Number(
        tr("Loss"),
        significant(float(history[-1])),
        tr("{count} steps", count=steps),
        tip=tip,
    )


def _coupling(twin: Twin) -> Number:
    value = twin.parameters.get("G")
    if value is None:
        return Number(COUPLING, tr("not in this model"), "", True)
    bounds = twin.intervals.get("G")
    note = tr("interval {not_estimated}", not_estimated=NOT_ESTIMATED)
    if bounds is not None:
        note = interval(float(bounds[0]), float(bounds[1]))
    return Number(COUPLING, significant(float(value)), note)


def _shown(value: float | None) -> str:
    return DASH if value is None else number(value)

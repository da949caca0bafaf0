"""Which runs can be fitted to, alone and together. No widgets."""

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Recording
from brainTwinStudio.project.hold_out import fitted_s, least_s


def check_alike(runs: tuple[Recording, ...]) -> None:
    """Raises InputError for runs that cannot be fitted together: each kind is compared
    with its own first run."""
    for run in runs:
        first = next(other for other in runs if other.kind == run.kind)
        if abs(run.sampling_hz - first.sampling_hz) > 1e-6 * first.sampling_hz:
            raise InputError(
                tr(
                    "{run} has a repetition time of {time:.4g} s "
                    "and {other} of {other_time:.4g} s. Fit them apart.",
                    run=run.id,
                    time=run.repetition_time_s,
                    other=first.id,
                    other_time=first.repetition_time_s,
                )
            )
        if run.band_hz != first.band_hz:
            raise InputError(
                tr(
                    "{run} and {other} were filtered to different bands. Fit them "
                    "apart.",
                    run=run.id,
                    other=first.id,
                )
            )


def check_length(run: Recording, hold_out: float) -> None:
    """Raises InputError for a run that is too short for what is held out of it."""
    least = least_s(run)
    held = run.seconds * hold_out
    if hold_out and min(held, fitted_s(run, hold_out)) < least:
        raise InputError(
            tr(
                "{run} is {seconds:.0f} s long; holding out {percent:.0f} % "
                "leaves a part under {least:.0f} s. Hold out another share, "
                "or nothing.",
                run=run.id,
                seconds=run.seconds,
                percent=100 * hold_out,
                least=least,
            )
        )
    if run.seconds < least:
        raise InputError(
            tr(
                "{run} is {seconds:.0f} s long; a fit needs {least:.0f} s or more.",
                run=run.id,
                seconds=run.seconds,
                least=least,
            )
        )
